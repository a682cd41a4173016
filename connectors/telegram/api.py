"""One bot's requests to a Bot API server over HTTP: what was asked, what was answered, and whether it left at all.

Our own instead of aiogram's session: it must tell a request that never left (repeat it) from one that may have been
carried out (never repeat it), it hands updates over unparsed, and importing aiogram costs 130 MB. That our requests
have the shape Telegram wants is checked against aiogram's models by the tests.
The token is part of the address, so no address and no foreign exception leaves this module.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from types import SimpleNamespace, TracebackType
from typing import Any, Self

import aiohttp

CLOUD = "https://api.telegram.org"
ANSWER_LIMIT = 32 * 1024 * 1024
"""Bytes of one answer; a hundred updates of the longest messages stay far below."""
CONNECT_TIMEOUT = 15.0
TIMEOUT = 60.0
UPLOAD_TIMEOUT = 600.0
FAILURES = (aiohttp.ClientError, TimeoutError, OSError, ValueError)
"""What aiohttp raises about a request; ValueError is a wrong address."""


class ApiError(Exception):
    """The Bot API did not do what was asked."""


class Refused(ApiError):
    """It said no. `code` is HTTP's; `description` is Telegram's own words."""

    def __init__(
        self, code: int, description: str, *, retry_after: float | None = None, migrated_to: int | None = None
    ) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrated_to = migrated_to


class NotSent(ApiError):
    """No connection: the request never left, so nothing happened."""


class FileMissing(ApiError):
    """A file of ours that was to be uploaded cannot be read; nothing left."""


class NotAnswered(ApiError):
    """The request left, and no answer that can be understood came back: it may have been carried out."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file for a request: the bytes at `path`."""

    path: str
    name: str
    media_type: str


class BotApi:
    """A bot's door to its Bot API server. Use as an async context manager; proxies are taken from the environment."""

    def __init__(self, token: str, base_url: str = CLOUD, *, timeout: float = TIMEOUT) -> None:
        self._timeout = timeout
        self._token = token
        self._base = base_url.rstrip("/")
        trace = aiohttp.TraceConfig()
        trace.on_request_headers_sent.append(_note_sent)
        self._session = aiohttp.ClientSession(
            trace_configs=[trace],
            trust_env=True,
            connector=aiohttp.TCPConnector(limit=100, keepalive_timeout=20),
            timeout=aiohttp.ClientTimeout(sock_connect=CONNECT_TIMEOUT),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        await self._session.close()

    async def call(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        *,
        uploads: Mapping[str, Upload] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """The `result` of a method. `uploads` go as parts of the form under their names (`attach://name`).

        Raises `Refused`, `NotSent` or `NotAnswered`, and with uploads `FileMissing`.
        """
        if not uploads:
            return _result(*await self._post(method, timeout or self._timeout, json=params or {}))
        async with AsyncExitStack() as stack:
            form = await _form(stack, params or {}, uploads)
            return _result(*await self._post(method, UPLOAD_TIMEOUT, data=form))

    async def updates(self, *, offset: int, timeout: int, limit: int = 100, allowed: Sequence[str]) -> list[bytes]:
        """Wait up to `timeout` seconds for updates; each is handed over as the bytes of its JSON object.

        Asking for `offset` tells Telegram that everything below it is safe with us.
        """
        params = {"offset": offset, "timeout": timeout, "limit": limit, "allowed_updates": list(allowed)}
        found = await self.call("getUpdates", params, timeout=timeout + 15)
        if not isinstance(found, list):
            raise NotAnswered("getUpdates did not answer with a list")
        return [json.dumps(update, ensure_ascii=True, separators=(",", ":")).encode() for update in found]

    async def download(self, path: str) -> AsyncIterator[bytes]:
        """The bytes of a file whose `file_path` getFile has told. Raises `Refused`, `NotSent` or `NotAnswered`."""
        limit = aiohttp.ClientTimeout(total=UPLOAD_TIMEOUT, sock_connect=CONNECT_TIMEOUT, sock_read=self._timeout)
        address = f"{self._base}/file/bot{self._token}/{path}"
        async with AsyncExitStack() as stack:
            try:
                answer = self._session.get(address, timeout=limit, allow_redirects=False)
                response = await stack.enter_async_context(answer)
            except FAILURES as error:
                raise NotSent(type(error).__name__) from None
            if response.status != 200:
                raise Refused(response.status, response.reason or "")
            while chunk := await _chunk(response):
                yield chunk

    async def _post(self, method: str, timeout: float, **content: Any) -> tuple[int, bytes]:
        sent = SimpleNamespace(headers=False)
        limit = aiohttp.ClientTimeout(total=timeout, sock_connect=CONNECT_TIMEOUT)
        address = f"{self._base}/bot{self._token}/{method}"
        try:
            async with self._session.post(
                address, timeout=limit, allow_redirects=False, trace_request_ctx=sent, **content
            ) as response:
                return response.status, await _read(response)
        except FAILURES as error:
            raise (NotAnswered if sent.headers else NotSent)(type(error).__name__) from None


async def _note_sent(_session: aiohttp.ClientSession, context: SimpleNamespace, _params: object) -> None:
    if context.trace_request_ctx is not None:
        context.trace_request_ctx.headers = True


async def _chunk(response: aiohttp.ClientResponse) -> bytes:
    try:
        return await response.content.read(1 << 16)
    except FAILURES as error:
        raise NotAnswered(type(error).__name__) from None


async def _read(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_chunked(1 << 16):
        body += chunk
        if len(body) > ANSWER_LIMIT:
            raise aiohttp.ClientPayloadError
    return bytes(body)


def _result(status: int, body: bytes) -> Any:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict) or not isinstance(answer.get("ok"), bool):
        if 400 <= status < 500:  # a proxy or a wrong address speaks
            raise Refused(status, f"HTTP {status}")
        raise NotAnswered(f"HTTP {status} without a readable answer")
    if answer["ok"]:
        return answer.get("result")
    raise _refusal(status, answer)


def _refusal(status: int, answer: Mapping[str, Any]) -> Refused:
    code, parameters = answer.get("error_code"), answer.get("parameters")
    parameters = parameters if isinstance(parameters, dict) else {}
    pause, migrated = parameters.get("retry_after"), parameters.get("migrate_to_chat_id")
    return Refused(
        code if isinstance(code, int) else status,
        str(answer.get("description", ""))[:500],
        retry_after=float(pause) if isinstance(pause, int | float) else None,
        migrated_to=migrated if isinstance(migrated, int) else None,
    )


async def _form(stack: AsyncExitStack, params: Mapping[str, Any], uploads: Mapping[str, Upload]) -> aiohttp.FormData:
    form = aiohttp.FormData(quote_fields=False)
    for name, value in params.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for name, upload in uploads.items():
        try:
            file = await asyncio.to_thread(open, upload.path, "rb")
        except OSError as error:
            raise FileMissing(type(error).__name__) from None
        stack.callback(file.close)
        form.add_field(name, file, filename=upload.name, content_type=upload.media_type)
    return form

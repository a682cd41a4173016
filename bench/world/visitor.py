"""A visitor of a site with the widget, as a program: what the panel says to the server, without a browser.

    async with Visitor(url, key) as anna:
        await anna.say("Hello")
        async for event in anna.listen(): ...

It keeps to the protocol of docs/widget.md, not to anybody's code.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import AsyncIterator, Mapping
from typing import Any, Self
from urllib.parse import quote

import aiohttp


class NotTaken(Exception):
    """The server refused; `status` and the body of its problem+json."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        super().__init__(f"{status} {problem.get('code')}: {problem.get('detail')}")
        self.status = status
        self.code = problem.get("code", "")
        self.problem = problem


class Visitor:
    """One browser of one person. `identity` is what the site has signed; `address` stands for the visitor's IP.

    `address` is sent as `X-Forwarded-For`, for many visitors from one machine: the server must trust it as a proxy.
    """

    def __init__(
        self,
        url: str,
        key: str,
        *,
        host: str = "https://shop.example",
        identity: str | None = None,
        address: str = "",
        http: aiohttp.ClientSession | None = None,
    ) -> None:
        self.base = f"{url}/w/{key}"
        self.host = host
        self.identity = identity
        self.token: str | None = None
        self.since = 0
        self.headers = {"X-Forwarded-For": address} if address else {}
        self._http = http
        self._own = http is None

    async def __aenter__(self) -> Self:
        if self._http is None:
            self._http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None, sock_connect=10))
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._own and self._http is not None:
            await self._http.close()

    async def call(self, method: str, path: str, *, headers: Mapping[str, str] | None = None, **more: Any) -> Any:
        """One request; its JSON. Raises `NotTaken`."""
        assert self._http is not None
        async with self._http.request(
            method, f"{self.base}/{path}", headers={**self._headers(), **(headers or {})}, **more
        ) as response:
            body = await response.read()
            if response.status >= 400:
                raise NotTaken(response.status, json.loads(body) if body[:1] == b"{" else {})
            return json.loads(body) if body else None

    async def open(self) -> str:
        """A session: a new anonymous one, or the signed person's, who takes along what this visitor said."""
        given = {"identity": self.identity, "visitor": self.token} if self.identity else {}
        self.token = (await self.call("POST", "session", json=given))["token"]
        return self.token

    async def say(self, text: str, *, cid: str | None = None, file: str | None = None) -> dict[str, Any]:
        """Send a message and return it as the server confirmed it."""
        if self.token is None:
            await self.open()
        letter = {"cid": cid or secrets.token_hex(16), "text": text, "file": file}
        message: dict[str, Any] = (await self.call("POST", "msg", json=letter))["message"]
        return message

    async def upload(self, name: str, content: bytes) -> dict[str, Any]:
        if self.token is None:
            await self.open()
        answer: dict[str, Any] = await self.call("POST", "file", data=content, headers={"X-File-Name": quote(name)})
        return answer

    async def history(self, *, before: int | None = None) -> dict[str, Any]:
        """The newest page of messages, or the one before a message; the newest sets where `listen` begins."""
        answer: dict[str, Any] = await self.call("GET", f"history?before={before}" if before else "history")
        if before is None:
            self.since = answer["since"]
        return answer

    async def seen(self, *, delivered: int = 0, read: int = 0) -> None:
        await self.call("POST", "seen", json={"delivered": delivered, "read": read})

    async def typing(self) -> None:
        await self.call("POST", "typing", json={})

    async def poll(self, wait: int = 0) -> list[dict[str, Any]]:
        """What happened since, by a long poll."""
        events: list[dict[str, Any]] = (await self.call("GET", f"events?since={self.since}&wait={wait}"))["events"]
        self.since = max([self.since, *(event.get("number", 0) for event in events)])
        return events

    async def listen(self) -> AsyncIterator[dict[str, Any]]:
        """Events of one stream, from where the last one ended, until the server or the caller ends it."""
        assert self._http is not None
        async with self._http.get(
            f"{self.base}/events?since={self.since}", headers={**self._headers(), "Accept": "text/event-stream"}
        ) as response:
            if response.status >= 400:
                raise NotTaken(response.status, await response.json(content_type=None))
            async for raw in response.content:
                if raw.startswith(b"data: "):
                    event = json.loads(raw[6:])
                    self.since = max(self.since, event.get("number", 0))
                    yield event

    def _headers(self) -> dict[str, str]:
        bearer = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return {"Widget-Host": self.host, **self.headers, **bearer}

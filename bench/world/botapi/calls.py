"""One call of a method as it came over HTTP: its parameters, from a JSON body, a form, or the address."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from bench.world.botapi.refusals import Json, Refusal, bad_request

UPLOAD_LIMIT = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the call."""

    name: str
    content: bytes
    media_type: str


@dataclass
class Call:
    """A method and its parameters. The getters refuse with 400 what is not of their kind."""

    method: str
    values: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name)
        return default if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        try:
            return int(self.values[name]) if self.has(name) else default
        except (ValueError, TypeError):
            raise bad_request(f'invalid parameter "{name}" specified') from None

    def number(self, name: str, default: float = 0.0) -> float:
        try:
            return float(self.values[name]) if self.has(name) else default
        except (ValueError, TypeError):
            raise bad_request(f'invalid parameter "{name}" specified') from None

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in ("true", "yes", "1")

    def structure(self, name: str) -> Any:
        """A JSON value, sent as such or as text; None when it is not there."""
        value = self.values.get(name)
        if not isinstance(value, str) or not value:
            return value or None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def entities(self, name: str) -> list[Json]:
        found = self.structure(name)
        if found is not None and not isinstance(found, list):
            raise bad_request("can't parse entities: Expected an Array of MessageEntity")
        return found or []


async def read_call(request: web.Request, method: str) -> Call:
    """Take a request apart. Raises `Refusal` 413 for a file over 50 MB, 400 for a body that cannot be read."""
    call = Call(method, dict(request.query))
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.read() or b"{}")
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(body, dict):
            raise bad_request("can't parse JSON object")
        call.values |= body
    elif request.content_type == "multipart/form-data":
        await _read_parts(request, call)
    elif request.can_read_body:
        call.values |= {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
    return call


async def _read_parts(request: web.Request, call: Call) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        if part.filename is None:
            call.values[part.name] = await part.text()
            continue
        content = bytearray()
        while chunk := await part.read_chunk(1 << 16):
            content += chunk
            if len(content) > UPLOAD_LIMIT:
                raise Refusal(413, "Request Entity Too Large")
        media_type = part.headers.get("Content-Type", "application/octet-stream")
        call.uploads[part.name] = Upload(part.filename, bytes(content), media_type)

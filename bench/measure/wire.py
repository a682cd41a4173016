"""A kept-alive HTTP connection as thin as Python has it, so that the load costs less than what is measured."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from typing import Self, cast
from urllib.parse import urlsplit


class Connection(asyncio.Protocol):
    """One connection, one request at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self._received = bytearray()
        self._host = ""

    @classmethod
    async def open(cls, url: str) -> Self:
        parts = urlsplit(url)
        loop = asyncio.get_running_loop()
        _, protocol = await loop.create_connection(cls, parts.hostname or "", parts.port or 80)
        protocol._host = parts.netloc
        return protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answer and not self._answer.done():
            self._answer.set_exception(ConnectionError("the server hung up"))

    def data_received(self, data: bytes) -> None:
        self._received += data
        end = self._received.find(b"\r\n\r\n")
        if end < 0 or self._answer is None:
            return
        head = bytes(self._received[:end]).lower()
        start = head.find(b"content-length:")
        length = int(head[start + 15 :].split(b"\r\n", 1)[0]) if start >= 0 else 0
        if len(self._received) < end + 4 + length:
            return
        body = bytes(self._received[end + 4 : end + 4 + length])
        self._received.clear()
        answer, self._answer = self._answer, None
        answer.set_result((int(head[9:12]), body))

    async def request(
        self, method: str, path: str, *, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> tuple[int, bytes]:
        """The status and the body. Raises ConnectionError. An answer without its length is taken for empty."""
        assert self._transport is not None and self._answer is None
        fields = "".join(f"{name}: {value}\r\n" for name, value in (headers or {}).items())
        head = f"{method} {path} HTTP/1.1\r\nHost: {self._host}\r\nContent-Length: {len(body)}\r\n{fields}\r\n"
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(head.encode() + body)
        return await self._answer

    def close(self) -> None:
        if self._transport:
            self._transport.close()


async def post_all(
    url: str, path: str, bodies: list[bytes], *, connections: int, headers: Mapping[str, str]
) -> tuple[float, list[float]]:
    """Post every body once over so many connections; returns the seconds in all, and each answer's seconds.

    Raises RuntimeError for an answer that is not 200.
    """
    waiting = iter(bodies)
    times: list[float] = []
    open_ = [await Connection.open(url) for _ in range(connections)]

    async def work(connection: Connection) -> None:
        for body in waiting:
            began = time.perf_counter()
            status, _ = await connection.request("POST", path, body=body, headers=headers)
            times.append(time.perf_counter() - began)
            if status != 200:
                raise RuntimeError(f"{path} answered {status}")

    began = time.perf_counter()
    await asyncio.gather(*map(work, open_))
    took = time.perf_counter() - began
    for connection in open_:
        connection.close()
    return took, times

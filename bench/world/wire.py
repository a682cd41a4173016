"""The cable between a client and a server: passes bytes on, until it is cut, unplugged or made to swallow.

async with Wire(port=8080) as wire:     # clients connect to wire.port
    wire.cut()                          # all connections break; new ones work
    wire.unplug()                       # and new ones are refused, until wire.plug()
    wire.deaf = True                    # the server's answers are lost on the way
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import Self

CHUNK = 65_536


class Wire:
    """A TCP proxy on a loopback port."""

    def __init__(self, port: int, *, host: str = "127.0.0.1") -> None:
        self.host = host
        self.port = 0
        self.deaf = False
        """What the server answers from now on does not arrive."""
        self._to = port
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        await self.plug()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.unplug()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def plug(self) -> None:
        """Take connections (again, and on the same port)."""
        if self._server is None:
            self._server = await asyncio.start_server(self._carry, self.host, self.port, reuse_address=True)
            self.port = self._server.sockets[0].getsockname()[1]

    def unplug(self) -> None:
        """Break everything and refuse new connections."""
        if self._server:
            self._server.close()
            self._server = None
        self.cut()

    def cut(self) -> None:
        """Break all connections, in the middle of whatever they carry."""
        for writer in list(self._writers):
            writer.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self._writers.add(writer)
        there: asyncio.StreamWriter | None = None
        try:
            back, there = await asyncio.open_connection(self.host, self._to)
            self._writers.add(there)
            await asyncio.gather(self._pump(reader, there, answers=False), self._pump(back, writer, answers=True))
        except OSError:
            pass
        finally:
            for one in filter(None, (writer, there)):
                self._writers.discard(one)
                one.transport.abort()

    async def _pump(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, answers: bool) -> None:
        while data := await source.read(CHUNK):
            if not (answers and self.deaf):
                target.write(data)
                await target.drain()
        with contextlib.suppress(OSError):
            target.write_eof()

"""IMAP's connection: bytes, lines, literals and tagged answers, each wait with a limit; knows no folder and no mail."""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import AsyncIterator
from contextlib import suppress

from connectors.email.imap_words import Token, readable, tokens
from connectors.email.reasons import Reason, reason_of
from connectors.email.urls import Server, tls_context

CONNECT = 20.0
ANSWER = 60.0
"""Seconds for one answer; a mail may be big, so it is counted for each piece that arrives."""
_MAX_LINE = 4 * 1024 * 1024
_MAX_LITERAL = 128 * 1024 * 1024
_LITERAL = re.compile(rb"\{(\d{1,12})\+?\}$")


class ImapError(Exception):
    """The mailbox could not be read; `reason` says why, the text is the server's or the system's."""

    def __init__(self, reason: Reason, said: str = "") -> None:
        super().__init__(f"{reason}: {said}" if said else reason)
        self.reason = reason
        self.said = said


class Wire:
    """One connection. Not for several tasks at once."""

    def __init__(self, server: Server, *, patience: float = ANSWER) -> None:
        self._server = server
        self._patience = patience
        self._reader: asyncio.StreamReader
        self._writer: asyncio.StreamWriter | None = None
        self._number = 0
        self.grown = False
        """The server said that mails have come; whoever asks takes the mark away."""

    async def open(self) -> bytes:
        """Connect, with TLS at once if the address says so; the greeting. Raises `ImapError`."""
        server = self._server
        context = tls_context(server) if server.tls == "at_once" else None
        try:
            async with asyncio.timeout(CONNECT):
                self._reader, self._writer = await asyncio.open_connection(
                    server.host, server.port, ssl=context, limit=_MAX_LINE
                )
        except (OSError, TimeoutError) as error:
            raise ImapError(*reason_of(error)) from error
        return await self.line()

    async def encrypt(self) -> None:
        """Go on in TLS, after STARTTLS was agreed. Raises `ImapError`."""
        assert self._writer is not None
        try:
            async with asyncio.timeout(CONNECT):
                await self._writer.start_tls(tls_context(self._server), server_hostname=self._server.host)
        except (OSError, TimeoutError) as error:
            raise ImapError(*reason_of(error)) from error

    async def close(self) -> None:
        """Hang up without ceremony."""
        writer, self._writer = self._writer, None
        if writer is None:
            return
        writer.close()
        with suppress(OSError, ssl.SSLError, TimeoutError):
            async with asyncio.timeout(2):
                await writer.wait_closed()

    def tag(self) -> str:
        self._number += 1
        return f"p{self._number}"

    async def command(self, text: str) -> list[list[Token]]:
        """Give a command; its untagged answers. Raises `ImapError("protocol")` when the server says no."""
        return [line async for line in self.lines(text)]

    async def lines(self, text: str) -> AsyncIterator[list[Token]]:
        tag = self.tag()
        await self.send(f"{tag} {text}\r\n".encode())
        async for line in self.until(tag):
            yield line

    async def until(self, tag: str) -> AsyncIterator[list[Token]]:
        """The untagged answers up to the tagged one. Raises `ImapError("protocol")` when that is not OK."""
        done = f"{tag} ".encode()
        while True:
            line, literals = await self._response()
            if line.startswith(done):
                if line[len(done) : len(done) + 3].upper().rstrip() != b"OK":
                    raise ImapError("protocol", readable(line[len(done) :]))
                return
            if line.startswith(b"* "):
                self.notice(line)
                yield tokens(line[2:], literals)
            elif line.startswith(b"+"):
                await self.send(b"*\r\n")  # it asks for more than we have: we take the command back

    def notice(self, line: bytes) -> None:
        """Look at an untagged line for what concerns us at any time. Raises `ImapError("lost")` at a farewell."""
        if line.startswith(b"* BYE"):
            raise ImapError("lost", readable(line))
        if line.upper().rstrip().endswith((b" EXISTS", b" RECENT")):
            self.grown = True

    async def send(self, data: bytes) -> None:
        if self._writer is None:
            raise ImapError("lost")
        try:
            self._writer.write(data)
            async with asyncio.timeout(self._patience):
                await self._writer.drain()
        except TimeoutError as error:
            raise ImapError("timeout") from error
        except (OSError, RuntimeError) as error:
            raise ImapError("lost", str(error)) from error

    async def line(self, limit: float | None = None) -> bytes:
        """The next line, within `limit` seconds or the usual patience. Raises `ImapError`."""
        try:
            async with asyncio.timeout(self._patience if limit is None else limit):
                line = await self._reader.readuntil(b"\n")
        except TimeoutError as error:
            raise ImapError("timeout") from error
        except asyncio.LimitOverrunError as error:
            raise ImapError("protocol", "a line without end") from error
        except (asyncio.IncompleteReadError, OSError) as error:
            raise ImapError("lost", str(error)) from error
        return line.rstrip(b"\r\n")

    async def _response(self) -> tuple[bytes, list[bytes]]:
        """One answer: its text with each literal replaced by `{}`, and the literals."""
        line = await self.line()
        literals: list[bytes] = []
        while found := _LITERAL.search(line):
            literals.append(await self._literal(int(found[1])))
            line = line[: found.start()] + b"{}" + await self.line()
        return line, literals

    async def _literal(self, size: int) -> bytes:
        if size > _MAX_LITERAL:
            raise ImapError("protocol", "a mail without end")
        pieces: list[bytes] = []
        left = size
        while left:
            try:
                async with asyncio.timeout(self._patience):
                    piece = await self._reader.read(min(left, 1 << 18))
            except TimeoutError as error:
                raise ImapError("timeout") from error
            except OSError as error:
                raise ImapError("lost", str(error)) from error
            if not piece:
                raise ImapError("lost")
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)

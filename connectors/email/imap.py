"""A small IMAP client (RFC 3501, IDLE of RFC 2177): what a reader of one folder needs, and nothing that writes.

Every wait has a limit and every failure is an `ImapError`. The folder is opened read-only: we neither mark nor move
anything, and how far we have come is kept by us.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from connectors.email.imap_wire import ANSWER, ImapError, Wire
from connectors.email.imap_words import MONTHS, Token, is_word, number, quoted, readable, received_at, uid_set, utf7
from connectors.email.urls import Server

_LIST = "(UID RFC822.SIZE INTERNALDATE)"


@dataclass(frozen=True, slots=True)
class Folder:
    """An opened folder."""

    uid_validity: int
    uid_next: int
    exists: int


@dataclass(frozen=True, slots=True)
class Item:
    """A mail as the server lists it; `received_at` in milliseconds, when the server took it."""

    uid: int
    size: int
    received_at: int | None


class Imap:
    """One signed-in connection; `patience`: seconds for one answer. Not for several tasks at once."""

    def __init__(self, server: Server, *, patience: float = ANSWER) -> None:
        self._server = server
        self._wire = Wire(server, patience=patience)
        self._capabilities: set[str] = set()

    async def open(self) -> None:
        """Connect, encrypt as the server's address says, and sign in. Raises `ImapError`."""
        greeting = await self._wire.open()
        if greeting.startswith(b"* BYE"):
            raise ImapError("refused", readable(greeting))
        await self._learn()
        if self._server.tls in ("offered", "required"):
            await self._encrypt()
        if not greeting.startswith(b"* PREAUTH"):
            await self._sign_in()
        await self._learn()

    async def _learn(self) -> None:
        for line in await self._wire.command("CAPABILITY"):
            if line[:1] == [b"CAPABILITY"]:
                words = (word for word in line[1:] if isinstance(word, bytes))
                self._capabilities = {word.decode("ascii", "replace").upper() for word in words}

    async def _encrypt(self) -> None:
        if "STARTTLS" not in self._capabilities:
            if self._server.tls == "required":
                raise ImapError("no_tls")
            return
        await self._wire.command("STARTTLS")
        await self._wire.encrypt()
        await self._learn()

    async def _sign_in(self) -> None:
        user, password = self._server.user, self._server.password
        if "LOGINDISABLED" in self._capabilities:
            raise ImapError("no_tls")
        command = f"LOGIN {quoted(user)} {quoted(password)}"
        if "AUTH=PLAIN" in self._capabilities and "SASL-IR" in self._capabilities:
            secret = base64.b64encode(f"\0{user}\0{password}".encode()).decode("ascii")
            command = f"AUTHENTICATE PLAIN {secret}"
        try:
            await self._wire.command(command)
        except ImapError as error:
            if error.reason == "protocol":
                raise ImapError("password", error.said) from None
            raise

    async def close(self) -> None:
        """Hang up without ceremony."""
        await self._wire.close()

    # -- reading -------------------------------------------------------------------------------------------------

    async def examine(self, folder: str) -> Folder:
        """Open a folder read-only. Raises `ImapError("folder")` when there is none of this name."""
        try:
            lines = await self._wire.command(f"EXAMINE {quoted(utf7(folder))}")
        except ImapError as error:
            raise ImapError("folder", error.said) if error.reason == "protocol" else error from None
        facts = {b"[UIDVALIDITY": 0, b"[UIDNEXT": 0}
        exists = 0
        for line in lines:
            if len(line) >= 2 and line[1] == b"EXISTS":
                exists = number(line[0])
            if len(line) >= 3 and isinstance(line[1], bytes) and line[1] in facts and is_word(line[2]):
                facts[line[1]] = number(line[2])
        return Folder(facts[b"[UIDVALIDITY"], facts[b"[UIDNEXT"], exists)

    async def since(self, moment: datetime) -> list[int]:
        """UIDs of the mails that came on this day or later, by the server's calendar."""
        day = f"{moment.day}-{MONTHS[moment.month - 1]}-{moment.year}"
        lines = await self._wire.command(f"UID SEARCH SINCE {day}")
        return sorted(number(word) for line in lines if line[:1] == [b"SEARCH"] for word in line[1:])

    async def after(self, uid: int) -> list[Item]:
        """The mails above this UID, in order."""
        found = [_item(fields) async for fields in self._fetch(f"{uid + 1}:*", _LIST)]
        return sorted((one for one in found if one.uid > uid), key=lambda one: one.uid)

    async def items(self, uids: Sequence[int]) -> list[Item]:
        """These mails, in order; those that are gone are missing."""
        found = [_item(fields) async for fields in self._fetch(uid_set(uids), _LIST)]
        return sorted((one for one in found if one.uid), key=lambda one: one.uid)

    async def sources(self, uids: Sequence[int], *, beginning: int | None = None) -> AsyncIterator[tuple[int, bytes]]:
        """The sources of these mails, or of each its `beginning` in bytes; those that are gone are missing."""
        part = f"BODY.PEEK[]<0.{beginning}>" if beginning else "BODY.PEEK[]"
        async for fields in self._fetch(uid_set(uids), f"(UID {part})"):
            source = next((value for name, value in fields.items() if name.startswith("BODY[")), None)
            uid = number(fields.get("UID", b""))
            if uid and isinstance(source, bytes) and source != b"NIL":
                yield uid, source

    async def _fetch(self, uids: str, what: str) -> AsyncIterator[dict[str, Token]]:
        async for line in self._wire.lines(f"UID FETCH {uids} {what}"):
            if len(line) >= 3 and line[1] == b"FETCH" and isinstance(line[2], list):
                pairs = zip(line[2][::2], line[2][1::2], strict=False)
                yield {
                    name.decode("ascii", "replace").upper(): value for name, value in pairs if isinstance(name, bytes)
                }

    # -- waiting -------------------------------------------------------------------------------------------------

    @property
    def can_idle(self) -> bool:
        return "IDLE" in self._capabilities

    async def wait(self, seconds: float) -> bool:
        """Wait in IDLE until something arrives, at the most so long; whether something did. Raises `ImapError`.

        What was announced since the last wait, while mails were read, counts as well.
        """
        wire = self._wire
        if self._news():
            return True
        tag = wire.tag()
        await wire.send(f"{tag} IDLE\r\n".encode())
        deadline = asyncio.get_running_loop().time() + seconds
        going = False
        while not (going and wire.grown):
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                break
            try:
                line = await wire.line(left if going else None)
            except ImapError as error:
                if error.reason == "timeout" and going:
                    break
                raise
            if line.startswith(b"+"):
                going = True
            elif line.startswith(tag.encode()):
                raise ImapError("protocol", readable(line))
            else:
                wire.notice(line)
        await wire.send(b"DONE\r\n")
        async for _ in wire.until(tag):
            pass
        return self._news()

    def _news(self) -> bool:
        news, self._wire.grown = self._wire.grown, False
        return news

    async def poll(self) -> None:
        """Ask whether the connection still lives. Raises `ImapError`."""
        await self._wire.command("NOOP")


def _item(fields: dict[str, Token]) -> Item:
    return Item(
        uid=number(fields.get("UID", b"")),
        size=number(fields.get("RFC822.SIZE", b"")),
        received_at=received_at(fields.get("INTERNALDATE", b"")),
    )

"""A mailbox, read for ever: everything above the last UID, in groups, and then waiting for more.

How far we have come is a UID under a UIDVALIDITY, written in the transaction that stored the mails below it: a crash
repeats and never loses, and whoever reads the mailbox with another program changes nothing for us. Fetching and
parsing the next group goes on while the last is written.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

from connectors.email.admit import Letter
from connectors.email.imap import Imap, Item
from connectors.email.imap_wire import ANSWER, ImapError
from connectors.email.letters import Raw, prepare
from connectors.email.mailbox import Mailbox
from connectors.email.reasons import Reason
from connectors.email.store import store
from core import leases
from core.clock import to_datetime
from core.database import Database
from core.errors import Unavailable
from core.files import FileStore
from core.i18n import msgid
from core.work import View
from inbox import channels

log = structlog.get_logger(__name__)

IDLE = 150.0
"""Seconds in one IDLE: short enough that a connection that died silently is found out (RFC 2177 allows 29 minutes)."""
POLL = 15.0
LONGEST_PAUSE = 60.0
GROUP = 50
GROUP_BYTES = 8 * 1024 * 1024
BEGINNING = 128 * 1024
"""Bytes taken of a mail that is too big."""
OVERLAP = timedelta(days=2)
"""How far back a mailbox is read again when its UIDs have changed: mails taken before are recognised."""

PROBLEMS: dict[Reason, str] = {
    "host": msgid("The mail server cannot be found. Check its name in the channel's settings."),
    "refused": msgid("The mail server refuses the connection. Check its port in the channel's settings."),
    "tls": msgid("The mail server does not speak TLS on this port. Check the port and the encryption."),
    "certificate": msgid("The mail server's certificate is not valid for its name, or nobody known has signed it."),
    "no_tls": msgid("The mail server takes no password without encryption. Use imaps or another port."),
    "password": msgid(
        "The mail server refuses the user name or the password. Enter them again in the channel's settings."
    ),
    "folder": msgid("There is no such folder in the mailbox. Check its name in the channel's settings."),
    "timeout": msgid("The mail server does not answer."),
    "lost": msgid("The connection to the mail server was lost."),
    "protocol": msgid("The mail server answers something we do not understand."),
}


@dataclass(frozen=True, slots=True)
class _Group:
    letters: Sequence[Letter]
    last: int


class Reader:
    """Reads one mailbox. Only one process does so at a time: it holds the mailbox's lease."""

    def __init__(
        self,
        db: Database,
        files: FileStore,
        mailbox: Mailbox,
        *,
        idle: float = IDLE,
        poll: float = POLL,
        patience: float = ANSWER,
        longest_pause: float = LONGEST_PAUSE,
    ) -> None:
        assert mailbox.incoming is not None
        self._db = db
        self._files = files
        self._mailbox = mailbox
        self._server = mailbox.incoming
        self._idle = idle
        self._poll = poll
        self._patience = patience
        self._longest_pause = longest_pause
        self._failures = 0

    async def run(self) -> None:
        """Run until cancelled. Raises `LeaseLost` when another process has taken over."""
        async with leases.held(self._db, f"email:{self._mailbox.channel_id}"):
            while True:
                try:
                    await self._session()
                except ImapError as error:
                    await self._trouble(error)
                except (Unavailable, OSError) as error:  # OSError: an attachment finds no room on the disk.
                    log.warning("mail.unavailable", channel=self._mailbox.channel_id, error=str(error))
                    self._failures += 1
                    await self._pause()

    async def _session(self) -> None:
        """One connection, from signing in until it breaks."""
        imap = Imap(self._server, patience=self._patience)
        try:
            await imap.open()
            folder = await imap.examine(self._server.folder)
            cursor = await self._db.read(_cursor, self._mailbox.channel_id)
            if cursor.get("uid_validity") != folder.uid_validity:
                cursor = await self._begin(imap, folder.uid_validity, known=bool(cursor))
            while True:
                await self._take_all(imap, cursor)
                self._failures = 0
                await self._db.write(channels.note_success, self._mailbox.channel_id)
                await self._wait(imap)
        finally:
            await imap.close()

    async def _wait(self, imap: Imap) -> None:
        if imap.can_idle:
            await imap.wait(self._idle)
        else:
            await asyncio.sleep(self._poll)
            await imap.poll()

    async def _begin(self, imap: Imap, uid_validity: int, *, known: bool) -> dict[str, Any]:
        """The first look at a folder, or the first after the server has numbered it anew: where to start."""
        row = await self._db.read(channels.channel, self._mailbox.channel_id)
        since = to_datetime(row["created_at"]) - timedelta(days=self._mailbox.history_days)
        if known and row["succeeded_at"]:
            since = to_datetime(row["succeeded_at"]) - OVERLAP
        recent = await imap.since(since)
        if recent:
            uid = recent[0] - 1
        else:
            everything = await imap.after(0)
            uid = everything[-1].uid if everything else 0
        cursor = {"uid_validity": uid_validity, "uid": uid}
        await self._db.write(channels.set_cursor, self._mailbox.channel_id, cursor)
        return cursor

    # -- taking --------------------------------------------------------------------------------------------------

    async def _take_all(self, imap: Imap, cursor: dict[str, Any]) -> None:
        """Everything above the cursor; the next group is fetched and parsed while the last is written."""
        groups = self._groups(imap, await imap.after(cursor["uid"]))
        coming = asyncio.create_task(_next(groups))
        try:
            while (group := await coming) is not None:
                coming = asyncio.create_task(_next(groups))
                await self._store(group, cursor)
        finally:
            coming.cancel()
            await asyncio.gather(coming, return_exceptions=True)
            await groups.aclose()

    async def _store(self, group: _Group, cursor: dict[str, Any]) -> None:
        ahead = {**cursor, "uid": max(cursor["uid"], group.last)}
        await store(self._db, self._mailbox, group.letters, cursor=ahead)
        cursor.update(ahead)
        log.info("mail.taken", channel=self._mailbox.channel_id, letters=len(group.letters))

    async def _groups(self, imap: Imap, items: Sequence[Item]) -> AsyncGenerator[_Group, None]:
        for batch in _batches(items, self._mailbox.max_size):
            raws = await self._fetch(imap, batch)
            yield _Group(await prepare(self._mailbox, self._files, raws), batch[-1].uid)

    async def _fetch(self, imap: Imap, batch: Sequence[Item]) -> list[Raw]:
        """The sources of a batch in its order; of a mail that is too big only the beginning is taken."""
        whole = [item.uid for item in batch if item.size <= self._mailbox.max_size]
        big = [item.uid for item in batch if item.size > self._mailbox.max_size]
        sources: dict[int, bytes] = {}
        if whole:
            sources |= {uid: source async for uid, source in imap.sources(whole)}
        if big:
            sources |= {uid: source async for uid, source in imap.sources(big, beginning=BEGINNING)}
        now = self._db.clock()
        return [
            Raw(sources[item.uid], min(item.received_at or now, now), item.size if item.uid in big else None)
            for item in batch
            if item.uid in sources
        ]

    # -- trouble -------------------------------------------------------------------------------------------------

    async def _trouble(self, error: ImapError) -> None:
        """One lost connection is nothing; what lasts, or what only a person can mend, is told."""
        log.warning("mail.trouble", channel=self._mailbox.channel_id, reason=error.reason, said=error.said)
        self._failures += 1
        if self._failures > 1 or error.reason not in ("lost", "timeout", "refused"):
            try:
                await self._db.write(channels.note_failure, self._mailbox.channel_id, PROBLEMS[error.reason])
            except Unavailable as unavailable:
                log.warning("mail.unavailable", channel=self._mailbox.channel_id, error=str(unavailable))
        await self._pause()

    async def _pause(self) -> None:
        longest = min(self._longest_pause, 0.5 * 2 ** min(self._failures, 10))
        await asyncio.sleep(longest * (0.5 + random.random() / 2))


async def _next(groups: AsyncGenerator[_Group, None]) -> _Group | None:
    return await anext(groups, None)


def _batches(items: Sequence[Item], max_size: int) -> list[list[Item]]:
    """Groups of a few mails and a few megabytes, so that neither memory nor a transaction grows without bounds."""
    batches: list[list[Item]] = []
    size = 0
    for item in items:
        bytes_ = min(item.size, max_size)
        if not batches or len(batches[-1]) >= GROUP or size + bytes_ > GROUP_BYTES:
            batches.append([])
            size = 0
        batches[-1].append(item)
        size += bytes_
    return batches


async def _cursor(view: View, channel_id: int) -> dict[str, Any]:
    cursor: dict[str, Any] = (await channels.channel(view, channel_id))["cursor"]
    return cursor

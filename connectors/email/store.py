"""Groups of letters into the database: as few and as wide transactions as the engine likes, and none stops another.

SQLite has one writer: a group is one transaction, and how far the mailbox was read is part of it. PostgreSQL waits for
its network at every statement: there letters that have nothing in common are written beside each other, and the mark
follows when all are in. A crash between repeats letters, which their keys make harmless.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import structlog

from connectors.email.admit import Letter, admit_all
from connectors.email.mailbox import Mailbox
from core.database import Database
from core.errors import Unavailable

log = structlog.get_logger(__name__)

BESIDE = 4
"""Transactions of one mailbox at the same time; the pool serves others too."""


async def store(db: Database, mailbox: Mailbox, letters: Sequence[Letter], *, cursor: dict[str, Any] | None) -> None:
    """Store and apply letters, those of one correspondence in their order, then the cursor. Raises `Unavailable`."""
    if db.dialect == "sqlite":
        await _surely(db, mailbox, letters, cursor=cursor)
        return
    room = asyncio.Semaphore(BESIDE)

    async def write(lane: Sequence[Letter]) -> None:
        async with room:
            await _surely(db, mailbox, lane, cursor=None)

    await asyncio.gather(*(write(lane) for lane in lanes(letters)))
    if cursor is not None:
        await db.write(admit_all, mailbox, [], cursor=cursor)


async def _surely(db: Database, mailbox: Mailbox, letters: Sequence[Letter], *, cursor: dict[str, Any] | None) -> None:
    """All in one transaction; should one spoil it, one by one, and that one stays behind as failed."""
    try:
        await db.write(admit_all, mailbox, letters, cursor=cursor)
        return
    except Unavailable:
        raise
    except Exception:
        log.exception("mail.group_failed", channel=mailbox.channel_id, letters=len(letters))
    for letter in letters:
        try:
            await db.write(admit_all, mailbox, [letter], cursor=None)
        except Unavailable:
            raise
        except Exception as error:
            log.exception("mail.failed", channel=mailbox.channel_id)
            arrival = replace(letter.arrival, error=f"{type(error).__name__}: {error}")
            await db.write(admit_all, mailbox, [Letter(arrival)], cursor=None)
    if cursor is not None:
        await db.write(admit_all, mailbox, [], cursor=cursor)


def lanes(letters: Sequence[Letter]) -> list[list[Letter]]:
    """The letters in groups that share no sender and no id, each in its order."""
    lane_of: dict[str, int] = {}
    found: list[list[tuple[int, Letter]]] = []
    for position, letter in enumerate(letters):
        names = list(_names(letter))
        touched = sorted({lane_of[name] for name in names if name in lane_of})
        home = touched[0] if touched else len(found)
        if not touched:
            found.append([])
        found[home].append((position, letter))
        for other in touched[1:]:
            found[home] += found[other]
            found[other] = []
            lane_of = {name: home if lane == other else lane for name, lane in lane_of.items()}
        lane_of |= dict.fromkeys(names, home)
    return [[letter for _, letter in sorted(lane, key=lambda one: one[0])] for lane in found if lane]


def _names(letter: Letter) -> Iterator[str]:
    """All by which two letters could concern the same rows."""
    yield letter.arrival.key
    mail = letter.mail
    if mail is None:
        return
    yield from (f"id {one}" for one in (mail.message_id, *mail.in_reply_to, *mail.references) if one)
    yield from (f"to {one}" for one in mail.delivered_to if "+" in one)
    yield from (f"to {one.address}" for one in (*mail.to, *mail.cc) if "+" in one.address)
    if letter.message:
        yield f"from {letter.message.author.address}"
    if mail.bounce:
        yield from (f"id {one}" for one in mail.bounce.about)
        yield from (f"from {one.address}" for one in mail.bounce.failures)

"""The numbered event log: reading it, following it live, and following it durably.

Writing happens through `Tx.emit`. A number, once seen, has everything below it committed.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import structlog

from core.bus import Bus, Signal, rest
from core.database import Database
from core.errors import Unavailable
from core.work import Row, Tx, View

log = structlog.get_logger(__name__)

PAGE = 500
BEAT = 1.0
"""Seconds after which a follower looks by itself, so that a lost wake-up delays nothing past that."""


@dataclass(frozen=True, slots=True)
class Fact:
    """An event as read back from the log."""

    number: int
    kind: str
    at: int
    agent_id: int | None
    channel_id: int | None
    thread_id: int | None
    dialog_id: int | None
    message_id: int | None
    task_id: int | None
    contact_id: int | None
    data: dict[str, Any]


def fact(row: Row) -> Fact:
    data = row["data"]
    return Fact(**{**row, "data": json.loads(data) if isinstance(data, str) else data})


async def after(view: View, number: int, *, limit: int = PAGE) -> list[Fact]:
    """The facts that came after a number, in order."""
    rows = await view.rows("SELECT * FROM event WHERE number > $1 ORDER BY number LIMIT $2", number, limit)
    return [fact(row) for row in rows]


async def last(view: View) -> int:
    """The highest number given so far; 0 on an empty log."""
    return await view.value("SELECT max(number) FROM event") or 0


class Feed:
    """Follows the log live inside one process and hands each batch of facts to its listeners, in order, once."""

    def __init__(self, db: Database, bus: Bus) -> None:
        self.last = 0
        self._begun = False
        self._db = db
        self._bus = bus
        self._wake = asyncio.Event()
        self._listeners: list[Callable[[list[Fact]], None]] = []

    def subscribe(self, listener: Callable[[list[Fact]], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def run(self) -> None:
        """Run until cancelled."""
        unsubscribe = self._bus.subscribe(self._hear)
        try:
            if not self._begun:
                self.last = await self._db.read(last)
                self._begun = True
            while True:
                await rest(self._wake, BEAT)
                await self._catch_up()
        finally:
            unsubscribe()

    def _hear(self, signal: Signal) -> None:
        if "event" in signal:
            self._wake.set()

    async def _catch_up(self) -> None:
        while True:
            try:
                facts = await self._db.read(after, self.last)
            except Unavailable as error:
                log.warning("feed.unavailable", error=str(error))
                return
            if not facts:
                return
            self.last = facts[-1].number
            for listener in list(self._listeners):
                self._tell(listener, facts)
            if len(facts) < PAGE:
                return

    def _tell(self, listener: Callable[[list[Fact]], None], facts: list[Fact]) -> None:
        try:
            listener(facts)
        except Exception:  # The others must hear of it, and nobody hears of a fact twice.
            log.exception("feed.listener_failed", number=facts[-1].number)


Handler = Callable[[Tx, Fact], Awaitable[None]]


async def follow(db: Database, feed_wake: asyncio.Event, name: str, handlers: Mapping[str, Handler]) -> None:
    """Follow the log durably: each fact is handled in the transaction that moves the cursor, so exactly once.

    Several processes may run the same follower; the cursor's row decides who handles a page. A handler that raises is
    logged and passed over: a follower never stops. Runs until cancelled; `feed_wake` is set when something is new.
    """
    await db.write(begin, name)
    while True:
        try:
            handled = await db.write(_page, name, handlers)
        except Unavailable as error:
            log.warning("follower.unavailable", follower=name, error=str(error))
            handled = 0
            await asyncio.sleep(BEAT)
        if handled < PAGE:
            await rest(feed_wake, BEAT)


async def begin(tx: Tx, name: str) -> None:
    """Where a new follower starts: at what happens from now on. One that has begun stays where it is."""
    await tx.execute(
        "INSERT INTO cursor (name, number) VALUES ($1, (SELECT coalesce(max(number), 0) FROM event))"
        " ON CONFLICT (name) DO NOTHING",
        name,
    )


async def _page(tx: Tx, name: str, handlers: Mapping[str, Handler]) -> int:
    lock = " FOR UPDATE" if tx.dialect == "postgres" else ""
    number = await tx.value("SELECT number FROM cursor WHERE name = $1" + lock, name)
    facts = await after(tx, number)
    for one in facts:
        handler = handlers.get(one.kind)
        if handler is None:
            continue
        try:
            async with tx.savepoint():
                await handler(tx, one)
        except Unavailable:
            raise
        except Exception:
            log.exception("follower.failed", follower=name, number=one.number, kind=one.kind)
    if facts:
        await tx.execute("UPDATE cursor SET number = $1 WHERE name = $2", facts[-1].number, name)
    return len(facts)

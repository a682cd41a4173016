"""The machine: everything a process of Pult consists of, built top to bottom and taken down in reverse.

Not the web application (`web.app`), which is one part of it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import structlog

from connectors import registry
from connectors.base import Kit
from connectors.registry import Accounts, Receivers
from core import jobs
from core.bus import Bus, bus_for
from core.clock import Clock, now_ms
from core.database import Database
from core.errors import Unavailable
from core.events import Fact, Feed, begin, follow
from core.files import FileStore
from core.i18n import load as load_languages
from core.presence import Presence
from core.secrets import Vault
from core.settings import Settings
from notifications.courier import Courier
from web import duties
from web.render import LOCALES

log = structlog.get_logger(__name__)

Role = Literal["web", "worker", "bot"]
RESTART_PAUSE = 1.0
EVERYTHING: frozenset[Role] = frozenset({"web", "worker", "bot"})


@dataclass(frozen=True, slots=True)
class Machine:
    """What handlers and loops share."""

    settings: Settings
    db: Database
    bus: Bus
    vault: Vault
    files: FileStore
    feed: Feed
    accounts: Accounts
    kit: Kit
    presence: Presence


@asynccontextmanager
async def machine(settings: Settings, *, clock: Clock = now_ms) -> AsyncIterator[Machine]:
    """Open the database and the bus. Raises `core.errors.Unavailable`."""
    db = Database(settings.database, clock=clock)
    bus = bus_for(settings.redis_url, shared=not settings.is_sqlite)
    vault = Vault(settings.key)
    files = FileStore(settings.data_dir)
    kit = Kit(db=db, bus=bus, files=files, vault=vault, settings=settings)
    accounts = Accounts(kit)
    load_languages(LOCALES)
    await db.open()
    try:
        db.listeners.append(lambda events, wakes: bus.publish(_signal(len(events), wakes)))
        await bus.open()
        feed = Feed(db, bus)
        feed.subscribe(accounts.hear)
        yield Machine(settings, db, bus, vault, files, feed, accounts, kit, Presence(bus, clock))
    finally:
        await accounts.close()
        await bus.close()
        await db.close()


def _signal(events: int, wakes: set[str]) -> dict[str, Any]:
    signal: dict[str, Any] = {"wake": sorted(wakes)} if wakes else {}
    if events:
        signal["event"] = events
    return signal


@asynccontextmanager
async def running(parts: Machine, roles: frozenset[Role]) -> AsyncIterator[None]:
    """Run the loops of these roles while the body runs; then let each finish what it has begun."""
    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(_loop("feed", parts.feed.run))
        if "worker" in roles:
            for name, handlers in duties.followers(parts).items():
                with contextlib.suppress(Unavailable):  # Before anything can happen that it would miss.
                    await parts.db.write(begin, name)
                wake = asyncio.Event()
                stack.callback(parts.feed.subscribe(_setter(wake)))
                await stack.enter_async_context(
                    _loop(f"follow-{name}", partial(follow, parts.db, wake, name, handlers))
                )
            worker = jobs.Worker(
                parts.db,
                parts.bus,
                timers=duties.timers(parts),
                alone=parts.settings.is_sqlite,
                errands={
                    **duties.errands(parts),
                    **{
                        kind: errand
                        for type_ in registry.KINDS
                        for kind, errand in registry.kind(type_).errands(parts.kit).items()
                    },
                },
            )
            await stack.enter_async_context(_loop("jobs", worker.run))
            courier = Courier(parts.db, parts.bus, parts.accounts, alone=parts.settings.is_sqlite)
            stack.callback(parts.feed.subscribe(courier.hear))
            await stack.enter_async_context(_loop("courier", courier.run, stop=courier.stop))
        if "bot" in roles:
            receivers = Receivers(parts.kit)
            stack.callback(parts.feed.subscribe(receivers.hear))
            await stack.enter_async_context(_loop("receivers", receivers.run))
        yield


def _setter(wake: asyncio.Event) -> Callable[[list[Fact]], None]:
    return lambda _: wake.set()


@asynccontextmanager
async def _loop(
    name: str, work: Callable[[], Coroutine[Any, Any, None]], *, stop: Callable[[], None] | None = None
) -> AsyncIterator[None]:
    """A task that lives as long as the body. `stop` asks it to finish what it began; without it, it is cancelled."""
    task = asyncio.create_task(_forever(name, work), name=name)
    try:
        yield
    finally:
        if stop:
            stop()
        else:
            task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _forever(name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a loop until it ends by itself; one that fails is told of loudly and begun again."""
    while True:
        try:
            return await work()
        except Exception:
            log.exception("loop.failed", loop=name)
            await asyncio.sleep(RESTART_PAUSE)

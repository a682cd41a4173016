"""The database door: units of work on SQLite or PostgreSQL behind one interface.

`Database.write` runs a use case in a transaction, numbers its events and announces them after the commit;
`Database.read` runs a query on a connection that cannot write. The engines differ only in where a unit runs:
`core.sqlite` drives it inside the writer's thread, `core.postgres` on the event loop over a pool.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import structlog
from tortoise.context import TortoiseContext, _current_context

from core.clock import Clock, now_ms
from core.errors import Unavailable
from core.orm import forget_statements
from core.work import Dialect, PendingEvent, Tx, View

log = structlog.get_logger(__name__)

T = TypeVar("T")
P = ParamSpec("P")

MODELS = ["core.models", "inbox.models", "tasks.models", "notifications.models", "connectors.email.models"]

Announce = Callable[[Sequence[PendingEvent], set[str]], None]
"""Called on the event loop after a commit, with the numbered events and what is to be woken."""


class Engine(Protocol):
    """How a unit of work is carried out on one kind of database."""

    dialect: Dialect

    async def open(self, context: TortoiseContext) -> None: ...

    async def close(self) -> None: ...

    async def write(self, unit: Callable[[Tx], Awaitable[T]], now: int, committed: Callable[[Tx], None]) -> T:
        """The unit's result once it is durable. `committed` is called on the loop even if nobody waits any more."""
        ...

    async def read(self, query: Callable[[View], Awaitable[T]], now: int) -> T: ...


MEMORY = 60_000
"""Milliseconds for which a refused write is held against the database; receivers and timers write more often."""


class Database:
    """One open database. `url` is `sqlite:///path/to/file` or `postgres://user:password@host:port/name`."""

    def __init__(self, url: str, *, clock: Clock = now_ms) -> None:
        self.url = url
        self.clock = clock
        self.listeners: list[Announce] = []
        self.engine = engine_for(url)
        self._context = TortoiseContext()
        self._refused: tuple[int, str] = (0, "")

    @property
    def refusal(self) -> str:
        """Why this process could not write lately, in words; empty when it can, or when nobody has tried since."""
        at, why = self._refused
        return why if self.clock() - at < MEMORY else ""

    @property
    def dialect(self) -> Dialect:
        return self.engine.dialect

    async def open(self) -> None:
        """Connect. Raises `Unavailable` when the server does not answer."""
        forget_statements()
        token = _current_context.set(self._context)
        try:
            await self._context.init(config=orm_config(self.url), use_tz=True)
        finally:
            _current_context.reset(token)
        await self.engine.open(self._context)

    async def close(self) -> None:
        """Finish what is being written, then let go of the connections."""
        await self.engine.close()

    async def write(self, use_case: Callable[Concatenate[Tx, P], Awaitable[T]], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a use case in one transaction and return its result once it is durable.

        Raises what the use case raises (then nothing was written), or `Unavailable`. A caller that is cancelled does
        not undo a unit that already runs: it is carried through and announced. On PostgreSQL a unit that met a
        deadlock or a lost connection is run again, so a use case changes nothing but its transaction.
        """
        try:
            result = await self.engine.write(lambda tx: use_case(tx, *args, **kwargs), self.clock(), self._announce)
        except Unavailable as error:
            self._refused = (self.clock(), str(error))
            raise
        self._refused = (0, "")
        return result

    def _announce(self, tx: Tx) -> None:
        if not (tx.events or tx.wakes):
            return
        for announce in self.listeners:
            try:
                announce(tx.events, tx.wakes)
            except Exception:  # What is committed stays so, and the others must hear of it.
                log.exception("announce.failed")

    async def read(self, query: Callable[Concatenate[View, P], Awaitable[T]], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query that cannot write. Raises what the query raises, or `Unavailable`.

        On SQLite all its statements see one state; on PostgreSQL each sees the newest that is committed.
        """
        return await self.engine.read(lambda view: query(view, *args, **kwargs), self.clock())


def engine_for(url: str) -> Engine:
    """The engine a URL asks for. Raises ValueError for a scheme that is neither SQLite nor PostgreSQL."""
    scheme = url.split(":", 1)[0]
    if scheme == "sqlite":
        from core.sqlite import SqliteEngine

        return SqliteEngine(url)
    if scheme in ("postgres", "postgresql"):
        from core.postgres import PostgresEngine

        return PostgresEngine()
    raise ValueError(f"DATABASE_URL must begin with sqlite: or postgres:, not {scheme}:")


def orm_config(url: str) -> dict[str, Any]:
    """The configuration that Tortoise and aerich share."""
    return {
        "connections": {"default": tortoise_url(url)},
        "apps": {"pult": {"models": MODELS, "default_connection": "default", "migrations": "migrations"}},
    }


def tortoise_url(url: str) -> str:
    """Tortoise writes `sqlite://path` where we, like most, write `sqlite:///path`."""
    if url.startswith("sqlite:///"):
        return "sqlite://" + url.removeprefix("sqlite:///")
    return url.replace("postgresql://", "asyncpg://", 1).replace("postgres://", "asyncpg://", 1)

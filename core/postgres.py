"""Units of work on PostgreSQL: a pool, one transaction per unit, events numbered in the order of commits."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, TypeVar, cast

import asyncpg
import structlog
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import NestedTransactionContext, TransactionContext
from tortoise.context import TortoiseContext, _current_context
from tortoise.exceptions import DBConnectionError

from core.errors import DiskFull, Unavailable
from core.work import Dialect, PendingEvent, Row, Tx, View

log = structlog.get_logger(__name__)

T = TypeVar("T")

POOL = 10
ATTEMPTS = 4
CONNECT_LIMIT = 10.0
"""Seconds to open a connection."""
STATEMENT_LIMIT = 30.0
"""Seconds one statement may take; no lock of ours is held for so long."""
EVENT_LOCK = 0x70756C74
"""Key of the advisory lock under which events get their numbers: whoever numbers next has seen the commit before."""

LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
    DBConnectionError,
    OSError,
)
"""The server is gone or going."""

RETRY = (asyncpg.SerializationError, asyncpg.DeadlockDetectedError)

HOPELESS = (asyncpg.InsufficientResourcesError, asyncpg.PostgresSystemError, asyncpg.PostgresIOError, TimeoutError)
"""The server is there but cannot: its disk is full, it does not answer in time."""


INSERT_EVENTS = (
    "INSERT INTO event (kind, at, agent_id, channel_id, thread_id, dialog_id, message_id, task_id, contact_id, data)"
    " SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],"
    " $7::bigint[], $8::bigint[], $9::bigint[], $10::jsonb[]) RETURNING number"
)


async def connect(url: str) -> asyncpg.Connection:
    """A connection of one's own, outside of the pool. Raises `Unavailable`."""
    try:
        return await asyncpg.connect(url.replace("asyncpg://", "postgres://", 1), timeout=CONNECT_LIMIT)
    except (OSError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise Unavailable(f"PostgreSQL does not let us in: {error or type(error).__name__}") from error


class Interrupted(Unavailable):
    # A deadlock or a lost connection ended the unit; nothing was written, it may be run again. No sentence for people.
    pass


@contextmanager
def watching(connection: asyncpg.Connection | None = None) -> Iterator[None]:
    """Tell the server's troubles from the statement's: raises `Interrupted` or `Unavailable` in their place."""
    try:
        yield
    except asyncpg.DiskFullError as error:
        raise DiskFull(f"PostgreSQL does not work: {type(error).__name__} {error}") from error
    except HOPELESS as error:
        raise Unavailable(f"PostgreSQL does not work: {type(error).__name__} {error}") from error
    except (*LOST, *RETRY) as error:
        raise Interrupted(f"PostgreSQL does not answer: {error}") from error
    except asyncpg.InterfaceError as error:  # Also what it says of wrong arguments, and then the connection lives.
        if connection is not None and not _is_gone(connection):
            raise
        raise Interrupted(f"PostgreSQL does not answer: {error}") from error
    except asyncpg.InternalClientError as error:  # The server's last word came between two statements of ours.
        if connection is not None and not _is_gone(connection):
            connection.terminate()
        raise Interrupted(f"PostgreSQL does not answer: {error}") from error


def _is_gone(connection: asyncpg.Connection) -> bool:
    """Whether a session has ended; the pool takes one away from its user as soon as it sees that."""
    try:
        return bool(connection.is_closed())
    except asyncpg.InterfaceError:
        return True


class UnitClient(TransactionWrapper):
    """The ORM's view of a pooled connection inside a transaction of ours, with savepoints that nest."""

    def __init__(self, parent: AsyncpgDBClient, connection: asyncpg.Connection) -> None:
        super().__init__(parent)
        self._connection = connection
        self._depth = 0

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(self)

    async def execute_query(self, query: str, values: list[Any] | None = None) -> tuple[int, list[Row]]:
        """As the ORM's, which takes the first number of `INSERT 0 3` for the rows that were touched."""
        if query.lstrip()[:6].upper() == "INSERT" and "RETURNING" not in query:
            rows = await self.execute_query_dict(f"{query} RETURNING 1", values)
            return len(rows), []
        touched, found = await super().execute_query(query, values)
        return touched, found

    async def _translate_exceptions(self, func: Any, *args: Any, **kwargs: Any) -> Any:
        with watching(self._connection):
            return await super()._translate_exceptions(func, *args, **kwargs)

    async def savepoint(self) -> None:
        await self._order(f"SAVEPOINT s{self._depth + 1}")
        self._depth += 1

    async def savepoint_rollback(self) -> None:
        await self._order(f"ROLLBACK TO SAVEPOINT s{self._depth}")
        await self.release_savepoint()

    async def release_savepoint(self) -> None:
        await self._order(f"RELEASE SAVEPOINT s{self._depth}")
        self._depth -= 1

    async def _order(self, statement: str) -> None:
        with watching(self._connection):
            await self._connection.execute(statement)


async def _keep_as_it_is(_: asyncpg.Connection) -> None:
    """Units leave nothing behind in a session, so it need not be reset by a round trip after each."""


class PostgresEngine:
    """PostgreSQL over asyncpg. Sessions are read-only unless a unit begins a transaction that writes."""

    dialect: Dialect = "postgres"

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()
        self._closing = False

    async def open(self, context: TortoiseContext) -> None:
        self._orm = context
        self._parent = cast(AsyncpgDBClient, context.connections.get("default"))
        self._parent.pool_minsize, self._parent.pool_maxsize = 0, POOL
        self._parent.server_settings["default_transaction_read_only"] = "on"
        self._parent.extra |= {"timeout": CONNECT_LIMIT, "command_timeout": STATEMENT_LIMIT, "reset": _keep_as_it_is}
        try:
            await self._parent.create_connection(with_db=True)
            async with self._connection() as connection:
                await connection.execute("SELECT 1")
        except (*LOST, asyncpg.PostgresError) as error:
            raise Unavailable(f"PostgreSQL does not let us in: {error}") from error

    async def close(self) -> None:
        self._closing = True
        await asyncio.gather(*self._running, return_exceptions=True)
        await self._parent.close()

    async def write(self, unit: Callable[[Tx], Awaitable[T]], now: int, committed: Callable[[Tx], None]) -> T:
        """A task of its own carries the unit, so that a caller who is cancelled does not tear it in two."""
        if self._closing:
            raise Unavailable("The database is closed.")
        task = asyncio.create_task(self._write(unit, now, committed))
        self._running.add(task)
        task.add_done_callback(self._done)
        return await asyncio.shield(task)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # Looked at, for the caller may be gone.

    async def _write(self, unit: Callable[[Tx], Awaitable[T]], now: int, committed: Callable[[Tx], None]) -> T:
        for attempt in range(1, ATTEMPTS):
            try:
                return await self._write_once(unit, now, committed)
            except Interrupted:
                await _pause(attempt)
        return await self._write_once(unit, now, committed)

    async def read(self, query: Callable[[View], Awaitable[T]], now: int) -> T:
        if self._closing:
            raise Unavailable("The database is closed.")
        for attempt in range(1, ATTEMPTS):
            try:
                return await self._read_once(query, now)
            except Interrupted:
                await _pause(attempt)
        return await self._read_once(query, now)

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[asyncpg.Connection]:
        pool = self._parent._pool
        if pool is None:
            raise Unavailable("The database is closed.")
        with watching():
            connection = await pool.acquire(timeout=STATEMENT_LIMIT)
        try:
            yield connection
        finally:
            try:  # What was committed on it is committed all the same.
                await pool.release(connection)
            except (*LOST, asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
                log.warning("postgres.connection_lost", error=str(error))

    async def _read_once(self, query: Callable[[View], Awaitable[T]], now: int) -> T:
        async with self._connection() as connection:
            client = UnitClient(self._parent, connection)
            return await self._bound(client, query, View(client, self.dialect, now))

    async def _write_once(self, unit: Callable[[Tx], Awaitable[T]], now: int, committed: Callable[[Tx], None]) -> T:
        async with self._connection() as connection:
            client = UnitClient(self._parent, connection)
            tx = Tx(client, self.dialect, now)
            with watching(connection):
                await connection.execute("BEGIN READ WRITE")
            try:
                result = await self._bound(client, unit, tx)
                with watching(connection):
                    await self._number(connection, tx.events)
            except BaseException:
                if not _is_gone(connection):
                    with watching(connection):
                        await connection.execute("ROLLBACK")
                raise
            await self._commit(connection)
        committed(tx)
        return result

    async def _commit(self, connection: asyncpg.Connection) -> None:
        try:
            with watching(connection):
                await connection.execute("COMMIT")
        except Interrupted as error:
            if isinstance(error.__cause__, RETRY):
                raise
            # It may have gone through: the caller must ask again by his own key.
            raise Unavailable("PostgreSQL went away during the commit.") from error

    async def _bound(self, client: UnitClient, work: Callable[[Any], Awaitable[T]], handle: View) -> T:
        context_token = _current_context.set(self._orm)
        token = self._orm.connections.set("default", client)
        try:
            return await work(handle)
        finally:
            self._orm.connections.reset(token)
            _current_context.reset(context_token)

    async def _number(self, connection: asyncpg.Connection, events: list[PendingEvent]) -> None:
        if not events:
            return
        await connection.execute(f"SELECT pg_advisory_xact_lock({EVENT_LOCK})")
        rows = await connection.fetch(
            INSERT_EVENTS,
            [e.kind for e in events],
            [e.at for e in events],
            [e.agent_id for e in events],
            [e.channel_id for e in events],
            [e.thread_id for e in events],
            [e.dialog_id for e in events],
            [e.message_id for e in events],
            [e.task_id for e in events],
            [e.contact_id for e in events],
            [json.dumps(e.data, ensure_ascii=False) for e in events],
        )
        for event, row in zip(events, rows, strict=True):
            event.number = row["number"]


async def _pause(attempt: int) -> None:
    """Before another attempt: 50 ms, 200 ms, 800 ms, half of it by chance, so that two do not meet again."""
    await asyncio.sleep(0.05 * 4 ** (attempt - 1) * (0.5 + random.random()))

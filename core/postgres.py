"""Units of work on PostgreSQL: a pool, one transaction per unit, events numbered in the order of commits."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, cast

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import NestedTransactionContext, TransactionContext
from tortoise.context import TortoiseContext, _current_context
from tortoise.exceptions import DBConnectionError

from core.errors import Unavailable
from core.work import Dialect, PendingEvent, Row, Tx, View

T = TypeVar("T")

POOL = 10
ATTEMPTS = 4
EVENT_LOCK = 0x70756C74
"""Key of the advisory lock under which events get their numbers: whoever numbers next has seen the commit before."""

LOST = (
    asyncpg.ConnectionDoesNotExistError,
    asyncpg.ConnectionFailureError,
    asyncpg.InterfaceError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
    DBConnectionError,
    OSError,
)
"""The server is gone or going; the unit has not been committed."""

RETRY = (asyncpg.SerializationError, asyncpg.DeadlockDetectedError)

INSERT_EVENTS = (
    "INSERT INTO event (kind, at, agent_id, channel_id, thread_id, dialog_id, message_id, task_id, contact_id, data)"
    " SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],"
    " $7::bigint[], $8::bigint[], $9::bigint[], $10::jsonb[]) RETURNING number"
)


CONNECT_LIMIT = 15.0


async def connect(url: str) -> asyncpg.Connection:
    """A connection of one's own, outside of the pool. Raises `Unavailable`."""
    try:
        return await asyncpg.connect(url.replace("asyncpg://", "postgres://", 1), timeout=CONNECT_LIMIT)
    except (OSError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise Unavailable(f"PostgreSQL does not let us in: {error or type(error).__name__}") from error


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

    async def savepoint(self) -> None:
        self._depth += 1
        await self._connection.execute(f"SAVEPOINT s{self._depth}")

    async def savepoint_rollback(self) -> None:
        await self._connection.execute(f"ROLLBACK TO SAVEPOINT s{self._depth}")
        await self._connection.execute(f"RELEASE SAVEPOINT s{self._depth}")
        self._depth -= 1

    async def release_savepoint(self) -> None:
        await self._connection.execute(f"RELEASE SAVEPOINT s{self._depth}")
        self._depth -= 1


class PostgresEngine:
    """PostgreSQL over asyncpg."""

    dialect: Dialect = "postgres"

    async def open(self, context: TortoiseContext) -> None:
        self._orm = context
        self._parent = cast(AsyncpgDBClient, context.connections.get("default"))
        self._parent.pool_minsize, self._parent.pool_maxsize = 1, POOL
        try:
            await self._parent.create_connection(with_db=True)
        except (*LOST, asyncpg.PostgresError) as error:
            raise Unavailable(f"PostgreSQL does not let us in: {error}") from error

    async def close(self) -> None:
        await self._parent.close()

    async def write(self, unit: Callable[[Tx], Awaitable[T]], now: int, committed: Callable[[Tx], None]) -> T:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self._write_once(unit, now, committed)
            except (*LOST, *RETRY) as error:
                if attempt == ATTEMPTS:
                    raise Unavailable(f"PostgreSQL does not answer: {error}") from error
                await asyncio.sleep(0.05 * 4 ** (attempt - 1))
        raise AssertionError("unreachable")

    async def read(self, query: Callable[[View], Awaitable[T]], now: int) -> T:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                async with self._pool.acquire() as connection:
                    client = UnitClient(self._parent, connection)
                    return await self._bound(client, query, View(client, self.dialect, now))
            except LOST as error:
                if attempt == ATTEMPTS:
                    raise Unavailable(f"PostgreSQL does not answer: {error}") from error
                await asyncio.sleep(0.05 * 4 ** (attempt - 1))
        raise AssertionError("unreachable")

    @property
    def _pool(self) -> asyncpg.Pool:
        pool = self._parent._pool
        if pool is None:
            raise Unavailable("The database is closed.")
        return pool

    async def _write_once(self, unit: Callable[[Tx], Awaitable[T]], now: int, committed: Callable[[Tx], None]) -> T:
        async with self._pool.acquire() as connection:
            client = UnitClient(self._parent, connection)
            tx = Tx(client, self.dialect, now)
            transaction = connection.transaction()
            await transaction.start()
            try:
                result = await self._bound(client, unit, tx)
                await self._number(connection, tx.events)
            except BaseException:
                if not connection.is_closed():
                    await transaction.rollback()
                raise
            try:
                await transaction.commit()
            except LOST as error:  # It may have gone through: the caller must ask again by his own key.
                raise Unavailable("PostgreSQL went away during the commit.") from error
            except asyncio.CancelledError:
                committed(tx)  # It may have gone through, and a wake-up for nothing does no harm.
                raise
        committed(tx)
        return result

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
        await connection.execute("SELECT pg_advisory_xact_lock($1)", EVENT_LOCK)
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

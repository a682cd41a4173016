"""Units of work on SQLite: one writer thread with group commit, a few reader threads.

A unit is a coroutine that awaits nothing but its transaction, so it can be driven to its end inside the thread that
owns the connection: no thread hop per statement, and a network call inside a transaction is impossible.
While one commit is in flight the next units collect; each has its own savepoint, so one fails alone.
"""

from __future__ import annotations

import asyncio
import contextvars
import json
import re
import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar, cast

import structlog
from tortoise.backends.base.client import NestedTransactionContext, TransactionalDBClient, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient
from tortoise.context import TortoiseContext, _current_context
from tortoise.exceptions import IntegrityError, OperationalError

from core.errors import DiskFull, Unavailable
from core.work import Dialect, PendingEvent, Row, Tx, View

log = structlog.get_logger(__name__)

T = TypeVar("T")

MOST_UNITS = 256
"""Units in one commit at the most, so that nobody waits behind an endless batch."""

MOST_WAITING = 20_000
"""Units waiting at the most; beyond that callers are told to come back later instead of filling the memory."""

READERS = 4

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-32768",
    "PRAGMA mmap_size=268435456",
    "PRAGMA journal_size_limit=67108864",
)

GONE = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_PROTOCOL,
    }
)
"""Primary result codes that tell of the disk or the file, not of the statement."""

INSERT_EVENT = (
    "INSERT INTO event (kind, at, agent_id, channel_id, thread_id, dialog_id, message_id, task_id, contact_id, data)"
    " VALUES (?,?,?,?,?,?,?,?,?,?)"
)


@lru_cache(maxsize=4096)
def numbered(sql: str) -> str:
    """`$1` as SQLite writes it: `?1`."""
    return re.sub(r"\$(\d+)", r"?\1", sql)


def _lower(text: Any) -> Any:
    """SQLite's own knows only ASCII."""
    return text.lower() if isinstance(text, str) else text


def connect(path: str, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection with the house's settings, usable from the thread that will own it."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=512)
    connection.row_factory = sqlite3.Row
    connection.create_function("lower", 1, _lower, deterministic=True)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    if read_only:
        connection.execute("PRAGMA query_only=ON")
    return connection


def translated(error: sqlite3.Error) -> Exception:
    """The error as use cases know it: theirs to handle, or `Unavailable`, which ends the unit."""
    if isinstance(error, sqlite3.IntegrityError):
        return IntegrityError(error)
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in GONE:
        return unavailable(f"The database does not work: {error}")
    return OperationalError(error)


def unavailable(said: str) -> Unavailable:
    """SQLite's words as the error that ends the unit. A full disk has a name of its own, for somebody must act."""
    return (DiskFull if "disk is full" in said else Unavailable)(said)


class InlineClient(SqliteClient, TransactionalDBClient):
    """The ORM's view of a connection that belongs to the running thread: its methods complete without suspending."""

    def __init__(self, parent: SqliteClient, connection: sqlite3.Connection) -> None:
        self.capabilities = parent.capabilities
        self.connection_name = parent.connection_name
        self.fetch_inserted = parent.fetch_inserted
        self.log = parent.log
        self.raw = connection
        self._finalized = False
        self._depth = 0

    def _check_loop(self) -> bool:
        return True

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(self)

    def _run(self, query: str, values: Sequence[Any], *, many: bool = False) -> sqlite3.Cursor:
        """Run a statement, if the transaction still stands: SQLite itself ends it on a full disk or an I/O error."""
        if not self.raw.in_transaction:
            raise Unavailable("The transaction was given up by the database.")
        run = self.raw.executemany if many else self.raw.execute
        try:
            return run(numbered(query), values)
        except sqlite3.Error as error:
            raise translated(error) from error

    def _fetch(self, query: str, values: Sequence[Any] | None) -> tuple[int, list[sqlite3.Row]]:
        cursor = self._run(query, values or ())
        try:
            rows = cursor.fetchall()
        except sqlite3.Error as error:
            raise translated(error) from error
        return (cursor.rowcount if cursor.rowcount >= 0 else len(rows)), rows

    async def execute_insert(self, query: str, values: list[Any]) -> int:
        return cast(int, self._run(query, values).lastrowid)

    async def execute_query(self, query: str, values: list[Any] | None = None) -> tuple[int, Sequence[Any]]:
        return self._fetch(query, values)

    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> list[Row]:
        return [dict(row) for row in self._fetch(query, values)[1]]

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        self._run(query, values, many=True)

    async def execute_script(self, query: str) -> None:
        raise NotImplementedError("a script would commit the unit of work")

    async def begin(self) -> None:
        raise NotImplementedError("the writer begins and commits, units do not")

    commit = rollback = begin

    async def savepoint(self) -> None:
        self._run(f"SAVEPOINT s{self._depth + 1}", ())
        self._depth += 1

    async def savepoint_rollback(self) -> None:
        self._run(f"ROLLBACK TO s{self._depth}", ())
        await self.release_savepoint()

    async def release_savepoint(self) -> None:
        self._run(f"RELEASE s{self._depth}", ())
        self._depth -= 1


def drive(work: Awaitable[T]) -> T:
    """Run a coroutine to its end without an event loop. Raises RuntimeError if it awaits something outside."""
    coroutine = cast(Coroutine[Any, Any, T], work)
    while True:
        try:
            waited_for = coroutine.send(None)
        except StopIteration as finished:
            return cast(T, finished.value)
        if waited_for is not None:  # None is `asyncio.sleep(0)`, with which the ORM breaks up long result sets.
            coroutine.close()
            raise RuntimeError("a unit of work awaited something other than its database")


@dataclass(slots=True, eq=False)
class _Waiting:
    """A unit in the queue, with the future of the one who waits for it and who is told of the commit."""

    unit: Callable[[Tx], Awaitable[Any]]
    now: int
    committed: Callable[[Tx], None]
    future: asyncio.Future[Any]
    context: contextvars.Context = field(default_factory=contextvars.copy_context)
    """The caller's: a unit speaks the language of the one who asked for it."""


@dataclass(slots=True, frozen=True)
class _Outcome:
    """What became of a unit: its result with its transaction, or the exception."""

    result: Any = None
    tx: Tx | None = None
    error: BaseException | None = None


def _for_the_caller(error: BaseException) -> Exception:
    """A unit's error; a cancellation that comes out of a unit is nobody's, so it must not pass for the caller's."""
    if isinstance(error, sqlite3.Error):
        return translated(error)
    if isinstance(error, Exception):
        return error
    stray = RuntimeError(f"a unit of work was left by {type(error).__name__}")
    stray.__cause__ = error
    return stray


class SqliteEngine:
    """SQLite in WAL mode, durable at every commit."""

    dialect: Dialect = "sqlite"

    def __init__(self, url: str) -> None:
        self.path = url.removeprefix("sqlite:///")
        self._queue: deque[_Waiting] = deque()
        self._wake = asyncio.Event()
        self._closing = False
        self._writer_thread = ThreadPoolExecutor(1, thread_name_prefix="pult-writer")
        self._reader_threads = ThreadPoolExecutor(READERS, thread_name_prefix="pult-reader")
        self._readers: SimpleQueue[sqlite3.Connection] = SimpleQueue()

    @property
    def waiting(self) -> int:
        """Units that wait for the writer."""
        return len(self._queue)

    async def open(self, context: TortoiseContext) -> None:
        self._orm = context
        self._parent = cast(SqliteClient, context.connections.get("default"))
        Path(self.path).parent.mkdir(parents=True, exist_ok=True)
        loop = asyncio.get_running_loop()
        try:
            self._connection = await loop.run_in_executor(self._writer_thread, connect, self.path)
            for _ in range(READERS):
                self._readers.put(connect(self.path, read_only=True))
        except sqlite3.Error as error:
            raise Unavailable(f"The database file {self.path} cannot be opened: {error}") from error
        self._task = loop.create_task(self._write_loop(), name="sqlite-writer")

    async def close(self) -> None:
        self._closing = True
        self._wake.set()
        await self._task
        self._writer_thread.shutdown()
        self._reader_threads.shutdown()
        self._connection.close()
        while not self._readers.empty():
            self._readers.get().close()

    async def write(self, unit: Callable[[Tx], Awaitable[T]], now: int, committed: Callable[[Tx], None]) -> T:
        if self._closing:
            raise Unavailable("The database is closed.")
        if len(self._queue) >= MOST_WAITING:
            raise Unavailable("Too much is waiting to be written.")
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._queue.append(_Waiting(unit, now, committed, future))
        self._wake.set()
        return await future

    async def read(self, query: Callable[[View], Awaitable[T]], now: int) -> T:
        if self._closing:
            raise Unavailable("The database is closed.")
        loop = asyncio.get_running_loop()
        context = contextvars.copy_context()
        return await loop.run_in_executor(self._reader_threads, context.run, self._read, query, now)

    async def _write_loop(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await self._wake.wait()
            batch = self._next_batch()
            if not batch:
                if self._closing:
                    return
                self._wake.clear()
                continue
            try:
                outcomes = await loop.run_in_executor(self._writer_thread, self._commit, batch)
            except Exception as error:
                log.exception("writer.failed")
                failure = Unavailable(f"The database could not be written: {error}")
                outcomes = [_Outcome(error=failure)] * len(batch)
            for waiting, outcome in zip(batch, outcomes, strict=True):
                self._answer(waiting, outcome)

    def _next_batch(self) -> list[_Waiting]:
        """The units for the next commit, without those whose callers have given up before they began."""
        batch: list[_Waiting] = []
        while self._queue and len(batch) < MOST_UNITS:
            waiting = self._queue.popleft()
            if not waiting.future.cancelled():
                batch.append(waiting)
        return batch

    def _answer(self, waiting: _Waiting, outcome: _Outcome) -> None:
        if outcome.tx is not None:
            waiting.committed(outcome.tx)
        if waiting.future.cancelled():
            return
        if outcome.error is None:
            waiting.future.set_result(outcome.result)
        else:
            waiting.future.set_exception(outcome.error)

    def _commit(self, batch: list[_Waiting]) -> list[_Outcome]:
        connection = self._connection
        outcomes: list[_Outcome] = []
        try:
            connection.execute("BEGIN IMMEDIATE")
            for waiting in batch:
                outcomes.append(self._apply(waiting))
                if not connection.in_transaction:  # SQLite itself gave up the transaction: full disk, I/O error.
                    raise sqlite3.OperationalError(str(outcomes[-1].error))
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            failure = unavailable(f"The database could not be written: {error}")
            return [_Outcome(error=failure)] * len(batch)
        return outcomes

    def _apply(self, waiting: _Waiting) -> _Outcome:
        connection = self._connection
        client = InlineClient(self._parent, connection)
        tx = Tx(client, self.dialect, waiting.now)
        connection.execute("SAVEPOINT unit")
        try:
            result = waiting.context.run(self._drive_bound, client, waiting.unit, tx)
            self._number(tx.events)
        except BaseException as error:  # noqa: BLE001 whatever a unit throws goes to the one who waits, not to the writer
            if connection.in_transaction:
                connection.execute("ROLLBACK TO unit")
                connection.execute("RELEASE unit")
            return _Outcome(error=_for_the_caller(error))
        connection.execute("RELEASE unit")
        return _Outcome(result, tx)

    def _read(self, query: Callable[[View], Awaitable[T]], now: int) -> T:
        connection = self._readers.get()
        try:
            client = InlineClient(self._parent, connection)
            connection.execute("BEGIN")
            return self._drive_bound(client, query, View(client, self.dialect, now))
        except sqlite3.OperationalError as error:
            raise Unavailable(f"The database could not be read: {error}") from error
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            self._readers.put(connection)

    def _drive_bound(self, client: InlineClient, work: Callable[[Any], Awaitable[T]], handle: View) -> T:
        _current_context.set(self._orm)
        self._orm.connections.set("default", client)
        return drive(work(handle))

    def _number(self, events: list[PendingEvent]) -> None:
        for event in events:
            cursor = self._connection.execute(
                INSERT_EVENT,
                (
                    event.kind,
                    event.at,
                    event.agent_id,
                    event.channel_id,
                    event.thread_id,
                    event.dialog_id,
                    event.message_id,
                    event.task_id,
                    event.contact_id,
                    json.dumps(event.data, ensure_ascii=False),
                ),
            )
            event.number = cast(int, cursor.lastrowid)

"""The unit of work: one use case, one transaction, its events and jobs with it.

A use case is `async def name(tx: Tx, subject, *, …)`, started by `Database.write`. Inside it, Tortoise models and
the `tx` methods speak to the same transaction; nothing else may be awaited.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

Dialect = Literal["sqlite", "postgres"]
Row = dict[str, Any]

AT_ONCE = 100
"""Rows of one INSERT: few enough for every driver's limit of parameters, and few different statements."""


class Client(Protocol):
    """What a transaction needs of the database driver below the ORM."""

    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> list[Row]: ...

    async def execute_query(self, query: str, values: list[Any] | None = None) -> tuple[int, Sequence[Any]]: ...

    async def execute_many(self, query: str, values: list[list[Any]]) -> None: ...

    async def savepoint(self) -> None: ...

    async def savepoint_rollback(self) -> None: ...

    async def release_savepoint(self) -> None: ...


@dataclass(slots=True)
class PendingEvent:
    """A fact of this transaction; it gets its number when the transaction ends."""

    kind: str
    at: int
    agent_id: int | None = None
    channel_id: int | None = None
    thread_id: int | None = None
    dialog_id: int | None = None
    message_id: int | None = None
    task_id: int | None = None
    contact_id: int | None = None
    data: dict[str, Any] = field(default_factory=dict)
    number: int = 0


class View:
    """Read access inside one transaction: rows as dictionaries, `$1` placeholders on both engines."""

    def __init__(self, client: Client, dialect: Dialect, now: int) -> None:
        self.client = client
        self.dialect = dialect
        self.now = now

    async def rows(self, sql: str, *args: Any) -> list[Row]:
        """All rows of a query (or of a statement with RETURNING)."""
        return await self.client.execute_query_dict(sql, list(args))

    async def row(self, sql: str, *args: Any) -> Row | None:
        """The first row, or None."""
        rows = await self.client.execute_query_dict(sql, list(args))
        return rows[0] if rows else None

    async def value(self, sql: str, *args: Any) -> Any:
        """The first column of the first row, or None."""
        rows = await self.client.execute_query_dict(sql, list(args))
        return next(iter(rows[0].values())) if rows else None

    async def column(self, sql: str, *args: Any) -> list[Any]:
        """The first column of all rows."""
        return [next(iter(row.values())) for row in await self.client.execute_query_dict(sql, list(args))]

    def among(self, column: str, number: int) -> str:
        """The condition that a column is one of many integers; parameter `$number` is then `many(…)` of them."""
        if self.dialect == "sqlite":
            return f"{column} IN (SELECT value FROM json_each(${number}))"
        return f"{column} = ANY(${number}::bigint[])"

    def many(self, numbers: Iterable[int]) -> Any:
        """Integers as one parameter, so that the statement stays the same however many there are."""
        return json.dumps(list(numbers)) if self.dialect == "sqlite" else list(numbers)


class Tx(View):
    """A read-write transaction. `now` is the instant of the whole unit."""

    def __init__(self, client: Client, dialect: Dialect, now: int) -> None:
        super().__init__(client, dialect, now)
        self.events: list[PendingEvent] = []
        self.wakes: set[str] = set()
        """What to wake when the commit is through: `jobs`, `deliveries`."""

    async def execute(self, sql: str, *args: Any) -> int:
        """Run a statement; returns how many rows it touched."""
        touched, _ = await self.client.execute_query(sql, list(args))
        return touched

    async def execute_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement once for each row; for none it is not run."""
        if values := [list(row) for row in rows]:
            await self.client.execute_many(sql, values)

    async def insert(
        self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], *, tail: str = ""
    ) -> list[Row]:
        """Insert rows, a hundred to a statement; `tail` is what follows the values: ON CONFLICT, RETURNING.

        Returned rows come in no particular order.
        """
        returned: list[Row] = []
        for start in range(0, len(rows), AT_ONCE):
            piece = rows[start : start + AT_ONCE]
            width = len(columns)
            places = ", ".join(
                "(" + ", ".join(f"${line * width + column + 1}" for column in range(width)) + ")"
                for line in range(len(piece))
            )
            returned += await self.rows(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES {places} {tail}",
                *(value for row in piece for value in row),
            )
        return returned

    def emit(
        self,
        kind: str,
        *,
        agent_id: int | None = None,
        channel_id: int | None = None,
        thread_id: int | None = None,
        dialog_id: int | None = None,
        message_id: int | None = None,
        task_id: int | None = None,
        contact_id: int | None = None,
        **data: Any,
    ) -> None:
        """Note a fact, past tense (`message.created`). Its number is given at the end, in the order of commits."""
        self.events.append(
            PendingEvent(
                kind=kind,
                at=self.now,
                agent_id=agent_id,
                channel_id=channel_id,
                thread_id=thread_id,
                dialog_id=dialog_id,
                message_id=message_id,
                task_id=task_id,
                contact_id=contact_id,
                data=data,
            )
        )

    async def enqueue(
        self, kind: str, payload: dict[str, Any] | None = None, *, due_at: int | None = None, key: str | None = None
    ) -> None:
        """Order a job. A second order with the same key replaces the first one's due time and payload."""
        due = self.now if due_at is None else due_at
        await self.execute(
            "INSERT INTO job (kind, key, payload, due_at, state, attempts, created_at)"
            " VALUES ($1, $2, $3, $4, 'queued', 0, $5)"
            " ON CONFLICT (kind, key) DO UPDATE SET payload = excluded.payload, due_at = excluded.due_at,"
            " state = 'queued', attempts = 0, lease_until = NULL, version = job.version + 1",
            kind,
            key,
            json.dumps(payload or {}),
            due,
            self.now,
        )
        self.wakes.add("jobs")

    async def cancel_job(self, kind: str, key: str) -> bool:
        """Withdraw an ordered job. False when it is not there (never ordered, or done)."""
        return await self.execute("DELETE FROM job WHERE kind = $1 AND key = $2", kind, key) > 0

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """What happens inside is undone as a whole if it raises; the exception goes on."""
        events, jobs = len(self.events), set(self.wakes)
        await self.client.savepoint()
        try:
            yield
        except BaseException:
            await self.client.savepoint_rollback()
            del self.events[events:]
            self.wakes = jobs
            raise
        await self.client.release_savepoint()

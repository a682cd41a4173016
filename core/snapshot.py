"""All rows of a database as of one instant, while others go on writing: what a backup is made of."""

from __future__ import annotations

import contextlib
import importlib
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any, Protocol

from tortoise.fields import BooleanField
from tortoise.models import Model

from core.archive import Table
from core.database import MODELS
from core.errors import Unavailable
from core.sqlite import connect

PIECE = 5_000
"""Rows that are in memory at once."""

DERIVED = ("message_search", "sqlite_", "aerich", "lease")
"""Tables that are made anew from others, or mean nothing elsewhere."""


class Snapshot(Protocol):
    """A database that does not change while one looks."""

    engine: str

    async def migrations(self) -> list[str]: ...

    async def tables(self) -> list[Table]:
        """In an order in which every row follows those it refers to."""
        ...

    async def sequences(self) -> dict[str, int]: ...

    def pieces(self, table: Table) -> AsyncIterator[Sequence[Sequence[Any]]]:
        """All rows of a table, some at a time, with columns as `table.columns` names them."""
        ...


@asynccontextmanager
async def snapshot(url: str) -> AsyncIterator[Snapshot]:
    """Look at a database as of now. Raises `Unavailable`."""
    if url.startswith("sqlite:"):
        path = url.removeprefix("sqlite:///")
        if not Path(path).exists():  # noqa: ASYNC240 a look at one name
            raise Unavailable(f"There is no database at {path}.")
        try:
            with contextlib.closing(connect(path, read_only=True)) as connection:
                connection.execute("BEGIN")
                yield SqliteSnapshot(connection)
        except sqlite3.Error as error:
            raise Unavailable(f"The database file {path} cannot be read: {error}") from error
        return
    from core.postgres import connect as to_server

    server = await to_server(url)
    try:
        async with server.transaction(isolation="repeatable_read", readonly=True):
            yield PostgresSnapshot(server)
    finally:
        await server.close()


def booleans() -> dict[str, set[str]]:
    """Which columns are booleans; SQLite keeps them as numbers and does not tell."""
    found: dict[str, set[str]] = {}
    for module in map(importlib.import_module, MODELS):
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, Model) and getattr(thing, "_meta", None):
                fields = thing._meta.fields_map.items()
                found[thing._meta.db_table] = {name for name, one in fields if isinstance(one, BooleanField)}
    return found


def in_order(tables: dict[str, set[str]]) -> list[str]:
    """The tables, each after those it refers to."""
    sorter = TopologicalSorter({name: sorted(others - {name}) for name, others in sorted(tables.items())})
    return [name for name in sorter.static_order() if name in tables]


def kept(name: str) -> bool:
    return not name.startswith(DERIVED)


class SqliteSnapshot:
    """A read transaction of SQLite in WAL mode: it sees what was there when it began."""

    engine = "sqlite"

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def _rows(self, sql: str) -> list[sqlite3.Row]:
        return self._connection.execute(sql).fetchall()

    async def migrations(self) -> list[str]:
        return [row["version"] for row in self._rows("SELECT version FROM aerich ORDER BY id")]

    async def tables(self) -> list[Table]:
        names = [row["name"] for row in self._rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        refers = {
            name: {row["table"] for row in self._rows(f'PRAGMA foreign_key_list("{name}")')}
            for name in names
            if kept(name)
        }
        flags = booleans()
        return [
            Table(
                name=name,
                columns=[row["name"] for row in self._rows(f'PRAGMA table_info("{name}")')],
                booleans=sorted(flags.get(name, ())),
                rows=self._rows(f'SELECT count(*) AS n FROM "{name}"')[0]["n"],
            )
            for name in in_order(refers)
        ]

    async def sequences(self) -> dict[str, int]:
        return {
            row["name"]: row["seq"] for row in self._rows("SELECT name, seq FROM sqlite_sequence") if kept(row["name"])
        }

    async def pieces(self, table: Table) -> AsyncIterator[Sequence[Sequence[Any]]]:
        flags = [index for index, name in enumerate(table.columns) if name in table.booleans]
        listed = ", ".join(f'"{name}"' for name in table.columns)
        cursor = self._connection.execute(f'SELECT {listed} FROM "{table.name}" ORDER BY rowid')
        while found := cursor.fetchmany(PIECE):
            rows = [list(row) for row in found]
            for row in rows:
                for index in flags:
                    row[index] = None if row[index] is None else bool(row[index])
            yield rows


class PostgresSnapshot:
    """A repeatable-read transaction of PostgreSQL."""

    engine = "postgres"

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def migrations(self) -> list[str]:
        return [row["version"] for row in await self._connection.fetch("SELECT version FROM aerich ORDER BY id")]

    async def tables(self) -> list[Table]:
        columns = await self._connection.fetch(
            "SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c"
            " JOIN pg_tables t ON t.schemaname = c.table_schema AND t.tablename = c.table_name"
            " WHERE c.table_schema = current_schema() ORDER BY c.table_name, c.ordinal_position"
        )
        references = await self._connection.fetch(
            "SELECT conrelid::regclass::text AS one, confrelid::regclass::text AS other FROM pg_constraint"
            " WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
        )
        refers: dict[str, set[str]] = {row["table_name"]: set() for row in columns if kept(row["table_name"])}
        for row in references:
            if row["one"].strip('"') in refers:
                refers[row["one"].strip('"')].add(row["other"].strip('"'))
        return [
            Table(
                name=name,
                columns=[row["column_name"] for row in columns if row["table_name"] == name],
                booleans=[
                    row["column_name"] for row in columns if row["table_name"] == name and row["data_type"] == "boolean"
                ],
                rows=await self._connection.fetchval(f'SELECT count(*) FROM "{name}"'),
            )
            for name in in_order(refers)
        ]

    async def sequences(self) -> dict[str, int]:
        rows = await self._connection.fetch(
            "SELECT t.relname AS name, s.last_value AS seq FROM pg_sequences s"
            " JOIN pg_class q ON q.relname = s.sequencename AND q.relkind = 'S'"
            " JOIN pg_depend d ON d.objid = q.oid AND d.deptype IN ('a', 'i') JOIN pg_class t ON t.oid = d.refobjid"
            " WHERE s.schemaname = current_schema() AND q.relnamespace = current_schema()::regnamespace"
            " AND s.last_value IS NOT NULL"
        )
        return {row["name"]: row["seq"] for row in rows if kept(row["name"])}

    async def pieces(self, table: Table) -> AsyncIterator[Sequence[Sequence[Any]]]:
        listed = ", ".join(f'"{name}"' for name in table.columns)
        piece: list[Sequence[Any]] = []
        async for row in self._connection.cursor(f'SELECT {listed} FROM "{table.name}"', prefetch=PIECE):
            piece.append(tuple(row))
            if len(piece) == PIECE:
                yield piece
                piece = []
        if piece:
            yield piece

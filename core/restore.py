"""Bringing the rows of an archive back into an empty database of the archive's own release; not the files.

The loader takes what `core.archive` reads. Everything is loaded in one transaction, so it is there whole or not.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Protocol

from core.archive import ArchiveProblem, Manifest, Table
from core.errors import Unavailable
from core.migrate import APP, MIGRATIONS, known_versions, migrate
from core.snapshot import kept


class Loader(Protocol):
    """Takes rows, table by table."""

    async def load(self, table: Table, rows: Sequence[Sequence[Any]]) -> None: ...

    async def finish(self, manifest: Manifest) -> None:
        """Set the sequences and check that all is there. Raises `ArchiveProblem`."""
        ...


def check(manifest: Manifest) -> None:
    """Raises `ArchiveProblem` for an archive of a newer release."""
    strange = [version for version in manifest.migrations if version not in known_versions()]
    if strange:
        raise ArchiveProblem(
            f"This archive was made by a newer release of Pult ({manifest.release}). Install that one to restore it."
        )


async def is_empty(url: str) -> bool:
    """Whether there is nothing in the database that a restore would destroy."""
    if url.startswith("sqlite:"):
        return _is_empty_sqlite(Path(url.removeprefix("sqlite:///")))
    from core.postgres import connect

    connection = await connect(url)
    try:
        for row in await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"):
            name = row["tablename"]
            if kept(name) and name != "cursor" and await connection.fetchval(f'SELECT 1 FROM "{name}" LIMIT 1'):
                return False
    finally:
        await connection.close()
    return True


def _is_empty_sqlite(path: Path) -> bool:
    if not path.exists():
        return True
    connection = sqlite3.connect(path)
    try:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return not any(
            connection.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone()
            for name in names
            if kept(name) and name != "cursor"
        )
    except sqlite3.Error as error:
        raise Unavailable(f"The database file {path} cannot be read: {error}") from error
    finally:
        connection.close()


@asynccontextmanager
async def loading(url: str, manifest: Manifest) -> AsyncIterator[Loader]:
    """An empty database of the archive's release to load into; what was there before is gone when the body ends well.

    On SQLite the old file stays until then. On PostgreSQL the old tables are dropped at once: a restore that breaks
    off leaves an empty database. Afterwards the database is brought to this release.
    """
    with tempfile.TemporaryDirectory() as folder:
        history = _history(Path(folder), manifest)
        loader = _into_sqlite(url, history) if url.startswith("sqlite:") else _into_postgres(url, history)
        async with loader as inside:
            yield inside
    await migrate(url)


def _history(folder: Path, manifest: Manifest) -> Path:
    """The migrations that the archive's database had had, in a folder of their own."""
    (folder / APP).mkdir()
    for version in manifest.migrations:
        shutil.copy(MIGRATIONS / APP / version, folder / APP / version)
    return folder


@asynccontextmanager
async def _into_sqlite(url: str, history: Path) -> AsyncIterator[Loader]:
    path = Path(url.removeprefix("sqlite:///"))
    part = path.with_name(f"{path.name}.part")
    _forget(part)
    try:
        await migrate(f"sqlite:///{part}", folder=history)
        connection = sqlite3.connect(part, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("BEGIN")
            yield SqliteLoader(connection)
            connection.execute("COMMIT")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            raise Unavailable(f"The database file {part} cannot be written: {error}") from error
        finally:
            connection.close()
        _forget(path)
        part.replace(path)
    finally:
        _forget(part)


def _forget(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


class SqliteLoader:
    """Loads into a new file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def load(self, table: Table, rows: Sequence[Sequence[Any]]) -> None:
        listed = ", ".join(f'"{name}"' for name in table.columns)
        marks = ", ".join("?" * len(table.columns))
        self._connection.executemany(f'INSERT INTO "{table.name}" ({listed}) VALUES ({marks})', rows)

    async def finish(self, manifest: Manifest) -> None:
        for name, number in manifest.sequences.items():
            if not self._connection.execute(
                "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (number, name)
            ).rowcount:
                self._connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, number))
        for table in manifest.tables:
            found = self._connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0]
            _complete(table, found)
        if self._connection.execute("PRAGMA foreign_key_check").fetchone():
            raise ArchiveProblem("The rows of this archive do not fit together.")


@asynccontextmanager
async def _into_postgres(url: str, history: Path) -> AsyncIterator[Loader]:
    from core.postgres import connect

    connection = await connect(url)
    try:
        for row in await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"):
            await connection.execute(f'DROP TABLE IF EXISTS "{row["tablename"]}" CASCADE')
        await migrate(url, folder=history)
        async with connection.transaction():
            yield PostgresLoader(connection)
        await connection.execute("ANALYZE")
    finally:
        await connection.close()


class PostgresLoader:
    """Loads by COPY."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def load(self, table: Table, rows: Sequence[Sequence[Any]]) -> None:
        await self._connection.copy_records_to_table(table.name, records=rows, columns=table.columns)

    async def finish(self, manifest: Manifest) -> None:
        for name, number in manifest.sequences.items():
            column = "number" if name == "event" else "id"
            await self._connection.execute(
                f"SELECT setval(pg_get_serial_sequence('\"{name}\"', '{column}'), $1)", number
            )
        for table in manifest.tables:
            _complete(table, await self._connection.fetchval(f'SELECT count(*) FROM "{table.name}"'))


def _complete(table: Table, found: int) -> None:
    if found != table.rows:
        raise ArchiveProblem(f"The archive promises {table.rows} rows of {table.name} and has {found}.")

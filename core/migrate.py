"""Bringing a database to the present tables: aerich's history, applied only from here.

A copy is made first (SQLite) and put back when anything fails, only one process migrates (PostgreSQL: an advisory
lock), a database from a newer release is refused, and no row may get lost on the way.
"""

from __future__ import annotations

import asyncio
import contextvars
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog

from core.database import orm_config
from core.errors import Unavailable
from core.orm import forget_statements

log = structlog.get_logger(__name__)

MIGRATIONS = Path(__file__).parent.parent / "migrations"
APP = "pult"
LOCK = 0x70756C75


class NewerDatabase(Exception):
    """The database belongs to a newer release of Pult ({version}). Install that release, or restore a backup."""


class MigrationFailed(Exception):
    """The database could not be brought to this release and is as it was before: {reason}"""


class MigrationLostRows(Exception):
    """A migration lost rows ({reason}). Restore the backup made before it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Which migrations a database has had, and which are missing."""

    applied: list[str]
    missing: list[str]


async def migrate(url: str, *, folder: Path = MIGRATIONS) -> list[str]:
    """Apply what is missing; returns the versions applied.

    Raises `NewerDatabase`, `MigrationFailed`, `Unavailable` when the database cannot be reached, and on PostgreSQL
    `MigrationLostRows`, for there it cannot be put back.
    """
    return await (_migrate_sqlite(url, folder) if url.startswith("sqlite:") else _migrate_postgres(url, folder))


async def standing(url: str, *, folder: Path = MIGRATIONS) -> Standing:
    """How a database stands; nothing is made or changed. Raises `NewerDatabase`, `Unavailable`."""
    applied = _applied_sqlite(_path(url)) if url.startswith("sqlite:") else await _applied_postgres(url)
    return Standing(applied, pending(applied, folder))


def known_versions(folder: Path = MIGRATIONS) -> list[str]:
    """File names of all migrations, in order."""
    files = (folder / APP).glob("[0-9]*_*.py")
    return sorted((file.name for file in files), key=lambda name: int(name.split("_")[0]))


def pending(applied: list[str], folder: Path = MIGRATIONS) -> list[str]:
    """What is still to be applied. Raises `NewerDatabase`."""
    known = known_versions(folder)
    for version in applied:
        if version not in known:
            raise NewerDatabase((NewerDatabase.__doc__ or "").format(version=version))
    return [version for version in known if version not in applied]


def migration_config(url: str) -> dict[str, Any]:
    """The ORM's configuration with aerich's own table beside ours."""
    config = orm_config(url)
    config["apps"][APP]["models"] = [*config["apps"][APP]["models"], "aerich.models"]
    return config


# ------------------------------------------------------------------------------------------------------- SQLite


def _path(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def _applied_sqlite(path: Path) -> list[str]:
    if not path.exists():
        return []
    try:
        connection = sqlite3.connect(path)
        try:
            known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'aerich'").fetchone()
            rows = connection.execute("SELECT version FROM aerich ORDER BY id").fetchall() if known else []
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise Unavailable(f"The database file {path} cannot be read: {error}") from error
    return [version for (version,) in rows]


async def _migrate_sqlite(url: str, folder: Path) -> list[str]:
    path = _path(url)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    applied = _applied_sqlite(path)
    missing = pending(applied, folder)
    if not missing:
        return []
    copy = path.with_name(f"{path.stem}-before-{missing[0].split('_')[0]}{path.suffix}") if path.exists() else None
    try:
        before = _copied(path, copy)
        await _apply(url, folder)
        _compare(before, _sqlite_counts(path, before))
    except (MigrationFailed, MigrationLostRows) as error:
        _put_back(path, copy)
        raise error if isinstance(error, MigrationFailed) else _failure(error) from error
    return missing


def _copied(path: Path, copy: Path | None) -> dict[str, int]:
    """Copy the database as it is and count its rows. Raises `MigrationFailed`, for instance on a full disk."""
    if copy is None:
        return {}
    try:
        copy.unlink(missing_ok=True)
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("VACUUM INTO ?", (str(copy),))
        finally:
            connection.close()
        return _sqlite_counts(path)
    except (sqlite3.Error, OSError) as error:
        copy.unlink(missing_ok=True)
        raise _failure(error) from error


def _sqlite_counts(path: Path, wanted: dict[str, int] | None = None) -> dict[str, int]:
    connection = sqlite3.connect(path)
    try:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise MigrationFailed((MigrationFailed.__doc__ or "").format(reason=f"{len(broken)} broken references."))
        chosen = _ours(tables) if wanted is None else [table for table in tables if table in wanted]
        return {table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in chosen}
    finally:
        connection.close()


def _put_back(path: Path, copy: Path | None) -> None:
    """SQLite commits every statement of a script, so what a failed one has done is undone by the copy."""
    for leftover in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        if copy is None or copy.exists():
            leftover.unlink(missing_ok=True)
    if copy is not None and copy.exists():
        shutil.move(copy, path)


# --------------------------------------------------------------------------------------------------- PostgreSQL


async def _applied_postgres(url: str) -> list[str]:
    from core.postgres import connect

    connection = await connect(url)
    try:
        return await _versions(connection)
    finally:
        await connection.close()


async def _versions(connection: Any) -> list[str]:
    if await connection.fetchval("SELECT to_regclass('aerich')") is None:
        return []
    return [row["version"] for row in await connection.fetch("SELECT version FROM aerich ORDER BY id")]


async def _migrate_postgres(url: str, folder: Path) -> list[str]:
    from core.postgres import connect

    connection = await connect(url)
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", LOCK)
        missing = pending(await _versions(connection), folder)
        if not missing:
            return []

        async def count(table: str) -> int:
            total: int = await connection.fetchval(f'SELECT count(*) FROM "{table}"')
            return total

        before = await _counts(_ours(await _tables(connection)), count)
        await _apply(url, folder)
        left = set(await _tables(connection))
        _compare(before, await _counts([table for table in before if table in left], count))
        return missing
    finally:
        await connection.close()


async def _tables(connection: Any) -> list[str]:
    rows = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
    return [row["tablename"] for row in rows]


async def _counts(tables: list[str], count: Callable[[str], Awaitable[int]]) -> dict[str, int]:
    return {table: await count(table) for table in tables}


# --------------------------------------------------------------------------------------------------------- both


async def _apply(url: str, folder: Path) -> None:
    """Run aerich in a context of its own: the ORM's connections of this process are none of its business."""
    await asyncio.create_task(_upgrade(url, folder), name="migrate", context=contextvars.Context())


async def _upgrade(url: str, folder: Path) -> None:
    import asyncpg
    from aerich import Command
    from tortoise import Tortoise
    from tortoise.exceptions import BaseORMException

    forget_statements()
    command = Command(tortoise_config=migration_config(url), app=APP, location=str(folder))
    try:
        await command.init()
        for version in await command.upgrade(run_in_transaction=True):
            log.info("migrated", version=version)
    except (BaseORMException, asyncpg.PostgresError, sqlite3.Error, OSError) as error:
        raise _failure(error) from error
    finally:
        await Tortoise.close_connections()


def _failure(error: Exception) -> MigrationFailed:
    return MigrationFailed((MigrationFailed.__doc__ or "").format(reason=str(error) or type(error).__name__))


def _ours(tables: list[str]) -> list[str]:
    return [t for t in tables if not t.startswith(("sqlite_", "message_search", "aerich"))]


def _compare(before: dict[str, int], after: dict[str, int]) -> None:
    lost = [f"{t}: {n} before, {after[t]} after" for t, n in before.items() if t in after and after[t] < n]
    if lost:
        raise MigrationLostRows((MigrationLostRows.__doc__ or "").format(reason="; ".join(lost)))

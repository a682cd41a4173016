"""Bringing a database to the present tables: aerich's history, applied only from here.

A copy is made first (SQLite), only one process migrates (PostgreSQL: an advisory lock), a database from a newer
release is refused, and no row may get lost on the way.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import structlog

from core.database import orm_config
from core.errors import Unavailable

log = structlog.get_logger(__name__)

MIGRATIONS = Path(__file__).parent.parent / "migrations"
APP = "pult"
LOCK = 0x70756C75


class NewerDatabase(Exception):
    """The database belongs to a newer release of Pult ({version}). Install that release, or restore a backup."""


class MigrationLostRows(Exception):
    """A migration lost rows; the copy made before it is the way back."""


def migration_config(url: str) -> dict[str, Any]:
    """The ORM's configuration with aerich's own table beside ours."""
    config = orm_config(url)
    config["apps"][APP]["models"] = [*config["apps"][APP]["models"], "aerich.models"]
    return config


def known_versions() -> list[str]:
    """File names of all migrations, in order."""
    files = (MIGRATIONS / APP).glob("[0-9]*_*.py")
    return sorted((file.name for file in files), key=lambda name: int(name.split("_")[0]))


async def migrate(url: str) -> list[str]:
    """Apply what is missing; returns the versions applied.

    Raises `NewerDatabase`, `MigrationLostRows`, or `Unavailable` when the database cannot be reached.
    """
    return await (_migrate_sqlite(url) if url.startswith("sqlite:") else _migrate_postgres(url))


def pending(applied: list[str]) -> list[str]:
    """What is still to be applied. Raises `NewerDatabase`."""
    known = known_versions()
    for version in applied:
        if version not in known:
            raise NewerDatabase((NewerDatabase.__doc__ or "").format(version=version))
    return [version for version in known if version not in applied]


async def _migrate_sqlite(url: str) -> list[str]:
    path = Path(url.removeprefix("sqlite:///"))
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        connection = sqlite3.connect(path, isolation_level=None)
    except sqlite3.Error as error:
        raise Unavailable(f"The database file {path} cannot be opened: {error}") from error
    try:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        applied = (
            [version for (version,) in connection.execute("SELECT version FROM aerich ORDER BY id")]
            if "aerich" in tables
            else []
        )
        missing = pending(applied)
        if not missing:
            return []
        if applied:
            copy = path.with_name(f"{path.stem}-before-{missing[0].split('_')[0]}{path.suffix}")
            copy.unlink(missing_ok=True)
            connection.execute("VACUUM INTO ?", (str(copy),))
        before = {t: connection.execute(f'SELECT count(*) FROM "{t}"').fetchone()[0] for t in _ours(tables)}
    except sqlite3.DatabaseError as error:
        raise Unavailable(f"The database file {path} cannot be read: {error}") from error
    finally:
        connection.close()
    await _apply(url)
    with sqlite3.connect(path) as check:
        after = {
            t: check.execute(f'SELECT count(*) FROM "{t}"').fetchone()[0]
            for (t,) in check.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            if t in before
        }
        broken = check.execute("PRAGMA foreign_key_check").fetchall()
    check.close()
    _compare(before, after)
    if broken:
        raise MigrationLostRows(f"{MigrationLostRows.__doc__} Broken references: {len(broken)}.")
    return missing


async def _migrate_postgres(url: str) -> list[str]:
    import asyncpg

    try:
        connection = await asyncpg.connect(url.replace("asyncpg://", "postgres://", 1))
    except (OSError, asyncpg.PostgresError) as error:
        raise Unavailable(f"PostgreSQL does not let us in: {error}") from error
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", LOCK)
        tables = [
            row["tablename"]
            for row in await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        ]
        applied = (
            [row["version"] for row in await connection.fetch("SELECT version FROM aerich ORDER BY id")]
            if "aerich" in tables
            else []
        )
        missing = pending(applied)
        if not missing:
            return []

        async def count(table: str) -> int:
            total: int = await connection.fetchval(f'SELECT count(*) FROM "{table}"')
            return total

        before = await _counts(_ours(tables), count)
        await _apply(url)
        left = {
            row["tablename"]
            for row in await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        }
        _compare(before, await _counts([table for table in before if table in left], count))
        return missing
    finally:
        await connection.close()


async def _apply(url: str) -> None:
    from aerich import Command
    from tortoise import Tortoise

    command = Command(tortoise_config=migration_config(url), app=APP, location=str(MIGRATIONS))
    try:
        await command.init()
        for version in await command.upgrade(run_in_transaction=True):
            log.info("migrated", version=version)
    finally:
        await Tortoise.close_connections()


def _ours(tables: list[str]) -> list[str]:
    return [t for t in tables if not t.startswith(("sqlite_", "message_search", "aerich"))]


async def _counts(tables: list[str], count: Callable[[str], Awaitable[int]]) -> dict[str, int]:
    return {table: await count(table) for table in tables}


def _compare(before: dict[str, int], after: dict[str, int]) -> None:
    lost = [f"{t}: {n} before, {after[t]} after" for t, n in before.items() if t in after and after[t] < n]
    if lost:
        raise MigrationLostRows(f"{MigrationLostRows.__doc__} {'; '.join(lost)}.")

"""Migrations: they agree with the models, lead up and down, and leave the old state when they fail."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import shutil
import sqlite3
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pytest

from core.database import Database
from core.migrate import (
    MIGRATIONS,
    MigrationFailed,
    NewerDatabase,
    known_versions,
    migrate,
    migration_config,
    standing,
)
from core.work import Tx, View
from inbox.models import Tag
from tests.conftest import ENGINE

T = TypeVar("T")

BROKEN = """
RUN_IN_TRANSACTION = True

async def upgrade(db):
    return "ALTER TABLE tag ADD COLUMN colour INT; UPDATE tag SET hue = 1; SELECT no_such_function();"

async def downgrade(db):
    return ""
"""
LOSSY = BROKEN.replace("SELECT no_such_function();", "DELETE FROM tag;")


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """A folder of migrations that a later release will have."""
    return Path(shutil.copytree(MIGRATIONS, tmp_path / "later", ignore=shutil.ignore_patterns("__pycache__")))


@contextlib.asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    db = Database(url)
    await db.open()
    yield db
    await db.close()


async def add_tag(tx: Tx, name: str) -> None:
    await tx.execute("INSERT INTO tag (name, hue) VALUES ($1, 7)", name)


async def tags(view: View) -> list[Any]:
    return [(row["name"], row["hue"]) for row in await view.rows("SELECT name, hue FROM tag")]


async def test_an_empty_database_gets_everything_and_a_second_time_nothing(empty_url: str) -> None:
    assert (await standing(empty_url)).applied == []
    assert await migrate(empty_url) == known_versions()
    assert await migrate(empty_url) == []
    assert (await standing(empty_url)).missing == []
    async with opened(empty_url) as db:
        await db.write(add_tag, "сеть")
        assert await db.read(tags) == [("сеть", 7)]


async def alone(work: Coroutine[Any, Any, T]) -> T:
    """Run aerich in a context of its own, as `core.migrate` does."""
    return await asyncio.create_task(work, context=contextvars.Context())


async def test_models_and_migrations_agree(database_url: str) -> None:
    assert await alone(difference(database_url)) == ([], [])


async def difference(url: str) -> tuple[list[str], list[str]]:
    """What `aerich migrate` would write into a new migration, up and down."""
    from aerich import Command
    from aerich.migrate import Migrate
    from aerich.utils import get_models_describe
    from tortoise import Tortoise

    command = Command(tortoise_config=migration_config(url), app="pult", location=str(MIGRATIONS))
    try:
        await command.init()
        last, now = await Migrate.get_last_version(), get_models_describe("pult")
        assert last is not None
        Migrate.diff_models(last.content, now)
        Migrate.diff_models(now, last.content, False)
        return list(Migrate.upgrade_operators), list(Migrate.downgrade_operators)
    finally:
        Migrate.upgrade_operators, Migrate.downgrade_operators = [], []
        await Tortoise.close_connections()


async def test_a_database_of_a_newer_release_is_refused(database_url: str) -> None:
    async with opened(database_url) as db:
        await db.write(
            lambda tx: tx.execute("INSERT INTO aerich (version, app, content) VALUES ('9_later.py', 'pult', '{}')")
        )
    for act in (migrate, standing):
        with pytest.raises(NewerDatabase, match=r"9_later\.py"):
            await act(database_url)


@pytest.mark.parametrize(("script", "reason"), [(BROKEN, "no_such_function"), (LOSSY, "lost")])
async def test_a_migration_that_fails_leaves_the_old_state(
    database_url: str, later: Path, script: str, reason: str
) -> None:
    if ENGINE == "postgres" and script is LOSSY:
        script = script.replace("DELETE FROM tag;", "DELETE FROM tag; SELECT no_such_function();")
        reason = "no_such_function"
    async with opened(database_url) as db:
        await db.write(add_tag, "сеть")
    (later / "pult" / "9_20990101000000_worse.py").write_text(script)
    with pytest.raises(MigrationFailed, match=reason):
        await migrate(database_url, folder=later)
    assert (await standing(database_url)).missing == []
    async with opened(database_url) as db:
        assert await db.read(tags) == [("сеть", 7)]
        with pytest.raises(Exception, match="colour"):
            await db.read(lambda view: view.rows("SELECT colour FROM tag"))


async def test_a_first_migration_that_fails_leaves_nothing(empty_url: str, later: Path) -> None:
    (later / "pult" / "9_20990101000000_worse.py").write_text(BROKEN)
    with pytest.raises(MigrationFailed):
        await migrate(empty_url, folder=later)
    if ENGINE == "sqlite":
        assert not Path(empty_url.removeprefix("sqlite:///")).exists()  # noqa: ASYNC240


async def test_down_and_up_again_leads_to_the_same_tables(database_url: str) -> None:
    async with opened(database_url) as db:
        await db.write(add_tag, "сеть")
        before = await db.read(schema)
    await alone(down(database_url))
    async with opened(database_url) as db:
        assert not {"tag", "dialog", "message"} & {table for table, *_ in await db.read(schema)}
        await db.write(lambda tx: tx.execute("DROP TABLE aerich"))  # The first migration makes it, and aerich needs it.
    assert await migrate(database_url) == known_versions()
    async with opened(database_url) as db:
        assert await db.read(schema) == before
        assert await db.read(tags) == []


async def down(url: str) -> None:
    from aerich import Command
    from tortoise import Tortoise

    command = Command(tortoise_config=migration_config(url), app="pult", location=str(MIGRATIONS))
    try:
        await command.init()
        for _ in known_versions():
            await command.downgrade(version=-1, delete=False)
    finally:
        await Tortoise.close_connections()


async def schema(view: View) -> list[tuple[Any, ...]]:
    """Tables with their columns, and indexes, as the engine describes them."""
    if view.dialect == "sqlite":
        found = await view.rows("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    else:
        found = await view.rows(
            "SELECT table_name, column_name || ' ' || data_type || ' ' || is_nullable AS said"
            " FROM information_schema.columns WHERE table_schema = current_schema()"
            " UNION ALL SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1, 2"
        )
    return [tuple(row.values()) for row in found]


async def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    from core.errors import Unavailable

    other = tmp_path / "letter.txt"
    other.write_text("Dear Anna, this is not a database. " * 40)
    with pytest.raises(Unavailable, match="not a database"):
        await migrate(f"sqlite:///{other}")
    assert other.read_text().startswith("Dear Anna")


async def test_another_programs_database_is_left_as_it_was(tmp_path: Path, later: Path) -> None:
    path = tmp_path / "other.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE dialog (words TEXT)")
    connection.execute("INSERT INTO dialog VALUES ('ours')")
    connection.commit()
    connection.close()
    with pytest.raises(MigrationFailed):
        await migrate(f"sqlite:///{path}", folder=later)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT words FROM dialog").fetchall() == [("ours",)]
    connection.close()


if ENGINE == "postgres":  # The run that has both engines.

    async def test_one_process_may_work_on_both_engines(empty_url: str, tmp_path: Path) -> None:
        for url in (f"sqlite:///{tmp_path / 'one.sqlite3'}", empty_url, f"sqlite:///{tmp_path / 'two.sqlite3'}"):
            assert await migrate(url) == known_versions()
            async with opened(url) as db:
                await db.write(add_tag_by_model)
                assert await db.read(_tags) == ["vip"]


async def add_tag_by_model(tx: Tx) -> None:
    await Tag.create(name="vip", hue=7)


async def _tags(view: View) -> list[str]:
    return await view.column("SELECT name FROM tag")

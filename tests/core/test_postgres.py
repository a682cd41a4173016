"""PostgreSQL that fails: deadlocks, cut sessions, kills; what was acknowledged stays, nothing is written twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from uuid import uuid4

import pytest

from bench.world.servers import Postgres
from core.database import Database
from core.errors import Unavailable
from core.migrate import migrate
from core.work import Tx, View


async def put(tx: Tx, name: str) -> None:
    await tx.execute("INSERT INTO lease (name, holder, until) VALUES ($1, 'test', 0)", name)
    tx.emit("test.put", name=name)


async def names(view: View) -> set[str]:
    return set(await view.column("SELECT name FROM lease"))


async def events(view: View) -> int:
    return int(await view.value("SELECT count(*) FROM event"))


async def test_who_swallows_errors_cannot_swallow_a_full_disk(db: Database) -> None:
    """As the intake does with what it cannot apply: a full disk must not be written down as the customer's fault."""

    async def swallowing(tx: Tx) -> None:
        await put(tx, "kept")
        try:
            async with tx.savepoint():
                await tx.execute("DO $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$")
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001 as the intake does
            await put(tx, "swallowed")

    with pytest.raises(Unavailable):
        await db.write(swallowing)
    assert await db.read(names) == set()
    assert await db.read(events) == 0


async def test_two_units_that_lock_crosswise_both_go_through(db: Database) -> None:
    """A deadlock is nobody's fault: it must neither reach the caller nor one who swallows errors in a savepoint."""
    await db.write(put, "one")
    await db.write(put, "two")
    turn = "UPDATE lease SET until = until + 1 WHERE name = $1"
    swallowed: list[Exception] = []

    async def crosswise(tx: Tx, first: str, second: str) -> None:
        await tx.execute(turn, first)
        await tx.rows("SELECT pg_sleep(0.2)")
        try:
            async with tx.savepoint():
                await tx.execute(turn, second)
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 as the intake does
            swallowed.append(error)

    await asyncio.gather(db.write(crosswise, "one", "two"), db.write(crosswise, "two", "one"))
    assert swallowed == []
    assert await db.read(lambda view: view.column("SELECT until FROM lease ORDER BY name")) == [2, 2]


async def test_sessions_cut_by_the_server_are_opened_anew_without_a_word(db: Database) -> None:
    cut = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await asyncio.gather(*(db.write(put, f"warm{i}") for i in range(20)))
    for i in range(5):
        await db.read(lambda view: view.rows(cut))
        await asyncio.gather(db.write(put, f"idle{i}"), *(db.read(names) for _ in range(5)))
    done = 0
    for i in range(10):
        writing = asyncio.create_task(db.write(put, f"busy{i}"))
        await asyncio.gather(db.read(lambda view: view.rows(cut)), *(db.read(names) for _ in range(5)))
        with suppress(Unavailable):  # Cut during the commit itself, nobody can know.
            await writing
            done += 1
    kept = await db.read(names)
    assert {f"idle{i}" for i in range(5)} <= kept
    assert 25 + done <= len(kept) == await db.read(events)


@pytest.fixture(scope="module")
async def fragile() -> AsyncIterator[Postgres]:
    """A server of this module's own, to be killed."""
    async with Postgres(durable=True) as server:
        yield server


@pytest.fixture
async def on_fragile(fragile: Postgres) -> AsyncIterator[Database]:
    if fragile.process is None:
        await fragile.start()
    url = await fragile.create(f"t{uuid4().hex}")
    await migrate(url)
    database = Database(url)
    await database.open()
    yield database
    await database.close()


async def test_a_killed_postgres_is_said_to_be_away_and_the_same_door_works_when_it_is_back(
    fragile: Postgres, on_fragile: Database
) -> None:
    await on_fragile.write(put, "before")
    await fragile.kill()
    async with asyncio.timeout(10):
        with pytest.raises(Unavailable):
            await on_fragile.write(put, "away")
        with pytest.raises(Unavailable):
            await on_fragile.read(names)
    await fragile.start()
    await on_fragile.write(put, "after")
    assert await on_fragile.read(names) == {"before", "after"}


async def test_what_was_acknowledged_outlives_kills_and_nothing_is_written_twice(
    fragile: Postgres, on_fragile: Database
) -> None:
    acknowledged: set[str] = set()
    tried: set[str] = set()
    stop, progress = asyncio.Event(), asyncio.Event()

    async def until(many: int) -> None:
        while len(acknowledged) < many:
            progress.clear()
            await progress.wait()

    async def writer(who: int) -> None:
        n = 0
        while not stop.is_set():
            name = f"{who}-{n}"
            tried.add(name)
            with suppress(Unavailable):
                await on_fragile.write(put, name)
                acknowledged.add(name)
                progress.set()
            n += 1
            await asyncio.sleep(0)

    writers = [asyncio.create_task(writer(who)) for who in range(12)]
    async with asyncio.timeout(60):
        for killed in range(3):
            await until(40 * (killed + 1))
            await fragile.kill()
            await fragile.start()
        await until(len(acknowledged) + 40)
        stop.set()
        await asyncio.gather(*writers)
    kept = await on_fragile.read(names)
    assert acknowledged <= kept <= tried
    assert await on_fragile.read(events) == len(kept)

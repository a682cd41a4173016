"""The unit of work on the chosen engine: all or nothing, alone, durable before it answers, told after the commit."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import AsyncIterator
from typing import Any

import pytest

from core.database import Database
from core.errors import Unavailable
from core.models import Lease
from core.work import Tx, View


class Broken(Exception):
    """What a unit of these tests raises."""


async def put(tx: Tx, name: str, *, fail: bool = False) -> str:
    """A row, an event, a job and a wake-up."""
    await tx.execute("INSERT INTO lease (name, holder, until) VALUES ($1, 'test', 0)", name)
    tx.emit("test.put", name=name)
    await tx.enqueue("test.job", {"name": name}, key=name)
    if fail:
        raise Broken(name)
    return name


async def names(view: View) -> list[str]:
    return await view.column("SELECT name FROM lease ORDER BY name")


async def traces(view: View) -> tuple[int, int, int]:
    """How many rows, events and jobs there are."""
    row = await view.row(
        "SELECT (SELECT count(*) FROM lease) AS rows, (SELECT count(*) FROM event) AS events,"
        " (SELECT count(*) FROM job) AS jobs"
    )
    assert row is not None
    return row["rows"], row["events"], row["jobs"]


@pytest.fixture
async def other(database_url: str) -> AsyncIterator[Database]:
    """A second door to the same database: what it reads is committed."""
    database = Database(database_url)
    await database.open()
    yield database
    await database.close()


async def hold(db: Database, release: threading.Event) -> asyncio.Task[str]:
    """A unit that stays in the writer until released, so that those after it make one batch (on SQLite)."""
    entered = threading.Event()

    async def waiting(tx: Tx) -> str:
        entered.set()
        assert release.wait(10)
        return await put(tx, "first")

    async def waiting_on_the_loop(tx: Tx) -> str:
        return await put(tx, "first")

    task = asyncio.create_task(db.write(waiting if db.dialect == "sqlite" else waiting_on_the_loop))
    if db.dialect == "sqlite":
        assert await asyncio.to_thread(entered.wait, 10)
    return task


async def test_a_unit_that_raises_is_undone_alone_among_those_that_commit_with_it(db: Database) -> None:
    release = threading.Event()
    first = await hold(db, release)
    units = [asyncio.create_task(db.write(put, f"n{i:02}", fail=i % 3 == 0)) for i in range(30)]
    await asyncio.sleep(0)
    release.set()
    outcomes = await asyncio.gather(*units, return_exceptions=True)
    assert await first == "first"
    assert [isinstance(one, Broken) for one in outcomes] == [i % 3 == 0 for i in range(30)]
    kept = [f"n{i:02}" for i in range(30) if i % 3]
    assert await db.read(names) == ["first", *kept]
    assert await db.read(traces) == (21, 21, 21)


async def test_the_answer_comes_after_the_commit_and_nobody_sees_anything_before(db: Database, other: Database) -> None:
    seen_inside: list[list[str]] = []
    loop = asyncio.get_running_loop()

    async def looked_at(tx: Tx) -> None:
        await put(tx, "a")
        if tx.dialect == "sqlite":
            seen_inside.append(asyncio.run_coroutine_threadsafe(other.read(names), loop).result(10))
        else:
            seen_inside.append(await other.read(names))

    await db.write(looked_at)
    assert seen_inside == [[]]
    assert await other.read(names) == ["a"]


async def test_a_unit_in_a_batch_is_not_answered_while_the_batch_is_not_committed(db: Database) -> None:
    """Only SQLite gathers units; on PostgreSQL the same holds of one alone."""
    release, entered = threading.Event(), threading.Event()

    async def last_of_the_batch(tx: Tx) -> None:
        entered.set()
        assert release.wait(10)

    gate = threading.Event()
    first = await hold(db, gate)
    early = asyncio.create_task(db.write(put, "early"))
    if db.dialect == "postgres":
        await asyncio.gather(first, early)
        return
    late = asyncio.create_task(db.write(last_of_the_batch))
    await asyncio.sleep(0)
    gate.set()
    assert await asyncio.to_thread(entered.wait, 10)
    await first
    assert not early.done()
    assert await db.read(names) == ["first"]
    release.set()
    await asyncio.gather(early, late)
    assert await db.read(names) == ["early", "first"]


async def test_savepoints_nest_and_each_undoes_its_rows_events_and_wake_ups(db: Database) -> None:
    told: list[tuple[list[str], set[str]]] = []
    db.listeners.append(lambda events, wakes: told.append(([e.data["name"] for e in events], wakes)))

    async def middle(tx: Tx) -> None:
        async with tx.savepoint():
            await put(tx, "middle")
            async with tx.savepoint():
                await put(tx, "kept within the middle")
            with pytest.raises(Broken):
                async with tx.savepoint():
                    await put(tx, "inner", fail=True)
            tx.wakes.add("deliveries")
            raise Broken

    async def unit(tx: Tx) -> None:
        await tx.execute("INSERT INTO lease (name, holder, until) VALUES ('outer', 'test', 0)")
        tx.emit("test.put", name="outer")
        with pytest.raises(Broken):
            await middle(tx)
        async with tx.savepoint():
            await tx.execute("INSERT INTO lease (name, holder, until) VALUES ('second', 'test', 0)")

    await db.write(unit)
    assert await db.read(names) == ["outer", "second"]
    assert await db.read(traces) == (2, 1, 0)
    assert told == [(["outer"], set())]


async def test_an_error_of_the_database_inside_a_savepoint_leaves_the_unit_usable(db: Database) -> None:
    async def unit(tx: Tx) -> None:
        await put(tx, "a")
        with pytest.raises(Exception, match=r"(?i)unique"):
            async with tx.savepoint():
                await put(tx, "a")
        await put(tx, "b")

    await db.write(unit)
    assert await db.read(names) == ["a", "b"]


async def test_models_and_statements_speak_to_the_same_transaction(db: Database) -> None:
    async def unit(tx: Tx) -> None:
        await Lease.create(name="model", holder="orm", until=1)
        assert await tx.value("SELECT holder FROM lease WHERE name = 'model'") == "orm"
        await tx.execute("UPDATE lease SET holder = 'sql' WHERE name = 'model'")
        found = await Lease.get(name="model")
        assert found.holder == "sql"
        found.holder = "saved"
        await found.save()
        raise Broken

    with pytest.raises(Broken):
        await db.write(unit)
    assert await db.read(names) == []


async def test_a_unit_that_awaits_anything_but_its_database_is_refused_on_sqlite(db: Database) -> None:
    if db.dialect == "postgres":
        return  # There a unit runs on the loop and cannot be watched; the same code runs on SQLite in every test run.
    outside = asyncio.get_running_loop().create_future()

    async def waits(tx: Tx) -> None:
        await put(tx, "a")
        async with tx.savepoint():
            await outside

    async def sleeps(tx: Tx) -> None:
        await put(tx, "b")
        await asyncio.sleep(0.01)

    with pytest.raises(RuntimeError, match="other than its database"):
        await db.write(waits)
    with pytest.raises(RuntimeError):
        await db.write(sleeps)
    with pytest.raises(RuntimeError):
        await db.read(lambda view: asyncio.sleep(0.01))
    assert await db.write(put, "c") == "c"
    assert await db.read(traces) == (1, 1, 1)


@pytest.mark.parametrize("thrown", [asyncio.CancelledError, KeyboardInterrupt, GeneratorExit])
async def test_a_unit_that_throws_what_is_no_error_harms_nobody_else(db: Database, thrown: type[BaseException]) -> None:
    """A stray cancellation inside a unit once ended the writer, and with it every later write."""

    async def unit(tx: Tx) -> None:
        await put(tx, "a")
        raise thrown

    if db.dialect == "sqlite" or thrown is asyncio.CancelledError:
        async with asyncio.timeout(5):
            with pytest.raises((RuntimeError, asyncio.CancelledError)):
                await asyncio.shield(asyncio.ensure_future(db.write(unit)))
    async with asyncio.timeout(5):
        assert await db.write(put, "b") == "b"
    assert await db.read(names) == ["b"]


async def test_a_cancelled_caller_neither_undoes_nor_silences_a_unit_that_runs(db: Database) -> None:
    told: list[str] = []
    done = asyncio.Event()

    def hear(events: Any, wakes: set[str]) -> None:
        told.extend(e.data["name"] for e in events)
        done.set()

    db.listeners.append(hear)
    entered, release = threading.Event(), threading.Event()

    async def unit(tx: Tx) -> None:
        await put(tx, "a")
        entered.set()
        if tx.dialect == "sqlite":
            assert release.wait(10)
        else:
            await tx.value("SELECT 1 FROM pg_sleep(0.2)")

    caller = asyncio.create_task(db.write(unit))
    assert await asyncio.to_thread(entered.wait, 10)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    release.set()
    async with asyncio.timeout(5):
        await done.wait()
    assert told == ["a"]
    assert await db.read(names) == ["a"]


async def test_who_gives_up_before_his_unit_began_leaves_nothing(db: Database) -> None:
    if db.dialect == "postgres":
        return  # A unit begins at once there.
    release = threading.Event()
    first = await hold(db, release)
    caller = asyncio.create_task(db.write(put, "a"))
    await asyncio.sleep(0)
    caller.cancel()
    await asyncio.gather(caller, return_exceptions=True)
    release.set()
    await first
    assert await db.write(put, "b") == "b"
    assert await db.read(names) == ["b", "first"]


async def test_four_hundred_cancellations_at_random_leave_the_database_whole(db: Database) -> None:
    chance = random.Random(7)
    told: set[str] = set()
    db.listeners.append(lambda events, wakes: told.update(e.data["name"] for e in events))

    async def one(i: int) -> None:
        task = asyncio.create_task(db.write(put, f"n{i}"))
        await asyncio.sleep(chance.random() * 0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    async with asyncio.timeout(30):
        for start in range(0, 400, 40):
            await asyncio.gather(*(one(i) for i in range(start, start + 40)))
        await asyncio.gather(*(db.write(put, f"after{i}") for i in range(20)))
    assert set(await db.read(names)) == told
    assert {f"after{i}" for i in range(20)} <= told


async def test_reading_cannot_write(db: Database) -> None:
    async def sly(view: View) -> None:
        await view.rows("INSERT INTO lease (name, holder, until) VALUES ('sly', 'test', 0) RETURNING name")

    with pytest.raises(Exception, match=r"(?i)read.?only"):
        await db.read(sly)
    assert await db.read(names) == []


async def test_closing_finishes_what_is_being_written_and_refuses_what_comes_after(
    database_url: str, other: Database
) -> None:
    db = Database(database_url)
    await db.open()
    units = [asyncio.create_task(db.write(put, f"n{i}")) for i in range(50)]
    await asyncio.sleep(0)
    await db.close()
    await asyncio.gather(*units)
    with pytest.raises(Unavailable):
        await db.write(put, "late")
    with pytest.raises(Unavailable):
        await db.read(names)
    assert len(await other.read(names)) == 50


async def test_listeners_hear_each_commit_once_with_numbers_and_not_at_all_of_what_failed(db: Database) -> None:
    heard: list[tuple[int, str]] = []
    db.listeners.append(lambda events, wakes: heard.extend((e.number, e.data["name"]) for e in events))
    with pytest.raises(Broken):
        await db.write(put, "a", fail=True)
    await db.write(put, "b")
    await db.write(put, "c")
    assert [name for _, name in heard] == ["b", "c"]
    assert 0 < heard[0][0] < heard[1][0]


async def test_a_listener_that_fails_takes_nothing_back_and_the_others_still_hear(db: Database) -> None:
    heard: list[str] = []

    def deaf(events: Any, wakes: Any) -> None:
        raise Broken

    db.listeners.append(deaf)
    db.listeners.append(lambda events, wakes: heard.extend(e.data["name"] for e in events))
    assert await db.write(put, "a") == "a"
    assert await db.write(put, "b") == "b"
    assert heard == ["a", "b"]

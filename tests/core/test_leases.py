"""Leases: one holder at a time, whatever happens to it."""

from __future__ import annotations

import asyncio

import pytest

from core import leases
from core.database import Database


async def test_the_same_holder_prolongs_and_another_waits_for_the_end(db: Database) -> None:
    assert await db.write(leases.take, "bot:1", holder="a")
    assert await db.write(leases.take, "bot:1", holder="a")
    if db.dialect == "postgres":
        assert not await db.write(leases.take, "bot:1", holder="b")
        later = db.clock() + leases.LIFE + 1
        db.clock = lambda: later
    assert await db.write(leases.take, "bot:1", holder="b")


async def test_a_lease_is_given_back_and_the_next_one_gets_it(db: Database) -> None:
    async with leases.held(db, "bot:1", holder="a"):
        pass
    assert await db.read(lambda view: view.value("SELECT count(*) FROM lease")) == 0
    async with asyncio.timeout(1), leases.held(db, "bot:1", holder="b"):
        assert await holder(db) == "b"


async def test_who_loses_the_lease_is_stopped_and_on_sqlite_nobody_can_take_it(db: Database) -> None:
    async def work() -> str:
        async with leases.held(db, "bot:1", holder="a", renewal=0.02):
            await db.write(lambda tx: tx.execute("UPDATE lease SET holder = 'b', until = $1", tx.now + leases.LIFE))
            async with asyncio.timeout(5):
                while await holder(db) != "a":  # noqa: ASYNC110 the row is all that tells
                    await asyncio.sleep(0.01)
        return "kept"

    if db.dialect == "sqlite":
        assert await work() == "kept"
    else:
        with pytest.raises(leases.LeaseLost):
            await work()


async def holder(db: Database) -> str:
    return str(await db.read(lambda view: view.value("SELECT holder FROM lease")))


async def test_cancelling_from_outside_gives_the_lease_back(db: Database) -> None:
    entered = asyncio.Event()

    async def work() -> None:
        async with leases.held(db, "bot:1", holder="a"):
            entered.set()
            await asyncio.sleep(30)

    task = asyncio.create_task(work())
    await entered.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await db.read(lambda view: view.value("SELECT count(*) FROM lease")) == 0

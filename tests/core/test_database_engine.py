"""The database every test gets."""

from __future__ import annotations

import asyncio
import os

from core.database import Database
from core.work import Tx, View


async def count_jobs(view: View) -> int:
    return int(await view.value("SELECT count(*) FROM job"))


async def order(tx: Tx, kind: str) -> None:
    await tx.enqueue(kind, {"of": kind})


async def test_every_test_has_an_empty_database_of_the_chosen_engine(db: Database) -> None:
    assert db.dialect == os.environ.get("PULT_TEST_ENGINE", "sqlite")
    assert await db.read(count_jobs) == 0
    await db.write(order, "wake")
    assert await db.read(count_jobs) == 1


async def test_a_statement_tells_how_many_rows_it_touched_and_many_values_go_as_one(db: Database) -> None:
    async def unit(tx: Tx) -> list[int]:
        made = await tx.insert(
            "lease", ("name", "holder", "until"), [(f"n{n}", "a", n) for n in range(250)], tail="RETURNING name"
        )
        again = "INSERT INTO lease (name, holder, until) VALUES ($1, 'b', 0) ON CONFLICT (name) DO NOTHING"
        return [
            len(made),
            await tx.execute(again, "n1"),
            await tx.execute(again, "new"),
            await tx.execute(f"UPDATE lease SET holder = 'c' WHERE {tx.among('until', 1)}", tx.many([3, 5, 999])),
            await tx.execute(f"DELETE FROM lease WHERE {tx.among('until', 1)}", tx.many([])),
        ]

    assert await db.write(unit) == [250, 0, 1, 2, 0]


async def test_what_one_test_wrote_another_does_not_see(db: Database) -> None:
    assert await db.read(count_jobs) == 0
    await db.write(order, "wake")


async def test_what_was_committed_is_announced_even_if_the_caller_was_cancelled(db: Database) -> None:
    announced: list[set[str]] = []
    db.listeners.append(lambda _events, wakes: announced.append(wakes))
    for _ in range(20):
        caller = asyncio.create_task(db.write(order, "wake"))
        await asyncio.sleep(0)
        caller.cancel()
        await asyncio.gather(caller, return_exceptions=True)
    await db.write(order, "last")
    committed = await db.read(count_jobs)
    assert len(announced) >= committed
    assert all(wakes == {"jobs"} for wakes in announced)

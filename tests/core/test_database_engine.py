"""The database every test gets."""

from __future__ import annotations

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


async def test_what_one_test_wrote_another_does_not_see(db: Database) -> None:
    assert await db.read(count_jobs) == 0
    await db.write(order, "wake")

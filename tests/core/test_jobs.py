"""Jobs left behind by a worker that died."""

from __future__ import annotations

import asyncio

from core.bus import MemoryBus
from core.database import Database
from core.jobs import Due, Worker, claim
from core.work import Tx


async def order(tx: Tx) -> None:
    await tx.enqueue("wake", {}, key="1")


async def test_a_worker_that_is_alone_takes_up_at_once_what_a_dead_one_had_claimed(db: Database) -> None:
    fired = asyncio.Event()

    async def timer(tx: Tx, job: Due) -> None:
        tx.after_commit.append(fired.set)

    await db.write(order)
    jobs, _ = await db.write(claim, ["wake"], limit=1)
    assert len(jobs) == 1
    worker = Worker(db, MemoryBus(), timers={"wake": timer}, errands={}, alone=True)
    task = asyncio.create_task(worker.run())
    try:
        async with asyncio.timeout(10):
            await fired.wait()
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert await db.read(lambda view: view.value("SELECT count(*) FROM job")) == 0

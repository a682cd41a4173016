"""Jobs: fired once whatever crashes, tried again with patience, never forgotten, never in a hurry for nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest

from core import jobs
from core.bus import MemoryBus
from core.clock import HOUR, MINUTE, SECOND
from core.database import Database
from core.jobs import Due, Errand, Later, Timer, Worker
from core.work import Row, Tx
from tests.patience import until

NOON = 1_763_985_600_000


class Broken(Exception):
    """What a handler of these tests raises."""


class Clock:
    """Turned by hand; counts how often it was looked at."""

    def __init__(self) -> None:
        self.now = NOON
        self.looks = 0

    def __call__(self) -> int:
        self.looks += 1
        return self.now


@pytest.fixture
def clock(db: Database) -> Clock:
    db.clock = clock = Clock()
    return clock


@pytest.fixture
def bus(db: Database) -> MemoryBus:
    bus = MemoryBus()
    db.listeners.append(lambda events, wakes: bus.publish({"wake": sorted(wakes)}))
    return bus


async def order(tx: Tx, kind: str = "test", key: str | None = None, due_at: int | None = None, **payload: Any) -> None:
    await tx.enqueue(kind, payload, due_at=due_at, key=key)


async def left(db: Database) -> list[Row]:
    return await db.read(lambda view: view.rows("SELECT * FROM job ORDER BY id"))


async def note(tx: Tx, job: Due) -> None:
    """A timer whose traces would show twice if it fired twice."""
    tx.emit("test.fired", what=job.payload.get("what"), late=job.late)


async def fired(db: Database) -> list[str]:
    from core.events import after

    return [one.data["what"] for one in await db.read(after, 0, limit=100_000) if one.kind == "test.fired"]


@asynccontextmanager
async def working(
    db: Database,
    bus: MemoryBus,
    timers: dict[str, Timer] | None = None,
    errands: dict[str, Errand] | None = None,
    **more: Any,
) -> AsyncIterator[asyncio.Task[None]]:
    worker = Worker(db, bus, timers=timers or {}, errands=errands or {}, **more)
    task = asyncio.create_task(worker.run())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def claim_one(db: Database, kind: str = "test") -> Due:
    claimed, _ = await db.write(jobs.claim, [kind], limit=1)
    [job] = claimed
    return job


# ------------------------------------------------------------------------------------------------------- timers


async def test_a_timer_fires_in_its_time_and_its_row_goes_with_what_it_did(
    db: Database, bus: MemoryBus, clock: Clock
) -> None:
    async with working(db, bus, {"test": note}):
        await db.write(order, what="later", due_at=NOON + MINUTE)
        await db.write(order, what="now")
        await until(lambda: fired(db))
        assert await fired(db) == ["now"]
        clock.now += MINUTE
        bus.publish({"wake": ["jobs"]})
        await until(lambda: two(db))
        assert await fired(db) == ["now", "later"]
    assert await left(db) == []


async def two(db: Database) -> bool:
    return len(await fired(db)) >= 2


async def test_a_timer_that_fails_leaves_nothing_behind_and_is_tried_again(
    db: Database, bus: MemoryBus, clock: Clock
) -> None:
    tries = 0

    async def fails_once(tx: Tx, job: Due) -> None:
        nonlocal tries
        tries += 1
        await note(tx, job)
        if tries == 1:
            raise Broken("no luck")

    async with working(db, bus, {"test": fails_once}):
        await db.write(order, what="a")
        await until(lambda: waits_again(db))
        [row] = await left(db)
        assert (row["state"], row["attempts"], row["error"]) == ("queued", 1, "Broken: no luck")
        assert NOON < row["due_at"] <= NOON + 4 * SECOND
        assert await fired(db) == []
        clock.now = row["due_at"]
        bus.publish({"wake": ["jobs"]})
        await until(lambda: fired(db))
    assert (tries, await fired(db), await left(db)) == (2, ["a"], [])


async def waits_again(db: Database) -> bool:
    return any(row["state"] == "queued" and row["attempts"] for row in await left(db))


async def test_a_crash_between_claiming_and_firing_delays_a_timer_and_fires_it_once(
    db: Database, bus: MemoryBus, clock: Clock
) -> None:
    await db.write(order, what="a")
    lost = await claim_one(db)
    clock.now += jobs.LEASE + 1
    async with working(db, bus, {"test": note}):
        await until(lambda: fired(db))
    await db.write(jobs._fire, lost, note)  # The one who was thought dead wakes up.
    assert await fired(db) == ["a"]
    assert await left(db) == []


async def test_two_workers_fire_every_timer_exactly_once(
    db: Database, bus: MemoryBus, database_url: str, clock: Clock
) -> None:
    other = db
    if db.dialect == "postgres":
        other = Database(database_url, clock=clock)
        await other.open()
    names = [f"n{i}" for i in range(60)]
    for name in names:
        await db.write(order, what=name)

    async def all_fired() -> bool:
        return len(await fired(db)) >= len(names)

    async with working(db, bus, {"test": note}), working(other, MemoryBus(), {"test": note}):
        await until(all_fired)
    assert sorted(await fired(db)) == sorted(names)
    if other is not db:
        await other.close()


async def test_how_late_a_timer_is_it_is_told(db: Database, bus: MemoryBus, clock: Clock) -> None:
    late: list[int] = []

    async def tell(tx: Tx, job: Due) -> None:
        late.append(job.late)

    await db.write(order, due_at=NOON + MINUTE)
    clock.now = NOON + 3 * HOUR
    async with working(db, bus, {"test": tell}):
        await until(lambda: empty(db))
    assert late == [3 * HOUR - MINUTE]


async def empty(db: Database) -> bool:
    return not await left(db)


# ------------------------------------------------------------------------------------------------ ordering anew


async def test_ordering_by_the_same_key_replaces_the_instant_and_the_payload(db: Database, clock: Clock) -> None:
    await db.write(order, key="k", due_at=NOON + HOUR, what="first")
    await db.write(order, key="k", due_at=NOON, what="second")
    await db.write(order, key="other", due_at=NOON + HOUR, what="third")
    job = await claim_one(db)
    assert (job.payload, job.due_at) == ({"what": "second"}, NOON)
    assert len(await left(db)) == 2


async def test_a_timer_ordered_anew_while_it_runs_fires_as_ordered_last(
    db: Database, bus: MemoryBus, clock: Clock
) -> None:
    await db.write(order, key="k", what="old")
    running = await claim_one(db)
    await db.write(order, key="k", what="new", due_at=NOON + MINUTE)
    await db.write(jobs._fire, running, note)
    assert await fired(db) == []
    clock.now += MINUTE
    async with working(db, bus, {"test": note}):
        await until(lambda: fired(db))
    assert (await fired(db), await left(db)) == (["new"], [])


async def test_an_errand_ordered_anew_while_it_runs_is_run_again(db: Database, bus: MemoryBus, clock: Clock) -> None:
    runs: list[str] = []
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def errand(job: Due) -> None:
        runs.append(job.payload["what"])
        begun.set()
        await go_on.wait()

    async with working(db, bus, errands={"test": errand}):
        await db.write(order, key="k", what="old")
        await begun.wait()
        await db.write(order, key="k", what="new")
        go_on.set()
        await until(lambda: empty(db))
    assert runs == ["old", "new"]


async def test_an_order_can_be_withdrawn_until_it_fires(db: Database, clock: Clock) -> None:
    await db.write(order, key="k", due_at=NOON + HOUR)
    assert await db.write(lambda tx: tx.cancel_job("test", "k"))
    assert not await db.write(lambda tx: tx.cancel_job("test", "k"))
    assert await left(db) == []


# ------------------------------------------------------------------------------------------------------ errands


async def test_an_errand_that_fails_waits_longer_each_time_and_is_given_up_for_a_person_to_see(
    db: Database, bus: MemoryBus, clock: Clock
) -> None:
    waits: list[int] = []

    async def errand(job: Due) -> None:
        raise Broken("the server said no")

    def nudge(check: Callable[[], Any]) -> Any:
        return until(check)

    async with working(db, bus, errands={"test": errand}):
        await db.write(order)
        for attempt in range(1, jobs.MOST_ATTEMPTS + 1):

            async def failed(attempt: int = attempt) -> bool:
                [row] = await left(db)
                return row["attempts"] == attempt and row["state"] != "running"

            await nudge(failed)
            [row] = await left(db)
            waits.append(row["due_at"] - clock.now)
            clock.now = row["due_at"]
            bus.publish({"wake": ["jobs"]})
    [row] = await left(db)
    assert (row["state"], row["error"]) == ("failed", "Broken: the server said no")
    assert all(SECOND // 2 << i <= wait <= SECOND << i for i, wait in enumerate(waits[:6], start=1))
    assert max(waits) <= HOUR
    from core.events import after

    [told] = [one for one in await db.read(after, 0) if one.kind == "job.failed"]
    assert told.data == {"job": "test", "error": "Broken: the server said no"}


async def test_an_errand_that_asks_for_later_is_not_counted_as_failed(
    db: Database, bus: MemoryBus, clock: Clock
) -> None:
    async def errand(job: Due) -> None:
        raise Later(90)

    async with working(db, bus, errands={"test": errand}):
        await db.write(order)

        async def put_off() -> bool:
            [row] = await left(db)
            return row["due_at"] == NOON + 90 * SECOND

        await until(put_off)
        [row] = await left(db)
        assert (row["state"], row["attempts"], row["error"]) == ("queued", 0, None)


async def test_an_errand_under_way_at_the_end_is_given_back_for_the_next_start(
    db: Database, bus: MemoryBus, clock: Clock
) -> None:
    begun = asyncio.Event()

    async def errand(job: Due) -> None:
        begun.set()
        await asyncio.Event().wait()

    async with working(db, bus, errands={"test": errand}):
        await db.write(order)
        await begun.wait()
    [row] = await left(db)
    assert (row["state"], row["attempts"], row["lease_until"]) == ("queued", 0, None)


async def test_what_a_crash_left_running_is_taken_up_at_once_by_a_worker_that_is_alone(
    db: Database, bus: MemoryBus, clock: Clock
) -> None:
    await db.write(order, what="a")
    await claim_one(db)
    async with working(db, bus, {"test": note}, alone=True):
        await until(lambda: fired(db))
    assert await left(db) == []


async def test_a_long_errand_is_not_begun_by_another_worker_meanwhile(
    db: Database, bus: MemoryBus, database_url: str
) -> None:
    runs = 0
    go_on = asyncio.Event()

    async def errand(job: Due) -> None:
        nonlocal runs
        runs += 1
        await go_on.wait()

    async def lease() -> int:
        return await db.read(lambda view: view.value("SELECT lease_until FROM job")) or 0

    async with AsyncExitStack() as stack:
        await stack.enter_async_context(working(db, bus, errands={"test": errand}, lease=900))
        if db.dialect == "postgres":
            other = Database(database_url)
            await other.open()
            stack.push_async_callback(other.close)
            await stack.enter_async_context(working(other, MemoryBus(shared=True), errands={"test": errand}, lease=900))
        await db.write(order)
        first = await until(lease)

        async def outlived() -> bool:
            return db.clock() > first and await lease() > first

        await until(outlived)
        go_on.set()
        await until(lambda: empty(db))
    assert runs == 1


async def test_orders_wait_for_a_free_hand_and_none_is_forgotten(db: Database, bus: MemoryBus) -> None:
    now, most = 0, 0
    done: list[int] = []

    async def errand(job: Due) -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.001)
        now -= 1
        done.append(job.payload["n"])

    for n in range(100):
        await db.write(order, n=n)
    async with working(db, bus, errands={"test": errand}):
        await until(lambda: empty(db))
    assert sorted(done) == list(range(100))
    assert 1 < most <= jobs.AT_ONCE


async def test_a_job_nobody_here_can_carry_out_is_left_alone_without_haste(
    db: Database, bus: MemoryBus, clock: Clock
) -> None:
    """It may be another process's, or a newer release's; looking at it for ever would burn the processor."""
    await db.write(order, "test.unknown")
    async with working(db, bus, {"test": note}):
        await db.write(order, what="a")
        await until(lambda: fired(db))
        looks = clock.looks
        await asyncio.sleep(0.5)
        assert clock.looks - looks < 10
    assert [row["kind"] for row in await left(db)] == ["test.unknown"]

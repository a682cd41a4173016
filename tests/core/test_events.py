"""The numbered log: what follows it misses nothing and sees nothing twice, however many write."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from core import events
from core.bus import MemoryBus
from core.database import Database
from core.errors import Unavailable
from core.events import Fact, Feed, follow
from core.work import Tx, View
from tests.patience import until


class Broken(Exception):
    """What a handler of these tests raises."""


async def say(tx: Tx, *names: str, fail: bool = False) -> None:
    for name in names:
        tx.emit("test.said", dialog_id=7, name=name)
    if fail:
        raise Broken


async def log_of(view: View) -> list[str]:
    return [one.data["name"] for one in await events.after(view, 0, limit=100_000)]


@pytest.fixture
async def doors(db: Database, database_url: str) -> AsyncIterator[list[Database]]:
    """As many processes as the engine allows: one on SQLite, three on PostgreSQL."""
    others = [] if db.dialect == "sqlite" else [Database(database_url), Database(database_url)]
    for one in others:
        await one.open()
    yield [db, *others]
    for one in others:
        await one.close()


@asynccontextmanager
async def running(*works: Any) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(work) for work in works]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def test_a_fact_is_read_back_as_it_was_told(db: Database) -> None:
    async def tell(tx: Tx) -> None:
        tx.emit("dialog.closed", agent_id=1, channel_id=2, thread_id=3, dialog_id=4, message_id=5, note='"ё"\n🙂')

    await db.write(tell)
    [one] = await db.read(events.after, 0)
    assert (one.kind, one.agent_id, one.channel_id, one.thread_id) == ("dialog.closed", 1, 2, 3)
    assert (one.dialog_id, one.message_id, one.task_id, one.contact_id) == (4, 5, None, None)
    assert one.data == {"note": '"ё"\n🙂'}
    assert one.number == await db.read(events.last) > 0


async def test_a_follower_of_numbers_misses_nothing_while_many_write(doors: list[Database]) -> None:
    """Numbers that become visible out of order would be skipped by everybody who resumes from the highest seen."""
    chance = random.Random(3)
    seen: list[Fact] = []
    written: list[str] = []
    done = asyncio.Event()

    async def unit(tx: Tx, name: str, pause: float, fail: bool) -> None:
        tx.emit("test.said", name=f"{name}a")
        if tx.dialect == "postgres":
            await tx.value(f"SELECT 1 FROM pg_sleep({pause})")
        tx.emit("test.said", name=f"{name}b")
        if fail:
            raise Broken

    async def writer(who: int) -> None:
        for n in range(20):
            fail = chance.random() < 0.2
            try:
                await doors[who % len(doors)].write(unit, f"{who}.{n}.", chance.random() * 0.004, fail)
                written.extend([f"{who}.{n}.a", f"{who}.{n}.b"])
            except Broken:
                assert fail

    async def reader() -> None:
        while True:
            last_look = done.is_set()
            page = await doors[-1].read(events.after, seen[-1].number if seen else 0, limit=7)
            seen.extend(page)
            if last_look and not page:
                return

    reading = asyncio.create_task(reader())
    await asyncio.gather(*(writer(who) for who in range(12)))
    done.set()
    await reading
    numbers = [one.number for one in seen]
    assert numbers == sorted(set(numbers))
    assert sorted(one.data["name"] for one in seen) == sorted(written)
    names = [one.data["name"] for one in seen]
    assert all(names[i + 1] == name[:-1] + "b" for i, name in enumerate(names) if name.endswith("a"))


# ---------------------------------------------------------------------------------------------- the live feed


async def test_the_feed_hands_every_fact_to_each_listener_once_in_order(db: Database) -> None:
    bus = MemoryBus()
    db.listeners.append(lambda told, wakes: bus.publish({"event": len(told)}))
    await db.write(say, "before the feed began")
    feed = Feed(db, bus)
    heard: list[str] = []
    complete = asyncio.Event()

    def listen(facts: list[Fact]) -> None:
        heard.extend(one.data["name"] for one in facts)
        if len(heard) == 1300:
            complete.set()

    async with running(feed.run()):
        await settled(feed, db)
        end = feed.subscribe(listen)
        await db.write(say, *(f"many{i}" for i in range(1200)))
        await asyncio.gather(*(db.write(say, f"one{i}") for i in range(100)))
        async with asyncio.timeout(10):
            await complete.wait()
        end()
        assert heard[:1200] == [f"many{i}" for i in range(1200)]
        assert sorted(heard[1200:]) == sorted(f"one{i}" for i in range(100))
        assert feed.last == await db.read(events.last)


async def settled(feed: Feed, db: Database) -> None:
    """Wait until the feed listens."""

    async def arrived() -> bool:
        await db.write(say, "settled")
        return feed.last > 1

    await until(arrived)
    last = await db.read(events.last)

    async def at_the_end() -> bool:
        return feed.last == last

    await until(at_the_end)


async def test_a_fact_whose_wake_up_was_lost_arrives_within_a_beat(db: Database) -> None:
    feed = Feed(db, MemoryBus())
    heard = asyncio.Event()
    async with running(feed.run()):
        await settled(feed, db)
        feed.subscribe(lambda facts: heard.set())
        await db.write(say, "nobody was told")
        async with asyncio.timeout(events.BEAT * 3):
            await heard.wait()


async def test_a_listener_that_fails_takes_nothing_from_the_others(db: Database) -> None:
    bus = MemoryBus()
    db.listeners.append(lambda told, wakes: bus.publish({"event": len(told)}))
    feed = Feed(db, bus)
    heard: list[str] = []
    complete = asyncio.Event()

    def fails(facts: list[Fact]) -> None:
        raise Broken

    def listen(facts: list[Fact]) -> None:
        heard.extend(one.data["name"] for one in facts)
        if "b" in heard:
            complete.set()

    async with running(feed.run()):
        await settled(feed, db)
        feed.subscribe(fails)
        feed.subscribe(listen)
        await db.write(say, "a")
        await db.write(say, "b")
        async with asyncio.timeout(5):
            await complete.wait()
    assert heard == ["a", "b"]


# ------------------------------------------------------------------------------------------- durable followers


async def handle(tx: Tx, one: Fact) -> None:
    """Leaves a row without a unique key, so that a second handling would show."""
    await tx.execute(
        "INSERT INTO job (kind, key, payload, due_at, state, attempts, created_at)"
        " VALUES ('test.handled', NULL, $1, 0, 'queued', 0, 0)",
        f'"{one.data["name"]}"',
    )


async def handled(db: Database) -> list[str]:
    rows = await db.read(lambda view: view.rows("SELECT payload FROM job WHERE kind = 'test.handled' ORDER BY id"))
    return [str(row["payload"]).strip('"') for row in rows]


async def until_handled(db: Database, many: int) -> list[str]:
    async def enough() -> list[str]:
        found = await handled(db)
        return found if len(found) >= many else []

    return await until(enough)


async def test_a_follower_handles_each_fact_exactly_once_in_order_from_where_it_began(doors: list[Database]) -> None:
    db = doors[0]
    await db.write(say, "before the follower was born")
    wakes = [asyncio.Event() for _ in doors]
    followers = [follow(one, wake, "test", {"test.said": handle}) for one, wake in zip(doors, wakes, strict=True)]
    async with running(*followers):
        await begun(db)
        for i in range(30):
            await doors[i % len(doors)].write(say, f"n{i:03}", "other" if i % 5 == 0 else f"m{i:03}")
            for wake in wakes:
                wake.set()
        found = await until_handled(db, 60)
    assert found == (await db.read(log_of))[1:]


async def begun(db: Database, name: str = "test") -> None:
    await until(lambda: db.read(lambda v: v.row("SELECT number FROM cursor WHERE name = $1", name)))


async def test_a_follower_goes_on_where_it_stopped(db: Database) -> None:
    async with running(follow(db, asyncio.Event(), "test", {"test.said": handle})):
        await begun(db)
        await db.write(say, "a")
        await until_handled(db, 1)
    await db.write(say, "while it was away", "and more")
    async with running(follow(db, asyncio.Event(), "test", {"test.said": handle})):
        assert await until_handled(db, 3) == ["a", "while it was away", "and more"]


async def test_a_fact_that_cannot_be_handled_is_passed_over_whole(db: Database) -> None:
    async def picky(tx: Tx, one: Fact) -> None:
        await handle(tx, one)
        if one.data["name"].startswith("bad"):
            raise Broken

    async with running(follow(db, asyncio.Event(), "test", {"test.said": picky})):
        await begun(db)
        await db.write(say, "a", "bad", "b")
        await db.write(say, "bad again", "c")
        assert await until_handled(db, 3) == ["a", "b", "c"]


async def test_a_page_that_met_an_unavailable_database_is_done_again_from_its_beginning(db: Database) -> None:
    tries: list[str] = []

    async def away_once(tx: Tx, one: Fact) -> None:
        tries.append(one.data["name"])
        await handle(tx, one)
        if tries == ["a", "b"]:
            raise Unavailable("gone for a moment")

    async with running(follow(db, asyncio.Event(), "test", {"test.said": away_once})):
        await begun(db)
        await db.write(say, "a", "b", "c")
        assert await until_handled(db, 3) == ["a", "b", "c"]
    assert tries == ["a", "b", "a", "b", "c"]

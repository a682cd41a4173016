"""The bus between processes on a real server: a hint that comes at once, and a server that may go and come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bench.world.servers import Valkey
from core.bus import MemoryBus, RedisBus, Signal, bus_for
from tests.patience import until


@pytest.fixture
async def server() -> AsyncIterator[Valkey]:
    """A server of this test's own, to be killed."""
    async with Valkey() as valkey:
        yield valkey


def listen(bus: MemoryBus) -> list[Signal]:
    heard: list[Signal] = []
    bus.subscribe(heard.append)
    return heard


async def joined(one: RedisBus, other: RedisBus) -> None:
    """Wait until each hears the other: a signal sent before is lost, and may be."""
    for sender, hearer in ((one, other), (other, one)):
        heard = listen(hearer)

        async def arrived(sender: RedisBus = sender, heard: list[Signal] = heard) -> bool:
            sender.publish({"hello": 1})
            await asyncio.sleep(0.02)
            return bool(heard)

        await until(arrived)


@pytest.mark.heavy
async def test_a_signal_reaches_every_process_once_this_one_included(server: Valkey) -> None:
    one, other = RedisBus(server.url), RedisBus(server.url)
    await one.open()
    await other.open()
    await joined(one, other)
    here, there = listen(one), listen(other)
    for n in range(50):
        one.publish({"n": n, "text": "ё🙂"})

    async def all_there() -> bool:
        return {"n": 49, "text": "ё🙂"} in there

    await until(all_there)
    assert [s["n"] for s in here if "n" in s] == list(range(50))
    assert [s["n"] for s in there if "n" in s] == list(range(50))
    await one.close()
    await other.close()


@pytest.mark.heavy
async def test_a_server_that_dies_stops_nobody_and_is_found_again(server: Valkey) -> None:
    one, other = RedisBus(server.url), RedisBus(server.url)
    await one.open()
    await other.open()
    await joined(one, other)
    await server.kill()
    here = listen(one)
    one.publish({"alone": 1})
    assert here == [{"alone": 1}]
    await server.start()
    await joined(one, other)
    await one.close()
    await other.close()


@pytest.mark.heavy
async def test_what_is_no_signal_of_ours_on_the_same_server_does_no_harm(server: Valkey) -> None:
    from redis.asyncio import Redis

    one, other = RedisBus(server.url), RedisBus(server.url)
    await one.open()
    await other.open()
    await joined(one, other)
    async with Redis.from_url(server.url) as stranger:
        for garbage in (b"", b"\xff\xfe", b"[]", b"{}", b'{"from": "x", "signal": 5}'):
            await stranger.publish("pult", garbage)
    await joined(one, other)
    await one.close()
    await other.close()


async def test_in_one_process_a_signal_is_heard_at_once_and_whoever_left_hears_nothing() -> None:
    bus = bus_for("")
    heard: list[Signal] = []
    leave = bus.subscribe(heard.append)
    await bus.open()
    bus.publish({"a": 1})
    leave()
    bus.publish({"b": 2})
    assert heard == [{"a": 1}]
    stay = bus.subscribe(heard.append)
    await bus.close()
    stay()  # Leaving after the end is no error: things are taken down in many orders.


async def test_one_listener_that_fails_leaves_the_others_their_signal() -> None:
    bus = MemoryBus()

    def fails(signal: Signal) -> None:
        raise RuntimeError("deaf")

    bus.subscribe(fails)
    heard = listen(bus)
    bus.publish({"a": 1})
    assert heard == [{"a": 1}]


@pytest.mark.heavy
@pytest.mark.parametrize("turns", [0, 1, 2, 4, 8, 16, 32])
async def test_a_bus_closes_at_once_whatever_it_is_about(server: Valkey, turns: int) -> None:
    bus = RedisBus(server.url)
    await bus.open()
    bus.publish({"wake": ["jobs"]})
    for _ in range(turns):
        await asyncio.sleep(0)
    await asyncio.wait_for(bus.close(), 10)

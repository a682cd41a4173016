"""Presence: what one process believes of everybody's screens."""

from __future__ import annotations

import asyncio

from core import presence
from core.bus import MemoryBus, bus_for
from core.clock import SECOND
from core.presence import Presence

ANNA, BORIS = 1, 2


class Hands:
    """A clock turned by hand."""

    def __init__(self) -> None:
        self.now = 1_000_000

    def __call__(self) -> int:
        return self.now


def test_a_screen_is_believed_until_it_falls_silent_or_says_goodbye() -> None:
    bus, clock = MemoryBus(), Hands()
    here = Presence(bus, clock)
    presence.tell(bus, ANNA, screen="a", place="d7")
    presence.tell(bus, BORIS, screen="b")
    assert here.online() == {ANNA, BORIS}
    presence.leave(bus, BORIS, screen="b")
    assert not here.is_online(BORIS)
    clock.now += presence.LIFE - 1
    assert here.is_online(ANNA)
    clock.now += 1
    assert not here.is_online(ANNA)


def test_a_tab_in_the_background_is_online_but_nobody_looks_at_it() -> None:
    bus, clock = MemoryBus(), Hands()
    here = Presence(bus, clock)
    presence.tell(bus, ANNA, screen="a", place="d7", in_front=False)
    assert here.is_online(ANNA)
    assert not here.is_in_front(ANNA)
    assert not here.looks_at(ANNA, "d7")
    assert here.at("d7") == {ANNA}
    presence.tell(bus, ANNA, screen="a", place="d7")
    assert here.looks_at(ANNA, "d7")
    presence.tell(bus, ANNA, screen="a", place="d8")
    assert not here.looks_at(ANNA, "d7")


def test_of_two_screens_one_may_close() -> None:
    bus, clock = MemoryBus(), Hands()
    here = Presence(bus, clock)
    presence.tell(bus, ANNA, screen="desk", place="d7")
    presence.tell(bus, ANNA, screen="phone", place="d8")
    presence.leave(bus, ANNA, screen="desk")
    assert here.is_online(ANNA)
    assert not here.looks_at(ANNA, "d7")


def test_right_after_the_start_absence_proves_nothing() -> None:
    bus, clock = MemoryBus(), Hands()
    here = Presence(bus, clock)
    assert not here.is_settled
    clock.now += 15 * SECOND
    assert here.is_settled


async def test_every_process_hears_of_every_screen(redis_url: str) -> None:
    web, clock = bus_for(redis_url), Hands()
    worker = bus_for(redis_url) if redis_url else web
    await web.open()
    if worker is not web:
        await worker.open()
    here = Presence(worker, clock)
    try:
        async with asyncio.timeout(10):
            while not here.is_online(ANNA):
                presence.tell(web, ANNA, screen="a", place="d7")
                await asyncio.sleep(0.05)
        assert here.looks_at(ANNA, "d7")
    finally:
        await web.close()
        if worker is not web:
            await worker.close()

"""One who asks too much is slowed down, and nobody else."""

from __future__ import annotations

from typing import Any

import pytest

from bench.world.visitor import NotTaken
from core.clock import MINUTE


async def test_a_flood_of_words_is_slowed_down_and_goes_on_later(desk: Any) -> None:
    flooder, other = await desk.visitor(address="198.51.100.1"), await desk.visitor(address="198.51.100.2")
    for number in range(20):
        await flooder.say(f"word {number}")
    with pytest.raises(NotTaken) as refused:
        await flooder.say("one too many")
    assert (refused.value.status, refused.value.code) == (429, "too_many")
    await other.say("Hello")
    desk.clock.ahead = MINUTE
    await flooder.say("calm again")


async def test_a_wait_is_told_with_the_refusal(desk: Any) -> None:
    visitor = await desk.visitor()
    for _ in range(10):
        await visitor.upload("a.txt", b"hello")
    async with visitor._http.post(f"{visitor.base}/file", headers=visitor._headers(), data=b"x") as response:
        assert response.status == 429
        assert 1 <= int(response.headers["Retry-After"]) <= 12


async def test_sessions_from_one_address_have_a_limit(desk: Any) -> None:
    for _ in range(20):
        await (await desk.visitor(address="198.51.100.1")).open()
    with pytest.raises(NotTaken) as refused:
        await (await desk.visitor(address="198.51.100.1")).open()
    assert refused.value.status == 429
    await (await desk.visitor(address="198.51.100.2")).open()


async def test_one_visitor_may_listen_from_a_dozen_screens(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    await visitor.history()
    lines = [visitor.listen() for _ in range(12)]
    for line in lines:
        visitor.since = 0
        await anext(line)
    with pytest.raises(NotTaken) as refused:
        await anext(visitor.listen())
    assert refused.value.status == 429
    for line in lines:
        await line.aclose()

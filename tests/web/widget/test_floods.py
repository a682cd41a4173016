"""One who asks too much is slowed down, and nobody else."""

from __future__ import annotations

import io
import secrets
from typing import Any

import pytest

from bench.world.visitor import NotTaken
from core.clock import MINUTE
from web.widget.lines import MOST_PER_ADDRESS


async def test_a_flood_of_words_is_slowed_down_and_goes_on_later(desk: Any) -> None:
    flooder, other = await desk.visitor(address="198.51.100.1"), await desk.visitor(address="198.51.100.2")
    for number in range(20):
        await flooder.say(f"word {number}")
    with pytest.raises(NotTaken) as error:
        await flooder.say("one too many")
    assert (error.value.status, error.value.code) == (429, "too_many")
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
    with pytest.raises(NotTaken) as error:
        await (await desk.visitor(address="198.51.100.1")).open()
    assert error.value.status == 429
    await (await desk.visitor(address="198.51.100.2")).open()


async def test_one_visitor_may_listen_from_a_dozen_screens(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    await visitor.history()
    lines = [visitor.listen() for _ in range(12)]
    for line in lines:
        visitor.since = 0
        await anext(line)
    with pytest.raises(NotTaken) as error:
        await anext(visitor.listen())
    assert error.value.status == 429
    for line in lines:
        await line.aclose()


async def refused(act: Any) -> str:
    """Why it was refused; empty when it was not."""
    try:
        await act
    except NotTaken as refusal:
        return f"{refusal.status} {refusal.code}"
    return ""


async def test_new_faces_from_one_address_have_a_limit_even_if_they_make_their_own_tokens(desk: Any) -> None:
    answers = []
    for _ in range(60):
        visitor = await desk.visitor(address="198.51.100.1")
        visitor.token = secrets.token_hex(16)
        answers.append(await refused(visitor.say("Hello")))
    assert answers.count("") <= 30
    assert set(answers) == {"", "429 too_many"}
    assert await refused((await desk.visitor(address="198.51.100.2")).say("Hello")) == ""


async def test_a_whole_network_of_ipv6_is_one_address(desk: Any) -> None:
    visitors = [await desk.visitor(address=f"2001:db8::{number:x}") for number in range(1, 41)]
    assert [await refused(visitor.open()) for visitor in visitors].count("") == 20


async def test_one_address_holds_only_so_many_lines_open(desk: Any) -> None:
    held = []
    for _ in range(MOST_PER_ADDRESS + 1):
        visitor = await desk.visitor(address="198.51.100.1")
        visitor.token = secrets.token_hex(16)
        held.append(await visitor._http.get(f"{visitor.base}/events?since=0", headers=visitor._headers()))
    assert [line.status for line in held] == [200] * MOST_PER_ADDRESS + [429]
    held[0].close()
    other = await desk.visitor(address="198.51.100.2")
    other.token = secrets.token_hex(16)
    assert await other.poll() == []
    for line in held:
        line.close()


async def test_files_of_one_visitor_fill_no_disk(desk: Any) -> None:
    visitor = await desk.visitor(address="198.51.100.1")
    await visitor.open()
    answers = [
        await refused(visitor.upload(f"{number}.bin", io.BytesIO(bytes([number]) * 19_000_000))) for number in range(8)
    ]
    assert answers == [""] * 5 + ["429 too_many"] * 3
    other = await desk.visitor(address="198.51.100.2")
    assert await refused(other.upload("a.bin", b"x")) == ""

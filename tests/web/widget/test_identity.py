"""Who a visitor is: anonymous, signed for by the site, both in turn, and what a channel may demand."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from typing import Any

import pytest

from bench.world.visitor import NotTaken, Visitor
from core.clock import HOUR

LONG_ENOUGH = 10
Endpoint = tuple[str, str, dict[str, Any]]
CID = "a" * 32
ENDPOINTS: list[Endpoint] = [
    ("POST", "session", {"json": {}}),
    ("GET", "history", {}),
    ("GET", "events?since=0", {}),
    ("POST", "msg", {"json": {"cid": CID, "text": "hi"}}),
    ("POST", "typing", {"json": {}}),
    ("POST", "seen", {"json": {"delivered": 1}}),
    ("POST", "file", {"data": b"x"}),
    ("POST", "contact", {"json": {"email": "ivan@example.com"}}),
]
NEED_SESSION = ENDPOINTS[1:]


def texts(history: dict[str, Any]) -> list[str]:
    return [message["text"] for message in history["messages"]]


async def refusal(visitor: Visitor, endpoint: Endpoint) -> tuple[int, str]:
    method, path, body = endpoint
    with pytest.raises(NotTaken) as refused:
        await visitor.call(method, path, **body)
    return refused.value.status, refused.value.code


async def refusals(visitor: Visitor, endpoints: Sequence[Endpoint] = NEED_SESSION) -> set[tuple[int, str]]:
    """What the visitor is told at these doors; one that opens fails the test."""
    return {await refusal(visitor, endpoint) for endpoint in endpoints}


async def test_without_a_session_nothing_opens(desk: Any) -> None:
    visitor = await desk.visitor()
    assert await refusals(visitor) == {(401, "session_over")}
    for nonsense in ("no token", "x.y.z", "0" * 31, "0" * 33):
        visitor.token = nonsense
        assert await refusals(visitor) == {(403, "identity_refused")}
    assert await desk.rows("SELECT id FROM raw_input") == []


async def test_a_strict_channel_refuses_the_anonymous_at_every_door(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("while it was open to everybody")
    await desk.configure(strict=True)
    assert await refusals(visitor, ENDPOINTS) == {(403, "identity_required")}


async def test_a_strict_channel_serves_whom_the_site_signs_for(desk: Any) -> None:
    await desk.configure(strict=True)
    ivan = await desk.visitor(identity=desk.signed("42", name="Ivan"))
    await ivan.say("Hello")
    assert texts(await ivan.history()) == ["Hello"]


async def test_an_identity_with_a_wrong_signature_is_refused_at_every_door(desk: Any) -> None:
    visitor = await desk.visitor()
    visitor.token = desk.signed("42", secret="somebody else's secret, also quite long enough")
    assert await refusals(visitor) == {(403, "identity_refused")}


async def test_an_expired_identity_is_asked_for_again_at_every_door(desk: Any) -> None:
    visitor = await desk.visitor()
    visitor.token = desk.signed("42", exp=(desk.machine.db.clock() - HOUR) // 1000)
    assert await refusals(visitor) == {(401, "identity_expired")}


async def test_a_new_secret_ends_what_the_old_one_signed(desk: Any) -> None:
    ivan = await desk.visitor(identity=desk.signed("42"))
    await ivan.say("Hello")
    await desk.give_secret("a fresh secret, since the old one has leaked")
    assert await refusal(ivan, ("GET", "history", {})) == (403, "identity_refused")


async def test_the_signed_facts_reach_the_contact(desk: Any) -> None:
    identity = desk.signed("42", name="Ivan", email="ivan@example.com", attributes={"plan": "pro"})
    await (await desk.visitor(identity=identity)).say("Hello")
    [contact] = await desk.rows("SELECT name, email FROM contact")
    [row] = await desk.rows("SELECT address, attributes FROM identity")
    assert (contact["name"], contact["email"]) == ("Ivan", "ivan@example.com")
    assert row["address"] == "user:42"
    assert desk.loaded(row["attributes"]) == {"plan": "pro", "email": "ivan@example.com"}


async def test_an_address_that_the_site_has_not_confirmed_is_shown_and_is_nobodys(desk: Any) -> None:
    identity = desk.signed("42", name="Ivan", email="ivan@example.com", email_verified=False)
    await (await desk.visitor(identity=identity)).say("Hello")
    assert [row["email"] for row in await desk.rows("SELECT email FROM contact")] == [None]
    [row] = await desk.rows("SELECT attributes FROM identity")
    assert desk.loaded(row["attributes"]) == {"unconfirmed_email": "ivan@example.com"}


async def test_whoever_only_looks_leaves_no_trace(desk: Any) -> None:
    await (await desk.visitor()).open()
    ivan = await desk.visitor(identity=desk.signed("42", name="Ivan"))
    await ivan.open()
    await ivan.history()
    assert await desk.rows("SELECT id FROM contact") == []


async def test_a_visitor_who_signs_in_takes_the_conversation_along(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Before I signed in")
    anonymous = visitor.token
    visitor.identity = desk.signed("42", name="Ivan", email="ivan@example.com")
    await visitor.open()
    await visitor.say("And after")
    assert texts(await visitor.history()) == ["Before I signed in", "And after"]
    assert len(await desk.rows("SELECT id FROM dialog")) == 1

    [contact] = await desk.rows("SELECT id, name FROM contact WHERE merged_into_id IS NULL")
    assert contact["name"] == "Ivan"
    kinds = {row["kind"] for row in await desk.rows("SELECT kind FROM event WHERE contact_id = $1", contact["id"])}
    assert {"contact.merged", "visitor.identified"} <= kinds
    [line] = await desk.rows("SELECT extra FROM message WHERE kind = 'event'")
    assert desk.loaded(line["extra"])["event"] == "visitor.identified"

    visitor.token = anonymous
    assert await refusal(visitor, ("GET", "history", {})) == (401, "session_over")


async def test_a_signed_person_finds_the_conversation_on_another_device(desk: Any) -> None:
    phone = await desk.visitor(identity=desk.signed("42"))
    await phone.say("From the phone")
    laptop = await desk.visitor()
    await laptop.say("From the laptop, not signed in yet")
    laptop.identity = desk.signed("42")
    await laptop.open()
    together = ["From the phone", "From the laptop, not signed in yet"]
    assert texts(await laptop.history()) == together
    assert texts(await phone.history()) == together
    await phone.say("Where we spoke last")
    threads = {row["thread_id"] for row in await desk.rows("SELECT thread_id FROM message WHERE number > 1")}
    assert len(threads) == 1


async def test_a_word_repeated_under_the_new_name_is_still_one_word(desk: Any) -> None:
    visitor = await desk.visitor()
    cid = secrets.token_hex(16)
    first = await visitor.say("Sent, but the answer was lost", cid=cid)
    visitor.identity = desk.signed("42")
    await visitor.open()
    again = await visitor.say("Sent, but the answer was lost", cid=cid)
    assert again["id"] == first["id"]
    assert len(texts(await visitor.history())) == 1


async def test_an_address_that_a_visitor_leaves_is_noted_and_proves_nothing(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    for _ in range(2):
        await visitor.call("POST", "contact", json={"email": " Ivan@Example.com "})
    assert await refusal(visitor, ("POST", "contact", {"json": {"email": "nonsense"}})) == (422, "no_email")
    [contact] = await desk.rows("SELECT email FROM contact")
    [line] = await desk.rows("SELECT extra FROM message WHERE kind = 'event'")
    assert contact["email"] is None
    assert desk.loaded(line["extra"]) == {"event": "visitor.email", "email": "ivan@example.com"}


async def test_identifying_twice_changes_nothing_more(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    anonymous = visitor.token
    visitor.identity = desk.signed("42")
    await visitor.open()
    visitor.token = anonymous
    await visitor.open()
    assert len(await desk.rows("SELECT id FROM message WHERE kind = 'event'")) == 1


async def test_one_person_cannot_take_over_anothers_visitor(desk: Any) -> None:
    anna = await desk.visitor()
    await anna.say("Anna's words")
    thief = await desk.visitor(identity=desk.signed("thief"))
    thief.token = "0" * 32
    await thief.open()
    assert texts(await thief.history()) == []
    anna.identity = desk.signed("anna")
    token = anna.token
    await anna.open()
    thief.token = token
    await thief.open()
    assert texts(await thief.history()) == []
    assert texts(await anna.history()) == ["Anna's words"]


async def test_an_open_line_of_the_visitor_ends_when_he_becomes_a_person(desk: Any) -> None:
    visitor, same = await desk.visitor(), await desk.visitor()
    await visitor.say("Hello")
    same.token = visitor.token
    stream = same.listen()
    async with asyncio.timeout(LONG_ENOUGH):
        await anext(stream)
        visitor.identity = desk.signed("42")
        await visitor.open()
        assert [event["kind"] async for event in stream] == []
    assert await refusal(same, ("GET", "history", {})) == (401, "session_over")

"""A visitor and an agent talk: over HTTP on the one side, by use cases on the other."""

from __future__ import annotations

import asyncio
import secrets
from typing import Any

import pytest

from bench.world.visitor import NotTaken, Visitor
from core.rich import Entity, Rich
from inbox import people
from inbox.models import Kind

LONG_ENOUGH = 10


def texts(messages: list[dict[str, Any]]) -> list[str]:
    return [message["text"] for message in messages]


async def shown(visitor: Visitor) -> list[str]:
    return texts((await visitor.history())["messages"])


async def until(visitor: Visitor, wanted: int) -> list[dict[str, Any]]:
    """Long polls until so many events have come."""
    found: list[dict[str, Any]] = []
    async with asyncio.timeout(LONG_ENOUGH):
        while len(found) < wanted:
            found += await visitor.poll(wait=5)
    return found


async def test_a_visitors_word_becomes_a_dialog_and_the_answer_comes_back_live(desk: Any, collect: Any) -> None:
    visitor = await desk.visitor()
    said = await visitor.say("Does it float?")
    assert (said["side"], said["text"], said["state"]) == ("me", "Does it float?", "sent")
    dialogs = await desk.rows("SELECT status, snippet FROM dialog")
    assert [(row["status"], row["snippet"]) for row in dialogs] == [("open", "Does it float?")]
    await visitor.history()
    async with asyncio.timeout(LONG_ENOUGH):
        waiting = asyncio.create_task(collect(visitor, 1))
        await desk.say("It does.")
        [event] = await waiting
    answer = event["message"]
    assert (answer["side"], answer["author"], answer["text"]) == ("them", "Anna", "It does.")
    assert await shown(visitor) == ["Does it float?", "It does."]


async def test_the_same_word_sent_twice_is_one_message(desk: Any) -> None:
    visitor = await desk.visitor()
    cid = secrets.token_hex(16)
    first, second = await visitor.say("Hello", cid=cid), await visitor.say("Hello", cid=cid)
    assert first["id"] == second["id"]
    assert first["cid"] == cid
    assert await shown(visitor) == ["Hello"]


async def test_twenty_attempts_at_once_to_send_one_word_make_one_message(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.open()
    cid = secrets.token_hex(16)
    answers = await asyncio.gather(*(visitor.say("Hello", cid=cid) for _ in range(15)))
    assert len({answer["id"] for answer in answers}) == 1
    assert await shown(visitor) == ["Hello"]


async def test_after_a_break_each_missed_event_comes_once_and_in_order(desk: Any, collect: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    await visitor.history()
    await desk.say("one")
    async with asyncio.timeout(LONG_ENOUGH):
        assert texts([event["message"] for event in await collect(visitor, 1)]) == ["one"]
        for text in ("two", "three", "four"):
            await desk.say(text)
        missed = await collect(visitor, 3)
    assert texts([event["message"] for event in missed]) == ["two", "three", "four"]
    numbers = [event["number"] for event in missed]
    assert numbers == sorted(set(numbers))


async def test_notes_lines_and_words_still_held_are_never_shown(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    await visitor.history()
    await desk.look()
    await desk.say("he is difficult", kind=Kind.NOTE)
    await desk.say("held back", hold=60_000)
    await desk.close()
    events = await visitor.poll()
    assert [event["kind"] for event in events] == ["read"]
    assert await shown(visitor) == ["Hello"]


async def test_an_edited_answer_changes_and_a_deleted_one_goes(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    await visitor.history()
    message_id = await desk.say("Tomorow")
    await until(visitor, 1)
    await desk.edit(message_id, "Tomorrow")
    [changed] = await until(visitor, 1)
    assert (changed["kind"], changed["message"]["text"], changed["message"]["edited"]) == ("message", "Tomorrow", True)
    await desk.delete(message_id)
    [gone] = await until(visitor, 1)
    assert (gone["kind"], gone["id"]) == ("gone", message_id)
    assert await shown(visitor) == ["Hello"]


async def test_read_marks_go_both_ways(desk: Any) -> None:
    visitor = await desk.visitor()
    mine = await visitor.say("Hello")
    await visitor.history()
    await desk.look()
    [read] = await until(visitor, 1)
    assert (read["kind"], read["id"]) == ("read", mine["id"])
    answer_id = await desk.say("Good day")
    await until(visitor, 1)

    async def state() -> str:
        return str((await desk.rows("SELECT state FROM message WHERE id = $1", answer_id))[0]["state"])

    assert await state() == "sent"
    await visitor.seen(delivered=answer_id)
    assert await state() == "delivered"
    await visitor.seen(delivered=answer_id, read=answer_id)
    assert await state() == "read"
    assert [event["kind"] for event in await visitor.poll()] == ["seen"]
    history = await visitor.history()
    assert (history["read"], history["seen"]) == (answer_id, answer_id)


async def test_a_mark_beyond_what_there_is_reads_only_what_there_is(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    await visitor.seen(delivered=10**17, read=10**17)
    answer_id = await desk.say("Good day")
    await visitor.history()
    await until(visitor, 0)
    assert (await desk.rows("SELECT state FROM message WHERE id = $1", answer_id))[0]["state"] in ("queued", "sent")


async def test_typing_is_told_both_ways_and_kept_nowhere(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    dialog_id = await desk.dialog()
    [contact] = await desk.rows("SELECT name FROM contact")
    heard: list[dict[str, Any]] = []
    desk.machine.bus.subscribe(heard.append)
    await visitor.typing()
    told = {"dialog": dialog_id, "agent": None, "name": contact["name"]}
    assert told in [signal.get("typing") for signal in heard]
    visitor.since = 0
    async with asyncio.timeout(LONG_ENOUGH):
        stream = visitor.listen()
        await anext(stream)
        desk.machine.bus.publish({"typing": {"dialog": dialog_id, "agent": 1, "name": "Anna"}})
        assert await anext(stream) == {"kind": "typing", "author": "Anna"}
        await stream.aclose()


async def test_history_comes_in_pages(desk: Any) -> None:
    visitor = await desk.visitor()
    for number in range(20):
        await visitor.say(f"word {number}")
    for number in range(20):
        await desk.say(f"answer {number}")
    async with asyncio.timeout(LONG_ENOUGH):
        while len((page := await visitor.history())["messages"]) < 30:
            await visitor.poll(wait=5)
        while texts(page["messages"])[-1] != "answer 19":
            await visitor.poll(wait=5)
            page = await visitor.history()
    assert page["more"]
    older = await visitor.history(before=page["messages"][0]["id"])
    assert not older["more"]
    everything = texts(older["messages"]) + texts(page["messages"])
    assert everything == [f"word {n}" for n in range(20)] + [f"answer {n}" for n in range(20)]


async def test_whoever_asks_for_events_that_never_were_is_told_to_begin_anew(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    visitor.since = 10**9
    assert await visitor.poll() == [{"kind": "reset"}]


async def test_nobody_sees_another_visitors_words(desk: Any) -> None:
    anna, boris = await desk.visitor(), await desk.visitor()
    await anna.say("my card number")
    await boris.say("something else")
    await desk.say("for Boris")
    await boris.history()
    await anna.history()
    assert await shown(anna) == ["my card number"]
    anna.since = 0
    assert {event["message"]["text"] for event in await anna.poll()} == {"my card number"}


async def test_contacts_merged_by_an_agent_do_not_open_one_visitors_words_to_the_other(desk: Any) -> None:
    anna, boris = await desk.visitor(), await desk.visitor()
    await anna.say("mine")
    await boris.say("his")
    first, second = await desk.rows("SELECT id FROM contact ORDER BY id")
    await desk.machine.db.write(people.merge, second["id"], into=first["id"], by=desk.agent)
    assert await shown(anna) == ["mine"]
    assert await shown(boris) == ["his"]


async def test_a_second_screen_of_a_visitor_hears_of_the_first_word(desk: Any) -> None:
    first, second = await desk.visitor(), await desk.visitor()
    second.token = await first.open()
    await second.history()
    waiting = asyncio.create_task(until(second, 1))
    await first.say("from the phone")
    [event] = await waiting
    assert event["message"]["text"] == "from the phone"


async def test_an_answer_says_what_it_answers_and_keeps_its_form(desk: Any) -> None:
    visitor = await desk.visitor()
    asked = await visitor.say("Does it float? https://shop.example/raft")
    assert asked["spans"] == [["link", 15, 25, "https://shop.example/raft"]]
    body = Rich("👋 Да, float", (Entity("bold", 2, 2),))
    await visitor.history()
    await desk.say("", body=body, client_id="x", reply_to_id=asked["id"])
    [event] = await until(visitor, 1)
    answer = event["message"]
    assert answer["spans"] == [["bold", 3, 2]]
    assert answer["quote"] == {"author": "", "text": "Does it float? https://shop.example/raft"}


async def test_what_is_no_message_is_refused_with_a_reason(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.open()
    refused: list[tuple[Any, int, str]] = [
        ({"cid": "a" * 32, "text": "  \n"}, 422, "nothing_to_say"),
        ({"cid": "a" * 32, "text": "x" * 20_001}, 422, "text_too_long"),
        ({"cid": "short", "text": "hi"}, 400, "bad_request"),
        ({"cid": "a" * 32, "text": 5}, 400, "bad_request"),
        ({"text": "hi"}, 400, "bad_request"),
        ({"cid": "a" * 32, "text": "hi", "file": "forged.signature"}, 404, "unknown_file"),
        (["hi"], 400, "bad_request"),
    ]
    for letter, status, code in refused:
        with pytest.raises(NotTaken) as answer:
            await visitor.call("POST", "msg", json=letter)
        assert (answer.value.status, answer.value.code) == (status, code)
    assert await desk.rows("SELECT id FROM message") == []


async def test_a_refusal_is_in_the_visitors_language(desk: Any) -> None:
    visitor = await desk.visitor()
    with pytest.raises(NotTaken) as refused:
        await visitor.call("GET", "history", headers={"Accept-Language": "ru"})
    assert refused.value.problem["detail"].startswith("Этот разговор")


async def test_a_letter_that_never_ends_is_refused_before_it_is_read(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.open()
    with pytest.raises(NotTaken) as refused:
        await visitor.call("POST", "msg", data=b'{"text": "' + b"x" * 300_000 + b'"}')
    assert (refused.value.status, refused.value.code) == (413, "body_too_big")


async def test_unstorable_characters_are_left_out(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.open()
    body = b'{"cid": "%s", "text": "a\\u0000b\\ud800c\\u202e"}' % (b"a" * 32)
    answer = await visitor.call("POST", "msg", data=body)
    assert answer["message"]["text"] == "abc\u202e"


async def test_a_removed_channel_lets_its_panels_go_and_takes_no_more(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")

    stream = visitor.listen()
    async with asyncio.timeout(LONG_ENOUGH):
        await anext(stream)
        await desk.remove()
        assert [event async for event in stream] == []
    with pytest.raises(NotTaken) as refused:
        await visitor.history()
    assert refused.value.status == 404

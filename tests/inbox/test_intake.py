"""What comes in: kept whole, in its right order, and in one correspondence wherever it was said."""

from __future__ import annotations

import json
from typing import Any

from core.clock import MINUTE, SECOND
from core.rich import Rich
from inbox import dialogs, intake
from inbox.inbound import Author, Inbound, InboundEdit, InboundMessage, InboundMove, Place
from inbox.intake import Arrival, Source, Taken
from tests.desk import Desk

IVAN = Author("Ivan", "Ivan")


def said(text: str, *, at: int, external_id: str = "1", key: str = "chat") -> InboundMessage:
    return InboundMessage(Place(key, "group"), IVAN, external_id, at, Rich(text))


def edited(text: str, *, at: int, external_id: str = "1", **more: Any) -> InboundEdit:
    return InboundEdit(Place("chat", "group"), IVAN, external_id, at, Rich(text), **more)


async def take(desk: Desk, source: Source, key: str, *things: Inbound, **more: Any) -> Taken:
    return await desk.db.write(intake.take, source, Arrival(key, things=things, **more))


# ------------------------------------------------------------------------------------------------ the raw input


async def test_a_long_input_is_kept_whole_and_can_be_read_again(desk: Desk) -> None:
    source = await desk.channel()
    long = "Не работает. " * 20_000
    body = json.dumps({"text": long})
    await take(desk, source, "k1", body=body, error="We could not read it then")
    row = await desk.row("SELECT id, body, state FROM raw_input")
    assert row["state"] == "failed"
    assert json.loads(row["body"])["text"] == long
    now_read = said(json.loads(row["body"])["text"][:4000], at=desk.now)
    assert not (await desk.db.write(intake.repeat, source, row["id"], Arrival("k1", things=[now_read]))).error
    assert await desk.value("SELECT state FROM raw_input") == "done"
    assert await desk.value("SELECT count(*) FROM message") == 1


# -------------------------------------------------------------------------------------------------------- edits


async def test_an_edit_that_comes_late_is_kept_but_changes_nothing(desk: Desk) -> None:
    source, at = await desk.channel(), desk.now
    await take(desk, source, "k1", said("Завтра", at=at))
    await take(desk, source, "k2", edited("В пятницу", at=at + 2 * MINUTE))
    await desk.facts()
    await take(desk, source, "k3", edited("Послезавтра", at=at + MINUTE))
    row = await desk.row("SELECT text, edited_at FROM message")
    assert (row["text"], row["edited_at"]) == ("В пятницу", at + 2 * MINUTE)
    versions = await desk.rows("SELECT text FROM message_version ORDER BY id")
    assert [one["text"] for one in versions] == ["Завтра", "Послезавтра"]
    assert await desk.facts("message.changed") == []


async def test_an_edit_back_to_the_first_words_stands_against_one_that_comes_late(desk: Desk) -> None:
    source, at = await desk.channel(), desk.now
    await take(desk, source, "k1", said("Завтра", at=at))
    await take(desk, source, "k2", edited("Завтра", at=at + 2 * MINUTE))
    await take(desk, source, "k3", edited("Послезавтра", at=at + MINUTE))
    assert await desk.value("SELECT text FROM message") == "Завтра"


async def test_the_last_edit_stands_though_it_came_first_of_all(desk: Desk) -> None:
    source, at = await desk.channel(), desk.now
    await take(desk, source, "k3", edited("В пятницу", at=at + 2 * MINUTE))
    await take(desk, source, "k2", edited("Послезавтра", at=at + MINUTE))
    await take(desk, source, "k1", said("Завтра", at=at))
    assert await desk.value("SELECT text FROM message") == "В пятницу"
    assert await desk.value("SELECT count(*) FROM message") == 1


async def test_a_live_location_does_not_jump_back(desk: Desk) -> None:
    source, at = await desk.channel(), desk.now
    await take(desk, source, "k1", said("", at=at))
    await take(desk, source, "k3", edited("", at=at + 2 * MINUTE, extra={"location": {"latitude": 2}}))
    await take(desk, source, "k2", edited("", at=at + MINUTE, extra={"location": {"latitude": 1}}))
    extra = json.loads(str(await desk.value("SELECT CAST(extra AS TEXT) FROM message")))
    assert extra["location"] == {"latitude": 2}


# ------------------------------------------------------------------------------------------------ a group's move


MOVE = InboundMove("old", Place("new", "group"), 0)


async def test_a_group_that_speaks_before_its_move_is_announced_stays_one_correspondence(desk: Desk) -> None:
    anna, source, team = await desk.agent("Anna"), await desk.channel(), await desk.team("Net")
    old = await desk.says(source, "Ivan", "Не работает", group="old")
    await desk.db.write(dialogs.assign, old, by=anna, to=anna.id)
    await desk.db.write(dialogs.set_team, old, by=anna, team_id=team)
    await desk.db.write(dialogs.tag, old, by=anna, name="vip")
    waits = (await desk.dialog(old))["waiting_since"]
    new = await desk.says(source, "Pyotr", "И у меня", group="new")
    await desk.says(source, "Ivan", "Всё ещё", group="new")
    assert new != old

    for key in ("moved", "moved again"):
        assert not (await take(desk, source, key, MOVE)).error

    row = await desk.dialog(new)
    assert (row["status"], row["assignee_id"], row["team_id"]) == ("open", anna.id, team)
    assert (row["waiting_since"], row["follow_up_of_id"]) == (waits, old)
    assert await desk.value("SELECT count(*) FROM dialog_tag WHERE dialog_id = $1", new) == 1
    assert (await desk.dialog(old))["status"] == "closed"
    for key in ("old", "new"):
        assert await desk.says(source, "Ivan", f"Пишу в {key}", group=key) == new
    await desk.answers(new, anna)
    assert await desk.value("SELECT count(DISTINCT thread_id) FROM dialog") == 1
    thread = await desk.row("SELECT t.* FROM thread t JOIN dialog d ON d.thread_id = t.id WHERE d.id = $1", new)
    assert (thread["key"], thread["kind"]) == ("new", "group")
    lines = await desk.rows("SELECT number, kind, text FROM message WHERE thread_id = $1 ORDER BY number", thread["id"])
    assert [one["number"] for one in lines] == list(range(1, thread["last_number"] + 1))
    words = [one["text"] for one in lines if one["kind"] == "inbound"]
    assert words == ["Не работает", "И у меня", "Всё ещё", "Пишу в old", "Пишу в new"]
    assert await desk.value("SELECT count(DISTINCT thread_id) FROM delivery") == 1
    assert await desk.value("SELECT count(*) FROM raw_input WHERE state = 'failed'") == 0


async def test_a_late_word_from_the_old_group_does_not_leave_two_open_dialogs(desk: Desk) -> None:
    anna, source = await desk.agent("Anna"), await desk.channel()
    new = await desk.says(source, "Pyotr", "И у меня", group="new")
    await desk.db.write(dialogs.assign, new, by=anna, to=anna.id)
    old = await desk.says(source, "Ivan", "Не работает", group="old")
    await take(desk, source, "moved", MOVE)
    assert [row["status"] for row in [await desk.dialog(new), await desk.dialog(old)]] == ["closed", "open"]
    assert (await desk.dialog(old))["assignee_id"] == anna.id
    assert await desk.says(source, "Ivan", "Ау", group="new") == old


async def test_a_group_whose_matter_was_closed_under_the_new_key_opens_it_again_with_what_was_open(desk: Desk) -> None:
    anna, source = await desk.agent("Anna"), await desk.channel()
    old = await desk.says(source, "Ivan", "Не работает", group="old")
    new = await desk.says(source, "Pyotr", "Мы переехали", group="new")
    await desk.db.write(dialogs.close, new, by=anna)
    desk.pass_time(SECOND)
    await take(desk, source, "moved", MOVE)
    row = await desk.dialog(new)
    assert (row["status"], row["closed_at"]) == ("open", None)
    assert row["waiting_since"] is not None
    assert (await desk.dialog(old))["status"] == "closed"

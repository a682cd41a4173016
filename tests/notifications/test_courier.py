"""The courier against a Telegram of its own: what the database, the settings and others do to it meanwhile."""

from __future__ import annotations

import asyncio

import pytest

from bench.world.botapi import Fault
from connectors.base import DeliveryFailed, Sent
from inbox import attachments, channels, messages
from inbox.messages import AlreadyGone, CannotWriteThere
from notifications import outbox, outcomes
from notifications.outbox import Wanted
from tests.way_out import WayOut


async def test_a_database_that_goes_away_after_the_channel_took_a_word_is_waited_for(way_out: WayOut) -> None:
    _, chat, dialog_id = await way_out.customer(await way_out.line())
    back = asyncio.Event()
    way_out.weather.away = lambda: bool(chat.sent) and not back.is_set()
    async with way_out.courier():
        message_id = await way_out.say(dialog_id, "Мы тут")
        await way_out.api.wait_sent(chat)
        await asyncio.sleep(0.1)
        assert await way_out.state(message_id) == "queued"
        back.set()
        await way_out.becomes(message_id, "sent")
        other = await way_out.say(dialog_id, "И ещё")
        await way_out.becomes(other, "sent")
    assert [sent.text for sent in chat.sent] == ["Мы тут", "И ещё"]


async def test_a_claim_whose_answer_is_lost_is_taken_up_again_soon(way_out: WayOut) -> None:
    _, chat, dialog_id = await way_out.customer(await way_out.line())

    async def claimed() -> bool:
        return bool(await way_out.value("SELECT count(*) FROM delivery WHERE state = 'sending'"))

    way_out.weather.lost = claimed
    async with way_out.courier():
        message_id = await way_out.say(dialog_id, "Мы тут")
        await way_out.becomes(message_id, "sent", limit=5)
    assert way_out.weather.lost is None
    assert [sent.text for sent in chat.sent] == ["Мы тут"]


async def test_one_channels_backlog_holds_up_neither_other_channels_nor_replies(way_out: WayOut) -> None:
    crowded, quiet = await way_out.line(), await way_out.line()
    crowd = [await way_out.customer(crowded, f"Клиент {n}") for n in range(100)]
    others = [await way_out.customer(quiet, f"Другой {n}") for n in range(8)]
    await way_out.broadcast([dialog_id for *_, dialog_id in crowd], "Знаем о сбое")
    await way_out.broadcast([dialog_id for *_, dialog_id in others], "Знаем о сбое")
    reply = await way_out.say(crowd[-1][2], "Вам отдельно")
    async with way_out.courier():
        for _, chat, _ in others:
            await way_out.api.wait_sent(chat, limit=3)
        await way_out.becomes(reply, "sent", limit=3)
        left = await way_out.value("SELECT count(*) FROM delivery WHERE state = 'queued'")
        assert left > 70, "the backlog went first"


async def test_requests_under_way_end_well_when_their_channel_is_changed(way_out: WayOut) -> None:
    line = await way_out.line()
    _, chat, dialog_id = await way_out.customer(line)
    _, _, other = await way_out.customer(line, "Борис")
    slow = way_out.api.fault(Fault("slow", method="sendMessage", chat_id=chat.id))
    async with way_out.courier():
        first = await way_out.say(dialog_id, "Первой")
        await way_out.api.wait_sent(chat)
        await way_out.configure(line.channel_id, large_files=True)
        second = await way_out.say(other, "Второму")
        await way_out.becomes(second, "sent")
        assert await way_out.state(first) == "queued"
        slow.released.set()
        await way_out.becomes(first, "sent")


async def test_a_second_edit_during_the_first_arrives(way_out: WayOut) -> None:
    _, chat, dialog_id = await way_out.customer(await way_out.line())
    async with way_out.courier():
        message_id = await way_out.say(dialog_id, "Завтра")
        await way_out.becomes(message_id, "sent")
        slow = way_out.api.fault(Fault("slow", method="editMessageText"))
        await way_out.edit(message_id, "Послезавтра")
        sent = chat.sent[0]
        await way_out.api.until(lambda: sent.text == "Послезавтра")
        await way_out.edit(message_id, "Через неделю")
        slow.released.set()
        await way_out.api.until(lambda: sent.text == "Через неделю")
        await way_out.all_done()


async def test_edits_of_a_text_in_two_parts_reach_both_every_time(way_out: WayOut) -> None:
    """What was written as two messages is one again after a shorter edit, and the tail does not stay behind."""
    _, chat, dialog_id = await way_out.customer(await way_out.line(unlimited=True))
    async with way_out.courier():
        message_id = await way_out.say(dialog_id, "раз " * 1500)
        await way_out.becomes(message_id, "sent")
        assert len(chat.sent) == 2
        for word in ("два ", "три "):
            await way_out.edit(message_id, word * 1500)
            await way_out.all_done()
            assert all(set(sent.text.split()) == {word.strip()} for sent in chat.sent)
        await way_out.edit(message_id, "Коротко")
        await way_out.all_done()
        assert [chat.messages[sent.id].get("text") for sent in chat.sent if sent.id in chat.messages] == ["Коротко"]


async def test_an_edit_before_the_sending_is_sent_and_no_edit_follows(way_out: WayOut) -> None:
    _, chat, dialog_id = await way_out.customer(await way_out.line())
    message_id = await way_out.say(dialog_id, "Завтар")
    await way_out.edit(message_id, "Завтра")
    async with way_out.courier():
        await way_out.becomes(message_id, "sent")
        await way_out.all_done()
    assert [call.method for call in way_out.api.calls if call.chat_id == chat.id] == ["sendmessage"]
    assert chat.sent[0].text == "Завтра"


async def test_a_message_deleted_before_it_went_never_goes(way_out: WayOut) -> None:
    _, chat, dialog_id = await way_out.customer(await way_out.line())
    message_id = await way_out.say(dialog_id, "Не то")
    await way_out.delete(message_id)
    assert await way_out.state(message_id) == "cancelled"
    after = await way_out.say(dialog_id, "То")
    async with way_out.courier():
        await way_out.becomes(after, "sent")
        await way_out.all_done()
    assert [call.method for call in way_out.api.calls if call.chat_id == chat.id] == ["sendmessage"]
    assert [sent.text for sent in chat.sent] == ["То"]


async def test_a_message_deleted_while_it_is_being_sent_is_taken_back(way_out: WayOut) -> None:
    _, chat, dialog_id = await way_out.customer(await way_out.line())
    slow = way_out.api.fault(Fault("slow", method="sendMessage"))
    async with way_out.courier():
        message_id = await way_out.say(dialog_id, "Не то")
        (sent,) = await way_out.api.wait_sent(chat)
        await way_out.delete(message_id)
        slow.released.set()
        await way_out.api.until(lambda: sent.id not in chat.messages)
        await way_out.all_done()


async def test_a_message_deleted_while_telegram_asks_to_wait_does_not_go_later(way_out: WayOut) -> None:
    _, chat, dialog_id = await way_out.customer(await way_out.line())
    way_out.api.fault(Fault("429", method="sendMessage", retry_after=1))
    async with way_out.courier():
        message_id = await way_out.say(dialog_id, "Не то")
        await way_out.until_value("SELECT attempts FROM delivery WHERE state = 'queued'", 1)
        await way_out.delete(message_id)
        after = await way_out.say(dialog_id, "То")
        await way_out.becomes(after, "sent")
    assert [sent.text for sent in chat.sent] == ["То"]


async def test_what_a_dead_courier_was_sending_is_uncertain_and_what_it_had_not_begun_goes(way_out: WayOut) -> None:
    _, chat, dialog_id = await way_out.customer(await way_out.line())
    way_out.api.fault(Fault("slow", method="sendMessage"))
    async with way_out.dying_courier():
        message_id = await way_out.say(dialog_id, "Мы тут")
        await way_out.api.wait_sent(chat)
        after = await way_out.say(dialog_id, "И ещё")
    await way_out.expire()
    async with way_out.courier():
        await way_out.becomes(message_id, "uncertain")
        await way_out.becomes(after, "sent")
    assert [sent.text for sent in chat.sent] == ["Мы тут", "И ещё"]


async def test_a_courier_begun_anew_in_the_same_process_repeats_nothing(way_out: WayOut) -> None:
    _, chat, dialog_id = await way_out.customer(await way_out.line())
    way_out.api.fault(Fault("slow", method="sendMessage"))
    async with way_out.dying_courier("me"):
        message_id = await way_out.say(dialog_id, "Мы тут")
        await way_out.api.wait_sent(chat)
    async with way_out.courier("me"):
        await way_out.becomes(message_id, "uncertain")
    assert len(chat.sent) == 1


async def test_a_courier_taken_for_dead_tells_the_truth_when_it_wakes(way_out: WayOut) -> None:
    _, chat, dialog_id = await way_out.customer(await way_out.line())
    slow = way_out.api.fault(Fault("slow", method="sendMessage"))
    async with way_out.courier("sleeper"):
        message_id = await way_out.say(dialog_id, "Мы тут")
        await way_out.api.wait_sent(chat)
        await way_out.expire()
        async with way_out.courier("other"):
            await way_out.becomes(message_id, "uncertain")
            slow.released.set()
            await way_out.becomes(message_id, "sent")
    assert len(chat.sent) == 1


async def test_two_couriers_send_everything_once_and_in_order(way_out: WayOut) -> None:
    line = await way_out.line(unlimited=True)
    people = [await way_out.customer(line, f"Клиент {n}") for n in range(5)]
    async with way_out.courier("one") as one, way_out.courier("two"):
        for number in range(4):
            for *_, dialog_id in people:
                last = await way_out.say(dialog_id, str(number))
            if number == 1:
                one.stop()
        await way_out.becomes(last, "sent")
        await way_out.all_done()
    for _, chat, _ in people:
        assert [sent.text for sent in chat.sent] == ["0", "1", "2", "3"]


async def test_a_channel_that_wants_peace_everywhere_is_left_in_peace(way_out: WayOut) -> None:
    line = await way_out.line()
    people = [await way_out.customer(line, f"Клиент {n}") for n in range(6)]
    for _, chat, _ in people[:3]:
        way_out.api.fault(Fault("429", method="sendMessage", chat_id=chat.id, retry_after=1))
    for *_, dialog_id in people[:3]:
        await way_out.say(dialog_id, "Мы тут")
    async with way_out.courier():
        await way_out.until_value("SELECT count(*) FROM delivery WHERE code = 'limit'", 3)
        began = way_out.api.clock()
        for *_, dialog_id in people[3:]:
            last = await way_out.say(dialog_id, "И вам")
        await way_out.becomes(last, "sent")
    assert min(sent.at for _, chat, _ in people[3:] for sent in chat.sent) - began > 0.7


async def test_what_waits_for_a_channel_that_is_disconnected_fails_before_the_agents_eyes(way_out: WayOut) -> None:
    line = await way_out.line()
    _, _, dialog_id = await way_out.customer(line)
    message_id = await way_out.say(dialog_id, "Мы тут")
    boss = await way_out.house.person("admin")
    await way_out.house.parts.db.write(channels.remove, line.channel_id, by=boss.actor)
    assert await way_out.state(message_id) == "failed"
    assert await way_out.value("SELECT problem FROM message WHERE id = $1", message_id) == channels.DISCONNECTED
    with pytest.raises(CannotWriteThere):
        await way_out.say(dialog_id, "А теперь?")


async def test_what_would_have_to_wait_for_a_disconnected_channel_fails_instead(way_out: WayOut) -> None:
    line = await way_out.line()
    _, _, dialog_id = await way_out.customer(line)
    message_id = await way_out.say(dialog_id, "Мы тут")
    db, boss = way_out.house.parts.db, await way_out.house.person("admin")
    (one,) = await db.write(outbox.due, [Wanted(line.channel_id, False, 1)])
    await db.write(outbox.start, [one], holder="me")
    await db.write(channels.remove, line.channel_id, by=boss.actor)
    await db.write(outcomes.write_down, [(one, DeliveryFailed("Later.", retry_after=1))], holder="me")
    assert await way_out.state(message_id) == "failed"


async def test_who_wakes_after_the_agent_tried_again_spares_the_second_sending(way_out: WayOut) -> None:
    line = await way_out.line()
    _, _, dialog_id = await way_out.customer(line)
    message_id = await way_out.say(dialog_id, "Мы тут")
    db = way_out.house.parts.db
    (one,) = await db.write(outbox.due, [Wanted(line.channel_id, False, 1)])
    await db.write(outbox.start, [one], holder="sleeper")
    await way_out.expire()
    await db.write(outbox.recover)
    await way_out.retry(message_id)
    assert await way_out.state(message_id) == "queued"
    await db.write(outcomes.write_down, [(one, Sent(["7:1"]))], holder="sleeper")
    assert await way_out.state(message_id) == "sent"
    assert await db.write(outbox.due, [Wanted(line.channel_id, False, 1)]) == []


async def test_trying_a_refused_edit_again_leaves_the_message_sent(way_out: WayOut) -> None:
    _, chat, dialog_id = await way_out.customer(await way_out.line())
    async with way_out.courier():
        message_id = await way_out.say(dialog_id, "Завтра")
        await way_out.becomes(message_id, "sent")
        gone = chat.messages.pop(chat.sent[0].id)
        await way_out.edit(message_id, "Послезавтра")
        await way_out.all_done()
        assert await way_out.state(message_id) == "sent"
        assert await way_out.value("SELECT problem FROM message WHERE id = $1", message_id)
        chat.messages[chat.sent[0].id] = gone
        await way_out.retry(message_id)
        await way_out.all_done()
        assert chat.sent[0].text == "Послезавтра"
        assert await way_out.state(message_id) == "sent"
        assert await way_out.value("SELECT problem FROM message WHERE id = $1", message_id) is None


async def test_undoing_a_reply_does_not_undo_one_that_went_long_ago(way_out: WayOut) -> None:
    _, _, dialog_id = await way_out.customer(await way_out.line())
    async with way_out.courier():
        message_id = await way_out.say(dialog_id, "Завтра")
        await way_out.becomes(message_id, "sent")
    await way_out.edit(message_id, "Послезавтра")
    await way_out.house.parts.db.write(outbox.postpone, {1: 60_000})
    with pytest.raises(AlreadyGone):
        await way_out.house.parts.db.write(messages.cancel, message_id, by=way_out.agent)
    assert await way_out.state(message_id) == "sent"


async def test_a_file_that_is_not_there_any_more_fails_its_message_and_no_other(way_out: WayOut) -> None:
    line = await way_out.line()
    _, chat, dialog_id = await way_out.customer(line)
    parts = way_out.house.parts
    stored = await parts.files.store(b"a,b\n1,2\n", name="a.csv")
    file = await parts.db.write(attachments.uploaded, stored, name="a.csv", by=way_out.agent)
    message_id = await way_out.say(dialog_id, "Вот", files=[file["id"]])
    parts.files.path(stored.hash).unlink()
    async with way_out.courier():
        await way_out.becomes(message_id, "failed")
        after = await way_out.say(dialog_id, "Забыл файл")
        await way_out.becomes(after, "sent", limit=3)
    assert [sent.text for sent in chat.sent] == ["Забыл файл"]
    assert await way_out.value("SELECT state FROM channel") != "error"

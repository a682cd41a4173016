"""Linking dialogs and customers to tasks, one at a time and by hundreds."""

from __future__ import annotations

import asyncio
import time

from core.clock import DAY
from inbox import dialogs, people
from tasks import links, status, tasks
from tasks.tasks import NewTask
from tests.desk import Desk


async def test_five_hundred_dialogs_are_linked_at_once_and_again_without_effect(desk: Desk) -> None:
    boss = await desk.agent("Boss", role="lead")
    ids = await desk.wave(await desk.channel(), 500)
    task_id = await desk.db.write(
        tasks.create, NewTask(title="Не работает", type="outage", deadline_at=desk.now + DAY), by=boss
    )
    await desk.facts()
    began = time.monotonic()
    linked = await desk.db.write(links.link, task_id, by=boss, dialog_ids=ids)
    again = await desk.db.write(links.link, task_id, by=boss, dialog_ids=[*ids, ids[0]])
    took = time.monotonic() - began
    assert took < 5
    assert (sorted(linked.added), again.added, again.already) == (ids, [], 500)
    facts = await desk.facts()
    for kind in ("task.linked", "message.created", "dialog.status", "dialog.due"):
        assert sorted(fact.dialog_id for fact in facts if fact.kind == kind) == ids
    assert await desk.value("SELECT count(*) FROM message WHERE kind = 'event'") == 500
    assert await desk.value("SELECT count(*) FROM dialog WHERE status = 'on_hold' AND due_at IS NOT NULL") == 500
    numbers = await desk.rows("SELECT last_number FROM thread t WHERE last_number <> (SELECT max(number) FROM message m"
                              " WHERE m.thread_id = t.id)")  # fmt: skip
    assert numbers == []


async def test_two_dialogs_of_one_thread_get_two_lines(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    telegram = await desk.channel()
    first = await desk.says(telegram, "Ivan", "Раз")
    await desk.db.write(dialogs.close, first, by=anna)
    desk.pass_time(2 * DAY)
    second = await desk.says(telegram, "Ivan", "Два")
    task_id = await desk.db.write(tasks.create, NewTask(title="x"), by=anna)
    await desk.db.write(links.link, task_id, by=anna, dialog_ids=[first, second])
    lines = await desk.rows(
        "SELECT dialog_id, number FROM message WHERE kind = 'event' AND CAST(extra AS TEXT) LIKE '%task.linked%'"
    )
    assert {line["dialog_id"] for line in lines} == {first, second}
    assert len({line["number"] for line in lines}) == 2


async def test_a_link_learns_its_message_when_it_had_none(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    message = await desk.message(await desk.channel(), "Ivan", "Сломалось")
    task_id = await desk.db.write(tasks.create, NewTask(title="x"), by=anna)
    for _ in range(2):
        await desk.db.write(links.link, task_id, by=anna, dialog_ids=[message["dialog_id"]])
    await desk.db.write(links.link, task_id, by=anna, dialog_ids=[message["dialog_id"]], message_id=message["id"])
    assert await desk.rows("SELECT message_id FROM task_link") == [{"message_id": message["id"]}]


async def test_dialogs_of_a_running_outage_are_on_hold_until_it_lets_them_go(desk: Desk) -> None:
    boss = await desk.agent("Boss", role="lead")
    telegram = await desk.channel()
    writes, stays, leaves, shared = [await desk.says(telegram, name, "Упало") for name in ("A", "B", "C", "D")]
    one = await desk.db.write(tasks.create, NewTask(title="1", type="outage"), by=boss)
    two = await desk.db.write(tasks.create, NewTask(title="2", type="outage"), by=boss)
    await desk.db.write(links.link, one, by=boss, dialog_ids=[writes, stays, leaves, shared])
    await desk.db.write(links.link, two, by=boss, dialog_ids=[shared])
    await desk.says(telegram, "A", "А ещё счёт не пришёл")
    assert (await desk.dialog(writes))["status"] == "open"
    await desk.db.write(links.unlink, one, by=boss, dialog_ids=[leaves, shared])
    assert [(await desk.dialog(one))["status"] for one in (stays, leaves, shared)] == ["on_hold", "open", "on_hold"]
    await desk.db.write(status.cancel, one, by=boss)
    assert (await desk.dialog(stays))["status"] == "open"
    await desk.db.write(status.complete, two, by=boss)
    assert (await desk.dialog(shared))["status"] == "open"


async def test_customers_without_a_dialog_are_linked_once_and_merged_ones_as_who_they_became(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    telegram = await desk.channel()
    ids = [await desk.says(telegram, name, "Привет") for name in ("Ivan", "Vanya", "Olga")]
    ivan, vanya, olga = [(await desk.dialog(dialog_id))["contact_id"] for dialog_id in ids]
    await desk.db.write(people.merge, vanya, into=ivan, by=anna)
    task_id = await desk.db.write(tasks.create, NewTask(title="x", contact_ids=[olga]), by=anna)
    linked = await desk.db.write(links.link_contacts, task_id, by=anna, contact_ids=[vanya, olga, ivan])
    assert (linked.added, linked.already) == ([ivan], 1)
    assert await desk.db.write(links.unlink_contacts, task_id, by=anna, contact_ids=[olga, olga]) == 1
    assert [(fact.kind, fact.contact_id) for fact in await desk.facts("task.linked", "task.unlinked")] == [
        ("task.linked", olga),
        ("task.linked", ivan),
        ("task.unlinked", olga),
    ]


async def test_linking_holds_while_customers_write_and_agents_answer_in_the_same_dialogs(desk: Desk) -> None:
    boss, anna = await desk.agent("Boss", role="lead"), await desk.agent("Anna")
    telegram = await desk.channel()
    ids = await desk.wave(telegram, 60)
    outages = [await desk.db.write(tasks.create, NewTask(title=f"{n}", type="outage"), by=boss) for n in range(2)]
    await asyncio.gather(
        *(desk.db.write(links.link, outages[0], by=boss, dialog_ids=ids[n : n + 30]) for n in (0, 15, 30)),
        desk.db.write(links.link, outages[1], by=boss, dialog_ids=ids[::-1]),
        *(desk.says(telegram, f"c{n}", "Ну что там?") for n in range(0, 60, 3)),
        *(desk.answers(ids[n], anna) for n in range(1, 60, 3)),
        *(desk.db.write(dialogs.close, ids[n], by=anna) for n in range(2, 60, 3)),
    )
    assert await desk.rows("SELECT task_id, count(*) AS n FROM task_link GROUP BY task_id ORDER BY 1") == [
        {"task_id": outages[0], "n": 60},
        {"task_id": outages[1], "n": 60},
    ]
    assert await desk.value("SELECT count(*) FROM message WHERE kind = 'inbound'") == 80
    assert await desk.value("SELECT count(*) FROM message WHERE kind = 'outbound'") == 20
    gaps = await desk.rows(
        "SELECT t.id FROM thread t WHERE t.last_number <> (SELECT count(*) FROM message m WHERE m.thread_id = t.id)"
    )
    assert gaps == []

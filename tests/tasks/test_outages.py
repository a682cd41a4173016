"""Outages: who hangs on one, who else may, and how it lets its dialogs go."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.clock import DAY, HOUR
from inbox import dialogs
from inbox.access import DialogNotFound
from inbox.inbound import InboundFile
from inbox.queries import Listing
from tasks import links, outages, settling, status, tasks
from tasks.outages import Chosen, NotAnOutage, PhaseUnknown
from tasks.tasks import NewTask
from tests.desk import Desk


async def outage(desk: Desk, by, title: str = "Отчёты: ошибка 500", dialog_ids=()) -> int:
    return await desk.db.write(tasks.create, NewTask(title=title, type="outage", dialog_ids=dialog_ids), by=by)


async def test_phases_follow_each_other_and_the_last_two_end_it(desk: Desk) -> None:
    boss = await desk.agent("Boss", role="lead")
    dialog_id = await desk.says(await desk.channel(), "Ivan", "Упало")
    task_id = await outage(desk, boss, dialog_ids=[dialog_id])
    for phase in ("identified", "identified", "resolved", "monitoring", "false_alarm"):
        await desk.db.write(outages.set_phase, task_id, by=boss, phase=phase)
    told = [(fact.data["old"], fact.data["new"]) for fact in await desk.facts("outage.phase")]
    assert told == [
        ("investigating", "identified"),
        ("identified", "resolved"),
        ("resolved", "monitoring"),
        ("monitoring", "false_alarm"),
    ]
    assert await desk.value("SELECT status FROM task") == "cancelled"
    assert (await desk.dialog(dialog_id))["status"] == "open"
    with pytest.raises(PhaseUnknown):
        await desk.db.write(outages.set_phase, task_id, by=boss, phase="sleeping")
    plain = await desk.db.write(tasks.create, NewTask(title="x"), by=boss)
    with pytest.raises(NotAnOutage):
        await desk.db.write(outages.set_phase, plain, by=boss, phase="identified")


async def test_a_task_becomes_an_outage_and_back(desk: Desk) -> None:
    boss = await desk.agent("Boss", role="lead")
    dialog_id = await desk.says(await desk.channel(), "Ivan", "Упало")
    task_id = await desk.db.write(tasks.create, NewTask(dialog_ids=[dialog_id]), by=boss)
    await desk.db.write(outages.set_type, task_id, by=boss, type_="outage")
    assert (await desk.dialog(dialog_id))["status"] == "on_hold"
    assert await desk.rows("SELECT role FROM task_link") == [{"role": "affected"}]
    assert await desk.rows("SELECT type, phase FROM task") == [{"type": "outage", "phase": "investigating"}]
    await desk.db.write(outages.set_type, task_id, by=boss, type_="task")
    assert (await desk.dialog(dialog_id))["status"] == "open"
    assert await desk.rows("SELECT type, phase FROM task") == [{"type": "task", "phase": ""}]


async def test_a_whole_list_a_search_and_a_selection_are_linked_in_one_action(desk: Desk) -> None:
    boss = await desk.agent("Boss", role="lead")
    telegram, email = await desk.channel(), await desk.channel("email")
    one, two = await desk.says(telegram, "A", "Отчёты не грузятся"), await desk.says(telegram, "B", "Привет")
    mail = await desk.says(email, "C", "Где отчёт?")
    other = await desk.says(email, "D", "Счёт за ноябрь")
    contact_id = (await desk.dialog(other))["contact_id"]
    task_id = await outage(desk, boss)
    searched = await desk.db.write(outages.link, task_id, by=boss, chosen=Chosen(query="отчетов"))
    assert sorted(searched.added) == [one, mail]
    listed = Chosen(listing=Listing(view="all", channel_id=telegram.id), contact_ids=[contact_id])
    assert (await desk.db.write(outages.link, task_id, by=boss, chosen=listed)).added == [two]
    again = await desk.db.write(outages.link, task_id, by=boss, chosen=Chosen([one, other], query="отчет"))
    assert (again.added, again.already) == ([other], 2)
    assert await desk.db.read(outages.extent, task_id) == outages.Extent(
        {"telegram": 2, "email": 2}, {"on_hold": 4}, contacts=1
    )
    nothing = await desk.db.write(outages.link, task_id, by=boss, chosen=Chosen(query="пингвин"))
    assert nothing.added == []
    with pytest.raises(DialogNotFound):
        await desk.db.write(outages.link, task_id, by=boss, chosen=Chosen([999]))


async def test_what_is_found_and_suggested_does_not_hang_on_it_yet(desk: Desk) -> None:
    boss = await desk.agent("Boss", role="lead")
    telegram = await desk.channel()
    linked = await desk.says(telegram, "Linked", "Ошибка 500 в отчётах")
    stale = await desk.says(telegram, "Stale", "Ошибка 500 в отчётах")
    closed = await desk.says(telegram, "Closed", "Ошибка 500 в отчётах")
    desk.pass_time(2 * DAY)
    await desk.says(telegram, "Linked", "Всё ещё ошибка")
    await desk.says(telegram, "Closed", "И у меня ошибка 500 в отчётах")
    like = await desk.says(telegram, "Like", "отчет выдаёт ошибку 500")
    less = await desk.says(telegram, "Less", "ошибка какая-то")
    await desk.says(telegram, "Other", "это не то и не у нас")
    await desk.db.write(dialogs.close, closed, by=boss)
    task_id = await outage(desk, boss, title="В отчётах ошибка 500", dialog_ids=[linked])
    suggested = await desk.db.read(outages.suggest, task_id, to=boss)
    assert [(row["id"], round(row["score"], 2)) for row in suggested] == [(like, 1.0), (less, 0.33)]
    found = await desk.db.read(outages.find, task_id, to=boss, text="ошибки 500")
    assert {row["id"] for row in found.dialogs} >= {stale, like}
    assert linked not in {row["id"] for row in found.dialogs}
    people = await desk.db.read(outages.find, task_id, to=boss, text="Lin")
    assert people.contacts == []


# ------------------------------------------------------------------------------------------------ letting go


async def fate_of(desk: Desk, task_id: int) -> dict[int, str]:
    return {row["id"]: row["fate"] for row in await desk.db.read(settling.fates, task_id)}


async def test_a_dialog_stays_open_when_the_customer_said_something_else_that_nobody_answered(desk: Desk) -> None:
    boss = await desk.agent("Boss", role="lead")
    telegram = await desk.channel()
    names = ("silent", "thanks", "asked", "answered", "asked again", "photo", "robot")
    ids = {name: await desk.says(telegram, name, "Не работает!") for name in names}
    task_id = await outage(desk, boss, dialog_ids=list(ids.values()))
    await desk.says(telegram, "thanks", "спасибо, ждём")
    await desk.says(telegram, "thanks", "Ок 👍")
    await desk.says(telegram, "robot", "Я в отпуске", automatic="auto_reply")
    await desk.says(telegram, "photo", "ок", files=[InboundFile("photo", "p.jpg", remote={"file_id": "1"})])
    for name in ("asked", "answered", "asked again"):
        await desk.says(telegram, name, "А счёт когда?")
    for name in ("answered", "asked again"):
        await desk.answers(ids[name], boss, "Завтра")
    await desk.says(telegram, "asked again", "А точнее?")
    found = await fate_of(desk, task_id)
    assert {name: found[one] for name, one in ids.items()} == {
        "silent": "close",
        "thanks": "new_message",  # "ждём" is not in the list of courtesies
        "asked": "new_message",
        "answered": "close",
        "asked again": "new_message",
        "photo": "new_message",
        "robot": "close",
    }
    assert await desk.db.read(settling.closing, task_id) == {"close": 3, "new_message": 4}


async def test_other_unfinished_work_keeps_a_dialog_open(desk: Desk) -> None:
    boss = await desk.agent("Boss", role="lead")
    telegram = await desk.channel()
    work, hold, free, gone = [await desk.says(telegram, name, "Упало") for name in ("A", "B", "C", "D")]
    task_id = await outage(desk, boss, dialog_ids=[work, hold, free, gone])
    other = await outage(desk, boss, dialog_ids=[hold])
    done = await desk.db.write(tasks.create, NewTask(dialog_ids=[free]), by=boss)
    await desk.db.write(tasks.create, NewTask(dialog_ids=[work]), by=boss)
    await desk.db.write(status.complete, done, by=boss)
    await desk.db.write(dialogs.close, gone, by=boss)
    assert await fate_of(desk, task_id) == {work: "other_task", hold: "other_outage", free: "close"}

    task = await desk.row("SELECT * FROM task WHERE id = $1", task_id)
    last = await desk.db.write(settling.settle, task, after=0, closes=True, agent_id=boss.id)
    assert await desk.db.write(settling.settle, task, after=last, closes=True, agent_id=boss.id) is None
    states = [(await desk.dialog(one))["status"] for one in (work, hold, free, gone)]
    assert states == ["open", "on_hold", "closed", "closed"]
    assert [fact.dialog_id for fact in await desk.facts("dialog.closed")] == [gone, free]
    await desk.db.write(links.unlink, other, by=boss, dialog_ids=[hold])
    assert (await desk.dialog(hold))["status"] == "on_hold", "its first outage still runs"


async def test_a_snoozed_dialog_that_is_closed_wakes_no_more(desk: Desk) -> None:
    boss = await desk.agent("Boss", role="lead")
    dialog_id = await desk.says(await desk.channel(), "Ivan", "Упало")
    await desk.db.write(dialogs.snooze, dialog_id, by=boss, until=desk.now + HOUR)
    task_id = await outage(desk, boss, dialog_ids=[dialog_id])
    task = await desk.row("SELECT * FROM task WHERE id = $1", task_id)
    await desk.db.write(settling.settle, task, after=0, closes=True, agent_id=boss.id)
    assert (await desk.dialog(dialog_id))["closed_at"] == desk.now
    assert await desk.value("SELECT count(*) FROM job") == 0


steps = st.lists(st.sampled_from(["customer", "courtesy", "agent", "outage", "robot"]), max_size=6)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
async def test_a_dialog_stays_exactly_when_the_last_real_word_is_the_customers(desk: Desk, steps: list[str]) -> None:
    world = desk.__dict__.setdefault("world", {})
    if not world:
        world["boss"], world["source"] = await desk.agent("Boss", role="lead"), await desk.channel()
    boss, source = world["boss"], world["source"]
    who = f"c{desk.now}"
    dialog_id = await desk.says(source, who, "Упало")
    task_id = await outage(desk, boss, dialog_ids=[dialog_id])
    for step in steps:
        if step == "agent":
            await desk.answers(dialog_id, boss)
        elif step == "outage":
            row = await desk.dialog(dialog_id)
            await desk.db.write(say, row, f"b{desk.now}")
        else:
            text = "спасибо" if step == "courtesy" else "ещё вопрос"
            await desk.says(source, who, text, automatic="auto_reply" if step == "robot" else None)
        desk.pass_time(1)
    telling = [step for step in steps if step in ("customer", "agent")]
    stays = bool(telling) and telling[-1] == "customer"
    assert await fate_of(desk, task_id) == {dialog_id: "new_message" if stays else "close"}


async def say(tx, row, client_id: str) -> None:
    from core.rich import Rich
    from inbox import bulk

    await bulk.say(tx, [row], body=Rich("Чиним"), agent_id=None, automatic="outage", extra={}, client_ids=[client_id])

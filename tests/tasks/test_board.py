"""Tasks as screens show them."""

from __future__ import annotations

import pytest

from core.clock import DAY, HOUR, MINUTE
from core.rich import Entity, Rich
from core.work import View
from inbox import dialogs
from inbox.access import DialogNotFound
from tasks import board, card, comments, links, reminders, status, tasks
from tasks.access import TaskNotFound
from tasks.board import Filter
from tasks.tasks import NewTask
from tests.desk import Desk

ALL = Filter(scope="all")


class Counting:
    """Counts the statements that a query sends."""

    asked = 0

    def around(self, view: View) -> View:
        self.client = view.client
        return View(self, view.dialect, view.now)

    async def execute_query_dict(self, *args):
        self.asked += 1
        return await self.client.execute_query_dict(*args)


async def lanes(desk: Desk, who, wanted: Filter = ALL, *, door=board.board) -> dict[str, list[str]]:
    return {
        lane.key: [line.title for line in lane.lines] for lane in await desk.db.read(door, who, wanted) if lane.lines
    }


async def make(desk: Desk, by, title: str, **more) -> int:
    return await desk.db.write(tasks.create, NewTask(title=title, **more), by=by)


async def test_the_feed_is_right_while_the_clock_passes_the_deadline(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    task_id = await make(desk, anna, "x", deadline_at=desk.now + HOUR)
    assert await lanes(desk, anna, door=board.feed) == {"current": ["x"]}
    desk.pass_time(HOUR)
    assert await lanes(desk, anna, door=board.feed) == {"current": ["x"]}
    desk.pass_time(1)
    assert await lanes(desk, anna, door=board.feed) == {"overdue": ["x"]}
    await desk.fire(dict(reminders.timers()))
    assert [fact.kind for fact in await desk.facts("task.overdue")] == ["task.overdue"]
    await desk.db.write(tasks.set_deadline, task_id, by=anna, deadline_at=desk.now + DAY)
    assert await lanes(desk, anna, door=board.feed) == {"current": ["x"]}
    await desk.db.write(status.complete, task_id, by=anna)
    assert await lanes(desk, anna, door=board.feed) == {"done": ["x"]}
    desk.pass_time(7 * DAY + 1)
    assert await lanes(desk, anna, door=board.feed) == {}


async def test_the_columns_follow_the_day_of_the_one_who_looks(desk: Desk) -> None:
    moscow = await desk.agent("Anna", timezone="Europe/Moscow")
    york = await desk.agent("Bob", timezone="America/New_York")
    for title, deadline in (
        ("soon", desk.now + HOUR),
        ("at night", desk.now + 10 * HOUR),
        ("later", desk.now + 3 * DAY),
        ("whenever", None),
    ):
        await make(desk, moscow, title, deadline_at=deadline)
    assert await lanes(desk, moscow) == {"today": ["soon"], "later": ["at night", "later"], "none": ["whenever"]}
    assert await lanes(desk, york) == {"today": ["soon", "at night"], "later": ["later"], "none": ["whenever"]}


async def test_overdue_tasks_stand_by_lateness_and_urgency_and_lanes_count_what_they_do_not_show(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    await make(desk, anna, "old", deadline_at=desk.now + 1 * HOUR)
    await make(desk, anna, "urgent", deadline_at=desk.now + 2 * HOUR, priority=3)
    await make(desk, anna, "new", deadline_at=desk.now + 3 * HOUR)
    desk.pass_time(4 * HOUR)
    assert await lanes(desk, anna) == {"overdue": ["urgent", "old", "new"]}
    overdue = (await desk.db.read(board.board, anna, ALL, limit=2))[0]
    assert (overdue.count, [line.title for line in overdue.lines]) == (3, ["urgent", "old"])


async def test_a_list_is_narrowed_by_people_channel_tag_kind_and_words_in_any_form(desk: Desk) -> None:
    couriers = await desk.team("Couriers")
    boss, carl = await desk.agent("Boss", role="lead"), await desk.agent("Carl", teams=(couriers,))
    telegram, email = await desk.channel(), await desk.channel("email")
    chat, mail = await desk.says(telegram, "Ivan", "Где заказ?"), await desk.says(email, "Olga", "Счёт")
    tag_id = await desk.db.write(dialogs.tag, mail, by=boss, name="оплата")
    await make(desk, boss, "Задержка доставки", dialog_ids=[chat], owner_id=carl.id)
    bill = await make(desk, boss, "Выставить счёт", dialog_ids=[mail], body=Rich("за доставку"), owner_id=boss.id)
    await make(desk, boss, "Сайт лежит", type="outage", team_id=couriers, watchers=[carl.id])

    async def found(who=boss, **wanted) -> list[str]:
        page = await desk.db.read(board.listing, who, Filter(**{"scope": "all", **wanted}))
        return [line.title.split()[0] for line in page.lines]

    assert await found(scope="mine") == ["Выставить"]
    assert await found(carl, scope="mine") == ["Задержка"]
    assert await found(carl, scope="team") == await found(carl, scope="watching") == ["Сайт"]
    assert await found(owner_id=carl.id) == ["Задержка"]
    assert await found(team_id=couriers) == await found(type="outage") == ["Сайт"]
    assert await found(channel_id=telegram.id) == await found(channel_type="telegram") == ["Задержка"]
    assert await found(tag_id=tag_id) == ["Выставить"]
    assert await found(text="доставка") == ["Задержка", "Выставить"]
    assert await found(text="ДОСТАВКИ счета") == ["Выставить"]
    assert await found(text="стави") == []
    assert await found(text=f"#{bill}") == ["Выставить"]
    assert await found(text="100%") == []


async def test_a_list_is_paged_without_gaps_or_repetitions(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    for n in range(12):
        await make(desk, anna, f"{n}", deadline_at=desk.now + HOUR if n % 3 else None)
    for section in ("open", "done"):
        seen, after = [], None
        while True:
            page = await desk.db.read(board.listing, anna, ALL, section=section, after=after, limit=5)
            seen += [line.id for line in page.lines]
            if (after := page.next) is None:
                break
        assert len(seen) == len(set(seen)) == 12
        for task_id in seen:
            if section == "open":
                await desk.db.write(status.complete, task_id, by=anna)
    assert (await desk.db.read(board.listing, anna, ALL, section="done", after="nonsense.²")).lines


async def test_a_line_counts_what_hangs_on_it_and_names_a_customer_one_may_see(desk: Desk) -> None:
    billing = await desk.team("Billing")
    boss, carl = await desk.agent("Boss", role="lead"), await desk.agent("Carl")
    secret = await desk.says(await desk.channel(team_id=billing), "Olga", "Счёт")
    open_ = await desk.says(await desk.channel("email"), "Ivan", "Вопрос")
    contact_id = (await desk.dialog(secret))["contact_id"]
    task_id = await make(desk, boss, "x", steps=["a", "b"], contact_ids=[contact_id], owner_id=carl.id)
    await desk.db.write(links.link, task_id, by=boss, dialog_ids=[secret])
    await desk.db.write(links.link, task_id, by=boss, dialog_ids=[open_])
    await desk.db.write(comments.comment, task_id, by=boss, body=Rich("ok"))
    for who, name, channel in ((boss, "Olga", "telegram"), (carl, "Ivan", "email")):
        [line] = await desk.db.read(board.lines, who, [task_id, 999])
        assert (line.dialogs, line.contacts, line.steps, line.steps_done, line.comments) == (2, 1, 2, 0, 1)
        assert (line.contact_name, line.channel_type, line.owner_name) == (name, channel, "Carl")


async def test_a_dialog_shows_its_tasks_and_what_is_unfinished_of_its_thread(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    telegram = await desk.channel()
    first = await desk.says(telegram, "Ivan", "Раз")
    await make(desk, anna, "open before", dialog_ids=[first])
    over = await make(desk, anna, "done before", dialog_ids=[first])
    await desk.db.write(status.complete, over, by=anna)
    await desk.db.write(dialogs.close, first, by=anna)
    desk.pass_time(3 * DAY)
    second = await desk.says(telegram, "Ivan", "Два")
    done = await make(desk, anna, "done now", dialog_ids=[second])
    await desk.db.write(status.complete, done, by=anna)
    await make(desk, anna, "soon", dialog_ids=[second], deadline_at=desk.now + HOUR)
    titles = [line.title for line in await desk.db.read(board.of_dialog, second, to=anna)]
    assert titles == ["soon", "open before", "done now"]
    with pytest.raises(DialogNotFound):
        await desk.db.read(board.of_dialog, 999, to=anna)


async def test_a_customers_card_has_his_tasks_with_and_without_a_dialog(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    dialog_id = await desk.says(await desk.channel(), "Ivan", "Раз")
    contact_id = (await desk.dialog(dialog_id))["contact_id"]
    await make(desk, anna, "by dialog", dialog_ids=[dialog_id])
    await make(desk, anna, "without", contact_ids=[contact_id], deadline_at=desk.now + HOUR)
    await make(desk, anna, "not his")
    assert [line.title for line in await desk.db.read(board.of_contact, contact_id, to=anna)] == [
        "without",
        "by dialog",
    ]
    [line] = await desk.db.read(board.lines, anna, [2])
    assert (line.contact_name, line.channel_type) == ("Ivan", None)


async def test_counters_are_ones_own(desk: Desk) -> None:
    anna, boris = await desk.agent("Anna"), await desk.agent("Boris")
    for owner, deadline in ((anna, HOUR), (anna, 5 * HOUR), (anna, 2 * DAY), (anna, None), (boris, HOUR)):
        await make(desk, anna, "x", owner_id=owner.id, deadline_at=None if deadline is None else desk.now + deadline)
    await make(desk, anna, "down", type="outage")
    desk.pass_time(2 * HOUR)
    assert await desk.db.read(board.counters, anna) == board.Counters(open=4, overdue=1, today=1, outages=1)


async def test_the_card_holds_everything_in_eight_statements(desk: Desk) -> None:
    billing = await desk.team("Billing")
    boss, carl = await desk.agent("Boss", role="lead"), await desk.agent("Carl")
    hidden = await desk.says(await desk.channel(team_id=billing), "Olga", "Счёт")
    message = await desk.message(await desk.channel(), "Ivan", "Не печатает")
    body = Rich("жирно", (Entity("bold", 0, 5),))
    task_id = await make(
        desk, boss, "x", body=body, dialog_ids=[message["dialog_id"]], message_id=message["id"], steps=["раз"],
        watchers=[carl.id], contact_ids=[(await desk.dialog(hidden))["contact_id"]], owner_id=carl.id,
    )  # fmt: skip
    desk.pass_time(MINUTE)
    await desk.db.write(links.link, task_id, by=boss, dialog_ids=[hidden, message["dialog_id"]])
    await desk.db.write(comments.comment, task_id, by=carl, body=body)
    counting = Counting()
    found = await desk.db.read(lambda view: card.card(counting.around(view), task_id, to=carl))
    assert counting.asked <= 8
    assert found.body == body
    assert (found.task["owner_name"], found.task["author_name"], found.task["dialogs"]) == ("Carl", "Boss", 2)
    [link] = found.links
    assert (link["message_id"], link["message_number"], link["message_text"]) == (message["id"], 1, "Не печатает")
    assert [one["name"] for one in (*found.contacts, *found.watchers)] == ["Olga", "Carl"]
    assert [(one["agent_name"], one["body"]) for one in found.comments] == [("Carl", body)]
    assert [step["text"] for step in found.steps] == ["раз"]
    kinds = [(one["kind"], one["count"]) for one in found.history]
    assert kinds[0] == ("task.created", 1)
    assert ("task.linked", 2) in kinds
    assert kinds[-1] == ("task.commented", 1)
    with pytest.raises(TaskNotFound):
        await desk.db.read(card.card, 999, to=boss)

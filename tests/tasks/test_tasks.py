"""Tasks: made of what customers say, changed, finished, and brought back to those who answer."""

from __future__ import annotations

import pytest

from core.clock import DAY, HOUR, MINUTE
from core.rich import Entity, Rich
from inbox import dialogs
from inbox.access import DialogNotFound, ReadOnly
from inbox.messages import MessageNotFound
from inbox.team import AgentNotFound
from tasks import checklists, comments, links, status, tasks
from tasks.access import TaskNotFound, task
from tasks.tasks import DeadlineInThePast, NewTask, TaskWithoutTitle
from tests.desk import Desk


async def read(desk: Desk, task_id: int) -> dict:
    return await desk.row("SELECT * FROM task WHERE id = $1", task_id)


async def test_a_task_of_a_message_has_its_first_line_as_title_and_all_of_it_as_body(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    telegram = await desk.channel()
    message = await desk.message(telegram, "Ivan", "Здравствуйте!\nНе открывается отчёт, ошибка 500\nС утра")
    await desk.says(telegram, "Ivan", "ещё вопрос")
    task_id = await desk.db.write(
        tasks.create, NewTask(dialog_ids=[message["dialog_id"]], message_id=message["id"]), by=anna
    )
    made = await read(desk, task_id)
    assert (made["title"], made["body"]) == ("Не открывается отчёт, ошибка 500", message["text"])
    link = await desk.row("SELECT * FROM task_link WHERE task_id = $1", task_id)
    assert (link["dialog_id"], link["message_id"], link["role"]) == (message["dialog_id"], message["id"], "source")
    [line] = await desk.rows("SELECT extra FROM message WHERE kind = 'event'")
    assert '"event": "task.created"' in str(line["extra"])


async def test_without_a_message_the_last_one_that_is_more_than_a_courtesy_gives_the_words(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    telegram = await desk.channel()
    await desk.says(telegram, "Ivan", "Пришлите счёт за ноябрь")
    dialog_id = await desk.says(telegram, "Ivan", "спасибо")
    task_id = await desk.db.write(tasks.create, NewTask(dialog_ids=[dialog_id]), by=anna)
    assert (await read(desk, task_id))["title"] == "Пришлите счёт за ноябрь"


async def test_a_dialog_without_a_word_gives_the_customers_name(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    dialog_id = await desk.says(await desk.channel(), "Ivan", "🔥")
    task_id = await desk.db.write(tasks.create, NewTask(dialog_ids=[dialog_id]), by=anna)
    assert (await read(desk, task_id))["title"] == "Ivan"


async def test_the_same_client_id_makes_one_task(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    new = NewTask(title="Позвонить", client_id="c-1")
    assert await desk.db.write(tasks.create, new, by=anna) == await desk.db.write(tasks.create, new, by=anna)
    assert await desk.value("SELECT count(*) FROM task") == 1


async def test_what_makes_no_sense_is_refused_and_leaves_nothing(desk: Desk) -> None:
    anna, eve = await desk.agent("Anna"), await desk.agent("Eve", role="observer")
    for new, refusal in (
        (NewTask(title=" \u200f\u202e "), TaskWithoutTitle),
        (NewTask(title="x", deadline_at=desk.now), DeadlineInThePast),
        (NewTask(title="x", type="epic"), tasks.TaskTypeUnknown),
        (NewTask(title="x", priority=9), tasks.TaskPriorityUnknown),
        (NewTask(title="x", owner_id=999), AgentNotFound),
        (NewTask(title="x", dialog_ids=[999]), DialogNotFound),
    ):
        with pytest.raises(refusal):
            await desk.db.write(tasks.create, new, by=anna)
    with pytest.raises(ReadOnly):
        await desk.db.write(tasks.create, NewTask(title="x"), by=eve)
    assert await desk.value("SELECT count(*) FROM task") == 0


async def test_a_message_of_another_thread_is_not_what_a_task_is_about(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    telegram = await desk.channel()
    dialog_id = await desk.says(telegram, "Ivan", "одно")
    other = await desk.message(telegram, "Olga", "другое")
    with pytest.raises(MessageNotFound):
        await desk.db.write(tasks.create, NewTask(dialog_ids=[dialog_id], message_id=other["id"]), by=anna)


async def test_twenty_tasks_on_one_dialog_go_their_own_ways(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    owners = [await desk.agent(f"Agent{n}") for n in range(20)]
    dialog_id = await desk.says(await desk.channel(), "Ivan", "Много всего")
    ids = [
        await desk.db.write(
            tasks.create,
            NewTask(title=f"№ {n}", dialog_ids=[dialog_id], owner_id=owner.id, deadline_at=desk.now + (n + 1) * HOUR),
            by=anna,
        )
        for n, owner in enumerate(owners)
    ]
    await desk.db.write(status.complete, ids[0], by=owners[0])
    await desk.db.write(tasks.set_deadline, ids[5], by=anna, deadline_at=desk.now + 30 * HOUR)
    rows = await desk.rows("SELECT id, owner_id, status, deadline_at FROM task ORDER BY id")
    assert [row["owner_id"] for row in rows] == [owner.id for owner in owners]
    assert [row["status"] for row in rows] == ["done"] + ["todo"] * 19
    assert len({row["deadline_at"] for row in rows}) == 20
    assert (await desk.dialog(dialog_id))["due_at"] == rows[1]["deadline_at"]


async def test_a_dialog_is_due_at_the_nearest_deadline_of_its_unfinished_tasks(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    dialog_id = await desk.says(await desk.channel(), "Ivan", "Вопрос")

    async def due() -> int | None:
        return (await desk.dialog(dialog_id))["due_at"]

    late, soon = desk.now + 2 * DAY, desk.now + DAY
    first = await desk.db.write(tasks.create, NewTask(dialog_ids=[dialog_id], deadline_at=late), by=anna)
    assert await due() == late
    second = await desk.db.write(tasks.create, NewTask(title="x", deadline_at=soon), by=anna)
    await desk.db.write(links.link, second, by=anna, dialog_ids=[dialog_id])
    assert await due() == soon
    await desk.db.write(tasks.set_deadline, second, by=anna, deadline_at=late + DAY)
    assert await due() == late
    await desk.db.write(status.cancel, first, by=anna)
    assert await due() == late + DAY
    await desk.db.write(status.reopen, first, by=anna)
    assert await due() == late
    await desk.db.write(links.unlink, first, by=anna, dialog_ids=[dialog_id])
    await desk.db.write(tasks.set_deadline, second, by=anna, deadline_at=None)
    assert await due() is None
    changes = [fact.data["due_at"] for fact in await desk.facts("dialog.due")]
    assert changes == [late, soon, late, late + DAY, late, late + DAY, None]


async def test_a_deadline_in_the_past_is_refused_but_one_that_passed_may_stay(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    deadline = desk.now + HOUR
    task_id = await desk.db.write(tasks.create, NewTask(title="x", deadline_at=deadline), by=anna)
    desk.pass_time(2 * HOUR)
    await desk.db.write(tasks.set_deadline, task_id, by=anna, deadline_at=deadline)
    await desk.db.write(tasks.edit, task_id, by=anna, changes={"title": "y"})
    with pytest.raises(DeadlineInThePast):
        await desk.db.write(tasks.set_deadline, task_id, by=anna, deadline_at=deadline + MINUTE)


async def test_changing_nothing_makes_no_event(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    body = Rich("жирно", (Entity("bold", 0, 5),))
    task_id = await desk.db.write(tasks.create, NewTask(title="x", body=body, owner_id=anna.id), by=anna)
    await desk.facts()
    await desk.db.write(tasks.edit, task_id, by=anna, changes={"title": " x ", "body": body, "priority": 1})
    await desk.db.write(tasks.assign, task_id, by=anna, to=anna.id)
    await desk.db.write(status.set_status, task_id, by=anna, status="todo")
    assert await desk.facts() == []
    await desk.db.write(tasks.edit, task_id, by=anna, changes={"body": Rich("жирно"), "priority": 3})
    [fact] = await desk.facts()
    assert (fact.kind, fact.data["fields"], fact.task_id) == ("task.changed", ["body", "priority"], task_id)


async def test_handing_over_tells_whom_it_was_taken_from_and_given_to(desk: Desk) -> None:
    anna, boris = await desk.agent("Anna"), await desk.agent("Boris")
    task_id = await desk.db.write(tasks.create, NewTask(title="x", owner_id=anna.id), by=anna)
    await desk.facts()
    await desk.db.write(tasks.assign, task_id, by=anna, to=boris.id)
    [fact] = await desk.facts()
    assert (fact.kind, fact.agent_id, fact.data["old"], fact.data["new"]) == (
        "task.assigned",
        anna.id,
        anna.id,
        boris.id,
    )


# ---------------------------------------------------------------------------------------------- the way back


async def answered_by(desk: Desk, source, who: str, agent) -> int:
    dialog_id = await desk.says(source, who, "Не работает")
    await desk.answers(dialog_id, agent)
    return dialog_id


async def test_a_result_laid_ready_is_left_alone_once_the_colleague_has_made_it_his_own(desk: Desk) -> None:
    anna, boris, source = await desk.agent("Anna"), await desk.agent("Boris"), await desk.channel()
    dialog_id = await desk.says(source, "Olga", "Не работает")
    await desk.db.write(dialogs.assign, dialog_id, by=anna, to=anna.id)
    one, two = [await desk.db.write(tasks.create, NewTask(dialog_ids=[dialog_id]), by=boris) for _ in range(2)]
    await desk.db.write(status.complete, one, by=boris, result="Одно.")
    await desk.db.write(dialogs.save_draft, dialog_id, by=anna, kind="reply", text="Ольга, готово: одно.")
    await desk.db.write(status.complete, two, by=boris, result="Другое.")
    assert await desk.value("SELECT text FROM draft") == "Ольга, готово: одно."


async def test_the_solvers_result_is_the_draft_of_the_one_who_answers(desk: Desk) -> None:
    anna, boris = await desk.agent("Anna"), await desk.agent("Boris")
    telegram = await desk.channel()
    hers, free = await answered_by(desk, telegram, "Ivan", anna), await desk.says(telegram, "Olga", "И у меня")
    task_id = await desk.db.write(tasks.create, NewTask(dialog_ids=[hers, free], owner_id=boris.id), by=anna)
    await desk.facts()
    await desk.db.write(status.complete, task_id, by=boris, result=" Починили, **обновите** страницу. ")
    [draft] = await desk.rows("SELECT * FROM draft")
    assert (draft["agent_id"], draft["dialog_id"], draft["origin"]) == (anna.id, hers, "task")
    assert draft["text"] == "Починили, **обновите** страницу."
    facts = await desk.facts("task.done", "task.ready")
    assert [(fact.kind, fact.dialog_id, fact.data.get("to"), fact.data.get("drafted")) for fact in facts] == [
        ("task.done", None, None, None),
        ("task.ready", hers, anna.id, True),
        ("task.ready", free, None, False),
    ]


async def test_a_second_result_is_added_once_and_a_colleagues_own_words_are_left_alone(desk: Desk) -> None:
    anna, boris = await desk.agent("Anna"), await desk.agent("Boris")
    dialog_id = await answered_by(desk, await desk.channel(), "Ivan", anna)
    first = await desk.db.write(tasks.create, NewTask(title="a", dialog_ids=[dialog_id]), by=anna)
    second = await desk.db.write(tasks.create, NewTask(title="b", dialog_ids=[dialog_id]), by=anna)
    await desk.db.write(status.complete, first, by=boris, result="Одно.")
    await desk.db.write(status.complete, second, by=boris, result="Другое.")
    await desk.db.write(status.reopen, second, by=boris)
    await desk.db.write(status.complete, second, by=boris, result="Другое.")
    assert await desk.value("SELECT text FROM draft") == "Одно.\n\nДругое."

    other = await answered_by(desk, await desk.channel(), "Olga", anna)
    third = await desk.db.write(tasks.create, NewTask(title="c", dialog_ids=[other]), by=anna)
    await desk.db.write(dialogs.save_draft, other, by=anna, kind="reply", text="Ольга, я")
    await desk.db.write(status.complete, third, by=boris, result="Третье.")
    assert await desk.value("SELECT text FROM draft WHERE dialog_id = $1", other) == "Ольга, я"


async def test_the_answer_is_due_in_the_live_dialog_when_the_first_was_closed(desk: Desk) -> None:
    anna, boris = await desk.agent("Anna"), await desk.agent("Boris")
    telegram = await desk.channel()
    old = await answered_by(desk, telegram, "Ivan", anna)
    task_id = await desk.db.write(tasks.create, NewTask(dialog_ids=[old]), by=anna)
    from inbox import dialogs

    await desk.db.write(dialogs.close, old, by=anna)
    desk.pass_time(3 * DAY)
    new = await desk.says(telegram, "Ivan", "Ну что там?")
    assert new != old
    await desk.db.write(status.complete, task_id, by=boris, result="Готово.")
    draft = await desk.row("SELECT agent_id, dialog_id FROM draft")
    assert draft == {"agent_id": anna.id, "dialog_id": new}


async def test_done_cancelled_and_taken_up_again_leave_their_lines(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    dialog_id = await desk.says(await desk.channel(), "Ivan", "Вопрос")
    task_id = await desk.db.write(tasks.create, NewTask(dialog_ids=[dialog_id]), by=anna)
    await desk.db.write(status.set_status, task_id, by=anna, status="doing")
    await desk.db.write(status.complete, task_id, by=anna, result="Сделано")
    assert (await read(desk, task_id))["done_by_id"] == anna.id
    await desk.db.write(status.reopen, task_id, by=anna)
    assert (await read(desk, task_id))["done_at"] is None
    await desk.db.write(status.cancel, task_id, by=anna)
    lines = await desk.rows("SELECT extra FROM message WHERE kind = 'event' ORDER BY number")
    told = [next(k for k in ("created", "done", "reopened", "cancelled") if f'"task.{k}"' in str(line["extra"]))
            for line in lines]  # fmt: skip
    assert told == ["created", "done", "reopened", "cancelled"]


# ---------------------------------------------------------------------------------------------- who sees it


async def test_a_task_is_seen_by_its_team_its_people_and_those_who_see_a_dialog_of_it(desk: Desk) -> None:
    couriers, billing = await desk.team("Couriers"), await desk.team("Billing")
    boss = await desk.agent("Boss", role="lead")
    carl, bill = await desk.agent("Carl", teams=(couriers,)), await desk.agent("Bill", teams=(billing,))
    owner, author, stranger = await desk.agent("Owner"), await desk.agent("Author"), await desk.agent("Stranger")
    task_id = await desk.db.write(tasks.create, NewTask(title="x", team_id=couriers, owner_id=owner.id), by=author)

    async def seen_by() -> set[str]:
        found = set()
        for who in (boss, carl, bill, owner, author, stranger):
            try:
                await desk.db.read(task, task_id, to=who)
                found.add(who.name)
            except TaskNotFound:
                continue
        return found

    assert await seen_by() == {"Boss", "Carl", "Owner", "Author"}
    dialog_id = await desk.says(await desk.channel(team_id=billing), "Ivan", "Счёт")
    await desk.db.write(links.link, task_id, by=boss, dialog_ids=[dialog_id])
    assert await seen_by() == {"Boss", "Carl", "Owner", "Author", "Bill"}
    await desk.db.write(comments.comment, task_id, by=boss, body=Rich("@Stranger"), mentions=[stranger.id])
    assert "Stranger" in await seen_by()
    with pytest.raises(TaskNotFound):
        await desk.db.write(tasks.edit, 999, by=boss, changes={"title": "y"})


async def test_a_task_of_a_teams_dialog_stays_in_that_team_unless_another_is_named(desk: Desk) -> None:
    couriers, billing = await desk.team("Couriers"), await desk.team("Billing")
    carl = await desk.agent("Carl", teams=(couriers,))
    dialog_id = await desk.says(await desk.channel(team_id=couriers), "Ivan", "Где заказ?")
    same = await desk.db.write(tasks.create, NewTask(dialog_ids=[dialog_id]), by=carl)
    other = await desk.db.write(tasks.create, NewTask(dialog_ids=[dialog_id], team_id=billing), by=carl)
    assert [(await read(desk, one))["team_id"] for one in (same, other)] == [couriers, billing]


async def test_a_dialog_one_may_not_see_cannot_be_linked(desk: Desk) -> None:
    couriers, billing = await desk.team("Couriers"), await desk.team("Billing")
    carl = await desk.agent("Carl", teams=(couriers,))
    theirs = await desk.says(await desk.channel(team_id=billing), "Ivan", "Счёт")
    ours = await desk.says(await desk.channel(team_id=couriers), "Ivan", "Заказ")
    task_id = await desk.db.write(tasks.create, NewTask(title="x"), by=carl)
    with pytest.raises(DialogNotFound):
        await desk.db.write(links.link, task_id, by=carl, dialog_ids=[theirs])
    linked = await desk.db.write(links.link, task_id, by=carl, dialog_ids=[theirs, ours])
    assert (linked.added, linked.hidden) == ([ours], 1)


# ------------------------------------------------------------------------------------- steps, words, watchers


async def test_steps_are_added_ticked_arranged_and_removed(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    task_id = await desk.db.write(tasks.create, NewTask(title="x", steps=["one", "two"]), by=anna)
    three = await desk.db.write(checklists.add, task_id, by=anna, text=" three ")
    one, two = await desk.db.read(
        lambda view: view.column("SELECT id FROM checklist_item WHERE position < 2 ORDER BY position")
    )
    await desk.db.write(checklists.tick, task_id, by=anna, step_id=two, done=True)
    await desk.db.write(checklists.arrange, task_id, by=anna, order=[three, one])
    await desk.db.write(checklists.edit, task_id, by=anna, step_id=one, text="ONE")
    rows = await desk.rows("SELECT text, done_at FROM checklist_item ORDER BY position")
    assert [(row["text"], row["done_at"] is not None) for row in rows] == [
        ("three", False),
        ("ONE", False),
        ("two", True),
    ]
    await desk.db.write(checklists.remove, task_id, by=anna, step_id=one)
    with pytest.raises(checklists.StepNotFound):
        await desk.db.write(checklists.tick, task_id, by=anna, step_id=one, done=True)
    with pytest.raises(checklists.StepWithoutText):
        await desk.db.write(checklists.add, task_id, by=anna, text="  ")


async def test_a_comment_is_said_once_and_calls_those_it_names(desk: Desk) -> None:
    anna, boris = await desk.agent("Anna"), await desk.agent("Boris")
    task_id = await desk.db.write(tasks.create, NewTask(title="x"), by=anna)
    ids = [
        await desk.db.write(
            comments.comment, task_id, by=anna, body=Rich("@Boris"), mentions=[boris.id, 999], client_id="c"
        )
        for _ in range(2)
    ]
    assert len(set(ids)) == 1
    [fact] = await desk.facts("task.commented")
    assert (fact.data["comment_id"], fact.data["mentions"]) == (ids[0], [boris.id])
    assert await desk.value("SELECT agent_id FROM task_watcher") == boris.id
    await desk.db.write(comments.unwatch, task_id, by=boris)
    assert await desk.value("SELECT count(*) FROM task_watcher") == 0

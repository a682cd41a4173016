"""Deadlines that come to their hour, under a clock turned by hand."""

from __future__ import annotations

from core.clock import DAY, HOUR, MINUTE
from tasks import reminders, status, tasks
from tasks.tasks import NewTask
from tests.desk import Desk

TIMERS = dict(reminders.timers())


async def told(desk: Desk) -> list[tuple[str, int]]:
    return [(fact.kind, fact.at) for fact in await desk.facts("task.due", "task.overdue")]


async def test_the_owner_is_reminded_before_and_told_at_the_deadline_once_each(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    deadline = desk.now + 2 * HOUR
    task_id = await desk.db.write(tasks.create, NewTask(title="x", owner_id=anna.id, deadline_at=deadline), by=anna)
    await desk.until(deadline + 3 * DAY, TIMERS, step=10 * MINUTE)
    facts = await desk.facts("task.due", "task.overdue")
    assert [(fact.kind, fact.at, fact.task_id) for fact in facts] == [
        ("task.due", deadline - 30 * MINUTE, task_id),
        ("task.overdue", deadline, task_id),
    ]
    assert all(fact.data["owner_id"] == anna.id and fact.data["late"] == 0 for fact in facts)


async def test_a_moved_deadline_moves_its_reminder_and_the_old_one_is_silent(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    new = NewTask(title="x", deadline_at=desk.now + HOUR, remind_before=10 * MINUTE)
    task_id = await desk.db.write(tasks.create, new, by=anna)
    later = desk.now + 5 * HOUR
    await desk.db.write(tasks.set_deadline, task_id, by=anna, deadline_at=later)
    await desk.until(later + HOUR, TIMERS)
    assert await told(desk) == [("task.due", later - 10 * MINUTE), ("task.overdue", later)]


async def test_finished_work_and_work_without_a_deadline_remind_nobody(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    new = NewTask(title="x", deadline_at=desk.now + HOUR)
    done, cancelled, free = [await desk.db.write(tasks.create, new, by=anna) for _ in range(3)]
    await desk.db.write(status.complete, done, by=anna)
    await desk.db.write(status.cancel, cancelled, by=anna)
    await desk.db.write(tasks.set_deadline, free, by=anna, deadline_at=None)
    assert await desk.value("SELECT count(*) FROM job") == 0
    await desk.db.write(status.reopen, done, by=anna)
    await desk.until(desk.now + 2 * HOUR, TIMERS)
    assert [kind for kind, _ in await told(desk)] == ["task.due", "task.overdue"]


async def test_a_reminder_whose_moment_has_gone_by_is_not_given_at_once(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    await desk.db.write(tasks.create, NewTask(title="x", deadline_at=desk.now + 5 * MINUTE), by=anna)
    await desk.until(desk.now + HOUR, TIMERS)
    assert [kind for kind, _ in await told(desk)] == ["task.overdue"]


async def test_what_was_missed_while_nothing_ran_is_told_once_and_marked_late(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    await desk.db.write(tasks.create, NewTask(title="x", deadline_at=desk.now + 2 * HOUR), by=anna)
    desk.pass_time(5 * HOUR)
    await desk.fire(TIMERS)
    desk.pass_time(DAY)
    await desk.fire(TIMERS)
    facts = await desk.facts("task.due", "task.overdue")
    assert [(fact.kind, fact.data["late"]) for fact in facts] == [
        ("task.due", 3 * HOUR + 30 * MINUTE),
        ("task.overdue", 3 * HOUR),
    ]

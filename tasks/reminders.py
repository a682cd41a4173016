"""Deadlines that come to their hour: two timers per task, ordered anew whenever its deadline moves.

`task.remind` fires `remind_before` ahead of the deadline and makes the event `task.due`; `task.overdue` fires at the
deadline and makes `task.overdue`. Both carry `owner_id, team_id, deadline_at` and `late`: by how many milliseconds the
timer was missed (nothing ran), 0 if it was in time. Each fires once per deadline; finished work has no timers.
"""

from __future__ import annotations

from collections.abc import Mapping

from core.clock import MINUTE
from core.jobs import Due, Timer
from core.work import Row, Tx
from tasks.models import UNFINISHED

REMIND = "task.remind"
OVERDUE = "task.overdue"
USUAL = 30 * MINUTE
"""How long before the deadline the owner is reminded, unless told otherwise."""
PUNCTUAL = MINUTE
"""A timer that fired within this was in time."""


async def order(tx: Tx, task: Row) -> None:
    """Order the timers that the task's row asks for, and withdraw those it does not. An instant gone by has none."""
    deadline = task["deadline_at"] if task["status"] in UNFINISHED else None
    remind = deadline - task["remind_before"] if deadline is not None and task["remind_before"] is not None else None
    for kind, due_at in ((REMIND, remind), (OVERDUE, deadline)):
        if due_at is not None and due_at > tx.now:
            payload = {"task_id": task["id"], "deadline_at": deadline}
            await tx.enqueue(kind, payload, due_at=due_at, key=str(task["id"]))
        else:
            await tx.cancel_job(kind, str(task["id"]))


async def _fire(tx: Tx, job: Due, event: str) -> None:
    task = await tx.row("SELECT * FROM task WHERE id = $1", job.payload["task_id"])
    if task is None or task["status"] not in UNFINISHED or task["deadline_at"] != job.payload["deadline_at"]:
        return
    tx.emit(
        event,
        task_id=task["id"],
        owner_id=task["owner_id"],
        team_id=task["team_id"],
        deadline_at=task["deadline_at"],
        late=job.late if job.late > PUNCTUAL else 0,
    )


async def _remind(tx: Tx, job: Due) -> None:
    await _fire(tx, job, "task.due")


async def _overdue(tx: Tx, job: Due) -> None:
    await _fire(tx, job, "task.overdue")


def timers() -> Mapping[str, Timer]:
    """What the machine registers."""
    return {REMIND: _remind, OVERDUE: _overdue}

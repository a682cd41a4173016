"""Where a task stands: to do, in progress, waiting, done, cancelled, and taken up again.

Events: `task.status` (`old`, `new`) at every change; `task.done` (`result`) besides when it is done; `outage.phase`
(`old`, `new`) when that ends or revives an outage. Lines in the linked dialogs when it ends or is taken up again:
`task.done`, `task.cancelled`, `task.reopened`, with `task_id, title, type`, and `result` when done. What a finished
task leaves to those who answer is `tasks.answers`.
"""

from __future__ import annotations

from typing import Any

from core.errors import Invalid
from core.text import clean, snippet
from core.work import Row, Tx
from inbox.access import Actor
from inbox.messages import TEXT_LIMIT, TextTooLong
from tasks import answers, links, reminders, rows
from tasks.access import changeable
from tasks.models import UNFINISHED, TaskStatus, TaskType


class TaskStatusUnknown(Invalid):
    """A task can be to do, in progress, waiting, done or cancelled."""


async def complete(tx: Tx, task_id: int, *, by: Actor, result: str = "") -> None:
    """The work is done; `result` is what the solver says of it. Raises `TaskNotFound`, `TextTooLong`, `ReadOnly`."""
    await set_status(tx, task_id, by=by, status=TaskStatus.DONE, result=result)


async def cancel(tx: Tx, task_id: int, *, by: Actor) -> None:
    """It need not be done after all. Raises `TaskNotFound`, `ReadOnly`."""
    await set_status(tx, task_id, by=by, status=TaskStatus.CANCELLED)


async def reopen(tx: Tx, task_id: int, *, by: Actor) -> None:
    """Take finished work up again; a deadline that has gone by stays, and it is overdue."""
    if (await changeable(tx, task_id, by=by))["status"] not in UNFINISHED:
        await set_status(tx, task_id, by=by, status=TaskStatus.TODO)


async def set_status(tx: Tx, task_id: int, *, by: Actor, status: str, result: str | None = None) -> None:
    """Set the status by its name. `result` goes with `done`; None keeps what is there.

    Raises `TaskStatusUnknown`, `TaskNotFound`, `TextTooLong`, `ReadOnly`.
    """
    try:
        wanted = TaskStatus(status)
    except ValueError as error:
        raise TaskStatusUnknown(field="status") from error
    row = await changeable(tx, task_id, by=by)
    if row["status"] != wanted:
        await move(tx, row, wanted=wanted, agent_id=by.id, result=result)


async def move(
    tx: Tx, row: Row, *, wanted: TaskStatus, agent_id: int | None, result: str | None = None, keep_hold: bool = False
) -> Row:
    """Bring a task that `changeable` gave to another status, with all that follows; returns its row.

    `keep_hold`: the dialogs of an ending outage stay on hold and silent, for `tasks.outages.settle` comes for them.
    """
    old = TaskStatus(row["status"])
    is_done, is_over = wanted is TaskStatus.DONE, wanted not in UNFINISHED
    changes: dict[str, Any] = {
        "status": wanted.value,
        "done_at": tx.now if is_over else None,
        "done_by_id": agent_id if is_over else None,
        "phase": outage_phase(row, wanted),
    }
    if is_done and result is not None:
        changes["result"] = _result(result)
    phase = row["phase"]
    row = await rows.update(tx, row["id"], **changes)
    tx.emit("task.status", agent_id=agent_id, task_id=row["id"], old=old.value, new=wanted.value, **rows.facts(row))
    if row["phase"] != phase:
        tx.emit("outage.phase", agent_id=agent_id, task_id=row["id"], old=phase, new=row["phase"], **rows.facts(row))
    if is_over != (old not in UNFINISHED):
        await _ended(tx, row, agent_id=agent_id, keep_hold=keep_hold)
    if is_done:
        tx.emit("task.done", agent_id=agent_id, task_id=row["id"], result=row["result"], **rows.facts(row))
        await answers.hand_back(tx, row, result=row["result"], agent_id=agent_id)
    return row


async def _ended(tx: Tx, row: Row, *, agent_id: int | None, keep_hold: bool) -> None:
    """A task came to its end, or back from it: timers, deadlines, holds and the lines in its dialogs."""
    await reminders.order(tx, row)
    dialogs = await links.linked_dialogs(tx, row["id"])
    if row["deadline_at"] is not None:
        await links.refresh_due(tx, [dialog["id"] for dialog in dialogs])
    if keep_hold:
        return
    kind = {"done": "task.done", "cancelled": "task.cancelled"}.get(row["status"], "task.reopened")
    told = {"result": snippet(row["result"], 500)} if kind == "task.done" else {}
    if dialogs:
        await links.lines(tx, row, dialogs, kind=kind, agent_id=agent_id, **told)
    if kind != "task.reopened":
        await links.release(tx, row, [dialog["id"] for dialog in dialogs], agent_id=agent_id)


def outage_phase(row: Row, wanted: TaskStatus) -> str:
    """The phase of an outage whose status changes: over it is over, taken up again it is watched."""
    if row["type"] != TaskType.OUTAGE:
        return ""
    over = ("resolved", "false_alarm")
    if wanted is TaskStatus.CANCELLED:
        return "false_alarm"
    if wanted is TaskStatus.DONE:
        return str(row["phase"]) if row["phase"] in over else "resolved"
    return "monitoring" if row["phase"] in over else str(row["phase"])


def _result(text: str) -> str:
    wanted = clean(text, TEXT_LIMIT + 1).strip()
    if len(wanted) > TEXT_LIMIT:
        raise TextTooLong(field="result", limit=TEXT_LIMIT)
    return wanted

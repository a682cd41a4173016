"""The steps of a task: a short list to tick off.

Each change makes the event `task.changed` with `fields: ["steps"]`.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.errors import Conflict, Invalid, NotFound
from core.text import clean
from core.work import Tx
from inbox.access import Actor
from tasks import rows
from tasks.access import changeable


class StepWithoutText(Invalid):
    """Write what is to be done in this step."""


class StepNotFound(NotFound):
    """This step is not there any more."""


class TooManySteps(Conflict):
    """A task takes 100 steps at the most. Make another task of the rest."""


LONGEST = 512
MOST = 100


async def begin(tx: Tx, task_id: int, texts: Sequence[str]) -> None:
    """The steps of a task that is being made."""
    if len(texts) > MOST:
        raise TooManySteps
    rows = [(task_id, position, _text(text)) for position, text in enumerate(texts)]
    await tx.insert("checklist_item", ("task_id", "position", "text"), rows)


async def add(tx: Tx, task_id: int, *, by: Actor, text: str) -> int:
    """Add a step at the end; returns its id. Raises `TaskNotFound`, `StepWithoutText`, `TooManySteps`, `ReadOnly`."""
    await changeable(tx, task_id, by=by)
    if await tx.value("SELECT count(*) FROM checklist_item WHERE task_id = $1", task_id) >= MOST:
        raise TooManySteps
    step_id: int = await tx.value(
        "INSERT INTO checklist_item (task_id, position, text)"
        " SELECT $1, coalesce(max(position), -1) + 1, $2 FROM checklist_item WHERE task_id = $1 RETURNING id",
        task_id,
        _text(text),
    )
    await _changed(tx, task_id, by)
    return step_id


async def tick(tx: Tx, task_id: int, *, by: Actor, step_id: int, done: bool) -> None:
    """Tick a step off, or take the tick away. Raises `TaskNotFound`, `StepNotFound`, `ReadOnly`."""
    await _change(tx, task_id, step_id, by, "done_at", tx.now if done else None)


async def edit(tx: Tx, task_id: int, *, by: Actor, step_id: int, text: str) -> None:
    """Raises `TaskNotFound`, `StepNotFound`, `StepWithoutText`, `ReadOnly`."""
    await _change(tx, task_id, step_id, by, "text", _text(text))


async def remove(tx: Tx, task_id: int, *, by: Actor, step_id: int) -> None:
    """Raises `TaskNotFound`, `StepNotFound`, `ReadOnly`."""
    await changeable(tx, task_id, by=by)
    if not await tx.execute("DELETE FROM checklist_item WHERE id = $1 AND task_id = $2", step_id, task_id):
        raise StepNotFound
    await _changed(tx, task_id, by)


async def arrange(tx: Tx, task_id: int, *, by: Actor, order: Sequence[int]) -> None:
    """Put the steps into this order of ids; those that are not named come after. Raises `TaskNotFound`, `ReadOnly`."""
    await changeable(tx, task_id, by=by)
    present = await tx.column("SELECT id FROM checklist_item WHERE task_id = $1 ORDER BY position, id", task_id)
    wanted = [step_id for step_id in dict.fromkeys(order) if step_id in present]
    wanted += [step_id for step_id in present if step_id not in wanted]
    await tx.execute_many(
        "UPDATE checklist_item SET position = $1 WHERE id = $2",
        [(position, step_id) for position, step_id in enumerate(wanted)],
    )
    await _changed(tx, task_id, by)


async def _change(tx: Tx, task_id: int, step_id: int, by: Actor, column: str, value: object) -> None:
    await changeable(tx, task_id, by=by)
    changed = await tx.execute(
        f"UPDATE checklist_item SET {column} = $1 WHERE id = $2 AND task_id = $3", value, step_id, task_id
    )
    if not changed:
        raise StepNotFound
    await _changed(tx, task_id, by)


async def _changed(tx: Tx, task_id: int, by: Actor) -> None:
    row = await rows.update(tx, task_id)
    tx.emit("task.changed", agent_id=by.id, task_id=task_id, fields=["steps"], **rows.facts(row))


def _text(text: str) -> str:
    wanted = " ".join(clean(text).split())[:LONGEST]
    if not wanted:
        raise StepWithoutText(field="text")
    return wanted

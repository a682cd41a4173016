"""What a task hangs on: dialogs (perhaps by one message) and customers, many to many, one at a time or by hundreds.

Linking again changes nothing. A dialog linked to a running outage is on hold until the customer writes, the outage
ends, or the link goes. `dialog.due_at` is kept the nearest deadline of a dialog's unfinished tasks from here.

Events, one per dialog or customer: `task.linked` and `task.unlinked` (`task_id`, `agent_id`, `dialog_id` or
`contact_id`); `dialog.due` (`dialog_id`, `due_at`) when a dialog's nearest deadline changed. Lines in the dialogs:
`task.linked`, `task.unlinked` with `task_id, title, type`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from core.work import Row, Tx, View
from inbox import access, bulk
from inbox.access import Actor, DialogNotFound
from inbox.messages import MessageNotFound, message
from inbox.models import Status
from inbox.people import ContactNotFound
from tasks.access import changeable
from tasks.models import UNFINISHED, TaskType
from tasks.rows import facts

OPEN_TASK = "IN ({})".format(", ".join(f"'{status.value}'" for status in UNFINISHED))
"""The condition that a status is an unfinished one, as SQL."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What a linking came to."""

    added: list[int]
    """Ids that were not linked before."""
    already: int = 0
    hidden: int = 0
    """Those that do not exist, or that one may not see: they were left out."""


async def link(
    tx: Tx, task_id: int, *, by: Actor, dialog_ids: Collection[int], message_id: int | None = None
) -> Linked:
    """Hang dialogs on a task. `message_id` names the message it is about, for a single dialog.

    Raises `TaskNotFound`, `ReadOnly`, `MessageNotFound`, and `DialogNotFound` if not one of the dialogs may be seen.
    """
    task = await changeable(tx, task_id, by=by)
    dialogs = await access.dialogs(tx, dialog_ids, to=by)
    if dialog_ids and not dialogs:
        raise DialogNotFound
    if message_id is not None:
        await _check_message(tx, dialogs, message_id, by=by)
    added = await attach(tx, task, dialogs, by=by, message_id=message_id)
    return Linked(added, already=len(dialogs) - len(added), hidden=len(set(dialog_ids)) - len(dialogs))


async def _check_message(tx: Tx, dialogs: Sequence[Row], message_id: int, *, by: Actor) -> None:
    said = await message(tx, message_id, to=by)
    if len(dialogs) != 1 or dialogs[0]["thread_id"] != said["thread_id"]:
        raise MessageNotFound


async def attach(
    tx: Tx, task: Row, dialogs: Sequence[Row], *, by: Actor, message_id: int | None = None, told: bool = True
) -> list[int]:
    """Link dialogs that `by` may see; returns the ids of the new ones. `told`: with a line in each of them."""
    if not dialogs:
        return []
    added = set(
        await tx.column(
            "INSERT INTO task_link (task_id, dialog_id, message_id, role, number, linked_by_id, linked_at)"
            " SELECT CAST($2 AS BIGINT), d.id, CAST($3 AS BIGINT), CAST($4 AS VARCHAR(16)), t.last_number,"
            " CAST($5 AS BIGINT), CAST($6 AS BIGINT) FROM dialog d JOIN thread t ON t.id = d.thread_id"
            f" WHERE {tx.among('d.id', 1)} ON CONFLICT (task_id, dialog_id) DO NOTHING RETURNING dialog_id",
            tx.many(row["id"] for row in dialogs),
            task["id"],
            message_id,
            "affected" if task["type"] == TaskType.OUTAGE else "source",
            by.id,
            tx.now,
        )
    )
    new = [row for row in dialogs if row["id"] in added]
    if message_id is not None and not new:
        await _name_message(tx, task, dialogs, message_id=message_id)
    if not new:
        return []
    if told:
        await lines(tx, task, new, kind="task.linked", agent_id=by.id)
    for row in new:
        tx.emit("task.linked", agent_id=by.id, task_id=task["id"], dialog_id=row["id"], **facts(task))
    await hold(tx, task, new, agent_id=by.id)
    if task["deadline_at"] is not None:
        await refresh_due(tx, [row["id"] for row in new])
    return [row["id"] for row in new]


async def _name_message(tx: Tx, task: Row, dialogs: Sequence[Row], *, message_id: int) -> None:
    """A link that had no message learns which one it is about."""
    await tx.execute(
        "UPDATE task_link SET message_id = $2 WHERE task_id = $3 AND message_id IS NULL"
        f" AND {tx.among('dialog_id', 1)}",
        tx.many(row["id"] for row in dialogs),
        message_id,
        task["id"],
    )


async def unlink(tx: Tx, task_id: int, *, by: Actor, dialog_ids: Collection[int]) -> int:
    """Take dialogs off a task; returns how many hung on it. Raises `TaskNotFound`, `ReadOnly`."""
    task = await changeable(tx, task_id, by=by)
    dialogs = await access.dialogs(tx, dialog_ids, to=by)
    gone = set(
        await tx.column(
            f"DELETE FROM task_link WHERE task_id = $2 AND {tx.among('dialog_id', 1)} RETURNING dialog_id",
            tx.many(row["id"] for row in dialogs),
            task_id,
        )
    )
    rows = [row for row in dialogs if row["id"] in gone]
    if not rows:
        return 0
    await lines(tx, task, rows, kind="task.unlinked", agent_id=by.id)
    for row in rows:
        tx.emit("task.unlinked", agent_id=by.id, task_id=task_id, dialog_id=row["id"], **facts(task))
    await release(tx, task, gone, agent_id=by.id)
    await refresh_due(tx, gone)
    return len(rows)


async def link_contacts(tx: Tx, task_id: int, *, by: Actor, contact_ids: Collection[int]) -> Linked:
    """Hang customers on a task without a dialog. Merged contacts stand for those they became.

    Raises `TaskNotFound`, `ReadOnly`, and `ContactNotFound` if there is not one of them.
    """
    task = await changeable(tx, task_id, by=by)
    found = await _present(tx, contact_ids)
    if contact_ids and not found:
        raise ContactNotFound
    added = await attach_contacts(tx, task, found, by=by)
    return Linked(added, already=len(found) - len(added), hidden=max(0, len(set(contact_ids)) - len(found)))


async def attach_contacts(tx: Tx, task: Row, contact_ids: Iterable[int], *, by: Actor) -> list[int]:
    """Link customers that exist; returns the new ones."""
    added = await tx.column(
        "INSERT INTO task_contact (task_id, contact_id, linked_by_id, linked_at)"
        " SELECT CAST($2 AS BIGINT), c.id, CAST($3 AS BIGINT), CAST($4 AS BIGINT) FROM contact c"
        f" WHERE {tx.among('c.id', 1)} ON CONFLICT (task_id, contact_id) DO NOTHING RETURNING contact_id",
        tx.many(contact_ids),
        task["id"],
        by.id,
        tx.now,
    )
    for contact_id in sorted(added):
        tx.emit("task.linked", agent_id=by.id, task_id=task["id"], contact_id=contact_id, **facts(task))
    return sorted(added)


async def unlink_contacts(tx: Tx, task_id: int, *, by: Actor, contact_ids: Collection[int]) -> int:
    """Take customers off a task; returns how many were on it. Raises `TaskNotFound`, `ReadOnly`."""
    task = await changeable(tx, task_id, by=by)
    gone = await tx.column(
        f"DELETE FROM task_contact WHERE task_id = $2 AND {tx.among('contact_id', 1)} RETURNING contact_id",
        tx.many(contact_ids),
        task_id,
    )
    for contact_id in gone:
        tx.emit("task.unlinked", agent_id=by.id, task_id=task_id, contact_id=contact_id, **facts(task))
    return len(gone)


async def _present(view: View, contact_ids: Iterable[int]) -> list[int]:
    """The contacts that these ids stand for today, following merges."""
    wanted, found = {int(one) for one in contact_ids}, set[int]()
    while wanted:
        rows = await view.rows(
            f"SELECT id, merged_into_id FROM contact WHERE {view.among('id', 1)}", view.many(sorted(wanted))
        )
        found |= {row["id"] for row in rows if row["merged_into_id"] is None}
        wanted = {row["merged_into_id"] for row in rows} - {None}
    return sorted(found)


# ------------------------------------------------------------------------- what linking means for the dialogs


async def linked_dialogs(view: View, task_id: int) -> list[Row]:
    """All dialogs of a task, as `inbox.bulk` wants them: `id, thread_id, channel_id, status, assignee_id`."""
    return await view.rows(
        "SELECT d.id, d.thread_id, d.channel_id, d.status, d.assignee_id FROM task_link l"
        " JOIN dialog d ON d.id = l.dialog_id WHERE l.task_id = $1 ORDER BY l.id",
        task_id,
    )


async def lines(tx: Tx, task: Row, dialogs: Sequence[Row], *, kind: str, agent_id: int | None, **more: Any) -> None:
    """A line about the task in each of its dialogs."""
    told = {"task_id": task["id"], "title": task["title"], "type": str(task["type"]), **more}
    await bulk.event_lines(tx, dialogs, kind=kind, facts=told, agent_id=agent_id)


async def hold(tx: Tx, task: Row, dialogs: Sequence[Row], *, agent_id: int | None) -> None:
    """While an outage runs, its dialogs wait for its end and load nobody."""
    if task["type"] == TaskType.OUTAGE and task["status"] in UNFINISHED:
        await bulk.set_status(tx, dialogs, wanted=Status.ON_HOLD, agent_id=agent_id, cause="outage")


async def release(tx: Tx, task: Row, dialog_ids: Iterable[int], *, agent_id: int | None) -> None:
    """Dialogs that waited for this outage, and for no other that still runs, ask for an agent again."""
    if task["type"] != TaskType.OUTAGE:
        return
    rows = await tx.rows(
        f"SELECT d.id, d.thread_id, d.channel_id, d.status FROM dialog d WHERE {tx.among('d.id', 1)}"
        " AND d.status = 'on_hold' AND NOT EXISTS (SELECT 1 FROM task_link l JOIN task t ON t.id = l.task_id"
        f" WHERE l.dialog_id = d.id AND t.id <> $2 AND t.type = 'outage' AND t.status {OPEN_TASK})",
        tx.many(dialog_ids),
        task["id"],
    )
    await bulk.set_status(tx, rows, wanted=Status.OPEN, agent_id=agent_id, cause="outage")


NEAREST = (
    "(SELECT min(t.deadline_at) FROM task_link l JOIN task t ON t.id = l.task_id"
    f" WHERE l.dialog_id = dialog.id AND t.status {OPEN_TASK})"
)


async def refresh_due(tx: Tx, dialog_ids: Iterable[int]) -> None:
    """Bring `due_at` of these dialogs up to their tasks, and announce where it changed."""
    rows = await tx.rows(
        f"UPDATE dialog SET due_at = {NEAREST}, version = version + 1 WHERE {tx.among('id', 1)}"
        f" AND coalesce(due_at, -1) <> coalesce({NEAREST}, -1) RETURNING id, thread_id, channel_id, due_at",
        tx.many(dialog_ids),
    )
    for row in rows:
        tx.emit(
            "dialog.due",
            channel_id=row["channel_id"],
            thread_id=row["thread_id"],
            dialog_id=row["id"],
            due_at=row["due_at"],
        )

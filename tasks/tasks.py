"""Tasks: making them of what customers say, and changing what they say. Where they stand is `tasks.status`; links,
comments and steps have modules of their own (`tasks.links`, `tasks.comments`, `tasks.checklists`); reading is
`tasks.board` and `tasks.card`.

Each use case resolves the task for the person (`tasks.access`), and changing nothing is no error and makes no event.
Every event carries `task_id`, `agent_id` (who did it; None for the product) and `type, owner_id, team_id` as they are
afterwards:

- `task.created` (`dialog_id` of the first link or None, `title`, `deadline_at`), `task.changed` (`fields`: the names;
  `named` of those in `tasks.fields`)
- `task.assigned` (`old`, `new`: agents or None; `name`: the new one's)
- `task.status`, `task.done`: `tasks.status`; `task.linked`, `task.unlinked`: `tasks.links`; `task.ready`:
  `tasks.answers`; `task.due`, `task.overdue`: `tasks.reminders`; `task.commented`: `tasks.comments`; `outage.phase`:
  `tasks.outages`

A task made of a dialog leaves the line `task.created` there, with `task_id, title, type`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from core.errors import Invalid
from core.rich import Rich
from core.text import clean, safe_name, stems
from core.work import Row, Tx
from inbox import access
from inbox.access import Actor, DialogNotFound
from inbox.messages import TEXT_LIMIT, TextTooLong
from inbox.models import Priority
from inbox.team import AgentNotFound, TeamNotFound
from tasks import checklists, comments, fields, files, links, reminders, rows
from tasks.access import changeable, task
from tasks.models import TaskType
from tasks.prefill import Prefilled, prefill


class TaskWithoutTitle(Invalid):
    """A task needs a title."""


class DeadlineInThePast(Invalid):
    """The deadline must be in the future."""


class TaskTypeUnknown(Invalid):
    """A task is either a task or an outage."""


class TaskPriorityUnknown(Invalid):
    """The priority must be between low (0) and urgent (3)."""


TITLE = 256
STEMMED = 20_000
"""Characters of title and body by which a task is found in a list."""


class Kept(Enum):
    """Stands for a value that is not to be changed, where None means something."""

    KEPT = 0


KEPT = Kept.KEPT


@dataclass(frozen=True, slots=True)
class NewTask:
    """What a task is made of. With dialogs and no title, the customer's words are the title and the body."""

    title: str = ""
    body: Rich | None = None
    type: str = TaskType.TASK
    dialog_ids: Sequence[int] = ()
    """Dialogs it comes from; the first gives the words and, if there is no `team_id`, the team."""
    message_id: int | None = None
    """The message of the first dialog it is about."""
    contact_ids: Sequence[int] = ()
    """Customers it is for without a dialog."""
    owner_id: int | None = None
    team_id: int | None = None
    deadline_at: int | None = None
    remind_before: int | None = reminders.USUAL
    priority: int = Priority.NORMAL
    promised: bool = False
    """Whether the customer may be told the deadline."""
    watchers: Sequence[int] = ()
    steps: Sequence[str] = ()
    files: Sequence[int] = ()
    """Uploads of the maker. The files of the message it is about come along by themselves."""
    fields: Mapping[str, Any] | None = None
    """What it says in the administrators' fields, by ids or names; None where nobody can be asked for them."""
    client_id: str | None = None
    """Made by the sender's screen: the same one again returns the first task."""


async def create(tx: Tx, new: NewTask, *, by: Actor) -> int:
    """Make a task; returns its id.

    Raises `TaskWithoutTitle`, `TextTooLong`, `DeadlineInThePast`, `TaskTypeUnknown`, `TaskPriorityUnknown`,
    `AgentNotFound`, `TeamNotFound`, `DialogNotFound`, `MessageNotFound`, `ContactNotFound`, `UnknownFile`,
    `TooManyFiles`, `ReadOnly`, and of `fields` what `tasks.fields.clean` raises.
    """
    access.needs_write(by)
    if new.client_id and (known := await tx.value("SELECT id FROM task WHERE client_id = $1", new.client_id)):
        return int((await task(tx, known, to=by))["id"])
    dialogs = await _dialogs(tx, new, by=by)
    words = await _words(tx, new, by=by)
    if new.deadline_at is not None and new.deadline_at <= tx.now:
        raise DeadlineInThePast(field="deadline_at")
    owner_name = await _owner_name(tx, new.owner_id)
    row = await _insert(tx, new, words, team_id=await _team(tx, new, dialogs), by=by)
    if row is None:  # Its twin from the same screen was committed while this one waited.
        return int(await tx.value("SELECT id FROM task WHERE client_id = $1", new.client_id))
    await comments.add_watchers(tx, row, new.watchers)
    await checklists.begin(tx, row["id"], new.steps)
    await files.begin(tx, row["id"], new.files, by=by, message_id=new.message_id if dialogs else None)
    _say_created(tx, row, by=by, dialogs=dialogs, owner_name=owner_name)
    if dialogs:
        await links.lines(tx, row, dialogs, kind="task.created", agent_id=by.id)
        await links.attach(tx, row, dialogs[:1], by=by, message_id=words.message_id, told=False)
        await links.attach(tx, row, dialogs[1:], by=by, told=False)
    if new.contact_ids:
        await links.link_contacts(tx, row["id"], by=by, contact_ids=new.contact_ids)
    await reminders.order(tx, row)
    return int(row["id"])


async def _dialogs(tx: Tx, new: NewTask, *, by: Actor) -> list[Row]:
    """Its dialogs, in the order in which they were named."""
    rows = {row["id"]: row for row in await access.dialogs(tx, new.dialog_ids, to=by)}
    wanted = list(dict.fromkeys(new.dialog_ids))
    if len(rows) < len(wanted):
        raise DialogNotFound
    return [rows[dialog_id] for dialog_id in wanted]


async def _words(tx: Tx, new: NewTask, *, by: Actor) -> Prefilled:
    title, body, message_id = one_line(new.title), new.body, new.message_id
    if new.dialog_ids and (not title or body is None or message_id is not None):
        found = await prefill(tx, new.dialog_ids[0], to=by, message_id=message_id)
        title, body, message_id = title or found.title, found.body if body is None else body, found.message_id
    return Prefilled(_title(title), _body(body or Rich("")), message_id)


async def _team(tx: Tx, new: NewTask, dialogs: Sequence[Row]) -> int | None:
    """The task's team; a task made of a team's dialog stays in that team, lest others read the customer's words."""
    if new.team_id is None:
        return dialogs[0]["team_id"] if dialogs else None
    await _check_team(tx, new.team_id)
    return new.team_id


async def _insert(tx: Tx, new: NewTask, words: Prefilled, *, team_id: int | None, by: Actor) -> Row | None:
    type_ = type_named(new.type)
    values = "{}" if new.fields is None else await fields.asked(tx, new.fields, type_=type_)
    return await tx.row(
        "INSERT INTO task (type, title, body, entities, words, status, owner_id, team_id, author_id, priority,"
        " deadline_at, remind_before, promised, result, public_text, phase, client_id, created_at, fields,"
        " version)"
        " VALUES ($1, $2, $3, $4, $5, 'todo', $6, $7, $8, $9, $10, $11, $12, '', '', $13, $14, $15, $16, 0)"
        " ON CONFLICT (client_id) DO NOTHING RETURNING *",
        type_.value,
        words.title,
        words.body.text,
        _entities(words.body),
        _stems(words.title, words.body.text),
        new.owner_id,
        team_id,
        by.id,
        _priority(new.priority),
        new.deadline_at,
        new.remind_before,
        new.promised,
        "investigating" if type_ is TaskType.OUTAGE else "",
        new.client_id,
        tx.now,
        values,
    )


def _say_created(tx: Tx, row: Row, *, by: Actor, dialogs: Sequence[Row], owner_name: str | None) -> None:
    own = {"agent_id": by.id, "task_id": row["id"], **rows.facts(row)}
    tx.emit(
        "task.created",
        dialog_id=dialogs[0]["id"] if dialogs else None,
        title=row["title"],
        deadline_at=row["deadline_at"],
        **own,
    )
    if row["owner_id"] is not None:
        tx.emit("task.assigned", old=None, new=row["owner_id"], name=owner_name, **own)


# ------------------------------------------------------------------------------------------------------ changing

EDITABLE = frozenset({"title", "body", "priority", "promised", "team_id"})


async def edit(tx: Tx, task_id: int, *, by: Actor, changes: Mapping[str, Any]) -> None:
    """Change what a task says: any of `title`, `body` (Rich), `priority`, `promised`, `team_id`; others are ignored.

    Raises `TaskNotFound`, `TaskWithoutTitle`, `TextTooLong`, `TaskPriorityUnknown`, `TeamNotFound`, `ReadOnly`.
    """
    row = await changeable(tx, task_id, by=by)
    wanted = {key: value for key, value in changes.items() if key in EDITABLE}
    columns: dict[str, Any] = {key: wanted[key] for key in ("promised", "team_id") if key in wanted}
    if wanted.get("team_id") is not None:
        await _check_team(tx, wanted["team_id"])
    if "priority" in wanted:
        columns["priority"] = _priority(wanted["priority"])
    if "title" in wanted:
        columns["title"] = _title(wanted["title"])
    columns = {key: value for key, value in columns.items() if value != row[key]}
    if "body" in wanted and wanted["body"] != rows.body(row):
        columns |= {"body": _body(wanted["body"]).text, "entities": _entities(wanted["body"])}
    if not columns:
        return
    changed = {**row, **columns}
    row = await rows.update(tx, task_id, **columns, words=_stems(changed["title"], changed["body"]))
    tx.emit(
        "task.changed",
        agent_id=by.id,
        task_id=task_id,
        fields=sorted(columns.keys() - {"entities"}),
        **rows.facts(row),
    )


async def assign(tx: Tx, task_id: int, *, by: Actor, to: int | None) -> None:
    """Give a task to a colleague, or to nobody. Raises `TaskNotFound`, `AgentNotFound`, `ReadOnly`."""
    row = await changeable(tx, task_id, by=by)
    old = row["owner_id"]
    if old == to:
        return
    name = await _owner_name(tx, to)
    row = await rows.update(tx, task_id, owner_id=to)
    tx.emit("task.assigned", agent_id=by.id, task_id=task_id, old=old, new=to, name=name, **rows.facts(row))


async def set_deadline(
    tx: Tx, task_id: int, *, by: Actor, deadline_at: int | None, remind_before: int | Kept | None = KEPT
) -> None:
    """Move the deadline, or take it away; the reminder keeps its distance unless `remind_before` gives another.

    Raises `DeadlineInThePast` for a new deadline that has gone by, `TaskNotFound`, `ReadOnly`.
    """
    row = await changeable(tx, task_id, by=by)
    if isinstance(remind_before, Kept):
        remind_before = row["remind_before"]
    if (row["deadline_at"], row["remind_before"]) == (deadline_at, remind_before):
        return
    moved = row["deadline_at"] != deadline_at
    if moved and deadline_at is not None and deadline_at <= tx.now:
        raise DeadlineInThePast(field="deadline_at")
    row = await rows.update(tx, task_id, deadline_at=deadline_at, remind_before=remind_before)
    await reminders.order(tx, row)
    if moved:
        await _refresh_due(tx, task_id)
    what = ["deadline"] if moved else ["remind_before"]
    tx.emit("task.changed", agent_id=by.id, task_id=task_id, fields=what, deadline_at=deadline_at, **rows.facts(row))


# --------------------------------------------------------------------------------------------------- the pieces


async def _refresh_due(tx: Tx, task_id: int) -> None:
    await links.refresh_due(tx, await tx.column("SELECT dialog_id FROM task_link WHERE task_id = $1", task_id))


async def _owner_name(tx: Tx, agent_id: int | None) -> str | None:
    if agent_id is None:
        return None
    name: str | None = await tx.value("SELECT name FROM agent WHERE id = $1 AND disabled_at IS NULL", agent_id)
    if name is None:
        raise AgentNotFound(field="owner")
    return name


async def _check_team(tx: Tx, team_id: int) -> None:
    if not await tx.value("SELECT 1 FROM team WHERE id = $1", team_id):
        raise TeamNotFound(field="team")


def one_line(title: str) -> str:
    """A title as it is kept: one line without control characters."""
    return " ".join(clean(title).split())[:TITLE].rstrip()


def _title(title: str) -> str:
    wanted = one_line(title)
    if not safe_name(wanted):
        raise TaskWithoutTitle(field="title")
    return wanted


def _body(body: Rich) -> Rich:
    if len(body.text) > TEXT_LIMIT:
        raise TextTooLong(field="body", limit=TEXT_LIMIT)
    return body


def _entities(body: Rich) -> str:
    return json.dumps(body.as_json(), ensure_ascii=False)


def _stems(title: str, body: str) -> str:
    """Stems between blanks: a stem with a blank before it is found at a word's beginning only."""
    return f" {stems(f'{title} {body}'[:STEMMED])} "


def type_named(type_: str) -> TaskType:
    """Raises `TaskTypeUnknown`."""
    try:
        return TaskType(type_)
    except ValueError as error:
        raise TaskTypeUnknown(field="type") from error


def _priority(priority: int) -> int:
    if not Priority.LOW <= priority <= Priority.URGENT:
        raise TaskPriorityUnknown(field="priority")
    return priority

"""One task with all that belongs to it, in eight statements: the row, links, people, words, steps, files,
fields, history.

Only reads. Links are shown as far as one may see their dialogs; the rest is counted.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from core.rich import Rich
from core.work import Row, View
from inbox import access
from inbox.access import Actor
from tasks import fields, files, rows
from tasks.access import TaskNotFound, visible
from tasks.fields import Filled

LINKS = 50
"""Links that are shown at once."""
HISTORY = 200


@dataclass(frozen=True, slots=True)
class Card:
    """A task as its page shows it."""

    task: Row
    """All columns of the task but `words`, with `owner_name, team_name, author_name, done_by_name, dialogs, contacts`
    (the last two are counts)."""
    body: Rich
    links: list[Row]
    """As `links` gives them, the first of them."""
    contacts: list[Row]
    """Customers without a dialog: `id, name`."""
    watchers: list[Row]
    """Colleagues: `id, name`."""
    comments: list[Row]
    """`id, agent_id, agent_name, at`, and `body` as Rich."""
    steps: list[Row]
    """`id, text, done_at`, in their order."""
    files: list[Row]
    """As `tasks.files.of` gives them."""
    history: list[Row]
    """What happened, oldest first: `number, kind, at, agent_id, agent_name, dialog_id, data, count`. One person's
    doing of the same thing to many at one instant is one entry with its `count`."""
    fields: list[Filled]
    """What administrators want to know of it, in their order."""


async def card(view: View, task_id: int, *, to: Actor) -> Card:
    """Raises `TaskNotFound`."""
    task = await view.row(
        "SELECT t.*, o.name AS owner_name, g.name AS team_name, a.name AS author_name, b.name AS done_by_name,"
        " (SELECT count(*) FROM task_link l WHERE l.task_id = t.id) AS dialogs,"
        " (SELECT count(*) FROM task_contact k WHERE k.task_id = t.id) AS contacts"
        " FROM task t LEFT JOIN agent o ON o.id = t.owner_id LEFT JOIN team g ON g.id = t.team_id"
        " LEFT JOIN agent a ON a.id = t.author_id LEFT JOIN agent b ON b.id = t.done_by_id"
        f" WHERE t.id = $1 AND {visible(to, 't')}",
        task_id,
    )
    if task is None:
        raise TaskNotFound
    people = await _people(view, task_id)
    return Card(
        task={key: value for key, value in task.items() if key not in ("words", "entities")},
        body=rows.body(task),
        links=await links(view, task_id, to=to),
        contacts=[one for one in people if one["kind"] == "contact"],
        watchers=[one for one in people if one["kind"] == "watcher"],
        comments=await _comments(view, task_id),
        steps=await view.rows(
            "SELECT id, text, done_at FROM checklist_item WHERE task_id = $1 ORDER BY position, id", task_id
        ),
        files=await files.of(view, task_id),
        history=await _history(view, task_id),
        fields=await fields.of(view, task),
    )


async def links(view: View, task_id: int, *, to: Actor, after: int = 0, limit: int = LINKS) -> list[Row]:
    """The dialogs of a task that `to` may see, in the order of linking, those after a link's `id`.

    `id, dialog_id, message_id, role, linked_at, status, assignee_id, assignee_name, last_at, snippet, channel_id,
    channel_type, thread_kind, contact_id, contact_name, message_text, message_number`. Who asks has checked the task.
    """
    return await view.rows(
        "SELECT l.id, l.dialog_id, l.message_id, l.role, l.linked_at, d.status, d.assignee_id, a.name AS assignee_name,"
        " d.last_at, d.snippet, d.channel_id, ch.type AS channel_type, t.kind AS thread_kind, d.contact_id,"
        " coalesce(c.name, t.title) AS contact_name, m.text AS message_text, m.number AS message_number"
        " FROM task_link l JOIN dialog d ON d.id = l.dialog_id JOIN thread t ON t.id = d.thread_id"
        " JOIN channel ch ON ch.id = d.channel_id LEFT JOIN contact c ON c.id = d.contact_id"
        " LEFT JOIN agent a ON a.id = d.assignee_id LEFT JOIN message m ON m.id = l.message_id"
        f" WHERE l.task_id = $1 AND l.id > $2 AND {access.visible(to, 'd')} ORDER BY l.id LIMIT {int(limit)}",
        task_id,
        after,
    )


async def _people(view: View, task_id: int) -> list[Row]:
    return await view.rows(
        "SELECT 'contact' AS kind, c.id, c.name, k.id AS place FROM task_contact k"
        " JOIN contact c ON c.id = k.contact_id WHERE k.task_id = $1"
        " UNION ALL SELECT 'watcher', a.id, a.name, w.id FROM task_watcher w"
        " JOIN agent a ON a.id = w.agent_id WHERE w.task_id = $1 ORDER BY 4",
        task_id,
    )


async def _comments(view: View, task_id: int) -> list[Row]:
    found = await view.rows(
        "SELECT m.id, m.agent_id, a.name AS agent_name, m.text, m.entities, m.at FROM task_comment m"
        " LEFT JOIN agent a ON a.id = m.agent_id WHERE m.task_id = $1 ORDER BY m.id",
        task_id,
    )
    return [{**row, "body": Rich.from_json(row["text"], _json(row["entities"]))} for row in found]


async def _history(view: View, task_id: int) -> list[Row]:
    found = await view.rows(
        "SELECT e.number, e.kind, e.at, e.agent_id, a.name AS agent_name, e.dialog_id, e.data, g.count FROM"
        " (SELECT min(number) AS first, count(*) AS count FROM event WHERE task_id = $1"
        " AND kind <> 'broadcast.progress' GROUP BY kind, agent_id, at"
        f" ORDER BY 1 DESC LIMIT {HISTORY}) g JOIN event e ON e.number = g.first"
        " LEFT JOIN agent a ON a.id = e.agent_id ORDER BY e.number",
        task_id,
    )
    return [{**row, "data": _json(row["data"])} for row in found]


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value

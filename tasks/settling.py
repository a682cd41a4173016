"""How an outage lets its dialogs go when it ends: which want closing, which stay for an agent, and doing so by pieces.

A dialog wants closing unless

- `new_message`: after it was linked, the customer wrote something more than a courtesy that no colleague has answered;
- `other_task`: another task of it is unfinished, so something else was promised;
- `other_outage`: another outage of it still runs; then it stays on hold, while the two above are opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal

from core.work import Row, Tx, View
from inbox import bulk
from inbox.lifecycle import is_courtesy
from inbox.models import Status
from tasks import links
from tasks.links import OPEN_TASK

Fate = Literal["close", "new_message", "other_task", "other_outage"]

PIECE = 200
"""Dialogs settled in one transaction."""

OTHER = (
    "EXISTS (SELECT 1 FROM task_link x JOIN task k ON k.id = x.task_id WHERE x.dialog_id = d.id AND k.id <> l.task_id"
    f" AND k.status {OPEN_TASK} AND k.type = '{{}}')"
)

UNANSWERED = (
    "SELECT m.dialog_id, m.text, EXISTS (SELECT 1 FROM attachment f WHERE f.message_id = m.id) AS files"
    " FROM task_link l JOIN message m ON m.dialog_id = l.dialog_id AND m.number > l.number"
    " WHERE l.task_id = $1 AND {} AND m.kind = 'inbound' AND m.automatic IS NULL AND NOT m.is_staff"
    " AND NOT EXISTS (SELECT 1 FROM message a WHERE a.thread_id = m.thread_id AND a.number > m.number"
    " AND a.kind = 'outbound' AND a.automatic IS NULL)"
)
"""What customers said after the link that no colleague has answered; the product's own words answer nothing."""


async def fates(view: View, task_id: int, *, after: int = 0, limit: int | None = None) -> list[Row]:
    """What becomes of the live dialogs of a task, in the order of linking, those after a link's `link_id`.

    `link_id, id, thread_id, channel_id, status, assignee_id` of the dialog, and `fate`.
    """
    rows = await view.rows(
        "SELECT l.id AS link_id, d.id, d.thread_id, d.channel_id, d.status, d.assignee_id,"
        f" {OTHER.format('outage')} AS other_outage, {OTHER.format('task')} AS other_task"
        " FROM task_link l JOIN dialog d ON d.id = l.dialog_id"
        " WHERE l.task_id = $1 AND l.id > $2 AND d.closed_at IS NULL ORDER BY l.id"
        + (f" LIMIT {int(limit)}" if limit is not None else ""),
        task_id,
        after,
    )
    ids = view.many(row["id"] for row in rows)
    said = await view.rows(UNANSWERED.format(view.among("l.dialog_id", 2)), task_id, ids)
    unanswered = {row["dialog_id"] for row in said if row["files"] or not is_courtesy(row["text"])}
    return [{**row, "fate": _fate(row, new_message=row["id"] in unanswered)} for row in rows]


def _fate(row: Row, *, new_message: bool) -> Fate:
    if new_message:
        return "new_message"
    if row["other_outage"]:
        return "other_outage"
    return "other_task" if row["other_task"] else "close"


async def closing(view: View, task_id: int) -> Mapping[Fate, int]:
    """How many live dialogs would be closed, and how many would stay for which reason, were the outage to end now."""
    return Counter(row["fate"] for row in await fates(view, task_id))


async def settle(tx: Tx, task: Row, *, after: int, closes: bool, agent_id: int | None) -> int | None:
    """Let a piece of the dialogs go, those after a link; returns the last link settled, None when all are.

    `closes`: those that want closing are closed; otherwise all that were on hold for this outage are opened.
    """
    rows = await fates(tx, task["id"], after=after, limit=PIECE)
    if not rows:
        return None
    wanted = [row for row in rows if row["fate"] == "close"] if closes else []
    await bulk.set_status(tx, wanted, wanted=Status.CLOSED, agent_id=agent_id, cause="outage")
    closed = {row["id"] for row in wanted}
    left = [row for row in rows if row["id"] not in closed]
    await links.release(tx, task, [row["id"] for row in left], agent_id=agent_id)
    return int(rows[-1]["link_id"])

"""The way back: what came of a task reaches those who answer its dialogs, as the draft of their reply.

Who solves and who answers are often two people. Nothing is sent to the customer by itself.

Event `task.ready`, one per dialog the task came from: `task_id`, `dialog_id` (where the answer is due), `agent_id` (the
solver), `to` (the colleague who answers there, None if nobody does), `drafted` (whether a draft was laid ready).
Drafts have `origin` `task`; what a colleague has begun to write himself is left alone.
"""

from __future__ import annotations

from core.text import clean
from core.work import Row, Tx

ANSWERING = (
    "SELECT coalesce(live.id, d.id) AS dialog_id, coalesce(live.thread_id, d.thread_id) AS thread_id,"
    " coalesce(live.channel_id, d.channel_id) AS channel_id, coalesce(live.assignee_id, d.assignee_id) AS agent_id"
    " FROM task_link l JOIN dialog d ON d.id = l.dialog_id"
    " LEFT JOIN dialog live ON live.thread_id = d.thread_id AND live.closed_at IS NULL"
    " WHERE l.task_id = $1 AND l.role = 'source' ORDER BY l.id"
)
"""A dialog that was closed meanwhile answers in its thread's live one, if there is one."""


async def hand_back(tx: Tx, task: Row, *, result: str, agent_id: int | None) -> None:
    """Lay the result ready for whoever answers each dialog the task came from."""
    text = clean(result).strip()
    places = {row["dialog_id"]: row for row in await tx.rows(ANSWERING, task["id"])}
    for place in places.values():
        drafted = bool(text and place["agent_id"] is not None and await _draft(tx, place, text))
        tx.emit(
            "task.ready",
            agent_id=agent_id,
            task_id=task["id"],
            dialog_id=place["dialog_id"],
            thread_id=place["thread_id"],
            channel_id=place["channel_id"],
            to=place["agent_id"],
            drafted=drafted,
        )


async def _draft(tx: Tx, place: Row, text: str) -> bool:
    """Write the draft, or add to one that came from another task; False if the colleague is writing his own."""
    known = await tx.row(
        "SELECT id, text, origin FROM draft WHERE agent_id = $1 AND dialog_id = $2 AND kind = 'reply'",
        place["agent_id"],
        place["dialog_id"],
    )
    if known is not None and known["origin"] != "task":
        return False
    if known is not None:
        whole = known["text"] if text in known["text"] else f"{known['text'].rstrip()}\n\n{text}"
        await tx.execute("UPDATE draft SET text = $1, changed_at = $2 WHERE id = $3", whole, tx.now, known["id"])
        return True
    return bool(
        await tx.execute(
            "INSERT INTO draft (agent_id, dialog_id, kind, text, origin, changed_at)"
            " VALUES ($1, $2, 'reply', $3, 'task', $4) ON CONFLICT (agent_id, dialog_id, kind) DO NOTHING",
            place["agent_id"],
            place["dialog_id"],
            text,
            tx.now,
        )
    )

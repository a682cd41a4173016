"""A dialog that asks for us again, reopened or left without its answer: whose it is, since when the customer waits.

Not whether it may: `inbox.lifecycle` and the use cases decide that.
"""

from __future__ import annotations

from core.text import snippet
from core.work import Row, Tx, View
from inbox.lifecycle import is_courtesy
from inbox.models import Status

PRESENT = "(SELECT a.id FROM agent a WHERE a.id = dialog.assignee_id AND a.disabled_at IS NULL)"

UNANSWERED = (
    "SELECT m.text, m.at, EXISTS (SELECT 1 FROM attachment f WHERE f.message_id = m.id) AS files FROM message m"
    " LEFT JOIN identity i ON i.id = m.identity_id LEFT JOIN contact c ON c.id = i.contact_id"
    " WHERE m.dialog_id = $1 AND m.kind = 'inbound' AND m.automatic IS NULL AND NOT m.is_staff"
    " AND NOT coalesce(i.is_bot, FALSE) AND c.blocked_at IS NULL AND m.number > (SELECT coalesce(max(a.number), 0)"
    " FROM message a WHERE a.dialog_id = $1 AND ((a.kind = 'outbound' AND coalesce(a.automatic, 'outage') = 'outage'"
    " AND coalesce(a.state, '') <> 'cancelled')"
    " OR (a.kind = 'inbound' AND a.is_staff AND a.automatic IS NULL))) ORDER BY m.number LIMIT 50"
)
"""What the customer said after our last word. An outage's word to everybody is an answer too."""


async def waiting_since(view: View, dialog_id: int) -> int | None:
    """When the customer said the first thing, more than a courtesy, that nobody has answered."""
    rows = await view.rows(UNANSWERED, dialog_id)
    return next((row["at"] for row in rows if row["files"] or not is_courtesy(row["text"])), None)


async def take_back(tx: Tx, message: Row, *, agent_id: int) -> None:
    """Our word was withdrawn before it left: the dialog is as if it had not been said, but stays with its colleague."""
    since = await waiting_since(tx, message["dialog_id"])
    if since is not None:
        waiting = await tx.row(
            "UPDATE dialog SET status = 'open', waiting_since = $1, version = version + 1"
            " WHERE id = $2 AND status = 'waiting' RETURNING channel_id",
            since,
            message["dialog_id"],
        )
        if waiting:
            where = {"thread_id": message["thread_id"], "dialog_id": message["dialog_id"], **waiting}
            tx.emit("dialog.status", agent_id=agent_id, **where, old="waiting", new="open")
    await tx.execute(
        "UPDATE dialog SET first_reply_at = NULL WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM message m"
        " WHERE m.dialog_id = $1 AND m.kind = 'outbound' AND m.automatic IS NULL"
        " AND coalesce(m.state, '') <> 'cancelled')",
        message["dialog_id"],
    )
    last = await tx.row(
        "SELECT text, kind FROM message WHERE dialog_id = $1 AND number < $2 AND kind <> 'event'"
        " AND deleted_at IS NULL ORDER BY number DESC LIMIT 1",
        message["dialog_id"],
        message["number"],
    )
    await tx.execute(
        "UPDATE dialog SET snippet = $1, snippet_kind = $2, version = version + 1 WHERE id = $3 AND last_number = $4",
        snippet(last["text"], 160) if last else "",
        last["kind"] if last else "",
        message["dialog_id"],
        message["number"],
    )


async def reopen(tx: Tx, dialog: Row, *, status: Status, waiting_since: int | None, agent_id: int | None) -> None:
    """Make a closed dialog live. It stays with its colleague, unless he is gone: then it is nobody's.

    `dialog` has at least `id, channel_id, thread_id, assignee_id`; `agent_id` is who did it, None for the customer.
    """
    assignee_id = await tx.value(
        "UPDATE dialog SET status = $1, closed_at = NULL, closed_by_id = NULL, snoozed_until = NULL,"
        f" waiting_since = $2, assignee_id = {PRESENT}, version = version + 1 WHERE id = $3 RETURNING assignee_id",
        status.value,
        waiting_since,
        dialog["id"],
    )
    where = {"channel_id": dialog["channel_id"], "thread_id": dialog["thread_id"], "dialog_id": dialog["id"]}
    tx.emit("dialog.reopened", agent_id=agent_id, **where)
    if assignee_id != dialog["assignee_id"]:
        tx.emit("dialog.assigned", agent_id=agent_id, **where, old=dialog["assignee_id"], new=assignee_id)

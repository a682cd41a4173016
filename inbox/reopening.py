"""A closed dialog made live again, by whomever's word: whose it is then, and since when the customer waits.

Not whether it may: `inbox.lifecycle` and the use cases decide that.
"""

from __future__ import annotations

from core.work import Row, Tx, View
from inbox.lifecycle import is_courtesy
from inbox.models import Status

PRESENT = "(SELECT a.id FROM agent a WHERE a.id = dialog.assignee_id AND a.disabled_at IS NULL)"

UNANSWERED = (
    "SELECT m.text, m.at, EXISTS (SELECT 1 FROM attachment f WHERE f.message_id = m.id) AS files FROM message m"
    " LEFT JOIN identity i ON i.id = m.identity_id LEFT JOIN contact c ON c.id = i.contact_id"
    " WHERE m.dialog_id = $1 AND m.kind = 'inbound' AND m.automatic IS NULL AND NOT m.is_staff"
    " AND NOT coalesce(i.is_bot, FALSE) AND c.blocked_at IS NULL AND m.number > (SELECT coalesce(max(a.number), 0)"
    " FROM message a WHERE a.dialog_id = $1 AND ((a.kind = 'outbound' AND coalesce(a.automatic, 'outage') = 'outage')"
    " OR (a.kind = 'inbound' AND a.is_staff AND a.automatic IS NULL))) ORDER BY m.number LIMIT 50"
)
"""What the customer said after our last word. An outage's word to everybody is an answer too."""


async def waiting_since(view: View, dialog_id: int) -> int | None:
    """When the customer said the first thing, more than a courtesy, that nobody has answered."""
    rows = await view.rows(UNANSWERED, dialog_id)
    return next((row["at"] for row in rows if row["files"] or not is_courtesy(row["text"])), None)


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

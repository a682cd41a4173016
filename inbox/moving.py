"""A place that got a new key: its thread goes on, and what was said under both keys becomes one correspondence.

Not for people who turn out to be one: that is `inbox.people.merge`.
"""

from __future__ import annotations

from typing import Any

from core.work import Row, Tx


async def relocate(tx: Tx, *, channel_id: int, old_key: str, new_key: str, kind: str | None = None) -> None:
    """Give a thread a new key and remember the old one. Told twice, or late, it changes nothing more.

    Where the new place spoke before its move was announced, its words follow the old ones in the old thread.
    """
    found = await _threads(tx, channel_id, old_key, new_key)
    old, new = found.get(old_key), found.get(new_key)
    if old is None or old_key == new_key:
        return
    if new is not None:
        await _join(tx, old, new)
    await tx.execute("UPDATE thread SET key = $1, kind = coalesce($2, kind) WHERE id = $3", new_key, kind, old["id"])
    await tx.execute(
        "INSERT INTO thread_alias (channel_id, key, thread_id) VALUES ($1, $2, $3)"
        " ON CONFLICT (channel_id, key) DO NOTHING",
        channel_id,
        old_key,
        old["id"],
    )
    tx.emit("thread.moved", channel_id=channel_id, thread_id=old["id"], old_key=old_key, new_key=new_key)


async def _threads(tx: Tx, channel_id: int, *keys: str) -> dict[str, Row]:
    """The threads of these keys, by key; held, and read afterwards."""
    where = "WHERE channel_id = $1 AND key IN ($2, $3)"
    if tx.dialect == "postgres":
        await tx.rows(f"SELECT id FROM thread {where} ORDER BY id FOR NO KEY UPDATE", channel_id, *keys)
    return {row["key"]: row for row in await tx.rows(f"SELECT * FROM thread {where}", channel_id, *keys)}


async def _join(tx: Tx, old: Row, new: Row) -> None:
    """Put everything of the new place's thread behind the old one's. Its row stays, empty: a send may be under way."""
    live = await tx.rows(
        "SELECT * FROM dialog WHERE thread_id IN ($1, $2) AND closed_at IS NULL ORDER BY id", old["id"], new["id"]
    )
    newest_id = await tx.value("SELECT max(id) FROM dialog WHERE thread_id IN ($1, $2)", old["id"], new["id"])
    ended = [row for row in live if row["id"] != newest_id]
    for row in ended:  # First of all: a thread has one live dialog.
        await _end(tx, row)
    await _move(tx, old, new)
    for row in ended:
        await _inherit(tx, row, newest_id)


async def _end(tx: Tx, dialog: Row) -> None:
    await tx.execute(
        "UPDATE dialog SET status = 'closed', closed_at = $1, waiting_since = NULL, snoozed_until = NULL,"
        " version = version + 1 WHERE id = $2",
        tx.now,
        dialog["id"],
    )
    await tx.cancel_job("dialog.wake", str(dialog["id"]))
    tx.emit("dialog.status", **_where(dialog), old=str(dialog["status"]), new="closed")
    tx.emit("dialog.closed", **_where(dialog))


async def _move(tx: Tx, old: Row, new: Row) -> None:
    """Renumber what is the new thread's so that it follows, and make it the old one's."""
    theirs = "(SELECT id FROM dialog WHERE thread_id = $2)"
    for table in ("dialog_read", "task_link"):
        await tx.execute(
            f"UPDATE {table} SET number = number + $1 WHERE dialog_id IN {theirs}", old["last_number"], new["id"]
        )
    await tx.execute(
        "UPDATE dialog SET first_number = first_number + $1, last_number = last_number + $1, version = version + 1"
        " WHERE thread_id = $2",
        old["last_number"],
        new["id"],
    )
    await tx.execute(
        "UPDATE message SET number = number + $1, thread_id = $2 WHERE thread_id = $3",
        old["last_number"],
        old["id"],
        new["id"],
    )
    await tx.execute(
        "INSERT INTO participant (thread_id, identity_id, role) SELECT CAST($1 AS BIGINT), identity_id, role"
        " FROM participant WHERE thread_id = $2 ON CONFLICT (thread_id, identity_id) DO NOTHING",
        old["id"],
        new["id"],
    )
    await tx.execute("DELETE FROM participant WHERE thread_id = $1", new["id"])
    for table in ("dialog", "message_alias", "thread_alias", "delivery"):
        await tx.execute(f"UPDATE {table} SET thread_id = $1 WHERE thread_id = $2", old["id"], new["id"])
    await tx.execute(
        "UPDATE thread SET last_number = last_number + $1, title = $2, unreachable = $3 WHERE id = $4",
        new["last_number"],
        new["title"] or old["title"],
        new["unreachable"],
        old["id"],
    )
    await tx.execute(
        "UPDATE thread SET key = $1, last_number = 0 WHERE id = $2", f"{new['key'][:96]}~joined-{new['id']}", new["id"]
    )


async def _inherit(tx: Tx, ended: Row, heir_id: int) -> None:
    """The newest dialog goes on with what was agreed in the one that ended: whose it is, tags, tasks, the wait."""
    heir = await tx.row("SELECT * FROM dialog WHERE id = $1", heir_id)
    assert heir is not None
    owes = "open" in (ended["status"], heir["status"])
    changes: dict[str, Any] = {
        "status": "open" if owes else str(ended["status"]),
        "closed_at": None,
        "closed_by_id": None,
        "assignee_id": heir["assignee_id"] or ended["assignee_id"],
        "team_id": ended["team_id"] or heir["team_id"],
        "subject": heir["subject"] or ended["subject"],
        "priority": max(heir["priority"], ended["priority"]),
        "waiting_since": _earliest(heir["waiting_since"], ended["waiting_since"]),
        "due_at": _earliest(heir["due_at"], ended["due_at"]),
        "follow_up_of_id": ended["id"],
    }
    columns = ", ".join(f"{name} = ${i}" for i, name in enumerate(changes, start=2))
    await tx.execute(f"UPDATE dialog SET version = version + 1, {columns} WHERE id = $1", heir_id, *changes.values())
    await tx.execute(
        "INSERT INTO dialog_tag (dialog_id, tag_id) SELECT CAST($1 AS BIGINT), tag_id FROM dialog_tag"
        " WHERE dialog_id = $2 ON CONFLICT (dialog_id, tag_id) DO NOTHING",
        heir_id,
        ended["id"],
    )
    await tx.execute(
        "INSERT INTO task_link (task_id, dialog_id, role, number, linked_by_id, linked_at) SELECT task_id,"
        " CAST($1 AS BIGINT), role, number, linked_by_id, linked_at FROM task_link WHERE dialog_id = $2"
        " ON CONFLICT (task_id, dialog_id) DO NOTHING",
        heir_id,
        ended["id"],
    )
    tx.emit("dialog.status", **_where(heir), old=str(heir["status"]), new=changes["status"])
    if changes["assignee_id"] != heir["assignee_id"]:
        tx.emit("dialog.assigned", **_where(heir), old=heir["assignee_id"], new=changes["assignee_id"])


def _earliest(*instants: int | None) -> int | None:
    return min((one for one in instants if one is not None), default=None)


def _where(dialog: Row) -> dict[str, int]:
    return {"channel_id": dialog["channel_id"], "thread_id": dialog["thread_id"], "dialog_id": dialog["id"]}

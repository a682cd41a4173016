"""Files that do not come with their message: a customer's, still to be fetched, and an agent's, sent up before."""

from __future__ import annotations

import json
from typing import Any, Literal

from core.files import Stored, record
from core.text import safe_name
from core.work import Row, Tx, View
from inbox.access import Actor, needs_write


async def pending(view: View, attachment_id: int) -> Row | None:
    """A file that is still to be fetched: `channel_id, name, kind, size, remote`; None when there is nothing to do."""
    row = await view.row(
        "SELECT a.name, a.kind, a.size, a.remote, t.channel_id FROM attachment a JOIN message m ON m.id = a.message_id"
        " JOIN thread t ON t.id = m.thread_id JOIN channel c ON c.id = t.channel_id"
        " WHERE a.id = $1 AND a.state = 'pending' AND c.deleted_at IS NULL",
        attachment_id,
    )
    if row is None:
        return None
    remote: Any = json.loads(row["remote"]) if isinstance(row["remote"], str) else row["remote"]
    return {**row, "remote": remote or {}}


async def arrived(tx: Tx, attachment_id: int, stored: Stored) -> None:
    """The bytes are on disk. A second time changes nothing."""
    blob = await record(tx, stored)
    sniffed = stored.media_type if stored.media_type != "application/octet-stream" else None
    changed = await tx.execute(
        "UPDATE attachment SET blob = $1, size = $2, state = 'ready', media_type = coalesce($3, media_type),"
        " width = coalesce($4, width), height = coalesce($5, height) WHERE id = $6 AND state = 'pending'",
        blob,
        stored.size,
        sniffed,
        stored.width,
        stored.height,
        attachment_id,
    )
    if changed:
        await _tell(tx, attachment_id)


async def unobtainable(tx: Tx, attachment_id: int, *, state: Literal["too_big", "failed"]) -> None:
    """The channel will not give the bytes; the file stays as a line with what is known of it."""
    if await tx.execute("UPDATE attachment SET state = $1 WHERE id = $2 AND state = 'pending'", state, attachment_id):
        await _tell(tx, attachment_id)


async def _tell(tx: Tx, attachment_id: int) -> None:
    row = await tx.row(
        "SELECT m.id, m.thread_id, m.dialog_id, m.number, m.kind, t.channel_id FROM attachment a"
        " JOIN message m ON m.id = a.message_id JOIN thread t ON t.id = m.thread_id WHERE a.id = $1",
        attachment_id,
    )
    assert row is not None
    tx.emit(
        "message.changed",
        channel_id=row["channel_id"],
        thread_id=row["thread_id"],
        dialog_id=row["dialog_id"],
        message_id=row["id"],
        message_kind=row["kind"],
        number=row["number"],
    )


async def uploaded(tx: Tx, stored: Stored, *, name: str, by: Actor) -> Row:
    """An agent's file that waits for its message: `{id, kind, name, size, media_type}`."""
    needs_write(by)
    shown, kind = safe_name(name, "file")[:255], _kind(stored.media_type)
    attachment_id = await tx.value(
        "INSERT INTO attachment (agent_id, position, kind, name, media_type, size, blob, state, width, height,"
        " created_at) VALUES ($1, 0, $2, $3, $4, $5, $6, 'ready', $7, $8, $9) RETURNING id",
        by.id,
        kind,
        shown,
        stored.media_type,
        stored.size,
        await record(tx, stored),
        stored.width,
        stored.height,
        tx.now,
    )
    return {"id": attachment_id, "kind": kind, "name": shown, "size": stored.size, "media_type": stored.media_type}


def _kind(media_type: str) -> str:
    family = media_type.partition("/")[0]
    return {"image": "photo", "video": "video", "audio": "audio"}.get(family, "file")

"""Putting a stored message together for its channel: text, files, what it answers, what the thread remembers."""

from __future__ import annotations

import json
from typing import Any

from connectors.base import DeliveryFailed, Outbound, OutboundFile
from core.files import FileStore
from core.rich import Rich
from core.work import Row, View
from notifications.outbox import Claimed


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


async def compose(view: View, one: Claimed, files: FileStore) -> Outbound:
    """The message of a delivery as its renderer wants it. Raises `DeliveryFailed` if it is gone."""
    row = await view.row(
        "SELECT m.id, m.text, m.entities, m.extra, m.external_id, m.reply_to_id, m.automatic, t.key, t.kind, t.title,"
        " t.origin, a.name AS agent_name, d.subject, r.external_id AS reply_external, r.text AS reply_text"
        " FROM message m JOIN thread t ON t.id = m.thread_id JOIN dialog d ON d.id = m.dialog_id"
        " LEFT JOIN agent a ON a.id = m.agent_id LEFT JOIN message r ON r.id = m.reply_to_id WHERE m.id = $1",
        one.message_id,
    )
    if row is None:
        raise DeliveryFailed("The message does not exist any more.", code="gone", permanent=True)
    extra = _json(row["extra"])
    options: dict[str, Any] = {key: extra[key] for key in ("silent", "buttons", "cc", "to") if key in extra}
    if row["automatic"]:
        options["automatic"] = row["automatic"]
    if one.action != "send":
        options["external_ids"] = await _external_ids(view, row)
    return Outbound(
        message_id=row["id"],
        place_key=row["key"],
        place_kind=row["kind"],
        body=Rich.from_json(row["text"], _json(row["entities"])),
        files=await _files(view, row["id"], files),
        reply_to=row["reply_external"],
        subject=row["subject"] or row["title"],
        agent_name=row["agent_name"] or "",
        quoted=row["reply_text"] or "",
        origin=_json(row["origin"]),
        options=options,
    )


async def _external_ids(view: View, row: Row) -> list[str]:
    others = await view.column("SELECT external_id FROM message_alias WHERE message_id = $1 ORDER BY id", row["id"])
    return [row["external_id"], *others] if row["external_id"] else others


async def _files(view: View, message_id: int, files: FileStore) -> list[OutboundFile]:
    rows = await view.rows(
        "SELECT id, name, media_type, size, blob, kind FROM attachment WHERE message_id = $1 AND blob IS NOT NULL"
        " ORDER BY position, id",
        message_id,
    )
    return [
        OutboundFile(
            attachment_id=row["id"],
            name=row["name"],
            media_type=row["media_type"],
            size=row["size"] or 0,
            path=str(files.path(row["blob"])),
            kind=row["kind"],
        )
        for row in rows
    ]

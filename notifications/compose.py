"""Putting stored messages together for their channels: text, files, what they answer, what the thread remembers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from connectors.base import Outbound, OutboundFile
from core.files import FileStore
from core.rich import Rich
from core.work import Row, View
from notifications.outcomes import Claimed

OPTIONS = ("silent", "buttons", "cc", "to")
"""What of a message's `extra` is for the renderer."""


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


async def compose(view: View, claimed: Sequence[Claimed], files: FileStore) -> dict[int, Outbound]:
    """The messages of deliveries as their renderers want them, by the messages' ids; without those that are gone."""
    ids = {one.message_id for one in claimed}
    rows = await view.rows(
        "SELECT m.id, m.text, m.entities, m.extra, m.external_id, m.automatic, t.key, t.kind, t.title,"
        " t.origin, a.name AS agent_name, d.subject, r.external_id AS reply_external, r.text AS reply_text,"
        " EXISTS (SELECT 1 FROM attachment f WHERE f.message_id = m.id) AS has_files"
        " FROM message m JOIN thread t ON t.id = m.thread_id JOIN dialog d ON d.id = m.dialog_id"
        " LEFT JOIN agent a ON a.id = m.agent_id LEFT JOIN message r ON r.id = m.reply_to_id"
        f" WHERE {view.among('m.id', 1)}",
        view.many(ids),
    )
    attached = await _files(view, [row["id"] for row in rows if row["has_files"]], files)
    known = await _external_ids(view, rows, {one.message_id for one in claimed if one.action != "send"})
    return {row["id"]: _outbound(row, attached.get(row["id"], ()), known.get(row["id"])) for row in rows}


def _outbound(row: Row, files: Sequence[OutboundFile], external_ids: Sequence[str] | None) -> Outbound:
    extra = _json(row["extra"])
    options: dict[str, Any] = {key: extra[key] for key in OPTIONS if key in extra}
    if row["automatic"]:
        options["automatic"] = row["automatic"]
    if external_ids is not None:
        options["external_ids"] = external_ids
    return Outbound(
        message_id=row["id"],
        place_key=row["key"],
        place_kind=row["kind"],
        body=Rich.from_json(row["text"], _json(row["entities"])),
        files=files,
        reply_to=row["reply_external"],
        subject=row["subject"] or row["title"],
        agent_name=row["agent_name"] or "",
        quoted=row["reply_text"] or "",
        origin=_json(row["origin"]),
        options=options,
    )


async def _external_ids(view: View, rows: Iterable[Row], wanted: set[int]) -> dict[int, list[str]]:
    """By what the channel knows the messages that are to be changed or taken back, in the order of their parts."""
    found = {row["id"]: [row["external_id"]] if row["external_id"] else [] for row in rows if row["id"] in wanted}
    if found:
        for alias in await view.rows(
            f"SELECT message_id, external_id FROM message_alias WHERE {view.among('message_id', 1)} ORDER BY id",
            view.many(found),
        ):
            found[alias["message_id"]].append(alias["external_id"])
    return found


async def _files(view: View, message_ids: Sequence[int], files: FileStore) -> dict[int, list[OutboundFile]]:
    found: dict[int, list[OutboundFile]] = defaultdict(list)
    if not message_ids:
        return found
    for row in await view.rows(
        "SELECT id, message_id, name, media_type, size, blob, kind FROM attachment"
        f" WHERE {view.among('message_id', 1)} AND blob IS NOT NULL ORDER BY position, id",
        view.many(message_ids),
    ):
        found[row["message_id"]].append(
            OutboundFile(
                attachment_id=row["id"],
                name=row["name"],
                media_type=row["media_type"],
                size=row["size"] or 0,
                path=str(files.path(row["blob"])),
                kind=row["kind"],
            )
        )
    return found

"""What a customer may see of a correspondence: the public half of given threads, as messages, marks and events.

Only reads. Which threads are whose, and with what right somebody asks, is the caller's affair (`inbox.visitors`);
how it looks on a screen is the connector's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from core.work import Row, View

PUBLIC: Final = (
    "m.deleted_at IS NULL"
    " AND (m.kind = 'inbound' OR (m.kind = 'outbound' AND m.state IN ('sent', 'delivered', 'read')))"
)
PAGE: Final = 30
MOST_EVENTS: Final = 500
"""Events a client may be behind; beyond that it reads the history anew."""


@dataclass(frozen=True, slots=True)
class PublicMessage:
    """A message as its customer may see it."""

    id: int
    thread_id: int
    number: int
    inbound: bool
    external_id: str
    author: str
    """The agent's name; empty for what was not written by a person."""
    at: int
    text: str
    entities: Sequence[Sequence[Any]]
    edited: bool
    files: Sequence[Row] = ()
    """Rows with `id, kind, name, media_type, size, width, height, hash, thumbnail`; no hash: we do not have it."""
    quote: tuple[str, str] | None = None
    """Author and text of the message it answers."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One event of the log as its customer may know it: a message (new or changed), one gone, or a mark."""

    number: int
    message: PublicMessage | None = None
    gone: int | None = None
    read: int | None = None
    """Our side has read the customer's messages up to this id."""
    seen: int | None = None
    """The customer has read ours up to this id (on another screen, perhaps)."""


async def history(
    view: View, threads: Iterable[int], *, before: int | None = None, limit: int = PAGE
) -> tuple[list[PublicMessage], bool]:
    """A page of the correspondence, oldest first, and whether there is more above it. `before` is a message's id."""
    rows: list[Row] = []
    for thread_id in threads:
        rows += await view.rows(
            f"{MESSAGE} WHERE m.thread_id = $1 AND {PUBLIC} AND m.id < $2 ORDER BY m.number DESC LIMIT $3",
            thread_id,
            before or 2**62,
            limit + 1,
        )
    rows.sort(key=lambda row: -int(row["id"]))
    return await _told(view, rows[:limit][::-1]), len(rows) > limit


async def marks(view: View, threads: Iterable[int]) -> tuple[int, int]:
    """Ids up to which our side has read the customer, and the customer us; 0 where nobody has."""
    read = seen = 0
    for thread_id in threads:
        number = await view.value(
            "SELECT max(r.number) FROM dialog_read r JOIN dialog d ON d.id = r.dialog_id WHERE d.thread_id = $1",
            thread_id,
        )
        read = max(read, await _id_at(view, thread_id, number or 0))
        newest = await view.value(
            "SELECT id FROM message WHERE thread_id = $1 AND kind = 'outbound' AND state = 'read'"
            " ORDER BY number DESC LIMIT 1",
            thread_id,
        )
        seen = max(seen, newest or 0)
    return read, seen


async def _id_at(view: View, thread_id: int, number: int) -> int:
    found = await view.value(
        "SELECT id FROM message WHERE thread_id = $1 AND number <= $2 ORDER BY number DESC LIMIT 1", thread_id, number
    )
    return found or 0


async def said(view: View, threads: Iterable[int], external_id: str) -> PublicMessage | None:
    """A message by the id that its sender gave it."""
    for thread_id in threads:
        rows = await view.rows(
            f"{MESSAGE} WHERE m.thread_id = $1 AND m.external_id = $2 AND {PUBLIC}", thread_id, external_id
        )
        if rows:
            return (await _told(view, rows))[0]
    return None


async def happened(view: View, threads: Iterable[int], *, after: int) -> list[Happened] | None:
    """What came after event `after` that the customer may know, in order; None when it is too long ago to tell."""
    rows: list[Row] = []
    for thread_id in threads:
        rows += await view.rows(
            "SELECT number, kind, thread_id, message_id, data FROM event WHERE thread_id = $1 AND number > $2"
            " AND kind IN ('message.created', 'message.changed', 'dialog.read') ORDER BY number LIMIT $3",
            thread_id,
            after,
            MOST_EVENTS + 1,
        )
    if len(rows) > MOST_EVENTS:
        return None
    rows.sort(key=lambda row: int(row["number"]))
    for row in rows:
        row["data"] = loaded(row["data"])
    latest = {row["message_id"]: row["number"] for row in rows if _is_news(row)}
    shown = await _by_id(view, latest)
    found: list[Happened] = []
    for row in rows:
        number, message_id = int(row["number"]), row["message_id"]
        if row["kind"] == "dialog.read":
            upto = await _id_at(view, row["thread_id"], row["data"].get("number") or 0)
            found.append(Happened(number, read=upto))
        elif not _is_news(row):
            found += [Happened(number, seen=message_id)] if row["data"]["state"] == "read" else []
        elif latest[message_id] == number:
            message, deleted = shown.get(message_id, (None, True))
            found += [Happened(number, message=message)] if message else []
            found += [Happened(number, gone=message_id)] if deleted else []
    return found


def _is_news(row: Row) -> bool:
    """Whether a message's event may have changed what is seen of it. Of several the last one tells all."""
    return row["kind"] != "dialog.read" and row["data"].get("state") not in ("delivered", "read")


MESSAGE: Final = (
    "SELECT m.id, m.thread_id, m.number, m.kind, m.text, m.entities, m.at, m.external_id, m.edited_at, m.deleted_at,"
    f" m.automatic, m.reply_to_id, a.name AS agent_name, CASE WHEN {PUBLIC} THEN 1 ELSE 0 END AS is_public"
    " FROM message m LEFT JOIN agent a ON a.id = m.agent_id"
)


async def _by_id(view: View, ids: Iterable[int]) -> dict[int, tuple[PublicMessage | None, bool]]:
    """Messages by id: what the customer may see of each, and whether it was deleted."""
    listed = _list(ids)
    rows = await view.rows(f"{MESSAGE} WHERE m.id IN ({listed})") if listed else []
    public = {one.id: one for one in await _told(view, [row for row in rows if row["is_public"]])}
    return {row["id"]: (public.get(row["id"]), row["deleted_at"] is not None) for row in rows}


async def _told(view: View, rows: Sequence[Row]) -> list[PublicMessage]:
    if not rows:
        return []
    files = await view.rows(
        "SELECT f.id, f.message_id, f.kind, f.name, f.media_type, f.size, f.width, f.height, b.hash, b.thumbnail"
        " FROM attachment f LEFT JOIN blob b ON b.hash = f.blob"
        f" WHERE f.message_id IN ({_list(row['id'] for row in rows)}) ORDER BY f.message_id, f.position"
    )
    answered = [row["reply_to_id"] for row in rows if row["reply_to_id"] is not None]
    quotes = await view.rows(f"{MESSAGE} WHERE m.id IN ({_list(answered)}) AND {PUBLIC}") if answered else []
    quoted = {row["id"]: (_author(row), str(row["text"])) for row in quotes}
    return [
        PublicMessage(
            id=row["id"],
            thread_id=row["thread_id"],
            number=row["number"],
            inbound=row["kind"] == "inbound",
            external_id=row["external_id"] or "",
            author=_author(row),
            at=row["at"],
            text=row["text"],
            entities=loaded(row["entities"]),
            edited=row["edited_at"] is not None,
            files=[file for file in files if file["message_id"] == row["id"]],
            quote=quoted.get(row["reply_to_id"]),
        )
        for row in rows
    ]


def _author(row: Row) -> str:
    return row["agent_name"] or "" if row["kind"] == "outbound" and not row["automatic"] else ""


def _list(ids: Iterable[int]) -> str:
    return ", ".join(str(int(one)) for one in ids)


async def file(view: View, attachment_id: int) -> Row | None:
    """A file of a public message: `hash, thumbnail, name, media_type, size`. Whether it may be had is the caller's."""
    return await view.row(
        "SELECT f.name, f.media_type, f.size, f.blob AS hash, b.thumbnail FROM attachment f"
        f" JOIN message m ON m.id = f.message_id JOIN blob b ON b.hash = f.blob WHERE f.id = $1 AND {PUBLIC}",
        attachment_id,
    )


def loaded(value: Any) -> Any:
    """A JSON column as PostgreSQL or SQLite hands it out."""
    return json.loads(value) if isinstance(value, str) else value

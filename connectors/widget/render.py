"""Our messages as parts, and anybody's public message as the JSON the panel draws; pure.

A widget has no server to be spoken to: what is to be shown is the inbox's own row, and the panel reads it through
the event log. So a part says only that its message may now be shown, changed or taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from connectors.base import Outbound, Part
from core.text import snippet, utf16_len
from inbox.public import Happened, PublicMessage

QUOTE: Final = 160
"""Characters of a quoted message."""

Link = Callable[[int, bool], str]
"""The address of an attachment by its id; True asks for the thumbnail."""


def render(message: Outbound) -> list[Part]:
    return [Part("show", {"message": message.message_id})]


def render_edit(message: Outbound, _external_ids: Sequence[str]) -> list[Part]:
    return [Part("edit", {"message": message.message_id})]


def render_delete(message: Outbound, _external_ids: Sequence[str]) -> list[Part]:
    return [Part("delete", {"message": message.message_id})]


def shown(message: PublicMessage, link: Link) -> dict[str, Any]:
    """A message as `Message` of `types.d.ts`: spans in UTF-16 units, as JavaScript counts."""
    told: dict[str, Any] = {
        "id": message.id,
        "side": "me" if message.inbound else "them",
        "author": message.author,
        "at": message.at,
        "text": message.text,
        "spans": _spans(message.text, message.entities),
        "files": [_file(row, link) for row in message.files],
    }
    if message.inbound:
        told |= {"cid": message.external_id.removeprefix("cid:"), "state": "sent"}
    if message.edited:
        told["edited"] = True
    if message.quote:
        told["quote"] = {"author": message.quote[0], "text": snippet(message.quote[1], QUOTE)}
    return told


def _spans(text: str, entities: Sequence[Sequence[Any]]) -> list[list[Any]]:
    if text.isascii():
        return [list(entity) for entity in entities]
    spans = []
    for style, offset, length, *value in entities:
        start = utf16_len(text[:offset])
        spans.append([style, start, utf16_len(text[offset : offset + length]), *value])
    return spans


def _file(row: dict[str, Any], link: Link) -> dict[str, Any]:
    told = {"name": row["name"], "type": row["media_type"], "kind": row["kind"], "size": row["size"] or 0}
    if row["hash"]:
        told["url"] = link(row["id"], False)
    if row["thumbnail"]:
        told["small"] = link(row["id"], True)
    if row["width"]:
        told |= {"width": row["width"], "height": row["height"]}
    return told


def event(happened: Happened, link: Link) -> dict[str, Any]:
    """An event as `LiveEvent` of `types.d.ts`."""
    if happened.message:
        return {"number": happened.number, "kind": "message", "message": shown(happened.message, link)}
    if happened.gone is not None:
        return {"number": happened.number, "kind": "gone", "id": happened.gone}
    if happened.read is not None:
        return {"number": happened.number, "kind": "read", "id": happened.read}
    return {"number": happened.number, "kind": "seen", "id": happened.seen}

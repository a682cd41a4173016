"""One message of ours into requests to the Bot API; pure. Formatting goes as entities, which cannot fail to parse.

A part's payload is written in Telegram's words but names no chat: a group may move between rendering and sending.
`reply_to` and `message` are message keys (`connectors.telegram.places`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from connectors.base import Outbound, OutboundFile, Part
from core.i18n import msgid
from core.rich import Entity, Rich, cut, join, split, table_text, to_plain
from core.text import utf16_len

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ALBUM = 10
MAX_ENTITIES = 100
MAX_PHOTO = 10_000_000
CLOUD_MAX_UPLOAD = 50_000_000
"""Bytes of one file that the public Bot API server takes (core.telegram.org/bots/api#sending-files)."""

_TYPES = {
    "bold": "bold",
    "italic": "italic",
    "underline": "underline",
    "strike": "strikethrough",
    "spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "quote": "blockquote",
    "link": "text_link",
}
_PHOTOS = {"image/jpeg", "image/png", "image/webp"}
_ALBUMS = {"photo": "visual", "video": "visual", "document": "document", "audio": "audio"}
"""Which kinds go together into one album; the others go alone."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the channel's Bot API server takes; a local one takes 2 GB."""

    max_upload: int = CLOUD_MAX_UPLOAD

    @property
    def local(self) -> bool:
        """Whether the Bot API server is one's own, on a disk it shares with us."""
        return self.max_upload > CLOUD_MAX_UPLOAD


def render(message: Outbound, limits: Limits | None = None) -> list[Part]:
    """The requests that say this message, in order. What cannot be sent becomes a part of kind `refused`.

    A text goes as the caption of the files where it fits, otherwise before them. The first part answers
    `reply_to`; the last one carries the buttons, and then is the text, since an album can have none.
    """
    limits = limits or Limits()
    texts = _texts(message.body, MAX_TEXT)
    groups = _grouped(message.files, limits)
    caption = None
    if len(texts) == 1 and utf16_len(texts[0].text) <= MAX_CAPTION and _takes_caption(groups, message):
        caption = texts.pop()
    said = [Part("text", {**_formatted("text", text), **_preview(message)}) for text in texts]
    shown = [_files_part(group, caption if number == 0 else None) for number, group in enumerate(groups)]
    parts = [*shown, *said] if message.options.get("buttons") else [*said, *shown]
    if not parts:
        parts = [refused("empty", msgid("There is nothing in this message that could be sent."))]
    return _with_options(parts, message)


def render_edit(message: Outbound, external_ids: Sequence[str]) -> list[Part]:
    """The requests that give a sent message its new text. One that has become longer than its parts is refused.

    A text that went as several messages is changed in each of them; those that it needs no more are taken back.
    """
    caption = bool(message.files)
    texts = _texts(message.body, MAX_CAPTION if caption else MAX_TEXT)
    places = external_ids[:1] if caption else external_ids
    if not 0 < len(texts) <= len(places):
        return [refused("too_long", msgid("The new text does not fit into the message that was sent."))]
    field = "caption" if caption else "text"
    parts = []
    for number, (text, key) in enumerate(zip(texts, places, strict=False)):
        payload = {**_formatted(field, text), "message": key, **({} if caption else _preview(message))}
        last = number == len(texts) - 1
        parts.append(Part(f"edit_{field}", payload | (_buttons(message.options) if last else {})))
    return parts + render_delete(places[len(texts) :])


def render_delete(external_ids: Sequence[str]) -> list[Part]:
    """The requests that take a sent message back, one for each of its channel messages."""
    return [Part("delete", {"message": key}) for key in external_ids]


def refused(code: str, reason: str) -> Part:
    """A part that is not sent: its delivery fails at once, with a reason for the agent."""
    return Part("refused", {"code": code, "reason": reason})


def without_formatting(part: Part) -> Part:
    """The same words plain, for the case that Telegram refuses the entities."""
    payload = {key: value for key, value in part.payload.items() if key not in ("entities", "caption_entities")}
    if "items" in payload:
        payload["items"] = [
            {key: value for key, value in item.items() if key != "caption_entities"} for item in payload["items"]
        ]
    return Part(part.kind, payload, part.files)


def as_document(part: Part) -> Part:
    """The same photo as a file, for the case that Telegram does not take it as a picture."""
    return Part("document", part.payload, part.files)


# -- texts -------------------------------------------------------------------------------------------------------


def _texts(body: Rich, limit: int) -> list[Rich]:
    pieces = (_trimmed(piece) for piece in split(_trimmed(_plainer(body)), limit))
    return [piece for piece in pieces if piece.text]


def _trimmed(piece: Rich) -> Rich:
    """Telegram takes the blanks around a text away; we do, so that offsets stay ours."""
    text = piece.text
    return cut(piece, len(text) - len(text.lstrip()), len(text.rstrip()))


def _plainer(body: Rich) -> Rich:
    """What Telegram has no style for, said in text: tables aligned, mail and phone links written out."""
    pieces: list[Rich] = []
    at = 0
    for entity in body.entities:
        if entity.offset < at or not (replacement := _replacement(entity, cut(body, entity.offset, entity.end))):
            continue
        pieces += [cut(body, at, entity.offset), replacement]
        at = entity.end
    return join([*pieces, cut(body, at, len(body.text))]) if pieces else body


def _replacement(entity: Entity, covered: Rich) -> Rich | None:
    if entity.style == "table":
        text = table_text(covered.text)
        return Rich(text, (Entity("pre", 0, len(text)),))
    if entity.style == "link" and (entity.value or "").startswith(("mailto:", "tel:")):
        return Rich(to_plain(Rich(covered.text, (Entity(entity.style, 0, entity.length, entity.value),))))
    return None


def _formatted(field: str, rich: Rich) -> dict[str, Any]:
    payload: dict[str, Any] = {field: rich.text}
    if entities := _entities(rich):
        payload["entities" if field == "text" else "caption_entities"] = entities
    return payload


def _entities(rich: Rich) -> list[dict[str, Any]]:
    """Ours count code points; Telegram's count UTF-16 units. An address that is its own text needs no entity."""
    astral = any(char > "\uffff" for char in rich.text)
    found = []
    for entity in rich.entities:
        covered = rich.text[entity.offset : entity.end]
        if entity.style not in _TYPES or (entity.style == "link" and entity.value == covered):
            continue
        made: dict[str, Any] = {
            "type": _TYPES[entity.style],
            "offset": utf16_len(rich.text[: entity.offset]) if astral else entity.offset,
            "length": utf16_len(covered) if astral else entity.length,
        }
        if entity.style == "link":
            made["url"] = entity.value
        if entity.style == "pre" and entity.value:
            made["language"] = entity.value
        found.append(made)
    return found[:MAX_ENTITIES]


# -- files -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Group:
    """Files that go in one request."""

    kind: str
    kinds: Sequence[str]
    files: Sequence[OutboundFile]


def _grouped(files: Sequence[OutboundFile], limits: Limits) -> list[_Group]:
    """Neighbours that may share an album, ten at most; a lone file goes as what it is."""
    kinds = [_kind(file, limits) for file in files]
    groups = []
    numbered = groupby(range(len(files)), key=lambda number: _ALBUMS.get(kinds[number], f"alone {number}"))
    for _, run in numbered:
        numbers = list(run)
        for start in range(0, len(numbers), MAX_ALBUM):
            some = numbers[start : start + MAX_ALBUM]
            own = [kinds[number] for number in some]
            groups.append(_Group(own[0] if len(own) == 1 else "album", own, [files[number] for number in some]))
    return groups


def _takes_caption(groups: Sequence[_Group], message: Outbound) -> bool:
    if not groups or groups[0].kind == "refused":
        return False
    return not message.options.get("buttons") or (len(groups) == 1 and groups[0].kind != "album")


def _kind(file: OutboundFile, limits: Limits) -> str:
    if file.size > limits.max_upload:
        return "refused"
    media_type = file.media_type.lower()
    if media_type in _PHOTOS and file.size <= MAX_PHOTO:
        return "photo"
    if media_type == "video/mp4":
        return "video"
    if media_type == "image/gif":
        return "animation"
    if media_type == "audio/ogg" and file.kind == "voice":
        return "voice"
    return "audio" if media_type in ("audio/mpeg", "audio/mp4") else "document"


def _files_part(group: _Group, caption: Rich | None) -> Part:
    ids = [file.attachment_id for file in group.files]
    if group.kind == "refused":
        return refused("too_big", msgid("The file is bigger than a Telegram bot may send. Send a link to it instead."))
    said = _formatted("caption", caption) if caption else {}
    if group.kind != "album":
        return Part(group.kind, said, ids)
    items: list[dict[str, Any]] = [{"type": kind} for kind in group.kinds]
    # Under an album of documents Telegram shows the last one's caption as the album's, under photos the first one's.
    items[0 if group.kinds[0] in ("photo", "video") else -1] |= said
    return Part("album", {"items": items}, ids)


# -- what goes with them -----------------------------------------------------------------------------------------


def _with_options(parts: list[Part], message: Outbound) -> list[Part]:
    silent = {"disable_notification": True} if message.options.get("silent") else {}
    finished = []
    for number, part in enumerate(parts):
        payload = {**part.payload, **silent}
        if number == 0 and message.reply_to:
            payload["reply_to"] = message.reply_to
        if number == len(parts) - 1 and part.kind != "album":
            payload |= _buttons(message.options)
        finished.append(part if part.kind == "refused" else Part(part.kind, payload, part.files))
    return finished


def _preview(message: Outbound) -> dict[str, Any]:
    """No preview of links under what was sent automatically: an outage's notice stays short."""
    return {"link_preview_options": {"is_disabled": True}} if message.options.get("automatic") else {}


def _buttons(options: Mapping[str, Any]) -> dict[str, Any]:
    """`buttons`: rows of `{"text", "data"}` or `{"text", "url"}`; the data comes back as an `InboundPress`."""
    rows = [
        [
            {
                "text": button["text"],
                **({"url": button["url"]} if "url" in button else {"callback_data": button["data"]}),
            }
            for button in row
        ]
        for row in options.get("buttons", ())
    ]
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}

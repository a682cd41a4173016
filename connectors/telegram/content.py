"""What a Telegram message carries, read into our values: text, files, and what has no column of its own; pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from connectors.telegram.fields import Fields, flag, integer, natural, number, obj, objects, raw_string, string
from core.rich import Entity, Rich, Style, tidy
from core.text import clean, safe_filename, safe_name
from inbox.inbound import AttachmentKind, InboundFile

MAX_RAW = 4000
"""Characters of an unknown kind's raw text that are shown; the stored input has all of it."""

_STYLES: dict[str, Style] = {
    "bold": "bold",
    "italic": "italic",
    "underline": "underline",
    "strikethrough": "strike",
    "spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "quote",
    "expandable_blockquote": "quote",
}
_MEDIA_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,60}", re.ASCII)
_ENVELOPE = {
    *("message_id", "message_thread_id", "from", "sender_chat", "sender_boost_count", "sender_tag", "date", "chat"),
    *("edit_date", "is_topic_message", "reply_to_message", "has_protected_content", "is_from_offline", "via_bot"),
    *("author_signature", "is_automatic_forward", "forward_origin", "external_reply", "quote", "media_group_id"),
    *("reply_markup", "link_preview_options", "effect_id", "forward_from", "forward_from_chat", "forward_date"),
    *("forward_from_message_id", "forward_sender_name", "forward_signature", "is_paid_post", "paid_star_count"),
    *("show_caption_above_media", "has_media_spoiler", "business_connection_id", "sender_business_bot"),
    *("reply_to_story", "reply_to_checklist_task_id", "reply_to_poll_option_id", "direct_messages_topic"),
}
"""Fields that say how a message came, not what is in it."""


def read(message: Fields, max_size: int) -> tuple[Rich, list[InboundFile], dict[str, Any]]:
    """Text, files and extras. If there is nothing of these that we can show, the extras bear the `unknown` raw text.

    `max_size` is what the Bot API server gives out of one file, in bytes.
    """
    text, attached, found = _body(message), _files(message, max_size), _extras(message)
    if not (text.text or attached or found):
        content = {key: value for key, value in message.items() if key not in _ENVELOPE}
        found["unknown"] = clean(json.dumps(content, ensure_ascii=False, indent=1), MAX_RAW)
    return text, attached, found | _sources(message)


# -- text --------------------------------------------------------------------------------------------------------


def _body(message: Fields) -> Rich:
    """The text or the caption with its formatting; of a rich message, its words."""
    for text_key, entities_key in (("text", "entities"), ("caption", "caption_entities")):
        if text := raw_string(message, text_key):
            return _rich(text, objects(message, entities_key))
    if page := obj(message, "rich_message"):
        return tidy("\n".join(_words(page, 0)), ())
    return Rich("")


def _rich(text: str, entities: Iterable[Fields]) -> Rich:
    """Telegram's entities count UTF-16 units; ours count code points."""
    units = _Units(text)
    found = []
    for entity in entities:
        offset, length = natural(entity, "offset"), natural(entity, "length")
        if offset is None or length is None:
            continue
        start, end = units.point(offset), units.point(offset + length)
        if made := _entity(entity, start, end, text[start:end]):
            found.append(made)
    return tidy(text, found)


class _Units:
    """From an index in UTF-16 units to one in code points."""

    def __init__(self, text: str) -> None:
        self._size = len(text)
        self._units = None if all(char < "\U00010000" for char in text) else text.encode("utf-16-le", "surrogatepass")

    def point(self, unit: int) -> int:
        if self._units is None:
            return min(unit, self._size)
        return len(self._units[: 2 * unit].decode("utf-16-le", "surrogatepass"))


def _entity(entity: Fields, start: int, end: int, covered: str) -> Entity | None:
    kind = raw_string(entity, "type")
    if style := _STYLES.get(kind):
        return Entity(style, start, end - start, string(entity, "language", 40) or None if style == "pre" else None)
    if address := _link(kind, entity, covered):
        return Entity("link", start, end - start, address)
    return None


def _link(kind: str, entity: Fields, covered: str) -> str:
    if kind == "text_link":
        return string(entity, "url", 2048)
    if kind == "url":
        return covered if "://" in covered else f"http://{covered}"
    if kind == "email":
        return f"mailto:{covered}"
    if kind == "phone_number":
        return "tel:" + re.sub(r"[^\d+]", "", covered)
    if kind == "mention":
        return f"https://t.me/{covered.removeprefix('@')}"
    if kind == "text_mention":
        return f"tg://user?id={integer(obj(entity, 'user'), 'id')}"
    return ""


def _words(node: Any, depth: int) -> Iterator[str]:
    """Every `text` of a rich message, in its order, however deep its blocks lie."""
    if depth > 20:
        return
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        inner = list(node)
        if inner and all(isinstance(item, str) or _is_span(item) for item in inner):
            yield "".join(word for item in inner for word in _words(item, depth + 1))
        else:
            for item in inner:
                yield from _words(item, depth + 1)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in _WORD_KEYS or isinstance(value, dict | list):
                yield from _words(value, depth + 1)


_WORD_KEYS = {"text", "caption", "title", "summary", "alternative_text", "expression"}


def _is_span(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("text"), str)


# -- files -------------------------------------------------------------------------------------------------------


def _files(message: Fields, max_size: int) -> list[InboundFile]:
    if animation := obj(message, "animation"):  # repeated as a document
        return [_file("animation", animation, "animation.mp4", "video/mp4", max_size)]
    if sizes := objects(message, "photo"):
        return [_photo(sizes, max_size)]
    if sticker := obj(message, "sticker"):
        return [_sticker(sticker, max_size)]
    found = []
    for key, (kind, name, media_type) in _KINDS.items():
        if value := obj(message, key):
            found.append(_file(kind, value, name, media_type, max_size))
    for item in objects(obj(message, "paid_media"), "paid_media"):
        found += _files(item, max_size)
    return found


_KINDS: dict[str, tuple[AttachmentKind, str, str]] = {
    "document": ("file", "document", "application/octet-stream"),
    "video": ("video", "video.mp4", "video/mp4"),
    "voice": ("voice", "voice.ogg", "audio/ogg"),
    "audio": ("audio", "audio.mp3", "audio/mpeg"),
    "video_note": ("video_note", "video_note.mp4", "video/mp4"),
    "live_photo": ("video", "live_photo.mp4", "video/mp4"),
}


def _file(kind: AttachmentKind, value: Fields, name: str, media_type: str, max_size: int) -> InboundFile:
    size = natural(value, "file_size")
    named = string(value, "mime_type", 128).lower()
    side = natural(value, "length")
    return InboundFile(
        kind=kind,
        name=safe_filename(string(value, "file_name") or _title(value), name),
        media_type=named if _MEDIA_TYPE.fullmatch(named) else media_type,
        size=size,
        remote={"file_id": raw_string(value, "file_id"), "unique_id": raw_string(value, "file_unique_id")},
        width=natural(value, "width") or side,
        height=natural(value, "height") or side,
        duration=natural(value, "duration"),
        too_big=size is not None and size > max_size,
    )


def _title(audio: Fields) -> str:
    words = [string(audio, "performer"), string(audio, "title")]
    return f"{' – '.join(filter(None, words))}.mp3" if any(words) else ""


def _photo(sizes: list[Fields], max_size: int) -> InboundFile:
    """Telegram sends several sizes of one picture: the biggest that we can get."""

    def area(size: Fields) -> int:
        return (natural(size, "width") or 0) * (natural(size, "height") or 0)

    within = [size for size in sizes if (natural(size, "file_size") or 0) <= max_size]
    return _file("photo", max(within or sizes, key=area), "photo.jpg", "image/jpeg", max_size)


def _sticker(sticker: Fields, max_size: int) -> InboundFile:
    if flag(sticker, "is_animated"):
        return _file("sticker", sticker, "sticker.tgs", "application/x-tgsticker", max_size)
    if flag(sticker, "is_video"):
        return _file("sticker", sticker, "sticker.webm", "video/webm", max_size)
    return _file("sticker", sticker, "sticker.webp", "image/webp", max_size)


# -- what has no column ------------------------------------------------------------------------------------------


def _extras(message: Fields) -> dict[str, Any]:
    found = {key: read_it(value) for key, read_it in _EXTRAS.items() if (value := obj(message, key))}
    if "venue" in found:
        found.pop("location", None)  # Telegram repeats a venue's place as a location
    return found


def _sources(message: Fields) -> dict[str, Any]:
    """Whose words they were before: of a forwarded message, of one quoted from another chat."""
    found = {}
    if origin := obj(message, "forward_origin"):
        found["forward"] = _origin(origin)
    if reply := obj(message, "external_reply"):
        found["external_reply"] = _origin(obj(reply, "origin"))
    return found


def _location(value: Fields) -> dict[str, Any]:
    known = {key: number(value, key) for key in ("latitude", "longitude", "horizontal_accuracy", "live_period")}
    return {key: fact for key, fact in known.items() if fact is not None}


def _venue(value: Fields) -> dict[str, Any]:
    return {**_location(obj(value, "location")), "title": string(value, "title"), "address": string(value, "address")}


def _contact(value: Fields) -> dict[str, Any]:
    user_id = integer(value, "user_id")
    return {
        "name": person_name(value, string(value, "phone_number", 40)),
        "phone": string(value, "phone_number", 40),
        "address": None if user_id is None else str(user_id),
    }


def _poll(value: Fields) -> dict[str, Any]:
    options = [
        {"text": string(option, "text"), "votes": natural(option, "voter_count") or 0}
        for option in objects(value, "options")
    ]
    return {"question": string(value, "question"), "options": options, "closed": flag(value, "is_closed")}


def _dice(value: Fields) -> dict[str, Any]:
    return {"emoji": string(value, "emoji", 16), "value": natural(value, "value")}


def _sticker_facts(value: Fields) -> dict[str, Any]:
    return {"emoji": string(value, "emoji", 16), "set": string(value, "set_name", 128)}


def _checklist(value: Fields) -> dict[str, Any]:
    tasks = [
        {"text": string(task, "text"), "done": integer(task, "completion_date") is not None}
        for task in objects(value, "tasks")
    ]
    return {"title": string(value, "title"), "tasks": tasks}


_EXTRAS = {
    "location": _location,
    "venue": _venue,
    "contact": _contact,
    "poll": _poll,
    "dice": _dice,
    "sticker": _sticker_facts,
    "checklist": _checklist,
}


def _origin(value: Fields) -> dict[str, Any]:
    """Who wrote it first: a user, a user who hides, a group or a channel."""
    user = obj(value, "sender_user")
    chat = obj(value, "sender_chat") or obj(value, "chat")
    name = (
        person_name(user, "")
        or safe_name(raw_string(value, "sender_user_name"))
        or safe_name(raw_string(chat, "title"))
    )
    date = natural(value, "date")
    number_ = integer(user, "id") or integer(chat, "id")
    return {
        "kind": string(value, "type", 32),
        "name": name,
        "address": None if number_ is None else str(number_),
        "at": None if date is None else date * 1000,
    }


def person_name(user: Fields, fallback: str) -> str:
    return safe_name(f"{raw_string(user, 'first_name')} {raw_string(user, 'last_name')}", fallback)

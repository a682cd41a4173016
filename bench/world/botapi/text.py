"""What Telegram does to a text: limits and entities in UTF-16 units, trimming, HTML, what it marks by itself.

The words of the refusals follow the open source of the Bot API server and TDLib.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any, ClassVar

from bench.world.botapi.refusals import Json, bad_request

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
MOST_ENTITIES = 100

ENTITY_TYPES = {
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic", "underline",
    "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre", "text_link", "text_mention",
    "custom_emoji", "date_time",
}  # fmt: skip

FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,32}(@\w{3,32})?\b)"
    r"|(?P<email>[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?P<url>https?://[^\s<>]+|\bwww\.[^\s<>]+)"
    r"|(?P<mention>(?<!\w)@[A-Za-z]\w{3,31}\b)"
    r"|(?P<hashtag>(?<!\w)#\w+)"
)


def units(text: str) -> int:
    """The length in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def found_entities(text: str) -> list[Json]:
    """Commands, links, addresses, mentions and hashtags, as Telegram marks them by itself."""
    return [
        {"type": match.lastgroup, "offset": units(text[: match.start()]), "length": units(match.group())}
        for match in FOUND.finditer(text)
        if match.lastgroup
    ]


def formatted(
    text: str, entities: list[Any] | None, parse_mode: str | None, *, limit: int, what: str
) -> tuple[str, list[Json]]:
    """The text and entities as they are stored. Raises `Refusal` for what Telegram refuses.

    `what` is `message text` or `message caption`, for the words.
    """
    if parse_mode:
        if parse_mode.lower() != "html":
            raise bad_request("unsupported parse_mode")
        text, entities = from_html(text)
    checked = [checked_entity(entity, text) for entity in (entities or [])[:MOST_ENTITIES]]
    text, checked = trimmed(text, [entity for entity in checked if entity["length"]])
    if units(text) > limit:
        raise bad_request("message is too long" if what == "message text" else "message caption is too long")
    marked = {position for e in checked for position in range(e["offset"], e["offset"] + e["length"])}
    own = [e for e in found_entities(text) if e["offset"] not in marked]
    return text, sorted(checked + own, key=lambda e: (e["offset"], -e["length"]))


def checked_entity(entity: Any, text: str) -> Json:
    if not isinstance(entity, dict) or entity.get("type") not in ENTITY_TYPES:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    offset, length = entity.get("offset"), entity.get("length")
    if not isinstance(offset, int) or offset < 0:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    if not isinstance(length, int) or length < 0:
        raise bad_request(f"receive an entity with incorrect length {length}")
    if offset > units(text):
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if offset + length > units(text):
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text"
            f" at UTF-16 offset {offset + length}"
        )
    encoded = text.encode("utf-16-le", "surrogatepass")
    for edge in (offset, offset + length):
        if encoded[2 * edge + 1 : 2 * edge + 2] and 0xDC <= encoded[2 * edge + 1] <= 0xDF:
            raise bad_request(f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol")
    if entity["type"] == "text_link" and not re.match(
        r"(https?|tg|mailto|ton)://?\S|[\w-]+\.\w", entity.get("url", "")
    ):
        raise bad_request(f"entity URL '{entity.get('url', '')}' is invalid: Wrong HTTP URL")
    return dict(entity)


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without the white space around, entities moved and cut accordingly; no text left is no text."""
    start = units(text[: len(text) - len(text.lstrip())])
    kept = text.strip()
    end = units(kept)
    moved = []
    for entity in entities:
        first = max(entity["offset"] - start, 0)
        last = min(entity["offset"] + entity["length"] - start, end)
        if last > first:
            moved.append(entity | {"offset": first, "length": last - first})
    return kept, moved


class _Html(HTMLParser):
    """Telegram's HTML: a few tags, every one closed."""

    TAGS: ClassVar = {
        "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
        "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
        "a": "text_link", "blockquote": "blockquote", "tg-spoiler": "spoiler", "span": "spoiler",
        "tg-emoji": "custom_emoji",
    }  # fmt: skip

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[tuple[str, Json]] = []
        self.entities: list[Json] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.TAGS:
            offset = len(self.text.encode())
            raise bad_request(f'can\'t parse entities: Unsupported start tag "{tag}" at byte offset {offset}')
        entity: Json = {"type": self.TAGS[tag], "offset": units(self.text), "length": 0}
        given = dict(attrs)
        if tag == "a":
            entity["url"] = given.get("href") or ""
        elif tag == "blockquote" and "expandable" in given:
            entity["type"] = "expandable_blockquote"
        elif tag == "tg-emoji":
            entity["custom_emoji_id"] = given.get("emoji-id") or ""
        self.open.append((tag, entity))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            offset = len(self.text.encode())
            raise bad_request(f"can't parse entities: Unexpected end tag at byte offset {offset}")
        _, entity = self.open.pop()
        entity["length"] = units(self.text) - entity["offset"]
        self.entities.append(entity)

    def handle_data(self, data: str) -> None:
        self.text += data


def from_html(text: str) -> tuple[str, list[Json]]:
    parser = _Html()
    parser.feed(text)
    parser.close()
    if parser.open:
        tag = parser.open[-1][0]
        raise bad_request(f"can't parse entities: Can't find end tag corresponding to start tag \"{tag}\"")
    return parser.text, [e for e in parser.entities if not (e["type"] == "text_link" and not e["url"])]

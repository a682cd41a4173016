"""Rich text in its one canonical form: plain text plus entities counted in Unicode code points.

Channels translate from and to this form in their own `parse.py` and `render.py`; what agents type is read by
`core.markdown`. Whoever makes a Rich out of foreign entities passes it through `tidy` once.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heappush
from typing import Any, Literal, get_args

from core.text import clean, utf16_len

Style = Literal[
    "table",
    "quote",
    "pre",
    "spoiler",
    "link",
    "mention",
    "bold",
    "italic",
    "underline",
    "strike",
    "code",
]

MAX_ENTITIES = 1000
"""Of one text; more is nobody's writing, and every place that shows a text walks through them."""
_RANK = {style: rank for rank, style in enumerate(get_args(Style))}
"""Of two spans over the same characters the one named first above is the outer one."""
_LITERAL = {"code", "pre"}
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:|tg://)[^\s\x00-\x1f\"'<>\\^`{|}]+", re.IGNORECASE)
_TRAILING = ".,;:!?*_~+…"
URL = r"https?://[^\s<>\"'`\[\]{}|^\\«»“”]+"
_URL = re.compile(URL, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entity:
    """One styled span of `length` code points from `offset`.

    `value` is a link's address, a mention's id, a pre's language; a table whose first row is its head has `head`.
    A table covers lines of cells divided by tabs.
    """

    style: Style
    offset: int
    length: int
    value: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length


@dataclass(frozen=True, slots=True)
class Rich:
    """A text and its entities, sorted by offset, longer ones first; spans may nest but never cross."""

    text: str
    entities: Sequence[Entity] = field(default=())

    def as_json(self) -> list[list[Any]]:
        """The entities as stored: `[style, offset, length]` or `[style, offset, length, value]`."""
        return [
            [e.style, e.offset, e.length] if e.value is None else [e.style, e.offset, e.length, e.value]
            for e in self.entities
        ]

    @classmethod
    def from_json(cls, text: str, entities: Sequence[Sequence[Any]]) -> Rich:
        return cls(text, tuple(Entity(*e) for e in entities))


# -- making a valid one ------------------------------------------------------------------------------------------


def tidy(text: str, entities: Iterable[Entity]) -> Rich:
    """A valid Rich from any text and any entities: cleaned, in bounds, in order, crossing spans cut in two."""
    cleaned = clean(text)
    if cleaned != text:
        entities = _moved(text, cleaned, entities)
    return Rich(cleaned, _nested(len(cleaned), entities))


def _moved(text: str, cleaned: str, entities: Iterable[Entity]) -> list[Entity]:
    """The entities on the cleaned text. `clean` only removes characters, so each end is moved by what went before."""
    result = []
    for entity in entities:
        start, end = max(entity.offset, 0), max(entity.end, 0)
        start, end = (min(len(clean(text[:at])), len(cleaned)) for at in (start, end))
        result.append(replace(entity, offset=start, length=end - start))
    return result


def _nested(size: int, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    waiting = [(e.offset, -e.length, _RANK[e.style], e.value or "", e) for e in _within(size, entities)]
    if not waiting:
        return ()
    heapify(waiting)
    open_spans: list[Entity] = []
    result: list[Entity] = []
    while waiting:
        entity = heappop(waiting)[-1]
        while open_spans and open_spans[-1].end <= entity.offset:
            open_spans.pop()
        if open_spans and entity.end > open_spans[-1].end:
            border = open_spans[-1].end
            rest = replace(entity, offset=border, length=entity.end - border)
            heappush(waiting, (rest.offset, -rest.length, _RANK[rest.style], rest.value or "", rest))
            entity = replace(entity, length=border - entity.offset)
        if any(span.style == entity.style or span.style in _LITERAL for span in open_spans):
            continue
        open_spans.append(entity)
        result.append(entity)
    return tuple(sorted(result, key=lambda e: (e.offset, -e.length, _RANK[e.style])))


def _within(size: int, entities: Iterable[Entity]) -> list[Entity]:
    result = []
    for e in entities:
        start, end = max(e.offset, 0), min(e.end, size)
        needs_value = e.style == "link" and not is_safe_link(e.value)
        if start < end and e.style in _RANK and not needs_value:
            result.append(replace(e, offset=start, length=end - start))
    return result[:MAX_ENTITIES]


def is_safe_link(address: str | None) -> bool:
    """Whether an address may become a link on a screen: web, mail, phone, Telegram; never a script."""
    return address is not None and _SAFE_LINK.fullmatch(address) is not None


def trim_url(found: str) -> str:
    """An address without the punctuation that only follows it in the sentence; empty if nothing is left of it."""
    url = found.rstrip(_TRAILING)
    while url.endswith(")") and url.count("(") < url.count(")"):
        url = url[:-1].rstrip(_TRAILING)
    return url if len(url) > len("https://") else ""


def urls(text: str) -> list[tuple[int, int]]:
    """Where web addresses stand in a plain text: start and end of each."""
    found = ((match.start(), trim_url(match.group())) for match in _URL.finditer(text))
    return [(start, start + len(url)) for start, url in found if url]


def linkify(text: str) -> Rich:
    """A plain text of a customer, with its web addresses as links."""
    text = clean(text)
    return Rich(text, tuple(Entity("link", a, b - a, text[a:b]) for a, b in urls(text) if is_safe_link(text[a:b])))


# -- cutting -----------------------------------------------------------------------------------------------------


def cut(rich: Rich, start: int, end: int) -> Rich:
    """The piece from `start` to `end` (code points) with the entities that lie in it."""
    start, end = max(start, 0), min(end, len(rich.text))
    inside = tuple(
        replace(e, offset=max(e.offset, start) - start, length=min(e.end, end) - max(e.offset, start))
        for e in rich.entities
        if max(e.offset, start) < min(e.end, end)
    )
    return Rich(rich.text[start:end], inside)


def join(pieces: Iterable[Rich], separator: str = "") -> Rich:
    """One Rich of several, one after another."""
    text: list[str] = []
    entities: list[Entity] = []
    at = 0
    for index, piece in enumerate(pieces):
        if index:
            text.append(separator)
            at += len(separator)
        entities += [replace(e, offset=e.offset + at) for e in piece.entities]
        text.append(piece.text)
        at += len(piece.text)
    return Rich("".join(text), tuple(entities))


def split(rich: Rich, limit: int) -> list[Rich]:
    """Pieces of at most `limit` UTF-16 units, cut after a line's or a word's end where there is one.

    Nothing is lost: the pieces' texts joined are the text.
    """
    pieces = []
    start, size = 0, len(rich.text)
    while size - start > limit or utf16_len(rich.text[start:]) > limit:
        end = _cut_at(rich.text, start, limit)
        pieces.append(cut(rich, start, end))
        start = end
    return [*pieces, cut(rich, start, size)]


def _cut_at(text: str, start: int, limit: int) -> int:
    end = min(start + limit, len(text))
    while (over := utf16_len(text[start:end]) - limit) > 0:
        end -= max(1, over // 2)
    early = start + (end - start) // 2
    for border in ("\n", " "):
        at = text.rfind(border, early, end)
        if at >= 0:
            return at + 1
    for back in range(min(16, end - early)):
        if not _is_inside_character(text, end - back):
            return end - back
    return end


def _is_inside_character(text: str, at: int) -> bool:
    """Whether a cut here would tear a skin tone, a joined emoji or an accent off its base."""
    after = text[at]
    return text[at - 1] == "\u200d" or after in "\u200d\ufe0e\ufe0f\u20e3" or _is_mark(after)


def _is_mark(char: str) -> bool:
    return "\u0300" <= char <= "\u036f" or "\U0001f3fb" <= char <= "\U0001f3ff"


# -- writing it out ----------------------------------------------------------------------------------------------

_TAGS = {
    "quote": ("<blockquote>", "</blockquote>"),
    "pre": ("<pre>", "</pre>"),
    "spoiler": ('<span class="spoiler">', "</span>"),
    "mention": ('<span class="mention">', "</span>"),
    "bold": ("<strong>", "</strong>"),
    "italic": ("<em>", "</em>"),
    "underline": ("<u>", "</u>"),
    "strike": ("<s>", "</s>"),
    "code": ("<code>", "</code>"),
}


def to_html(rich: Rich) -> str:
    """HTML that is safe to show anywhere: our own tags only, every character of the text escaped."""
    if not rich.entities:
        return _escape(rich.text)
    entities = _nested(len(rich.text), rich.entities)
    out: list[str] = []
    closing: list[tuple[int, str]] = []
    at = 0

    def text_upto(border: int) -> None:
        nonlocal at
        while closing and closing[-1][0] <= border:
            end, tag = closing.pop()
            out.append(_escape(rich.text[at:end], breaks=tag != "</pre>"))
            out.append(tag)
            at = end
        if border > at:
            out.append(_escape(rich.text[at:border], breaks=True))
            at = border

    for entity in entities:
        if entity.offset < at:
            continue  # inside a table, which wrote its cells itself
        text_upto(entity.offset)
        if entity.style == "table":
            out.append(_table_html(cut(rich, entity.offset, entity.end), head=entity.value == "head"))
            at = entity.end
        else:
            opening, tag = _tags(entity)
            out.append(opening)
            closing.append((entity.end, tag))
    text_upto(len(rich.text))
    return "".join(out)


def _escape(text: str, *, breaks: bool = True) -> str:
    escaped = html.escape(text, quote=False)
    return escaped.replace("\n", "<br>") if breaks else escaped


def _tags(entity: Entity) -> tuple[str, str]:
    if entity.style == "link":
        address = html.escape(entity.value or "")
        return f'<a href="{address}" rel="noopener noreferrer nofollow" target="_blank">', "</a>"
    return _TAGS[entity.style]


def _table_html(rich: Rich, *, head: bool) -> str:
    rows = []
    for number, row in enumerate(_cells(rich)):
        tag = "th" if head and number == 0 else "td"
        rows.append("".join(f"<{tag}>{to_html(cell)}</{tag}>" for cell in row))
    return "<table><tbody>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</tbody></table>"


def _cells(table: Rich) -> list[list[Rich]]:
    inner = Rich(table.text, tuple(e for e in table.entities if e.style != "table"))
    rows, at = [], 0
    for line in table.text.split("\n"):
        row = []
        for cell in line.split("\t"):
            row.append(cut(inner, at, at + len(cell)))
            at += len(cell) + 1
        rows.append(row)
    return rows


def table_text(text: str) -> str:
    """A table's text with its columns aligned by blanks, for channels that have no tables."""
    rows = [line.split("\t") for line in text.split("\n")]
    widths = [max(len(row[i]) for row in rows if i < len(row)) for i in range(max(map(len, rows)))]
    return "\n".join("  ".join(c.ljust(width) for c, width in zip(row, widths, strict=False)).rstrip() for row in rows)


def to_plain(rich: Rich) -> str:
    """Plain text that loses no meaning: addresses behind words are written out, tables aligned, quotes marked."""
    out: list[str] = []
    at = 0
    for block in rich.entities:
        if block.style in ("table", "quote") and block.offset >= at:
            out.append(_plain_line(cut(rich, at, block.offset)))
            out.append(_plain_block(block.style, cut(rich, block.offset, block.end)))
            at = block.end
    out.append(_plain_line(cut(rich, at, len(rich.text))))
    return "".join(out)


def _plain_block(style: Style, block: Rich) -> str:
    if style == "quote":
        return "\n".join(f"> {line}" for line in _plain_line(block).split("\n"))
    return table_text("\n".join("\t".join(_plain_line(cell) for cell in row) for row in _cells(block)))


def _plain_line(rich: Rich) -> str:
    out: list[str] = []
    at = 0
    for link in rich.entities:
        if link.style == "link" and link.value and rich.text[link.offset : link.end] != link.value:
            address = link.value.removeprefix("mailto:").removeprefix("tel:")
            if address != rich.text[link.offset : link.end]:
                out.append(f"{rich.text[at : link.end]} ({address})")
                at = link.end
    return "".join([*out, rich.text[at:]])

"""A mail's HTML tree as rich text: what the person wrote, and apart from it the history below; pure, no recursion."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from lxml import etree

from core.rich import Entity, Rich, Style, is_safe_link, tidy
from core.text import MAX_TEXT, clean

MAX_ENTITIES = 1_000

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
    "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul", "caption",
})  # fmt: skip
_APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol"})
"""Blocks with an empty line around them."""
_SKIPPED = frozenset({
    "script", "style", "title", "head", "iframe", "object", "embed", "applet", "noscript", "template", "textarea",
    "select", "svg", "math", "xmp", "audio", "video", "summary",
})  # fmt: skip
_STYLED: dict[str, Style] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
    "code": "code",
    "tt": "code",
    "pre": "pre",
    "blockquote": "quote",
}
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0\u2007\u202f]+")
_PADDING = re.compile("[\u00ad\u034f\u200b\u200c\u2060\ufeff]+")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)


class _Page:
    """Text growing to the right, with the spans that are open."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._size = 0
        self._breaks = 2
        """Newlines at the end of what is written; the start counts as an empty line."""
        self._blank = False
        self._entities: list[Entity] = []

    @property
    def size(self) -> int:
        return self._size

    def write(self, text: str, *, literal: bool = False) -> None:
        if self._size >= MAX_TEXT:
            return
        text = _PADDING.sub("", text)
        if literal:
            self._put(text)
            return
        words = _BLANKS.sub(" ", text)
        if words[:1] == " ":
            self._blank = True
            words = words[1:]
        if not words:
            return
        if self._blank and not self._breaks:
            self._put(" ")
        self._blank = words[-1] == " "
        self._put(words.rstrip(" "))

    def _put(self, text: str) -> None:
        if text:
            self._out.append(text)
            self._size += len(text)
            trailing = len(text) - len(text.rstrip("\n"))
            self._breaks = trailing if trailing < len(text) else self._breaks + trailing

    def line(self, count: int = 1) -> None:
        """At least `count` newlines before what comes next, never more than an empty line."""
        self._blank = False
        if self._breaks < count:
            self._put("\n" * (count - self._breaks))

    def newline(self) -> None:
        """A `<br>`: one more newline, up to an empty line."""
        self._blank = False
        if self._breaks < 2:
            self._put("\n")

    def cell(self) -> None:
        self._blank = False
        if not self._breaks:
            self._put("\t")

    def span(self, style: Style, start: int, value: str | None = None) -> None:
        if start < self._size and len(self._entities) < MAX_ENTITIES:
            self._entities.append(Entity(style, start, self._size - start, value))

    def rich(self) -> Rich:
        text = "".join(self._out).rstrip()
        return tidy(text, [_trimmed(one, text) for one in self._entities])


def _trimmed(entity: Entity, text: str) -> Entity:
    """Without the blanks at its ends, which belong to the text around it."""
    inside = text[entity.offset : entity.end]
    start = entity.offset + len(inside) - len(inside.lstrip())
    return Entity(entity.style, start, len(inside.strip()), entity.value)


def to_rich(body: Any, *, history: Collection[Any] = ()) -> tuple[Rich, Rich]:
    """The text of an lxml tree in two: without and within the elements of `history`."""
    walker = _Walker(history)
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if not isinstance(element.tag, str):
            if event == "end":
                walker.tail(element)
        elif event == "start":
            walker.start(element)
        else:
            walker.end(element)
            walker.tail(element)
    return walker.pages[0].rich(), walker.pages[1].rich()


class _Walker:
    def __init__(self, history: Collection[Any]) -> None:
        self.pages = (_Page(), _Page())
        self._page = self.pages[0]
        self._history = history
        self._hidden: Any = None
        self._literal = 0
        self._open: list[tuple[Any, _Page, int]] = []
        self._lists: list[int | None] = []

    def start(self, element: Any) -> None:
        if self._hidden is not None:
            return
        if element in self._history:
            self._page.line()
            self._page = self.pages[1]
        tag = element.tag
        if tag in _SKIPPED or _HIDDEN.search(element.get("style") or ""):
            self._hidden = element
            return
        self._before(tag)
        if tag in _STYLED or tag == "a":
            self._open.append((element, self._page, self._page.size))
        self._write(element.text)

    def _before(self, tag: str) -> None:
        page = self._page
        if tag == "br":
            page.newline()
        elif tag in ("td", "th"):
            page.cell()
        elif tag in _BLOCKS:
            page.line(2 if tag in _APART and not self._lists else 1)
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            page.write(self._bullet(), literal=True)
        elif tag == "pre":
            self._literal += 1

    def _bullet(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "• "
        self._lists[-1] = number + 1
        return f"{number + 1}. "

    def end(self, element: Any) -> None:
        if self._hidden is not None:
            if element is self._hidden:
                self._hidden = None
            return
        tag = element.tag
        if self._open and self._open[-1][0] is element:
            _, page, start = self._open.pop()
            self._style(element, page, start)
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "pre":
            self._literal = max(0, self._literal - 1)
        if tag in _BLOCKS:
            self._page.line(2 if tag in _APART and not self._lists else 1)
        if element in self._history:
            self._page = self.pages[0]

    def _style(self, element: Any, page: _Page, start: int) -> None:
        if element.tag == "a":
            address = clean((element.get("href") or "").strip(), 2_000)
            if is_safe_link(address):
                page.span("link", start, address)
        else:
            page.span(_STYLED[element.tag], start)

    def tail(self, element: Any) -> None:
        if self._hidden is None:
            self._write(element.tail)

    def _write(self, text: str | None) -> None:
        if text:
            self._page.write(clean(text, len(text)), literal=bool(self._literal))

"""Where the history lies in a mail's HTML, by the marks that mail programs leave, and folding it away in the tree.

Two kinds of marks. A *block* holds the history and new words may follow it (Gmail, Thunderbird, Apple Mail);
from a *border* on everything to the end is history (Outlook).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from connectors.email.quotes import is_attribution

_BORDER_IDS = frozenset({
    "divRplyFwdMsg", "x_divRplyFwdMsg", "appendonsend", "x_appendonsend", "reply-intro", "isReplyContent",
    "OLK_SRC_BODY_SECTION", "mail-editor-reference-message-container", "ms-outlook-mobile-reference-message",
})  # fmt: skip
_BORDER_CLASSES = frozenset({"OutlookMessageHeader", "ms-outlook-mobile-reference-message"})
_BLOCK_CLASSES = frozenset({
    "gmail_quote", "gmail_quote_container", "yahoo_quoted", "protonmail_quote", "tutanota_quote", "zmail_extra",
    "mail_quote", "freshdesk_quote", "front-blockquote", "mailru-blockquote",
})  # fmt: skip
_SIGNATURE_CLASSES = frozenset({"gmail_signature", "moz-signature"})
_SIGNATURE_IDS = frozenset({"Signature", "ms-outlook-mobile-signature"})
_OUTLOOK_LINE = re.compile(r"border:none;\s*border-top:\s*solid\s+#(?:E1E1E1|B5C4DF)", re.IGNORECASE)
_HEADER_START = re.compile(r"\s*(?:from|от|от кого|von|de|da|van|від)\s*:", re.IGNORECASE)
_TABLE_PARTS = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup", "col"})
_MAX_ATTRIBUTION = 400
_MAX_SIGNATURE = 1_000


@dataclass(slots=True)
class History:
    """Each of `groups` is a run of siblings that hold history; from `border` on everything is."""

    groups: list[list[Any]] = field(default_factory=list)
    border: Any = None

    def __bool__(self) -> bool:
        return bool(self.groups) or self.border is not None


def find(body: Any) -> History:
    """The history and the signature in an lxml tree. Answers between quoted blocks are no history: nothing then."""
    history = History()
    signatures: list[list[Any]] = []
    walk = etree.iterwalk(body, events=("start",))
    for _, element in walk:
        if not element.attrib and element.tag != "blockquote":
            continue
        if _is_border(element):
            history.border = element
            break
        if _is_signature(element):
            signatures.append([element])
            walk.skip_subtree()
        elif group := _block(element):
            if not any(one in group for known in history.groups for one in known):
                history.groups.append(group)
            walk.skip_subtree()
    if len(history.groups) + (history.border is not None) > 1 or any(_answers_inside(g) for g in history.groups):
        history = History()
    history.groups += signatures
    return history


def _names(element: Any) -> frozenset[str]:
    names = element.get("class")
    return frozenset(names.split()) if names else frozenset()


def _text(element: Any, limit: int) -> str:
    """The beginning of an element's text on one line."""
    parts: list[str] = []
    size = 0
    for part in element.itertext():
        parts.append(part)
        size += len(part)
        if size > limit:
            break
    return " ".join("".join(parts)[: limit + 1].split())


def _is_border(element: Any) -> bool:
    if element.get("id") in _BORDER_IDS or _names(element) & _BORDER_CLASSES:
        return True
    style = element.get("style")
    return bool(style and _OUTLOOK_LINE.search(style) and _HEADER_START.match(_text(element, 100)))


def _is_signature(element: Any) -> bool:
    if element.get("id") in _SIGNATURE_IDS or _names(element) & _SIGNATURE_CLASSES:
        return len(_text(element, _MAX_SIGNATURE)) <= _MAX_SIGNATURE
    return False


def _block(element: Any) -> list[Any]:
    """The run of siblings that begins a quoted block here, the line on who wrote it included; empty if none does."""
    names = _names(element)
    if "moz-cite-prefix" in names:
        after = element.getnext()
        return [element, after] if after is not None and after.tag == "blockquote" else []
    if element.tag == "blockquote":
        before = element.getprevious()
        attributed = before is not None and not (before.tail or "").strip() and _is_attribution_element(before)
        if attributed:
            return [before, element]
        known = (element.get("type") or "").lower() == "cite" or names & _BLOCK_CLASSES
        return [element] if known else []
    return [element] if names & _BLOCK_CLASSES else []


def _is_attribution_element(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return False
    text = _text(element, _MAX_ATTRIBUTION)
    return len(text) <= _MAX_ATTRIBUTION and is_attribution(text)


def _answers_inside(group: list[Any]) -> bool:
    """Gmail keeps answers written between the quoted lines inside its own block; a forward has its text there."""
    container = group[0]
    if "gmail_quote" not in _names(container) or container.tag == "blockquote":
        return False
    words = [container.text or ""]
    for child in container:
        if isinstance(child.tag, str) and child.tag != "blockquote" and "gmail_attr" not in _names(child):
            text = _text(child, _MAX_ATTRIBUTION)
            words.append("" if is_attribution(text) else text)
        words.append(child.tail or "")
    return bool("".join(words).strip())


def fold_away(history: History) -> list[Any]:
    """Put the history into elements `<details class="quoted">`, which a frame without scripts can open."""
    folded: list[Any] = []
    for group in history.groups:
        details = _details_before(group[0])
        details.tail, group[-1].tail = group[-1].tail, None
        for element in group:
            details.append(element)
        folded.append(details)
    if history.border is not None:
        details = _details_before(history.border)
        for element in list(_to_the_end(details)):
            _loosen(element)
            details.append(element)
        folded.append(details)
    return folded


def _loosen(element: Any) -> None:
    """A row outside of its table would be thrown out of here by the next parser: it becomes a plain block."""
    if element.tag in _TABLE_PARTS:
        element.tag = "div"
        for child in element:
            _loosen(child)


def has_words_outside(body: Any, folded: list[Any]) -> bool:
    """Whether anything is left to see when these are folded."""
    inside = sum(_words(details) for details in folded)
    return _words(body) > inside


def _words(element: Any) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _details_before(element: Any) -> Any:
    details = etree.Element("details", {"class": "quoted"})
    etree.SubElement(details, "summary").text = "•••"
    element.addprevious(details)
    return details


def _to_the_end(details: Any) -> Iterator[Any]:
    """All that follows in the document: the later siblings, and those of each ancestor."""
    at = details
    while at is not None and at.tag != "body":
        parent = at.getparent()
        if parent is None:
            return
        if at is not details and at.tail and at.tail.strip():
            loose = etree.Element("span")
            loose.text, at.tail = at.tail, None
            yield loose
        yield from list(at.itersiblings())
        at = parent

"""One HTML body of a mail: read once, and out come its text, its history and what may be shown; pure."""

from __future__ import annotations

import html as escaping
import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from connectors.email import html_quotes, quotes
from connectors.email.html import fits, sanitise
from connectors.email.html_text import to_rich
from core.rich import Rich, cut, linkify
from core.text import MAX_TEXT, clean

_SILENT = re.compile(r"(script|style|title)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HtmlBody:
    """`safe` is None when the HTML was beyond the limits: its text is all there is to show."""

    text: Rich
    quoted: str
    safe: str | None


def read(html: str, *, forwarded: bool = False, with_text: bool = True) -> HtmlBody:
    """A mail's HTML as text without history, the history, and safe HTML with the history folded. Never raises.

    `with_text` may be switched off where the mail brings its text itself: that is most of the work.
    """
    body = _tree(html) if fits(html) else None
    if body is None:
        return HtmlBody(linkify(_without_tags(html)), "", None)
    folded: list[Any] = []
    if not forwarded and (history := html_quotes.find(body)):
        folded = html_quotes.fold_away(history)
        if not html_quotes.has_words_outside(body, folded):
            return read(html, forwarded=True, with_text=with_text)
    text, quoted = to_rich(body, history=folded) if with_text else (Rich(""), Rich(""))
    if with_text and not forwarded and not quotes.is_forward("", text.text):
        text, below = _fold_text(text)
        quoted = Rich("\n\n".join(filter(None, (below, quoted.text))))
    _keep_remote_images_away(body)
    return HtmlBody(text, quoted.text, sanitise(etree.tostring(body, method="html", encoding="unicode")))


def _tree(html: str) -> Any:
    """The body element, or None when it is too deep for a tree."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(clean(html, len(html)).encode(), parser)
    except etree.XMLSyntaxError:
        return None
    if root is None or any("depth" in error.message.lower() for error in parser.error_log):
        return None
    body = root.find("body")
    return body if body is not None else root


def _without_tags(html: str) -> str:
    """The text of HTML nobody dares to parse, in one pass."""
    out: list[str] = []
    silent = ""
    for number, piece in enumerate(html[: MAX_TEXT * 4].split("<")):
        tag, closed, text = piece.partition(">")
        if number == 0 or not closed:
            text = piece if number == 0 else ""
        elif silent:
            silent = "" if tag.lower().startswith(f"/{silent}") else silent
        elif found := _SILENT.match(tag):
            silent = found[1].lower()
        if not silent:
            out.append(text)
    return " ".join(escaping.unescape(" ".join(out)).split())


def _fold_text(text: Rich) -> tuple[Rich, str]:
    """History that carried no mark of any program, found by its words."""
    folded = quotes.fold(text.text)
    at = text.text.find(folded.visible) if folded.quoted else -1
    if at < 0:
        return text, ""
    return cut(text, at, at + len(folded.visible)), folded.quoted


def _keep_remote_images_away(body: Any) -> None:
    for image in body.iter("img"):
        source = (image.get("src") or "").strip()
        if source.lower().startswith(("http://", "https://", "//")):
            image.set("data-src", f"https:{source}" if source.startswith("//") else source)
            del image.attrib["src"]

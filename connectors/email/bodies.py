"""What of a mail's parts is its text and what is a file: the tree of parts made two lists; pure.

Apple Mail mixes text, picture, text: all text parts count, in their order. Of alternatives the plain and the HTML
form are two views of one text. Whatever is no text is a file; nothing is left out but signatures of machines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from connectors.email import smime, tnef
from connectors.email.html import of_plain
from connectors.email.mime import Node, tree_of

_SIGNATURES = frozenset({
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
    "application/applefile",
})  # fmt: skip
_MACHINE = frozenset({
    "message/delivery-status", "message/global-delivery-status", "message/disposition-notification",
    "message/feedback-report",
})  # fmt: skip
_OPAQUE = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_OTHER_VIEWS = frozenset({"text/x-amp-html", "text/watch-html"})
_MAX_FILES = 200
_MAX_UNWRAPPED = 3


@dataclass(slots=True)
class Block:
    """One piece of the body, in one or two views."""

    plain: str | None = None
    html: str | None = None


@dataclass(slots=True)
class Bodies:
    blocks: list[Block] = field(default_factory=list)
    files: list[tuple[Node, bytes, str]] = field(default_factory=list)
    """The part, its content, and a name that is better than the part's own, or empty."""
    signed: bool = False
    encrypted: bool = False
    cut: bool = False


def bodies_of(root: Node) -> Bodies:
    """The text pieces and the files of a mail, in their order."""
    found = Bodies()
    found.blocks = list(_Sorter(found).sort(root, False))
    return found


class _Sorter:
    def __init__(self, found: Bodies) -> None:
        self._found = found
        self._unwrapped = 0
        self._has_text = False

    def sort(self, node: Node, choice: bool) -> Iterator[Block]:
        """The text below `node`; files are put aside. `choice`: it is one of several views."""
        kind = node.media_type
        if kind == "multipart/alternative":
            yield from self._alternative(node)
        elif kind.startswith("multipart/"):
            self._found.signed |= kind == "multipart/signed"
            self._found.encrypted |= kind == "multipart/encrypted"
            for child in node.children:
                yield from self.sort(child, choice and child is node.children[0])
        elif self._is_text(node, choice):
            text = node.text()
            self._has_text = True
            if kind == "text/html":
                yield Block(html=text)
            else:
                yield Block(plain=_unflowed(text, node) if node.parameters.get("format") == "flowed" else text)
        else:
            yield from self._file(node, choice)

    def _alternative(self, node: Node) -> Iterator[Block]:
        views = [list(self.sort(child, True)) for child in node.children]
        plain = next((view for view in views if view and any((b.plain or "").strip() for b in view)), None)
        html = next((view for view in reversed(views) if view and any(b.html for b in view)), None)
        if plain is html or html is None or plain is None:
            yield from (plain or html or (views[0] if views else []))
            return
        yield Block(
            plain="\n".join(block.plain or "" for block in plain),
            html="\n".join(block.html or of_plain(block.plain or "") for block in html),
        )

    def _is_text(self, node: Node, choice: bool) -> bool:
        if node.disposition == "attachment" or node.media_type not in ("text/plain", "text/html"):
            return False
        # A text with a name is a file, unless it is the first there is and only its type names it.
        return choice or not node.file_name or not (self._has_text or "filename" in node.disposition_parameters)

    def _file(self, node: Node, choice: bool) -> Iterator[Block]:
        kind = node.media_type
        if kind in _SIGNATURES:
            self._found.signed = True
            return
        if kind in _MACHINE or (choice and kind in _OTHER_VIEWS):
            return
        content = node.content()
        if kind in _OPAQUE and self._unwrapped < _MAX_UNWRAPPED:
            inner = smime.unwrap(content)
            if inner is not None:
                self._unwrapped += 1
                self._found.signed = True
                tree = tree_of(inner)
                self._found.cut |= tree.cut
                yield from self.sort(tree.root, False)
                return
            self._found.encrypted |= node.parameters.get("smime-type") != "signed-data"
        if kind == "application/ms-tnef" and tnef.is_tnef(content):
            yield from self._winmail(node, content)
            return
        self._add(node, content)

    def _winmail(self, node: Node, content: bytes) -> Iterator[Block]:
        inside = tnef.files(content)
        for name, data in inside:
            self._add(node, data, name or "file.bin")
        text = tnef.text(content)
        if text.strip() and not self._has_text:
            yield Block(plain=text)
        elif not inside:
            self._add(node, content)

    def _add(self, node: Node, content: bytes, name: str = "") -> None:
        if len(self._found.files) >= _MAX_FILES:
            self._found.cut = True
        else:
            self._found.files.append((node, content, name))


def _unflowed(text: str, node: Node) -> str:
    """RFC 3676: a line that ends with a blank goes on in the next one of the same quoting depth."""
    delete = node.parameters.get("delsp", "").lower() == "yes"
    out: list[list[str]] = []
    open_depth = -1
    for line in text.split("\n"):
        bare = line.lstrip(">")
        depth = len(line) - len(bare)
        stuffed = bare.removeprefix(" ")
        flows = stuffed.endswith(" ") and stuffed != "-- "
        piece = stuffed[:-1] if flows and delete else stuffed
        if open_depth == depth and out and stuffed != "-- ":
            out[-1].append(piece)
        else:
            out.append([f"{'>' * depth}{' ' if depth else ''}{piece}"])
        open_depth = depth if flows else -1
    return "\n".join("".join(line) for line in out)

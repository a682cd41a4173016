"""A mail's tree of parts, cut out of its source with hard limits; pure, and blind to what the parts mean.

Not the standard library's parser: that reads line by line in Python (a 25 MB mail takes half a second), has no
limits, and its modern half loses attachments of broken mails. Here a part is found with `bytes.find`, so the time
is linear in the size times the depth. `tests/connectors/email` compares both on well-formed mails.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field

from connectors.email.charsets import to_text
from connectors.email.headers import Fields, lenient_base64, split_block
from connectors.email.parameters import parameters

MAX_PARTS = 400
MAX_DEPTH = 20

_GUESSED_BOUNDARY = re.compile(rb"(?:^|\n)--([^\s-][^\r\n]{4,99}?)[ \t]*\r?\n")


@dataclass(slots=True)
class Node:
    """One part. Either it has `children`, or `raw` is its body as it was transferred."""

    fields: Fields
    media_type: str
    parameters: dict[str, str]
    disposition: str
    disposition_parameters: dict[str, str]
    raw: bytes
    children: list[Node] = field(default_factory=list)

    @property
    def content_id(self) -> str:
        return to_text(self.fields.raw("content-id")).strip().strip("<>").strip()[:300]

    @property
    def file_name(self) -> str:
        """The name the sender gave, raw; empty if none."""
        return self.disposition_parameters.get("filename") or self.parameters.get("name") or ""

    def content(self) -> bytes:
        """The body with its transfer encoding undone; damaged encodings give what can be had."""
        return undo_transfer(self.raw, self.fields.ascii("content-transfer-encoding"))

    def text(self) -> str:
        """The body as text, with newlines made `\\n`."""
        text = to_text(self.content(), self.parameters.get("charset"))
        return text.replace("\r\n", "\n").replace("\r", "\n")


@dataclass(slots=True)
class Tree:
    root: Node
    cut: bool
    """Some parts were beyond the limits and are not in the tree."""


def tree_of(source: bytes, *, max_parts: int = MAX_PARTS, max_depth: int = MAX_DEPTH) -> Tree:
    """The parts of a mail. Never raises; what has no sense as MIME becomes one text part."""
    if b"\n" not in source:
        source = source.replace(b"\r", b"\n")
    return _Cutter(max_parts, max_depth).cut(source)


class _Cutter:
    def __init__(self, max_parts: int, max_depth: int) -> None:
        self._left = max_parts
        self._max_depth = max_depth
        self._cut = False

    def cut(self, source: bytes) -> Tree:
        root = self._node(source, "text/plain", 0)
        return Tree(root, self._cut)

    def _node(self, source: bytes, default: str, depth: int) -> Node:
        self._left -= 1
        fields, start = split_block(source)
        node = _leaf(fields, source[start:], default)
        if node.media_type.startswith("multipart/"):
            if depth >= self._max_depth:
                self._cut = True
            else:
                self._divide(node, depth)
            if not node.children:
                node.media_type = "text/plain"
        return node

    def _divide(self, node: Node, depth: int) -> None:
        default = "message/rfc822" if node.media_type == "multipart/digest" else "text/plain"
        for start, end in _pieces(node.raw, _boundary(node)):
            if self._left <= 0:
                self._cut = True
                return
            node.children.append(self._node(node.raw[start:end], default, depth + 1))


def _leaf(fields: Fields, body: bytes, default: str) -> Node:
    media_type = default
    found: dict[str, str] = {}
    if "content-type" in fields:
        declared, found = parameters(fields.raw("content-type"))
        if re.fullmatch(r"[\w.+!#$&^-]+/[\w.+!#$&^-]+", declared):
            media_type = declared
        elif declared in ("text", "plain", "html"):
            media_type = "text/html" if declared == "html" else "text/plain"
        elif declared:
            media_type = "application/octet-stream" if "name" in found else default
    disposition = ""
    disposition_parameters: dict[str, str] = {}
    if "content-disposition" in fields:
        disposition, disposition_parameters = parameters(fields.raw("content-disposition"), found.get("charset"))
    return Node(fields, media_type, found, disposition, disposition_parameters, body)


def _boundary(node: Node) -> bytes:
    declared = node.parameters.get("boundary", "").rstrip()
    if declared:
        return declared.encode("utf-8", "replace")
    guessed = _GUESSED_BOUNDARY.search(node.raw[:65_536])
    return guessed[1] if guessed else b""


def _pieces(raw: bytes, boundary: bytes) -> list[tuple[int, int]]:
    """Where the parts between the delimiter lines start and end; the last may lack its delimiter."""
    if not boundary:
        return []
    delimiter = b"--" + boundary
    pieces: list[tuple[int, int]] = []
    opened = -1
    at = raw.find(delimiter)
    while at >= 0:
        after = at + len(delimiter)
        stop = raw.find(b"\n", after, after + 200)
        rest = raw[after : stop if stop >= 0 else min(len(raw), after + 200)]
        if (at == 0 or raw[at - 1 : at] == b"\n") and rest.strip() in (b"", b"--"):
            if opened >= 0:
                pieces.append((opened, _before_newline(raw, at)))
            opened = stop + 1 if stop >= 0 else len(raw)
            if rest.strip():
                return pieces
        at = raw.find(delimiter, after)
    if 0 <= opened < len(raw):
        pieces.append((opened, len(raw)))
    return pieces


def _before_newline(raw: bytes, at: int) -> int:
    """The newline before a delimiter belongs to the delimiter (RFC 2046, §5.1.1)."""
    if raw[at - 2 : at] == b"\r\n":
        return at - 2
    return at - 1 if at else 0


def undo_transfer(raw: bytes, encoding: str) -> bytes:
    encoding = encoding.strip("\"' ;").partition(";")[0].partition(" ")[0]
    if encoding == "base64":
        return lenient_base64(raw)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(raw)
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return _undo_uu(raw)
    return raw


def _undo_uu(raw: bytes) -> bytes:
    out: list[bytes] = []
    for line in raw.splitlines():
        if line.startswith((b"begin ", b"end")) or not line:
            continue
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            length = (((line[0] - 32) & 63) * 4 + 5) // 3
            try:
                out.append(binascii.a2b_uu(line[:length]))
            except binascii.Error:
                continue
    return b"".join(out)

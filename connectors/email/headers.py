"""The header block of a mail, read as the world writes it and not as the standards ask; pure.

Every function takes whatever bytes came, never raises on them, and works in time linear in their length.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Sequence
from datetime import UTC
from email.utils import parsedate_to_datetime

from connectors.email.charsets import to_text

MAX_BLOCK = 256 * 1024
MAX_FIELDS = 1_000
MAX_VALUE = 64 * 1024
MAX_IDS = 200
MAX_ID = 998

_FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]*:")
_WORD = re.compile(
    r"=\?([^?\s]{1,64})\?([bBqQ])\?(.{0,2000}?)\?=(?:[ \t\r\n]+(?==\?[^?\s]{1,64}\?[bBqQ]\?))?", re.DOTALL
)
_ID = re.compile(r"<([^<>]{1,998})>")


class Fields:
    """The fields of one header block in their order; names are lower case, values raw bytes, unfolded."""

    __slots__ = ("_by_name", "order")

    def __init__(self, order: Sequence[tuple[str, bytes]]) -> None:
        self.order = order
        self._by_name: dict[str, list[bytes]] = {}
        for name, value in order:
            self._by_name.setdefault(name, []).append(value)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def raw(self, name: str) -> bytes:
        values = self._by_name.get(name)
        return values[0] if values else b""

    def all(self, name: str) -> list[bytes]:
        return self._by_name.get(name, [])

    def text(self, name: str, charset: str | None = None) -> str:
        """The field decoded for people; `charset` is tried for bare eight-bit values."""
        return phrase(self.raw(name), charset)

    def ascii(self, name: str) -> str:
        """The field as a machine reads it: lower case, stripped, no decoding."""
        return self.raw(name).decode("ascii", "replace").strip().lower()


def split_block(raw: bytes) -> tuple[Fields, int]:
    """The header block at the start of `raw` and where the body starts.

    The block ends at an empty line, at the first line that is no field, or at a limit. Newlines are LF.
    """
    order: list[tuple[str, bytes]] = []
    at = 0
    end = min(len(raw), MAX_BLOCK)
    lines: list[bytes] = []
    name = ""
    while at < end:
        stop = raw.find(b"\n", at, end)
        stop = end if stop < 0 else stop
        line = raw[at:stop]
        if not line or line == b"\r":
            at = min(stop + 1, len(raw))
            break
        if line[:1] in b" \t" and name:
            lines.append(line)
        elif found := _FIELD.match(line):
            if name:
                order.append((name, _unfold(lines)))
            name, lines = found[1].decode("ascii").lower(), [line[found.end() :]]
        elif at == 0 and line.startswith((b"From ", b">From ")):
            pass  # an mbox separator in front of the first field
        elif name and lines[-1].rstrip().endswith(b";"):
            lines.append(line)  # parameters on a line of their own that forgot to be indented
        else:
            break
        at = stop + 1
        if len(order) >= MAX_FIELDS:
            name = ""
            at = _block_end(raw, at)
            break
    if name:
        order.append((name, _unfold(lines)))
    return Fields(order), min(at, len(raw))


def _unfold(lines: list[bytes]) -> bytes:
    value = b" ".join(line.strip() for line in lines) if len(lines) > 1 else lines[0].strip()
    return value[:MAX_VALUE]


def _block_end(raw: bytes, at: int) -> int:
    found = re.compile(rb"\n\r?\n").search(raw, max(at - 1, 0))
    return found.end() if found else len(raw)


def phrase(raw: bytes, charset: str | None = None) -> str:
    """A field's text for people: eight-bit bytes and encoded words decoded, runs of blanks made one."""
    text = to_text(raw, charset)
    if "=?" in text:
        text = decode_words(text)
    return " ".join(text.split())


def decode_words(text: str) -> str:
    """RFC 2047, tolerant: blanks inside words, words inside quotes, characters split over words, bad padding."""
    out: list[str] = []
    pending: list[bytes] = []
    charset = ""
    last = 0
    for found in _WORD.finditer(text):
        declared = found[1].partition("*")[0]
        raw = _word_bytes(found[2], found[3])
        gap = text[last : found.start()]
        if pending and (gap or declared.lower() != charset.lower()):
            out.append(to_text(b"".join(pending), charset))
            pending = []
        out.append(gap)
        pending.append(raw)
        charset = declared
        last = found.end()
    if pending:
        out.append(to_text(b"".join(pending), charset))
    out.append(text[last:])
    return "".join(out)


def _word_bytes(encoding: str, payload: str) -> bytes:
    if encoding in "bB":
        return lenient_base64(payload.encode("ascii", "ignore"))
    data = payload.replace("_", " ").encode("utf-8", "replace")
    return re.sub(rb"=([0-9A-Fa-f]{2})", lambda m: bytes((int(m[1], 16),)), data)


_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_ONLY_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]*")


def lenient_base64(data: bytes) -> bytes:
    """Base64 with whatever does not belong to it left out, the padding put right, joined pieces all read."""
    end = data.find(b"=")
    if end >= 0 and _ONLY_BASE64.fullmatch(rest := data[end:].lstrip(b"=\r\n \t")) and rest:
        return lenient_base64(data[:end]) + b"".join(_piece(one) for one in rest.split(b"="))
    return _piece(data if end < 0 else data[:end])


def _piece(data: bytes) -> bytes:
    """Base64 up to its padding."""
    try:
        return binascii.a2b_base64(data + b"==")
    except binascii.Error:
        data = _NOT_BASE64.sub(b"", data)
        data = data[: len(data) - (len(data) % 4 == 1)]
        return binascii.a2b_base64(data + b"==")


def message_ids(raw: bytes) -> tuple[str, ...]:
    """The ids of a Message-ID, In-Reply-To or References field, in order, without brackets and doubles.

    What stands outside of brackets counts only if the whole field has none and looks like one id.
    An empty id is no id: one mail with an empty id swallowed every later one elsewhere.
    """
    text = raw.decode("utf-8", "replace").replace("\0", "")
    if "=?" in text:
        text = decode_words(text)  # what Python's own library makes of an id that is longer than a line
    found = [re.sub(r"\s+", "", one) for one in _ID.findall(text)]
    if not found:
        found = [one for one in text.replace("<", " ").replace(">", " ").split() if "@" in one]
    unique = dict.fromkeys(one[:MAX_ID] for one in found if len(one) > 2)
    ids = tuple(unique)
    return ids if len(ids) <= MAX_IDS else (*ids[:1], *ids[1 - MAX_IDS :])


def instant(raw: bytes) -> int | None:
    """A Date field as milliseconds since the epoch, or None if it is none we can read."""
    text = raw[:200].decode("ascii", "replace").strip()
    try:
        moment = parsedate_to_datetime(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return int(moment.timestamp() * 1000)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None

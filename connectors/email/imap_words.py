"""IMAP's answers as words, and our words as IMAP wants them (RFC 3501, §9); pure."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Token = bytes | list["Token"]

_DATE = re.compile(r"(\d{1,2})-(\w{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)")
_TOKEN = re.compile(rb'\s*(?:(\()|(\))|"((?:[^"\\]|\\.)*)"|(\{\})|(BODY\[[^\]]*\](?:<\d+>)?|[^\s()"]+))', re.IGNORECASE)


def tokens(line: bytes, literals: Iterable[bytes]) -> list[Token]:
    """An answer's words; parentheses become lists. Never deeper than the answers to what we ask."""
    waiting = iter(literals)
    top: list[Token] = []
    stack: list[list[Token]] = [top]
    for found in _TOKEN.finditer(line):
        opening, closing, text, literal, word = found.groups()
        if opening:
            inner: list[Token] = []
            stack[-1].append(inner)
            stack.append(inner)
        elif closing:
            if len(stack) > 1:
                stack.pop()
        elif literal:
            stack[-1].append(next(waiting, b""))
        elif text is not None:
            stack[-1].append(re.sub(rb"\\(.)", rb"\1", text))
        else:
            stack[-1].append(word.rstrip(b"]") if word.endswith(b"]") and b"[" not in word else word)
    return top


def is_word(token: Token) -> bool:
    return isinstance(token, bytes)


def number(token: Token) -> int:
    return int(token) if isinstance(token, bytes) and token.isdigit() else 0


def received_at(raw: Token) -> int | None:
    """An INTERNALDATE, `" 3-Mar-2025 12:00:00 +0300"`, in milliseconds."""
    if not isinstance(raw, bytes):
        return None
    found = _DATE.fullmatch(raw.decode("ascii", "replace").strip())
    if found is None or found[2].title() not in MONTHS:
        return None
    day, year, hour, minute, second = (int(found[i]) for i in (1, 3, 4, 5, 6))
    try:
        moment = datetime(year, MONTHS.index(found[2].title()) + 1, day, hour, minute, min(second, 59), tzinfo=UTC)
    except ValueError:
        return None
    offset = (int(found[8]) * 60 + int(found[9])) * 60_000
    return int(moment.timestamp() * 1000) + (offset if found[7] == "-" else -offset)


def uid_set(uids: Sequence[int]) -> str:
    """UIDs as a set in few letters: `1:5,7`."""
    runs: list[list[int]] = []
    for uid in sorted(uids):
        if runs and uid == runs[-1][1] + 1:
            runs[-1][1] = uid
        else:
            runs.append([uid, uid])
    return ",".join(str(a) if a == b else f"{a}:{b}" for a, b in runs)


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'.replace("\r", "").replace("\n", "")


def utf7(name: str) -> str:
    """A folder's name in IMAP's own UTF-7 (RFC 3501, §5.1.3)."""

    def shifted(found: re.Match[str]) -> str:
        encoded = base64.b64encode(found[0].encode("utf-16-be")).decode("ascii").rstrip("=")
        return f"&{encoded.replace('/', ',')}-"

    return re.sub(r"[^ -~]+", shifted, name.replace("&", "&-"))


def readable(line: bytes) -> str:
    return line.decode("utf-8", "replace").strip()[:300]

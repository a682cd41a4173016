"""Content-Type and Content-Disposition: a value and its parameters, in all the broken ways names are written; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from connectors.email.charsets import to_text
from connectors.email.headers import decode_words

_PARAM = re.compile(r"[;\s]*([^\s=;\"]{1,80})\s*=\s*")
_SECTION = re.compile(r"^(.*?)(?:\*(\d{1,3}))?(\*)?$", re.DOTALL)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_MAX_PARAMETERS = 100


def parameters(raw: bytes, charset: str | None = None) -> tuple[str, dict[str, str]]:
    """The value and the parameters of a Content-Type or Content-Disposition field, both for machines.

    Reads RFC 2231 (pieces and charsets), RFC 2047 inside of it, both at once, bare eight-bit values,
    unquoted blanks and missing quotes. The first of two parameters of one name wins.
    """
    text = to_text(raw, charset)
    value, _, rest = text.partition(";")
    if "=" in value and len(parts := value.split(None, 1)) == 2:
        value, rest = parts[0], f"{parts[1]};{rest}"  # the first semicolon was forgotten
    found: dict[str, str] = {}
    extended: dict[str, dict[int, tuple[str, bool]]] = {}
    for key, content in _pairs(rest):
        name, number, star = _section(key)
        if number is None and not star:
            found.setdefault(name, content)
        else:
            extended.setdefault(name, {}).setdefault(number or 0, (content, star))
    for name, pieces in extended.items():
        joined = _join(pieces)
        if joined:
            found[name] = joined
    return value.strip().strip("\"'").lower(), {
        name: decode_words(content) if "=?" in content else content for name, content in found.items()
    }


def _section(key: str) -> tuple[str, int | None, bool]:
    found = _SECTION.match(key.lower())
    if found is None:
        return key.lower(), None, False
    return found[1], int(found[2]) if found[2] else None, bool(found[3])


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    for _ in range(_MAX_PARAMETERS):
        found = _PARAM.match(text, at)
        if found is None:
            at = text.find(";", at) + 1
            if not at:
                return
            continue
        at = found.end()
        if text[at : at + 1] == '"':
            content, at = _quoted(text, at)
        else:
            end = _unquoted_end(text, at)
            content, at = text[at:end].strip().strip("'"), end
        yield found[1], content


def _quoted(text: str, at: int) -> tuple[str, int]:
    found = _QUOTED.match(text, at)
    if found is None:
        end = text.find(";", at)
        end = len(text) if end < 0 else end
        return text[at + 1 : end].strip(), end
    # A backslash before anything but a quote or itself is a Windows path, not an escape.
    return re.sub(r'\\(["\\])', r"\1", found[1]), found.end()


def _unquoted_end(text: str, at: int) -> int:
    if text.startswith("=?", at):
        last = text.rfind("?=", at)
        word_end = text.find(";", last if last > 0 else at)
    else:
        word_end = text.find(";", at)
    return len(text) if word_end < 0 else word_end


def _join(pieces: dict[int, tuple[str, bool]]) -> str:
    """RFC 2231: the pieces in their order; the first may name the charset of those that are escaped."""
    charset = "utf-8"
    raw: list[bytes] = []
    for position, number in enumerate(sorted(pieces)):
        content, star = pieces[number]
        if star and position == 0 and content.count("'") >= 2:
            charset, _, content = content.split("'", 2)
        data = content.encode("utf-8", "replace")
        raw.append(unquote_to_bytes(data) if star else data)
    return to_text(b"".join(raw), charset or "utf-8")

"""The files inside a winmail.dat, which Outlook sends when it means well; reads [MS-OXTNEF] and skips what it must.

One pass over the attributes; nothing is decompressed, so the work is linear in the size.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from connectors.email.charsets import to_text

_SIGNATURE = 0x223E9F78
_BODY, _NEW_FILE, _TITLE, _DATA, _PROPERTIES = 0x0002800C, 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_LONG_NAME = 0x3707
_MAX_ATTRIBUTES = 5_000
_MAX_PROPERTIES = 200


def is_tnef(content: bytes) -> bool:
    return len(content) > 6 and int.from_bytes(content[:4], "little") == _SIGNATURE


def files(content: bytes) -> list[tuple[str, bytes]]:
    """Names and contents of the files inside; empty if there is none or the whole is damaged."""
    found: list[tuple[str, bytes]] = []
    name, data, opened = "", b"", False
    for kind, value in _attributes(content):
        if kind == _NEW_FILE:
            if opened and data:
                found.append((name, data))
            name, data, opened = "", b"", True
        elif kind == _TITLE:
            name = name or to_text(value.rstrip(b"\0"))
        elif kind == _DATA:
            data = value
        elif kind == _PROPERTIES:
            name = _long_name(value) or name
    if opened and data:
        found.append((name, data))
    return found


def text(content: bytes) -> str:
    """The plain body, if the mail was written without formatting."""
    return next((to_text(value.rstrip(b"\0")) for kind, value in _attributes(content) if kind == _BODY), "")


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = 6
    for _ in range(_MAX_ATTRIBUTES):
        if at + 11 > len(content):
            return
        kind, size = struct.unpack_from("<II", content, at + 1)
        start = at + 9
        if start + size + 2 > len(content):
            return
        yield kind, content[start : start + size]
        at = start + size + 2


def _long_name(block: bytes) -> str:
    """The file's whole name out of its MAPI properties; the title beside them is cut to 8.3 letters."""
    try:
        for identifier, kind, value in _mapi(block):
            if identifier == _LONG_NAME:
                return (
                    value.decode("utf-16-le", "replace").rstrip("\0") if kind == 0x1F else to_text(value.rstrip(b"\0"))
                )
    except (struct.error, IndexError):
        pass
    return ""


_FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}


def _mapi(block: bytes) -> Iterator[tuple[int, int, bytes]]:
    (count,) = struct.unpack_from("<I", block, 0)
    at = 4
    for _ in range(min(count, _MAX_PROPERTIES)):
        kind, identifier = struct.unpack_from("<HH", block, at)
        at += 4
        if identifier >= 0x8000:
            at = _after_property_name(block, at)
        many = bool(kind & 0x1000) or kind & 0xFFF in (0x1E, 0x1F, 0x0D, 0x102)
        values = 1
        if many:
            (values,) = struct.unpack_from("<I", block, at)
            at += 4
        for _ in range(min(values, _MAX_PROPERTIES)):
            size = _FIXED.get(kind & 0xFFF)
            if size is None:
                (size,) = struct.unpack_from("<I", block, at)
                at += 4
            yield identifier, kind & 0xFFF, block[at : at + size]
            at += (size + 3) // 4 * 4


def _after_property_name(block: bytes, at: int) -> int:
    (by_name,) = struct.unpack_from("<I", block, at + 16)
    if not by_name:
        return at + 24
    (size,) = struct.unpack_from("<I", block, at + 20)
    return int(at + 24 + (size + 3) // 4 * 4)

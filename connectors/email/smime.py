"""The mail inside an opaque S/MIME signature, and nothing else: no signature is checked, nothing is decrypted.

Such a mail is one binary part; without this it shows empty. The structure is CMS (RFC 5652): ContentInfo, SignedData,
EncapsulatedContentInfo, and in it the mail, in BER, often with indefinite lengths.
"""

from __future__ import annotations

_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_MAX_DEPTH = 12
_SEQUENCE, _SET, _OID, _OCTETS, _OCTETS_BUILT, _CONTEXT_0 = 0x30, 0x31, 0x06, 0x04, 0x24, 0xA0


class _Malformed(Exception):
    pass


def unwrap(content: bytes) -> bytes | None:
    """The source of the signed mail, or None if this is encrypted or no such thing."""
    try:
        info = _children(content, _element(content, 0), 0)
        if len(info) < 2 or content[info[0][1] : info[0][2]] != _SIGNED_DATA or info[0][0] != _OID:
            return None
        signed = _children(content, _children(content, info[1], 1)[0], 2)
        encapsulated = _children(content, next(one for one in signed if one[0] == _SEQUENCE), 3)
        inner = _children(content, encapsulated[1], 4)[0]
        return b"".join(_octets(content, inner, 5)) or None
    except (_Malformed, IndexError, StopIteration):
        return None


_Element = tuple[int, int, int, int]
"""Tag, where the content starts and ends, where the element ends."""


def _element(data: bytes, at: int, depth: int = 0) -> _Element:
    if depth > _MAX_DEPTH:
        raise _Malformed
    tag, length = data[at], data[at + 1]
    start = at + 2
    if length == 0x80:
        end = start
        while data[end : end + 2] != b"\0\0":
            end = _element(data, end, depth + 1)[3]
        return tag, start, end, end + 2
    if length > 0x80:
        count = length & 0x7F
        if count > 8:
            raise _Malformed
        length = int.from_bytes(data[start : start + count], "big")
        start += count
    end = start + length
    if end > len(data):
        raise _Malformed
    return tag, start, end, end


def _children(data: bytes, parent: _Element, depth: int) -> list[_Element]:
    found: list[_Element] = []
    at = parent[1]
    while at < parent[2]:
        element = _element(data, at, depth)
        found.append(element)
        at = element[3]
    return found


def _octets(data: bytes, element: _Element, depth: int) -> list[bytes]:
    if element[0] == _OCTETS:
        return [data[element[1] : element[2]]]
    if element[0] == _OCTETS_BUILT and depth < _MAX_DEPTH:
        return [piece for child in _children(data, element, depth) for piece in _octets(data, child, depth + 1)]
    raise _Malformed

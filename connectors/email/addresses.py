"""Address fields of a mail: who is named, as mailers write it and not as the grammar asks; pure and linear in time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from connectors.email.charsets import to_text
from connectors.email.headers import decode_words

MAX_ADDRESSES = 500

_ADDRESS = re.compile(r"^[^\s@<>\",;:\\\[\]()]{1,128}@[^\s@<>\",;:\\()]{1,255}$")
_LOOSE_ADDRESS = re.compile(r"[^\s@<>\",;:\\\[\]()']{1,128}@[^\s@<>\",;:\\()']{1,255}")


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox: `address` in lower case, `name` as the sender wrote it, empty if he did not."""

    address: str
    name: str = ""

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


def addresses(raw: bytes, charset: str | None = None) -> tuple[Address, ...]:
    """Every mailbox in an address field, at most `MAX_ADDRESSES`; what is no address is left out."""
    text = to_text(raw, charset)
    if "@" not in text:
        return ()
    found: list[Address] = []
    for piece in _mailboxes(text):
        one = _mailbox(piece)
        if one is not None:
            found.append(one)
            if len(found) >= MAX_ADDRESSES:
                break
    return tuple(found)


def _mailboxes(text: str) -> Iterator[str]:
    """The field cut at its commas: those outside of quotes, comments and angle brackets."""
    quotes = text.count('"') - text.count('\\"')
    quoting = quotes % 2 == 0  # an unbalanced quote is a letter
    start = 0
    quoted = angled = escaped = False
    depth = 0
    for i, c in enumerate(text):
        if escaped:
            escaped = False
        elif c == "\\":
            escaped = True
        elif c == '"' and quoting and not depth:
            quoted = not quoted
        elif quoted:
            continue
        elif c == "(":
            depth += 1
        elif c == ")":
            depth = max(0, depth - 1)
        elif c == "<":
            angled = True
        elif c == ">":
            angled = False
        elif c in ",;" and not angled and not depth:
            yield text[start:i]
            start = i + 1
    yield text[start:]


def _mailbox(piece: str) -> Address | None:
    head, bracket, tail = piece.rpartition("<")
    if bracket:
        address = tail.partition(">")[0].strip().strip("'\"")
        name = head
    else:
        found = _LOOSE_ADDRESS.search(piece)
        address = found[0] if found else ""
        comment = piece.partition("(")[2].rpartition(")")[0]
        name = comment or (piece[: found.start()] if found else "")
    if address.lower().startswith("mailto:"):
        address = address[7:]
    if "=?" in address:
        address = decode_words(address)
    if not _ADDRESS.match(address):
        loose = _LOOSE_ADDRESS.search(address) or (_LOOSE_ADDRESS.search(head) if bracket else None)
        if loose is None:
            return None
        address = loose[0]
    address = address.rstrip(".").lower()
    name = _display_name(name)
    return Address(address, "" if name.lower() == address else name)


def _display_name(name: str) -> str:
    name = name.strip()
    if ":" in name and not name.startswith(('"', "=?")):
        name = name.rpartition(":")[2].strip()  # the head of a group
    if len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1]
    name = re.sub(r"\\(.)", r"\1", name).strip('" \t')
    if "=?" in name:
        name = decode_words(name)
    name = " ".join(name.split()).strip("\"' ")
    return name[:200]

"""Which of our mails came back and why: delivery reports as the standard has them, and as mailers write them; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from connectors.email.headers import message_ids, phrase, split_block
from connectors.email.mime import Node

_LIMIT = 256 * 1024
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_CODE = re.compile(r"\b([45]\d\d)[ -]")
_ORIGINAL_ID = re.compile(rb"^[ \t>]{0,8}Message-ID:\s*<([^<>\s]{3,300})>", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(r"<?([^\s<>\"';,:]{1,128}@[^\s<>\"';,:]{1,255})>?")


@dataclass(frozen=True, slots=True)
class Failure:
    """One recipient a mail did not reach; `status` like `5.1.1`, or empty; `reason` in the server's words."""

    address: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class Bounce:
    """A report on a mail of ours: the ids it may be about, best first, and the recipients that failed."""

    about: tuple[str, ...]
    failures: tuple[Failure, ...]

    @property
    def reason(self) -> str:
        """One line for the agent: the server's words, or its code."""
        for failure in self.failures:
            if failure.reason or failure.status:
                return (failure.reason or failure.status)[:500]
        return ""


def read(root: Node, text: str) -> Bounce:
    """What a bounce or delay says; `text` is its readable part. All may be empty, for some say nothing."""
    failures = [*_reported(root)]
    if not failures:
        failures = [*_from_fields(root, text)]
    return Bounce(tuple(dict.fromkeys(_originals(root, text))), tuple(failures[:50]))


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def _reported(root: Node) -> Iterator[Failure]:
    """RFC 3464: a block of fields for the message, then one for each recipient."""
    for node in _nodes(root):
        if not node.media_type.endswith("delivery-status"):
            continue
        content = node.content()[:_LIMIT].replace(b"\r\n", b"\n")
        for block in re.split(rb"\n[ \t]*\n", content)[:200]:
            fields, _ = split_block(block.lstrip(b"\n"))
            named = fields.raw("final-recipient") or fields.raw("original-recipient")
            action = fields.ascii("action")
            if not named or action in ("delivered", "relayed", "expanded"):
                continue
            address = _ADDRESS.search(phrase(named.rpartition(b";")[2]))
            reason = phrase(fields.raw("diagnostic-code"))
            reason = reason.partition(";")[2].strip() if reason[:12].lower().startswith(("smtp;", "x-")) else reason
            yield Failure(address[1].lower() if address else "", fields.ascii("status").split(" ")[0], reason[:500])


def _from_fields(root: Node, text: str) -> Iterator[Failure]:
    """Exim names the recipients in a field, qmail only in its text."""
    status = _STATUS.search(text)
    reason = _reason_line(text)
    named = [found[1] for found in _ADDRESS.finditer(phrase(root.fields.raw("x-failed-recipients")))]
    if not named:
        named = [found[1] for found in _ADDRESS.finditer(text[:4_000])][:1]
    for address in named:
        yield Failure(address.lower().rstrip("."), status[0] if status else "", reason)


def _reason_line(text: str) -> str:
    for line in text[:20_000].split("\n")[:300]:
        if len(line) < 1_000 and (_STATUS.search(line) or _CODE.search(line)):
            return " ".join(line.split())[:500]
    return ""


def _originals(root: Node, text: str) -> Iterator[str]:
    for node in _nodes(root):
        if node.media_type in ("message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers"):
            fields, _ = split_block(node.content()[:_LIMIT].lstrip(b"\r\n"))
            yield from message_ids(fields.raw("message-id"))
    yield from message_ids(root.fields.raw("in-reply-to"))
    yield from message_ids(root.fields.raw("references"))[::-1]
    for found in _ORIGINAL_ID.findall(text[:_LIMIT].encode("utf-8", "replace")):
        yield found.decode("utf-8", "replace")

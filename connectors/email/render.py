"""An agent's message as mails: who gets it, what it answers, its text in two views, its files; pure.

The subject is the customer's own and the references name his mails, so that Gmail and Outlook keep one
conversation; Reply-To carries the token by which the answer finds home even if a mail program loses the rest.
"""

from __future__ import annotations

import base64
import binascii
import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from connectors.base import DeliveryFailed, Outbound, OutboundFile, Part
from connectors.email.classify import LOOP_HEADER
from connectors.email.threading import (
    Seal,
    own_id,
    reply_address,
    reply_subject,
    root_id,
    trimmed_references,
)
from core.clock import to_datetime
from core.rich import to_html, to_plain

MAX_FILES = 18 * 1024 * 1024
"""Bytes of files in one mail before encoding: with Base64 and the text it stays below 25 MB, what most servers take."""
_FILETIME_EPOCH = 11_644_473_600_000
"""Milliseconds from 1601 to 1970."""


@dataclass(frozen=True, slots=True)
class Sender:
    """What of a channel its mails need to say."""

    address: str
    name: str
    seal: Seal
    instance: str
    """Of this installation, in the loop field of all mails."""
    plus: bool = True
    """The server delivers `name+anything@` to this mailbox."""

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


def render(message: Outbound, *, sender: Sender, now: int) -> list[Part]:
    """The mails of one message: one, or more when its files do not fit into one.

    Raises `DeliveryFailed` when there is nobody to send it to.
    """
    recipients = _recipients(message)
    batches = _batches(message.files)
    return [
        Part(
            kind="mail",
            payload=_payload(message, recipients, sender, now, number, len(batches)),
            files=[file.attachment_id for file in batch],
        )
        for number, batch in enumerate(batches)
    ]


def _recipients(message: Outbound) -> list[list[str]]:
    """Whom the agent chose, or whom the last accepted mail said to answer; never a stranger by himself."""
    recipients = _mailboxes(message.options.get("to") or message.origin.get("to") or ())
    if not recipients:
        raise DeliveryFailed("There is no address to send this to.", code="not_found", permanent=True)
    return recipients


def _mailboxes(chosen: Sequence[Any]) -> list[list[str]]:
    """Pairs of name and address; an address alone will do."""
    pairs = [["", one] if isinstance(one, str) else [str(one[0]), str(one[1])] for one in chosen]
    return [pair for pair in pairs if "@" in pair[1]]


def _batches(files: Sequence[OutboundFile]) -> list[list[OutboundFile]]:
    batches: list[list[OutboundFile]] = [[]]
    size = 0
    for file in files:
        if batches[-1] and size + file.size > MAX_FILES:
            batches.append([])
            size = 0
        batches[-1].append(file)
        size += file.size
    return batches


def _payload(
    message: Outbound, to: list[list[str]], sender: Sender, now: int, number: int, count: int
) -> dict[str, Any]:
    origin = message.origin
    answered = _answered(message)
    root = root_id(sender.seal, message.place_key, sender.domain)
    references = [root, *origin.get("references", ()), *([answered] if answered else [])]
    text = to_plain(message.body) if number == 0 else ""
    text_html = to_html(message.body) if number == 0 else ""
    subject = origin.get("subject") or message.subject or ""
    quote = _Quote(message, now) if number == 0 and message.quoted else None
    return {
        "message_id": own_id(sender.seal, message.place_key, message.message_id, sender.domain, part=number),
        "from": [_from_name(message.agent_name, sender.name), sender.address],
        "to": to,
        "cc": _mailboxes(message.options.get("cc") or ()),
        "subject": reply_subject(subject) if answered else subject,
        "in_reply_to": answered,
        "references": trimmed_references(references),
        "reply_to": reply_address(sender.seal, message.place_key, sender.address) if sender.plus else None,
        "headers": _headers(message, sender, now),
        "text": "\n\n".join(filter(None, (text, _part_line(number, count), quote.text if quote else ""))) + "\n",
        "html": _page("<br><br>".join(filter(None, (text_html, _part_line(number, count)))), quote),
    }


def _answered(message: Outbound) -> str | None:
    """The Message-ID this answers: of the chosen message, else of the customer's last."""
    if message.reply_to:
        return message.reply_to.rpartition("#")[0] or message.reply_to
    found: str | None = message.origin.get("message_id")
    return found


def _from_name(agent: str, channel: str) -> str:
    return f"{agent} ({channel})" if agent and channel else agent or channel


def _part_line(number: int, count: int) -> str:
    return f"[{number + 1}/{count}]" if count > 1 else ""


def _headers(message: Outbound, sender: Sender, now: int) -> dict[str, str]:
    headers = {LOOP_HEADER: sender.instance}
    if message.options.get("automatic"):
        answers = bool(message.origin.get("message_id"))
        headers["Auto-Submitted"] = "auto-replied" if answers else "auto-generated"
        headers["X-Auto-Response-Suppress"] = "All"
    if index := child_index(message.origin.get("thread_index", ""), now):
        headers["Thread-Index"] = index
        headers["Thread-Topic"] = message.origin.get("thread_topic") or message.origin.get("subject", "")
    return headers


def child_index(parent: str, now: int) -> str:
    """Outlook's Thread-Index of an answer: the parent's and five bytes for the time since the conversation began.

    [MS-OXOMSG] 2.2.1.3: 22 bytes of head, then 5 for each answer; the difference counts in 2^18 × 100 ns.
    """
    try:
        raw = base64.b64decode(parent, validate=True)
    except (binascii.Error, ValueError):
        return ""
    if len(raw) < 22 or (len(raw) - 22) % 5 or len(raw) > 22 + 5 * 40:
        return ""
    began = int.from_bytes(raw[:6], "big") << 16
    passed = max(0, (now + _FILETIME_EPOCH) * 10_000 - began)
    block = (passed >> 18) & 0x7FFFFFFF
    return base64.b64encode(raw + block.to_bytes(4, "big") + b"\x10").decode("ascii")


class _Quote:
    """The mail being answered, below the answer, marked so that other programs can fold it."""

    def __init__(self, message: Outbound, now: int) -> None:
        at = to_datetime(message.origin.get("at") or now)
        head = f"{at:%Y-%m-%d %H:%M} UTC, {message.origin.get('author', '')}:".replace(", :", ":")
        lines = message.quoted.strip("\n").split("\n")
        self.text = "\n".join([head, *(f"> {line}" if line else ">" for line in lines)])
        self.html = (
            f'<div class="gmail_quote"><div class="gmail_attr">{html.escape(head)}</div>'
            '<blockquote class="gmail_quote" type="cite" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;'
            f'padding-left:1ex">{"<br>".join(html.escape(line) for line in lines)}</blockquote></div>'
        )


def _page(body: str, quote: _Quote | None) -> str:
    below = f"<br>{quote.html}" if quote else ""
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div>{body}</div>{below}</body></html>'


def notice(
    *,
    sender: Sender,
    to: Sequence[str],
    subject: str,
    text: str,
    page: str,
    message_id: str,
    headers: Mapping[str, str],
) -> Part:
    """A mail of the product itself, to a colleague: answered by nobody, in no correspondence."""
    automatic = {LOOP_HEADER: sender.instance, "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    return Part(
        kind="mail",
        payload={
            "message_id": f"{message_id}@{sender.domain}",
            "from": [sender.name, sender.address],
            "to": [["", one] for one in to],
            "subject": subject,
            "headers": automatic | dict(headers),
            "text": text,
            "html": page,
        },
    )

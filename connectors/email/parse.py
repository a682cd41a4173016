"""The source of a mail made one typed value: who, what, which files, and what kind of mail it is; pure.

Which correspondence it belongs to is not decided here: that needs what the channel has seen before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from connectors.email import bounces, html_body, quotes
from connectors.email.addresses import Address, addresses
from connectors.email.authentication import Verdict, verdict
from connectors.email.bodies import Block, Bodies, bodies_of
from connectors.email.classify import Kind, kind_of, loop_marks
from connectors.email.headers import Fields, instant, message_ids, phrase
from connectors.email.html import images_of, of_plain
from connectors.email.mime import Node, tree_of
from connectors.email.names import distinct, name_of
from core.rich import Rich, linkify
from core.text import MAX_TEXT, clean

MAX_SIZE = 40 * 1024 * 1024
"""Bytes of a mail's source that we take whole; of a bigger one only the beginning."""
MAX_SUBJECT = 500
_DELIVERED_TO = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to", "apparently-to")


@dataclass(frozen=True, slots=True)
class MailFile:
    name: str
    media_type: str
    content: bytes = field(repr=False)
    content_id: str
    inline: bool
    """Shown in the text, in its place."""


@dataclass(frozen=True, slots=True)
class Mail:
    """Everything of a mail that somebody needs; `sender` is its From, never its Reply-To."""

    message_id: str | None
    in_reply_to: Sequence[str]
    references: Sequence[str]
    """Oldest first."""
    subject: str
    sender: Address | None
    reply_to: Sequence[Address]
    to: Sequence[Address]
    cc: Sequence[Address]
    delivered_to: Sequence[str]
    """Every address of the channel it may have come to, the envelope's first."""
    date: int | None
    """What the sender's clock said; milliseconds."""
    kind: Kind | None
    verdict: Verdict
    bounce: bounces.Bounce | None
    loop_marks: Sequence[str]
    body: Rich
    quoted: str
    html: str | None
    files: Sequence[MailFile]
    dedup_key: str
    """The same for the same mail that comes again by whatever way, different for another with the same Message-ID."""
    extra: dict[str, Any] = field(default_factory=dict)
    """`cut`, `signed`, `encrypted`, `too_big`, `thread_index`, `thread_topic`, `unsafe_html`."""


def parse(source: bytes, *, trusted: Collection[str] = (), whole_size: int | None = None) -> Mail:
    """Read a mail's source. `whole_size` is given when `source` is only the beginning of a mail that is too big.

    `trusted` are the servers whose Authentication-Results count. Never raises on what the mail holds.
    """
    tree = tree_of(source)
    root = tree.root
    fields = root.fields
    charset = _charset(root)
    subject = fields.text("subject", charset)[:MAX_SUBJECT]
    sender = _sender(fields, charset)
    found = bodies_of(root)
    kind = kind_of(root, sender=sender.address if sender else "", subject=subject)
    text = _Text(found, subject)
    too_big = whole_size is not None
    files = () if too_big else tuple(_files(found, text.html))
    ids = message_ids(fields.raw("message-id"))
    message_id = ids[0] if ids else None
    return Mail(
        message_id=message_id,
        in_reply_to=message_ids(fields.raw("in-reply-to")),
        references=message_ids(fields.raw("references")),
        subject=subject,
        sender=sender,
        reply_to=addresses(fields.raw("reply-to"), charset)[:5],
        to=_all(fields, "to", charset),
        cc=_all(fields, "cc", charset),
        delivered_to=_delivered(fields),
        date=instant(fields.raw("date")),
        kind=kind,
        verdict=verdict(fields, sender_domain=sender.domain if sender else "", trusted=trusted),
        bounce=bounces.read(root, text.whole) if kind in ("bounce", "delay") else None,
        loop_marks=loop_marks(fields),
        body=text.body,
        quoted=text.quoted,
        html=text.html,
        files=files,
        dedup_key=_dedup_key(message_id, fields, text.whole, source),
        extra=_extra(fields, found, text, cut=tree.cut or found.cut, size=whole_size),
    )


class _Text:
    """The body in its three shapes: `body` is new words, `quoted` the folded rest, `html` what may be shown."""

    def __init__(self, found: Bodies, subject: str) -> None:
        blocks = [block for block in found.blocks if (block.plain or "").strip() or (block.html or "").strip()]
        self.html: str | None = None
        self.unsafe = False
        plain = all((block.plain or "").strip() for block in blocks)
        self.whole = "\n\n".join((block.plain or block.html or "").strip("\n") for block in blocks)
        self.cut = len(self.whole) > MAX_TEXT
        forwarded = quotes.is_forward(subject, self.whole if plain else "")
        self.body, self.quoted = Rich(""), ""
        if any(block.html for block in blocks):
            self._read_html(blocks, forwarded, with_text=not plain)
        if plain and blocks:
            folded = quotes.fold(self.whole, forwarded=forwarded)
            self.body, self.quoted = linkify(folded.visible), clean(folded.quoted)

    def _read_html(self, blocks: list[Block], forwarded: bool, *, with_text: bool) -> None:
        whole = "\n".join(block.html or of_plain(block.plain or "") for block in blocks)
        read = html_body.read(whole, forwarded=forwarded, with_text=with_text)
        self.html = read.safe
        self.unsafe = read.safe is None
        if with_text:
            self.body, self.quoted = read.text, clean(read.quoted)


def _charset(root: Node) -> str | None:
    """A hint for header fields in bare eight-bit letters: the charset of the first text part."""
    at = root
    while at.children:
        at = at.children[0]
    return at.parameters.get("charset")


def _sender(fields: Fields, charset: str | None) -> Address | None:
    for name in ("from", "sender", "return-path"):
        found = addresses(fields.raw(name), charset)
        if found:
            return found[0]
    return None


def _all(fields: Fields, name: str, charset: str | None) -> tuple[Address, ...]:
    values = fields.all(name)
    if not values:
        return ()
    found = [one for raw in values[:20] for one in addresses(raw, charset)]
    return tuple({one.address: one for one in reversed(found)}.values())[::-1]


def _delivered(fields: Fields) -> tuple[str, ...]:
    found = [one.address for name in _DELIVERED_TO for raw in fields.all(name)[:20] for one in addresses(raw)]
    return tuple(dict.fromkeys(found))


def _files(found: Bodies, html: str | None) -> list[MailFile]:
    shown = {one.lower() for one in images_of(html)} if html else set()
    names = distinct(name_of([name, *_names(node)], node.media_type) for node, _, name in found.files)
    return [
        MailFile(
            name=name,
            media_type=node.media_type,
            content=content,
            content_id=node.content_id,
            inline=bool(node.content_id) and node.content_id.lower() in shown,
        )
        for name, (node, content, _) in zip(names, found.files, strict=True)
    ]


def _names(node: Node) -> list[str]:
    """What a part may be called, best first."""
    location = phrase(node.fields.raw("content-location")).rpartition("/")[2].partition("?")[0]
    names = [
        node.file_name,
        phrase(node.fields.raw("content-description")) if node.media_type != "message/rfc822" else "",
    ]
    if node.media_type == "message/rfc822":
        inner = tree_of(node.content()[: 256 * 1024], max_parts=1).root
        subject = inner.fields.text("subject")[:100]
        names.append(f"{subject}.eml" if subject else "")
    return [*names, location, node.content_id.partition("@")[0]]


def _dedup_key(message_id: str | None, fields: Fields, text: str, source: bytes) -> str:
    if message_id is None:
        return f"gen:{hashlib.sha256(source).hexdigest()}"
    said = b"\0".join((fields.raw("from"), fields.raw("date"), " ".join(text.split()).encode()))
    return f"{message_id[:200]}#{hashlib.sha256(message_id.encode() + said).hexdigest()[:16]}"


def _extra(fields: Fields, found: Bodies, text: _Text, *, cut: bool, size: int | None) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "cut": cut or text.cut,
        "signed": found.signed,
        "encrypted": found.encrypted,
        "unsafe_html": text.unsafe,
        "too_big": size,
        "thread_index": fields.raw("thread-index").decode("ascii", "ignore")[:300],
        "thread_topic": fields.text("thread-topic")[:MAX_SUBJECT],
    }
    return {name: fact for name, fact in facts.items() if fact}

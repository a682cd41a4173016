"""A mail's source made ready for admission, outside of any transaction: parsed in a thread, its files on disk."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import structlog

from connectors.email.admit import Letter, author_of, origin_of
from connectors.email.html import has_remote_images
from connectors.email.mailbox import Mailbox
from connectors.email.parse import Mail, MailFile, parse
from core.files import FileStore, Stored
from core.work import Row, View
from inbox import intake
from inbox.inbound import Author, InboundFile, InboundMessage, Place
from inbox.intake import Arrival

log = structlog.get_logger(__name__)

SMALL = 48 * 1024
"""Bytes of a source that is kept in its row, as Base64; a bigger one is a file. It spares most mails a disk flush."""
_PREFIX = "base64:"
_NOBODY = "unknown@invalid"


@dataclass(frozen=True, slots=True)
class Raw:
    """A source as it came; `whole_size` is set when it is only the beginning of a mail too big to be taken."""

    source: bytes
    received_at: int
    whole_size: int | None = None


async def prepare(mailbox: Mailbox, files: FileStore, raws: Sequence[Raw]) -> list[Letter]:
    """Parse mails and put their bytes on disk. One that cannot be read keeps its source and the reason."""
    read = await asyncio.to_thread(lambda: [_read(mailbox, raw) for raw in raws])
    return list(await asyncio.gather(*(_keep(files, raw, letter) for raw, letter in zip(raws, read, strict=True))))


def _read(mailbox: Mailbox, raw: Raw) -> Letter:
    try:
        mail = parse(raw.source, trusted=mailbox.trusted, whole_size=raw.whole_size)
        return Letter(Arrival(raw_key(mail.dedup_key)), mail, _message(mailbox, mail, at=raw.received_at))
    except Exception as error:
        log.exception("mail.unread", channel=mailbox.channel_id)
        return Letter(Arrival(hashlib.sha256(raw.source).hexdigest(), error=f"{type(error).__name__}: {error}"))


async def _keep(files: FileStore, raw: Raw, letter: Letter) -> Letter:
    body, blob = await _keep_source(files, raw.source)
    letter = replace(letter, arrival=replace(letter.arrival, body=body, blob=blob))
    if letter.message is None or not letter.message.files:
        return letter
    kept = (await intake.keep(files, [letter.message]))[0]
    assert isinstance(kept, InboundMessage)
    return replace(letter, message=kept)


async def _keep_source(files: FileStore, source: bytes) -> tuple[str, Stored | None]:
    if len(source) <= SMALL:
        return _PREFIX + base64.b64encode(source).decode("ascii"), None
    return "", await files.store(source, name="mail.eml")


def raw_key(dedup_key: str) -> str:
    """The key of the raw input of a mail, from its message's external id."""
    return hashlib.sha256(dedup_key.encode()).hexdigest()


async def raw_input(view: View, message_id: int) -> Row | None:
    """The raw input that a message was made of; None when it was no mail, or is not kept any more."""
    row = await view.row(
        "SELECT m.external_id, t.channel_id FROM message m JOIN thread t ON t.id = m.thread_id"
        " WHERE m.id = $1 AND m.kind = 'inbound' AND t.kind = 'mail'",
        message_id,
    )
    if row is None or row["external_id"] is None:
        return None
    key = raw_key(row["external_id"])
    return await view.row("SELECT body, blob FROM raw_input WHERE channel_id = $1 AND key = $2", row["channel_id"], key)


async def source_of(row: Row, files: FileStore) -> bytes:
    """The source that a raw input of a mail channel keeps. Raises OSError when its file is gone."""
    if row["blob"]:
        return await asyncio.to_thread(files.path(row["blob"]).read_bytes)
    return base64.b64decode(str(row["body"]).removeprefix(_PREFIX))


def _message(mailbox: Mailbox, mail: Mail, *, at: int) -> InboundMessage:
    author = author_of(mail)
    return InboundMessage(
        place=Place("", "mail", mail.subject),
        author=Author(
            address=author.address[:254] if author else _NOBODY,
            name=author.name if author else "",
            is_bot=mail.kind in ("bounce", "delay", "receipt", "report") or author is None,
            attributes={"authenticated": mail.verdict},
        ),
        external_id=mail.dedup_key,
        at=at,
        body=mail.body,
        files=[_file(file) for file in mail.files],
        reply_to=mail.in_reply_to[0] if mail.in_reply_to else None,
        automatic=mail.kind,
        quoted=mail.quoted or None,
        subject=mail.subject or None,
        extra=_extra(mail),
        origin=origin_of(mailbox, mail, at=at),
    )


def _file(file: MailFile) -> InboundFile:
    return InboundFile(
        kind="inline" if file.inline else "file",
        name=file.name,
        media_type=file.media_type[:127],
        size=len(file.content),
        content=file.content,
        content_id=file.content_id[:255] or None,
    )


def _extra(mail: Mail) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "to": [[one.name, one.address] for one in mail.to[:50]],
        "cc": [[one.name, one.address] for one in mail.cc[:50]],
        "written_at": mail.date,
        "authenticated": mail.verdict if mail.verdict != "none" else None,
        "html": mail.html is not None,
        "remote_images": mail.html is not None and has_remote_images(mail.html),
        **{
            name: mail.extra[name]
            for name in ("cut", "signed", "encrypted", "too_big", "unsafe_html")
            if name in mail.extra
        },
    }
    return {name: fact for name, fact in facts.items() if fact}

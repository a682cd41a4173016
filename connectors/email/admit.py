"""A mail into its place, in the transaction that stores it: which correspondence, who wrote, what to remember.

Knowing an id lets a mail into a thread. Whether its sender takes part there is another question: who does not is
marked as a stranger, his mail changes nothing about whom we answer, and an agent decides.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from connectors.email import references
from connectors.email.addresses import Address
from connectors.email.mailbox import Mailbox
from connectors.email.parse import Mail
from connectors.email.references import Found
from connectors.email.threading import first_key, message_of_id, own_id, trimmed_references
from core.work import Tx
from inbox import channels, intake, people
from inbox.inbound import Inbound, InboundMessage, InboundReceipt, Place
from inbox.intake import Arrival, Source, Taken

MAX_PEOPLE = 100
_MACHINES = frozenset({"bounce", "delay", "receipt", "report", "auto_reply", "bulk"})
"""Whoever answers one of these would talk to a machine: they do not change whom we answer."""
_GONE = ("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.4.4")
"""The address does not exist (RFC 3463)."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail ready to be admitted: its raw input, and what was understood of it, if anything was."""

    arrival: Arrival
    mail: Mail | None = None
    message: InboundMessage | None = None
    """Complete but for its place."""


async def admit_all(
    tx: Tx, mailbox: Mailbox, letters: Sequence[Letter], *, cursor: dict[str, Any] | None
) -> list[Taken]:
    """Store and apply mails in their order, and how far the receiver has come with them."""
    taken = [await admit(tx, mailbox, letter) for letter in letters]
    if cursor is not None:
        await channels.set_cursor(tx, mailbox.channel_id, cursor)
        await channels.note_success(tx, mailbox.channel_id)
    return taken


async def admit(tx: Tx, mailbox: Mailbox, letter: Letter) -> Taken:
    """Store one mail and apply it. The same mail again changes nothing; one that cannot be applied stays as failed."""
    source, arrival = await _placed(tx, mailbox, letter)
    return await intake.take(tx, source, arrival)


async def admit_again(tx: Tx, mailbox: Mailbox, raw_id: int, letter: Letter) -> Taken:
    """The same for one that had failed and was read again."""
    source, arrival = await _placed(tx, mailbox, letter)
    return await intake.repeat(tx, source, raw_id, arrival)


async def _placed(tx: Tx, mailbox: Mailbox, letter: Letter) -> tuple[Source, Arrival]:
    """What the intake is to take, with its correspondence found."""
    if letter.mail is None or letter.message is None:
        return mailbox.source, letter.arrival
    found = await references.find(tx, mailbox, letter.mail)
    things = _things(mailbox, letter.mail, letter.message, found, letter.arrival.key)
    hook = partial(_remember, mailbox=mailbox, mail=letter.mail, found=found)
    return replace(mailbox.source, origin_hook=hook), replace(letter.arrival, things=things)


def _things(mailbox: Mailbox, mail: Mail, message: InboundMessage, found: Found | None, key: str) -> list[Inbound]:
    if mailbox.sender.instance in mail.loop_marks:
        return []  # a mail of ours that came back: it is kept as raw input and says nothing new
    place = replace(message.place, key=found.key if found else first_key(mailbox.channel_id, key))
    extra = dict(message.extra)
    if found and is_stranger(mail, found):
        extra["stranger"] = True
    things: list[Inbound] = [replace(message, place=place, extra=extra)]
    if mail.kind == "bounce" and found:
        things += _receipts(mailbox, mail, place, at=message.at)
    return things


def is_stranger(mail: Mail, found: Found) -> bool:
    """Whether the sender takes no part in the correspondence, or his domain denies that he wrote this."""
    if not found.people:
        return False
    author = author_of(mail)
    return author is None or author.address not in found.people or mail.verdict == "fail"


def author_of(mail: Mail) -> Address | None:
    """Who wrote: the From address. A form on a site that writes as the mailbox itself puts the person into Reply-To."""
    if mail.sender and mail.reply_to and any(mail.sender.address == one.address for one in mail.to):
        return mail.reply_to[0]
    return mail.sender


def _receipts(mailbox: Mailbox, mail: Mail, place: Place, *, at: int) -> list[Inbound]:
    """Our message that came back has failed, with the server's words as the reason."""
    about = mail.bounce.about if mail.bounce else ()
    ours = next((one for one in about if message_of_id(mailbox.seal, one)), None)
    if ours is None or mail.bounce is None:
        return []
    _, number = message_of_id(mailbox.seal, ours) or ("", 0)
    first = own_id(mailbox.seal, place.key, number, ours.rpartition("@")[2])
    return [InboundReceipt(place, first, at, "failed", mail.bounce.reason)]


async def _remember(
    tx: Tx, thread_id: int, said: InboundMessage, *, mailbox: Mailbox, mail: Mail, found: Found | None
) -> None:
    """In the same transaction: the ids, the HTML, whom we answer next, which addresses are dead."""
    await references.remember(
        tx,
        mailbox,
        thread_id,
        ids=[mail.message_id] if mail.message_id else [],
        ancestors=[*mail.in_reply_to, *reversed(mail.references)],
    )
    if mail.html:
        await tx.execute(
            "INSERT INTO mail_page (message_id, html) SELECT id, $1 FROM message"
            " WHERE thread_id = $2 AND external_id = $3",
            mail.html,
            thread_id,
            said.external_id,
        )
    known = found.origin if found else {}
    if not said.extra.get("stranger") and (not known or mail.kind not in _MACHINES):
        origin = {**said.origin, "people": _people(mailbox, mail, known)}
        await tx.execute(
            "UPDATE thread SET origin = $1 WHERE id = $2", json.dumps(origin, ensure_ascii=False), thread_id
        )
    if mail.kind == "bounce" and found and mail.bounce:
        for failure in mail.bounce.failures:
            if failure.status in _GONE:
                await people.set_reach(tx, channel_id=mailbox.channel_id, address=failure.address, state="bounced")


def _people(mailbox: Mailbox, mail: Mail, known: dict[str, Any]) -> list[str]:
    """Who takes part: all so far, the sender, where he wants his answer, and whom he lets read."""
    author = author_of(mail)
    named = [*([author] if author else []), *mail.reply_to, *mail.to, *mail.cc]
    joined = [*known.get("people", ()), *(one.address for one in named if not mailbox.is_ours(one.address))]
    return list(dict.fromkeys(joined))[:MAX_PEOPLE]


def origin_of(mailbox: Mailbox, mail: Mail, *, at: int) -> dict[str, Any]:
    """What an answer to this mail needs: whom, on which ids, under which subject."""
    author = author_of(mail)
    wanted = [one for one in mail.reply_to if not mailbox.is_ours(one.address)] or ([author] if author else [])
    offered = [one for one in (*mail.to, *mail.cc) if not mailbox.is_ours(one.address)]
    answered = {one.address for one in wanted}
    facts = {
        "to": [[one.name, one.address] for one in wanted if not mailbox.is_ours(one.address)],
        "cc": [[one.name, one.address] for one in offered if one.address not in answered][:20],
        "message_id": mail.message_id,
        "references": trimmed_references(mail.references or mail.in_reply_to),
        "subject": mail.subject,
        "at": at,
        "author": f"{author.name} <{author.address}>".strip() if author else "",
        "thread_index": mail.extra.get("thread_index"),
        "thread_topic": mail.extra.get("thread_topic"),
    }
    return {name: fact for name, fact in facts.items() if fact}

"""What the channel has seen before: which correspondence a mail belongs to, and who takes part in that.

Not the judgement itself on a mail alone (`threading.py` has the tokens); this is the half that asks the database.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from connectors.email.mailbox import Mailbox
from connectors.email.parse import Mail
from connectors.email.threading import (
    ancestors,
    key_of_addresses,
    key_of_id,
    key_of_subject,
    looks_like_ours,
    plain_subject,
)
from core.work import Row, Tx, View

MAX_ANCESTORS = 30

How = Literal["token", "reference", "ancestor", "subject"]


@dataclass(frozen=True, slots=True)
class Found:
    """The correspondence a mail belongs to, and what is known of it; `thread_id` is None for one with no thread yet."""

    key: str
    how: How
    thread_id: int | None = None
    origin: dict[str, Any] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    """Addresses that take part: who wrote and was let in, and whom those named in To and Cc."""


def digest(one: str) -> str:
    return hashlib.sha256(one.encode("utf-8", "replace")).hexdigest()[:32]


async def find(view: View, mailbox: Mailbox, mail: Mail) -> Found | None:
    """The correspondence of a mail; None if it begins one. The first that hits wins:

    a token in an address it was sent to; an id of ours or one we have stored, nearest first; an id that mails of a
    thread only named, if the subject and the sender speak for it too; a token in the subject.
    """
    seal = mailbox.seal
    addressed = [*mail.delivered_to, *(one.address for one in (*mail.to, *mail.cc))]
    if key := key_of_addresses(seal, addressed):
        return await _thread(view, mailbox, key, "token")
    named = [*(mail.bounce.about if mail.bounce else ()), *ancestors(mail.in_reply_to, mail.references)]
    asked = [*named[:MAX_ANCESTORS], *([mail.message_id] if mail.message_id else [])]
    stored = await _stored(view, mailbox, asked)
    for one in named[:MAX_ANCESTORS]:
        if key := key_of_id(seal, one):
            return await _thread(view, mailbox, key, "reference")
        for row in stored.get(digest(one), ()):
            if not row["is_ancestor"]:
                return await _found(view, row, "reference")
    for row in (row for one in asked for row in stored.get(digest(one), ()) if row["is_ancestor"]):
        common = await _found(view, row, "ancestor")
        same = plain_subject(row["title"]) == plain_subject(mail.subject)
        if same and mail.sender and mail.sender.address in common.people:
            return common
    if key := key_of_subject(seal, mail.subject):
        return await _thread(view, mailbox, key, "subject")
    return None


async def _stored(view: View, mailbox: Mailbox, ids: Sequence[str]) -> dict[str, list[Row]]:
    """What is stored for these ids, the newest thread first, for a sender may have used an id twice."""
    hashes = list(dict.fromkeys(digest(one) for one in ids if not looks_like_ours(one)))
    if not hashes:
        return {}
    places = ", ".join(f"${number}" for number in range(2, len(hashes) + 2))
    rows = await view.rows(
        "SELECT r.hash, r.is_ancestor, t.id, t.key, t.title, t.origin FROM mail_reference r"
        f" JOIN thread t ON t.id = r.thread_id WHERE r.channel_id = $1 AND r.hash IN ({places}) ORDER BY r.id DESC",
        mailbox.channel_id,
        *hashes,
    )
    stored: dict[str, list[Row]] = {}
    for row in rows:
        stored.setdefault(row["hash"], []).append(row)
    return stored


async def _thread(view: View, mailbox: Mailbox, key: str, how: How) -> Found:
    row = await view.row(
        "SELECT id, key, origin FROM thread WHERE channel_id = $1 AND key = $2", mailbox.channel_id, key
    )
    return await _found(view, row, how) if row else Found(key, how)


async def _found(view: View, row: Row, how: How) -> Found:
    origin = json.loads(row["origin"]) if isinstance(row["origin"], str) else row["origin"]
    wrote = await view.column(
        "SELECT i.address FROM participant p JOIN identity i ON i.id = p.identity_id"
        " WHERE p.thread_id = $1 AND p.role <> 'stranger' AND p.role <> 'bot'",
        row["id"],
    )
    return Found(row["key"], how, row["id"], origin, frozenset([*wrote, *origin.get("people", ())]))


async def remember(tx: Tx, mailbox: Mailbox, thread_id: int, *, ids: Iterable[str], ancestors: Iterable[str]) -> None:
    """Store the ids of a mail of a thread, and the ids that it named."""
    own = dict.fromkeys(digest(one) for one in ids)
    named = dict.fromkeys(digest(one) for one in ancestors if not looks_like_ours(one))
    rows = [(one, "FALSE") for one in own]
    rows += [(one, "TRUE") for one in list(named)[:MAX_ANCESTORS] if one not in own]
    if not rows:
        return
    values = ", ".join(f"($1, $2, ${number}, {kind})" for number, (_, kind) in enumerate(rows, start=3))
    await tx.execute(
        f"INSERT INTO mail_reference (channel_id, thread_id, hash, is_ancestor) VALUES {values}"
        " ON CONFLICT (channel_id, hash, thread_id)"
        " DO UPDATE SET is_ancestor = mail_reference.is_ancestor AND excluded.is_ancestor",
        mailbox.channel_id,
        thread_id,
        *(one for one, _ in rows),
    )

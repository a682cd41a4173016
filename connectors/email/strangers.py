"""Somebody who is not part of a correspondence wrote into it: an agent lets him in, or leaves him outside."""

from __future__ import annotations

import json
from typing import Any

from connectors.email.admit import MAX_PEOPLE
from core.errors import Conflict
from core.work import Tx
from inbox import access, messages
from inbox.access import Actor


class NoStranger(Conflict):
    """The sender of this message is part of the correspondence already."""


async def accept(tx: Tx, message_id: int, *, by: Actor) -> None:
    """Let the sender of this message take part: from now on his mails are a customer's, and he is answered next.

    Raises `MessageNotFound`, `NoStranger`, `ReadOnly`.
    """
    access.needs_write(by)
    row = await messages.message(tx, message_id, to=by)
    extra = _read(row["extra"])
    if not extra.get("stranger"):
        raise NoStranger
    known = _read(await tx.value("SELECT origin FROM thread WHERE id = $1", row["thread_id"]))
    address = await tx.value("SELECT address FROM identity WHERE id = $1", row["identity_id"])
    people = list(dict.fromkeys([*known.get("people", ()), address]))[:MAX_PEOPLE]
    await tx.execute(
        "UPDATE thread SET origin = $1 WHERE id = $2",
        json.dumps({**known, **extra.get("origin", {}), "people": people}, ensure_ascii=False),
        row["thread_id"],
    )
    await tx.execute(
        "UPDATE participant SET role = 'customer' WHERE thread_id = $1 AND identity_id = $2",
        row["thread_id"],
        row["identity_id"],
    )
    await _forget_mark(tx, thread_id=row["thread_id"], identity_id=row["identity_id"])
    tx.emit(
        "message.changed",
        agent_id=by.id,
        thread_id=row["thread_id"],
        dialog_id=row["dialog_id"],
        message_id=message_id,
        message_kind=row["kind"],
        number=row["number"],
    )


async def _forget_mark(tx: Tx, *, thread_id: int, identity_id: int) -> None:
    rows = await tx.rows(
        "SELECT id, extra FROM message WHERE thread_id = $1 AND identity_id = $2", thread_id, identity_id
    )
    for row in rows:
        extra = _read(row["extra"])
        if extra.pop("stranger", None):
            await tx.execute(
                "UPDATE message SET extra = $1 WHERE id = $2", json.dumps(extra, ensure_ascii=False), row["id"]
            )


def _read(value: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(value) if isinstance(value, str) else value
    return found

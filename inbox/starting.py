"""Speaking first: an agent begins a dialog with somebody who did not write just now.

Where the customer must have written before (a bot, a widget) the correspondence is there already and a new dialog
opens in it; where anybody can be written to (mail) the connector says what the new correspondence is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.errors import Conflict
from core.rich import Rich
from core.work import Row, Tx
from inbox import access, channels, intake, messages, people
from inbox.access import Actor
from inbox.channels import ChannelNotFound
from inbox.inbound import Author, Place
from inbox.models import Kind


class CannotStartThere(Conflict):
    """This person has not written on this channel yet, and only they can begin there."""


class AlreadyTalking(Conflict):
    """There is an open dialog with this person on this channel: number {dialog_id}. Go on there."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A correspondence that we may begin ourselves, as its connector describes it."""

    place: Place
    """Its key must be the same when the same request comes again."""
    author: Author
    """Whom we write to."""
    origin: Mapping[str, Any]
    """What the connector needs to write there."""


async def start(
    tx: Tx,
    channel_id: int,
    *,
    by: Actor,
    body: Rich,
    client_id: str,
    contact_id: int | None = None,
    beginning: Beginning | None = None,
    files: Sequence[int] = (),
) -> tuple[int, int]:
    """Open a dialog and say its first word; returns the ids of both. The same `client_id` again returns the first.

    With a `beginning` a new correspondence is made, and its address becomes the contact's; without one the contact's
    own correspondence on the channel goes on. Raises `ChannelNotFound`, `ContactNotFound`, `CannotStartThere`,
    `AlreadyTalking`, and what `messages.say` raises.
    """
    access.needs_write(by)
    channel = await channels.channel(tx, channel_id)
    if not by.sees(team_id=channel["team_id"], person_id=None):
        raise ChannelNotFound
    if beginning is not None:
        thread = await _begin(tx, channel, beginning, contact_id=contact_id)
    else:
        thread = await _own_thread(tx, channel_id, contact_id)
    said = await tx.row(
        "SELECT id, dialog_id FROM message WHERE thread_id = $1 AND client_id = $2", thread["id"], client_id
    )
    if said is not None:
        return said["dialog_id"], said["id"]
    dialog_id = await _open(tx, channel, thread, by=by, subject=beginning.place.title if beginning else "")
    message_id = await messages.say(
        tx, dialog_id, by=by, kind=Kind.OUTBOUND, body=body, client_id=client_id, files=files
    )
    return dialog_id, message_id


async def _open(tx: Tx, channel: Row, thread: Row, *, by: Actor, subject: str) -> int:
    last = await tx.row("SELECT id, closed_at FROM dialog WHERE thread_id = $1 ORDER BY id DESC LIMIT 1", thread["id"])
    if last is not None and last["closed_at"] is None:
        raise AlreadyTalking(dialog_id=last["id"])
    dialog = await intake.open_dialog(
        tx, channels.source(channel), thread, subject=subject, follow_up_of=last["id"] if last else None
    )
    # It is his from the beginning: a follow-up may belong to a team whose dialogs he would not see.
    await tx.execute("UPDATE dialog SET assignee_id = $1, looked_at = $2 WHERE id = $3", by.id, tx.now, dialog["id"])
    tx.emit(
        "dialog.assigned",
        agent_id=by.id,
        channel_id=channel["id"],
        thread_id=thread["id"],
        dialog_id=dialog["id"],
        old=None,
        new=by.id,
    )
    return int(dialog["id"])


async def _own_thread(tx: Tx, channel_id: int, contact_id: int | None) -> Row:
    if contact_id is None:
        raise CannotStartThere
    contact = await people.contact(tx, contact_id)
    lock = " FOR UPDATE" if tx.dialect == "postgres" else ""
    thread = await tx.row(
        "SELECT id, contact_id FROM thread WHERE channel_id = $1 AND contact_id = $2"
        f" AND kind IN ('private', 'visitor') ORDER BY id DESC LIMIT 1{lock}",
        channel_id,
        contact["id"],
    )
    if thread is None:
        raise CannotStartThere
    return thread


async def _begin(tx: Tx, channel: Row, beginning: Beginning, *, contact_id: int | None) -> Row:
    place = beginning.place
    if contact_id is not None:
        contact_id = (await people.contact(tx, contact_id))["id"]
    who = await people.identity(
        tx, beginning.author, channel_id=channel["id"], channel_type=channel["type"], contact_id=contact_id
    )
    await tx.execute(
        "INSERT INTO thread (channel_id, key, kind, title, contact_id, last_number, unreachable, origin, created_at)"
        " VALUES ($1, $2, $3, $4, $5, 0, '', $6, $7) ON CONFLICT (channel_id, key) DO NOTHING",
        channel["id"],
        place.key,
        place.kind,
        place.title[:512],
        who["contact_id"],
        json.dumps(dict(beginning.origin), ensure_ascii=False),
        tx.now,
    )
    lock = " FOR UPDATE" if tx.dialect == "postgres" else ""
    thread = await tx.row(
        f"SELECT id, contact_id FROM thread WHERE channel_id = $1 AND key = $2{lock}", channel["id"], place.key
    )
    assert thread is not None
    await tx.execute(
        "INSERT INTO participant (thread_id, identity_id, role) VALUES ($1, $2, 'customer')"
        " ON CONFLICT (thread_id, identity_id) DO NOTHING",
        thread["id"],
        who["id"],
    )
    return thread

"""Messages: writing them into a thread, editing, deleting, and ordering their delivery.

Every message, whatever its kind, is appended here, so that numbering, search and the dialog's summary stay true.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.errors import Conflict, Invalid, NotAllowed, NotFound
from core.rich import Rich
from core.text import snippet, stems
from core.work import Row, Tx, View
from inbox import access, reopening
from inbox.access import Actor
from inbox.models import Kind, Status


class NothingToSay(Invalid):
    """Write something or attach a file first."""


class TextTooLong(Invalid):
    """The text is longer than {limit} characters."""


class ColleagueWasFaster(Conflict):
    """{name} has already answered. Look at that answer first, or send yours all the same."""


class MessageNotFound(NotFound):
    """This message does not exist, or you may not see it."""


class NotYours(NotAllowed):
    """Only the author may change this message."""


class AlreadyGone(Conflict):
    """It has already been sent."""


class CannotWriteThere(Conflict):
    """The customer cannot be reached on this channel any more."""


class OthersTalk(Conflict):
    """The customer has a newer dialog that another team answers. Leave the word to them."""


class UnknownFile(NotFound):
    """This file is not there any more. Attach it again."""


TEXT_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Post:
    """What is to be appended to a thread."""

    kind: Kind
    body: Rich
    identity_id: int | None = None
    agent_id: int | None = None
    is_staff: bool = False
    automatic: str | None = None
    extra: Mapping[str, Any] | None = None
    at: int | None = None
    external_id: str | None = None
    client_id: str | None = None
    reply_to_id: int | None = None
    group_key: str | None = None
    state: str | None = None


async def append(tx: Tx, post: Post, *, thread_id: int, dialog_id: int) -> tuple[int, int]:
    """Append a message and index it for search; returns its id and number. The dialog's summary is not touched."""
    number = await tx.value(
        "UPDATE thread SET last_number = last_number + 1 WHERE id = $1 RETURNING last_number", thread_id
    )
    message_id = await tx.value(
        "INSERT INTO message (thread_id, dialog_id, number, kind, identity_id, agent_id, is_staff, automatic, text,"
        " entities, extra, at, external_id, client_id, reply_to_id, group_key, state)"
        " VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17) RETURNING id",
        thread_id,
        dialog_id,
        number,
        post.kind.value,
        post.identity_id,
        post.agent_id,
        post.is_staff,
        post.automatic,
        post.body.text,
        json.dumps(post.body.as_json(), ensure_ascii=False),
        json.dumps(dict(post.extra or {}), ensure_ascii=False),
        post.at or tx.now,
        post.external_id,
        post.client_id,
        post.reply_to_id,
        post.group_key,
        post.state,
    )
    if post.kind is not Kind.EVENT:
        await index(tx, message_id, searchable(post.body.text, post.extra or {}))
    return message_id, number


def searchable(text: str, extra: Mapping[str, Any]) -> str:
    """The words by which a message is found: its text and its subject, stemmed."""
    return stems(f"{extra['subject']} {text}" if extra.get("subject") else text)


async def index(tx: Tx, message_id: int, words: str) -> None:
    """Put a message's stems into the full-text index."""
    if not words:
        return
    if tx.dialect == "sqlite":
        await tx.execute("INSERT INTO message_search (rowid, stems) VALUES ($1, $2)", message_id, words)
    else:
        await tx.execute(
            "INSERT INTO message_search (message_id, stems) VALUES ($1, to_tsvector('simple', $2))", message_id, words
        )


async def reindex(tx: Tx, message_id: int, *, old: str, new: str) -> None:
    """Replace a message's stems; `old` must be exactly what was indexed."""
    if tx.dialect == "sqlite":
        if old:
            await tx.execute(
                "INSERT INTO message_search (message_search, rowid, stems) VALUES ('delete', $1, $2)", message_id, old
            )
    else:
        await tx.execute("DELETE FROM message_search WHERE message_id = $1", message_id)
    await index(tx, message_id, new)


async def summarise(tx: Tx, dialog_id: int, *, number: int, body: Rich, kind: Kind, what: str = "") -> None:
    """Bring the dialog's last line up to date. `what` names a message without text: `photo`, `voice`, …"""
    await tx.execute(
        "UPDATE dialog SET last_number = $1, last_at = $2, snippet = $3, snippet_kind = $4, version = version + 1"
        " WHERE id = $5",
        number,
        tx.now,
        snippet(body.text, 160),
        what if what and not body.text else kind.value,
        dialog_id,
    )


async def say(
    tx: Tx,
    dialog_id: int,
    *,
    by: Actor,
    kind: Kind,
    body: Rich,
    client_id: str,
    files: Sequence[int] = (),
    reply_to_id: int | None = None,
    seen_number: int | None = None,
    hold: int = 0,
    options: Mapping[str, Any] | None = None,
    mentions: Sequence[int] = (),
) -> int:
    """An agent's reply or note; returns the message's id. The same `client_id` again returns the first one's.

    `seen_number`: the newest message on the agent's screen; when a colleague has answered since, nothing is sent.
    `hold`: milliseconds in which the sending can still be undone. `mentions`: colleagues named in a note.
    Raises `DialogNotFound`, `ReadOnly`, `NothingToSay`, `TextTooLong`, `ColleagueWasFaster`, `CannotWriteThere`,
    `OthersTalk`, `UnknownFile`, `MessageNotFound`.
    """
    access.needs_write(by)
    dialog = await access.dialog(tx, dialog_id, to=by, lock=True)
    thread_id = dialog["thread_id"]
    known = await tx.value("SELECT id FROM message WHERE thread_id = $1 AND client_id = $2", thread_id, client_id)
    if known is not None:
        return int(known)
    _check(body, files)
    if kind is Kind.OUTBOUND:
        await _check_reach(tx, thread_id)
        await _check_colleague(tx, dialog, by=by, seen_number=seen_number)
        dialog_id = await _answer(tx, dialog, by=by)
    extra = dict(options or {})
    post = Post(
        kind=kind,
        body=body,
        agent_id=by.id,
        client_id=client_id,
        reply_to_id=await _answered(tx, thread_id, reply_to_id, by=by, public=kind is Kind.OUTBOUND),
        state="queued" if kind is Kind.OUTBOUND else None,
        extra=extra,
    )
    message_id, number = await append(tx, post, thread_id=thread_id, dialog_id=dialog_id)
    what = await attach(tx, message_id, files=files, by=by)
    if kind is Kind.NOTE:
        await _mention(tx, message_id, dialog_id, mentions)
    await summarise(tx, dialog_id, number=number, body=body, kind=kind, what=what)
    await _mark_read(tx, dialog_id, agent_id=by.id, number=number)
    if kind is Kind.OUTBOUND:
        await queue(tx, message_id, thread_id=thread_id, channel_id=dialog["channel_id"], due_at=tx.now + hold)
    await tx.execute(
        "DELETE FROM draft WHERE agent_id = $1 AND dialog_id = $2 AND kind = $3",
        by.id,
        dialog_id,
        "note" if kind is Kind.NOTE else "reply",
    )
    tx.emit(
        "message.created",
        agent_id=by.id,
        channel_id=dialog["channel_id"],
        thread_id=thread_id,
        dialog_id=dialog_id,
        message_id=message_id,
        message_kind=kind.value,
        number=number,
        mentions=list(mentions),
    )
    return message_id


async def _mention(tx: Tx, message_id: int, dialog_id: int, agents: Sequence[int]) -> None:
    for agent_id in dict.fromkeys(agents):
        await tx.execute(
            "INSERT INTO mention (message_id, dialog_id, agent_id) SELECT $1, $2, id FROM agent WHERE id = $3"
            " AND disabled_at IS NULL",
            message_id,
            dialog_id,
            agent_id,
        )


def _check(body: Rich, files: Sequence[int]) -> None:
    if not body.text.strip() and not files:
        raise NothingToSay(field="text")
    if len(body.text) > TEXT_LIMIT:
        raise TextTooLong(field="text", limit=TEXT_LIMIT)


async def _check_reach(tx: Tx, thread_id: int) -> None:
    row = await tx.row(
        "SELECT t.unreachable, c.deleted_at FROM thread t JOIN channel c ON c.id = t.channel_id WHERE t.id = $1",
        thread_id,
    )
    if row and (row["unreachable"] in ("removed", "left") or row["deleted_at"] is not None):
        raise CannotWriteThere


async def _check_colleague(tx: Tx, dialog: Row, *, by: Actor, seen_number: int | None) -> None:
    if seen_number is None:
        return
    newer = await tx.row(
        "SELECT a.name FROM message m JOIN agent a ON a.id = m.agent_id WHERE m.thread_id = $1 AND m.number > $2"
        " AND m.kind = 'outbound' AND m.agent_id <> $3 AND m.automatic IS NULL ORDER BY m.number DESC LIMIT 1",
        dialog["thread_id"],
        seen_number,
        by.id,
    )
    if newer:
        raise ColleagueWasFaster(name=newer["name"])


async def _answer(tx: Tx, dialog: Row, *, by: Actor) -> int:
    """Our word is out: the dialog waits for the customer, belongs to somebody, and lives again if it was closed. What
    was put off stays so until its hour or the customer's word.

    Returns the id of the dialog the word belongs to: the newest of the thread, should the agent look at an old one.
    """
    newest_id = await tx.value("SELECT max(id) FROM dialog WHERE thread_id = $1", dialog["thread_id"])
    newest = next(iter(await access.dialogs(tx, [newest_id], to=by)), None)
    if newest is None:
        raise OthersTalk
    where = {"channel_id": newest["channel_id"], "thread_id": newest["thread_id"], "dialog_id": newest_id}
    if newest["status"] != Status.WAITING:
        tx.emit("dialog.status", agent_id=by.id, **where, old=str(newest["status"]), new="waiting")
    if newest["closed_at"] is not None:
        await reopening.reopen(tx, newest, status=Status.WAITING, waiting_since=None, agent_id=by.id)
    row = await tx.row(
        "UPDATE dialog SET status = 'waiting', waiting_since = NULL, first_reply_at = coalesce(first_reply_at, $1)"
        " WHERE id = $2 RETURNING assignee_id",
        tx.now,
        newest_id,
    )
    if row and row["assignee_id"] is None:
        await tx.execute("UPDATE dialog SET assignee_id = $1 WHERE id = $2", by.id, newest_id)
        tx.emit("dialog.assigned", agent_id=by.id, **where, old=None, new=by.id)
    return int(newest_id)


async def _answered(tx: Tx, thread_id: int, reply_to_id: int | None, *, by: Actor, public: bool) -> int | None:
    """The message that is answered. A public answer names a public message only: a note's words must never leave."""
    if reply_to_id is None:
        return None
    answered = await message(tx, reply_to_id, to=by)
    if answered["thread_id"] != thread_id or (public and answered["kind"] not in (Kind.INBOUND, Kind.OUTBOUND)):
        raise MessageNotFound
    return reply_to_id


async def attach(tx: Tx, message_id: int, *, files: Sequence[int], by: Actor) -> str:
    """Hang uploaded files on a message; returns the kind of the first. Raises `UnknownFile`."""
    first = ""
    for position, attachment_id in enumerate(files):
        kind = await tx.value(
            "UPDATE attachment SET message_id = $1, position = $2 WHERE id = $3 AND message_id IS NULL"
            " AND task_id IS NULL AND agent_id = $4 RETURNING kind",
            message_id,
            position,
            attachment_id,
            by.id,
        )
        if kind is None:
            raise UnknownFile
        first = first or kind
    return first


async def queue(
    tx: Tx,
    message_id: int,
    *,
    thread_id: int,
    channel_id: int,
    due_at: int,
    action: str = "send",
    bulk: bool = False,
) -> None:
    """Order the delivery of a message, in the transaction that wrote it.

    An interactive one takes whatever waits before it in its thread out of the bulk lane: order holds within a thread.
    What is being sent now goes again when that has come to its end; parts of an older order are forgotten.
    """
    if not bulk:
        await tx.execute(
            "UPDATE delivery SET bulk = FALSE WHERE thread_id = $1 AND state = 'queued' AND bulk", thread_id
        )
    await tx.execute(
        "DELETE FROM delivery WHERE message_id = $1 AND action = $2 AND part > 0 AND state <> 'sending'",
        message_id,
        action,
    )
    await tx.execute(
        "INSERT INTO delivery (message_id, thread_id, channel_id, action, part, parts, bulk, state, attempts, due_at,"
        " external_ids, code, reason, created_at) VALUES ($1, $2, $3, $4, 0, 0, $5, 'queued', 0, $6, '[]', '', '', $7)"
        " ON CONFLICT (message_id, action, part) DO UPDATE SET version = delivery.version + 1,"
        " state = CASE WHEN delivery.state = 'sending' THEN 'sending' ELSE 'queued' END, due_at = excluded.due_at,"
        " created_at = excluded.created_at, attempts = 0, payload = NULL, parts = 0, code = '', reason = '',"
        " finished_at = NULL",
        message_id,
        thread_id,
        channel_id,
        action,
        bulk,
        due_at,
        tx.now,
    )
    tx.wakes.add("deliveries")


async def _mark_read(tx: Tx, dialog_id: int, *, agent_id: int, number: int) -> None:
    await tx.execute(
        "INSERT INTO dialog_read (agent_id, dialog_id, number) VALUES ($1, $2, $3) ON CONFLICT (agent_id, dialog_id)"
        " DO UPDATE SET number = CASE WHEN dialog_read.number < excluded.number THEN excluded.number"
        " ELSE dialog_read.number END",
        agent_id,
        dialog_id,
        number,
    )


async def message(view: View, message_id: int, *, to: Actor, lock: bool = False) -> Row:
    """The message's row, if `to` may see its dialog. Raises `MessageNotFound`. `lock` holds the dialog."""
    dialog_id = await view.value("SELECT dialog_id FROM message WHERE id = $1", message_id)
    if dialog_id is None or not await access.dialogs(view, [dialog_id], to=to, lock=lock):
        raise MessageNotFound
    row = await view.row("SELECT * FROM message WHERE id = $1", message_id)
    assert row is not None
    return row


async def cancel(tx: Tx, message_id: int, *, by: Actor) -> None:
    """Take back a reply that is still being held. Raises `MessageNotFound`, `NotYours`, `AlreadyGone`."""
    row = await _own(tx, message_id, by=by)
    taken = await tx.execute(
        "UPDATE delivery SET state = 'cancelled', finished_at = $1 WHERE message_id = $2 AND action = 'send'"
        " AND state = 'queued' AND attempts = 0 AND due_at > $1",
        tx.now,
        message_id,
    )
    if not taken:
        raise AlreadyGone
    await tx.execute("UPDATE message SET state = 'cancelled', deleted_at = $1 WHERE id = $2", tx.now, message_id)
    await reopening.take_back(tx, row, agent_id=by.id)
    _changed(tx, row, by=by)


async def retry(tx: Tx, message_id: int, *, by: Actor) -> None:
    """Send again what failed or stayed uncertain; only the parts that did not arrive. The agent decided so."""
    access.needs_write(by)
    row = await message(tx, message_id, to=by, lock=True)
    again = await tx.column(
        "UPDATE delivery SET state = 'queued', version = version + 1, attempts = 0, due_at = $1, created_at = $1,"
        " code = '', reason = '', finished_at = NULL WHERE message_id = $2 AND state IN ('failed', 'uncertain')"
        " AND (action <> 'send' OR $3) RETURNING action",
        tx.now,
        message_id,
        row["deleted_at"] is None,
    )
    if not again:
        raise AlreadyGone
    state = "queued" if "send" in again else row["state"]
    await tx.execute("UPDATE message SET state = $1, problem = NULL WHERE id = $2", state, message_id)
    tx.wakes.add("deliveries")
    _changed(tx, row, by=by)


async def settle(tx: Tx, message_id: int, *, by: Actor) -> None:
    """The agent has seen that an uncertain message did arrive."""
    access.needs_write(by)
    row = await message(tx, message_id, to=by, lock=True)
    if not await tx.execute(
        "UPDATE delivery SET state = 'sent', finished_at = $1 WHERE message_id = $2 AND state = 'uncertain'",
        tx.now,
        message_id,
    ):
        raise AlreadyGone
    await tx.execute("UPDATE message SET state = 'sent', problem = NULL WHERE id = $1", message_id)
    _changed(tx, row, by=by)


async def edit(tx: Tx, message_id: int, *, by: Actor, body: Rich) -> None:
    """Change one's own message; the old text stays as a version, and the channel is told where it can be."""
    row = await _own(tx, message_id, by=by)
    _check(body, ())
    if body.text == row["text"]:
        return
    await replace(tx, row, body=body, at=tx.now)
    if row["kind"] == Kind.OUTBOUND and await _begun(tx, message_id):
        channel_id = await tx.value("SELECT channel_id FROM thread WHERE id = $1", row["thread_id"])
        await queue(tx, message_id, thread_id=row["thread_id"], channel_id=channel_id, due_at=tx.now, action="edit")
    _changed(tx, row, by=by)


async def replace(tx: Tx, row: Row, *, body: Rich, at: int) -> None:
    """Put new content into a message and keep the old as a version."""
    await keep_version(tx, row["id"], text=row["text"], entities=row["entities"], until=at)
    await tx.execute(
        "UPDATE message SET text = $1, entities = $2, edited_at = $3 WHERE id = $4",
        body.text,
        json.dumps(body.as_json(), ensure_ascii=False),
        at,
        row["id"],
    )
    extra = json.loads(row["extra"]) if isinstance(row["extra"], str) else row["extra"]
    await reindex(tx, row["id"], old=searchable(row["text"], extra), new=searchable(body.text, extra))
    await tx.execute(
        "UPDATE dialog SET snippet = $1, version = version + 1 WHERE id = $2 AND last_number = $3",
        snippet(body.text, 160),
        row["dialog_id"],
        row["number"],
    )


async def keep_version(tx: Tx, message_id: int, *, text: str, entities: Any, until: int) -> None:
    """Remember what a message said until an instant."""
    await tx.execute(
        "INSERT INTO message_version (message_id, text, entities, until) VALUES ($1, $2, $3, $4)",
        message_id,
        text,
        entities if isinstance(entities, str) else json.dumps(entities, ensure_ascii=False),
        until,
    )


async def delete(tx: Tx, message_id: int, *, by: Actor) -> None:
    """Delete one's own message here and, where the channel can, there. Its text stays as a version.

    What waits to be sent is not sent any more.
    """
    row = await _own(tx, message_id, by=by)
    await replace(tx, row, body=Rich(""), at=tx.now)
    await tx.execute("UPDATE message SET deleted_at = $1 WHERE id = $2", tx.now, message_id)
    if row["kind"] == Kind.OUTBOUND:
        await tx.execute(
            "UPDATE delivery SET state = 'cancelled', code = 'deleted', finished_at = $1 WHERE message_id = $2"
            " AND action <> 'delete' AND state IN ('queued', 'paused')",
            tx.now,
            message_id,
        )
        await _take_back(tx, row)
    _changed(tx, row, by=by)


async def _take_back(tx: Tx, row: Row) -> None:
    if not await _begun(tx, row["id"]):
        await tx.execute("UPDATE message SET state = 'cancelled', problem = NULL WHERE id = $1", row["id"])
        return
    channel_id = await tx.value("SELECT channel_id FROM thread WHERE id = $1", row["thread_id"])
    await queue(tx, row["id"], thread_id=row["thread_id"], channel_id=channel_id, due_at=tx.now, action="delete")


async def _begun(tx: Tx, message_id: int) -> bool:
    """Whether any of a message may have left, or was prepared with the words it had then; it is not begun meanwhile."""
    lock = " FOR UPDATE" if tx.dialect == "postgres" else ""
    parts = await tx.rows(
        f"SELECT state, payload FROM delivery WHERE message_id = $1 AND action = 'send' ORDER BY id{lock}", message_id
    )
    return any(part["payload"] or part["state"] not in ("queued", "paused", "cancelled") for part in parts)


async def _own(tx: Tx, message_id: int, *, by: Actor) -> Row:
    access.needs_write(by)
    row = await message(tx, message_id, to=by, lock=True)
    if row["agent_id"] != by.id or row["deleted_at"] is not None:
        raise NotYours
    return row


def _changed(tx: Tx, row: Row, *, by: Actor | None) -> None:
    tx.emit(
        "message.changed",
        agent_id=by.id if by else None,
        thread_id=row["thread_id"],
        dialog_id=row["dialog_id"],
        message_id=row["id"],
        message_kind=row["kind"],
        number=row["number"],
    )


async def event_line(
    tx: Tx,
    *,
    thread_id: int,
    dialog_id: int,
    kind: str,
    facts: Mapping[str, Any],
    agent_id: int | None = None,
    external_id: str | None = None,
) -> int:
    """Write a line that tells what happened (`kind` and its facts) into the correspondence; customers never see it."""
    post = Post(
        kind=Kind.EVENT,
        body=Rich(""),
        agent_id=agent_id,
        extra={"event": kind, **facts},
        external_id=external_id,
    )
    message_id, number = await append(tx, post, thread_id=thread_id, dialog_id=dialog_id)
    tx.emit(
        "message.created",
        agent_id=agent_id,
        thread_id=thread_id,
        dialog_id=dialog_id,
        message_id=message_id,
        message_kind=Kind.EVENT.value,
        number=number,
    )
    return message_id

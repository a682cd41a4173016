"""The way in: raw input is stored, what was understood of it is applied, both in one transaction.

Not a parser: connectors hand in typed values (`inbox.inbound`). What cannot be applied leaves its raw input behind as
*failed*, with the reason, for an administrator to see and repeat; it never stops what comes after it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import structlog

from core.errors import Unavailable
from core.files import FileStore, Stored, record
from core.text import clean, snippet
from core.work import Row, Tx
from inbox import lifecycle, messages, moving, people, reopening
from inbox.inbound import (
    Inbound,
    InboundEdit,
    InboundFile,
    InboundMessage,
    InboundMove,
    InboundNotice,
    InboundPress,
    InboundReach,
    InboundReceipt,
    Place,
)
from inbox.messages import Post
from inbox.models import Kind, Status

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Source:
    """The channel as the intake sees it."""

    id: int
    type: str
    team_id: int | None = None
    reopen_window: int | None = None
    """Milliseconds; None means the usual one of this type."""
    origin_hook: Callable[[Tx, int, InboundMessage], Any] | None = None
    """Awaited as `hook(tx, thread_id, message)` in the same transaction, for what the connector must remember
    (a mail's Message-IDs)."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One raw input and what was understood of it."""

    key: str
    """Unique on the channel: an update id, a mail's hash, a client's message id."""
    body: str = ""
    blob: Stored | None = None
    things: Sequence[Inbound] = ()
    error: str = ""
    """Why it could not be parsed, if so."""


@dataclass(slots=True)
class Taken:
    """What became of an arrival."""

    new: bool
    """False: the same input had been taken before, nothing was done."""
    messages: list[int] = field(default_factory=list)
    error: str = ""


def understand(parse: Callable[[], Sequence[Inbound]]) -> tuple[Sequence[Inbound], str]:
    """Run a parser: the values, or the reason why there are none. Never raises."""
    try:
        return parse(), ""
    except Exception as error:
        log.exception("parse.failed")
        return (), f"{type(error).__name__}: {error}"


async def keep(files: FileStore, things: Sequence[Inbound]) -> Sequence[Inbound]:
    """Put the bytes that came with messages on disk, before the transaction that refers to them."""
    return [
        replace(thing, files=[await _kept(files, file) for file in thing.files])
        if isinstance(thing, InboundMessage | InboundEdit) and any(file.content is not None for file in thing.files)
        else thing
        for thing in things
    ]


async def _kept(files: FileStore, file: InboundFile) -> InboundFile:
    if file.content is None:
        return file
    stored = await files.store(file.content, name=file.name)
    return replace(file, content=None, stored=stored, size=stored.size)


async def take(tx: Tx, source: Source, arrival: Arrival) -> Taken:
    """Store a raw input and apply what it says. The same key again changes nothing."""
    blob = await record(tx, arrival.blob) if arrival.blob else None
    raw_id = await tx.value(
        "INSERT INTO raw_input (channel_id, key, body, blob, state, error, attempts, received_at)"
        " VALUES ($1, $2, $3, $4, 'done', '', 1, $5) ON CONFLICT (channel_id, key) DO NOTHING RETURNING id",
        source.id,
        arrival.key,
        clean(arrival.body, len(arrival.body)),  # Whole, for it may have to be read again; the doors bound it.
        blob,
        tx.now,
    )
    if raw_id is None:
        return Taken(new=False)
    if arrival.error:
        return await _fail(tx, source, raw_id, arrival.error)
    return await _apply_safely(tx, source, raw_id, arrival.things)


async def repeat(tx: Tx, source: Source, raw_id: int, arrival: Arrival) -> Taken:
    """Take a failed input that was read again: it makes what it would have made, or fails with a newer reason.

    One that is no longer failed, or that came once more in the meantime and was understood, makes nothing.
    """
    claimed = await tx.execute(
        "UPDATE raw_input SET state = 'done', error = '', attempts = attempts + 1 WHERE id = $1 AND state <> 'done'",
        raw_id,
    )
    if not claimed:
        return Taken(new=False)
    if arrival.error:
        return await _fail(tx, source, raw_id, arrival.error)
    twin = await tx.value(
        "SELECT id FROM raw_input WHERE channel_id = $1 AND key = $2 AND id <> $3", source.id, arrival.key, raw_id
    )
    if twin is not None:
        return Taken(new=False)
    await tx.execute("UPDATE raw_input SET key = $1 WHERE id = $2", arrival.key, raw_id)
    return await _apply_safely(tx, source, raw_id, arrival.things)


async def _fail(tx: Tx, source: Source, raw_id: int, error: str) -> Taken:
    await tx.execute("UPDATE raw_input SET state = 'failed', error = $1 WHERE id = $2", clean(error), raw_id)
    tx.emit("input.failed", channel_id=source.id, raw_id=raw_id, error=clean(error))
    return Taken(new=True, error=error)


async def _apply_safely(tx: Tx, source: Source, raw_id: int, things: Sequence[Inbound]) -> Taken:
    taken = Taken(new=True)
    try:
        async with tx.savepoint():
            for thing in things:
                message_id = await apply(tx, source, thing)
                if message_id is not None:
                    taken.messages.append(message_id)
    except Unavailable:
        raise
    except Exception as error:
        log.exception("input.failed", channel=source.id, raw=raw_id)
        return await _fail(tx, source, raw_id, f"{type(error).__name__}: {error}")
    return taken


async def apply(tx: Tx, source: Source, thing: Inbound) -> int | None:
    """Carry out one inbound value; returns the id of the message it made, if it made one."""
    match thing:
        case InboundMessage():
            return await _message(tx, source, thing)
        case InboundEdit():
            await _edit(tx, source, thing)
        case InboundReach():
            await _reach(tx, source, thing)
        case InboundMove():
            await _move(tx, source, thing)
        case InboundReceipt():
            await _receipt(tx, source, thing)
        case InboundNotice():
            return await _notice(tx, source, thing)
        case InboundPress():
            await tx.enqueue(f"{source.type}.press", _press(source, thing), key=f"{source.id}:{thing.press_id}")
    return None


def _press(source: Source, press: InboundPress) -> dict[str, Any]:
    return {
        "channel_id": source.id,
        "place": press.place.key,
        "address": press.author.address,
        "language": press.author.language,
        "external_id": press.external_id,
        "data": press.data,
        "press_id": press.press_id,
    }


# ------------------------------------------------------------------------------------------------- a new message


COLLEAGUES_ONLY = frozenset({"task"})
"""Commands that are plain words when a customer says them."""


async def _message(tx: Tx, source: Source, said: InboundMessage) -> int | None:
    who = await people.identity(tx, said.author, channel_id=source.id, channel_type=source.type)
    is_staff = who["agent_id"] is not None or said.from_us
    if said.command and not is_staff and said.command.split()[0] in COLLEAGUES_ONLY:
        said = replace(said, command=None)
    thread = await _thread(tx, source, said.place, contact_id=None if is_staff else who["contact_id"])
    if await _known(tx, thread["id"], said.external_id):
        return None
    quiet = is_staff or said.author.is_bot or bool(said.automatic) or bool(said.command) or bool(who["blocked_at"])
    dialog = await _dialog(tx, source, thread, said, quiet=quiet)
    if said.place.kind in ("group", "topic", "mail"):
        await _participate(tx, thread["id"], who, said, is_staff=is_staff)
    kind = Kind.OUTBOUND if said.from_us else Kind.INBOUND
    post = Post(
        kind=kind,
        body=said.body,
        identity_id=who["id"],
        agent_id=who["agent_id"] if is_staff else None,
        is_staff=is_staff,
        automatic=said.automatic or ("command" if said.command else None),
        extra=_extra(said),
        at=min(said.at, tx.now) or tx.now,
        external_id=said.external_id,
        reply_to_id=await _reply_target(tx, thread["id"], said.reply_to),
        group_key=said.group_key,
        state="sent" if said.from_us else None,
    )
    message_id, number = await messages.append(tx, post, thread_id=thread["id"], dialog_id=dialog["id"])
    await _attach(tx, source, message_id, said.files)
    await _summarise(tx, dialog, said, number=number, quiet=quiet, kind=kind)
    if is_staff and dialog["live"] and not said.command:
        await _answered(tx, dialog)
    await _after(tx, source, thread, said, message_id)
    tx.emit(
        "message.created",
        channel_id=source.id,
        thread_id=thread["id"],
        dialog_id=dialog["id"],
        message_id=message_id,
        contact_id=who["contact_id"],
        message_kind=kind.value,
        number=number,
        quiet=quiet,
        command=said.command,
        text=snippet(said.body.text, 200),
    )
    return message_id


async def _after(tx: Tx, source: Source, thread: Row, said: InboundMessage, message_id: int) -> None:
    if thread["unreachable"] and not said.from_us:
        await tx.execute("UPDATE thread SET unreachable = '' WHERE id = $1", thread["id"])
        await people.set_reach(tx, channel_id=source.id, address=said.author.address, state="")
    if source.origin_hook:
        await source.origin_hook(tx, thread["id"], said)
    if said.command:
        await tx.enqueue(f"{source.type}.command", {"message_id": message_id}, key=str(message_id))


def _extra(said: InboundMessage) -> dict[str, Any]:
    extra = dict(said.extra)
    for name in ("quote", "quoted", "subject", "command"):
        value = getattr(said, name)
        if value:
            extra[name] = value
    if said.html:
        extra["html"] = said.html
    if said.origin:
        extra["origin"] = dict(said.origin)
    return extra


async def _known(tx: Tx, thread_id: int, external_id: str) -> bool:
    found = await tx.value("SELECT 1 FROM message WHERE thread_id = $1 AND external_id = $2", thread_id, external_id)
    return found is not None


async def _reply_target(tx: Tx, thread_id: int, external_id: str | None) -> int | None:
    if not external_id:
        return None
    return await _by_external_id(tx, thread_id, external_id)


async def _by_external_id(tx: Tx, thread_id: int, external_id: str) -> int | None:
    found: int | None = await tx.value(
        "SELECT id FROM message WHERE thread_id = $1 AND external_id = $2", thread_id, external_id
    )
    if found is None:
        found = await tx.value(
            "SELECT message_id FROM message_alias WHERE thread_id = $1 AND external_id = $2", thread_id, external_id
        )
    return found


THREAD = (
    "SELECT t.id, t.kind, t.title, t.contact_id, t.unreachable, d.id AS dialog_id, d.closed_at AS dialog_closed_at,"
    " d.status AS dialog_status, d.waiting_since AS dialog_waiting_since, d.assignee_id AS dialog_assignee_id"
    " FROM thread t LEFT JOIN dialog d"
    " ON d.id = (SELECT x.id FROM dialog x WHERE x.thread_id = t.id ORDER BY x.id DESC LIMIT 1)"
)


async def _thread(tx: Tx, source: Source, place: Place, *, contact_id: int | None) -> Row:
    """The thread of a place with its newest dialog, made when it is new, and held: one input at a time per thread."""
    await _hold(tx, source.id, place.key)
    thread = await tx.row(f"{THREAD} WHERE t.channel_id = $1 AND t.key = $2", source.id, place.key)
    if thread is None:
        thread = await _make_thread(tx, source, place, contact_id=contact_id)
    owner = contact_id if place.kind in ("private", "visitor", "mail") else None
    changes: dict[str, Any] = {}
    if place.title and place.title != thread["title"] and place.kind == "group":
        changes["title"] = place.title[:512]
    if owner is not None and thread["contact_id"] is None:
        changes["contact_id"] = owner
    if changes:
        columns = ", ".join(f"{name} = ${i}" for i, name in enumerate(changes, start=2))
        await tx.execute(f"UPDATE thread SET {columns} WHERE id = $1", thread["id"], *changes.values())
    return {**thread, **changes}


async def _hold(tx: Tx, channel_id: int, key: str) -> None:
    """Hold a thread until the transaction ends, by its key or a former one; read it afterwards, not with the lock."""
    if tx.dialect == "postgres":
        await tx.rows(
            "SELECT id FROM thread WHERE channel_id = $1 AND (key = $2 OR id ="
            " (SELECT thread_id FROM thread_alias WHERE channel_id = $1 AND key = $2)) FOR NO KEY UPDATE",
            channel_id,
            key,
        )


async def _make_thread(tx: Tx, source: Source, place: Place, *, contact_id: int | None) -> Row:
    known_as = await tx.value(
        "SELECT thread_id FROM thread_alias WHERE channel_id = $1 AND key = $2", source.id, place.key
    )
    if known_as is None:
        await tx.execute(
            "INSERT INTO thread (channel_id, key, kind, title, contact_id, last_number, unreachable, origin,"
            " created_at) VALUES ($1, $2, $3, $4, $5, 0, '', '{}', $6) ON CONFLICT (channel_id, key) DO NOTHING",
            source.id,
            place.key,
            place.kind,
            place.title[:512],
            contact_id if place.kind in ("private", "visitor", "mail") else None,
            tx.now,
        )
        await _hold(tx, source.id, place.key)  # Somebody else may have made it this moment.
        thread = await tx.row(f"{THREAD} WHERE t.channel_id = $1 AND t.key = $2", source.id, place.key)
    else:
        thread = await tx.row(f"{THREAD} WHERE t.id = $1", known_as)
    assert thread is not None
    return thread


async def _dialog(tx: Tx, source: Source, thread: Row, said: InboundMessage, *, quiet: bool) -> Row:
    last = (
        lifecycle.LastDialog(thread["dialog_id"], thread["dialog_closed_at"])
        if thread["dialog_id"] is not None
        else None
    )
    window = source.reopen_window
    if window is None:
        window = lifecycle.REOPEN_WINDOWS.get(source.type, lifecycle.REOPEN_WINDOWS["telegram"])
    courtesy = not said.files and lifecycle.is_courtesy(said.body.text)
    fate = lifecycle.decide(last, quiet=quiet, courtesy=courtesy, now=tx.now, window=window)
    if fate == "open_closed" and said.automatic == "service":
        fate = "open"  # an order, an alarm, a site's form: a machine begins, and somebody has to look at it
    if fate in ("open", "open_closed"):
        return await open_dialog(
            tx,
            source,
            thread,
            subject=said.subject or "",
            follow_up_of=last.id if last else None,
            closed=fate == "open_closed",
        )
    dialog = {
        "id": thread["dialog_id"],
        "status": thread["dialog_status"],
        "waiting_since": thread["dialog_waiting_since"],
        "live": fate != "attach",
    }
    if fate == "reopen":
        closed = {"channel_id": source.id, "thread_id": thread["id"], "assignee_id": thread["dialog_assignee_id"]}
        await reopening.reopen(
            tx, {**closed, "id": dialog["id"]}, status=Status.OPEN, waiting_since=None, agent_id=None
        )
        dialog["status"] = Status.OPEN.value
    return dialog


async def open_dialog(
    tx: Tx, source: Source, thread: Row, *, subject: str = "", follow_up_of: int | None = None, closed: bool = False
) -> Row:
    """Open a dialog in a thread. It goes to the channel's team, a follow-up stays with the team it had."""
    team_id = source.team_id
    if follow_up_of is not None:
        team_id = await tx.value("SELECT team_id FROM dialog WHERE id = $1", follow_up_of)
    number = await tx.value("SELECT last_number FROM thread WHERE id = $1", thread["id"])
    dialog_id = await tx.value(
        "INSERT INTO dialog (thread_id, channel_id, contact_id, status, team_id, subject, priority, first_number,"
        " last_number, last_at, snippet, snippet_kind, opened_at, closed_at, follow_up_of_id, version)"
        " VALUES ($1, $2, $3, $4, $5, $6, 1, $7, 0, $8, '', '', $8, $9, $10, 0) RETURNING id",
        thread["id"],
        source.id,
        thread["contact_id"],
        "closed" if closed else "open",
        team_id,
        subject[:512],
        number + 1,
        tx.now,
        tx.now if closed else None,
        follow_up_of,
    )
    tx.emit(
        "dialog.created",
        channel_id=source.id,
        thread_id=thread["id"],
        dialog_id=dialog_id,
        contact_id=thread["contact_id"],
        follow_up_of=follow_up_of,
    )
    return {"id": dialog_id, "status": "closed" if closed else "open", "waiting_since": None, "live": not closed}


async def _participate(tx: Tx, thread_id: int, who: Row, said: InboundMessage, *, is_staff: bool) -> None:
    role = "staff" if is_staff else "bot" if who["is_bot"] else "customer"
    if said.extra.get("stranger"):
        role = "stranger"
    await tx.execute(
        "INSERT INTO participant (thread_id, identity_id, role) VALUES ($1, $2, $3)"
        " ON CONFLICT (thread_id, identity_id) DO NOTHING",
        thread_id,
        who["id"],
        role,
    )


async def _summarise(tx: Tx, dialog: Row, said: InboundMessage, *, number: int, quiet: bool, kind: Kind) -> None:
    """The dialog's last line; a customer's word also makes it open, wakes it from snoozing and starts the wait.

    A command is between the customer and the bot and says nothing about the dialog.
    """
    if said.command:
        await tx.execute("UPDATE dialog SET last_number = $1 WHERE id = $2", number, dialog["id"])
        return
    wakes = not quiet and dialog["live"]
    what = (
        said.files[0].kind if said.files else next((k for k in ("location", "contact", "poll") if k in said.extra), "")
    )
    await messages.summarise(tx, dialog["id"], number=number, body=said.body, kind=kind, what=what)
    if not wakes:
        return
    await tx.execute(
        "UPDATE dialog SET status = 'open', snoozed_until = NULL, waiting_since = coalesce(waiting_since, $1)"
        " WHERE id = $2",
        tx.now,
        dialog["id"],
    )
    if dialog["status"] != Status.OPEN:
        tx.emit("dialog.status", dialog_id=dialog["id"], old=str(dialog["status"]), new="open", by="customer")


async def _answered(tx: Tx, dialog: Row) -> None:
    """A colleague answered in the channel's own app: the customer waits no longer."""
    await tx.execute(
        "UPDATE dialog SET status = 'waiting', waiting_since = NULL, first_reply_at = coalesce(first_reply_at, $1)"
        " WHERE id = $2 AND waiting_since IS NOT NULL",
        tx.now,
        dialog["id"],
    )


async def _attach(
    tx: Tx, source: Source, message_id: int, files: Sequence[InboundFile], *, first_position: int = 0
) -> None:
    for position, file in enumerate(files, start=first_position):
        blob = await record(tx, file.stored) if file.stored else None
        state = "ready" if blob else "too_big" if file.too_big else "pending" if file.remote else "failed"
        attachment_id = await tx.value(
            "INSERT INTO attachment (message_id, position, kind, name, media_type, size, blob, state, remote,"
            " content_id, width, height, duration, created_at)"
            " VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14) RETURNING id",
            message_id,
            position,
            file.kind,
            file.name[:255],
            file.stored.media_type if file.stored else file.media_type[:127],
            file.size,
            blob,
            state,
            json.dumps(dict(file.remote)) if file.remote else None,
            file.content_id,
            file.stored.width if file.stored else file.width,
            file.stored.height if file.stored else file.height,
            file.duration,
            tx.now,
        )
        if state == "pending":
            await tx.enqueue(f"{source.type}.fetch", {"attachment_id": attachment_id}, key=str(attachment_id))


# ------------------------------------------------------------------------------------------ everything else


async def _find(tx: Tx, source: Source, place: Place) -> Row | None:
    await _hold(tx, source.id, place.key)
    return await tx.row(
        "SELECT * FROM thread WHERE channel_id = $1 AND (key = $2 OR id ="
        " (SELECT thread_id FROM thread_alias WHERE channel_id = $1 AND key = $2))",
        source.id,
        place.key,
    )


async def _edit(tx: Tx, source: Source, edit: InboundEdit) -> None:
    """A new version of a message; one we have never seen is taken as new, for its first form was lost to us."""
    thread = await _find(tx, source, edit.place)
    row = thread and await tx.row(
        "SELECT * FROM message WHERE thread_id = $1 AND external_id = $2", thread["id"], edit.external_id
    )
    if not thread or not row:
        await _message(
            tx,
            source,
            InboundMessage(
                place=edit.place,
                author=edit.author,
                external_id=edit.external_id,
                at=edit.at,
                body=edit.body,
                files=edit.files,
                extra={**edit.extra, "edited": True, REVISED: edit.at},
            ),
        )
        return
    extra = json.loads(row["extra"]) if isinstance(row["extra"], str) else row["extra"]
    stored = row["entities"] if isinstance(row["entities"], list) else json.loads(row["entities"])
    reworded = row["text"] != edit.body.text or stored != edit.body.as_json()
    newest = max(row["edited_at"] or 0, extra.get(REVISED, 0))
    if edit.at < newest:
        if reworded:
            await messages.keep_version(tx, row["id"], text=edit.body.text, entities=edit.body.as_json(), until=newest)
        return
    if reworded:
        await messages.replace(tx, row, body=edit.body, at=edit.at)
    if not (await _edit_rest(tx, source, row, edit, extra=extra) or reworded):
        return
    tx.emit(
        "message.changed",
        channel_id=source.id,
        thread_id=thread["id"],
        dialog_id=row["dialog_id"],
        message_id=row["id"],
        message_kind=row["kind"],
        number=row["number"],
    )


REVISED = "revised_at"
"""Under this a message's `extra` keeps the instant of its newest edit, so that one that comes late changes nothing."""


async def _edit_rest(tx: Tx, source: Source, row: Row, edit: InboundEdit, *, extra: dict[str, Any]) -> bool:
    """What is not text: a file put in another's place comes beside the old one, a live location moves on."""
    known = await tx.rows("SELECT remote FROM attachment WHERE message_id = $1", row["id"])
    ids = {_unique_id(old["remote"]) for old in known}
    new = [file for file in edit.files if file.remote is not None and _unique_id(file.remote) not in ids]
    await _attach(tx, source, row["id"], new, first_position=len(known))
    merged = {**extra, **edit.extra}
    written = json.dumps({**merged, REVISED: edit.at}, ensure_ascii=False)
    await tx.execute("UPDATE message SET extra = $1 WHERE id = $2", written, row["id"])
    return bool(new) or merged != extra


def _unique_id(remote: Any) -> Any:
    """By which a channel names the same bytes for ever; by its whole address where it has no such name."""
    remote = json.loads(remote) if isinstance(remote, str) else remote
    return remote.get("unique_id") or json.dumps(remote, sort_keys=True) if remote else None


async def _reach(tx: Tx, source: Source, reach: InboundReach) -> None:
    state = "" if reach.reachable else reach.reason
    thread = await _find(tx, source, reach.place)
    if reach.author and reach.place.kind == "private":
        await people.set_reach(tx, channel_id=source.id, address=reach.author.address, state=state)
    if thread is None or thread["unreachable"] == state:
        return
    await tx.execute("UPDATE thread SET unreachable = $1 WHERE id = $2", state, thread["id"])
    await _line(tx, thread, kind=f"reach.{reach.reason}", facts={})


async def _move(tx: Tx, source: Source, move: InboundMove) -> None:
    """A group became a supergroup: its thread (and its topics') get the new key, the old one stays as an alias."""
    place = move.new_place
    await moving.relocate(tx, channel_id=source.id, old_key=move.old_key, new_key=place.key, kind=place.kind)


RANK = {"queued": 0, "sending": 1, "uncertain": 2, "sent": 3, "delivered": 4, "read": 5}


async def _receipt(tx: Tx, source: Source, receipt: InboundReceipt) -> None:
    """What the channel says of ours: states only rise, except that a failure overrides `sent`.

    "Up to here" speaks of what was sent before; what failed or may not have arrived is not among it.
    """
    thread = await _find(tx, source, receipt.place)
    if thread is None:
        return
    marked_id = await _by_external_id(tx, thread["id"], receipt.external_id)
    if marked_id is None:
        return
    rows = await tx.rows(
        "SELECT id, dialog_id, number, state, kind FROM message WHERE thread_id = $1 AND kind = 'outbound'"
        " AND ((id = $2 AND state NOT IN ('read', 'failed', 'cancelled'))"
        + (" OR (id < $2 AND state IN ('sent', 'delivered')))" if receipt.upto else ")"),
        thread["id"],
        marked_id,
    )
    for row in rows:
        if receipt.state != "failed" and RANK.get(row["state"], 0) >= RANK[receipt.state]:
            continue
        await tx.execute(
            "UPDATE message SET state = $1, problem = $2 WHERE id = $3",
            receipt.state,
            receipt.reason or None,
            row["id"],
        )
        if row["state"] == "uncertain" and receipt.state != "failed":  # it did arrive: nobody need send it again
            await tx.execute(
                "UPDATE delivery SET state = 'sent' WHERE message_id = $1 AND action = 'send' AND state = 'uncertain'",
                row["id"],
            )
        tx.emit(
            "message.changed",
            channel_id=source.id,
            thread_id=thread["id"],
            dialog_id=row["dialog_id"],
            message_id=row["id"],
            message_kind=row["kind"],
            number=row["number"],
            state=receipt.state,
        )


async def _notice(tx: Tx, source: Source, notice: InboundNotice) -> int | None:
    thread = await _find(tx, source, notice.place)
    if thread is None or await _known(tx, thread["id"], notice.external_id):
        return None
    if notice.kind == "renamed" and notice.place.title != thread["title"]:
        await tx.execute("UPDATE thread SET title = $1 WHERE id = $2", notice.place.title[:512], thread["id"])
    facts = dict(notice.extra)
    if notice.author:
        facts["name"] = notice.author.name
    return await _line(tx, thread, kind=notice.kind, facts=facts, external_id=notice.external_id)


async def _line(
    tx: Tx, thread: Row, *, kind: str, facts: Mapping[str, Any], external_id: str | None = None
) -> int | None:
    """An event line in the thread's newest dialog; a thread without one has nobody to read it."""
    dialog_id = await tx.value("SELECT max(id) FROM dialog WHERE thread_id = $1", thread["id"])
    if dialog_id is None:
        return None
    return await messages.event_line(
        tx, thread_id=thread["id"], dialog_id=dialog_id, kind=kind, facts=facts, external_id=external_id
    )

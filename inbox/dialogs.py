"""What agents do with dialogs: take, hand over, close, put off, tag, read.

Each change is one use case; it writes the row, a line into the correspondence where colleagues should see it, and an
event. Changing nothing is no error and makes no event.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.errors import Conflict, Invalid, NotFound
from core.rich import Rich
from core.text import clean, safe_name
from core.work import Row, Tx
from inbox import access, messages, reopening
from inbox.access import Actor
from inbox.messages import Post
from inbox.models import Kind, Priority, Status
from inbox.tags import hue_of


class AgentNotFound(NotFound):
    """There is no such colleague."""


class TeamNotFound(NotFound):
    """There is no such team."""


class TagNotFound(NotFound):
    """There is no such tag."""


class StatusUnknown(Invalid):
    """A dialog can be open, waiting, on hold or closed."""


class PriorityUnknown(Invalid):
    """The priority must be between low (0) and urgent (3)."""


class SnoozeInThePast(Invalid):
    """Choose a moment in the future."""


class TagNameMissing(Invalid):
    """A tag needs a name."""


class AlreadyLive(Conflict):
    """The customer has a newer dialog that is still open. Go on there."""


class AlreadyClosed(Conflict):
    """The dialog is closed. Open it again before you put it off."""


async def assign(tx: Tx, dialog_id: int, *, by: Actor, to: int | None) -> None:
    """Give a dialog to a colleague, or to nobody. Raises `DialogNotFound`, `AgentNotFound`, `ReadOnly`."""
    row = await _mine_to_change(tx, dialog_id, by)
    if row["assignee_id"] == to:
        return
    name = await _agent_name(tx, to) if to is not None else None
    await _set(tx, row, assignee_id=to)
    await _line(tx, row, by, "assigned", to=to, name=name)
    tx.emit("dialog.assigned", agent_id=by.id, **_where(row), old=row["assignee_id"], new=to)


async def set_team(tx: Tx, dialog_id: int, *, by: Actor, team_id: int | None) -> None:
    """Give a dialog to a team. Raises `DialogNotFound`, `TeamNotFound`, `ReadOnly`."""
    row = await _mine_to_change(tx, dialog_id, by)
    if row["team_id"] == team_id:
        return
    name = await _team_name(tx, team_id) if team_id is not None else None
    await _set(tx, row, team_id=team_id)
    await _line(tx, row, by, "team", to=team_id, name=name)
    tx.emit("dialog.team_changed", agent_id=by.id, **_where(row), old=row["team_id"], new=team_id)


async def transfer(tx: Tx, dialog_id: int, *, by: Actor, to: int | None, team_id: int | None, note: str = "") -> None:
    """Hand a dialog over to a person or a team with a word to them; the customer sees nothing of it."""
    row = await _mine_to_change(tx, dialog_id, by)
    if note.strip():
        post = Post(kind=Kind.NOTE, body=Rich(clean(note)), agent_id=by.id, extra={"transfer": True})
        message_id, number = await messages.append(tx, post, thread_id=row["thread_id"], dialog_id=row["id"])
        await messages.summarise(tx, row["id"], number=number, body=post.body, kind=Kind.NOTE)
        tx.emit(
            "message.created",
            agent_id=by.id,
            **_where(row),
            message_id=message_id,
            message_kind=Kind.NOTE.value,
            number=number,
            mentions=[to] if to else [],
        )
    if team_id is not None:
        await set_team(tx, dialog_id, by=by, team_id=team_id)
        if to is None and row["assignee_id"] is not None:
            await _set(tx, row, assignee_id=None)
            tx.emit("dialog.assigned", agent_id=by.id, **_where(row), old=row["assignee_id"], new=None)
    if to is not None and row["assignee_id"] != to:
        name = await _agent_name(tx, to)
        await _set(tx, row, assignee_id=to)
        await _line(tx, row, by, "assigned", to=to, name=name)
        tx.emit("dialog.assigned", agent_id=by.id, **_where(row), old=row["assignee_id"], new=to)


async def set_status(tx: Tx, dialog_id: int, *, by: Actor | None, status: str) -> None:
    """Set the status by its name. Raises `StatusUnknown`, `DialogNotFound`, `AlreadyLive`, `ReadOnly`."""
    try:
        wanted = Status(status)
    except ValueError as error:
        raise StatusUnknown(field="status") from error
    if by is not None:
        access.needs_write(by)
        row = await access.dialog(tx, dialog_id, to=by, lock=True)
    else:
        row = await _unlimited(tx, dialog_id)
    await _to_status(tx, row, by=by, wanted=wanted)


async def close(tx: Tx, dialog_id: int, *, by: Actor | None) -> None:
    """Done for now. Raises `DialogNotFound`, `ReadOnly`."""
    await set_status(tx, dialog_id, by=by, status=Status.CLOSED)


async def reopen(tx: Tx, dialog_id: int, *, by: Actor) -> None:
    """Take a closed dialog up again. Raises `AlreadyLive` when its thread has a newer live one."""
    await set_status(tx, dialog_id, by=by, status=Status.OPEN)


async def _to_status(tx: Tx, row: Row, *, by: Actor | None, wanted: Status) -> None:
    old = Status(row["status"])
    if old is wanted:
        return
    if old is Status.CLOSED:
        live = await tx.value("SELECT id FROM dialog WHERE thread_id = $1 AND closed_at IS NULL", row["thread_id"])
        if live is not None:
            raise AlreadyLive
    who = by.id if by else None
    await _line(tx, row, by, "status", old=old.value, new=wanted.value)
    tx.emit("dialog.status", agent_id=who, **_where(row), old=old.value, new=wanted.value)
    owes = old in (Status.CLOSED, Status.WAITING) and wanted in (Status.OPEN, Status.ON_HOLD)
    since = await reopening.waiting_since(tx, row["id"]) if owes else None
    if wanted is Status.CLOSED:
        await _set(
            tx,
            row,
            status=wanted.value,
            closed_at=tx.now,
            closed_by_id=who,
            waiting_since=None,
            snoozed_until=None,
        )
        await tx.cancel_job("dialog.wake", str(row["id"]))
        tx.emit("dialog.closed", agent_id=who, **_where(row))
    elif old is Status.CLOSED:
        await reopening.reopen(tx, row, status=wanted, waiting_since=since, agent_id=who)
    elif owes or wanted is Status.WAITING:
        await _set(tx, row, status=wanted.value, waiting_since=since)
    else:
        await _set(tx, row, status=wanted.value)


async def set_priority(tx: Tx, dialog_id: int, *, by: Actor, priority: int) -> None:
    """Raises `PriorityUnknown`, `DialogNotFound`, `ReadOnly`."""
    if not Priority.LOW <= priority <= Priority.URGENT:
        raise PriorityUnknown(field="priority")
    row = await _mine_to_change(tx, dialog_id, by)
    if row["priority"] == priority:
        return
    await _set(tx, row, priority=priority)
    await _line(tx, row, by, "priority", old=row["priority"], new=priority)
    tx.emit("dialog.priority", agent_id=by.id, **_where(row), old=row["priority"], new=priority)


async def set_subject(tx: Tx, dialog_id: int, *, by: Actor, subject: str) -> None:
    """Give the dialog a name of its own."""
    row = await _mine_to_change(tx, dialog_id, by)
    wanted = clean(subject).strip()[:512]
    if row["subject"] == wanted:
        return
    await _set(tx, row, subject=wanted)
    tx.emit("dialog.subject", agent_id=by.id, **_where(row), old=row["subject"], new=wanted)


async def snooze(tx: Tx, dialog_id: int, *, by: Actor, until: int | None) -> None:
    """Put a dialog off until an instant, or wake it (None). A customer's word wakes it earlier.

    Raises `SnoozeInThePast`, `AlreadyClosed`, `DialogNotFound`, `ReadOnly`.
    """
    if until is not None and until <= tx.now:
        raise SnoozeInThePast(field="until")
    row = await _mine_to_change(tx, dialog_id, by)
    if row["snoozed_until"] == until:
        return
    if row["closed_at"] is not None and until is not None:
        raise AlreadyClosed
    await _set(tx, row, snoozed_until=until)
    if until is None:
        await tx.cancel_job("dialog.wake", str(dialog_id))
    else:
        await tx.enqueue("dialog.wake", {"dialog_id": dialog_id}, due_at=until, key=str(dialog_id))
    await _line(tx, row, by, "snoozed" if until else "woken", until=until)
    tx.emit("dialog.snoozed" if until else "dialog.woken", agent_id=by.id, **_where(row), until=until)


async def wake(tx: Tx, dialog_id: int) -> None:
    """The snooze has run out: the dialog is open again and asks for attention. Does nothing if it woke earlier."""
    await access.hold(tx, [dialog_id])
    row = await tx.row(
        "SELECT * FROM dialog WHERE id = $1 AND snoozed_until <= $2 AND closed_at IS NULL", dialog_id, tx.now
    )
    if row is None:
        return
    await _set(tx, row, snoozed_until=None, status=Status.OPEN.value)
    await _line(tx, row, None, "woken")
    tx.emit("dialog.woken", **_where(row))


async def tag(tx: Tx, dialog_id: int, *, by: Actor, name: str) -> int:
    """Put a tag on a dialog, making the tag if it is new; returns the tag's id."""
    wanted = safe_name(name).lstrip("#").strip()[:64]
    if not wanted:
        raise TagNameMissing(field="tag")
    row = await _mine_to_change(tx, dialog_id, by)
    await tx.execute(
        "INSERT INTO tag (name, hue) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", wanted, hue_of(wanted)
    )
    tag_id: int = await tx.value("SELECT id FROM tag WHERE name = $1", wanted)
    added = await tx.execute(
        "INSERT INTO dialog_tag (dialog_id, tag_id) VALUES ($1, $2) ON CONFLICT (dialog_id, tag_id) DO NOTHING",
        dialog_id,
        tag_id,
    )
    if added:
        await _set(tx, row)
        tx.emit("dialog.tagged", agent_id=by.id, **_where(row), tag=wanted)
    return tag_id


async def untag(tx: Tx, dialog_id: int, *, by: Actor, tag_id: int) -> None:
    """Take a tag off. Raises `DialogNotFound`, `TagNotFound`, `ReadOnly`."""
    row = await _mine_to_change(tx, dialog_id, by)
    name = await tx.value("SELECT name FROM tag WHERE id = $1", tag_id)
    if name is None:
        raise TagNotFound
    if await tx.execute("DELETE FROM dialog_tag WHERE dialog_id = $1 AND tag_id = $2", dialog_id, tag_id):
        await _set(tx, row)
        tx.emit("dialog.untagged", agent_id=by.id, **_where(row), tag=name)


async def set_tags(tx: Tx, dialog_id: int, *, by: Actor, tag_ids: Sequence[int]) -> None:
    """Put exactly these known tags on a dialog. Raises `DialogNotFound`, `ReadOnly`."""
    row = await _mine_to_change(tx, dialog_id, by)
    present = set(await tx.column("SELECT tag_id FROM dialog_tag WHERE dialog_id = $1", dialog_id))
    names = {one["id"]: one["name"] for one in await tx.rows("SELECT id, name FROM tag")}
    for tag_id in present - set(tag_ids):
        await untag(tx, dialog_id, by=by, tag_id=tag_id)
    for tag_id in [one for one in tag_ids if one in names and one not in present]:
        await tag(tx, row["id"], by=by, name=names[tag_id])


async def read(tx: Tx, dialog_id: int, *, by: Actor, number: int | None = None) -> None:
    """Note that `by` has seen the dialog up to a message (by default, all of it); the first look is remembered."""
    row = await access.dialog(tx, dialog_id, to=by)
    upto = row["last_number"] if number is None else min(number, row["last_number"])
    known = await tx.value("SELECT number FROM dialog_read WHERE agent_id = $1 AND dialog_id = $2", by.id, dialog_id)
    if known is None or known < upto:
        await tx.execute(
            "INSERT INTO dialog_read (agent_id, dialog_id, number) VALUES ($1, $2, $3)"
            " ON CONFLICT (agent_id, dialog_id) DO UPDATE SET number = excluded.number",
            by.id,
            dialog_id,
            upto,
        )
        tx.emit("dialog.read", agent_id=by.id, **_where(row), number=upto)
    if row["looked_at"] is None and by.may_write:
        await tx.execute("UPDATE dialog SET looked_at = $1 WHERE id = $2", tx.now, dialog_id)
        tx.emit("dialog.looked_at", agent_id=by.id, **_where(row))


async def unread(tx: Tx, dialog_id: int, *, by: Actor) -> None:
    """Make the customer's last message unread again for `by`."""
    row = await access.dialog(tx, dialog_id, to=by)
    said = await tx.value(
        "SELECT max(number) FROM message WHERE dialog_id = $1 AND kind = 'inbound' AND NOT is_staff", dialog_id
    )
    upto = max(0, (said or row["last_number"]) - 1)
    await tx.execute(
        "INSERT INTO dialog_read (agent_id, dialog_id, number) VALUES ($1, $2, $3)"
        " ON CONFLICT (agent_id, dialog_id) DO UPDATE SET number = excluded.number",
        by.id,
        dialog_id,
        upto,
    )
    tx.emit("dialog.read", agent_id=by.id, **_where(row), number=upto)


async def save_draft(tx: Tx, dialog_id: int, *, by: Actor, kind: str, text: str) -> None:
    """Keep what `by` has begun to write, per dialog and mode; an empty text removes it."""
    await access.dialog(tx, dialog_id, to=by)
    if not text:
        await tx.execute(
            "DELETE FROM draft WHERE agent_id = $1 AND dialog_id = $2 AND kind = $3", by.id, dialog_id, kind
        )
        return
    await tx.execute(
        "INSERT INTO draft (agent_id, dialog_id, kind, text, origin, changed_at) VALUES ($1, $2, $3, $4, '', $5)"
        " ON CONFLICT (agent_id, dialog_id, kind) DO UPDATE SET text = excluded.text, changed_at = excluded.changed_at,"
        " origin = CASE WHEN draft.text = excluded.text THEN draft.origin ELSE '' END",
        by.id,
        dialog_id,
        kind,
        clean(text),
        tx.now,
    )


async def each(tx: Tx, ids: Sequence[int], *, by: Actor, change: str, **values: Any) -> int:
    """Carry out one change on many dialogs, those that `by` may see; returns how many. `change` is a use case here.

    Those whose state does not allow it are left as they are; if that is all of them, it raises what the last one did.
    """
    use_case = BULK[change]
    visible = await access.dialogs(tx, ids, to=by, lock=True)
    refused: list[Conflict] = []
    for row in visible:
        try:
            async with tx.savepoint():
                await use_case(tx, row["id"], by=by, **values)
        except Conflict as conflict:
            refused.append(conflict)
    if refused and len(refused) == len(visible):
        raise refused[-1]
    return len(visible) - len(refused)


BULK: dict[str, Any] = {
    "assign": assign,
    "set_team": set_team,
    "close": close,
    "snooze": snooze,
    "tag": tag,
    "set_priority": set_priority,
    "set_status": set_status,
}


async def _mine_to_change(tx: Tx, dialog_id: int, by: Actor) -> Row:
    access.needs_write(by)
    return await access.dialog(tx, dialog_id, to=by, lock=True)


async def _unlimited(tx: Tx, dialog_id: int) -> Row:
    await access.hold(tx, [dialog_id])
    row = await tx.row("SELECT * FROM dialog WHERE id = $1", dialog_id)
    if row is None:
        raise access.DialogNotFound
    return row


async def _set(tx: Tx, row: Row, **changes: Any) -> None:
    columns = "".join(f", {name} = ${i}" for i, name in enumerate(changes, start=2))
    await tx.execute(f"UPDATE dialog SET version = version + 1{columns} WHERE id = $1", row["id"], *changes.values())


async def _line(tx: Tx, row: Row, by: Actor | None, kind: str, **facts: Any) -> None:
    await messages.event_line(
        tx,
        thread_id=row["thread_id"],
        dialog_id=row["id"],
        kind=kind,
        facts=facts,
        agent_id=by.id if by else None,
    )


def _where(row: Row) -> dict[str, int]:
    return {"channel_id": row["channel_id"], "thread_id": row["thread_id"], "dialog_id": row["id"]}


async def _agent_name(tx: Tx, agent_id: int) -> str:
    name = await tx.value("SELECT name FROM agent WHERE id = $1 AND disabled_at IS NULL", agent_id)
    if name is None:
        raise AgentNotFound(field="agent")
    return str(name)


async def _team_name(tx: Tx, team_id: int) -> str:
    name = await tx.value("SELECT name FROM team WHERE id = $1", team_id)
    if name is None:
        raise TeamNotFound(field="team")
    return str(name)

"""The outbox: claiming deliveries that are due and writing down what became of them. Rows only, no network.

States: `queued → sending → sent`, or `failed` (permanent, with the reason), `uncertain` (it may have arrived),
`cancelled`, `paused`. A delivery in `sending` whose lease ran out was interrupted: nobody knows whether it arrived.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from connectors.base import DeliveryFailed, Part, Sent
from core.clock import DAY, SECOND
from core.i18n import msgid
from core.jobs import backoff
from core.work import Row, Tx
from inbox import moving

LEASE = 90 * SECOND
"""Longer than any request may take."""

GIVE_UP_AFTER = DAY
"""A message that could not be sent for so long is not sent any more: its moment has passed."""

AHEAD = (
    "NOT EXISTS (SELECT 1 FROM delivery b WHERE b.thread_id = o.thread_id AND b.state IN ('queued', 'sending')"
    " AND (b.message_id < o.message_id OR (b.message_id = o.message_id"
    " AND (b.action > o.action OR (b.action = o.action AND b.part < o.part)))))"
)
"""Nothing of the thread waits before it. Within a message `send` goes before `edit` before `delete`."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery that is ours to carry out now."""

    id: int
    message_id: int
    thread_id: int
    channel_id: int
    action: str
    part: int
    parts: int
    payload: dict[str, Any] | None
    attempts: int
    bulk: bool
    created_at: int
    group: bool
    place: str


COLUMNS = "o.id, o.message_id, o.thread_id, o.channel_id, o.action, o.part, o.parts, o.payload, o.attempts, o.bulk"


async def due(tx: Tx, *, channels: Collection[int], bulk: bool, limit: int) -> list[Claimed]:
    """The deliveries of these channels that could go now, oldest first; locked, not yet claimed."""
    if not channels or limit <= 0:
        return []
    listed = ", ".join(map(str, sorted(channels)))
    skip = " FOR UPDATE OF o SKIP LOCKED" if tx.dialect == "postgres" else ""
    rows = await tx.rows(
        f"SELECT {COLUMNS}, o.created_at, t.kind, t.key FROM delivery o JOIN thread t ON t.id = o.thread_id"
        f" WHERE o.state = 'queued' AND o.due_at <= $1 AND o.bulk = {'TRUE' if bulk else 'FALSE'}"
        f" AND o.channel_id IN ({listed}) AND {AHEAD} ORDER BY o.due_at, o.id LIMIT $2{skip}",
        tx.now,
        limit,
    )
    return [_claimed(row) for row in rows]


def _claimed(row: Row) -> Claimed:
    payload = row["payload"]
    return Claimed(
        id=row["id"],
        message_id=row["message_id"],
        thread_id=row["thread_id"],
        channel_id=row["channel_id"],
        action=row["action"],
        part=row["part"],
        parts=row["parts"],
        payload=json.loads(payload) if isinstance(payload, str) else payload,
        attempts=row["attempts"],
        bulk=bool(row["bulk"]),
        created_at=row["created_at"],
        group=row["kind"] in ("group", "topic"),
        place=row["key"],
    )


async def start(tx: Tx, chosen: Sequence[Claimed], *, holder: str) -> None:
    """Mark deliveries as being sent: from here on an interruption leaves them uncertain."""
    ids = ", ".join(str(one.id) for one in chosen)
    await tx.execute(
        f"UPDATE delivery SET state = 'sending', attempts = attempts + 1, lease_until = $1, lease_by = $2"
        f" WHERE id IN ({ids})",
        tx.now + LEASE,
        holder,
    )


async def postpone(tx: Tx, delivery_id: int, *, milliseconds: int) -> None:
    """Leave a delivery for later; what waits behind it in its thread waits with it."""
    await tx.execute("UPDATE delivery SET due_at = $1 WHERE id = $2", tx.now + milliseconds, delivery_id)


async def split(tx: Tx, one: Claimed, parts: Sequence[Part]) -> None:
    """Write down what a message was rendered to: one row per part, so that a retry repeats a part, not the whole."""
    for number, part in enumerate(parts):
        payload = json.dumps({"kind": part.kind, "payload": dict(part.payload), "files": list(part.files)})
        if number == 0:
            await tx.execute("UPDATE delivery SET payload = $1, parts = $2 WHERE id = $3", payload, len(parts), one.id)
            continue
        await tx.execute(
            "INSERT INTO delivery (message_id, thread_id, channel_id, action, part, parts, payload, bulk, state,"
            " attempts, due_at, external_ids, code, reason, created_at)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'queued', 0, $9, '[]', '', '', $9)"
            " ON CONFLICT (message_id, action, part) DO NOTHING",
            one.message_id,
            one.thread_id,
            one.channel_id,
            one.action,
            number,
            len(parts),
            payload,
            one.bulk,
            tx.now,
        )


async def succeeded(tx: Tx, one: Claimed, sent: Sent) -> None:
    """The channel took it."""
    await tx.execute(
        "UPDATE delivery SET state = 'sent', external_ids = $1, finished_at = $2, lease_until = NULL, code = '',"
        " reason = '' WHERE id = $3",
        json.dumps(list(sent.external_ids)),
        tx.now,
        one.id,
    )
    if one.action == "send" and sent.external_ids:
        await _remember_ids(tx, one, sent.external_ids)
    await _show(tx, one)


async def _remember_ids(tx: Tx, one: Claimed, external_ids: Sequence[str]) -> None:
    first, *others = external_ids
    named = await tx.execute(
        "UPDATE message SET external_id = $1 WHERE id = $2 AND external_id IS NULL", first, one.message_id
    )
    for external_id in others if named else external_ids:
        await tx.execute(
            "INSERT INTO message_alias (thread_id, external_id, message_id) VALUES ($1, $2, $3)"
            " ON CONFLICT (thread_id, external_id) DO NOTHING",
            one.thread_id,
            external_id,
            one.message_id,
        )


async def failed(tx: Tx, one: Claimed, failure: DeliveryFailed) -> None:
    """The channel did not take it: try again later, or give up, or leave it to a person."""
    if failure.moved_to:
        await moving.relocate(tx, channel_id=one.channel_id, old_key=one.place, new_key=failure.moved_to)
        await _again(tx, one, failure, delay=0)
    elif failure.uncertain:
        await _finish(tx, one, "uncertain", failure)
    elif failure.permanent or tx.now - one.created_at > GIVE_UP_AFTER:
        await _finish(tx, one, "failed", failure)
        await _give_up_rest(tx, one)
        if failure.code in ("blocked", "deactivated", "removed"):
            await _unreachable(tx, one, failure.code)
    else:
        delay = backoff(one.attempts + 1) if failure.retry_after is None else round(failure.retry_after * SECOND)
        await _again(tx, one, failure, delay=delay)
    await _show(tx, one)


async def _again(tx: Tx, one: Claimed, failure: DeliveryFailed, *, delay: int) -> None:
    await tx.execute(
        "UPDATE delivery SET state = $1, due_at = $2, lease_until = NULL, code = $3, reason = $4 WHERE id = $5",
        await _standing(tx, one),
        tx.now + delay,
        failure.code,
        failure.reason,
        one.id,
    )
    tx.wakes.add("deliveries")


async def _standing(tx: Tx, one: Claimed) -> str:
    """What a delivery that must be tried again becomes: it may be of a broadcast that was stopped meanwhile."""
    state = await tx.value(
        "SELECT b.state FROM broadcast_target g JOIN broadcast b ON b.id = g.broadcast_id WHERE g.message_id = $1",
        one.message_id,
    )
    return str(state) if state in ("paused", "cancelled") else "queued"


async def _finish(tx: Tx, one: Claimed, state: str, failure: DeliveryFailed) -> None:
    await tx.execute(
        "UPDATE delivery SET state = $1, finished_at = $2, lease_until = NULL, code = $3, reason = $4 WHERE id = $5",
        state,
        tx.now,
        failure.code,
        failure.reason,
        one.id,
    )


async def _give_up_rest(tx: Tx, one: Claimed) -> None:
    await tx.execute(
        "UPDATE delivery SET state = 'failed', finished_at = $1, code = 'rest', reason = '' WHERE message_id = $2"
        " AND action = $3 AND part > $4 AND state = 'queued'",
        tx.now,
        one.message_id,
        one.action,
        one.part,
    )


async def _unreachable(tx: Tx, one: Claimed, code: str) -> None:
    await tx.execute("UPDATE thread SET unreachable = $1 WHERE id = $2", code, one.thread_id)
    await tx.execute(
        "UPDATE identity SET unreachable = $1 WHERE channel_id = $2 AND contact_id ="
        " (SELECT contact_id FROM thread WHERE id = $3)",
        code,
        one.channel_id,
        one.thread_id,
    )


async def recover(tx: Tx, *, all_of_them: bool) -> int:
    """Find deliveries interrupted by a crash; each stays visible as uncertain. `all_of_them`: no other process lives.

    Those that can be repeated without harm (edits, deletions) are queued again.
    """
    lease = "TRUE" if all_of_them else f"d.lease_until < {tx.now}"
    rows = await tx.rows(
        "SELECT d.id, d.message_id, d.thread_id, d.channel_id, d.action, d.part, d.parts, NULL AS payload, d.attempts,"
        " d.bulk, d.created_at, t.kind, t.key, c.type FROM delivery d JOIN thread t ON t.id = d.thread_id"
        f" JOIN channel c ON c.id = d.channel_id WHERE d.state = 'sending' AND {lease}"
    )
    lost = DeliveryFailed(
        "Pult was interrupted while sending: it may have arrived or not. Look before you send it again.",
        code="interrupted",
        uncertain=True,
    )
    for row in rows:
        one = _claimed(row)
        if one.action != "send" or row["type"] == "widget":
            await _again(tx, one, lost, delay=0)
        else:
            await _finish(tx, one, "uncertain", lost)
        await _show(tx, one)
    return len(rows)


async def hold(tx: Tx) -> int:
    """Send nothing of what waits: after a restore it may have been sent already. Returns how many messages it was.

    Each stays visible as uncertain, for a person to decide.
    """
    reason = msgid("It waited when the backup was made and may have been sent since. Look before you send it again.")
    rows = await tx.rows(
        "UPDATE delivery SET state = 'uncertain', code = 'restored', reason = $1, finished_at = $2, lease_until = NULL"
        " WHERE state IN ('queued', 'sending') RETURNING message_id",
        reason,
        tx.now,
    )
    messages = {row["message_id"] for row in rows}
    await tx.execute(
        f"UPDATE message SET state = 'uncertain', problem = $2 WHERE {tx.among('id', 1)}", tx.many(messages), reason
    )
    return len(messages)


WORST = ("failed", "uncertain", "queued", "sending")


async def _show(tx: Tx, one: Claimed) -> None:
    """Bring the message's visible state up to its deliveries' and announce it if it changed."""
    rows = await tx.rows(
        "SELECT state, reason FROM delivery WHERE message_id = $1 AND action = $2 ORDER BY part",
        one.message_id,
        one.action,
    )
    states = ["queued" if row["state"] == "paused" else row["state"] for row in rows]
    stopped = "cancelled" if set(states) == {"cancelled"} else "sent"
    state = next((bad for bad in WORST if bad in states), stopped)
    reason = next((row["reason"] for row in rows if row["state"] == state and row["reason"]), None)
    message = await tx.row("SELECT state, problem, dialog_id, number, kind FROM message WHERE id = $1", one.message_id)
    if message is None or (one.action != "send" and state == "sent"):
        return
    if one.action != "send":
        state = message["state"]
    if message["state"] == state and message["problem"] == reason:
        return
    if state == "sent" and message["state"] in ("delivered", "read"):
        return
    await tx.execute("UPDATE message SET state = $1, problem = $2 WHERE id = $3", state, reason, one.message_id)
    tx.emit(
        "message.changed",
        channel_id=one.channel_id,
        thread_id=one.thread_id,
        dialog_id=message["dialog_id"],
        message_id=one.message_id,
        message_kind=message["kind"],
        number=message["number"],
        state=state,
    )

"""The outbox: claiming deliveries that are due, and finding those whose sender is gone. Rows only, no network.

States: `queued → sending → sent`, or `failed` (permanent, with the reason), `uncertain` (it may have arrived),
`cancelled`, `paused`. A delivery in `sending` whose lease ran out was interrupted: nobody knows whether it arrived.
What became of a claimed one is written down by `notifications.outcomes`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from connectors.base import DeliveryFailed, Part
from core.clock import SECOND
from core.i18n import msgid
from core.work import Row, Tx, View
from notifications import outcomes
from notifications.outcomes import Claimed

LEASE = 30 * SECOND
"""How long a claim outlives a courier that died; a living one prolongs it."""

AHEAD = (
    "NOT EXISTS (SELECT 1 FROM delivery b WHERE b.thread_id = o.thread_id AND b.state IN ('queued', 'sending')"
    " AND b.id <> o.id AND (b.state = 'sending' OR b.message_id < o.message_id OR (b.message_id = o.message_id"
    " AND (b.action > o.action OR (b.action = o.action AND b.part < o.part)))))"
)
"""Nothing of the thread is under way or waits before it. Within a message `send` goes before `edit` before `delete`.

The condition on the states is, word for word, that of the index `delivery_ahead`: without it all deliveries are read.
"""

COLUMNS = (
    "o.id, o.message_id, o.thread_id, o.channel_id, o.action, o.part, o.parts, o.payload, o.attempts, o.bulk,"
    " o.version, o.created_at, t.kind, t.key"
)


PART = (
    *("message_id", "thread_id", "channel_id", "action", "part", "parts", "payload", "bulk"),
    *("state", "attempts", "due_at", "external_ids", "code", "reason", "created_at", "version"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many deliveries a lane of a channel could take now."""

    channel_id: int
    bulk: bool
    limit: int


async def due(tx: Tx, wanted: Sequence[Wanted]) -> list[Claimed]:
    """What could go now, lane by lane in the order given, within a lane the oldest first; locked, not yet claimed.

    Each lane reads its own index from the front and stops at its limit, so however much waits in one of them, the
    others lose nothing by it.
    """
    if not wanted:
        return []
    skip = " FOR UPDATE OF o SKIP LOCKED" if tx.dialect == "postgres" else ""
    lanes = [
        f"SELECT * FROM (SELECT {COLUMNS} FROM delivery o JOIN thread t ON t.id = o.thread_id"
        f" WHERE o.state = 'queued' AND o.channel_id = {int(lane.channel_id)} AND o.bulk = {_boolean(lane.bulk)}"
        f" AND o.due_at <= $1 AND {AHEAD} ORDER BY o.due_at, o.id LIMIT {int(lane.limit)}{skip}) AS l{number}"
        for number, lane in enumerate(wanted)
    ]
    return [_claimed(row) for row in await tx.rows(" UNION ALL ".join(lanes), tx.now)]


def _boolean(value: bool) -> str:
    return "TRUE" if value else "FALSE"


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
        version=row["version"],
        created_at=row["created_at"],
        group=row["kind"] in ("group", "topic"),
        place=row["key"],
    )


async def next_due(view: View, channels: Collection[int]) -> int | None:
    """The instant at which something that waits for its time comes due; None when nothing does."""
    lanes = [
        f"SELECT (SELECT due_at FROM delivery WHERE state = 'queued' AND channel_id = {int(channel_id)}"
        f" AND bulk = {_boolean(bulk)} AND due_at > $1 ORDER BY due_at LIMIT 1) AS due_at"
        for channel_id in sorted(channels)
        for bulk in (False, True)
    ]
    found = await view.column(" UNION ALL ".join(lanes), view.now) if lanes else []
    return min((instant for instant in found if instant is not None), default=None)


async def start(tx: Tx, chosen: Sequence[Claimed], *, holder: str) -> None:
    """Mark deliveries as being sent: from here on an interruption leaves them uncertain."""
    await tx.execute(
        f"UPDATE delivery SET state = 'sending', attempts = attempts + 1, lease_until = $2, lease_by = $3"
        f" WHERE {tx.among('id', 1)}",
        tx.many(one.id for one in chosen),
        tx.now + LEASE,
        holder,
    )


async def postpone(tx: Tx, waits: Mapping[int, int]) -> None:
    """Leave threads in peace for some milliseconds; what waits in them waits together, in its order."""
    await tx.execute_many(
        "UPDATE delivery SET due_at = $1 WHERE thread_id = $2 AND state = 'queued' AND due_at < $1",
        [(tx.now + wait, thread_id) for thread_id, wait in waits.items()],
    )


async def split(tx: Tx, one: Claimed, parts: Sequence[Part]) -> None:
    """Write down what a message was rendered to: one row per part, so that a retry repeats a part, not the whole."""
    payloads = [
        json.dumps({"kind": part.kind, "payload": dict(part.payload), "files": list(part.files)}) for part in parts
    ]
    await tx.execute(
        "UPDATE delivery SET payload = $1, parts = $2 WHERE id = $3 AND version = $4",
        payloads[0],
        len(parts),
        one.id,
        one.version,
    )
    await tx.insert(
        "delivery",
        PART,
        [
            (
                *(one.message_id, one.thread_id, one.channel_id, one.action, number, len(parts), payload, one.bulk),
                *("queued", 0, tx.now, "[]", "", "", tx.now, 0),
            )
            for number, payload in enumerate(payloads)
            if number
        ],
        tail="ON CONFLICT (message_id, action, part) DO NOTHING",
    )


# ------------------------------------------------------------------------------------------------ who keeps a claim


async def keep(tx: Tx, held: Collection[int], *, holder: str) -> set[int]:
    """Prolong the claims of a living courier; returns which of them are still its own.

    What it claimed without ever learning so (the answer to the claim was lost) was not begun and waits again.
    """
    await tx.execute(
        "UPDATE delivery SET state = 'queued', lease_until = NULL WHERE state = 'sending' AND lease_by = $2"
        f" AND NOT ({tx.among('id', 1)})",
        tx.many(held),
        holder,
    )
    kept = await tx.column(
        f"UPDATE delivery SET lease_until = $2 WHERE state = 'sending' AND lease_by = $3 AND {tx.among('id', 1)}"
        " RETURNING id",
        tx.many(held),
        tx.now + LEASE,
        holder,
    )
    return set(kept)


async def recover(tx: Tx, *, all_of_them: bool = False, holder: str = "") -> int:
    """Find deliveries interrupted by a crash; each stays visible as uncertain.

    `all_of_them`: no other process lives. `holder`: whatever is in this name was interrupted as well.
    Those that can be repeated without harm (edits, deletions) are queued again.
    """
    lease = "TRUE" if all_of_them else "(o.lease_until < $1 OR o.lease_by = $2)"
    skip = " FOR UPDATE OF o SKIP LOCKED" if tx.dialect == "postgres" else ""
    rows = await tx.rows(
        f"SELECT {COLUMNS}, c.type FROM delivery o JOIN thread t ON t.id = o.thread_id"
        f" JOIN channel c ON c.id = o.channel_id WHERE o.state = 'sending' AND {lease}{skip}",
        *(() if all_of_them else (tx.now, holder)),
    )
    lost = DeliveryFailed(
        "Pult was interrupted while sending: it may have arrived or not. Look before you send it again.",
        code="interrupted",
        uncertain=True,
    )
    harmless = [row["id"] for row in rows if row["action"] != "send" or row["type"] == "widget"]
    await tx.execute(
        f"UPDATE delivery SET state = 'queued', lease_until = NULL WHERE {tx.among('id', 1)}", tx.many(harmless)
    )
    await outcomes.interrupted(tx, [_claimed(row) for row in rows if row["id"] not in harmless], lost)
    if harmless:
        tx.wakes.add("deliveries")
    return len(rows)


async def hold(tx: Tx) -> int:
    """Send nothing of what waits: after a restore it may have been sent already. Returns how many messages it was.

    Each stays visible as uncertain, for a person to decide.
    """
    reason = msgid("It waited when the backup was made and may have been sent since. Look before you send it again.")
    rows = await tx.rows(
        "UPDATE delivery SET state = 'uncertain', code = 'restored', reason = $1, finished_at = $2, lease_until = NULL"
        " WHERE state IN ('queued', 'sending', 'paused') RETURNING message_id",
        reason,
        tx.now,
    )
    messages = {row["message_id"] for row in rows}
    await tx.execute(
        f"UPDATE message SET state = 'uncertain', problem = $2 WHERE {tx.among('id', 1)}", tx.many(messages), reason
    )
    return len(messages)

"""What became of claimed deliveries, written down: the rows' states, the channel's ids, what the agent sees.

Many at once, in a handful of statements. A claim that is not its holder's any more changes nothing, so that an
outcome may be written twice (the answer to a commit was lost) and a stranger's claim is left alone.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from connectors.base import DeliveryFailed, Sent
from core.clock import DAY, SECOND
from core.jobs import backoff
from core.work import Row, Tx
from inbox import bulk, moving

GIVE_UP_AFTER = DAY
"""A message that could not be sent for so long is not sent any more: its moment has passed."""

MOVES = 5
"""A place that has moved more often than that in one delivery is tried like any other that refuses."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery that is ours to carry out now. `version` counts how often it was ordered anew."""

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
    version: int
    created_at: int
    group: bool
    place: str


Outcome = Sent | DeliveryFailed
Result = tuple[Claimed, Outcome]

UNBEGUN = DeliveryFailed(reason="", code="unbegun")
"""It was claimed, but no request was written: it simply waits again."""


async def write_down(tx: Tx, results: Sequence[Result], *, holder: str) -> None:
    """Write down what the channels said of deliveries that `holder` had claimed."""
    await bulk.lock(tx, [{"thread_id": one.thread_id} for one, _ in results])
    sent = [(one, outcome) for one, outcome in results if isinstance(outcome, Sent)]
    await _taken(tx, sent, holder)
    for one, outcome in results:
        if isinstance(outcome, DeliveryFailed):
            await _refused(tx, one, outcome, holder)
    await _show(tx, [one for one, outcome in results if outcome is not UNBEGUN])


async def interrupted(tx: Tx, lost: Sequence[Claimed], failure: DeliveryFailed) -> None:
    """Deliveries whose sender is gone: nobody knows whether they arrived."""
    for one in lost:
        await tx.execute(
            "UPDATE delivery SET state = 'uncertain', finished_at = $1, lease_until = NULL, code = $2, reason = $3"
            " WHERE id = $4",
            tx.now,
            failure.code,
            failure.reason,
            one.id,
        )
    await _show(tx, lost)


# ------------------------------------------------------------------------------------------------------------ sent


async def _taken(tx: Tx, sent: Sequence[tuple[Claimed, Sent]], holder: str) -> None:
    """The channel took them. One that was ordered anew meanwhile goes again; one given up as lost is found."""
    if not sent:
        return
    await tx.execute_many(
        "UPDATE delivery SET state = CASE WHEN version = $1 OR action = 'send' THEN 'sent' ELSE 'queued' END,"
        " external_ids = $2, finished_at = $3, lease_until = NULL, code = '', reason = '' WHERE id = $4"
        " AND ((state = 'sending' AND lease_by = $5)"
        " OR ((version = $1 OR action = 'send') AND state IN ('uncertain', 'queued')))",
        [(one.version, json.dumps(list(how.external_ids)), tx.now, one.id, holder) for one, how in sent],
    )
    named = [(one, how.external_ids) for one, how in sent if one.action == "send" and how.external_ids]
    await tx.execute_many(
        "UPDATE message SET external_id = $1 WHERE id = $2 AND external_id IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM message x WHERE x.thread_id = message.thread_id AND x.external_id = $1)",
        [(ids[0], one.message_id) for one, ids in named],
    )
    await tx.execute_many(
        "INSERT INTO message_alias (thread_id, external_id, message_id) SELECT thread_id, CAST($1 AS VARCHAR), id"
        " FROM message WHERE id = $2 AND (external_id IS NULL OR external_id <> CAST($1 AS VARCHAR))"
        " ON CONFLICT (thread_id, external_id) DO NOTHING",
        [(id_, one.message_id) for one, ids in named for id_ in ids[0 if one.part else 1 :]],
    )


# --------------------------------------------------------------------------------------------------------- refused


async def _refused(tx: Tx, one: Claimed, failure: DeliveryFailed, holder: str) -> None:
    """The channel did not take it: try again later, or give up, or leave it to a person."""
    version = await tx.value(
        "SELECT version FROM delivery WHERE id = $1 AND ((state = 'sending' AND lease_by = $2) OR (version = $3"
        " AND state = 'uncertain' AND code = 'interrupted'))",
        one.id,
        holder,
        one.version,
    )
    if version is None:
        return
    if version != one.version or failure is UNBEGUN:
        await _again(tx, one, failure, delay=0 if version != one.version else SECOND)
    elif failure.moved_to and one.attempts < MOVES:
        await moving.relocate(tx, channel_id=one.channel_id, old_key=one.place, new_key=failure.moved_to)
        await _again(tx, one, failure, delay=backoff(one.attempts) if one.attempts else 0)
    elif failure.uncertain:
        await _finish(tx, one, "uncertain", failure)
    elif failure.permanent or tx.now - one.created_at > GIVE_UP_AFTER or await _is_disconnected(tx, one):
        await _finish(tx, one, "failed", failure)
        await _give_up_rest(tx, one)
        if failure.code in ("blocked", "deactivated", "removed"):
            await _unreachable(tx, one, failure.code)
    else:
        delay = backoff(one.attempts + 1) if failure.retry_after is None else round(failure.retry_after * SECOND)
        await _again(tx, one, failure, delay=delay)


async def _again(tx: Tx, one: Claimed, failure: DeliveryFailed, *, delay: int) -> None:
    """It waits, and so does what waits behind it."""
    state = await _standing(tx, one)
    await tx.execute(
        "UPDATE delivery SET state = $1, due_at = $2, lease_until = NULL, code = $3, reason = $4, finished_at = $5"
        " WHERE id = $6",
        state,
        tx.now + delay,
        failure.code,
        failure.reason,
        tx.now if state == "cancelled" else None,
        one.id,
    )
    if delay and state == "queued":
        await tx.execute(
            "UPDATE delivery SET due_at = $1 WHERE thread_id = $2 AND state = 'queued' AND due_at < $1",
            tx.now + delay,
            one.thread_id,
        )
    tx.wakes.add("deliveries")


async def _is_disconnected(tx: Tx, one: Claimed) -> bool:
    """Whether nobody serves the channel any more, so that what waits would wait for ever."""
    return await tx.value("SELECT deleted_at FROM channel WHERE id = $1", one.channel_id) is not None


async def _standing(tx: Tx, one: Claimed) -> str:
    """What a delivery that must be tried again becomes: its message may be gone, or its broadcast stopped meanwhile."""
    if one.action != "send":
        return "queued"
    row = await tx.row(
        "SELECT m.deleted_at, b.state FROM message m LEFT JOIN broadcast_target g ON g.message_id = m.id"
        " LEFT JOIN broadcast b ON b.id = g.broadcast_id WHERE m.id = $1",
        one.message_id,
    )
    if row is None or row["deleted_at"] is not None:
        return "cancelled"
    return str(row["state"]) if row["state"] in ("paused", "cancelled") else "queued"


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


# ----------------------------------------------------------------------------------------------- what the agent sees

SHORT = 10 * SECOND
"""A channel that wants to be left in peace for less is not worth a word to the agent: it goes by itself."""

WORST = ("failed", "uncertain", "queued", "sending")


async def _show(tx: Tx, touched: Iterable[Claimed]) -> None:
    """Bring the messages' visible states up to their deliveries' and announce those that changed."""
    touched = list(touched)
    if not touched:
        return
    ids = tx.many({one.message_id for one in touched})
    deliveries: dict[int, list[Row]] = defaultdict(list)
    for row in await tx.rows(
        f"SELECT message_id, action, state, code, reason, due_at FROM delivery WHERE {tx.among('message_id', 1)}"
        " ORDER BY part",
        ids,
    ):
        deliveries[row["message_id"]].append(row)
    sent = {one.message_id for one in touched if one.action == "send"}
    found = await tx.rows(
        f"SELECT t.channel_id, m.* FROM (SELECT id, thread_id, dialog_id, number, kind, state, problem FROM message"
        f" WHERE {tx.among('id', 1)}) AS m JOIN thread t ON t.id = m.thread_id",
        ids,
    )
    changed = []
    for message in found:
        state, problem = _seen(message, deliveries[message["id"]], by_sending=message["id"] in sent, now=tx.now)
        if (state, problem) != (message["state"], message["problem"]):
            changed.append((state, problem, message["id"]))
            _announce(tx, message, state)
    await tx.execute_many("UPDATE message SET state = $1, problem = $2 WHERE id = $3", changed)


def _seen(message: Row, deliveries: Sequence[Row], *, by_sending: bool, now: int) -> tuple[str, str | None]:
    """A message's state and problem. A refused edit or deletion of what was sent is a problem, not a state."""
    if by_sending:
        state, problem = _of_the_sending([row for row in deliveries if row["action"] == "send"], now)
        if state == "sent" and message["state"] in ("delivered", "read"):
            return message["state"], message["problem"]
    else:
        state, problem = message["state"], message["problem"] if message["state"] in ("failed", "uncertain") else None
    refused = [row["reason"] for row in deliveries if row["action"] != "send" and row["state"] == "failed"]
    return state, problem or next(filter(None, refused), None)


def _of_the_sending(parts: Sequence[Row], now: int) -> tuple[str, str | None]:
    states = ["queued" if row["state"] == "paused" else row["state"] for row in parts]
    stopped = "cancelled" if set(states) == {"cancelled"} else "sent"
    state = next((bad for bad in WORST if bad in states), stopped)
    reasons = [
        row["reason"]
        for row, own in zip(parts, states, strict=True)
        if own == state and not (row["code"] == "limit" and row["due_at"] - now < SHORT)
    ]
    return state, next(filter(None, reasons), None)


def _announce(tx: Tx, message: Row, state: str) -> None:
    tx.emit(
        "message.changed",
        channel_id=message["channel_id"],
        thread_id=message["thread_id"],
        dialog_id=message["dialog_id"],
        message_id=message["id"],
        message_kind=message["kind"],
        number=message["number"],
        state=state,
    )

"""One word to everybody who hangs on an outage: who will get it, saying it once, pausing, stopping, trying again.

Whom it reaches is `notifications.audience`; how it goes out by pieces, with events on the way, is
`notifications.posting`, whose timers the machine registers; how far it has come is read in `notifications.progress`.
What an agent may do here is what he may do with the task.

Events (`task_id`, `agent_id`, data `broadcast_id`): `broadcast.created` (`total`, `resolves`), `broadcast.paused`,
`broadcast.resumed`, `broadcast.cancelled`, `broadcast.retried`. The messages themselves are ordinary ones, outbound,
`automatic` `outage`, with `broadcast_id` and `task_id` in `extra`, in each thread's live dialog or else its last one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.errors import Conflict
from core.rich import Rich
from core.work import Row, Tx, View
from inbox.access import Actor, needs_write
from inbox.messages import TEXT_LIMIT, NothingToSay, TextTooLong
from notifications import posting
from notifications.audience import Audience, LeftOut, audience
from notifications.progress import broadcast
from tasks import outages, settling
from tasks.access import task
from tasks.models import UNFINISHED, TaskType
from tasks.outages import NotAnOutage
from tasks.settling import Fate


class NobodyToTell(Conflict):
    """Nobody who is linked to this outage can be reached. Link dialogs first."""


class OutageIsOver(Conflict):
    """This outage has ended already. Take it up again first."""


class NotRunning(Conflict):
    """The sending is over: there is nothing left to stop."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How many get it on one channel."""

    channel_id: int
    type: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Preview:
    """Who would get a word now. `left_out` has everybody who would not; `spared` linked threads get nothing of their
    own since their person is told elsewhere. `closing` counts what the end would do with the dialogs."""

    total: int
    channels: list[Reach]
    left_out: list[LeftOut]
    spared: int
    closing: Mapping[Fate, int]

    @property
    def reasons(self) -> Counter[str]:
        return Counter(one.reason for one in self.left_out)


async def preview(view: View, task_id: int, *, to: Actor, resolves: bool = False) -> Preview:
    """Raises `TaskNotFound`, `NotAnOutage`."""
    row = await task(view, task_id, to=to)
    if row["type"] != TaskType.OUTAGE:
        raise NotAnOutage
    found = await audience(view, task_id)
    counts = Counter(place.channel_id for place in found.places)
    channels = await view.rows(
        f"SELECT id, type, name FROM channel WHERE {view.among('id', 1)} ORDER BY id", view.many(counts)
    )
    return Preview(
        total=len(found.places),
        channels=[Reach(one["id"], one["type"], one["name"], counts[one["id"]]) for one in channels],
        left_out=found.left_out,
        spared=found.spared,
        closing=await settling.closing(view, task_id) if resolves else {},
    )


async def publish(
    tx: Tx,
    task_id: int,
    *,
    by: Actor,
    body: Rich,
    client_id: str,
    resolves: bool = False,
    phase: str | None = None,
) -> int:
    """Say something to everybody, once; returns the broadcast's id. The same `client_id` again returns the first one's.

    `resolves`: it is the last word; the outage ends as `resolved` (or `phase` `false_alarm`) and its dialogs are closed
    or opened when all is written. `phase`: where the outage stands from now on.
    Raises `TaskNotFound`, `NotAnOutage`, `NothingToSay`, `TextTooLong`, `NobodyToTell`, `OutageIsOver`, `PhaseUnknown`,
    `ReadOnly`.
    """
    row = await outages.outage(tx, task_id, by=by)
    known = await tx.value("SELECT id FROM broadcast WHERE task_id = $1 AND client_id = $2", task_id, client_id)
    if known is not None:
        return int(known)
    _check(body)
    if resolves and row["status"] not in UNFINISHED:
        raise OutageIsOver
    found = await audience(tx, task_id)
    if not found.places and not resolves:
        raise NobodyToTell
    broadcast_id = await _insert(tx, task_id, by=by, body=body, client_id=client_id, resolves=resolves)
    await _targets(tx, broadcast_id, found)
    await outages.told(tx, row, text=body.text)
    if resolves:
        ending = "false_alarm" if phase == "false_alarm" else "resolved"
        await outages.end(tx, row, phase=ending, agent_id=by.id, result=body.text, keep_hold=True)
    elif phase is not None:
        await outages.set_phase(tx, task_id, by=by, phase=phase)
    tx.emit(
        "broadcast.created",
        agent_id=by.id,
        task_id=task_id,
        broadcast_id=broadcast_id,
        total=len(found.places),
        resolves=resolves,
    )
    await posting.begin(tx, broadcast_id)
    return broadcast_id


def _check(body: Rich) -> None:
    if not body.text.strip():
        raise NothingToSay(field="text")
    if len(body.text) > TEXT_LIMIT:
        raise TextTooLong(field="text", limit=TEXT_LIMIT)


async def _insert(tx: Tx, task_id: int, *, by: Actor, body: Rich, client_id: str, resolves: bool) -> int:
    broadcast_id: int = await tx.value(
        "INSERT INTO broadcast (task_id, agent_id, text, entities, resolves, state, client_id, created_at)"
        " VALUES ($1, $2, $3, $4, $5, 'running', $6, $7) RETURNING id",
        task_id,
        by.id,
        body.text,
        json.dumps(body.as_json(), ensure_ascii=False),
        resolves,
        client_id,
        tx.now,
    )
    return broadcast_id


async def _targets(tx: Tx, broadcast_id: int, found: Audience) -> None:
    """Write down who gets it, as decided now, and who does not, with the reason."""
    columns = ("broadcast_id", "thread_id", "contact_id", "dialog_id", "state", "reason")
    wanted = ((place.thread_id, place.contact_id, place.dialog_id, "queued", "") for place in found.places)
    skipped = ((one.thread_id, one.contact_id, None, "skipped", one.reason) for one in found.left_out)
    await tx.insert("broadcast_target", columns, [(broadcast_id, *values) for values in (*wanted, *skipped)])


# ------------------------------------------------------------------------------------------------ while it goes


async def pause(tx: Tx, broadcast_id: int, *, by: Actor) -> None:
    """Hold back what has not begun. Raises `BroadcastNotFound`, `NotRunning`, `ReadOnly`."""
    row = await _changeable(tx, broadcast_id, by=by, states=("running", "paused"))
    if row["state"] == "paused":
        return
    await tx.execute("UPDATE broadcast SET state = 'paused' WHERE id = $1", broadcast_id)
    await _withdraw(tx, broadcast_id)
    await tx.execute(
        f"UPDATE delivery SET state = 'paused' WHERE {tx.among('message_id', 1)} AND action = 'send'"
        " AND state = 'queued'",
        tx.many(await _unbegun(tx, broadcast_id)),
    )
    _say(tx, "broadcast.paused", row, by)


async def resume(tx: Tx, broadcast_id: int, *, by: Actor) -> None:
    """Go on. Raises `BroadcastNotFound`, `NotRunning`, `ReadOnly`."""
    row = await _changeable(tx, broadcast_id, by=by, states=("running", "paused"))
    if row["state"] == "running":
        return
    await _run(tx, row)
    await tx.execute(
        "UPDATE delivery SET state = 'queued', due_at = $1 WHERE state = 'paused' AND message_id IN"
        " (SELECT message_id FROM broadcast_target WHERE broadcast_id = $2)",
        tx.now,
        broadcast_id,
    )
    _say(tx, "broadcast.resumed", row, by)


async def hold(tx: Tx) -> int:
    """Pause whatever runs; returns how many that were. After a restore: nobody knows how far they came since.

    What was posted already is held in the outbox, message by message.
    """
    rows = await tx.rows(
        "UPDATE broadcast SET state = 'paused' WHERE state = 'running' RETURNING id, task_id, agent_id"
    )
    for row in rows:
        await _withdraw(tx, row["id"])
        tx.emit("broadcast.paused", task_id=row["task_id"], broadcast_id=row["id"])
    return len(rows)


async def cancel(tx: Tx, broadcast_id: int, *, by: Actor) -> None:
    """Stop what has not begun, for good; what went out stays out. The dialogs of a last word are opened, not closed.

    Raises `BroadcastNotFound`, `NotRunning`, `ReadOnly`.
    """
    row = await _changeable(tx, broadcast_id, by=by, states=("running", "paused"))
    await tx.execute("UPDATE broadcast SET state = 'cancelled', finished_at = $1 WHERE id = $2", tx.now, broadcast_id)
    await _withdraw(tx, broadcast_id)
    await tx.execute(
        "UPDATE broadcast_target SET state = 'skipped', reason = 'cancelled' WHERE broadcast_id = $1"
        " AND state = 'queued'",
        broadcast_id,
    )
    stopped = await tx.column(
        f"UPDATE delivery SET state = 'cancelled', finished_at = $2 WHERE {tx.among('message_id', 1)}"
        " AND action = 'send' AND state IN ('queued', 'paused') RETURNING message_id",
        tx.many(await _unbegun(tx, broadcast_id)),
        tx.now,
    )
    await _show(tx, stopped, state="cancelled", deleted_at=tx.now)
    await posting.let_go(tx, row, closes=False)
    _say(tx, "broadcast.cancelled", row, by)


async def retry(tx: Tx, broadcast_id: int, *, by: Actor, states: Sequence[str] = ("failed", "cancelled")) -> int:
    """Send again to whom it did not get; returns to how many. `uncertain` ones only if the agent names them.

    Raises `BroadcastNotFound`, `ReadOnly`.
    """
    row = await _changeable(tx, broadcast_id, by=by)
    wanted = ", ".join(f"'{state}'" for state in ("failed", "cancelled", "uncertain") if state in states) or "NULL"
    again = await tx.column(
        f"UPDATE delivery SET state = 'queued', version = version + 1, attempts = 0, due_at = $1, created_at = $1,"
        " code = '', reason = '', finished_at = NULL"
        f" WHERE state IN ({wanted}) AND code <> 'deleted' AND action = 'send' AND message_id IN"
        " (SELECT message_id FROM broadcast_target WHERE broadcast_id = $2) RETURNING message_id",
        tx.now,
        broadcast_id,
    )
    unwritten = 0
    if "cancelled" in states:
        unwritten = await tx.execute(
            "UPDATE broadcast_target SET state = 'queued', reason = '' WHERE broadcast_id = $1 AND state = 'skipped'"
            " AND reason = 'cancelled'",
            broadcast_id,
        )
    count = len(set(again)) + unwritten
    if count:
        await _show(tx, again, state="queued", deleted_at=None)
        await _run(tx, row)
        _say(tx, "broadcast.retried", row, by)
    return count


async def _unbegun(tx: Tx, broadcast_id: int) -> list[int]:
    """The messages of which no part has gone out: what has begun is finished."""
    return await tx.column(
        "SELECT v.message_id FROM broadcast_target g JOIN delivery v ON v.message_id = g.message_id"
        " WHERE g.broadcast_id = $1 AND v.action = 'send' GROUP BY v.message_id"
        " HAVING count(*) = count(CASE WHEN v.state IN ('queued', 'paused') THEN 1 END)",
        broadcast_id,
    )


async def _run(tx: Tx, row: Row) -> None:
    await tx.execute("UPDATE broadcast SET state = 'running', finished_at = NULL WHERE id = $1", row["id"])
    tx.wakes.add("deliveries")
    await posting.begin(tx, row["id"])


async def _withdraw(tx: Tx, broadcast_id: int) -> None:
    for kind in (posting.POST, posting.WATCH):
        await tx.cancel_job(kind, str(broadcast_id))


async def _show(tx: Tx, message_ids: Sequence[int], *, state: str, deleted_at: int | None) -> None:
    """Bring messages to what became of all their deliveries, and announce it."""
    rows = await tx.rows(
        "UPDATE message SET state = $2, problem = NULL, deleted_at = $3"
        f" WHERE {tx.among('id', 1)} RETURNING id, thread_id, dialog_id, number, kind",
        tx.many(set(message_ids)),
        state,
        deleted_at,
    )
    for row in rows:
        tx.emit(
            "message.changed",
            thread_id=row["thread_id"],
            dialog_id=row["dialog_id"],
            message_id=row["id"],
            message_kind=row["kind"],
            number=row["number"],
            state=state,
        )


async def _changeable(tx: Tx, broadcast_id: int, *, by: Actor, states: Sequence[str] = ()) -> Row:
    needs_write(by)
    row = await broadcast(tx, broadcast_id, to=by)
    if states and row["state"] not in states:
        raise NotRunning
    return row


def _say(tx: Tx, kind: str, row: Row, by: Actor) -> None:
    tx.emit(kind, agent_id=by.id, task_id=row["task_id"], broadcast_id=row["id"])

"""How a broadcast gets out: jobs that turn its targets into messages and deliveries, piece by piece, and watch them go.

Each job is a timer, so a piece is posted in the transaction that takes its job away and orders the next: a crash at any
instant leaves neither doubles nor gaps. `broadcast.post` writes messages; `broadcast.settle` lets the dialogs of an
ended outage go (`tasks.settling`) once all is posted; `broadcast.watch` counts what arrived and says so.

Events (`task_id`, data `broadcast_id`): `broadcast.progress` with the counts of `Progress` whenever they changed, and
`broadcast.done` with the same when nothing is under way any more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from core.clock import MINUTE, SECOND
from core.jobs import Due, Timer
from core.rich import Rich
from core.work import Row, Tx
from inbox import bulk
from inbox.queries import read_json
from notifications.audience import COLUMNS, TABLES, obstacle
from notifications.progress import Progress, progress
from tasks import settling
from tasks.models import UNFINISHED

POST, SETTLE, WATCH = "broadcast.post", "broadcast.settle", "broadcast.watch"
PIECE = 100
"""Messages written in one transaction: on SQLite an agent's reply waits no longer than this takes."""
LOOK = 2 * SECOND
"""How soon the first look at what arrived is taken; when nothing moves, looks become rarer up to a minute."""


async def begin(tx: Tx, broadcast_id: int) -> None:
    """Order the posting, and the watch over it."""
    key = str(broadcast_id)
    await tx.enqueue(POST, {"broadcast_id": broadcast_id}, key=key)
    await tx.enqueue(WATCH, {"broadcast_id": broadcast_id}, due_at=tx.now + LOOK, key=key)


async def running(tx: Tx, broadcast_id: int) -> Row | None:
    """The broadcast's row, locked, if it runs and is not paused, cancelled or done."""
    lock = " FOR UPDATE" if tx.dialect == "postgres" else ""
    return await tx.row(f"SELECT * FROM broadcast WHERE id = $1 AND state = 'running'{lock}", broadcast_id)


# ------------------------------------------------------------------------------------------------------ posting


async def post(tx: Tx, job: Due) -> None:
    """Write the next piece; an earlier word of the same outage goes first, so that nobody reads them in reverse."""
    broadcast = await running(tx, job.payload["broadcast_id"])
    if broadcast is None:
        return
    if await _earlier_runs(tx, broadcast):
        await tx.enqueue(POST, job.payload, due_at=tx.now + SECOND, key=job.key)
        return
    targets = await _next(tx, broadcast["id"])
    for target in targets:
        if reason := obstacle(target):
            await _leave_out(tx, target["target_id"], reason)
    await _say(tx, broadcast, [target for target in targets if not obstacle(target)])
    if len(targets) == PIECE:
        await tx.enqueue(POST, job.payload, key=job.key)
    else:
        await let_go(tx, broadcast, closes=True)


async def _earlier_runs(tx: Tx, broadcast: Row) -> bool:
    found = await tx.value(
        "SELECT 1 FROM broadcast b WHERE b.task_id = $1 AND b.id < $2 AND b.state = 'running' AND EXISTS"
        " (SELECT 1 FROM broadcast_target g WHERE g.broadcast_id = b.id AND g.state = 'queued') LIMIT 1",
        broadcast["task_id"],
        broadcast["id"],
    )
    return found is not None


async def _next(tx: Tx, broadcast_id: int) -> list[Row]:
    """The next targets with their threads as they are now: somebody may have left since the word was published."""
    return await tx.rows(
        f"SELECT g.id AS target_id, {COLUMNS} FROM {TABLES} JOIN broadcast_target g ON g.thread_id = t.id"
        " WHERE g.broadcast_id = $1 AND g.state = 'queued'"
        f" ORDER BY g.id LIMIT {PIECE}",
        broadcast_id,
    )


async def _leave_out(tx: Tx, target_id: int, reason: str) -> None:
    await tx.execute("UPDATE broadcast_target SET state = 'skipped', reason = $1 WHERE id = $2", reason, target_id)


async def _say(tx: Tx, broadcast: Row, targets: Sequence[Row]) -> None:
    if not targets:
        return
    dialogs = [{"id": t["dialog_id"], "thread_id": t["thread_id"], "channel_id": t["channel_id"]} for t in targets]
    ids = await bulk.say(
        tx,
        dialogs,
        body=Rich.from_json(broadcast["text"], read_json(broadcast["entities"])),
        agent_id=broadcast["agent_id"],
        automatic="outage",
        extra={"broadcast_id": broadcast["id"], "task_id": broadcast["task_id"]},
        client_ids=[f"outage:{broadcast['id']}:{target['thread_id']}" for target in targets],
    )
    await tx.execute_many(
        "UPDATE broadcast_target SET state = 'posted', message_id = $1, dialog_id = $2 WHERE id = $3",
        [
            (message_id, target["dialog_id"], target["target_id"])
            for message_id, target in zip(ids, targets, strict=True)
        ],
    )


# ----------------------------------------------------------------------------------------------------- settling


async def let_go(tx: Tx, broadcast: Row, *, closes: bool) -> None:
    """After a last word, order what becomes of the dialogs; once, however often the word is sent again."""
    if broadcast["resolves"] and broadcast["settled_at"] is None:
        await tx.execute("UPDATE broadcast SET settled_at = $1 WHERE id = $2", tx.now, broadcast["id"])
        payload = {"broadcast_id": broadcast["id"], "after": 0, "closes": closes}
        await tx.enqueue(SETTLE, payload, key=str(broadcast["id"]))


async def settle(tx: Tx, job: Due) -> None:
    """Let the next piece of the dialogs go."""
    broadcast_id = job.payload["broadcast_id"]
    broadcast = await tx.row("SELECT task_id, agent_id FROM broadcast WHERE id = $1", broadcast_id)
    task = broadcast and await tx.row("SELECT * FROM task WHERE id = $1", broadcast["task_id"])
    if not broadcast or not task or task["status"] in UNFINISHED:  # taken up again: they go on waiting for its end
        return
    closes = job.payload["closes"]
    last = await settling.settle(tx, task, after=job.payload["after"], closes=closes, agent_id=broadcast["agent_id"])
    if last is not None:
        await tx.enqueue(SETTLE, {"broadcast_id": broadcast_id, "after": last, "closes": closes}, key=job.key)


# ----------------------------------------------------------------------------------------------------- watching


async def watch(tx: Tx, job: Due) -> None:
    """Say how far it has come, and when it is done."""
    broadcast = await running(tx, job.payload["broadcast_id"])
    if broadcast is None:
        return
    found = (await progress(tx, [broadcast["id"]]))[broadcast["id"]]
    if not found.under_way and not await _ordered(tx, broadcast["id"]):
        await finish(tx, broadcast, found)
        return
    pause = job.payload.get("pause", LOOK)
    told = job.payload.get("told")
    if told != asdict(found):
        tx.emit("broadcast.progress", task_id=broadcast["task_id"], broadcast_id=broadcast["id"], **asdict(found))
        pause = LOOK
    payload = {**job.payload, "told": asdict(found), "pause": min(pause * 2, MINUTE) if told == asdict(found) else LOOK}
    await tx.enqueue(WATCH, payload, due_at=tx.now + pause, key=job.key)


async def finish(tx: Tx, broadcast: Row, found: Progress) -> None:
    """Nothing is under way any more."""
    await tx.execute("UPDATE broadcast SET state = 'done', finished_at = $1 WHERE id = $2", tx.now, broadcast["id"])
    tx.emit("broadcast.done", task_id=broadcast["task_id"], broadcast_id=broadcast["id"], **asdict(found))


async def _ordered(tx: Tx, broadcast_id: int) -> bool:
    found = await tx.value(
        "SELECT 1 FROM job WHERE kind IN ('broadcast.post', 'broadcast.settle') AND key = $1", str(broadcast_id)
    )
    return found is not None


def timers() -> Mapping[str, Timer]:
    """What the machine registers."""
    return {POST: post, SETTLE: settle, WATCH: watch}

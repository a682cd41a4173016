"""How far the words to everybody have come, and how it went with each recipient. Only reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from core.errors import NotFound
from core.rich import Rich
from core.work import Row, Tx, View
from inbox import access
from inbox.access import Actor
from inbox.queries import read_json
from tasks.access import task


class BroadcastNotFound(NotFound):
    """This message to everybody does not exist, or you may not see it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a broadcast has come. The numbers add up to `total`, which counts nobody of `left_out`."""

    total: int = 0
    queued: int = 0
    """Not begun: unwritten, or waiting in the outbox."""
    sending: int = 0
    sent: int = 0
    delivered: int = 0
    read: int = 0
    failed: int = 0
    uncertain: int = 0
    cancelled: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    """How many do not get it, by reason."""

    @property
    def under_way(self) -> int:
        return self.queued + self.sending


async def progress(view: View, broadcast_ids: Sequence[int]) -> dict[int, Progress]:
    """How far broadcasts have come, by their ids, in one statement."""
    rows = await view.rows(
        "SELECT g.broadcast_id, g.state, g.reason, m.state AS message_state, count(*) AS n FROM broadcast_target g"
        f" LEFT JOIN message m ON m.id = g.message_id WHERE {view.among('g.broadcast_id', 1)}"
        " GROUP BY g.broadcast_id, g.state, g.reason, m.state",
        view.many(broadcast_ids),
    )
    counts: dict[int, dict[str, Any]] = {one: {"left_out": {}} for one in broadcast_ids}
    for row in rows:
        found = counts[row["broadcast_id"]]
        if row["state"] == "skipped" and row["reason"] != "cancelled":
            found["left_out"][row["reason"]] = row["n"]
            continue
        state = "cancelled" if row["state"] == "skipped" else row["message_state"] or "queued"
        found[state] = found.get(state, 0) + row["n"]
        found["total"] = found.get("total", 0) + row["n"]
    return {one: Progress(**found) for one, found in counts.items()}


async def broadcast(view: View, broadcast_id: int, *, to: Actor) -> Row:
    """The broadcast's row, locked where it is to be changed, if `to` may see its task.

    Raises `BroadcastNotFound`, `TaskNotFound`.
    """
    lock = " FOR UPDATE" if isinstance(view, Tx) and view.dialect == "postgres" else ""
    row = await view.row(f"SELECT * FROM broadcast WHERE id = $1{lock}", broadcast_id)
    if row is None:
        raise BroadcastNotFound
    await task(view, row["task_id"], to=to)
    return row


@dataclass(frozen=True, slots=True)
class Update:
    """A word that was said to everybody, and how far it has come. `state`: `running`, `paused`, `cancelled`, `done`."""

    id: int
    task_id: int
    agent_id: int | None
    agent_name: str | None
    body: Rich
    resolves: bool
    state: str
    created_at: int
    finished_at: int | None
    progress: Progress


async def updates(view: View, task_id: int, *, to: Actor) -> list[Update]:
    """All words of an outage, the newest first. Raises `TaskNotFound`."""
    await task(view, task_id, to=to)
    rows = await view.rows(
        "SELECT b.*, a.name AS agent_name FROM broadcast b LEFT JOIN agent a ON a.id = b.agent_id"
        " WHERE b.task_id = $1 ORDER BY b.id DESC",
        task_id,
    )
    counted = await progress(view, [row["id"] for row in rows])
    return [_update(row, counted[row["id"]]) for row in rows]


async def update(view: View, broadcast_id: int, *, to: Actor) -> Update:
    """One word. Raises `BroadcastNotFound`, `TaskNotFound`."""
    row = await broadcast(view, broadcast_id, to=to)
    return next(one for one in await updates(view, row["task_id"], to=to) if one.id == broadcast_id)


def _update(row: Row, counted: Progress) -> Update:
    return Update(
        id=row["id"],
        task_id=row["task_id"],
        agent_id=row["agent_id"],
        agent_name=row["agent_name"],
        body=Rich.from_json(row["text"], read_json(row["entities"])),
        resolves=bool(row["resolves"]),
        state=row["state"],
        created_at=row["created_at"],
        finished_at=row["finished_at"],
        progress=counted,
    )


STATE = (
    "CASE WHEN g.state = 'skipped' AND g.reason = 'cancelled' THEN 'cancelled' WHEN g.state = 'skipped' THEN 'skipped'"
    " WHEN b.state = 'paused' AND coalesce(m.state, 'queued') = 'queued' THEN 'paused'"
    " ELSE coalesce(m.state, 'queued') END"
)


async def deliveries(
    view: View,
    task_id: int,
    *,
    to: Actor,
    broadcast_id: int | None = None,
    state: str | None = None,
    after: int = 0,
    limit: int = 50,
) -> list[Row]:
    """Who gets the words of an outage and how it went with each, in the order of sending, those after an `id`.

    `id, broadcast_id, state` (that of the message, or `paused`, or `skipped`), `reason` (a code of
    `notifications.audience.REASONS`), `problem` (a msgid), `thread_id, thread_kind, dialog_id, contact_id, name`,
    `channel_id, channel_type, message_id, finished_at`. Recipients whose dialogs one may not see are left out.
    Raises `TaskNotFound`.
    """
    await task(view, task_id, to=to)
    conditions = ["b.task_id = $1", "g.id > $2", f"(d.id IS NULL OR {access.visible(to, 'd')})"]
    args: list[object] = [task_id, after]
    if broadcast_id is not None:
        conditions.append(f"b.id = {int(broadcast_id)}")
    if state is not None:
        args.append(state)
        conditions.append(f"{STATE} = $3")
    return await view.rows(
        f"SELECT g.id, g.broadcast_id, {STATE} AS state, g.reason, coalesce(m.problem, '') AS problem, g.thread_id,"
        " t.kind AS thread_kind, d.id AS dialog_id, g.contact_id, coalesce(c.name, t.title) AS name, t.channel_id,"
        " ch.type AS channel_type, g.message_id,"
        " (SELECT max(v.finished_at) FROM delivery v WHERE v.message_id = g.message_id) AS finished_at"
        " FROM broadcast_target g JOIN broadcast b ON b.id = g.broadcast_id LEFT JOIN message m ON m.id = g.message_id"
        " LEFT JOIN thread t ON t.id = g.thread_id LEFT JOIN channel ch ON ch.id = t.channel_id"
        " LEFT JOIN contact c ON c.id = g.contact_id LEFT JOIN dialog d ON d.id = coalesce(g.dialog_id,"
        " (SELECT max(y.id) FROM dialog y WHERE y.thread_id = g.thread_id))"
        f" WHERE {' AND '.join(conditions)} ORDER BY g.id LIMIT {int(limit)}",
        *args,
    )

"""Notices as rows: gathering what befalls one subject, deciding when it leaves, and forgetting what was seen.

Nothing is sent here. Events `notice.created`, `notice.changed`, `notice.read` (`agent_id`: whose, `notice`: its id) are
for his own screens. A new notice waits a moment (`HOLD`) so that a burst is one; for somebody who is at his desk it
waits out the minute, for the screen has told him and he may look by himself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.clock import DAY, MINUTE, SECOND
from core.jobs import Due, Timer
from core.presence import Presence
from core.work import Row, Tx, View
from notifications.alerts import kinds, sendings

WINDOW = MINUTE
"""What befalls one subject within this is one notice."""
HOLD = 5 * SECOND
MOST_HOLD = 7 * SECOND
"""Who is away hears of a burst no later than this after its first message: a chat promises ten seconds."""
KEPT = 60 * DAY

DUE = "notice.due"
SWEEP = "notice.sweep"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a notice is about: exactly one of the ids."""

    dialog_id: int | None = None
    task_id: int | None = None
    channel_id: int | None = None

    @property
    def key(self) -> str:
        if self.dialog_id is not None:
            return f"d{self.dialog_id}"
        return f"t{self.task_id}" if self.task_id is not None else f"c{self.channel_id}"


@dataclass(frozen=True, slots=True)
class News:
    """What happened, for one colleague."""

    kind: str
    subject: Subject
    number: int = 0
    """Of the message meant, if one is."""
    facts: Mapping[str, Any] = field(default_factory=dict)


async def note(tx: Tx, agent: Row, news: News) -> None:
    """Tell an agent (his row with `id` and `notify`) of something, unless he does not want to hear of it."""
    if not kinds.means(agent["notify"], news.kind):
        return
    known = await _gathering(tx, agent["id"], news.subject.key)
    notice_id = await (_grow(tx, known, news) if known else _begin(tx, agent["id"], news))
    tx.emit("notice.changed" if known else "notice.created", agent_id=agent["id"], notice=notice_id)
    if known is None or known["sent_at"] is None:
        begun = known["created_at"] if known else tx.now
        due_at = max(tx.now, min(tx.now + HOLD, begun + MOST_HOLD))
        await tx.enqueue(DUE, {"notice_id": notice_id}, due_at=due_at, key=f"{agent['id']}:{news.subject.key}")


async def _gathering(tx: Tx, agent_id: int, subject: str) -> Row | None:
    lock = " FOR UPDATE" if tx.dialect == "postgres" else ""
    return await tx.row(
        "SELECT * FROM notice WHERE agent_id = $1 AND subject = $2 AND read_at IS NULL AND created_at > $3"
        f" ORDER BY id DESC LIMIT 1{lock}",
        agent_id,
        subject,
        tx.now - WINDOW,
    )


async def _begin(tx: Tx, agent_id: int, news: News) -> int:
    await _order_sweep(tx)
    notice_id: int = await tx.value(
        "INSERT INTO notice (agent_id, subject, kind, dialog_id, task_id, channel_id, count, data, created_at,"
        " changed_at) VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $8) RETURNING id",
        agent_id,
        news.subject.key,
        news.kind,
        news.subject.dialog_id,
        news.subject.task_id,
        news.subject.channel_id,
        json.dumps({**news.facts, "kinds": {news.kind: 1}, "number": news.number}, ensure_ascii=False),
        tx.now,
    )
    return notice_id


async def _grow(tx: Tx, known: Row, news: News) -> int:
    data = kinds.opened(known["data"])
    happened = data["kinds"]
    happened[news.kind] = happened.get(news.kind, 0) + 1
    await tx.execute(
        "UPDATE notice SET kind = $1, count = count + 1, data = $2, changed_at = $3 WHERE id = $4",
        kinds.weightiest(happened),
        json.dumps({**data, **news.facts, "number": max(data["number"], news.number)}, ensure_ascii=False),
        tx.now,
        known["id"],
    )
    return int(known["id"])


def due(presence: Presence) -> Timer:
    """The timer that decides whether a gathered notice leaves now, waits out its minute, or need not leave at all."""

    async def fire(tx: Tx, job: Due) -> None:
        lock = " FOR UPDATE" if tx.dialect == "postgres" else ""
        notice = await tx.row(f"SELECT * FROM notice WHERE id = $1{lock}", job.payload["notice_id"])
        if notice is None or notice["read_at"] is not None or notice["sent_at"] is not None:
            return
        agent_id, ends = notice["agent_id"], notice["created_at"] + WINDOW
        if presence.looks_at(agent_id, notice["subject"]):
            await _mark_read(tx, "id = $2", notice["id"])
        elif tx.now < ends and presence.is_online(agent_id):
            await tx.enqueue(DUE, job.payload, due_at=ends, key=job.key)
        elif tx.now < ends and not presence.is_settled:
            await tx.enqueue(DUE, job.payload, due_at=min(ends, tx.now + HOLD), key=job.key)
        else:
            await tx.execute("UPDATE notice SET sent_at = $1 WHERE id = $2", tx.now, notice["id"])
            await sendings.order(tx, notice, kinds.opened(notice["data"]), presence)

    return fire


# ------------------------------------------------------------------------------------------------ what was seen


async def seen(tx: Tx, agent_id: int, subject: Subject, *, number: int | None = None) -> None:
    """The agent has had the subject before him (a dialog up to a message): its notices are read."""
    rows = await tx.rows(
        "SELECT id, data FROM notice WHERE agent_id = $1 AND subject = $2 AND read_at IS NULL", agent_id, subject.key
    )
    read = [row["id"] for row in rows if number is None or kinds.opened(row["data"])["number"] <= number]
    if read:
        await _mark_read(tx, f"id IN ({', '.join(map(str, read))}) AND agent_id = $2", agent_id)


async def moot(tx: Tx, agent_id: int, subject: Subject, *, but: frozenset[str]) -> None:
    """The subject is the agent's no more: only notices of the kinds `but` still concern him."""
    kept = ", ".join(f"'{kind}'" for kind in sorted(but))
    await _mark_read(tx, f"agent_id = $2 AND subject = $3 AND kind NOT IN ({kept})", agent_id, subject.key)


async def taken(tx: Tx, subject: Subject, *, by: int) -> None:
    """Somebody has it now: nobody else need hurry to take it."""
    await _mark_read(tx, "subject = $2 AND agent_id <> $3 AND kind IN ('chat', 'unassigned')", subject.key, by)


async def read(tx: Tx, agent_id: int, *, upto: int) -> None:
    """The agent has looked through his list: everything up to a notice's id is read."""
    await _mark_read(tx, "agent_id = $2 AND id <= $3", agent_id, upto)


async def read_one(tx: Tx, agent_id: int, *, notice_id: int) -> None:
    await _mark_read(tx, "agent_id = $2 AND id = $3", agent_id, notice_id)


async def _mark_read(tx: Tx, which: str, *args: Any) -> None:
    rows = await tx.rows(
        f"UPDATE notice SET read_at = $1 WHERE read_at IS NULL AND {which} RETURNING id, agent_id", tx.now, *args
    )
    for row in rows:
        tx.emit("notice.read", agent_id=row["agent_id"], notice=row["id"])


async def listed(view: View, agent_id: int, *, before: int | None = None, limit: int = 30) -> list[Row]:
    """An agent's notices, newest first, with `data` read."""
    older = f" AND id < {before}" if before is not None else ""
    rows = await view.rows(
        f"SELECT * FROM notice WHERE agent_id = $1{older} ORDER BY id DESC LIMIT $2", agent_id, limit
    )
    return [{**row, "data": kinds.opened(row["data"])} for row in rows]


async def unread(view: View, agent_id: int) -> int:
    return int(await view.value("SELECT count(*) FROM notice WHERE agent_id = $1 AND read_at IS NULL", agent_id))


# -------------------------------------------------------------------------------------------------- forgetting


async def _order_sweep(tx: Tx) -> None:
    if await tx.value("SELECT 1 FROM job WHERE kind = $1", SWEEP) is None:
        await tx.enqueue(SWEEP, due_at=tx.now + DAY, key="daily")


async def sweep(tx: Tx, _job: Due) -> None:
    """Once a day: notices are for today, not for the archive."""
    await tx.execute("DELETE FROM notice WHERE created_at < $1", tx.now - KEPT)

"""Sending a decided notice: one row per means and place, each with its own fate, tried again, failing visibly.

A mail and a push may be repeated after an interruption, for the receiver knows them again (by Message-ID, by tag); a
message in Telegram is not. A notice that was read before it left is dropped.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import structlog

from connectors.base import DeliveryFailed
from core import i18n
from core.clock import HOUR, MINUTE, SECOND
from core.database import Database
from core.jobs import Due, Errand, Later, backoff
from core.presence import Presence
from core.work import Row, Tx, View
from inbox.team import SESSION_LIFE
from notifications.alerts import kinds, words
from notifications.alerts.words import Told

log = structlog.get_logger(__name__)

SEND = "notice.send"
STALE = HOUR
"""A notice that could not be sent for so long is not worth sending any more."""
MOST = 30
MOST_WITHIN = 10 * MINUTE
"""More than so many notices in so long nobody reads: a flood of customers is no flood of mails. The list has all."""
REPEATABLE = frozenset({"email", "push"})


@dataclass(frozen=True, slots=True)
class Letter:
    """One notice for one colleague by one means, ready to go."""

    sending_id: int
    notice_id: int
    subject: str
    """Of the notice, as `core.presence` names places: what a newer notice of the same replaces."""
    agent: Row
    """`id, name, email, locale, timezone, telegram_id, notify`."""
    told: Told
    count: int
    push_subscription_id: int | None


Send = Callable[[Letter], Awaitable[None]]
"""Sends one letter, once. Raises `DeliveryFailed` and nothing else."""


async def order(tx: Tx, notice: Row, data: Mapping[str, Any], presence: Presence) -> None:
    """Order the sendings of a notice by what the agent chose for what happened. A screen in front needs no push.

    One at a time per agent, so that `MOST` is counted of all.
    """
    hold = "FOR NO KEY UPDATE" if tx.dialect == "postgres" else ""
    agent = await tx.row(
        f"SELECT id, notify, telegram_id FROM agent WHERE id = $1 AND disabled_at IS NULL {hold}", notice["agent_id"]
    )
    if agent is None:
        return
    notify = kinds.opened(agent["notify"])
    wanted = kinds.wanted(notify, data)
    if "message" in data["kinds"] and data.get("chat") and not presence.is_online(agent["id"]):
        wanted |= kinds.means(notify, "chat")
    if "email" in wanted:
        await _order(tx, notice, "email")
    if "telegram" in wanted and agent["telegram_id"]:
        await _order(tx, notice, "telegram")
    if "browser" in wanted and not presence.is_in_front(agent["id"]):
        for subscription_id in await _browsers(tx, agent["id"]):
            await _order(tx, notice, "push", subscription_id)


async def _browsers(view: View, agent_id: int) -> list[int]:
    """The subscriptions of an agent's browsers that are still signed in."""
    return await view.column(
        "SELECT p.id FROM push_subscription p JOIN session s ON s.hash = p.session_id WHERE p.agent_id = $1"
        " AND s.agent_id = $1 AND s.seen_at > $2 ORDER BY p.id",
        agent_id,
        view.now - SESSION_LIFE,
    )


async def _order(tx: Tx, notice: Row, means: str, subscription_id: int | None = None) -> None:
    lately = await tx.value(
        "SELECT count(DISTINCT notice_id) FROM notice_sending WHERE agent_id = $1 AND means = $2 AND created_at > $3"
        " AND notice_id <> $4",
        notice["agent_id"],
        means,
        tx.now - MOST_WITHIN,
        notice["id"],
    )
    if lately >= MOST:
        return
    sending_id = await tx.value(
        "INSERT INTO notice_sending (notice_id, agent_id, means, push_subscription_id, state, attempts, reason,"
        " created_at) VALUES ($1, $2, $3, $4, 'queued', 0, '', $5) RETURNING id",
        notice["id"],
        notice["agent_id"],
        means,
        subscription_id,
        tx.now,
    )
    await tx.enqueue(SEND, {"sending_id": sending_id}, key=str(sending_id))


def errand(db: Database, doors: Mapping[str, Send]) -> Errand:
    """The errand that sends. `doors`: how each means sends a letter."""

    async def send(job: Due) -> None:
        row = await db.write(_start, job.payload["sending_id"])
        if row is None:
            return
        letter = await _written(db, row)
        try:
            await doors[row["means"]](letter)
        except DeliveryFailed as failure:
            log.info("notice.refused", sending=row["id"], means=row["means"], code=failure.code, reason=failure.reason)
            again = await db.write(_failed, row, failure)
            if again is not None:
                raise Later(again) from failure
        else:
            await db.write(_finish, row["id"], "sent")

    return send


async def _start(tx: Tx, sending_id: int) -> Row | None:
    """Claim a sending; None when there is nothing (more) to send."""
    row = await tx.row(
        "SELECT s.*, n.read_at FROM notice_sending s JOIN notice n ON n.id = s.notice_id"
        " WHERE s.id = $1 AND s.state IN ('queued', 'sending')",
        sending_id,
    )
    if row is None:
        return None
    if row["read_at"] is not None:
        await _finish(tx, sending_id, "dropped")
        return None
    if row["state"] == "sending" and row["means"] not in REPEATABLE:
        await _finish(tx, sending_id, "uncertain")
        return None
    await tx.execute("UPDATE notice_sending SET state = 'sending', attempts = attempts + 1 WHERE id = $1", sending_id)
    return {**row, "attempts": row["attempts"] + 1}


async def _written(db: Database, row: Row) -> Letter:
    agent, found, now = await db.read(_material, row)
    with i18n.speaking(agent["locale"] or i18n.LANGUAGES[0], agent["timezone"] or "UTC"):
        return Letter(
            sending_id=row["id"],
            notice_id=row["notice_id"],
            subject=found["subject"],
            agent=agent,
            told=words.told(found, now=now),
            count=found["count"],
            push_subscription_id=row["push_subscription_id"],
        )


async def _material(view: View, row: Row) -> tuple[Row, Row, int]:
    agent = await view.row(
        "SELECT id, name, email, locale, timezone, telegram_id, notify FROM agent WHERE id = $1", row["agent_id"]
    )
    notice = await view.row("SELECT * FROM notice WHERE id = $1", row["notice_id"])
    assert agent is not None
    assert notice is not None
    return {**agent, "notify": kinds.opened(agent["notify"])}, await words.facts(view, notice), view.now


async def _finish(tx: Tx, sending_id: int, state: str, reason: str = "") -> None:
    await tx.execute(
        "UPDATE notice_sending SET state = $1, reason = $2, finished_at = $3 WHERE id = $4",
        state,
        reason,
        tx.now,
        sending_id,
    )


async def _failed(tx: Tx, row: Row, failure: DeliveryFailed) -> float | None:
    """Write a failure down; returns after how many seconds to try again, or None."""
    if failure.uncertain and row["means"] not in REPEATABLE:
        await _finish(tx, row["id"], "uncertain", failure.reason)
        return None
    if failure.permanent or tx.now - row["created_at"] > STALE:
        await _finish(tx, row["id"], "failed", failure.reason)
        return None
    await tx.execute("UPDATE notice_sending SET state = 'queued', reason = $1 WHERE id = $2", failure.reason, row["id"])
    return backoff(row["attempts"]) / SECOND if failure.retry_after is None else failure.retry_after


async def troubles(view: View, agent_id: int) -> list[Row]:
    """By which means a colleague could not be reached the last time it was tried: `means, reason, at`."""
    rows = await view.rows(
        "SELECT s.means, s.state, s.reason, s.finished_at AS at FROM notice_sending s WHERE s.id IN"
        " (SELECT max(id) FROM notice_sending WHERE agent_id = $1 AND state IN ('sent', 'failed') GROUP BY means)"
        " ORDER BY s.means",
        agent_id,
    )
    return [row for row in rows if row["state"] == "failed"]

"""The courier: takes deliveries from the outbox to the channels, in order within a thread, in parallel across them.

Replies go before broadcasts, limits are the connector's data, one process serves a channel at a time (a lease).
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass

import structlog

from connectors.base import Connector, DeliveryFailed, Outbound, Part, Sent
from connectors.registry import Accounts
from core import leases
from core.bus import Bus, Signal
from core.clock import SECOND
from core.database import Database
from core.errors import Unavailable
from core.events import Fact
from core.secrets import WrongKey
from core.work import Tx, View
from inbox import channels
from inbox.channels import ChannelNotFound
from notifications import outbox
from notifications.compose import compose
from notifications.limits import Limiter
from notifications.outbox import Claimed

log = structlog.get_logger(__name__)

CHANNEL_FACTS = frozenset({"channel.added", "channel.changed", "channel.removed"})

BEAT = 1.0
IDLE = 20.0
SEND_LIMIT = 75.0
"""Seconds one request may take; less than the lease."""
GRACE = 30.0
"""Seconds that requests under way get when the process is asked to stop."""


@dataclass(slots=True)
class _Line:
    """A channel this process serves."""

    connector: Connector
    limiter: Limiter
    under_way: int = 0
    silent_until: float = 0.0
    """The channel asked for silence as a whole: the token is refused, the server is unreachable."""


class Courier:
    """Sends what is due until told to stop; then finishes what is under way."""

    def __init__(self, db: Database, bus: Bus, accounts: Accounts, *, alone: bool) -> None:
        self._db = db
        self._bus = bus
        self._accounts = accounts
        self._alone = alone
        self._lines: dict[int, _Line] = {}
        self._wake = asyncio.Event()
        self._stopping = False
        self._sending: set[asyncio.Task[None]] = set()
        self._lines_at = 0.0

    async def run(self) -> None:
        """Run until `stop` is called or the task is cancelled."""
        unsubscribe = self._bus.subscribe(self._hear)
        try:
            await self._recover(all_of_them=self._alone)
            while not self._stopping:
                pause = await self._round()
                if pause > 0:
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(self._wake.wait(), pause)
                    self._wake.clear()
            if self._sending:
                await asyncio.wait(self._sending, timeout=GRACE)
        finally:
            unsubscribe()
            for task in self._sending:
                task.cancel()
            await asyncio.gather(*self._sending, return_exceptions=True)

    def stop(self) -> None:
        self._stopping = True
        self._wake.set()

    def hear(self, facts: list[Fact]) -> None:
        """Look at the channels anew when one came, changed or went."""
        if any(fact.kind in CHANNEL_FACTS for fact in facts):
            self._lines_at = 0.0
            self._wake.set()

    def _hear(self, signal: Signal) -> None:
        if "deliveries" in signal.get("wake", ()):
            self._wake.set()

    async def _recover(self, *, all_of_them: bool) -> None:
        try:
            interrupted = await self._db.write(outbox.recover, all_of_them=all_of_them)
        except Unavailable as error:
            log.warning("courier.unavailable", error=str(error))
            return
        if interrupted:
            log.warning("courier.interrupted", deliveries=interrupted)

    async def _round(self) -> float:
        """Claim and start what may go now; returns the seconds until it is worth looking again."""
        try:
            if time.monotonic() >= self._lines_at:
                await self._take_lines()
            chosen, pause = await self._db.write(self._claim)
        except Unavailable as error:
            log.warning("courier.unavailable", error=str(error))
            return BEAT
        for one in chosen:
            line = self._lines[one.channel_id]
            line.under_way += 1
            task = asyncio.create_task(self._deliver(line, one), name=f"deliver-{one.id}")
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)
        return 0.0 if chosen else pause

    async def _take_lines(self) -> None:
        """Serve every channel that no other process serves; look for crashed deliveries of others now and then."""
        rows = await self._db.read(channels.channels)
        mine: dict[int, _Line] = {}
        for row in rows:
            if not self._alone and not await self._db.write(leases.take, f"courier:{row['id']}"):
                continue
            try:
                connector = await self._accounts.get(row["id"])
            except (ChannelNotFound, WrongKey) as error:
                log.warning("courier.channel", channel=row["id"], error=str(error))
                continue
            except Exception:  # One channel that cannot be opened must not keep the others waiting.
                log.exception("courier.channel", channel=row["id"])
                continue
            line = self._lines.get(row["id"])
            if line is None:
                line = _Line(connector, Limiter(connector.rates, time.monotonic()))
            line.connector = connector
            mine[row["id"]] = line
        self._lines = mine
        self._lines_at = math.inf if self._alone else time.monotonic() + leases.RENEWAL
        if not self._alone:
            await self._recover(all_of_them=False)

    async def _claim(self, tx: Tx) -> tuple[list[Claimed], float]:
        now = time.monotonic()
        ready = {
            channel_id: line
            for channel_id, line in self._lines.items()
            if line.silent_until <= now and line.under_way < line.connector.rates.at_once
        }
        room = sum(line.connector.rates.at_once - line.under_way for line in ready.values())
        chosen: list[Claimed] = []
        pauses = [IDLE if self._alone else BEAT]
        pauses += [line.silent_until - now for line in self._lines.values() if line.silent_until > now]
        for bulk in (False, True):
            candidates = await outbox.due(tx, channels=ready.keys(), bulk=bulk, limit=min(64, room - len(chosen)))
            chosen += await self._pick(tx, candidates, now, pauses)
        if chosen:
            await outbox.start(tx, chosen, holder=leases.PROCESS)
        else:
            pauses.append(await self._next_due(tx))
        return chosen, max(0.0, min(pauses))

    async def _pick(self, tx: Tx, candidates: Sequence[Claimed], now: float, pauses: list[float]) -> list[Claimed]:
        chosen = []
        taken: dict[int, int] = {}
        for one in candidates:
            line = self._lines[one.channel_id]
            wait = line.limiter.wait(one.thread_id, group=one.group, bulk=one.bulk, now=now)
            if wait > 0:
                pauses.append(wait)
                if wait > 0.25:  # Its own place must rest: let others of the channel pass it.
                    await outbox.postpone(tx, one.id, milliseconds=round(wait * SECOND))
                continue
            if line.under_way + taken.get(one.channel_id, 0) >= line.connector.rates.at_once:
                continue
            line.limiter.take(one.thread_id, group=one.group, bulk=one.bulk, now=now)
            taken[one.channel_id] = taken.get(one.channel_id, 0) + 1
            chosen.append(one)
        return chosen

    async def _next_due(self, tx: View) -> float:
        if not self._lines:
            return IDLE
        listed = ", ".join(map(str, sorted(self._lines)))
        soonest = await tx.value(
            f"SELECT min(due_at) FROM delivery WHERE state = 'queued' AND due_at > $1 AND channel_id IN ({listed})",
            tx.now,
        )
        return IDLE if soonest is None else (soonest - tx.now) / SECOND + 0.001

    async def _deliver(self, line: _Line, one: Claimed) -> None:
        try:
            outcome = await self._attempt(line.connector, one)
            await self._write_down(line, one, outcome)
        except Unavailable as error:  # The lease runs out and it becomes uncertain: nobody knows, and we say so.
            log.warning("courier.unavailable", delivery=one.id, error=str(error))
        except Exception:
            log.exception("courier.failed", delivery=one.id)
        finally:
            line.under_way -= 1
            self._wake.set()

    async def _attempt(self, connector: Connector, one: Claimed) -> Sent | DeliveryFailed:
        try:
            message = await self._db.read(compose, one, self._accounts.kit.files)
            part = await self._part(connector, one, message)
            if part is None:
                return Sent([])
            async with asyncio.timeout(SEND_LIMIT):
                return await connector.send(
                    message.place_key, part, {file.attachment_id: file for file in message.files}
                )
        except DeliveryFailed as failure:
            return failure
        except TimeoutError:
            return DeliveryFailed("The channel did not answer in time: it may have arrived or not.", uncertain=True)
        except Unavailable:
            raise
        except Exception as error:
            log.exception("courier.broken", delivery=one.id)
            return DeliveryFailed(f"{type(error).__name__}: {error}", code="broken", permanent=True)

    async def _part(self, connector: Connector, one: Claimed, message: Outbound) -> Part | None:
        if one.payload is not None:
            return Part(one.payload["kind"], one.payload["payload"], one.payload["files"])
        parts = self._render(connector, one, message)
        if not parts:
            return None
        await self._db.write(outbox.split, one, parts)
        return parts[0]

    def _render(self, connector: Connector, one: Claimed, message: Outbound) -> list[Part]:
        ids: Sequence[str] = message.options.get("external_ids", ())
        if one.action == "edit":
            return connector.render_edit(message, ids)
        if one.action == "delete":
            return connector.render_delete(message, ids)
        return connector.render(message)

    async def _write_down(self, line: _Line, one: Claimed, outcome: Sent | DeliveryFailed) -> None:
        if isinstance(outcome, Sent):
            await self._db.write(outbox.succeeded, one, outcome)
            await self._db.write(channels.note_success, one.channel_id)
            return
        log.info("courier.refused", delivery=one.id, code=outcome.code, reason=outcome.reason)
        await self._db.write(outbox.failed, one, outcome)
        if outcome.code in ("auth", "network") and not outcome.uncertain:
            line.silent_until = time.monotonic() + min(outcome.retry_after or 5.0, 60.0)
            await self._db.write(channels.note_failure, one.channel_id, outcome.reason)

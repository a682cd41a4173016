"""The courier: takes deliveries from the outbox to the channels, in order within a thread, in parallel across them.

Replies go before broadcasts, limits are the connector's data, one process serves a channel at a time (a lease).
What a channel said is kept until the database has it: nothing is sent twice because a commit failed.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import Counter
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog

from connectors.base import Connector, DeliveryFailed, Outbound, Part, Sent
from connectors.registry import Accounts
from core import leases
from core.bus import Bus, Signal, rest
from core.clock import SECOND
from core.database import Database
from core.errors import Unavailable
from core.events import Fact
from core.secrets import WrongKey
from core.work import Tx
from inbox import channels
from inbox.channels import ChannelNotFound
from notifications import outbox
from notifications.compose import compose
from notifications.ledger import Ledger
from notifications.limits import AHEAD, Limiter
from notifications.outbox import Wanted
from notifications.outcomes import UNBEGUN, Claimed, Outcome, Result

log = structlog.get_logger(__name__)

CHANNEL_FACTS = frozenset({"channel.added", "channel.changed", "channel.removed"})

BEAT = 1.0
IDLE = 20.0
SEND_LIMIT = 660.0
"""Seconds one request may take at the very most; a channel's own limits are shorter, but for big files."""
GRACE = 30.0
"""Seconds that requests under way get when the process is asked to stop."""
OPENING_PAUSE = 5.0
"""Seconds until a channel that could not be opened is tried again."""
NOTED = 1.0
"""Seconds within which a channel's success is not noted again."""
TROUBLE = ("auth", "network")
"""Codes of failures that are the whole channel's."""
PASSED_OVER = 8
"""Deliveries looked at beyond those that may go, for some of their places may have to rest."""
LIMITED = 3
"""So many places that the channel wants left in peace at the same time mean that it means itself."""


@dataclass(slots=True)
class _Line:
    """A channel this process serves."""

    connector: Connector
    limiter: Limiter
    silent_until: float = 0.0
    """The channel asked for silence as a whole: the token is refused, the server is unreachable."""
    resting: dict[int, float] = field(default_factory=dict)
    """Threads that the channel asked to be left in peace, and until when."""
    noted_at: float = 0.0
    """When the channel's health was noted last."""

    def heed(self, one: Claimed, outcome: Outcome) -> None:
        """Be silent when the channel cannot be spoken to, or wants peace in so many places that it means itself."""
        if isinstance(outcome, Sent) or outcome.uncertain:
            return
        now = time.monotonic()
        pause = outcome.retry_after or 0.0
        if outcome.code in TROUBLE:
            self.silent_until = now + min(pause or 5.0, 60.0)
        elif outcome.code == "limit" and pause >= 1:
            self.resting = {thread: until for thread, until in self.resting.items() if until > now}
            self.resting[one.thread_id] = now + pause
            if len(self.resting) >= LIMITED:
                self.silent_until = max(self.silent_until, now + min(pause, 60.0))


class Courier:
    """Sends what is due until told to stop; then finishes what is under way."""

    def __init__(
        self, db: Database, bus: Bus, accounts: Accounts, *, alone: bool, holder: str = leases.PROCESS
    ) -> None:
        """`alone`: no other process lives on this database. `holder`: in whose name claims and leases are taken."""
        self._holder = holder
        self._db = db
        self._bus = bus
        self._accounts = accounts
        self._alone = alone
        self._lines: dict[int, _Line] = {}
        self._wake = asyncio.Event()
        self._stopping = False
        self._ledger = Ledger(db, holder=holder, written=self._written)
        self._sending: set[asyncio.Task[None]] = set()
        self._under_way: Counter[int] = Counter()
        """Requests, by their channels."""
        self._lines_at = 0.0

    async def run(self) -> None:
        """Run until `stop` is called or the task is cancelled."""
        unsubscribe = self._bus.subscribe(self._hear)
        writer = asyncio.create_task(self._ledger.run(), name="courier-ledger")
        try:
            await self._begin()
            while not self._stopping:
                pause = await self._round()
                if pause > 0:
                    await rest(self._wake, pause)
            await self._end()
        finally:
            unsubscribe()
            writer.cancel()
            for task in self._sending:
                task.cancel()
            await asyncio.gather(writer, *self._sending, return_exceptions=True)
            self._under_way.clear()
            self._ledger.forget()

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

    async def _begin(self) -> None:
        """What is being sent in our name, or by anybody where we are alone, was left by a courier that died."""
        while not self._stopping:
            try:
                if interrupted := await self._db.write(outbox.recover, all_of_them=self._alone, holder=self._holder):
                    log.warning("courier.interrupted", deliveries=interrupted)
                return
            except Unavailable as error:
                log.warning("courier.unavailable", error=str(error))
                await rest(self._wake, BEAT)

    async def _end(self) -> None:
        """Let what is under way come to its end, and give the channels to whoever is next."""
        await self._ledger.drain(GRACE)
        if self._alone:
            return
        try:
            for channel_id in self._lines:
                await self._db.write(leases.release, f"courier:{channel_id}", holder=self._holder)
        except Unavailable as error:  # They run out by themselves.
            log.warning("courier.unavailable", error=str(error))

    # ------------------------------------------------------------------------------------------------- claiming

    async def _round(self) -> float:
        """Claim and start what may go now; returns the seconds until it is worth looking again."""
        if not await self._ledger.tend():
            return BEAT
        try:
            if time.monotonic() >= self._lines_at:
                await self._take_lines()
            wanted, pauses = self._wanted(time.monotonic())
            if not wanted:  # Nothing could go, whatever waits.
                return max(0.0, min(pauses))
            asked_at = self._db.clock()
            chosen, pause = await self._db.write(self._claim, wanted, pauses)
        except Unavailable as error:
            log.warning("courier.unavailable", error=str(error))
            self._ledger.doubt()
            return BEAT
        if not chosen:
            return pause
        self._ledger.take((one for one, _ in chosen), at=asked_at)
        for one, _ in chosen:
            self._under_way[one.channel_id] += 1
        self._start(self._carry(chosen), "courier-batch")
        return 0.0

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _take_lines(self) -> None:
        """Serve every channel that no other process serves."""
        self._lines_at = math.inf if self._alone else time.monotonic() + leases.RENEWAL
        mine: dict[int, _Line] = {}
        try:
            for row in await self._db.read(channels.channels):
                if await self._is_ours(row["id"]) and (line := await self._line(row["id"])):
                    mine[row["id"]] = line
        except Unavailable:
            self._lines_at = 0.0
            raise
        self._lines = mine

    async def _is_ours(self, channel_id: int) -> bool:
        return self._alone or await self._db.write(leases.take, f"courier:{channel_id}", holder=self._holder)

    async def _line(self, channel_id: int) -> _Line | None:
        try:
            connector = await self._accounts.get(channel_id)
        except Unavailable:
            raise
        except (ChannelNotFound, WrongKey) as error:  # A person must do something, and that will be heard of.
            log.warning("courier.channel", channel=channel_id, error=str(error))
            return None
        except Exception:  # One channel that cannot be opened must not keep the others waiting.
            log.exception("courier.channel", channel=channel_id)
            self._lines_at = min(self._lines_at, time.monotonic() + OPENING_PAUSE)
            return None
        line = self._lines.get(channel_id)
        if line is None:
            return _Line(connector, Limiter(connector.rates, time.monotonic()))
        if line.connector.rates != connector.rates:
            line.limiter = Limiter(connector.rates, time.monotonic())
        line.connector = connector
        return line

    async def _claim(
        self, tx: Tx, wanted: Sequence[Wanted], pauses: Sequence[float]
    ) -> tuple[list[tuple[Claimed, float]], float]:
        """What goes now, each with its instant on the monotonic clock; and the seconds until the next look."""
        chosen, waits = self._pick(await outbox.due(tx, wanted), time.monotonic())
        if waits:
            await outbox.postpone(tx, waits)
        if chosen:
            await outbox.start(tx, [one for one, _ in chosen], holder=self._holder)
        if chosen or waits:
            return chosen, 0.0
        soonest = await outbox.next_due(tx, self._lines)
        until = IDLE if soonest is None else (soonest - tx.now) / SECOND + 0.001
        return [], max(0.0, min(until, *pauses))

    def _wanted(self, now: float) -> tuple[list[Wanted], list[float]]:
        """How much of each lane could go now, all replies before all broadcasts; and when to look again."""
        wanted: list[Wanted] = []
        pauses = [IDLE if self._alone else BEAT]
        pauses += [line.silent_until - now for line in self._lines.values() if line.silent_until > now]
        for bulk in (False, True):
            for channel_id, line in self._lines.items():
                free = self._free(channel_id, bulk=bulk)
                if line.silent_until > now or free < 1:
                    continue
                room = line.limiter.room(bulk=bulk, now=now)
                if room >= 1:
                    limit = free if math.isinf(room) else min(free, math.floor(room))
                    wanted.append(
                        Wanted(channel_id, bulk, limit + (PASSED_OVER if line.connector.rates.place_pause else 0))
                    )
                else:
                    pauses.append(line.limiter.next_look(bulk=bulk, now=now))
        return wanted, pauses

    def _free(self, channel_id: int, *, bulk: bool) -> int:
        """Requests that may be begun; a quarter of the places is kept for replies."""
        at_once = self._lines[channel_id].connector.rates.at_once
        return at_once - (at_once // 4 if bulk else 0) - self._under_way[channel_id]

    def _pick(self, candidates: Sequence[Claimed], now: float) -> tuple[list[tuple[Claimed, float]], dict[int, int]]:
        """Those that go, with their instants; and the threads whose places must rest, in milliseconds."""
        chosen: list[tuple[Claimed, float]] = []
        waits: dict[int, int] = {}
        taken: Counter[int] = Counter()
        for one in candidates:
            line = self._lines[one.channel_id]
            if taken[one.channel_id] >= self._free(one.channel_id, bulk=one.bulk):
                continue
            rest = line.limiter.place_wait(one.place, group=one.group, now=now)
            if rest > 2 * AHEAD:
                waits[one.thread_id] = round(rest * SECOND)
                continue
            wait = max(rest, line.limiter.shared_wait(bulk=one.bulk, now=now))
            if wait <= 2 * AHEAD:
                line.limiter.take(one.place, group=one.group, bulk=one.bulk, now=now)
                taken[one.channel_id] += 1
                chosen.append((one, now + wait))
        return chosen, waits

    # -------------------------------------------------------------------------------------------------- sending

    async def _carry(self, chosen: Sequence[tuple[Claimed, float]]) -> None:
        """Read the messages of a batch at once, then send each at its instant."""
        try:
            messages = await self._db.read(compose, [one for one, _ in chosen], self._accounts.kit.files)
        except Unavailable as error:
            log.warning("courier.unavailable", error=str(error))
            for one, _ in chosen:
                self._done(one, UNBEGUN)
            return
        for one, at in chosen:
            self._start(self._deliver(one, at, messages.get(one.message_id)), f"deliver-{one.id}")

    async def _deliver(self, one: Claimed, at: float, message: Outbound | None) -> None:
        try:
            async with self._accounts.using(one.channel_id) as connector:
                outcome = await self._attempt(connector, one, at, message)
        except DeliveryFailed as failure:
            outcome = failure
        except Unavailable as error:
            log.warning("courier.unavailable", delivery=one.id, error=str(error))
            outcome = UNBEGUN
        except ChannelNotFound:
            outcome = DeliveryFailed(channels.DISCONNECTED, code="off", permanent=True)
        except WrongKey as error:
            outcome = DeliveryFailed(str(error), code="auth", retry_after=60.0)
        except Exception as error:
            log.exception("courier.broken", delivery=one.id)
            outcome = DeliveryFailed(f"{type(error).__name__}: {error}", code="broken", permanent=True)
        self._done(one, outcome)

    async def _attempt(self, connector: Connector, one: Claimed, at: float, message: Outbound | None) -> Outcome:
        """Send it at its instant. Whatever is raised here happened before anything was sent."""
        if message is None:
            raise DeliveryFailed("The message does not exist any more.", code="gone", permanent=True)
        part = await self._part(connector, one, message)
        if part is None:
            return Sent([])
        if (wait := at - time.monotonic()) > 0:
            await asyncio.sleep(wait)
        if not self._ledger.surely_ours(one):
            return UNBEGUN
        return await self._send(connector, one, part, message)

    async def _part(self, connector: Connector, one: Claimed, message: Outbound) -> Part | None:
        if one.payload is not None:
            return Part(one.payload["kind"], one.payload["payload"], one.payload["files"])
        parts = self._render(connector, one, message)
        if len(parts) > 1:
            await self._db.write(outbox.split, one, parts)
        return parts[0] if parts else None

    def _render(self, connector: Connector, one: Claimed, message: Outbound) -> list[Part]:
        ids: Sequence[str] = message.options.get("external_ids", ())
        if one.action == "edit":
            return connector.render_edit(message, ids)
        if one.action == "delete":
            return connector.render_delete(message, ids)
        return connector.render(message)

    async def _send(self, connector: Connector, one: Claimed, part: Part, message: Outbound) -> Outcome:
        try:
            async with asyncio.timeout(SEND_LIMIT):
                return await connector.send(
                    message.place_key, part, {file.attachment_id: file for file in message.files}
                )
        except DeliveryFailed as failure:
            return failure
        except TimeoutError:
            return DeliveryFailed("The channel did not answer in time: it may have arrived or not.", uncertain=True)
        except Exception as error:
            log.exception("courier.broken", delivery=one.id)
            return DeliveryFailed(f"{type(error).__name__}: {error}", code="broken", uncertain=True)

    def _done(self, one: Claimed, outcome: Outcome) -> None:
        if isinstance(outcome, DeliveryFailed) and outcome is not UNBEGUN:
            log.info("courier.refused", delivery=one.id, code=outcome.code, reason=outcome.reason)
        self._under_way[one.channel_id] -= 1
        if line := self._lines.get(one.channel_id):
            line.heed(one, outcome)
        self._ledger.done(one, outcome)
        self._wake.set()

    def _written(self, results: Sequence[Result]) -> None:
        """Outcomes are committed: what waited behind them may go, and the channels' health is known."""
        self._wake.set()
        health: dict[int, str] = {}
        for one, outcome in results:
            if isinstance(outcome, Sent):
                health.setdefault(one.channel_id, "")
            elif outcome.code in TROUBLE and not outcome.uncertain:
                health[one.channel_id] = outcome.reason
        for channel_id, problem in health.items():
            line = self._lines.get(channel_id)
            if line and (problem or line.noted_at + NOTED < time.monotonic()):
                line.noted_at = 0.0 if problem else time.monotonic()
                self._start(self._note(channel_id, problem), "courier-health")

    async def _note(self, channel_id: int, problem: str) -> None:
        try:
            if problem:
                await self._db.write(channels.note_failure, channel_id, problem)
            else:
                await self._db.write(channels.note_success, channel_id)
        except Unavailable as error:
            log.warning("courier.unavailable", error=str(error))

"""What a courier holds: claims, prolonged while it lives, and what the channels said, until the database has it.

A request that a channel took cannot be taken back, so its outcome is written again and again until it is committed.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import structlog

from connectors.base import DeliveryFailed
from core.bus import rest
from core.clock import SECOND
from core.database import Database
from core.errors import Unavailable
from core.i18n import msgid
from notifications import outbox, outcomes
from notifications.outbox import LEASE
from notifications.outcomes import Claimed, Outcome, Result

log = structlog.get_logger(__name__)

TENDING = LEASE / SECOND / 3
"""Seconds between two rounds of prolonging what is held and looking for what others left behind."""
PAUSE = 0.25
"""Seconds before what could not be written is tried again."""
AT_ONCE = 200
"""Outcomes written in one transaction."""
MARGIN = 2 * SECOND
"""A claim that ends so soon is not begun any more."""

UNWRITTEN = msgid("It was sent, but what became of it could not be written down. Look before you send it again.")


@dataclass(slots=True)
class _Held:
    """A claim of ours, and until when it surely is one, in milliseconds; later others may have taken it for lost."""

    one: Claimed
    until: int


class Ledger:
    """The claims of one courier. `written` is called whenever outcomes were committed, with their deliveries."""

    def __init__(self, db: Database, *, holder: str, written: Callable[[Sequence[Result]], None]) -> None:
        self._db = db
        self._holder = holder
        self._written = written
        self._held: dict[int, _Held] = {}
        self._results: list[Result] = []
        self._came = asyncio.Event()
        self._gone = asyncio.Event()
        self._tend_at = 0.0

    def __len__(self) -> int:
        return len(self._held)

    def take(self, claimed: Iterable[Claimed], *, at: int) -> None:
        """Hold what was claimed at an instant."""
        for one in claimed:
            self._held[one.id] = _Held(one, at + LEASE)

    def surely_ours(self, one: Claimed) -> bool:
        """Whether nobody can have taken the delivery for lost, so that it may be begun."""
        held = self._held.get(one.id)
        return held is not None and self._db.clock() < held.until - MARGIN

    def done(self, one: Claimed, outcome: Outcome) -> None:
        """Write down what became of a delivery, as soon as the database lets us."""
        self._results.append((one, outcome))
        self._came.set()

    def forget(self) -> None:
        """Let go of what was interrupted; outcomes that are known already are still written at the next run."""
        known = {one.id for one, _ in self._results}
        self._held = {id_: held for id_, held in self._held.items() if id_ in known}

    async def run(self) -> None:
        """Write outcomes until cancelled; what comes while a commit is in flight shares the next one."""
        while True:
            await self._came.wait()
            self._came.clear()
            while self._results:
                batch = self._results[:AT_ONCE]
                if await self._write(batch):
                    del self._results[: len(batch)]
                else:
                    await asyncio.sleep(PAUSE)

    async def drain(self, seconds: float) -> None:
        """Wait until nothing is held any more, so long at the most."""
        deadline = time.monotonic() + seconds
        while self._held and (left := deadline - time.monotonic()) > 0:
            await rest(self._gone, min(left, TENDING))
            await self.tend()

    async def tend(self) -> bool:
        """Prolong what is held, find what was claimed without our knowing and what others left behind; now and then.

        Never while a claim is in flight. False when the database cannot be reached.
        """
        if time.monotonic() < self._tend_at:
            return True
        asked_at, held = self._db.clock(), list(self._held)
        try:
            kept = await self._db.write(outbox.keep, held, holder=self._holder)
            if interrupted := await self._db.write(outbox.recover):
                log.warning("courier.interrupted", deliveries=interrupted)
        except Unavailable as error:
            log.warning("courier.unavailable", error=str(error))
            return False
        for one in held:
            if one in self._held:
                self._held[one].until = asked_at + LEASE if one in kept else 0
        self._tend_at = time.monotonic() + TENDING
        return True

    def doubt(self) -> None:
        """The answer to a claim was lost: look at the next opportunity whether it went through."""
        self._tend_at = 0.0

    async def _write(self, batch: Sequence[Result]) -> bool:
        """Write outcomes down; one that cannot be written must not keep the others. False: the database is away."""
        try:
            await self._db.write(outcomes.write_down, batch, holder=self._holder)
        except Unavailable as error:
            log.warning("courier.unavailable", outcomes=len(self._results), error=str(error))
            return False
        except Exception:
            log.exception("courier.unwritten", deliveries=[one.id for one, _ in batch])
            if len(batch) > 1:
                return all([await self._write([result]) for result in batch])
            return await self._leave_uncertain(batch[0][0])
        self._let_go(batch)
        return True

    async def _leave_uncertain(self, one: Claimed) -> bool:
        try:
            await self._db.write(
                outcomes.interrupted, [one], DeliveryFailed(UNWRITTEN, code="unwritten", uncertain=True)
            )
        except Unavailable:
            return False
        except Exception:  # It stays held, so that nobody sends it again; the next start finds it.
            log.exception("courier.unwritten", deliveries=[one.id])
            return True
        self._let_go([(one, outcomes.UNBEGUN)])
        return True

    def _let_go(self, batch: Sequence[Result]) -> None:
        for one, _ in batch:
            self._held.pop(one.id, None)
        self._gone.set()
        self._written(batch)

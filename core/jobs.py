"""Jobs: rows with a due instant, claimed by one loop and carried out by handlers.

A *timer* handler runs inside the transaction that removes the job, so its effects happen exactly once. An *errand*
handler talks to the outside and runs before the job is removed, so it may run again after a crash and must bear it.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import structlog

from core.bus import Bus, Signal, rest
from core.clock import HOUR, SECOND
from core.database import Database
from core.errors import Unavailable
from core.work import Tx

log = structlog.get_logger(__name__)

LEASE = 30 * SECOND
"""How long a claim outlives a worker that died; a living one prolongs that of an errand which takes its time."""
ERRAND_LIMIT = 15 * 60.0
"""Seconds after which an errand that does not end is taken for stuck."""
AT_ONCE = 16
MOST_ATTEMPTS = 12
BEAT = 1.0
IDLE = 30.0


@dataclass(frozen=True, slots=True)
class Due:
    """A claimed job. `late` is how many milliseconds past its due instant it was claimed."""

    id: int
    kind: str
    key: str | None
    version: int
    payload: dict[str, Any]
    due_at: int
    attempts: int
    late: int


Timer = Callable[[Tx, Due], Awaitable[None]]
Errand = Callable[[Due], Awaitable[None]]


class Later(Exception):
    """Raised by an errand that wants to be tried again after `seconds`, without counting as a failure."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds} s")
        self.seconds = seconds


class Worker:
    """Claims due jobs and runs their handlers, a few at a time.

    `alone`: no other process works on this database, so what is claimed when it starts was left by one that died.
    `lease`: milliseconds that a claim outlives a crash, where there are others.
    """

    def __init__(
        self,
        db: Database,
        bus: Bus,
        *,
        timers: Mapping[str, Timer],
        errands: Mapping[str, Errand],
        alone: bool = False,
        lease: int = LEASE,
    ) -> None:
        self._db = db
        self._bus = bus
        self._timers = timers
        self._errands = errands
        self._alone = alone
        self._lease = lease
        self._wake = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Run until cancelled; what is under way is finished or given back."""
        unsubscribe = self._bus.subscribe(self._hear)
        try:
            if self._alone:
                await self._db.write(give_back)
            while True:
                await self._round()
        finally:
            unsubscribe()
            for task in self._under_way:
                task.cancel()
            await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _round(self) -> None:
        if len(self._under_way) >= AT_ONCE:
            await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
        try:
            claimed, next_due = await self._claim(AT_ONCE - len(self._under_way))
        except Unavailable as error:
            log.warning("jobs.unavailable", error=str(error))
            await asyncio.sleep(BEAT)
            return
        for job in claimed:
            task = asyncio.create_task(self._carry_out(job), name=f"job-{job.kind}")
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
        if not claimed:
            longest = BEAT if self._bus.shared else IDLE
            due_in = longest if next_due is None else max(0.0, (next_due - self._db.clock()) / SECOND)
            await rest(self._wake, min(longest, due_in))

    async def _claim(self, limit: int) -> tuple[list[Due], int | None]:
        kinds = [*self._timers, *self._errands]
        claiming = asyncio.ensure_future(self._db.write(claim, kinds, limit=limit, lease=self._lease))
        try:
            return await asyncio.shield(claiming)
        except asyncio.CancelledError:
            for job in (await claiming)[0]:
                await self._put_back(job, 0, None)
            raise

    def _hear(self, signal: Signal) -> None:
        if "jobs" in signal.get("wake", ()):
            self._wake.set()

    async def _carry_out(self, job: Due) -> None:
        try:
            if job.kind in self._timers:
                await self._db.write(_fire, job, self._timers[job.kind])
            else:
                await self._run_errand(job)
        except asyncio.CancelledError:
            await self._put_back(job, 0, None)
            raise
        except Later as later:
            await self._put_back(job, round(later.seconds * SECOND), None)
        except Unavailable as error:
            log.warning("jobs.unavailable", kind=job.kind, error=str(error))
            await self._put_back(job, SECOND, None)
        except Exception as error:
            log.exception("job.failed", kind=job.kind, job=job.id, attempt=job.attempts)
            await self._put_back(job, backoff(job.attempts), f"{type(error).__name__}: {error}")

    async def _run_errand(self, job: Due) -> None:
        keeper = asyncio.create_task(self._keep(job), name=f"keep-{job.kind}")
        try:
            async with asyncio.timeout(ERRAND_LIMIT):
                await self._errands[job.kind](job)
        finally:
            keeper.cancel()
            await asyncio.gather(keeper, return_exceptions=True)
        await self._db.write(done, job)

    async def _keep(self, job: Due) -> None:
        """Prolong the claim of an errand that takes its time, so that nobody begins it anew."""
        while True:
            await asyncio.sleep(self._lease / 3 / SECOND)
            try:
                await self._db.write(prolong, job, lease=self._lease)
            except Unavailable as error:
                log.warning("jobs.unavailable", kind=job.kind, error=str(error))

    async def _put_back(self, job: Due, delay: int, error: str | None) -> None:
        try:
            await self._db.write(put_back, job, delay=delay, error=error)
        except Unavailable as unavailable:  # The lease runs out and the job is claimed again.
            log.warning("jobs.unavailable", kind=job.kind, error=str(unavailable))


def backoff(attempts: int) -> int:
    """Milliseconds before the next attempt: doubling from a second to an hour, half of it by chance."""
    longest = min(HOUR, SECOND << min(attempts, 12))
    return longest // 2 + random.randrange(longest // 2 + 1)


async def claim(tx: Tx, kinds: list[str], *, limit: int, lease: int = LEASE) -> tuple[list[Due], int | None]:
    """Take due jobs of these kinds under a lease; with none due, the instant at which the next one is."""
    names = ", ".join(f"${i + 4}" for i in range(len(kinds))) or "NULL"
    skip = " FOR UPDATE SKIP LOCKED" if tx.dialect == "postgres" else ""
    rows = await tx.rows(
        f"UPDATE job SET state = 'running', lease_until = $1, attempts = attempts + 1 WHERE id IN ("
        f" SELECT id FROM job WHERE ((state = 'queued' AND due_at <= $2) OR (state = 'running' AND lease_until < $2))"
        f" AND kind IN ({names}) ORDER BY due_at, id LIMIT $3{skip})"
        " RETURNING id, kind, key, version, payload, due_at, attempts",
        tx.now + lease,
        tx.now,
        limit,
        *kinds,
    )
    if rows:
        return [
            Due(
                id=row["id"],
                kind=row["kind"],
                key=row["key"],
                version=row["version"],
                payload=json.loads(row["payload"]) if isinstance(row["payload"], str) else row["payload"],
                due_at=row["due_at"],
                attempts=row["attempts"],
                late=max(0, tx.now - row["due_at"]),
            )
            for row in sorted(rows, key=lambda row: (row["due_at"], row["id"]))
        ], None
    names = ", ".join(f"${i + 1}" for i in range(len(kinds))) or "NULL"
    return [], await tx.value(
        "SELECT min(CASE state WHEN 'queued' THEN due_at ELSE lease_until END) FROM job"
        f" WHERE state IN ('queued', 'running') AND kind IN ({names})",
        *kinds,
    )


async def give_back(tx: Tx) -> int:
    """Let jobs of a worker that died be claimed at once instead of when their leases run out; returns how many."""
    return await tx.execute("UPDATE job SET state = 'queued', lease_until = NULL WHERE state = 'running'")


async def prolong(tx: Tx, job: Due, *, lease: int) -> None:
    """Keep a claimed job from being claimed again."""
    await tx.execute(
        "UPDATE job SET lease_until = $1 WHERE id = $2 AND version = $3 AND state = 'running'",
        tx.now + lease,
        job.id,
        job.version,
    )


async def done(tx: Tx, job: Due) -> None:
    """Remove a finished job, unless it was ordered anew meanwhile."""
    await tx.execute("DELETE FROM job WHERE id = $1 AND version = $2", job.id, job.version)


async def _fire(tx: Tx, job: Due, timer: Timer) -> None:
    if await tx.execute("DELETE FROM job WHERE id = $1 AND version = $2", job.id, job.version):
        await timer(tx, job)


async def put_back(tx: Tx, job: Due, *, delay: int, error: str | None) -> None:
    """Give a job back for another attempt; after too many it stays as failed, for a person to look at."""
    given_up = error is not None and job.attempts >= MOST_ATTEMPTS
    await tx.execute(
        "UPDATE job SET state = $1, due_at = $2, lease_until = NULL, error = $3, attempts = $4"
        " WHERE id = $5 AND version = $6",
        "failed" if given_up else "queued",
        tx.now + delay,
        error,
        job.attempts if error else job.attempts - 1,
        job.id,
        job.version,
    )
    tx.wakes.add("jobs")
    if given_up:
        tx.emit("job.failed", job=job.kind, error=error)

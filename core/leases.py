"""Leases: which process alone may do something that two must not do at once (poll one bot, read one mailbox)."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from core.clock import SECOND
from core.database import Database
from core.errors import Unavailable
from core.work import Tx

log = structlog.get_logger(__name__)

LIFE = 15 * SECOND
"""How long a lease outlives a holder that died."""
RENEWAL = 4.0
"""Seconds between renewals, and between the tries of one who waits."""

PROCESS = uuid.uuid4().hex
"""Who this process is; new at every start."""


class LeaseLost(Exception):
    """Another process holds the lease now: what was done under it must stop."""


async def take(tx: Tx, name: str, *, holder: str = PROCESS) -> bool:
    """Take a lease or prolong one's own; False when somebody else holds it.

    On SQLite there is one process only, so a lease of another holder is that of a process that died.
    """
    alone = "TRUE" if tx.dialect == "sqlite" else "FALSE"
    taken = await tx.value(
        "INSERT INTO lease (name, holder, until) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE"
        " SET holder = excluded.holder, until = excluded.until"
        f" WHERE lease.holder = excluded.holder OR lease.until < $4 OR {alone} RETURNING holder",
        name,
        holder,
        tx.now + LIFE,
        tx.now,
    )
    return taken is not None


async def release(tx: Tx, name: str, *, holder: str = PROCESS) -> None:
    """Give a lease back, so that the next one need not wait for its end."""
    await tx.execute("DELETE FROM lease WHERE name = $1 AND holder = $2", name, holder)


@asynccontextmanager
async def held(db: Database, name: str, *, holder: str = PROCESS, renewal: float = RENEWAL) -> AsyncIterator[None]:
    """Wait until the lease is ours and keep it while the body runs, renewing it every `renewal` seconds.

    When it cannot be kept, the body is cancelled and `LeaseLost` is raised.
    """
    while True:
        if await _taken(db, name, holder):
            break
        await asyncio.sleep(renewal)
    body = asyncio.current_task()
    assert body is not None
    lost = False

    async def keep() -> None:
        nonlocal lost
        kept_at = db.clock()
        while db.clock() - kept_at < LIFE - renewal * SECOND:
            await asyncio.sleep(renewal)
            try:
                if not await db.write(take, name, holder=holder):
                    break
                kept_at = db.clock()
            except Unavailable as error:
                log.warning("lease.unavailable", lease=name, error=str(error))
        lost = True
        body.cancel()

    keeper = asyncio.create_task(keep(), name=f"lease-{name}")
    try:
        yield
    except asyncio.CancelledError:
        if not lost:
            raise
        body.uncancel()
        raise LeaseLost(name) from None
    finally:
        keeper.cancel()
        await asyncio.gather(keeper, return_exceptions=True)
        if not lost:
            await _given_back(db, name, holder)


async def _taken(db: Database, name: str, holder: str) -> bool:
    try:
        return await db.write(take, name, holder=holder)
    except Unavailable as error:
        log.warning("lease.unavailable", lease=name, error=str(error))
        return False


async def _given_back(db: Database, name: str, holder: str) -> None:
    try:
        await db.write(release, name, holder=holder)
    except Unavailable as error:  # It runs out by itself.
        log.warning("lease.unavailable", lease=name, error=str(error))

"""SQLite that fails: a full disk, a broken file; what was acknowledged stays, the rest is absent as a whole."""

from __future__ import annotations

import asyncio
import sqlite3

import pytest

from core.database import Database
from core.errors import Unavailable
from core.work import Tx, View


async def put(tx: Tx, name: str) -> None:
    await tx.execute("INSERT INTO lease (name, holder, until) VALUES ($1, 'test', 0)", name)
    tx.emit("test.put", name=name)


async def names(view: View) -> set[str]:
    return set(await view.column("SELECT name FROM lease"))


async def events(view: View) -> int:
    return int(await view.value("SELECT count(*) FROM event"))


async def limit_pages(db: Database, room: int) -> None:
    """Let the file grow by `room` pages at the most; the connection that writes is told, as a full disk would."""

    async def pragma(tx: Tx) -> None:
        pages = await tx.value("PRAGMA page_count")
        await tx.rows(f"PRAGMA max_page_count = {pages + room}")

    await db.write(pragma)


async def test_a_full_disk_is_unavailability_for_all_in_the_batch_and_goes_by(db: Database) -> None:
    await db.write(put, "before")
    await limit_pages(db, 2)
    outcomes = await asyncio.gather(*(db.write(put, f"{i}-" + "x" * 3000) for i in range(40)), return_exceptions=True)
    refused = [one for one in outcomes if one is not None]
    assert refused
    assert all(isinstance(one, Unavailable) for one in refused)
    await limit_pages(db, 10_000)
    await db.write(put, "after")
    kept = await db.read(names)
    assert {"before", "after"} <= kept
    assert len(kept) == 2 + len(outcomes) - len(refused)
    assert await db.read(events) == len(kept)


async def test_who_swallows_errors_cannot_swallow_a_full_disk(db: Database) -> None:
    """As the intake does with what it cannot apply: a full disk must not be written down as the customer's fault."""

    async def swallowing(tx: Tx) -> None:
        await put(tx, "kept")
        try:
            async with tx.savepoint():
                for i in range(2000):
                    await put(tx, f"{i}-" + "x" * 3000)
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001 as the intake does
            await put(tx, "swallowed")

    await limit_pages(db, 20)
    with pytest.raises(Unavailable):
        await db.write(swallowing)
    assert await db.read(names) == set()
    assert await db.read(events) == 0


async def test_a_locked_or_broken_file_is_unavailable_in_words(database_url: str, db: Database) -> None:
    path = database_url.removeprefix("sqlite:///")
    await db.write(put, "a")
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    with open(path, "r+b") as file:  # noqa: ASYNC230, PTH123 the disk's own doing
        file.seek(4096)
        file.write(b"\xff" * 65536)
    other = Database(database_url)
    with pytest.raises(Unavailable):
        await _use(other)


async def _use(db: Database) -> None:
    await db.open()
    try:
        await db.read(names)
        await db.write(put, "b")
    finally:
        await db.close()

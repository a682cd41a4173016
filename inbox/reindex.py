"""Making the full-text index anew from the messages: after a restore, which does not carry it."""

from __future__ import annotations

import json

from core.database import Database
from core.work import Tx
from inbox.messages import searchable
from inbox.models import Kind

PIECE = 2_000


async def rebuild(db: Database) -> int:
    """Index every message of an index that is empty; returns how many were indexed."""
    done, last = 0, 0
    while True:
        last, indexed = await db.write(_piece, last)
        done += indexed
        if not last:
            return done


async def _piece(tx: Tx, after: int) -> tuple[int, int]:
    """Index the next messages; returns the id of the last one (0 at the end) and how many were indexed."""
    found = await tx.rows(
        f"SELECT id, text, extra FROM message WHERE id > $1 AND kind <> '{Kind.EVENT.value}' ORDER BY id LIMIT {PIECE}",
        after,
    )
    words = [(row["id"], searchable(row["text"], _read(row["extra"]))) for row in found]
    insert = (
        "INSERT INTO message_search (rowid, stems) VALUES ($1, $2)"
        if tx.dialect == "sqlite"
        else "INSERT INTO message_search (message_id, stems) VALUES ($1, to_tsvector('simple', $2))"
    )
    indexed = [pair for pair in words if pair[1]]
    await tx.execute_many(insert, indexed)
    return (found[-1]["id"] if found else 0), len(indexed)


def _read(extra: object) -> dict[str, object]:
    read: dict[str, object] = json.loads(extra) if isinstance(extra, str) else extra  # type: ignore[assignment]
    return read

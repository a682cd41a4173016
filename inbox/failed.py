"""Inputs that were kept, but made nothing in the inbox: listed, counted, set aside.

Not repeating them: that needs the connector that can read them (`connectors.again`).
"""

from __future__ import annotations

from typing import Final, Literal

from core.errors import NotFound
from core.work import Row, Tx, View
from inbox.access import Actor, needs_admin

State = Literal["failed", "aside"]
"""`failed` asks for somebody; `aside` was looked at by an administrator and is kept, but asks for nothing."""

FAILED: Final = (
    "FROM raw_input r JOIN channel c ON c.id = r.channel_id WHERE r.state = 'failed' AND c.deleted_at IS NULL"
)
"""Of channels that are still connected; the end of a question that may be a part of a larger one."""
PAGE: Final = 50


class InputNotFound(NotFound):
    """There is no such input any more: it was taken into the inbox, or its channel was removed."""


async def listing(
    view: View, *, state: State = "failed", channel_id: int | None = None, before: int | None = None
) -> list[Row]:
    """The newest `PAGE` of a state, below an id, with `channel_type` and `channel_name`."""
    return await view.rows(
        "SELECT r.*, c.type AS channel_type, c.name AS channel_name FROM raw_input r JOIN channel c"
        " ON c.id = r.channel_id WHERE r.state = $1 AND c.deleted_at IS NULL"
        " AND (CAST($2 AS BIGINT) IS NULL OR r.channel_id = $2) AND (CAST($3 AS BIGINT) IS NULL OR r.id < $3)"
        f" ORDER BY r.id DESC LIMIT {PAGE}",
        state,
        channel_id,
        before,
    )


async def count(view: View, *, state: State = "failed", channel_id: int | None = None) -> int:
    """How many there are of a state, of one channel or of all."""
    found: int = await view.value(
        "SELECT count(*) FROM raw_input r JOIN channel c ON c.id = r.channel_id WHERE r.state = $1"
        " AND c.deleted_at IS NULL AND (CAST($2 AS BIGINT) IS NULL OR r.channel_id = $2)",
        state,
        channel_id,
    )
    return found


async def one(view: View, raw_id: int) -> Row:
    """An input that made nothing yet. Raises `InputNotFound`."""
    row = await view.row(
        "SELECT r.*, c.type AS channel_type FROM raw_input r JOIN channel c ON c.id = r.channel_id"
        " WHERE r.id = $1 AND r.state <> 'done' AND c.deleted_at IS NULL",
        raw_id,
    )
    if row is None:
        raise InputNotFound
    return row


async def waiting(view: View, *, channel_id: int | None = None) -> list[int]:
    """The ids of all that failed, in the order in which they came."""
    return await view.column(
        f"SELECT r.id {FAILED} AND (CAST($1 AS BIGINT) IS NULL OR r.channel_id = $1) ORDER BY r.id",
        channel_id,
    )


async def set_aside(tx: Tx, raw_id: int, *, by: Actor) -> None:
    """It asks for nobody any more; it stays as it came and can be repeated. Raises `InputNotFound`."""
    needs_admin(by)
    await one(tx, raw_id)
    await tx.execute("UPDATE raw_input SET state = 'aside' WHERE id = $1 AND state = 'failed'", raw_id)

"""One task's row: changing it, and what every event about it carries."""

from __future__ import annotations

import json
from typing import Any

from core.rich import Rich
from core.work import Row, Tx


async def update(tx: Tx, task_id: int, **changes: Any) -> Row:
    """Change columns of a task that is there, and its version; returns the row as it is now."""
    columns = "".join(f", {name} = ${i}" for i, name in enumerate(changes, start=2))
    row = await tx.row(
        f"UPDATE task SET version = version + 1{columns} WHERE id = $1 RETURNING *", task_id, *changes.values()
    )
    assert row is not None
    return row


def body(task: Row) -> Rich:
    """What the task says, with its formatting."""
    entities = task["entities"]
    return Rich.from_json(task["body"], json.loads(entities) if isinstance(entities, str) else entities)


def facts(task: Row) -> dict[str, Any]:
    """What tells a listener whom an event concerns, without reading the task."""
    return {"type": str(task["type"]), "owner_id": task["owner_id"], "team_id": task["team_id"]}

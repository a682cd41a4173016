"""Health for whoever watches the process: is it alive, can it work, how long are the queues."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from core.clock import to_iso
from core.errors import Unavailable
from core.work import View
from web.keys import MACHINE


async def snapshot(view: View) -> dict[str, Any]:
    """Queue lengths, the age of the oldest delivery in seconds, and each channel's last success."""
    queued = await view.row(
        "SELECT count(*) AS deliveries, min(created_at) AS oldest FROM delivery WHERE state IN ('queued', 'sending')"
    )
    assert queued is not None
    waiting = await view.value(
        "SELECT count(*) FROM job WHERE state IN ('queued', 'running') AND due_at <= $1", view.now
    )
    rows = await view.rows(
        "SELECT id, type, name, state, problem, succeeded_at FROM channel WHERE deleted_at IS NULL ORDER BY id"
    )
    return {
        "deliveries": queued["deliveries"],
        "oldest_delivery_seconds": (view.now - queued["oldest"]) // 1000 if queued["oldest"] else 0,
        "jobs": waiting,
        "channels": [
            {
                "id": row["id"],
                "type": row["type"],
                "name": row["name"],
                "state": row["state"],
                "problem": row["problem"],
                "succeeded_at": to_iso(row["succeeded_at"]) if row["succeeded_at"] else None,
            }
            for row in rows
        ],
    }


async def health(request: web.Request) -> web.Response:
    """`GET /api/v1/health`: 200 when the process can work, 503 when the database does not answer."""
    try:
        facts = await request.app[MACHINE].db.read(snapshot)
    except Unavailable as error:
        return web.json_response({"alive": True, "ready": False, "problem": str(error)}, status=503)
    return web.json_response({"alive": True, "ready": True, **facts})

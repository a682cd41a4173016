"""Health for whoever watches the process: is it alive, can it work, how long are the queues."""

from __future__ import annotations

from typing import Literal

import structlog
from pydantic import Field

from core.errors import Unavailable
from core.work import View
from inbox import failed
from web import auth
from web.api.answers import told
from web.api.router import Call
from web.api.shapes import Said
from web.api.values import Instant
from web.problems import NotReady

log = structlog.get_logger(__name__)


class ChannelHealth(Said):
    """How a channel fares; `problem` is why not, in words. Strangers are told neither that nor the name."""

    id: int
    type: str
    name: str
    state: str
    problem: str
    succeeded_at: Instant | None


class Health(Said):
    """What a watcher wants to know."""

    alive: Literal[True] = True
    ready: bool = True
    deliveries: int = Field(description="Waiting to be sent or being sent.")
    oldest_delivery_seconds: int
    jobs: int = Field(description="Due and not yet carried out.")
    inputs_failed: int = Field(description="Stored, but not taken into the inbox; an administrator may repeat them.")
    channels: list[ChannelHealth]


async def get(call: Call) -> Health:
    """Is it alive, can it work

    200 when it can work. 503 with the code `not_ready` and the reason when the database does not answer, or could not
    be written within the last minute.
    """
    try:
        if call.db.refusal:
            raise Unavailable(call.db.refusal)
        found = await call.db.read(snapshot)
    except Unavailable as error:
        log.warning("health.not_ready", error=str(error))
        raise NotReady(reason=str(error)) from error
    if auth.ACTOR in call.request or auth.is_near(call.request):
        return found
    channels = [one.model_copy(update={"name": "", "problem": ""}) for one in found.channels]
    return found.model_copy(update={"channels": channels})


async def snapshot(view: View) -> Health:
    """Queue lengths, the age of the oldest delivery, and each channel's last success."""
    queued = await view.row(
        "SELECT count(*) AS deliveries, min(created_at) AS oldest FROM delivery WHERE state IN ('queued', 'sending')"
    )
    assert queued is not None
    jobs = await view.value("SELECT count(*) FROM job WHERE state IN ('queued', 'running') AND due_at <= $1", view.now)
    rows = await view.rows(
        "SELECT id, type, name, state, problem, succeeded_at FROM channel WHERE deleted_at IS NULL ORDER BY id"
    )
    return Health(
        deliveries=queued["deliveries"],
        oldest_delivery_seconds=(view.now - queued["oldest"]) // 1000 if queued["oldest"] else 0,
        jobs=jobs,
        inputs_failed=await failed.count(view),
        channels=[ChannelHealth.model_validate({**row, "problem": told(row["problem"])}) for row in rows],
    )

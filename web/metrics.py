"""`/metrics` for Prometheus: what this process does, and what the database says of the whole installation.

Numbers of requests, events and the loop are this process's own; queues and channels are read from the database when
they are asked for, so every web process tells the same of them. Nothing here names a customer or a colleague.
"""

from __future__ import annotations

import asyncio
import hmac
import time
from collections.abc import AsyncIterator, Awaitable, Callable

import structlog
from aiohttp import hdrs, web
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from core.database import Database
from core.errors import NotAllowed, Unavailable
from core.events import Fact
from core.work import Row, View
from inbox import failed
from web import auth
from web.keys import HUB, MACHINE, METRICS
from web.widget.endpoints import PARTS

log = structlog.get_logger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
TICK = 0.25
"""Seconds between two looks at the loop."""
ENDLESS = frozenset({"/live", "/w/{key}/events", "/api/v1/events"})
"""Routes that answer when something happens: their time says nothing."""


class MetricsElsewhere(NotAllowed):
    """Metrics are read from this machine, or with the token of PULT_METRICS_TOKEN."""


class Metrics:
    """The registry of this process."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        to = self.registry
        self.requests = Counter("pult_http_requests", "Requests answered.", ["method", "route", "status"], registry=to)
        self.seconds = Histogram(
            "pult_http_request_seconds", "Time to the answer.", ["method", "route"], buckets=BUCKETS, registry=to
        )
        self.events = Counter("pult_events", "Facts that this process has seen in the log.", ["kind"], registry=to)
        self.sent = Counter(
            "pult_message_states",
            "Outgoing messages that came to a state, as this process has seen.",
            ["state"],
            registry=to,
        )
        self.lag = Histogram("pult_loop_lag_seconds", "How late the event loop is.", buckets=BUCKETS, registry=to)
        self.sockets = Gauge("pult_sockets", "Open connections to screens.", ["kind"], registry=to)
        self.writes = Gauge("pult_writes_waiting", "Units of work that wait for the SQLite writer.", registry=to)
        self.up = Gauge("pult_database_up", "1 when the database answers.", registry=to)
        self.last_event = Gauge("pult_last_event", "Number of the newest fact in the log.", registry=to)
        self.deliveries = Gauge("pult_deliveries_waiting", "Deliveries not finished.", ["state", "lane"], registry=to)
        self.oldest = Gauge(
            "pult_oldest_delivery_seconds", "Age of the oldest unfinished delivery.", ["lane"], registry=to
        )
        self.jobs = Gauge("pult_jobs", "Jobs by state.", ["state"], registry=to)
        self.job_lateness = Gauge("pult_oldest_due_job_seconds", "How long the oldest due job has waited.", registry=to)
        self.inputs = Gauge("pult_inputs_failed", "Stored inputs that could not be understood.", registry=to)
        self.channel_up = Gauge(
            "pult_channel_up", "1 when the channel works.", ["channel", "type", "name"], registry=to
        )
        self.channel_success = Gauge(
            "pult_channel_last_success_seconds",
            "Unix time of the last success.",
            ["channel", "type", "name"],
            registry=to,
        )

    def hear(self, facts: list[Fact]) -> None:
        for fact in facts:
            self.events.labels(fact.kind).inc()
            if fact.kind == "message.changed" and "state" in fact.data:
                self.sent.labels(str(fact.data["state"])).inc()

    async def watch_loop(self) -> None:
        """Measure how late the loop is. Run until cancelled."""
        while True:
            due = time.monotonic() + TICK
            await asyncio.sleep(TICK)
            self.lag.observe(max(0.0, time.monotonic() - due))

    async def refresh(self) -> None:
        """Read what the database says."""
        self.writes.set(getattr(self._db.engine, "waiting", 0))
        for one in (self.deliveries, self.oldest, self.jobs, self.channel_up, self.channel_success):
            one.clear()
        try:
            facts = await self._db.read(look)
        except Unavailable:
            self.up.set(0)
            return
        self.up.set(1)
        self._put(facts)

    def _put(self, facts: Row) -> None:
        now = facts["now"]
        self.last_event.set(facts["last_event"])
        self.inputs.set(facts["inputs"])
        self.job_lateness.set(max(0, now - facts["job_due"]) / 1000 if facts["job_due"] is not None else 0)
        oldest: dict[str, int] = {}
        for row in facts["deliveries"]:
            lane = "bulk" if row["bulk"] else "interactive"
            self.deliveries.labels(row["state"], lane).set(row["n"])
            oldest[lane] = min(oldest.get(lane, now), row["oldest"])
        for lane in ("interactive", "bulk"):
            self.oldest.labels(lane).set((now - oldest.get(lane, now)) / 1000)
        for row in facts["jobs"]:
            self.jobs.labels(row["state"]).set(row["n"])
        for row in facts["channels"]:
            names = (str(row["id"]), row["type"], row["name"])
            self.channel_up.labels(*names).set(row["state"] in ("ok", "new"))
            if row["succeeded_at"]:
                self.channel_success.labels(*names).set(row["succeeded_at"] / 1000)


async def look(view: View) -> Row:
    """The queues and channels of the installation; every statement goes by an index or a small table."""
    one = await view.row(
        "SELECT (SELECT coalesce(max(number), 0) FROM event) AS last_event,"
        f" (SELECT count(*) {failed.FAILED}) AS inputs,"
        " (SELECT min(due_at) FROM job WHERE state = 'queued') AS job_due"
    )
    return {
        **(one or {}),
        "now": view.now,
        "deliveries": await view.rows(
            "SELECT state, bulk, count(*) AS n, min(created_at) AS oldest FROM delivery"
            " WHERE state IN ('queued', 'sending') GROUP BY state, bulk"
        ),
        "jobs": await view.rows("SELECT state, count(*) AS n FROM job GROUP BY state"),
        "channels": await view.rows(
            "SELECT id, type, name, state, succeeded_at FROM channel WHERE deleted_at IS NULL ORDER BY id"
        ),
    }


@web.middleware
async def measured(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Count and time every request, by its route: an address may hold an id."""
    metrics = request.app[METRICS]
    resource = request.match_info.route.resource
    route = resource.canonical if resource is not None else "unknown"
    method = request.method if request.method in hdrs.METH_ALL else "other"
    began = time.perf_counter()
    status = 500
    try:
        response = await handler(request)
        status = response.status
        return response
    except web.HTTPException as error:
        status = error.status
        raise
    finally:
        metrics.requests.labels(method, route, str(status)).inc()
        if route not in ENDLESS:
            metrics.seconds.labels(method, route).observe(time.perf_counter() - began)


async def context(app: web.Application) -> AsyncIterator[None]:
    """Hear the log and watch the loop while the application lives."""
    metrics = app[METRICS]
    unsubscribe = app[MACHINE].feed.subscribe(metrics.hear)
    watch = asyncio.create_task(metrics.watch_loop(), name="metrics")
    yield
    unsubscribe()
    watch.cancel()
    await asyncio.gather(watch, return_exceptions=True)


async def page(request: web.Request) -> web.Response:
    """`GET /metrics`. Raises `MetricsElsewhere`."""
    allow(request)
    metrics = request.app[METRICS]
    metrics.sockets.labels("agents").set(len(request.app[HUB].sockets))
    metrics.sockets.labels("visitors").set(len(request.app[PARTS].lines))
    await metrics.refresh()
    return web.Response(
        body=generate_latest(metrics.registry), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
    )


def allow(request: web.Request) -> None:
    """With a token set, only with it; without one, only from this machine and not through a proxy on it."""
    token = request.app[MACHINE].settings.metrics_token
    if token:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(given.encode(errors="replace"), token.encode()):
            raise MetricsElsewhere
        return
    if not auth.is_near(request):
        raise MetricsElsewhere

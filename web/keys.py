"""Under which keys the application keeps its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from connectors.telegram.webhook import Webhooks
from web.machine import Machine
from web.render import Pages

if TYPE_CHECKING:
    from web.auth import Throttle
    from web.live import Hub
    from web.metrics import Metrics

MACHINE = web.AppKey("machine", Machine)
PAGES = web.AppKey("pages", Pages)
METRICS: web.AppKey[Metrics] = web.AppKey("metrics")
HUB: web.AppKey[Hub] = web.AppKey("hub")
TELEGRAM = web.AppKey("telegram", Webhooks)
THROTTLE: web.AppKey[Throttle] = web.AppKey("throttle")

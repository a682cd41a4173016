"""The route table: every address, its handler and what it needs, in one place."""

from __future__ import annotations

from web.app import Route
from web.health import health
from web.hooks import telegram
from web.live import socket

ROUTES: list[Route] = [
    Route("GET", "/api/v1/health", health, "anyone"),
    Route("GET", "/live", socket, "agent"),
    Route("POST", "/hooks/telegram/{channel:[0-9]{1,12}}/{signature}", telegram, "anyone"),
]

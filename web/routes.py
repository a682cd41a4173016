"""The route table: every address, its handler and what it needs, in one place."""

from __future__ import annotations

from web.app import Route
from web.health import health

ROUTES: list[Route] = [
    Route("GET", "/api/v1/health", health, "anyone"),
]

"""The route table: every address, its handler and what it needs, in one place."""

from __future__ import annotations

from web import metrics
from web.api import table
from web.app import Route
from web.hooks import telegram
from web.live import socket
from web.pages.routes import PAGES
from web.widget import endpoints as widget

ROUTES: list[Route] = [
    *table.routes(),
    *PAGES,
    Route("GET", "/live", socket, "agent"),
    Route("GET", "/metrics", metrics.page, "anyone"),
    Route("POST", "/hooks/telegram/{channel:[0-9]{1,12}}/{signature}", telegram, "anyone"),
    # The site's widget: its own gate asks each time for the channel, the site and the visitor.
    Route("GET", "/w/{key:[A-Za-z0-9_-]+}.js", widget.loader, "anyone"),
    Route("GET", "/w/{key}", widget.panel, "anyone"),
    Route("POST", "/w/{key}/session", widget.session, "anyone"),
    Route("GET", "/w/{key}/history", widget.history, "anyone"),
    Route("GET", "/w/{key}/events", widget.listen, "anyone"),
    Route("POST", "/w/{key}/msg", widget.msg, "anyone"),
    Route("POST", "/w/{key}/typing", widget.typing, "anyone"),
    Route("POST", "/w/{key}/seen", widget.seen, "anyone"),
    Route("POST", "/w/{key}/contact", widget.contact, "anyone"),
    Route("POST", "/w/{key}/file", widget.take_file, "anyone"),
    Route("GET", "/w/{key}/file/{id}", widget.give_file, "anyone"),
]

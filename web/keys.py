"""Under which keys the application keeps its parts."""

from __future__ import annotations

from aiohttp import web

from web.machine import Machine
from web.render import Pages

MACHINE = web.AppKey("machine", Machine)
PAGES = web.AppKey("pages", Pages)

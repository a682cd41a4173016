"""`pult serve` with one door more, which does nothing: against it the others are measured, in the same process."""

from __future__ import annotations

import sys

from aiohttp import web

from web.app import Route
from web.cli import main
from web.routes import ROUTES

NOTHING = "/hooks/nothing"


async def nothing(request: web.Request) -> web.Response:
    """Read the body and answer 200."""
    await request.read()
    return web.Response()


if __name__ == "__main__":
    ROUTES.append(Route("POST", NOTHING, nothing, "anyone"))
    sys.exit(main(["serve"]))

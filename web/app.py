"""The web application: middlewares, the route table, and the mapping of refusals to answers.

Every route says what it needs (`anyone`, `agent`, `writer`, `admin`); a route without a word cannot be written.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

import structlog
from aiohttp import web

from connectors.telegram.webhook import Webhooks
from core.errors import Conflict, DiskFull, Invalid, NotAllowed, NotFound, Refusal, Unavailable
from core.files import FileTooBig
from inbox import access
from web import auth, live, metrics
from web.api.limits import RATES, Rates, TooFast
from web.assets import Assets
from web.files import CannotStore
from web.keys import HUB, MACHINE, METRICS, PAGES, TELEGRAM, THROTTLE
from web.machine import Machine
from web.pages import gallery
from web.problems import NoRoom, NotJson, NotReady, answer
from web.render import Pages
from web.widget import endpoints as widget

log = structlog.get_logger(__name__)

Needs = Literal["anyone", "agent", "writer", "admin"]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
    " font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none';"
    " form-action 'self'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

BODY_LIMIT = 2 * 1024 * 1024
"""Bytes of a request's body; uploads are read as streams with a limit of their own."""

STATUS: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (auth.SignInFirst, HTTPStatus.UNAUTHORIZED),
    (auth.TooManyTries, HTTPStatus.TOO_MANY_REQUESTS),
    (TooFast, HTTPStatus.TOO_MANY_REQUESTS),
    (CannotStore, HTTPStatus.INSUFFICIENT_STORAGE),
    (NotJson, HTTPStatus.UNSUPPORTED_MEDIA_TYPE),
    (NotReady, HTTPStatus.SERVICE_UNAVAILABLE),
    (FileTooBig, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (NotFound, HTTPStatus.NOT_FOUND),
    (NotAllowed, HTTPStatus.FORBIDDEN),
    (Conflict, HTTPStatus.CONFLICT),
    (Invalid, HTTPStatus.UNPROCESSABLE_ENTITY),
)


def status_of(refusal: type[Refusal]) -> HTTPStatus:
    """What a refusal is in HTTP."""
    return next((code for kind, code in STATUS if issubclass(refusal, kind)), HTTPStatus.BAD_REQUEST)


@dataclass(frozen=True, slots=True)
class Route:
    """One line of the route table."""

    method: str
    path: str
    handler: Handler
    needs: Needs


def guarded(route: Route) -> Handler:
    """The handler behind its permission: who may not come in never reaches it."""

    async def guard(request: web.Request) -> web.StreamResponse:
        if route.needs != "anyone":
            who = auth.actor(request)
            if route.needs == "writer":
                access.needs_write(who)
            elif route.needs == "admin":
                access.needs_admin(who)
        return await route.handler(request)

    return guard


async def careful(request: web.Request, response: web.StreamResponse) -> None:
    """What every answer tells the browser, refusals and redirections too; one that knows better says so itself."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers["Server"] = "Pult"
    if not request.path.startswith("/w/"):  # The widget's script is for other sites' pages.
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    if request.app[MACHINE].settings.base_url.startswith("https:"):
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")


@web.middleware
async def refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    """The one place where the four kinds of refusal become answers; anything else is our fault and is logged."""
    try:
        return await handler(request)
    except Refusal as refusal:
        return answer(request, status_of(type(refusal)), refusal)
    except Unavailable as error:
        log.warning("web.unavailable", path=request.path, error=str(error))
        refused = NoRoom() if isinstance(error, DiskFull) else None
        response = answer(request, HTTPStatus.SERVICE_UNAVAILABLE, refused)
        response.headers["Retry-After"] = "2"
        return response
    except web.HTTPException as error:
        if error.status < HTTPStatus.BAD_REQUEST:
            raise
        response = answer(request, HTTPStatus(error.status), None)
        if "Allow" in error.headers:
            response.headers["Allow"] = error.headers["Allow"]
        return response
    except Exception as error:
        if isinstance(error, ConnectionError) and (request.transport is None or request.transport.is_closing()):
            log.info("web.gone", path=request.path)  # The asker left meanwhile: nobody reads an answer.
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        log.exception("web.failed", method=request.method, path=request.path)
        return answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, None)


@web.middleware
async def identity(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Static files and the public doors of channels need nobody's name; everything else learns who asks."""
    if request.path.startswith(PUBLIC):
        return await handler(request)
    await auth.identify(request)
    await auth.check_origin(request)
    return await handler(request)


PUBLIC = ("/static/", "/w/", "/hooks/", "/metrics")


def application(machine: Machine, routes: Sequence[Route], *, development: bool = False) -> web.Application:
    """The aiohttp application over an open machine."""
    assets = Assets()
    app = web.Application(middlewares=[metrics.measured, refusals, identity], client_max_size=BODY_LIMIT)
    app[MACHINE] = machine
    app[METRICS] = metrics.Metrics(machine.db)
    app[TELEGRAM] = Webhooks(machine.kit)
    app[RATES] = Rates(machine.settings.api_rate)
    app[THROTTLE] = auth.Throttle()
    app[PAGES] = Pages(assets, now=machine.db.clock, development=development)
    widget.install(app, machine)
    for route in routes:
        app.router.add_route(route.method, route.path, guarded(route))
    app.router.add_get("/static/{digest}/{name:.+}", assets.handle)
    app.on_response_prepare.append(careful)
    if development:
        gallery.install(app)
    app.cleanup_ctx.append(live.hub_context)
    app.cleanup_ctx.append(metrics.context)
    app.on_shutdown.append(_say_goodbye)
    return app


async def _say_goodbye(app: web.Application) -> None:
    await live.close_all(app[HUB])

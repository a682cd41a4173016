"""The style guide and every screen with a made-up company on it: `/styleguide`, in development only."""

from __future__ import annotations

from aiohttp import web

from core import i18n
from web.keys import MACHINE, PAGES
from web.pages import samples, styleguide


def install(app: web.Application) -> None:
    app.router.add_get("/styleguide", guide)
    app.router.add_get("/styleguide/{screen}", screen)


def _speak(request: web.Request) -> None:
    wanted = request.query.get("lang", "")
    i18n.speak(wanted if wanted in (*i18n.LANGUAGES, i18n.PSEUDO) else None, "Europe/Moscow")


async def guide(request: web.Request) -> web.Response:
    """`GET /styleguide?theme=dark&lang=xa`: every part in every state."""
    _speak(request)
    theme = request.query.get("theme", "")
    values = styleguide.sample(request.app[MACHINE].db.clock())
    text = request.app[PAGES]("styleguide.html", theme=theme, screens=list(samples.SCREENS), **values)
    return web.Response(text=text, content_type="text/html")


async def screen(request: web.Request) -> web.Response:
    """`GET /styleguide/{screen}`: one screen, without anything behind it."""
    _speak(request)
    theme = request.query.get("theme", "")
    found = samples.SCREENS.get(request.match_info["screen"])
    if found is None:
        raise web.HTTPNotFound
    template, values = found
    shell = samples.shell(theme)
    text = request.app[PAGES](template, shell=shell, part=False, theme=theme, **values(request.app[MACHINE].db.clock()))
    return web.Response(text=text, content_type="text/html")

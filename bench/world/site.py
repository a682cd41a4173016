"""Somebody's web site with the widget on it: the page around the panel, on an origin and a host name of its own.

    async with Site(script="https://desk.example/w/KEY.js") as site:
        url = site.page(lang="ru", policy=True)     # opens in a browser

For the tests and for `make demo`.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

from aiohttp import web

HOSTILE = "* { all: unset !important; } button { display: none !important; } iframe { display: none !important; }"

STYLE = """
:root { color-scheme: light; font: 17px/1.6 Georgia, "Times New Roman", serif; color: #2b2a27; background: #f6f3ec; }
body { max-width: 62rem; margin: 0 auto; padding: 2rem 1.5rem 6rem; }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: baseline; }
header { padding-bottom: 1rem; border-bottom: 1px solid #d9d2c3; }
header b { font-size: 1.25rem; margin-right: auto; }
h1 { font-size: clamp(2rem, 6vw, 3.4rem); line-height: 1.1; font-weight: 500; margin: 3.5rem 0 1rem; max-width: 16ch; }
p { max-width: 38rem; }
ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1rem; padding: 0; }
ul { margin-top: 3rem; }
li { list-style: none; padding: 1.25rem; border: 1px solid #d9d2c3; border-radius: 4px; background: #fffdf8; }
li b { display: block; }
"""

WORDS = {
    "ru": (
        "Северный брус",
        ("Каталог", "Доставка", "Контакты"),
        "Доска, которая не ведёт",
        "Сушим пять недель, строгаем в день отгрузки. Есть вопрос по остаткам или доставке — напишите нам прямо здесь.",
        (
            ("Доска строганая", "от 38 000 ₽ за м³"),
            ("Брус клеёный", "от 52 000 ₽ за м³"),
            ("Вагонка", "от 640 ₽ за м²"),
        ),
    ),
    "en": (
        "North Timber",
        ("Catalogue", "Delivery", "Contacts"),
        "Boards that stay straight",
        "Dried for five weeks, planed on the day they leave. A question about stock? Write to us right here.",
        (
            ("Planed boards", "from €380 per m³"),
            ("Glued beams", "from €520 per m³"),
            ("Panelling", "from €6.40 per m²"),
        ),
    ),
}


@dataclass(frozen=True)
class Look:
    """One page of the site."""

    lang: str = "ru"
    policy: bool = False
    """A Content-Security-Policy that names our script and our frame and nothing else, on an isolated page."""
    hostile: bool = False
    """A style sheet that takes everything away from everything."""
    attributes: str = ""
    """More attributes of the script element: `data-identity="…"`."""
    before: str = ""
    """A script that runs before the widget's."""


@dataclass
class Site:
    """The site's server. `script` is the address of the widget's loader."""

    script: str
    name: str = "localhost"
    url: str = ""
    _pages: list[Look] = field(default_factory=list)
    _runner: web.AppRunner | None = None

    async def start(self, *, port: int = 0) -> Self:
        app = web.Application()
        app.router.add_get("/", self._front)
        app.router.add_get("/{number:[0-9]+}", self._page)
        app.router.add_get("/favicon.ico", self._icon)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, self.name, port).start()
        self.url = f"http://{self.name}:{self._runner.addresses[0][1]}"
        return self

    async def stop(self) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def page(
        self, *, lang: str = "ru", policy: bool = False, hostile: bool = False, attributes: str = "", before: str = ""
    ) -> str:
        """The address of a new page."""
        self._pages.append(Look(lang, policy, hostile, attributes, before))
        return f"{self.url}/{len(self._pages) - 1}"

    async def _front(self, _: web.Request) -> web.Response:
        return self._answer(Look())

    async def _page(self, request: web.Request) -> web.Response:
        number = int(request.match_info["number"])
        if number >= len(self._pages):
            raise web.HTTPNotFound
        return self._answer(self._pages[number])

    async def _icon(self, _: web.Request) -> web.Response:
        return web.Response(status=204)

    def _answer(self, look: Look) -> web.Response:
        response = web.Response(text=self._html(look), content_type="text/html")
        if look.policy:
            desk = urlsplit(self.script)
            origin = f"{desk.scheme}://{desk.netloc}"
            response.headers["Content-Security-Policy"] = (
                f"default-src 'none'; script-src {origin}; frame-src {origin}; require-trusted-types-for 'script'"
            )
            response.headers["Cross-Origin-Embedder-Policy"] = "require-corp"
            response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        return response

    def _html(self, look: Look) -> str:
        name, sections, title, text, goods = WORDS[look.lang]
        style = "" if look.policy else f"<style>{STYLE}{HOSTILE if look.hostile else ''}</style>"
        before = f"<script>{look.before}</script>" if look.before else ""
        links = "".join(f"<span>{section}</span>" for section in sections)
        items = "".join(f"<li><b>{item}</b>{price}</li>" for item, price in goods)
        return (
            f'<!doctype html><html lang="{look.lang}"><head><meta charset="utf-8"><title>{name}</title>'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">{style}</head><body>'
            f"<header><b>{name}</b>{links}</header><h1>{title}</h1><p>{text}</p><ul>{items}</ul>{before}"
            f'<script async src="{html.escape(self.script)}"{look.attributes}></script></body></html>'
        )

"""The page of the demo's company: the widget stands on it, and a visitor may set off the outage and see who heard."""

from __future__ import annotations

import html

from aiohttp import web

from bench.demo import cast
from bench.demo.play import Stage

PAGE = """<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{company}</title><link rel="stylesheet" href="/site.css">
<script async src="{pult}/w/{key}.js"></script></head>
<body><header><b>{company}</b><nav>Кассы · Отчёты · Цены · Помощь</nav></header>
<main><h1>Касса, которая сама сдаёт отчёты</h1>
<p>Это страница выдуманной компании. Чат в правом нижнем углу — виджет Pult: напишите в него как покупатель и
посмотрите на диалог в <a href="{pult}" target="_blank" rel="noopener">рабочем месте оператора</a>
(<b>{email}</b>, пароль <b>{password}</b>).</p>
<section><h2>Сыграть сбой</h2>
<p>Кнопка запускает волну: за пару минут {people} человек напишут в Telegram и на почту, что отчёты не открываются.
Свяжите их с одним сбоем, сообщите всем, что чините, а потом — что починили.</p>
<form method="post" action="/wave"><button>Начать сбой</button></form>
<p class="quiet">Написали о сбое: {told}. Дошло сообщений в Telegram: {sent}. Писем: {mails}.</p></section>
</main></body></html>"""

STYLE = """
:root {
  color-scheme: light dark;
  --ink: light-dark(#1c2430, #e8ecf2);
  --paper: light-dark(#fbfbf9, #14181f);
  --card: light-dark(#f0efe9, #1d232d);
  font: 16px/1.6 system-ui;
}
body { margin: 0; background: var(--paper); color: var(--ink); }
header { display: flex; justify-content: space-between; padding: 20px 6vw; }
nav { opacity: .6; }
main { max-width: 44rem; margin: 8vh auto; padding: 0 6vw; }
h1 { font-size: 2.4rem; line-height: 1.15; }
h2 { margin: 0; }
section { margin-top: 3rem; padding: 1.5rem; border-radius: 14px; background: var(--card); }
button { font: inherit; padding: .6rem 1.2rem; border: 0; border-radius: 10px; background: #c8442c; color: #fff; }
.quiet { opacity: .7; }
a { color: inherit; }
"""


def application(stage: Stage) -> web.Application:
    """The site, with the stage's widget on it."""

    async def page(_: web.Request) -> web.Response:
        text = PAGE.format(
            company=html.escape(cast.COMPANY),
            pult=stage.pult,
            key=stage.widget_key,
            email=cast.COLLEAGUES[0].email,
            password=cast.PASSWORD,
            people=len(stage.chats),
            told=stage.told,
            sent=len(stage.api.sent),
            mails=len(stage.mailbox.sent),
        )
        return web.Response(text=text, content_type="text/html")

    async def style(_: web.Request) -> web.Response:
        return web.Response(text=STYLE, content_type="text/css")

    async def wave(_: web.Request) -> web.Response:
        stage.wave.set()
        raise web.HTTPSeeOther("/")

    app = web.Application()
    app.add_routes([web.get("/", page), web.get("/site.css", style), web.post("/wave", wave)])
    return app

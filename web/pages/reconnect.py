"""A connected channel's token, servers and passwords entered anew: tried at once, kept only when they work."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web

from core.errors import Refusal
from core.work import Row
from inbox import channels
from web import auth
from web.keys import MACHINE
from web.pages import channels as pages
from web.pages import frame
from web.problems import words

FIELD = {"telegram": "token", "email": "password"}
"""The kinds of channels that have something to enter anew, and at which field a refusal is told that names none."""


async def reconnect(request: web.Request) -> web.Response:
    """`POST /settings/channels/{id}/connection`"""
    machine = request.app[MACHINE]
    row = await machine.db.read(channels.channel, frame.id_of(request))
    if row["type"] not in FIELD:
        raise web.HTTPNotFound
    fields = await frame.form(request)
    try:
        await _change(request, row, fields)
    except Refusal as refusal:
        wrong = {getattr(refusal, "field", None) or FIELD[row["type"]]: words(refusal)}
        return await pages.show(request, row, values=fields, wrong=wrong, status=422)
    raise frame.see(f"/settings/channels/{row['id']}")


async def _change(request: web.Request, row: Row, fields: Mapping[str, str]) -> None:
    kit, who = request.app[MACHINE].kit, auth.actor(request)
    if row["type"] == "telegram":
        from connectors.telegram import setup as telegram

        api_url = fields.get("api_url", "")
        await telegram.change_token(kit, row["id"], fields.get("token", ""), api_url=api_url, by=who)
        return
    from connectors.email import setup as email

    given = {f"{name}_url": fields.get(name, "") for name in ("imap", "smtp")}
    await email.change(kit, row["id"], **given, password=fields.get("password", ""), by=who)

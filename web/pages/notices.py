"""What an agent is told: his list of notices, his choice of means, his browsers and his Telegram."""

from __future__ import annotations

from typing import Any, Final

from aiohttp import web

from core.errors import Invalid
from core.i18n import gettext as _
from core.i18n import lazy
from core.text import number
from core.work import Row, View
from inbox import team
from inbox.access import Actor
from notifications.alerts import kinds, linking, mail, notices, push, sendings, words
from web import auth
from web.keys import MACHINE, PAGES
from web.pages import frame
from web.problems import words as said

NAMES: Final = {"email": lazy("E-mail"), "telegram": "Telegram", "push": lazy("This or another browser")}
SWITCHES: Final = ("preview", "sound")


class NoBot(Invalid):
    """First a Telegram bot must be connected under Channels."""


# ----------------------------------------------------------------------------------------------------- the list


async def listed(request: web.Request) -> web.Response:
    """`GET /notices?before=`: one's notices, newest first, as JSON: `{unread, items: [{id, title, …}]}`."""
    who, db = auth.actor(request), request.app[MACHINE].db
    unread, found = await db.read(_list, who.id, number(request.query.get("before")))
    now = db.clock()
    return web.json_response({"unread": unread, "items": [_item(row, now) for row in found]})


async def _list(view: View, agent_id: int, before: int | None) -> tuple[int, list[Row]]:
    rows = await notices.listed(view, agent_id, before=before)
    return await notices.unread(view, agent_id), [await words.facts(view, row) for row in rows]


def _item(found: Row, now: int) -> dict[str, Any]:
    told = words.told(found, now=now)
    return {
        "id": found["id"],
        "kind": found["kind"],
        "title": told.title,
        "detail": told.detail,
        "href": told.path,
        "count": found["count"],
        "at": found["changed_at"],
        "read": found["read_at"] is not None,
    }


async def read(request: web.Request) -> web.Response:
    """`POST /notices/read`: `id` for one of them, `upto` for all up to an id."""
    fields, who, db = await frame.form(request), auth.actor(request), request.app[MACHINE].db
    one, upto = number(fields.get("id")), number(fields.get("upto"))
    if one is not None:
        await db.write(notices.read_one, who.id, notice_id=one)
    elif upto is not None:
        await db.write(notices.read, who.id, upto=upto)
    return frame.done()


# -------------------------------------------------------------------------------------------------- the choice


async def settings(request: web.Request) -> web.Response:
    """`GET /settings/notifications`"""
    return await _settings(request, {})


async def _settings(request: web.Request, wrong: dict[str, str], *, status: int = 200) -> web.Response:
    who, machine = auth.actor(request), request.app[MACHINE]
    mine, bots, troubles, server = await machine.db.read(_state, who, machine.kit)
    table = kinds.chosen(mine["notify"], is_admin=who.is_admin)
    return await frame.page(
        request,
        "settings/notifications.html",
        status=status,
        here="notifications",
        kinds=[(name, str(kinds.KINDS[name].said)) for name in table],
        chosen=table,
        switches={"preview": bool(mine["notify"].get("preview")), "sound": mine["notify"].get("sound") is not False},
        telegram={"linked": mine["telegram_id"] is not None, "bots": bots},
        troubles=[_trouble(one["means"], one["reason"], one["at"]) for one in troubles],
        server=server,
        wrong=wrong,
        email=who.email,
    )


def _trouble(means: str, reason: str, at: int) -> tuple[str, str, int]:
    return str(NAMES[means]), _(reason), at


async def _state(view: View, who: Actor, kit: Any) -> tuple[Row, list[str], list[Row], dict[str, str] | None]:
    row = await view.row("SELECT notify, telegram_id FROM agent WHERE id = $1", who.id)
    assert row is not None
    server = None
    if who.is_admin:
        own = await mail.own_server(view, kit.vault)
        server = {"url": own[0].url, "address": own[1]} if own else {"url": "", "address": ""}
    mine = {**row, "notify": kinds.opened(row["notify"])}
    return mine, await linking.bots(view), await sendings.troubles(view, who.id), server


async def choose(request: web.Request) -> web.Response:
    """`POST /settings/notifications`: the whole table, one field per kind with the means wanted."""
    fields, who, db = await request.post(), auth.actor(request), request.app[MACHINE].db
    row = await db.read(_mine, who.id)
    table = kinds.chosen(row["notify"], is_admin=who.is_admin)
    choice: dict[str, set[str]] = {}
    for name, before in table.items():
        choice[name] = {one for one in fields.getall(name, []) if isinstance(one, str)}
        if row["telegram_id"] is None:  # A box that could not be ticked says nothing.
            choice[name] |= before & {"telegram"}
    notify = kinds.with_choice(row["notify"], choice) | {switch: switch in fields for switch in SWITCHES}
    await db.write(team.edit_profile, by=who, changes={"notify": notify})
    return frame.done(_("Saved"))


async def _mine(view: View, agent_id: int) -> Row:
    row = await view.row("SELECT notify, telegram_id FROM agent WHERE id = $1", agent_id)
    assert row is not None
    return {**row, "notify": kinds.opened(row["notify"])}


async def choose_server(request: web.Request) -> web.Response:
    """`POST /settings/notifications/server`: the mail server that notices leave by."""
    fields, machine = await frame.form(request), request.app[MACHINE]
    url, address = fields.get("url", "").strip(), fields.get("address", "").strip()
    who = auth.actor(request)
    try:
        await machine.db.write(mail.set_server, url, address=address, by=who, vault=machine.vault)
    except Invalid as refusal:
        return await _settings(request, {refusal.field or "url": said(refusal)}, status=422)
    raise frame.see("/settings/notifications")


# ------------------------------------------------------------------------------------------------------ Telegram


async def link_telegram(request: web.Request) -> web.Response:
    """`GET /settings/telegram/link`: on to the bot, with a code that tells it who comes."""
    who, db = auth.actor(request), request.app[MACHINE].db
    bots = await db.read(linking.bots)
    if not bots:
        raise NoBot
    code = await db.write(linking.new_code, who.id)
    return web.Response(status=303, headers={"Location": linking.deep_link(bots[0], code)})


async def unlink_telegram(request: web.Request) -> web.Response:
    """`POST /settings/telegram/unlink`"""
    await request.app[MACHINE].db.write(team.link_telegram, auth.actor(request).id, telegram_id=None)
    raise frame.see("/settings/notifications")


# ------------------------------------------------------------------------------------------------------ browsers


async def push_key(request: web.Request) -> web.Response:
    """`GET /push/key`: what a browser subscribes with."""
    machine = request.app[MACHINE]
    key = await machine.db.read(push.known_key, machine.vault)
    if key is None:
        key = await machine.db.write(push.key, machine.vault)
    return web.json_response({"key": key.public})


async def subscribe(request: web.Request) -> web.Response:
    """`POST /push/subscriptions`: this browser, by the `endpoint`, `p256dh` and `auth` of its `PushSubscription`."""
    fields, who = await frame.form(request), auth.actor(request)
    subscription = {
        "endpoint": fields.get("endpoint", ""),
        "keys": {"p256dh": fields.get("p256dh", ""), "auth": fields.get("auth", "")},
    }
    browser = request.headers.get("User-Agent", "")
    session = request.get(auth.SESSION)
    if session is None:
        raise auth.SignInFirst
    await request.app[MACHINE].db.write(
        push.subscribe, who.id, session=session, subscription=subscription, browser=browser
    )
    return frame.done()


async def unsubscribe(request: web.Request) -> web.Response:
    """`POST /push/subscriptions/delete`"""
    fields, who = await frame.form(request), auth.actor(request)
    await request.app[MACHINE].db.write(push.unsubscribe, who.id, endpoint=fields.get("endpoint", ""))
    return frame.done()


async def worker(request: web.Request) -> web.Response:
    """`GET /sw.js`: the service worker, at the root so that the whole site is its own, and never kept by a browser."""
    body = request.app[PAGES].assets.body("sw.js")
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"}
    return web.Response(body=body, content_type="text/javascript", charset="utf-8", headers=headers)

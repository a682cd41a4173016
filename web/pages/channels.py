"""Channels in the settings and in the first steps: connecting one, how it is, changing and removing it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from urllib.parse import quote, urlsplit, urlunsplit

from aiohttp import web

from connectors.widget import setup as widget
from core import i18n
from core.errors import Refusal
from core.i18n import gettext as _
from core.secrets import WrongKey
from core.text import number
from core.work import Row
from inbox import channels, failed, queries
from web import auth
from web.keys import MACHINE
from web.pages import frame
from web.problems import words
from web.shapes import ChannelCard, ChannelKind, Check, Fact, Person


def kinds(base: str) -> list[ChannelKind]:
    """The kinds that can be connected; each form is at `base` and its name."""
    every = [
        ChannelKind(
            "telegram",
            "Telegram",
            "send",
            _("A bot for private chats and groups. Takes a minute: all it wants is a token."),
            base + "telegram",
        ),
        ChannelKind(
            "widget", _("Chat on your site"), "message-circle", _("One line on the pages of the site."), base + "widget"
        ),
        ChannelKind("email", _("Mailbox"), "mail", _("Any mailbox with IMAP and SMTP."), base + "email"),
    ]
    return [kind for kind in every if kind.key in CONNECT]


async def all_channels(request: web.Request) -> web.Response:
    """`GET /settings/channels`"""
    db = request.app[MACHINE].db
    cards = [card(request, row) for row in await db.read(channels.channels)]
    return await frame.page(
        request,
        "settings/channels.html",
        here="channels",
        channels=cards,
        kinds=kinds("/settings/channels/new/"),
        inputs=await db.read(failed.count),
    )


def card(request: web.Request, row: Row) -> ChannelCard:
    """A channel and how it is, in words."""
    health, tone = _health(row, request.app[MACHINE].db.clock())
    facts = []
    if row["succeeded_at"]:
        facts.append(Fact(_("Last success"), i18n.full(row["succeeded_at"])))
    if row["type"] == "telegram" and row["config"].get("username"):
        name = row["config"]["username"]
        facts.append(Fact(_("Link for customers"), f"t.me/{name}", f"https://t.me/{name}"))
    return ChannelCard(
        id=row["id"],
        kind=row["type"],
        name=row["name"],
        address=_address(row),
        health=health,
        tone=tone,
        problem=i18n.spoken(row["problem"]) if row["problem"] else "",
        facts=facts,
        team_id=row["team_id"],
        off=row["state"] == "off",
        origins="\n".join(row["config"].get("origins", ())),
        require_identity=bool(row["config"].get("strict")),
    )


def _address(row: Row) -> str:
    if row["type"] == "telegram":
        return f"@{row['config'].get('username') or row['address']}"
    return ", ".join(row["config"].get("origins", ())) if row["type"] == "widget" else str(row["address"])


def _health(row: Row, now: int) -> tuple[str, Any]:
    match row["state"]:
        case "ok" if row["succeeded_at"]:
            return _("works, last success %(ago)s") % {"ago": i18n.ago(row["succeeded_at"], now)}, "good"
        case "ok":
            return _("works"), "good"
        case "error":
            return _("does not work since %(moment)s") % {"moment": i18n.moment(row["failed_at"] or now, now)}, "late"
        case "off":
            return _("switched off"), ""
    return _("connected, nothing has come yet"), "soon"


# ---- connecting


async def _telegram(request: web.Request, fields: Mapping[str, str]) -> int:
    from connectors.telegram import setup

    return await setup.connect(
        request.app[MACHINE].kit,
        fields.get("token", ""),
        api_url=fields.get("api_url", ""),
        team_id=number(fields.get("team")),
        by=auth.actor(request),
    )


async def _widget(request: web.Request, fields: Mapping[str, str]) -> int:
    machine = request.app[MACHINE]
    return await machine.db.write(
        channels.add,
        "widget",
        name=fields.get("name", "") or _("Site chat"),
        address=widget.new_key(),
        config={"origins": _origins(fields), "title": {"*": fields.get("name", "")}},
        secrets={"identity": widget.new_secret()},
        vault=machine.vault,
        team_id=number(fields.get("team")),
        by=auth.actor(request),
    )


async def _email(request: web.Request, fields: Mapping[str, str]) -> int:
    from connectors.email import setup

    return await setup.connect(
        request.app[MACHINE].kit,
        fields.get("address", ""),
        imap_url=fields.get("imap", ""),
        smtp_url=fields.get("smtp", ""),
        password=fields.get("password", ""),
        name=fields.get("name", ""),
        team_id=number(fields.get("team")),
        by=auth.actor(request),
    )


def _origins(fields: Mapping[str, str]) -> list[str]:
    """The sites named in the form, one a line. Raises `WrongOrigin`."""
    return [widget.origin(line) for line in fields.get("origins", "").split() if line]


CONNECT: Final[Mapping[str, tuple[Callable[[web.Request, Mapping[str, str]], Awaitable[int]], str]]] = {
    "telegram": (_telegram, "token"),
    "widget": (_widget, "origins"),
    "email": (_email, "address"),
}
"""How each kind is connected, and at which field a refusal is told that names none."""

SECRET: Final = ("token", "password")


async def form(request: web.Request) -> web.Response:
    """`GET /settings/channels/new/{kind}` and `GET /welcome/{kind}`"""
    return await _form(request, {}, {})


async def _form(
    request: web.Request, values: Mapping[str, str], wrong: Mapping[str, str], *, status: int = 200
) -> web.Response:
    kind = request.match_info["kind"]
    if kind not in CONNECT:
        raise web.HTTPNotFound
    bare = request.path.startswith("/welcome/")
    teams = await request.app[MACHINE].db.read(queries.teams)
    common = {
        "values": {key: value for key, value in values.items() if key not in SECRET},
        "wrong": wrong,
        "teams": [Person(team["id"], team["name"], "team") for team in teams],
        "csrf": auth.csrf_token(request),
        "action": request.path,
        "bare": bare,
        "here": "channels",
    }
    template = f"settings/channel_{kind}.html"
    if bare:
        return frame.html(request, template, status=status, theme="", shell=None, part=False, **common)
    return await frame.page(request, template, status=status, **common)


async def connect(request: web.Request) -> web.Response:
    """`POST` of the same: what was entered is tried at once, and what is wrong is told at its field."""
    kind = request.match_info["kind"]
    if kind not in CONNECT:
        raise web.HTTPNotFound
    make, field = CONNECT[kind]
    fields = await frame.form(request)
    try:
        channel_id = await make(request, fields)
    except Refusal as refusal:
        wrong = {getattr(refusal, "field", None) or field: words(refusal)}
        return await _form(request, fields, wrong, status=422)
    if request.path.startswith("/welcome/"):
        raise frame.see(f"/welcome/hello?channel={channel_id}")
    raise frame.see(f"/settings/channels/{channel_id}")


# ---- a channel that is connected


async def channel(request: web.Request) -> web.Response:
    """`GET /settings/channels/{id}`"""
    return await show(request, await request.app[MACHINE].db.read(channels.channel, frame.id_of(request)))


async def show(
    request: web.Request,
    row: Row,
    *,
    values: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
    status: int = 200,
) -> web.Response:
    """The page of a channel; with what was entered anew and what is wrong with it."""
    machine = request.app[MACHINE]
    teams = await machine.db.read(queries.teams)
    return await frame.page(
        request,
        "settings/channel.html",
        status=status,
        here="channels",
        channel=card(request, row),
        values=entered(request, row)
        if values is None
        else {name: value for name, value in values.items() if name not in SECRET},
        wrong=wrong or {},
        teams=[Person(team["id"], team["name"], "team") for team in teams],
        snippet=_snippet(row, machine.settings.base_url),
        checks=await _checks(request, row),
        inputs=await machine.db.read(failed.count, channel_id=row["id"]),
    )


def entered(request: web.Request, row: Row) -> dict[str, Any]:
    """What was entered last, without token and passwords; nothing for a channel that has no such things."""
    config = row["config"]
    if row["type"] == "telegram":
        return {"api_url": config.get("api_url", "")}
    if row["type"] != "email":
        return {}
    try:
        secrets = request.app[MACHINE].vault.open(row["secrets"])
    except WrongKey:
        secrets = {}
    return {name: with_user(config.get(name, ""), secrets.get(f"{name}_user", "")) for name in ("imap", "smtp")}


def with_user(url: str, user: str) -> str:
    """The URL with its user: it is not always the mailbox's address."""
    parts = urlsplit(url)
    if not user or not parts.netloc:
        return url
    return urlunsplit(parts._replace(netloc=f"{quote(user, safe='')}@{parts.netloc}"))


async def _checks(request: web.Request, row: Row) -> list[Check]:
    """What a look at the channel finds, in words; asked for with `?check=1`, for it takes a moment."""
    if row["type"] != "telegram" or "check" not in request.query:
        return []
    from connectors.telegram.diagnosis import diagnose

    tones: dict[str, Any] = {"good": "good", "warn": "soon", "bad": "late"}
    found = await diagnose(request.app[MACHINE].kit, row["id"])
    return [Check(str(one), tones[one.level]) for one in found]


def _snippet(row: Row, base_url: str) -> str:
    return widget.snippet(base_url, row["address"]) if row["type"] == "widget" else ""


async def edit(request: web.Request) -> web.Response:
    """`POST /settings/channels/{id}`"""
    machine, channel_id = request.app[MACHINE], frame.id_of(request)
    fields = await frame.form(request)
    row = await machine.db.read(channels.channel, channel_id)
    try:
        config = (
            {"origins": _origins(fields), "strict": bool(fields.get("require_identity"))}
            if row["type"] == "widget"
            else None
        )
    except Refusal as refusal:
        return await show(request, row, values=fields, wrong={"origins": words(refusal)}, status=422)
    await machine.db.write(
        channels.edit,
        channel_id,
        by=auth.actor(request),
        vault=machine.vault,
        name=fields.get("name"),
        config=config,
        team_id=number(fields.get("team")),
    )
    raise frame.see(f"/settings/channels/{channel_id}")


async def remove(request: web.Request) -> web.Response:
    """`POST /settings/channels/{id}/delete`"""
    await request.app[MACHINE].db.write(channels.remove, frame.id_of(request), by=auth.actor(request))
    raise frame.see("/settings/channels")


async def hello(request: web.Request) -> web.Response:
    """`GET /welcome/hello?channel=…`: the first message."""
    machine = request.app[MACHINE]
    row = await machine.db.read(channels.channel, number(request.query.get("channel")) or 0)
    shown = {"href": "", "open": "", "snippet": _snippet(row, machine.settings.base_url), "id": row["id"]}
    if row["type"] == "telegram":
        name = row["config"].get("username", "")
        how = _("Open @%(name)s in Telegram and write to it.") % {"name": name}
        shown |= {"how": how, "href": f"https://t.me/{name}", "open": _("Open the bot in Telegram")}
    elif row["type"] == "email":
        how = _("Write a letter to %(address)s from any other mailbox.") % {"address": row["address"]}
        shown |= {"how": how, "href": f"mailto:{row['address']}", "open": _("Write a letter")}
    else:
        shown |= {"how": _("Put this line on a page, open the page and write in the chat.")}
    return frame.html(request, "welcome.html", step=3, channel=shown, arrived=None, theme="")

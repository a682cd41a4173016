"""How a site's chat looks, what it says by itself, and the secret with which the site signs who its visitors are."""

from __future__ import annotations

from typing import Final

from aiohttp import web

from connectors.widget import setup
from core import i18n
from core.errors import Refusal
from core.work import Row
from inbox import channels
from web import auth
from web.keys import MACHINE
from web.pages import frame
from web.problems import words
from web.widget.words import MARKUP

SAMPLE: Final = """\
import jwt, time

token = jwt.encode(
    {"sub": user.id, "name": user.name, "email": user.email, "exp": int(time.time()) + 3600},
    SECRET,
    "HS256",
)"""
"""How a site signs; the same in other languages stands in docs/widget.md."""


async def look(request: web.Request) -> web.Response:
    """`GET /settings/channels/{id}/look`"""
    return await _page(request, await _widget(request))


async def save(request: web.Request) -> web.Response:
    """`POST` of the same."""
    machine, row, fields = request.app[MACHINE], await _widget(request), await frame.form(request)
    try:
        config = setup.appearance(fields, setup.look(row["config"]), languages=i18n.LANGUAGES)
    except Refusal as refusal:
        return await _page(request, row, wrong={getattr(refusal, "field", "") or "color": words(refusal)})
    await machine.db.write(
        channels.edit,
        row["id"],
        by=auth.actor(request),
        vault=machine.vault,
        name=row["name"],
        config=config,
        team_id=row["team_id"],
    )
    raise frame.see(f"/settings/channels/{row['id']}/look")


def _defaults(shown: setup.Look, name: str, language: str) -> dict[str, str]:
    """What the chat says in a language when nothing is entered for it."""
    with i18n.speaking(language):
        ours = {"title": name, "greeting": str(MARKUP["greeting"]), "intro": str(MARKUP["intro"])}
    return {one: setup.said(getattr(shown, one), "", ours.get(one, "")) for one in setup.WORDS}


async def _widget(request: web.Request) -> Row:
    row = await request.app[MACHINE].db.read(channels.channel, frame.id_of(request))
    if row["type"] != "widget":
        raise web.HTTPNotFound
    return row


async def _page(request: web.Request, row: Row, *, wrong: dict[str, str] | None = None) -> web.Response:
    shown = setup.look(row["config"])
    return await frame.page(
        request,
        "settings/widget_look.html",
        status=422 if wrong else 200,
        here="channels",
        channel=row,
        look=shown,
        said={name: getattr(shown, name) for name in setup.WORDS},
        default={code: _defaults(shown, row["name"], code) for code in i18n.LANGUAGES},
        languages=[(code, i18n.NAMES[code]) for code in i18n.LANGUAGES],
        secret=request.app[MACHINE].vault.open(row["secrets"]).get("identity", ""),
        sample=SAMPLE,
        wrong=wrong or {},
    )

"""An agent's own settings: name, language, zone, appearance, password, API tokens."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Final
from zoneinfo import available_timezones

from aiohttp import web

from core.errors import Invalid
from core.i18n import LANGUAGES, speech
from core.work import Row, View
from inbox import team
from web import auth
from web.keys import MACHINE, THROTTLE
from web.pages import entry, frame
from web.problems import words

THEMES: Final = ("", "light", "dark")


class WrongPassword(Invalid):
    """This is not your present password."""


# ---- oneself


async def profile(request: web.Request) -> web.Response:
    """`GET /settings/profile`"""
    return await _profile(request, {})


async def _profile(request: web.Request, wrong: Mapping[str, str], *, status: int = 200) -> web.Response:
    who, window = auth.actor(request), await frame.shell(request)
    mine = {
        "name": who.name,
        "email": who.email,
        "language": speech().language,
        "timezone": who.timezone or str(speech().zone),
        "theme": who.theme,
        "single_keys": window.single_keys,
        "enter_sends": window.enter_sends,
    }
    zones = sorted(
        zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix", "right"))
    )
    zones = sorted({*zones, str(mine["timezone"]), "UTC"})
    return await frame.page(
        request,
        "settings/profile.html",
        status=status,
        shell=window,
        here="profile",
        profile=mine,
        zones=zones,
        wrong=wrong,
    )


async def save_profile(request: web.Request) -> web.Response:
    """`POST /settings/profile`"""
    fields = await frame.form(request)
    changes: dict[str, Any] = {"name": fields.get("name", "")}
    if fields.get("language") in LANGUAGES:
        changes["locale"] = fields["language"]
    if fields.get("timezone") in available_timezones():
        changes["timezone"] = fields["timezone"]
    if fields.get("theme", "") in THEMES:
        changes["theme"] = fields.get("theme", "")
    try:
        await request.app[MACHINE].db.write(team.edit_profile, by=auth.actor(request), changes=changes)
    except Invalid as refusal:
        return await _profile(request, {refusal.field or "name": words(refusal)}, status=422)
    likes = [] if fields.get("single_keys") else ["keys-off"]
    likes += ["enter-sends"] if fields.get("enter_sends") else []
    response = web.Response(status=303, headers={"Location": "/settings/profile"})
    response.set_cookie(frame.PREFERENCES, " ".join(likes), max_age=entry.YEAR, samesite="Lax", path="/")
    return response


async def save_password(request: web.Request) -> web.Response:
    """`POST /settings/password`: other browsers are signed out."""
    fields, who, db = await frame.form(request), auth.actor(request), request.app[MACHINE].db
    row = await db.read(frame.setting, who.id)
    request.app[THROTTLE].enter({f"password of {who.id}": 5})
    try:
        if not await asyncio.to_thread(team.check_password, row["password_hash"], fields.get("old", "")):
            raise WrongPassword(field="old")
        hashed = await asyncio.to_thread(team.hash_password, fields.get("new", ""))
    except Invalid as refusal:
        field = "old" if refusal.field == "old" else "new"
        return await _profile(request, {field: words(refusal)}, status=422)
    request.app[THROTTLE].forget(f"password of {who.id}")
    await db.write(team.change_password, by=who, password_hash=hashed)
    response = web.Response(status=303, headers={"Location": "/settings/profile"})
    await entry.let_in(request, response, who.id)
    return response


async def tokens(request: web.Request, fresh: str = "") -> web.Response:
    """`GET /settings/tokens`"""
    found = await request.app[MACHINE].db.read(_tokens, auth.actor(request).id)
    return await frame.page(request, "settings/tokens.html", here="tokens", tokens=found, fresh=fresh)


async def _tokens(view: View, agent_id: int) -> list[Row]:
    return await view.rows(
        "SELECT id, name, created_at, used_at FROM token WHERE agent_id = $1 ORDER BY id DESC", agent_id
    )


async def add_token(request: web.Request) -> web.Response:
    """`POST /settings/tokens`: shown this once."""
    fields, who = await frame.form(request), auth.actor(request)
    value = await request.app[MACHINE].db.write(team.add_token, who.id, name=fields.get("name", ""))
    return await tokens(request, fresh=value)


async def delete_token(request: web.Request) -> web.Response:
    """`POST /settings/tokens/{id}/delete`"""
    await request.app[MACHINE].db.write(team.delete_token, frame.id_of(request), by=auth.actor(request))
    raise frame.see("/settings/tokens")

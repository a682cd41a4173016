"""The doors: signing in and out, and the first visit to a new installation."""

from __future__ import annotations

import asyncio
import re
from typing import Any, Final
from zoneinfo import available_timezones

import structlog
from aiohttp import web

from core.errors import Invalid, NotAllowed
from core.i18n import LANGUAGES, speech
from core.text import number
from core.work import View
from inbox import team
from web import auth
from web.keys import MACHINE, THROTTLE
from web.pages import frame
from web.problems import words

log = structlog.get_logger(__name__)

YEAR: Final = 365 * 86_400


class WrongCode(Invalid):
    """This is not the code from the server's log."""


# ---- signing in


async def sign_in_form(request: web.Request) -> web.Response:
    """`GET /sign-in`"""
    if not await request.app[MACHINE].db.read(team.is_set_up):
        raise frame.see("/welcome")
    if auth.ACTOR in request:
        raise frame.see(_next(request.query.get("next", "")))
    return _in_language(request, frame.html(request, "signin.html", **_form(request)))


def _form(request: web.Request, *, email: str = "", wrong: str = "", next_: str = "") -> dict[str, Any]:
    next_ = next_ or request.query.get("next", "")
    return {"email": email, "wrong": wrong, "next": next_, "csrf": auth.csrf_token(request), "theme": ""}


async def sign_in(request: web.Request) -> web.Response:
    """`POST /sign-in`: e-mail and password; who guesses must wait."""
    fields = await frame.form(request)
    email = fields.get("email", "").strip().lower()
    try:
        agent_id = await _checked(request, email, fields.get("password", ""))
    except (auth.WrongCredentials, auth.TooManyTries) as refusal:
        values = _form(request, email=email, wrong=words(refusal), next_=fields.get("next", ""))
        return frame.html(
            request, "signin.html", status=422 if isinstance(refusal, auth.WrongCredentials) else 429, **values
        )
    response = web.Response(status=303, headers={"Location": _next(fields.get("next", ""))})
    await let_in(request, response, agent_id)
    return response


async def _checked(request: web.Request, email: str, password: str) -> int:
    """Who signs in. Raises `WrongCredentials`, `TooManyTries`.

    Tries are counted per name and address, per address, and per name over all addresses; the last not where the
    colleague has been signed in before, so that nobody can lock him out by guessing from elsewhere.
    """
    machine, ip, sender = request.app[MACHINE], auth.client_ip(request), auth.sender(request)
    agent_id, stored, is_known = await machine.db.read(team.credentials, email, ip=ip)
    pair, name = f"{email} from {sender}", f"email {email}"
    request.app[THROTTLE].enter({pair: 5, f"ip {sender}": 20, **({} if is_known else {name: 30})})
    if not await asyncio.to_thread(team.check_password, stored, password) or agent_id is None:
        raise auth.WrongCredentials
    request.app[THROTTLE].forget(pair, name)
    return agent_id


async def let_in(request: web.Request, response: web.StreamResponse, agent_id: int) -> None:
    """Open a session for this browser."""
    browser, ip = request.headers.get("User-Agent", ""), auth.client_ip(request)
    value = await request.app[MACHINE].db.write(team.open_session, agent_id, browser=browser, ip=ip)
    auth.set_cookie(request, response, value)


PLACE: Final = re.compile(r"/(?![/\\])[!-~]*")


def _next(path: str) -> str:
    """Only a place of ours, for another site's address could pose as us. Browsers overlook blanks and control
    characters in an address, so none may be in it."""
    return path if PLACE.fullmatch(path) else "/"


async def sign_out(request: web.Request) -> web.Response:
    """`POST /sign-out`"""
    await request.app[MACHINE].db.write(team.close_session, request.cookies.get(auth.COOKIE, ""))
    response = web.Response(status=303, headers={"Location": "/sign-in"})
    response.del_cookie(auth.COOKIE, path="/")
    return response


def _in_language(request: web.Request, response: web.Response) -> web.Response:
    """`?lang=ru` is remembered until somebody with a language of his own signs in."""
    wanted = request.query.get("lang")
    if wanted not in LANGUAGES:
        return response
    again = web.Response(status=303, headers={"Location": request.path})
    again.set_cookie("lang", wanted, max_age=YEAR, samesite="Lax", path="/")
    return again


# ---- the first visit


async def welcome(request: web.Request) -> web.Response:
    """`GET /welcome`: who is the administrator; then, where do customers write."""
    from web.pages.channels import kinds

    if await request.app[MACHINE].db.read(team.is_set_up):
        if auth.ACTOR not in request:
            raise frame.see("/sign-in")
        return frame.html(request, "welcome.html", step=2, kinds=kinds("/welcome/"), theme="")
    return _in_language(request, _first_step(request, {}, {}))


def _first_step(
    request: web.Request, values: dict[str, str], wrong: dict[str, str], *, status: int = 200
) -> web.Response:
    needs_code = not _is_near(request)
    if needs_code:
        log.warning("web.set_up_code", code=_code(request), sentence="Enter this code to become the administrator.")
    values.pop("password", None)
    csrf = auth.csrf_token(request)
    return frame.html(
        request,
        "welcome.html",
        status=status,
        step=1,
        values=values,
        wrong=wrong,
        needs_code=needs_code,
        csrf=csrf,
        theme="",
    )


async def set_up(request: web.Request) -> web.Response:
    """`POST /welcome`: make the first administrator and sign him in."""
    fields, machine = await frame.form(request), request.app[MACHINE]
    try:
        if not _is_near(request) and fields.get("code", "").strip() != _code(request):
            raise WrongCode(field="code")
        hashed = await asyncio.to_thread(team.hash_password, fields.get("password", ""))
        zone = fields.get("timezone", "")
        agent_id = await machine.db.write(
            team.set_up,
            fields.get("name", ""),
            email=fields.get("email", ""),
            password_hash=hashed,
            locale=speech().language,
            timezone=zone if zone in available_timezones() else "",
        )
    except Invalid as refusal:
        return _first_step(request, fields, {refusal.field or "name": words(refusal)}, status=422)
    response = web.Response(status=303, headers={"Location": "/welcome"})
    await let_in(request, response, agent_id)
    return response


def _is_near(request: web.Request) -> bool:
    """Whether the asker sits at this machine and calls it so: not by a name that somebody has turned to it."""
    host = request.url.host or ""
    return auth.is_near(request) and (host == "localhost" or auth.is_loopback(host))


def _code(request: web.Request) -> str:
    """Only who can read the server's log may become the administrator of a server that others can reach."""
    return request.app[MACHINE].vault.sign("set-up", "administrator", length=16)[:10]


async def arrived(request: web.Request) -> web.Response:
    """`GET /welcome/arrived`: whether the first message has come."""
    who = auth.actor(request)
    channel_id = number(request.query.get("channel"))
    if not who.is_admin:
        raise NotAllowed

    async def newest(view: View) -> int | None:
        found: int | None = await view.value("SELECT max(d.id) FROM dialog d WHERE d.channel_id = $1", channel_id or 0)
        return found

    dialog_id = await request.app[MACHINE].db.read(newest)
    return frame.html(request, "welcome_arrived.html", arrived=dialog_id)

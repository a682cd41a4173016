"""Who is asking: sessions by cookie, agents by bearer token, and the guard against forged requests.

A cookie alone never changes anything: unsafe methods also need the session's token, sent by our own pages.
"""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from dataclasses import replace
from urllib.parse import urlsplit

from aiohttp import web

from core.errors import NotAllowed, Refusal
from core.i18n import LANGUAGES, choose, speak
from inbox import access, team
from inbox.access import Actor
from web.keys import MACHINE

COOKIE = "pult"
ZONE = "zone"
"""Cookie with the browser's time zone, for those who have not chosen one."""
CSRF_HEADER = "X-CSRF-Token"
CSRF_FIELD = "csrf"
CSRF_LENGTH = 32
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

ACTOR = web.RequestKey("actor", Actor)
SESSION = web.RequestKey("session", str)
"""Hash of the session, for requests signed in by cookie."""


class SignInFirst(NotAllowed):
    """Sign in first."""


class Forged(NotAllowed):
    """This request did not come from a page of ours. Reload the page and try again."""


class WrongCredentials(NotAllowed):
    """Wrong e-mail address or password."""


class TooManyTries(Refusal):
    """Too many tries. Wait {seconds} seconds."""


def client_ip(request: web.Request) -> str:
    """The asking address; `X-Forwarded-For` is believed only from the proxies named in the settings."""
    peer = request.remote or ""
    trusted = {one.strip() for one in request.app[MACHINE].settings.trusted_proxies.split(",") if one.strip()}
    if peer not in trusted:
        return peer
    for hop in reversed(request.headers.get("X-Forwarded-For", "").split(",")):
        address = hop.strip()
        if address and address not in trusted:
            try:
                return str(ipaddress.ip_address(address))
            except ValueError:
                return peer
    return peer


async def identify(request: web.Request) -> None:
    """Put the actor into the request, by token or cookie, and speak his language. Leaves strangers without one."""
    machine = request.app[MACHINE]
    header = request.headers.get("Authorization", "")
    who: Actor | None = None
    if header.startswith("Bearer "):
        row = await machine.db.read(team.token, header.removeprefix("Bearer ").strip())
        if row:
            who = await machine.db.read(access.actor, row["agent_id"])
            if (row["used_at"] or 0) < machine.db.clock() - team.SEEN_STEP:
                await machine.db.write(team.touch_token, row["id"])
    elif value := request.cookies.get(COOKIE):
        row = await machine.db.read(team.session, value)
        if row:
            who = await machine.db.read(access.actor, row["agent_id"])
            request[SESSION] = row["hash"]
            if row["seen_at"] < machine.db.clock() - team.SEEN_STEP:
                await machine.db.write(team.touch_session, row["hash"])
    zone = request.cookies.get(ZONE, "")[:64]
    wanted = choose(request.headers.get("Accept-Language", ""))
    if who:
        request[ACTOR] = replace(who, timezone=who.timezone or zone)
        speak(who.locale or wanted, who.timezone or zone or "UTC")
    else:
        asked = request.cookies.get("lang")
        speak(asked if asked in LANGUAGES else wanted, zone or "UTC")


def actor(request: web.Request) -> Actor:
    """Who is asking. Raises `SignInFirst`."""
    who: Actor | None = request.get(ACTOR)
    if who is None:
        raise SignInFirst
    return who


def csrf_token(request: web.Request) -> str:
    """The token that a signed-in page sends back with every change."""
    return request.app[MACHINE].vault.sign("csrf", request.get(SESSION, "nobody"), length=CSRF_LENGTH)


async def check_origin(request: web.Request) -> None:
    """Refuse changes that a cookie carries but our pages did not ask for. Raises `Forged`."""
    if request.method in SAFE or request.headers.get("Authorization", "").startswith("Bearer "):
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Forged
    origin = request.headers.get("Origin")
    if origin and origin != "null" and urlsplit(origin).netloc != request.host:
        raise Forged
    if SESSION not in request:
        return
    sent = request.headers.get(CSRF_HEADER)
    if sent is None and request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        sent = str((await request.post()).get(CSRF_FIELD, ""))
    if not sent or not request.app[MACHINE].vault.verify("csrf", request[SESSION], sent, length=CSRF_LENGTH):
        raise Forged


def set_cookie(request: web.Request, response: web.StreamResponse, value: str) -> None:
    """The session's cookie: not for scripts, only to us, only over HTTPS where the site has it."""
    secure = request.app[MACHINE].settings.base_url.startswith("https:")
    response.set_cookie(
        COOKIE, value, httponly=True, samesite="Lax", secure=secure, path="/", max_age=team.SESSION_LIFE // 1000
    )


class Throttle:
    """Slows guessing down: after `free` failures of one name or address each further try waits twice as long."""

    def __init__(self, *, free: int = 5, longest: float = 300.0, remembered: int = 10_000) -> None:
        self._free = free
        self._longest = longest
        self._remembered = remembered
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def check(self, *names: str) -> None:
        """Raises `TooManyTries` while one of the names must wait."""
        now = time.monotonic()
        left = max((self._until(name) - now for name in names), default=0.0)
        if left > 0:
            raise TooManyTries(seconds=int(left) + 1)

    def fail(self, *names: str) -> None:
        for name in names:
            count, _ = self._failures.pop(name, (0, 0.0))
            wait = 0.0 if count + 1 < self._free else min(self._longest, 2.0 ** (count + 1 - self._free))
            self._failures[name] = (count + 1, time.monotonic() + wait)
        while len(self._failures) > self._remembered:
            self._failures.popitem(last=False)

    def forget(self, *names: str) -> None:
        for name in names:
            self._failures.pop(name, None)

    def _until(self, name: str) -> float:
        return self._failures.get(name, (0, 0.0))[1]

"""Who is asking: sessions by cookie, agents by bearer token, and the guard against forged requests.

A cookie alone never changes anything: unsafe methods also need the session's token, sent by our own pages.
"""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Mapping
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
FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded")
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


def sender(request: web.Request) -> str:
    """The asking address as limits count it: a whole /64 of IPv6 belongs to one."""
    address = client_ip(request)
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv6Address):
        return str(ip.ipv4_mapped or ipaddress.ip_network((ip, 64), strict=False))
    return address


def is_near(request: web.Request) -> bool:
    """Whether the asker sits at this machine (a Unix socket has no address). Through a proxy on it nobody does."""
    if any(name in request.headers for name in FORWARDED):
        return False
    return not request.remote or is_loopback(request.remote)


def is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


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
    """Slows guessing down: after a few tries under one name each further one must wait twice as long.

    A try counts when it begins, so that many at once are no more than one after another; a good one is forgotten.
    """

    def __init__(self, *, longest: float = 300.0, memory: float = 3600.0, remembered: int = 10_000) -> None:
        self._longest = longest
        self._memory = memory
        self._remembered = remembered
        self._tries: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def enter(self, names: Mapping[str, int]) -> None:
        """Count a try under each name, given how many are free. Raises `TooManyTries` while one must wait."""
        now = time.monotonic()
        left = max((self._tries.get(name, (0, 0.0))[1] - now for name in names), default=0.0)
        if left > 0:
            raise TooManyTries(seconds=int(left) + 1)
        for name, free in names.items():
            count, until = self._tries.pop(name, (0, now))
            count = 1 if now - until > self._memory else count + 1
            wait = 0.0 if count < free else min(self._longest, 2.0 ** (count - free))
            self._tries[name] = (count, now + wait)
        while len(self._tries) > self._remembered:
            self._tries.popitem(last=False)

    def forget(self, *names: str) -> None:
        for name in names:
            self._tries.pop(name, None)

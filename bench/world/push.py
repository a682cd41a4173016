"""A browser vendor's push service on a loopback port, and browsers that subscribe with it and open what they get.

    async with PushService() as service:
        browser = service.browser()
        ...                                     # the product is given browser.subscription
        (message,) = await browser.wait(1)      # opened with the browser's own key

Strict as the real ones (RFC 8030, 8188, 8292): an unsigned, unsealed or unending message is refused. The opening is
done by a library that the product does not use.
"""

from __future__ import annotations

import asyncio
import base64
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

import http_ece
import jwt
from aiohttp import web
from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
LARGEST = 4096
LONGEST_TOKEN = 24 * 3600


@dataclass(eq=False)
class Pushed:
    """What a browser got: the opened content and the headers the service saw."""

    content: Any
    headers: dict[str, str]


@dataclass(eq=False)
class Browser:
    """One subscription of one browser."""

    endpoint: str
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(CURVE))
    auth: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    got: list[Pushed] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    is_gone: bool = False

    @property
    def subscription(self) -> dict[str, Any]:
        """What `PushSubscription.toJSON()` gives to the page."""
        point = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        keys = {"p256dh": _text(point), "auth": _text(self.auth)}
        return {"endpoint": self.endpoint, "expirationTime": None, "keys": keys}

    async def wait(self, count: int, *, limit: float = 10) -> list[Pushed]:
        """Wait until so many came; all of them. Raises TimeoutError after `limit` seconds."""
        async with asyncio.timeout(limit):
            while len(self.got) < count:
                self.changed.clear()
                await self.changed.wait()
        return self.got


class PushService:
    """`answers`: statuses to give to the next messages instead of taking them, first one first."""

    def __init__(self, *, clock: Callable[[], float] = time.time) -> None:
        self.port = 0
        self.answers: list[int] = []
        self.refusals: list[str] = []
        """Why messages were refused as malformed."""
        self._clock = clock
        self._browsers: dict[str, Browser] = {}
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/push/{name}", self._take)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner
        await self._runner.cleanup()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def browser(self) -> Browser:
        """A browser that has just subscribed."""
        name = secrets.token_urlsafe(24)
        self._browsers[name] = Browser(f"{self.origin}/push/{name}")
        return self._browsers[name]

    async def _take(self, request: web.Request) -> web.Response:
        browser = self._browsers.get(request.match_info["name"])
        if browser is None or browser.is_gone:
            return web.Response(status=410)
        if self.answers:
            return web.Response(status=self.answers.pop(0), headers={"Retry-After": "1"})
        problem = self._problem(request)
        body = await request.read()
        if problem or not body or len(body) > LARGEST:
            self.refusals.append(problem or f"{len(body)} bytes")
            return web.Response(status=413 if len(body) > LARGEST else 400, text=problem)
        opened = http_ece.decrypt(body, private_key=browser.private, auth_secret=browser.auth, version="aes128gcm")
        browser.got.append(Pushed(json.loads(opened), dict(request.headers)))
        browser.changed.set()
        return web.Response(status=201, headers={"Location": f"{self.origin}/message/{secrets.token_hex(8)}"})

    def _problem(self, request: web.Request) -> str:
        """What a real service would refuse; empty when all is well."""
        if not request.headers.get("TTL", "").isdecimal():
            return "TTL is missing"
        if request.headers.get("Content-Encoding") != "aes128gcm":
            return "Content-Encoding must be aes128gcm"
        topic = request.headers.get("Topic", "")
        if len(topic) > 32 or not all(c.isalnum() or c in "-_" for c in topic):
            return "Topic must be at most 32 URL-safe characters"
        scheme, _, fields = request.headers.get("Authorization", "").partition(" ")
        named = dict(one.strip().partition("=")[::2] for one in fields.split(","))
        if scheme != "vapid" or not {"t", "k"} <= named.keys():
            return "Authorization must be vapid with t and k"
        return self._problem_of_token(named["t"], named["k"])

    def _problem_of_token(self, token: str, key: str) -> str:
        try:
            public = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, _octets(key))
            options = {"verify_exp": False, "verify_aud": False}
            claims = jwt.decode(token, public, algorithms=["ES256"], options=options)  # type: ignore[arg-type]
        except (jwt.InvalidTokenError, InvalidKey, ValueError) as error:
            return f"token: {error}"
        left = claims.get("exp", 0) - self._clock()
        if claims.get("aud") != self.origin:
            return f"aud must be {self.origin}"
        if not 0 < left <= LONGEST_TOKEN:
            return "exp must be within a day"
        if not str(claims.get("sub", "")).startswith(("mailto:", "https:")):
            return "sub must be a mailto: or https: address"
        return ""


def _octets(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _text(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()

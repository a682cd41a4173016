"""Who may come in by the widget's endpoints: the only place that makes a `Guest` of a request.

Every request passes here, and each time everything is asked again: is it a widget, does its panel stand on a site it
was given, who is it, does the channel demand a signed identity, how much have they asked for lately.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web

from connectors.base import Kit
from connectors.widget import identity
from connectors.widget.identity import Person
from connectors.widget.setup import Look, look
from core.work import Row, View
from inbox import channels, visitors
from inbox.intake import Source
from inbox.visitors import Visitor
from web.auth import sender
from web.widget.answers import BadRequest, IdentityRequired, SessionOver, TooMany, WidgetNotFound, WrongSite
from web.widget.limits import ADDRESS, VISITOR, Act, Buckets

HOST: Final = "Widget-Host"
"""Header with the origin of the page around the panel, as its loader told it."""
KEY: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


WIDGET: Final = (
    "SELECT id, type, name, address, config, secrets, team_id FROM channel"
    " WHERE type = 'widget' AND address = $1 AND deleted_at IS NULL AND state <> 'off'"
)


@dataclass(frozen=True, slots=True)
class Widget:
    """A widget channel as the endpoints need it."""

    id: int
    key: str
    name: str
    source: Source
    look: Look
    secrets: str
    """Sealed."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody let in: of which widget, and who. `person` is None for an anonymous visitor."""

    widget: Widget
    visitor: Visitor
    person: Person | None


class Gate:
    """Lets requests in, or raises why not."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._visitors = Buckets(VISITOR)
        self._addresses = Buckets(ADDRESS)
        self._own = _origin(kit.settings.base_url)
        self._read: dict[str, tuple[Row, Widget]] = {}
        """Each widget as it was last read, so that thousands of guests share one."""

    async def widget(self, request: web.Request) -> Widget:
        """The widget that the path names. Raises `WidgetNotFound`."""
        return await self._kit.db.read(self._widget, request.match_info["key"])

    def allow_host(self, widget: Widget, request: web.Request, host: str) -> None:
        """Raises `WrongSite` unless the widget may stand on pages of this origin."""
        if not widget.look.allows(host, own=self.own(request)):
            raise WrongSite

    def own(self, request: web.Request) -> str:
        """Our origin as this request sees it: pages of ours may always show a widget."""
        return self._own if urlsplit(self._own).netloc == request.host else f"{request.scheme}://{request.host}"

    async def site(self, request: web.Request, act: Act) -> Widget:
        """For what needs no session yet. Raises `WidgetNotFound`, `WrongSite`, `TooMany`."""
        self._take(self._addresses, act, sender(request))
        self._only_panel(request)
        widget = await self.widget(request)
        self.allow_host(widget, request, request.headers.get(HOST, ""))
        return widget

    async def enter(self, request: web.Request, act: Act) -> Guest:
        """Raises `WidgetNotFound`, `WrongSite`, `SessionOver`, `IdentityRequired`, `IdentityRefused`, `TooMany`."""
        self._take(self._addresses, act, sender(request))
        self._only_panel(request)
        guest = await self._kit.db.read(self._guest, request.match_info["key"], _bearer(request))
        self.allow_host(guest.widget, request, request.headers.get(HOST, ""))
        self._take(self._visitors, act, _name(guest))
        if act == "msg" and guest.visitor.identity_id is None:
            self._take(self._addresses, "begin", sender(request))
        return guest

    def weigh(self, request: web.Request, guest: Guest, size: int) -> None:
        """Count the bytes of a file that is about to be taken in. Raises `TooMany`."""
        self._take(self._addresses, "bytes", sender(request), size)
        self._take(self._visitors, "bytes", _name(guest), size)

    def person(self, widget: Widget, token: str) -> Person:
        """Whom the site has signed for. Raises `IdentityRefused`, `IdentityExpired`."""
        secret = self._kit.vault.open(widget.secrets).get("identity", "")
        return identity.person(token, secret, now=self._kit.db.clock())

    async def _guest(self, view: View, key: str, token: str) -> Guest:
        widget = await self._widget(view, key)
        if identity.is_token(token):
            if widget.look.strict:
                raise IdentityRequired
            person, address = None, identity.visitor_address(token)
        else:
            person = self.person(widget, token)
            address = person.address
        visitor = await visitors.visitor(view, widget.id, address)
        if visitor.merged:
            raise SessionOver
        return Guest(widget, visitor, person)

    async def _widget(self, view: View, key: str) -> Widget:
        row = KEY.fullmatch(key) and await view.row(WIDGET, key)
        if not row:
            raise WidgetNotFound
        known = self._read.get(key)
        if known is None or known[0] != row:
            known = self._read[key] = row, _made(channels.opened(row))
        return known[1]

    def _take(self, buckets: Buckets, act: Act, who: str, amount: float = 1) -> None:
        seconds = buckets.take(act, who, now=self._kit.db.clock(), amount=amount)
        if seconds:
            raise TooMany(seconds)

    def _only_panel(self, request: web.Request) -> None:
        """Browsers say where a request comes from: our panel is of our own origin, nothing else has business here."""
        origin = request.headers.get("Origin")
        if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise WrongSite
        if origin is not None and urlsplit(origin).netloc not in (request.host, urlsplit(self._own).netloc):
            raise WrongSite


def _name(guest: Guest) -> str:
    return f"{guest.widget.id} {guest.visitor.address}"


def _made(row: Row) -> Widget:
    return Widget(row["id"], row["address"], row["name"], channels.source(row), look(row["config"]), row["secrets"])


def _bearer(request: web.Request) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise SessionOver
    if not token.isascii():
        raise BadRequest
    return token


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"

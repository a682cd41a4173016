"""The widget's public endpoints, all below `/w/{key}`; docs/widget.md describes them one by one."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from aiohttp import web

from connectors.base import Kit
from connectors.widget import identity, parse
from connectors.widget.identity import Person
from connectors.widget.render import shown
from core import events, i18n
from core.clock import SECOND
from core.errors import Refusal, Unavailable
from core.i18n import gettext as _
from core.text import clean
from core.work import View
from inbox import channels, public, visitors
from inbox.inbound import Author
from inbox.intake import Arrival, understand
from inbox.messages import NothingToSay, TextTooLong
from inbox.visitors import Visitor
from web.machine import Machine
from web.widget import files
from web.widget.answers import BadRequest, IdentityRequired, body, number, problem
from web.widget.events import answer
from web.widget.gate import Gate, Guest, Widget
from web.widget.lines import Lines
from web.widget.page import FILE_LIMIT, TEXT_LIMIT, Document, Documents

CID: Final = re.compile(r"[A-Za-z0-9-]{16,64}")
HEALTH_EVERY: Final = 30 * SECOND


@dataclass(frozen=True, slots=True)
class Parts:
    """What the endpoints share for as long as the server runs."""

    kit: Kit
    gate: Gate
    lines: Lines = field(default_factory=Lines)
    documents: Documents = field(default_factory=Documents)
    healthy_at: dict[int, int] = field(default_factory=dict)
    """When a channel's health was last noted, by its id."""


PARTS: Final = web.AppKey("widget", Parts)
Handler = Callable[[Parts, web.Request], Awaitable[web.StreamResponse]]


def install(app: web.Application, machine: Machine) -> None:
    """Prepare an application for the endpoints; the route table of the house names them."""
    parts = app[PARTS] = Parts(machine.kit, Gate(machine.kit))
    endings: list[Callable[[], None]] = []

    async def start(_: web.Application) -> None:
        endings.append(machine.feed.subscribe(parts.lines.hear_facts))
        endings.append(machine.bus.subscribe(parts.lines.hear_signal))

    async def end(_: web.Application) -> None:
        parts.lines.end()
        while endings:
            endings.pop()()

    app.on_startup.append(start)
    app.on_shutdown.append(end)


def door(handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """The handler in the visitor's language, with its refusals as answers."""

    async def answered(request: web.Request) -> web.StreamResponse:
        i18n.speak(i18n.choose(request.headers.get("Accept-Language", "")))
        try:
            return await handler(request.app[PARTS], request)
        except (Refusal, Unavailable) as refusal:
            return problem(refusal)

    return answered


# ------------------------------------------------------------------------------------------------- documents


@door
async def loader(parts: Parts, request: web.Request) -> web.Response:
    """The script that a site includes."""
    widget = await parts.gate.widget(request)
    return _sent(request, parts.documents.loader(widget.key, widget.look))


@door
async def panel(parts: Parts, request: web.Request) -> web.Response:
    """The chat, for a frame on a page of the origin `host`; without one, for a page of its own."""
    widget = await parts.gate.widget(request)
    host = request.query.get("host") or parts.gate.own(request)
    parts.gate.allow_host(widget, request, host)
    wanted = request.query.get("lang", "")
    language = wanted if wanted in i18n.LANGUAGES else i18n.speech().language
    document = parts.documents.panel(widget.key, widget.look, name=widget.name, host=host, language=language)
    return _sent(request, document)


# --------------------------------------------------------------------------------------------------- session


@door
async def session(parts: Parts, request: web.Request) -> web.Response:
    """A token for an anonymous visitor; or the person that the site has signed for, with what they said before."""
    widget = await parts.gate.site(request, "session")
    given = await body(request)
    signed, former = given.get("identity"), given.get("visitor")
    if signed is None:
        if widget.look.strict:
            raise IdentityRequired
        return web.json_response({"token": identity.new_token()})
    if not isinstance(signed, str):
        raise BadRequest
    person = parts.gate.person(widget, signed)
    address = identity.visitor_address(former) if isinstance(former, str) and identity.is_token(former) else None
    await parts.kit.db.write(visitors.identify, widget.source, _author(person), visitor_address=address)
    for changed in filter(None, (person.address, address)):
        parts.kit.bus.publish({"visitor": {"channel_id": widget.id, "address": changed}})
    return web.json_response({"token": signed})


# ---------------------------------------------------------------------------------------------- conversation


@door
async def history(parts: Parts, request: web.Request) -> web.Response:
    """A page of messages; the first also says from which event number to listen on."""
    guest = await parts.gate.enter(request, "read")
    before = number(request.query.get("before"))
    told = await parts.kit.db.read(_history, guest.visitor, before or None)
    link = files.linker(parts.kit, guest.widget)
    told["messages"] = [shown(message, link) for message in told["messages"]]
    return web.json_response(told, headers={"Cache-Control": "no-store"})


@door
async def listen(parts: Parts, request: web.Request) -> web.StreamResponse:
    guest = await parts.gate.enter(request, "read")
    return await answer(request, parts.kit, parts.lines, guest, files.linker(parts.kit, guest.widget))


@door
async def msg(parts: Parts, request: web.Request) -> web.Response:
    """A visitor's message, answered when it is committed. The same `cid` again is the same message."""
    guest = await parts.gate.enter(request, "msg")
    given = await body(request)
    cid, file, text = _text(given, "cid"), _text(given, "file"), clean(_text(given, "text"), TEXT_LIMIT + 1)
    if not CID.fullmatch(cid):
        raise BadRequest
    if len(text) > TEXT_LIMIT:
        raise TextTooLong(field="text", limit=TEXT_LIMIT)
    if not text.strip() and not file:
        raise NothingToSay(field="text")
    raw = parse.letter(
        place=guest.visitor.place,
        author=_author(guest.person) if guest.person else _anonymous(guest.visitor),
        cid=cid,
        text=text,
        file=files.redeem(parts.kit, guest.widget, file) if file else None,
        page=given.get("page"),
    )
    return web.json_response({"message": await _take(parts, guest, cid, raw, text)})


async def _take(parts: Parts, guest: Guest, cid: str, raw: str, text: str) -> dict[str, Any]:
    widget, visitor, now = guest.widget, guest.visitor, parts.kit.db.clock()
    things, error = understand(lambda: parse.parse(raw, received_at=now))
    key = sha256(f"{visitor.address} {cid}".encode()).hexdigest()
    external_id = parse.external_id(cid)
    await parts.kit.db.write(
        visitors.receive,
        widget.source,
        Arrival(key=key, body=raw, things=things, error=error),
        address=visitor.address,
        external_id=external_id,
    )
    who, message = await parts.kit.db.read(_said, visitor, external_id)
    if who.threads.keys() != visitor.threads.keys():
        parts.kit.bus.publish({"visitor": {"channel_id": widget.id, "address": visitor.address}})
    await _note_health(parts, widget, now)
    if message is None:  # Kept as failed input for an administrator to repeat; the visitor's part is done.
        return {"cid": cid, "side": "me", "at": now, "text": text, "state": "sent"}
    return shown(message, files.linker(parts.kit, widget))


async def _note_health(parts: Parts, widget: Widget, now: int) -> None:
    if now - parts.healthy_at.get(widget.id, 0) > HEALTH_EVERY:
        parts.healthy_at[widget.id] = now
        await parts.kit.db.write(channels.note_success, widget.id)


@door
async def typing(parts: Parts, request: web.Request) -> web.Response:
    """Only a hint to the agents' screens: nothing of it is kept."""
    guest = await parts.gate.enter(request, "typing")
    for dialog_id in list(guest.visitor.dialogs)[:1]:
        parts.kit.bus.publish({"typing": {"dialog": dialog_id, "agent": None, "name": guest.visitor.name}})
    return web.Response(status=204)


@door
async def seen(parts: Parts, request: web.Request) -> web.Response:
    """Which of our messages have arrived on the visitor's screen, and before the visitor's eyes."""
    guest = await parts.gate.enter(request, "seen")
    given = await body(request)
    delivered, read = (number(str(given.get(name) or 0)) for name in ("delivered", "read"))
    await parts.kit.db.write(visitors.acknowledge, guest.widget.source, guest.visitor, delivered=delivered, read=read)
    return web.Response(status=204)


@door
async def contact(parts: Parts, request: web.Request) -> web.Response:
    """The address that an anonymous visitor leaves; whom the site signs for has one already."""
    guest = await parts.gate.enter(request, "seen")
    email = identity.email(_text(await body(request), "email"))
    if guest.person is None:
        await parts.kit.db.write(visitors.leave_email, guest.visitor, email)
    return web.Response(status=204)


@door
async def take_file(parts: Parts, request: web.Request) -> web.Response:
    guest = await parts.gate.enter(request, "file")
    size = request.content_length
    parts.gate.weigh(request, guest, min(FILE_LIMIT, FILE_LIMIT if size is None else size))
    return web.json_response(await files.take(request, parts.kit, guest.widget))


@door
async def give_file(parts: Parts, request: web.Request) -> web.StreamResponse:
    return await files.give(request, parts.kit, await parts.gate.widget(request))


async def _history(view: View, visitor: Visitor, before: int | None) -> dict[str, Any]:
    """Read in this order: an event that comes in between is told again, never missed."""
    since = await events.last(view)
    who = await visitors.visitor(view, visitor.channel_id, visitor.address)
    messages, more = await public.history(view, who.threads, before=before)
    read, seen = await public.marks(view, who.threads)
    return {"messages": messages, "more": more, "since": since, "read": read, "seen": seen}


async def _said(view: View, visitor: Visitor, external_id: str) -> tuple[Visitor, public.PublicMessage | None]:
    who = await visitors.visitor(view, visitor.channel_id, visitor.address)
    return who, await public.said(view, who.threads, external_id)


def _author(person: Person) -> Author:
    attributes = {**person.attributes, **({"email": person.email} if person.email else {})}
    name = person.name or person.email or person.subject
    return Author(address=person.address, name=name, language=i18n.speech().language, attributes=attributes)


def _anonymous(visitor: Visitor) -> Author:
    code = visitor.address[-4:].upper()
    return Author(address=visitor.address, name=_("Visitor %(code)s") % {"code": code}, language=i18n.speech().language)


def _text(given: dict[str, Any], name: str) -> str:
    value = given.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadRequest
    return value


def _sent(request: web.Request, document: Document) -> web.Response:
    tag = document.headers.get("ETag")
    if tag and tag in request.headers.get("If-None-Match", ""):
        return web.Response(status=304, headers=document.headers)
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        return web.Response(body=document.packed, headers={**document.headers, "Content-Encoding": "gzip"})
    return web.Response(body=document.body, headers=document.headers)

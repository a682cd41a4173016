"""The API's table: every endpoint with its function, what it needs, and how it may refuse."""

from __future__ import annotations

from functools import lru_cache

from aiohttp import web

from core.errors import Refusal
from inbox.access import DialogNotFound, ReadOnly
from inbox.channels import ChannelNotFound
from inbox.dialogs import (
    AgentNotFound,
    AlreadyLive,
    PriorityUnknown,
    SnoozeInThePast,
    TagNameMissing,
    TeamNotFound,
)
from inbox.messages import (
    CannotWriteThere,
    ColleagueWasFaster,
    MessageNotFound,
    NothingToSay,
    TextTooLong,
    UnknownFile,
)
from inbox.people import ContactNotFound, NameMissing, SamePerson
from inbox.starting import AlreadyTalking, CannotStartThere
from inbox.team import EmailNeeded
from web.api import contacts, dialogs, events, health, messages, search, staff
from web.api.openapi import document
from web.api.router import PREFIX, Endpoint, route
from web.api.values import BadCursor
from web.app import Route
from web.problems import NotReady

Refusals = tuple[type[Refusal], ...]

SAYING: Refusals = (
    NothingToSay,
    TextTooLong,
    UnknownFile,
    MessageNotFound,
    CannotWriteThere,
    ColleagueWasFaster,
)

STARTING: Refusals = (
    ChannelNotFound,
    ContactNotFound,
    dialogs.RecipientNeeded,
    EmailNeeded,
    CannotStartThere,
    AlreadyTalking,
)
CHANGING: Refusals = (
    DialogNotFound,
    AgentNotFound,
    TeamNotFound,
    AlreadyLive,
    PriorityUnknown,
    SnoozeInThePast,
    TagNameMissing,
)

ENDPOINTS = (
    Endpoint("GET", "/health", health.get, "anyone", refuses=(NotReady,)),
    Endpoint("GET", "/dialogs", dialogs.list_, "agent", refuses=(BadCursor,)),
    Endpoint(
        "POST",
        "/dialogs",
        dialogs.start,
        "writer",
        status=201,
        refuses=(*STARTING, *SAYING),
    ),
    Endpoint("GET", "/dialogs/{dialog_id}", dialogs.get, "agent", refuses=(DialogNotFound,)),
    Endpoint(
        "PATCH",
        "/dialogs/{dialog_id}",
        dialogs.change,
        "writer",
        refuses=CHANGING,
    ),
    Endpoint("GET", "/dialogs/{dialog_id}/messages", messages.list_, "agent", refuses=(DialogNotFound, BadCursor)),
    Endpoint(
        "POST",
        "/dialogs/{dialog_id}/messages",
        messages.say,
        "writer",
        status=201,
        refuses=(DialogNotFound, ReadOnly, *SAYING),
    ),
    Endpoint("GET", "/contacts", contacts.list_, "agent", refuses=(BadCursor,)),
    Endpoint("GET", "/contacts/{contact_id}", contacts.get, "agent", refuses=(ContactNotFound,)),
    Endpoint(
        "PATCH",
        "/contacts/{contact_id}",
        contacts.change,
        "writer",
        refuses=(ContactNotFound, NameMissing, EmailNeeded),
    ),
    Endpoint("POST", "/contacts/{contact_id}/merge", contacts.merge, "writer", refuses=(ContactNotFound, SamePerson)),
    Endpoint("GET", "/search", search.find, "agent", refuses=(BadCursor,)),
    Endpoint("GET", "/events", events.list_, "agent"),
    Endpoint("GET", "/me", staff.me, "agent"),
    Endpoint("GET", "/agents", staff.agents, "agent"),
    Endpoint("GET", "/teams", staff.teams, "agent"),
    Endpoint("GET", "/channels", staff.channels_, "agent"),
    Endpoint("GET", "/tags", staff.tags, "agent"),
)


def routes() -> list[Route]:
    """The lines of the route table, and the description of all of them."""
    return [*map(route, ENDPOINTS), Route("GET", f"{PREFIX}/openapi.json", description, "anyone")]


async def description(_request: web.Request) -> web.Response:
    """`GET /api/v1/openapi.json`."""
    return web.Response(body=_document(), content_type="application/json")


@lru_cache(maxsize=1)
def _document() -> bytes:
    return document(ENDPOINTS)

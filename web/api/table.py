"""The API's table: every endpoint with its function, what it needs, and how it may refuse."""

from __future__ import annotations

from functools import lru_cache

from aiohttp import web

from core.errors import Refusal
from core.files import FileTooBig
from inbox.access import DialogNotFound, ReadOnly
from inbox.channels import ChannelNotFound
from inbox.dialogs import (
    AgentNotFound,
    AlreadyClosed,
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
    OthersTalk,
    TextTooLong,
    UnknownFile,
)
from inbox.people import ContactNotFound, NameMissing, SamePerson
from inbox.starting import AlreadyTalking, CannotStartThere
from inbox.team import EmailNeeded
from notifications.broadcasts import NobodyToTell, NotRunning, OutageIsOver
from notifications.progress import BroadcastNotFound
from tasks.access import TaskNotFound
from tasks.checklists import StepNotFound, StepWithoutText, TooManySteps
from tasks.fields import (
    FieldMissing,
    FieldNotBool,
    FieldNotChoice,
    FieldNotDay,
    FieldNotNumber,
    FieldNotText,
    FieldUnknown,
)
from tasks.files import TooManyFiles
from tasks.outages import NotAnOutage
from tasks.tasks import DeadlineInThePast, TaskWithoutTitle
from web.api import contacts, dialogs, events, files, health, messages, outages, search, staff, tasks
from web.api.openapi import document
from web.api.router import PREFIX, Endpoint, route
from web.api.values import BadCursor
from web.app import Route
from web.files import CannotStore, FileNotFound
from web.problems import NotReady

Refusals = tuple[type[Refusal], ...]

SAYING: Refusals = (
    NothingToSay,
    TextTooLong,
    UnknownFile,
    MessageNotFound,
    CannotWriteThere,
    OthersTalk,
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
    AlreadyClosed,
    PriorityUnknown,
    SnoozeInThePast,
    TagNameMissing,
)

TASK_FIELDS: Refusals = (
    FieldMissing,
    FieldUnknown,
    FieldNotText,
    FieldNotNumber,
    FieldNotChoice,
    FieldNotDay,
    FieldNotBool,
)
TASK_MAKING: Refusals = (
    TaskWithoutTitle,
    TextTooLong,
    DeadlineInThePast,
    AgentNotFound,
    TeamNotFound,
    DialogNotFound,
    MessageNotFound,
    ContactNotFound,
    StepWithoutText,
    TooManySteps,
    UnknownFile,
    TooManyFiles,
    *TASK_FIELDS,
)
TASK_CHANGING: Refusals = (
    TaskNotFound,
    TaskWithoutTitle,
    TextTooLong,
    DeadlineInThePast,
    AgentNotFound,
    TeamNotFound,
    NotAnOutage,
    UnknownFile,
    TooManyFiles,
    *TASK_FIELDS,
)

BROADCAST: Refusals = (BroadcastNotFound, TaskNotFound)

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
    Endpoint(
        "POST",
        "/files",
        files.upload,
        "writer",
        status=201,
        takes_stream=True,
        refuses=(FileTooBig, files.FileEmpty, CannotStore),
    ),
    Endpoint(
        "GET",
        "/files/{file_id}",
        files.download,
        "agent",
        gives_stream="application/octet-stream",
        refuses=(FileNotFound,),
    ),
    Endpoint("GET", "/tasks", tasks.list_, "agent", refuses=(BadCursor,)),
    Endpoint("POST", "/tasks", tasks.create, "writer", status=201, refuses=TASK_MAKING),
    Endpoint("GET", "/tasks/{task_id}", tasks.get, "agent", refuses=(TaskNotFound,)),
    Endpoint("PATCH", "/tasks/{task_id}", tasks.change, "writer", refuses=TASK_CHANGING),
    Endpoint("GET", "/tasks/{task_id}/links", tasks.linked, "agent", refuses=(TaskNotFound, BadCursor)),
    Endpoint(
        "POST",
        "/tasks/{task_id}/links",
        tasks.link,
        "writer",
        refuses=(TaskNotFound, DialogNotFound, MessageNotFound, ContactNotFound),
    ),
    Endpoint("POST", "/tasks/{task_id}/unlink", tasks.unlink, "writer", refuses=(TaskNotFound,)),
    Endpoint(
        "POST",
        "/tasks/{task_id}/comments",
        tasks.comment,
        "writer",
        status=201,
        refuses=(TaskNotFound, NothingToSay, TextTooLong, UnknownFile, TooManyFiles),
    ),
    Endpoint(
        "POST",
        "/tasks/{task_id}/steps",
        tasks.add_step,
        "writer",
        status=201,
        refuses=(TaskNotFound, StepWithoutText, TooManySteps),
    ),
    Endpoint(
        "PATCH",
        "/tasks/{task_id}/steps/{step_id}",
        tasks.change_step,
        "writer",
        refuses=(TaskNotFound, StepNotFound, StepWithoutText),
    ),
    Endpoint(
        "DELETE",
        "/tasks/{task_id}/steps/{step_id}",
        tasks.remove_step,
        "writer",
        status=204,
        refuses=(TaskNotFound, StepNotFound),
    ),
    Endpoint("POST", "/tasks/{task_id}/watchers", tasks.watch, "agent", refuses=(TaskNotFound, AgentNotFound)),
    Endpoint(
        "DELETE", "/tasks/{task_id}/watchers/{agent_id}", tasks.unwatch, "agent", status=204, refuses=(TaskNotFound,)
    ),
    Endpoint("GET", "/tasks/{task_id}/suggestions", outages.suggest, "agent", refuses=(TaskNotFound,)),
    Endpoint("GET", "/tasks/{task_id}/updates", outages.list_, "agent", refuses=(TaskNotFound,)),
    Endpoint(
        "POST",
        "/tasks/{task_id}/updates",
        outages.publish,
        "writer",
        status=201,
        refuses=(TaskNotFound, NotAnOutage, NothingToSay, TextTooLong, NobodyToTell, OutageIsOver),
    ),
    Endpoint("GET", "/tasks/{task_id}/updates/preview", outages.preview, "agent", refuses=(TaskNotFound, NotAnOutage)),
    Endpoint("GET", "/tasks/{task_id}/deliveries", outages.deliveries, "agent", refuses=(TaskNotFound, BadCursor)),
    Endpoint("GET", "/task-fields", tasks.fields_, "agent"),
    Endpoint("GET", "/updates/{update_id}", outages.get, "agent", refuses=BROADCAST),
    Endpoint("POST", "/updates/{update_id}/pause", outages.pause, "writer", refuses=(*BROADCAST, NotRunning)),
    Endpoint("POST", "/updates/{update_id}/resume", outages.resume, "writer", refuses=(*BROADCAST, NotRunning)),
    Endpoint("POST", "/updates/{update_id}/cancel", outages.cancel, "writer", refuses=(*BROADCAST, NotRunning)),
    Endpoint("POST", "/updates/{update_id}/retry", outages.retry, "writer", refuses=BROADCAST),
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

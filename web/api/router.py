"""The typed router: a function with typed parameters becomes a route and its part of the OpenAPI document.

`async def name(call, path_parameter…, query: Model, body: Model) -> Model`. What does not fit is refused before the
function is called, with one line per wrong value; a function that answers a stream returns aiohttp's response itself.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import Any, get_type_hints

from aiohttp import web
from pydantic import BaseModel, TypeAdapter, ValidationError

from core.database import Database
from core.errors import Refusal
from core.i18n import gettext, msgid
from inbox.access import Actor
from web import auth
from web.api import wrong
from web.api.limits import RATES
from web.api.values import UNSTORABLE
from web.app import Handler, Needs, Route
from web.keys import MACHINE
from web.machine import Machine
from web.problems import FieldProblem, NotJson, ValuesDoNotFit

PREFIX = "/api/v1"
BODY_LIMIT = 2 * 1024 * 1024
"""Bytes of a JSON body; a larger one is refused by its announced length, before it is read."""

MOST_PROBLEMS = 20
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


@dataclass(frozen=True, slots=True)
class Call:
    """What an endpoint works with: who asks, and the house."""

    request: web.Request

    @property
    def who(self) -> Actor:
        """Raises `SignInFirst` for a stranger."""
        return auth.actor(self.request)

    @property
    def machine(self) -> Machine:
        return self.request.app[MACHINE]

    @property
    def db(self) -> Database:
        return self.request.app[MACHINE].db


@dataclass(frozen=True)
class Endpoint:
    """One line of the API's table. `refuses` are the refusals of the use case behind it, for the description."""

    method: str
    path: str
    function: Callable[..., Awaitable[Any]]
    needs: Needs
    status: int = 200
    refuses: Sequence[type[Refusal]] = ()
    takes_stream: bool = False
    gives_stream: str = ""
    """Media type of an answer that is not JSON."""

    @cached_property
    def hints(self) -> dict[str, Any]:
        return get_type_hints(self.function, include_extras=True)

    @cached_property
    def path_parameters(self) -> Mapping[str, TypeAdapter[Any]]:
        return {name: TypeAdapter(self.hints[name]) for name in re.findall(r"{(\w+)}", self.path)}

    @property
    def query(self) -> type[BaseModel] | None:
        return self.hints.get("query")

    @property
    def body(self) -> type[BaseModel] | None:
        return self.hints.get("body")

    @cached_property
    def result(self) -> TypeAdapter[Any]:
        return TypeAdapter(self.hints["return"])

    @property
    def operation_id(self) -> str:
        return f"{self.tag}_{self.function.__name__.rstrip('_')}"

    @property
    def tag(self) -> str:
        return self.function.__module__.rpartition(".")[2]

    @property
    def words(self) -> str:
        return inspect.cleandoc(self.function.__doc__ or "")


def route(endpoint: Endpoint) -> Route:
    """The line of the route table for an endpoint."""
    return Route(endpoint.method, PREFIX + endpoint.path, handler(endpoint), endpoint.needs)


def handler(endpoint: Endpoint) -> Handler:
    """An aiohttp handler that reads, checks, calls and writes."""
    check_signature(endpoint)

    async def handle(request: web.Request) -> web.StreamResponse:
        call = Call(request)
        if endpoint.needs != "anyone":
            request.app[RATES].check(call.who.id)
        answer = await endpoint.function(call, **await read(endpoint, request))
        if isinstance(answer, web.StreamResponse):
            return answer
        if endpoint.status == HTTPStatus.NO_CONTENT:
            return web.Response(status=endpoint.status)
        body = endpoint.result.dump_json(answer)
        return web.Response(body=body, status=endpoint.status, content_type="application/json")

    return handle


def check_signature(endpoint: Endpoint) -> None:
    """Raises TypeError for a function whose parameters the router cannot fill."""
    expected = {"call", *endpoint.path_parameters} | ({"query", "body"} & set(endpoint.hints))
    given = set(inspect.signature(endpoint.function).parameters)
    if expected != given:
        raise TypeError(f"{endpoint.operation_id} takes {sorted(given)}, the router has {sorted(expected)}")


async def read(endpoint: Endpoint, request: web.Request) -> dict[str, Any]:
    """The arguments for the function. Raises `ValuesDoNotFit` with all that is wrong at once, and `NotJson`."""
    problems: list[FieldProblem] = []
    arguments: dict[str, Any] = {}
    for name, adapter in endpoint.path_parameters.items():
        _collect(problems, arguments, name, lambda: adapter.validate_strings(storable(request.match_info[name])))  # noqa: B023 called at once
    query = endpoint.query
    if query is not None:
        _collect(problems, arguments, "query", lambda: query.model_validate_strings(_once(request)))
    elif request.query:
        problems += [FieldProblem(name, gettext("There is no such parameter.")) for name in request.query]
    body = endpoint.body
    if body is not None:
        raw = await json_body(request)
        _collect(problems, arguments, "body", lambda: body.model_validate_json(raw))
    if problems:
        raise ValuesDoNotFit(problems[:MOST_PROBLEMS])
    return arguments


def _collect(problems: list[FieldProblem], arguments: dict[str, Any], name: str, check: Callable[[], Any]) -> None:
    try:
        arguments[name] = check()
    except ValidationError as error:
        if error.error_count() > 50 * MOST_PROBLEMS:  # Listing them all would take longer than anybody reads.
            problems.append(FieldProblem(name, gettext("There is too much wrong with it.")))
            return
        problems += [
            FieldProblem(_place(name, one["loc"]), wrong.sentence(one)) for one in error.errors(include_url=False)
        ]
    except ValueError as error:
        problems.append(FieldProblem(name, gettext(str(error))))


def _place(name: str, location: tuple[int | str, ...]) -> str:
    inner = ".".join(str(part) for part in location)
    return inner if name in ("query", "body") and inner else name


def _once(request: web.Request) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, value in request.query.items():
        if name in values:
            raise ValueError(msgid("A parameter is given twice."))
        values[storable(name)] = storable(value)
    return values


def storable(text: str) -> str:
    """The text itself. Raises ValueError for one that no database takes."""
    if UNSTORABLE.search(text):
        raise ValueError(msgid("A text may not contain NUL or half a character."))
    return text


async def json_body(request: web.Request) -> bytes:
    """The body's bytes. Raises `NotJson`, HTTPRequestEntityTooLarge, and ValuesDoNotFit for a NUL in a text."""
    if request.content_type != "application/json":
        raise NotJson
    length = request.content_length
    if length is not None and length > BODY_LIMIT:
        raise web.HTTPRequestEntityTooLarge(BODY_LIMIT, length)
    raw = await request.read()
    if _NUL.search(raw):
        raise ValuesDoNotFit([FieldProblem("body", gettext("A text may not contain NUL or half a character."))])
    return raw

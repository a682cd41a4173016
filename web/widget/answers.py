"""How the widget's endpoints read a request's body and say no: problem+json (RFC 9457) in the visitor's language."""

from __future__ import annotations

import asyncio
import json
import math
from http import HTTPStatus
from typing import Any, Final

from aiohttp import web

from connectors.widget.identity import IdentityExpired
from core.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal, Unavailable
from core.files import FileTooBig
from web import problems

BODY_LIMIT: Final = 200_000
"""Bytes of a JSON body."""
PATIENCE: Final = 30.0
"""Seconds in which a JSON body has to arrive."""


class WidgetNotFound(NotFound):
    """There is no such widget."""


class WrongSite(NotAllowed):
    """The widget may not be used on this site."""


class IdentityRequired(NotAllowed):
    """Sign in on the site to write to us."""


class SessionOver(NotAllowed):
    """This conversation is not open any more. Reload the page to go on."""


class BadRequest(Invalid):
    """This request cannot be read."""


class BodyTooBig(Invalid):
    """This is too much at once."""


class TooMany(Refusal):
    """Too many requests. Try again in a moment."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = math.ceil(seconds)


STATUSES: Final[tuple[tuple[type[Refusal], HTTPStatus], ...]] = (
    (SessionOver, HTTPStatus.UNAUTHORIZED),
    (IdentityExpired, HTTPStatus.UNAUTHORIZED),
    (TooMany, HTTPStatus.TOO_MANY_REQUESTS),
    (BodyTooBig, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (FileTooBig, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (BadRequest, HTTPStatus.BAD_REQUEST),
    (NotFound, HTTPStatus.NOT_FOUND),
    (NotAllowed, HTTPStatus.FORBIDDEN),
    (Conflict, HTTPStatus.CONFLICT),
    (Invalid, HTTPStatus.UNPROCESSABLE_ENTITY),
)


def problem(error: Refusal | Unavailable) -> web.Response:
    """The answer to what is refused. A body that was not read to its end takes the connection with it."""
    refusal = error if isinstance(error, Refusal) else None
    status = next((status for kind, status in STATUSES if isinstance(refusal, kind)), HTTPStatus.SERVICE_UNAVAILABLE)
    told = problems.problem(status, refusal)
    response = web.json_response(told, status=status, content_type="application/problem+json")
    if isinstance(refusal, TooMany):
        response.headers["Retry-After"] = str(refusal.seconds)
    if status is HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        response.force_close()
    return response


async def body(request: web.Request) -> dict[str, Any]:
    """A JSON object. Raises `BodyTooBig` before reading it, `BadRequest`."""
    if (request.content_length or 0) > BODY_LIMIT:
        raise BodyTooBig
    read = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for chunk in request.content.iter_any():
                read += chunk
                if len(read) > BODY_LIMIT:
                    raise BodyTooBig
        value = json.loads(read or b"{}")
    except (ValueError, RecursionError, TimeoutError) as error:
        raise BadRequest from error
    if not isinstance(value, dict):
        raise BadRequest
    return value


def number(text: str | None, default: int = 0) -> int:
    """A number of the query string. Raises `BadRequest` for what cannot be one of ours."""
    if text is None:
        return default
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise BadRequest
    return int(text)

"""How a refusal is told: problem+json to programs (RFC 9457), a sentence in a fragment or a page to people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from aiohttp import web

from core.errors import Invalid, Refusal
from core.i18n import gettext


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one value of a request: where it stands (`team_id`, `tags.2`) and why."""

    field: str
    message: str


class ValuesDoNotFit(Invalid):
    """Some values of this request do not fit."""

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        self.problems = problems
        super().__init__(field=problems[0].field)


class NotReady(Refusal):
    """Pult is alive, but cannot work: {reason}"""


class NotJson(Refusal):
    """The body must be JSON, sent with Content-Type: application/json."""


SENTENCES = {
    HTTPStatus.BAD_REQUEST: "This request cannot be understood.",
    HTTPStatus.NOT_FOUND: "There is no such page.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This cannot be done here.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "This is too large.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong on our side. It has been written down.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The database does not answer. Nothing was lost; try again in a moment.",
}


def sentence(status: HTTPStatus, refusal: Refusal | None) -> str:
    """The words for a person, in the language of the request."""
    if refusal is None:
        return gettext(SENTENCES.get(status, status.phrase))
    words = gettext(type(refusal).msgid())
    return words.format(**refusal.facts) if refusal.facts else words


def problem(status: HTTPStatus, refusal: Refusal | None) -> dict[str, Any]:
    """The body of problem+json: `type`, `title`, `status`, `detail`, `code`; `field` or `errors` for wrong values."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": int(status),
        "detail": sentence(status, refusal),
    }
    if refusal is not None:
        body["code"] = refusal.code
    if isinstance(refusal, Invalid) and refusal.field:
        body["field"] = refusal.field
    if isinstance(refusal, ValuesDoNotFit):
        body["errors"] = [{"field": one.field, "message": one.message} for one in refusal.problems]
    return body


def answer(request: web.Request, status: HTTPStatus, refusal: Refusal | None) -> web.Response:
    """The refusal as the asker can read it."""
    wants_json = (
        request.path.startswith(("/api/", "/w/"))
        or "application/json" in request.headers.get("Accept", "")
        or request.content_type == "application/json"
    )
    if wants_json:
        response = web.json_response(problem(status, refusal), status=status, content_type="application/problem+json")
        if refusal is not None and "seconds" in refusal.facts:
            response.headers["Retry-After"] = str(refusal.facts["seconds"])
        return response
    words = sentence(status, refusal)
    if request.headers.get("HX-Request"):
        return web.Response(text=words, status=status, headers={"X-Refusal": refusal.code if refusal else ""})
    if status is HTTPStatus.UNAUTHORIZED and request.method == "GET":
        return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": f"/sign-in?next={quote(request.path)}"})
    return web.Response(text=words, status=status)

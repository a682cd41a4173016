"""How a refusal is told: problem+json to programs (RFC 9457), a sentence in a fragment or a page to people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from aiohttp import web

from core.errors import Invalid, Refusal
from core.i18n import gettext, lazy
from web import auth
from web.keys import PAGES


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


class NoRoom(Refusal):
    """There is no room on the server's disk. Nothing was lost: try again when the administrator has made some."""


class NotJson(Refusal):
    """The body must be JSON, sent with Content-Type: application/json."""


SENTENCES = {
    HTTPStatus.BAD_REQUEST: lazy("This request cannot be understood."),
    HTTPStatus.NOT_FOUND: lazy("There is no such page."),
    HTTPStatus.METHOD_NOT_ALLOWED: lazy("This cannot be done here."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: lazy("This is too large."),
    HTTPStatus.INTERNAL_SERVER_ERROR: lazy("Something went wrong on our side. It has been written down."),
    HTTPStatus.SERVICE_UNAVAILABLE: lazy("The database does not answer. Nothing was lost; try again in a moment."),
}


def sentence(status: HTTPStatus, refusal: Refusal | None) -> str:
    """The words for a person, in the language of the request."""
    return str(SENTENCES.get(status, status.phrase)) if refusal is None else words(refusal)


def words(refusal: Refusal) -> str:
    """The refusal's own sentence in the language of the request."""
    sentence = gettext(type(refusal).msgid())
    return sentence.format(**refusal.facts) if refusal.facts else sentence


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
    told = sentence(status, refusal)
    if request.headers.get("HX-Request"):
        return web.Response(text=told, status=status, headers={"X-Refusal": refusal.code if refusal else ""})
    if status is HTTPStatus.UNAUTHORIZED and request.method == "GET":
        return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": f"/sign-in?next={quote(request.path)}"})
    page = request.app[PAGES](
        "error.html", status=int(status), heading=_heading(status), text=told, signed_in=auth.ACTOR in request, theme=""
    )
    return web.Response(text=page, status=status, content_type="text/html")


def _heading(status: HTTPStatus) -> str:
    if status is HTTPStatus.NOT_FOUND:
        return gettext("There is nothing here")
    if status is HTTPStatus.FORBIDDEN:
        return gettext("Not for you")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return gettext("Something broke")
    return gettext("This did not work")

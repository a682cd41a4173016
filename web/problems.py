"""How a refusal is told: problem+json to programs (RFC 9457), a sentence in a fragment or a page to people."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from aiohttp import web

from core.errors import Invalid, Refusal
from core.i18n import gettext

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
    """The body of problem+json: `type`, `title`, `status`, `detail`, `code` and, for one field, `field`."""
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
    return body


def answer(request: web.Request, status: HTTPStatus, refusal: Refusal | None) -> web.Response:
    """The refusal as the asker can read it."""
    wants_json = (
        request.path.startswith(("/api/", "/w/"))
        or "application/json" in request.headers.get("Accept", "")
        or request.content_type == "application/json"
    )
    if wants_json:
        return web.json_response(problem(status, refusal), status=status, content_type="application/problem+json")
    words = sentence(status, refusal)
    if request.headers.get("HX-Request"):
        return web.Response(text=words, status=status, headers={"X-Refusal": refusal.code if refusal else ""})
    if status is HTTPStatus.UNAUTHORIZED and request.method == "GET":
        return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": f"/sign-in?next={quote(request.path)}"})
    return web.Response(text=words, status=status)

"""How a page answers: whole, or only the stage of the window that is already open, or parts of what is on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from aiohttp import web

from core.i18n import gettext as _
from core.text import number, storable
from core.work import View
from inbox import queries
from inbox.access import Actor
from inbox.models import Role
from tasks import board
from web import auth, live
from web.keys import MACHINE, PAGES
from web.shapes import Person, Section, Shell
from web.shapes import View as Entry

ROLES: Final[Mapping[str, Callable[[], str]]] = {
    Role.ADMIN: lambda: _("Administrator"),
    Role.LEAD: lambda: _("Team lead"),
    Role.AGENT: lambda: _("Agent"),
    Role.OBSERVER: lambda: _("Observer"),
}

VIEWS: Final[Mapping[str, tuple[Callable[[], str], str, str]]] = {
    "mine": (lambda: _("Mine"), "inbox", "g KeyM"),
    "unassigned": (lambda: _("Nobody's"), "user-round-x", "g KeyU"),
    "team": (lambda: _("My teams'"), "users-round", ""),
    "needs": (lambda: _("Waiting for us"), "message-circle", ""),
    "waiting": (lambda: _("Waiting for the customer"), "hourglass", ""),
    "mentions": (lambda: _("Mentions"), "at-sign", ""),
    "snoozed": (lambda: _("Snoozed"), "alarm-clock", ""),
    "closed": (lambda: _("Closed"), "circle-check", ""),
    "all": (lambda: _("All"), "layers", ""),
}
"""Name, icon and keys of the built-in views, in the order of the sidebar."""

PREFERENCES: Final = "likes"
"""Cookie with what this browser's person likes: `keys-off`, `enter-sends`."""


def me(who: Actor) -> Person:
    return Person(who.id, who.name)


def entries(counts: Mapping[str, int]) -> list[Section]:
    """The sidebar; only numbers that ask for something are shown."""
    dialogs = [
        Entry(
            key, name(), icon, f"/inbox/{key}", counts.get(key), badge=key == "mine", keys=keys, on_phone=key in PHONE
        )
        for key, (name, icon, keys) in VIEWS.items()
    ]
    work = [
        Entry(
            "tasks",
            _("My tasks"),
            "list-todo",
            "/tasks",
            counts.get("overdue"),
            late=True,
            keys="g KeyT",
            on_phone=True,
        ),
        Entry("outages", _("Outages"), "flame", "/outages", counts.get("outages"), keys="g KeyO"),
    ]
    if counts.get("inputs"):
        work.append(
            Entry("inputs", _("Not taken in"), "triangle-alert", "/settings/inputs", counts["inputs"], late=True)
        )
    return [Section(_("Dialogs"), dialogs, titled=False), Section(_("Work"), work)]


PHONE: Final = ("mine", "unassigned")


async def shell(request: web.Request) -> Shell:
    """The window around a page for the one who asks. Take it before the page's own data: its number comes first."""
    who, machine = auth.actor(request), request.app[MACHINE]
    n = live.page_n(request)
    counts = await machine.db.read(_counts, who)
    likes = request.cookies.get(PREFERENCES, "").split()
    return Shell(
        me=me(who),
        role_name=ROLES[who.role](),
        sections=entries(counts),
        csrf=auth.csrf_token(request),
        n=n,
        theme=who.theme,
        may_configure=who.is_admin,
        single_keys="keys-off" not in likes,
        enter_sends="enter-sends" in likes,
    )


async def _counts(view: View, who: Actor) -> dict[str, int]:
    work = await board.counters(view, who)
    return {**await queries.counts(view, who), "overdue": work.overdue, "outages": work.outages}


def target(request: web.Request) -> str:
    """What of the open window is asked for: `stage`, `conv`, an element's id; empty for a whole page."""
    if not request.headers.get("HX-Request") or request.headers.get("HX-History-Restore-Request"):
        return ""
    return request.headers.get("HX-Target", "").rpartition("#")[2] or "part"


async def page(request: web.Request, template: str, *, status: int = 200, **values: Any) -> web.Response:
    """A page of the agent's window, or only its stage when the window is open already."""
    values.setdefault("shell", None)
    if values["shell"] is None:
        values["shell"] = await shell(request)
    return html(request, template, status=status, part=target(request) == "stage", **values)


async def stage(request: web.Request, template: str, **values: Any) -> web.Response:
    """A page, or, for our scripts that ask again after an event, what now stands on the stage."""
    if "application/json" in request.headers.get("Accept", ""):
        window = await shell(request)
        return parts(fragment(request, "#stage", template, shell=window, part=True, **values))
    return await page(request, template, **values)


def html(request: web.Request, template: str, *, status: int = 200, **values: Any) -> web.Response:
    text = request.app[PAGES](template, **values)
    return web.Response(text=text, content_type="text/html", status=status)


def fragment(request: web.Request, where: str, template: str, *, swap: str = "inner", **values: Any) -> dict[str, str]:
    """One part of an answer to our scripts (see `static/js/put.js`)."""
    return {"target": where, "swap": swap, "html": request.app[PAGES](template, **values)}


def parts(*changed: Mapping[str, str], **more: Any) -> web.Response:
    return web.json_response({"parts": list(changed), **more})


def done(text: str = "", *, undo: str = "", href: str = "", action: str = "", also: Sequence[str] = ()) -> web.Response:
    """It is done; what changed comes by the socket. `text` is told for a moment, `undo` is the address that takes
    it back; `also` names events for our scripts."""
    told: dict[str, Any] = {name: {} for name in also}
    if text:
        toast = {"text": text, "undo": undo, "href": href, "action": action}
        told["toast"] = {key: value for key, value in toast.items() if value}
    response = web.Response(status=204)
    if told:
        response.headers["HX-Trigger"] = json.dumps(told)
    return response


def see(path: str) -> web.HTTPSeeOther:
    return web.HTTPSeeOther(path)


async def form(request: web.Request) -> dict[str, str]:
    """The form's plain fields, each once, without what no database takes."""
    return {key: storable(value) for key, value in (await request.post()).items() if isinstance(value, str)}


async def many(request: web.Request, name: str) -> list[str]:
    """All values of one field."""
    return [storable(value) for value in (await request.post()).getall(name, []) if isinstance(value, str)]


def id_of(request: web.Request, name: str = "id") -> int:
    """The id in the address. Raises `HTTPNotFound` for what cannot be one."""
    found = number(request.match_info[name])
    if found is None:
        raise web.HTTPNotFound
    return found


async def views(request: web.Request) -> web.Response:
    """`GET /views`: the sidebar with the numbers of this moment."""
    return parts(fragment(request, "#views", "views.html", shell=await shell(request)))


async def setting(view: View, agent_id: int) -> dict[str, Any]:
    """A colleague's own row, for his settings."""
    row = await view.row("SELECT * FROM agent WHERE id = $1", agent_id)
    return dict(row or {})

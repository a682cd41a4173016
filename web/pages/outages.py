"""Outages in the browser: which there are, who hangs on one, who else may."""

from __future__ import annotations

from aiohttp import web

from core import markdown
from core.i18n import gettext as _
from core.work import Row, View
from inbox import access
from inbox.access import Actor
from notifications import broadcasts
from tasks import board, outages
from tasks.board import Filter, Line
from tasks.card import Card
from web import auth, present, present_tasks
from web.keys import MACHINE
from web.pages import frame, telling
from web.shapes import OutagePage


async def page(request: web.Request) -> web.Response:
    """`GET /outages`: those that run, then those of late."""
    who = auth.actor(request)
    lines = await request.app[MACHINE].db.read(_both, who)
    shown = [present_tasks.line(line) for line in lines]
    return await frame.stage(request, "tasks/outages.html", outages=shown, may_create=who.may_write)


async def _both(view: View, who: Actor) -> list[Line]:
    wanted = Filter(scope="all", type="outage")
    running = await board.listing(view, who, wanted, section="open")
    over = await board.listing(view, who, wanted, section="done", limit=20)
    return [*running.lines, *over.lines]


async def show(request: web.Request, found: Card) -> web.Response:
    """The outage's page, for `GET /tasks/{id}`."""
    who, db, task_id = auth.actor(request), request.app[MACHINE].db, found.task["id"]
    reach = await db.read(outages.extent, task_id)
    said, wrong = await db.read(telling.read_updates, task_id, who)
    audience = await db.read(broadcasts.preview, task_id, to=who)
    shape = OutagePage(
        task=present_tasks.task(found.task, steps=found.steps),
        links=present_tasks.links(found),
        linked_count=found.task["dialogs"] + found.task["contacts"],
        linked_summary=present_tasks.channels(reach.channels),
        timeline=present_tasks.story(found),
        updates=telling.updates(said, wrong),
        made_at=found.task["created_at"],
        may_edit=who.may_write,
        body=found.body,
        description=markdown.write(found.body),
        files=[present.file(row) for row in found.files],
    )
    return await frame.stage(request, "tasks/outage.html", page=shape, task_id=task_id, tell=telling.shape(audience))


async def find(request: web.Request) -> web.Response:
    """`GET /tasks/{id}/find?q=…`: dialogs and customers that do not hang on it yet; without words, those alike."""
    who, q, task_id = auth.actor(request), request.query.get("q", "").strip(), frame.id_of(request)
    dialogs, people, total = await request.app[MACHINE].db.read(_search, task_id, who, q)
    found = [present_tasks.dialog_link(row) for row in dialogs] + [present_tasks.contact_link(row) for row in people]
    return frame.html(request, "tasks/outage_found.html", task_id=task_id, found=found, q=q, total=total)


async def _search(view: View, task_id: int, who: Actor, q: str) -> tuple[list[Row], list[Row], int]:
    if not q:
        alike = await outages.suggest(view, task_id, to=who)
        return alike, [], len(alike)
    found = await outages.find(view, task_id, to=who, text=q)
    return found.dialogs, found.contacts, found.total + len(found.contacts)


async def link_form(request: web.Request) -> web.Response:
    """`GET /bulk/outage?dialog=…` and `GET /d/{id}/link`: which task to hang them on."""
    who, db = auth.actor(request), request.app[MACHINE].db
    ids = request.query.getall("dialog", [])
    if "id" in request.match_info:
        ids = [str((await db.read(access.dialog, frame.id_of(request), to=who))["id"])]
    lines = await db.read(_candidates, who)
    shown = [present_tasks.line(line) for line in lines]
    return frame.html(
        request, "tasks/link_menu.html", ids=[id_ for id_ in ids if id_.isdecimal()], tasks=shown, text=_("Link to")
    )


async def _candidates(view: View, who: Actor) -> list[Line]:
    running = await board.listing(view, who, Filter(scope="all", type="outage"), limit=20)
    mine = await board.listing(view, who, Filter(scope="mine", type="task"), limit=20)
    return [*running.lines, *mine.lines]

"""The popover that makes a task: what it is filled with, and how it is read."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from core import markdown
from core.i18n import gettext as _
from core.rich import Rich
from core.text import number
from core.work import Row, View
from inbox import access, people, queries
from inbox.access import Actor
from tasks import deadlines, fields, files, prefill, tasks
from tasks.tasks import NewTask
from web import auth, present_tasks
from web.keys import MACHINE
from web.pages import acts, frame
from web.pages import fields as field_pages
from web.pages.tasks import numbers, owner
from web.shapes import Person, TaskForm

RECENT = 3
"""Colleagues offered at once: those to whom one gave tasks last."""


async def new(request: web.Request) -> web.Response:
    """`GET /d/{id}/task?message=…` and `GET /tasks/new?contact=…&dialogs=…&outage=1`"""
    dialogs = numbers(request.query.getall("dialogs", []))
    if "id" in request.match_info:
        dialogs = [frame.id_of(request)]
    return frame.html(request, "tasks/new.html", form=await form(request, dialogs))


async def create(request: web.Request) -> web.Response:
    """`POST /tasks`"""
    task_id = await request.app[MACHINE].db.write(tasks.create, await read(request), by=auth.actor(request))
    told = _("Task #%(id)s made") % {"id": task_id}
    return frame.done(told, href=f"/tasks/{task_id}", action=_("Open the task"), also=["bulk-done"])


async def form(request: web.Request, dialogs: list[int]) -> TaskForm:
    """Title from the customer's words, owner me, deadline the end of the day: pressing Create is enough."""
    who, db = auth.actor(request), request.app[MACHINE].db
    message_id, contact_id = number(request.query.get("message")), number(request.query.get("contact"))
    words, dialog = await db.read(_begun, who, dialogs[0] if dialogs else None, message_id, contact_id)
    near, far = await db.read(_owners, who, dialog)
    taken = await db.read(files.coming_along, message_id) if dialogs and message_id else []
    now = db.clock()
    hidden = [("client_id", uuid.uuid4().hex), *(("dialog", str(id_)) for id_ in dialogs)]
    hidden += [(name, str(id_)) for name, id_ in (("message", message_id), ("contact", contact_id)) if id_]
    type_ = "outage" if request.query.get("outage") else "task"
    if type_ == "outage":
        hidden.append(("outage", "1"))
    known = [one for one in await db.read(fields.fields) if type_ == "task" or one.fits(type_)]
    return TaskForm(
        action="/tasks",
        title=words.title,
        owners=near,
        deadlines=present_tasks.whens(deadlines.offers(now, who.timezone), deadlines.usual(now, who.timezone).key),
        me=who.id,
        more_owners=far,
        description=markdown.write(words.body),
        taken=taken,
        hidden=hidden,
        fields=field_pages.inputs(known, {}),
        type=type_,
    )


async def _begun(
    view: View, who: Actor, dialog_id: int | None, message_id: int | None, contact_id: int | None
) -> tuple[prefill.Prefilled, Row | None]:
    if dialog_id is not None:
        dialog = await access.dialog(view, dialog_id, to=who)
        return await prefill.prefill(view, dialog_id, to=who, message_id=message_id), dialog
    name = str((await people.contact(view, contact_id))["name"]) if contact_id is not None else ""
    return prefill.Prefilled(name, Rich(""), None), None


async def _owners(view: View, who: Actor, dialog: Row | None) -> tuple[list[Person], list[Person]]:
    """Those offered at once, me first, and the others."""
    agents = {
        row["id"]: Person(row["id"], row["name"]) for row in await queries.agents(view) if row["role"] != "observer"
    }
    lately = await view.column(
        "SELECT owner_id FROM task WHERE author_id = $1 AND owner_id IS NOT NULL AND owner_id <> $1"
        f" GROUP BY owner_id ORDER BY max(id) DESC LIMIT {RECENT}",
        who.id,
    )
    near = [agents[id_] for id_ in (who.id, *lately) if id_ in agents]
    teams = [Person(row["id"], row["name"], "team") for row in await queries.teams(view)]
    near += [team for team in teams if dialog and team.id == dialog["team_id"]]
    return near, [one for one in (*agents.values(), *teams) if one not in near]


async def read(request: web.Request) -> NewTask:
    """What was chosen in it. Raises `acts.NoMoment` when a date was wanted and none was entered."""
    said = await frame.form(request)
    whose: dict[str, Any] = owner(said.get("other") or said.get("owner", ""))
    chosen = said.get("deadline", "")
    description = said.get("description", "").strip()
    contact_id = number(said.get("contact"))
    return NewTask(
        title=" ".join(said.get("title", "").split()),
        body=markdown.parse(description) if description else None,
        type="outage" if said.get("outage") else "task",
        dialog_ids=numbers(await frame.many(request, "dialog")),
        message_id=number(said.get("message")),
        files=numbers(await frame.many(request, "file")),
        contact_ids=[contact_id] if contact_id else (),
        owner_id=whose["owner_id"],
        team_id=whose.get("team_id"),
        deadline_at=_other_moment(said) if chosen == "other" else number(chosen),
        fields=field_pages.given(said),
        client_id=said.get("client_id", "")[:64] or None,
    )


def _other_moment(said: Mapping[str, str]) -> int:
    chosen = acts.moment(said.get("deadline_local", ""))
    if chosen is None:
        raise acts.NoMoment(field="deadline_local")
    return chosen

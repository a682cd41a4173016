"""Tasks in the browser: feed and board, the card, and what is done with one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, cast

from aiohttp import web

from core import markdown
from core.clock import DAY
from core.i18n import gettext as _
from core.text import number
from core.work import Row, Tx, View
from inbox import queries
from inbox.access import Actor
from tasks import board, card, changes, checklists, comments, deadlines, files, links, outages, status, tasks
from tasks.board import Filter, Scope
from web import auth, present, present_tasks
from web.keys import MACHINE
from web.pages import acts, frame
from web.pages import outages as outage_pages
from web.pages.answers import mention
from web.shapes import Lane, Person, Tab, TaskPage, TasksPage, When

SCOPES: Final[Mapping[str, Callable[[], str]]] = {
    "mine": lambda: _("Mine"),
    "team": lambda: _("My teams'"),
    "watching": lambda: _("Watched"),
    "all": lambda: _("All"),
}
LANES: Final[Mapping[str, tuple[Callable[[], str], Callable[[], str]]]] = {
    "overdue": (lambda: _("Overdue"), lambda: _("Nothing is overdue")),
    "today": (lambda: _("Today"), lambda: _("Nothing more for today")),
    "later": (lambda: _("Later"), lambda: _("Nothing later")),
    "none": (lambda: _("No deadline"), lambda: _("Everything has a deadline")),
    "current": (lambda: _("Current"), lambda: _("Nothing to do")),
    "done": (lambda: _("Done in 7 days"), lambda: _("Nothing yet")),
}
"""Name, and what is said when there is nothing in it."""


async def page(request: web.Request) -> web.Response:
    """`GET /tasks?scope=…&board=1`: the feed or the board; to our scripts, the same anew."""
    who, is_board = auth.actor(request), request.query.get("board") == "1"
    scope = request.query.get("scope", "mine")
    scope = scope if scope in SCOPES else "mine"
    read = board.board if is_board else board.feed
    lanes = await request.app[MACHINE].db.read(read, who, Filter(scope=cast(Scope, scope)))
    how = "&board=1" if is_board else ""
    shown = TasksPage(
        name=_("Tasks"),
        scopes=[Tab(name(), f"/tasks?scope={key}{how}", here=key == scope) for key, name in SCOPES.items()],
        lanes=[_lane(lane) for lane in lanes],
        is_board=is_board,
        list_href=f"/tasks?scope={scope}",
        board_href=f"/tasks?scope={scope}&board=1",
        may_create=who.may_write,
    )
    return await frame.stage(request, "tasks/page.html", page=shown)


def _lane(lane: board.Lane) -> Lane:
    name, empty = LANES[lane.key]
    return Lane(lane.key, name(), lane.count, [present_tasks.line(one) for one in lane.lines], empty())


# ---- one


async def task(request: web.Request) -> web.Response:
    """`GET /tasks/{id}`: its card; an outage has a page of its own."""
    who, db, task_id = auth.actor(request), request.app[MACHINE].db, frame.id_of(request)
    found = await db.read(card.card, task_id, to=who)
    if found.task["type"] == "outage":
        return await outage_pages.show(request, found)
    return await frame.stage(request, "tasks/task.html", page=shape(found, who, people=await db.read(people)))


async def edit_form(request: web.Request) -> web.Response:
    """`GET /tasks/{id}/edit`: title, owner and deadline of an outage, in a dialog."""
    who, db = auth.actor(request), request.app[MACHINE].db
    found = await db.read(card.card, frame.id_of(request), to=who)
    return frame.html(request, "tasks/edit.html", page=shape(found, who, people=await db.read(people)))


async def people(view: View) -> list[Person]:
    """Whom a task may be given to: colleagues, then teams."""
    agents = [Person(row["id"], row["name"]) for row in await queries.agents(view) if row["role"] != "observer"]
    return [*agents, *(Person(row["id"], row["name"], "team") for row in await queries.teams(view))]


def shape(found: card.Card, who: Actor, *, people: list[Person]) -> TaskPage:
    watchers = [Person(row["id"], row["name"]) for row in found.watchers]
    return TaskPage(
        task=present_tasks.task(found.task, steps=found.steps),
        description=markdown.write(found.body),
        steps=present_tasks.steps(found.steps),
        links=present_tasks.links(found),
        timeline=present_tasks.story(found),
        people=people,
        watchers=watchers,
        watching=any(one.id == who.id for one in watchers),
        made_by=found.task["author_name"] or _("Pult"),
        made_at=found.task["created_at"],
        may_edit=who.may_write,
        body=found.body,
        files=[present.file(row) for row in found.files],
        fields=present_tasks.fields(found),
        may_fill=any(one.field.fits(str(found.task["type"])) for one in found.fields),
    )


async def edit(request: web.Request) -> web.Response:
    """`POST /tasks/{id}`: any of `title`, `description`, `owner` (`agent-5`, `team-2`), `deadline_local`, `kind`."""
    fields, who, task_id = await frame.form(request), auth.actor(request), frame.id_of(request)
    wanted = _wanted(fields)

    async def save(tx: Tx) -> None:
        if "kind" in fields:
            await outages.set_type(tx, task_id, by=who, type_=fields["kind"])
        await changes.change(tx, task_id, by=who, wanted=wanted)

    await request.app[MACHINE].db.write(save)
    return frame.done()


def _wanted(fields: Mapping[str, str]) -> dict[str, Any]:
    wanted: dict[str, Any] = {}
    if "title" in fields:
        wanted["title"] = fields["title"]
    if "description" in fields:
        wanted["body"] = markdown.parse(fields["description"])
    if "owner" in fields:
        wanted |= owner(fields["owner"])
    if "deadline_local" in fields:
        wanted["deadline_at"] = acts.moment(fields["deadline_local"])
    return wanted


def owner(text: str) -> dict[str, Any]:
    """`agent-5` is a person's, `team-2` a team's, empty nobody's."""
    kind, _dash, id_ = text.partition("-")
    found = number(id_)
    if kind == "team":
        return {"owner_id": None, "team_id": found}
    return {"owner_id": found if kind == "agent" else None}


async def menu(request: web.Request) -> web.Response:
    """`GET /tasks/{id}/menu`: what dragging does, without dragging."""
    who, db, task_id = auth.actor(request), request.app[MACHINE].db, frame.id_of(request)
    found = await db.read(card.card, task_id, to=who)
    now = db.clock()
    later = [
        *present_tasks.whens(deadlines.offers(now, who.timezone), "")[:-1],
        When(_("In a week"), now + 7 * DAY),
        When(_("No deadline"), None),
    ]
    values: dict[str, Any] = {
        "task": present_tasks.task(found.task),
        "deadlines": later,
        "agents": await db.read(people),
        "me": frame.me(who),
    }
    return frame.html(request, "tasks/menu.html", **values)


async def finish(request: web.Request) -> web.Response:
    """`GET /tasks/{id}/finish`: what came of it, in a dialog."""
    found = await request.app[MACHINE].db.read(card.card, frame.id_of(request), to=auth.actor(request))
    return frame.html(request, "tasks/finish.html", task=present_tasks.task(found.task))


async def act(request: web.Request) -> web.Response:
    """`POST /tasks/{id}/{act}`: see `ACTS`."""
    use = ACTS.get(request.match_info["act"])
    if use is None:
        raise web.HTTPNotFound
    fields, who, task_id = await frame.form(request), auth.actor(request), frame.id_of(request)
    return await use(request, task_id, who, fields)


Act = Callable[[web.Request, int, Actor, Mapping[str, str]], Awaitable[web.Response]]


async def _done(request: web.Request, task_id: int, who: Actor, fields: Mapping[str, str]) -> web.Response:
    await request.app[MACHINE].db.write(status.complete, task_id, by=who, result=fields.get("result", ""))
    return frame.done(_("Done"), undo=f"/tasks/{task_id}/reopen")


async def _reopen(request: web.Request, task_id: int, who: Actor, _fields: Mapping[str, str]) -> web.Response:
    await request.app[MACHINE].db.write(status.reopen, task_id, by=who)
    return frame.done()


async def _state(request: web.Request, task_id: int, who: Actor, fields: Mapping[str, str]) -> web.Response:
    await request.app[MACHINE].db.write(status.set_status, task_id, by=who, status=fields.get("state", ""))
    return frame.done()


async def _deadline(request: web.Request, task_id: int, who: Actor, fields: Mapping[str, str]) -> web.Response:
    at = number(fields.get("deadline"))
    await request.app[MACHINE].db.write(tasks.set_deadline, task_id, by=who, deadline_at=at)
    return frame.done()


async def _owner(request: web.Request, task_id: int, who: Actor, fields: Mapping[str, str]) -> web.Response:
    await request.app[MACHINE].db.write(changes.change, task_id, by=who, wanted=owner(fields.get("owner", "")))
    return frame.done()


async def _move(request: web.Request, task_id: int, who: Actor, fields: Mapping[str, str]) -> web.Response:
    """To another column of the board: a deadline, or the end of it."""
    db, lane = request.app[MACHINE].db, fields.get("lane", "")
    if lane == "done":
        return await _done(request, task_id, who, {})
    try:
        at = deadlines.for_column(lane, now=db.clock(), zone=who.timezone)
    except KeyError:
        return frame.done(_("A deadline cannot be put into the past"))
    await db.write(tasks.set_deadline, task_id, by=who, deadline_at=at)
    return frame.done()


async def _comments(request: web.Request, task_id: int, who: Actor, fields: Mapping[str, str]) -> web.Response:
    db = request.app[MACHINE].db
    body, named = mention(markdown.parse(fields.get("text", "").strip()), await db.read(queries.agents))
    await db.write(comments.comment, task_id, by=who, body=body, mentions=named)
    return frame.done()


async def _steps(request: web.Request, task_id: int, who: Actor, fields: Mapping[str, str]) -> web.Response:
    """One more step, or which of them are done."""
    if fields.get("new", "").strip():
        await request.app[MACHINE].db.write(checklists.add, task_id, by=who, text=fields["new"])
        return frame.done()
    ticked = {number(text) for text in await frame.many(request, "done")}

    async def tick(tx: Tx) -> None:
        found: list[Row] = (await card.card(tx, task_id, to=who)).steps
        for step in found:
            if (step["id"] in ticked) != (step["done_at"] is not None):
                await checklists.tick(tx, task_id, by=who, step_id=step["id"], done=step["id"] in ticked)

    await request.app[MACHINE].db.write(tick)
    return frame.done()


async def _watch(request: web.Request, task_id: int, who: Actor, _fields: Mapping[str, str]) -> web.Response:
    async def turn(tx: Tx) -> None:
        watchers = (await card.card(tx, task_id, to=who)).watchers
        use = comments.unwatch if any(row["id"] == who.id for row in watchers) else comments.watch
        await use(tx, task_id, by=who)

    await request.app[MACHINE].db.write(turn)
    return frame.done()


async def _links(request: web.Request, task_id: int, who: Actor, fields: Mapping[str, str]) -> web.Response:
    """`link`… (`d12`, `c7`) that were chosen, or the number of one `dialog`."""
    chosen = await frame.many(request, "link")
    if number(fields.get("dialog", "").strip().lstrip("#")) is not None:
        chosen.append("d" + fields["dialog"].strip().lstrip("#"))
    dialogs, contacts = keys(chosen, "d"), keys(chosen, "c")
    made = await request.app[MACHINE].db.write(
        outages.link, task_id, by=who, chosen=outages.Chosen(dialog_ids=dialogs, contact_ids=contacts)
    )
    told = _("Linked: %(n)s") % {"n": len(made.added) + len(contacts)}
    return frame.done(told, also=["linked"])


def keys(chosen: list[str], kind: str) -> list[int]:
    return [n for key in chosen if key.startswith(kind) and (n := number(key[1:])) is not None]


async def _files(request: web.Request, task_id: int, who: Actor, _fields: Mapping[str, str]) -> web.Response:
    """`file`…, in the body or in the address: uploads that are to hang on it."""
    uploads = numbers([*await frame.many(request, "file"), *request.query.getall("file", [])])
    await request.app[MACHINE].db.write(files.add, task_id, by=who, uploads=uploads)
    return frame.done()


async def _unfile(request: web.Request, task_id: int, who: Actor, _fields: Mapping[str, str]) -> web.Response:
    gone = numbers(await frame.many(request, "file"))
    await request.app[MACHINE].db.write(files.remove, task_id, by=who, files=gone)
    again = "&".join(f"file={id_}" for id_ in gone)
    return frame.done(_("The file is removed"), undo=f"/tasks/{task_id}/files?{again}")


def numbers(texts: list[str]) -> list[int]:
    return [n for text in texts if (n := number(text)) is not None]


async def _unlink(request: web.Request, task_id: int, who: Actor, fields: Mapping[str, str]) -> web.Response:
    key = fields.get("link", "")
    use: Any = links.unlink if key.startswith("d") else links.unlink_contacts
    name = "dialog_ids" if key.startswith("d") else "contact_ids"
    await request.app[MACHINE].db.write(use, task_id, by=who, **{name: keys([key], key[:1])})
    return frame.done()


ACTS: Final[Mapping[str, Act]] = {
    "done": _done,
    "reopen": _reopen,
    "state": _state,
    "deadline": _deadline,
    "owner": _owner,
    "move": _move,
    "comments": _comments,
    "steps": _steps,
    "watch": _watch,
    "links": _links,
    "unlink": _unlink,
    "files": _files,
    "unfile": _unfile,
}

"""What agents do with dialogs from the head of one, or from the bar over many chosen ones, and the menus for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from aiohttp import web

from core import i18n
from core.clock import HOUR
from core.errors import Invalid
from core.i18n import gettext as _
from core.i18n import ngettext
from core.text import number
from core.work import Row, Tx, View
from inbox import access, dialogs, queries
from inbox.access import Actor
from web import auth
from web.keys import MACHINE
from web.pages import frame
from web.pages.inbox import read_dialog, shape
from web.shapes import Person, Tag, When

# ---- menus


async def menu(request: web.Request) -> web.Response:
    """`GET /d/{id}/menu/{name}`: assign, snooze, tags or more, for one dialog."""
    who, dialog_id = auth.actor(request), frame.id_of(request)
    row = await request.app[MACHINE].db.read(_row, dialog_id, to=who)
    return await _menu(request, request.match_info["name"], row, base=f"/d/{dialog_id}")


async def bulk_menu(request: web.Request) -> web.Response:
    """`GET /bulk/{name}?dialog=…`: the same menus for all that are chosen."""
    ids = [id_ for text in request.query.getall("dialog", []) if (id_ := number(text)) is not None]
    return await _menu(request, request.match_info["name"], None, base="/bulk", ids=ids)


async def _row(view: View, dialog_id: int, *, to: Actor) -> Row:
    rows = await queries.rows(view, to, [dialog_id])
    if not rows:
        raise access.DialogNotFound
    return rows[0]


async def _menu(
    request: web.Request, name: str, row: Row | None, *, base: str, ids: Sequence[int] = ()
) -> web.Response:
    maker = MENUS.get(name)
    if maker is None or (name == "more" and row is None):
        raise web.HTTPNotFound
    template, values = await maker(request, row)
    return frame.html(request, template, action=f"{base}/{name}", ids=ids, **values)


async def _assign_menu(request: web.Request, row: Row | None) -> tuple[str, dict[str, Any]]:
    db = request.app[MACHINE].db
    agents, teams = await db.read(queries.agents), await db.read(queries.teams)
    return "inbox/menu/assign.html", {
        "me": frame.me(auth.actor(request)),
        "agents": [Person(agent["id"], agent["name"]) for agent in agents if agent["role"] != "observer"],
        "teams": [Person(team["id"], team["name"], "team") for team in teams],
        "assignee_id": row["assignee_id"] if row else None,
        "team_id": row["team_id"] if row else None,
    }


async def _snooze_menu(request: web.Request, row: Row | None) -> tuple[str, dict[str, Any]]:
    now = request.app[MACHINE].db.clock()
    return "inbox/menu/snooze.html", {"choices": later(now), "snoozed": bool(row and row["snoozed_until"])}


async def _tags_menu(request: web.Request, row: Row | None) -> tuple[str, dict[str, Any]]:
    tags = await request.app[MACHINE].db.read(queries.tags)
    return "inbox/menu/tags.html", {
        "tags": [Tag(tag["id"], tag["name"], tag["hue"]) for tag in tags],
        "chosen": {tag["id"] for tag in row["tags"]} if row else set(),
    }


async def _more_menu(request: web.Request, row: Row | None) -> tuple[str, dict[str, Any]]:
    assert row is not None
    found = await request.app[MACHINE].db.read(read_dialog, row["id"], to=auth.actor(request))
    return "inbox/menu/more.html", {"dialog": shape(found, auth.actor(request))}


async def _close_menu(_request: web.Request, _row: Row | None) -> tuple[str, dict[str, Any]]:
    return "inbox/menu/close.html", {}


MENUS: Final = {
    "assign": _assign_menu,
    "snooze": _snooze_menu,
    "tags": _tags_menu,
    "more": _more_menu,
    "close": _close_menu,
}


def later(now: int) -> list[When]:
    """When a dialog may come back: in the person's zone, only what still lies ahead."""
    here = i18n.local(now)
    monday = (7 - here.weekday()) % 7 or 7
    choices = [
        When(_("In 3 hours"), now + 3 * HOUR),
        When(_("This evening"), _at(here, 0, 18), icon="moon"),
        When(_("Tomorrow morning"), _at(here, 1, 9), icon="sun"),
        When(_("Monday"), _at(here, monday, 9), icon="calendar"),
        When(_("In a week"), _at(here, 7, 9), icon="calendar"),
    ]
    ahead = [choice for choice in choices if choice.at and choice.at > now + HOUR]
    return [choice for index, choice in enumerate(ahead) if choice.at not in {one.at for one in ahead[:index]}]


def _at(here: datetime, days: int, hour: int) -> int:
    moment = here.replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=days)
    return int(moment.timestamp() * 1000)


# ---- one dialog


async def act(request: web.Request) -> web.Response:
    """`POST /d/{id}/{act}`: see `ACTS`."""
    name, dialog_id = request.match_info["act"], frame.id_of(request)
    if name not in ACTS:
        raise web.HTTPNotFound
    change, values = await _change(request, name)
    await request.app[MACHINE].db.write(change, dialog_id, by=auth.actor(request), **values)
    told = TOLD.get(name)
    return frame.done(told() if told else "", undo=f"/d/{dialog_id}/{UNDO[name]}" if name in UNDO else "")


async def _change(request: web.Request, name: str) -> tuple[Any, dict[str, Any]]:
    """The use case and its values, from the form."""
    fields = await frame.form(request)
    match name:
        case "assign":
            team_id = number(fields.get("team"))
            to = number(fields.get("agent"))
            if team_id is None and not fields.get("note", "").strip():
                return dialogs.assign, {"to": to}
            return dialogs.transfer, {"to": to, "team_id": team_id, "note": fields.get("note", "")}
        case "snooze":
            return dialogs.snooze, {"until": number(fields.get("until")) or moment(fields.get("local", ""))}
        case "priority":
            priority = number(fields.get("priority"))
            return dialogs.set_priority, {"priority": -1 if priority is None else priority}
        case "status":
            return dialogs.set_status, {"status": fields.get("status", "")}
        case "tags":
            if "name" in fields:
                return dialogs.tag, {"name": fields["name"]}
            return dialogs.set_tags, {"tag_ids": [n for t in await frame.many(request, "tag") if (n := number(t))]}
    return ACTS[name], {}


ACTS: Final[Mapping[str, Any]] = {
    "assign": dialogs.assign,
    "snooze": dialogs.snooze,
    "priority": dialogs.set_priority,
    "status": dialogs.set_status,
    "tags": dialogs.tag,
    "close": dialogs.close,
    "reopen": dialogs.reopen,
    "unread": dialogs.unread,
}
TOLD: Final[Mapping[str, Callable[[], str]]] = {
    "close": lambda: _("Dialog closed"),
    "unread": lambda: _("Marked unread"),
}
UNDO: Final = {"close": "reopen"}


class NoMoment(Invalid):
    """Choose a date and a time."""


def moment(text: str) -> int | None:
    """A `datetime-local` value on the person's own clock, as an instant; None for an empty one. Raises `NoMoment`."""
    if not text:
        return None
    try:
        there = datetime.fromisoformat(text)
        return int(there.replace(tzinfo=there.tzinfo or i18n.speech().zone).timestamp() * 1000)
    except (ValueError, OverflowError) as error:
        raise NoMoment(field="local") from error


async def take(request: web.Request) -> web.Response:
    """`POST /d/{id}/take`: to me."""
    who, dialog_id = auth.actor(request), frame.id_of(request)
    await request.app[MACHINE].db.write(dialogs.assign, dialog_id, by=who, to=who.id)
    return frame.done(_("It is yours"))


# ---- many


async def bulk(request: web.Request) -> web.Response:
    """`POST /bulk/{act}`: the same change on all that were chosen and may be seen."""
    who = auth.actor(request)
    ids = [id_ for text in await frame.many(request, "dialog") if (id_ := number(text)) is not None]
    changes = await _bulk_changes(request)

    async def carry_out(tx: Tx) -> int:
        return max([await dialogs.each(tx, ids, by=who, change=change, **values) for change, values in changes] or [0])

    n = await request.app[MACHINE].db.write(carry_out)
    return frame.done(ngettext("%(n)s dialog changed", "%(n)s dialogs changed", n) % {"n": n}, also=["bulk-done"])


async def _bulk_changes(request: web.Request) -> list[tuple[str, dict[str, Any]]]:
    """Changes by their names in `dialogs.BULK`, with their values."""
    fields = await frame.form(request)
    match request.match_info["act"]:
        case "assign" if fields.get("team"):
            return [("set_team", {"team_id": number(fields["team"])})]
        case "assign":
            return [("assign", {"to": number(fields.get("agent"))})]
        case "snooze":
            return [("snooze", {"until": number(fields.get("until")) or moment(fields.get("local", ""))})]
        case "tags" if fields.get("name"):
            return [("tag", {"name": fields["name"]})]
        case "tags":
            wanted = {number(text) for text in await frame.many(request, "tag")}
            tags = await request.app[MACHINE].db.read(queries.tags)
            return [("tag", {"name": tag["name"]}) for tag in tags if tag["id"] in wanted]
        case "close":
            return [("close", {})]
    raise web.HTTPNotFound

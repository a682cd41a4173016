"""The inbox: its lists, the open dialog, and what came earlier in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, cast

from aiohttp import web

from core.i18n import gettext as _
from core.text import number
from core.work import Row, View
from inbox import access, channels, queries, team
from inbox.access import Actor
from inbox.queries import Listing, Sort
from web import auth, present
from web.keys import MACHINE
from web.pages import card, frame
from web.shapes import Dialog, List

PAGE: Final = 50
STRETCH: Final = 60
"""Messages shown at once."""

SORTS: Final[Mapping[str, Callable[[], str]]] = {
    "newest": lambda: _("Newest first"),
    "oldest": lambda: _("Oldest first"),
    "waiting": lambda: _("Longest waiting first"),
    "due": lambda: _("By deadline"),
}


async def start(request: web.Request) -> web.Response:
    """`GET /`: to the inbox, to the sign-in, or to the first steps of a new installation."""
    if auth.ACTOR in request:
        raise frame.see("/inbox/mine")
    is_set_up = await request.app[MACHINE].db.read(team.is_set_up)
    raise frame.see("/sign-in" if is_set_up else "/welcome")


# ---- lists


async def listing(request: web.Request) -> web.Response:
    """`GET /inbox/{view}`; with `after` only the rows that follow."""
    key = request.match_info["view"]
    if key not in frame.VIEWS:
        raise web.HTTPNotFound
    if "after" in request.query:
        return frame.html(request, "inbox/rows.html", list=await read_list(request, key), open_id=0)
    shell = await frame.shell(request)
    found = await read_list(request, key, unassigned=_count(shell, "unassigned"))
    return await frame.page(request, "inbox/page.html", shell=shell, list=found, dialog=None, open_id=0)


async def read_list(request: web.Request, key: str, *, unassigned: int = 0) -> List:
    who, db = auth.actor(request), request.app[MACHINE].db
    sort = request.query.get("sort", "newest")
    sort = sort if sort in SORTS else "newest"
    wanted = Listing(view=key, sort=cast(Sort, sort), tag_id=number(request.query.get("tag")))
    page = await db.read(queries.dialogs, who, wanted, after=_after(request.query.get("after", "")), limit=PAGE)
    rows = [replace(present.row(row), sort=_place(row, sort)) for row in page.rows]
    connected = True if rows else bool(await db.read(channels.channels))
    return List(
        key=key,
        name=frame.VIEWS[key][0](),
        rows=rows,
        next=f"{page.next[0]}.{page.next[1]}&sort={sort}" if page.next else "",
        sort=sort,
        sort_name=SORTS[sort](),
        first_run=not connected,
        unassigned=unassigned,
    )


def _place(row: Row, sort: str) -> int:
    """Larger stands higher, whatever the order."""
    match sort:
        case "oldest":
            return -int(row["last_at"])
        case "waiting":
            return -int(row["waiting_since"] or 0)
        case "due":
            return -int(row["due_at"] or 0)
    return int(row["last_at"])


def _after(text: str) -> tuple[int, int] | None:
    key, _dot, id_ = text.partition(".")
    at, dialog_id = number(key), number(id_)
    return (at, dialog_id) if at is not None and dialog_id is not None else None


def _count(shell: Any, key: str) -> int:
    return next((entry.count or 0 for section in shell.sections for entry in section.views if entry.key == key), 0)


async def sorting(request: web.Request) -> web.Response:
    """`GET /inbox/{view}/sort`: the menu of orders."""
    key = request.match_info["view"]
    if key not in frame.VIEWS:
        raise web.HTTPNotFound
    here = List(key, frame.VIEWS[key][0](), (), sort=request.query.get("sort", "newest"))
    orders = [(name, label()) for name, label in SORTS.items()]
    return frame.html(request, "inbox/menu/sort.html", list=here, orders=orders)


# ---- a dialog


@dataclass(slots=True)
class Opened:
    """What is read to show a dialog."""

    row: Row
    lines: list[Row]
    borders: list[Row] = field(default_factory=list)
    drafts: dict[str, str] = field(default_factory=dict)
    card: card.Side = field(default_factory=card.Side)
    later: bool = False


async def read_dialog(view: View, dialog_id: int, *, to: Actor, at: int | None = None) -> Opened:
    """A dialog with its surroundings; `at` is a message to be shown in the middle. Raises `DialogNotFound`."""
    rows = await queries.rows(view, to, [dialog_id])
    if not rows:
        raise access.DialogNotFound
    row = rows[0]
    before = None
    if at is not None:
        number = await view.value("SELECT number FROM message WHERE id = $1 AND thread_id = $2", at, row["thread_id"])
        before = number + STRETCH // 2 if number else None
    lines = await queries.messages(view, row["thread_id"], to=to, before=before, limit=STRETCH)
    newest = await view.value("SELECT last_number FROM thread WHERE id = $1", row["thread_id"])
    return Opened(
        row=row,
        lines=lines,
        borders=await queries.borders(view, row["thread_id"], to=to),
        drafts=await queries.drafts(view, dialog_id, to),
        card=await card.read(view, row, to=to),
        later=bool(lines) and lines[-1]["number"] < newest,
    )


def shape(found: Opened, who: Actor, *, view: str = "") -> Dialog:
    """What was read, as the templates want it."""
    row = found.row
    summary = present.row(row)
    return Dialog(
        **card.head(row, who),
        me=frame.me(who),
        messages=present.log(
            found.lines, borders=found.borders, read_number=row["read_number"], channel=row["channel_type"]
        ),
        earlier=_earlier(found.lines),
        later=found.later,
        tags=summary.tags,
        draft_reply=found.drafts.get("reply", ""),
        draft_note=found.drafts.get("note", ""),
        view=view,
        **card.side(found.card, row),
    )


def _earlier(lines: list[Row]) -> int:
    """Before which number there is more; 0 when the beginning is shown."""
    return int(lines[0]["number"]) if lines and lines[0]["number"] > 1 else 0


async def dialog(request: web.Request) -> web.Response:
    """`GET /d/{id}`: in the open window only the dialog and its side; else the whole inbox around it."""
    who, db, dialog_id = auth.actor(request), request.app[MACHINE].db, frame.id_of(request)
    window = await frame.shell(request)
    found = await db.read(read_dialog, dialog_id, to=who, at=number(request.query.get("at")))
    view = next((key for key in ("mine", "unassigned") if queries.belongs(found.row, who, key)), "all")
    opened = shape(found, who, view=view)
    if frame.target(request) == "conv":
        return frame.html(request, "inbox/opened.html", shell=window, dialog=opened)
    return await frame.page(
        request, "inbox/page.html", shell=window, list=await read_list(request, view), dialog=opened, open_id=dialog_id
    )


async def around(request: web.Request) -> web.Response:
    """`GET /d/{id}/around`: everything about an open dialog but its messages, after something of it changed."""
    who, dialog_id = auth.actor(request), frame.id_of(request)
    found = await request.app[MACHINE].db.read(read_dialog, dialog_id, to=who)
    opened = shape(found, who)
    return frame.parts(
        frame.fragment(request, f"#head-{dialog_id}", "inbox/head.html", dialog=opened),
        frame.fragment(request, f"#notices-{dialog_id}", "inbox/notices.html", dialog=opened),
        frame.fragment(request, f"#side-{dialog_id}", "inbox/side.html", dialog=opened),
    )


async def earlier(request: web.Request) -> web.Response:
    """`GET /d/{id}/log?before=n`: the stretch of the thread before a message."""
    who, before = auth.actor(request), number(request.query.get("before"))
    if before is None:
        raise web.HTTPBadRequest

    async def stretch(view: View) -> tuple[Row, list[Row], list[Row]]:
        row = await access.dialog(view, frame.id_of(request), to=who)
        lines = await queries.messages(view, row["thread_id"], to=who, before=before, limit=STRETCH)
        return row, lines, await queries.borders(view, row["thread_id"], to=who)

    row, lines, borders = await request.app[MACHINE].db.read(stretch)
    shown = present.log(lines, borders=borders, read_number=2**31)
    return frame.html(request, "inbox/earlier.html", dialog_id=row["id"], messages=shown, earlier=_earlier(lines))

"""Tasks as screens show them: lanes of a board or a feed, lists with filters, a dialog's and a customer's, counters.

Only reads; what one may not see is never selected, and every door here is one or two statements. One task with all
that belongs to it is `tasks.card`. "Today" is the day of the one who looks (`Actor.timezone`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from core.text import query_stems
from core.work import Row, View
from inbox import access
from inbox.access import Actor
from tasks import deadlines
from tasks.access import visible
from tasks.links import OPEN_TASK

Scope = Literal["mine", "team", "watching", "all"]
Section = Literal["open", "overdue", "current", "done"]

BOARD = ("overdue", "today", "later", "none", "done")
FEED = ("overdue", "current", "done")
LANE = 50
"""Tasks of a lane that are shown at once."""
NEVER = 9_000_000_000_000_000
"""Stands for no deadline where deadlines are sorted."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which tasks a screen is about. None and empty narrow nothing; channel and tag are those of the linked dialogs."""

    scope: Scope = "mine"
    owner_id: int | None = None
    team_id: int | None = None
    channel_id: int | None = None
    channel_type: str | None = None
    tag_id: int | None = None
    type: str | None = None
    text: str = ""
    """Words in any form, or `#41`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A task wherever several are seen. The customer is that of the first linked dialog one may see."""

    id: int
    type: str
    title: str
    status: str
    phase: str
    priority: int
    deadline_at: int | None
    done_at: int | None
    created_at: int
    owner_id: int | None
    owner_name: str | None
    team_id: int | None
    team_name: str | None
    dialogs: int
    """How many dialogs hang on it, seen or not."""
    contacts: int
    """How many customers hang on it without a dialog."""
    dialog_id: int | None
    contact_id: int | None
    contact_name: str | None
    channel_type: str | None
    steps: int
    steps_done: int
    comments: int
    version: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A column of the board or a section of the feed: how many there are, and the first of them."""

    key: str
    count: int
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list; `next` is the cursor of the following one, None at the end."""

    lines: list[Line]
    next: str | None


@dataclass(frozen=True, slots=True)
class Counters:
    """Numbers for the sidebar: one's own unfinished tasks, and the outages that run."""

    open: int
    overdue: int
    today: int
    outages: int


async def board(view: View, who: Actor, wanted: Filter, *, limit: int = LANE) -> list[Lane]:
    """The columns `overdue`, `today`, `later`, `none` (without a deadline), `done` (of the last seven days)."""
    rows = await _current(view, who, wanted)
    keys = [_column(row, now=view.now, zone=who.timezone) for row in rows]
    return await _lanes(view, who, BOARD, rows, keys, limit=limit)


async def feed(view: View, who: Actor, wanted: Filter, *, limit: int = LANE) -> list[Lane]:
    """The sections `overdue`, `current`, `done` (of the last seven days)."""
    rows = await _current(view, who, wanted)
    keys = [_column(row, now=view.now, zone=who.timezone) for row in rows]
    return await _lanes(view, who, FEED, rows, [key if key in FEED else "current" for key in keys], limit=limit)


async def _current(view: View, who: Actor, wanted: Filter) -> list[Row]:
    """What is unfinished or was done lately, by what decides its lane: one pass, whatever the lanes."""
    args: list[Any] = []
    where = f"{visible(who, 't')} AND {_filters(who, wanted, args)}"
    columns = "SELECT t.id, t.priority, t.deadline_at, t.done_at FROM task t WHERE"
    return await view.rows(
        f"{columns} t.status {OPEN_TASK} AND {where} UNION ALL"
        f" {columns} t.status = 'done' AND t.done_at >= {deadlines.done_since(view.now)} AND {where}",
        *args,
    )


def _column(row: Row, *, now: int, zone: str) -> str:
    return "done" if row["done_at"] is not None else deadlines.column(row["deadline_at"], now=now, zone=zone)


async def _lanes(
    view: View, who: Actor, names: Sequence[str], rows: Sequence[Row], keys: Sequence[str], *, limit: int
) -> list[Lane]:
    lanes: dict[str, list[Row]] = {name: [] for name in names}
    for row, key in zip(rows, keys, strict=True):
        lanes[key].append(row)
    shown = {name: sorted(lanes[name], key=_order(name, view.now))[:limit] for name in names}
    found = {line.id: line for line in await _by_ids(view, who, [row["id"] for one in shown.values() for row in one])}
    return [Lane(name, len(lanes[name]), [found[row["id"]] for row in shown[name]]) for name in names]


def _order(lane: str, now: int) -> Callable[[Row], tuple[int, int]]:
    """Overdue ones stand by lateness times urgency, those without a deadline by urgency, the others by their time."""
    match lane:
        case "overdue":
            return lambda row: ((row["deadline_at"] - now) * (row["priority"] + 1), row["id"])
        case "none":
            return lambda row: (-row["priority"], -row["id"])
        case "done":
            return lambda row: (-row["done_at"], -row["id"])
    return lambda row: (NEVER if row["deadline_at"] is None else row["deadline_at"], row["id"])


async def listing(
    view: View, who: Actor, wanted: Filter, *, section: Section = "open", after: str | None = None, limit: int = LANE
) -> Page:
    """A page of a list: unfinished ones by deadline (`open`, or only `overdue` or `current`), finished and cancelled
    ones (`done`) newest first. A cursor that cannot be read begins anew.
    """
    down = section == "done"
    column = "t.done_at" if down else f"coalesce(t.deadline_at, {NEVER})"
    args: list[Any] = []
    conditions = [_section(section, view.now), visible(who, "t"), _filters(who, wanted, args)]
    if (cursor := _read_cursor(after)) is not None:
        args += cursor
        conditions.append(f"({column}, t.id) {'<' if down else '>'} (${len(args) - 1}, ${len(args)})")
    order = f"{column} {'DESC' if down else 'ASC'}, t.id {'DESC' if down else 'ASC'}"
    ids = await view.column(
        f"SELECT t.id FROM task t WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT {int(limit) + 1}", *args
    )
    found = {line.id: line for line in await _by_ids(view, who, ids[:limit])}
    lines = [found[task_id] for task_id in ids[:limit]]
    if len(ids) <= limit:
        return Page(lines, None)
    last = lines[-1]
    sorted_by = last.done_at if down else NEVER if last.deadline_at is None else last.deadline_at
    return Page(lines, f"{sorted_by}.{last.id}")


def _section(section: Section, now: int) -> str:
    unfinished = f"t.status {OPEN_TASK}"
    return {
        "open": unfinished,
        "overdue": f"{unfinished} AND t.deadline_at < {now}",
        "current": f"{unfinished} AND (t.deadline_at IS NULL OR t.deadline_at >= {now})",
        "done": "t.status IN ('done', 'cancelled')",
    }[section]


def _read_cursor(after: str | None) -> list[int] | None:
    value, dot, task_id = (after or "").partition(".")
    if not (dot and value.isascii() and value.isdigit() and task_id.isascii() and task_id.isdigit()):
        return None
    return [min(int(value), NEVER), min(int(task_id), NEVER)]


def _filters(who: Actor, wanted: Filter, args: list[Any]) -> str:
    """The filter as an SQL condition; texts go into `args`, numbers are our own."""
    teams = ", ".join(map(str, sorted(who.teams))) or "NULL"
    found = [
        {
            "mine": f"t.owner_id = {who.id}",
            "team": f"t.team_id IN ({teams})",
            "watching": f"t.id IN (SELECT task_id FROM task_watcher WHERE agent_id = {who.id})",
            "all": "TRUE",
        }[wanted.scope]
    ]
    if wanted.owner_id is not None:
        found.append(f"t.owner_id = {int(wanted.owner_id)}")
    if wanted.team_id is not None:
        found.append(f"t.team_id = {int(wanted.team_id)}")
    if wanted.type in ("task", "outage"):
        found.append(f"t.type = '{wanted.type}'")
    of_dialogs = _of_dialogs(wanted, args)
    if of_dialogs:
        found.append(
            "EXISTS (SELECT 1 FROM task_link fl JOIN dialog fd ON fd.id = fl.dialog_id JOIN channel fc"
            f" ON fc.id = fd.channel_id WHERE fl.task_id = t.id AND {' AND '.join(of_dialogs)})"
        )
    found += _text(wanted.text, args)
    return " AND ".join(found)


def _of_dialogs(wanted: Filter, args: list[Any]) -> list[str]:
    found = []
    if wanted.channel_id is not None:
        found.append(f"fd.channel_id = {int(wanted.channel_id)}")
    if wanted.channel_type is not None:
        args.append(wanted.channel_type)
        found.append(f"fc.type = ${len(args)}")
    if wanted.tag_id is not None:
        found.append(f"fd.id IN (SELECT dialog_id FROM dialog_tag WHERE tag_id = {int(wanted.tag_id)})")
    return found


def _text(text: str, args: list[Any]) -> list[str]:
    number = text.strip().removeprefix("#")
    if text.strip().startswith("#") and number.isascii() and number.isdigit() and len(number) < 19:
        return [f"t.id = {int(number)}"]
    found = []
    for stem in query_stems(text)[:8]:
        args.append(f"% {stem}%")
        found.append(f"t.words LIKE ${len(args)}")
    return found


async def counters(view: View, who: Actor) -> Counters:
    """One's own unfinished tasks, those of them that are overdue or due today, and all running outages one may see."""
    midnight = deadlines.end_of_today(view.now, who.timezone)
    row = await view.row(
        f"SELECT count(*) AS open, count(*) FILTER (WHERE deadline_at < {view.now}) AS overdue,"
        f" count(*) FILTER (WHERE deadline_at >= {view.now} AND deadline_at < {midnight}) AS today,"
        f" (SELECT count(*) FROM task t WHERE t.type = 'outage' AND t.status {OPEN_TASK} AND {visible(who, 't')})"
        f" AS outages FROM task WHERE owner_id = {who.id} AND status {OPEN_TASK}"
    )
    return Counters(**(row or {}))


async def of_dialog(view: View, dialog_id: int, *, to: Actor) -> list[Line]:
    """The tasks of a dialog, unfinished ones first, with what is unfinished of its thread's other dialogs.

    Raises `DialogNotFound`.
    """
    dialog = await access.dialog(view, dialog_id, to=to)
    ids = await view.column(
        "SELECT DISTINCT l.task_id FROM dialog d JOIN task_link l ON l.dialog_id = d.id JOIN task t ON t.id = l.task_id"
        f" WHERE d.thread_id = $1 AND (d.id = $2 OR t.status {OPEN_TASK}) AND {visible(to, 't')}",
        dialog["thread_id"],
        dialog["id"],
    )
    return _unfinished_first(await _by_ids(view, to, ids))


async def of_contact(view: View, contact_id: int, *, to: Actor, limit: int = LANE) -> list[Line]:
    """The tasks of a customer, by his dialogs or without one: unfinished ones first, then the newest."""
    ids = await view.column(
        "SELECT t.id FROM (SELECT l.task_id FROM dialog d JOIN task_link l ON l.dialog_id = d.id"
        " WHERE d.contact_id = $1 UNION SELECT task_id FROM task_contact WHERE contact_id = $1) x"
        f" JOIN task t ON t.id = x.task_id WHERE {visible(to, 't')}"
        f" ORDER BY CASE WHEN t.status {OPEN_TASK} THEN 0 ELSE 1 END, t.id DESC LIMIT {int(limit)}",
        contact_id,
    )
    return _unfinished_first(await _by_ids(view, to, ids))


async def lines(view: View, who: Actor, ids: Iterable[int]) -> list[Line]:
    """Certain tasks, those that `who` may see, by id: what a screen asks for after an event."""
    return await _by_ids(view, who, ids, condition=visible(who, "t"))


def _unfinished_first(found: list[Line]) -> list[Line]:
    def place(line: Line) -> tuple[bool, int]:
        over = line.done_at is not None
        return over, -(line.done_at or 0) if over else NEVER if line.deadline_at is None else line.deadline_at

    return sorted(found, key=place)


async def _by_ids(view: View, who: Actor, ids: Iterable[int], *, condition: str = "TRUE") -> list[Line]:
    """These tasks with all that a line shows, by id. Whether `who` may see them is asked before, or by `condition`."""
    rows = await view.rows(
        "SELECT t.id, t.type, t.title, t.status, t.phase, t.priority, t.deadline_at, t.done_at, t.created_at,"
        " t.owner_id, o.name AS owner_name, t.team_id, g.name AS team_name, t.version,"
        " (SELECT count(*) FROM task_link l WHERE l.task_id = t.id) AS dialogs,"
        " (SELECT count(*) FROM task_contact k WHERE k.task_id = t.id) AS contacts,"
        " (SELECT count(*) FROM checklist_item s WHERE s.task_id = t.id) AS steps,"
        " (SELECT count(*) FROM checklist_item s WHERE s.task_id = t.id AND s.done_at IS NOT NULL) AS steps_done,"
        " (SELECT count(*) FROM task_comment m WHERE m.task_id = t.id) AS comments,"
        " f.id AS dialog_id, ch.type AS channel_type, coalesce(c.id, kc.id) AS contact_id,"
        " coalesce(c.name, th.title, kc.name) AS contact_name FROM task t"
        " LEFT JOIN agent o ON o.id = t.owner_id LEFT JOIN team g ON g.id = t.team_id"
        " LEFT JOIN dialog f ON f.id = (SELECT d.id FROM task_link l JOIN dialog d ON d.id = l.dialog_id"
        f" WHERE l.task_id = t.id AND {access.visible(who, 'd')} ORDER BY l.id LIMIT 1)"
        " LEFT JOIN thread th ON th.id = f.thread_id LEFT JOIN channel ch ON ch.id = f.channel_id"
        " LEFT JOIN contact c ON c.id = f.contact_id LEFT JOIN contact kc ON f.id IS NULL AND kc.id ="
        " (SELECT k.contact_id FROM task_contact k WHERE k.task_id = t.id ORDER BY k.id LIMIT 1)"
        f" WHERE {view.among('t.id', 1)} AND {condition} ORDER BY t.id",
        view.many(ids),
    )
    return [Line(**row) for row in rows]

"""From tasks as `tasks.board` and `tasks.card` read them to the shapes that templates want."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, cast

from babel import dates, numbers

from core import i18n
from core.i18n import gettext as _
from core.i18n import ngettext
from core.text import snippet
from core.work import Row
from tasks.board import NEVER, Line
from tasks.card import Card
from tasks.deadlines import Offer
from tasks.fields import Filled
from tasks.models import FieldKind
from web.shapes import FieldLine, Link, LogLine, Person, Step, Task, When

OFFERS: Final[Mapping[str, Callable[[], str]]] = {
    "hour": lambda: _("In an hour"),
    "today": lambda: _("Today"),
    "tomorrow": lambda: _("Tomorrow"),
    "friday": lambda: _("Friday"),
}

PHASES: Final[Mapping[str, Callable[[], str]]] = {
    "investigating": lambda: _("We are looking into it"),
    "identified": lambda: _("The cause is known"),
    "monitoring": lambda: _("Mended, we are watching"),
    "resolved": lambda: _("Solved"),
    "false_alarm": lambda: _("A false alarm"),
}


def line(found: Line) -> Task:
    """A task in a list, on the board or beside a dialog."""
    return Task(
        id=found.id,
        title=found.title,
        state=cast(Any, found.status),
        deadline_at=found.deadline_at,
        owner=_person(found.owner_id, found.owner_name),
        team=_person(found.team_id, found.team_name, "team"),
        kind="outage" if found.type == "outage" else "task",
        linked=found.dialogs,
        contact=_person(found.contact_id, found.contact_name, "contact") if found.contact_name else None,
        channel=found.channel_type or "",
        done_at=found.done_at,
        priority=found.priority,
        steps=found.steps,
        steps_done=found.steps_done,
        sort=_place(found.done_at, found.deadline_at),
    )


def _person(id_: int | None, name: str | None, kind: str = "agent") -> Person | None:
    return Person(id_ or 0, name or "", kind) if name else None


def _place(done_at: int | None, deadline_at: int | None) -> int:
    """Unfinished ones by deadline, then the finished, newest first."""
    if done_at is not None:
        return 2 * NEVER - done_at
    return NEVER if deadline_at is None else deadline_at


def task(row: Row, *, steps: Sequence[Row] = ()) -> Task:
    """The task of a card."""
    return Task(
        id=row["id"],
        title=row["title"],
        state=cast(Any, row["status"]),
        deadline_at=row["deadline_at"],
        owner=_person(row["owner_id"], row["owner_name"]),
        team=_person(row["team_id"], row["team_name"], "team"),
        kind="outage" if row["type"] == "outage" else "task",
        linked=row["dialogs"],
        done_at=row["done_at"],
        priority=row["priority"],
        steps=len(steps),
        steps_done=sum(1 for step in steps if step["done_at"] is not None),
    )


def steps(found: Iterable[Row]) -> list[Step]:
    return [Step(row["id"], row["text"], done=row["done_at"] is not None) for row in found]


def fields(found: Card) -> list[FieldLine]:
    """What it says in the administrators' fields."""
    return [FieldLine(one.field.name, _said(one), one.missing) for one in found.fields]


def _said(filled: Filled) -> str:
    value = filled.value
    if value is None:
        return ""
    match filled.field.kind:
        case FieldKind.BOOL:
            return _("Yes") if value else _("No")
        case FieldKind.NUMBER:
            return numbers.format_decimal(value, locale=i18n.locale(), decimal_quantization=False)
        case FieldKind.DATE:
            return dates.format_date(date.fromisoformat(value), "long", locale=i18n.locale())
    return str(value)


def links(found: Card) -> list[Link]:
    """Its dialogs that may be seen, then its customers without one."""
    dialogs = [
        Link(
            key=f"d{row['dialog_id']}",
            href=f"/d/{row['dialog_id']}" + (f"?at={row['message_id']}" if row["message_id"] else ""),
            contact=Person(row["contact_id"] or row["dialog_id"], row["contact_name"] or "", "contact"),
            channel=row["channel_type"],
            text=snippet(row["message_text"] or row["snippet"] or "", 160),
            at=row["last_at"],
        )
        for row in found.links
    ]
    return [*dialogs, *(contact_link(row) for row in found.contacts)]


def contact_link(row: Row) -> Link:
    """A customer without a dialog."""
    return Link(
        f"c{row['id']}", f"/contacts/{row['id']}", Person(row["id"], row["name"], "contact"), text=_("customer")
    )


def dialog_link(row: Row) -> Link:
    """A dialog (a row of `inbox.queries`) that may be linked."""
    who = Person(row["contact_id"] or row["thread_id"], row["contact_name"] or row["thread_title"] or "", "contact")
    said = row.get("text") or row["snippet"] or ""
    return Link(f"d{row['id']}", f"/d/{row['id']}", who, row["channel_type"], snippet(said, 160), row["last_at"])


def whens(offers: Sequence[Offer], chosen: str) -> list[When]:
    """Deadlines to choose with one press; going without one is one of them."""
    found = [When(_named(offer), offer.at, chosen=offer.key == chosen) for offer in offers]
    return [*found, When(_("No deadline"), None)]


def _named(offer: Offer) -> str:
    name = OFFERS[offer.key]()
    return name if offer.key == "hour" else f"{name} {i18n.clock(offer.at)}"


# ---- what happened with a task

FIELDS: Final[Mapping[str, Callable[[], str]]] = {
    "title": lambda: _("the title"),
    "body": lambda: _("the description"),
    "deadline": lambda: _("the deadline"),
    "priority": lambda: _("the priority"),
    "team_id": lambda: _("the team"),
    "type": lambda: _("the kind"),
    "steps": lambda: _("the steps"),
    "remind_before": lambda: _("the reminder"),
    "promised": lambda: _("what the customer is promised"),
}

SENTENCES: Final[Mapping[str, Callable[[], str]]] = {
    "task.created": lambda: _("%(who)s made the task"),
    "task.overdue": lambda: _("The deadline has gone by"),
    "task.due": lambda: _("The deadline is near"),
}


def story(found: Card) -> list[LogLine]:
    """Comments and changes in one order of time."""
    said = [LogLine(row["id"], 0, row["at"], row["agent_name"] or "", row["body"]) for row in found.comments]
    told = [LogLine(-row["number"], 0, row["at"], words) for row in found.history if (words := sentence(row))]
    whole = sorted([*told, *said], key=lambda one: one.at)
    return [LogLine(one.id, index, one.at, one.event, one.text) for index, one in enumerate(whole)]


def sentence(row: Row) -> str:
    """A change of a task in words; empty for what is told elsewhere or concerns machines only."""
    data, kind = row["data"], row["kind"]
    values = {"who": row["agent_name"] or _("Pult")}
    if kind in SENTENCES:
        return SENTENCES[kind]() % values
    if kind == "task.assigned":
        name = data.get("name")
        if data.get("new") is not None and data.get("new") == row["agent_id"]:
            return _("%(who)s took the task") % values if data.get("old") is not None else ""
        if not name:
            return _("%(who)s took the owner away") % values
        return _("%(who)s gave the task to %(name)s") % {**values, "name": name}
    if kind == "task.status":
        return _moved(data, values)
    if kind == "outage.phase":
        return PHASES[data["new"]]() if data.get("new") in PHASES else ""
    if kind == "task.changed" and "files" in data.get("fields", ()):
        return _files(data, values)
    if kind == "task.changed":
        known = [FIELDS[name]() for name in data.get("fields", ()) if name in FIELDS]
        names = ", ".join([*known, *(_("“%(name)s”") % {"name": name} for name in data.get("named", ()))])
        return _("%(who)s changed %(what)s") % {**values, "what": names} if names else ""
    if kind in ("task.linked", "task.unlinked"):
        return _linked(kind, values, row["count"])
    return ""


def _moved(data: Mapping[str, Any], values: Mapping[str, str]) -> str:
    new, old = data.get("new", ""), data.get("old", "")
    if new == "done":
        return _("%(who)s finished the task") % values
    if new == "cancelled":
        return _("%(who)s cancelled the task") % values
    if old in ("done", "cancelled"):
        return _("%(who)s took the task up again") % values
    return _("%(who)s: %(state)s") % {**values, "state": state(new)}


def _files(data: Mapping[str, Any], values: Mapping[str, str]) -> str:
    attached, removed = (", ".join(data.get(name, ())) for name in ("attached", "removed"))
    if attached and removed:
        return _("%(who)s attached %(files)s and removed %(gone)s") % {**values, "files": attached, "gone": removed}
    if attached:
        return _("%(who)s attached %(files)s") % {**values, "files": attached}
    return _("%(who)s removed %(files)s") % {**values, "files": removed}


def _linked(kind: str, values: Mapping[str, str], n: int) -> str:
    if kind == "task.linked":
        return ngettext("%(who)s linked a dialog", "%(who)s linked %(n)s dialogs", n) % {**values, "n": n}
    return ngettext("%(who)s unlinked a dialog", "%(who)s unlinked %(n)s dialogs", n) % {**values, "n": n}


def state(name: str) -> str:
    return {
        "todo": _("to do"),
        "doing": _("in progress"),
        "waiting": _("waiting"),
        "done": _("done"),
        "cancelled": _("cancelled"),
    }.get(name, name)


def channels(counted: Mapping[str, int]) -> str:
    """`21 Telegram · 9 e-mail`"""
    names = {"telegram": "Telegram", "email": _("e-mail"), "widget": _("site chat")}
    return " · ".join(f"{n} {names.get(kind, kind)}" for kind, n in sorted(counted.items(), key=lambda one: -one[1]))

"""What stands around a dialog's messages: its head, its warnings, the customer's card, tasks and earlier dialogs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from core import i18n
from core.i18n import gettext as _
from core.work import Row, View
from inbox import queries
from inbox.access import Actor, visible
from inbox.models import Status
from tasks import board
from tasks.board import Line
from web import happenings, present, present_tasks
from web.shapes import Card, Fact, Notice, Past

SEND: Final[Mapping[str, Callable[[], str]]] = {
    "telegram": lambda: _("Send to Telegram"),
    "email": lambda: _("Send by e-mail"),
    "widget": lambda: _("Send to the site chat"),
}
"""The button names the channel, so that nobody errs about who will read it."""

FILE_LIMITS: Final = {"telegram": 50_000_000, "email": 20_000_000, "widget": 20_000_000}
"""Octets a file may have on a channel."""

UNREACHABLE: Final[Mapping[str, Callable[[], str]]] = {
    "blocked": lambda: _("The customer blocked the bot: what you send will not arrive. A note reaches colleagues."),
    "deactivated": lambda: _("The customer deleted the account: what you send will not arrive."),
    "bounced": lambda: _("Letters to this address come back."),
    "removed": lambda: _("The bot was removed from this group and can write there no more."),
    "left": lambda: _("The bot left this group and can write there no more."),
}
ALSO: Final[Mapping[str, Callable[[], str]]] = {
    "telegram": lambda: _("The customer also writes in Telegram."),
    "email": lambda: _("The customer also writes by e-mail."),
    "widget": lambda: _("The customer also writes in the site chat."),
}
SILENT: Final = ("removed", "left")
"""Where nothing can be sent at all."""


@dataclass(slots=True)
class Side:
    """What is read for the side panel."""

    contact: Row | None = None
    past: list[Row] = field(default_factory=list)
    tasks: list[Line] = field(default_factory=list)
    elsewhere: list[Row] = field(default_factory=list)
    """Where else the customer can be written to; read only when nothing arrives here."""
    newer: int | None = None
    """The thread's live dialog, when an older one is looked at."""


async def read(view: View, row: Row, *, to: Actor) -> Side:
    own = await board.of_dialog(view, row["id"], to=to)
    if row["contact_id"] is None:
        return Side(tasks=own)
    return Side(
        tasks=own,
        contact=await queries.contact_card(view, row["contact_id"]),
        past=await queries.past(view, to, row["contact_id"], besides=row["id"], limit=8),
        elsewhere=await queries.elsewhere(view, to, row["contact_id"], besides=row["thread_id"])
        if row["unreachable"]
        else [],
        newer=await view.value(
            f"SELECT d.id FROM dialog d WHERE d.thread_id = $1 AND d.id > $2 AND {visible(to, 'd')}"
            " ORDER BY d.id DESC LIMIT 1",
            row["thread_id"],
            row["id"],
        ),
    )


def head(row: Row, who: Actor) -> dict[str, Any]:
    """The fields of `shapes.Dialog` that its first line and its composer need."""
    gone = row["unreachable"] in SILENT
    return {
        "id": row["id"],
        "thread_id": row["thread_id"],
        "contact": present.contact(row),
        "channel": row["channel_type"],
        "channel_name": row["channel_name"],
        "status": row["status"],
        "status_name": happenings.status_name(row["status"]),
        "title": row["subject"] or (row["thread_title"] if row["contact_id"] is None else ""),
        "is_group": row["thread_kind"] in ("group", "topic"),
        "assignee": present.person(row["assignee_id"], row["assignee_name"]),
        "team": present.person(row["team_id"], row["team_name"], "team"),
        "priority": row["priority"],
        "snoozed_until": row["snoozed_until"],
        "may_edit": who.may_write,
        "may_write": who.may_write,
        "can_reply": not gone,
        "cannot_reply": UNREACHABLE[row["unreachable"]]() if gone else "",
        "send_name": SEND.get(row["channel_type"], lambda: _("Send"))(),
        "file_limit": FILE_LIMITS.get(row["channel_type"], 0),
    }


def side(found: Side, row: Row) -> dict[str, Any]:
    """The fields of `shapes.Dialog` that the side panel and the warnings need."""
    return {
        "notices": notices(found, row),
        "card": customer(found.contact),
        "tasks": [present_tasks.line(one) for one in found.tasks if one.type != "outage"],
        "outages": [present_tasks.line(one) for one in found.tasks if one.type == "outage" and one.done_at is None],
        "history": [past(one) for one in found.past],
    }


def notices(found: Side, row: Row) -> list[Notice]:
    told = []
    if row["unreachable"] in UNREACHABLE:
        told.append(Notice(UNREACHABLE[row["unreachable"]](), "late", "ban"))
        told += _other_ways(found)
    if found.contact and found.contact["blocked_at"]:
        told.append(Notice(_("We do not listen to this customer: new messages wake nobody."), "soon", "ban"))
    if found.newer:
        text = _("The customer has written again since: this is an earlier dialog.")
        told.append(Notice(text, "mine", "history", href=f"/d/{found.newer}", action=_("Go to the present one")))
    elif row["status"] == Status.CLOSED:
        told.append(Notice(_("Closed. A reply opens it again."), "", "circle-check"))
    return told


def _other_ways(found: Side) -> list[Notice]:
    """The customer's other channels, each with the way there; else the addresses that are known."""
    ways = [one for one in found.elsewhere if one["channel_type"] in ALSO]
    if ways:
        return [
            Notice(ALSO[one["channel_type"]](), "mine", "forward", href=f"/d/{one['id']}", action=_("Answer there"))
            for one in ways
        ]
    known = [found.contact[key] for key in ("email", "phone") if found.contact[key]] if found.contact else []
    return [Notice(_("Also known: %(addresses)s") % {"addresses": ", ".join(known)}, "mine", "info")] if known else []


def customer(contact: Row | None) -> Card:
    if contact is None:
        return Card()
    facts = [address(one) for one in contact["identities"][:6]]
    known = {fact.value for fact in facts}
    if contact["email"] and contact["email"] not in known:
        facts.append(Fact(_("E-mail"), contact["email"], f"mailto:{contact['email']}"))
    if contact["phone"]:
        facts.append(Fact(_("Phone"), contact["phone"], f"tel:{contact['phone']}"))
    return Card(contact["company_name"] or "", facts)


def address(identity: Row) -> Fact:
    """Where the customer is known on a channel, with a link where there can be one."""
    kind = identity["channel_type"]
    if kind == "telegram":
        name = identity["username"]
        return Fact("Telegram", f"@{name}" if name else identity["name"], f"https://t.me/{name}" if name else "")
    if kind == "email":
        return Fact(_("E-mail"), identity["address"], f"mailto:{identity['address']}")
    if kind == "widget":
        return Fact(_("Site chat"), i18n.full(identity["seen_at"]))
    return Fact(identity["channel_name"], identity["address"])


def past(row: Row) -> Past:
    return Past(
        row["id"],
        row["subject"] or row["snippet"] or _("Dialog #%(id)s") % {"id": row["id"]},
        row["channel_type"],
        row["last_at"],
        row["assignee_name"] or "",
    )

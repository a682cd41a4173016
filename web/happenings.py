"""Event lines in words: who did what with a dialog, as a sentence and an icon."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core import i18n
from core.i18n import gettext as _
from core.work import Row

STATUS_NAMES: Mapping[str, Callable[[], str]] = {
    "open": lambda: _("Open"),
    "waiting": lambda: _("Waiting"),
    "on_hold": lambda: _("On hold"),
    "closed": lambda: _("closed").capitalize(),
}

PRIORITY_NAMES: Mapping[int, Callable[[], str]] = {
    0: lambda: _("low"),
    1: lambda: _("normal"),
    2: lambda: _("high"),
    3: lambda: _("urgent"),
}

SENTENCES: Mapping[str, tuple[Callable[[], str], str]] = {
    "assigned": (lambda: _("%(who)s gave the dialog to %(name)s"), "user-round-plus"),
    "assigned.self": (lambda: _("%(who)s took the dialog"), "user-round-check"),
    "assigned.none": (lambda: _("%(who)s took the dialog off its owner"), "user-round-x"),
    "team": (lambda: _("%(who)s gave the dialog to the team %(name)s"), "users-round"),
    "team.none": (lambda: _("%(who)s took the dialog off its team"), "users-round"),
    "status": (lambda: _("%(who)s set the status: %(status)s"), "circle-dot"),
    "priority": (lambda: _("%(who)s set the priority: %(priority)s"), "flag"),
    "snoozed": (lambda: _("%(who)s put the dialog off until %(until)s"), "alarm-clock"),
    "woken": (lambda: _("The dialog is back from being put off"), "alarm-clock"),
    "reach.blocked": (lambda: _("The customer blocked the bot"), "ban"),
    "reach.unblocked": (lambda: _("The customer unblocked the bot"), "check"),
    "reach.removed": (lambda: _("The bot was removed from the group"), "ban"),
    "reach.left": (lambda: _("The bot left the group"), "ban"),
    "reach.added": (lambda: _("The bot was added to the group"), "check"),
    "visitor.identified": (lambda: _("The site says who the visitor is: %(name)s"), "user-round-check"),
    "visitor.email": (lambda: _("The visitor left an e-mail address: %(email)s"), "mail"),
    "task.created": (lambda: _("%(who)s made a task: %(title)s"), "square-check"),
    "task.done": (lambda: _("%(who)s finished the task: %(title)s"), "square-check"),
    "task.cancelled": (lambda: _("%(who)s cancelled the task: %(title)s"), "circle-x"),
    "task.reopened": (lambda: _("%(who)s took the task up again: %(title)s"), "undo-2"),
    "task.linked": (lambda: _("%(who)s linked the dialog to: %(title)s"), "link"),
    "task.unlinked": (lambda: _("%(who)s unlinked the dialog from: %(title)s"), "link"),
}
"""Kinds of event lines. One that is not here is shown by its name, so that nothing is hidden."""


def status_name(status: str) -> str:
    return STATUS_NAMES[status]()


def priority_name(priority: int) -> str:
    return PRIORITY_NAMES[priority]()


def sentence(found: Row) -> tuple[str, str]:
    """The sentence of an event line (a row of `inbox.queries.messages`) and its icon."""
    facts: Mapping[str, Any] = found["extra"]
    kind = str(facts.get("event", ""))
    if kind in ("assigned", "team") and facts.get("to") is None:
        kind += ".none"
    elif kind == "assigned" and facts["to"] == found["agent_id"]:
        kind += ".self"
    if kind not in SENTENCES:
        return kind, "info"
    words, icon = SENTENCES[kind]
    return words() % _values(found, facts), icon


def _values(found: Row, facts: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {
        "who": found["agent_name"] or _("Pult"),
        "name": facts.get("name") or "",
        "title": facts.get("title") or "",
        "email": facts.get("email") or "",
    }
    if facts.get("event") == "status":
        values["status"] = status_name(facts["new"])
    if facts.get("event") == "priority":
        values["priority"] = priority_name(facts["new"])
    if facts.get("until"):
        values["until"] = i18n.full(facts["until"])
    return values

"""What a notice says: its title, a line of detail and where it leads, in the language of whoever reads it.

The facts are read fresh, so a mail that waited a minute tells what is true then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core import i18n
from core.i18n import gettext as _
from core.i18n import lazy, ngettext
from core.text import safe_name, snippet
from core.work import Row, View
from notifications.alerts.kinds import opened

DETAIL = 300
"""Characters of detail."""


@dataclass(frozen=True, slots=True)
class Told:
    """A notice in words."""

    title: str
    detail: str
    path: str
    """Leads to what it is about, under the product's address."""
    action: str
    """What is written on the button that leads there."""
    is_private: bool = False
    """The detail quotes somebody: it is kept from places where others may read along."""


DIALOG = (
    "SELECT d.id, d.subject, d.snippet, c.name AS contact, t.title, t.kind FROM dialog d"
    " JOIN thread t ON t.id = d.thread_id LEFT JOIN contact c ON c.id = d.contact_id WHERE d.id = $1"
)

ABOUT_DIALOGS: Final[Mapping[str, lazy]] = {
    "assigned": lazy("A dialog for you: %(name)s"),
    "mention": lazy("You are mentioned: %(name)s"),
    "mention by": lazy("%(by)s mentions you: %(name)s"),
    "note": lazy("A note: %(name)s"),
    "note by": lazy("A note by %(by)s: %(name)s"),
    "chat": lazy("Somebody waits in the site's chat: %(name)s"),
    "unassigned": lazy("A dialog without an owner: %(name)s"),
    "task_done": lazy("Done, the customer may be told: %(name)s"),
    "undelivered": lazy("Not delivered: %(name)s"),
    "uncertain": lazy("Perhaps not delivered: %(name)s"),
}
ABOUT_TASKS: Final[Mapping[str, lazy]] = {
    "task_assigned": lazy("A task for you: %(name)s"),
    "task_due": lazy("Due soon: %(name)s"),
    "task_overdue": lazy("Overdue: %(name)s"),
    "task_done": lazy("Done: %(name)s"),
    "mention": lazy("You are mentioned: %(name)s"),
    "mention by": lazy("%(by)s mentions you: %(name)s"),
    "note": lazy("A comment: %(name)s"),
    "note by": lazy("A comment by %(by)s: %(name)s"),
}


async def facts(view: View, notice: Row) -> Row:
    """What the words of a notice are made of: the notice with `dialog`, `task`, `channel` (rows) and `by` (a name)."""
    data = opened(notice["data"])
    task_id = notice["task_id"] or data.get("task_id")
    dialog_id, channel_id = notice["dialog_id"], notice["channel_id"]
    return {
        **notice,
        "data": data,
        "dialog": await view.row(DIALOG, dialog_id) if dialog_id else None,
        "task": await view.row("SELECT title, deadline_at FROM task WHERE id = $1", task_id) if task_id else None,
        "channel": await view.row("SELECT name, problem FROM channel WHERE id = $1", channel_id)
        if channel_id
        else None,
        "by": await view.value("SELECT name FROM agent WHERE id = $1", data["by"]) if data.get("by") else None,
    }


async def of(view: View, notice_id: int) -> Row | None:
    """The `facts` of a notice by its id, and what its agent chose (`notify`)."""
    notice = await view.row(
        "SELECT n.*, a.notify FROM notice n JOIN agent a ON a.id = n.agent_id WHERE n.id = $1", notice_id
    )
    return {**await facts(view, notice), "notify": opened(notice["notify"])} if notice else None


def told(found: Row, *, now: int) -> Told:
    """The words, in the language that is spoken now (`core.i18n.speaking`). `found` is what `facts` returned."""
    if found["channel_id"]:
        return _about_channel(found)
    return _about_task(found, now) if found["task_id"] else _about_dialog(found)


def _about_dialog(found: Row) -> Told:
    kind, data, dialog = found["kind"], found["data"], found["dialog"]
    name = _name(dialog) if dialog else _("a dialog that is not there any more")
    path, action = f"/d/{found['dialog_id']}", _("Open the dialog")
    if kind == "undelivered":
        title = ABOUT_DIALOGS["uncertain" if data.get("state") == "uncertain" else kind] % {"name": name}
        problem = data.get("problem", "")
        return Told(title, problem and _(problem), path, action)
    if kind == "task_done":
        detail = found["task"]["title"] if found["task"] else ""
    else:
        detail = dialog["snippet"] if dialog else ""
    title = _title(ABOUT_DIALOGS, found, name)
    return Told(title, snippet(detail, DETAIL), path, action, is_private=True)


def _title(titles: Mapping[str, lazy], found: Row, name: str) -> str:
    kind, by = found["kind"], found["by"]
    said = titles.get(f"{kind} by" if by else kind) or titles.get(kind)
    if said is not None:
        return said % {"name": name, "by": by}
    n = found["data"]["kinds"].get("message", 1)
    if n == 1:
        return _("A new message: %(name)s") % {"name": name}
    return ngettext("%(n)s new message: %(name)s", "%(n)s new messages: %(name)s", n) % {"name": name, "n": n}


def _name(dialog: Row) -> str:
    """Who it is with, and what it is about, if it says so."""
    is_group = dialog["kind"] in ("group", "topic")
    who = safe_name((dialog["title"] if is_group else dialog["contact"]) or "", _("a visitor"))
    what = safe_name(dialog["subject"] or "")
    return f"{who} · {what}" if what else who


def _about_task(found: Row, now: int) -> Told:
    task = found["task"]
    name = safe_name(task["title"]) if task else _("a task that is not there any more")
    deadline = task["deadline_at"] if task else None
    detail = _("Due %(when)s") % {"when": i18n.moment(deadline, now)} if deadline else ""
    return Told(_title(ABOUT_TASKS, found, name), detail, f"/tasks/{found['task_id']}", _("Open the task"))


def _about_channel(found: Row) -> Told:
    channel = found["channel"]
    name = safe_name(channel["name"]) if channel else _("a channel that is not there any more")
    problem = channel["problem"] if channel else ""
    title = _("A channel does not work: %(name)s") % {"name": name}
    return Told(
        title,
        snippet(problem and _(problem), DETAIL),
        f"/settings/channels/{found['channel_id']}",
        _("Open the channel"),
    )

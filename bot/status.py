"""What a customer may know of his own requests: that they are open, whose turn it is, and what was promised."""

from __future__ import annotations

from bot.asking import Asker
from core.i18n import gettext as _
from core.i18n import moment
from core.rich import Rich
from core.text import snippet
from core.work import Row, View

MOST = 10
"""Requests named in one answer."""

_FIRST_WORDS = (
    "(SELECT m.text FROM message m WHERE m.dialog_id = d.id AND m.kind = 'inbound' AND m.automatic IS NULL"
    " AND m.text <> '' AND {mine} ORDER BY m.number LIMIT 1)"
)


async def requests(view: View, asker: Asker) -> Rich:
    """The open requests of the person; asked in a group, those of the group, for they are said aloud there."""
    mine, id_ = ("d.contact_id = $1", asker.contact_id) if asker.is_private else ("d.thread_id = $1", asker.thread_id)
    rows = await view.rows(
        f"SELECT d.id, d.status, d.subject, d.first_reply_at, {_FIRST_WORDS.format(mine='NOT m.is_staff')} AS words"
        f" FROM dialog d WHERE {mine} AND d.closed_at IS NULL ORDER BY d.last_at DESC LIMIT {MOST}",
        id_,
    )
    if not rows:
        return Rich(_("You have no open requests. Write here, and we will answer."))
    blocks = [await _request(view, row) for row in rows]
    return Rich("\n\n".join([_("Open requests:"), *blocks]))


async def _request(view: View, row: Row) -> str:
    about = row["subject"] or row["words"] or _("a file or a voice message")
    lines = [f"№ {row['id']} · {snippet(about, 80)}", _whose_turn(row)]
    for task in await _tasks(view, row["id"]):
        if task["type"] == "outage":
            lines.append(_known(task["public_text"]))
        elif task["promised"] and task["deadline_at"] is not None:
            lines.append(_promise(task["deadline_at"], view.now))
    return "\n".join(lines)


def _known(public_text: str) -> str:
    """What was said to everybody; a title is for colleagues, and often another customer's words."""
    if not public_text:
        return _("This is a known problem, and we are working on it.")
    return _("Known problem: %(text)s") % {"text": snippet(public_text, 300)}


async def _tasks(view: View, dialog_id: int) -> list[Row]:
    return await view.rows(
        "SELECT t.type, t.public_text, t.promised, t.deadline_at FROM task_link l"
        " JOIN task t ON t.id = l.task_id WHERE l.dialog_id = $1 AND t.status NOT IN ('done', 'cancelled')"
        " ORDER BY t.deadline_at, t.id",
        dialog_id,
    )


def _whose_turn(row: Row) -> str:
    if row["status"] == "waiting":
        return _("We wait for your answer.")
    if row["status"] == "on_hold":
        return _("We have it in hand; somebody else's work must be done first.")
    if row["first_reply_at"] is None:
        return _("We have received it and will answer.")
    return _("We are working on it.")


def _promise(deadline_at: int, now: int) -> str:
    if deadline_at < now:
        return _("We promised it for %(when)s and are late.") % {"when": moment(deadline_at, now)}
    return _("Promised: %(when)s.") % {"when": moment(deadline_at, now)}

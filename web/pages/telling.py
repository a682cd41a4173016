"""One word to everybody who hangs on an outage, in the browser: the preview, saying it, how it goes out."""

from __future__ import annotations

import uuid
from collections import Counter
from typing import Any, Final

from aiohttp import web

from core import markdown
from core.errors import Invalid, Refusal
from core.i18n import gettext as _
from core.i18n import spoken
from core.text import number
from core.work import Row, View
from inbox.access import Actor
from notifications import broadcasts, progress
from notifications.audience import REASONS, LeftOut
from web import auth
from web.keys import MACHINE
from web.pages import frame
from web.problems import words
from web.shapes import LeftOut as Group
from web.shapes import Problem, Reach, Tell, Update

MANY: Final = 50
"""More people than this, and their number must be typed."""
NAMED: Final = 12
"""Names given of those who are left out for one reason."""


class WrongNumber(Invalid):
    """Type how many people will get it, to be sure."""


def shape(
    found: broadcasts.Preview, *, text: str = "", resolve: bool = False, client_id: str = "", wrong: str = ""
) -> Tell:
    """What is known before it is sent: who gets it, who does not and why, what becomes of the dialogs."""
    counts: Counter[str] = Counter()
    for reach in found.channels:
        counts[reach.type] += reach.count
    return Tell(
        client_id=client_id or uuid.uuid4().hex,
        text=text,
        body=markdown.parse(text),
        resolve=resolve,
        channels=[Reach(kind, n) for kind, n in counts.most_common()],
        total=found.total,
        left_out=_groups(found.left_out),
        left_out_count=len(found.left_out),
        closes=found.closing.get("close", 0),
        stays=sum(n for fate, n in found.closing.items() if fate != "close"),
        confirm=found.total > MANY,
        wrong=wrong,
    )


def _groups(found: list[LeftOut]) -> list[Group]:
    reasons: dict[str, list[str]] = {}
    for one in found:
        reasons.setdefault(one.reason, []).append(one.name)
    return [
        Group(str(REASONS.get(reason, reason)), ", ".join(names[:NAMED]) + ("…" if len(names) > NAMED else ""))
        for reason, names in reasons.items()
    ]


async def preview(request: web.Request) -> web.Response:
    """`POST /tasks/{id}/preview`: `text`, `resolve`."""
    fields, who, task_id = await frame.form(request), auth.actor(request), frame.id_of(request)
    text, resolve = fields.get("text", ""), bool(fields.get("resolve"))
    found = await request.app[MACHINE].db.read(broadcasts.preview, task_id, to=who, resolves=resolve)
    shown = shape(found, text=text, resolve=resolve, client_id=fields.get("client_id", ""))
    return frame.html(request, "tasks/outage_preview.html", tell=shown)


async def publish(request: web.Request) -> web.Response:
    """`POST /tasks/{id}/updates`: `text`, `resolve`, `client_id`, `confirm`. Said once, however often it is pressed."""
    fields, who, task_id = await frame.form(request), auth.actor(request), frame.id_of(request)
    db, text, resolve = request.app[MACHINE].db, fields.get("text", "").strip(), bool(fields.get("resolve"))
    wrong, client_id = "", fields.get("client_id", "")[:64] or uuid.uuid4().hex
    try:
        found = await db.read(broadcasts.preview, task_id, to=who, resolves=resolve)
        if found.total > MANY and number(fields.get("confirm", "").strip()) != found.total:
            raise WrongNumber(field="confirm")
        body = markdown.parse(text)
        await db.write(broadcasts.publish, task_id, by=who, body=body, client_id=client_id, resolves=resolve)
        text, client_id = "", ""
    except Refusal as refusal:
        wrong = words(refusal)
    found = await db.read(broadcasts.preview, task_id, to=who, resolves=resolve and bool(wrong))
    shown = shape(found, text=text, resolve=resolve and bool(wrong), client_id=client_id, wrong=wrong)
    return frame.html(request, "tasks/outage_tell.html", status=422 if wrong else 200, task_id=task_id, tell=shown)


async def act(request: web.Request) -> web.Response:
    """`POST /tasks/{id}/updates/{update}/{act}`: pause, resume, cancel, retry."""
    uses: dict[str, Any] = {
        "pause": broadcasts.pause,
        "resume": broadcasts.resume,
        "cancel": broadcasts.cancel,
        "retry": broadcasts.retry,
    }
    use = uses.get(request.match_info["act"])
    if use is None:
        raise web.HTTPNotFound
    await request.app[MACHINE].db.write(use, frame.id_of(request, "update"), by=auth.actor(request))
    return frame.done()


async def read_updates(view: View, task_id: int, who: Actor) -> tuple[list[progress.Update], list[Row]]:
    """All words of an outage, and the deliveries that went wrong."""
    said = await progress.updates(view, task_id, to=who)
    wrong = await progress.deliveries(view, task_id, to=who, state="failed", limit=30) if said else []
    return said, wrong


def updates(said: list[progress.Update], wrong: list[Row]) -> list[Update]:
    return [
        Update(
            id=one.id,
            text=one.body.text,
            at=one.created_at,
            total=one.progress.total,
            queued=one.progress.under_way,
            sent=one.progress.sent + one.progress.delivered + one.progress.read,
            delivered=one.progress.delivered + one.progress.read,
            failed=one.progress.failed,
            uncertain=one.progress.uncertain,
            cancelled=one.progress.cancelled,
            paused=one.state == "paused",
            problems=[
                Problem(row["name"] or "", spoken(row["problem"]) if row["problem"] else _("Not delivered"))
                for row in wrong
                if row["broadcast_id"] == one.id
            ],
        )
        for one in said
    ]

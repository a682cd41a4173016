"""What is said in a dialog: replies and notes, drafts, sending again, what a message said before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from core import markdown
from core.rich import Entity, Rich
from core.text import number
from core.work import Row, Tx, View
from inbox import dialogs, messages, queries
from inbox.models import Kind
from web import auth, present
from web.keys import MACHINE
from web.pages import frame


async def say(request: web.Request) -> web.Response:
    """`POST /d/{id}/messages`: `kind` (reply or note), `text`, `client_id`, `reply_to`, `seen`, `file`…

    The same `client_id` again changes nothing and gets the same answer: the bubble as it now is.
    """
    who, db, dialog_id = auth.actor(request), request.app[MACHINE].db, frame.id_of(request)
    fields = await frame.form(request)
    kind = Kind.NOTE if fields.get("kind") == "note" else Kind.OUTBOUND
    body = markdown.parse(fields.get("text", "").strip())
    named: list[int] = []
    if kind is Kind.NOTE:
        body, named = mention(body, await db.read(queries.agents))
    message_id = await db.write(
        messages.say,
        dialog_id,
        by=who,
        kind=kind,
        body=body,
        client_id=fields.get("client_id", "")[:64] or _no_client_id(),
        files=[id_ for text in await frame.many(request, "file") if (id_ := number(text)) is not None],
        reply_to_id=number(fields.get("reply_to")),
        seen_number=number(fields.get("seen")),
        mentions=named,
    )
    return frame.parts(await bubble(request, message_id), id=message_id)


def _no_client_id() -> str:
    raise web.HTTPBadRequest


async def bubble(request: web.Request, message_id: int) -> dict[str, str]:
    """A message of ours as a part of the log it stands in."""

    async def read(view: View) -> tuple[Row, Row | None]:
        row = (await queries.messages_by_id(view, [message_id]))[0]
        return row, await queries.said_before(view, row)

    row, before = await request.app[MACHINE].db.read(read)
    line = present.log([before, row] if before else [row], borders=[], read_number=row["number"])[-1]
    where = f"#log-{row['thread_id']}"
    return frame.fragment(request, where, "inbox/message.html", swap="put", m=line, dialog_id=row["dialog_id"])


def mention(body: Rich, agents: list[Row]) -> tuple[Rich, list[int]]:
    """The text with colleagues' names after `@` marked, and who they are. A first name that two bear names nobody."""
    names: dict[str, int | None] = {}
    for agent in agents:
        for name in {agent["name"].casefold(), agent["name"].split()[0].casefold()}:
            names[name] = None if name in names else agent["id"]
    known = {name: id_ for name, id_ in names.items() if id_ is not None}
    if not known or "@" not in body.text:
        return body, []
    pattern = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    found = list(re.finditer(rf"(?<!\w)@({pattern})(?!\w)", body.text, re.IGNORECASE))
    marks = [Entity("mention", m.start(), m.end() - m.start(), str(known[m[1].casefold()])) for m in found]
    whole = sorted([*body.entities, *marks], key=lambda e: (e.offset, -e.length))
    return Rich(body.text, tuple(whole)), list(dict.fromkeys(known[m[1].casefold()] for m in found))


async def draft(request: web.Request) -> web.Response:
    """`POST /d/{id}/draft`: what has been begun, for one's other screens."""
    fields = await frame.form(request)
    kind = "note" if fields.get("kind") == "note" else "reply"
    text = fields.get("text", "")[: messages.TEXT_LIMIT]
    who, dialog_id = auth.actor(request), frame.id_of(request)
    await request.app[MACHINE].db.write(dialogs.save_draft, dialog_id, by=who, kind=kind, text=text)
    return frame.done()


async def read(request: web.Request) -> web.Response:
    """`POST /d/{id}/read`: everything up to `message` was seen."""
    fields, who, dialog_id = await frame.form(request), auth.actor(request), frame.id_of(request)
    message_id = number(fields.get("message"))

    async def seen(tx: Tx) -> None:
        number = await tx.value("SELECT number FROM message WHERE id = $1", message_id) if message_id else None
        await dialogs.read(tx, dialog_id, by=who, number=number)

    await request.app[MACHINE].db.write(seen)
    return frame.done()


async def retry(request: web.Request) -> web.Response:
    """`POST /messages/{id}/retry`: send again what failed or stayed uncertain."""
    who, message_id = auth.actor(request), frame.id_of(request)
    await request.app[MACHINE].db.write(messages.retry, message_id, by=who)
    return frame.done()


async def accept(request: web.Request) -> web.Response:
    """`POST /messages/{id}/accept`: let the sender of a mail take part in the correspondence."""
    from connectors.email import strangers

    who, message_id = auth.actor(request), frame.id_of(request)
    await request.app[MACHINE].db.write(strangers.accept, message_id, by=who)
    return frame.done()


async def settle(request: web.Request) -> web.Response:
    """`POST /messages/{id}/arrived`: the agent has seen that an uncertain one did arrive."""
    who, message_id = auth.actor(request), frame.id_of(request)
    await request.app[MACHINE].db.write(messages.settle, message_id, by=who)
    return frame.done()


async def versions(request: web.Request) -> web.Response:
    """`GET /messages/{id}/versions`: what it said before, oldest first."""
    who, message_id = auth.actor(request), frame.id_of(request)

    async def read_versions(tx: Tx) -> tuple[Row, list[Row]]:
        row = await messages.message(tx, message_id, to=who)
        return row, await tx.rows(
            "SELECT text, entities, until FROM message_version WHERE message_id = $1 ORDER BY id", message_id
        )

    row, old = await request.app[MACHINE].db.write(read_versions)
    said: list[Mapping[str, Any]] = [{"body": _rich(one), "until": one["until"]} for one in old]
    return frame.html(request, "inbox/versions.html", versions=[*said, {"body": _rich(row), "until": None}])


def _rich(row: Row) -> Rich:
    return Rich.from_json(row["text"], queries.read_json(row["entities"]))

"""Messages of a dialog over the API: reading them, replying, noting."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import uuid4

from pydantic import Field

from core.clock import SECOND
from core.work import Row, View
from inbox import access, messages, queries
from inbox.access import Actor
from inbox.models import Kind
from web.api import answers, shapes
from web.api.router import Call
from web.api.shapes import Asked, Listed, Page
from web.api.values import ClientId, Id, Number, cursor, position
from web.api.writing import Text, read_text


class MessageQuery(Listed):
    """Which messages. In their order, unless `order` says otherwise."""

    after: Number | None = Field(None, description="Only those with a greater number.")
    order: Literal["oldest", "newest"] = "oldest"


class MessageNew(Asked):
    """A reply to the customer, or a note to colleagues."""

    kind: Literal["reply", "note"]
    text: Text = ""
    files: Annotated[list[Id], Field(max_length=50)] = Field([], description="Ids of uploads that have no message yet.")
    reply_to: Id | None = Field(None, description="The message it answers.")
    seen_number: Number | None = Field(
        None, description="The newest message you know; if a colleague has answered since, nothing is sent (409)."
    )
    hold_seconds: Annotated[int, Field(ge=0, le=60)] = Field(0, description="How long it can still be taken back.")
    mentions: Annotated[list[Id], Field(max_length=50)] = Field([], description="Colleagues named in a note.")
    client_id: ClientId | None = None


class MessagePage(Page[shapes.Message]):
    """A piece of a list of messages."""


async def list_(call: Call, dialog_id: Id, query: MessageQuery) -> MessagePage:
    """Messages of a dialog"""
    name = f"messages:{query.order}"
    start = position(name, query.cursor, length=1)
    rows = await call.db.read(
        _page, dialog_id, to=call.who, asked=query, start=start[0] if start else None, limit=query.limit + 1
    )
    more = len(rows) > query.limit
    rows = rows[: query.limit]
    return MessagePage(
        items=[answers.message(row) for row in rows],
        next=cursor(name, (rows[-1]["number"],) if more else None),
    )


async def _page(
    view: View, dialog_id: int, *, to: Actor, asked: MessageQuery, start: int | None, limit: int
) -> list[Row]:
    await access.dialog(view, dialog_id, to=to)
    least = max(asked.after or 0, start or 0) if asked.order == "oldest" else asked.after or 0
    most = 2**31 - 1 if asked.order == "oldest" or start is None else start
    found = await view.rows(
        f"{queries.MESSAGE}WHERE m.dialog_id = $1 AND m.number > $2 AND m.number < $3"
        f" ORDER BY m.number {'ASC' if asked.order == 'oldest' else 'DESC'} LIMIT {int(limit)}",
        dialog_id,
        least,
        most,
    )
    return await queries.with_files(view, found)


async def say(call: Call, dialog_id: Id, body: MessageNew) -> shapes.Message:
    """Reply or note

    A reply is queued for the customer's channel; its `state` tells what becomes of it. The same `client_id` again
    answers with the message of the first request.
    """
    rich = await read_text(body.text)
    message_id = await call.db.write(
        messages.say,
        dialog_id,
        by=call.who,
        kind=Kind.OUTBOUND if body.kind == "reply" else Kind.NOTE,
        body=rich,
        client_id=body.client_id or uuid4().hex,
        files=body.files,
        reply_to_id=body.reply_to,
        seen_number=body.seen_number,
        hold=body.hold_seconds * SECOND,
        mentions=body.mentions,
    )
    rows = await call.db.read(queries.messages_by_id, [message_id])
    return answers.message(rows[0])

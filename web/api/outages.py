"""An outage's words to everybody over the API: previewing, saying, following, stopping; and who else may be hit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal
from uuid import uuid4

from pydantic import Field

from core.i18n import spoken
from core.work import Row, Tx
from inbox.access import Actor
from notifications import broadcasts, progress
from notifications.audience import REASONS
from notifications.broadcasts import Preview
from notifications.progress import Progress, Update
from tasks import outages
from web.api import answers, shapes
from web.api.router import Call
from web.api.shapes import Asked, Listed, Page, Said
from web.api.tasks import Phase
from web.api.values import ClientId, Id, cursor, position
from web.api.writing import Text, read_text


class UpdateNew(Asked):
    """What everybody who hangs on the outage is told, once, each where he wrote."""

    text: Text
    resolve: bool = Field(
        False, description="It is the last word: the outage ends, and its dialogs are closed or, where needed, opened."
    )
    phase: Phase | None = Field(None, description="Where the outage stands from now on.")
    client_id: ClientId | None = None


class PreviewQuery(Asked):
    """What the preview is for."""

    resolve: bool = False


class DeliveryQuery(Listed):
    """Which recipients."""

    update: Id | None = None
    state: (
        Literal[
            "queued", "sending", "sent", "delivered", "read", "failed", "uncertain", "cancelled", "paused", "skipped"
        ]
        | None
    ) = None


class Retry(Asked):
    """To whom to send again."""

    states: Annotated[list[Literal["failed", "cancelled", "uncertain"]], Field(min_length=1, max_length=3)] = Field(
        ["failed", "cancelled"], description="`uncertain` ones may get it twice: they are never repeated unasked."
    )


class DeliveryPage(Page[shapes.TaskDelivery]):
    """A piece of a list of recipients, in the order of sending."""


class Updates(Said):
    """All words of an outage, the newest first."""

    items: list[shapes.TaskUpdate]


class Suggestions(Said):
    """Open dialogs of the last day that sound like the outage, the most alike first."""

    items: list[shapes.Suggestion]


async def preview(call: Call, task_id: Id, query: PreviewQuery) -> shapes.UpdatePreview:
    """Who would get an update now, and who would not, and why"""
    return _preview(await call.db.read(broadcasts.preview, task_id, to=call.who, resolves=query.resolve))


async def publish(call: Call, task_id: Id, body: UpdateNew) -> shapes.TaskUpdate:
    """Tell everybody who hangs on an outage

    One message per thread: a group gets one, a person reachable on two channels gets one. It goes out by itself;
    `progress` and the deliveries tell how far. The same `client_id` again answers with the first one's.
    """
    update_id = await call.db.write(
        broadcasts.publish,
        task_id,
        by=call.who,
        body=await read_text(body.text),
        client_id=body.client_id or uuid4().hex,
        resolves=body.resolve,
        phase=body.phase,
    )
    return _update(await call.db.read(progress.update, update_id, to=call.who))


async def list_(call: Call, task_id: Id) -> Updates:
    """What everybody was told, and how far it has come"""
    return Updates(items=[_update(one) for one in await call.db.read(progress.updates, task_id, to=call.who)])


async def get(call: Call, update_id: Id) -> shapes.TaskUpdate:
    """One update and how far it has come"""
    return _update(await call.db.read(progress.update, update_id, to=call.who))


async def deliveries(call: Call, task_id: Id, query: DeliveryQuery) -> DeliveryPage:
    """How it went with each recipient"""
    after = position("deliveries", query.cursor, length=1)
    rows = await call.db.read(
        progress.deliveries,
        task_id,
        to=call.who,
        broadcast_id=query.update,
        state=query.state,
        after=after[0] if after else 0,
        limit=query.limit + 1,
    )
    more = len(rows) > query.limit
    rows = rows[: query.limit]
    return DeliveryPage(
        items=[_delivery(row) for row in rows], next=cursor("deliveries", (rows[-1]["id"],) if more else None)
    )


async def pause(call: Call, update_id: Id) -> shapes.TaskUpdate:
    """Hold back what has not begun"""
    await call.db.write(broadcasts.pause, update_id, by=call.who)
    return await get(call, update_id)


async def resume(call: Call, update_id: Id) -> shapes.TaskUpdate:
    """Go on with a paused update"""
    await call.db.write(broadcasts.resume, update_id, by=call.who)
    return await get(call, update_id)


async def cancel(call: Call, update_id: Id) -> shapes.TaskUpdate:
    """Stop an update for good; what went out stays out"""
    await call.db.write(broadcasts.cancel, update_id, by=call.who)
    return await get(call, update_id)


async def retry(call: Call, update_id: Id, body: Retry) -> shapes.TaskUpdate:
    """Send again to whom it did not get"""
    await call.db.write(_retry, update_id, by=call.who, states=body.states)
    return await get(call, update_id)


async def _retry(tx: Tx, update_id: int, *, by: Actor, states: Sequence[str]) -> None:
    await broadcasts.retry(tx, update_id, by=by, states=states)


async def suggest(call: Call, task_id: Id) -> Suggestions:
    """Open dialogs that sound like the outage and do not hang on it yet"""
    rows = await call.db.read(outages.suggest, task_id, to=call.who)
    return Suggestions(
        items=[
            shapes.Suggestion(
                dialog=answers.dialog(row), message_id=row["message_id"], text=row["text"], score=row["score"]
            )
            for row in rows
        ]
    )


# ---------------------------------------------------------------------------------------------- as it is answered


def _preview(found: Preview) -> shapes.UpdatePreview:
    return shapes.UpdatePreview(
        total=found.total,
        channels=[
            shapes.Reach(channel=shapes.ChannelRef(id=one.channel_id, type=one.type, name=one.name), count=one.count)
            for one in found.channels
        ],
        left_out=[
            shapes.LeftOut(
                reason=one.reason,
                words=str(REASONS.get(one.reason, one.reason)),
                name=one.name,
                contact_id=one.contact_id,
                thread_id=one.thread_id,
            )
            for one in found.left_out
        ],
        spared=found.spared,
        closing={str(fate): count for fate, count in found.closing.items()},
    )


def _update(one: Update) -> shapes.TaskUpdate:
    return shapes.TaskUpdate(
        id=one.id,
        task_id=one.task_id,
        author=answers.maybe(one.agent_id, one.agent_name),
        text=one.body.text,
        entities=answers.entities(one.body),
        resolves=one.resolves,
        state=one.state,
        created_at=one.created_at,
        finished_at=one.finished_at,
        progress=_progress(one.progress),
    )


def _progress(one: Progress) -> shapes.UpdateProgress:
    return shapes.UpdateProgress.model_validate(
        {name: getattr(one, name) for name in shapes.UpdateProgress.model_fields}
    )


def _delivery(row: Row) -> shapes.TaskDelivery:
    return shapes.TaskDelivery(
        id=row["id"],
        update_id=row["broadcast_id"],
        state=row["state"],
        reason=row["reason"],
        problem=spoken(row["problem"]) if row["problem"] else "",
        name=row["name"] or "",
        thread_id=row["thread_id"],
        dialog_id=row["dialog_id"],
        contact_id=row["contact_id"],
        channel=row["channel_type"],
        message_id=row["message_id"],
        finished_at=row["finished_at"],
    )

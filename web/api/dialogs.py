"""Dialogs over the API: listing, beginning, reading, changing."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import uuid4

from pydantic import Field

from connectors.email.beginning import beginning
from core.errors import Invalid
from core.rich import Rich
from core.work import Row, Tx, View
from inbox import changes, channels, people, queries, starting
from inbox.access import Actor, DialogNotFound
from inbox.models import Priority, Status
from inbox.queries import Listing
from inbox.team import clean_email
from web.api import answers, shapes
from web.api.router import Call
from web.api.shapes import Asked, Listed, Page
from web.api.values import ClientId, Id, Moment, cursor, position
from web.api.writing import Text, read_text

Subject = Annotated[str, Field(max_length=512)]
Files = Annotated[list[Id], Field(max_length=50)]
TagName = Annotated[str, Field(min_length=1, max_length=64)]


class RecipientNeeded(Invalid):
    """Say to whom: a contact, or for mail an address."""


class DialogQuery(Listed):
    """Which dialogs, and in which order. The filters narrow each other."""

    sort: Literal["newest", "oldest", "waiting", "due"] = Field(
        "newest", description="By the last word, by the longest wait, or by the nearest deadline."
    )
    view: Literal["all", "mine", "unassigned", "team", "needs", "waiting", "snoozed", "closed"] = Field(
        "all", description="One of the window's own views."
    )
    status: Status | None = None
    assignee: Id | None = None
    team: Id | None = None
    channel: Id | None = None
    contact: Id | None = None
    tag: Id | None = None
    task: Id | None = Field(None, description="Dialogs that hang on a task.")
    since: Moment | None = Field(None, description="Only those in which something was said since.")


class DialogStart(Asked):
    """The first word to somebody.

    By mail: to an address. In Telegram and in the widget: to a contact who has written there before.
    """

    channel_id: Id
    contact_id: Id | None = None
    to: Annotated[str, Field(max_length=254)] | None = Field(None, description="An e-mail address.")
    name: Annotated[str, Field(max_length=128)] = Field("", description="Of the person, if new.")
    subject: Subject = ""
    text: Text
    files: Files = Field([], description="Ids of uploads that have no message yet.")
    client_id: ClientId | None = None


class DialogChange(Asked):
    """What is to be changed; what is not named stays. All of it or nothing."""

    status: Status | None = None
    assignee_id: Id | None = None
    team_id: Id | None = None
    priority: Annotated[int, Field(ge=Priority.LOW, le=Priority.URGENT)] | None = None
    subject: Subject | None = None
    tags: Annotated[list[TagName], Field(max_length=50)] | None = Field(
        None, description="All tags by name; missing ones are made, others are taken off."
    )
    snoozed_until: Moment | None = Field(None, description="null wakes it.")


NULLABLE = frozenset({"assignee_id", "team_id", "snoozed_until"})


class DialogPage(Page[shapes.Dialog]):
    """A piece of a list of dialogs."""


async def list_(call: Call, query: DialogQuery) -> DialogPage:
    """Dialogs you may see"""
    name = f"dialogs:{query.sort}"
    listing = Listing(
        view=query.view,
        sort=query.sort,
        status=query.status,
        assignee_id=query.assignee,
        team_id=query.team,
        channel_id=query.channel,
        contact_id=query.contact,
        tag_id=query.tag,
        task_id=query.task,
        since=query.since,
    )
    after = position(name, query.cursor)
    page = await call.db.read(
        queries.dialogs, call.who, listing, after=(after[0], after[1]) if after else None, limit=query.limit
    )
    return DialogPage(items=[answers.dialog(row) for row in page.rows], next=cursor(name, page.next))


async def get(call: Call, dialog_id: Id) -> shapes.Dialog:
    """One dialog"""
    return answers.dialog(await call.db.read(seen, dialog_id, to=call.who))


async def seen(view: View, dialog_id: int, *, to: Actor) -> Row:
    """The dialog's row with everything the API shows. Raises `DialogNotFound`."""
    rows = await queries.rows(view, to, [dialog_id])
    if not rows:
        raise DialogNotFound
    return rows[0]


async def change(call: Call, dialog_id: Id, body: DialogChange) -> shapes.Dialog:
    """Change a dialog

    Status, assignee, team, priority, subject, tags, snoozing: all of it in one step or nothing. Who gives a dialog
    away to a team he does not belong to gets it back as it was when he still saw it.
    """
    wanted: dict[str, Any] = {
        name: getattr(body, name)
        for name in body.model_fields_set
        if getattr(body, name) is not None or name in NULLABLE
    }
    return answers.dialog(await call.db.write(_change, dialog_id, by=call.who, wanted=wanted))


async def _change(tx: Tx, dialog_id: int, *, by: Actor, wanted: dict[str, Any]) -> Row:
    await changes.change(tx, dialog_id, by=by, wanted=wanted)
    rows = await queries.rows(tx, by, [dialog_id]) or await queries.rows_for_anybody(tx, [dialog_id])
    return rows[0]


async def start(call: Call, body: DialogStart) -> shapes.Dialog:
    """Begin a dialog with its first message

    The same `client_id` again answers with the dialog that the first request began.
    """
    rich = await read_text(body.text)
    dialog_id = await call.db.write(_start, by=call.who, body=body, rich=rich, client_id=body.client_id or uuid4().hex)
    return answers.dialog(await call.db.read(seen, dialog_id, to=call.who))


async def _start(tx: Tx, *, by: Actor, body: DialogStart, rich: Rich, client_id: str) -> int:
    channel = await channels.channel(tx, body.channel_id)
    begun = None
    if channel["type"] == "email":
        address = body.to or (body.contact_id and (await people.contact(tx, body.contact_id))["email"])
        if not address:
            raise RecipientNeeded(field="to")
        begun = beginning(
            body.channel_id,
            address=clean_email(address),
            name=body.name,
            subject=body.subject,
            token=f"{by.id}:{client_id}",
        )
    elif body.contact_id is None:
        raise RecipientNeeded(field="contact_id")
    dialog_id, _ = await starting.start(
        tx,
        body.channel_id,
        by=by,
        body=rich,
        client_id=client_id,
        contact_id=body.contact_id,
        beginning=begun,
        files=body.files,
    )
    return dialog_id

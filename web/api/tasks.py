"""Tasks over the API: listing, making, reading, changing, and what hangs on them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from core.clock import SECOND
from core.work import Tx, View
from inbox.access import Actor
from inbox.models import Priority, Status
from inbox.queries import Listing
from tasks import access, board, card, changes, checklists, comments, fields, files, links, outages, tasks
from tasks.board import Filter
from tasks.models import TaskStatus, TaskType
from tasks.outages import Chosen
from tasks.reminders import USUAL
from tasks.tasks import NewTask
from web.api import answers, shapes
from web.api.router import Call
from web.api.shapes import Asked, Listed, Page
from web.api.values import ClientId, Id, Moment, cursor, position
from web.api.writing import Text, read_text

MANY = 1_000
"""Ids that one request may link; more come by a filter."""
LONGEST_REMINDER = 30 * 24 * 3600

Phase = Literal["investigating", "identified", "monitoring", "resolved", "false_alarm"]
Title = Annotated[str, Field(max_length=256)]
Step = Annotated[str, Field(min_length=1, max_length=512)]
Reminder = Annotated[int, Field(ge=0, le=LONGEST_REMINDER)]
Urgency = Annotated[int, Field(ge=Priority.LOW, le=Priority.URGENT)]
Ids = Annotated[list[Id], Field(max_length=MANY)]
Uploads = Annotated[list[Id], Field(max_length=files.MOST)]
Values = Annotated[
    dict[str, shapes.FieldValue],
    Field(max_length=fields.MOST, description="By names or ids of `GET /task-fields`; null takes a value away."),
]


class TaskQuery(Listed):
    """Which tasks. Unfinished ones by deadline, finished ones newest first."""

    section: Literal["open", "overdue", "current", "done"] = "open"
    scope: Literal["all", "mine", "team", "watching"] = "all"
    owner: Id | None = None
    team: Id | None = None
    channel: Id | None = Field(None, description="Of a linked dialog.")
    tag: Id | None = Field(None, description="Of a linked dialog.")
    type: TaskType | None = None
    q: Annotated[str, Field(max_length=200)] = Field("", description="Words in any form, or #41.")


class TaskPage(Page[shapes.TaskLine]):
    """A piece of a list of tasks."""


class TaskNew(Asked):
    """A new task. With dialogs and without a title, the customer's words are its title and its text."""

    title: Title = ""
    text: Text | None = None
    type: TaskType = TaskType.TASK
    dialogs: Ids = Field([], description="It comes from these; the first gives the words.")
    message: Id | None = Field(None, description="The message of the first dialog it is about.")
    contacts: Ids = Field([], description="Customers it is for without a dialog.")
    owner_id: Id | None = None
    team_id: Id | None = None
    deadline_at: Moment | None = None
    remind_before_seconds: Reminder | None = USUAL // SECOND if USUAL else None
    priority: Urgency = Priority.NORMAL
    promised: bool = Field(False, description="The customer may be told the deadline.")
    watchers: Annotated[list[Id], Field(max_length=100)] = Field([])
    steps: Annotated[list[Step], Field(max_length=100)] = Field([])
    files: Uploads = Field([], description="Your uploads. The files of `message` come along by themselves.")
    fields: Values = Field({})
    client_id: ClientId | None = None


class TaskChange(Asked):
    """What is to be changed; what is not named stays. All of it or nothing."""

    title: Title | None = None
    text: Text | None = None
    priority: Urgency | None = None
    promised: bool | None = None
    deadline_at: Moment | None = Field(None, description="null takes it away.")
    remind_before_seconds: Reminder | None = Field(None, description="null: no reminder.")
    status: TaskStatus | None = None
    result: Annotated[str, Field(max_length=20_000)] | None = Field(
        None, description="With status done: what was done. It becomes the draft of the answer to the customer."
    )
    owner_id: Id | None = None
    team_id: Id | None = None
    type: TaskType | None = None
    phase: Phase | None = Field(None, description="Of an outage; resolved and false_alarm end it without a word.")
    files: Uploads | None = Field(
        None, description="Ids of all files it is to have: its own that are not named are removed, your uploads added."
    )
    fields: Values | None = None


NULLABLE = frozenset({"deadline_at", "remind_before_seconds", "owner_id", "team_id"})


async def list_(call: Call, query: TaskQuery) -> TaskPage:
    """Tasks you may see"""
    name = f"tasks:{query.section}"
    after = position(name, query.cursor)
    wanted = Filter(
        scope=query.scope,
        owner_id=query.owner,
        team_id=query.team,
        channel_id=query.channel,
        tag_id=query.tag,
        type=query.type,
        text=query.q,
    )
    page = await call.db.read(
        board.listing,
        call.who,
        wanted,
        section=query.section,
        after=f"{after[0]}.{after[1]}" if after else None,
        limit=query.limit,
    )
    key, _, last = (page.next or "").partition(".")
    return TaskPage(
        items=[answers.task_line(line) for line in page.lines],
        next=cursor(name, (int(key), int(last)) if page.next else None),
    )


async def create(call: Call, body: TaskNew) -> shapes.Task:
    """Make a task

    Of a dialog, of one of its messages, or of nothing. The same `client_id` again answers with the first task.
    What `GET /task-fields` calls required must be filled in.
    """
    new = NewTask(
        title=body.title,
        body=None if body.text is None else await read_text(body.text),
        type=body.type,
        dialog_ids=body.dialogs,
        message_id=body.message,
        contact_ids=body.contacts,
        owner_id=body.owner_id,
        team_id=body.team_id,
        deadline_at=body.deadline_at,
        remind_before=None if body.remind_before_seconds is None else body.remind_before_seconds * SECOND,
        priority=body.priority,
        promised=body.promised,
        watchers=body.watchers,
        steps=body.steps,
        files=body.files,
        fields=body.fields,
        client_id=body.client_id,
    )
    task_id = await call.db.write(tasks.create, new, by=call.who)
    return answers.task(await call.db.read(card.card, task_id, to=call.who))


async def get(call: Call, task_id: Id) -> shapes.Task:
    """One task with what belongs to it"""
    return answers.task(await call.db.read(card.card, task_id, to=call.who))


async def change(call: Call, task_id: Id, body: TaskChange) -> shapes.Task:
    """Change a task

    Finishing it (`status: done`) hands its `result` to those who answer the customers. With `fields`, those that are
    not named stay, and the required ones must be filled in.
    """
    wanted: dict[str, Any] = {
        name: getattr(body, name)
        for name in body.model_fields_set
        if getattr(body, name) is not None or name in NULLABLE
    }
    if "text" in wanted:
        wanted["body"] = await read_text(wanted.pop("text"))
    if "remind_before_seconds" in wanted:
        seconds = wanted.pop("remind_before_seconds")
        wanted["remind_before"] = None if seconds is None else seconds * SECOND
    return answers.task(await call.db.write(_change, task_id, by=call.who, wanted=wanted))


async def _change(tx: Tx, task_id: int, *, by: Actor, wanted: dict[str, Any]) -> card.Card:
    await access.task(tx, task_id, to=by)
    await changes.change(tx, task_id, by=by, wanted=wanted)
    return await card.card(tx, task_id, to=by)


class TaskFields(shapes.Said):
    """All fields that administrators gave to tasks, in their order."""

    items: list[shapes.TaskField]


async def fields_(call: Call) -> TaskFields:
    """Fields of tasks"""
    found = await call.db.read(fields.fields)
    return TaskFields(
        items=[
            shapes.TaskField(
                id=one.id,
                name=one.name,
                kind=one.kind,
                choices=list(one.choices),
                required=one.required,
                task_type=one.task_type,
            )
            for one in found
        ]
    )


# -------------------------------------------------------------------------------------- what hangs on a task


class LinkPage(Page[shapes.TaskLink]):
    """A piece of a list of links, in the order of linking."""


class DialogFilter(Asked):
    """All dialogs of a list, as `GET /dialogs` narrows it."""

    view: Literal["all", "mine", "unassigned", "team", "needs", "waiting", "snoozed", "closed"] = "all"
    status: Status | None = None
    assignee: Id | None = None
    team: Id | None = None
    channel: Id | None = None
    contact: Id | None = None
    tag: Id | None = None
    since: Moment | None = None


class LinkNew(Asked):
    """What is to hang on the task: named dialogs and customers, all dialogs of a list, all that a search finds."""

    dialogs: Ids = Field([])
    message: Id | None = Field(None, description="The message it is about, for a single dialog.")
    contacts: Ids = Field([], description="Customers without a dialog.")
    filter: DialogFilter | None = Field(None, description="At most 5,000 dialogs at once.")
    q: Annotated[str, Field(max_length=500)] = Field("", description="A search, as in `GET /search`.")


class Links(Asked):
    """What is to hang on the task no more."""

    dialogs: Ids = Field([])
    contacts: Ids = Field([], description="Customers without a dialog.")


async def linked(call: Call, task_id: Id, query: Listed) -> LinkPage:
    """Dialogs that hang on a task"""
    after = position("links", query.cursor, length=1)
    rows = await call.db.read(_linked, task_id, to=call.who, after=after[0] if after else 0, limit=query.limit + 1)
    more = len(rows) > query.limit
    rows = rows[: query.limit]
    return LinkPage(
        items=[answers.task_link(row) for row in rows],
        next=cursor("links", (rows[-1]["id"],) if more else None),
    )


async def _linked(view: View, task_id: int, *, to: Actor, after: int, limit: int) -> list[dict[str, Any]]:
    await access.task(view, task_id, to=to)
    return await card.links(view, task_id, to=to, after=after, limit=limit)


async def link(call: Call, task_id: Id, body: LinkNew) -> shapes.Linked:
    """Hang dialogs and customers on a task

    By hundreds in one request: by ids, by a filter, or by a search. Linking again changes nothing.
    """
    return await call.db.write(_link, task_id, by=call.who, body=body)


async def _link(tx: Tx, task_id: int, *, by: Actor, body: LinkNew) -> shapes.Linked:
    if body.message is not None:
        dialogs = await links.link(tx, task_id, by=by, dialog_ids=body.dialogs, message_id=body.message)
    else:
        listing = _listing(body.filter) if body.filter else None
        chosen = Chosen(dialog_ids=body.dialogs, listing=listing, query=body.q)
        dialogs = await outages.link(tx, task_id, by=by, chosen=chosen)
    contacts = await links.link_contacts(tx, task_id, by=by, contact_ids=body.contacts)
    return shapes.Linked(dialogs=answers.link_count(dialogs), contacts=answers.link_count(contacts))


def _listing(wanted: DialogFilter) -> Listing:
    return Listing(
        view=wanted.view,
        status=wanted.status,
        assignee_id=wanted.assignee,
        team_id=wanted.team,
        channel_id=wanted.channel,
        contact_id=wanted.contact,
        tag_id=wanted.tag,
        since=wanted.since,
    )


async def unlink(call: Call, task_id: Id, body: Links) -> shapes.Unlinked:
    """Take dialogs and customers off a task"""
    return await call.db.write(_unlink, task_id, by=call.who, body=body)


async def _unlink(tx: Tx, task_id: int, *, by: Actor, body: Links) -> shapes.Unlinked:
    return shapes.Unlinked(
        dialogs=await links.unlink(tx, task_id, by=by, dialog_ids=body.dialogs),
        contacts=await links.unlink_contacts(tx, task_id, by=by, contact_ids=body.contacts),
    )


class CommentNew(Asked):
    """A word to colleagues."""

    text: Text
    mentions: Annotated[list[Id], Field(max_length=50)] = Field([])
    files: Uploads = Field([], description="Your uploads; they become files of the task.")
    client_id: ClientId | None = None


async def comment(call: Call, task_id: Id, body: CommentNew) -> shapes.Task:
    """Say something on a task; no customer ever sees it"""
    rich = await read_text(body.text)
    await call.db.write(
        comments.comment,
        task_id,
        by=call.who,
        body=rich,
        mentions=body.mentions,
        uploads=body.files,
        client_id=body.client_id,
    )
    return answers.task(await call.db.read(card.card, task_id, to=call.who))


class StepNew(Asked):
    """A step at the end of the list."""

    text: Step


class StepChange(Asked):
    """What is to be changed of a step."""

    text: Step | None = None
    done: bool | None = None


async def add_step(call: Call, task_id: Id, body: StepNew) -> shapes.Task:
    """Add a step to a task"""
    await call.db.write(checklists.add, task_id, by=call.who, text=body.text)
    return answers.task(await call.db.read(card.card, task_id, to=call.who))


async def change_step(call: Call, task_id: Id, step_id: Id, body: StepChange) -> shapes.Task:
    """Tick a step off, or reword it"""
    await call.db.write(_change_step, task_id, step_id=step_id, by=call.who, body=body)
    return answers.task(await call.db.read(card.card, task_id, to=call.who))


async def _change_step(tx: Tx, task_id: int, *, step_id: int, by: Actor, body: StepChange) -> None:
    if body.text is not None:
        await checklists.edit(tx, task_id, by=by, step_id=step_id, text=body.text)
    if body.done is not None:
        await checklists.tick(tx, task_id, by=by, step_id=step_id, done=body.done)


async def remove_step(call: Call, task_id: Id, step_id: Id) -> None:
    """Remove a step"""
    await call.db.write(checklists.remove, task_id, by=call.who, step_id=step_id)


class Watcher(Asked):
    """Who is to follow the task; oneself, if nobody is named."""

    agent_id: Id | None = None


async def watch(call: Call, task_id: Id, body: Watcher) -> shapes.Task:
    """Follow a task, or let a colleague follow it"""
    await call.db.write(comments.watch, task_id, by=call.who, agent_id=body.agent_id)
    return answers.task(await call.db.read(card.card, task_id, to=call.who))


async def unwatch(call: Call, task_id: Id, agent_id: Id) -> None:
    """Follow a task no more"""
    await call.db.write(comments.unwatch, task_id, by=call.who, agent_id=agent_id)

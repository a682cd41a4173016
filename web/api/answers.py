"""Rows as the API's shapes: pure, one function for each thing."""

from __future__ import annotations

from core.clock import SECOND
from core.events import Fact
from core.i18n import spoken
from core.rich import Rich
from core.work import Row
from inbox.models import Kind
from tasks.board import Line
from tasks.card import Card
from tasks.links import Linked
from tasks.models import TaskStatus, TaskType
from web.api import shapes

INTERNAL = frozenset({"html", "origin", "headers", "event", "revised_at"})
"""What a message's extra facts hold for our own screens and connectors."""


def named(row: Row, what: str) -> shapes.Named | None:
    """The thing that `row` refers to by `{what}_id` and names in `{what}_name`."""
    return maybe(row[f"{what}_id"], row[f"{what}_name"])


def channel_ref(row: Row) -> shapes.ChannelRef:
    return shapes.ChannelRef(id=row["channel_id"], type=row["channel_type"], name=row["channel_name"])


def dialog(row: Row) -> shapes.Dialog:
    """From a row of `inbox.queries.dialogs`."""
    return shapes.Dialog(
        id=row["id"],
        subject=row["subject"],
        status=row["status"],
        priority=row["priority"],
        channel=channel_ref(row),
        thread=shapes.ThreadRef(
            id=row["thread_id"],
            kind=row["thread_kind"],
            title=row["thread_title"],
            unreachable=row["unreachable"],
        ),
        contact=named(row, "contact"),
        assignee=named(row, "assignee"),
        team=named(row, "team"),
        tags=[shapes.Named(id=tag["id"], name=tag["name"]) for tag in row["tags"]],
        unread=row["unread"],
        snippet=row["snippet"],
        first_number=row["first_number"],
        last_number=row["last_number"],
        opened_at=row["opened_at"],
        last_at=row["last_at"],
        waiting_since=row["waiting_since"],
        first_reply_at=row["first_reply_at"],
        snoozed_until=row["snoozed_until"],
        due_at=row["due_at"],
        closed_at=row["closed_at"],
        follow_up_of=row["follow_up_of_id"],
        outage=row["outage_id"],
        version=row["version"],
    )


def message(row: Row) -> shapes.Message:
    """From a row of `inbox.queries.messages`."""
    extra = row["extra"]
    details = {key: value for key, value in extra.items() if key not in INTERNAL}
    if row["kind"] == Kind.EVENT:
        details = dict(extra)
    return shapes.Message(
        id=row["id"],
        dialog_id=row["dialog_id"],
        thread_id=row["thread_id"],
        number=row["number"],
        kind=row["kind"],
        author=author(row),
        text=row["text"],
        entities=[entity(one) for one in row["entities"]],
        files=[file(one) for one in row["files"]],
        at=row["at"],
        reply_to=row["reply_to_id"],
        state=row["state"],
        problem=told(row["problem"]),
        automatic=row["automatic"],
        edited_at=row["edited_at"],
        deleted_at=row["deleted_at"],
        client_id=row["client_id"],
        details=details,
    )


def told(problem: str | None) -> str | None:
    """Why something failed, in the asker's language; nothing where nothing did."""
    return spoken(problem) if problem else problem


def author(row: Row) -> shapes.Author:
    if row["agent_id"] is not None:
        return shapes.Author(kind="agent", id=row["agent_id"], name=row["agent_name"] or "")
    if row["identity_id"] is not None:
        return shapes.Author(kind="customer", id=row["contact_id"], name=row["identity_name"] or "")
    return shapes.Author(kind="system", id=None, name="")


def entity(stored: list[object]) -> shapes.Entity:
    """From `[style, offset, length]` or `[style, offset, length, value]`."""
    style, offset, length, *value = stored
    return shapes.Entity.model_validate(
        {"style": style, "offset": offset, "length": length, "value": value[0] if value else None}
    )


def file(row: Row) -> shapes.File:
    return shapes.File.model_validate({name: row[name] for name in shapes.File.model_fields})


def contact_line(row: Row) -> shapes.ContactLine:
    """From a row of `inbox.queries.people`."""
    return shapes.ContactLine(
        id=row["id"],
        name=row["name"],
        email=row["email"],
        phone=row["phone"],
        company=named(row, "company"),
        created_at=row["created_at"],
    )


def contact(row: Row) -> shapes.Contact:
    """From a row of `inbox.queries.contact_card`."""
    return shapes.Contact(
        **contact_line(row).model_dump(exclude={"created_at", "company"}),
        created_at=row["created_at"],
        company=named(row, "company"),
        locale=row["locale"],
        timezone=row["timezone"],
        notes=row["notes"],
        attributes=row["attributes"],
        blocked_at=row["blocked_at"],
        identities=[
            shapes.Identity(
                id=one["id"],
                channel=channel_ref(one),
                address=one["address"],
                name=one["name"],
                username=one["username"],
                unreachable=one["unreachable"],
            )
            for one in row["identities"]
        ],
    )


def task_line(line: Line) -> shapes.TaskLine:
    """From `tasks.board`."""
    return shapes.TaskLine(
        id=line.id,
        type=TaskType(line.type),
        title=line.title,
        status=TaskStatus(line.status),
        phase=line.phase,
        priority=line.priority,
        owner=maybe(line.owner_id, line.owner_name),
        team=maybe(line.team_id, line.team_name),
        deadline_at=line.deadline_at,
        done_at=line.done_at,
        created_at=line.created_at,
        dialogs=line.dialogs,
        contacts=line.contacts,
        steps=line.steps,
        steps_done=line.steps_done,
        comments=line.comments,
        version=line.version,
    )


def task(card: Card) -> shapes.Task:
    """From `tasks.card`."""
    row = card.task
    return shapes.Task(
        id=row["id"],
        type=row["type"],
        title=row["title"],
        text=card.body.text,
        entities=entities(card.body),
        status=row["status"],
        phase=row["phase"],
        priority=row["priority"],
        owner=named(row, "owner"),
        team=named(row, "team"),
        author=named(row, "author"),
        deadline_at=row["deadline_at"],
        remind_before_seconds=None if row["remind_before"] is None else row["remind_before"] // SECOND,
        promised=bool(row["promised"]),
        result=row["result"],
        public_text=row["public_text"],
        created_at=row["created_at"],
        done_at=row["done_at"],
        done_by=named(row, "done_by"),
        dialogs=row["dialogs"],
        contacts=[shapes.Named(id=one["id"], name=one["name"]) for one in card.contacts],
        links=[task_link(one) for one in card.links],
        steps=[shapes.TaskStep.model_validate(one) for one in card.steps],
        files=[file(one) for one in card.files],
        comments=[
            shapes.TaskComment(
                id=one["id"],
                author=named(one, "agent"),
                text=one["body"].text,
                entities=entities(one["body"]),
                at=one["at"],
            )
            for one in card.comments
        ],
        watchers=[shapes.Named(id=one["id"], name=one["name"]) for one in card.watchers],
        fields={one.field.name: one.value for one in card.fields if one.field.fits(str(row["type"]))},
        version=row["version"],
    )


def task_link(row: Row) -> shapes.TaskLink:
    """From a row of `tasks.card.links`."""
    return shapes.TaskLink(
        dialog_id=row["dialog_id"],
        message_id=row["message_id"],
        role=row["role"],
        status=row["status"],
        contact=named(row, "contact"),
        channel=row["channel_type"],
        linked_at=row["linked_at"],
    )


def link_count(linked: Linked) -> shapes.LinkCount:
    return shapes.LinkCount(added=linked.added, already=linked.already, hidden=linked.hidden)


def maybe(id_: int | None, name: str | None) -> shapes.Named | None:
    return None if id_ is None else shapes.Named(id=id_, name=name or "")


def entities(rich: Rich) -> list[shapes.Entity]:
    return [
        shapes.Entity(style=one.style, offset=one.offset, length=one.length, value=one.value) for one in rich.entities
    ]


def event(fact: Fact) -> shapes.Event:
    return shapes.Event(
        number=fact.number,
        kind=fact.kind,
        at=fact.at,
        agent_id=fact.agent_id,
        channel_id=fact.channel_id,
        thread_id=fact.thread_id,
        dialog_id=fact.dialog_id,
        message_id=fact.message_id,
        task_id=fact.task_id,
        contact_id=fact.contact_id,
        data=fact.data,
    )

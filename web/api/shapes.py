"""What the API says: one model for each thing a program reads. What programs send stands beside each endpoint."""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from core.rich import Style
from inbox.models import Role, Status
from tasks.models import FieldKind, TaskStatus, TaskType
from web.api.values import Instant

T = TypeVar("T")


class Said(BaseModel):
    """The base of what is answered: fields are never left out."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)


class Asked(BaseModel):
    """The base of what is sent: a field that does not exist is refused, not passed over, and `true` is no number."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Page(Said, Generic[T]):
    """A piece of a list."""

    items: list[T]
    next: str | None = Field(description="Cursor of the next page; null at the end.")


class Listed(Asked):
    """How a list is asked for."""

    cursor: str | None = Field(None, max_length=256, description="`next` of the page before.")
    limit: int = Field(50, ge=1, le=200)


class Named(Said):
    """Somebody or something by its name."""

    id: int
    name: str


class ChannelRef(Said):
    """A channel as other things refer to it."""

    id: int
    type: str
    name: str


class ThreadRef(Said):
    """The place of a correspondence. `unreachable` is empty while messages arrive there."""

    id: int
    kind: str
    title: str
    unreachable: str


class Dialog(Said):
    """One open-close cycle of a correspondence. Its id is the number people see."""

    id: int
    subject: str
    status: Status
    priority: int = Field(description="0 low, 1 normal, 2 high, 3 urgent.")
    channel: ChannelRef
    thread: ThreadRef
    contact: Named | None
    assignee: Named | None
    team: Named | None
    tags: list[Named]
    unread: int = Field(description="Customer's messages you have not read; counting stops at 99.")
    snippet: str = Field(description="The beginning of the last message.")
    first_number: int = Field(description="Number, in the thread, of its first message.")
    last_number: int
    opened_at: Instant
    last_at: Instant = Field(description="When something was last said.")
    waiting_since: Instant | None = Field(description="The first customer's word without an answer.")
    first_reply_at: Instant | None
    snoozed_until: Instant | None
    due_at: Instant | None = Field(description="The nearest deadline of its unfinished tasks.")
    closed_at: Instant | None
    follow_up_of: int | None
    outage: int | None = Field(description="The unfinished outage it hangs on.")
    version: int = Field(description="Grows with every change.")


class Entity(Said):
    """A styled span of a text; `offset` and `length` count Unicode code points."""

    style: Style
    offset: int
    length: int
    value: str | None = Field(description="A link's address, a mention's id, a code's language.")


class File(Said):
    """A file of a message or of a task. Its bytes: `GET /files/{id}` once its state is `ready`."""

    id: int
    kind: str
    name: str
    media_type: str
    size: int | None
    state: Literal["ready", "pending", "too_big", "failed"]
    width: int | None
    height: int | None
    duration: int | None = Field(description="Seconds.")


class Author(Said):
    """Who said it: a customer, a colleague, or the product itself (then without a name)."""

    kind: Literal["customer", "agent", "system"]
    id: int | None = Field(description="Of the contact or of the colleague.")
    name: str


class Message(Said):
    """Something said in a thread. Only `inbound` and `outbound` are seen by the customer."""

    id: int
    dialog_id: int
    thread_id: int
    number: int = Field(description="Its place in the thread.")
    kind: Literal["inbound", "outbound", "note", "event"]
    author: Author
    text: str
    entities: list[Entity]
    files: list[File]
    at: Instant
    reply_to: int | None
    state: str | None = Field(
        description="Of an outbound one: queued, sending, sent, delivered, read, failed, uncertain, cancelled."
    )
    problem: str | None = Field(description="Why it failed, in words.")
    automatic: str | None = Field(description="Not a person's word: auto_reply, bounce, outage, …")
    edited_at: Instant | None
    deleted_at: Instant | None
    client_id: str | None
    details: dict[str, Any] = Field(description="What has no field of its own: a place, a poll, an event's facts.")


class Channel(Said):
    """A connected account."""

    id: int
    type: str
    name: str
    address: str
    state: str
    problem: str
    team_id: int | None
    succeeded_at: Instant | None
    failed_at: Instant | None


class Agent(Said):
    """A colleague."""

    id: int
    name: str
    email: str
    role: Role
    presence: str


class Me(Said):
    """Who the token or the session belongs to, and what he may do."""

    id: int
    name: str
    email: str
    role: Role
    teams: list[int]
    locale: str
    timezone: str
    may_write: bool
    sees_everything: bool


class Team(Said):
    """A group of colleagues."""

    id: int
    name: str
    members: int


class Tag(Said):
    """A word by which dialogs are found again."""

    id: int
    name: str
    hue: int


class Identity(Said):
    """A person's address on a channel. `unreachable` is empty while messages arrive there."""

    id: int
    channel: ChannelRef
    address: str
    name: str
    username: str | None
    unreachable: str


class ContactLine(Said):
    """A contact in a list."""

    id: int
    name: str
    email: str | None
    phone: str | None
    company: Named | None
    created_at: Instant


class Contact(ContactLine):
    """A person who writes to us."""

    locale: str
    timezone: str
    notes: str
    attributes: dict[str, Any]
    blocked_at: Instant | None
    identities: list[Identity]


FieldValue = str | int | float | bool | None


class TaskField(Said):
    """Something that administrators want to know of tasks."""

    id: int
    name: str
    kind: FieldKind = Field(description="What it takes; a date is a text like 2026-03-01.")
    choices: list[str] = Field(description="What a field of the kind choice takes.")
    required: bool
    task_type: TaskType | None = Field(description="null: in tasks of both types.")


class TaskLine(Said):
    """A task in a list."""

    id: int
    type: TaskType
    title: str
    status: TaskStatus
    phase: str = Field(description="Of an outage: investigating, identified, monitoring, resolved, false_alarm.")
    priority: int = Field(description="0 low, 1 normal, 2 high, 3 urgent.")
    owner: Named | None
    team: Named | None
    deadline_at: Instant | None
    done_at: Instant | None
    created_at: Instant
    dialogs: int = Field(description="How many dialogs hang on it, seen or not.")
    contacts: int = Field(description="How many customers hang on it without a dialog.")
    steps: int
    steps_done: int
    comments: int
    version: int = Field(description="Grows with every change.")


class TaskLink(Said):
    """A dialog on a task."""

    dialog_id: int
    message_id: int | None = Field(description="The message the task is about.")
    role: str = Field(description="source: the task came from it; affected: it hangs on an outage.")
    status: Status
    contact: Named | None
    channel: str = Field(description="The kind of its channel.")
    linked_at: Instant


class TaskStep(Said):
    """A step of a task."""

    id: int
    text: str
    done_at: Instant | None


class TaskComment(Said):
    """A word between colleagues on a task."""

    id: int
    author: Named | None
    text: str
    entities: list[Entity]
    at: Instant


class Task(Said):
    """A task with what belongs to it; of its links the first fifty."""

    id: int
    type: TaskType
    title: str
    text: str
    entities: list[Entity]
    status: TaskStatus
    phase: str
    priority: int
    owner: Named | None
    team: Named | None
    author: Named | None
    deadline_at: Instant | None
    remind_before_seconds: int | None
    promised: bool
    result: str
    public_text: str = Field(description="An outage's present word to customers.")
    created_at: Instant
    done_at: Instant | None
    done_by: Named | None
    dialogs: int
    contacts: list[Named] = Field(description="Customers without a dialog.")
    links: list[TaskLink]
    steps: list[TaskStep]
    files: list[File]
    comments: list[TaskComment]
    watchers: list[Named]
    fields: dict[str, FieldValue] = Field(description="By name, those of `GET /task-fields` for tasks of its type.")
    version: int


class LinkCount(Said):
    """What a linking came to."""

    added: list[int] = Field(description="Ids that were not linked before.")
    already: int
    hidden: int = Field(description="Those that do not exist, or that you may not see: they were left out.")


class Linked(Said):
    """What a linking came to."""

    dialogs: LinkCount
    contacts: LinkCount


class Unlinked(Said):
    """How many were taken off."""

    dialogs: int
    contacts: int


class Reach(Said):
    """How many get it on a channel."""

    channel: ChannelRef
    count: int


class LeftOut(Said):
    """Somebody who does not get it. `reason` is for programs, `words` for people, in your language."""

    reason: str
    words: str
    name: str
    contact_id: int | None
    thread_id: int | None


class UpdatePreview(Said):
    """Who would get an update now."""

    total: int
    channels: list[Reach]
    left_out: list[LeftOut]
    spared: int = Field(description="Linked threads that get nothing of their own: their person is told elsewhere.")
    closing: dict[str, int] = Field(
        description="What the last word would do with the dialogs: close, new_message, other_task, other_outage."
    )


class UpdateProgress(Said):
    """How far an update has come; the numbers add up to `total`, which counts nobody of `left_out`."""

    total: int
    queued: int
    sending: int
    sent: int
    delivered: int
    read: int
    failed: int
    uncertain: int
    cancelled: int
    left_out: dict[str, int]


class TaskUpdate(Said):
    """A word that was said to everybody who hangs on an outage."""

    id: int
    task_id: int
    author: Named | None
    text: str
    entities: list[Entity]
    resolves: bool
    state: str = Field(description="running, paused, cancelled, done.")
    created_at: Instant
    finished_at: Instant | None
    progress: UpdateProgress


class TaskDelivery(Said):
    """One recipient of an update."""

    id: int
    update_id: int
    state: str = Field(
        description="queued, sending, sent, delivered, read, failed, uncertain, cancelled, paused, skipped."
    )
    reason: str = Field(description="Why somebody was skipped: a code.")
    problem: str = Field(description="Why it failed, in words.")
    name: str
    thread_id: int | None
    dialog_id: int | None
    contact_id: int | None
    channel: str | None = Field(description="The kind of the channel.")
    message_id: int | None
    finished_at: Instant | None


class Suggestion(Said):
    """A dialog that may hang together with an outage."""

    dialog: Dialog
    message_id: int
    text: str = Field(description="What was said there.")
    score: float = Field(description="The share of the outage's words that occur, 0 to 1.")


class Event(Said):
    """A committed fact. Whoever has seen a number has everything up to it behind him."""

    number: int
    kind: str
    at: Instant
    agent_id: int | None
    channel_id: int | None
    thread_id: int | None
    dialog_id: int | None
    message_id: int | None
    task_id: int | None
    contact_id: int | None
    data: dict[str, Any]


class Events(Said):
    """A piece of the log. Ask on with `after=last`, also when `items` is empty: what you may not see is passed over."""

    items: list[Event]
    last: int
    more: bool = Field(description="There is more behind `last` already.")


class Upload(Said):
    """An uploaded file, to be hung on a message or on a task by its id."""

    id: int
    kind: str
    name: str
    media_type: str
    size: int


class Problem(BaseModel):
    """Why a request was refused (RFC 9457). `code` is for programs, `detail` is for people, in your language.

    What does not apply is left out.
    """

    type: str
    title: str
    status: int
    detail: str
    code: str = ""
    field: str = ""
    errors: list[FieldError] = []


class FieldError(Said):
    """One value that does not fit."""

    field: str
    message: str

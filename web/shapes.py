"""What the templates are given: plain values, one shape for each thing that is seen on a screen.

Page handlers fill these from what `queries` read; templates format them. Instants are milliseconds since the
epoch; names and texts are as people wrote them and are escaped when they are rendered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from core.rich import Rich

Status = Literal["open", "waiting", "on_hold", "closed"]
DeliveryState = Literal["", "sending", "queued", "sent", "delivered", "read", "failed", "uncertain", "cancelled"]


@dataclass(frozen=True, slots=True)
class Person:
    """An agent, a team or a customer as a face with a name. `kind` is `agent`, `team` or `contact`."""

    id: int
    name: str
    kind: str = "agent"
    presence: Literal["", "here", "away", "off"] = ""


@dataclass(frozen=True, slots=True)
class Tag:
    id: int
    name: str
    hue: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """An entry of the sidebar. `count` None or 0: no number is shown; `late`: the number is red; `badge`: the
    number also stands in the window's title; `keys`: what is pressed to go there (`g KeyM`)."""

    key: str
    name: str
    icon: str
    href: str
    count: int | None = None
    late: bool = False
    badge: bool = False
    keys: str = ""
    on_phone: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A group of views; `titled`: its name is shown, else only read out."""

    name: str
    views: Sequence[View]
    titled: bool = True


@dataclass(frozen=True, slots=True)
class Shell:
    """What every page of the agent's window needs."""

    me: Person
    role_name: str
    sections: Sequence[Section]
    csrf: str
    n: int
    """Number of the newest event the page was made with; the socket goes on from here."""
    theme: str = ""
    may_configure: bool = False
    single_keys: bool = True
    enter_sends: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A dialog in a list. `sort` is larger for what stands higher."""

    id: int
    contact: Person
    channel: str
    at: int
    sort: int
    snippet: str = ""
    snippet_by: str = ""
    """Who of ours wrote the last line: a name, or empty for the customer's own words."""
    unread: int = 0
    status: Status = "open"
    assignee: Person | None = None
    team: Person | None = None
    tags: Sequence[Tag] = ()
    deadline_at: int | None = None
    snoozed_until: int | None = None
    priority: int = 1
    """0 low, 1 normal, 2 high, 3 urgent."""
    title: str = ""
    """A group's or topic's title, a mail's subject."""
    is_group: bool = False
    message_id: int = 0
    """The message a search found."""
    marked: str = ""
    """The found words in their surroundings, escaped and marked (`Markup`)."""
    unopened: bool = False
    """Nobody of ours has opened it yet."""
    outage_id: int | None = None


@dataclass(frozen=True, slots=True)
class File:
    """`url` is empty while the bytes are not here (still fetched, or too big for the channel)."""

    id: int
    kind: str
    name: str
    media_type: str = "application/octet-stream"
    size: int | None = None
    url: str = ""
    thumb_url: str = ""
    width: int | None = None
    height: int | None = None
    duration: int | None = None
    note: str = ""
    """Why there are no bytes, in words."""
    open_url: str = ""
    """Where else it can be seen: a link into the channel's own app."""


@dataclass(frozen=True, slots=True)
class Quoted:
    id: int | None
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """A line of the log. `sort` grows; `key` is stable from the moment the agent pressed send (the client id)."""

    id: int
    key: str
    kind: Literal["in", "out", "note", "event"]
    at: int
    sort: int
    author: Person | None = None
    body: Rich = field(default_factory=lambda: Rich(""))
    files: Sequence[File] = ()
    state: DeliveryState = ""
    reason: str = ""
    """Why it failed or is uncertain, translated."""
    channel: str = ""
    reply_to: Quoted | None = None
    edited_at: int | None = None
    deleted: bool = False
    automatic: str = ""
    quoted: str = ""
    """A mail's folded history."""
    html_url: str = ""
    """Where a mail's own HTML is shown, sandboxed."""
    event: str = ""
    """For `kind` event: a sentence, translated."""
    event_icon: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    continues: bool = False
    """Same author as the line above, a short time after."""
    day: int | None = None
    """Set on the first line of a day: some instant of it."""
    first_unseen: bool = False
    border: str = ""
    """A sentence to stand above it: another dialog of the thread begins here."""
    from_staff: bool = False
    cancel_until: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A task wherever it is seen. `linked` counts its dialogs."""

    id: int
    title: str
    state: Literal["todo", "doing", "waiting", "done", "cancelled"] = "todo"
    deadline_at: int | None = None
    owner: Person | None = None
    team: Person | None = None
    kind: Literal["task", "outage"] = "task"
    linked: int = 0
    contact: Person | None = None
    channel: str = ""
    done_at: int | None = None
    priority: int = 1
    steps_done: int = 0
    steps: int = 0
    sort: int = 0
    """Smaller stands higher."""

    @property
    def over(self) -> bool:
        return self.state in ("done", "cancelled")


@dataclass(frozen=True, slots=True)
class List:
    """A view's dialogs, as many as are shown at once. `next` asks for the following ones."""

    key: str
    name: str
    rows: Sequence[Row]
    next: str = ""
    sort: str = "newest"
    sort_name: str = ""
    first_run: bool = False
    """Nothing is connected yet."""
    unassigned: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """A line above the composer. `href` leads somewhere, `post` does something; `action` names it."""

    text: str
    tone: Literal["", "soon", "late", "good", "mine"] = ""
    icon: str = "info"
    href: str = ""
    post: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    value: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a customer, briefly."""

    company: str = ""
    facts: Sequence[Fact] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier dialog of the customer."""

    id: int
    summary: str
    channel: str
    at: int
    assignee: str = ""


@dataclass(frozen=True, slots=True)
class Dialog:
    """The open dialog. `earlier` (0: none) asks for the messages before the first one shown."""

    id: int
    contact: Person
    channel: str
    channel_name: str
    status: Status
    status_name: str
    me: Person
    messages: Sequence[Message] = ()
    thread_id: int = 0
    earlier: int = 0
    later: bool = False
    """Newer messages than these exist."""
    title: str = ""
    is_group: bool = False
    assignee: Person | None = None
    team: Person | None = None
    tags: Sequence[Tag] = ()
    priority: int = 1
    snoozed_until: int | None = None
    may_edit: bool = True
    may_write: bool = True
    can_reply: bool = True
    cannot_reply: str = ""
    """Why not, translated."""
    send_name: str = ""
    """What stands on the button: the channel is named."""
    draft_reply: str = ""
    draft_note: str = ""
    text_limit: int = 0
    file_limit: int = 0
    """Octets; 0 means no limit is known."""
    notices: Sequence[Notice] = ()
    card: Card = field(default_factory=Card)
    tasks: Sequence[Task] = ()
    outages: Sequence[Task] = ()
    history: Sequence[Past] = ()
    view: str = ""

    @property
    def has_contact(self) -> bool:
        """A group has no one customer."""
        return not self.is_group

    def draft_bubble(self, kind: Literal["out", "note"]) -> Message:
        """An empty message of mine, from which the screen makes the bubble it shows while sending."""
        state: DeliveryState = "sending" if kind == "out" else ""
        return Message(0, "new", kind, 0, 9_000_000_000_000, self.me, Rich(" "), state=state)


# ---- tasks


@dataclass(frozen=True, slots=True)
class When:
    """A deadline or a moment to choose. `at` None: without one."""

    name: str
    at: int | None
    chosen: bool = False
    icon: str = "clock"


@dataclass(frozen=True, slots=True)
class FieldInput:
    """A field of a task to be filled in. `value` as a form has it; `task_type` empty for tasks of every kind."""

    id: int
    name: str
    kind: str
    value: str
    choices: Sequence[str]
    required: bool
    task_type: str


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field of a task on its card. `text` empty for nothing; `missing` where it is required."""

    name: str
    text: str
    missing: bool


@dataclass(frozen=True, slots=True)
class TaskForm:
    """The new-task popover, filled so that nothing need be typed. The first of `owners` is chosen."""

    action: str
    title: str
    owners: Sequence[Person]
    deadlines: Sequence[When]
    me: int
    more_owners: Sequence[Person] = ()
    description: str = ""
    taken: Sequence[str] = ()
    """Names of the files that come along from the message."""
    hidden: Sequence[tuple[str, str]] = ()
    fields: Sequence[FieldInput] = ()
    type: str = "task"


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    href: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A column of the board or a section of the feed: `overdue`, `today`, `later`, `none`, `done`."""

    key: str
    name: str
    count: int
    tasks: Sequence[Task]
    empty: str = ""
    more_href: str = ""


@dataclass(frozen=True, slots=True)
class TasksPage:
    name: str
    scopes: Sequence[Tab]
    lanes: Sequence[Lane]
    is_board: bool
    list_href: str
    board_href: str
    may_create: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    id: int
    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A dialog (`d12`) or a customer (`c7`) that hangs, or may hang, on a task."""

    key: str
    href: str
    contact: Person
    channel: str = ""
    text: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True)
class LogLine:
    """`event` is a translated sentence; `text` is what a person wrote with it."""

    id: int
    sort: int
    at: int
    event: str
    text: Rich | None = None


@dataclass(frozen=True, slots=True)
class TaskPage:
    task: Task
    description: str
    steps: Sequence[Step]
    links: Sequence[Link]
    timeline: Sequence[LogLine]
    people: Sequence[Person]
    watchers: Sequence[Person]
    watching: bool
    made_by: str
    made_at: int
    may_edit: bool = True
    body: Rich = field(default_factory=lambda: Rich(""))
    """The description as it reads."""
    files: Sequence[File] = ()
    fields: Sequence[FieldLine] = ()
    may_fill: bool = False
    """There are fields to be filled in, not only what some said that are removed."""


@dataclass(frozen=True, slots=True)
class Problem:
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Update:
    """A word that was sent to everybody, and how it goes out."""

    id: int
    text: str
    at: int
    total: int
    queued: int = 0
    sent: int = 0
    delivered: int = 0
    failed: int = 0
    uncertain: int = 0
    cancelled: int = 0
    paused: bool = False
    problems: Sequence[Problem] = ()

    @property
    def finished(self) -> int:
        return self.total - self.queued


@dataclass(frozen=True, slots=True)
class OutagePage:
    task: Task
    links: Sequence[Link]
    linked_count: int
    linked_summary: str
    timeline: Sequence[LogLine]
    updates: Sequence[Update]
    made_at: int
    may_edit: bool = True
    body: Rich = field(default_factory=lambda: Rich(""))
    description: str = ""
    files: Sequence[File] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """How many get it on a channel of this kind."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why some do not get it (translated), and who."""

    text: str
    names: str


@dataclass(frozen=True, slots=True)
class Tell:
    """One word to everybody, before it is sent."""

    client_id: str
    text: str = ""
    body: Rich = field(default_factory=lambda: Rich(""))
    resolve: bool = False
    channels: Sequence[Reach] = ()
    total: int = 0
    left_out: Sequence[LeftOut] = ()
    left_out_count: int = 0
    closes: int = 0
    stays: int = 0
    confirm: bool = False
    """So many that the number must be typed."""
    wrong: str = ""


# ---- people, search, settings


@dataclass(frozen=True, slots=True)
class Address:
    channel: str
    text: str
    href: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class FoundPerson:
    person: Person
    text: str


@dataclass(frozen=True, slots=True)
class ContactPage:
    contact: Person
    company: str
    email: str
    phone: str
    notes: str
    dialogs: Sequence[Row]
    tasks: Sequence[Task]
    addresses: Sequence[Address]
    facts: Sequence[Fact] = ()
    companies: Sequence[str] = ()
    may_edit: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """One group of what the search found."""

    name: str
    count: int
    dialogs: Sequence[Row] = ()
    people: Sequence[FoundPerson] = ()
    tasks: Sequence[Task] = ()


@dataclass(frozen=True, slots=True)
class ChannelKind:
    """A kind of channel that can be connected."""

    key: str
    name: str
    icon: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tested on a channel, in words."""

    text: str
    tone: Literal["good", "soon", "late"]


@dataclass(frozen=True, slots=True)
class ChannelCard:
    id: int
    kind: str
    name: str
    address: str
    health: str
    """In words: `works, last message 2 min ago`."""
    tone: Literal["", "good", "soon", "late"]
    problem: str = ""
    advice: str = ""
    facts: Sequence[Fact] = ()
    team_id: int | None = None
    off: bool = False
    origins: str = ""
    require_identity: bool = False


@dataclass(frozen=True, slots=True)
class FailedInput:
    """Something that came and made nothing in the inbox."""

    id: int
    channel_id: int
    channel: str
    kind: str
    """Of the channel."""
    at: int
    why: str
    """In words."""
    error: str
    """For whoever mends it: the program's own words."""
    attempts: int
    size: int
    """Bytes of what came."""
    beginning: str
    """Its first characters."""
    is_cut: bool = False
    """There is more than `beginning`."""


@dataclass(frozen=True, slots=True)
class InputsPage:
    items: Sequence[FailedInput]
    count: int
    """Of this state, on all pages."""
    aside: int = 0
    """How many were set aside."""
    shows_aside: bool = False
    channel: Fact | None = None
    """The channel it is about, and its address; None for all."""
    earlier: str = ""
    """Where the next page is."""
    told: Sequence[str] = ()
    """What has just become of some, in words."""
    dialog_id: int = 0
    """Where the one just taken in went."""

"""What the templates are given: plain values, one shape for each thing that is seen on a screen.

Page handlers fill these from what `queries` read; templates format them. Instants are milliseconds since the
epoch; names and texts are as people wrote them and are escaped when they are rendered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from core.rich import Rich

Status = Literal["open", "waiting", "hold", "closed"]
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
    """An entry of the sidebar. `count` None: no number is shown; `late`: the number is red."""

    key: str
    name: str
    icon: str
    href: str
    count: int | None = None
    late: bool = False
    on_phone: bool = False


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
    priority: Literal["", "high", "urgent"] = ""
    title: str = ""
    """A group's or topic's title, a mail's subject."""
    is_group: bool = False
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
    """A task wherever it is seen. `linked` counts its dialogs; `state` is `todo`, `doing` or `done`."""

    id: int
    title: str
    state: Literal["todo", "doing", "done"] = "todo"
    deadline_at: int | None = None
    owner: Person | None = None
    team: Person | None = None
    kind: Literal["task", "outage"] = "task"
    linked: int = 0
    contact: Person | None = None
    channel: str = ""
    done_at: int | None = None
    priority: Literal["", "high", "urgent"] = ""
    steps_done: int = 0
    steps: int = 0

"""What a connector hands to the inbox: typed, cleaned values, one per thing that happened outside.

Pure data. A connector's `parse.py` makes these from raw input; `inbox.intake` applies them.
Instants are milliseconds since the epoch, UTC. Strings carry no NUL and no lone surrogate
(`core.text.clean`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from core.files import Stored
from core.rich import Rich

PlaceKind = Literal["private", "group", "topic", "visitor", "mail"]
AttachmentKind = Literal["photo", "video", "voice", "audio", "video_note", "sticker", "animation", "file", "inline"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the channel it happened. `key` is unique on the channel and never changes its meaning."""

    key: str
    kind: PlaceKind
    title: str = ""
    """A group's or topic's title, a mail thread's subject; empty for a private chat. It counts when the thread is
    made; later only an `InboundNotice` of kind `renamed` brings a new one (a topic's messages repeat its first)."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote. `address` is unique on the channel: a Telegram user id, an e-mail address, a visitor id."""

    address: str
    name: str = ""
    username: str | None = None
    language: str | None = None
    is_bot: bool = False
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """What else the channel tells: page, phone, whether the sender's domain was authenticated. `email` only where the
    channel vouches for it: the contact is found by it."""


@dataclass(frozen=True, slots=True)
class InboundFile:
    """A file that came with a message: either its bytes are known already, or the channel fetches it later."""

    kind: AttachmentKind
    name: str
    media_type: str = "application/octet-stream"
    size: int | None = None
    content: bytes | None = None
    stored: Stored | None = None
    """Its bytes on disk: set by `inbox.intake.keep` from `content`."""
    remote: Mapping[str, Any] | None = None
    """What the connector's `fetch` needs to get the bytes, e.g. `{"file_id": …}`. None when `content` is set."""
    content_id: str | None = None
    """For inline images of a mail, without angle brackets."""
    width: int | None = None
    height: int | None = None
    duration: int | None = None
    """Seconds."""
    too_big: bool = False
    """The channel will not give us the bytes; shown with what is known."""


@dataclass(frozen=True, slots=True)
class InboundMessage:
    """A new message. `(thread, external_id)` is unique: the same one again changes nothing."""

    place: Place
    author: Author
    external_id: str
    at: int
    body: Rich = Rich("")
    files: Sequence[InboundFile] = ()
    reply_to: str | None = None
    """External id, in the same place, of the message it answers."""
    quote: str | None = None
    """The quoted fragment, if only a part was quoted."""
    group_key: str | None = None
    """Items of one album share it."""
    from_us: bool = False
    """Written by our side outside Pult (a colleague in the channel's own app)."""
    automatic: str | None = None
    """None for a person's word; else `auto_reply`, `bounce`, `delay`, `bulk`, `receipt`, `report`, `service`.
    Automatic messages are kept and shown, never reopen, never are answered automatically."""
    html: str | None = None
    """A mail's sanitised HTML, if it has one; `body` then is its plain text without quoted history."""
    quoted: str | None = None
    """The quoted history that was folded away from `body`."""
    subject: str | None = None
    command: str | None = None
    """A command of our bot with its argument, without the slash: `start abc`. Commands we do not know are words."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """What has no column: `location`, `contact`, `poll`, `sticker`, `forward`, `venue`, `dice`, `headers`,
    `unknown` (raw text of a kind we do not know), `stranger` (true: not a participant of the mail thread)."""
    mentions_bot: bool = False
    origin: Mapping[str, Any] = field(default_factory=dict)
    """What the connector needs again when answering: a mail's Message-ID and References."""


@dataclass(frozen=True, slots=True)
class InboundEdit:
    """A message got new content. The old one is kept as a version; nothing happens if nothing visible changed."""

    place: Place
    author: Author
    external_id: str
    at: int
    body: Rich
    files: Sequence[InboundFile] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InboundReach:
    """The customer blocked us, or let us in again; or we were removed from a group, or added."""

    place: Place
    author: Author | None
    at: int
    reachable: bool
    reason: str
    """`blocked`, `unblocked`, `removed`, `added`, `left`, `joined`."""


@dataclass(frozen=True, slots=True)
class InboundMove:
    """A place got a new key (a group became a supergroup): the thread stays the same."""

    old_key: str
    new_place: Place
    at: int


@dataclass(frozen=True, slots=True)
class InboundReceipt:
    """What the channel says of a message of ours. `external_id` is ours; `upto` means it and all before it."""

    place: Place
    external_id: str
    at: int
    state: Literal["delivered", "read", "failed"]
    reason: str = ""
    upto: bool = False


@dataclass(frozen=True, slots=True)
class InboundNotice:
    """A service event worth a line in the thread: a member joined, a topic was renamed, a title changed."""

    place: Place
    external_id: str
    at: int
    kind: str
    author: Author | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InboundPress:
    """A button under a message of ours was pressed. The channel keeps presses for minutes only: harmless to lose."""

    place: Place
    author: Author
    external_id: str
    """Of the message the button belongs to."""
    at: int
    data: str
    press_id: str
    """What the connector needs to take the waiting mark off the button."""


Inbound = InboundMessage | InboundEdit | InboundReach | InboundMove | InboundReceipt | InboundNotice | InboundPress

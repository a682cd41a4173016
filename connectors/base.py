"""The contract between a kind of channel and the rest of the house.

A connector is two verbs. *Receive*: raw input is stored, acknowledged, parsed by a pure function into
`inbox.inbound` values. *Send*: a message is rendered by a pure function into parts, and each part is
sent once. Whatever goes wrong on the way out is a `DeliveryFailed`, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from core.bus import Bus
from core.database import Database
from core.files import FileStore
from core.jobs import Errand
from core.rich import Rich
from core.secrets import Vault
from core.settings import Settings
from core.work import Row
from inbox.intake import Taken


class DeliveryFailed(Exception):
    """The channel did not take it.

    `permanent`: trying again cannot help. `uncertain`: the request was written and no answer came, so it may
    have arrived; never repeated blindly. `retry_after`: seconds this place must be left in peace.
    `code` is one word for machines (`blocked`, `not_found`, `too_long`, `moved`, `auth`, `limit`, `network`);
    `reason` is a sentence for the agent, an English msgid of the catalogue.
    """

    def __init__(
        self,
        reason: str,
        *,
        code: str = "",
        permanent: bool = False,
        uncertain: bool = False,
        retry_after: float | None = None,
        moved_to: str | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code
        self.permanent = permanent
        self.uncertain = uncertain
        self.retry_after = retry_after
        self.moved_to = moved_to


@dataclass(frozen=True, slots=True)
class OutboundFile:
    """A file of ours: `path` is where its bytes lie on disk."""

    attachment_id: int
    name: str
    media_type: str
    size: int
    path: str
    kind: str = "file"


@dataclass(frozen=True, slots=True)
class Outbound:
    """One message as the renderer sees it."""

    message_id: int
    place_key: str
    place_kind: str
    body: Rich
    files: Sequence[OutboundFile] = ()
    reply_to: str | None = None
    """External id of the message it answers, as the channel knows it."""
    subject: str = ""
    agent_name: str = ""
    quoted: str = ""
    """Plain text of the message being answered, for channels that quote it (mail)."""
    origin: Mapping[str, Any] = field(default_factory=dict)
    """The thread's stored facts for answering (a mail's ids, recipients)."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """`silent`, `buttons`, `automatic`, `cc`."""


@dataclass(frozen=True, slots=True)
class Part:
    """One request to the channel. A retry repeats one part, never a whole message."""

    kind: str
    """The channel's own verb: `text`, `photo`, `document`, `album`, `mail`, `edit`, `delete`."""
    payload: Mapping[str, Any]
    """JSON; files are named by attachment id."""
    files: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """The channel took it. `external_ids` has one id per channel message (an album has several)."""

    external_ids: Sequence[str]
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kit:
    """What a connector may use of the house."""

    db: Database
    bus: Bus
    files: FileStore
    vault: Vault
    settings: Settings


@dataclass(frozen=True, slots=True)
class Account:
    """A connected account as its connector sees it: the channel's row with its secrets opened."""

    id: int
    type: str
    name: str
    address: str
    config: Mapping[str, Any]
    secrets: Mapping[str, Any]
    cursor: Mapping[str, Any]
    team_id: int | None = None


@dataclass(frozen=True, slots=True)
class Rates:
    """What the channel bears, for the courier. Zero means no limit.

    `per_second` counts all places together; a private place takes `place_burst` at once and then one per
    `place_pause` seconds; a group takes `group_per_minute`. Places whose keys are alike up to the first `/` (topics
    of one group) are one place here.
    """

    per_second: float = 0.0
    bulk_per_second: float = 0.0
    """The share that broadcasts may use, so that agents' replies always find room."""
    place_pause: float = 0.0
    place_burst: int = 1
    group_per_minute: float = 0.0
    at_once: int = 16
    """Requests under way at the same time."""


class Connector(Protocol):
    """One connected account, alive as long as its process and its settings."""

    account: Account
    rates: Rates

    def render(self, message: Outbound) -> list[Part]:
        """The parts of a new message. Raises `DeliveryFailed` when nothing can be sent."""
        ...

    def render_edit(self, message: Outbound, external_ids: Sequence[str]) -> list[Part]:
        """The parts that change a sent message; none where the channel cannot."""
        ...

    def render_delete(self, message: Outbound, external_ids: Sequence[str]) -> list[Part]:
        """The parts that take a sent message back; none where the channel cannot."""
        ...

    async def send(self, place: str, part: Part, files: Mapping[int, OutboundFile]) -> Sent:
        """Send one part, once. Raises `DeliveryFailed` and nothing else."""
        ...

    async def receive(self) -> None:
        """Take in what arrives until cancelled; returns at once for a channel that is only called from outside."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


class Kind(Protocol):
    """A kind of channel: what its folder's `__init__` offers to the registry."""

    type: str

    def open(self, kit: Kit, account: Account) -> Connector: ...

    def errands(self, kit: Kit) -> Mapping[str, Errand]:
        """Handlers of its jobs, by kind of job: `telegram.fetch`."""
        ...

    async def source(self, kit: Kit, raw: Row) -> bytes:
        """What came, byte by byte, from its row in `raw_input`. Raises OSError when its file is gone."""
        ...

    async def repeat(self, kit: Kit, account: Account, raw: Row) -> Taken:
        """Read a failed input again and apply it. Raises OSError when its file is gone."""
        ...

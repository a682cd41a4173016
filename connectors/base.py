"""The contract between a kind of channel and the rest of the house.

A connector is two verbs. *Receive*: raw input is stored, acknowledged, parsed by a pure function into
`inbox.inbound` values. *Send*: a message is rendered by a pure function into parts, and each part is
sent once. Whatever goes wrong on the way out is a `DeliveryFailed`, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.rich import Rich


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

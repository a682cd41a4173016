"""Tables of the inbox and the rules that look at one row."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.indexes import Index, PartialIndex

from core.orm import Model

# ---------------------------------------------------------------------------------------------------- the team


class Role(StrEnum):
    """What an agent may do at all; teams bound where."""

    ADMIN = "admin"
    LEAD = "lead"
    AGENT = "agent"
    OBSERVER = "observer"


class Agent(Model):
    """A colleague who signs in."""

    id: int = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=128)
    email = fields.CharField(max_length=254, unique=True)
    """Lower case; the sign-in name."""
    password_hash = fields.CharField(max_length=256, default="")
    role = fields.CharEnumField(Role, max_length=16, default=Role.AGENT)
    locale = fields.CharField(max_length=8, default="")
    timezone = fields.CharField(max_length=64, default="")
    theme = fields.CharField(max_length=8, default="")
    presence = fields.CharField(max_length=16, default="online")
    telegram_id = fields.CharField(max_length=32, null=True, unique=True)
    """The colleague's Telegram user id: for notices, and to tell staff from customers in groups."""
    notify: dict[str, Any] = fields.JSONField(default=dict)
    """Means per event: `{"assigned": ["browser", "email"], …}`; absent means the default."""
    disabled_at: int | None = fields.BigIntField(null=True)
    created_at: int = fields.BigIntField()

    class Meta:
        table = "agent"

    @property
    def sees_everything(self) -> bool:
        return self.role in (Role.ADMIN, Role.LEAD)

    @property
    def may_write(self) -> bool:
        return self.role != Role.OBSERVER


class Team(Model):
    """A group of agents; dialogs, tasks and channels may belong to one."""

    id: int = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=64, unique=True)
    created_at: int = fields.BigIntField()

    class Meta:
        table = "team"


class TeamMember(Model):
    """An agent in a team."""

    id: int = fields.BigIntField(primary_key=True)
    team: fields.ForeignKeyRelation[Team] = fields.ForeignKeyField("pult.Team", on_delete=fields.CASCADE)
    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField("pult.Agent", on_delete=fields.CASCADE)

    class Meta:
        table = "team_member"
        unique_together = (("team_id", "agent_id"),)
        indexes = [Index(fields=("agent_id",))]


class Session(Model):
    """A signed-in browser. The cookie holds a random value; only its hash is kept."""

    hash = fields.CharField(max_length=64, primary_key=True)
    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField("pult.Agent", on_delete=fields.CASCADE)
    created_at: int = fields.BigIntField()
    seen_at: int = fields.BigIntField()
    browser = fields.CharField(max_length=256, default="")
    ip = fields.CharField(max_length=45, default="")

    class Meta:
        table = "session"
        indexes = [Index(fields=("agent_id",))]


class Token(Model):
    """A bearer token of the API; only its hash is kept."""

    id: int = fields.BigIntField(primary_key=True)
    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField("pult.Agent", on_delete=fields.CASCADE)
    name = fields.CharField(max_length=64)
    hash = fields.CharField(max_length=64, unique=True)
    created_at: int = fields.BigIntField()
    used_at: int | None = fields.BigIntField(null=True)

    class Meta:
        table = "token"
        indexes = [Index(fields=("agent_id",))]


# ------------------------------------------------------------------------------------------- channels and people


class Channel(Model):
    """One connected account: a bot, a widget, a mailbox."""

    id: int = fields.BigIntField(primary_key=True)
    type = fields.CharField(max_length=16)
    name = fields.CharField(max_length=128)
    address = fields.CharField(max_length=254)
    """What the channel is known by outside: the bot's id, the mailbox address, the widget's public key."""
    state = fields.CharField(max_length=16, default="new")
    """`new`, `ok`, `error`, `off`."""
    problem = fields.TextField(default="")
    """The last error in words, empty when all is well."""
    config: dict[str, Any] = fields.JSONField(default=dict)
    secrets = fields.TextField(default="")
    """Sealed by `core.secrets.Vault`."""
    cursor: dict[str, Any] = fields.JSONField(default=dict)
    """How far the receiver has come: an update id, UIDVALIDITY and UID."""
    team: fields.ForeignKeyNullableRelation[Team] = fields.ForeignKeyField(
        "pult.Team", null=True, on_delete=fields.SET_NULL
    )
    succeeded_at: int | None = fields.BigIntField(null=True)
    failed_at: int | None = fields.BigIntField(null=True)
    created_at: int = fields.BigIntField()
    deleted_at: int | None = fields.BigIntField(null=True)

    class Meta:
        table = "channel"
        unique_together = (("type", "address"),)


class RawInput(Model):
    """What arrived, as it arrived, before anybody understood it. `(channel, key)` is unique: twice is once."""

    id: int = fields.BigIntField(primary_key=True)
    channel: fields.ForeignKeyRelation[Channel] = fields.ForeignKeyField("pult.Channel", on_delete=fields.CASCADE)
    key = fields.CharField(max_length=128)
    body = fields.TextField(default="")
    blob = fields.CharField(max_length=64, null=True)
    """Hash of the source when it is a file (a mail)."""
    state = fields.CharField(max_length=16, default="done")
    """`done`, or `failed` with the reason in `error`."""
    error = fields.TextField(default="")
    attempts = fields.IntField(default=1)
    received_at: int = fields.BigIntField()

    class Meta:
        table = "raw_input"
        unique_together = (("channel_id", "key"),)
        indexes = [
            PartialIndex(fields=("channel_id", "id"), condition={"state": "failed"}),
            Index(fields=("received_at",)),
        ]


class Company(Model):
    """A client organisation."""

    id: int = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=256)
    tier = fields.CharField(max_length=32, default="")
    domains: list[str] = fields.JSONField(default=list)
    notes = fields.TextField(default="")
    created_at: int = fields.BigIntField()

    class Meta:
        table = "company"


class Contact(Model):
    """A person who writes to us."""

    id: int = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=256)
    company: fields.ForeignKeyNullableRelation[Company] = fields.ForeignKeyField(
        "pult.Company", null=True, on_delete=fields.SET_NULL
    )
    email = fields.CharField(max_length=254, null=True)
    phone = fields.CharField(max_length=32, null=True)
    locale = fields.CharField(max_length=16, default="")
    timezone = fields.CharField(max_length=64, default="")
    attributes: dict[str, Any] = fields.JSONField(default=dict)
    notes = fields.TextField(default="")
    blocked_at: int | None = fields.BigIntField(null=True)
    """We do not want to hear from this person."""
    merged_into_id: int | None = fields.BigIntField(null=True)
    created_at: int = fields.BigIntField()

    class Meta:
        table = "contact"
        indexes = [Index(fields=("email",)), Index(fields=("company_id",)), Index(fields=("name",))]


class Identity(Model):
    """A person's address on a channel."""

    id: int = fields.BigIntField(primary_key=True)
    channel: fields.ForeignKeyRelation[Channel] = fields.ForeignKeyField("pult.Channel", on_delete=fields.CASCADE)
    address = fields.CharField(max_length=254)
    contact: fields.ForeignKeyRelation[Contact] = fields.ForeignKeyField("pult.Contact", on_delete=fields.RESTRICT)
    agent_id: int | None = fields.BigIntField(null=True)
    """Set when this address belongs to a colleague."""
    name = fields.CharField(max_length=256, default="")
    username = fields.CharField(max_length=64, null=True)
    is_bot = fields.BooleanField(default=False)
    attributes: dict[str, Any] = fields.JSONField(default=dict)
    unreachable = fields.CharField(max_length=16, default="")
    """`blocked`, `deactivated`, `bounced`; empty when messages arrive."""
    seen_at: int = fields.BigIntField()

    class Meta:
        table = "identity"
        unique_together = (("channel_id", "address"),)
        indexes = [Index(fields=("contact_id",))]


# --------------------------------------------------------------------------------------- threads and dialogs


class Thread(Model):
    """The place of a correspondence on a channel; endless."""

    id: int = fields.BigIntField(primary_key=True)
    channel: fields.ForeignKeyRelation[Channel] = fields.ForeignKeyField("pult.Channel", on_delete=fields.CASCADE)
    key = fields.CharField(max_length=128)
    kind = fields.CharField(max_length=16)
    """`private`, `group`, `topic`, `visitor`, `mail`."""
    title = fields.CharField(max_length=512, default="")
    contact: fields.ForeignKeyNullableRelation[Contact] = fields.ForeignKeyField(
        "pult.Contact", null=True, on_delete=fields.SET_NULL
    )
    """The one customer of the thread; None for a group."""
    last_number = fields.IntField(default=0)
    """Number of the newest message."""
    unreachable = fields.CharField(max_length=16, default="")
    """`blocked`, `removed`, `left`; empty when messages arrive."""
    origin: dict[str, Any] = fields.JSONField(default=dict)
    """What the connector needs to answer here: mail references, recipients."""
    created_at: int = fields.BigIntField()

    class Meta:
        table = "thread"
        unique_together = (("channel_id", "key"),)
        indexes = [Index(fields=("contact_id",))]


class ThreadAlias(Model):
    """A former key of a thread: a group that became a supergroup."""

    id: int = fields.BigIntField(primary_key=True)
    channel: fields.ForeignKeyRelation[Channel] = fields.ForeignKeyField("pult.Channel", on_delete=fields.CASCADE)
    key = fields.CharField(max_length=128)
    thread: fields.ForeignKeyRelation[Thread] = fields.ForeignKeyField("pult.Thread", on_delete=fields.CASCADE)

    class Meta:
        table = "thread_alias"
        unique_together = (("channel_id", "key"),)


class Participant(Model):
    """Somebody who has written in a thread of many."""

    id: int = fields.BigIntField(primary_key=True)
    thread: fields.ForeignKeyRelation[Thread] = fields.ForeignKeyField("pult.Thread", on_delete=fields.CASCADE)
    identity: fields.ForeignKeyRelation[Identity] = fields.ForeignKeyField("pult.Identity", on_delete=fields.CASCADE)
    role = fields.CharField(max_length=16, default="customer")
    """`customer`, `staff`, `bot`, `stranger`."""

    class Meta:
        table = "participant"
        unique_together = (("thread_id", "identity_id"),)
        indexes = [Index(fields=("identity_id",))]


class Status(StrEnum):
    """The four system categories. "New" and "solved" are derived."""

    OPEN = "open"
    WAITING = "waiting"
    ON_HOLD = "on_hold"
    CLOSED = "closed"


class Priority:
    """Higher is more urgent."""

    LOW, NORMAL, HIGH, URGENT = 0, 1, 2, 3


class Dialog(Model):
    """One open-close cycle of a thread. Its id is the number people see."""

    id: int = fields.BigIntField(primary_key=True)
    thread: fields.ForeignKeyRelation[Thread] = fields.ForeignKeyField("pult.Thread", on_delete=fields.CASCADE)
    channel: fields.ForeignKeyRelation[Channel] = fields.ForeignKeyField("pult.Channel", on_delete=fields.CASCADE)
    contact: fields.ForeignKeyNullableRelation[Contact] = fields.ForeignKeyField(
        "pult.Contact", null=True, on_delete=fields.SET_NULL
    )
    status = fields.CharEnumField(Status, max_length=16, default=Status.OPEN)
    assignee: fields.ForeignKeyNullableRelation[Agent] = fields.ForeignKeyField(
        "pult.Agent", null=True, on_delete=fields.SET_NULL
    )
    team: fields.ForeignKeyNullableRelation[Team] = fields.ForeignKeyField(
        "pult.Team", null=True, on_delete=fields.SET_NULL
    )
    subject = fields.CharField(max_length=512, default="")
    priority = fields.SmallIntField(default=Priority.NORMAL)
    first_number = fields.IntField(default=1)
    """Number, in the thread, of the dialog's first message."""
    last_number = fields.IntField(default=0)
    last_at: int = fields.BigIntField()
    """When something was last said; the lists are sorted by it."""
    snippet = fields.CharField(max_length=160, default="")
    snippet_kind = fields.CharField(max_length=16, default="inbound")
    waiting_since: int | None = fields.BigIntField(null=True)
    """The first customer's word that has no answer yet; None when the customer waits for nothing."""
    first_reply_at: int | None = fields.BigIntField(null=True)
    snoozed_until: int | None = fields.BigIntField(null=True)
    due_at: int | None = fields.BigIntField(null=True)
    """The nearest deadline of its unfinished tasks."""
    opened_at: int = fields.BigIntField()
    looked_at: int | None = fields.BigIntField(null=True)
    """When somebody of the team first opened it; None means opened by nobody."""
    closed_at: int | None = fields.BigIntField(null=True)
    closed_by_id: int | None = fields.BigIntField(null=True)
    follow_up_of_id: int | None = fields.BigIntField(null=True)
    version = fields.IntField(default=0)
    """Grows with every change, so that a screen can tell which state is newer."""

    class Meta:
        table = "dialog"
        indexes = [
            Index(fields=("thread_id", "id")),
            Index(fields=("contact_id", "id")),
            Index(fields=("status", "last_at", "id")),
            Index(fields=("assignee_id", "status", "last_at")),
            Index(fields=("team_id", "status", "last_at")),
            Index(fields=("last_at", "id")),
            Index(fields=("waiting_since",)),
        ]


class DialogRead(Model):
    """How far an agent has read a dialog."""

    id: int = fields.BigIntField(primary_key=True)
    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField("pult.Agent", on_delete=fields.CASCADE)
    dialog: fields.ForeignKeyRelation[Dialog] = fields.ForeignKeyField("pult.Dialog", on_delete=fields.CASCADE)
    number = fields.IntField(default=0)

    class Meta:
        table = "dialog_read"
        unique_together = (("agent_id", "dialog_id"),)
        indexes = [Index(fields=("dialog_id",))]


class Tag(Model):
    """A word by which dialogs are found again."""

    id: int = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=64, unique=True)
    hue = fields.SmallIntField(default=240)

    class Meta:
        table = "tag"


class DialogTag(Model):
    """A tag on a dialog."""

    id: int = fields.BigIntField(primary_key=True)
    dialog: fields.ForeignKeyRelation[Dialog] = fields.ForeignKeyField("pult.Dialog", on_delete=fields.CASCADE)
    tag: fields.ForeignKeyRelation[Tag] = fields.ForeignKeyField("pult.Tag", on_delete=fields.CASCADE)

    class Meta:
        table = "dialog_tag"
        unique_together = (("dialog_id", "tag_id"),)
        indexes = [Index(fields=("tag_id", "dialog_id"))]


# --------------------------------------------------------------------------------------------------- messages


class Kind(StrEnum):
    """What a message is. Only `inbound` and `outbound` are public."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"
    NOTE = "note"
    EVENT = "event"


class Delivered(StrEnum):
    """State of an outbound message as the agent sees it, the worst of its deliveries."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"


class Message(Model):
    """Something said in a thread; numbered per thread."""

    id: int = fields.BigIntField(primary_key=True)
    thread: fields.ForeignKeyRelation[Thread] = fields.ForeignKeyField("pult.Thread", on_delete=fields.CASCADE)
    dialog: fields.ForeignKeyRelation[Dialog] = fields.ForeignKeyField("pult.Dialog", on_delete=fields.CASCADE)
    number = fields.IntField()
    kind = fields.CharEnumField(Kind, max_length=16)
    identity: fields.ForeignKeyNullableRelation[Identity] = fields.ForeignKeyField(
        "pult.Identity", null=True, on_delete=fields.SET_NULL
    )
    agent: fields.ForeignKeyNullableRelation[Agent] = fields.ForeignKeyField(
        "pult.Agent", null=True, on_delete=fields.SET_NULL
    )
    is_staff = fields.BooleanField(default=False)
    """Inbound, but written by a colleague in a group."""
    automatic = fields.CharField(max_length=16, null=True)
    """Not a person's word: `auto_reply`, `bounce`, `service`, `outage`, …"""
    text = fields.TextField(default="")
    entities: list[Any] = fields.JSONField(default=list)
    extra: dict[str, Any] = fields.JSONField(default=dict)
    """`subject`, `quoted`, `html` (blob hash), `location`, `poll`, `forward`, `unknown`; an event line's facts."""
    at: int = fields.BigIntField()
    external_id = fields.CharField(max_length=255, null=True)
    client_id = fields.CharField(max_length=64, null=True)
    """Made by the sender's screen, so that a repeated request is recognised."""
    reply_to_id: int | None = fields.BigIntField(null=True)
    group_key = fields.CharField(max_length=64, null=True)
    state = fields.CharField(max_length=16, null=True)
    """Outbound only: see `Delivered`."""
    problem = fields.TextField(null=True)
    edited_at: int | None = fields.BigIntField(null=True)
    deleted_at: int | None = fields.BigIntField(null=True)

    class Meta:
        table = "message"
        unique_together = (("thread_id", "number"), ("thread_id", "external_id"), ("thread_id", "client_id"))
        indexes = [Index(fields=("dialog_id", "number"))]


class MessageAlias(Model):
    """Another external id of a message: an album's items, the parts of a long text."""

    id: int = fields.BigIntField(primary_key=True)
    thread: fields.ForeignKeyRelation[Thread] = fields.ForeignKeyField("pult.Thread", on_delete=fields.CASCADE)
    external_id = fields.CharField(max_length=255)
    message: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField("pult.Message", on_delete=fields.CASCADE)

    class Meta:
        table = "message_alias"
        unique_together = (("thread_id", "external_id"),)
        indexes = [Index(fields=("message_id",))]


class MessageVersion(Model):
    """What a message said before it was edited."""

    id: int = fields.BigIntField(primary_key=True)
    message: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField("pult.Message", on_delete=fields.CASCADE)
    text = fields.TextField(default="")
    entities: list[Any] = fields.JSONField(default=list)
    until: int = fields.BigIntField()
    """The instant at which it was replaced."""

    class Meta:
        table = "message_version"
        indexes = [Index(fields=("message_id",))]


class Attachment(Model):
    """A file of a message or of a task, never of both."""

    id: int = fields.BigIntField(primary_key=True)
    message: fields.ForeignKeyNullableRelation[Message] = fields.ForeignKeyField(
        "pult.Message", null=True, on_delete=fields.CASCADE
    )
    """None between the upload and the sending."""
    task_id: int | None = fields.BigIntField(null=True)
    """The task it hangs on."""
    agent_id: int | None = fields.BigIntField(null=True)
    """The colleague who uploaded it: only he may hang it on something, once."""
    position = fields.SmallIntField(default=0)
    kind = fields.CharField(max_length=16, default="file")
    name = fields.CharField(max_length=255)
    media_type = fields.CharField(max_length=127, default="application/octet-stream")
    size: int | None = fields.BigIntField(null=True)
    blob = fields.CharField(max_length=64, null=True)
    state = fields.CharField(max_length=16, default="ready")
    """`ready`, `pending` (being fetched), `too_big`, `failed`."""
    remote: dict[str, Any] | None = fields.JSONField(null=True)
    content_id = fields.CharField(max_length=255, null=True)
    width = fields.IntField(null=True)
    height = fields.IntField(null=True)
    duration = fields.IntField(null=True)
    created_at: int = fields.BigIntField()

    class Meta:
        table = "attachment"
        indexes = [Index(fields=("message_id",)), Index(fields=("task_id",)), Index(fields=("blob",))]


class Mention(Model):
    """A colleague named in a note: it draws attention and hands nothing over."""

    id: int = fields.BigIntField(primary_key=True)
    message: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField("pult.Message", on_delete=fields.CASCADE)
    dialog: fields.ForeignKeyRelation[Dialog] = fields.ForeignKeyField("pult.Dialog", on_delete=fields.CASCADE)
    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField("pult.Agent", on_delete=fields.CASCADE)

    class Meta:
        table = "mention"
        unique_together = (("message_id", "agent_id"),)
        indexes = [Index(fields=("agent_id", "dialog_id")), Index(fields=("dialog_id",))]


class Draft(Model):
    """What an agent has begun to write."""

    id: int = fields.BigIntField(primary_key=True)
    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField("pult.Agent", on_delete=fields.CASCADE)
    dialog: fields.ForeignKeyRelation[Dialog] = fields.ForeignKeyField("pult.Dialog", on_delete=fields.CASCADE)
    kind = fields.CharField(max_length=16)
    text = fields.TextField()
    origin = fields.CharField(max_length=16, default="")
    """`task` when the product wrote it: a solver's result to be told to the customer."""
    changed_at: int = fields.BigIntField()

    class Meta:
        table = "draft"
        unique_together = (("agent_id", "dialog_id", "kind"),)
        indexes = [Index(fields=("dialog_id",))]


class Canned(Model):
    """A prepared text for a frequent question."""

    id: int = fields.BigIntField(primary_key=True)
    shortcut = fields.CharField(max_length=32, unique=True)
    title = fields.CharField(max_length=128)
    text = fields.TextField()
    uses = fields.IntField(default=0)
    created_at: int = fields.BigIntField()

    class Meta:
        table = "canned"


class Delivery(Model):
    """One outgoing request to one thread: a part of a message, an edit or a deletion of one."""

    id: int = fields.BigIntField(primary_key=True)
    message: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField("pult.Message", on_delete=fields.CASCADE)
    thread: fields.ForeignKeyRelation[Thread] = fields.ForeignKeyField("pult.Thread", on_delete=fields.CASCADE)
    channel: fields.ForeignKeyRelation[Channel] = fields.ForeignKeyField("pult.Channel", on_delete=fields.CASCADE)
    action = fields.CharField(max_length=8, default="send")
    """`send`, `edit`, `delete`."""
    part = fields.SmallIntField(default=0)
    parts = fields.SmallIntField(default=0)
    """How many parts the message was split into; 0 before it was rendered."""
    payload: dict[str, Any] | None = fields.JSONField(null=True)
    """The rendered part; None before it was rendered."""
    bulk = fields.BooleanField(default=False)
    state = fields.CharField(max_length=16, default="queued")
    version = fields.IntField(default=0, db_default=0)
    """How often it was ordered anew; what became of an older order is no answer to a newer one."""
    attempts = fields.SmallIntField(default=0)
    due_at: int = fields.BigIntField()
    lease_until: int | None = fields.BigIntField(null=True)
    lease_by = fields.CharField(max_length=32, null=True)
    external_ids: list[str] = fields.JSONField(default=list)
    code = fields.CharField(max_length=32, default="")
    reason = fields.TextField(default="")
    created_at: int = fields.BigIntField()
    finished_at: int | None = fields.BigIntField(null=True)

    class Meta:
        table = "delivery"
        unique_together = (("message_id", "action", "part"),)
        indexes = [
            PartialIndex(fields=("channel_id", "bulk", "due_at", "id"), condition={"state": "queued"}),
            PartialIndex(fields=("lease_until",), condition={"state": "sending"}),
        ]

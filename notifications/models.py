"""Tables of what leaves in bulk and of what the team is told."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.indexes import Index

from core.orm import Model
from inbox.models import Agent, Message, Session, Thread
from tasks.models import Task


class Broadcast(Model):
    """An outage's word, said once to everybody who hangs on it."""

    id: int = fields.BigIntField(primary_key=True)
    task: fields.ForeignKeyRelation[Task] = fields.ForeignKeyField("pult.Task", on_delete=fields.CASCADE)
    agent: fields.ForeignKeyNullableRelation[Agent] = fields.ForeignKeyField(
        "pult.Agent", null=True, on_delete=fields.SET_NULL
    )
    text = fields.TextField()
    entities: list[Any] = fields.JSONField(default=list)
    resolves = fields.BooleanField(default=False)
    state = fields.CharField(max_length=16, default="running")
    """`running`, `paused`, `cancelled`, `done`."""
    client_id = fields.CharField(max_length=64)
    created_at: int = fields.BigIntField()
    finished_at: int | None = fields.BigIntField(null=True)
    settled_at: int | None = fields.BigIntField(null=True)
    """Of a last word: when its outage's dialogs began to be let go, which happens once."""

    class Meta:
        table = "broadcast"
        unique_together = (("task_id", "client_id"),)


class BroadcastTarget(Model):
    """One thread that gets the word, or the reason why somebody does not."""

    id: int = fields.BigIntField(primary_key=True)
    broadcast: fields.ForeignKeyRelation[Broadcast] = fields.ForeignKeyField("pult.Broadcast", on_delete=fields.CASCADE)
    thread: fields.ForeignKeyNullableRelation[Thread] = fields.ForeignKeyField(
        "pult.Thread", null=True, on_delete=fields.CASCADE
    )
    contact_id: int | None = fields.BigIntField(null=True)
    dialog_id: int | None = fields.BigIntField(null=True)
    message: fields.ForeignKeyNullableRelation[Message] = fields.ForeignKeyField(
        "pult.Message", null=True, on_delete=fields.SET_NULL
    )
    state = fields.CharField(max_length=16, default="queued")
    """`queued` (no message yet), `posted` (its delivery tells the rest), `skipped` with the reason."""
    reason = fields.CharField(max_length=64, default="")

    class Meta:
        table = "broadcast_target"
        unique_together = (("broadcast_id", "thread_id"),)
        indexes = [Index(fields=("broadcast_id", "state", "id")), Index(fields=("message_id",))]


class Notice(Model):
    """Something an agent should know. What befalls one subject within a minute is one notice that counts."""

    id: int = fields.BigIntField(primary_key=True)
    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField("pult.Agent", on_delete=fields.CASCADE)
    subject = fields.CharField(max_length=32)
    """What it is about, as `core.presence` names places: `d12`, `t5`, `c3` (a channel)."""
    kind = fields.CharField(max_length=32)
    """The weightiest of what happened: a key of `notifications.alerts.kinds.KINDS`."""
    dialog_id: int | None = fields.BigIntField(null=True)
    task_id: int | None = fields.BigIntField(null=True)
    channel_id: int | None = fields.BigIntField(null=True)
    count = fields.IntField(default=1)
    data: dict[str, Any] = fields.JSONField(default=dict)
    """`kinds`: how often each happened; `number`: of the newest message meant."""
    created_at: int = fields.BigIntField()
    changed_at: int = fields.BigIntField()
    sent_at: int | None = fields.BigIntField(null=True)
    """When it was decided by which means it leaves; None while it is being gathered."""
    read_at: int | None = fields.BigIntField(null=True)

    class Meta:
        table = "notice"
        indexes = [Index(fields=("agent_id", "read_at", "id")), Index(fields=("subject", "agent_id", "id"))]


class NoticeSending(Model):
    """A notice on its way by one means; its own state, so that a failure can be told and repeated."""

    id: int = fields.BigIntField(primary_key=True)
    notice: fields.ForeignKeyRelation[Notice] = fields.ForeignKeyField("pult.Notice", on_delete=fields.CASCADE)
    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField("pult.Agent", on_delete=fields.CASCADE)
    means = fields.CharField(max_length=16)
    """`email`, `telegram`, `push`."""
    push_subscription_id: int | None = fields.BigIntField(null=True)
    state = fields.CharField(max_length=16, default="queued")
    """`queued`, `sending`, `sent`, `failed`, `uncertain`, `dropped` (read before it left)."""
    attempts = fields.SmallIntField(default=0)
    reason = fields.TextField(default="")
    created_at: int = fields.BigIntField()
    finished_at: int | None = fields.BigIntField(null=True)

    class Meta:
        table = "notice_sending"
        indexes = [
            Index(fields=("agent_id", "means", "id")),
            Index(fields=("agent_id", "means", "created_at")),
            Index(fields=("notice_id",)),
        ]


class TelegramLink(Model):
    """A code by which a colleague tells the bot who he is; good once and not for long."""

    hash = fields.CharField(max_length=64, primary_key=True)
    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField("pult.Agent", on_delete=fields.CASCADE)
    created_at: int = fields.BigIntField()

    class Meta:
        table = "telegram_link"
        indexes = [Index(fields=("agent_id",))]


class PushSubscription(Model):
    """A browser that takes Web Push messages, as long as the session lasts that it was signed in with."""

    id: int = fields.BigIntField(primary_key=True)
    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField("pult.Agent", on_delete=fields.CASCADE)
    session: fields.ForeignKeyRelation[Session] = fields.ForeignKeyField("pult.Session", on_delete=fields.CASCADE)
    endpoint = fields.CharField(max_length=1024, unique=True)
    keys: dict[str, Any] = fields.JSONField()
    browser = fields.CharField(max_length=256, default="")
    created_at: int = fields.BigIntField()

    class Meta:
        table = "push_subscription"
        indexes = [Index(fields=("agent_id",)), Index(fields=("session_id",))]

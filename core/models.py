"""Tables of the plumbing: the event log, jobs, leases, cursors, settings, blobs."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.indexes import Index

from core.orm import Model


class Event(Model):
    """A committed fact. `number` grows in the order of commits, so nothing appears below a number once seen."""

    number: int = fields.BigIntField(primary_key=True)
    kind = fields.CharField(max_length=64)
    at: int = fields.BigIntField()
    agent_id: int | None = fields.BigIntField(null=True)
    channel_id: int | None = fields.BigIntField(null=True)
    thread_id: int | None = fields.BigIntField(null=True)
    dialog_id: int | None = fields.BigIntField(null=True)
    message_id: int | None = fields.BigIntField(null=True)
    task_id: int | None = fields.BigIntField(null=True)
    contact_id: int | None = fields.BigIntField(null=True)
    data: dict[str, Any] = fields.JSONField(default=dict)

    class Meta:
        table = "event"
        indexes = [
            Index(fields=("dialog_id", "number")),
            Index(fields=("thread_id", "number")),
            Index(fields=("task_id", "number")),
        ]


class Job(Model):
    """An order to be carried out at `due_at`; deleted when done, kept as `failed` when it cannot be."""

    id: int = fields.BigIntField(primary_key=True)
    kind = fields.CharField(max_length=64)
    key = fields.CharField(max_length=128, null=True)
    payload: dict[str, Any] = fields.JSONField(default=dict)
    due_at: int = fields.BigIntField()
    state = fields.CharField(max_length=16, default="queued")
    version = fields.IntField(default=0, db_default=0)
    attempts = fields.IntField(default=0)
    lease_until: int | None = fields.BigIntField(null=True)
    error = fields.TextField(null=True)
    created_at: int = fields.BigIntField()

    class Meta:
        table = "job"
        unique_together = (("kind", "key"),)
        indexes = [Index(fields=("state", "due_at"))]


class Lease(Model):
    """Who alone may do something (poll one bot, read one mailbox) and until when."""

    name = fields.CharField(max_length=128, primary_key=True)
    holder = fields.CharField(max_length=64)
    until: int = fields.BigIntField()

    class Meta:
        table = "lease"


class Cursor(Model):
    """How far a follower of the event log has come."""

    name = fields.CharField(max_length=64, primary_key=True)
    number: int = fields.BigIntField()

    class Meta:
        table = "cursor"


class Setting(Model):
    """One setting of the workspace."""

    key = fields.CharField(max_length=64, primary_key=True)
    value: Any = fields.JSONField()

    class Meta:
        table = "setting"


class Blob(Model):
    """A file's bytes, kept once under their SHA-256 in the data directory."""

    hash = fields.CharField(max_length=64, primary_key=True)
    size: int = fields.BigIntField()
    media_type = fields.CharField(max_length=127)
    width = fields.IntField(null=True)
    height = fields.IntField(null=True)
    thumbnail = fields.CharField(max_length=64, null=True)
    """Hash of the small picture's blob."""
    created_at: int = fields.BigIntField()

    class Meta:
        table = "blob"

"""Tables of tasks and outages."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.indexes import Index

from core.orm import Model
from inbox.models import Agent, Contact, Dialog, Message, Team


class TaskType(StrEnum):
    """An outage is a task that many dialogs hang on and whose word goes out to all of them."""

    TASK = "task"
    OUTAGE = "outage"


class TaskStatus(StrEnum):
    """Where the work stands. `overdue` is not a status but a deadline in the past."""

    TODO = "todo"
    DOING = "doing"
    WAITING = "waiting"
    DONE = "done"
    CANCELLED = "cancelled"


UNFINISHED = (TaskStatus.TODO, TaskStatus.DOING, TaskStatus.WAITING)


class FieldKind(StrEnum):
    """What a field of a task takes."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    DATE = "date"
    BOOL = "bool"


class TaskField(Model):
    """Something that administrators want to know of tasks. A removed one stays for the values that tasks have."""

    id: int = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=64)
    kind = fields.CharEnumField(FieldKind, max_length=8)
    choices: list[str] = fields.JSONField(default=list)
    required = fields.BooleanField(default=False)
    task_type = fields.CharEnumField(TaskType, max_length=16, null=True)
    """None for tasks of every kind."""
    position = fields.IntField()
    created_at: int = fields.BigIntField()
    deleted_at: int | None = fields.BigIntField(null=True)

    class Meta:
        table = "task_field"


class Task(Model):
    """Work that does not fit into two or three messages."""

    id: int = fields.BigIntField(primary_key=True)
    type = fields.CharEnumField(TaskType, max_length=16, default=TaskType.TASK)
    title = fields.CharField(max_length=256)
    body = fields.TextField(default="")
    entities: list[Any] = fields.JSONField(default=list)
    """Of the body, as `core.rich.Rich` stores them."""
    words = fields.TextField(default="")
    """Stems of title and body between blanks, by which a list is narrowed."""
    status = fields.CharEnumField(TaskStatus, max_length=16, default=TaskStatus.TODO)
    owner: fields.ForeignKeyNullableRelation[Agent] = fields.ForeignKeyField(
        "pult.Agent", null=True, on_delete=fields.SET_NULL
    )
    team: fields.ForeignKeyNullableRelation[Team] = fields.ForeignKeyField(
        "pult.Team", null=True, on_delete=fields.SET_NULL
    )
    author_id: int | None = fields.BigIntField(null=True)
    priority = fields.SmallIntField(default=1)
    deadline_at: int | None = fields.BigIntField(null=True)
    remind_before: int | None = fields.BigIntField(null=True)
    """Milliseconds before the deadline at which the owner is reminded; None for never."""
    promised = fields.BooleanField(default=False)
    """Whether the customer may be told the deadline."""
    result = fields.TextField(default="")
    """What the solver says was done; becomes the draft of the answer."""
    public_text = fields.TextField(default="")
    """An outage's present word to customers."""
    phase = fields.CharField(max_length=16, default="")
    """An outage's: `investigating`, `identified`, `monitoring`, `resolved`, `false_alarm`."""
    field_values: dict[str, Any] = fields.JSONField(source_field="fields", default=dict, db_default={})
    """What it says in the fields of `TaskField`, by their ids."""
    client_id = fields.CharField(max_length=64, null=True, unique=True)
    created_at: int = fields.BigIntField()
    done_at: int | None = fields.BigIntField(null=True)
    done_by_id: int | None = fields.BigIntField(null=True)
    version = fields.IntField(default=0)

    class Meta:
        table = "task"
        indexes = [
            Index(fields=("status", "deadline_at")),
            Index(fields=("owner_id", "status", "deadline_at")),
            Index(fields=("team_id", "status", "deadline_at")),
            Index(fields=("type", "status")),
            Index(fields=("done_at", "id")),
        ]


class TaskLink(Model):
    """A dialog on a task; for a task made of a message, with that message."""

    id: int = fields.BigIntField(primary_key=True)
    task: fields.ForeignKeyRelation[Task] = fields.ForeignKeyField("pult.Task", on_delete=fields.CASCADE)
    dialog: fields.ForeignKeyRelation[Dialog] = fields.ForeignKeyField("pult.Dialog", on_delete=fields.CASCADE)
    message: fields.ForeignKeyNullableRelation[Message] = fields.ForeignKeyField(
        "pult.Message", null=True, on_delete=fields.SET_NULL
    )
    role = fields.CharField(max_length=16, default="source")
    """`source` (the task came from it) or `affected` (hangs on an outage)."""
    number = fields.IntField(default=0)
    """Number of the thread's newest message when it was linked: what came after may be about something else."""
    linked_by_id: int | None = fields.BigIntField(null=True)
    linked_at: int = fields.BigIntField()

    class Meta:
        table = "task_link"
        unique_together = (("task_id", "dialog_id"),)
        indexes = [Index(fields=("dialog_id",))]


class TaskContact(Model):
    """A customer on a task without a dialog."""

    id: int = fields.BigIntField(primary_key=True)
    task: fields.ForeignKeyRelation[Task] = fields.ForeignKeyField("pult.Task", on_delete=fields.CASCADE)
    contact: fields.ForeignKeyRelation[Contact] = fields.ForeignKeyField("pult.Contact", on_delete=fields.CASCADE)
    linked_by_id: int | None = fields.BigIntField(null=True)
    linked_at: int = fields.BigIntField()

    class Meta:
        table = "task_contact"
        unique_together = (("task_id", "contact_id"),)
        indexes = [Index(fields=("contact_id",))]


class TaskWatcher(Model):
    """A colleague who wants to hear of it."""

    id: int = fields.BigIntField(primary_key=True)
    task: fields.ForeignKeyRelation[Task] = fields.ForeignKeyField("pult.Task", on_delete=fields.CASCADE)
    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField("pult.Agent", on_delete=fields.CASCADE)

    class Meta:
        table = "task_watcher"
        unique_together = (("task_id", "agent_id"),)
        indexes = [Index(fields=("agent_id",))]


class ChecklistItem(Model):
    """One step of a task."""

    id: int = fields.BigIntField(primary_key=True)
    task: fields.ForeignKeyRelation[Task] = fields.ForeignKeyField("pult.Task", on_delete=fields.CASCADE)
    position = fields.SmallIntField()
    text = fields.CharField(max_length=512)
    done_at: int | None = fields.BigIntField(null=True)

    class Meta:
        table = "checklist_item"
        indexes = [Index(fields=("task_id", "position"))]


class TaskComment(Model):
    """A word between colleagues on a task; never leaves."""

    id: int = fields.BigIntField(primary_key=True)
    task: fields.ForeignKeyRelation[Task] = fields.ForeignKeyField("pult.Task", on_delete=fields.CASCADE)
    agent: fields.ForeignKeyNullableRelation[Agent] = fields.ForeignKeyField(
        "pult.Agent", null=True, on_delete=fields.SET_NULL
    )
    text = fields.TextField()
    entities: list[Any] = fields.JSONField(default=list)
    client_id = fields.CharField(max_length=64, null=True)
    at: int = fields.BigIntField()

    class Meta:
        table = "task_comment"
        unique_together = (("task_id", "client_id"),)
        indexes = [Index(fields=("task_id", "id"))]

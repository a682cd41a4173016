"""Tables of the mail channel: which correspondence an id belongs to, and the HTML of mails."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index

from core.orm import Model
from inbox.models import Channel, Message, Thread


class MailReference(Model):
    """A Message-ID seen on a channel and the thread it leads to. Ids of our own carry their proof and are not here."""

    id: int = fields.BigIntField(primary_key=True)
    channel: fields.ForeignKeyRelation[Channel] = fields.ForeignKeyField("pult.Channel", on_delete=fields.CASCADE)
    hash = fields.CharField(max_length=32)
    """The first half of the id's SHA-256, in hexadecimal."""
    thread: fields.ForeignKeyRelation[Thread] = fields.ForeignKeyField("pult.Thread", on_delete=fields.CASCADE)
    is_ancestor = fields.BooleanField(default=False)
    """Only named in the References of a mail of the thread: others may have it, so more must speak for it."""

    class Meta:
        table = "mail_reference"
        unique_together = (("channel_id", "hash", "thread_id"),)
        indexes = [Index(fields=("thread_id",))]


class MailPage(Model):
    """The sanitised HTML of a mail, apart from its message, for lists need not carry it."""

    message: fields.OneToOneRelation[Message] = fields.OneToOneField(
        "pult.Message", primary_key=True, on_delete=fields.CASCADE
    )
    html = fields.TextField()

    class Meta:
        table = "mail_page"

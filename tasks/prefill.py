"""What a new task says before anybody typed: a title and a text from the customer's own words."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from core.rich import Rich
from core.text import snippet
from core.work import Row, View
from inbox import access
from inbox.access import Actor
from inbox.lifecycle import is_courtesy
from inbox.messages import MessageNotFound, message
from inbox.models import Kind

TITLE = 120
"""Characters of a title made of a message."""
LOOKED_THROUGH = 8
"""The customer's newest messages, of which the first that says something is taken."""

_GREETING = re.compile(
    r"(?:здравствуйте|здраствуйте|добр(?:ый|ое|ой)\s+(?:день|утро|вечер|ночи)|доброго\s+(?:дня|времени\s+суток)|привет"
    r"|приветствую|уважаемые|коллеги|hello|hi|hey|good\s+(?:morning|day|afternoon|evening)|dear\s+\w+)"
    r"(?:[\s,]+(?:всем|коллеги|команда|team|all|there|everyone))?\s*(?:[,.!\-–—:)]+\s*|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Prefilled:
    """What a form is filled with. `message_id` is the message it was taken from, if there was one."""

    title: str
    body: Rich
    message_id: int | None


def headline(text: str) -> str:
    """The first line that says something, without a greeting before it; empty if there is none."""
    for line in text.split("\n"):
        rest = _GREETING.sub("", line.strip(), count=1) if _GREETING.match(line.strip()) else line.strip()
        if any(char.isalnum() for char in rest):
            return snippet(rest[:1].upper() + rest[1:], TITLE)
    return ""


async def prefill(view: View, dialog_id: int, *, to: Actor, message_id: int | None = None) -> Prefilled:
    """A title and a body from a message of a dialog, or from the last thing the customer said there.

    Raises `DialogNotFound`; `MessageNotFound` if the message is not of this dialog's thread.
    """
    dialog = await access.dialog(view, dialog_id, to=to)
    said = await (_last(view, dialog) if message_id is None else _chosen(view, dialog, message_id, to=to))
    if said is None:
        return Prefilled(await _name(view, dialog), Rich(""), message_id)
    entities = said["entities"]
    body = Rich.from_json(said["text"], json.loads(entities) if isinstance(entities, str) else entities)
    return Prefilled(headline(body.text) or await _name(view, dialog), body, said["id"])


async def _chosen(view: View, dialog: Row, message_id: int, *, to: Actor) -> Row:
    row = await message(view, message_id, to=to)
    if row["thread_id"] != dialog["thread_id"] or row["kind"] == Kind.EVENT:
        raise MessageNotFound
    return row


async def _last(view: View, dialog: Row) -> Row | None:
    """The customer's newest message that is more than a courtesy; the newest at all if none is."""
    rows = await view.rows(
        "SELECT id, text, entities FROM message WHERE dialog_id = $1 AND kind = 'inbound' AND automatic IS NULL"
        " AND NOT is_staff ORDER BY number DESC LIMIT $2",
        dialog["id"],
        LOOKED_THROUGH,
    )
    telling = (row for row in rows if headline(row["text"]) and not is_courtesy(row["text"]))
    return next(telling, rows[0] if rows else None)


async def _name(view: View, dialog: Row) -> str:
    """What a task is called that is made of a picture or a sticker."""
    name = await view.value(
        "SELECT coalesce(c.name, t.title, '') FROM thread t LEFT JOIN contact c ON c.id = t.contact_id WHERE t.id = $1",
        dialog["thread_id"],
    )
    return snippet(dialog["subject"] or name or f"#{dialog['id']}", TITLE)

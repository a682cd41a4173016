"""Who asks the bot something, where, and in which language he is answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.i18n import LANGUAGES
from core.work import Row, View

_COLUMNS = (
    "t.id AS thread_id, t.kind, t.channel_id, ch.config, ch.address AS bot_id, i.address, i.name, i.contact_id,"
    " i.agent_id, c.locale, c.timezone, h.locale AS house_locale, h.timezone AS house_zone"
)
_JOINS = (
    " JOIN channel ch ON ch.id = t.channel_id JOIN contact c ON c.id = i.contact_id"
    " LEFT JOIN agent h ON h.id = (SELECT min(id) FROM agent WHERE disabled_at IS NULL)"
)


@dataclass(frozen=True, slots=True)
class Asker:
    """A person before the bot. `agent_id` is set when he is a colleague."""

    thread_id: int
    kind: str
    """Of the thread: `private`, `group`, `topic`."""
    channel_id: int
    bot_name: str
    config: Mapping[str, Any]
    address: str
    name: str
    contact_id: int
    agent_id: int | None
    language: str
    zone: str

    @property
    def is_private(self) -> bool:
        return self.kind == "private"


async def of_message(view: View, message_id: int) -> tuple[Asker, Row] | None:
    """The author of a message, and its `id, external_id, reply_to_id, dialog_id, extra`; None when it is gone."""
    row = await view.row(
        f"SELECT m.id, m.external_id, m.reply_to_id, m.dialog_id, m.extra, {_COLUMNS} FROM message m"
        " JOIN thread t ON t.id = m.thread_id JOIN identity i ON i.id = m.identity_id"
        f"{_JOINS} WHERE m.id = $1 AND ch.deleted_at IS NULL",
        message_id,
    )
    return None if row is None else (_asker(row), {**row, "extra": _read(row["extra"])})


async def of_press(view: View, press: Mapping[str, Any]) -> Asker | None:
    """Who pressed a button (the payload of a `telegram.press` job); None when he or the place is unknown to us."""
    row = await view.row(
        f"SELECT {_COLUMNS} FROM thread t JOIN identity i ON i.channel_id = t.channel_id AND i.address = $3"
        f"{_JOINS} WHERE t.channel_id = $1 AND ch.deleted_at IS NULL AND (t.key = $2 OR t.id ="
        " (SELECT thread_id FROM thread_alias WHERE channel_id = $1 AND key = $2))",
        press["channel_id"],
        press["place"],
        press["address"],
    )
    return None if row is None else _asker(row)


def _asker(row: Row) -> Asker:
    config = _read(row["config"])
    return Asker(
        thread_id=row["thread_id"],
        kind=row["kind"],
        channel_id=row["channel_id"],
        bot_name=str(config.get("username", "")),
        config=config,
        address=row["address"],
        name=row["name"],
        contact_id=row["contact_id"],
        agent_id=row["agent_id"],
        language=_language(row["locale"], row["house_locale"]),
        zone=row["timezone"] or row["house_zone"] or "UTC",
    )


def _language(*wishes: str | None) -> str:
    """The first wish that we can fulfil: what the person's Telegram says, then what the house speaks."""
    spoken = ((wish or "").partition("-")[0].lower() for wish in wishes)
    return next((language for language in spoken if language in LANGUAGES), LANGUAGES[0])


def _read(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value

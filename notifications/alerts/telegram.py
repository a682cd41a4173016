"""Notices as a bot's messages, in the colleague's own chat with a bot of ours, with a button that leads there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from connectors.base import DeliveryFailed, Outbound
from connectors.registry import Accounts
from core.database import Database
from core.i18n import msgid
from core.rich import Entity, Rich
from core.secrets import WrongKey
from core.settings import Settings
from core.work import View
from inbox.channels import ChannelNotFound
from notifications.alerts.sendings import Letter, Send

REASONS: Mapping[str, str] = {
    "blocked": msgid("You blocked the bot in Telegram."),
    "deactivated": msgid("Your Telegram account does not exist any more. Link another one."),
    "not_started": msgid("The bot may not write to you: open it in Telegram and press Start."),
}
"""The connector speaks of customers; this is about the reader himself."""


async def bot_of(view: View, agent_id: int) -> int | None:
    """The channel of the bot that a colleague wrote to last; of any bot, if it is not known."""
    found: int | None = await view.value(
        "SELECT c.id FROM channel c LEFT JOIN identity i ON i.channel_id = c.id AND i.agent_id = $1"
        " WHERE c.type = 'telegram' AND c.deleted_at IS NULL"
        " ORDER BY CASE WHEN i.id IS NULL THEN 1 ELSE 0 END, i.seen_at DESC, c.id LIMIT 1",
        agent_id,
    )
    return found


def message(letter: Letter, settings: Settings) -> Outbound:
    """The message: a bold title, a line of detail; the link is a button where Telegram takes our address for one."""
    link = settings.base_url + letter.told.path
    lines = [letter.told.title, letter.told.detail]
    options: dict[str, Any] = {"automatic": "notice"}
    if settings.public_url.startswith("https:"):
        options["buttons"] = [[{"text": letter.told.action, "url": link}]]
    else:
        lines.append(link)
    body = Rich("\n".join(filter(None, lines)), (Entity("bold", 0, len(letter.told.title)),))
    chat = str(letter.agent["telegram_id"])
    return Outbound(message_id=0, place_key=chat, place_kind="private", body=body, options=options)


def door(db: Database, accounts: Accounts, settings: Settings) -> Send:
    """How letters leave by Telegram."""

    async def send(letter: Letter) -> None:
        channel_id = await db.read(bot_of, letter.agent["id"])
        if channel_id is None:
            raise DeliveryFailed("No Telegram bot is connected.", permanent=True)
        if not letter.agent["telegram_id"]:
            raise DeliveryFailed("Your Telegram is not linked.", permanent=True)
        outbound = message(letter, settings)
        try:
            async with accounts.using(channel_id) as connector:
                for part in connector.render(outbound):
                    await connector.send(outbound.place_key, part, {})
        except (ChannelNotFound, WrongKey) as error:
            raise DeliveryFailed("The Telegram bot is not connected any more.", permanent=True) from error
        except DeliveryFailed as failure:
            if failure.code not in REASONS:
                raise
            raise DeliveryFailed(REASONS[failure.code], code=failure.code, permanent=True) from failure

    return send

"""What happens when somebody presses a button under the bot's message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import structlog

from bot import asking, status
from bot.commands import STATUS
from connectors.base import Kit
from connectors.registry import account
from connectors.telegram.account import bot_account
from connectors.telegram.api import ApiError
from core.i18n import speaking
from core.jobs import Due, Errand
from core.work import Tx
from inbox import automatic, channels
from inbox.channels import ChannelNotFound

log = structlog.get_logger(__name__)


async def press(tx: Tx, pressed: Mapping[str, Any]) -> None:
    """Do what a button stands for; the same press again changes nothing."""
    asker = await asking.of_press(tx, pressed)
    if asker is None or pressed["data"] != STATUS:
        return
    with speaking(asker.language, asker.zone):
        body = await status.requests(tx, asker)
    client_id = f"press-{pressed['press_id']}"
    await automatic.say(tx, asker.thread_id, body=body, automatic="command", client_id=client_id)


def errands(kit: Kit) -> Mapping[str, Errand]:
    """`telegram.press`: carry it out, then take the waiting mark off the button."""

    async def answer(job: Due) -> None:
        await kit.db.write(press, job.payload)
        try:
            row = await kit.db.read(channels.channel, job.payload["channel_id"])
        except ChannelNotFound:
            return
        try:
            async with bot_account(account(kit, row)).api() as api:
                await api.call("answerCallbackQuery", {"callback_query_id": job.payload["press_id"]})
        except ApiError as error:  # Telegram forgets a press after minutes, and the mark goes by itself.
            log.info("telegram.press_forgotten", error=str(error))

    return {"telegram.press": answer}

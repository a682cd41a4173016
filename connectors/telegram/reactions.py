"""The errand that puts a reaction under somebody's message: a mark that makes no noise in a group."""

from __future__ import annotations

import structlog

from connectors.base import Kit
from connectors.registry import account
from connectors.telegram.account import bot_account
from connectors.telegram.api import ApiError, Refused
from core.jobs import Due, Later
from inbox import channels
from inbox.channels import ChannelNotFound

log = structlog.get_logger(__name__)


async def react(kit: Kit, job: Due) -> None:
    """React to `message` (its key) of `channel_id` with `emoji`. Putting it twice is putting it once.

    Raises `Later`. A group may forbid the emoji or reactions at all; then nothing is to be seen, and that is all.
    """
    try:
        row = await kit.db.read(channels.channel, job.payload["channel_id"])
    except ChannelNotFound:
        return
    chat, _, number = job.payload["message"].partition(":")
    reaction = [{"type": "emoji", "emoji": job.payload["emoji"]}]
    try:
        async with bot_account(account(kit, row)).api() as api:
            await api.call("setMessageReaction", {"chat_id": chat, "message_id": int(number), "reaction": reaction})
    except Refused as refusal:
        if refusal.code == 429:
            raise Later(refusal.retry_after or 1.0) from None
        log.info("telegram.no_reaction", channel=row["id"], reason=refusal.description)
    except ApiError:
        raise Later(20.0) from None

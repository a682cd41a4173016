"""The errand that brings a customer's file from Telegram to our disk, by its file id, after its message was shown.

Links to files hold the token and live for an hour: they are asked for when needed and never kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import structlog

from connectors.base import Kit
from connectors.registry import account
from connectors.telegram.account import BotAccount, bot_account
from connectors.telegram.api import ApiError, BotApi, Refused
from connectors.telegram.fields import string
from core.files import FileTooBig
from core.jobs import Due, Later
from inbox import attachments, channels
from inbox.channels import ChannelNotFound

log = structlog.get_logger(__name__)

TRIES = 6
"""Telegram says the same of a file it will never give and of one it gives in a minute: ask so often."""
NETWORK_PAUSE = 20.0
AUTH_PAUSE = 300.0


async def fetch(kit: Kit, job: Due) -> None:
    """Fetch the file of an attachment; what cannot be had is marked so. Raises `Later` or `Refused` to try again."""
    attachment_id: int = job.payload["attachment_id"]
    wanted = await kit.db.read(attachments.pending, attachment_id)
    if wanted is None:
        return
    try:
        row = await kit.db.read(channels.channel, wanted["channel_id"])
    except ChannelNotFound:
        return
    bot = bot_account(account(kit, row))
    async with bot.api() as api:
        try:
            path = await _path(api, wanted["remote"].get("file_id", ""))
            chunks = _from_disk(path) if bot.limits.local and path.startswith("/") else api.download(path)
            stored = await kit.files.receive(chunks, limit=bot.bot.max_download, name=wanted["name"])
        except FileTooBig:
            await kit.db.write(attachments.unobtainable, attachment_id, state="too_big")
            return
        except ApiError as error:
            await _give_up_or_wait(kit, bot, job, error)
            return
        except OSError as error:  # Our disk is full or broken: that is no fault of the file's and takes no attempt.
            log.warning("telegram.file_not_kept", channel=bot.source.id, attachment=attachment_id, error=str(error))
            raise Later(NETWORK_PAUSE) from error
    await kit.db.write(attachments.arrived, attachment_id, stored)


async def _path(api: BotApi, file_id: str) -> str:
    described = await api.call("getFile", {"file_id": file_id})
    path = string(described, "file_path") if isinstance(described, dict) else ""
    if not path:
        raise Refused(400, "file is too big")  # a file without a path is one that is not given out
    return path


async def _from_disk(path: str) -> AsyncIterator[bytes]:
    """A Bot API server that runs locally names files by their place on the disk it shares with us."""
    try:
        opened = await asyncio.to_thread(Path(path).open, "rb")
    except OSError as error:
        raise Refused(400, f"temporarily unavailable: {error.strerror}") from error
    with opened as file:
        while chunk := await asyncio.to_thread(file.read, 1 << 20):
            yield chunk


async def _give_up_or_wait(kit: Kit, bot: BotAccount, job: Due, error: ApiError) -> None:
    if not isinstance(error, Refused) or error.code >= 500:
        raise Later(NETWORK_PAUSE)
    if error.code == 429:
        raise Later(error.retry_after or 1.0)
    if error.code == 401:
        raise Later(AUTH_PAUSE)
    words = error.description.lower()
    if "temporarily unavailable" in words and job.attempts < TRIES:
        raise error
    attachment_id: int = job.payload["attachment_id"]
    log.warning("telegram.file_refused", channel=bot.source.id, attachment=attachment_id, reason=error.description)
    await kit.db.write(attachments.unobtainable, attachment_id, state="too_big" if "too big" in words else "failed")

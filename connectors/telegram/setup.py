"""Connecting a bot: its token is tried before it is kept, and what is wrong is said in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import structlog

from connectors.base import Kit
from connectors.registry import account
from connectors.telegram.account import BotAccount, Receive, bot_account, webhook_is_possible
from connectors.telegram.api import CLOUD, ApiError, BotApi, Refused
from connectors.telegram.fields import flag, integer, raw_string, string
from core.errors import Conflict, Invalid
from core.i18n import LANGUAGES, gettext, msgid, speaking
from core.text import safe_name
from inbox import channels
from inbox.access import Actor

log = structlog.get_logger(__name__)

CHECK_TIMEOUT = 15.0

_TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{20,100}")


class TokenMissing(Invalid):
    """Paste the token that @BotFather gave you."""


class TokenMalformed(Invalid):
    """This is not a bot's token. It looks like 123456789:AAF… and is copied from @BotFather."""


class TokenRefused(Invalid):
    """Telegram does not know this token. Copy it again from @BotFather: /mybots, the bot, API Token."""


class TelegramUnreachable(Invalid):
    """Telegram cannot be reached from this server. Check its network and proxy, or enter a Bot API server below."""


class ServerUnreachable(Invalid):
    """There is no Bot API server at {address}. Check the address and whether the server is running."""


class AddressMalformed(Invalid):
    """Enter the address of a Bot API server, like http://127.0.0.1:8081."""


class AnotherBot(Conflict):
    """This token belongs to another bot, @{username}. Connect that one as a channel of its own."""


@dataclass(frozen=True, slots=True)
class Check:
    """What Telegram says of a token."""

    bot_id: int
    username: str
    name: str
    reads_groups: bool
    """Privacy mode is off: the bot sees all messages of its groups."""
    joins_groups: bool
    foreign_webhook: str
    """The host to which another program has Telegram send this bot's messages; connecting takes them over."""
    waiting: int
    """Messages that wait at Telegram."""
    by_webhook: bool
    """Messages will come by webhook, not by polling."""


async def check(token: str, *, api_url: str = "", public_url: str = "") -> Check:
    """Ask Telegram about a token.

    Raises `TokenMissing`, `TokenMalformed`, `TokenRefused`, `TelegramUnreachable`, `ServerUnreachable`,
    `AddressMalformed`.
    """
    token, base = _token(token), _address(api_url)
    async with BotApi(token, base, timeout=CHECK_TIMEOUT) as api:
        try:
            me, hook = await api.call("getMe"), await api.call("getWebhookInfo")
        except ApiError as error:
            raise why(error, base) from error
    if not isinstance(me, dict) or integer(me, "id") is None:
        raise ServerUnreachable(field="api_url", address=base)
    there = raw_string(hook, "url") if isinstance(hook, dict) else ""
    ours = bool(public_url) and there.startswith(public_url)
    username = string(me, "username", 64)
    return Check(
        bot_id=int(me["id"]),
        username=username,
        name=safe_name(raw_string(me, "first_name"), f"@{username}"),
        reads_groups=flag(me, "can_read_all_group_messages"),
        joins_groups=flag(me, "can_join_groups"),
        foreign_webhook="" if ours else (urlsplit(there).hostname or ""),
        waiting=(integer(hook, "pending_update_count") or 0) if isinstance(hook, dict) else 0,
        by_webhook=webhook_is_possible(public_url),
    )


async def connect(
    kit: Kit,
    token: str,
    *,
    api_url: str = "",
    receive: Receive = "auto",
    large_files: bool = False,
    name: str = "",
    team_id: int | None = None,
    by: Actor | None = None,
) -> int:
    """Check a token and connect its bot; returns the channel's id. `by` is None from the command line.

    `large_files`: the Bot API server is one's own and runs with `--local`. Raises what `check` and
    `inbox.channels.add` raise.
    """
    found = await check(token, api_url=api_url, public_url=kit.settings.public_url)
    channel_id = await kit.db.write(
        channels.add,
        "telegram",
        name=name or found.name,
        address=str(found.bot_id),
        config={"receive": receive, "large_files": large_files, **_told(found, api_url)},
        secrets={"token": token.strip()},
        vault=kit.vault,
        team_id=team_id,
        by=by,
    )
    await _offer_commands(await _account(kit, channel_id))
    return channel_id


async def change_token(kit: Kit, channel_id: int, token: str, *, api_url: str | None = None, by: Actor | None) -> None:
    """Give a channel the new token of the same bot, and another Bot API server if one is named.

    Raises what `check` raises, `AnotherBot`, `ChannelNotFound`.
    """
    row = await kit.db.read(channels.channel, channel_id)
    if api_url is None:
        api_url = row["config"].get("api_url", "")
    found = await check(token, api_url=api_url, public_url=kit.settings.public_url)
    if str(found.bot_id) != row["address"]:
        raise AnotherBot(username=found.username)
    await kit.db.write(
        channels.edit,
        channel_id,
        by=by,
        vault=kit.vault,
        config=_told(found, api_url),
        secrets={"token": token.strip()},
        team_id=row["team_id"],
    )


def _told(found: Check, api_url: str) -> dict[str, Any]:
    return {"username": found.username, "reads_groups": found.reads_groups, "api_url": api_url.strip().rstrip("/")}


def _token(token: str) -> str:
    token = token.strip()
    if not token:
        raise TokenMissing(field="token")
    if not _TOKEN.fullmatch(token):
        raise TokenMalformed(field="token")
    return token


def _address(api_url: str) -> str:
    api_url = api_url.strip().rstrip("/")
    if not api_url:
        return CLOUD
    try:
        parts = urlsplit(api_url)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid:
        raise AddressMalformed(field="api_url")
    return api_url


def why(error: ApiError, base: str) -> Invalid:
    """What a failed request means to the one who sets the channel up."""
    if isinstance(error, Refused) and error.code in (401, 404):
        return TokenRefused(field="token")
    if base == CLOUD:
        return TelegramUnreachable(field="token")
    return ServerUnreachable(field="api_url", address=base)


async def _account(kit: Kit, channel_id: int) -> BotAccount:
    return bot_account(account(kit, await kit.db.read(channels.channel, channel_id)))


COMMANDS = {
    "start": msgid("Say hello"),
    "status": msgid("My open requests"),
    "help": msgid("What this bot can do"),
}


async def _offer_commands(bot: BotAccount) -> None:
    """Put our commands into Telegram's menu; a bot without them works all the same."""
    try:
        async with bot.api() as api:
            for language in LANGUAGES:
                with speaking(language):
                    menu = [{"command": name, "description": gettext(text)} for name, text in COMMANDS.items()]
                given = {} if language == LANGUAGES[0] else {"language_code": language}
                await api.call("setMyCommands", {"commands": menu, **given})
    except ApiError as error:
        log.warning("telegram.commands", channel=bot.source.id, error=str(error))

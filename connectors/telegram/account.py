"""A Telegram channel's settings as its connector uses them: the bot, its Bot API server, and how updates come."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Literal
from urllib.parse import urlsplit

from connectors.base import Account
from connectors.telegram.api import CLOUD, BotApi
from connectors.telegram.parse import CLOUD_MAX_DOWNLOAD, Bot
from connectors.telegram.render import CLOUD_MAX_UPLOAD, Limits
from inbox.intake import Source

Receive = Literal["auto", "polling", "webhook"]
"""`auto`: webhook where Telegram can reach us, else polling."""

LOCAL_MAX = 2_000_000_000
"""Bytes of one file, both ways, through a Bot API server of one's own (github.com/tdlib/telegram-bot-api)."""
PORTS = {None, 80, 88, 443, 8443}
"""Ports to which Telegram sends webhooks (core.telegram.org/bots/api#setwebhook)."""


@dataclass(frozen=True, slots=True)
class BotAccount:
    """One connected bot. The token is left out of its `repr`, so that no log shows it."""

    source: Source
    bot: Bot
    token: str = field(repr=False)
    api_url: str = CLOUD
    receive: Receive = "auto"
    limits: Limits = field(default_factory=Limits)

    def api(self) -> BotApi:
        """A door to the Bot API for this bot; the caller closes it."""
        return BotApi(self.token, self.api_url)


def bot_account(account: Account) -> BotAccount:
    """The bot of a channel. `config`: `username`, `api_url`, `receive`, `large_files` (a local server's limits)."""
    config = account.config
    large = bool(config.get("large_files"))
    return BotAccount(
        source=Source(account.id, account.type, account.team_id, config.get("reopen_window")),
        bot=Bot(int(account.address), str(config.get("username", "")), LOCAL_MAX if large else CLOUD_MAX_DOWNLOAD),
        token=str(account.secrets.get("token", "")),
        api_url=config.get("api_url") or CLOUD,
        receive=config.get("receive", "auto"),
        limits=Limits(LOCAL_MAX if large else CLOUD_MAX_UPLOAD),
    )


def webhook_is_possible(public_url: str) -> bool:
    """Whether Telegram's servers could reach this address: HTTPS, on one of their ports, by a public name."""
    try:
        parts = urlsplit(public_url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    named = "." in host and not host.endswith((".local", ".localhost")) and not _is_number(host)
    return parts.scheme == "https" and port in PORTS and named


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def receives_by_webhook(account: BotAccount, public_url: str) -> bool:
    """How updates are to come, by the channel's setting and the installation's public address."""
    if account.receive == "auto":
        return webhook_is_possible(public_url)
    return account.receive == "webhook"

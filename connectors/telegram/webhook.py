"""Updates in by webhook: registering it, keeping it healthy, and answering Telegram's posts after the commit.

A post is answered 200 once the update is durable, 503 with a pause while the database is away (Telegram keeps updates
for a day), 403 when it does not know the secrets. Anything else would block that chat's queue at Telegram.
"""

from __future__ import annotations

import asyncio
import hmac
from dataclasses import dataclass
from time import monotonic

import structlog

from connectors.base import Account, Kit
from connectors.telegram import receive
from connectors.telegram.account import BotAccount, bot_account
from connectors.telegram.api import ApiError, BotApi
from connectors.telegram.fields import integer, string
from connectors.telegram.parse import UPDATES
from core import leases
from core.database import Database
from core.errors import NotFound, Unavailable
from core.secrets import Vault
from inbox import channels

log = structlog.get_logger(__name__)

MAX_BODY = 1_000_000
"""Bytes; a message's text and entities, and what it answers, stay far below."""
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
CONNECTIONS = 40
CHECK = 60.0
MEMORY = 5.0
"""Seconds for which a channel's row is remembered between posts."""


def path(channel_id: int, vault: Vault) -> str:
    """The webhook's path on our server; it cannot be guessed."""
    return f"/hooks/telegram/{channel_id}/{vault.sign('telegram.path', str(channel_id), length=24)}"


def secret(bot_id: int, vault: Vault) -> str:
    """What Telegram sends with every post in the secret header."""
    return vault.sign("telegram.secret", str(bot_id), length=43)


@dataclass(frozen=True, slots=True)
class Answer:
    """The HTTP answer to a post; always without a body, for Telegram would carry out a method named in it."""

    status: int
    retry_after: int | None = None


class Webhooks:
    """Takes the posts of all bots of this installation."""

    def __init__(self, kit: Kit) -> None:
        self._db = kit.db
        self._vault = kit.vault
        self._known: dict[int, tuple[float, BotAccount]] = {}

    async def post(self, channel_id: int, *, signature: str, header: str, body: bytes) -> Answer:
        """One post: `signature` is the end of the path, `header` the secret header's value."""
        expected = path(channel_id, self._vault).rpartition("/")[2]
        if not hmac.compare_digest(signature.encode(errors="replace"), expected.encode()):
            return Answer(404)
        try:
            known = await self._account(channel_id)
            if not hmac.compare_digest(header.encode(errors="replace"), secret(known.bot.id, self._vault).encode()):
                return Answer(403)
            await receive.take(self._db, known, receive.read(body, known.bot, now=self._db.clock()))
        except NotFound:
            return Answer(404)
        except Unavailable as error:
            log.warning("telegram.unavailable", channel=channel_id, error=str(error))
            return Answer(503, retry_after=2)
        return Answer(200)

    async def _account(self, channel_id: int) -> BotAccount:
        at, known = self._known.get(channel_id, (-MEMORY, None))
        if known is None or monotonic() - at > MEMORY:
            row = await self._db.read(channels.channel, channel_id)
            if row["type"] != "telegram":
                raise channels.ChannelNotFound
            columns = ("id", "type", "name", "address", "config", "cursor", "team_id")
            known = bot_account(Account(**{name: row[name] for name in columns}, secrets={}))
            self._known[channel_id] = (monotonic(), known)
        return known


class Keeper:
    """Registers one bot's webhook and looks after it; one process does so at a time."""

    def __init__(self, db: Database, account: BotAccount, api: BotApi, vault: Vault, public_url: str) -> None:
        self._db = db
        self._account = account
        self._api = api
        self._url = public_url.rstrip("/") + path(account.source.id, vault)
        self._secret = secret(account.bot.id, vault)

    async def run(self) -> None:
        """Run until cancelled; ends when Telegram cannot deliver, so that the caller may poll instead.

        Raises `LeaseLost` when another process has taken over.
        """
        async with leases.held(self._db, f"telegram:{self._account.bot.id}"):
            if not await self.register():
                return
            failed_before = False
            while True:
                await asyncio.sleep(CHECK)
                failed = not await self.check()
                if failed and failed_before:
                    return
                failed_before = failed

    async def register(self) -> bool:
        """Tell Telegram where to post. Doing it again changes nothing."""
        try:
            await self._api.call(
                "setWebhook",
                {
                    "url": self._url,
                    "secret_token": self._secret,
                    "allowed_updates": list(UPDATES),
                    "max_connections": CONNECTIONS,
                },
            )
        except ApiError as error:
            await receive.note(self._db, self._account.source.id, receive.problem(error))
            return False
        await receive.note(self._db, self._account.source.id, "")
        return True

    async def check(self) -> bool:
        """Whether Telegram delivers; what it complains of becomes the channel's problem."""
        try:
            info = await self._api.call("getWebhookInfo")
        except ApiError as error:
            await receive.note(self._db, self._account.source.id, receive.problem(error))
            return True
        if not isinstance(info, dict):
            return True
        if info.get("url") != self._url:
            return await self.register()
        failed_at, waiting = integer(info, "last_error_date"), integer(info, "pending_update_count")
        recent = failed_at is not None and self._db.clock() - failed_at * 1000 < 2 * CHECK * 1000
        broken = bool(recent and waiting)
        if broken:
            reason = string(info, "last_error_message", 300)
            log.warning("telegram.webhook_broken", channel=self._account.source.id, reason=reason, waiting=waiting)
        await receive.note(self._db, self._account.source.id, receive.PROBLEMS["webhook"] if broken else "")
        return not broken

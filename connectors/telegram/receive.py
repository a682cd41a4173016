"""Updates in: stored and understood in one transaction, and only then acknowledged to Telegram; by long polling here.

The offset of `getUpdates` moves on when everything below it is committed, so a crash repeats updates and never loses
one; the raw input's unique key makes the repetition harmless.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Sequence
from time import monotonic

import structlog

from connectors.telegram.account import BotAccount
from connectors.telegram.api import ApiError, BotApi, Refused
from connectors.telegram.fields import integer
from connectors.telegram.parse import UPDATES, Bot, parse
from core import leases
from core.database import Database
from core.errors import Unavailable
from core.i18n import msgid
from inbox import channels, intake
from inbox.inbound import InboundMove
from inbox.intake import Arrival, Taken

log = structlog.get_logger(__name__)

POLL = 25
"""Seconds a `getUpdates` may wait for something to happen; Telegram allows 50."""
LONGEST_PAUSE = 8.0
"""Seconds between tries while Telegram is away: customers wait for no longer than this when it comes back."""
REFUSED_PAUSE = 30.0
"""The same while it refuses us: somebody must change something first."""
HEALTH_STEP = 30.0

PROBLEMS = {
    "auth": msgid("Telegram refuses the bot's token. Enter a valid one in the channel's settings."),
    "conflict": msgid("Somebody else receives this bot's messages: another program polls it or has set a webhook."),
    "network": msgid("Telegram cannot be reached."),
    "webhook": msgid("Telegram cannot deliver to this installation's public address."),
}


# -- one update --------------------------------------------------------------------------------------------------


def read(body: bytes, bot: Bot, *, now: int) -> Arrival:
    """A raw update as the intake takes it; bytes that are no update keep their text and the reason."""
    text = body.decode("utf-8", "replace")
    try:
        update = json.loads(body)
        if not isinstance(update, dict):
            raise ValueError("not an object")
    except (ValueError, RecursionError) as error:
        return Arrival(hashlib.sha256(body).hexdigest(), text, error=f"This is no update: {error}")
    number = integer(update, "update_id")
    key = hashlib.sha256(body).hexdigest() if number is None else str(number)
    things, failure = intake.understand(lambda: parse(update, bot, received_at=now))
    return Arrival(key, text, things=things, error=failure)


async def take(db: Database, account: BotAccount, arrival: Arrival) -> Taken:
    """Store an update and apply it; durable when it returns. Raises `Unavailable`, and nothing else.

    Should even the storing go wrong, the update is kept as a failed one: none may block those after it.
    """
    try:
        return await db.write(intake.take, account.source, arrival)
    except Unavailable:
        raise
    except Exception as error:
        log.exception("telegram.update_failed", channel=account.source.id, key=arrival.key)
        failed = Arrival(arrival.key, arrival.body, error=f"{type(error).__name__}: {error}")
        return await db.write(intake.take, account.source, failed)


# -- many --------------------------------------------------------------------------------------------------------


async def take_all(db: Database, account: BotAccount, arrivals: Sequence[Arrival]) -> None:
    """Those of one chat one after another, different chats beside each other. Raises `Unavailable`."""
    lanes: dict[str, list[Arrival]] = {}
    moving = any(isinstance(thing, InboundMove) for arrival in arrivals for thing in arrival.things)
    for arrival in arrivals:
        lanes.setdefault("" if moving else _lane(arrival), []).append(arrival)
    results = await asyncio.gather(*(_in_order(db, account, lane) for lane in lanes.values()), return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result


def _lane(arrival: Arrival) -> str:
    return next((thing.place.key for thing in arrival.things if not isinstance(thing, InboundMove)), "")


async def _in_order(db: Database, account: BotAccount, lane: Sequence[Arrival]) -> None:
    for arrival in lane:
        await take(db, account, arrival)


# -- polling -----------------------------------------------------------------------------------------------------


class Poller:
    """Asks one bot's queue for updates, for ever. Only one process does so at a time: it holds the bot's lease."""

    def __init__(self, db: Database, account: BotAccount, api: BotApi, *, poll: int = POLL) -> None:
        self._db = db
        self._account = account
        self._api = api
        self._poll = poll
        self.patience = 0.5
        """Seconds of the first pause after a failure; each further one is twice as long."""
        self._offset = 0
        self._failures = 0
        self._told_at = -HEALTH_STEP

    async def run(self) -> None:
        """Run until cancelled. Raises `LeaseLost` when another process has taken over."""
        async with leases.held(self._db, f"telegram:{self._account.bot.id}"):
            await self.own_the_queue()
            while True:
                await self.round()

    async def round(self) -> int:
        """One question to Telegram and everything that comes of it; how many updates there were."""
        try:
            bodies = await self._api.updates(offset=self._offset, timeout=self._poll, allowed=UPDATES)
        except ApiError as error:
            await self._trouble(error)
            return 0
        arrivals = [read(body, self._account.bot, now=self._db.clock()) for body in bodies]
        while arrivals:
            try:
                await take_all(self._db, self._account, arrivals)
                break
            except Unavailable as error:
                log.warning("telegram.unavailable", channel=self._account.source.id, error=str(error))
                self._failures += 1
                await asyncio.sleep(self._pause())
        numbers = [int(arrival.key) for arrival in arrivals if arrival.key.lstrip("-").isdigit()]
        self._offset = max([self._offset, *(number + 1 for number in numbers)])
        await self._well()
        return len(arrivals)

    async def own_the_queue(self) -> None:
        """Take away a webhook, should there be one: it would refuse us. What waits for it comes by polling then."""
        while True:
            try:
                await self._api.call("deleteWebhook", {"drop_pending_updates": False})
            except ApiError as error:
                await self._trouble(error)
            else:
                return

    async def _trouble(self, error: ApiError) -> None:
        self._failures += 1
        if self._failures > 1 or isinstance(error, Refused):
            await self._note(problem(error))
        refused = isinstance(error, Refused) and error.code < 500
        pause = error.retry_after if isinstance(error, Refused) else None
        await asyncio.sleep(pause or self._pause(REFUSED_PAUSE if refused else LONGEST_PAUSE))

    def _pause(self, longest: float = LONGEST_PAUSE) -> float:
        return float(min(longest, self.patience * 2 ** min(self._failures, 8)))

    async def _well(self) -> None:
        self._failures = 0
        if monotonic() - self._told_at >= HEALTH_STEP:
            await self._note("")

    async def _note(self, trouble: str) -> None:
        self._told_at = -HEALTH_STEP if trouble else monotonic()
        await note(self._db, self._account.source.id, trouble)


async def note(db: Database, channel_id: int, trouble: str) -> None:
    """Remember whether the channel works, and why not; a database that is away will hear of it later."""
    try:
        if trouble:
            await db.write(channels.note_failure, channel_id, trouble)
        else:
            await db.write(channels.note_success, channel_id)
    except Unavailable as error:
        log.warning("telegram.unavailable", channel=channel_id, error=str(error))


def problem(error: ApiError) -> str:
    """What a failed request means for the channel, as a msgid."""
    if not isinstance(error, Refused) or error.code >= 500:
        return PROBLEMS["network"]
    if error.code in (401, 404):
        return PROBLEMS["auth"]
    return PROBLEMS["conflict"] if error.code == 409 else error.description

"""Telegram as a kind of channel: what the registry opens, and the errands it brings."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from connectors.base import Account, Connector, Kit, Outbound, OutboundFile, Part, Rates, Sent
from connectors.telegram import files, reactions, render, send
from connectors.telegram.account import bot_account, receives_by_webhook
from connectors.telegram.receive import Poller, read
from connectors.telegram.webhook import Keeper
from core.jobs import Due, Errand, Later
from core.leases import LeaseLost
from core.work import Row
from inbox import intake
from inbox.intake import Taken

type = "telegram"  # noqa: A001 the contract's word

RATES = Rates(
    per_second=30,
    bulk_per_second=29.9,
    place_pause=1.0,
    place_burst=3,
    group_per_minute=20,
    at_once=32,
)
"""The published limits (core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this); edits count too."""

FETCHES = 6
"""Files fetched at the same time in one process."""

SECOND_TRY = 3600.0
"""Seconds of polling before a webhook that Telegram could not reach is tried again."""


class Telegram:
    """One bot, connected."""

    def __init__(self, kit: Kit, account: Account) -> None:
        self.account = account
        self.rates = Rates(at_once=RATES.at_once) if account.config.get("unlimited") else RATES
        self._kit = kit
        self._bot = bot_account(account)
        self._api = self._bot.api()

    def render(self, message: Outbound) -> list[Part]:
        return render.render(message, self._bot.limits)

    def render_edit(self, message: Outbound, external_ids: Sequence[str]) -> list[Part]:
        return render.render_edit(message, external_ids) if external_ids else []

    def render_delete(self, message: Outbound, external_ids: Sequence[str]) -> list[Part]:
        return render.render_delete(external_ids)

    async def send(self, place: str, part: Part, files: Mapping[int, OutboundFile]) -> Sent:
        return await send.send(self._api, place, part, files)

    async def receive(self) -> None:
        """Receive by webhook or by polling until cancelled, when it is this process's turn."""
        while True:
            try:
                await self._receive()
            except LeaseLost:
                continue

    async def _receive(self) -> None:
        db, public_url = self._kit.db, self._kit.settings.public_url
        if not receives_by_webhook(self._bot, public_url):
            await Poller(db, self._bot, self._api).run()
        await Keeper(db, self._bot, self._api, self._kit.vault, public_url).run()
        if self._bot.receive == "webhook":
            await asyncio.sleep(30)
            return
        try:
            async with asyncio.timeout(SECOND_TRY):
                await Poller(db, self._bot, self._api).run()
        except TimeoutError:
            return

    async def close(self) -> None:
        await self._api.close()


def open(kit: Kit, account: Account) -> Connector:  # noqa: A001 the contract's word
    return Telegram(kit, account)


def errands(kit: Kit) -> Mapping[str, Errand]:
    """`telegram.fetch` brings a customer's file; `telegram.react` puts an emoji under a message."""

    places = asyncio.Semaphore(FETCHES)

    async def fetch(job: Due) -> None:
        if places.locked():
            raise Later(0.5)  # leave the worker's other places to what is quick
        async with places:
            await files.fetch(kit, job)

    async def react(job: Due) -> None:
        await reactions.react(kit, job)

    return {"telegram.fetch": fetch, "telegram.react": react}


async def source(_kit: Kit, raw: Row) -> bytes:
    """An update's JSON."""
    return str(raw["body"]).encode()


async def repeat(kit: Kit, account: Account, raw: Row) -> Taken:
    bot = bot_account(account)
    arrival = read(await source(kit, raw), bot.bot, now=raw["received_at"])
    return await kit.db.write(intake.repeat, bot.source, raw["id"], arrival)

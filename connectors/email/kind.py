"""E-mail as a kind of channel: what the registry opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from connectors.base import Account, Connector, DeliveryFailed, Kit, Outbound, OutboundFile, Part, Rates, Sent
from connectors.email import letters
from connectors.email.admit import admit_again
from connectors.email.lmtp import listen
from connectors.email.mailbox import mailbox
from connectors.email.pace import DOMAINS, Pace
from connectors.email.receive import Reader
from connectors.email.render import render
from connectors.email.send import REASONS, Outgoing
from core import leases
from core.i18n import msgid
from core.jobs import Errand
from core.leases import LeaseLost
from core.work import Row
from inbox import channels
from inbox.intake import Taken

type = "email"  # noqa: A001 the contract's word

AT_ONCE = 4
"""Connections to the outgoing server at the same time; public ones refuse many."""
BULK_SHARE = 0.8
PORT_TAKEN = msgid("The port on which mail is to be handed over is taken by another program.")


class Email:
    """One mailbox, connected."""

    def __init__(self, kit: Kit, account: Account) -> None:
        self.account = account
        self._kit = kit
        self._mailbox = mailbox(account, kit.vault)
        speed = 0.0 if account.config.get("unlimited") else self._mailbox.per_second
        self.rates = Rates(per_second=speed, bulk_per_second=speed * BULK_SHARE, at_once=AT_ONCE)
        self._pace = Pace({**DOMAINS, **account.config.get("domain_rates", {})})
        self._outgoing = Outgoing(self._mailbox.smtp, clock=kit.db.clock) if self._mailbox.smtp else None

    def render(self, message: Outbound) -> list[Part]:
        return render(message, sender=self._mailbox.sender, now=self._kit.db.clock())

    def render_edit(self, message: Outbound, external_ids: Sequence[str]) -> list[Part]:
        return []

    def render_delete(self, message: Outbound, external_ids: Sequence[str]) -> list[Part]:
        return []

    async def send(self, place: str, part: Part, files: Mapping[int, OutboundFile]) -> Sent:
        if self._outgoing is None:
            raise DeliveryFailed(REASONS["no_server"], code="auth", retry_after=60.0)
        if self.rates.per_second:
            people = [*part.payload["to"], *part.payload.get("cc", ())]
            wait = self._pace.take(one[1].rpartition("@")[2] for one in people)
            if wait > 0:
                raise DeliveryFailed(REASONS["later"], code="limit", retry_after=wait)
        return await self._outgoing.send(self.account.address, part, files)

    async def receive(self) -> None:
        """Read the mailbox until cancelled, when it is this process's turn."""
        if self._mailbox.incoming is None:
            return
        while True:
            try:
                if self._mailbox.incoming.protocol == "lmtp":
                    await self._listen()
                await Reader(self._kit.db, self._kit.files, self._mailbox).run()
            except LeaseLost:
                continue

    async def _listen(self) -> None:
        db = self._kit.db
        try:
            async with leases.held(db, f"email:{self.account.id}"):
                await listen(db, self._kit.files, self._mailbox)
        except OSError:
            await db.write(channels.note_failure, self.account.id, PORT_TAKEN)
            raise

    async def close(self) -> None:
        if self._outgoing:
            await self._outgoing.close()


def open(kit: Kit, account: Account) -> Connector:  # noqa: A001 the contract's word
    return Email(kit, account)


def errands(kit: Kit) -> Mapping[str, Errand]:
    """Mail brings its files with it: nothing is fetched later."""
    return {}


async def source(kit: Kit, raw: Row) -> bytes:
    """A mail as its server handed it over."""
    return await letters.source_of(raw, kit.files)


async def repeat(kit: Kit, account: Account, raw: Row) -> Taken:
    box = mailbox(account, kit.vault)
    came = letters.Raw(await source(kit, raw), raw["received_at"])
    (letter,) = await letters.prepare(box, kit.files, [came])
    return await kit.db.write(admit_again, box, raw["id"], letter)

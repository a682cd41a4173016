"""The widget as a kind of channel: what the registry asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from connectors.base import Account, Connector, Kit, Outbound, OutboundFile, Part, Rates, Sent
from connectors.widget import parse
from connectors.widget.render import render, render_delete, render_edit
from connectors.widget.send import send
from core.jobs import Errand
from core.work import Row
from inbox import intake
from inbox.intake import Arrival, Source, Taken

type = "widget"  # noqa: A001 the registry's word

AT_ONCE = 64
"""Nothing outside is spoken to, so the courier may take many at a time."""


class WidgetConnector:
    """One widget. It receives through `web.widget`, and sends by letting the panels see what was committed."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.rates = Rates(at_once=AT_ONCE)

    def render(self, message: Outbound) -> list[Part]:
        return render(message)

    def render_edit(self, message: Outbound, external_ids: Sequence[str]) -> list[Part]:
        return render_edit(message, external_ids)

    def render_delete(self, message: Outbound, external_ids: Sequence[str]) -> list[Part]:
        return render_delete(message, external_ids)

    async def send(self, _place: str, part: Part, _files: Mapping[int, OutboundFile]) -> Sent:
        return send(part)

    async def receive(self) -> None:
        return None

    async def close(self) -> None:
        return None


def open(_kit: Kit, account: Account) -> Connector:  # noqa: A001 the registry's word
    return WidgetConnector(account)


def errands(_kit: Kit) -> Mapping[str, Errand]:
    return {}


async def source(_kit: Kit, raw: Row) -> bytes:
    """A visitor's letter (`parse.letter`)."""
    return str(raw["body"]).encode()


async def repeat(kit: Kit, account: Account, raw: Row) -> Taken:
    things, error = intake.understand(lambda: parse.parse(raw["body"], received_at=raw["received_at"]))
    site = Source(account.id, account.type, account.team_id, account.config.get("reopen_window"))
    return await kit.db.write(intake.repeat, site, raw["id"], Arrival(raw["key"], things=things, error=error))

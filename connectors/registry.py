"""The kinds of channels there are, one line each, and the connected accounts kept open in this process."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import cast

import structlog

from connectors.base import Account, Connector, Kind, Kit
from core.events import Fact
from core.secrets import WrongKey
from core.work import Row
from inbox import channels

log = structlog.get_logger(__name__)

KINDS: dict[str, str] = {
    "telegram": "connectors.telegram.kind",
    "widget": "connectors.widget.kind",
    "email": "connectors.email.kind",
}
"""Type of channel → the module that implements `connectors.base.Kind`, imported when first needed."""


def kind(type_: str) -> Kind:
    """The kind of channel by its name. Raises KeyError for one that does not exist."""
    return cast(Kind, importlib.import_module(KINDS[type_]))


def account(kit: Kit, row: Row) -> Account:
    """The channel's row with its secrets opened. Raises `core.secrets.WrongKey`."""
    return Account(
        id=row["id"],
        type=row["type"],
        name=row["name"],
        address=row["address"],
        config=row["config"],
        secrets=kit.vault.open(row["secrets"]),
        cursor=row["cursor"],
        team_id=row["team_id"],
    )


@dataclass(slots=True, eq=False)
class _Open:
    """A connector with how many use it now. One that is out of date is closed by its last user."""

    connector: Connector
    users: int = 0
    outdated: bool = False


class Accounts:
    """The connectors of all connected accounts, opened when first asked for and anew when their settings change."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self._open: dict[int, _Open] = {}
        self._stale: set[int] = set()

    async def get(self, channel_id: int) -> Connector:
        """The connector of a channel, to be asked, not to be sent with. Raises `ChannelNotFound` or `WrongKey`."""
        return (await self._current(channel_id)).connector

    @asynccontextmanager
    async def using(self, channel_id: int) -> AsyncIterator[Connector]:
        """The connector of a channel, kept open while the body runs even if the channel is changed meanwhile.

        Raises `ChannelNotFound` or `WrongKey`.
        """
        opened = await self._current(channel_id)
        opened.users += 1
        try:
            yield opened.connector
        finally:
            opened.users -= 1
            if opened.outdated and not opened.users:
                await opened.connector.close()

    def hear(self, facts: list[Fact]) -> None:
        """Forget connectors whose channel was changed or removed."""
        for fact in facts:
            if fact.kind in ("channel.changed", "channel.removed", "channel.added") and fact.channel_id:
                self._stale.add(fact.channel_id)

    async def close(self) -> None:
        for opened in self._open.values():
            await opened.connector.close()
        self._open.clear()

    async def _current(self, channel_id: int) -> _Open:
        while self._stale:
            await self._put_away(self._stale.pop())
        if channel_id not in self._open:
            row = await self.kit.db.read(channels.channel, channel_id)
            if channel_id not in self._open:
                self._open[channel_id] = _Open(kind(row["type"]).open(self.kit, account(self.kit, row)))
        return self._open[channel_id]

    async def _put_away(self, channel_id: int) -> None:
        opened = self._open.pop(channel_id, None)
        if opened:
            opened.outdated = True
            if not opened.users:
                await opened.connector.close()


RESTART_PAUSE = 5.0


class Receivers:
    """Keeps one receiver running per connected account, and follows channels as they come, change and go."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._running: dict[int, asyncio.Task[None]] = {}
        self._changed = asyncio.Event()
        self._stale: set[int] = set()

    def hear(self, facts: list[Fact]) -> None:
        touched = {
            fact.channel_id
            for fact in facts
            if fact.channel_id and fact.kind in ("channel.added", "channel.changed", "channel.removed")
        }
        if touched:
            self._stale |= touched
            self._changed.set()

    async def run(self) -> None:
        """Run until cancelled; a receiver that fails is started again after a pause."""
        try:
            while True:
                self._changed.clear()
                await self._reconcile()
                await self._changed.wait()
        finally:
            for task in self._running.values():
                task.cancel()
            await asyncio.gather(*self._running.values(), return_exceptions=True)

    async def _reconcile(self) -> None:
        rows = {row["id"]: row for row in await self._kit.db.read(channels.channels)}
        stale, self._stale = self._stale, set()
        for channel_id in [one for one in self._running if one not in rows or one in stale]:
            task = self._running.pop(channel_id)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        for channel_id in rows.keys() - self._running.keys():
            name = f"receive-{rows[channel_id]['type']}-{channel_id}"
            self._running[channel_id] = asyncio.create_task(self._keep(channel_id), name=name)

    async def _keep(self, channel_id: int) -> None:
        while True:
            connector: Connector | None = None
            try:
                row = await self._kit.db.read(channels.channel, channel_id)
                connector = kind(row["type"]).open(self._kit, account(self._kit, row))
                await connector.receive()
                return
            except channels.ChannelNotFound:
                return
            except WrongKey as error:
                await self._kit.db.write(channels.note_failure, channel_id, str(error))
                return
            except Exception:
                log.exception("receiver.failed", channel=channel_id)
                await asyncio.sleep(RESTART_PAUSE)
            finally:
                if connector:
                    await connector.close()

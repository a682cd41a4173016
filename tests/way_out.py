"""The way out for tests: the product with nobody at it, couriers of the test's own, bots whose customers wrote."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from bench.world.botapi import Bot, BotApi, Chat, User
from connectors.registry import Accounts
from connectors.telegram import setup as telegram
from core.database import Database
from core.errors import Unavailable
from core.rich import Rich
from core.work import Tx
from inbox import bulk, channels, messages
from inbox.access import Actor
from inbox.models import Kind
from notifications.courier import Courier
from tests.house import House
from tests.patience import until


class Weather:
    """A database that is away while `away` says so, and whose answer is lost on the way where `lost` says so."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.clock = db.clock
        self.dialect = db.dialect
        self.away: Callable[[], bool] = lambda: False
        self.lost: Callable[[], Awaitable[bool]] | None = None

    async def write(self, *args: Any, **kwargs: Any) -> Any:
        if self.away():
            raise Unavailable("away")
        result = await self._db.write(*args, **kwargs)
        if self.lost and await self.lost():
            self.lost = None
            raise Unavailable("away after the commit")
        return result

    async def read(self, *args: Any, **kwargs: Any) -> Any:
        if self.away():
            raise Unavailable("away")
        return await self._db.read(*args, **kwargs)


class _Killed(Exception):
    pass


@dataclass
class Line:
    """A bot connected as a channel."""

    channel_id: int
    bot: Bot


@dataclass
class WayOut:
    """The way out, at its doors: agents say, edit and delete; a courier carries; Telegram tells what came."""

    house: House
    api: BotApi
    agent: Actor
    weather: Weather
    """The database as the couriers see it."""
    lines: dict[int, Line] = field(default_factory=dict)
    _number: int = 0

    async def line(self, **config: Any) -> Line:
        bot = self.api.bot(f"firma{len(self.lines)}_bot")
        await telegram.connect(self.house.parts.kit, bot.token, api_url=self.api.url)
        channel_id = await self.value("SELECT max(id) FROM channel")
        if config:
            await self.configure(channel_id, **config)
        self.lines[channel_id] = Line(channel_id, bot)
        return self.lines[channel_id]

    async def configure(self, channel_id: int, **config: Any) -> None:
        parts = self.house.parts
        await parts.db.write(channels.edit, channel_id, by=None, vault=parts.vault, config=config)

    async def customer(self, line: Line, name: str = "Анна") -> tuple[User, Chat, int]:
        """Somebody who wrote to the bot; with the chat and the dialog."""
        person = self.api.user(name)
        chat = self.api.private(person, line.bot)
        self.api.say(person, chat, "Ау")
        dialog_id = await self.house.hear(line.channel_id, "Ау", who=str(person.id), name=name, key=str(chat.id))
        return person, chat, dialog_id

    async def say(self, dialog_id: int, text: str, **how: Any) -> int:
        self._number += 1
        return await self.house.parts.db.write(
            messages.say,
            dialog_id,
            by=self.agent,
            kind=Kind.OUTBOUND,
            body=Rich(text),
            client_id=f"p{self._number}",
            **how,
        )

    async def broadcast(self, dialogs: Sequence[int], text: str) -> list[int]:
        """The product's word to many, in the bulk lane."""
        columns = "SELECT d.id, d.thread_id, t.channel_id FROM dialog d JOIN thread t ON t.id = d.thread_id"

        async def say(tx: Tx) -> list[int]:
            rows = await tx.rows(f"{columns} WHERE {tx.among('d.id', 1)} ORDER BY d.id", tx.many(dialogs))
            ids = [f"b{row['id']}" for row in rows]
            return await bulk.say(
                tx, rows, body=Rich(text), agent_id=None, automatic="outage", extra={}, client_ids=ids
            )

        return await self.house.parts.db.write(say)

    async def edit(self, message_id: int, text: str) -> None:
        await self.house.parts.db.write(messages.edit, message_id, by=self.agent, body=Rich(text))

    async def delete(self, message_id: int) -> None:
        await self.house.parts.db.write(messages.delete, message_id, by=self.agent)

    async def retry(self, message_id: int) -> None:
        await self.house.parts.db.write(messages.retry, message_id, by=self.agent)

    async def value(self, sql: str, *args: Any) -> Any:
        return await self.house.count(sql, *args)

    async def state(self, message_id: int) -> str:
        return str(await self.value("SELECT state FROM message WHERE id = $1", message_id))

    async def becomes(self, message_id: int, state: str, *, limit: float = 10.0) -> None:
        async def is_so() -> bool:
            return await self.state(message_id) == state

        await until(is_so, limit=limit)

    async def until_value(self, sql: str, wanted: Any) -> None:
        async def is_so() -> bool:
            return bool(await self.value(sql) == wanted)

        await until(is_so, limit=10)

    async def all_done(self) -> None:
        """Nothing waits to be sent, and nothing is being sent."""
        await self.until_value("SELECT count(*) FROM delivery WHERE state IN ('queued', 'sending')", 0)

    async def expire(self) -> None:
        """So much time passes that whoever holds a claim is taken for dead."""

        async def end(tx: Tx) -> None:
            await tx.execute("UPDATE delivery SET lease_until = 1 WHERE state = 'sending'")
            await tx.execute("UPDATE lease SET until = 1")

        await self.house.parts.db.write(end)

    @asynccontextmanager
    async def dying_courier(self, holder: str = "dead") -> AsyncIterator[None]:
        """A courier that is gone at the end of the body, whatever it was doing."""
        with suppress(_Killed):
            async with self.courier(holder):
                yield
                raise _Killed

    @asynccontextmanager
    async def courier(self, holder: str = "courier") -> AsyncIterator[Courier]:
        """A process with a courier: its own connectors, its own view of the log."""
        parts = self.house.parts
        accounts = Accounts(parts.kit)
        alone = parts.settings.is_sqlite
        courier = Courier(self.weather, parts.bus, accounts, alone=alone, holder=holder)  # type: ignore[arg-type]
        leave = [parts.feed.subscribe(accounts.hear), parts.feed.subscribe(courier.hear)]
        task = asyncio.create_task(courier.run())
        try:
            yield courier
            courier.stop()
            await asyncio.wait_for(task, 20)
        finally:
            for one in leave:
                one()
            task.cancel()
            ended = await asyncio.gather(task, return_exceptions=True)
            await accounts.close()
            assert ended[0] is None or isinstance(ended[0], asyncio.CancelledError), ended

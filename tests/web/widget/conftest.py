"""A whole Pult with one widget on it, an agent who answers, and visitors who are programs."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jwt
import pytest

from bench.world.visitor import Visitor
from core.clock import HOUR, now_ms
from core.files import Stored, record
from core.rich import Rich
from core.settings import Settings
from core.work import Row
from inbox import channels, dialogs, messages, team
from inbox.access import Actor
from inbox.models import Kind, Role
from web.machine import EVERYTHING, Machine, machine, running
from web.serve import listening

SECRET = "a secret that only the site and this channel know, long enough"
SHOP = "https://shop.example"


@dataclass
class TurnedClock:
    """The machine's clock, some milliseconds ahead of the world's."""

    ahead: int = 0

    def __call__(self) -> int:
        return now_ms() + self.ahead


@dataclass
class Desk:
    """A running Pult and what tests do in it as an agent."""

    machine: Machine
    agent: Actor
    url: str
    clock: TurnedClock
    key: str = "TestWidget"
    channel_id: int = 0
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def visitor(self, **more: Any) -> Visitor:
        return await self._stack.enter_async_context(Visitor(self.url, self.key, **more))

    def signed(self, subject: str, *, secret: str = SECRET, **claims: Any) -> str:
        """An identity as the site's server would sign it."""
        body = {"sub": subject, "exp": (self.machine.db.clock() + HOUR) // 1000, **claims}
        return jwt.encode(body, secret, algorithm="HS256")

    async def configure(self, **config: Any) -> None:
        await self.machine.db.write(channels.edit, self.channel_id, by=None, vault=self.machine.vault, config=config)

    async def remove(self) -> None:
        await self.machine.db.write(channels.remove, self.channel_id, by=Actor(0, "Admin", Role.ADMIN))

    async def give_secret(self, secret: str) -> None:
        await self.machine.db.write(
            channels.edit, self.channel_id, by=None, vault=self.machine.vault, secrets={"identity": secret}
        )

    async def another_widget(self) -> str:
        await self.machine.db.write(
            channels.add,
            "widget",
            name="Another",
            address="Another",
            config={"origins": [SHOP]},
            secrets={},
            vault=self.machine.vault,
        )
        return "Another"

    async def attach(self, name: str, content: bytes) -> int:
        """A file the agent has put up, waiting for its message."""
        stored = await self.machine.files.store(content, name=name)
        return await self.machine.db.write(_attached, name, stored, self.agent.id)

    @staticmethod
    def loaded(value: Any) -> Any:
        """A JSON column, whichever engine it came from."""
        return json.loads(value) if isinstance(value, str) else value

    async def rows(self, sql: str, *args: Any) -> list[Row]:
        return await self.machine.db.read(_rows, sql, *args)

    async def dialog(self) -> int:
        """The newest dialog."""
        return int((await self.rows("SELECT max(id) AS id FROM dialog"))[0]["id"])

    async def say(self, text: str, *, kind: Kind = Kind.OUTBOUND, client_id: str = "", **more: Any) -> int:
        """What the agent writes in the newest dialog; returns the message's id."""
        return await self.machine.db.write(
            messages.say,
            await self.dialog(),
            by=self.agent,
            kind=kind,
            body=more.pop("body", Rich(text)),
            client_id=client_id or text,
            **more,
        )

    async def edit(self, message_id: int, text: str) -> None:
        await self.machine.db.write(messages.edit, message_id, by=self.agent, body=Rich(text))

    async def delete(self, message_id: int) -> None:
        await self.machine.db.write(messages.delete, message_id, by=self.agent)

    async def inbound(self) -> list[str]:
        """What visitors have said, in the order of the inbox."""
        return [row["text"] for row in await self.rows("SELECT text FROM message WHERE kind = 'inbound' ORDER BY id")]

    async def until_inbound(self, count: int) -> None:
        await self._until(self.inbound, lambda said: len(said) >= count)

    async def until_state(self, message_id: int, state: str) -> None:
        """Until a message is at least so far: sent, delivered, read."""
        order = ["queued", "sending", "sent", "delivered", "read"]

        async def now() -> int:
            return order.index((await self.rows("SELECT state FROM message WHERE id = $1", message_id))[0]["state"])

        await self._until(now, lambda reached: reached >= order.index(state))

    async def _until(self, look: Callable[[], Awaitable[Any]], good: Callable[[Any], bool]) -> None:
        """Look again with every event of the log until it is so."""
        changed = asyncio.Event()
        unsubscribe = self.machine.feed.subscribe(lambda _: changed.set())
        try:
            async with asyncio.timeout(30):
                while not good(await look()):
                    await changed.wait()
                    changed.clear()
        finally:
            unsubscribe()

    async def close(self) -> None:
        await self.machine.db.write(dialogs.close, await self.dialog(), by=self.agent)

    async def look(self) -> None:
        """The agent opens the newest dialog."""
        await self.machine.db.write(dialogs.read, await self.dialog(), by=self.agent)


async def _rows(view: Any, sql: str, *args: Any) -> list[Row]:
    rows: list[Row] = await view.rows(sql, *args)
    return rows


async def _attached(tx: Any, name: str, stored: Stored, agent_id: int) -> int:
    await record(tx, stored)
    found: int = await tx.value(
        "INSERT INTO attachment (agent_id, position, kind, name, media_type, size, blob, state, created_at)"
        " VALUES ($1, 0, 'file', $2, $3, $4, $5, 'ready', $6) RETURNING id",
        agent_id,
        name,
        stored.media_type,
        stored.size,
        stored.hash,
        tx.now,
    )
    return found


@pytest.fixture
async def desk(database_url: str, redis_url: str, tmp_path: Path) -> AsyncIterator[Desk]:
    sock = socket.create_server(("127.0.0.1", 0))
    settings = Settings(
        _env_file=None,
        DATABASE_URL=database_url,
        REDIS_URL=redis_url,
        data_dir=tmp_path,
        port=sock.getsockname()[1],
        secret_key="for the tests",
        trusted_proxies="127.0.0.1",
    )
    clock = TurnedClock()
    async with (
        machine(settings, clock=clock) as parts,
        running(parts, EVERYTHING),
        listening(parts, sock=sock),
        AsyncExitStack() as stack,
    ):
        agent_id = await parts.db.write(
            team.add_agent, "Anna", email="anna@pult.example", password_hash="", role=Role.AGENT, by=None
        )
        channel_id = await parts.db.write(
            channels.add,
            "widget",
            name="Shop",
            address="TestWidget",
            config={"origins": [SHOP]},
            secrets={"identity": SECRET},
            vault=parts.vault,
        )
        agent = Actor(agent_id, "Anna", Role.AGENT)
        yield Desk(parts, agent, settings.base_url, clock, channel_id=channel_id, _stack=stack)


Collect = Callable[[Visitor, int], Awaitable[list[dict[str, Any]]]]


@pytest.fixture
def collect() -> Collect:
    """So many events of a visitor's stream that are not about typing."""

    async def events(visitor: Visitor, count: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        async for event in visitor.listen():
            found.append(event)
            if len(found) == count:
                break
        return found

    return events

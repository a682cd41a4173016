"""A connected mailbox with all that receiving and sending needs, and eyes to see what became of a mail."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from bench.world.mail import Mailbox as Box
from connectors.base import Kit
from connectors.email import mailbox as accounts
from connectors.email.letters import Raw, prepare
from connectors.email.mailbox import Mailbox
from connectors.email.receive import Reader
from connectors.email.setup import connect
from connectors.email.store import store
from connectors.registry import account
from core.bus import MemoryBus
from core.database import Database
from core.files import FileStore
from core.secrets import Vault
from core.settings import Settings
from core.work import Row, View
from inbox import channels

LIMIT = 90.0


async def until(check: Callable[[], Awaitable[Any]], what: str) -> Any:
    """Ask again and again until the answer is true; the answer."""
    async with asyncio.timeout(LIMIT):
        while True:
            if found := await check():
                return found
            await asyncio.sleep(0.02)
    raise AssertionError(what)


def _read(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


@dataclass
class Desk:
    """A mailbox channel to which mails are handed directly, and what is in the database of it."""

    kit: Kit
    address: str
    channel_id: int
    config: dict[str, Any] = field(default_factory=dict)

    async def mailbox(self) -> Mailbox:
        row = await self.kit.db.read(channels.channel, self.channel_id)
        return accounts.mailbox(account(self.kit, {**row, "config": row["config"] | self.config}), self.kit.vault)

    async def feed(self, *mails: bytes | EmailMessage) -> list[Row]:
        """Mails arrive in this order; all messages there are then."""
        mailbox = await self.mailbox()
        now = self.kit.db.clock()
        raws = [Raw(mail if isinstance(mail, bytes) else mail.as_bytes(), now) for mail in mails]
        letters = await prepare(mailbox, self.kit.files, raws)
        await store(self.kit.db, mailbox, letters, cursor=None)
        return await self.messages()

    async def rows(self, sql: str, *args: Any) -> list[Row]:
        async def ask(view: View) -> list[Row]:
            return await view.rows(sql, *args)

        return await self.kit.db.read(ask)

    async def messages(self) -> list[Row]:
        """All messages but event lines, oldest first, `extra` read."""
        rows = await self.rows(
            "SELECT m.*, t.key, t.origin, i.address, p.role, d.status, d.closed_at, d.subject FROM message m"
            " JOIN thread t ON t.id = m.thread_id JOIN dialog d ON d.id = m.dialog_id"
            " LEFT JOIN identity i ON i.id = m.identity_id"
            " LEFT JOIN participant p ON p.thread_id = t.id AND p.identity_id = i.id"
            " WHERE m.kind <> 'event' ORDER BY m.id"
        )
        return [
            {
                **row,
                **{
                    name: json.loads(row[name]) if isinstance(row[name], str) else row[name]
                    for name in ("extra", "origin")
                },
            }
            for row in rows
        ]

    async def taken(self, count: int) -> list[Row]:
        """Wait until there are so many messages; all of them."""

        async def enough() -> bool:
            [row] = await self.rows("SELECT count(*) AS count FROM message")
            return bool(row["count"] >= count)

        await until(enough, f"{count} messages")
        found = await self.messages()
        assert len(found) == count
        return found

    async def raws(self) -> list[Row]:
        return await self.rows("SELECT * FROM raw_input ORDER BY id")

    async def channel(self) -> Row:
        return await self.kit.db.read(channels.channel, self.channel_id)


@dataclass
class Office(Desk):
    """A mailbox on real servers."""

    box: Box = field(kw_only=True)

    @asynccontextmanager
    async def reading(self, **limits: float) -> AsyncIterator[Reader]:
        """The receiver at work."""
        reader = Reader(self.kit.db, self.kit.files, await self.mailbox(), **{"longest_pause": 0.2, **limits})
        task = asyncio.create_task(reader.run())
        try:
            yield reader
            if task.done():
                task.result()
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
def kit(db: Database, tmp_path: Path) -> Kit:
    settings = Settings(data_dir=tmp_path, _env_file=None)  # type: ignore[call-arg]  # the plugin does not see it
    return Kit(db, MemoryBus(), FileStore(tmp_path), Vault("a key for the tests"), settings)


@pytest.fixture
async def office(kit: Kit, mailbox: Box) -> Office:
    channel_id = await connect(kit, mailbox.address, imap_url=mailbox.imap_url, smtp_url=mailbox.smtp_url, plus=True)
    return Office(kit, mailbox.address, channel_id, box=mailbox)


@pytest.fixture
async def desk(kit: Kit) -> Desk:
    return await new_desk(kit, "help@firma.ru")


async def new_desk(kit: Kit, address: str, **config: Any) -> Desk:
    channel_id = await kit.db.write(
        channels.add,
        "email",
        name="Помощь",
        address=address,
        config={"plus": True, **config},
        secrets={},
        vault=kit.vault,
    )
    return Desk(kit, address, channel_id)

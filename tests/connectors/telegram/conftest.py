"""A Telegram channel connected to a Bot API of the test's own, with the house's parts that a connector uses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.world.botapi import Bot, BotApi, Chat, User
from connectors import registry
from connectors.base import Account, Kit
from connectors.telegram.account import BotAccount, bot_account
from core.bus import MemoryBus
from core.database import Database
from core.files import FileStore
from core.secrets import Vault
from core.settings import Settings
from inbox import channels


@pytest.fixture
def kit(db: Database, tmp_path: Path) -> Kit:
    settings = Settings(_env_file=None, data_dir=tmp_path)  # type: ignore[call-arg]
    return Kit(db, MemoryBus(), FileStore(tmp_path), Vault("a key for tests"), settings)


@pytest.fixture
def bot(bot_api: BotApi) -> Bot:
    return bot_api.bot("firma_bot", reads_all=True)


@pytest.fixture
def anna(bot_api: BotApi) -> User:
    return bot_api.user("Анна", last_name="Котова", username="anna_k")


@pytest.fixture
def chat(bot_api: BotApi, anna: User, bot: Bot) -> Chat:
    return bot_api.private(anna, bot)


@pytest.fixture
async def account(kit: Kit, bot_api: BotApi, bot: Bot) -> Account:
    """The channel of `bot`."""
    channel_id = await kit.db.write(
        channels.add,
        "telegram",
        name="Firma",
        address=str(bot.id),
        config={"username": bot.user.username, "api_url": bot_api.url},
        secrets={"token": bot.token},
        vault=kit.vault,
    )
    return registry.account(kit, await kit.db.read(channels.channel, channel_id))


@pytest.fixture
async def connected(account: Account) -> BotAccount:
    return bot_account(account)


async def rows(db: Database, sql: str, *args: Any) -> list[dict[str, Any]]:
    return await db.read(lambda view: view.rows(sql, *args))


@pytest.fixture
def texts(db: Database) -> Any:
    """The texts of the thread of a place, in order."""

    async def read(place: str | int) -> list[str]:
        found = await rows(
            db,
            "SELECT m.text FROM message m JOIN thread t ON t.id = m.thread_id WHERE t.key = $1"
            " AND m.kind <> 'event' ORDER BY m.number",
            str(place),
        )
        return [row["text"] for row in found]

    return read

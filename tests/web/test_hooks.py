"""The public doors of channels, knocked at over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bench.world.botapi import BotApi
from connectors.telegram import setup, webhook
from core.settings import Settings
from web.app import application
from web.machine import Machine, machine
from web.routes import ROUTES


@pytest.fixture
async def parts(database_url: str, redis_url: str, tmp_path: Path) -> AsyncIterator[Machine]:
    settings = Settings(
        _env_file=None, data_dir=tmp_path, DATABASE_URL=database_url, REDIS_URL=redis_url, secret_key="for tests"
    )  # type: ignore[call-arg]
    async with machine(settings) as parts:
        yield parts


async def test_an_update_posted_with_its_secrets_is_durable_when_it_is_answered(
    parts: Machine, bot_api: BotApi
) -> None:
    bot = bot_api.bot("firma_bot")
    channel_id = await setup.connect(parts.kit, bot.token, api_url=bot_api.url)
    path, secret = webhook.path(channel_id, parts.vault), webhook.secret(bot.id, parts.vault)
    update = {"update_id": 7, "message": {"message_id": 1, "chat": {"id": 5, "type": "private"}, "text": "Привет"}}
    async with TestClient(TestServer(application(parts, ROUTES))) as client:
        answer = await client.post(path, json=update, headers={webhook.SECRET_HEADER: secret})
        assert (answer.status, await answer.read()) == (200, b"")
        assert await parts.db.read(lambda view: view.column("SELECT text FROM message")) == ["Привет"]
        for wrong in (
            client.post(path, json=update),
            client.post(path[:-1] + "x", json=update, headers={webhook.SECRET_HEADER: secret}),
            client.post(path, data=b"x" * (webhook.MAX_BODY + 1), headers={webhook.SECRET_HEADER: secret}),
        ):
            assert (await wrong).status in (403, 404, 413)
        assert await parts.db.read(lambda view: view.value("SELECT count(*) FROM raw_input")) == 1

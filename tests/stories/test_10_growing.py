"""A company that grew: what it had on SQLite goes on PostgreSQL and Redis, each role a process of its own."""

from __future__ import annotations

import asyncio
import shlex
from contextlib import AsyncExitStack
from pathlib import Path

from playwright.async_api import Browser, Page, expect

from bench.world.botapi import BotApi
from bench.world.servers import free_port
from core.migrate import migrate
from tests.command import ROOT, Pult
from tests.conftest import ENGINE
from tests.house import SECRET, open_house, settings_for
from tests.stories.conftest import PASSWORD, Story, open_dialog, reply, watch

EMAIL = "c0@firma.example"


def procfile() -> dict[str, list[str]]:
    """The commands of the Procfile, by their names."""
    lines = (ROOT / "Procfile").read_text().splitlines()
    words = {name: shlex.split(rest) for name, _, rest in (line.partition(":") for line in lines if line)}
    assert all(one[:4] == ["exec", "python", "-m", "web.cli"] for one in words.values())
    return {name: one[4:] for name, one in words.items()}


async def windows(stack: AsyncExitStack, browser: Browser, *addresses: str) -> list[Page]:
    """One person's windows, one at each address, after one sign-in at the first."""
    pages: list[Page] = []
    known = None
    for address in addresses:
        context = await browser.new_context(base_url=address, locale="ru-RU", storage_state=known)
        context.set_default_timeout(20_000)
        stack.push_async_callback(context.close)
        pages.append(await context.new_page())
        await pages[-1].goto("/inbox/all")
        if known is None:
            await pages[0].locator("input[name=email]").fill(EMAIL)
            await pages[0].locator("input[name=password]").fill(PASSWORD)
            await pages[0].keyboard.press("Enter")
        await expect(pages[-1].locator("#rows")).to_contain_text("Мы ещё маленькие?")
        known = await context.storage_state()
    return pages


if ENGINE == "postgres":  # The run that has both engines.

    async def test_a_company_moves_to_postgresql_and_goes_on_in_processes_of_their_own(
        pult: Pult, browser: Browser, bot_api: BotApi, empty_url: str, redis_url: str, tmp_path: Path
    ) -> None:
        small = f"sqlite:///{tmp_path / 'small' / 'pult.sqlite3'}"
        await migrate(small)
        ivan = bot_api.user("Иван", language_code="ru")
        async with open_house(settings_for(tmp_path / "small", small, port=0)) as house, AsyncExitStack() as stack:
            story = Story(house, browser, stack)
            await story.colleague("Анна")
            bot = await story.telegram(bot_api)
            chat = bot_api.private(ivan, bot)
            bot_api.say(ivan, chat, "Мы ещё маленькие?")
            await bot_api.taken(bot)
            pult.environment |= {"PULT_SECRET_KEY": SECRET, "PULT_DATA_DIR": "small"}
            await pult.well("backup", "moving.tgz")

        pult.environment |= {"PULT_DATA_DIR": "grown", "DATABASE_URL": empty_url, "REDIS_URL": redis_url}
        assert "Restored" in await pult.well("restore", "moving.tgz")
        roles = procfile()
        assert sorted(roles) == ["bot", "web", "worker"]
        async with AsyncExitStack() as stack:
            for role in ("bot", "worker"):
                await stack.enter_async_context(pult.running(*roles[role]))
            webs = [pult.serving(*roles["web"], port=port) for port in (free_port(), free_port())]
            here, there = await windows(stack, browser, *await asyncio.gather(*map(stack.enter_async_context, webs)))
            problems = [watch(page) for page in (here, there)]

            bot_api.say(ivan, chat, "Уже выросли!")
            for page in (here, there):
                await expect(page.locator("#rows")).to_contain_text("Уже выросли!")
            log = await open_dialog(there, "Иван")
            await open_dialog(here, "Иван")
            bubble = await reply(here, "И отвечаем")
            await expect(bubble).to_have_attribute("data-state", "sent")
            await expect(log.locator(".msg.out")).to_contain_text("И отвечаем")
            assert [one.text for one in await bot_api.wait_sent(chat, 1, limit=20)] == ["И отвечаем"]
            bot_api.say(ivan, chat, "Спасибо")
            await expect(log).to_contain_text("Спасибо")
            assert len(bot_api.sent_to(chat)) == 1
            assert problems == [[], []]

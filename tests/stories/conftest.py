"""The whole product with real servers behind it, people in real browsers, and customers in their own channels."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bench.world.botapi import BotApi
from bench.world.botapi.scene import Bot
from bench.world.mail import Mailbox
from connectors.email import setup as email
from connectors.telegram import setup as telegram
from connectors.widget import setup as widget
from inbox import channels, team
from tests.house import House, open_house, settings_for

PASSWORD = "correct horse"
SHOP = "https://shop.example"

# A busy machine is slow, not wrong.
expect.set_options(timeout=15_000)


def watch(page: Page) -> list[str]:
    """What the browser complains of: errors of scripts, and what the content policy refused."""
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console",
        lambda said: problems.append(said.text) if "Content Security Policy" in said.text else None,
    )
    return problems


@dataclass
class Story:
    """A running Pult and everybody around it."""

    house: House
    browser: Browser
    stack: AsyncExitStack
    colleagues: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.house.url

    async def window(self, *, locale: str = "ru-RU", **more: Any) -> Page:
        """A browser window of somebody who is not signed in."""
        more.setdefault("viewport", {"width": 1440, "height": 900})
        context = await self.browser.new_context(base_url=self.url, locale=locale, timezone_id="Europe/Moscow", **more)
        context.set_default_timeout(15_000)
        self.stack.push_async_callback(context.close)
        page = await context.new_page()
        self.problems = watch(page)
        return page

    async def colleague(self, name: str, *, role: str = "admin", teams: tuple[int, ...] = ()) -> int:
        if name not in self.colleagues:
            self.colleagues[name] = await self.house.parts.db.write(
                team.add_agent,
                name,
                email=f"c{len(self.colleagues)}@firma.example",
                password_hash=team.hash_password(PASSWORD),
                role=role,
                by=None,
                teams=teams,
                locale="ru",
                timezone="Europe/Moscow",
            )
        return self.colleagues[name]

    async def at_work(self, name: str, **about: Any) -> Page:
        """A colleague at his screen, signed in through the form."""
        await self.colleague(name, **about)
        address = f"c{list(self.colleagues).index(name)}@firma.example"
        page = await self.window()
        await page.goto("/sign-in")
        await page.locator("input[name=email]").fill(address)
        await page.locator("input[name=password]").fill(PASSWORD)
        await page.keyboard.press("Enter")
        await expect(page.locator("#rows")).to_be_attached()
        return page

    async def telegram(self, api: BotApi, *, reads_all: bool = False) -> Bot:
        """A connected bot."""
        bot = api.bot(reads_all=reads_all)
        await telegram.connect(self.house.parts.kit, bot.token, api_url=api.url)
        return bot

    async def mail(self, mailbox: Mailbox) -> int:
        """A connected mailbox."""
        return await email.connect(
            self.house.parts.kit, mailbox.address, imap_url=mailbox.imap_url, smtp_url=mailbox.smtp_url
        )

    async def widget(self, *origins: str) -> str:
        """A connected widget; returns its key."""
        channel_id = await widget.connect(self.house.parts.kit, name="Сайт", origins=origins or (SHOP,))
        return str((await self.house.parts.db.read(channels.channel, channel_id))["address"])

    async def value(self, sql: str, *args: Any) -> Any:
        return await self.house.count(sql, *args)


@pytest.fixture
async def story(database_url: str, redis_url: str, tmp_path: Path, browser: Browser) -> AsyncIterator[Story]:
    settings = settings_for(tmp_path / "data", database_url, redis_url, port=0)
    async with open_house(settings) as house, AsyncExitStack() as stack:
        yield Story(house, browser, stack)


async def open_dialog(page: Page, name: str, view: str = "all") -> Locator:
    """Open the dialog of this name from a list; returns the log."""
    await page.goto(f"/inbox/{view}")
    await page.locator("#rows").get_by_role("link", name=name).first.click()
    log = page.get_by_role("log")
    await expect(log).to_be_visible()
    return log


async def reply(page: Page, text: str, *, shown: str = "") -> Locator:
    """Write an answer and send it by the keyboard; returns its bubble. `shown`: what stands there without the marks."""
    box = page.locator("chat-composer textarea")
    await box.fill(text)
    await box.press("Control+Enter")
    bubble = page.get_by_role("log").locator(".msg.out").filter(has_text=shown or text)
    await expect(bubble).to_have_count(1)
    return bubble

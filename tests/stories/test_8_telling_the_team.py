"""A colleague chooses how he wants to hear of things, and hears: in the window, by mail, in Telegram."""

from __future__ import annotations

import asyncio
import re

from playwright.async_api import Page, expect

from bench.world.botapi import BotApi
from bench.world.smtp import SmtpServer
from core.clock import SECOND
from core.presence import LIFE
from inbox import access, dialogs
from inbox.access import Actor
from notifications.alerts.linking import PREFIX
from tests.stories.conftest import Story, open_dialog

AWAY = (LIFE + 10 * SECOND) / 1000 + 15
"""Seconds: a house that has just begun first waits for screens to say that they are open."""


async def actor(story: Story, name: str) -> Actor:
    found = await story.house.parts.db.read(access.actor, await story.colleague(name))
    assert found is not None
    return found


async def given_to(story: Story, name: str, channel_id: int, customer: str = "Иван") -> int:
    """A dialog with a customer that Boris gives to somebody."""
    dialog_id = await story.house.hear(channel_id, "Где мой заказ?", name=customer, who=customer)
    boris, to = await actor(story, "Борис"), await story.colleague(name)
    await story.house.parts.db.write(dialogs.assign, dialog_id, by=boris, to=to)
    return dialog_id


async def tick(page: Page, event: str, means: str, *, on: bool) -> None:
    box = page.get_by_role("row", name=event).get_by_role("checkbox", name=re.compile(f"{means}$"))
    if await box.is_checked() != on:
        async with page.expect_response("**/settings/notifications"):
            await box.click()


async def test_what_concerns_me_is_told_in_my_window_and_leads_there(story: Story) -> None:
    page = await story.at_work("Анна")
    await page.goto("/tasks")
    dialog_id = await given_to(story, "Анна", await story.house.channel("widget"))
    toast = page.locator(".toast")
    await expect(toast).to_contain_text("Вам передан диалог: Иван")
    await toast.get_by_role("button", name="Открыть диалог").click()
    await expect(page.get_by_role("log")).to_contain_text("Где мой заказ?")
    assert page.url.endswith(f"/d/{dialog_id}")
    assert story.problems == []


async def test_an_agent_who_is_away_gets_one_mail_for_a_burst_in_the_chat(story: Story, smtp: SmtpServer) -> None:
    boris = await story.at_work("Борис")
    await boris.goto("/settings/notifications")
    await boris.get_by_label("Сервер SMTP").fill(smtp.url)
    await boris.get_by_label("Адрес отправителя").fill("pult@firma.example")
    await boris.get_by_role("button", name="Сохранить").click()
    await expect(boris.get_by_label("Сервер SMTP")).to_have_value(re.compile("127.0.0.1"))

    await story.colleague("Анна", role="agent")
    channel_id = await story.house.channel("widget")
    dialog_id = await given_to(story, "Анна", channel_id)
    for text in ("Ау", "Вы тут?"):
        await story.house.hear(channel_id, text, name="Иван", who="Иван")
    (letter,) = await smtp.wait_sent(to="c1@firma.example", limit=AWAY)
    assert letter.subject == "Вам передан диалог: Иван"
    assert f"/d/{dialog_id}" in letter.text
    assert letter.message["Auto-Submitted"] == "auto-generated"


async def test_a_colleague_links_his_telegram_and_is_told_there(story: Story, bot_api: BotApi) -> None:
    bot = await story.telegram(bot_api)
    page = await story.at_work("Анна")
    await page.goto("/settings/notifications")
    link = page.get_by_role("link", name="Привязать мой Telegram")
    answer = await page.request.get(str(await link.get_attribute("href")), max_redirects=0)
    code = answer.headers["location"].rpartition(PREFIX)[2]

    phone = bot_api.user("Аня", language_code="ru")
    chat = bot_api.private(phone, bot)
    bot_api.press_start(phone, bot, PREFIX + code)
    (hello,) = await bot_api.wait_sent(chat)
    assert hello.text.startswith("Готово, Анна")
    await page.reload()
    await expect(page.get_by_text("Ваш Telegram привязан")).to_be_visible()

    await tick(page, "Мне передали диалог", "Электронная почта", on=False)
    await page.context.close()
    await given_to(story, "Анна", await story.house.channel("widget"))
    _, told = await bot_api.wait_sent(chat, 2, limit=AWAY)
    assert told.text.startswith("Вам передан диалог: Иван\nГде мой заказ?")


async def test_who_reads_in_time_gets_no_mail(story: Story, smtp: SmtpServer) -> None:
    page = await story.at_work("Анна")
    await given_to(story, "Анна", await story.house.channel("widget"))
    await expect(page.locator(".toast")).to_be_visible()
    await expect(await open_dialog(page, "Иван")).to_contain_text("Где мой заказ?")
    async with asyncio.timeout(15):
        while await story.value("SELECT count(*) FROM notice WHERE read_at IS NULL"):  # noqa: ASYNC110 rows tell nobody
            await asyncio.sleep(0.05)
    assert await story.value("SELECT count(*) FROM notice") == 1
    assert await story.value("SELECT count(*) FROM notice_sending") == 0
    assert smtp.sent == []

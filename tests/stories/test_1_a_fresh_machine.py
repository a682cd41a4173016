"""A newcomer: an empty installation leads from the administrator to the first message without an empty screen."""

from __future__ import annotations

from playwright.async_api import expect

from bench.world.botapi import BotApi
from tests.stories.conftest import PASSWORD, Story


async def test_three_steps_lead_from_nothing_to_the_first_message(story: Story, bot_api: BotApi) -> None:
    bot = bot_api.bot("firma_help_bot", name="Поддержка Фирмы")
    page = await story.window()

    await page.goto("/")
    await expect(page.locator("[aria-current=step]")).to_contain_text("Администратор")
    await page.locator("input[name=name]").fill("Анна Соколова")
    await page.locator("input[name=email]").fill("anna@firma.ru")
    await page.locator("input[name=password]").fill(PASSWORD)
    await page.keyboard.press("Enter")

    await expect(page.locator("[aria-current=step]")).to_contain_text("Канал")
    await page.get_by_role("link", name="Telegram").click()
    await page.locator("input[name=token]").fill(bot.token)
    await page.locator("summary").click()
    await page.locator("input[name=api_url]").fill(bot_api.url)
    await page.get_by_role("button", name="Проверить").click()

    await expect(page.locator("[aria-current=step]")).to_contain_text("Сообщение")
    ivan = bot_api.user("Иван", language_code="ru")
    bot_api.say(ivan, bot_api.private(ivan, bot), "привет")
    arrived = page.locator("#arrived").get_by_role("link")
    await expect(arrived).to_be_visible()
    await arrived.click()
    await expect(page.get_by_role("log")).to_contain_text("привет")
    assert story.problems == []


async def test_a_wrong_token_is_told_in_words_and_the_form_keeps_its_place(story: Story, bot_api: BotApi) -> None:
    page = await story.at_work("Анна")
    await page.goto("/settings/channels/new/telegram")
    await page.locator("input[name=token]").fill("123456:AAE-this-token-was-never-given-out-00")
    await page.locator("summary").click()
    await page.locator("input[name=api_url]").fill(bot_api.url)
    await page.get_by_role("button", name="Проверить").click()
    await expect(page.locator("[role=alert], .wrong, [aria-invalid=true]").first).to_be_visible()
    assert await story.value("SELECT count(*) FROM channel") == 0

"""A customer in Telegram, in private and in a group, and the agent who answers from the inbox."""

from __future__ import annotations

from playwright.async_api import expect

from bench.world.botapi import BotApi
from tests.stories.conftest import Story, open_dialog, reply


async def test_a_word_in_telegram_is_on_the_open_screen_and_the_answer_returns(story: Story, bot_api: BotApi) -> None:
    bot = await story.telegram(bot_api)
    page = await story.at_work("Анна")
    await page.goto("/inbox/unassigned")
    ivan = bot_api.user("Иван", last_name="Петров", language_code="ru")
    chat = bot_api.private(ivan, bot)

    bot_api.say(ivan, chat, "Не открывается отчёт")
    row = page.locator("#rows").get_by_role("link", name="Иван Петров")
    await expect(row).to_contain_text("Не открывается отчёт")
    await row.click()
    log = page.get_by_role("log")
    bot_api.say(ivan, chat, "ошибка 500")
    await expect(log).to_contain_text("ошибка 500")

    bubble = await reply(page, "Смотрю, **минуту**", shown="Смотрю, минуту")
    sent = await bot_api.wait_sent(chat, 1)
    assert sent[0].text == "Смотрю, минуту"
    await expect(bubble).to_have_attribute("data-state", "sent")
    assert story.problems == []


async def test_a_picture_arrives_as_a_picture_and_an_edit_keeps_the_first_words(story: Story, bot_api: BotApi) -> None:
    bot = await story.telegram(bot_api)
    ivan = bot_api.user("Иван", language_code="ru")
    chat = bot_api.private(ivan, bot)
    bot_api.photo(ivan, chat, caption="вот экран")
    said = bot_api.say(ivan, chat, "не тот")
    page = await story.at_work("Анна")
    await page.goto("/inbox/all")
    await expect(page.locator("#rows")).to_contain_text("не тот")
    log = await open_dialog(page, "Иван")
    await expect(log.locator(".msg.in img[src*='/files/']").first).to_be_visible()
    bot_api.edit(said, "не тот отчёт")
    await expect(log).to_contain_text("не тот отчёт")
    await expect(log.get_by_text("изменено")).to_be_visible()


async def test_in_a_group_every_author_is_named_and_the_answer_goes_to_his_question(
    story: Story, bot_api: BotApi
) -> None:
    bot = await story.telegram(bot_api, reads_all=True)
    olga, timur = bot_api.user("Ольга"), bot_api.user("Тимур")
    group = bot_api.supergroup("Кафе «Лесное»", olga, timur, bots=[bot])
    bot_api.say(olga, group, "Касса не печатает")
    question = bot_api.say(timur, group, "А когда пришлют счёт?")

    page = await story.at_work("Анна")
    await page.goto("/inbox/all")
    await expect(page.locator("#rows")).to_contain_text("А когда пришлют счёт?")
    log = await open_dialog(page, "Кафе «Лесное»")
    await expect(log.locator(".msg.in").filter(has_text="Касса не печатает")).to_contain_text("Ольга")
    asked = log.locator(".msg.in").filter(has_text="А когда пришлют счёт?")
    await expect(asked).to_contain_text("Тимур")
    await asked.hover()
    await asked.locator("[data-reply]").click()
    await reply(page, "Сегодня до шести")
    sent = await bot_api.wait_sent(group, 1)
    assert sent[0].text == "Сегодня до шести"
    assert sent[0].message["reply_to_message"]["message_id"] == question.id


async def test_a_customer_who_blocked_the_bot_is_seen_as_such(story: Story, bot_api: BotApi) -> None:
    bot = await story.telegram(bot_api)
    ivan = bot_api.user("Иван", language_code="ru")
    chat = bot_api.private(ivan, bot)
    bot_api.say(ivan, chat, "Вопрос")
    page = await story.at_work("Анна")
    await page.goto("/inbox/all")
    await expect(page.locator("#rows")).to_contain_text("Вопрос")
    log = await open_dialog(page, "Иван")
    bot_api.block(ivan, bot)
    await expect(log).to_contain_text("заблокировал")

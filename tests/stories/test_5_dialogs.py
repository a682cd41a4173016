"""What agents do with dialogs: give them on, mark them, close them with a key; and what a customer's word does then."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.async_api import Page, expect

from bench.world.botapi import Bot, BotApi, Chat, User
from inbox import channels
from tests.stories.conftest import Story, open_dialog, reply


@dataclass
class Customer:
    """Somebody who writes to the bot in private."""

    api: BotApi
    bot: Bot
    person: User
    chat: Chat

    def say(self, text: str) -> None:
        self.api.say(self.person, self.chat, text)


async def customer(story: Story, api: BotApi, name: str, text: str, *, bot: Bot | None = None) -> Customer:
    """A customer whose first word has been taken in."""
    bot = bot or await story.telegram(api)
    person = api.user(name, language_code="ru")
    one = Customer(api, bot, person, api.private(person, bot))
    one.say(text)
    await api.taken(bot)
    return one


async def choose(page: Page, button: str, item: str) -> None:
    """Press a button of the dialog's head and an item of the menu that it opens."""
    await page.locator("#conv header.head").get_by_role("button", name=button).click()
    await page.locator("#menu").get_by_text(item, exact=True).click()


async def press(page: Page, key: str) -> None:
    """One key, with the caret in no field."""
    await page.get_by_role("log").focus()
    await page.keyboard.press(key)


async def test_a_dialog_is_given_on_with_a_word_that_the_customer_does_not_see(story: Story, bot_api: BotApi) -> None:
    ivan = await customer(story, bot_api, "Иван", "Когда вернёте деньги?")
    page = await story.at_work("Анна")
    boris = await story.at_work("Борис")
    await boris.goto("/inbox/mine")
    log = await open_dialog(page, "Иван")
    await page.locator("#conv header.head").get_by_role("button", name="Никто").click()
    await page.locator("#transfer-note").fill("Это к бухгалтерии")
    await page.locator("#menu").get_by_text("Борис", exact=True).click()
    await expect(log.locator(".msg.note")).to_contain_text("Это к бухгалтерии")
    await expect(boris.locator("#rows").get_by_role("link", name="Иван")).to_be_visible()

    his = await open_dialog(boris, "Иван", "mine")
    await expect(his.locator(".msg.note")).to_contain_text("Это к бухгалтерии")
    await reply(boris, "Вернули утром")
    assert [one.text for one in await bot_api.wait_sent(ivan.chat, 1)] == ["Вернули утром"]
    assert story.problems == []


async def test_note_tag_and_priority_stay_with_the_dialog(story: Story, bot_api: BotApi) -> None:
    ivan = await customer(story, bot_api, "Иван", "Не печатает касса")
    page = await story.at_work("Анна")
    log = await open_dialog(page, "Иван")
    await press(page, "n")
    box = page.locator("chat-composer textarea")
    await box.fill("Звонил вчера")
    await box.press("Control+Enter")
    await expect(log.locator(".msg.note")).to_contain_text("Звонил вчера")

    await press(page, "l")
    find = page.locator("#menu input[type=search]")
    await find.fill("касса")
    await find.press("Enter")
    await expect(page.locator("#side-tags")).to_contain_text("касса")
    await page.keyboard.press("Escape")
    await choose(page, "Ещё", "срочный")
    row = page.locator("#rows").get_by_role("listitem").filter(has_text="Иван")
    await expect(row).to_contain_text("касса")
    await expect(row.get_by_text("срочный")).to_be_attached()
    assert bot_api.sent_to(ivan.chat) == []


async def test_each_agent_has_his_own_unread_and_it_shows_what_nobody_opened(story: Story, bot_api: BotApi) -> None:
    await customer(story, bot_api, "Иван", "Здравствуйте")
    page = await story.at_work("Анна")
    boris = await story.at_work("Борис")
    await page.goto("/inbox/all")
    await boris.goto("/inbox/all")
    hers, his = page.locator("#rows .row"), boris.locator("#rows .row")
    await expect(hers).to_contain_text("никто не открывал")
    await expect(his.locator(".count")).to_have_text("1")

    await hers.get_by_role("link").click()
    await expect(page.get_by_role("log")).to_contain_text("Здравствуйте")
    await expect(his).not_to_contain_text("никто не открывал")
    await expect(hers.locator(".count")).to_have_count(0)
    await expect(his.locator(".count")).to_have_text("1")


async def test_one_key_closes_and_the_customers_word_opens_it_again(story: Story, bot_api: BotApi) -> None:
    ivan = await customer(story, bot_api, "Иван", "Не входит в кабинет")
    page = await story.at_work("Анна")
    log = await open_dialog(page, "Иван")
    bubble = await reply(page, "Сбросили пароль")
    await expect(bubble).to_have_attribute("data-state", "sent")
    await press(page, "e")
    await expect(page.locator("#conv .who small")).to_contain_text("Закрыт")
    ivan.say("Пароль не подошёл")
    await expect(log).to_contain_text("Пароль не подошёл")
    await expect(page.locator("#conv .who small")).to_contain_text("Открыт")
    assert await story.value("SELECT count(*) FROM dialog") == 1


async def test_a_word_after_the_window_begins_a_new_dialog_that_knows_the_last(story: Story, bot_api: BotApi) -> None:
    bot = await story.telegram(bot_api)
    parts, channel_id = story.house.parts, await story.value("SELECT id FROM channel")
    await parts.db.write(channels.edit, channel_id, by=None, vault=parts.vault, config={"reopen_window": 1})
    ivan = await customer(story, bot_api, "Иван", "Первый вопрос", bot=bot)
    page = await story.at_work("Анна")
    await open_dialog(page, "Иван")
    await press(page, "e")
    await expect(page.locator("#conv .who small")).to_contain_text("Закрыт")
    ivan.say("Второй вопрос, про другое")
    await page.goto("/inbox/unassigned")
    await expect(page.locator("#rows")).to_contain_text("Второй вопрос")
    await open_dialog(page, "Иван", "unassigned")
    await expect(page.locator("#side-history li")).to_have_count(1)
    first, second = await story.value("SELECT min(id) FROM dialog"), await story.value("SELECT max(id) FROM dialog")
    assert await story.value("SELECT follow_up_of_id FROM dialog WHERE id = $1", second) == first


async def test_two_cards_of_one_person_become_one(story: Story, bot_api: BotApi) -> None:
    ivan = await customer(story, bot_api, "Иван Петров", "С телефона")
    await customer(story, bot_api, "Ваня", "С работы", bot=ivan.bot)
    page = await story.at_work("Анна")
    await open_dialog(page, "Иван Петров")
    await page.locator("#side-contact").get_by_role("link", name="Иван Петров").click()
    await page.get_by_role("button", name="Объединить…").click()
    await page.locator("#sheet input[type=search]").fill("Ваня")
    await page.locator("#merge-found").get_by_role("button", name="Ваня").click()
    await expect(page.locator("#sheet")).to_be_hidden()
    await page.reload()
    await expect(page.locator("#stage .rowlist li")).to_have_count(2)
    assert await story.value("SELECT count(*) FROM contact WHERE merged_into_id IS NULL") == 1
    assert story.problems == []

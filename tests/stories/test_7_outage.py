"""An outage in the browser: a wave becomes one task, everybody hears one word once, and the end closes dialogs."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.async_api import Page, expect

from bench.world.botapi import Bot, BotApi, Chat, Fault, User
from bench.world.mail import Mailbox, letter
from bench.world.visitor import Visitor
from tests.patience import until
from tests.stories.conftest import Story, open_dialog

PEOPLE = 12
WE_KNOW = "Знаем о сбое и чиним, напишем до 15:00"
SOLVED = "Починили, отчёты снова открываются"

KEEP = """() => {
  window.seen = []
  new MutationObserver(() => {
    const label = document.querySelector('#outage-progress progress')?.getAttribute('aria-label')
    if (label && label !== window.seen.at(-1)) window.seen.push(label)
  }).observe(document.body, {subtree: true, childList: true, attributes: true})
}"""
"""Keeps what the bar of the newest word has said since: it may be there for a moment only."""


@dataclass
class Wave:
    """Everybody who is hit: people and a group in Telegram, one by mail, one in the chat of the site."""

    api: BotApi
    bot: Bot
    people: list[tuple[User, Chat]]
    group: Chat
    mailbox: Mailbox
    visitor: Visitor

    @property
    def blocked(self) -> Chat:
        return self.people[-1][1]

    async def heard(self, count: int) -> list[list[str]]:
        """What was sent to each, once everybody but the one who blocked us has so many."""
        chats = [chat for _, chat in self.people if chat is not self.blocked] + [self.group]
        told = [[sent.text for sent in await self.api.wait_sent(chat, count, limit=30)] for chat in chats]
        told.append([mail.text.strip() for mail in await self.mailbox.wait_sent(count, limit=30)])
        history = await until(lambda: self._history(count))
        return [*told, history]

    async def _history(self, count: int) -> list[str]:
        said = [one["text"] for one in (await self.visitor.history())["messages"] if one["text"] in (WE_KNOW, SOLVED)]
        return said if len(said) >= count else []


async def wave(story: Story, api: BotApi, mailbox: Mailbox, visitor: Visitor) -> Wave:
    """They all write; returns when all is taken in but the mail, which comes by itself."""
    bot = await story.telegram(api, reads_all=True)
    await story.mail(mailbox)
    people = []
    for number in range(PEOPLE):
        person = api.user(f"Клиент {number + 1:02}", language_code="ru")
        people.append((person, api.private(person, bot)))
        api.say(person, people[-1][1], "Отчёт не открывается, ошибка 500")
    olga = api.user("Ольга")
    group = api.supergroup("Кафе «Лесное»", olga, bots=[bot])
    api.say(olga, group, "У нас тоже ошибка 500")
    await api.taken(bot)
    first = letter("Лариса <larisa@les.example>", mailbox.address, "Отчёты", "Отчёт не открывается: ошибка 500")
    await mailbox.deliver(first)
    await visitor.say("Бухгалтерия встала")
    return Wave(api, bot, people, group, mailbox, visitor)


async def made_an_outage(page: Page, *names: str) -> None:
    """Choose these rows of the list and make an outage of them, with nothing typed."""
    for name in names:
        await page.locator("#rows .row").filter(has_text=name).get_by_role("checkbox").check(force=True)
    await page.locator("#bulk").get_by_role("button", name="Связать с задачей").click()
    await page.get_by_role("button", name="Новый сбой из выделенных").click()
    await page.locator("#new-task").get_by_role("button", name="Создать").click()
    await page.locator(".toast").get_by_role("button", name="Открыть задачу").click()
    await expect(page.locator("#outage-linked .count")).to_have_text(str(len(names)))


async def hung(page: Page, linked: int) -> None:
    """Link all that is found, and see how many then hang on it."""
    await page.get_by_role("button", name="Связать выбранных").click()
    await expect(page.locator("#outage-linked .count")).to_have_text(str(linked))


async def test_a_wave_becomes_one_outage_and_everybody_hears_once_where_he_wrote(
    story: Story, bot_api: BotApi, mailbox: Mailbox
) -> None:
    async with Visitor(story.url, await story.widget()) as visitor:
        visitor.headers["Accept-Language"] = "ru"
        page = await story.at_work("Анна")
        await page.goto("/inbox/all")
        hit = await wave(story, bot_api, mailbox, visitor)
        everybody = PEOPLE + 3
        await expect(page.locator("#rows .row")).to_have_count(everybody, timeout=30_000)

        await made_an_outage(page, "Лариса", "Кафе «Лесное»")
        await expect(page.locator("#found")).to_contain_text(f"найдено {PEOPLE}")
        await hung(page, PEOPLE + 2)
        await page.get_by_role("searchbox", name="Искать диалоги и клиентов").fill("бухгалтерию")
        await expect(page.locator("#found")).to_contain_text("Посетитель")
        await hung(page, everybody)

        bot_api.block(hit.people[-1][0], hit.bot)
        await bot_api.taken(hit.bot)
        words = page.get_by_role("textbox", name="Что сообщить всем")
        await words.fill(WE_KNOW)
        preview = page.locator("#tell-preview")
        await expect(preview.locator(".bubble")).to_have_text(WE_KNOW)
        await expect(preview.locator(".figure")).to_have_text(
            [f"{PEOPLE} Telegram", "1 Чат на сайте", "1 Электронная почта"]
        )
        await preview.get_by_text("1 клиент это не получит").click()
        await expect(preview).to_contain_text(f"Клиент заблокировал бота: Клиент {PEOPLE}")

        bot_api.fault(Fault("429", method="sendMessage", chat_id=hit.people[0][1].id))
        await page.evaluate(KEEP)
        await preview.get_by_role("button", name=f"Отправить {everybody - 1} клиентам").click()
        assert await hit.heard(1) == [[WE_KNOW]] * (everybody - 1)
        done = f"Отправлено {everybody - 1} из {everybody - 1}"
        await expect(page.get_by_role("progressbar", name=done)).to_be_visible()
        steps = await page.evaluate("window.seen")
        assert len(steps) > 1, steps

        other, chat = hit.people[1]
        bot_api.say(other, chat, "И ещё: как сменить тариф?")
        await bot_api.taken(hit.bot)
        await words.fill(SOLVED)
        await page.get_by_role("checkbox", name="Решено").check()
        await expect(preview).to_contain_text(
            f"{everybody - 1} диалогов закроются, 1 останется открытым: клиент написал о другом"
        )
        await preview.get_by_role("button", name="Решено: сообщить").click()
        await expect(page.locator("#task-state")).to_have_text("готово")
        assert await hit.heard(2) == [[WE_KNOW, SOLVED]] * (everybody - 1)
        assert hit.api.sent_to(hit.blocked) == []

        await page.goto("/inbox/closed")
        await expect(page.locator("#rows .row")).to_have_count(everybody - 1)
        await expect(await open_dialog(page, "Клиент 02", "unassigned")).to_contain_text("как сменить тариф?")
        await expect(page.locator("#rows .row")).to_have_count(1)
        assert story.problems == []

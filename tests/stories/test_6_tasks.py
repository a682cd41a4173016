"""Work that cannot be done at once: made in two clicks, worked by somebody else, and back as a draft answer."""

from __future__ import annotations

from playwright.async_api import Page, expect

from bench.world.botapi import BotApi
from core.clock import DAY, HOUR
from core.work import Tx
from inbox import access
from inbox.access import Actor
from tasks import status, tasks
from tasks.tasks import NewTask
from tests.stories.conftest import Story, open_dialog, reply


async def overdue(tx: Tx, task_id: int) -> None:
    """An hour past its deadline: what no form lets anybody make."""
    await tx.execute("UPDATE task SET deadline_at = $1 WHERE id = $2", tx.now - HOUR, task_id)


async def actor(story: Story, name: str) -> Actor:
    found = await story.house.parts.db.read(access.actor, await story.colleague(name))
    assert found is not None
    return found


async def asked(story: Story, api: BotApi, text: str) -> Page:
    """Anna before the open dialog of Ivan, who wrote this."""
    bot = await story.telegram(api)
    ivan = api.user("Иван", language_code="ru")
    api.say(ivan, api.private(ivan, bot), text)
    await api.taken(bot)
    page = await story.at_work("Анна")
    await expect(await open_dialog(page, "Иван")).to_contain_text(text)
    return page


async def test_a_message_becomes_a_task_in_two_clicks_and_no_typing(story: Story, bot_api: BotApi) -> None:
    page = await asked(story, bot_api, "Не открывается отчёт за март")
    message = page.get_by_role("log").locator(".msg.in").filter(has_text="Не открывается отчёт")
    await message.hover()
    await message.get_by_role("button", name="Сделать из него задачу").click()
    await page.locator("#new-task").get_by_role("button", name="Создать").click()

    side = page.locator("#side-tasks")
    task = side.get_by_role("link", name="Не открывается отчёт за март")
    await expect(task).to_be_visible()
    me = await story.colleague("Анна")
    assert await story.value("SELECT owner_id FROM task") == me
    assert await story.value("SELECT deadline_at FROM task") > story.house.parts.db.clock()
    # and one click each way
    await task.click()
    await expect(page.get_by_role("textbox", name="Название")).to_have_value("Не открывается отчёт за март")
    await page.locator("#task-links").get_by_role("link", name="Иван").click()
    await expect(page.get_by_role("log")).to_contain_text("Не открывается отчёт за март")
    assert story.problems == []


async def test_the_solvers_result_is_a_draft_before_the_one_who_answers(story: Story, bot_api: BotApi) -> None:
    page = await asked(story, bot_api, "Отчёт пустой")
    boris = await story.at_work("Борис")
    await reply(page, "Передала разработчикам")
    await page.locator("#side-tasks").get_by_role("button", name="Задача").click()
    new = page.locator("#new-task")
    await new.get_by_role("combobox", name="Кто-то другой").select_option("Борис")
    await new.get_by_text("Завтра").click()
    await new.get_by_role("button", name="Создать").click()
    await expect(page.locator("#side-tasks").get_by_role("link", name="Отчёт пустой")).to_be_visible()
    await page.goto("/inbox/mine")

    await boris.goto("/tasks")
    await boris.get_by_role("button", name="Готово: Отчёт пустой").click()
    await boris.get_by_role("textbox", name="Чем закончилось").fill("Исправили, обновите страницу")
    await boris.get_by_role("dialog").get_by_role("button", name="Готово").click()
    await expect(boris.get_by_role("region", name="Готово")).to_contain_text("Отчёт пустой")

    toast = page.locator(".toast")
    await expect(toast).to_contain_text("Готово, можно сообщить клиенту: Иван")
    await toast.get_by_role("button").click()
    await expect(page.locator("chat-composer textarea")).to_have_value("Исправили, обновите страницу")
    assert await story.value("SELECT count(*) FROM message WHERE kind = 'outbound'") == 1
    assert story.problems == []


async def test_the_feed_and_the_board_sort_by_what_is_late_now_and_done(story: Story) -> None:
    anna, db = await actor(story, "Анна"), story.house.parts.db
    late = await db.write(tasks.create, NewTask(title="Сверить счёт", owner_id=anna.id), by=anna)
    done = await db.write(tasks.create, NewTask(title="Продлить домен", owner_id=anna.id), by=anna)
    soon = NewTask(title="Позвонить поставщику", owner_id=anna.id, deadline_at=db.clock() + 3 * DAY)
    await db.write(tasks.create, soon, by=anna)
    await db.write(status.complete, done, by=anna, result="")
    await db.write(overdue, late)

    page = await story.at_work("Анна")
    await page.goto("/tasks")
    await expect(page.get_by_role("region", name="Просрочено")).to_contain_text("Сверить счёт")
    await expect(page.get_by_role("region", name="Текущие")).to_contain_text("Позвонить поставщику")
    await expect(page.get_by_role("region", name="Готово за 7 дней")).to_contain_text("Продлить домен")
    await page.get_by_role("link", name="Доска").click()
    await expect(page.get_by_role("region", name="Просрочено")).to_contain_text("Сверить счёт")
    card = page.locator(".boardcard").filter(has_text="Сверить счёт")
    await card.drag_to(page.get_by_role("region", name="Без срока"))
    await expect(page.get_by_role("region", name="Без срока").locator(card)).to_be_visible()
    assert await story.value("SELECT deadline_at FROM task WHERE id = $1", late) is None
    assert story.problems == []

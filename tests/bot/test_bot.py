"""The bot as people meet it: commands, buttons, and what it tells them of their requests."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bench.world.botapi import Bot, BotApi, Chat, User
from connectors.telegram import setup
from core import markdown
from core.clock import HOUR
from core.settings import Settings
from core.work import Tx
from inbox import channels, messages, team
from inbox.access import Actor
from inbox.models import Kind, Role
from notifications.alerts import linking
from tasks import tasks
from tasks.models import Task, TaskLink
from tasks.tasks import NewTask
from web.machine import EVERYTHING, Machine, machine, running


@pytest.fixture
async def parts(database_url: str, redis_url: str, tmp_path: Path) -> AsyncIterator[Machine]:
    """The whole product, running."""
    settings = Settings(
        _env_file=None, data_dir=tmp_path, DATABASE_URL=database_url, REDIS_URL=redis_url, secret_key="for tests"
    )  # type: ignore[call-arg]
    async with machine(settings) as parts, running(parts, EVERYTHING):
        yield parts


@pytest.fixture
def bot(bot_api: BotApi) -> Bot:
    return bot_api.bot("firma_bot", reads_all=True)


@pytest.fixture
async def channel_id(parts: Machine, bot_api: BotApi, bot: Bot) -> int:
    return await setup.connect(parts.kit, bot.token, api_url=bot_api.url)


@pytest.fixture
def anna(bot_api: BotApi) -> User:
    return bot_api.user("Анна", username="anna_k")


@pytest.fixture
def chat(bot_api: BotApi, anna: User, bot: Bot, channel_id: int) -> Chat:
    return bot_api.private(anna, bot)


@pytest.fixture
async def olga(parts: Machine) -> Actor:
    agent_id = await parts.db.write(
        team.set_up, "Ольга", email="olga@firma.ru", password_hash="x", locale="ru", timezone="Europe/Moscow"
    )
    return Actor(agent_id, "Ольга", Role.ADMIN)


async def rows(parts: Machine, sql: str, *args: Any) -> list[dict[str, Any]]:
    return await parts.db.read(lambda view: view.rows(sql, *args))


async def _task(tx: Tx, dialog_id: int, **facts: Any) -> None:
    task = await Task.create(**facts)
    await TaskLink.create(task_id=task.id, dialog_id=dialog_id, linked_at=tx.now)


async def dialog_of(parts: Machine, text: str) -> int:
    async with asyncio.timeout(10):
        while not (found := await rows(parts, "SELECT dialog_id FROM message WHERE text = $1", text)):  # noqa: ASYNC110 rows tell nobody
            await asyncio.sleep(0.02)
    return int(found[0]["dialog_id"])


async def test_start_greets_in_the_persons_language_and_opens_no_dialog(
    parts: Machine, bot_api: BotApi, bot: Bot, anna: User, chat: Chat
) -> None:
    bot_api.press_start(anna, bot)
    (greeting,) = await bot_api.wait_sent(chat)
    assert greeting.text == "Здравствуйте! Напишите здесь свой вопрос, и мы ответим."
    assert await rows(parts, "SELECT id FROM dialog WHERE closed_at IS NULL") == []
    john = bot_api.user("John", language_code="en")
    bot_api.press_start(john, bot)
    (greeting,) = await bot_api.wait_sent(bot_api.private(john, bot))
    assert greeting.text == "Hello! Write your question here, and we will answer."


async def test_a_channels_own_greeting_is_used(
    parts: Machine, bot_api: BotApi, bot: Bot, anna: User, chat: Chat, channel_id: int
) -> None:
    await parts.db.write(
        channels.edit, channel_id, by=None, vault=parts.vault, config={"greeting": "**Ромашка** слушает"}
    )
    bot_api.press_start(anna, bot)
    (greeting,) = await bot_api.wait_sent(chat)
    assert greeting.text == "Ромашка слушает"
    assert greeting.message["entities"][0]["type"] == "bold"


@pytest.mark.parametrize(
    ("payload", "learnt"),
    [("contract-1045__source-site", {"contract": "1045", "source": "site"}), ("promo", "promo"), ("a-__b", "a-__b")],
)
async def test_a_deep_link_says_something_of_the_customer(
    parts: Machine, bot_api: BotApi, bot: Bot, anna: User, chat: Chat, payload: str, learnt: Any
) -> None:
    bot_api.press_start(anna, bot, payload)
    await bot_api.wait_sent(chat)
    (contact,) = await rows(parts, "SELECT attributes FROM contact")
    assert json.loads(contact["attributes"])["start"] == learnt


async def test_help_says_what_the_bot_understands(bot_api: BotApi, anna: User, chat: Chat) -> None:
    bot_api.say(anna, chat, "/help")
    (answer,) = await bot_api.wait_sent(chat)
    assert "/status" in answer.text
    assert "/task" not in answer.text


async def test_status_names_open_requests_and_promises_only_what_was_promised(
    parts: Machine, bot_api: BotApi, anna: User, chat: Chat, olga: Actor
) -> None:
    bot_api.say(anna, chat, "/status")
    (answer,) = await bot_api.wait_sent(chat)
    assert answer.text == "У вас нет открытых обращений. Напишите здесь, и мы ответим."
    bot_api.say(anna, chat, "Не работает оплата картой")
    dialog_id = await dialog_of(parts, "Не работает оплата картой")
    now = parts.db.clock()
    for promised, title in ((True, "Починить"), (False, "Спросить банк")):
        await parts.db.write(
            _task, dialog_id, title=title, deadline_at=now + 30 * HOUR, promised=promised, created_at=now
        )
    bot_api.say(anna, chat, "/status")
    answer = (await bot_api.wait_sent(chat, 2))[-1]
    lines = answer.text.split("\n")
    assert lines[0] == "Открытые обращения:"
    assert lines[2] == f"№ {dialog_id} · Не работает оплата картой"
    assert lines[3] == "Получили и скоро ответим."
    assert lines[4].startswith("Обещано: ")
    assert len(lines) == 5
    assert "Спросить банк" not in answer.text


async def test_status_tells_of_an_outage_what_everybody_was_told_and_never_its_title(
    parts: Machine, bot_api: BotApi, anna: User, chat: Chat, olga: Actor
) -> None:
    bot_api.say(anna, chat, "Не работает оплата картой")
    new = NewTask(
        title="У ООО «Ромашка» упал банк",
        type="outage",
        dialog_ids=[await dialog_of(parts, "Не работает оплата картой")],
    )
    task_id = await parts.db.write(tasks.create, new, by=olga)
    bot_api.say(anna, chat, "/status")
    (answer,) = await bot_api.wait_sent(chat)
    assert answer.text.endswith("\nЭто известная проблема, мы ею занимаемся.")
    await parts.db.write(lambda tx: tx.execute("UPDATE task SET public_text = 'Чиним связь' WHERE id = $1", task_id))
    bot_api.say(anna, chat, "/status")
    answer = (await bot_api.wait_sent(chat, 2))[-1]
    assert answer.text.endswith("\nИзвестная проблема: Чиним связь")


async def test_a_press_of_the_button_tells_the_status_once_and_is_taken_note_of(
    parts: Machine, bot_api: BotApi, bot: Bot, anna: User, chat: Chat
) -> None:
    bot_api.press_start(anna, bot)
    (greeting,) = await bot_api.wait_sent(chat)
    bot_api.press(anna, bot_api.message(chat, greeting.id), "status")
    answers = await bot_api.wait_sent(chat, 2)
    assert "нет открытых" in answers[-1].text
    await bot_api.until(lambda: not bot_api.callbacks)


async def test_status_in_a_group_tells_of_that_group_only(
    parts: Machine, bot_api: BotApi, bot: Bot, anna: User, chat: Chat
) -> None:
    group = bot_api.supergroup("Ромашка", anna, bots=[bot])
    bot_api.say(anna, chat, "Личный вопрос")
    bot_api.say(anna, group, "Общий вопрос")
    await dialog_of(parts, "Общий вопрос")
    await dialog_of(parts, "Личный вопрос")
    asked = bot_api.say(anna, group, "/status@firma_bot")
    (answer,) = await bot_api.wait_sent(group)
    assert "Общий вопрос" in answer.text
    assert "Личный" not in answer.text
    assert answer.message["reply_to_message"]["message_id"] == asked.id


async def test_a_command_we_do_not_know_is_a_customers_word(
    parts: Machine, bot_api: BotApi, anna: User, chat: Chat
) -> None:
    bot_api.say(anna, chat, "/refund заказ 15")
    await dialog_of(parts, "/refund заказ 15")
    (dialog,) = await rows(parts, "SELECT status, waiting_since FROM dialog")
    assert dialog["status"] == "open"
    assert dialog["waiting_since"]


async def test_the_bots_answers_leave_the_dialog_as_it_was(
    parts: Machine, bot_api: BotApi, bot: Bot, anna: User, chat: Chat, olga: Actor
) -> None:
    bot_api.say(anna, chat, "Где мой заказ?")
    dialog_id = await dialog_of(parts, "Где мой заказ?")
    await parts.db.write(
        messages.say, dialog_id, by=olga, kind=Kind.OUTBOUND, body=markdown.parse("В пути"), client_id="c1"
    )
    await bot_api.wait_sent(chat)
    before = await rows(parts, "SELECT status, waiting_since, snippet, assignee_id, first_reply_at FROM dialog")
    bot_api.say(anna, chat, "/status")
    answer = (await bot_api.wait_sent(chat, 2))[-1]
    assert "Ждём вашего ответа." in answer.text
    assert await rows(parts, "SELECT status, waiting_since, snippet, assignee_id, first_reply_at FROM dialog") == before


# -- colleagues in groups ----------------------------------------------------------------------------------------


@pytest.fixture
async def olga_tg(parts: Machine, bot_api: BotApi, olga: Actor) -> User:
    """Olga as Telegram knows her: a colleague whom Pult tells from customers."""
    person = bot_api.user("Ольга в Telegram", username="olga_tg")
    await parts.db.write(team.link_telegram, olga.id, telegram_id=str(person.id))
    return person


async def tasks_made(parts: Machine, count: int = 1) -> list[dict[str, Any]]:
    async with asyncio.timeout(10):
        while len(found := await rows(parts, "SELECT * FROM task ORDER BY id")) < count:  # noqa: ASYNC110 rows tell nobody
            await asyncio.sleep(0.02)
    return found


async def test_a_colleagues_task_in_answer_to_a_message_makes_a_task_of_it(
    parts: Machine, bot_api: BotApi, bot: Bot, anna: User, olga_tg: User, channel_id: int
) -> None:
    group = bot_api.supergroup("Ромашка", anna, olga_tg, bots=[bot])
    asked = bot_api.say(anna, group, "Добрый день! Пришлите, пожалуйста, акт за октябрь")
    bot_api.say(anna, group, "И ещё вопрос")
    command = bot_api.say(olga_tg, group, "/task@firma_bot", reply_to=asked)
    (task,) = await tasks_made(parts)
    assert task["title"] == "Пришлите, пожалуйста, акт за октябрь"
    (link,) = await rows(
        parts,
        "SELECT m.external_id FROM task_link l JOIN message m ON m.id = l.message_id WHERE l.task_id = $1",
        task["id"],
    )
    assert link["external_id"] == f"{group.id}:{asked.id}"
    await bot_api.until(lambda: any(call.method == "setmessagereaction" for call in bot_api.calls))
    (reaction,) = [call for call in bot_api.calls if call.method == "setmessagereaction"]
    assert (reaction.error, int(reaction.values["message_id"])) == (None, command.id)
    assert bot_api.sent_to(group) == [], "the customers of the group are not told of our work"


async def test_the_words_after_task_are_its_title(
    parts: Machine, bot_api: BotApi, bot: Bot, anna: User, olga_tg: User, channel_id: int
) -> None:
    group = bot_api.supergroup("Ромашка", anna, olga_tg, bots=[bot])
    asked = bot_api.say(anna, group, "Всё сломалось")
    bot_api.say(olga_tg, group, "/task Проверить сервер", reply_to=asked)
    (task,) = await tasks_made(parts)
    assert task["title"] == "Проверить сервер"


async def test_a_customers_task_is_a_customers_word(
    parts: Machine, bot_api: BotApi, bot: Bot, anna: User, olga_tg: User, channel_id: int
) -> None:
    group = bot_api.supergroup("Ромашка", anna, olga_tg, bots=[bot])
    bot_api.say(anna, group, "/task@firma_bot сделайте мне скидку")
    await dialog_of(parts, "/task@firma_bot сделайте мне скидку")
    (dialog,) = await rows(parts, "SELECT status, waiting_since FROM dialog")
    assert dialog["waiting_since"]
    assert await rows(parts, "SELECT id FROM task") == []


async def test_a_colleagues_link_tells_the_bot_who_he_is_and_works_once(
    parts: Machine, bot_api: BotApi, bot: Bot, anna: User, chat: Chat, olga: Actor
) -> None:
    code = await parts.db.write(linking.new_code, olga.id)
    bot_api.press_start(anna, bot, linking.PREFIX + code)
    (answer,) = await bot_api.wait_sent(chat)
    assert (
        answer.text == "Готово, Ольга: этот Telegram теперь ваш. Всё, о чём вы просили сообщать, будет приходить сюда."
    )
    ((agent,), (identity,)) = (
        await rows(parts, "SELECT telegram_id FROM agent"),
        await rows(parts, "SELECT agent_id FROM identity"),
    )
    assert (agent["telegram_id"], identity["agent_id"]) == (str(anna.id), olga.id)

    stranger = bot_api.user("Мошенник")
    bot_api.press_start(stranger, bot, linking.PREFIX + code)
    (answer,) = await bot_api.wait_sent(bot_api.private(stranger, bot))
    assert answer.text.startswith("Эта ссылка уже использована")
    (agent,) = await rows(parts, "SELECT telegram_id FROM agent")
    assert agent["telegram_id"] == str(anna.id)


async def test_a_colleagues_words_in_a_group_start_no_wait(
    parts: Machine, bot_api: BotApi, bot: Bot, anna: User, olga_tg: User, channel_id: int
) -> None:
    group = bot_api.supergroup("Ромашка", anna, olga_tg, bots=[bot])
    bot_api.say(olga_tg, group, "Коллеги, завтра работы")
    await dialog_of(parts, "Коллеги, завтра работы")
    assert await rows(parts, "SELECT id FROM dialog WHERE waiting_since IS NOT NULL OR closed_at IS NULL") == []
    (participant,) = await rows(parts, "SELECT role FROM participant")
    assert participant["role"] == "staff"


async def test_help_tells_a_colleague_of_task(
    parts: Machine, bot_api: BotApi, bot: Bot, olga_tg: User, channel_id: int
) -> None:
    private = bot_api.private(olga_tg, bot)
    bot_api.say(olga_tg, private, "/help")
    (answer,) = await bot_api.wait_sent(private)
    assert "/task" in answer.text

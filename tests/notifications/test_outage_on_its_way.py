"""An outage in the whole product: customers in Telegram, one word to all of them, the end; over the real courier."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from bench.world.botapi import BotApi
from connectors.telegram import setup as telegram
from core.rich import Rich
from notifications import broadcasts, progress
from notifications.progress import Update
from tasks import links, tasks
from tasks.tasks import NewTask
from tests.house import House

CUSTOMERS = 12


async def until(read: Callable[[], Coroutine[Any, Any, bool]]) -> None:
    """The product works by itself; its rows are all that tells how far it is."""
    async with asyncio.timeout(30):
        while not await read():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def test_everybody_reads_the_word_once_and_the_solved_dialogs_are_closed(house: House, bot_api: BotApi) -> None:
    db = house.parts.db
    bot = bot_api.bot()
    await telegram.connect(house.parts.kit, bot.token, api_url=bot_api.url)
    boss = (await house.person("lead")).actor
    people = [bot_api.user(f"Клиент {n}") for n in range(CUSTOMERS)]
    chats = [bot_api.private(person, bot) for person in people]
    for person, chat in zip(people, chats, strict=True):
        bot_api.say(person, chat, "Не открываются отчёты")
    blocker = bot_api.user("Обиженный")
    closed = bot_api.private(blocker, bot)
    bot_api.say(blocker, closed, "Не открываются отчёты")

    async def heard() -> bool:
        return bool(await house.count("SELECT count(*) FROM dialog") == CUSTOMERS + 1)

    await until(heard)
    dialogs = await db.read(lambda view: view.column("SELECT id FROM dialog ORDER BY id"))
    task_id = await db.write(tasks.create, NewTask(title="Отчёты лежат", type="outage"), by=boss)
    await db.write(links.link, task_id, by=boss, dialog_ids=dialogs)

    async def tell(text: str, client_id: str, **more: Any) -> Update:
        broadcast_id = await db.write(
            broadcasts.publish, task_id, by=boss, body=Rich(text), client_id=client_id, **more
        )

        async def done() -> bool:
            return (await db.read(progress.update, broadcast_id, to=boss)).state == "done"

        await until(done)
        return await db.read(progress.update, broadcast_id, to=boss)

    bot_api.block(blocker, bot)
    first = (await tell("Знаем, чиним", "1")).progress
    assert (first.sent, first.failed + sum(first.left_out.values())) == (CUSTOMERS, 1)
    bot_api.say(people[0], chats[0], "А когда счёт?")

    async def opened() -> bool:
        return bool(await house.count("SELECT count(*) FROM dialog WHERE status = 'open'") == 1)

    await until(opened)
    assert (await tell("Починили", "2", resolves=True)).progress.sent == CUSTOMERS
    for chat in chats:
        assert [sent.text for sent in bot_api.sent_to(chat)] == ["Знаем, чиним", "Починили"]
    assert bot_api.sent_to(closed) == []

    async def settled() -> bool:
        return bool(await house.count("SELECT count(*) FROM dialog WHERE status = 'closed'") == CUSTOMERS)

    await until(settled)
    who = "SELECT c.name FROM dialog d JOIN contact c ON c.id = d.contact_id WHERE d.status = 'open'"
    assert await house.count(who) == "Клиент 0"

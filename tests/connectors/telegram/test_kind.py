"""The connector as the house uses it: opened by the registry, sending through the courier, receiving when asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bench.world.botapi import Bot, BotApi, Chat, Fault, User
from connectors import registry
from connectors.base import Account, Kit
from connectors.registry import Accounts
from core import markdown
from core.bus import MemoryBus
from inbox import messages, team
from inbox.access import Actor
from inbox.models import Kind, Role
from notifications.courier import Courier


async def rows(kit: Kit, sql: str, *args: Any) -> list[dict[str, Any]]:
    return await kit.db.read(lambda view: view.rows(sql, *args))


@asynccontextmanager
async def running(kit: Kit, account: Account) -> AsyncIterator[None]:
    """The connector receives and the courier sends, as in the product."""
    assert isinstance(kit.bus, MemoryBus)
    kit.db.listeners.append(lambda events, wakes: kit.bus.publish({"wake": list(wakes)}))
    connector = registry.kind("telegram").open(kit, account)
    accounts = Accounts(kit)
    courier = Courier(kit.db, kit.bus, accounts, alone=True)
    tasks = [asyncio.create_task(connector.receive()), asyncio.create_task(courier.run())]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await connector.close()
        await accounts.close()


@pytest.fixture
async def agent(kit: Kit) -> Actor:
    agent_id = await kit.db.write(
        team.set_up, "Ольга", email="olga@firma.ru", password_hash="x", locale="ru", timezone="UTC"
    )
    return Actor(agent_id, "Ольга", Role.ADMIN)


async def reply(kit: Kit, agent: Actor, text: str, **how: Any) -> int:
    dialog_id = (await rows(kit, "SELECT id FROM dialog ORDER BY id DESC LIMIT 1"))[0]["id"]
    return await kit.db.write(
        messages.say,
        dialog_id,
        by=agent,
        kind=Kind.OUTBOUND,
        body=markdown.parse(text),
        client_id=f"c-{text}",
        **how,
    )


async def state(kit: Kit, message_id: int) -> tuple[str, str | None]:
    (row,) = await rows(kit, "SELECT state, problem FROM message WHERE id = $1", message_id)
    return row["state"], row["problem"]


async def settled(kit: Kit, message_id: int) -> tuple[str, str | None]:
    """The state once the courier is done with it."""
    async with asyncio.timeout(10):
        while (await state(kit, message_id))[0] in ("queued", "sending"):  # noqa: ASYNC110 rows tell nobody
            await asyncio.sleep(0.01)
    return await state(kit, message_id)


async def test_a_question_and_its_answer(
    kit: Kit, account: Account, agent: Actor, bot_api: BotApi, bot: Bot, anna: User, chat: Chat
) -> None:
    async with running(kit, account):
        bot_api.say(anna, chat, "Как войти?")
        await bot_api.taken(bot)
        message_id = await reply(kit, agent, "**Вот** так")
        (sent,) = await bot_api.wait_sent(chat)
        assert sent.text == "Вот так"
        assert await settled(kit, message_id) == ("sent", None)
        answered = bot_api.say(anna, chat, "Спасибо", reply_to=bot_api.message(chat, sent.id))
        await bot_api.taken(bot)
    found = await rows(kit, "SELECT external_id, reply_to_id FROM message WHERE text = 'Спасибо'")
    assert [(row["external_id"], row["reply_to_id"]) for row in found] == [(f"{chat.id}:{answered.id}", message_id)]


async def test_a_supergroup_that_moved_between_question_and_answer_gets_the_answer(
    kit: Kit, account: Account, agent: Actor, bot_api: BotApi, bot: Bot, anna: User
) -> None:
    group = bot_api.group("Ромашка", anna, bots=[bot])
    async with running(kit, account):
        asked = bot_api.say(anna, group, "Где счёт?")
        await bot_api.taken(bot)
        (question,) = await rows(kit, "SELECT id FROM message WHERE external_id = $1", f"{group.id}:{asked.id}")
        bot.updates.allowed = frozenset()  # the announcement of the move is lost
        new = bot_api.migrate(group)
        message_id = await reply(kit, agent, "Вот", reply_to_id=question["id"])
        (sent,) = await bot_api.wait_sent(new)
        assert sent.text == "Вот"
        assert (await settled(kit, message_id))[0] == "sent"
    assert [row["key"] for row in await rows(kit, "SELECT key FROM thread")] == [str(new.id)]


async def test_a_customer_who_blocked_the_bot_fails_the_message_with_the_reason(
    kit: Kit, account: Account, agent: Actor, bot_api: BotApi, bot: Bot, anna: User, chat: Chat
) -> None:
    async with running(kit, account):
        bot_api.say(anna, chat, "Ау")
        await bot_api.taken(bot)
        bot.updates.allowed = frozenset()
        bot_api.block(anna, bot)
        message_id = await reply(kit, agent, "Мы тут")
        assert await settled(kit, message_id) == ("failed", "The customer blocked the bot.")


async def test_a_connection_cut_after_sending_is_uncertain_and_not_repeated(
    kit: Kit, account: Account, agent: Actor, bot_api: BotApi, bot: Bot, anna: User, chat: Chat
) -> None:
    async with running(kit, account):
        bot_api.say(anna, chat, "Ау")
        await bot_api.taken(bot)
        bot_api.fault(Fault("cut", method="sendMessage"))
        message_id = await reply(kit, agent, "Мы тут")
        assert (await settled(kit, message_id))[0] == "uncertain"
        other = await reply(kit, agent, "И ещё")
        assert (await settled(kit, other))[0] in ("sent", "queued")
    assert [sent.text for sent in bot_api.sent_to(chat)].count("Мы тут") == 1


async def test_429_in_one_chat_does_not_hold_up_another(
    kit: Kit, account: Account, agent: Actor, bot_api: BotApi, bot: Bot, anna: User, chat: Chat
) -> None:
    boris = bot_api.user("Борис")
    other = bot_api.private(boris, bot)
    async with running(kit, account):
        bot_api.say(anna, chat, "Я первая")
        await bot_api.taken(bot)
        bot_api.fault(Fault("429", method="sendMessage", chat_id=chat.id, retry_after=1))
        slow = await reply(kit, agent, "Первой")
        bot_api.say(boris, other, "Я второй")
        await bot_api.taken(bot)
        await reply(kit, agent, "Второму")
        await bot_api.wait_sent(other, limit=0.9)
        assert bot_api.sent_to(chat) == []
        await bot_api.wait_sent(chat)
        assert (await settled(kit, slow))[0] == "sent"


async def test_an_edit_and_a_deletion_reach_the_customer(
    kit: Kit, account: Account, agent: Actor, bot_api: BotApi, bot: Bot, anna: User, chat: Chat
) -> None:
    async with running(kit, account):
        bot_api.say(anna, chat, "Когда?")
        await bot_api.taken(bot)
        message_id = await reply(kit, agent, "Завтра")
        (sent,) = await bot_api.wait_sent(chat)
        await settled(kit, message_id)
        await kit.db.write(messages.edit, message_id, by=agent, body=markdown.parse("Послезавтра"))
        await bot_api.until(lambda: chat.messages[sent.id].get("text") == "Послезавтра")
        await kit.db.write(messages.delete, message_id, by=agent)
        await bot_api.until(lambda: sent.id not in chat.messages)

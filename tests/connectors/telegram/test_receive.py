"""Updates from Telegram into dialogs: by polling and by webhook, once each, in order, whatever is between them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import web

from bench.world.botapi import Bot, BotApi, Chat, Fault, User
from connectors.base import Kit
from connectors.telegram import receive, webhook
from connectors.telegram.account import BotAccount, receives_by_webhook, webhook_is_possible
from connectors.telegram.receive import Poller
from core import leases
from core.database import Database
from core.errors import Unavailable

Texts = Callable[[str | int], Awaitable[list[str]]]


async def rows(db: Database, sql: str, *args: Any) -> list[dict[str, Any]]:
    return await db.read(lambda view: view.rows(sql, *args))


@asynccontextmanager
async def polling(kit: Kit, connected: BotAccount) -> AsyncIterator[Poller]:
    async with connected.api() as api:
        yield Poller(kit.db, connected, api, poll=0)


# -- polling -----------------------------------------------------------------------------------------------------


async def test_what_a_customer_writes_becomes_a_dialog(
    kit: Kit, connected: BotAccount, bot_api: BotApi, anna: User, chat: Chat, texts: Texts
) -> None:
    async with polling(kit, connected) as poller:
        bot_api.say(anna, chat, "Не работает оплата")
        bot_api.say(anna, chat, "Помогите")
        assert await poller.round() == 2
    assert await texts(chat.id) == ["Не работает оплата", "Помогите"]
    (dialog,) = await rows(kit.db, "SELECT d.status, c.name FROM dialog d JOIN contact c ON c.id = d.contact_id")
    assert (dialog["status"], dialog["name"]) == ("open", "Анна Котова")
    (channel,) = await rows(kit.db, "SELECT state, succeeded_at FROM channel")
    assert channel["state"] == "ok"
    assert channel["succeeded_at"]


async def test_telegram_keeps_what_was_not_committed_and_it_comes_again_once(
    kit: Kit, connected: BotAccount, bot_api: BotApi, bot: Bot, anna: User, chat: Chat, texts: Texts
) -> None:
    bot_api.say(anna, chat, "Раз")
    async with polling(kit, connected) as poller:
        await poller.round()
    assert bot.updates.waiting, "an answer alone must not confirm the update"
    async with polling(kit, connected) as poller:  # the process died before it could say that the update is safe
        bot_api.say(anna, chat, "Два")
        await poller.round()
        await poller.round()
    assert not bot.updates.waiting
    assert await texts(chat.id) == ["Раз", "Два"]


async def test_poison_between_two_good_updates_is_kept_as_failed_and_stops_nothing(
    kit: Kit, connected: BotAccount, bot_api: BotApi, bot: Bot, anna: User, chat: Chat, texts: Texts
) -> None:
    bot_api.say(anna, chat, "До")
    bot_api.raw(bot, {"message": {"message_id": 10**30, "chat": {"id": chat.id, "type": "private"}, "text": "?"}})
    bot_api.raw(bot, {"message": {"message_id": 77, "date": 1, "chat": {"id": chat.id, "type": "private"}, "new": 1}})
    bot_api.raw(bot, {"something_new": {"chat": [1, 2, {"x": "\ud83d"}]}})
    bot_api.say(anna, chat, "После")
    async with polling(kit, connected) as poller:
        assert await poller.round() == 5
    assert await texts(chat.id) == ["До", "", "После"]
    (unknown,) = await rows(kit.db, "SELECT extra FROM message WHERE external_id = $1", f"{chat.id}:77")
    assert "new" in str(unknown["extra"])
    states = [row["state"] for row in await rows(kit.db, "SELECT state FROM raw_input ORDER BY key")]
    assert sorted(states) == ["done", "done", "done", "done", "failed"]


async def test_bytes_that_are_no_update_are_kept_with_the_reason(kit: Kit, connected: BotAccount) -> None:
    for body in (b"\xff\x00{", b"[]", b'{"update_id": 1}' * 2, b"[" * 100_000):
        arrival = receive.read(body, connected.bot, now=1)
        assert arrival.error
        assert (await receive.take(kit.db, connected, arrival)).new
        assert not (await receive.take(kit.db, connected, arrival)).new
    assert {row["state"] for row in await rows(kit.db, "SELECT state FROM raw_input")} == {"failed"}


async def test_an_edit_before_its_message_and_the_message_twice_make_one(
    kit: Kit, connected: BotAccount, bot_api: BotApi, bot: Bot, anna: User, chat: Chat, texts: Texts
) -> None:
    said = bot_api.say(anna, chat, "Пяница")
    original = dict(said.json)
    bot.updates.waiting.clear()
    bot_api.edit(said, "Пятница")
    bot_api.raw(bot, {"message": original})
    bot_api.raw(bot, {"message": original})
    async with polling(kit, connected) as poller:
        await poller.round()
    assert await texts(chat.id) == ["Пятница"]


async def test_an_edited_message_keeps_its_first_words(
    kit: Kit, connected: BotAccount, bot_api: BotApi, anna: User, chat: Chat, texts: Texts
) -> None:
    said = bot_api.say(anna, chat, "Завтра")
    bot_api.edit(said, "Послезавтра")
    async with polling(kit, connected) as poller:
        await poller.round()
    assert await texts(chat.id) == ["Послезавтра"]
    assert [row["text"] for row in await rows(kit.db, "SELECT text FROM message_version")] == ["Завтра"]


async def test_an_edit_that_changes_nothing_visible_makes_no_version(
    kit: Kit, connected: BotAccount, bot_api: BotApi, anna: User, chat: Chat
) -> None:
    said = bot_api.say(anna, chat, "Завтра")
    bot_api.edit(said, "Завтра")
    async with polling(kit, connected) as poller:
        await poller.round()
    assert await rows(kit.db, "SELECT id FROM message_version") == []
    assert await rows(kit.db, "SELECT kind FROM event WHERE kind = 'message.changed'") == []


async def test_a_photo_put_in_anothers_place_comes_beside_it_and_a_live_location_moves(
    kit: Kit, connected: BotAccount, bot_api: BotApi, bot: Bot, anna: User, chat: Chat
) -> None:
    said = bot_api.photo(anna, chat, caption="Счёт")
    other = bot_api.photo(anna, chat)
    bot_api.raw(bot, {"edited_message": {**said.json, "photo": other.json["photo"], "edit_date": 1}})
    here = bot_api.location(anna, chat, 55.0, 37.0)
    bot_api.raw(bot, {"edited_message": {**here.json, "location": {"latitude": 56.5, "longitude": 38.5}}})
    async with polling(kit, connected) as poller:
        await poller.round()
    found = await rows(
        kit.db,
        "SELECT a.position FROM attachment a JOIN message m ON m.id = a.message_id WHERE m.external_id = $1",
        f"{chat.id}:{said.id}",
    )
    assert [row["position"] for row in found] == [0, 1]
    (moved,) = await rows(kit.db, "SELECT extra FROM message WHERE external_id = $1", f"{chat.id}:{here.id}")
    assert json.loads(moved["extra"])["location"]["latitude"] == 56.5


async def test_a_group_that_becomes_a_supergroup_stays_one_thread(
    kit: Kit, connected: BotAccount, bot_api: BotApi, bot: Bot, anna: User, texts: Texts
) -> None:
    group = bot_api.group("Ромашка", anna, bots=[bot])
    bot_api.say(anna, group, "Было")
    new = bot_api.migrate(group)
    bot_api.say(anna, new, "Стало")
    async with polling(kit, connected) as poller:
        await poller.round()
        bot_api.raw(bot, {"message": {"message_id": 99, "chat": group.json(), "migrate_to_chat_id": new.id}})
        bot_api.say(anna, new, "И дальше")
        await poller.round()
    assert await texts(new.id) == ["Было", "Стало", "И дальше"]
    assert len(await rows(kit.db, "SELECT id FROM thread")) == 1


async def test_topics_and_the_general_topic_are_threads_of_their_own(
    kit: Kit, connected: BotAccount, bot_api: BotApi, bot: Bot, anna: User, texts: Texts
) -> None:
    forum = bot_api.forum("Форум", anna, bots=[bot])
    topic = bot_api.topic(forum, "Оплата", by=anna)
    first = bot_api.say(anna, forum, "Где счёт?", topic=topic)
    bot_api.say(anna, forum, "Ау", topic=topic, reply_to=first)
    bot_api.say(anna, forum, "Всем привет")
    async with polling(kit, connected) as poller:
        await poller.round()
    assert await texts(f"{forum.id}/{topic.id}") == ["Где счёт?", "Ау"]
    assert await texts(forum.id) == ["Всем привет"]
    titles = {row["key"]: row["title"] for row in await rows(kit.db, "SELECT key, title FROM thread")}
    assert titles == {f"{forum.id}/{topic.id}": "Форум › Оплата", str(forum.id): "Форум"}


async def test_two_bots_and_one_person_are_two_dialogs(
    kit: Kit, connected: BotAccount, bot_api: BotApi, bot: Bot, anna: User, chat: Chat
) -> None:
    other = replace(connected, source=replace(connected.source, id=connected.source.id))
    bot_api.say(anna, chat, "Первому")
    async with polling(kit, other) as poller:
        await poller.round()
        second = bot_api.bot("second_bot")
        bot_api.say(anna, bot_api.private(anna, second), "Второму")
        await poller.round()
    assert [row["text"] for row in await rows(kit.db, "SELECT text FROM message")] == ["Первому"]


async def test_a_blocked_bot_is_noted_and_forgotten_when_the_customer_writes_again(
    kit: Kit, connected: BotAccount, bot_api: BotApi, bot: Bot, anna: User, chat: Chat
) -> None:
    async with polling(kit, connected) as poller:
        bot_api.say(anna, chat, "Раз")
        bot_api.block(anna, bot)
        await poller.round()
        assert [row["unreachable"] for row in await rows(kit.db, "SELECT unreachable FROM thread")] == ["blocked"]
        bot_api.unblock(anna, bot)
        await poller.round()
        assert [row["unreachable"] for row in await rows(kit.db, "SELECT unreachable FROM thread")] == [""]


@pytest.mark.parametrize("kind", ["500", "garbage", "cut_before", "cut"])
async def test_trouble_at_telegram_becomes_the_channels_problem_and_passes(
    kit: Kit, connected: BotAccount, bot_api: BotApi, anna: User, chat: Chat, texts: Texts, kind: Any
) -> None:
    bot_api.say(anna, chat, "Привет")
    async with polling(kit, connected) as poller:
        bot_api.fault(Fault(kind, method="getUpdates", times=2))
        poller.patience = 0.01
        for _ in range(2):
            assert await poller.round() == 0
        (channel,) = await rows(kit.db, "SELECT state, problem FROM channel")
        assert (channel["state"], channel["problem"]) == ("error", "Telegram cannot be reached.")
        assert await poller.round() == 1
    (channel,) = await rows(kit.db, "SELECT state, problem FROM channel")
    assert (channel["state"], channel["problem"]) == ("ok", "")
    assert await texts(chat.id) == ["Привет"]


async def test_a_revoked_token_is_said_in_words(kit: Kit, connected: BotAccount, bot_api: BotApi, bot: Bot) -> None:
    del bot_api.bots[bot.token]
    async with polling(kit, connected) as poller:
        poller.patience = 0.01
        await poller.round()
    (channel,) = await rows(kit.db, "SELECT problem FROM channel")
    assert "token" in channel["problem"]


async def test_a_database_that_is_away_loses_nothing(
    kit: Kit, connected: BotAccount, bot_api: BotApi, anna: User, chat: Chat, texts: Texts
) -> None:
    bot_api.say(anna, chat, "Привет")
    failing = Failing(kit.db, times=2)
    async with connected.api() as api:
        poller = Poller(failing, connected, api, poll=0)  # type: ignore[arg-type]
        poller.patience = 0.01
        assert await poller.round() == 1
    assert failing.left == 0
    assert await texts(chat.id) == ["Привет"]


class Failing:
    """A database that is away for the first few units of work."""

    def __init__(self, db: Database, *, times: int) -> None:
        self._db = db
        self.left = times
        self.clock = db.clock

    async def write(self, *args: Any, **kwargs: Any) -> Any:
        if self.left:
            self.left -= 1
            raise Unavailable
        return await self._db.write(*args, **kwargs)

    async def read(self, *args: Any, **kwargs: Any) -> Any:
        return await self._db.read(*args, **kwargs)


async def test_polling_takes_a_forgotten_webhook_away_and_holds_the_bots_lease(
    kit: Kit, connected: BotAccount, bot_api: BotApi, bot: Bot, anna: User, chat: Chat, texts: Texts
) -> None:
    async with connected.api() as api:
        await api.call("setWebhook", {"url": "https://other.example/hook"})
        bot_api.say(anna, chat, "Ждёт")
        running = asyncio.create_task(Poller(kit.db, connected, api, poll=5).run())
        await bot_api.taken(bot)
        assert [row["name"] for row in await rows(kit.db, "SELECT name FROM lease")] == [f"telegram:{bot.id}"]
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert await rows(kit.db, "SELECT name FROM lease") == []
    assert await texts(chat.id) == ["Ждёт"]


async def test_many_chats_at_once_keep_their_own_order(
    kit: Kit, connected: BotAccount, bot_api: BotApi, bot: Bot, texts: Texts
) -> None:
    people = [bot_api.user(f"П{number}") for number in range(10)]
    for number in range(5):
        for person in people:
            bot_api.say(person, bot_api.private(person, bot), f"{number}")
    async with polling(kit, connected) as poller:
        assert await poller.round() == 50
    for person in people:
        assert await texts(person.id) == ["0", "1", "2", "3", "4"]


# -- webhook -----------------------------------------------------------------------------------------------------


@pytest.fixture
async def public_url(kit: Kit, unused_tcp_port: int) -> AsyncIterator[str]:
    """A web server that hands Telegram's posts to `Webhooks`."""
    posts = webhook.Webhooks(kit)

    async def receive_post(request: web.Request) -> web.Response:
        answer = await posts.post(
            int(request.match_info["channel"]),
            signature=request.match_info["signature"],
            header=request.headers.get(webhook.SECRET_HEADER, ""),
            body=await request.read(),
        )
        return web.Response(status=answer.status)

    app = web.Application()
    app.router.add_post("/hooks/telegram/{channel}/{signature}", receive_post)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", unused_tcp_port).start()
    yield f"http://127.0.0.1:{unused_tcp_port}"
    await runner.cleanup()


async def test_a_registered_webhook_delivers_and_what_was_polled_before_is_not_doubled(
    kit: Kit, connected: BotAccount, bot_api: BotApi, bot: Bot, anna: User, chat: Chat, texts: Texts, public_url: str
) -> None:
    bot_api.say(anna, chat, "Опросом")
    async with polling(kit, connected) as poller:
        await poller.round()
    async with connected.api() as api:
        keeper = webhook.Keeper(kit.db, connected, api, kit.vault, public_url)
        assert await keeper.register()
        bot_api.say(anna, chat, "Вебхуком")
        await bot_api.taken(bot)
        assert await keeper.check()
    assert await texts(chat.id) == ["Опросом", "Вебхуком"]
    assert {status for _, status in bot.updates.answers} == {200}


async def test_a_webhook_that_telegram_cannot_reach_becomes_the_channels_problem(
    kit: Kit, connected: BotAccount, bot_api: BotApi, anna: User, chat: Chat, unused_tcp_port: int
) -> None:
    async with connected.api() as api:
        keeper = webhook.Keeper(kit.db, connected, api, kit.vault, f"http://127.0.0.1:{unused_tcp_port}")
        await keeper.register()
        bot_api.say(anna, chat, "Ау")
        async with asyncio.timeout(10):
            while await keeper.check():
                await api.call("getMe")
        await api.call("deleteWebhook")
    (channel,) = await rows(kit.db, "SELECT problem FROM channel")
    assert "public address" in channel["problem"]


@pytest.fixture
async def posts(kit: Kit, connected: BotAccount) -> Callable[..., Awaitable[webhook.Answer]]:
    """Post an update as Telegram does, or with something else in the place of its secrets."""
    hooks = webhook.Webhooks(kit)

    async def post(update: Any, **other: Any) -> webhook.Answer:
        good = {
            "signature": webhook.path(connected.source.id, kit.vault).rpartition("/")[2],
            "header": webhook.secret(connected.bot.id, kit.vault),
            "body": json.dumps(update).encode(),
        }
        channel_id = other.pop("channel_id", connected.source.id)
        return await hooks.post(channel_id, **{**good, **other})

    return post


async def test_a_post_that_does_not_know_the_secrets_is_refused(kit: Kit, posts: Any) -> None:
    update = {"update_id": 5, "message": {"message_id": 1, "chat": {"id": 7, "type": "private"}, "text": "x"}}
    assert (await posts(update, header="")).status == 403
    assert (await posts(update, header="ы")).status == 403
    assert (await posts(update, signature="x" * 24)).status == 404
    assert (await posts(update, channel_id=999)).status == 404
    assert await rows(kit.db, "SELECT id FROM raw_input") == []
    assert (await posts(update)).status == 200
    assert (await posts(update)).status == 200
    assert len(await rows(kit.db, "SELECT id FROM message")) == 1


async def test_a_post_of_rubbish_is_answered_200_so_that_it_blocks_nothing(kit: Kit, posts: Any) -> None:
    assert (await posts({}, body=b"\xff{")).status == 200
    assert [row["state"] for row in await rows(kit.db, "SELECT state FROM raw_input")] == ["failed"]


async def test_while_the_database_is_away_telegram_is_asked_to_come_again(kit: Kit, connected: BotAccount) -> None:
    away = replace(kit, db=Failing(kit.db, times=1))  # type: ignore[arg-type]
    hooks = webhook.Webhooks(away)
    good = {
        "signature": webhook.path(connected.source.id, kit.vault).rpartition("/")[2],
        "header": webhook.secret(connected.bot.id, kit.vault),
        "body": b'{"update_id": 5}',
    }
    answer = await hooks.post(connected.source.id, **good)  # type: ignore[arg-type]
    assert (answer.status, answer.retry_after) == (503, 2)
    assert (await hooks.post(connected.source.id, **good)).status == 200  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "possible"),
    [
        ("https://desk.firma.ru", True),
        ("https://desk.firma.ru:8443", True),
        ("https://desk.firma.ru:8080", False),
        ("http://desk.firma.ru", False),
        ("https://localhost", False),
        ("https://192.168.1.5", False),
        ("https://desk.local", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_a_webhook_is_chosen_where_telegram_can_reach_us(connected: BotAccount, url: str, possible: bool) -> None:
    assert webhook_is_possible(url) is possible
    assert receives_by_webhook(connected, url) is possible
    assert receives_by_webhook(replace(connected, receive="webhook"), url)
    assert not receives_by_webhook(replace(connected, receive="polling"), url)


async def test_only_one_process_polls_a_bot(kit: Kit, connected: BotAccount, bot_api: BotApi, bot: Bot) -> None:
    await kit.db.write(leases.take, f"telegram:{bot.id}", holder="another process")
    async with connected.api() as api:
        running = asyncio.create_task(Poller(kit.db, connected, api, poll=1).run())
        if kit.db.dialect == "postgres":
            with pytest.raises(TimeoutError):
                await bot_api.until(lambda: any(call.method == "deletewebhook" for call in bot_api.calls), limit=0.5)
        else:  # one process only: the other one is dead
            await bot_api.until(lambda: any(call.method == "deletewebhook" for call in bot_api.calls))
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

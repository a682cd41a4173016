"""How the Bot API fake hands updates over, and how it counts what a bot sends."""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bench.world.botapi import Bot, BotApi, Chat, Fault, Limits

Answer = Callable[[dict[str, Any]], Awaitable[web.Response]]


class Hook:
    """A webhook that keeps what it gets and answers as the test wants."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answer: Answer = self.accept
        self.url = ""

    async def accept(self, update: dict[str, Any]) -> web.Response:
        return web.Response()

    async def handle(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.got.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return await self.answer(update)

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.got]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


@pytest.fixture
def bot(bot_api: BotApi) -> Bot:
    return bot_api.bot()


async def call(api: BotApi, bot: Bot, method: str, **values: Any) -> dict[str, Any]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{api.url}/bot{bot.token}/{method}", json=values) as answer,
    ):
        body: dict[str, Any] = await answer.json()
        assert body["ok"] or body["error_code"] == answer.status
        return body


def chat_with(api: BotApi, bot: Bot, name: str = "Анна") -> tuple[Any, Chat]:
    person = api.user(name)
    return person, api.private(person, bot)


async def test_a_webhook_gets_what_waited_and_what_comes_with_its_secret(bot_api: BotApi, bot: Bot, hook: Hook) -> None:
    anna, chat = chat_with(bot_api, bot)
    bot_api.say(anna, chat, "before")
    await call(bot_api, bot, "setWebhook", url=hook.url, secret_token="s3cret")
    bot_api.say(anna, chat, "after")
    await bot_api.taken(bot)
    assert hook.texts() == ["before", "after"]
    assert hook.secrets == ["s3cret", "s3cret"]


async def test_a_refused_update_holds_back_its_own_chat_only(bot_api: BotApi, bot: Bot, hook: Hook) -> None:
    anna, hers = chat_with(bot_api, bot)
    boris, his = chat_with(bot_api, bot, "Борис")
    refusals = 3

    async def refuse_anna(update: dict[str, Any]) -> web.Response:
        nonlocal refusals
        if update["message"]["chat"]["id"] == hers.id and refusals:
            refusals -= 1
            return web.Response(status=500)
        return web.Response()

    hook.answer = refuse_anna
    await call(bot_api, bot, "setWebhook", url=hook.url)
    bot_api.say(anna, hers, "one")
    bot_api.say(anna, hers, "two")
    bot_api.say(boris, his, "meanwhile")
    await bot_api.taken(bot)
    assert [text for text in hook.texts() if text != "meanwhile"] == ["one", "one", "one", "one", "two"]
    assert hook.texts().index("meanwhile") < hook.texts().index("two")
    info = (await call(bot_api, bot, "getWebhookInfo"))["result"]
    assert info["pending_update_count"] == 0
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"


async def test_back_to_polling_nothing_is_lost(bot_api: BotApi, bot: Bot) -> None:
    anna, chat = chat_with(bot_api, bot)
    await call(bot_api, bot, "setWebhook", url="http://127.0.0.1:9/nobody")
    bot_api.say(anna, chat, "kept")
    await call(bot_api, bot, "deleteWebhook")
    result = (await call(bot_api, bot, "getUpdates"))["result"]
    assert [update["message"]["text"] for update in result] == ["kept"]


async def test_a_raw_update_comes_as_it_was_given(bot_api: BotApi, bot: Bot) -> None:
    strange = {"update_id": 700_000_000, "message": {"poll": 1, "text": None}, "unheard_of": [1]}
    bot_api.raw(bot, strange)
    bot_api.raw(bot, {"message": "not even an object"})
    result = (await call(bot_api, bot, "getUpdates"))["result"]
    assert result == [strange, {"update_id": 700_000_001, "message": "not even an object"}]


async def test_unknown_methods_and_broken_bodies_are_refused(bot_api: BotApi, bot: Bot) -> None:
    assert (await call(bot_api, bot, "sendMassage"))["error_code"] == 404
    assert (await call(bot_api, bot, "sendMessage"))["description"] == "Bad Request: chat_id is empty"
    url = f"{bot_api.url}/bot{bot.token}/sendMessage"
    async with aiohttp.ClientSession() as session:
        async with session.post(url, data="{", headers={"Content-Type": "application/json"}) as answer:
            assert answer.status == 400
        async with session.post(f"{bot_api.url}/botx/getMe") as answer:
            assert answer.status == 404


async def test_a_file_over_fifty_megabytes_is_refused(bot_api: BotApi, bot: Bot) -> None:
    _, chat = chat_with(bot_api, bot)
    form = aiohttp.FormData({"chat_id": str(chat.id)})
    form.add_field("document", io.BytesIO(bytes(51 * 1024 * 1024)), filename="big.bin")
    url = f"{bot_api.url}/bot{bot.token}/sendDocument"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as answer:
        assert answer.status == 413


class Hand:
    """A clock turned by hand."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


async def test_the_limits_hold_for_a_chat_a_group_and_all_together() -> None:
    clock, limits = Hand(), Limits()
    async with BotApi(limits=limits, clock=clock) as api:
        bot = api.bot()
        anna, hers = chat_with(api, bot)
        group = api.group("Закупки", anna, bots=[bot])

        async def codes(chat: Chat, count: int) -> list[int]:
            answers = [await call(api, bot, "sendMessage", chat_id=chat.id, text="x") for _ in range(count)]
            return [answer.get("error_code", 200) for answer in answers]

        assert await codes(hers, 4) == [200, 200, 200, 429]
        clock.now += 1
        assert await codes(hers, 2) == [200, 429]
        clock.now += 60
        assert await codes(group, 21) == [200] * 20 + [429]
        refused = await call(api, bot, "sendMessage", chat_id=group.id, text="x")
        assert refused["parameters"] == {"retry_after": 3}
        clock.now += 60
        others = [chat_with(api, bot, f"№{number}")[1] for number in range(31)]
        assert [await codes(other, 1) for other in others] == [[200]] * 30 + [[429]]
    assert [violation.which for violation in limits.violations] == ["private", "private", "group", "group", "all"]


async def test_limits_that_only_count_refuse_nothing() -> None:
    async with BotApi(limits=Limits(enforce=False), clock=Hand()) as api:
        bot = api.bot()
        _, chat = chat_with(api, bot)
        for _ in range(5):
            assert (await call(api, bot, "sendMessage", chat_id=chat.id, text="x"))["ok"]
        assert api.violations() == 2


async def test_a_silent_telegram_answers_nobody_and_takes_nothing(bot_api: BotApi, bot: Bot) -> None:
    _, chat = chat_with(bot_api, bot)
    fault = bot_api.fault(Fault("silence", method="sendMessage"))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await call(bot_api, bot, "sendMessage", chat_id=chat.id, text="x")
    assert fault.met == 1
    assert bot_api.sent_to(chat) == []


async def test_a_telegram_in_its_own_process_is_played_by_http() -> None:
    program = [sys.executable, "-m", "bench.world.botapi", "--port", "0", "--bot", "pult_bot"]
    process = await asyncio.create_subprocess_exec(*program, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout
        url = (await process.stdout.readline()).decode().strip()
        token = (await process.stdout.readline()).decode().split()[1]
        async with aiohttp.ClientSession(base_url=url, raise_for_status=True) as session:

            async def ask(path: str, **values: Any) -> Any:
                async with session.post(path, json=values) as answer:
                    return await answer.json()

            bot_id = int(token.split(":", maxsplit=1)[0])
            anna = (await ask("/world/users", first_name="Анна"))["id"]
            await ask("/world/say", author=anna, bot=bot_id, text="Привет")
            group = await ask("/world/groups", title="Закупки", type="supergroup", people=[anna], bots=[bot_id])
            result = (await ask(f"/bot{token}/getUpdates"))["result"]
            assert result[0]["message"]["text"] == "Привет"
            assert result[1]["my_chat_member"]["chat"]["id"] == group["id"]
            await ask(f"/bot{token}/sendMessage", chat_id=anna, text="Здравствуйте")
            async with session.get("/world/sent?after=0") as answer:
                assert [(s["number"], s["message"]["text"]) for s in await answer.json()] == [(1, "Здравствуйте")]
    finally:
        process.terminate()
        assert await process.wait() == 0


async def test_waiting_for_a_message_ends_when_it_is_sent_or_says_what_came(bot_api: BotApi, bot: Bot) -> None:
    _, chat = chat_with(bot_api, bot)
    waiting = asyncio.create_task(bot_api.wait_sent(chat))
    await call(bot_api, bot, "sendMessage", chat_id=chat.id, text="x")
    assert [sent.text for sent in await waiting] == ["x"]
    with pytest.raises(TimeoutError, match=r"2 messages awaited .* 1 came: \['x'\]"):
        await bot_api.wait_sent(chat, 2, limit=0.01)

"""What goes wrong between us and Telegram, as the agent and the administrator are told of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from bench.world.botapi import BotApi
from connectors.telegram import setup
from tests.house import House, Person
from tests.web.test_notices import browser_of


async def until(ask: Callable[[], Awaitable[Any]]) -> Any:
    async with asyncio.timeout(15):
        while not (found := await ask()):  # noqa: ASYNC110 answers tell nobody
            await asyncio.sleep(0.05)
    return found


async def newest(person: Person) -> int:
    async def ask() -> int:
        items = (await person.get("/dialogs"))["items"]
        return items[0]["id"] if items else 0

    return int(await until(ask))


async def state(person: Person, dialog_id: int, message_id: int) -> dict[str, Any]:
    """The message when it has come to an end."""

    async def ask() -> dict[str, Any] | None:
        items = (await person.get(f"/dialogs/{dialog_id}/messages"))["items"]
        found: dict[str, Any] = next(one for one in items if one["id"] == message_id)
        return found if found["state"] in ("sent", "failed") else None

    found: dict[str, Any] = await until(ask)
    return found


async def test_a_long_answer_goes_as_two_and_one_to_who_blocked_the_bot_fails_in_words(
    house: House, bot_api: BotApi
) -> None:
    anna, bot = await house.person("admin"), bot_api.bot("firma_bot")
    await setup.connect(house.parts.kit, bot.token, api_url=bot_api.url)
    ivan = bot_api.user("\u202e\u200f")
    chat = bot_api.private(ivan, bot)
    bot_api.say(ivan, chat, "Вопрос")
    dialog_id = await newest(anna)
    assert (await anna.get(f"/dialogs/{dialog_id}"))["contact"]["name"] == f"Telegram {ivan.id}"

    said = await anna.post(f"/dialogs/{dialog_id}/messages", kind="reply", text="👋" * 2048 + "!")
    assert (await state(anna, dialog_id, said["id"]))["state"] == "sent"
    assert [len(one.text) for one in bot_api.sent_to(chat)] == [2048, 1]

    bot_api.block(ivan, bot)
    said = await anna.post(f"/dialogs/{dialog_id}/messages", kind="reply", text="Вы тут?")
    refused = await state(anna, dialog_id, said["id"])
    assert (refused["state"], refused["problem"]) == ("failed", "The customer blocked the bot.")
    browser = await browser_of(house, anna)
    async with browser.http:
        assert "The customer blocked the bot: what you send will not arrive." in await browser.get(f"/d/{dialog_id}")


async def test_a_group_without_the_bot_is_told_and_takes_no_answer(house: House, bot_api: BotApi) -> None:
    anna, bot = await house.person("admin"), bot_api.bot("firma_bot", reads_all=True)
    await setup.connect(house.parts.kit, bot.token, api_url=bot_api.url)
    olga = bot_api.user("Ольга")
    group = bot_api.supergroup("Кафе", olga, bots=[bot])
    bot_api.say(olga, group, "Касса не печатает")
    dialog_id = await newest(anna)
    bot_api.remove_bot(bot, group, by=olga)
    browser = await browser_of(house, anna)
    async with browser.http:

        async def told() -> bool:
            return "The bot was removed from this group and can write there no more." in await browser.get(
                f"/d/{dialog_id}"
            )

        await until(told)
    refusal = await anna.post(f"/dialogs/{dialog_id}/messages", kind="reply", text="Ау", expect=409)
    assert refusal["code"] == "cannot_write_there"


async def test_a_revoked_token_is_the_channels_state_with_the_last_success(house: House, bot_api: BotApi) -> None:
    anna, bot = await house.person("admin"), bot_api.bot("firma_bot")
    channel_id = await setup.connect(house.parts.kit, bot.token, api_url=bot_api.url)

    ivan = bot_api.user("Иван")
    bot_api.say(ivan, bot_api.private(ivan, bot), "Привет")

    async def works() -> bool:
        return bool((await anna.get("/health"))["channels"][0]["succeeded_at"])

    await until(works)
    del bot_api.bots[bot.token]
    bot.updates.hang_up()

    async def problem() -> str:
        return str((await anna.get("/health"))["channels"][0]["problem"])

    assert (await until(problem)).startswith("Telegram refuses the bot's token.")
    browser = await browser_of(house, anna)
    async with browser.http:
        page = await browser.get(f"/settings/channels/{channel_id}")
    assert "does not work since" in page
    assert "Last success" in page
    assert 'id="connection" open>' in page


async def test_a_file_of_25_mb_is_shown_with_what_is_known_and_the_way_to_it(house: House, bot_api: BotApi) -> None:
    anna, bot = await house.person("admin"), bot_api.bot("firma_bot")
    await setup.connect(house.parts.kit, bot.token, api_url=bot_api.url)
    ivan = bot_api.user("Иван", username="ivan_p")
    bot_api.file(ivan, bot_api.private(ivan, bot), size=25 * 1024 * 1024, name="Отчёт за год.zip")
    dialog_id = await newest(anna)
    browser = await browser_of(house, anna)
    async with browser.http:
        page = await browser.get(f"/d/{dialog_id}")
    card = page.partition("Отчёт за год.zip")[2][:300]
    assert "26.2 MB" in card
    assert "The file is too big to be fetched." in card
    assert 'href="https://t.me/ivan_p"' in card

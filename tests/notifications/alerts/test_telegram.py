"""Notices in Telegram, and how a colleague links his account."""

from __future__ import annotations

import pytest

from bench.world.botapi import Bot, BotApi, User
from core.clock import MINUTE, SECOND
from core.settings import Settings
from inbox import channels, dialogs, team
from notifications.alerts import linking, sendings
from tests.office import Office


@pytest.fixture
async def bot(office: Office, bot_api: BotApi) -> Bot:
    bot = bot_api.bot("firma_bot")
    await office.do(
        channels.add,
        "telegram",
        name="Our bot",
        address=str(bot.user.id),
        config={"api_url": bot_api.url, "username": "firma_bot"},
        secrets={"token": bot.token},
        vault=office.machine.vault,
    )
    return bot


@pytest.fixture
async def anna(office: Office, bot_api: BotApi) -> User:
    """Anna's own Telegram."""
    person = bot_api.user("Anna")
    await office.do(team.link_telegram, office.anna.id, telegram_id=str(person.id))
    return person


async def mine(office: Office) -> int:
    dialog_id: int = await office.customer("Hello")
    await office.do(dialogs.assign, dialog_id, by=office.anna, to=office.anna.id)
    await office.do(dialogs.read, dialog_id, by=office.anna)
    await office.turn(2 * MINUTE)
    return dialog_id


async def test_a_linked_colleague_gets_one_message_with_a_button(
    office: Office, bot_api: BotApi, bot: Bot, anna: User
) -> None:
    chat = bot_api.private(anna, bot)
    dialog_id = await mine(office)
    before = len(bot_api.sent_to(chat))
    await office.customer("Is anybody there?")
    await office.customer("Hello?")
    await office.turn(5 * SECOND)
    sent = (await bot_api.wait_sent(chat, before + 1))[before:]
    assert [one.text for one in sent] == ["2 new messages: Ivan\nHello?"]
    ((button,),) = sent[0].message["reply_markup"]["inline_keyboard"]
    assert button == {"text": "Open the dialog", "url": f"https://help.firma.example/d/{dialog_id}"}


async def test_a_bot_that_was_blocked_is_told_in_the_settings_and_by_the_other_means(
    office: Office, bot_api: BotApi, bot: Bot, anna: User
) -> None:
    bot_api.private(anna, bot)
    bot_api.block(anna, bot)
    await mine(office)
    await office.customer("Hello?")
    await office.turn(5 * SECOND)
    troubles = await office.machine.db.read(sendings.troubles, office.anna.id)
    assert {one["means"]: one["reason"] for one in troubles}["telegram"] == "You blocked the bot in Telegram."


async def test_who_is_not_linked_gets_nothing_there(office: Office, bot_api: BotApi, bot: Bot) -> None:
    await mine(office)
    await office.customer("Hello?")
    await office.turn(5 * SECOND)
    assert "telegram" not in await office.sendings(office.anna)


async def test_a_code_links_once_and_not_for_long(office: Office) -> None:
    code = await office.do(linking.new_code, office.anna.id)
    linked = await office.do(linking.redeem, code, telegram_id="777")
    assert (linked["id"], linked["name"]) == (office.anna.id, "Anna")
    with pytest.raises(linking.CodeNotGood):
        await office.do(linking.redeem, code, telegram_id="666")
    (row,) = await office.rows("SELECT telegram_id FROM agent WHERE id = $1", office.anna.id)
    assert row["telegram_id"] == "777"

    code = await office.do(linking.new_code, office.anna.id)
    await office.turn(16 * MINUTE)
    with pytest.raises(linking.CodeNotGood):
        await office.do(linking.redeem, code, telegram_id="666")


async def test_a_new_code_voids_the_last_and_a_wrong_one_links_nobody(office: Office) -> None:
    first = await office.do(linking.new_code, office.anna.id)
    second = await office.do(linking.new_code, office.anna.id)
    assert first != second
    for code in (first, "", "nonsense"):
        with pytest.raises(linking.CodeNotGood):
            await office.do(linking.redeem, code, telegram_id="666")


async def test_a_disabled_colleague_cannot_link(office: Office) -> None:
    code = await office.do(linking.new_code, office.anna.id)
    await office.do(team.edit_agent, office.anna.id, by=office.boris, disabled=True)
    with pytest.raises(linking.CodeNotGood):
        await office.do(linking.redeem, code, telegram_id="777")


async def test_the_link_to_the_bot_fits_what_telegram_takes(office: Office, bot: Bot) -> None:
    (name,) = await office.machine.db.read(linking.bots)
    code = await office.do(linking.new_code, office.anna.id)
    link = linking.deep_link(name, code)
    payload = link.removeprefix("https://t.me/firma_bot?start=")
    assert len(payload) <= 64
    assert all(c.isalnum() or c in "_-" for c in payload)


class TestWithoutAPublicAddress:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"public_url": ""})

    async def test_the_link_is_in_the_text_for_telegram_takes_no_local_address_on_a_button(
        self, office: Office, bot_api: BotApi, bot: Bot, anna: User
    ) -> None:
        chat = bot_api.private(anna, bot)
        dialog_id = await mine(office)
        before = len(bot_api.sent_to(chat))
        await office.customer("Hello?")
        await office.turn(5 * SECOND)
        message = (await bot_api.wait_sent(chat, before + 1))[before].message
        assert message["text"].endswith(f"http://127.0.0.1:8080/d/{dialog_id}")
        assert "reply_markup" not in message

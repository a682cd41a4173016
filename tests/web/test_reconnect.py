"""A token or a password that no longer works is entered anew on the channel's page, and tried before it is kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bench.world.botapi import BotApi
from bench.world.mail import Mailbox
from connectors.email import setup as email
from connectors.telegram import setup as telegram
from core.work import Row
from inbox import channels
from tests.house import House
from tests.web.test_notices import Browser, browser_of


@pytest.fixture
async def boss(quiet_house: House) -> AsyncIterator[Browser]:
    browser = await browser_of(quiet_house, await quiet_house.person("admin"))
    async with browser.http:
        yield browser


async def row_of(house: House, channel_id: int) -> Row:
    return await house.parts.db.read(channels.channel, channel_id)


async def test_a_bot_whose_token_was_revoked_gets_its_new_one(
    quiet_house: House, boss: Browser, bot_api: BotApi
) -> None:
    kit, bot, other = quiet_house.parts.kit, bot_api.bot("firma_bot"), bot_api.bot("other_bot")
    channel_id = await telegram.connect(kit, bot.token, api_url=bot_api.url)
    path = f"/settings/channels/{channel_id}"
    assert 'id="connection">' in await boss.get(path)
    revoked = bot_api.bots.pop(bot.token)
    await kit.db.write(channels.note_failure, channel_id, "Telegram refuses the bot's token.")
    assert 'id="connection" open>' in await boss.get(path)

    for token, why in (
        (bot.token, "Telegram does not know this token."),
        ("nonsense", "This is not a bot&#39;s token."),
        ("", "Paste the token that @BotFather gave you."),
        (other.token, "This token belongs to another bot, @other_bot."),
    ):
        page = await boss.post(f"{path}/connection", token=token, api_url=bot_api.url, expect=422)
        assert why in page
        assert not token or token not in page
    assert (await row_of(quiet_house, channel_id))["state"] == "error"

    fresh = f"{bot.id}:{'b' * 35}"
    bot_api.bots[fresh] = replace(revoked, token=fresh)
    await boss.post(f"{path}/connection", token=fresh, api_url=bot_api.url, expect=303)
    row = await row_of(quiet_house, channel_id)
    assert (row["state"], kit.vault.open(row["secrets"])) == ("new", {"token": fresh})


async def test_a_mailbox_gets_its_new_password_and_keeps_its_user(
    quiet_house: House, boss: Browser, mailbox: Mailbox
) -> None:
    kit = quiet_house.parts.kit
    channel_id = await email.connect(kit, mailbox.address, imap_url=mailbox.imap_url, smtp_url=mailbox.smtp_url)
    path, before = f"/settings/channels/{channel_id}", await row_of(quiet_house, channel_id)
    user = mailbox.address.replace("@", "%40")
    shown = f"imap://{user}@127.0.0.1:{mailbox.post.store.port}"
    assert f'value="{shown}"' in await boss.get(path)

    entered = {"imap": shown, "smtp": mailbox.smtp_url}
    page = await boss.post(f"{path}/connection", **entered, password="falsch", expect=422)
    assert "refuses the user name or the password" in page
    assert "falsch" not in page
    page = await boss.post(f"{path}/connection", imap="imap://127.0.0.1:1", smtp="", password="x", expect=422)
    assert "refuses connections on port 1" in page
    assert (await row_of(quiet_house, channel_id))["secrets"] == before["secrets"]

    await boss.post(f"{path}/connection", **entered, password=mailbox.post.store.password, expect=303)
    after = await row_of(quiet_house, channel_id)
    assert kit.vault.open(after["secrets"]) == kit.vault.open(before["secrets"])
    assert after["config"] == before["config"]


async def test_a_chat_has_nothing_to_enter_anew(quiet_house: House, boss: Browser) -> None:
    channel_id = await quiet_house.channel("widget")
    assert 'id="connection"' not in await boss.get(f"/settings/channels/{channel_id}")
    await boss.post(f"/settings/channels/{channel_id}/connection", token="x", expect=404)

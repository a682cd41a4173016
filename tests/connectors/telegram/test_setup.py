"""Connecting a bot, and being told in words what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bench.world.botapi import Bot, BotApi, Fault, User
from connectors.base import Account, Kit
from connectors.telegram import diagnosis, setup
from connectors.telegram.account import BotAccount
from connectors.telegram.places import open_url
from connectors.telegram.receive import Poller
from core.errors import Invalid
from inbox import channels


async def connected_row(kit: Kit, channel_id: int) -> dict[str, Any]:
    return await kit.db.read(channels.channel, channel_id)


async def test_a_bot_is_connected_with_its_token_sealed_and_its_menu_filled(
    kit: Kit, bot_api: BotApi, bot: Bot
) -> None:
    channel_id = await setup.connect(kit, f" {bot.token}\n", api_url=f"{bot_api.url}/")
    row = await connected_row(kit, channel_id)
    assert (row["name"], row["address"], row["state"]) == ("Pult", str(bot.id), "new")
    assert row["config"]["username"] == "firma_bot"
    assert row["config"]["api_url"] == bot_api.url
    assert bot.token not in str(row)
    assert kit.vault.open(row["secrets"]) == {"token": bot.token}
    assert {command["command"] for command in bot.commands["default::"]} == {"start", "status", "help"}
    assert "default::ru" in bot.commands


async def test_a_check_tells_privacy_mode_and_another_programs_webhook(kit: Kit, bot_api: BotApi) -> None:
    private = bot_api.bot("private_bot")
    found = await setup.check(private.token, api_url=bot_api.url)
    assert (found.reads_groups, found.foreign_webhook, found.by_webhook) == (False, "", False)
    async with setup.BotApi(private.token, bot_api.url) as api:
        await api.call("setWebhook", {"url": "https://other.example/secret/path"})
    found = await setup.check(private.token, api_url=bot_api.url, public_url="https://desk.firma.ru")
    assert (found.foreign_webhook, found.by_webhook) == ("other.example", True)


@pytest.mark.parametrize(
    ("token", "refusal"),
    [
        ("", setup.TokenMissing),
        ("привет", setup.TokenMalformed),
        ("123456789:AAF/../getMe?x=aaaaaaaaaaaaaaa", setup.TokenMalformed),
        ("123456789:AAFxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", setup.TokenRefused),
    ],
)
async def test_a_wrong_token_is_refused_in_words(kit: Kit, bot_api: BotApi, token: str, refusal: type[Invalid]) -> None:
    with pytest.raises(refusal) as caught:
        await setup.connect(kit, token, api_url=bot_api.url)
    assert caught.value.field == "token"
    assert str(caught.value).endswith((".", "Token."))


@pytest.mark.parametrize(
    ("api_url", "refusal"),
    [
        ("ftp://x", setup.AddressMalformed),
        ("просто слова", setup.AddressMalformed),
        ("http://[", setup.AddressMalformed),
        ("http://127.0.0.1:1", setup.ServerUnreachable),
    ],
)
async def test_a_wrong_server_is_refused_in_words(kit: Kit, bot: Bot, api_url: str, refusal: type[Invalid]) -> None:
    with pytest.raises(refusal) as caught:
        await setup.check(bot.token, api_url=api_url)
    assert caught.value.field == "api_url"


async def test_a_new_token_must_be_of_the_same_bot(kit: Kit, account: Account, bot_api: BotApi, bot: Bot) -> None:
    other = bot_api.bot("other_bot")
    with pytest.raises(setup.AnotherBot):
        await setup.change_token(kit, account.id, other.token, by=None)
    new = bot.token.replace("AAE", "BBE")
    bot_api.bots[new] = bot_api.bots.pop(bot.token)
    await setup.change_token(kit, account.id, new, by=None)
    row = await connected_row(kit, account.id)
    assert kit.vault.open(row["secrets"]) == {"token": new}


# -- diagnosis ---------------------------------------------------------------------------------------------------


async def told(kit: Kit, account: Account) -> dict[str, str]:
    """Each finding's sentence with its level."""
    return {str(finding): finding.level for finding in await diagnosis.diagnose(kit, account.id)}


async def test_all_is_well_with_a_polling_bot(kit: Kit, account: Account) -> None:
    assert await told(kit, account) == {
        "Telegram answers for @firma_bot.": "good",
        "Messages come by polling; no public address is needed.": "good",
    }


async def test_privacy_mode_is_named_with_the_way_to_change_it(kit: Kit, account: Account, bot: Bot) -> None:
    bot.reads_all = False
    (advice,) = [text for text, level in (await told(kit, account)).items() if level == "warn"]
    assert "/setprivacy" in advice
    assert "@firma_bot" in advice


async def test_every_group_is_judged_by_the_bots_rights_in_it(
    kit: Kit, account: Account, connected: BotAccount, bot_api: BotApi, bot: Bot, anna: User
) -> None:
    bot.reads_all = False
    groups = [bot_api.supergroup(title, anna, bots=[bot]) for title in ("Глухая", "Зрячая", "Ушедшая")]
    for group in groups:
        bot_api.promote(bot, group, by=anna)
        bot_api.say(anna, group, "Привет")
    async with connected.api() as api:
        await Poller(kit.db, connected, api, poll=0).round()
    groups[0].members[bot.id].status = "member"
    bot_api.remove_bot(bot, groups[2], by=anna)
    levels = {text.partition("”")[0].partition("“")[2]: level for text, level in (await told(kit, account)).items()}
    assert levels | {"": ""} == {"": "", "Глухая": "warn", "Зрячая": "good", "Ушедшая": "bad"}


async def test_another_programs_webhook_and_a_dead_token_are_bad(
    kit: Kit, account: Account, connected: BotAccount, bot_api: BotApi, bot: Bot
) -> None:
    async with connected.api() as api:
        await api.call("setWebhook", {"url": "https://other.example/x"})
    assert "bad" in (await told(kit, account)).values()
    bot_api.fault(Fault("500"))
    ((text, level),) = (await told(kit, account)).items()
    assert (level, bot_api.url in text) == ("bad", True)
    await bot.updates.close()
    del bot_api.bots[bot.token]
    ((text, level),) = (await told(kit, account)).items()
    assert (level, "token" in text) == ("bad", True)


@pytest.mark.parametrize(
    ("key", "username", "url"),
    [
        ("-1002000300400:17", None, "https://t.me/c/2000300400/17"),
        ("-400500:17", None, ""),
        ("410001:17", "anna_k", "https://t.me/anna_k"),
        ("410001:17", None, "tg://user?id=410001"),
    ],
)
def test_a_message_has_its_address_in_telegram(key: str, username: str | None, url: str) -> None:
    assert open_url(key, username) == url


def test_a_bots_repr_hides_its_token(connected: BotAccount) -> None:
    assert connected.token not in repr(replace(connected))

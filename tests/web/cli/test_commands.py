"""An installation looked after by commands alone: people, channels, a backup and its way back."""

from __future__ import annotations

from aiohttp import ClientSession

from bench.world.botapi import BotApi
from bench.world.mail import Mailbox
from tests.command import Pult


async def test_an_installation_is_set_up_used_backed_up_and_brought_back(pult: Pult) -> None:
    assert "Added anna@firma.example as admin" in await pult.well(
        "agent",
        "add",
        "Anna@firma.example",
        "--name",
        "Анна",
        "--role",
        "admin",
        "--team",
        "Сети",
        stdin="geheim-12345\n",
    )
    token = (await pult.well("token", "add", "anna@firma.example", "--name", "проба")).strip()
    assert token.startswith("pult_")
    assert "\n" not in token
    snippet = await pult.well("channel", "add", "widget", "Фирма", "--origin", "firma.example", "--team", "Сети")
    assert f"http://127.0.0.1:{pult.port}/w/" in snippet

    headers = {"Authorization": f"Bearer {token}"}
    async with pult.serving() as address, ClientSession(headers=headers) as http:
        async with http.get(f"{address}/api/v1/me") as answer:
            assert (await answer.json())["name"] == "Анна"
        async with http.post(f"{address}/api/v1/tasks", json={"title": "Проверить"}) as answer:
            assert answer.status == 201
        assert "rows and 0 files" in await pult.well("backup", "backup.tgz")
        assert "0 taken into the inbox, 0 failed again." in await pult.well("repeat")
        told = await pult.well("doctor", "--offline")
        assert "the database is of this release" in told
        assert "Something answers on port" in told
        assert "Фирма (widget): new" in told

    assert (await pult("restore", "backup.tgz")).sentence.startswith("There are data here already.")
    other = {"PULT_DATA_DIR": "other"}
    assert "Restored" in await pult.well("restore", "backup.tgz", **other)
    assert "Фирма" in await pult.well("channel", "list", **other)
    pult.environment.update(other)
    async with (
        pult.serving() as address,
        ClientSession(headers=headers) as http,
        http.get(f"{address}/api/v1/tasks") as answer,
    ):
        assert [one["title"] for one in (await answer.json())["items"]] == ["Проверить"]


async def test_a_bot_is_connected_with_its_token_from_standard_input(pult: Pult, bot_api: BotApi) -> None:
    bot = bot_api.bot("firma_bot")
    wrong = await pult("channel", "add", "telegram", "--api-url", bot_api.url, stdin="12345678:wrong\n")
    assert wrong.sentence.startswith("This is not a bot's token.")
    said = await pult("channel", "add", "telegram", "--api-url", bot_api.url, stdin=f"{bot.token}\n")
    assert said.status == 0, said
    assert "good: Telegram answers for @firma_bot." in said.out
    assert bot.token not in said.out + said.error
    again = await pult("channel", "add", "telegram", "--api-url", bot_api.url, PULT_TELEGRAM_TOKEN=bot.token)
    assert again.sentence == "This account is connected already."
    assert "telegram" in await pult.well("channel", "list")
    assert "Telegram answers for @firma_bot" in await pult.well("doctor")
    pult.environment["PULT_SECRET_KEY"] = "another key"
    told = await pult("doctor", "--offline")
    assert told.status == 1
    assert "encrypted with another PULT_SECRET_KEY" in told.out


async def test_a_mailbox_is_connected_with_its_password_from_the_environment(pult: Pult, mailbox: Mailbox) -> None:
    urls = ("--imap", without_password(mailbox.imap_url), "--smtp", mailbox.smtp_url)
    wrong = await pult("channel", "add", "email", mailbox.address, *urls, stdin="wrong\n")
    assert "refuses the user name or the password" in wrong.sentence
    said = await pult("channel", "add", "email", mailbox.address, *urls, PULT_MAIL_PASSWORD=password(mailbox.imap_url))
    assert said.status == 0, said
    assert f"Connected {mailbox.address}" in said.out
    assert password(mailbox.imap_url) not in said.out + said.error
    assert "its servers let us in" in await pult.well("doctor")


def without_password(url: str) -> str:
    head, _, rest = url.rpartition("@")
    return f"{head.rpartition(':')[0]}@{rest}"


def password(url: str) -> str:
    return url.rpartition("@")[0].rpartition(":")[2]


async def test_a_colleague_who_forgot_the_password_gets_a_new_one(pult: Pult) -> None:
    await pult.well("agent", "add", "anna@firma.example", stdin="geheim-12345\n")
    assert "has a new password" in await pult.well(
        "agent", "password", "anna@firma.example", PULT_PASSWORD="neu-123456"
    )
    nobody = await pult("agent", "password", "boris@firma.example", stdin="neu-123456\n")
    assert nobody.sentence == "There is no such colleague."
    assert (await pult("agent", "add", "anna@firma.example", stdin="geheim-12345\n")).sentence.startswith(
        "Somebody already"
    )
    assert (await pult("agent", "add", "b@firma.example", stdin="short\n")).sentence.startswith("A password needs")
    assert (await pult("token", "add", "b@firma.example")).sentence == "There is no such colleague."

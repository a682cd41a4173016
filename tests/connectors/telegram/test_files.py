"""Customers' files on their way from Telegram to our disk."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bench.world.botapi import Bot, BotApi, Chat, Fault, User
from bench.world.botapi.media import picture
from connectors.base import Account, Kit
from connectors.telegram import kind
from connectors.telegram.account import BotAccount
from connectors.telegram.api import Refused
from connectors.telegram.receive import Poller
from core.jobs import Due, Later, claim


async def rows(kit: Kit, sql: str) -> list[dict[str, Any]]:
    return await kit.db.read(lambda view: view.rows(sql))


async def receive(kit: Kit, connected: BotAccount) -> list[Due]:
    """Everything that waits at Telegram, and the errands that came of it."""
    async with connected.api() as api:
        await Poller(kit.db, connected, api, poll=0).round()
    jobs, _ = await kit.db.write(claim, ["telegram.fetch"], limit=20)
    return jobs


async def fetch(kit: Kit, job: Due) -> None:
    await kind.errands(kit)["telegram.fetch"](job)


async def test_a_photo_comes_with_its_bytes_its_measures_and_a_thumbnail(
    kit: Kit, connected: BotAccount, bot_api: BotApi, anna: User, chat: Chat
) -> None:
    content = picture(width=1000, height=600)
    bot_api.photo(anna, chat, content, caption="Вот ошибка")
    (job,) = await receive(kit, connected)
    (before,) = await rows(kit, "SELECT state, blob FROM attachment")
    assert (before["state"], before["blob"]) == ("pending", None)
    await fetch(kit, job)
    (after,) = await rows(kit, "SELECT a.*, b.thumbnail FROM attachment a JOIN blob b ON b.hash = a.blob")
    assert (after["state"], after["size"], after["kind"]) == ("ready", len(content), "photo")
    assert kit.files.path(after["blob"]).read_bytes() == content
    assert after["thumbnail"]
    assert [row["kind"] for row in await rows(kit, "SELECT kind FROM event WHERE kind = 'message.changed'")]


async def test_a_file_of_25_mb_is_never_asked_for(
    kit: Kit, connected: BotAccount, bot_api: BotApi, anna: User, chat: Chat
) -> None:
    bot_api.file(anna, chat, size=25 * 1024 * 1024, name="видео.zip")
    assert await receive(kit, connected) == []
    (row,) = await rows(kit, "SELECT state, name, size FROM attachment")
    assert (row["state"], row["name"], row["size"]) == ("too_big", "видео.zip", 25 * 1024 * 1024)


async def test_a_file_whose_size_was_not_told_is_found_too_big_when_asked_for(
    kit: Kit, connected: BotAccount, bot_api: BotApi, anna: User, chat: Chat
) -> None:
    said = bot_api.file(anna, chat, size=25 * 1024 * 1024, name="x.zip")
    del said.json["document"]["file_size"]
    for update in bot_api.bots[connected.token].updates.waiting.values():
        update.json["message"]["document"].pop("file_size", None)
    (job,) = await receive(kit, connected)
    await fetch(kit, job)
    assert [row["state"] for row in await rows(kit, "SELECT state FROM attachment")] == ["too_big"]


async def test_a_file_without_room_on_our_disk_comes_when_there_is_some(
    kit: Kit, connected: BotAccount, bot_api: BotApi, anna: User, chat: Chat
) -> None:
    bot_api.file(anna, chat, content=b"%PDF-1.4", name="счёт.pdf")
    (job,) = await receive(kit, connected)
    kit.files.root.write_text("no folder: whatever is to be kept is refused")
    for attempts in (1, 100):
        with pytest.raises(Later):
            await fetch(kit, replace(job, attempts=attempts))
    kit.files.root.unlink()
    await fetch(kit, job)
    assert [row["state"] for row in await rows(kit, "SELECT state FROM attachment")] == ["ready"]


@pytest.mark.parametrize("trouble", ["429", "500", "cut", "garbage"])
async def test_trouble_on_the_way_is_waited_out(
    kit: Kit, connected: BotAccount, bot_api: BotApi, anna: User, chat: Chat, trouble: Any
) -> None:
    bot_api.file(anna, chat, content=b"%PDF-1.4 x", name="a.pdf")
    (job,) = await receive(kit, connected)
    bot_api.fault(Fault(trouble, method="getFile"))
    with pytest.raises(Later):
        await fetch(kit, job)
    await fetch(kit, job)
    await fetch(kit, job)  # a job may run again after a crash
    (row,) = await rows(kit, "SELECT state, media_type, blob FROM attachment")
    assert (row["state"], row["media_type"]) == ("ready", "application/pdf")
    assert len(await rows(kit, "SELECT hash FROM blob")) == 1


async def test_a_file_that_telegram_does_not_know_any_more_is_given_up(
    kit: Kit, connected: BotAccount, bot_api: BotApi, anna: User, chat: Chat
) -> None:
    bot_api.file(anna, chat, content=b"x", name="a.bin")
    (job,) = await receive(kit, connected)
    bot_api.files.clear()
    with pytest.raises(Refused):
        await fetch(kit, job)
    await fetch(kit, replace(job, attempts=6))
    assert [row["state"] for row in await rows(kit, "SELECT state FROM attachment")] == ["failed"]


async def test_many_files_leave_room_for_other_errands(
    kit: Kit, connected: BotAccount, bot_api: BotApi, anna: User, chat: Chat
) -> None:
    for number in range(kind.FETCHES + 1):
        bot_api.file(anna, chat, content=b"%d" % number, name="a.bin")
    jobs = await receive(kit, connected)
    errand = kind.errands(kit)["telegram.fetch"]
    results = await asyncio.gather(*(errand(job) for job in jobs), return_exceptions=True)
    assert [type(result) for result in results] == [type(None)] * kind.FETCHES + [Later]


async def test_items_of_an_album_are_messages_of_one_group(
    kit: Kit, connected: BotAccount, bot_api: BotApi, anna: User, chat: Chat
) -> None:
    bot_api.album(anna, chat, None, None, None, caption="Счета")
    jobs = await receive(kit, connected)
    assert len(jobs) == 3
    found = await rows(kit, "SELECT group_key, text FROM message ORDER BY number")
    assert len({row["group_key"] for row in found}) == 1
    assert [row["text"] for row in found] == ["Счета", "", ""]


async def test_the_token_is_in_no_row_of_the_database(
    kit: Kit, account: Account, connected: BotAccount, bot_api: BotApi, bot: Bot, anna: User, chat: Chat
) -> None:
    bot_api.photo(anna, chat)
    for job in await receive(kit, connected):
        await fetch(kit, job)
    for table in ("channel", "raw_input", "attachment", "message", "event", "job", "identity"):
        for row in await rows(kit, f"SELECT * FROM {table}"):
            assert bot.token not in str(row)
            assert bot.token.partition(":")[2] not in str(row)
    assert bot.token not in repr(connected)

"""What could not be taken in: seen by administrators alone, tried again, set aside; nothing is made twice."""

from __future__ import annotations

import json
from typing import Any

from bench.world.mail import letter
from connectors import again, registry
from connectors.email.letters import Raw, prepare
from connectors.email.mailbox import mailbox
from connectors.email.store import store
from connectors.telegram import receive
from connectors.telegram.account import bot_account
from inbox import channels
from inbox.intake import take
from tests.house import House, Person
from tests.web.test_metrics import scrape, value
from tests.web.test_notices import Browser, browser_of

BOT = "12345678"


async def update(house: House, channel_id: int, text: str, *, number: int, **more: Any) -> str:
    """An update that fails at its first coming: its row tells what an older release had against it."""
    row = await house.parts.db.read(channels.channel, channel_id)
    bot = bot_account(registry.account(house.parts.kit, row))
    chat = {"id": 5, "type": "private", "first_name": "Иван"}
    said = {"message_id": number, "date": 1_763_985_600, "chat": chat, "from": {**chat, "is_bot": False}, "text": text}
    body = json.dumps({"update_id": number, "message": {**said, **more}}, ensure_ascii=False)
    arrival = receive.read(body.encode(), bot.bot, now=house.parts.db.clock())
    failing = receive.Arrival(arrival.key, arrival.body, error="KeyError: 'an older release did not know it'")
    await house.parts.db.write(take, bot.source, failing)
    return body


async def failed_one(house: House, text: str = "Здравствуйте", *, number: int = 7) -> int:
    known = await house.count("SELECT id FROM channel WHERE address = $1", BOT)
    channel_id = known or await house.channel("telegram", address=BOT)
    await update(house, channel_id, text, number=number)
    return int(await house.count("SELECT max(id) FROM raw_input"))


async def boss_of(house: House) -> tuple[Person, Browser]:
    person = await house.person("admin")
    return person, await browser_of(house, person)


async def test_what_failed_is_shown_with_its_channel_reason_and_body_and_is_never_markup(quiet_house: House) -> None:
    _, boss = await boss_of(quiet_house)
    async with boss.http:
        assert "Everything that came was taken in" in await boss.get("/settings/inputs")
        raw_id = await failed_one(quiet_house, "<img src=x onerror=alert(1)>")
        page = await boss.get("/settings/inputs")
        assert f'id="input-{raw_id}"' in page
        assert "telegram 12345678" in page
        assert "most likely by a mistake of ours" in page
        assert "an older release did not know it" in page
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page
        for path in ("/settings/channels", "/settings/channels/1"):
            assert "1 thing that came could not be taken in." in await boss.get(path)
        assert 'data-view="inputs"' in await boss.get("/tasks")


async def test_only_administrators_see_and_repeat_them(quiet_house: House) -> None:
    raw_id = await failed_one(quiet_house)
    for role in ("lead", "agent", "observer"):
        browser = await browser_of(quiet_house, await quiet_house.person(role))
        async with browser.http:
            await browser.get("/settings/inputs", expect=403)
            await browser.get(f"/settings/inputs/{raw_id}/source", expect=403)
            for act in (f"{raw_id}/again", f"{raw_id}/aside", "again"):
                await browser.post(f"/settings/inputs/{act}", expect=403)
            assert 'data-view="inputs"' not in await browser.get("/tasks")
    _, boss = await boss_of(quiet_house)
    async with boss.http:
        await boss.post(f"/settings/inputs/{raw_id}/again", expect=403, csrf=False)
    assert await quiet_house.count("SELECT count(*) FROM message") == 0


async def test_one_is_tried_again_and_becomes_a_dialog_dated_as_it_came(quiet_house: House) -> None:
    raw_id = await failed_one(quiet_house)
    person, boss = await boss_of(quiet_house)
    async with boss.http:
        await boss.post(f"/settings/inputs/{raw_id}/again", expect=303)
        dialog_id = await quiet_house.count("SELECT id FROM dialog")
        page = await boss.get(f"/settings/inputs?taken=1&dialog={dialog_id}")
        assert "1 is in the inbox now." in page
        assert f'href="/d/{dialog_id}"' in page
        assert "Everything that came was taken in" in page
        await boss.post(f"/settings/inputs/{raw_id}/again", expect=404)
    (message,) = (await person.get(f"/dialogs/{dialog_id}/messages"))["items"]
    assert message["text"] == "Здравствуйте"
    assert message["at"].startswith("2025-11-24T12:00:00")


async def test_one_that_fails_again_keeps_its_newer_reason_and_counts(quiet_house: House) -> None:
    channel_id = await quiet_house.channel("telegram", address=BOT)
    account = registry.account(quiet_house.parts.kit, await quiet_house.parts.db.read(channels.channel, channel_id))
    arrival = receive.read(b"\xff{", bot_account(account).bot, now=1)
    await quiet_house.parts.db.write(take, bot_account(account).source, arrival)
    _, boss = await boss_of(quiet_house)
    async with boss.http:
        await boss.post("/settings/inputs/1/again", expect=303)
        page = await boss.get("/settings/inputs?again=1")
    assert "1 failed again." in page
    assert "Tried 2 times" in page
    assert "This is not in the form that Telegram describes." in page


async def test_all_are_tried_in_the_order_in_which_they_came(quiet_house: House) -> None:
    for number in (7, 8, 9):
        await failed_one(quiet_house, f"Слово {number}", number=number)
    _, boss = await boss_of(quiet_house)
    async with boss.http:
        await boss.post("/settings/inputs/again", expect=303, channel="1")
    texts = await quiet_house.parts.db.read(lambda view: view.column("SELECT text FROM message ORDER BY number"))
    assert texts == ["Слово 7", "Слово 8", "Слово 9"]
    assert await again.all_of(quiet_house.parts.kit) == again.Outcome()


async def test_what_takes_too_long_is_left_for_another_press(quiet_house: House) -> None:
    for number in (7, 8):
        await failed_one(quiet_house, number=number)
    assert await again.all_of(quiet_house.parts.kit, patience=-1) == again.Outcome(left=2)


async def test_one_set_aside_asks_for_nobody_and_can_still_be_repeated(quiet_house: House) -> None:
    raw_id = await failed_one(quiet_house)
    person, boss = await boss_of(quiet_house)
    assert (await person.get("/health"))["inputs_failed"] == 1
    assert value(await scrape(quiet_house), "pult_inputs_failed") == 1
    async with boss.http:
        await boss.post(f"/settings/inputs/{raw_id}/aside", expect=303)
        assert (await person.get("/health"))["inputs_failed"] == 0
        page = await boss.get("/settings/inputs")
        assert "1 was set aside" in page
        assert f'id="input-{raw_id}"' not in page
        assert f'id="input-{raw_id}"' in await boss.get("/settings/inputs?state=aside")
        await boss.post("/settings/inputs/again", expect=303)
        assert await quiet_house.count("SELECT count(*) FROM message") == 0
        await boss.post(f"/settings/inputs/{raw_id}/again", expect=303)
    assert await quiet_house.count("SELECT count(*) FROM message") == 1


async def test_what_came_is_downloaded_byte_by_byte_and_never_shown_by_a_browser(quiet_house: House) -> None:
    channel_id = await quiet_house.channel("telegram", address=BOT)
    body = await update(quiet_house, channel_id, "Дословно", number=1)
    _, boss = await boss_of(quiet_house)
    async with boss.http, boss.http.get(f"{quiet_house.url}/settings/inputs/1/source") as answer:
        assert await answer.text() == body
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        assert answer.content_type == "application/octet-stream"


async def test_a_mail_that_failed_comes_into_its_correspondence_with_its_files(quiet_house: House) -> None:
    channel_id = await quiet_house.channel("email", address="help@firma.example")
    kit = quiet_house.parts.kit
    box = mailbox(registry.account(kit, await kit.db.read(channels.channel, channel_id)), kit.vault)
    mail = letter("Анна <anna@example.org>", box.sender.address, "Счёт", "Пришлите счёт")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    (read,) = await prepare(box, kit.files, [Raw(mail.as_bytes(), kit.db.clock())])
    broken = type(read)(receive.Arrival("an older key", read.arrival.body, read.arrival.blob, error="KeyError: 'x'"))
    await store(kit.db, box, [broken], cursor=None)

    assert await again.all_of(kit) == again.Outcome(taken=1)
    assert await quiet_house.count("SELECT text FROM message") == "Пришлите счёт"
    assert await quiet_house.count("SELECT name FROM attachment") == "a.pdf"
    await store(kit.db, box, [read], cursor=None)  # The mailbox is read once more: it is known by its own key.
    assert await quiet_house.count("SELECT count(*) FROM raw_input") == 1


async def test_a_mail_whose_file_is_gone_says_so_and_stops_nothing(quiet_house: House) -> None:
    channel_id = await quiet_house.channel("email", address="help@firma.example")
    kit = quiet_house.parts.kit
    box = mailbox(registry.account(kit, await kit.db.read(channels.channel, channel_id)), kit.vault)
    mail = letter("Анна <anna@example.org>", box.sender.address, "Длинное", "слово " * 20_000).as_bytes()
    (read,) = await prepare(box, kit.files, [Raw(mail, kit.db.clock())])
    await store(
        kit.db, box, [type(read)(receive.Arrival("k", blob=read.arrival.blob, error="KeyError: 1"))], cursor=None
    )
    assert read.arrival.blob is not None
    kit.files.path(read.arrival.blob.hash).unlink()
    await failed_one(quiet_house)

    assert await again.all_of(kit) == again.Outcome(taken=1, failed=1)
    _, boss = await boss_of(quiet_house)
    async with boss.http:
        page = await boss.get("/settings/inputs")
        await boss.get("/settings/inputs/1/source", expect=404)
    assert "A file of it cannot be read or kept." in page
    assert "Its file is not in the data directory any more." in page


async def test_a_visitors_word_that_failed_is_said_after_all(quiet_house: House) -> None:
    channel_id = await quiet_house.channel("widget", address="Key")
    raw = {
        "place": "v:1",
        "author": {"address": "v:1", "name": "Гость", "language": "ru", "attributes": {}},
        "cid": "c1",
        "text": "Есть кто?",
        "file": None,
        "page": None,
    }
    row = await quiet_house.parts.db.read(channels.channel, channel_id)
    failing = receive.Arrival("k", json.dumps(raw), error="KeyError: 'x'")
    await quiet_house.parts.db.write(take, channels.source(row), failing)
    assert await again.all_of(quiet_house.parts.kit, channel_id=channel_id) == again.Outcome(taken=1)
    assert await quiet_house.count("SELECT text FROM message") == "Есть кто?"

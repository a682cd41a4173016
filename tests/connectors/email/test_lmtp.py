"""Mail handed over by the machine's own server: taken when it is kept, refused when it is not ours."""

from __future__ import annotations

import asyncio
import smtplib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest

from bench.world.mail import letter
from bench.world.servers import answers, free_port
from connectors.base import Kit
from connectors.email import lmtp
from connectors.email.setup import check
from connectors.email.threading import first_key, reply_address
from connectors.email.urls import NotThisMachine, WrongMailUrl, incoming
from core.database import Database
from tests.connectors.email.conftest import Desk, new_desk, until


@asynccontextmanager
async def listening(desk: Desk) -> AsyncIterator[Callable[..., Any]]:
    mailbox = await desk.mailbox()
    assert mailbox.incoming is not None
    port = mailbox.incoming.port
    task = asyncio.create_task(lmtp.listen(desk.kit.db, desk.kit.files, mailbox))

    def hand_over(recipients: list[str], source: bytes, sender: str = "anna@example.org") -> Any:
        with smtplib.LMTP("127.0.0.1", port) as client:
            return client.sendmail(sender, recipients, source)

    async def is_up() -> bool:
        return answers(port)

    try:
        await until(is_up, "listening")
        yield lambda *args: asyncio.to_thread(hand_over, *args)
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def door(kit: Kit) -> Desk:
    return await new_desk(kit, "help@firma.ru", imap=f"lmtp://127.0.0.1:{free_port()}")


async def test_a_mail_is_in_the_inbox_when_it_is_taken(door: Desk) -> None:
    async with listening(door) as hand_over:
        refused = await hand_over(["help@firma.ru"], letter("anna@example.org", "x@y.ru", "Вопрос", "текст").as_bytes())

    assert refused == {}
    assert [message["text"] for message in await door.messages()] == ["текст"]


async def test_an_address_that_is_not_ours_is_refused(door: Desk) -> None:
    source = letter("anna@example.org", "x@y.ru", "x", "x").as_bytes()
    async with listening(door) as hand_over:
        refused = await hand_over(["help@firma.ru", "other@firma.ru"], source)
        assert list(refused) == ["other@firma.ru"]
        assert refused["other@firma.ru"][0] == 550
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            await hand_over(["other@firma.ru"], source)

    assert len(await door.messages()) == 1


async def test_the_token_in_the_envelope_leads_home(door: Desk) -> None:
    mailbox = await door.mailbox()
    first = (await door.feed(letter("anna@example.org", "help@firma.ru", "x", "x")))[0]
    assert first["key"] == first_key(mailbox.channel_id, (await door.rows("SELECT key FROM raw_input"))[0]["key"])
    token = reply_address(mailbox.seal, first["key"], "help@firma.ru")
    async with listening(door) as hand_over:
        await hand_over([token], letter("anna@example.org", "list@x.ru", "другое", "y").as_bytes())

    assert len({message["thread_id"] for message in await door.messages()}) == 1


async def test_the_null_sender_eight_bits_and_long_lines_are_taken(door: Desk) -> None:
    source = "From: MAILER-DAEMON@x.ru\r\nSubject: Ошибка\r\n\r\n".encode() + b"x" * 5_000 + "ю\r\n".encode()
    async with listening(door) as hand_over:
        assert await hand_over(["help@firma.ru"], source, "") == {}

    message = (await door.messages())[0]
    assert (message["automatic"], message["subject"]) == ("bounce", "Ошибка")


async def test_too_big_a_mail_is_refused_before_it_is_read(kit: Kit) -> None:
    small = await new_desk(kit, "small@firma.ru", imap=f"lmtp://127.0.0.1:{free_port()}", max_size=10_000)
    async with listening(small) as hand_over:
        with pytest.raises((smtplib.SMTPSenderRefused, smtplib.SMTPDataError)) as refused:
            await hand_over(["small@firma.ru"], b"Subject: x\r\n\r\n" + b"x\r\n" * 10_000)
        assert refused.value.smtp_code == 552


async def test_a_database_that_is_away_means_later(door: Desk) -> None:
    away = Database(door.kit.db.url)
    await away.open()
    async with listening(Desk(replace(door.kit, db=away), door.address, door.channel_id)) as hand_over:
        await away.close()
        with pytest.raises(smtplib.SMTPDataError) as refused:
            await hand_over(["help@firma.ru"], b"Subject: x\r\n\r\nx\r\n")
    assert refused.value.smtp_code == 451


async def test_lmtp_listens_on_this_machine_only(kit: Kit) -> None:
    with pytest.raises(NotThisMachine):
        incoming("lmtp://0.0.0.0:2424")
    for url in ("lmtp://127.0.0.1", "lmtp://", "lmtp://127.0.0.1:x"):
        with pytest.raises(WrongMailUrl):
            incoming(url)
    assert incoming("lmtp://localhost:2424").host == "127.0.0.1"
    with pytest.raises(NotThisMachine):
        await check("a@b.ru", imap_url="lmtp://192.0.2.1:24", smtp_url="smtp://127.0.0.1:1")

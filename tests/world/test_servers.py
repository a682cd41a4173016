"""The real servers that the tests stand on."""

from __future__ import annotations

import asyncio
import imaplib
import smtplib
import ssl

import asyncpg
import pytest
import redis.asyncio as redis
from playwright.async_api import Page

from bench.world.servers import Dovecot, Postgres, Valkey


@pytest.mark.heavy
async def test_a_postgres_that_was_killed_keeps_what_was_committed() -> None:
    async with Postgres(durable=True) as server:
        url = await server.create("ledger")
        connection = await asyncpg.connect(url)
        await connection.execute("CREATE TABLE entry (text text); INSERT INTO entry VALUES ('привет')")
        await server.kill()
        connection.terminate()

        await server.start()

        connection = await asyncpg.connect(url)
        assert await connection.fetchval("SELECT upper(text) FROM entry") == "ПРИВЕТ"
        await connection.close()


async def test_a_database_is_copied_from_its_template(postgres: Postgres) -> None:
    template = await asyncpg.connect(await postgres.create("first"))
    await template.execute("CREATE TABLE entry (number int)")
    await template.close()

    copy = await asyncpg.connect(await postgres.create("second", template="first"))

    assert await copy.fetchval("SELECT count(*) FROM entry") == 0
    await postgres.drop("second")
    copy.terminate()
    await postgres.drop("first")


async def test_valkey_carries_a_word_to_who_listens(valkey: Valkey) -> None:
    async with redis.from_url(valkey.url) as client, client.pubsub() as listener:
        await listener.subscribe("news")
        await listener.get_message(timeout=5)
        await client.publish("news", "a word")
        message = await listener.get_message(timeout=5)
    assert message["data"] == b"a word"


def one_mail(server: Dovecot, address: str) -> None:
    with smtplib.LMTP("127.0.0.1", server.lmtp_port) as client:
        client.sendmail("anna@example.org", [address], b"Subject: Hello\r\n\r\nIs anybody there?\r\n")


def subject_in(mailbox: imaplib.IMAP4, address: str, password: str) -> bytes:
    with mailbox:
        mailbox.login(address, password)
        mailbox.select()
        _, parts = mailbox.fetch("1", "(BODY[HEADER.FIELDS (SUBJECT)])")
        assert isinstance(parts[0], tuple)
        return parts[0][1].strip()


async def test_a_mail_given_to_dovecot_is_read_by_imap(dovecot: Dovecot) -> None:
    address = "servers@test.local"
    await asyncio.to_thread(one_mail, dovecot, address)
    mailbox = await asyncio.to_thread(imaplib.IMAP4, "127.0.0.1", dovecot.port)
    assert "IDLE" in mailbox.capabilities
    assert await asyncio.to_thread(subject_in, mailbox, address, dovecot.password) == b"Subject: Hello"


async def test_dovecot_speaks_tls_with_its_own_certificate(dovecot_tls: Dovecot) -> None:
    address = "tls@test.local"
    await asyncio.to_thread(one_mail, dovecot_tls, address)
    assert dovecot_tls.certificate
    trusting = ssl.create_default_context(cafile=str(dovecot_tls.certificate[0]))

    def connect() -> imaplib.IMAP4:
        return imaplib.IMAP4_SSL("127.0.0.1", dovecot_tls.imaps_port, ssl_context=trusting)

    mailbox = await asyncio.to_thread(connect)
    assert await asyncio.to_thread(subject_in, mailbox, address, dovecot_tls.password) == b"Subject: Hello"


async def test_the_browser_shows_a_page(page: Page) -> None:
    await page.set_content("<title>Пульт</title><p>Добро пожаловать</p>")
    assert await page.title() == "Пульт"
    assert await page.evaluate("navigator.language") == "ru-RU"

"""The mail servers that the tests and the demo play the world with."""

from __future__ import annotations

import asyncio
import imaplib
import ssl
from pathlib import Path

import aiosmtplib
import pytest

from bench.world.imap import MemoryImap
from bench.world.mail import Mailbox, Post, letter
from bench.world.smtp import MailFault, SmtpServer, Stage


async def send(smtp: SmtpServer, sender: str, to: str, subject: str = "Hello", **how: object) -> None:
    mail = letter(sender, to, subject, "Здравствуйте")
    await aiosmtplib.send(mail, sender=sender, recipients=[to], hostname="127.0.0.1", port=smtp.port, **how)  # type: ignore[arg-type]


def read(port: int, address: str, password: str, awaited: int = 1) -> list[bytes]:
    """All mails of a mailbox, by IMAP; waits a little for the last."""
    with imaplib.IMAP4("127.0.0.1", port) as client:
        client.login(address, password)
        client.select()
        for _ in range(100):
            numbers = client.search(None, "ALL")[1][0].split()
            if len(numbers) >= awaited:
                break
            client.noop()
        found = [client.fetch(number.decode(), "(BODY.PEEK[])")[1][0] for number in numbers]
        return [part[1] for part in found if isinstance(part, tuple)]


async def test_a_letter_to_the_mailbox_is_there_byte_for_byte(mailbox: Mailbox) -> None:
    raw = letter(
        "Анна <anna@example.org>", mailbox.address, "Сеть", "Не работает", html="<p>Не работает</p>"
    ).as_bytes()
    raw = raw.replace(b"\n", b"\r\n")
    await mailbox.deliver(raw)
    store = mailbox.post.store
    (got,) = await asyncio.to_thread(read, store.port, mailbox.address, store.password)
    assert got.endswith(raw)
    assert b"Return-Path: <anna@example.org>" in got


async def test_what_the_product_sends_is_kept_with_its_envelope(mailbox: Mailbox) -> None:
    await send(mailbox.post.smtp, mailbox.address, "anna@example.org", "Ответ")
    (mail,) = await mailbox.wait_sent()
    assert (mail.subject, mail.text.strip()) == ("Ответ", "Здравствуйте")
    assert mail.recipients == ["anna@example.org"]


async def test_two_mailboxes_write_to_each_other(post: Post, mailbox: Mailbox) -> None:
    other = post.mailbox("other-" + mailbox.address)
    await send(post.smtp, mailbox.address, other.address)
    await post.close()
    got = await asyncio.to_thread(read, post.store.port, other.address, post.store.password)
    assert b"Subject: Hello" in got[0]


@pytest.mark.parametrize("stage", ["mail", "rcpt", "data"])
async def test_a_refusal_comes_at_its_stage_and_once(smtp: SmtpServer, stage: Stage) -> None:
    fault = smtp.fault(MailFault(stage, "550 5.7.1 We do not want this"))
    with pytest.raises(aiosmtplib.SMTPException, match="We do not want this"):
        await send(smtp, "a@test.local", "b@example.org")
    await send(smtp, "a@test.local", "b@example.org")
    assert (fault.met, len(smtp.sent)) == (1, 1)


async def test_a_refusal_for_one_recipient_leaves_the_others_alone(smtp: SmtpServer) -> None:
    smtp.fault(MailFault("rcpt", "450 4.2.1 Mailbox busy", to="busy@example.org"))
    await send(smtp, "a@test.local", "b@example.org")
    with pytest.raises(aiosmtplib.SMTPException, match="Mailbox busy"):
        await send(smtp, "a@test.local", "busy@example.org")


async def test_a_connection_is_refused_or_not_there_at_all(smtp: SmtpServer) -> None:
    smtp.fault(MailFault("connect", "421 4.3.2 Too busy"))
    with pytest.raises(aiosmtplib.SMTPException, match="Too busy"):
        await send(smtp, "a@test.local", "b@example.org")
    await smtp.stop()
    with pytest.raises(aiosmtplib.SMTPConnectError):
        await send(smtp, "a@test.local", "b@example.org")
    await smtp.start()
    await send(smtp, "a@test.local", "b@example.org")


async def test_a_mail_can_be_taken_without_the_sender_learning_it(smtp: SmtpServer) -> None:
    for stage in ("cut_before", "cut"):
        smtp.fault(MailFault(stage))
        with pytest.raises(aiosmtplib.SMTPServerDisconnected):
            await send(smtp, "a@test.local", "b@example.org", stage)
    smtp.fault(MailFault("lost"))
    with pytest.raises(aiosmtplib.SMTPException):
        await send(smtp, "a@test.local", "b@example.org", "lost", timeout=0.3)
    assert [(mail.subject, mail.answered) for mail in smtp.sent] == [("cut", False), ("lost", False)]


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_password_and_encryption(certificate: tuple[Path, Path], security: str) -> None:
    passwords = {"a@test.local": "right"}
    trusting = ssl.create_default_context(cafile=str(certificate[0]))
    how = {"use_tls": security == "tls", "start_tls": security == "starttls", "tls_context": trusting}
    async with SmtpServer(security=security, certificate=certificate, passwords=passwords) as smtp:  # type: ignore[arg-type]
        await send(smtp, "a@test.local", "b@example.org", username="a@test.local", password="right", **how)
        with pytest.raises(aiosmtplib.SMTPAuthenticationError):
            await send(smtp, "a@test.local", "b@example.org", username="a@test.local", password="wrong", **how)
        with pytest.raises(aiosmtplib.SMTPException):
            await send(smtp, "a@test.local", "b@example.org", **how)
        with pytest.raises((ssl.SSLError, aiosmtplib.SMTPConnectError), match="certificate verify failed"):
            await send(smtp, "a@test.local", "b@example.org", **how | {"tls_context": ssl.create_default_context()})
        assert [(mail.user, mail.encrypted) for mail in smtp.sent] == [("a@test.local", True)]


async def test_the_demos_mailbox_wakes_who_waits(smtp: SmtpServer) -> None:
    async with MemoryImap() as store:
        box = Post(store, smtp).mailbox("support@demo.local")
        await box.deliver(letter("anna@example.org", box.address, "one", "1"))
        reader, writer = await asyncio.open_connection("127.0.0.1", store.port)

        async def order(line: str, last: str) -> str:
            writer.write(line.encode() + b"\r\n")
            return (await asyncio.wait_for(reader.readuntil(last.encode()), 5)).decode()

        await order(f'a LOGIN "{box.address}" "{store.password}"', "a OK")
        assert "* 1 EXISTS" in await order("b SELECT INBOX", "b OK")
        await order("c IDLE", "+ Idling.")
        await box.deliver(letter("anna@example.org", box.address, "two", "2"))
        await asyncio.wait_for(reader.readuntil(b"* 2 EXISTS"), 5)
        writer.close()
        await writer.wait_closed()

"""Mails handed to a real SMTP server that refuses, cuts and forgets: what may be tried again and what may not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bench.world.smtp import MailFault, SmtpServer, Stage
from connectors.base import DeliveryFailed, OutboundFile, Part
from connectors.email.pace import BURST, Pace
from connectors.email.send import Outgoing, meaning_of
from connectors.email.urls import server
from core.clock import now_ms

FROM = "help@firma.ru"


@pytest.fixture
async def outgoing(smtp: SmtpServer) -> AsyncIterator[Outgoing]:
    sender = Outgoing(server(smtp.url, "smtp"), clock=now_ms)
    yield sender
    await sender.close()


def part(*to: str, files: tuple[int, ...] = (), cc: tuple[str, ...] = ()) -> Part:
    payload = {
        "message_id": "1@firma.ru",
        "from": ["Помощь", FROM],
        "to": [["", one] for one in to or ("anna@example.org",)],
        "cc": [["", one] for one in cc],
        "subject": "Re: Вопрос",
        "text": "Ответ\n.точка в начале строки\n",
        "html": "",
    }
    return Part("mail", payload, files)


async def test_a_mail_arrives_and_is_known_by_its_id(outgoing: Outgoing, smtp: SmtpServer) -> None:
    sent = await outgoing.send(FROM, part("Anna@example.org", cc=("boss@example.org",)), {})

    assert list(sent.external_ids) == ["1@firma.ru"]
    assert (smtp.sent[0].sender, smtp.sent[0].recipients) == (FROM, ["Anna@example.org", "boss@example.org"])
    assert smtp.sent[0].text.splitlines() == ["Ответ", ".точка в начале строки"]


async def test_files_go_along(outgoing: Outgoing, smtp: SmtpServer, tmp_path: Path) -> None:
    path = tmp_path / "blob"
    path.write_bytes(b"%PDF\x00\n.\r\n")
    file = OutboundFile(7, "Счёт.pdf", "application/pdf", 9, str(path))
    await outgoing.send(FROM, part(files=(7,)), {7: file})

    attached = next(iter(smtp.sent[0].message.iter_attachments()))
    assert (attached.get_filename(), attached.get_content()) == ("Счёт.pdf", b"%PDF\x00\n.\r\n")


async def test_a_file_that_is_gone_is_said(outgoing: Outgoing) -> None:
    failed = await failure(outgoing, part(files=(7,)), {7: OutboundFile(7, "a", "a/b", 1, "/nowhere/at/all")})

    assert (failed.code, failed.permanent) == ("file_gone", True)


async def failure(outgoing: Outgoing, one: Part, files: dict[int, OutboundFile] | None = None) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as failed:
        await outgoing.send(FROM, one, files or {})
    return failed.value


@pytest.mark.parametrize(
    ("stage", "answer", "code", "permanent", "uncertain"),
    [
        ("connect", "421 4.3.2 Too busy", "network", False, False),
        ("mail", "451 4.3.0 Later", "later", False, False),
        ("mail", "550 5.7.1 Not your address", "policy", True, False),
        ("rcpt", "450 4.2.0 Greylisted", "later", False, False),
        ("rcpt", "550 5.1.1 No such user", "no_address", True, False),
        ("rcpt", "552 5.2.2 Mailbox full", "full", True, False),
        ("rcpt", "452 4.2.2 Mailbox full", "later", False, False),
        ("data", "554 5.7.1 Spam", "policy", True, False),
        ("data", "552 5.3.4 Too big", "too_big", True, False),
        ("data", "451 4.3.0 Later", "later", False, False),
        ("cut_before", "", "uncertain", False, True),
        ("cut", "", "uncertain", False, True),
    ],
)
async def test_what_a_refusal_means(
    outgoing: Outgoing, smtp: SmtpServer, stage: Stage, answer: str, code: str, permanent: bool, uncertain: bool
) -> None:
    smtp.fault(MailFault(stage, answer))

    failed = await failure(outgoing, part())

    assert (failed.code, failed.permanent, failed.uncertain) == (code, permanent, uncertain)
    assert failed.reason
    await outgoing.send(FROM, part(), {})
    assert smtp.sent[-1].answered


async def test_one_refused_recipient_stops_the_mail_for_all(outgoing: Outgoing, smtp: SmtpServer) -> None:
    smtp.fault(MailFault("rcpt", "550 5.1.1 No such user", to="nobody@example.org"))

    assert (await failure(outgoing, part("anna@example.org", cc=("nobody@example.org",)))).permanent
    assert smtp.sent == []


async def test_a_connection_that_died_while_resting_is_replaced(outgoing: Outgoing, smtp: SmtpServer) -> None:
    await outgoing.send(FROM, part(), {})
    await smtp.stop()
    await smtp.start()
    await outgoing.send(FROM, part(), {})

    assert len(smtp.sent) == 2


async def test_a_server_that_is_away_is_tried_again_later(outgoing: Outgoing, smtp: SmtpServer) -> None:
    await smtp.stop()
    failed = await failure(outgoing, part())

    assert (failed.code, failed.permanent, failed.uncertain) == ("network", False, False)


@pytest.mark.parametrize("address", ["no address", "a@", "@b", "a b@c d", "иван@пример.рф", ""])
async def test_an_address_that_is_none_is_a_refusal(outgoing: Outgoing, smtp: SmtpServer, address: str) -> None:
    failed = await failure(outgoing, part(address))

    assert failed.permanent
    assert smtp.sent == []


async def test_passwords_and_encryption(certificate: tuple[Path, Path]) -> None:
    async with SmtpServer(security="tls", certificate=certificate, passwords={"u": "p"}) as smtp:
        there = f"127.0.0.1:{smtp.port}"
        good = Outgoing(server(f"smtps://u:p@{there}?certificate=any", "smtp"), clock=now_ms)
        await good.send(FROM, part(), {})
        await good.close()
        assert (smtp.sent[0].user, smtp.sent[0].encrypted) == ("u", True)
        wrong = Outgoing(server(f"smtps://u:x@{there}?certificate=any", "smtp"), clock=now_ms)
        assert (await failure(wrong, part())).code == "auth"
        untrusted = Outgoing(server(f"smtps://u:p@{there}", "smtp"), clock=now_ms)
        assert "certificate" in (await failure(untrusted, part())).reason
    async with SmtpServer(security="starttls", certificate=certificate, passwords={"u": "p"}) as smtp:
        offered = Outgoing(server(f"smtp://u:p@127.0.0.1:{smtp.port}?certificate=any", "smtp"), clock=now_ms)
        await offered.send(FROM, part(), {})
        await offered.close()
        assert smtp.sent[0].encrypted


async def test_many_at_once_share_few_connections(outgoing: Outgoing, smtp: SmtpServer) -> None:
    await asyncio.gather(*(outgoing.send(FROM, part(f"c{i}@example.org"), {}) for i in range(20)))
    await asyncio.gather(*(outgoing.send(FROM, part(f"c{i}@example.org"), {}) for i in range(20)))

    assert len(smtp.sent) == 40


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("550 5.1.1 <a@b>: Recipient address rejected", "no_address"),
        ("550 5.1.10 RecipientNotFound", "no_address"),
        ("550 User unknown", "no_address"),
        ("554 5.7.1 Blocked", "policy"),
        ("550 5.1.8 Bad sender", "sender"),
        ("552 too much", "too_big"),
        ("571 go away", "refused"),
    ],
)
def test_servers_words(said: str, meaning: str) -> None:
    assert meaning_of(said) == meaning


def test_a_domain_is_written_to_no_faster_than_it_bears() -> None:
    now = [0.0]
    pace = Pace({"slow.example": 2.0}, clock=lambda: now[0])
    at_once = sum(pace.take(["slow.example"]) == 0 for _ in range(100))
    assert at_once == BURST + 1
    assert pace.take(["fast.example"]) == 0
    assert pace.take(["slow.example", "fast.example"]) > 0
    now[0] += 0.5
    assert pace.take(["Slow.Example"]) == 0
    assert pace.take(["slow.example"]) > 0

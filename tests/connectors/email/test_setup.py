"""Connecting a mailbox: what is wrong is said in words, and nothing wrong is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.world.mail import Mailbox as Box
from bench.world.servers import Dovecot, free_port
from bench.world.smtp import SmtpServer
from connectors.base import Kit
from connectors.email import setup
from connectors.email.setup import change, check, connect, guess
from core.errors import Invalid
from inbox import channels
from inbox.channels import AlreadyConnected


async def test_a_mailbox_is_connected_and_its_passwords_are_sealed(kit: Kit, mailbox: Box) -> None:
    channel_id = await connect(kit, mailbox.address.upper(), imap_url=mailbox.imap_url, smtp_url=mailbox.smtp_url)
    row = await kit.db.read(channels.channel, channel_id)

    assert (row["type"], row["address"], row["state"]) == ("email", mailbox.address, "new")
    assert ":secret@" not in str(row["config"])
    assert kit.vault.open(row["secrets"])["imap_password"] == "secret"
    with pytest.raises(AlreadyConnected):
        await connect(kit, mailbox.address, imap_url=mailbox.imap_url, smtp_url=mailbox.smtp_url)


async def test_what_waits_there_is_told(mailbox: Box) -> None:
    await mailbox.deliver(b"Subject: x\r\n\r\nx\r\n", sender="a@b.ru")
    found = await check(mailbox.address, imap_url=mailbox.imap_url, smtp_url=mailbox.smtp_url)

    assert (found.waiting, found.pushes) == (1, True)


async def refusal(address: str, imap_url: str, smtp_url: str) -> tuple[str, Any, str]:
    with pytest.raises(Invalid) as refused:
        await check(address, imap_url=imap_url, smtp_url=smtp_url)
    assert "secret" not in str(refused.value)
    return type(refused.value).__name__, refused.value.field, str(refused.value)


async def test_each_mistake_has_its_sentence(mailbox: Box, dovecot_tls: Dovecot) -> None:
    box, imap, smtp = mailbox.address, mailbox.imap_url, mailbox.smtp_url
    port = imap.rpartition(":")[2]
    tls_port = str(dovecot_tls.imaps_port)
    mistakes = {
        "WrongMailUrl": imap.replace("imap:", "http:"),
        "PasswordRefused": imap.replace("secret", "secret-not"),
        "PortRefused": imap.replace(port, str(free_port())),
        "ServerNotFound": imap.replace("127.0.0.1", "nowhere.invalid"),
        "FolderMissing": f"{imap}/Nowhere",
        "NoTlsThere": imap.replace("imap:", "imaps:"),
        "EncryptionMissing": f"{imap}?tls=required",
        "CertificateInvalid": imap.replace("imap:", "imaps:").replace(port, tls_port),
    }
    for name, url in mistakes.items():
        found, field, said = await refusal(box, url, smtp)
        assert (found, field) == (name, "password" if name == "PasswordRefused" else "imap"), said
        assert "{" not in said


async def test_the_outgoing_server_is_tried_as_well(mailbox: Box, certificate: tuple[Path, Path]) -> None:
    box, imap = mailbox.address, mailbox.imap_url
    assert (await refusal(box, imap, f"smtp://127.0.0.1:{free_port()}"))[:2] == ("PortRefused", "smtp")
    assert (await refusal(box, imap, "smtp://nowhere.invalid"))[0] == "ServerNotFound"
    async with SmtpServer(passwords={"u": "secret"}) as server:
        assert (await refusal(box, imap, f"smtp://u:secret-not@127.0.0.1:{server.port}"))[0] == "PasswordRefused"
        assert (await refusal(box, imap, f"{server.url}?tls=required"))[0] == "EncryptionMissing"
        await check(box, imap_url=imap, smtp_url=f"smtp://u:secret@127.0.0.1:{server.port}")
    async with SmtpServer(security="tls", certificate=certificate) as server:
        assert (await refusal(box, imap, server.url))[0] == "CertificateInvalid"


async def test_one_password_serves_both_servers(mailbox: Box) -> None:
    bare = mailbox.imap_url.replace(mailbox.imap_url.rpartition("@")[0].partition("://")[2] + "@", "")
    async with SmtpServer(passwords={mailbox.address: "secret"}) as asking, SmtpServer() as trusting:
        found = await check(mailbox.address, imap_url=bare, smtp_url=asking.url, password="secret")
        assert (found.incoming.user, found.smtp.user, found.smtp.password) == (
            mailbox.address,
            mailbox.address,
            "secret",
        )
        found = await check(mailbox.address, imap_url=bare, smtp_url=trusting.url, password="secret")
        assert (found.smtp.user, found.smtp.password) == ("", "")


@pytest.mark.parametrize("address", ["", "nobody", "a@b.ru, c@d.ru", "@x"])
async def test_an_address_is_needed(address: str) -> None:
    assert (await refusal(address, "imap://a:b@127.0.0.1:1", "smtp://127.0.0.1:1"))[0] == "AddressMalformed"


async def test_new_servers_are_tried_before_they_are_kept(kit: Kit, mailbox: Box) -> None:
    channel_id = await connect(kit, mailbox.address, imap_url=mailbox.imap_url, smtp_url=mailbox.smtp_url)
    before = await kit.db.read(channels.channel, channel_id)
    bad = mailbox.imap_url.replace("secret", "wrong")
    with pytest.raises(setup.PasswordRefused):
        await change(kit, channel_id, imap_url=bad, smtp_url=mailbox.smtp_url, by=None)

    assert await kit.db.read(channels.channel, channel_id) == before
    await change(kit, channel_id, imap_url=mailbox.imap_url, smtp_url=mailbox.smtp_url, by=None)


def test_known_providers_need_no_search() -> None:
    assert guess("a@gmail.com") == ("imaps://imap.gmail.com", "smtps://smtp.gmail.com")
    assert guess("a@firma.ru") == ("imaps://imap.firma.ru", "smtps://smtp.firma.ru")

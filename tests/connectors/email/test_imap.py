"""The IMAP client against real Dovecot, and against servers that misbehave."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from bench.world.mail import Mailbox, letter
from bench.world.servers import Dovecot, free_port
from connectors.email.imap import Imap
from connectors.email.imap_wire import ImapError
from connectors.email.imap_words import received_at, tokens, uid_set, utf7
from connectors.email.urls import WrongMailUrl, server

WEEK_AGO = timedelta(days=7)


@asynccontextmanager
async def opened(url: str, patience: float = 30) -> AsyncIterator[Imap]:
    imap = Imap(server(url, "imap"), patience=patience)
    try:
        await imap.open()
        yield imap
    finally:
        await imap.close()


async def sources(imap: Imap, uids: Sequence[int], beginning: int | None = None) -> dict[int, bytes]:
    return {uid: source async for uid, source in imap.sources(uids, beginning=beginning)}


async def test_mails_come_out_as_they_went_in(mailbox: Mailbox) -> None:
    raw = b'Subject: a {3}\r\nX: "(\r\n\r\n) \\ * BYE\r\np1 OK done\r\n\xff\xfe' + b"x" * 3_000_000 + b"\r\n"
    await mailbox.deliver(raw, sender="a@b.ru")
    await mailbox.deliver(letter("a@b.ru", mailbox.address, "two", "text"))

    async with opened(mailbox.imap_url) as imap:
        folder = await imap.examine("INBOX")
        listed = await imap.after(0)
        found = await sources(imap, [item.uid for item in listed])

    assert (folder.exists, len(listed), folder.uid_validity > 0) == (2, 2, True)
    assert found[listed[0].uid].endswith(raw)
    assert listed[0].size == len(found[listed[0].uid])
    assert listed[0].received_at is not None
    assert abs(listed[0].received_at / 1000 - datetime.now(UTC).timestamp()) < 60


async def test_only_what_is_newer_is_listed(mailbox: Mailbox) -> None:
    for number in range(3):
        await mailbox.deliver(letter("a@b.ru", mailbox.address, str(number), "text"))

    async with opened(mailbox.imap_url) as imap:
        await imap.examine("INBOX")
        everything = await imap.after(0)
        assert [one.uid for one in await imap.after(everything[1].uid)] == [everything[2].uid]
        assert await imap.after(everything[2].uid) == []
        assert await imap.since(datetime.now(UTC) - WEEK_AGO) == [one.uid for one in everything]
        assert await imap.since(datetime.now(UTC) + WEEK_AGO) == []
        assert await imap.items([everything[0].uid, 9_999]) == [everything[0]]


async def test_the_beginning_of_a_mail_can_be_had_alone(mailbox: Mailbox) -> None:
    await mailbox.deliver(b"Subject: x\r\n\r\n" + b"y" * 10_000, sender="a@b.ru")

    async with opened(mailbox.imap_url) as imap:
        await imap.examine("INBOX")
        uid = (await imap.after(0))[0].uid
        assert len((await sources(imap, [uid], beginning=500))[uid]) == 500


async def test_reading_leaves_no_trace(mailbox: Mailbox) -> None:
    await mailbox.deliver(letter("a@b.ru", mailbox.address, "x", "text"))

    async with opened(mailbox.imap_url) as imap:
        await imap.examine("INBOX")
        await sources(imap, [1])
    async with opened(mailbox.imap_url) as imap:
        await imap.examine("INBOX")
        flags = await imap._wire.command("FETCH 1 (FLAGS)")

    assert b"\\Seen" not in str(flags).encode()


async def test_a_new_mail_ends_the_waiting(mailbox: Mailbox) -> None:
    async with opened(mailbox.imap_url) as imap:
        await imap.examine("INBOX")
        await imap.wait(0.1)
        waiting = asyncio.create_task(imap.wait(20))
        await asyncio.sleep(0)
        await mailbox.deliver(letter("a@b.ru", mailbox.address, "x", "text"))

        assert await waiting is True
        assert len(await imap.after(0)) == 1
        assert await imap.wait(0.2) is False


async def test_what_came_while_reading_is_not_missed(mailbox: Mailbox) -> None:
    async with opened(mailbox.imap_url) as imap:
        await imap.examine("INBOX")
        await imap.wait(0.1)
        await mailbox.deliver(letter("a@b.ru", mailbox.address, "x", "text"))
        await imap.poll()

        assert await imap.wait(20) is True


async def test_tls_at_once_and_by_starttls(dovecot_tls: Dovecot) -> None:
    await dovecot_tls.deliver("a@test.local", b"Subject: x\r\n\r\nx\r\n", "b@x.ru")
    login = f"a%40test.local:{dovecot_tls.password}@127.0.0.1"

    for url in (
        f"imaps://{login}:{dovecot_tls.imaps_port}?certificate=any",
        f"imap://{login}:{dovecot_tls.port}?certificate=any&tls=required",
        f"imap://{login}:{dovecot_tls.port}?certificate=any",
    ):
        async with opened(url) as imap:
            assert (await imap.examine("INBOX")).exists == 1


async def reason(url: str, folder: str = "INBOX") -> str:
    with pytest.raises(ImapError) as failed:
        async with opened(url) as imap:
            await imap.examine(folder)
    return failed.value.reason


async def test_what_is_wrong_is_told_apart(dovecot: Dovecot, dovecot_tls: Dovecot) -> None:
    good = f"a%40test.local:{dovecot.password}@127.0.0.1"

    assert await reason(f"imap://a%40test.local:wrong@127.0.0.1:{dovecot.port}") == "password"
    assert await reason(f"imap://{good}:{dovecot.port}", "Nowhere") == "folder"
    assert await reason(f"imap://{good}:{free_port()}") == "refused"
    assert await reason(f"imap://{good}:{dovecot.port}?tls=required") == "no_tls"
    assert await reason(f"imaps://{good}:{dovecot.port}") == "tls"
    assert await reason(f"imaps://{good}:{dovecot_tls.imaps_port}") == "certificate"
    assert await reason(f"imap://{good}:{dovecot_tls.port}") == "certificate"
    assert await reason("imap://a:b@nowhere.invalid") == "host"


Script = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def misbehaving(script: Script) -> AsyncIterator[str]:
    """A server that follows a script after a proper beginning."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            writer.write(b"* OK hello\r\n")
            await answer(reader, writer, b"* CAPABILITY IMAP4rev1 IDLE\r\n")
            await answer(reader, writer)
            await answer(reader, writer, b"* CAPABILITY IMAP4rev1 IDLE\r\n")
            await answer(reader, writer, b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 2] ok\r\n")
            await script(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"imap://a:b@127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    finally:
        listening.close()


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, untagged: bytes = b"") -> None:
    tag = (await reader.readuntil(b"\n")).split()[0]
    writer.write(untagged + tag + b" OK done\r\n")
    await writer.drain()


async def test_an_answer_in_odd_shapes_is_read() -> None:
    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await answer(
            reader,
            writer,
            b'* 1 FETCH (INTERNALDATE " 3-Mar-2025 12:00:00 +0300" FLAGS (\\Seen $x) UID 5 RFC822.SIZE 4)\r\n'
            b"* 2 EXISTS\r\n* 2 FETCH (FLAGS ())\r\n",
        )
        await answer(reader, writer, b'* 1 FETCH (UID 5 BODY[] "a \\"b\\"")\r\n* 2 FETCH (BODY[] {2}\r\n)( UID 6)\r\n')

    async with misbehaving(script) as url, opened(url) as imap:
        assert (await imap.examine("INBOX")).uid_validity == 7
        listed = await imap.after(0)
        assert [(one.uid, one.size, one.received_at) for one in listed] == [(5, 4, 1740992400000)]
        assert await sources(imap, [5, 6]) == {5: b'a "b"', 6: b")("}


@pytest.mark.parametrize("last", [b"", b"* BYE going down\r\n", b"* 1 FETCH (UID 5 BODY[] {100}\r\nonly"])
async def test_a_server_that_dies_is_noticed_at_once(last: bytes) -> None:
    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\n")
        writer.write(last)

    async with misbehaving(script) as url, opened(url) as imap:
        await imap.examine("INBOX")
        with pytest.raises(ImapError) as failed:
            await sources(imap, [5])
        assert failed.value.reason == "lost"


async def test_a_server_that_dies_in_idle_is_noticed_at_once() -> None:
    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\n")
        writer.write(b"+ idling\r\n")

    async with misbehaving(script) as url, opened(url) as imap:
        await imap.examine("INBOX")
        assert await imap.wait(1) is True  # the opening's own EXISTS
        with pytest.raises(ImapError) as failed:
            await imap.wait(60)
        assert failed.value.reason == "lost"


async def test_a_silent_server_is_not_waited_for_for_ever() -> None:
    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    async with misbehaving(script) as url, opened(url, patience=0.3) as imap:
        await imap.examine("INBOX")
        with pytest.raises(ImapError) as failed:
            await sources(imap, [5])
        assert failed.value.reason == "timeout"


async def test_thousands_of_lines_in_one_piece_are_read() -> None:
    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await answer(
            reader, writer, b"".join(b"* %d FETCH (UID %d RFC822.SIZE 9)\r\n" % (i, i) for i in range(1, 9_001))
        )

    async with misbehaving(script) as url, opened(url) as imap:
        await imap.examine("INBOX")
        assert len(await imap.after(0)) == 9_000


def test_words_of_the_wire() -> None:
    assert tokens(b'1 FETCH (A (B "c d") {} NIL)', [b"xy"]) == [b"1", b"FETCH", [b"A", [b"B", b"c d"], b"xy", b"NIL"]]
    assert uid_set([7, 1, 2, 3, 9, 8]) == "1:3,7:9"
    assert utf7("Входящие & co") == "&BBIERQQ+BDQETwRJBDgENQ- &- co"
    assert received_at(b"32-Foo-2025 12:00:00 +0300") is None


def test_urls_are_read_and_shown_without_passwords() -> None:
    one = server("imap://anna%40firma.ru:p%2Fw@mail.firma.ru/Support%20box?tls=required", "imap")

    assert (one.host, one.port, one.user, one.password, one.folder) == (
        "mail.firma.ru",
        143,
        "anna@firma.ru",
        "p/w",
        "Support box",
    )
    assert one.url == "imap://mail.firma.ru:143/Support%20box?tls=required"
    assert server("smtps://x.ru", "smtp").port == 465
    assert server(server("imaps://[::1]?certificate=any", "imap").url, "imap").any_certificate


@pytest.mark.parametrize(
    "url", ["", "mail.firma.ru", "pop3://x.ru", "smtp://x.ru", "imap://", "imap://x:99999", "imap://["]
)
def test_what_is_no_url_is_refused_without_telling_the_password(url: str) -> None:
    with pytest.raises(WrongMailUrl):
        server(url, "imap")
    with pytest.raises(WrongMailUrl) as refused:
        server("http://u:secret@x.ru", "imap")
    assert "secret" not in str(refused.value)

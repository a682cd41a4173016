"""A real mailbox read into dialogs: nothing lost, nothing twice, whatever happens to the server."""

from __future__ import annotations

import asyncio
import time

from bench.world.mail import letter
from bench.world.servers import Dovecot
from bench.world.wire import Wire
from connectors.email.letters import source_of
from tests.connectors.email.conftest import Office, until

ANNA = "Анна <anna@example.org>"


async def test_a_mail_becomes_a_dialog(office: Office) -> None:
    await office.box.deliver(letter(ANNA, office.box.address, "Нет сети", "С утра не работает."))

    async with office.reading():
        message = (await office.taken(1))[0]

    assert (message["text"], message["subject"], message["address"]) == (
        "С утра не работает.",
        "Нет сети",
        "anna@example.org",
    )
    assert (message["status"], message["role"], message["automatic"]) == ("open", "customer", None)
    assert message["origin"]["to"] == [["Анна", "anna@example.org"]]


async def test_a_mail_that_comes_later_is_pushed(office: Office) -> None:
    async with office.reading():
        await until(lambda: succeeded(office), "first look")
        await office.box.deliver(letter(ANNA, office.box.address, "x", "later"))
        assert (await office.taken(1))[0]["text"] == "later"


async def succeeded(office: Office) -> bool:
    return (await office.channel())["succeeded_at"] is not None


async def test_a_server_without_push_is_asked(office: Office) -> None:
    async with office.reading(idle=0.2):
        await until(lambda: succeeded(office), "first look")
        for number in range(3):
            await office.box.deliver(letter(ANNA, office.box.address, str(number), str(number)))
            await office.taken(number + 1)


async def test_reading_again_takes_nothing_twice(office: Office) -> None:
    for number in range(3):
        await office.box.deliver(letter(ANNA, office.box.address, str(number), str(number)))
    async with office.reading():
        await office.taken(3)
    await office.rows("SELECT 1")

    async with office.reading():
        await office.box.deliver(letter(ANNA, office.box.address, "3", "3"))
        await office.taken(4)


async def test_a_lost_cursor_takes_nothing_twice(office: Office) -> None:
    for number in range(3):
        await office.box.deliver(letter(ANNA, office.box.address, str(number), str(number)))
    async with office.reading():
        await office.taken(3)
    await forget_cursor(office)

    async with office.reading():
        await office.box.deliver(letter(ANNA, office.box.address, "3", "3"))
        await office.taken(4)
    assert len(await office.raws()) == 4


async def forget_cursor(office: Office) -> None:
    async def forget(tx) -> None:  # type: ignore[no-untyped-def]
        await tx.execute("UPDATE channel SET cursor = $1", '{"uid_validity": 1, "uid": 77}')

    await office.kit.db.write(forget)


async def test_a_server_that_dies_and_returns_loses_nothing(dovecot: Dovecot, office: Office) -> None:
    async with office.reading():
        await until(lambda: succeeded(office), "first look")
        await dovecot.kill()
        try:
            await until(lambda: in_trouble(office), "told")
        finally:
            await dovecot.start()
        await office.box.deliver(letter(ANNA, office.box.address, "x", "after"))
        assert (await office.taken(1))[0]["text"] == "after"
        await until(lambda: well(office), "told")


async def in_trouble(office: Office) -> bool:
    row = await office.channel()
    return row["state"] == "error" and "mail server" in row["problem"]


async def well(office: Office) -> bool:
    row = await office.channel()
    return row["state"] == "ok" and row["problem"] == ""


async def test_a_wrong_password_is_the_channels_state_in_words(office: Office) -> None:
    async def spoil(tx) -> None:  # type: ignore[no-untyped-def]
        sealed = office.kit.vault.seal({"imap_user": office.box.address, "imap_password": "wrong"})
        await tx.execute("UPDATE channel SET secrets = $1", sealed)

    await office.kit.db.write(spoil)
    async with office.reading():
        await until(lambda: in_trouble(office), "told")
    assert "password" in (await office.channel())["problem"]


async def test_colleagues_who_read_the_mailbox_first_change_nothing(office: Office) -> None:
    from imap_tools import MailBoxUnencrypted

    for number in range(3):
        await office.box.deliver(letter(ANNA, office.box.address, str(number), str(number)))
    port = int(office.box.imap_url.rpartition(":")[2])
    with MailBoxUnencrypted("127.0.0.1", port).login(office.box.address, "secret") as colleague:
        colleague.client.uid("STORE", "1:2", "+FLAGS", r"(\Seen)")
        colleague.client.uid("STORE", "2", "+FLAGS", r"(\Deleted)")

    async with office.reading():
        assert [row["text"] for row in await office.taken(3)] == ["0", "1", "2"]


async def test_a_bad_mail_stops_nobody(office: Office) -> None:
    await office.box.deliver(letter(ANNA, office.box.address, "before", "before"))
    await office.box.deliver(
        b"From: \xff\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 20_000,
        sender="x@y.ru",
    )
    await office.box.deliver(b"\r\n", sender="x@y.ru")
    await office.box.deliver(letter(ANNA, office.box.address, "after", "after"))

    async with office.reading():
        texts = [row["text"] for row in await office.taken(4)]

    assert {"before", "after"} < set(texts)
    assert {row["state"] for row in await office.raws()} == {"done"}


async def test_a_mail_that_is_too_big_is_told_by_its_beginning(office: Office) -> None:
    big = letter(ANNA, office.box.address, "big", "See the file.")
    big.add_attachment(b"x" * 400_000, maintype="application", subtype="pdf", filename="a.pdf")
    await office.box.deliver(big)
    office.config["max_size"] = 300_000

    async with office.reading():
        message = (await office.taken(1))[0]

    assert message["text"] == "See the file."
    assert message["extra"]["too_big"] > 400_000
    assert await office.rows("SELECT 1 FROM attachment") == []


async def test_files_and_inline_images_come_with_the_mail(office: Office) -> None:
    mail = letter(ANNA, office.box.address, "x", "text", html='<p>text <img src="cid:logo"></p>')
    mail.get_payload()[1].add_related(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", cid="<logo>")  # type: ignore[union-attr, index]
    mail.add_attachment("Счёт".encode(), maintype="application", subtype="pdf", filename="Счёт за март.pdf")
    mail.add_attachment(b"", maintype="application", subtype="pdf", filename="empty.pdf")
    await office.box.deliver(mail)

    async with office.reading():
        message = (await office.taken(1))[0]

    logo, bill, empty = await office.rows("SELECT kind, name, content_id, state FROM attachment ORDER BY position")
    assert (logo["kind"], logo["content_id"]) == ("inline", "logo")
    assert (bill["kind"], bill["name"], bill["content_id"]) == ("file", "Счёт за март.pdf", None)
    assert (logo["state"], bill["state"], empty["state"]) == ("ready", "ready", "ready")
    pages = await office.rows("SELECT html FROM mail_page WHERE message_id = $1", message["id"])
    assert 'src="cid:logo"' in pages[0]["html"]
    assert message["extra"]["html"] is True


async def test_the_source_is_kept_as_it_came(office: Office) -> None:
    small = b"Subject: small\r\nX: \xff\x00\r\n\r\n\x01text\r\n".replace(b"\x00", b"")
    large = b"Subject: large\r\n\r\n" + b"x\xff\r\n" * 50_000
    await office.box.deliver(small, sender="x@y.ru")
    await office.box.deliver(large, sender="x@y.ru")

    async with office.reading():
        await office.taken(2)

    sources = [await source_of(row, office.kit.files) for row in await office.raws()]
    assert sources[0].endswith(small)
    assert sources[1].endswith(large)


async def test_old_mail_is_left_alone_when_a_mailbox_is_connected(office: Office) -> None:
    from datetime import UTC, datetime, timedelta

    from imap_tools import MailBoxUnencrypted

    port = int(office.box.imap_url.rpartition(":")[2])
    with MailBoxUnencrypted("127.0.0.1", port).login(office.box.address, "secret") as colleague:
        long_ago = datetime.now(UTC) - timedelta(days=30)
        colleague.append(letter(ANNA, office.box.address, "old", "old").as_bytes(), "INBOX", dt=long_ago)
    await office.box.deliver(letter(ANNA, office.box.address, "new", "new"))

    async with office.reading():
        assert [row["text"] for row in await office.taken(1)] == ["new"]


async def test_five_hundred_waiting_mails_come_in_fast(office: Office) -> None:
    for number in range(500):
        await office.box.deliver(letter(f"c{number}@example.org", office.box.address, f"s{number}", f"text {number}"))

    began = time.perf_counter()
    async with office.reading():
        messages = await office.taken(500)
    took = time.perf_counter() - began

    assert sorted(row["text"] for row in messages) == sorted(f"text {number}" for number in range(500))
    assert took < 60, "far slower than it should be; the bench has the real bar"


async def test_a_receiver_stopped_at_any_moment_takes_each_mail_once(office: Office) -> None:
    for number in range(150):
        await office.box.deliver(letter(f"c{number % 40}@example.org", office.box.address, f"s{number}", str(number)))

    for moment in range(60):
        async with office.reading():
            await asyncio.sleep(0.01 * moment)
        if len(await office.messages()) >= 150:
            break
    async with office.reading():
        messages = await office.taken(150)

    assert sorted(int(row["text"]) for row in messages) == list(range(150))
    assert len(await office.raws()) == 150


async def test_a_line_cut_again_and_again_while_mails_are_fetched_loses_nothing(office: Office) -> None:
    port = int(office.box.imap_url.rpartition(":")[2])
    async with Wire(port) as wire:
        office.config["imap"] = f"imap://127.0.0.1:{wire.port}"
        async with office.reading(patience=2.0):
            for number in range(120):
                await office.box.deliver(letter(f"c{number}@example.org", office.box.address, "s", str(number)))
                if number % 10 == 5:
                    wire.cut()
                wire.deaf = number % 20 == 15
            wire.deaf = False
            wire.cut()
            messages = await office.taken(120)

    assert sorted(int(row["text"]) for row in messages) == list(range(120))
    assert {row["state"] for row in await office.raws()} == {"done"}


async def test_an_attachment_without_room_on_the_disk_waits_at_the_server(office: Office) -> None:
    office.kit.files.root.write_text("no folder: whatever is to be kept is refused")
    mail = letter("Анна <anna@example.org>", office.box.address, "Счёт", "во вложении")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    await office.box.deliver(mail)
    async with office.reading() as reader:
        async with asyncio.timeout(20):
            while not reader._failures:  # noqa: ASYNC110 only the log tells
                await asyncio.sleep(0.02)
        assert await office.raws() == []
        office.kit.files.root.unlink()
        (message,) = await office.taken(1)
    assert message["text"] == "во вложении"
    assert len(await office.rows("SELECT 1 FROM attachment")) == 1

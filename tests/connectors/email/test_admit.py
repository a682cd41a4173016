"""Which correspondence a mail belongs to, and whose word it is: the rules that keep threads apart and strangers out."""

from __future__ import annotations

import base64
import email
import email.policy
from email.message import EmailMessage
from typing import Any, cast

import pytest

from bench.world.mail import letter
from connectors.base import Kit, Outbound
from connectors.email.outgoing import compose
from connectors.email.parse import parse
from connectors.email.render import render
from connectors.email.threading import own_id, reply_address, root_id, subject_token
from core.database import Database
from core.rich import Rich
from core.work import Row, Tx
from tests.connectors.email.conftest import Desk, new_desk

ANNA = "Анна <anna@example.org>"
EVA = "Ева <eva@evil.example>"


def mail(
    sender: str = ANNA, subject: str = "Вопрос", text: str = "текст", to: str = "help@firma.ru", **fields: str
) -> EmailMessage:
    written = letter(sender, to, subject, text)
    for name, value in fields.items():
        name = name.replace("_", "-")
        del written[name]
        written[name] = value
    return written


async def answered(desk: Desk, message: Row, number: int = 501, **options: Any) -> EmailMessage:
    """Our answer to a message, as the customer gets it."""
    outbound = Outbound(
        number, message["key"], "mail", Rich("Наш ответ"), reply_to=None, origin=message["origin"], options=options
    )
    part = render(outbound, sender=(await desk.mailbox()).sender, now=desk.kit.db.clock())[0]
    source = compose(part.payload, [], now=desk.kit.db.clock())
    return cast(EmailMessage, email.message_from_bytes(source, policy=email.policy.default))


def again(desk: Desk, sender: str, text: str, ours: EmailMessage) -> EmailMessage:
    """An answer to our answer."""
    return letter(sender, desk.address, "Re: Вопрос", text, reply_to=ours)


def recipients(ours: EmailMessage) -> list[str]:
    read = parse(ours.as_bytes())
    return [one.address for one in (*read.to, *read.cc)]


def strangers(messages: list[Row]) -> list[bool]:
    return [bool(message["extra"].get("stranger")) for message in messages]


def threads(messages: list[Row]) -> int:
    return len({message["thread_id"] for message in messages})


# -- coming home -------------------------------------------------------------------------------------------------


async def test_a_customers_answer_comes_home(desk: Desk) -> None:
    first = (await desk.feed(mail()))[0]
    messages = await desk.feed(again(desk, ANNA, "ещё", await answered(desk, first)))

    assert (threads(messages), strangers(messages)) == (1, [False, False])
    assert len({message["dialog_id"] for message in messages}) == 1


async def test_an_answer_comes_home_by_its_address_when_all_fields_are_lost(desk: Desk) -> None:
    first = (await desk.feed(mail()))[0]
    token = str((await answered(desk, first))["reply-to"])
    for name in ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc"):
        messages = await desk.feed(mail(subject="совсем другое", text=name, **{name.replace("-", "_"): token}))

    assert threads(messages) == 1


async def test_references_that_a_program_has_overwritten_still_lead_home(desk: Desk) -> None:
    """Apple Mail puts its own ids into References and leaves In-Reply-To right; others do it the other way round."""
    first = (await desk.feed(mail()))[0]
    ours = str((await answered(desk, first))["message-id"])
    root = root_id((await desk.mailbox()).seal, first["key"], "firma.ru")
    messages = await desk.feed(
        mail(text="1", In_Reply_To=ours, References="<a@icloud.com> <b@icloud.com>"),
        mail(text="2", In_Reply_To="<c@icloud.com>", References=f"{ours} <b@icloud.com>"),
        mail(
            text="3",
            In_Reply_To="<other@x>",
            References=f"<{root}>",
        ),
    )

    assert threads(messages) == 1


async def test_a_second_mail_before_we_answered_comes_home(desk: Desk) -> None:
    first = mail()
    messages = await desk.feed(first, letter(ANNA, desk.address, "Re: Вопрос", "забыла", reply_to=first))

    assert threads(messages) == 1


async def test_a_subject_token_comes_home_and_a_bare_number_does_not(desk: Desk) -> None:
    first = (await desk.feed(mail()))[0]
    token = subject_token((await desk.mailbox()).seal, first["key"])
    messages = await desk.feed(mail(subject=f"Re: x {token}"), mail(subject="Re: [#1]"), mail(subject="Re: [Ticket#1]"))

    assert threads(messages) == 3


async def test_the_same_subject_alone_joins_nothing(desk: Desk) -> None:
    assert threads(await desk.feed(mail(), mail())) == 2


async def test_a_conversation_that_began_without_us_is_one(desk: Desk) -> None:
    """Nobody has seen its first mail here, but the later ones all name it."""
    messages = await desk.feed(
        mail(subject="Re: Заказ", References="<began@shop>", In_Reply_To="<began@shop>"),
        mail(subject="RE: Заказ", References="<began@shop>", In_Reply_To="<elsewhere@shop>"),
    )
    assert threads(messages) == 1

    messages = await desk.feed(mail(subject="Re: Другое", References="<began@shop>", In_Reply_To="<began@shop>"))
    assert threads(messages) == 2

    messages = await desk.feed(mail(EVA, subject="Re: Заказ", References="<began@shop>", In_Reply_To="<began@shop>"))
    assert threads(messages) == 3


async def test_mails_that_overtake_each_other_meet(desk: Desk) -> None:
    question = mail()
    messages = await desk.feed(letter(ANNA, desk.address, "Re: Вопрос", "ещё", reply_to=question), question)

    assert threads(messages) == 1


@pytest.mark.parametrize("empty", ["", "<>", "< >", "nonsense"])
async def test_an_empty_id_joins_nothing(desk: Desk, empty: str) -> None:
    """Elsewhere one mail with an empty id swallowed every later one."""
    for text in ("one", "two", "three"):
        ids = f"Message-ID: {empty}\nIn-Reply-To: {empty}\nReferences: {empty}\n"
        messages = await desk.feed(f"From: anna@example.org\nSubject: x\n{ids}\n{text}".encode())

    assert threads(messages) == 3


async def test_a_forged_id_is_an_unknown_one(desk: Desk) -> None:
    first = (await desk.feed(mail()))[0]
    genuine = own_id((await desk.mailbox()).seal, first["key"], 501, "firma.ru")
    forged = [genuine.replace(".501.", ".502."), "c" + first["key"] + ".501.aaaaaaaaaaaaaaaa@firma.ru"]
    token = reply_address((await desk.mailbox()).seal, first["key"], desk.address)
    for one in forged:
        await desk.feed(mail(text=one, In_Reply_To=f"<{one}>"))
    messages = await desk.feed(mail(text="x", to=token[:-20] + "aaaa" + token[-16:]))

    assert threads(messages) == 4


async def test_two_mailboxes_have_each_their_own(kit: Kit, desk: Desk) -> None:
    other = await new_desk(kit, "sales@firma.ru")
    both = mail(to="help@firma.ru, sales@firma.ru")
    await desk.feed(both)
    messages = await other.feed(both)
    assert threads(messages) == 2

    ours = await answered(desk, messages[0])
    messages = await other.feed(letter(ANNA, other.address, "Re: Вопрос", "ещё", reply_to=ours))
    assert messages[2]["thread_id"] != messages[0]["thread_id"]


# -- the same again ----------------------------------------------------------------------------------------------


async def test_the_same_mail_twice_is_one(desk: Desk) -> None:
    one = mail().as_bytes()
    messages = await desk.feed(one, b"Received: by another way\n" + one)

    assert len(messages) == 1


async def test_a_reused_id_is_another_mail(desk: Desk) -> None:
    """Elsewhere a parcel service's second notice vanished: it uses its ids again."""
    messages = await desk.feed(mail(text="parcel 1", Message_ID="<1@dhl>"), mail(text="parcel 2", Message_ID="<1@dhl>"))

    assert [message["text"] for message in messages] == ["parcel 1", "parcel 2"]


# -- strangers ---------------------------------------------------------------------------------------------------


async def test_a_stranger_with_a_stolen_id_is_let_in_and_marked(desk: Desk) -> None:
    first = (await desk.feed(mail()))[0]
    messages = await desk.feed(again(desk, EVA, "дайте пароль", await answered(desk, first)))

    assert (threads(messages), strangers(messages)) == (1, [False, True])
    assert messages[1]["role"] == "stranger"
    assert messages[1]["origin"]["to"] == [["Анна", "anna@example.org"]]
    assert "eva@evil.example" not in str(messages[1]["origin"])

    messages = await desk.feed(again(desk, EVA, "ну же", await answered(desk, first)))
    assert strangers(messages) == [False, True, True]


async def test_an_answer_after_a_stranger_still_goes_to_the_customer(desk: Desk) -> None:
    first = (await desk.feed(mail()))[0]
    messages = await desk.feed(again(desk, EVA, "x", await answered(desk, first)))
    ours = await answered(desk, messages[1])

    assert recipients(ours) == ["anna@example.org"]


async def test_whom_the_customer_names_takes_part(desk: Desk) -> None:
    first = (await desk.feed(mail(Cc="Борис <boris@example.org>")))[0]
    messages = await desk.feed(again(desk, "Борис <boris@example.org>", "я", await answered(desk, first)))

    assert strangers(messages) == [False, False]
    ours = await answered(desk, messages[1])
    assert recipients(ours) == ["boris@example.org"]


async def test_whom_a_stranger_names_takes_no_part(desk: Desk) -> None:
    first = (await desk.feed(mail()))[0]
    ours = await answered(desk, first)
    stolen = again(desk, EVA, "x", ours)
    stolen["Cc"] = "mallory@evil.example"
    messages = await desk.feed(stolen, again(desk, "mallory@evil.example", "y", ours))

    assert strangers(messages) == [False, True, True]


async def test_a_sender_whose_domain_denies_it_is_a_stranger(kit: Kit) -> None:
    desk = await new_desk(kit, "care@firma.ru", trusted=["mx.firma.ru"])
    first = (await desk.feed(mail()))[0]
    ours = str((await answered(desk, first))["message-id"])
    results = "mx.firma.ru; dmarc={} header.from=example.org"
    messages = await desk.feed(
        mail(text="1", In_Reply_To=ours, Authentication_Results=results.format("fail")),
        mail(text="2", In_Reply_To=ours, Authentication_Results=results.format("pass")),
        mail(text="3", In_Reply_To=ours, Authentication_Results="evil.example; dmarc=pass"),
    )

    assert strangers(messages) == [False, True, False, False]
    assert [message["extra"].get("authenticated") for message in messages] == [None, "fail", "pass", None]


async def test_a_mail_that_claims_to_be_from_an_agent_is_nobodys_word_of_ours(desk: Desk, db: Database) -> None:
    async def hire(tx: Tx) -> None:
        await tx.execute(
            "INSERT INTO agent (name, email, password_hash, role, locale, timezone, theme, presence, notify,"
            " created_at)"
            " VALUES ('Олег', 'oleg@firma.ru', '', 'agent', '', '', '', 'online', '{}', 1)"
        )

    await db.write(hire)
    first = (await desk.feed(mail()))[0]
    messages = await desk.feed(again(desk, "Олег <oleg@firma.ru>", "от нас", await answered(desk, first)))

    assert (messages[1]["kind"], bool(messages[1]["is_staff"]), messages[1]["agent_id"]) == ("inbound", False, None)
    assert strangers(messages) == [False, True]


# -- whom we answer ----------------------------------------------------------------------------------------------


async def test_the_answer_goes_where_the_customer_wants_it(desk: Desk) -> None:
    message = (await desk.feed(mail(Reply_To="Анна дома <anna@home.example>")))[0]

    assert message["address"] == "anna@example.org"
    assert message["origin"]["to"] == [["Анна дома", "anna@home.example"]]


async def test_an_answer_from_where_the_answer_went_is_no_strangers(desk: Desk) -> None:
    first = (await desk.feed(mail(Reply_To="anna@home.example")))[0]
    messages = await desk.feed(again(desk, "anna@home.example", "x", await answered(desk, first)))

    assert strangers(messages) == [False, False]


async def test_we_never_answer_ourselves(desk: Desk) -> None:
    message = (await desk.feed(mail(Reply_To="help+abc@firma.ru", Cc="Help@firma.ru, boris@example.org")))[0]

    assert message["origin"]["to"] == [["Анна", "anna@example.org"]]
    assert message["origin"]["cc"] == [["", "boris@example.org"]]


async def test_a_form_that_writes_as_the_mailbox_itself_means_the_person(desk: Desk) -> None:
    message = (await desk.feed(mail("Сайт <help@firma.ru>", Reply_To=ANNA)))[0]

    assert (message["address"], message["origin"]["to"]) == ("anna@example.org", [["Анна", "anna@example.org"]])


# -- machines ----------------------------------------------------------------------------------------------------


async def test_twenty_vacation_notes_are_kept_and_wake_nobody(desk: Desk, db: Database) -> None:
    first = (await desk.feed(mail()))[0]
    ours = await answered(desk, first)

    async def close(tx: Tx) -> None:
        await tx.execute("UPDATE dialog SET status = 'closed', closed_at = $1", tx.now)

    await db.write(close)
    for number in range(20):
        note = letter(ANNA, desk.address, "Автоответ: Вопрос", f"в отпуске {number}", reply_to=ours)
        note["Auto-Submitted"] = "auto-replied"
        messages = await desk.feed(note)

    assert len(messages) == 21
    assert {message["automatic"] for message in messages[1:]} == {"auto_reply"}
    assert (threads(messages), {message["status"] for message in messages}) == (1, {"closed"})


async def test_a_note_from_another_machine_does_not_change_whom_we_answer(desk: Desk) -> None:
    first = (await desk.feed(mail()))[0]
    note = letter(
        "robot@example.org", desk.address, "Automatic reply: Вопрос", "x", reply_to=await answered(desk, first)
    )
    note["Reply-To"] = "robot@elsewhere.example"
    messages = await desk.feed(note)

    assert messages[1]["origin"]["to"] == [["Анна", "anna@example.org"]]


@pytest.mark.parametrize(("kind", "status"), [("auto-generated", "open"), ("auto-replied", "closed")])
async def test_a_machines_first_word_is_seen_if_it_is_no_answer(desk: Desk, kind: str, status: str) -> None:
    """An alarm or an order must be seen; an out-of-office note to nothing we know asks for nothing."""
    messages = await desk.feed(mail(Auto_Submitted=kind))

    assert messages[0]["status"] == status


def bounce(ours: EmailMessage, action: str = "failed") -> bytes:
    return (
        f"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nTo: help@firma.ru\nSubject: Undelivered Mail\n"
        f"Message-ID: <{action}@mx.example.org>\nAuto-Submitted: auto-replied\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
        "--b\n\nIt did not arrive.\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"
        f"Final-Recipient: rfc822; anna@example.org\nAction: {action}\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 5.1.1 No such user\n"
        f"--b\nContent-Type: message/rfc822\n\nMessage-ID: {ours['message-id']}\nSubject: x\n\n--b--\n"
    ).encode()


async def outbound_row(desk: Desk, message: Row, external_id: str) -> int:
    """Our answer as the courier leaves it behind."""

    async def put(tx: Tx) -> int:
        number = await tx.value(
            "UPDATE thread SET last_number = last_number + 1 WHERE id = $1 RETURNING last_number", message["thread_id"]
        )
        found: int = await tx.value(
            "INSERT INTO message (thread_id, dialog_id, number, kind, is_staff, text, entities, extra, at, state)"
            f" VALUES ($1, $2, $3, 'outbound', FALSE, 'x', '[]', '{{}}', {tx.now}, 'sent') RETURNING id",
            message["thread_id"],
            message["dialog_id"],
            number,
        )
        return found

    message_id = await desk.kit.db.write(put)

    async def name(tx: Tx) -> None:
        await tx.execute("UPDATE message SET external_id = $1 WHERE id = $2", external_id, message_id)

    await desk.kit.db.write(name)
    return message_id


async def test_a_bounce_marks_the_message_it_bounced(desk: Desk) -> None:
    first = (await desk.feed(mail()))[0]
    ours = await answered(desk, first)
    await outbound_row(desk, first, str(ours["message-id"]).strip("<>"))
    messages = await desk.feed(bounce(ours))

    sent = next(message for message in messages if message["kind"] == "outbound")
    assert (sent["state"], sent["problem"]) == ("failed", "550 5.1.1 No such user")
    note = messages[-1]
    assert (note["automatic"], threads(messages), note["origin"]["to"]) == ("bounce", 1, [["Анна", "anna@example.org"]])
    assert (await desk.rows("SELECT unreachable FROM identity WHERE address = 'anna@example.org'"))[0][
        "unreachable"
    ] == "bounced"


async def test_a_delay_marks_nothing(desk: Desk) -> None:
    first = (await desk.feed(mail()))[0]
    ours = await answered(desk, first)
    await outbound_row(desk, first, str(ours["message-id"]).strip("<>"))
    messages = await desk.feed(bounce(ours, "delayed"))

    assert [(m["kind"], m["state"]) for m in messages if m["kind"] == "outbound"] == [("outbound", "sent")]
    assert messages[-1]["automatic"] == "delay"


async def test_a_bounce_with_a_forged_id_marks_nothing(desk: Desk) -> None:
    first = (await desk.feed(mail()))[0]
    ours = await answered(desk, first)
    genuine = str(ours["message-id"]).strip("<>")
    await outbound_row(desk, first, genuine)
    del ours["message-id"]
    ours["message-id"] = f"<{genuine.replace('.501.', '.502.')}>"
    messages = await desk.feed(bounce(ours))

    assert {m["state"] for m in messages if m["kind"] == "outbound"} == {"sent"}
    assert threads(messages) == 2


async def test_our_own_mail_that_comes_back_says_nothing(desk: Desk) -> None:
    first = (await desk.feed(mail()))[0]
    messages = await desk.feed((await answered(desk, first)).as_bytes())

    assert len(messages) == 1
    assert len(await desk.rows("SELECT 1 FROM raw_input")) == 2


async def test_another_instance_of_us_is_a_correspondent_but_its_machine_is_not(kit: Kit, desk: Desk) -> None:
    """Two installations that answer each other automatically stop at once, and their people can talk."""
    first = (await desk.feed(mail()))[0]
    person, machine = await answered(desk, first), await answered(desk, first, 502, automatic=True)
    for one in (person, machine):
        del one["x-pult-loop"]
        one["X-Pult-Loop"] = "another"
        del one["from"]
        one["From"] = "help@other.example"
    messages = await desk.feed(person.as_bytes(), machine.as_bytes())

    assert [message["automatic"] for message in messages[1:]] == [None, "auto_reply"]


# -- content -----------------------------------------------------------------------------------------------------


async def test_nul_surrogates_and_endless_dates_are_stored(desk: Desk) -> None:
    raw = (
        b"From: a\x00b <x@y.ru>\nSubject: \x00=?utf-8?B?7aCA?=\nDate: "
        + b"1" * 181
        + b"\nContent-Type: text/html\n\n<p>\x00a\xed\xa0\x80"
    )
    messages = await desk.feed(raw, raw + b"b")

    assert len(messages) == 2
    assert {row["state"] for row in await desk.rows("SELECT state FROM raw_input")} == {"done"}


async def test_a_winmail_dat_shows_its_files(desk: Desk) -> None:
    def attribute(kind: int, value: bytes) -> bytes:
        return b"\x02" + kind.to_bytes(4, "little") + len(value).to_bytes(4, "little") + value + b"\0\0"

    tnef = (
        b"\x78\x9f\x3e\x22\x01\x00"
        + attribute(0x69002, b"x")
        + attribute(0x18010, b"a.pdf\0")
        + attribute(0x6800F, b"%PDF-1")
    )
    head = b"From: x@y.ru\nContent-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\n"
    await desk.feed(head + base64.b64encode(tnef))

    assert [row["name"] for row in await desk.rows("SELECT name FROM attachment")] == ["a.pdf"]


async def test_a_long_id_goes_round_unchanged(desk: Desk) -> None:
    long_id = "CAF" + "x" * 130 + "@mail.gmail.com"
    first = (await desk.feed(mail(Message_ID=f"<{long_id}>")))[0]
    read = parse((await answered(desk, first)).as_bytes())

    assert list(read.in_reply_to) == [long_id]
    messages = await desk.feed(mail(text="2", In_Reply_To=f"<{long_id}>"))
    assert threads(messages) == 1

"""Notices by e-mail, through a real mail server."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from bench.world.smtp import MailFault, SentMail, SmtpServer
from connectors.email.urls import WrongMailUrl
from core.clock import HOUR, MINUTE, SECOND
from inbox import channels, dialogs, team
from inbox.access import NotForYourRole
from inbox.team import EmailNeeded
from notifications.alerts import mail, sendings
from tests.office import Office

ANNA = "anna@firma.example"


@pytest.fixture
async def posted(office: Office, smtp: SmtpServer) -> SmtpServer:
    """The mail server, which the workspace uses for notices."""
    await office.do(
        mail.set_server, smtp.url, address="pult@firma.example", by=office.boris, vault=office.machine.vault
    )
    return smtp


async def mine(office: Office) -> int:
    """A dialog of Anna's in the site's chat, which she knows of."""
    dialog_id = await office.customer("Hello")
    await office.do(dialogs.assign, dialog_id, by=office.anna, to=office.anna.id)
    await office.do(dialogs.read, dialog_id, by=office.anna)
    await office.turn(2 * MINUTE)
    return dialog_id


async def only(smtp: SmtpServer, subject: str) -> SentMail:
    (found,) = [one for one in await smtp.wait_sent(to=ANNA) if one.subject == subject]
    return found


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content())


async def test_a_customer_in_the_chat_reaches_who_is_away_by_mail_within_ten_seconds(
    office: Office, posted: SmtpServer
) -> None:
    dialog_id = await mine(office)
    asked_at = office.clock()
    await office.customer("Do you deliver to Omsk? <b>Soon</b>?")
    await office.turn(5 * SECOND)
    sent = await only(posted, "A new message: Ivan")
    assert sent.at * 1000 <= asked_at + 10 * SECOND
    assert sent.recipients == [ANNA]
    message = sent.message
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "All"
    assert message["From"] == "Pult <pult@firma.example>"
    link = f"https://help.firma.example/d/{dialog_id}"
    assert "Do you deliver to Omsk? <b>Soon</b>?" in part(message, "plain")
    assert link in part(message, "plain")
    page = part(message, "html")
    assert "&lt;b&gt;Soon&lt;/b&gt;" in page
    assert f'href="{link}"' in page


async def test_an_unowned_chat_with_nobody_there_is_mailed_to_everybody(office: Office, posted: SmtpServer) -> None:
    await office.customer("Hello?")
    await office.turn(5 * SECOND)
    recipients = sorted(address for one in await posted.wait_sent(2) for address in one.recipients)
    assert recipients == [ANNA, "boris@firma.example"]
    assert posted.sent[0].subject == "Somebody waits in the site's chat: Ivan"


async def test_a_burst_is_one_mail_that_counts(office: Office, posted: SmtpServer) -> None:
    await mine(office)
    for text in ("One", "Two", "Three"):
        await office.customer(text)
    await office.turn(7 * SECOND)
    assert (await only(posted, "3 new messages: Ivan")).text.count("Three") == 1
    await office.turn(10 * MINUTE)
    assert len(posted.sent_to(ANNA)) == 1


async def test_the_mail_speaks_the_colleagues_language(office: Office, posted: SmtpServer) -> None:
    await office.do(team.edit_profile, by=office.anna, changes={"locale": "ru"})
    await mine(office)
    await office.customer("Есть кто?")
    await office.turn(5 * SECOND)
    (sent,) = await posted.wait_sent(to=ANNA)
    assert sent.subject == "Новое сообщение: Ivan"
    assert "Открыть диалог" in sent.text


async def test_mails_of_one_dialog_are_one_conversation_and_each_has_an_id_of_its_own(
    office: Office, posted: SmtpServer
) -> None:
    await mine(office)
    for _ in range(2):
        await office.customer("Again")
        await office.turn(2 * MINUTE)
    first, second = (one.message for one in await posted.wait_sent(2, to=ANNA))
    assert first["References"] == second["References"]
    assert first["Message-ID"] != second["Message-ID"]


async def test_a_server_that_is_busy_gets_the_mail_later_and_once(office: Office, posted: SmtpServer) -> None:
    await mine(office)
    posted.fault(MailFault("rcpt", times=2))
    await office.customer("Hello?")
    await office.turn(5 * SECOND)
    assert posted.sent_to(ANNA) == []
    for _ in range(3):
        await office.turn(10 * SECOND)
    await office.turn(HOUR)
    assert len(await posted.wait_sent(to=ANNA)) == 1


async def test_a_mail_whose_fate_is_unknown_is_repeated_under_the_same_id(office: Office, posted: SmtpServer) -> None:
    await mine(office)
    posted.fault(MailFault("cut"))
    await office.customer("Hello?")
    await office.turn(5 * SECOND)
    await office.turn(10 * SECOND)
    first, second = await posted.wait_sent(2, to=ANNA)
    assert first.message["Message-ID"] == second.message["Message-ID"]


async def test_an_address_that_does_not_exist_is_told_in_the_settings(office: Office, posted: SmtpServer) -> None:
    await mine(office)
    posted.fault(MailFault("rcpt", "550 5.1.1 No such user", times=9))
    await office.customer("Hello?")
    await office.turn(5 * SECOND)
    (trouble,) = await office.machine.db.read(sendings.troubles, office.anna.id)
    assert (trouble["means"], trouble["reason"]) == ("email", "This address does not exist.")
    posted.faults.clear()
    await office.turn(2 * MINUTE)
    await office.customer("Hello?")
    await office.turn(5 * SECOND)
    assert await office.machine.db.read(sendings.troubles, office.anna.id) == []


async def test_a_notice_that_was_read_while_the_server_was_down_is_not_sent(office: Office, posted: SmtpServer) -> None:
    dialog_id = await mine(office)
    posted.fault(MailFault("rcpt"))
    await office.customer("Hello?")
    await office.turn(5 * SECOND)
    await office.do(dialogs.read, dialog_id, by=office.anna)
    await office.turn(MINUTE)
    assert posted.sent_to(ANNA) == []
    (row,) = await office.rows("SELECT state FROM notice_sending WHERE agent_id = $1", office.anna.id)
    assert row["state"] == "dropped"


async def test_after_an_hour_of_trying_it_is_given_up(office: Office, posted: SmtpServer) -> None:
    await mine(office)
    await posted.stop()
    await office.customer("Hello?")
    await office.turn(5 * SECOND)
    for _ in range(20):
        await office.turn(10 * MINUTE)
    (trouble,) = await office.machine.db.read(sendings.troubles, office.anna.id)
    assert trouble["reason"] == "The outgoing mail server cannot be reached."


async def test_a_connected_mailbox_serves_where_the_workspace_has_no_server(office: Office, smtp: SmtpServer) -> None:
    await office.do(
        channels.add,
        "email",
        name="Help",
        address="help@firma.example",
        config={"smtp": smtp.url, "name": "Firma"},
        secrets={},
        vault=office.machine.vault,
    )
    await mine(office)
    await office.customer("Hello?")
    await office.turn(5 * SECOND)
    sent = await only(smtp, "A new message: Ivan")
    assert sent.sender == "help@firma.example"
    assert sent.message["From"] == "Firma <help@firma.example>"


async def test_without_any_server_the_settings_say_so(office: Office) -> None:
    await mine(office)
    await office.customer("Hello?")
    await office.turn(5 * SECOND)
    (trouble,) = await office.machine.db.read(sendings.troubles, office.anna.id)
    assert trouble["reason"] == "No mailbox is connected that could send e-mail."


@pytest.mark.parametrize(
    ("url", "address", "refusal"),
    [
        ("http://mail.example", "a@b.example", WrongMailUrl),
        ("smtp://", "a@b.example", WrongMailUrl),
        ("smtp://mail.example", "nobody", EmailNeeded),
    ],
)
async def test_a_wrong_server_is_refused(office: Office, url: str, address: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        await office.do(mail.set_server, url, address=address, by=office.boris, vault=office.machine.vault)


async def test_only_an_administrator_chooses_the_server_and_its_password_is_sealed(office: Office) -> None:
    url = "smtp://user:hunter2@mail.example"
    with pytest.raises(NotForYourRole):
        await office.do(mail.set_server, url, address="a@b.example", by=office.anna, vault=office.machine.vault)
    await office.do(mail.set_server, url, address="a@b.example", by=office.boris, vault=office.machine.vault)
    (row,) = await office.rows("SELECT value FROM setting")
    assert "hunter2" not in str(row["value"])
    await office.do(mail.set_server, "", address="", by=office.boris, vault=office.machine.vault)
    assert await office.rows("SELECT value FROM setting") == []


async def test_a_name_made_to_begin_a_new_field_stays_in_the_subject(office: Office, posted: SmtpServer) -> None:
    dialog_id = await mine(office)
    await office.do(dialogs.set_subject, dialog_id, by=office.boris, subject="Hi\r\nBcc: all@firma.example")
    await office.customer("Hello?")
    await office.turn(5 * SECOND)
    (sent,) = await posted.wait_sent(to=ANNA)
    assert sent.message["Bcc"] is None
    assert sent.recipients == [ANNA]

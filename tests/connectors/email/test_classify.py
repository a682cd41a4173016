"""A person's word or a machine's, and which of our mails came back."""

from __future__ import annotations

import pytest

from connectors.email.parse import Mail, parse

PERSON = "From: Иван <ivan@x.ru>\nTo: help@firma.ru\nSubject: Вопрос\n"


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ("", None),
        ("Auto-Submitted: no\n", None),
        ("Auto-Submitted: auto-replied\n", "auto_reply"),
        ("Auto-Submitted: auto-replied (vacation)\n", "auto_reply"),
        ("X-Autoreply: yes\n", "auto_reply"),
        ("X-Autorespond: vacation\n", "auto_reply"),
        ("Precedence: auto_reply\n", "auto_reply"),
        ("Auto-Submitted: auto-generated\n", "service"),
        ("Precedence: bulk\n", "bulk"),
        ("Precedence: list\n", "bulk"),
        ("List-Id: <news.x.ru>\n", "bulk"),
        ("List-Unsubscribe: <mailto:u@x.ru>\n", "bulk"),
        ("X-Auto-Response-Suppress: All\n", "service"),
        ("X-Auto-Response-Suppress: DR, OOF\n", None),
        ("Return-Path: <ivan@x.ru>\n", None),
        ("Precedence: normal\n", None),
    ],
)
def test_fields_tell_machines_from_people(fields: str, kind: str | None) -> None:
    assert parse(f"{fields}{PERSON}\ntext".encode()).kind == kind


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("Automatic reply: Вопрос", "auto_reply"),
        ("Автоответ: Вопрос", "auto_reply"),
        ("Out of Office Re: Вопрос", "auto_reply"),
        ("Abwesenheitsnotiz: Frage", "auto_reply"),
        ("Automatische Antwort: Frage", "auto_reply"),
        ("Automated Response: Re: Automated Response: x", "auto_reply"),
        ("Re: Automatic reply: x", "auto_reply"),
        ("Автоматическая дверь не работает", None),
        ("Re: out of memory", None),
        ("Undelivered parcel", None),
    ],
)
def test_subjects_give_machines_away(subject: str, kind: str | None) -> None:
    assert parse(f"From: ivan@x.ru\nSubject: {subject}\n\ntext".encode()).kind == kind


@pytest.mark.parametrize(
    ("sender", "fields", "kind"),
    [
        ("noreply@shop.ru", "", "service"),
        ("no-reply@shop.ru", "", "service"),
        ("noreply@site.ru", "Reply-To: client@x.ru\n", None),
        ("norepair@shop.ru", "", None),
        ("MAILER-DAEMON@x.ru", "Return-Path: <>\n", "bounce"),
        ("postmaster@x.ru", "", None),
        ("ivan@x.ru", "Return-Path: <>\n", None),
    ],
)
def test_senders_give_machines_away(sender: str, fields: str, kind: str | None) -> None:
    assert parse(f"{fields}From: {sender}\nSubject: x\n\ntext".encode()).kind == kind


def report(kind: str, machine: str, original: str = "", subject: str = "Undelivered Mail Returned to Sender") -> Mail:
    return parse(
        f"Return-Path: <>\nFrom: MAILER-DAEMON@mx.ru\nSubject: {subject}\nAuto-Submitted: auto-replied\n"
        f"Content-Type: multipart/report; report-type={kind}; boundary=b\n\n"
        f"--b\n\nThis is the mail system.\n--b\nContent-Type: message/{kind}\n\n{machine}\n"
        f"--b\nContent-Type: message/rfc822\n\nMessage-ID: <ours@firma.ru>\n\n{original}\n--b--\n".encode()
    )


POSTFIX = """Reporting-MTA: dns; mx.ru
X-Postfix-Queue-ID: 4ABC

Final-Recipient: rfc822; nobody@x.ru
Original-Recipient: rfc822;nobody@x.ru
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <nobody@x.ru>: Recipient address rejected:
    User unknown"""


def test_a_delivery_report_names_the_mail_the_recipient_and_the_reason() -> None:
    read = report("delivery-status", POSTFIX)

    assert read.kind == "bounce"
    assert read.bounce is not None
    assert read.bounce.about == ("ours@firma.ru",)
    failure = read.bounce.failures[0]
    assert (failure.address, failure.status) == ("nobody@x.ru", "5.1.1")
    assert read.bounce.reason.endswith("User unknown")
    assert [file.media_type for file in read.files] == ["message/rfc822"]


def test_a_delay_is_no_failure() -> None:
    assert report("delivery-status", POSTFIX.replace("failed", "delayed")).kind == "delay"


def test_a_confirmation_of_delivery_is_a_receipt() -> None:
    assert report("delivery-status", POSTFIX.replace("failed", "delivered")).kind == "receipt"


def test_a_read_receipt_is_a_receipt() -> None:
    read = report("disposition-notification", "Disposition: manual-action/MDN-sent-manually; displayed")

    assert read.kind == "receipt"


def test_a_complaint_is_a_report() -> None:
    assert report("feedback-report", "Feedback-Type: abuse").kind == "report"


EXIM = """Return-path: <>
X-Failed-Recipients: nobody@x.ru
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.ru>
Subject: Mail delivery failed: returning message to sender
References: <ours@firma.ru>

This message was created automatically by mail delivery software.

  nobody@x.ru
    host mx.x.ru [192.0.2.1]
    SMTP error from remote mail server after RCPT TO:<nobody@x.ru>:
    550 5.1.1 No such user

------ This is a copy of the message, including all the headers. ------
Message-ID: <ours@firma.ru>
"""

QMAIL = """Return-Path: <>
From: MAILER-DAEMON@mx.ru
Subject: failure notice

Hi. This is the qmail-send program at mx.ru.

<nobody@x.ru>:
192.0.2.1 does not like recipient.
Remote host said: 550 5.1.1 no mailbox

--- Below this line is a copy of the message.

Message-ID: <ours@firma.ru>
"""


@pytest.mark.parametrize("raw", [EXIM, QMAIL])
def test_bounces_in_plain_words_are_read_too(raw: str) -> None:
    read = parse(raw.encode())

    assert read.kind == "bounce"
    assert read.bounce is not None
    assert "ours@firma.ru" in read.bounce.about
    assert read.bounce.failures[0].address == "nobody@x.ru"
    assert "550 5.1.1" in read.bounce.reason


def test_a_bounce_that_says_nothing_is_still_a_bounce() -> None:
    read = parse(b"Return-Path: <>\nFrom: MAILER-DAEMON@mx.ru\nSubject: Mail delivery failed\n\n")

    assert (read.kind, read.bounce is not None and read.bounce.about) == ("bounce", ())


def test_our_own_mark_is_found() -> None:
    assert parse(b"X-Pult-Loop: abc\nX-Pult-Loop: def\n\n").loop_marks == ["abc", "def"]

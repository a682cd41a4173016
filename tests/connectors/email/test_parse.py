"""Whole mails, in the shapes real mail programs give them."""

from __future__ import annotations

import base64
import email
import email.policy
import time
from email.message import EmailMessage

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.serialization import pkcs7
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.world.certificate import self_signed
from connectors.email.parse import Mail, parse

HEAD = "From: Иван <ivan@example.ru>\nTo: help@firma.ru\nSubject: Вопрос\nMessage-ID: <1@x>\n".encode()


def mail(rest: str | bytes, head: bytes = HEAD) -> Mail:
    return parse(head + (rest.encode() if isinstance(rest, str) else rest))


def multipart(kind: str, *parts: str | bytes, boundary: str = "=_b") -> bytes:
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n'
    contents = (part.encode() if isinstance(part, str) else part for part in parts)
    body = b"".join(f"--{boundary}\n".encode() + content + b"\n" for content in contents)
    return head.encode() + body + f"--{boundary}--\n".encode()


TEXT = "Content-Type: text/plain; charset=utf-8\n\nПривет"
HTML = "Content-Type: text/html; charset=utf-8\n\n<p>Привет, <b>мир</b></p>"
PDF = 'Content-Type: application/pdf; name="a.pdf"\nContent-Disposition: attachment\n\n%PDF-1.4'


def test_a_plain_mail() -> None:
    read = mail("Content-Type: text/plain; charset=utf-8\n\nПривет!\n")

    assert read.sender is not None
    assert (read.sender.address, read.sender.name, read.subject) == ("ivan@example.ru", "Иван", "Вопрос")
    assert (read.body.text, read.html, read.message_id, read.kind) == ("Привет!", None, "1@x", None)


def test_two_views_of_one_text_are_one_text() -> None:
    read = mail(multipart("alternative", TEXT, HTML))

    assert read.body.text == "Привет"
    assert read.html == "<p>Привет, <b>мир</b></p>"
    assert not read.files


def test_html_alone_becomes_text_with_its_styles() -> None:
    read = mail(HTML)

    assert read.body.text == "Привет, мир"
    assert [(e.style, e.offset, e.length) for e in read.body.entities] == [("bold", 8, 3)]


def test_an_empty_plain_view_gives_way_to_html() -> None:
    read = mail(multipart("alternative", "Content-Type: text/plain\n\n \n", HTML))

    assert read.body.text == "Привет, мир"


def test_text_picture_text_as_apple_mail_writes_it() -> None:
    picture = "Content-Type: image/png; name=p.png\nContent-Disposition: inline; filename=p.png\n\nPNG"
    read = mail(multipart("mixed", "Content-Type: text/plain\n\nfirst", picture, "Content-Type: text/plain\n\nsecond"))

    assert read.body.text == "first\n\nsecond"
    assert [(file.name, file.inline) for file in read.files] == [("p.png", False)]


def test_html_picture_html_keeps_both_halves() -> None:
    one = "Content-Type: text/html\n\n<p>one</p>"
    two = "Content-Type: text/html\n\n<p>two</p>"
    read = mail(multipart("mixed", one, PDF, two))

    assert read.body.text == "one\n\ntwo"
    assert read.html is not None
    assert "one" in read.html
    assert "two" in read.html
    assert [file.name for file in read.files] == ["a.pdf"]


def test_attachments_inside_the_html_view_are_not_lost() -> None:
    inner = multipart("mixed", HTML, PDF, boundary="inner")
    read = mail(multipart("alternative", TEXT, inner))

    assert read.body.text == "Привет"
    assert [file.name for file in read.files] == ["a.pdf"]


@pytest.mark.parametrize("disposition", ["Content-Disposition: inline\n", "", "Content-Disposition: attachment\n"])
def test_an_image_the_text_shows_is_inline_whatever_outlook_calls_it(disposition: str) -> None:
    page = 'Content-Type: text/html\n\n<img src="cid:Pic@1">'
    picture = f"Content-Type: image/png; name=image001.png\n{disposition}Content-ID: <pic@1>\n\nPNG"
    read = mail(multipart("related", page, picture))

    assert [(file.name, file.inline, file.content_id) for file in read.files] == [("image001.png", True, "pic@1")]


def test_a_named_text_is_a_file_but_a_body_with_a_name_is_the_body() -> None:
    named = 'Content-Type: text/plain; name="notes.txt"\nContent-Disposition: inline; filename="notes.txt"\n\nnotes'
    body = 'Content-Type: text/plain; name="body.txt"\n\nbody'
    read = mail(multipart("mixed", body, named))

    assert read.body.text == "body"
    assert [file.name for file in read.files] == ["notes.txt"]


def test_a_calendar_part_is_a_file_called_ics() -> None:
    invite = 'Content-Type: text/calendar; method=REQUEST; name="meeting"\n\nBEGIN:VCALENDAR'
    read = mail(multipart("alternative", TEXT, HTML, invite))

    assert [file.name for file in read.files] == ["meeting.ics"]


def test_a_mail_in_a_mail_is_a_file_named_by_its_subject() -> None:
    inner = "Content-Type: message/rfc822\n\nSubject: =?utf-8?B?0KHRh9GR0YI=?=\nFrom: a@b\n\ninner text"
    read = mail(multipart("mixed", TEXT, inner))

    assert [(file.name, file.media_type) for file in read.files] == [("Счёт.eml", "message/rfc822")]
    assert b"inner text" in read.files[0].content
    assert read.body.text == "Привет"


def test_two_files_of_one_name_get_two_names() -> None:
    read = mail(multipart("mixed", TEXT, PDF, PDF, PDF))

    assert [file.name for file in read.files] == ["a.pdf", "a (2).pdf", "a (3).pdf"]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ("Content-Type: image/png\nContent-Location: http://x/y/pic.png?z=1\n", "pic.png"),
        ("Content-Type: image/png\nContent-ID: <logo@x>\n", "logo.png"),
        ("Content-Type: application/pdf\n", "file.pdf"),
        ('Content-Type: application/pdf; name="../../etc/passwd"\n', None),
        ('Content-Type: application/pdf; name="C:\\Users\\me\\a.pdf"\n', "a.pdf"),
        ('Content-Type: application/octet-stream; name="\u202efdp.exe"\n', "fdp.exe"),
        ("Content-Type: nonsense\nContent-Disposition: attachment; filename=x.bin\n", "x.bin"),
    ],
)
def test_files_have_safe_names_of_their_own(fields: str, name: str | None) -> None:
    read = mail(multipart("mixed", TEXT, f"{fields}\ncontent"))

    assert len(read.files) == 1
    assert "/" not in read.files[0].name
    if name:
        assert read.files[0].name == name


@pytest.mark.parametrize("encoding", ["base64", "Base64 ", '"base64"', "BASE64;"])
def test_transfer_encodings_are_undone_however_they_are_spelt(encoding: str) -> None:
    raw = base64.b64encode("Привет".encode()).decode()
    read = mail(f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n{raw}")

    assert read.body.text == "Привет"


@pytest.mark.parametrize("footer", ["\n____\nlist footer", "", "===", "\n--\n"])
def test_base64_with_something_below_it_is_read(footer: str) -> None:
    raw = base64.b64encode(b"%PDF-1.4 content!").decode() + footer
    part = f"Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n{raw}"

    assert mail(multipart("mixed", TEXT, part)).files[0].content == b"%PDF-1.4 content!"


def test_base64_in_joined_pieces_is_read_whole() -> None:
    raw = (base64.b64encode(b"one!") + b"\n" + base64.b64encode(b"two!")).decode()
    part = f"Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n{raw}"

    assert mail(multipart("mixed", TEXT, part)).files[0].content == b"one!two!"


def test_flowed_text_flows() -> None:
    read = mail("Content-Type: text/plain; format=flowed\n\nOne long \nline.\n> quoted \n> too\n\nNext\n-- \nme")

    assert read.body.text.startswith("One long line.")


@pytest.mark.parametrize("newline", [b"\r\n", b"\n", b"\r"])
def test_any_newline_will_do(newline: bytes) -> None:
    read = parse((HEAD + multipart("mixed", TEXT, PDF)).replace(b"\n", newline))

    assert (read.subject, read.body.text, len(read.files)) == ("Вопрос", "Привет", 1)


def test_a_boundary_that_is_missing_is_found() -> None:
    assert (
        mail(b"Content-Type: multipart/mixed\n\n--abcdef\n\none\n--abcdef\n\ntwo\n--abcdef--").body.text == "one\n\ntwo"
    )


def test_a_boundary_that_never_comes_leaves_the_text() -> None:
    assert mail("Content-Type: multipart/mixed; boundary=nowhere\n\nJust text").body.text == "Just text"


def test_the_last_boundary_may_be_missing() -> None:
    assert mail(b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\none\n--b\n\ntwo').body.text == "one\n\ntwo"


def test_parts_that_share_their_boundary_with_the_whole_are_found() -> None:
    inner = 'Content-Type: multipart/alternative; boundary="=_b"\n\n'
    read = mail(multipart("mixed", inner, TEXT, PDF))

    assert read.body.text == "Привет"
    assert [file.name for file in read.files] == ["a.pdf"]


def test_a_forward_keeps_its_history_and_a_reply_folds_it() -> None:
    reply = mail("\nОтвет\n\n03.03.2025 12:00, Пётр <p@x.ru> пишет:\n> старое\n")
    forward = parse(
        HEAD.replace("Вопрос".encode(), b"Fwd: Q") + b"\nLook\n\n----- Forwarded message -----\nFrom: a\nold"
    )

    assert (reply.body.text, "старое" in reply.quoted) == ("Ответ", True)
    assert "old" in forward.body.text
    assert forward.quoted == ""


def test_an_opaque_signed_mail_shows_what_was_signed(tmp_path) -> None:  # type: ignore[no-untyped-def]
    certificate, key = self_signed(tmp_path)
    signed = (
        pkcs7.PKCS7SignatureBuilder()
        .set_data(multipart("mixed", TEXT, PDF))
        .add_signer(
            x509.load_pem_x509_certificate(certificate.read_bytes()),
            serialization.load_pem_private_key(key.read_bytes(), None),  # type: ignore[arg-type]
            hashes.SHA256(),
        )
        .sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.Binary])
    )
    read = mail(
        b'Content-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"\n'
        b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(signed)
    )

    assert read.body.text == "Привет"
    assert [file.name for file in read.files] == ["a.pdf"]
    assert read.extra["signed"] is True


def test_an_opaque_signed_mail_in_indefinite_lengths_is_read_too() -> None:
    def built(tag: int, *content: bytes) -> bytes:
        return bytes((tag, 0x80)) + b"".join(content) + b"\0\0"

    inner = TEXT.encode()
    octets = built(
        0x24, *(b"\x04" + bytes((len(inner[i : i + 20]),)) + inner[i : i + 20] for i in range(0, len(inner), 20))
    )
    data = bytes.fromhex("06092a864886f70d010701")
    content = built(0xA0, octets)
    signed = built(0x30, b"\x02\x01\x01", b"\x31\x00", built(0x30, data, content), b"\x31\x00")
    whole = built(0x30, bytes.fromhex("06092a864886f70d010702"), built(0xA0, signed))
    read = mail(
        b"Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\n" + base64.b64encode(whole)
    )

    assert read.body.text == "Привет"


def test_an_encrypted_mail_says_so_and_keeps_its_file() -> None:
    part = "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\n0123"
    read = mail(part)

    assert read.extra["encrypted"] is True
    assert [file.name for file in read.files] == ["smime.p7m"]


def test_machine_signatures_are_no_files() -> None:
    signature = "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nxx"
    read = mail(multipart("signed", TEXT, signature))

    assert (read.body.text, list(read.files), read.extra["signed"]) == ("Привет", [], True)


def tnef(*attributes: tuple[int, bytes]) -> bytes:
    body = b"\x78\x9f\x3e\x22\x01\x00"
    for kind, value in attributes:
        body += b"\x02" + kind.to_bytes(4, "little") + len(value).to_bytes(4, "little") + value + b"\0\0"
    return body


def test_the_files_in_a_winmail_dat_come_out() -> None:
    long_name = "Счёт.pdf".encode("utf-16-le") + b"\0\0"
    padded = long_name + b"\0" * (-len(long_name) % 4)
    properties = (
        (1).to_bytes(4, "little")
        + (0x3707001F).to_bytes(4, "little")
        + (1).to_bytes(4, "little")
        + len(long_name).to_bytes(4, "little")
        + padded
    )
    content = tnef((0x69002, b"x"), (0x18010, b"SCHET~1.PDF\0"), (0x6800F, b"%PDF"), (0x69005, properties))
    part = "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n"
    read = mail(multipart("mixed", TEXT, part.encode() + base64.b64encode(content)))

    assert [(file.name, file.content) for file in read.files] == [("Счёт.pdf", b"%PDF")]


def test_a_damaged_winmail_dat_stays_a_file() -> None:
    part = "Content-Type: application/ms-tnef; name=winmail.dat\n\n\x78broken"

    assert [file.name for file in mail(multipart("mixed", TEXT, part)).files] == ["winmail.dat"]


# -- who and whence ----------------------------------------------------------------------------------------------


def test_the_sender_is_never_the_reply_to() -> None:
    read = parse(b"From: form@site.ru\nReply-To: Client <c@x.ru>\n\ntext")

    assert read.sender is not None
    assert read.sender.address == "form@site.ru"
    assert [one.address for one in read.reply_to] == ["c@x.ru"]


def test_a_mail_without_from_has_another_sender_or_none() -> None:
    by_sender = parse(b"Sender: s@x.ru\n\ntext").sender

    assert by_sender is not None
    assert by_sender.address == "s@x.ru"
    assert parse(b"\ntext").sender is None


def test_the_addresses_of_the_envelope_are_collected() -> None:
    read = parse(b"Delivered-To: help+token@firma.ru\nX-Original-To: help@firma.ru\nTo: list@x.ru\n\n")

    assert list(read.delivered_to) == ["help+token@firma.ru", "help@firma.ru"]


RESULTS = b"Authentication-Results: mx.firma.ru (postfix 3.7);\n"


@pytest.mark.parametrize(
    ("results", "verdict"),
    [
        (RESULTS + b" dmarc=pass (p=reject) header.from=x.ru", "pass"),
        (RESULTS + b" dmarc=fail header.from=x.ru; spf=pass smtp.mailfrom=x.ru", "fail"),
        (RESULTS + b" spf=pass smtp.mailfrom=bounce@mail.x.ru", "none"),
        (RESULTS + b" spf=pass smtp.mailfrom=a@x.ru", "pass"),
        (RESULTS + b" dkim=pass header.d=x.ru header.s=s1", "pass"),
        (RESULTS + b" dkim=pass header.d=evil.ru", "none"),
        (RESULTS + b" dkim=fail header.d=x.ru", "none"),
        (b"Authentication-Results: evil.ru; dmarc=pass header.from=x.ru", "none"),
        (b"Authentication-Results: evil.ru; dmarc=pass\n" + RESULTS + b" dmarc=fail", "fail"),
        (RESULTS + b" none", "none"),
        (b"", "none"),
    ],
)
def test_only_the_word_of_a_trusted_server_counts(results: bytes, verdict: str) -> None:
    read = parse(results + b"\nFrom: a@x.ru\n\ntext" if results else b"From: a@x.ru\n\ntext", trusted={"mx.firma.ru"})

    assert read.verdict == verdict


# -- the same mail again -----------------------------------------------------------------------------------------


def test_the_same_mail_by_another_way_is_the_same() -> None:
    body = b"From: a@x.ru\nDate: Mon, 3 Mar 2025 12:00:00 +0300\nMessage-ID: <1@x>\n\ntext"

    assert parse(b"Received: by one\n" + body).dedup_key == parse(b"Received: by two\n" + body).dedup_key


def test_a_reused_message_id_is_another_mail() -> None:
    one, two = (parse(b"From: dhl@x.ru\nMessage-ID: <1@x>\n\n" + text) for text in (b"parcel 1", b"parcel 2"))

    assert one.dedup_key != two.dedup_key


def test_mails_without_an_id_are_told_apart_by_all_they_are() -> None:
    keys = {parse(raw).dedup_key for raw in (b"A: 1\n\nx", b"A: 2\n\nx", b"A: 1\n\nx", b"Message-ID: <>\n\nx")}

    assert len(keys) == 3
    assert all(key.startswith("gen:") for key in keys)


# -- bad input ---------------------------------------------------------------------------------------------------


def deep(levels: int) -> bytes:
    raw = TEXT.encode()
    for level in range(levels):
        raw = multipart("mixed", raw, boundary=f"b{level}")
    return raw


BOUNDARY = b'Content-Type: multipart/mixed; boundary="b"\n\n'

HOSTILE = {
    "20,000 parts": BOUNDARY + b"--b\n\nx\n" * 20_000,
    "20,000 files": BOUNDARY + b"--b\nContent-Type: image/png; name=a.png\n\nx\n" * 20_000,
    "500 deep": deep(500),
    "open comments": b"From: " + b"(" * 60_000 + b"\nTo: " + b"(a" * 30_000 + b"\n\nx",
    "20,000 addresses": b"To: " + b"a@b.ru, " * 20_000 + b"\n\nx",
    "1 MB line": b"Content-Type: text/plain\n\n" + b"x" * 1_000_000,
    "1 MB of quotes": b"\n" + b">" * 1_000_000,
    "100,000 quoted lines": b"\n" + b"> x\n" * 100_000,
    "attributions": b"\n" + (b"On 1 " + b"wrote " * 60 + b".:\n") * 10_000,
    "1 MB of encoded words": b"Subject: " + b"=?utf-8?q?" * 100_000 + b"\n\nx",
    "parameters": b"Content-Type: text/plain; " + b"a*0*=b;" * 9_000 + b"\n\nx",
    "divs": b"Content-Type: text/html\n\n" + b"<div>" * 100_000,
    "19,000 divs": b"Content-Type: text/html\n\n" + b"<div>" * 19_000 + b"x",
    "2,000 divs": b"Content-Type: text/html\n\n" + b"<div>" * 2_000 + b"x",
    "open tags": b"Content-Type: text/html\n\n" + b"<" * 1_000_000,
    "scripts without end": b"Content-Type: text/html\n\n" + b"<script>" * 30_000,
    "nested tables": b"Content-Type: text/html\n\n" + b"<table><tr><td>" * 6_000 + b"x",
    "bold": b"Content-Type: text/html\n\n" + b"<b><a href='http://x'>x" * 9_000,
    "blockquotes": b"Content-Type: text/html\n\n" + b"<p>On 1.1.2025 a@b.ru wrote:</p><blockquote>x" * 6_000,
    "delimiters": BOUNDARY + b"--b\n" * 300_000,
    "near delimiters": BOUNDARY + b"--bx\n" * 300_000,
    "fields": b"X: y\n" * 300_000,
    "one field": b"X: " + b"y" * 3_000_000 + b"\n\nx",
    "ids": b"References: " + b"<a@b> " * 50_000 + b"\n\nx",
    "open ids": b"References: " + b"<" * 60_000 + b"\n\nx",
    "bad base64": b"Content-Type: application/pdf; name=a\nContent-Transfer-Encoding: base64\n\n" + b"=a" * 500_000,
    "reports": b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
    b"--b\nContent-Type: message/delivery-status\n\n" + b"Final-Recipient: rfc822; a@b\n\n" * 50_000,
    "flowed": b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * 200_000,
    "NUL": b"From: a\0b@x.ru\nSubject: \0\0\n\n\0text\0",
    "surrogates": b"Subject: \xed\xa0\x80\n\n\xed\xb0\x80text",
    "date": b"Date: " + b"1" * 181 + b"\n\nx",
    "nothing": b"",
    "newlines": b"\n" * 1_000_000,
    "returns": b"\r" * 1_000_000,
    "tnef": b"Content-Type: application/ms-tnef\n\n" + tnef((0x69005, b"\xff" * 1_000)) + b"\xff" * 1_000_000,
    "asn.1": b"Content-Type: application/pkcs7-mime\n\n" + b"\x30\x80" * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mails_are_read_in_bounded_time(name: str) -> None:
    began = time.process_time()

    read = parse(HOSTILE[name])

    assert time.process_time() - began < 2.5, "a hostile mail took too long"
    storable(read)


def storable(read: Mail) -> None:
    for text in (read.subject, read.body.text, read.quoted, read.html or "", *(file.name for file in read.files)):
        assert "\0" not in text
        text.encode("utf-8")


def test_twenty_thousand_parts_are_cut_and_marked() -> None:
    read = parse(HOSTILE["20,000 files"])

    assert read.extra["cut"] is True
    assert len(read.files) <= 200


def test_the_beginning_of_a_mail_that_is_too_big_is_read_without_files() -> None:
    whole = HEAD + multipart("mixed", TEXT, PDF + "x" * 100_000)
    read = parse(whole[:5_000], whole_size=90_000_000)

    assert (read.body.text, list(read.files), read.extra["too_big"]) == ("Привет", [], 90_000_000)


LINES = b"""From: a@b.ru
Subject: =?utf-8?Q?=D0=9F?=
Content-Type: text/html
Content-Type: text/plain; charset=koi8-r
Content-Type: multipart/mixed; boundary=b
Content-Type: multipart/alternative; boundary=c
Content-Type: multipart/report; boundary=b
Content-Type: message/rfc822
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename*0*=x
Message-ID: <>
References: <a@b>
Auto-Submitted: auto-replied
--b
--b--
--c
--c--

<p>x<img src=cid:a>
> quoted
On 1.1.2025 a@b wrote:
--\x20
AAAA
=D0=9F
----- Original Message -----"""
LINE = st.sampled_from([*LINES.split(b"\n"), b"\xff\xfe\x00", b"\t"])


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(LINE, LINE, st.binary(max_size=40)), max_size=60), st.sampled_from([b"\n", b"\r\n", b"\r"]))
def test_no_mail_is_bad_enough_to_raise(lines: list[bytes], newline: bytes) -> None:
    storable(parse(newline.join(lines)))


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=80),
    st.lists(
        st.tuples(st.from_regex(r"[a-zа-я]{1,20}\.[a-z]{2,4}", fullmatch=True), st.binary(max_size=300)), max_size=4
    ),
)
def test_what_the_standard_library_writes_is_read_as_it_reads_it(
    text: str, subject: str, files: list[tuple[str, bytes]]
) -> None:
    written = EmailMessage(policy=email.policy.SMTP)
    written["From"] = "a@b.ru"
    written.set_content(text or "x")
    written.add_alternative(f"<p>{subject.replace('<', '').replace('&', '')}</p>", subtype="html")
    for name, content in files:
        written.add_attachment(content, maintype="application", subtype="x-thing", filename=name)

    read = parse(written.as_bytes())
    theirs = email.message_from_bytes(written.as_bytes(), policy=email.policy.default)

    assert [file.content for file in read.files] == [one.get_content() for one in theirs.iter_attachments()]
    assert len({file.name for file in read.files}) == len(files)
    assert read.html is not None

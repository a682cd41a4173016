"""Mails as we write them, read again by the standard library and by ourselves."""

from __future__ import annotations

import base64
import email
import email.policy
import re
from email.message import EmailMessage
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.base import DeliveryFailed, Outbound, OutboundFile, Part
from connectors.email.outgoing import compose
from connectors.email.parse import Mail, parse
from connectors.email.render import MAX_FILES, Sender, child_index, notice, render
from connectors.email.threading import Seal, key_of_addresses, key_of_id, message_of_id, new_key
from core.rich import Entity, Rich

SEAL = Seal(b"s" * 32, 1)
SENDER = Sender(address="help@firma.ru", name="Поддержка", seal=SEAL, instance="i1")
KEY = new_key()
NOW = 1_740_992_400_000
LONG_ID = "CAF" + "x" * 130 + "@mail.gmail.com"


def outbound(text: str = "Здравствуйте!", **fields: Any) -> Outbound:
    origin = {"to": [["Иван", "ivan@x.ru"]], "message_id": "q@x", "references": ["p@x"], "subject": "Вопрос"}
    origin |= fields.pop("origin", {})
    body = fields.pop("body", Rich(text))
    return Outbound(7, KEY, "mail", body, origin=origin, **fields)


def sent(message: Outbound, contents: bytes = b"content") -> tuple[bytes, Mail]:
    part = render(message, sender=SENDER, now=NOW)[0]
    files = [(file.name, file.media_type, contents) for file in message.files]
    source = compose(part.payload, files, now=NOW)
    return source, parse(source)


def by_the_library(source: bytes) -> EmailMessage:
    return cast(EmailMessage, email.message_from_bytes(source, policy=email.policy.default))


def test_an_answer_threads_and_leads_home() -> None:
    source, read = sent(outbound())

    assert (read.subject, list(read.in_reply_to)) == ("Re: Вопрос", ["q@x"])
    assert read.message_id is not None
    assert message_of_id(SEAL, read.message_id) == (KEY, 7)
    assert key_of_id(SEAL, read.references[0]) == KEY
    assert list(read.references[1:]) == ["p@x", "q@x"]
    assert key_of_addresses(SEAL, [one.address for one in read.reply_to]) == KEY
    assert by_the_library(source)["from"].addresses[0].addr_spec == "help@firma.ru"
    assert read.loop_marks == ["i1"]
    assert read.kind is None


@pytest.mark.parametrize("ids", [[LONG_ID], [f"{i}{LONG_ID}" for i in range(5)], ["plain@x"], ["a%+/=$@[192.0.2.1]"]])
def test_long_ids_go_out_unchanged(ids: list[str]) -> None:
    source, read = sent(outbound(origin={"message_id": ids[-1], "references": ids[:-1]}))

    assert b"=?" not in source[source.index(b"In-Reply-To") : source.index(b"Reply-To: <help")]
    assert list(read.in_reply_to) == [ids[-1]]
    assert list(read.references[1:]) == ids
    theirs = by_the_library(source)
    assert theirs["in-reply-to"].strip() == f"<{ids[-1]}>"


def test_the_chosen_message_is_answered_when_one_was_chosen() -> None:
    assert list(sent(outbound(reply_to="chosen@x#0123456789abcdef"))[1].in_reply_to) == ["chosen@x"]


def test_the_first_word_of_ours_has_no_re_and_answers_nothing() -> None:
    read = sent(outbound(origin={"message_id": None, "references": [], "subject": "Счёт"}))[1]

    assert (read.subject, list(read.in_reply_to), len(read.references)) == ("Счёт", [], 1)


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_subject_arrives_as_it_was(subject: str) -> None:
    source, read = sent(outbound(origin={"subject": subject}))
    head = source.partition(b"\r\n\r\n")[0]

    assert all(len(line) <= 250 for line in head.split(b"\r\n"))
    assert all(len(word) <= 75 for word in re.findall(rb"=\?[^ \r\n]*\?=", head))
    expected = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", f"Re: {subject}").split())
    assert (
        read.subject.replace(" ", "")
        .removeprefix("Re:")
        .startswith(expected.replace(" ", "").removeprefix("Re:")[:200])
    )


@pytest.mark.parametrize("subject", ["x\r\nBcc: victim@x.ru", "x\nBcc: victim@x.ru", "x\u2028Bcc: victim@x.ru"])
def test_a_line_break_in_a_subject_begins_no_field(subject: str) -> None:
    theirs = by_the_library(sent(outbound(origin={"subject": subject}))[0])

    assert theirs["bcc"] is None
    assert "Bcc: victim@x.ru" in theirs["subject"]


@pytest.mark.parametrize("name", ["Анна", "O'Brien, Ann", 'Ann "A" B', "A\r\nBcc: x@y", "=?utf-8?q?x?=", "a" * 300, ""])
def test_any_name_arrives_as_it_was(name: str) -> None:
    source, read = sent(outbound(agent_name=name))

    assert read.sender is not None
    assert read.sender.address == "help@firma.ru"
    assert by_the_library(source)["bcc"] is None
    shown = f"{' '.join(name.split())} (Поддержка)" if name else "Поддержка"
    assert read.sender.name == shown[:200]


def test_both_views_say_the_same() -> None:
    body = Rich("Смотрите: тут <b>", (Entity("link", 10, 3, "https://x.ru/?a=1&b=2"), Entity("bold", 0, 8)))
    read = sent(outbound(body=body))[1]

    assert read.body.text == "Смотрите: тут (https://x.ru/?a=1&b=2) <b>"
    assert read.html is not None
    assert "<strong>Смотрите</strong>" in read.html
    assert 'href="https://x.ru/?a=1&amp;b=2"' in read.html
    assert "&lt;b&gt;" in read.html


def test_what_is_answered_stands_below_and_folds() -> None:
    message = outbound(quoted="Не работает\n\nпомогите", origin={"at": NOW, "author": "Иван <ivan@x.ru>"})
    read = sent(message)[1]

    assert read.body.text == "Здравствуйте!"
    assert "> Не работает" in read.quoted
    assert '<details class="quoted">' in (read.html or "")


@pytest.mark.parametrize(
    "name",
    [
        "Счёт № 5 за очень длинный период с января по декабрь прошлого года.pdf",
        "a.pdf",
        'q"uote\\s.pdf',
        "日本.pdf",
        "no ending",
    ],
)
def test_files_arrive_under_their_names(name: str) -> None:
    file = OutboundFile(1, name, "application/pdf", 7, "/nowhere")
    source, read = sent(outbound(files=(file,)), b"%PDF\n\x00\xff")

    assert [one.content for one in read.files] == [b"%PDF\n\x00\xff"]
    theirs = next(iter(by_the_library(source).iter_attachments()))
    assert theirs.get_filename() == name
    if '"' not in name:
        assert read.files[0].name.removesuffix(".pdf") == name.removesuffix(".pdf")


def test_files_that_do_not_fit_into_one_mail_go_in_several() -> None:
    files = tuple(OutboundFile(number, f"{number}.bin", "application/x-a", MAX_FILES // 2, "/") for number in range(5))
    parts = render(outbound(files=files), sender=SENDER, now=NOW)

    assert [list(part.files) for part in parts] == [[0, 1], [2, 3], [4]]
    assert len({part.payload["message_id"] for part in parts}) == 3
    assert all(message_of_id(SEAL, part.payload["message_id"]) == (KEY, 7) for part in parts)


def test_a_retry_is_the_same_mail() -> None:
    assert render(outbound(), sender=SENDER, now=NOW) == render(outbound(), sender=SENDER, now=NOW)


@pytest.mark.parametrize(("answers", "word"), [("q@x", "auto-replied"), (None, "auto-generated")])
def test_what_we_send_automatically_says_so(answers: str | None, word: str) -> None:
    source, read = sent(outbound(options={"automatic": True}, origin={"message_id": answers}))
    theirs = by_the_library(source)

    assert (theirs["auto-submitted"], theirs["x-auto-response-suppress"]) == (word, "All")
    assert read.kind in ("auto_reply", "service")


def test_outlook_gets_its_index_with_a_child() -> None:
    parent = base64.b64encode(b"\x01" + bytes(21)).decode()
    theirs = by_the_library(sent(outbound(origin={"thread_index": parent, "thread_topic": "Вопрос"}))[0])

    index = base64.b64decode(theirs["thread-index"])
    assert (index[:22], len(index)) == (b"\x01" + bytes(21), 27)
    assert theirs["thread-topic"] == "Вопрос"
    assert [child_index(bad, NOW) for bad in ("", "!", "AAAA", "А")] == [""] * 4


def test_copies_go_only_where_the_agent_said() -> None:
    theirs = by_the_library(sent(outbound(options={"cc": [["", "boss@x.ru"]]}, origin={"cc": [["", "spy@x.ru"]]}))[0])

    assert [one.addr_spec for one in theirs["cc"].addresses] == ["boss@x.ru"]


def test_a_chosen_recipient_takes_the_place_of_the_last() -> None:
    theirs = by_the_library(sent(outbound(options={"to": [["", "other@x.ru"]]}))[0])

    assert [one.addr_spec for one in theirs["to"].addresses] == ["other@x.ru"]


def test_nobody_to_send_to_is_a_refusal() -> None:
    with pytest.raises(DeliveryFailed) as failed:
        render(outbound(origin={"to": []}), sender=SENDER, now=NOW)

    assert failed.value.permanent


def test_a_domain_in_letters_goes_out_as_dns_knows_it() -> None:
    source, _ = sent(outbound(origin={"to": [["", "ivan@пример.рф"]]}))

    assert b"<ivan@xn--e1afmkfd.xn--p1ai>" in source


def test_a_server_without_plus_addresses_gets_no_token() -> None:
    plain = Sender(address="help@firma.ru", name="", seal=SEAL, instance="i", plus=False)
    part = render(outbound(), sender=plain, now=NOW)[0]

    assert part.payload["reply_to"] is None
    assert b"\r\nReply-To" not in compose(part.payload, [], now=NOW)


def test_a_notice_to_a_colleague_is_marked_as_a_machine() -> None:
    part: Part = notice(
        sender=SENDER,
        to=["anna@firma.ru"],
        subject="Новый диалог",
        text="x",
        page="<p>x</p>",
        message_id="n1",
        headers={},
    )
    read = parse(compose(part.payload, [], now=NOW))

    assert (read.kind, read.loop_marks, read.subject) == ("service", ["i1"], "Новый диалог")

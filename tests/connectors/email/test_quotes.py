"""Where new words end and history begins, in plain text."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.email.quotes import fold, is_forward

ANSWER = "Спасибо, помогло!"

HISTORIES = {
    "Gmail, English": "On Mon, Mar 3, 2025 at 12:00 PM Help <help@firma.ru> wrote:\n\n> old\n> words",
    "Gmail, wrapped": "On Mon, Mar 3, 2025 at 12:00 PM Some Very Long Name\n<help@firma.ru> wrote:\n\n> old",
    "Gmail, Russian": "пн, 3 мар. 2025 г. в 12:00, Помощь <help@firma.ru>:\n\n> old",
    "Gmail, German": "Am Mo., 3. März 2025 um 12:00 Uhr schrieb Hilfe <help@firma.ru>:\n\n> alt",
    "Thunderbird, Russian": "03.03.2025 12:00, Помощь пишет:\n> old",
    "Thunderbird, English": "On 3/3/25 12:00, Help wrote:\n> old",
    "Thunderbird, German": "Am 03.03.25 um 12:00 schrieb Hilfe:\n> alt",
    "Apple Mail, Russian": "> 3 марта 2025 г., в 12:00, Помощь <help@firma.ru> написал(а):\n> \n> old",
    "Yandex": '03.03.2025, 12:00, "Помощь" <help@firma.ru>:\n\nold words',
    "Mail.ru": "Понедельник, 3 марта 2025, 12:00 +03:00 от Помощь <help@firma.ru>:\n \nold words",
    "Outlook, English": "From: Help <help@firma.ru>\nSent: Monday, March 3, 2025\nTo: me\nSubject: RE: x\n\nold",
    "Outlook, Russian": (
        "________________________________\nОт: Помощь <help@firma.ru>\nОтправлено: 3 марта\nКому: я\nТема: x\n\nold"
    ),
    "Outlook, German": "Von: Hilfe <help@firma.ru>\nGesendet: Montag, 3. März 2025\nAn: ich\nBetreff: x\n\nalt",
    "Outlook Express": "-----Original Message-----\nFrom: Help\nold",
    "Outlook, Russian line": "-----Исходное сообщение-----\nold",
    "Outlook, German line": "-----Ursprüngliche Nachricht-----\nalt",
    "French": "Le lun. 3 mars 2025 à 12:00, Aide <help@firma.ru> a écrit :\n\n> vieux",
    "Ukrainian": "пн, 3 бер. 2025 р. о 12:00 Допомога <help@firma.ru> пише:\n\n> old",
    "bare": "> old\n> words",
    "ours": "2025-03-03 12:00 UTC, Помощь:\n> old",
    "signature": "-- \nИван Петров\n+7 900",
    "iPhone": "Отправлено с iPhone",
    "iPhone with history": "Sent from my iPhone\n\n> On 3 Mar 2025, at 12:00, Help <help@firma.ru> wrote:\n> \n> old",
}


@pytest.mark.parametrize("name", HISTORIES)
def test_history_is_folded_and_kept(name: str) -> None:
    folded = fold(f"{ANSWER}\n\n{HISTORIES[name]}\n")

    assert folded.visible.strip() == ANSWER
    assert folded.quoted.strip() == HISTORIES[name].strip()


def test_an_answer_below_its_quotation_is_what_is_seen() -> None:
    folded = fold("03.03.2025 12:00, Помощь пишет:\n> old\n\nОтвет внизу\n-- \nИван")

    assert folded.visible.strip() == "Ответ внизу"
    assert "> old" in folded.quoted


@pytest.mark.parametrize(
    "text",
    [
        "> вопрос один\n\nответ один\n\n> вопрос два\n\nответ два",
        "Как я уже писал 5 мая:\nне работает",
        "Вот что пишет программа 3 раза:\nошибка 500",
        "From: Moscow\nwe need a ticket",
        "> only a quotation",
        "On 3/3/25 12:00, Help wrote:\n> old",
        "-- \nonly a signature",
        "Таблица:\n--\n1 2 3\n" + "строка\n" * 30,
        "",
        "\n\n",
    ],
)
def test_nothing_is_folded_when_it_is_the_message(text: str) -> None:
    assert fold(text).quoted == ""


@pytest.mark.parametrize(
    ("subject", "text", "forward"),
    [
        ("Fwd: x", "", True),
        ("FW: x", "", True),
        ("WG: x", "", True),
        ("Пересл: x", "", True),
        ("Re: x", "", False),
        ("Forward motion", "", False),
        ("x", "see\n---------- Forwarded message ---------\nFrom: a", True),
        ("x", "-------- Пересылаемое сообщение --------\n", True),
        ("x", "Begin forwarded message:\n\nFrom: a", True),
        ("x", "nothing of the kind", False),
    ],
)
def test_a_forward_is_recognised(subject: str, text: str, forward: bool) -> None:
    assert is_forward(subject, text) is forward


PIECES = st.sampled_from([*"\n".join(HISTORIES.values()).split("\n"), "", "слово", "> x", ">> y", "-- ", "a:"])


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES | st.text(max_size=30), max_size=30))
def test_every_line_is_kept(lines: list[str]) -> None:
    text = "\n".join(lines)
    folded = fold(text)

    def words(said: str) -> Counter[str]:
        return Counter(line for line in said.split("\n") if line)

    assert words(folded.visible) + words(folded.quoted) == words(text)
    assert folded.visible.strip() or not text.strip()

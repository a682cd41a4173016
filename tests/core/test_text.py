"""Texts from outside: what is kept, what is found, what is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import clean, query_stems, safe_filename, safe_name, snippet, stems, storable, utf16_len

anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)


@given(anything)
def test_cleaned_text_can_be_stored_by_every_database(text: str) -> None:
    cleaned = clean(text)
    assert "\0" not in cleaned
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert clean(cleaned) == cleaned


def test_cleaning_keeps_lines_tabs_and_emoji_and_makes_one_kind_of_line_end() -> None:
    assert clean("a\r\nb\rc\n\td 👩‍👩‍👧\x00\x1b\ud800") == "a\nb\nc\n\td 👩‍👩‍👧"


def test_cleaning_bounds_the_length() -> None:
    assert len(clean("a\r\n" * 1000, 100)) == 100


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Не приходит оплата за тариф", "оплату"),
        ("Ёлка", "елки"),
        ("Дверной замо\u0301к", "замка замок"),
        ("стои\u0306", "стой"),
        ("connections are slow", "connection"),
        ("заявка №1045 от 3G-модема", "1045 3g"),
    ],
)
def test_a_word_is_found_by_its_other_forms(text: str, query: str) -> None:
    assert set(query_stems(query)) & set(stems(text).split())


@given(anything)
def test_stems_are_words_divided_by_blanks(text: str) -> None:
    assert stems(text).split() == stems(text).split(" ") or stems(text) == ""
    assert set(query_stems(text)) == set(stems(text).split())


@given(st.text(max_size=50))
def test_utf16_length_is_the_number_of_code_units(text: str) -> None:
    assert utf16_len(text) == len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    "name", ["", "   ", "\u202e\u200f", "\u3164\u3164", "\u2800", "\u0301\u0301", "\ud800", "\u200d"]
)
def test_a_name_that_nobody_can_see_gets_the_fallback(name: str) -> None:
    assert safe_name(name, "Telegram 42") == "Telegram 42"


def test_a_name_cannot_turn_the_direction_of_the_line() -> None:
    assert safe_name("Ив\u202eан\u2066  Петров\n") == "Иван Петров"


def test_names_in_any_script_and_emoji_survive() -> None:
    for name in ("Мария", "محمد", "李小龍", "👩‍💻", "O'Neil-Ёлкин", "…"):
        assert safe_name(name, "?") == name


def test_a_file_name_shows_its_true_ending_and_no_folder() -> None:
    assert safe_filename("../../etc/passwd") == "_.._etc_passwd"
    assert safe_filename("счёт\u202egpj.exe") == "счётgpj.exe"
    assert safe_filename("\u202e", "document") == "document"
    assert safe_filename("отчёт " * 60 + ".pdf").endswith(".pdf")
    assert len(safe_filename("x" * 500)) <= 128
    assert safe_filename("README") == "README"


def test_a_snippet_is_one_line_cut_between_words() -> None:
    assert snippet("Добрый день\n\nу нас  не работает интернет", 24) == "Добрый день у нас не…"
    assert snippet("коротко") == "коротко"
    assert len(snippet("x" * 500, 20)) == 20


def test_what_a_person_typed_loses_only_what_no_database_takes() -> None:
    assert storable("a\x00\tb\r\n\ud83d \x1b пароль 👋") == "a\tb\r\n \x1b пароль 👋"

"""Ids and tokens that lead a mail home, and those that were made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.email.threading import (
    Seal,
    ancestors,
    first_key,
    key_of_addresses,
    key_of_id,
    key_of_subject,
    looks_like_ours,
    message_of_id,
    new_key,
    own_id,
    plain_subject,
    reply_address,
    reply_subject,
    root_id,
    subject_token,
    trimmed_references,
    without_token,
)

SEAL = Seal(b"s" * 32, 1)
KEY = new_key()


def test_our_ids_lead_home() -> None:
    assert key_of_id(SEAL, own_id(SEAL, KEY, 42, "firma.ru")) == KEY
    assert message_of_id(SEAL, own_id(SEAL, KEY, 42, "firma.ru")) == (KEY, 42)
    assert message_of_id(SEAL, own_id(SEAL, KEY, 42, "firma.ru", part=2)) == (KEY, 42)
    assert key_of_id(SEAL, root_id(SEAL, KEY, "firma.ru")) == KEY
    assert key_of_addresses(SEAL, ["help@firma.ru", reply_address(SEAL, KEY, "help@firma.ru")]) == KEY
    assert key_of_subject(SEAL, f"Re: x {subject_token(SEAL, KEY)}") == KEY


def test_a_change_of_case_on_the_way_does_no_harm() -> None:
    assert key_of_addresses(SEAL, [reply_address(SEAL, KEY, "help@firma.ru").upper()]) == KEY
    assert key_of_subject(SEAL, subject_token(SEAL, KEY).upper()) == KEY


@pytest.mark.parametrize("other", [Seal(b"x" * 32, 1), Seal(b"s" * 32, 2)])
def test_ids_of_another_house_or_channel_are_strangers(other: Seal) -> None:
    ours = own_id(other, KEY, 42, "firma.ru")

    assert looks_like_ours(ours)
    assert key_of_id(SEAL, ours) is None
    assert key_of_id(SEAL, root_id(other, KEY, "firma.ru")) is None
    assert key_of_addresses(SEAL, [reply_address(other, KEY, "help@firma.ru")]) is None
    assert key_of_subject(SEAL, subject_token(other, KEY)) is None


@given(st.integers(0, 200), st.sampled_from("abc234"))
def test_a_changed_letter_makes_an_id_unknown(at: int, letter: str) -> None:
    genuine = own_id(SEAL, KEY, 42, "firma.ru")
    local, _, domain = genuine.partition("@")
    at %= len(local)
    forged = f"{local[:at]}{letter}{local[at + 1 :]}@{domain}"

    assert forged == genuine or key_of_id(SEAL, forged) is None


def test_purposes_do_not_mix() -> None:
    token = reply_address(SEAL, KEY, "help@firma.ru").partition("+")[2].partition("@")[0]

    assert key_of_subject(SEAL, f"[#{token}]") is None


def test_the_first_mail_always_makes_the_same_key() -> None:
    assert first_key(1, "a@b#1") == first_key(1, "a@b#1")
    assert len({first_key(1, "a"), first_key(2, "a"), first_key(1, "b"), new_key(), new_key()}) == 5


def test_an_address_of_ours_without_its_token() -> None:
    assert without_token(reply_address(SEAL, KEY, "help@firma.ru")) == "help@firma.ru"
    assert len(reply_address(SEAL, KEY, "support@firma.ru").partition("@")[0]) <= 64


@pytest.mark.parametrize(
    ("subject", "plain"),
    [
        ("Re: AW: Fwd: Hello", "hello"),
        ("RE[2]: Re(3): Привет  мир", "привет мир"),
        ("Отв: Ответ: Привет", "привет"),
        ("[EXTERNAL] Re: Hello", "hello"),
        ("Re：Hello", "hello"),
        ("Re:", "re:"),
        ("[list]", "[list]"),
        ("Recall: x", "recall: x"),
        ("", ""),
    ],
)
def test_what_two_subjects_share(subject: str, plain: str) -> None:
    assert plain_subject(subject) == plain


def test_a_subject_gets_one_re() -> None:
    assert reply_subject("Вопрос") == "Re: Вопрос"
    assert reply_subject("RE: Вопрос") == "RE: Вопрос"
    assert reply_subject("") == "Re:"


def test_references_keep_the_first_and_the_newest_that_fit() -> None:
    ids = [f"{number}@{'x' * 60}" for number in range(100)]
    kept = trimmed_references(ids)

    assert (kept[0], kept[-1]) == (ids[0], ids[-1])
    assert sum(len(one) + 3 for one in kept) <= 1_500
    assert trimmed_references(["a@b", "a@b", "bad id@x", "<x>@y"]) == ["a@b"]
    assert trimmed_references([]) == []


def test_the_nearest_ancestor_comes_first() -> None:
    assert ancestors(["c@x"], ["a@x", "b@x", "c@x"]) == ["c@x", "b@x", "a@x"]

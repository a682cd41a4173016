"""Secrets at rest: readable with the key they were sealed with, and with no other."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.logs import strike
from core.secrets import Vault, WrongKey

KEY = "k" * 48


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.none()))
def test_what_was_sealed_is_opened_and_looks_like_nothing_meanwhile(value: dict[str, object]) -> None:
    sealed = Vault(KEY).seal(value)
    assert Vault(KEY).open(sealed) == value
    assert sealed != Vault(KEY).seal(value)


def test_no_secret_is_an_empty_one() -> None:
    assert Vault(KEY).open("") == {}


@pytest.mark.parametrize("sealed", ["x", "gAAAAA", "не то", " ", "gAAAAABn" + "A" * 120])
def test_what_was_not_sealed_here_is_refused_in_words(sealed: str) -> None:
    with pytest.raises(WrongKey, match="another PULT_SECRET_KEY"):
        Vault(KEY).open(sealed)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(WrongKey, match="another PULT_SECRET_KEY"):
        Vault("other").open(Vault(KEY).seal({"token": "1"}))


def test_a_changed_letter_is_noticed_wherever_it_is() -> None:
    sealed = Vault(KEY).seal({"token": "123:abc"})
    for at in range(0, len(sealed) - 2, 7):
        other = next(letter for letter in string.ascii_letters if letter != sealed[at])
        with pytest.raises(WrongKey):
            Vault(KEY).open(sealed[:at] + other + sealed[at + 1 :])


def test_keys_of_different_purposes_have_nothing_in_common() -> None:
    vault = Vault(KEY)
    assert vault.derive("csrf") == Vault(KEY).derive("csrf")
    assert len({vault.derive("csrf"), vault.derive("vault"), Vault("other").derive("csrf")}) == 3


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_signature_is_of_one_purpose_and_one_text(text: str, other: str) -> None:
    vault = Vault(KEY)
    signature = vault.sign("csrf", text, length=32)
    assert len(signature) == 32
    assert vault.verify("csrf", text, signature, length=32)
    assert not vault.verify("link", text, signature, length=32)
    assert (other == text) == vault.verify("csrf", other, signature, length=32)
    assert not vault.verify("csrf", text, signature[:4])


@given(st.text(max_size=60))
def test_no_word_from_outside_passes_for_a_signature(word: str) -> None:
    """Also an empty or a very short one: a signature cut to nothing must not fit everything."""
    assert not Vault(KEY).verify("csrf", "session", word)


@pytest.mark.parametrize(
    "line",
    [
        "POST https://api.telegram.org/bot110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/getMe",
        "Authorization: Bearer pult_Zm9vYmFyYmF6cXV4cXV1eHF1dXV1eA",
        "postgres://pult:hunter2@db.example.com/pult",
        "imaps://support%40firma.ru:geheim@imap.firma.ru",
        "redis://:hunter2@127.0.0.1:6379/0",
    ],
)
def test_secrets_are_struck_out_of_logs(line: str) -> None:
    told = strike(line)
    assert "•••" in told
    for secret in ("AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", "Zm9vYmFyYmF6", "hunter2", "geheim"):
        assert secret not in told

"""Whom a site may vouch for, and how an anonymous visitor is known again."""

import base64
import json
from typing import Any

import jwt
import pytest

from connectors.widget import identity
from connectors.widget.identity import IdentityExpired, IdentityRefused, person
from core.clock import DAY, HOUR

SECRET = "a secret of at least sixty-four bytes, so that HS512 takes it as well as HS256"
NOW = 1_790_000_000_000


def signed(secret: str = SECRET, algorithm: str = "HS256", **claims: Any) -> str:
    body = {"sub": "42", "exp": (NOW + HOUR) // 1000, **claims}
    return jwt.encode({k: v for k, v in body.items() if v is not None}, secret, algorithm=algorithm)


def test_a_signed_person_is_who_the_site_says() -> None:
    token = signed(name="Иван", email=" Ivan@Example.com ", attributes={"plan": "pro", "seats": 5, "deep": {"a": 1}})
    found = person(token, SECRET, now=NOW)
    assert (found.subject, found.name, found.email) == ("42", "Иван", "ivan@example.com")
    assert found.attributes == {"plan": "pro", "seats": 5}
    assert found.address == "user:42"


def test_a_signature_of_another_secret_is_refused() -> None:
    with pytest.raises(IdentityRefused):
        person(signed(SECRET.replace("secret", "word")), SECRET, now=NOW)


def test_a_channel_without_a_secret_vouches_for_nobody() -> None:
    with pytest.raises(IdentityRefused):
        person(signed(), "", now=NOW)


def test_an_unsigned_token_is_refused() -> None:
    def part(value: dict[str, Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    token = f"{part({'alg': 'none', 'typ': 'JWT'})}.{part({'sub': '42', 'exp': NOW // 1000 + 60})}."
    with pytest.raises(IdentityRefused):
        person(token, SECRET, now=NOW)


def test_another_algorithm_is_refused() -> None:
    with pytest.raises(IdentityRefused):
        person(signed(algorithm="HS512"), SECRET, now=NOW)


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": None},
        {"sub": ""},
        {"sub": 42},
        {"sub": "x" * 121},
        {"sub": "a\u202eb"},
        {"exp": None},
        {"exp": True},
        {"exp": (NOW + DAY + HOUR) // 1000},
    ],
)
def test_a_token_without_a_person_or_a_near_end_is_refused(claims: dict[str, Any]) -> None:
    with pytest.raises(IdentityRefused):
        person(signed(**claims), SECRET, now=NOW)


def test_an_old_token_has_expired() -> None:
    token = signed(exp=(NOW + HOUR) // 1000)
    assert person(token, SECRET, now=NOW + HOUR)
    with pytest.raises(IdentityExpired):
        person(token, SECRET, now=NOW + 2 * HOUR)


@pytest.mark.parametrize("text", ["", "a.b", "a.b.c", "\ud800.\ud800.x", "e30.e30.e30", "x" * 9000])
def test_what_is_no_token_is_refused(text: str) -> None:
    with pytest.raises(IdentityRefused):
        person(text, SECRET, now=NOW)


def test_what_is_no_email_is_left_out() -> None:
    assert person(signed(email="not an address"), SECRET, now=NOW).email == ""


def test_a_visitor_is_known_by_a_hash_of_the_token() -> None:
    token, other = identity.new_token(), identity.new_token()
    assert identity.is_token(token)
    assert not identity.is_token(token.upper() + "x")
    assert identity.visitor_address(token) == identity.visitor_address(token)
    assert identity.visitor_address(token) != identity.visitor_address(other)
    assert token not in identity.visitor_address(token)

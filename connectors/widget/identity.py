"""Who is behind a widget: an anonymous visitor with a token of ours, or a person the site has signed for.

A site signs with HS256 and the channel's secret. We ask for `sub` and `exp` (at most 24 h away) and read `name`,
`email` (unless `email_verified` denies it) and `attributes`. Pure; what becomes of it in the inbox is `inbox.visitors`.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import jwt

from core.clock import DAY, MINUTE
from core.errors import Invalid, NotAllowed
from core.text import clean, safe_name

TOKEN_BYTES: Final = 16
LONGEST: Final = DAY
SKEW: Final = MINUTE
"""How far the site's clock may be off."""
MAX_TOKEN: Final = 8_192
MAX_ATTRIBUTES: Final = 32
MAX_VALUE: Final = 256
MAX_SUBJECT: Final = 120

_ANONYMOUS: Final = re.compile(r"[0-9a-f]{32}")
_EMAIL: Final = re.compile(r"[^@\s]{1,64}@[^@\s]{1,189}")


class NoEmail(Invalid):
    """This is not an e-mail address."""


class IdentityRefused(NotAllowed):
    """The site's signature on who you are is not valid."""


class IdentityExpired(NotAllowed):
    """Your sign-in has expired. Reload the page to go on."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the site vouches for. `expires_at` is an instant in milliseconds."""

    subject: str
    name: str = ""
    email: str = ""
    attributes: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    expires_at: int = 0

    @property
    def address(self) -> str:
        return f"user:{self.subject}"


def new_token() -> str:
    """An anonymous visitor's token: 128 random bits. It is never stored; its hash is the visitor's address."""
    return secrets.token_hex(TOKEN_BYTES)


def is_token(text: str) -> bool:
    return _ANONYMOUS.fullmatch(text) is not None


def visitor_address(token: str) -> str:
    """Where an anonymous visitor is found: the hash of the token only that visitor's browser knows."""
    return "visitor:" + hashlib.sha256(token.encode()).hexdigest()[:40]


def person(token: str, secret: str, *, now: int) -> Person:
    """The person a JWT names. Raises `IdentityRefused`, `IdentityExpired`."""
    if not secret or len(token) > MAX_TOKEN:
        raise IdentityRefused
    try:
        claims = jwt.decode(
            token,
            secret,
            algorithms=["HS256"],
            options={
                "require": ["exp", "sub"],
                "verify_exp": False,
                "verify_iat": False,
                "verify_nbf": False,
                "verify_aud": False,
            },
        )
    except (jwt.InvalidTokenError, ValueError) as error:
        raise IdentityRefused from error
    subject, expires = claims["sub"], claims["exp"]
    if not isinstance(subject, str) or not 0 < len(subject) <= MAX_SUBJECT or safe_name(subject) != subject:
        raise IdentityRefused
    if isinstance(expires, bool) or not isinstance(expires, int | float) or expires * 1000 > now + LONGEST + SKEW:
        raise IdentityRefused
    if expires * 1000 < now - SKEW:
        raise IdentityExpired
    email = _email(_text(claims.get("email"))) or ""
    doubtful = bool(email) and claims.get("email_verified", True) is not True
    return Person(
        subject=subject,
        name=safe_name(_text(claims.get("name"))),
        email="" if doubtful else email,
        attributes={**_attributes(claims.get("attributes")), **({"unconfirmed_email": email} if doubtful else {})},
        expires_at=int(expires * 1000),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _email(text: str) -> str | None:
    lower = text.strip().lower()
    return lower if _EMAIL.fullmatch(lower) else None


def email(text: str) -> str:
    """An address that somebody typed in. Raises `NoEmail`."""
    found = _email(text)
    if found is None or clean(found) != found:
        raise NoEmail(field="email")
    return found


def _attributes(value: Any) -> dict[str, str | int | float | bool]:
    """Plain facts only; what is nested or too long is left out."""
    if not isinstance(value, Mapping):
        return {}
    kept: dict[str, str | int | float | bool] = {}
    for name, fact in list(value.items())[:MAX_ATTRIBUTES]:
        key = safe_name(str(name))[:64]
        if key and isinstance(fact, str):
            kept[key] = safe_name(fact)[:MAX_VALUE]
        elif key and isinstance(fact, bool | int | float):
            kept[key] = fact
    return kept

"""Encryption at rest for channel secrets, and keys derived for signing; never a password store."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken


class WrongKey(Exception):
    """The stored secrets were encrypted with another PULT_SECRET_KEY. Put the old key back, or enter them again."""


class Vault:
    """Encrypts small JSON values with the installation's key (Fernet: AES-128-CBC and HMAC-SHA256)."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()
        self._fernet = Fernet(base64.urlsafe_b64encode(self.derive("vault")))

    def derive(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose; knowing it tells nothing of the others."""
        return hmac.digest(self._key, purpose.encode(), hashlib.sha256)

    def seal(self, value: dict[str, Any]) -> str:
        return self._fernet.encrypt(json.dumps(value).encode()).decode()

    def open(self, sealed: str) -> dict[str, Any]:
        """Raises `WrongKey` when it was sealed with another key or was tampered with."""
        if not sealed:
            return {}
        try:
            opened: dict[str, Any] = json.loads(self._fernet.decrypt(sealed.encode()))
        except InvalidToken as error:
            raise WrongKey(WrongKey.__doc__) from error
        return opened

    def sign(self, purpose: str, text: str, *, length: int = 16) -> str:
        """A short URL-safe signature of `length` characters (6 bits each)."""
        digest = hmac.digest(self.derive(purpose), text.encode(errors="replace"), hashlib.sha256)
        return base64.urlsafe_b64encode(digest).decode()[:length]

    def verify(self, purpose: str, text: str, signature: str, *, length: int = 16) -> bool:
        """Compare in constant time. `length` is what it was signed with: a shorter one would be easy to guess."""
        return hmac.compare_digest(self.sign(purpose, text, length=length).encode(), signature.encode(errors="replace"))

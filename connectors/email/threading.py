"""Which correspondence a mail belongs to, as far as the mail itself can tell: tokens nobody can guess; pure.

A mail thread's key is 16 letters and digits, made once: from the first mail that came, or at random when we write
first. Our Message-IDs and the plus-address in our Reply-To carry the key with an HMAC over channel and key, so they
lead home without any look-up, and a guessed or altered one is an unknown one. Knowing such an id lets a mail into
the thread and nothing more; who wrote it is judged apart (`people.py`).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_KEY = r"[a-z2-7]{16}"
_MAC = r"[a-z2-7]{16}"
_OWN_ID = re.compile(rf"^c({_KEY})\.([0-9]{{1,19}})(?:-([0-9]{{1,3}}))?\.({_MAC})@")
_ROOT_ID = re.compile(rf"^root\.({_KEY})\.({_MAC})@")
_PLUS = re.compile(rf"^[^@]{{1,64}}\+({_KEY})({_MAC})@", re.IGNORECASE)
_SUBJECT_TOKEN = re.compile(rf"\[#({_KEY})({_MAC})\]", re.IGNORECASE)
_PREFIX = re.compile(
    r"^(?:\s*(?:re|fwd?|aw|wg|antw|antwort|sv|vs|vb|tr|ref|rif|odp|ynt|rv|res|enc|отв|ответ|пересл|переслано|вс)"
    r"\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3}|\d{1,2})?\s*[:：]|\s*\[[^\]]{1,40}\](?=\s*\S)|\s*\((?:external|внешн\w*)\))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Seal:
    """What makes ids of one channel ours: the installation's secret and the channel's number."""

    secret: bytes
    channel_id: int

    def mac(self, purpose: str, *parts: object) -> str:
        """80 bits as 16 letters and digits that survive a change of case."""
        said = "\0".join(("mail", purpose, str(self.channel_id), *map(str, parts)))
        return _letters(hmac.digest(self.secret, said.encode(), "sha256"))

    def holds(self, mac: str, purpose: str, *parts: object) -> bool:
        return hmac.compare_digest(mac.lower(), self.mac(purpose, *parts))


def _letters(digest: bytes) -> str:
    return base64.b32encode(digest[:10]).decode("ascii").lower()


def new_key() -> str:
    """The key of a correspondence that we begin."""
    return _letters(secrets.token_bytes(10))


def first_key(channel_id: int, dedup_key: str) -> str:
    """The key of a correspondence that begins with this mail; the same mail always gives the same."""
    return _letters(hashlib.sha256(f"place\0{channel_id}\0{dedup_key}".encode()).digest())


# -- ids of ours -------------------------------------------------------------------------------------------------


def own_id(seal: Seal, key: str, message_id: int, domain: str, *, part: int = 0) -> str:
    """The Message-ID of our message (or of its further mail `part`), without brackets. A retry has the same."""
    number = f"{message_id}-{part}" if part else str(message_id)
    return f"c{key}.{number}.{seal.mac('id', key, message_id)}@{domain}"


def root_id(seal: Seal, key: str, domain: str) -> str:
    """One constant id per correspondence, first in our References, so that Gmail keeps it together."""
    return f"root.{key}.{seal.mac('root', key)}@{domain}"


def reply_address(seal: Seal, key: str, address: str) -> str:
    """The channel's address with the token of this correspondence after a plus."""
    local, _, domain = address.rpartition("@")
    return f"{local}+{key}{seal.mac('plus', key)}@{domain}"


def subject_token(seal: Seal, key: str) -> str:
    return f"[#{key}{seal.mac('subject', key)}]"


def key_of_id(seal: Seal, one: str) -> str | None:
    """The correspondence of an id of ours, or None if it is not ours or was made up."""
    if found := _OWN_ID.match(one):
        return found[1] if seal.holds(found[4], "id", found[1], found[2]) else None
    if found := _ROOT_ID.match(one):
        return found[1] if seal.holds(found[2], "root", found[1]) else None
    return None


def message_of_id(seal: Seal, one: str) -> tuple[str, int] | None:
    """The correspondence and the number of our message with this Message-ID; None as in `key_of_id`."""
    found = _OWN_ID.match(one)
    if found and seal.holds(found[4], "id", found[1], found[2]):
        return found[1], int(found[2])
    return None


def looks_like_ours(one: str) -> bool:
    """Has the shape of an id of ours, whether or not it is: such an id is never looked up as a stranger's."""
    return bool(_OWN_ID.match(one) or _ROOT_ID.match(one))


def key_of_addresses(seal: Seal, addresses: Iterable[str]) -> str | None:
    """The correspondence named by a plus-address with a right token."""
    for address in addresses:
        found = _PLUS.match(address)
        if found and seal.holds(found[2], "plus", found[1].lower()):
            return found[1].lower()
    return None


def key_of_subject(seal: Seal, subject: str) -> str | None:
    found = _SUBJECT_TOKEN.search(subject)
    if found and seal.holds(found[2], "subject", found[1].lower()):
        return found[1].lower()
    return None


def without_token(address: str) -> str:
    """An address of ours without what stands after the plus."""
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


# -- subjects and references -------------------------------------------------------------------------------------


def plain_subject(subject: str) -> str:
    """The subject without Re:, Fwd:, AW:, Отв: and tags in brackets, in lower case; what two mails share."""
    rest = _SUBJECT_TOKEN.sub(" ", subject[:1_000])
    while (found := _PREFIX.match(rest)) and found.end() < len(rest.rstrip()):
        rest = rest[found.end() :]
    return " ".join(rest.casefold().split())


def reply_subject(subject: str) -> str:
    """The customer's subject, unchanged, with one Re: in front."""
    return subject if re.match(r"\s*re\s*:", subject, re.IGNORECASE) else f"Re: {subject}".rstrip()


def trimmed_references(ids: Sequence[str], *, limit: int = 1_500) -> list[str]:
    """The first id and as many of the newest as fit: relays refuse header blocks of more than 4 KB."""
    unique = list(dict.fromkeys(one for one in ids if 2 < len(one) <= 900 and not re.search(r"[\s<>]", one)))
    if not unique:
        return []
    kept: list[str] = []
    size = len(unique[0]) + 3
    for one in reversed(unique[1:]):
        size += len(one) + 3
        if size > limit:
            break
        kept.append(one)
    return [unique[0], *reversed(kept)]


def ancestors(in_reply_to: Sequence[str], references: Sequence[str]) -> list[str]:
    """The ids a mail answers, nearest first: In-Reply-To, then References from the newest to the oldest."""
    return list(dict.fromkeys([*in_reply_to, *reversed(references)]))

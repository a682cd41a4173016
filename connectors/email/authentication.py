"""Whether the sender's domain stands behind a mail: the word of the receiving server, and of nobody else; pure.

By IMAP the sender's machine is not known any more, so nothing is checked here: the topmost Authentication-Results
field (RFC 8601) is read, and only if it was written by a server the channel's settings name.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

from connectors.email.headers import Fields

Verdict = Literal["pass", "fail", "none"]

_COMMENT = re.compile(r"\([^()]{0,500}\)")
_METHOD = re.compile(r"\b(dmarc|spf|dkim)\s*=\s*([a-z]+)([^;]{0,1000})", re.IGNORECASE)
_PROPERTY = re.compile(r"\b(?:header\.(?:from|d|i)|smtp\.(?:mailfrom|helo))\s*=\s*\"?([^\s;\"]{1,320})", re.IGNORECASE)
_MAX_FIELDS = 10


def verdict(fields: Fields, *, sender_domain: str, trusted: Collection[str]) -> Verdict:
    """`pass`: DMARC, or an aligned SPF or DKIM, confirmed the From domain; `fail`: DMARC denied it.

    `trusted` names the servers (authserv-id, lower case) whose word counts; without one it is always `none`.
    """
    if not trusted or not sender_domain:
        return "none"
    for raw in fields.all("authentication-results")[:_MAX_FIELDS]:
        # Ours is above all that came with the mail: the receiving server takes out what claims its name (§5).
        head, _, results = raw.decode("utf-8", "replace").partition(";")
        names = head.strip().lower().split()
        if names and names[0] in trusted:
            return _judge(_COMMENT.sub(" ", results), sender_domain)
    return "none"


def _judge(results: str, domain: str) -> Verdict:
    aligned = False
    for method, result, properties in _METHOD.findall(results):
        good = result.lower() == "pass"
        if method.lower() == "dmarc":
            if result.lower() in ("pass", "fail"):
                return "pass" if good else "fail"
        elif good and any(_aligned(one, domain) for one in _PROPERTY.findall(properties)):
            aligned = True
    return "pass" if aligned else "none"


def _aligned(named: str, domain: str) -> bool:
    """Relaxed alignment without a list of public suffixes: the same domain, or one above it with a dot inside."""
    named = named.rpartition("@")[2].strip(".").lower()
    return named == domain or ("." in named and domain.endswith(f".{named}"))

"""A mail server's address as one URL: `imaps://anna%40firma.ru:secret@mail.firma.ru/INBOX`; pure.

`imaps` and `smtps` speak TLS at once; `imap` and `smtp` turn it on with STARTTLS when the server offers it.
`?tls=required` refuses a server that does not, `?tls=no` never asks; `?certificate=any` trusts a self-signed one.
`lmtp://127.0.0.1:2424` is where we listen ourselves for the machine's own mail server.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from core.errors import Invalid

Tls = Literal["at_once", "required", "offered", "no"]

_ASKED: dict[str, Tls] = {"required": "required", "no": "no"}
_PORTS = {"imap": 143, "imaps": 993, "smtp": 587, "smtps": 465}


class WrongMailUrl(Invalid):
    """{value} is not the address of a mail server. Enter it like {example}."""


class NotThisMachine(Invalid):
    """LMTP asks for no password, so it may only listen on this machine: 127.0.0.1."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a mail server is and how it wants to be spoken to."""

    protocol: str
    """`imap`, `smtp` or `lmtp`."""
    host: str
    port: int
    tls: Tls
    any_certificate: bool = False
    user: str = ""
    password: str = ""
    folder: str = "INBOX"

    @property
    def url(self) -> str:
        """The URL without user and password."""
        scheme = f"{self.protocol}s" if self.tls == "at_once" else self.protocol
        host = f"[{self.host}]" if ":" in self.host else self.host
        asked: dict[str, str] = {"tls": self.tls} if self.tls in ("required", "no") else {}
        if self.any_certificate:
            asked["certificate"] = "any"
        folder = f"/{quote(self.folder)}" if self.protocol == "imap" and self.folder != "INBOX" else ""
        return f"{scheme}://{host}:{self.port}{folder}" + (f"?{urlencode(asked)}" if asked else "")

    def signed_in(self, user: str, password: str) -> Server:
        return replace(self, user=user, password=password)


def server(url: str, protocol: Literal["imap", "smtp"], *, field: str | None = None) -> Server:
    """Read a URL. Raises `WrongMailUrl`, naming `field`."""
    refusal = WrongMailUrl(field=field, value=_without_password(url), example=f"{protocol}s://user@mail.example.com")
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, parts.hostname
    except ValueError:
        raise refusal from None
    if parts.scheme not in (protocol, f"{protocol}s") or not host:
        raise refusal
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    tls: Tls = "at_once" if parts.scheme.endswith("s") else _ASKED.get(asked.get("tls", ""), "offered")
    return Server(
        protocol=protocol,
        host=host,
        port=port or _PORTS[parts.scheme],
        tls=tls,
        any_certificate=asked.get("certificate") == "any",
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
    )


def incoming(url: str, *, field: str | None = None) -> Server:
    """Where mail comes from: IMAP, or LMTP on this machine. Raises `WrongMailUrl`, `NotThisMachine`."""
    if not url.strip().startswith("lmtp:"):
        return server(url, "imap", field=field)
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port or 0
    except ValueError:
        host, port = "", 0
    if not port:
        raise WrongMailUrl(field=field, value=url, example="lmtp://127.0.0.1:2424")
    if not is_this_machine(host):
        raise NotThisMachine(field=field)
    return Server("lmtp", "127.0.0.1" if host == "localhost" else host, port, "no")


def is_this_machine(host: str) -> bool:
    return host in ("localhost", "::1") or host.startswith("127.")


def _without_password(url: str) -> str:
    head, at, rest = url.rpartition("@")
    return f"{head.partition('://')[0]}://…@{rest}" if at else url


def tls_context(one: Server) -> ssl.SSLContext:
    """What the server's certificate is checked against."""
    context = ssl.create_default_context()
    if one.any_certificate:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context

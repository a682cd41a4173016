"""The source of a mail we send, made of a rendered part; pure but for the file contents handed in.

The standard library writes the parts; the fields are written here. It would break ids longer than a line into encoded
words, after which Gmail and Outlook see no reference, and it loses blanks between the words of a long subject.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from email import policy
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any, cast

from core.clock import to_datetime

_MAX_LINE = 76
_MAX_WORD_BYTES = 42
"""In an encoded word: `=?utf-8?b?` and `?=` and 56 letters stay below RFC 2047's 75."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_PLAIN = re.compile(r"[ -~]*")
_SENDABLE = re.compile(r"[^\s@<>()\[\],;:\"\\\x00-\x20\x7f]{1,64}@[^\s@<>(),;\"\\\x00-\x20\x7f]{1,255}")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")


class _Folded:
    """A field that is written as it is: words folded at spaces, each whole however long it is."""

    max_count = 1

    @classmethod
    def parse(cls, value: str, kwds: dict[str, Any]) -> None:
        kwds["decoded"] = value

    def init(self, name: str, **_: Any) -> None:
        self._name = name
        self._value = str(self)

    def fold(self, *, policy: Any) -> str:
        lines = [f"{self._name}:"]
        for word in self._value.split(" "):
            if len(lines[-1]) + 1 + len(word) > _MAX_LINE and lines[-1].strip() and not lines[-1].endswith(":"):
                lines.append("")
            lines[-1] += f" {word}"
        return str(policy.linesep).join(lines) + str(policy.linesep)


def _policy() -> policy.EmailPolicy[EmailMessage]:
    registry = HeaderRegistry(default_class=cast(Any, _Folded), use_default_map=False)
    for name, kind in HeaderRegistry().registry.items():
        if name.startswith(("content-", "mime-")):
            registry.map_to_type(name, cast(Any, kind))
    return policy.SMTP.clone(header_factory=registry)


def encoded(text: str) -> str:
    """Text as a field carries it: itself when it is ASCII, else encoded words (RFC 2047) of whole characters."""
    if _PLAIN.fullmatch(text) and "=?" not in text and max(map(len, text.split(" ")), default=0) < 200:
        return text
    return " ".join(f"=?utf-8?b?{base64.b64encode(piece).decode('ascii')}?=" for piece in _pieces(text))


def _pieces(text: str) -> Iterator[bytes]:
    piece = b""
    for character in text:
        raw = character.encode("utf-8", "replace")
        if len(piece) + len(raw) > _MAX_WORD_BYTES:
            yield piece
            piece = b""
        piece += raw
    yield piece


def one_line(text: str) -> str:
    """Text for a field: an agent's line break must not begin a new field."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def ascii_address(address: str) -> str:
    """The address with its domain as DNS knows it. Raises ValueError for one that cannot be written so."""
    local, _, domain = address.rpartition("@")
    if not local or not domain or not _SENDABLE.fullmatch(address):
        raise ValueError(address)
    if domain.isascii():
        return address
    return f"{local}@{domain.encode('idna').decode('ascii')}"


def compose(payload: Mapping[str, Any], files: Sequence[tuple[str, str, bytes]], *, now: int) -> bytes:
    """The source of one mail. `payload` as `render.py` makes it; `files` are name, media type, content.

    Raises ValueError when an address cannot be written.
    """
    mail = EmailMessage(policy=_policy())
    mail["From"] = _mailbox(payload["from"])
    mail["To"] = ", ".join(_mailbox(one) for one in payload["to"])
    if payload.get("cc"):
        mail["Cc"] = ", ".join(_mailbox(one) for one in payload["cc"])
    mail["Subject"] = encoded(one_line(payload["subject"]))
    mail["Date"] = format_datetime(to_datetime(now))
    mail["Message-ID"] = f"<{payload['message_id']}>"
    if payload.get("in_reply_to"):
        mail["In-Reply-To"] = f"<{payload['in_reply_to']}>"
    if payload.get("references"):
        mail["References"] = " ".join(f"<{one}>" for one in payload["references"])
    if payload.get("reply_to"):
        mail["Reply-To"] = f"<{ascii_address(payload['reply_to'])}>"
    for name, value in payload.get("headers", {}).items():
        mail[name] = encoded(one_line(str(value)))
    _set_text(mail, payload["text"], payload.get("html") or "")
    for name, media_type, content in files:
        main, _, sub = media_type.partition("/")
        mail.add_attachment(content, maintype=main or "application", subtype=sub or "octet-stream", filename=name)
    return mail.as_bytes()


def _mailbox(pair: Sequence[str]) -> str:
    name, address = one_line(pair[0]), f"<{ascii_address(pair[1])}>"
    if not name:
        return address
    if _PLAIN.fullmatch(name) and not _ATOMS.fullmatch(name) and "=?" not in name:
        escaped = re.sub(r'(["\\])', r"\\\1", name)
        return f'"{escaped}" {address}'
    return f"{encoded(name)} {address}"


def _set_text(mail: EmailMessage, text: str, html: str) -> None:
    mail.set_content(text, cte=_encoding(text))
    if html:
        mail.add_alternative(html, subtype="html", cte=_encoding(html))


def _encoding(text: str) -> str:
    """Letters beyond ASCII are shorter in Base64 when there are many of them; quoted-printable stays readable."""
    return "quoted-printable" if sum(1 for c in text if c > "\x7f") * 6 < len(text) else "base64"

"""One rendered mail, handed to the SMTP server once; every failure becomes a `DeliveryFailed` that says what it means.

Up to the end of the recipients nothing has happened and everything may be tried again. From DATA on, a connection that
breaks leaves it open whether the mail was taken: such a one is never repeated blindly.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import structlog
from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPException,
    SMTPResponseException,
)

from connectors.base import DeliveryFailed, OutboundFile, Part, Sent
from connectors.email.outgoing import ascii_address, compose
from connectors.email.reasons import Reason, reason_of
from connectors.email.urls import Server, tls_context
from core.clock import Clock
from core.i18n import msgid

log = structlog.get_logger(__name__)

CONNECT = 15.0
ENVELOPE = 20.0
CONTENT = 38.0
"""Seconds for signing in, for sender and recipients together, and for the content: less than the courier allows."""
REST = 20.0
"""Seconds an open connection may rest before the server is asked whether it still holds."""
_LATER = 60.0

REASONS = {
    "network": msgid("The outgoing mail server cannot be reached."),
    "certificate": msgid(
        "The outgoing mail server's certificate does not fit its name, or nobody known has signed it."
    ),
    "no_tls": msgid("The outgoing mail server offers no encryption, which the channel's settings ask for."),
    "auth": msgid("The outgoing mail server refuses the user name or the password."),
    "no_server": msgid("The channel has no outgoing mail server."),
    "later": msgid("The mail server asks us to try again later."),
    "uncertain": msgid(
        "The mail server did not answer: the mail may have arrived or not. Look before you send it again."
    ),
    "no_address": msgid("This address does not exist."),
    "full": msgid("The recipient's mailbox is full."),
    "too_big": msgid("The mail is too big for the mail server."),
    "sender": msgid("The mail server does not let us send from this address."),
    "policy": msgid("The recipient's mail server refuses our mail."),
    "refused": msgid("The mail server refused the mail."),
    "malformed": msgid("This is not an e-mail address."),
    "file_gone": msgid("An attached file is not there any more."),
}

_MEANINGS = (
    (re.compile(r"\b5\.(?:1\.[0-36]|1\.10|4\.4)\b"), "no_address"),
    (re.compile(r"\b[45]\.2\.2\b"), "full"),
    (re.compile(r"\b5\.(?:3\.4|2\.3)\b|^552\b"), "too_big"),
    (re.compile(r"\b5\.1\.[78]\b"), "sender"),
    (re.compile(r"\b5\.7\.\d+\b"), "policy"),
    (
        re.compile(
            r"(?:no such|unknown) user|user unknown|mailbox (?:unavailable|not found)|does not exist", re.IGNORECASE
        ),
        "no_address",
    ),
)
"""RFC 3463 and what servers without its codes say."""


class Outgoing:
    """Connections to one SMTP server, kept for the next mail while they hold."""

    def __init__(self, server: Server, *, clock: Clock) -> None:
        self._server = server
        self._clock = clock
        self._resting: list[tuple[float, SMTP]] = []

    async def send(self, sender: str, part: Part, files: Mapping[int, OutboundFile]) -> Sent:
        """Send one mail from this address. Raises `DeliveryFailed` and nothing else."""
        source = await self._source(part, files)
        try:
            people = [*part.payload["to"], *part.payload.get("cc", ())]
            recipients = list(dict.fromkeys(ascii_address(one[1]) for one in people))
        except (ValueError, UnicodeError) as error:
            raise failure("malformed", permanent=True) from error
        smtp = await self._connection()
        try:
            said = await _hand_over(smtp, sender, recipients, source)
        except BaseException:
            smtp.close()
            raise
        self._resting.append((time.monotonic(), smtp))
        return Sent([part.payload["message_id"]], {"said": said})

    async def close(self) -> None:
        while self._resting:
            _, smtp = self._resting.pop()
            smtp.close()

    async def _source(self, part: Part, files: Mapping[int, OutboundFile]) -> bytes:
        def made() -> bytes:
            chosen = [files[number] for number in part.files if number in files]
            contents = [(one.name, one.media_type, Path(one.path).read_bytes()) for one in chosen]
            return compose(part.payload, contents, now=self._clock())

        try:
            return await asyncio.to_thread(made)
        except OSError as error:
            raise failure("file_gone", permanent=True) from error
        except (ValueError, UnicodeError) as error:
            raise failure("malformed", permanent=True) from error

    async def _connection(self) -> SMTP:
        while self._resting:
            rested_at, smtp = self._resting.pop()
            if time.monotonic() - rested_at < REST and await _holds(smtp):
                return smtp
            smtp.close()
        try:
            return await connect(self._server)
        except Unreachable as error:
            raise _not_connected(error) from error


async def _holds(smtp: SMTP) -> bool:
    try:
        return (await smtp.noop(timeout=5)).code == 250
    except (SMTPException, OSError):
        return False


class Unreachable(Exception):
    """There is no connection, and why: for the one who sets a mailbox up."""

    def __init__(self, reason: Reason, said: str = "") -> None:
        super().__init__(f"{reason}: {said}" if said else reason)
        self.reason = reason
        self.said = said


async def connect(server: Server) -> SMTP:
    """A connection that is encrypted and signed in as the server's address says. Raises `Unreachable`."""
    smtp = SMTP(
        hostname=server.host,
        port=server.port,
        timeout=CONNECT,
        use_tls=server.tls == "at_once",
        start_tls={"at_once": False, "no": False, "required": True, "offered": None}[server.tls],
        tls_context=tls_context(server),
    )
    try:
        async with asyncio.timeout(CONNECT):
            await smtp.connect()
            if server.user:
                await smtp.login(server.user, server.password)
    except SMTPAuthenticationError as error:
        smtp.close()
        raise Unreachable("password", error.message) from error
    except (SMTPException, OSError, TimeoutError) as error:
        smtp.close()
        raise _unreachable(error) from error
    except BaseException:
        smtp.close()
        raise
    return smtp


def _unreachable(error: BaseException) -> Unreachable:
    log.info("smtp.unreachable", error=str(error))
    if "starttls" in str(error).lower() or "auth extension" in str(error).lower():
        return Unreachable("no_tls", str(error))
    if isinstance(error, SMTPResponseException) and 400 <= error.code < 600:
        return Unreachable("protocol", f"{error.code} {error.message}")
    return Unreachable(*reason_of(error))


def _not_connected(error: Unreachable) -> DeliveryFailed:
    """A wrong password or certificate is mended by a person, not by trying again at once."""
    if error.reason == "password":
        return DeliveryFailed(REASONS["auth"], code="auth", retry_after=_LATER)
    if error.reason in ("certificate", "no_tls"):
        return DeliveryFailed(REASONS[error.reason], code="network", retry_after=_LATER)
    return DeliveryFailed(REASONS["later" if error.reason == "protocol" else "network"], code="network")


async def _hand_over(smtp: SMTP, sender: str, recipients: Sequence[str], source: bytes) -> str:
    size = [f"size={len(source)}"] if smtp.supports_extension("size") else []
    try:
        async with asyncio.timeout(ENVELOPE):
            await smtp.mail(ascii_address(sender), options=size, timeout=ENVELOPE)
            for recipient in recipients:
                await smtp.rcpt(recipient, timeout=ENVELOPE)
    except SMTPResponseException as error:
        raise refused(error.code, error.message) from error
    except (SMTPException, OSError, TimeoutError) as error:
        raise DeliveryFailed(REASONS["network"], code="later") from error
    try:
        return (await smtp.data(source, timeout=CONTENT)).message
    except SMTPResponseException as error:
        if not 400 <= error.code < 600:
            raise failure("uncertain", uncertain=True) from error
        raise refused(error.code, error.message) from error
    except (SMTPException, OSError, TimeoutError) as error:
        raise failure("uncertain", uncertain=True) from error


def failure(code: str, **facts: Any) -> DeliveryFailed:
    return DeliveryFailed(REASONS[code], code=code, **facts)


def refused(code: int, said: str) -> DeliveryFailed:
    """What the server's answer means: 4xx asks for patience, 5xx is its last word."""
    log.info("smtp.refused", code=code, said=said[:300])
    meaning = meaning_of(f"{code} {said}")
    if 400 <= code < 500:
        return DeliveryFailed(REASONS["full" if meaning == "full" else "later"], code="later")
    return failure(meaning, permanent=True)


def meaning_of(said: str) -> str:
    """One word for a refusal, a key of `REASONS`."""
    return next((meaning for pattern, meaning in _MEANINGS if pattern.search(said)), "refused")

"""The mail server that the product sends through: takes what comes, keeps it, and makes trouble when asked to."""

from __future__ import annotations

import asyncio
import ssl
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Literal, Self, cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

Stage = Literal["connect", "mail", "rcpt", "data", "cut_before", "cut", "lost"]
"""Where the trouble is. `connect`, `mail`, `rcpt`, `data`: refused there with the answer of the fault.

After DATA: `cut_before` (not taken, the connection is cut), `cut` (taken, then cut), `lost` (taken, never answered).
"""

Security = Literal["none", "starttls", "tls"]

LONGEST_LINE = 1 << 20
"""Real mailers send lines beyond the 1,001 bytes of RFC 5321, and real servers take them."""


@dataclass(eq=False)
class SentMail:
    """A mail that the product handed over. `answered` False: the product never learnt that it was taken."""

    number: int
    at: float
    sender: str
    recipients: list[str]
    raw: bytes
    user: str | None
    encrypted: bool
    answered: bool = True

    @property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=policy.default)

    @property
    def subject(self) -> str:
        return str(self.message["Subject"] or "")

    @property
    def text(self) -> str:
        """The plain text part, or nothing."""
        part = self.message.get_body(("plain",))
        return str(part.get_content()) if part else ""


@dataclass(eq=False)
class MailFault:
    """What befalls the next mails. `to` limits it to mails for one recipient; `times` counts down, `met` up."""

    stage: Stage
    answer: str = "451 4.3.0 Try again later"
    to: str | None = None
    times: int = 1
    met: int = 0


class SmtpServer:
    """SMTP on a loopback port, with STARTTLS or TLS and with a password when asked for.

    `on_mail` is called with each mail that was taken.
    """

    def __init__(
        self,
        *,
        security: Security = "none",
        certificate: tuple[Path, Path] | None = None,
        passwords: dict[str, str] | None = None,
        size_limit: int = 30 * 1024 * 1024,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.security = security
        self.passwords = passwords
        self.size_limit = size_limit
        self.clock = clock
        self.port = 0
        self.sent: list[SentMail] = []
        self.faults: list[MailFault] = []
        self.on_mail: Callable[[SentMail], None] | None = None
        self._tls: ssl.SSLContext | None = None
        if certificate:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(*map(str, certificate))
        self._server: asyncio.Server | None = None
        self._changed = asyncio.Event()
        self._connections: set[_Connection] = set()
        self._stopping = asyncio.Event()

    @property
    def url(self) -> str:
        """`smtp://` or `smtps://` with host and port, without a user."""
        return f"{'smtps' if self.security == 'tls' else 'smtp'}://127.0.0.1:{self.port}"

    async def start(self) -> Self:
        """Listen; after `stop` on the same port as before."""
        self._stopping = asyncio.Event()
        self._server = await asyncio.get_running_loop().create_server(
            self._connect, "127.0.0.1", self.port, ssl=self._tls if self.security == "tls" else None
        )
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def stop(self) -> None:
        """Stop listening and cut every connection: callers are refused from now on."""
        self._stopping.set()
        if self._server:
            self._server.close()
        for connection in list(self._connections):
            connection.cut()
        await asyncio.sleep(0)

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def fault(self, fault: MailFault) -> MailFault:
        """Order trouble; the same object, which counts how often it was met."""
        self.faults.append(fault)
        return fault

    def meet(self, stage: Stage, recipients: list[str]) -> MailFault | None:
        """The fault that a mail for these runs into at this stage, used up by one."""
        for fault in self.faults:
            if fault.stage == stage and fault.times > 0 and (fault.to is None or fault.to in recipients):
                fault.times -= 1
                fault.met += 1
                return fault
        return None

    async def wait_sent(self, count: int = 1, *, to: str | None = None, limit: float = 10) -> list[SentMail]:
        """Wait until `count` mails were taken (for `to`, if given); all of them.

        Raises TimeoutError after `limit` seconds.
        """
        await self.until(lambda: len(self.sent_to(to)) >= count, limit=limit)
        return self.sent_to(to)

    async def until(self, check: Callable[[], bool], *, limit: float = 10) -> None:
        """Wait until it is true of what was taken. Raises TimeoutError after `limit` seconds, saying what came."""
        try:
            async with asyncio.timeout(limit):
                while not check():
                    await self._changed.wait()
        except TimeoutError:
            raise TimeoutError(f"not within {limit:g} s; came: {[m.subject for m in self.sent]}") from None

    def sent_to(self, recipient: str | None) -> list[SentMail]:
        return [mail for mail in self.sent if recipient is None or recipient in mail.recipients]

    def take(self, session: Session, envelope: Envelope) -> SentMail:
        mail = SentMail(
            number=len(self.sent) + 1,
            at=self.clock(),
            sender=envelope.mail_from or "",
            recipients=list(envelope.rcpt_tos),
            raw=cast(bytes, envelope.content),
            user=cast(str | None, session.auth_data),
            encrypted=session.ssl is not None or self.security == "tls",
        )
        self.sent.append(mail)
        if self.on_mail:
            self.on_mail(mail)
        self._changed.set()
        self._changed = asyncio.Event()
        return mail

    def _connect(self) -> asyncio.Protocol:
        refusal = self.meet("connect", [])
        if refusal:
            return _Refusing(refusal.answer)
        with warnings.catch_warnings():
            # aiosmtpd warns of a password without STARTTLS; here it is asked for.
            warnings.simplefilter("ignore")
            connection = self._connection()
        connection.owner = self._connections
        return connection

    def _connection(self) -> _Connection:
        return _Connection(
            _Handler(self),
            data_size_limit=self.size_limit,
            enable_SMTPUTF8=True,
            hostname="mail.test.local",
            tls_context=self._tls if self.security == "starttls" else None,
            require_starttls=self.security == "starttls",
            auth_required=self.passwords is not None,
            auth_require_tls=self.security == "starttls",
            authenticator=self._authenticate,
            loop=asyncio.get_running_loop(),
        )

    def _authenticate(self, _smtp: SMTP, _session: Session, _envelope: Envelope, _how: str, data: Any) -> AuthResult:
        if isinstance(data, LoginPassword):
            login, password = data.login.decode(), data.password.decode()
            if (self.passwords or {}).get(login) == password:
                return AuthResult(success=True, auth_data=login)
        return AuthResult(success=False, handled=False)

    @property
    def stopping(self) -> asyncio.Event:
        return self._stopping


class _Connection(SMTP):
    """One connection, which can be cut off."""

    line_length_limit = LONGEST_LINE
    owner: set[_Connection]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.owner.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self.owner.discard(self)
        super().connection_lost(error)

    def cut(self) -> None:
        if self.transport:
            cast(asyncio.Transport, self.transport).abort()


class _Refusing(asyncio.Protocol):
    """A server that says no instead of a greeting."""

    def __init__(self, answer: str) -> None:
        self.answer = answer

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        writer = cast(asyncio.Transport, transport)
        writer.write(f"{self.answer}\r\n".encode())
        writer.close()


class _Handler:
    """What aiosmtpd asks at each stage."""

    def __init__(self, server: SmtpServer) -> None:
        self.server = server

    async def handle_MAIL(  # noqa: N802 -- aiosmtpd's name
        self, smtp: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if fault := self.server.meet("mail", []):
            return fault.answer
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, smtp: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if fault := self.server.meet("rcpt", [address]):
            return fault.answer
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, smtp: _Connection, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if fault := self.server.meet("data", envelope.rcpt_tos):
            return fault.answer
        if self.server.meet("cut_before", envelope.rcpt_tos):
            smtp.cut()
            return "421 4.3.2 gone"
        mail = self.server.take(session, envelope)
        if self.server.meet("lost", envelope.rcpt_tos):
            mail.answered = False
            await self.server.stopping.wait()
        if self.server.meet("cut", envelope.rcpt_tos):
            mail.answered = False
            smtp.cut()
        return f"250 2.0.0 OK: queued as {mail.number}"

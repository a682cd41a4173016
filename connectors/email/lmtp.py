"""Mail handed over by the machine's own mail server (RFC 2033): taken when it is in the database, and not before.

For loopback only: it asks for no password. An address that is not this mailbox's is refused, so that the mail server
tells the sender; a database that is away means "later", so that it keeps the mail.
"""

from __future__ import annotations

import asyncio

import structlog
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session

from connectors.email.letters import Raw, prepare
from connectors.email.mailbox import Mailbox
from connectors.email.outgoing import one_line
from connectors.email.store import store
from core.database import Database
from core.errors import Unavailable
from core.files import FileStore
from inbox import channels

log = structlog.get_logger(__name__)

PATIENCE = 120.0
MAX_RECIPIENTS = 100
_LONGEST_LINE = 1 << 20
"""RFC 5321 allows 1,000 bytes; real mailers send more, and a refusal here would be a lost mail."""


class _Protocol(LMTP):
    line_length_limit = _LONGEST_LINE


class _Handler:
    """What aiosmtpd calls; the names of its methods are its."""

    def __init__(self, db: Database, files: FileStore, mailbox: Mailbox) -> None:
        self._db = db
        self._files = files
        self._mailbox = mailbox

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if not self._mailbox.is_ours(address):
            return "550 5.1.1 No such mailbox here"
        if len(envelope.rcpt_tos) >= MAX_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = await self._take(envelope)
        return "\r\n".join([answer] * len(envelope.rcpt_tos))  # LMTP answers for each recipient

    async def _take(self, envelope: Envelope) -> str:
        content = envelope.content if isinstance(envelope.content, bytes) else (envelope.content or "").encode()
        sender = one_line(envelope.mail_from or "").strip("<>")
        traces = [f"Return-Path: <{sender}>"]
        traces += [f"Delivered-To: {one_line(address)}" for address in envelope.rcpt_tos]
        raw = Raw("".join(f"{line}\r\n" for line in traces).encode("utf-8", "replace") + content, self._db.clock())
        try:
            letters = await prepare(self._mailbox, self._files, [raw])
            await store(self._db, self._mailbox, letters, cursor=None)
            await self._db.write(channels.note_success, self._mailbox.channel_id)
        except (Unavailable, OSError) as error:
            log.warning("lmtp.unavailable", channel=self._mailbox.channel_id, error=str(error))
            return "451 4.3.0 Try again later"
        return "250 2.0.0 Taken"


async def listen(db: Database, files: FileStore, mailbox: Mailbox) -> None:
    """Take mail for this mailbox until cancelled. Raises OSError when the port is taken."""
    assert mailbox.incoming is not None
    loop = asyncio.get_running_loop()
    handler = _Handler(db, files, mailbox)

    def connected() -> LMTP:
        return _Protocol(
            handler,
            data_size_limit=mailbox.max_size,
            enable_SMTPUTF8=True,
            hostname="localhost",
            timeout=PATIENCE,
            loop=loop,
        )

    server = await loop.create_server(connected, mailbox.incoming.host, mailbox.incoming.port)
    try:
        await server.serve_forever()
    finally:
        server.close()

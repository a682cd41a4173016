"""The post: the product's mailboxes as the world outside writes to them, and the mails the product sends.

post = Post(dovecot, smtp)
box = post.mailbox("support@test.local")
await box.deliver(letter("anna@example.org", box.address, "No network", "Since this morning."))
await box.wait_sent()                                   # the product's answer, taken by the SMTP server
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid, parseaddr
from typing import Protocol

from bench.world.smtp import SentMail, SmtpServer


class Store(Protocol):
    """Where delivered mail waits for IMAP: Dovecot in tests, memory in the demo."""

    port: int
    password: str

    async def deliver(self, address: str, raw: bytes, sender: str) -> None: ...


class Post:
    """Connects the store with the SMTP server: what the product sends to a mailbox of this post arrives in it."""

    def __init__(self, store: Store, smtp: SmtpServer) -> None:
        self.store = store
        self.smtp = smtp
        self.mailboxes: dict[str, Mailbox] = {}
        self._deliveries: set[asyncio.Task[None]] = set()
        smtp.on_mail = self._pass_on

    def mailbox(self, address: str) -> Mailbox:
        return self.mailboxes.setdefault(address.lower(), Mailbox(self, address))

    def _pass_on(self, mail: SentMail) -> None:
        for recipient in mail.recipients:
            if recipient.lower() in self.mailboxes:
                task = asyncio.create_task(self.store.deliver(recipient, mail.raw, mail.sender))
                self._deliveries.add(task)
                task.add_done_callback(self._deliveries.discard)

    async def close(self) -> None:
        """Wait for what is on its way between mailboxes."""
        await asyncio.gather(*self._deliveries)


class Mailbox:
    """One mailbox of the product, seen from outside."""

    def __init__(self, post: Post, address: str) -> None:
        self.post = post
        self.address = address

    @property
    def imap_url(self) -> str:
        """With user and password, as a set-up form takes them."""
        return f"imap://{self._login}@127.0.0.1:{self.post.store.port}"

    @property
    def smtp_url(self) -> str:
        scheme = "smtps" if self.post.smtp.security == "tls" else "smtp"
        login = f"{self._login}@" if self.post.smtp.passwords is not None else ""
        return f"{scheme}://{login}127.0.0.1:{self.post.smtp.port}"

    @property
    def _login(self) -> str:
        return f"{self.address.replace('@', '%40')}:{self.post.store.password}"

    async def deliver(self, mail: bytes | EmailMessage, *, sender: str | None = None) -> None:
        """A mail arrives. `sender` is the envelope's; without it, the address in From."""
        raw = mail if isinstance(mail, bytes) else mail.as_bytes()
        if sender is None:
            header = next((line for line in raw.split(b"\n") if line.lower().startswith(b"from:")), b"")
            sender = parseaddr(header[5:].decode("latin-1").strip())[1]
        await self.post.store.deliver(self.address, raw, sender)

    @property
    def sent(self) -> list[SentMail]:
        """What the product sent from this address."""
        return [mail for mail in self.post.smtp.sent if mail.sender.lower() == self.address.lower()]

    async def wait_sent(self, count: int = 1, *, limit: float = 10) -> list[SentMail]:
        """Wait until the product has sent `count` mails from this address; all of them.

        Raises TimeoutError after `limit` seconds.
        """
        await self.post.smtp.until(lambda: len(self.sent) >= count, limit=limit)
        return self.sent


def letter(
    sender: str,
    to: str,
    subject: str,
    text: str,
    *,
    html: str | None = None,
    reply_to: SentMail | EmailMessage | None = None,
) -> EmailMessage:
    """A mail as an ordinary program writes it; `reply_to` makes it an answer to that one."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Date"] = format_datetime(datetime.now(UTC))
    mail["Message-ID"] = make_msgid(domain=parseaddr(sender)[1].partition("@")[2] or "example.org")
    if reply_to is not None:
        original = reply_to.message if isinstance(reply_to, SentMail) else reply_to
        mail["In-Reply-To"] = original["Message-ID"]
        mail["References"] = " ".join(filter(None, (original["References"], original["Message-ID"])))
    mail.set_content(text)
    if html is not None:
        mail.add_alternative(html, subtype="html")
    return mail

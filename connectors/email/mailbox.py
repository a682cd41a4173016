"""A mail channel's settings as its connector uses them: its servers, its addresses, what makes its ids its own.

`channel.address` is the mailbox's address in small letters. `config`: `imap` (or an LMTP address) and `smtp` (URLs
without passwords), `name` (what customers see in From), `aliases`, `trusted` (servers whose Authentication-Results
count), `plus`, `history_days`, `max_size`, `per_second`. `secrets`: `imap_user`, `imap_password`, `smtp_user`,
`smtp_password`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.base import Account
from connectors.email.parse import MAX_SIZE
from connectors.email.render import Sender
from connectors.email.threading import Seal
from connectors.email.urls import Server, incoming, server
from core.secrets import Vault
from inbox.intake import Source

HISTORY_DAYS = 2
"""How far back a mailbox is read when it is connected: what waits is taken up, last year's is not."""
PER_SECOND = 10.0


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One connected mailbox. Its servers carry the passwords and are left out of its `repr`."""

    source: Source
    sender: Sender
    incoming: Server | None = field(repr=False)
    """An IMAP server, or where we listen for LMTP."""
    smtp: Server | None = field(repr=False)
    aliases: frozenset[str] = frozenset()
    trusted: frozenset[str] = frozenset()
    history_days: int = HISTORY_DAYS
    max_size: int = MAX_SIZE
    per_second: float = PER_SECOND

    @property
    def channel_id(self) -> int:
        return self.source.id

    @property
    def seal(self) -> Seal:
        return self.sender.seal

    def is_ours(self, address: str) -> bool:
        """Whether mail to this address comes to this mailbox, with or without something after a plus."""
        local, _, domain = address.lower().rpartition("@")
        plain = f"{local.partition('+')[0]}@{domain}"
        return plain == self.sender.address or plain in self.aliases or address.lower() in self.aliases


def mailbox(account: Account, vault: Vault) -> Mailbox:
    """The mailbox of a channel."""
    config, secrets = account.config, account.secrets
    from_where, smtp = config.get("imap"), config.get("smtp")
    return Mailbox(
        source=Source(account.id, account.type, account.team_id, config.get("reopen_window")),
        sender=Sender(
            address=account.address,
            name=config.get("name", account.name),
            seal=Seal(vault.derive("mail"), account.id),
            instance=vault.sign("mail-loop", "instance"),
            plus=config.get("plus", True),
        ),
        incoming=incoming(from_where).signed_in(secrets.get("imap_user", ""), secrets.get("imap_password", ""))
        if from_where
        else None,
        smtp=server(smtp, "smtp").signed_in(secrets.get("smtp_user", ""), secrets.get("smtp_password", ""))
        if smtp
        else None,
        aliases=frozenset(one.lower() for one in config.get("aliases", ())),
        trusted=frozenset(one.lower() for one in config.get("trusted", ())),
        history_days=config.get("history_days", HISTORY_DAYS),
        max_size=config.get("max_size", MAX_SIZE),
        per_second=config.get("per_second", PER_SECOND),
    )

"""Connecting a mailbox: both its servers are tried before anything is kept, and what is wrong is said in a sentence."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from connectors.base import Kit
from connectors.email.addresses import addresses
from connectors.email.imap import Imap
from connectors.email.imap_wire import ImapError
from connectors.email.reasons import Reason
from connectors.email.receive import PROBLEMS
from connectors.email.send import Unreachable
from connectors.email.send import connect as connect_smtp
from connectors.email.urls import Server, incoming, is_this_machine, server
from core.errors import Invalid
from core.text import safe_name
from inbox import channels
from inbox.access import Actor

PATIENCE = 20.0

PLUS_HOSTS = (
    "gmail.com",
    "google.com",
    "yandex.ru",
    "yandex.net",
    "fastmail.com",
    "outlook.com",
    "office365.com",
    "mail.me.com",
)
"""Hosts that deliver `name+anything@` to `name@`; of others only the administrator knows."""

PROVIDERS = {
    "gmail.com": ("imaps://imap.gmail.com", "smtps://smtp.gmail.com"),
    "googlemail.com": ("imaps://imap.gmail.com", "smtps://smtp.gmail.com"),
    "yandex.ru": ("imaps://imap.yandex.ru", "smtps://smtp.yandex.ru"),
    "ya.ru": ("imaps://imap.yandex.ru", "smtps://smtp.yandex.ru"),
    "mail.ru": ("imaps://imap.mail.ru", "smtps://smtp.mail.ru"),
    "bk.ru": ("imaps://imap.mail.ru", "smtps://smtp.mail.ru"),
    "inbox.ru": ("imaps://imap.mail.ru", "smtps://smtp.mail.ru"),
    "list.ru": ("imaps://imap.mail.ru", "smtps://smtp.mail.ru"),
    "fastmail.com": ("imaps://imap.fastmail.com", "smtps://smtp.fastmail.com"),
    "icloud.com": ("imaps://imap.mail.me.com", "smtp://smtp.mail.me.com?tls=required"),
}


class AddressMalformed(Invalid):
    """Enter the mailbox's address, like support@example.com."""


class ServerNotFound(Invalid):
    """There is no server called {host}. Check its name."""


class PortRefused(Invalid):
    """{host} refuses connections on port {port}. Check the port, and that the service is switched on."""


class NoAnswer(Invalid):
    """{host} does not answer on port {port}. Check the port and the firewall."""


class NoTlsThere(Invalid):
    """{host} does not speak TLS on port {port}. Try the address without the s, or another port."""


class EncryptionMissing(Invalid):
    """{host} takes no password without encryption on port {port}. Try the address with imaps or smtps."""


class CertificateInvalid(Invalid):
    """The certificate of {host} is not valid: {said}. If it is your own, add ?certificate=any to the address."""


class PasswordRefused(Invalid):
    """{host} refuses the user name or the password. Many providers want an app password here."""


class FolderMissing(Invalid):
    """There is no folder {folder} in this mailbox."""


class ServerStrange(Invalid):
    """{host} answers something we do not understand: {said}"""


@dataclass(frozen=True, slots=True)
class Check:
    """What the servers say of a mailbox."""

    address: str
    incoming: Server
    smtp: Server
    waiting: int
    """Mails in the folder."""
    pushes: bool
    """The server tells of new mail at once (IDLE)."""


def guess(address: str) -> tuple[str, str]:
    """The likely IMAP and SMTP URLs of an address, without user and password."""
    domain = address.rpartition("@")[2].strip().lower()
    return PROVIDERS.get(domain, (f"imaps://imap.{domain}", f"smtps://smtp.{domain}"))


async def check(address: str, *, imap_url: str = "", smtp_url: str = "", password: str = "") -> Check:
    """Try both servers of a mailbox. A URL left empty is guessed from the address; `password` serves where a URL has
    none, with the address as the user.

    Raises `AddressMalformed`, `WrongMailUrl`, `NotThisMachine`, and the refusals of this module; `field` is one of
    `address`, `password`, `imap`, `smtp`.
    """
    read = addresses(address.encode())
    if len(read) != 1:
        raise AddressMalformed(field="address")
    clean = read[0].address
    likely = guess(clean)
    arriving = incoming(imap_url.strip() or likely[0], field="imap")
    leaving = server(smtp_url.strip() or likely[1], "smtp", field="smtp")
    if arriving.protocol == "imap":
        arriving = arriving.signed_in(arriving.user or clean, arriving.password or password)
    given = bool(leaving.user or leaving.password)
    if given or password:
        leaving = leaving.signed_in(leaving.user or clean, leaving.password or password)
    seen, used = await asyncio.gather(_try_imap(arriving), _try_smtp(leaving, sure=given), return_exceptions=True)
    if isinstance(seen, BaseException):
        raise seen
    if isinstance(used, BaseException):
        raise used
    return Check(clean, arriving, used, *seen)


async def connect(
    kit: Kit,
    address: str,
    *,
    imap_url: str = "",
    smtp_url: str = "",
    password: str = "",
    name: str = "",
    team_id: int | None = None,
    history_days: int | None = None,
    plus: bool | None = None,
    trusted: list[str] | None = None,
    by: Actor | None = None,
) -> int:
    """Check a mailbox and connect it; returns the channel's id. `by` is None from the command line.

    `imap_url` may be an LMTP address: then the machine's own mail server hands the mail over.

    `plus`: the server delivers `name+anything@` here; None means: if its host is known to. `trusted`: the servers
    whose Authentication-Results count. Raises what `check` and `inbox.channels.add` raise.
    """
    found = await check(address, imap_url=imap_url, smtp_url=smtp_url, password=password)
    called = safe_name(name, found.address)
    config: dict[str, Any] = {
        "name": called if name else "",
        "imap": found.incoming.url,
        "smtp": found.smtp.url,
        "plus": found.incoming.host.endswith(PLUS_HOSTS) if plus is None else plus,
        "trusted": trusted or [],
    }
    if history_days is not None:
        config["history_days"] = history_days
    return await kit.db.write(
        channels.add,
        "email",
        name=called,
        address=found.address,
        config=config,
        secrets=_secrets(found),
        vault=kit.vault,
        team_id=team_id,
        by=by,
    )


async def change(
    kit: Kit, channel_id: int, *, imap_url: str = "", smtp_url: str = "", password: str = "", by: Actor | None
) -> None:
    """Give a mailbox other servers or passwords, after trying them. Raises what `check` raises, `ChannelNotFound`."""
    row = await kit.db.read(channels.channel, channel_id)
    found = await check(row["address"], imap_url=imap_url, smtp_url=smtp_url, password=password)
    await kit.db.write(
        channels.edit,
        channel_id,
        by=by,
        vault=kit.vault,
        config={"imap": found.incoming.url, "smtp": found.smtp.url},
        secrets=_secrets(found),
        team_id=row["team_id"],
    )


def _secrets(found: Check) -> dict[str, str]:
    return {
        "imap_user": found.incoming.user,
        "imap_password": found.incoming.password,
        "smtp_user": found.smtp.user,
        "smtp_password": found.smtp.password,
    }


async def _try_imap(one: Server) -> tuple[int, bool]:
    if one.protocol == "lmtp":
        return 0, True
    imap = Imap(one, patience=PATIENCE)
    try:
        await imap.open()
        folder = await imap.examine(one.folder)
        return folder.exists, imap.can_idle
    except ImapError as error:
        raise _why(error.reason, error.said, one, "imap") from error
    finally:
        await imap.close()


async def _try_smtp(one: Server, *, sure: bool) -> Server:
    """The server as it is to be used: one that needs no password gets none, unless its URL has one (`sure`)."""
    try:
        if one.user and not sure:
            open_to_all = await connect_smtp(one.signed_in("", ""))
            asks = open_to_all.supports_extension("auth")
            open_to_all.close()
            if not asks:
                return one.signed_in("", "")
        (await connect_smtp(one)).close()
    except Unreachable as error:
        if error.reason == "password" and not sure and is_this_machine(one.host):
            return one.signed_in("", "")  # a relay on this machine trusts whoever is on it
        raise _why(error.reason, error.said, one, "smtp") from error
    return one


def _why(reason: Reason, said: str, one: Server, field: str) -> Invalid:
    facts = {"host": one.host, "port": one.port}
    match reason:
        case "host":
            return ServerNotFound(field=field, host=one.host)
        case "refused":
            return PortRefused(field=field, **facts)
        case "timeout" | "lost":
            return NoAnswer(field=field, **facts)
        case "tls":
            return NoTlsThere(field=field, **facts)
        case "no_tls":
            return EncryptionMissing(field=field, **facts)
        case "certificate":
            return CertificateInvalid(field=field, host=one.host, said=said)
        case "password":
            return PasswordRefused(field="password", host=one.host)
        case "folder":
            return FolderMissing(field=field, folder=one.folder)
    return ServerStrange(field=field, host=one.host, said=said or PROBLEMS["protocol"])

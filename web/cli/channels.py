"""Commands about channels: connecting them with the connectors' own checks, and listing how they fare."""

from __future__ import annotations

import argparse
import asyncio
import os
from urllib.parse import quote, urlsplit, urlunsplit

from core.clock import to_iso
from core.settings import Settings
from core.work import View
from inbox import channels
from inbox.team import TeamNotFound
from web.cli.asking import secret
from web.cli.opened import opened
from web.machine import Machine


async def _team(parts: Machine, name: str | None) -> int | None:
    """The id of a team. Raises `TeamNotFound`."""

    async def find(view: View) -> int | None:
        found: int | None = await view.value("SELECT id FROM team WHERE name = $1", name)
        return found

    if name is None:
        return None
    team_id = await parts.db.read(find)
    if team_id is None:
        raise TeamNotFound
    return team_id


def _shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", default="", help="how the channel is called in the inbox")
    parser.add_argument("--team", help="the team that answers here")


# ---------------------------------------------------------------------------------------------------- Telegram


def telegram_arguments(parser: argparse.ArgumentParser) -> None:
    _shared(parser)
    parser.add_argument("--api-url", default="", help="a Bot API server of your own, like http://127.0.0.1:8081")
    parser.add_argument("--large-files", action="store_true", help="that server runs with --local")
    parser.add_argument(
        "--receive",
        default="auto",
        choices=["auto", "polling", "webhook"],
        help="auto: webhook if PULT_PUBLIC_URL is a public HTTPS address, else polling",
    )


def telegram(settings: Settings, arguments: argparse.Namespace) -> int:
    """`channel add telegram`: the token from PULT_TELEGRAM_TOKEN, the terminal, or standard input."""
    asyncio.run(_telegram(settings, arguments, secret("PULT_TELEGRAM_TOKEN", "Token from @BotFather")))
    return 0


async def _telegram(settings: Settings, arguments: argparse.Namespace, token: str) -> None:
    from connectors.telegram import setup
    from connectors.telegram.diagnosis import diagnose

    async with opened(settings) as parts:
        channel_id = await setup.connect(
            parts.kit,
            token,
            api_url=arguments.api_url,
            receive=arguments.receive,
            large_files=arguments.large_files,
            name=arguments.name,
            team_id=await _team(parts, arguments.team),
        )
        print(f"Connected, channel {channel_id}.")
        for finding in await diagnose(parts.kit, channel_id):
            print(f"{finding.level}: {finding}")


# ------------------------------------------------------------------------------------------------------- e-mail


def email_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("address", help="the mailbox, like help@example.com")
    _shared(parser)
    example = "imaps://user:password@mail.example.com, or imap:// with ?tls=no, ?tls=required, ?certificate=any"
    parser.add_argument("--imap", default="", help=f"{example}; better in PULT_IMAP_URL")
    parser.add_argument(
        "--smtp",
        default="",
        help="likewise with smtps:// or smtp://; better in PULT_SMTP_URL; smtp:// without a user signs in nowhere",
    )
    parser.add_argument("--history-days", type=int, help="how far back to read (default: only what comes from now on)")
    parser.add_argument("--plus", action="store_true", default=None, help="the server delivers name+anything@ here")


def email(settings: Settings, arguments: argparse.Namespace) -> int:
    """`channel add email`: passwords in the URLs, or one for both from PULT_MAIL_PASSWORD or standard input.

    A server behind `smtp://` without a user is a relay that wants no password.
    """
    from connectors.email.setup import guess

    likely = guess(arguments.address)
    incoming = arguments.imap or os.environ.get("PULT_IMAP_URL") or likely[0]
    outgoing = arguments.smtp or os.environ.get("PULT_SMTP_URL") or likely[1]
    if not urlsplit(incoming).password:
        word = secret("PULT_MAIL_PASSWORD", f"Password of {arguments.address}")
        incoming = signed_in(incoming, arguments.address, word)
        if urlsplit(outgoing).username or urlsplit(outgoing).scheme == "smtps":
            outgoing = signed_in(outgoing, arguments.address, word)
    asyncio.run(_email(settings, arguments, incoming, outgoing))
    return 0


def signed_in(url: str, user: str, password: str) -> str:
    """The URL with a user and a password where it has none."""
    parts = urlsplit(url)
    if not password or parts.password or not parts.netloc:
        return url
    name = parts.username or quote(user, safe="")
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{name}:{quote(password, safe='')}@{host}"))


async def _email(settings: Settings, arguments: argparse.Namespace, incoming: str, outgoing: str) -> None:
    from connectors.email import setup

    async with opened(settings) as parts:
        found = await setup.check(arguments.address, imap_url=incoming, smtp_url=outgoing)
        channel_id = await setup.connect(
            parts.kit,
            arguments.address,
            imap_url=incoming,
            smtp_url=outgoing,
            name=arguments.name,
            team_id=await _team(parts, arguments.team),
            history_days=arguments.history_days,
            plus=arguments.plus,
        )
        print(f"Connected {found.address}, channel {channel_id}.")
        if found.incoming.protocol == "imap":
            print(f"good: {found.incoming.host} lets us read; {found.waiting} mails are in {found.incoming.folder}.")
        if found.incoming.protocol == "imap" and not found.pushes:
            print("warn: the server does not tell of new mail at once (no IDLE); it is asked now and then.")
        print(f"good: {found.smtp.host} takes our mail.")


# ------------------------------------------------------------------------------------------------------- widget


def widget_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="what the panel is called, like the name of your company")
    parser.add_argument("--team", help="the team that answers here")
    parser.add_argument(
        "--origin", action="append", default=[], help="a site it may stand on, like https://example.com; repeatable"
    )


def widget(settings: Settings, arguments: argparse.Namespace) -> int:
    """`channel add widget`: prints the line for the site's pages."""
    asyncio.run(_widget(settings, arguments))
    return 0


async def _widget(settings: Settings, arguments: argparse.Namespace) -> None:
    from connectors.widget import setup

    async with opened(settings) as parts:
        team_id = await _team(parts, arguments.team)
        channel_id = await setup.connect(parts.kit, name=arguments.name, origins=arguments.origin, team_id=team_id)
        row = await parts.db.read(channels.channel, channel_id)
        print(f"Made, channel {channel_id}. Put this line on your site's pages:")
        print(setup.snippet(settings.base_url, row["address"]))
        if not arguments.origin:
            print("warn: no site is allowed yet; name them with --origin or in the settings.")


# ------------------------------------------------------------------------------------------------------ listing


def listing(settings: Settings, _arguments: argparse.Namespace) -> int:
    """`channel list`: number, kind, name, address, state, last success; the problem, if there is one."""
    asyncio.run(_listing(settings))
    return 0


async def _listing(settings: Settings) -> None:
    async with opened(settings) as parts:
        rows = await parts.db.read(channels.channels)
    for row in rows:
        last = to_iso(row["succeeded_at"]) if row["succeeded_at"] else "never"
        print(f"{row['id']:>4}  {row['type']:<9} {row['name']} ({row['address']}): {row['state']}, last success {last}")
        if row["problem"]:
            print(f"      {row['problem']}")
    if not rows:
        print("No channel is connected yet: pult channel add telegram, email or widget.")

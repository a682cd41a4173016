"""`pult doctor`: looks at everything an installation rests on and says what is wrong, in words.

It changes nothing and may be run at any time. The exit status is 1 when something is bad.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from connectors.base import Kit
from core.clock import DAY, HOUR, to_iso
from core.errors import Refusal, Unavailable
from core.secrets import WrongKey
from core.settings import Settings, unknown
from core.work import Row, View

Level = Literal["good", "warn", "bad"]

SCARCE, TOO_LITTLE = 2_000_000_000, 200_000_000
"""Bytes left on the disk below which it is time to act, and below which it is too late."""
PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    level: Level
    text: str


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--offline", action="store_true", help="do not ask Telegram and the mail servers")


run_arguments = arguments


def run(settings: Settings, chosen: argparse.Namespace) -> int:
    """`doctor`"""
    return asyncio.run(_run(settings, offline=chosen.offline))


async def _run(settings: Settings, *, offline: bool) -> int:
    worst = 0
    async for finding in examine(settings, offline=offline):
        print(f"{finding.level + ':':<5} {finding.text}", flush=True)
        worst |= finding.level == "bad"
    return int(worst)


async def examine(settings: Settings, *, offline: bool = False) -> AsyncIterator[Finding]:
    """All findings, from the ground up; what stands on something bad is not looked at."""
    for found in (*_settings(settings), *_folder(settings.data_dir)):
        yield found
    sound = True
    async for found in _database(settings):
        sound = sound and found.level != "bad"
        yield found
    if settings.redis_url:
        yield await _redis(settings.redis_url)
    yield _listening(settings)
    if sound:
        async for found in _inside(settings, offline=offline):
            yield found


def _settings(settings: Settings) -> Iterator[Finding]:
    for name in unknown():
        yield Finding("warn", f"{name} is no setting of ours; docs/operations.md lists them.")
    if settings.public_url:
        secure = settings.public_url.startswith("https:")
        yield Finding(
            "good" if secure else "warn",
            f"People reach Pult at {settings.public_url}" + ("." if secure else ", without encryption."),
        )
    elif settings.host not in ("127.0.0.1", "::1", "localhost"):
        yield Finding("warn", "PULT_PUBLIC_URL is not set: links in mails and the widget's line will be wrong.")
    if not settings.is_sqlite and not settings.secret_key:
        yield Finding("warn", "PULT_SECRET_KEY is not set: processes on other machines will not share the secret.")


def _folder(folder: Path) -> Iterator[Finding]:
    place = folder if folder.exists() else next(parent for parent in folder.absolute().parents if parent.exists())
    if not os.access(place, os.W_OK | os.X_OK):
        yield Finding("bad", f"The data directory {folder} cannot be written by this user.")
        return
    left = shutil.disk_usage(place).free
    level: Level = "good" if left > SCARCE else "warn" if left > TOO_LITTLE else "bad"
    yield Finding(level, f"The data directory is {folder}; {left / 1e9:.1f} GB are free there.")


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    from core.migrate import NewerDatabase, standing

    where = "SQLite" if settings.is_sqlite else f"PostgreSQL at {urlsplit(settings.database).hostname or 'its socket'}"
    try:
        stands = await standing(settings.database)
    except (Unavailable, NewerDatabase) as error:
        yield Finding("bad", str(error))
        return
    if not stands.applied:
        yield Finding("bad", f"{where}: there is no database yet. Start Pult once, or run `pult migrate`.")
    elif stands.missing:
        yield Finding("bad", f"{where}: the database is of an older release. Make a backup and run `pult migrate`.")
    else:
        yield Finding("good", f"{where}: the database is of this release.")


async def _redis(url: str) -> Finding:
    from redis.asyncio import Redis
    from redis.exceptions import RedisError

    where = urlsplit(url).hostname or url
    try:
        async with Redis.from_url(url, socket_timeout=5, socket_connect_timeout=5) as client:
            await client.ping()
    except (RedisError, OSError) as error:
        return Finding("bad", f"Redis at {where} does not answer: {error} Screens are a second late until it does.")
    return Finding("good", f"Redis at {where} answers.")


def _listening(settings: Settings) -> Finding:
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "") else "::1" if settings.host == "::" else settings.host
    try:
        with socket.create_connection((host, settings.port), timeout=2):
            return Finding("good", f"Something answers on port {settings.port}: Pult itself, most likely.")
    except OSError:
        return Finding("warn", f"Nothing answers on port {settings.port}: Pult is not running here.")


# -------------------------------------------------------------------------------------------- inside the database


async def _inside(settings: Settings, *, offline: bool) -> AsyncIterator[Finding]:
    from inbox import channels
    from web.machine import machine

    async with machine(settings) as parts:
        facts = await parts.db.read(_facts)
        for found in _people(facts):
            yield found
        for found in _queues(facts, parts.db.clock()):
            yield found
        rows = await parts.db.read(channels.channels)
        if not rows:
            yield Finding("warn", "No channel is connected: nobody can write to you yet.")
        for row in rows:
            yield _state(row)
            try:
                parts.vault.open(row["secrets"])
            except WrongKey as error:
                yield Finding("bad", f"{row['name']}: {error}")
                continue
            if not offline:
                async for found in _asked(parts.kit, row):
                    yield found


async def _facts(view: View) -> Row:
    from inbox import failed

    row = await view.row(
        "SELECT (SELECT count(*) FROM agent WHERE role = 'admin' AND disabled_at IS NULL) AS admins,"
        f" (SELECT count(*) {failed.FAILED}) AS inputs,"
        " (SELECT count(*) FROM job WHERE state = 'failed') AS jobs,"
        " (SELECT min(due_at) FROM job WHERE state IN ('queued', 'running')) AS job_due,"
        " (SELECT count(*) FROM delivery WHERE state = 'uncertain') AS uncertain,"
        " (SELECT count(*) FROM delivery WHERE state = 'failed' AND finished_at > $1) AS failed,"
        " (SELECT min(due_at) FROM delivery WHERE state = 'queued') AS delivery_due",
        view.now - DAY,
    )
    assert row is not None
    return row


def _people(facts: Row) -> Iterator[Finding]:
    if not facts["admins"]:
        yield Finding("warn", "There is no administrator: open the site, or run `pult agent add … --role admin`.")


def _queues(facts: Row, now: int) -> Iterator[Finding]:
    if facts["inputs"]:
        yield Finding(
            "bad",
            f"{facts['inputs']} inputs could not be taken in. They are kept: see Settings → Not taken in, or run"
            " `pult repeat` when the cause is mended.",
        )
    if facts["jobs"]:
        yield Finding("bad", f"{facts['jobs']} jobs were given up after many attempts.")
    if facts["uncertain"]:
        yield Finding("warn", f"{facts['uncertain']} messages may have arrived or not; agents must decide.")
    if facts["failed"]:
        yield Finding("warn", f"{facts['failed']} messages could not be delivered in the last day.")
    for name, due in (("message", facts["delivery_due"]), ("job", facts["job_due"])):
        if due is not None and now - due > HOUR:
            yield Finding("bad", f"A {name} waits since {to_iso(due)}: is the worker running?")


def _state(row: Row) -> Finding:
    last = f"last success {to_iso(row['succeeded_at'])}" if row["succeeded_at"] else "no success yet"
    name = f"{row['name']} ({row['type']})"
    if row["state"] == "error":
        return Finding("bad", f"{name}: {row['problem']} ({last})")
    return Finding("good", f"{name}: {row['state']}, {last}.")


async def _asked(kit: Kit, row: Row) -> AsyncIterator[Finding]:
    """What the channel's own server says now."""
    try:
        async with asyncio.timeout(PATIENCE):
            if row["type"] == "telegram":
                async for found in _telegram(kit, row):
                    yield found
            elif row["type"] == "email":
                yield await _email(kit, row)
    except TimeoutError:
        yield Finding("bad", f"{row['name']}: its server did not answer within {PATIENCE:.0f} seconds.")


async def _telegram(kit: Kit, row: Row) -> AsyncIterator[Finding]:
    from connectors.telegram.diagnosis import diagnose

    for found in await diagnose(kit, row["id"]):
        yield Finding(found.level, f"{row['name']}: {found}")


async def _email(kit: Kit, row: Row) -> Finding:
    from connectors.email import setup
    from connectors.email.mailbox import mailbox
    from connectors.registry import account
    from web.cli.channels import signed_in

    box = mailbox(account(kit, row), kit.vault)
    urls = {
        name: signed_in(one.url, one.user, one.password) if one else ""
        for name, one in (("imap_url", box.incoming), ("smtp_url", box.smtp))
    }
    try:
        await setup.check(row["address"], **urls)
    except Refusal as refusal:
        return Finding("bad", f"{row['name']}: {refusal}")
    return Finding("good", f"{row['name']}: its servers let us in.")

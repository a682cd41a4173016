"""Commands about archives: everything into one file, and back."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
from pathlib import Path

from core.settings import Settings


def backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="where to; it holds secrets and is readable by its owner only")
    parser.add_argument("--without-key", action="store_true", help="leave the secret key out; keep it apart, then")


def backup(settings: Settings, arguments: argparse.Namespace) -> int:
    """`backup`: while everything runs."""
    from core.backup import backup as write

    report = asyncio.run(write(settings, arguments.file, with_key=not arguments.without_key))
    size = arguments.file.stat().st_size / 1_000_000
    print(f"{arguments.file}: {report.rows} rows and {report.files} files, {size:.1f} MB.")
    if report.missing_files:
        print(f"warn: {report.missing_files} files were not in the data directory and are not in the archive.")
    if settings.secret_key or arguments.without_key:
        print("The secret key is not in it: keep PULT_SECRET_KEY, without it the channels must be connected anew.")
    return 0


def restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="an archive made by `pult backup`, on either engine")
    parser.add_argument("--replace", action="store_true", help="give up the data that are here")
    parser.add_argument(
        "--hold",
        action="store_true",
        help="send nothing that waited when the backup was made: it may have been sent since; a person decides",
    )


def restore(settings: Settings, arguments: argparse.Namespace) -> int:
    """`restore`: nobody else may be at work meanwhile."""
    from web.serve import only_process

    with only_process(settings) if settings.is_sqlite else contextlib.nullcontext():
        return asyncio.run(_restore(settings, arguments))


async def _restore(settings: Settings, arguments: argparse.Namespace) -> int:
    from core.backup import restore as read
    from core.database import Database
    from inbox.reindex import rebuild
    from notifications import broadcasts, outbox

    report = await read(settings, arguments.file, replace=arguments.replace)
    db = Database(settings.database)
    await db.open()
    try:
        await rebuild(db)
        paused = await db.write(broadcasts.hold) if arguments.hold else 0
        held = await db.write(outbox.hold) if arguments.hold else 0
    finally:
        await db.close()
    print(f"Restored {report.rows} rows and {report.files} files.")
    if held:
        print(f"{held} messages that waited to be sent are marked as uncertain: look before you send them again.")
    if paused:
        print(f"{paused} messages to everybody that were being sent are paused: go on with them or cancel them.")
    if not report.same_key:
        print("warn: the secret key is another one: set PULT_SECRET_KEY to the old one, or connect the channels anew.")
    return 0

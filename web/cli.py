"""The `pult` command: starting processes and looking after an installation."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
from collections.abc import Sequence

from core.errors import Refusal, Unavailable
from core.logs import set_up
from core.migrate import MigrationLostRows, NewerDatabase
from core.settings import BadSettings, Settings, load


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status. A problem ends in one sentence, not in a traceback."""
    arguments = parser().parse_args(argv)
    try:
        settings = load()
        set_up(settings.log)
        return run(arguments, settings)
    except (BadSettings, Refusal, Unavailable, NewerDatabase, MigrationLostRows) as error:
        print(f"pult: {error}", file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    root = argparse.ArgumentParser(prog="pult", description="A self-hosted, chat-first support inbox.")
    commands = root.add_subparsers(dest="command", required=True, metavar="command")
    commands.add_parser("serve", help="run everything in this one process")
    commands.add_parser("web", help="serve pages, the API and sockets only")
    commands.add_parser("worker", help="deliver, carry out jobs and timers only")
    commands.add_parser("bot", help="receive from Telegram and mailboxes only")
    commands.add_parser("migrate", help="bring the database to this release")
    return root


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    import uvloop

    from core.migrate import migrate
    from web.machine import EVERYTHING
    from web.serve import CannotStart, only_process, serve

    if arguments.command == "migrate":
        applied = asyncio.run(migrate(settings.database))
        print("\n".join(applied) or "The database is up to date.")
        return 0
    roles = EVERYTHING if arguments.command == "serve" else frozenset({arguments.command})
    try:
        lock = only_process(settings) if settings.is_sqlite else contextlib.nullcontext()
        with lock, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(serve(settings, roles))
    except CannotStart as error:
        print(f"pult: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

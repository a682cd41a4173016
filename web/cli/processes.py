"""Commands that run processes: all in one, each role apart, migrating, the demo."""

from __future__ import annotations

import argparse
import asyncio
import contextlib

from core.errors import Conflict
from core.settings import Settings


class DemoMissing(Conflict):
    """The demo needs packages that are not installed: run `make demo`, or `pip install -e '.[demo]'`."""


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """`serve`, `web`, `worker`, `bot`: run until SIGTERM or SIGINT."""
    import uvloop

    from web.machine import EVERYTHING
    from web.serve import only_process, serve

    roles = EVERYTHING if arguments.command == "serve" else frozenset({arguments.command})
    lock = only_process(settings) if settings.is_sqlite else contextlib.nullcontext()
    with lock, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(settings, roles))
    return 0


def bring_up(settings: Settings, _arguments: argparse.Namespace) -> int:
    """`migrate`: apply what is missing. Nobody else may be at work on an SQLite file meanwhile."""
    from core.migrate import migrate
    from web.serve import only_process

    with only_process(settings) if settings.is_sqlite else contextlib.nullcontext():
        applied = asyncio.run(migrate(settings.database))
    print("\n".join(applied) or "The database is up to date.")
    return 0


def demo(settings: Settings, _arguments: argparse.Namespace) -> int:
    """`demo`: a database of its own beside the real one, begun anew each time."""
    import uvloop

    try:
        from bench.demo.run import demo as play
    except ImportError as error:
        raise DemoMissing from error
    apart = {"data_dir": settings.data_dir / "demo", "database_url": "", "redis_url": "", "secret_key": "demo"}
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(play(settings.model_copy(update=apart)))
    return 0

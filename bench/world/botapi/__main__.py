"""Run a Telegram of its own: `python -m bench.world.botapi --port 8081 --bot pult_bot`. People act at `/world/…`."""

from __future__ import annotations

import argparse
import asyncio
import signal

from bench.world.botapi.limits import Limits
from bench.world.botapi.server import BotApi


async def serve(arguments: argparse.Namespace) -> None:
    """Serve until SIGINT or SIGTERM; says on standard output where, and which token each bot has."""
    limits = Limits(enforce=not arguments.count_only) if arguments.limits else None
    api = BotApi(limits=limits, pace=arguments.pace)
    await api.start(port=arguments.port)
    try:
        print(api.url, flush=True)
        for username in arguments.bot:
            print(f"@{username}: {api.bot(username, reads_all=arguments.reads_all).token}", flush=True)
        ended = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, ended.set)
        await ended.wait()
    finally:
        await api.stop()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.world.botapi", description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--bot", action="append", default=[], metavar="USERNAME", help="a bot to begin with")
    parser.add_argument("--reads-all", action="store_true", help="privacy mode is off for these bots")
    parser.add_argument("--limits", action="store_true", help="hold bots to the published limits")
    parser.add_argument("--count-only", action="store_true", help="with --limits: count, do not refuse")
    parser.add_argument("--pace", type=float, default=1.0, help="scales the pauses between a webhook's retries")
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()

"""`pult repeat`: what came and could not be taken into the inbox is tried again, while everything runs."""

from __future__ import annotations

import argparse
import asyncio

from connectors import again
from core.settings import Settings
from inbox import channels
from web.cli.opened import opened


def run_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--channel", type=int, help="only of this channel, by its number in `pult channel list`")


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """`repeat`: the exit status is 1 when something failed again."""
    done = asyncio.run(_run(settings, arguments.channel))
    print(f"{done.taken} taken into the inbox, {done.failed} failed again.")
    return int(done.failed > 0)


async def _run(settings: Settings, channel_id: int | None) -> again.Outcome:
    async with opened(settings) as parts:
        if channel_id is not None:
            await parts.db.read(channels.channel, channel_id)
        return await again.all_of(parts.kit, channel_id=channel_id)

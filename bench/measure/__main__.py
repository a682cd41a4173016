"""`python -m bench.measure`: run the trials, print the table, write it as JSON."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import uvloop

from bench.measure import intake
from bench.measure.plant import Plant
from bench.measure.table import HEAD, Row, line, write
from bench.world.botapi import BotApi
from bench.world.servers import Postgres, Valkey

Trial = Callable[[Plant], Awaitable[list[Row]]]

TRIALS: dict[str, Trial] = {"intake": intake.measure}
ENGINES = ("sqlite", "postgres")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--engines", default=",".join(ENGINES), help="sqlite, postgres, or both with a comma")
    parser.add_argument("--only", default=",".join(TRIALS), help=f"some of {', '.join(TRIALS)}")
    parser.add_argument("--out", type=Path, default=Path("out/bench.json"))
    return parser.parse_args()


@asynccontextmanager
async def plant(engine: str) -> AsyncIterator[Plant]:
    """A new installation on an engine, with a bot on a played Telegram."""
    async with AsyncExitStack() as stack:
        home = Path(tempfile.mkdtemp(prefix="pult-bench-"))
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        api = await stack.enter_async_context(BotApi())
        made = Plant(engine, home)
        if engine == "postgres":
            server = await stack.enter_async_context(Postgres(durable=True))
            made.database_url = await server.create("bench")
            made.redis_url = (await stack.enter_async_context(Valkey())).url
        await made.prepare(api)
        yield made


async def run(asked: argparse.Namespace) -> list[Row]:
    rows: list[Row] = []
    print(HEAD)
    for name in asked.only.split(","):
        for engine in asked.engines.split(","):
            async with plant(engine) as made:
                found = await TRIALS[name](made)
            rows += found
            print(*map(line, found), sep="\n", flush=True)
    return rows


def main() -> int:
    """Exit with 1 when a bar is missed."""
    asked = arguments()
    rows = uvloop.run(run(asked))
    write(rows, asked.out)
    missed = [one for one in rows if one.ok is False]
    print(f"\n{len(rows)} figures in {asked.out}; {len(missed)} below their bar.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

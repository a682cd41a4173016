"""How fast messages leave: `python -m bench.sending --engine sqlite --channel widget --count 3000`.

One process with a courier, a database that waits for its disk, a Telegram in a process of its own. Counted are
deliveries committed as sent. `--limits` keeps to Telegram's published limits, which the Telegram here enforces.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import resource
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from bench.world.botapi import BotApi
from bench.world.botapi.limits import Limits
from bench.world.servers import Postgres
from connectors.registry import Accounts
from core.migrate import migrate
from core.rich import Rich
from core.settings import Settings
from core.work import Tx
from inbox import bulk, channels, intake
from inbox.inbound import Author, InboundMessage, Place
from inbox.intake import Arrival, Source
from notifications.courier import Courier
from web.machine import Machine, machine

PIECE = 100


async def world(count: int, *, limits: bool) -> None:
    """A Telegram with a bot to whom so many people wrote; says on standard output where, and stays until it is ended.

    A line on standard input is answered with how often the limits were overstepped.
    """
    async with BotApi(limits=Limits() if limits else None) as api:
        bot = api.bot()
        people = [api.private(api.user(f"Клиент {number}"), bot).id for number in range(count)]
        for chat in people:
            bot.started_by.add(chat)
        print(json.dumps({"url": api.url, "token": bot.token, "chats": people}), flush=True)
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, sys.stdin.readline)
        print(json.dumps({"sent": len(api.sent), "violations": api.violations()}), flush=True)


@contextlib.asynccontextmanager
async def telegram(count: int, *, limits: bool) -> AsyncIterator[asyncio.subprocess.Process]:
    flags = ["--world", "--count", str(count), *(["--limits"] if limits else [])]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.sending", *flags),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=1 << 24,
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


async def told(process: asyncio.subprocess.Process) -> dict[str, Any]:
    assert process.stdout
    found: dict[str, Any] = json.loads(await process.stdout.readline())
    return found


@contextlib.asynccontextmanager
async def database(engine: str, home: Path) -> AsyncIterator[str]:
    if engine == "sqlite":
        yield f"sqlite:///{home / 'pult.sqlite3'}"
        return
    async with Postgres(durable=True) as server:
        yield await server.create("bench")


async def queue(parts: Machine, channel_id: int, type_: str, places: Sequence[str], *, bulky: bool) -> None:
    """Somebody wrote from each place, and each is answered."""
    source = Source(id=channel_id, type=type_)

    async def hear(tx: Tx, numbers: Sequence[int]) -> None:
        for number in numbers:
            kind: Any = "visitor" if type_ == "widget" else "private"
            said = InboundMessage(
                Place(places[number], kind),
                Author(places[number], f"Клиент {number}"),
                f"m{number}",
                tx.now,
                Rich("Ау"),
            )
            await intake.take(tx, source, Arrival(f"k{number}", things=[said]))

    async def say(tx: Tx, first: int) -> None:
        rows = await tx.rows(
            "SELECT d.id, d.thread_id, t.channel_id FROM dialog d JOIN thread t ON t.id = d.thread_id"
            f" ORDER BY d.id LIMIT {PIECE} OFFSET {first}"
        )
        ids = [f"b{row['id']}" for row in rows]
        await bulk.say(
            tx, rows, body=Rich("Знаем о сбое, чиним"), agent_id=None, automatic="x", extra={}, client_ids=ids
        )

    for first in range(0, len(places), PIECE):
        await parts.db.write(hear, range(first, min(first + PIECE, len(places))))
    for first in range(0, len(places), PIECE):
        await parts.db.write(say, first)
    if not bulky:
        await parts.db.write(lambda tx: tx.execute("UPDATE delivery SET bulk = FALSE"))


async def deliver(parts: Machine, count: int) -> float:
    """Seconds from the start of the courier until all is committed as sent."""
    accounts = Accounts(parts.kit)
    courier = Courier(parts.db, parts.bus, accounts, alone=parts.settings.is_sqlite)
    began = time.monotonic()
    task = asyncio.create_task(courier.run())
    sent = "SELECT count(*) FROM delivery WHERE state = 'sent'"
    while not task.done() and await parts.db.read(lambda view: view.value(sent)) < count:  # noqa: ASYNC110 rows tell nobody
        await asyncio.sleep(0.05)
    took = time.monotonic() - began
    courier.stop()
    await task
    await accounts.close()
    return took


async def measure(engine: str, type_: str, count: int, *, limits: bool, bulky: bool) -> None:
    async with contextlib.AsyncExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = await stack.enter_async_context(database(engine, home))
        await migrate(url)
        settings = Settings(_env_file=None, data_dir=home, DATABASE_URL=url, secret_key="bench")  # type: ignore[call-arg]
        parts = await stack.enter_async_context(machine(settings))
        config: dict[str, Any] = {}
        secrets: dict[str, Any] = {}
        places, address, process = [f"v{number}" for number in range(count)], "bench", None
        if type_ == "telegram":
            process = await stack.enter_async_context(telegram(count, limits=limits))
            scene = await told(process)
            places, address = [str(chat) for chat in scene["chats"]], scene["token"].partition(":")[0]
            config, secrets = {"api_url": scene["url"], "unlimited": not limits}, {"token": scene["token"]}
        channel_id = await parts.db.write(
            channels.add, type_, name="Bench", address=address, config=config, secrets=secrets, vault=parts.vault
        )
        await queue(parts, channel_id, type_, places, bulky=bulky)
        before = resource.getrusage(resource.RUSAGE_SELF)
        took = await deliver(parts, count)
        after = resource.getrusage(resource.RUSAGE_SELF)
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        each = processor / count * 1000
        print(f"{engine} {type_}: {count} in {took:.1f} s, {count / took:.0f}/s; {each:.2f} ms of this process each")
        if process and process.stdin:
            process.stdin.write(b"\n")
            print(await told(process))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.sending", description=__doc__)
    parser.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--channel", choices=("telegram", "widget"), default="telegram")
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--limits", action="store_true", help="keep to Telegram's published limits")
    parser.add_argument("--replies", action="store_true", help="in the lane of replies instead of that of broadcasts")
    parser.add_argument("--world", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.world:
        asyncio.run(world(chosen.count, limits=chosen.limits))
    else:
        work = measure(chosen.engine, chosen.channel, chosen.count, limits=chosen.limits, bulky=not chosen.replies)
        asyncio.run(work)


if __name__ == "__main__":
    main()

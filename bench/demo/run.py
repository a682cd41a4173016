"""`pult demo`: the real server, a played Telegram, mail and site around it, and customers who write."""

from __future__ import annotations

import asyncio
import shutil
import signal
import socket
from contextlib import AsyncExitStack

import structlog
from aiohttp import web

from bench.demo import cast, play, seed, site
from bench.world.botapi import BotApi, Limits
from bench.world.imap import MemoryImap
from bench.world.mail import Post
from bench.world.smtp import SmtpServer
from connectors.email import setup as email
from connectors.telegram import setup as telegram
from connectors.widget import setup as widget
from core.database import Database
from core.migrate import migrate
from core.settings import Settings
from inbox import channels
from web.machine import EVERYTHING, Machine, machine, running
from web.serve import bind, listening

log = structlog.get_logger(__name__)

MAILBOX = "help@demo.local"


async def demo(settings: Settings) -> None:
    """Begin anew in the settings' data directory and run until SIGINT or SIGTERM."""
    shutil.rmtree(settings.data_dir, ignore_errors=True)
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    sock = bind(settings)
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(BotApi(limits=Limits()))
        imap = await stack.enter_async_context(MemoryImap())
        smtp = await stack.enter_async_context(SmtpServer())
        await imap.add(MAILBOX)
        stage = play.set_up(api, Post(imap, smtp).mailbox(MAILBOX))
        await migrate(settings.database)
        parts = await stack.enter_async_context(machine(settings))
        channel_id, key = await _connect(parts, stage)
        await _past(settings, stage, channel_id=channel_id)
        await stack.enter_async_context(running(parts, EVERYTHING))
        await stack.enter_async_context(listening(parts, sock=sock))
        stage.pult, stage.widget_key = settings.base_url, key
        stage.site = await _open_site(stack, stage)
        _tell(settings, stage.site)
        players = asyncio.create_task(play.live(stage), name="demo-players")
        await stop.wait()
        players.cancel()
        await asyncio.gather(players, return_exceptions=True)


async def _past(settings: Settings, stage: play.Stage, *, channel_id: int) -> None:
    """Live the last days through before the doors open."""
    clock = seed.Past(0)
    db = Database(settings.database, clock=clock)
    await db.open()
    try:
        colleagues = await seed.people(db)
        await seed.past(db, clock, colleagues, channel_id=channel_id, chats=stage.chats)
    finally:
        await db.close()


async def _connect(parts: Machine, stage: play.Stage) -> tuple[int, str]:
    """Connect the three channels as an administrator would; returns the bot's channel and the widget's key."""
    channel_id = await telegram.connect(parts.kit, stage.bot.token, api_url=stage.api.url)
    await email.connect(parts.kit, MAILBOX, imap_url=stage.mailbox.imap_url, smtp_url=stage.mailbox.smtp_url)
    widget_id = await widget.connect(parts.kit, name=cast.COMPANY, origins=["*"])
    return channel_id, str((await parts.db.read(channels.channel, widget_id))["address"])


async def _open_site(stack: AsyncExitStack, stage: play.Stage) -> str:
    runner = web.AppRunner(site.application(stage), access_log=None)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    await web.SockSite(runner, sock).start()
    return f"http://127.0.0.1:{sock.getsockname()[1]}"


def _tell(settings: Settings, site_address: str) -> None:
    admin = cast.COLLEAGUES[0]
    print(
        f"\n  The inbox:      {settings.base_url}\n"
        f"  Sign in as:     {admin.email}, password {cast.PASSWORD}\n"
        f"  The shop's site: {site_address}  (the widget, and a button that sets off an outage)\n\n"
        "  Customers write every few seconds. Ctrl+C ends it.\n",
        flush=True,
    )

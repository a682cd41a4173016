"""Running a process in its roles: web, worker, bot, or all of them, until it is asked to stop."""

from __future__ import annotations

import asyncio
import errno
import fcntl
import logging
import signal
import socket as sockets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import structlog
from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from core.migrate import migrate
from core.settings import Settings
from web.app import application
from web.machine import EVERYTHING, Machine, Role, machine, running
from web.routes import ROUTES

log = structlog.get_logger(__name__)

DRAIN = 10.0
"""Seconds that requests under way get at the end."""


class CannotStart(Exception):
    """The process cannot start; the text says what to do about it."""


@contextmanager
def only_process(settings: Settings) -> Iterator[None]:
    """SQLite serves one process: hold a lock on the data directory. Raises `CannotStart`."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (settings.data_dir / "pult.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CannotStart(
                f"Another Pult is already running on {settings.data_dir}."
                " Stop it, or set PULT_DATA_DIR to another folder."
            ) from error
        yield


def check_roles(settings: Settings, roles: frozenset[Role]) -> None:
    """Several processes need a database made for them. Raises `CannotStart`."""
    if settings.is_sqlite and roles != EVERYTHING:
        raise CannotStart(
            "SQLite serves one process only: run `pult serve`, or set DATABASE_URL to a PostgreSQL database"
            " (and REDIS_URL to a Redis) to run web, worker and bot apart."
        )


def _is_ours(record: logging.LogRecord) -> bool:
    """A request that is not HTTP is its sender's fault: it is answered with 400 and not worth a traceback."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, HttpProcessingError)


@asynccontextmanager
async def listening(parts: Machine, *, sock: sockets.socket) -> AsyncIterator[None]:
    """Serve HTTP on a bound socket while the body runs."""
    logging.getLogger("aiohttp.server").addFilter(_is_ours)
    runner = web.AppRunner(
        application(parts, ROUTES, development=parts.settings.development),
        access_log=None,
        handle_signals=False,
        shutdown_timeout=DRAIN,
    )
    await runner.setup()
    try:
        await web.SockSite(runner, sock, backlog=1024).start()
        yield
    finally:
        await runner.cleanup()


def bind(settings: Settings) -> sockets.socket:
    """A listening socket on the host and port of the settings. Raises `CannotStart`."""
    family = sockets.AF_INET6 if ":" in settings.host else sockets.AF_INET
    sock = sockets.socket(family, sockets.SOCK_STREAM)
    sock.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEADDR, 1)
    if not settings.is_sqlite:
        sock.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEPORT, 1)
    try:
        sock.bind((settings.host, settings.port))
    except sockets.gaierror as error:
        sock.close()
        raise CannotStart(f"PULT_HOST {settings.host} is no address of this machine ({error.strerror}).") from error
    except OSError as error:
        sock.close()
        if error.errno == errno.EADDRNOTAVAIL:
            raise CannotStart(f"PULT_HOST {settings.host} is no address of this machine.") from error
        raise CannotStart(
            f"Port {settings.port} on {settings.host} is taken or forbidden ({error.strerror})."
            " Set PULT_PORT to a free one."
        ) from error
    return sock


async def serve(settings: Settings, roles: frozenset[Role] = EVERYTHING) -> None:
    """Migrate, then run the roles until SIGTERM or SIGINT.

    Raises `CannotStart`, `core.migrate.NewerDatabase`, `core.errors.Unavailable`.
    """
    check_roles(settings, roles)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    sock = bind(settings) if "web" in roles else None
    await migrate(settings.database)
    async with machine(settings) as parts, running(parts, roles):
        if sock is None:
            log.info("started", roles=sorted(roles))
            await stop.wait()
        else:
            async with listening(parts, sock=sock):
                log.info("started", roles=sorted(roles), address=settings.base_url)
                await stop.wait()
        log.info("stopping")

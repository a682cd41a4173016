"""An installation to be measured: its database, its process, its people; from outside it is what a customer has."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.measure.wire import Connection
from bench.world.botapi import BotApi
from bench.world.botapi.scene import Bot
from bench.world.servers import free_port
from connectors.telegram import setup, webhook
from core.secrets import Vault
from core.settings import Settings
from inbox import team
from inbox.models import Role
from web.auth import COOKIE
from web.machine import Machine, machine

PUBLIC = "https://pult.example"
START_LIMIT = 60.0
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Plant:
    """One installation. `engine` is `sqlite` or `postgres`."""

    engine: str
    home: Path
    database_url: str = ""
    redis_url: str = ""
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    channel_id: int = 0
    agent_id: int = 0
    token: str = ""
    cookie: str = ""
    bot: Bot | None = None

    @property
    def settings(self) -> Settings:
        return Settings(_env_file=None, **self._values())  # type: ignore[arg-type, call-arg]

    def _values(self) -> dict[str, str]:
        return {
            "data_dir": str(self.home / "data"),
            "port": str(self.port),
            "public_url": PUBLIC,
            "secret_key": "for the bench",
            "api_rate": "0",
            "own_networks": "127.0.0.0/8",
            "DATABASE_URL": self.database_url,
            "REDIS_URL": self.redis_url,
        }

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> str:
        return self.settings.database

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Machine]:
        """Its database and use cases in this process, for preparing and looking; not while it is measured."""
        async with machine(self.settings) as parts:
            yield parts

    async def prepare(self, api: BotApi) -> None:
        """An empty database with an administrator and a bot."""
        await asyncio.to_thread(self._run, "web.cli", "migrate")
        self.bot = api.bot(f"bench_{self.port}_bot")
        async with self.opened() as parts:
            self.agent_id = await parts.db.write(
                team.add_agent, "Admin", email="a@bench.example", password_hash="-", role=Role.ADMIN, by=None
            )
            self.channel_id = await setup.connect(parts.kit, self.bot.token, api_url=api.url)
            self.token = await parts.db.write(team.add_token, self.agent_id, name="bench")
            self.cookie = await parts.db.write(team.open_session, self.agent_id, browser="", ip="127.0.0.1")

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}

    @property
    def signed_in(self) -> dict[str, str]:
        return {"Cookie": f"{COOKIE}={self.cookie}"}

    @property
    def hook(self) -> tuple[str, dict[str, str]]:
        """The webhook's path, and the headers of Telegram's posts."""
        assert self.bot is not None
        vault = Vault(self.settings.key)
        return webhook.path(self.channel_id, vault), {
            webhook.SECRET_HEADER: webhook.secret(self.bot.id, vault),
            "Content-Type": "application/json",
        }

    def _started(self, *words: str) -> subprocess.Popen[bytes]:
        names = {name if name.isupper() else f"PULT_{name.upper()}": value for name, value in self._values().items()}
        with (self.home / "log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", *words],
                env={**os.environ, **names},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def _run(self, *words: str) -> None:
        if self._started(*words).wait():
            raise RuntimeError(f"{' '.join(words)} failed:\n{(self.home / 'log').read_text()[-3000:]}")

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[float]:
        """Run the process while the body runs; yields the seconds from its start to the first answered page."""
        began = time.perf_counter()
        self.process = self._started("bench.measure.server")
        try:
            await self._answers()
            yield time.perf_counter() - began
        finally:
            self.process.send_signal(signal.SIGTERM)
            await asyncio.to_thread(self.process.wait)

    async def _answers(self) -> None:
        deadline = time.monotonic() + START_LIMIT
        while time.monotonic() < deadline:
            assert self.process is not None
            if self.process.poll() is not None:
                break
            with contextlib.suppress(OSError):
                connection = await Connection.open(self.url)
                await connection.request("GET", "/sign-in")
                connection.close()
                return
            await asyncio.sleep(0.01)
        raise RuntimeError(f"the process did not start:\n{(self.home / 'log').read_text()[-3000:]}")

    def memory(self) -> float:
        """Resident memory of the process, MB."""
        assert self.process is not None
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def cpu(self) -> float:
        """Processor seconds the process has used."""
        assert self.process is not None
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

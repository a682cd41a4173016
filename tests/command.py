"""The real `pult` command in a folder and an environment of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import ClientError, ClientSession

from bench.world.servers import free_port

ROOT = Path(__file__).parents[1]
LIMIT = 60.0


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended and what it said."""

    status: int
    out: str
    error: str

    @property
    def sentence(self) -> str:
        """The one line of standard error. Fails when it is not exactly one, or when the command went well."""
        assert self.status == 1, (self.status, self.out, self.error)
        assert "Traceback" not in self.error, self.error
        lines = [line for line in self.error.splitlines() if line.startswith("pult: ")]
        assert len(lines) == 1, self.error
        return lines[0].removeprefix("pult: ")


@dataclass
class Pult:
    """`await pult("agent", "add", …)` runs a command."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)

    def _started(self, *arguments: str, **options: Any) -> Any:
        keep = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        own = {"PYTHONPATH": str(ROOT), "PULT_PORT": str(self.port), "PYTHONWARNINGS": "ignore"}
        return asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "web.cli", *arguments),
            cwd=self.folder,
            env={**keep, **own, **self.environment, **options.pop("environment", {})},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            stdin=asyncio.subprocess.PIPE,
            **options,
        )

    async def __call__(
        self, *arguments: str, stdin: str = "", limit: Callable[[], None] | None = None, **environment: str
    ) -> Said:
        if limit:  # Python would leave cut bytecode beside the modules, for every command after this one.
            environment["PYTHONDONTWRITEBYTECODE"] = "1"
        process = await self._started(*arguments, environment=environment, preexec_fn=limit)
        try:
            out, error = await asyncio.wait_for(process.communicate(stdin.encode()), LIMIT)
        except TimeoutError:
            process.kill()
            raise
        return Said(process.returncode, out.decode(), error.decode())

    async def well(self, *arguments: str, stdin: str = "", **environment: str) -> str:
        """Run a command that must go well; returns what it said on standard output."""
        said = await self(*arguments, stdin=stdin, **environment)
        assert said.status == 0, (said.out, said.error)
        return said.out

    @asynccontextmanager
    async def running(self, *arguments: str, **environment: str) -> AsyncIterator[asyncio.Task[Any]]:
        """A process while the body runs. Afterwards it is asked to stop, and must stop well."""
        process = await self._started(*arguments, environment=environment)
        reading = asyncio.create_task(process.communicate())
        try:
            yield reading
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            _, error = await asyncio.wait_for(reading, LIMIT)
        assert process.returncode == 0, error.decode()
        assert "Traceback" not in error.decode(), error.decode()

    @asynccontextmanager
    async def serving(self, *arguments: str, port: int | None = None) -> AsyncIterator[str]:
        """`pult serve` while the body runs; the address, once it answers."""
        port = port or self.port
        async with self.running(*(arguments or ("serve",)), PULT_PORT=str(port)) as reading:
            address = f"http://127.0.0.1:{port}"
            await asyncio.wait_for(self._answers(address, reading), LIMIT)
            yield address

    async def _answers(self, address: str, reading: asyncio.Task[Any]) -> None:
        async with ClientSession() as http:
            while True:
                assert not reading.done(), reading.result()
                try:
                    async with http.get(f"{address}/api/v1/health"):
                        return
                except ClientError:
                    await asyncio.sleep(0.05)

"""The wake-up between processes: in memory for one, Redis pub/sub for several.

A signal is only ever a hint: what matters is a row, and whoever misses a signal finds the row within a second.
Signals also carry what is not worth a row: who is typing, who is looking.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import uuid
from collections.abc import Callable
from typing import Any, Protocol

import structlog

log = structlog.get_logger(__name__)

Signal = dict[str, Any]
Listener = Callable[[Signal], None]

TOPIC = "pult"


class Bus(Protocol):
    """Send a signal to every process, this one included."""

    shared: bool
    """Whether other processes may be writing to the same database."""

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` for each signal; returns what ends it."""
        ...

    def publish(self, signal: Signal) -> None: ...

    async def open(self) -> None: ...

    async def close(self) -> None: ...


async def rest(wake: asyncio.Event, seconds: float) -> None:
    """Wait until woken, `seconds` at the most; the wake-up is then used up.

    Not `asyncio.wait_for`: before Python 3.12 it forgets that it was cancelled when the event comes at that moment.
    """
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await wake.wait()
    wake.clear()


class MemoryBus:
    """Signals inside one process; with `shared`, other processes must look for themselves."""

    def __init__(self, *, shared: bool = False) -> None:
        self.shared = shared
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        self._listeners.append(listener)

        def leave() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return leave

    def publish(self, signal: Signal) -> None:
        for listener in list(self._listeners):
            try:
                listener(signal)
            except Exception:
                log.exception("bus.listener_failed")

    async def open(self) -> None:
        return None

    async def close(self) -> None:
        self._listeners.clear()


class RedisBus(MemoryBus):
    """Signals between processes. Local listeners hear at once; a lost Redis is retried for ever, quietly."""

    def __init__(self, url: str) -> None:
        super().__init__(shared=True)
        self._url = url
        self._me = uuid.uuid4().hex
        self._outgoing: asyncio.Queue[Signal] = asyncio.Queue(10_000)
        self._tasks: list[asyncio.Task[None]] = []

    def publish(self, signal: Signal) -> None:
        super().publish(signal)
        with contextlib.suppress(
            asyncio.QueueFull
        ):  # Only a hint: the receiver's own look at the rows makes up for it.
            self._outgoing.put_nowait(signal)

    async def open(self) -> None:
        loop = asyncio.get_running_loop()
        self._tasks = [
            loop.create_task(self._forever(self._send), name="bus-send"),
            loop.create_task(self._forever(self._receive), name="bus-receive"),
        ]

    async def close(self) -> None:
        pending = set(self._tasks)
        while pending:  # A client that is just connecting may take our word for its own time limit's, and go on.
            for task in pending:
                task.cancel()
            _, pending = await asyncio.wait(pending, timeout=0.1)
        await super().close()

    async def _forever(self, work: Callable[[], Any]) -> None:
        while True:
            try:
                await work()
            except asyncio.CancelledError:
                raise
            except Exception as error:  # noqa: BLE001 the edge of a loop that must outlive Redis
                log.warning("bus.lost", error=str(error))
                await asyncio.sleep(0.5)

    async def _send(self) -> None:
        from redis.asyncio import Redis

        async with Redis.from_url(self._url, socket_timeout=5) as redis:
            while True:
                signal = await self._outgoing.get()
                await redis.publish(TOPIC, json.dumps({"from": self._me, "signal": signal}))

    async def _receive(self) -> None:
        from redis.asyncio import Redis

        async with (
            Redis.from_url(self._url, socket_connect_timeout=5, socket_keepalive=True) as redis,
            redis.pubsub() as pubsub,
        ):
            await pubsub.subscribe(TOPIC)
            async for message in pubsub.listen():
                if message["type"] != "message":
                    continue
                self._take(message["data"])

    def _take(self, data: bytes) -> None:
        try:
            envelope = json.loads(data)
            sender, signal = envelope["from"], envelope["signal"]
        except (ValueError, TypeError, KeyError):
            log.warning("bus.stranger")
            return
        if sender != self._me and isinstance(signal, dict):
            super().publish(signal)


def bus_for(redis_url: str, *, shared: bool = False) -> Bus:
    """The bus that the settings ask for. `shared`: the database is one that several processes may use."""
    return RedisBus(redis_url) if redis_url else MemoryBus(shared=shared)

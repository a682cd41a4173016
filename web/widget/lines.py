"""The open lines to panels: each sleeps until the event log has something in its visitor's threads, then looks itself.

A line holds no queue: the log is the queue, so a panel that reads slowly costs nothing but its own delay.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, TypeVar

from core.bus import Signal
from core.events import Fact
from inbox.visitors import Visitor

MOST_PER_VISITOR: Final = 12
HEARTBEAT: Final = 15.0
"""Seconds; proxies close what is silent for a minute."""

K = TypeVar("K")
Who = tuple[int, str]
"""Channel id and address."""


class Line:
    """One panel that listens."""

    __slots__ = ("over", "stale", "threads", "typing", "wake", "who")

    def __init__(self, visitor: Visitor) -> None:
        self.who: Who = (visitor.channel_id, visitor.address)
        self.threads: tuple[int, ...] = tuple(visitor.threads)
        self.wake = asyncio.Event()
        self.typing: str | None = None
        """The agent who has just typed."""
        self.stale = False
        """Which threads are the visitor's has to be looked up again."""
        self.over = False

    async def wait(self, seconds: float) -> bool:
        """Until something may have happened. False: nothing did in that time."""
        try:
            async with asyncio.timeout(seconds):
                await self.wake.wait()
        except TimeoutError:
            return False
        self.wake.clear()
        return True


class Lines:
    """All lines of this process; hears the event log and the bus."""

    def __init__(self) -> None:
        self._by_thread: defaultdict[int, set[Line]] = defaultdict(set)
        self._by_visitor: defaultdict[Who, set[Line]] = defaultdict(set)
        self._over = False

    def __len__(self) -> int:
        return sum(len(lines) for lines in self._by_visitor.values())

    def open(self, visitor: Visitor) -> Line | None:
        """A new line, or None when this visitor has enough of them."""
        line = Line(visitor)
        line.over = self._over
        if len(self._by_visitor.get(line.who, ())) >= MOST_PER_VISITOR:
            return None
        self._by_visitor[line.who].add(line)
        for thread_id in line.threads:
            self._by_thread[thread_id].add(line)
        return line

    def close(self, line: Line) -> None:
        self.follow(line, ())
        _leave(self._by_visitor, line.who, line)

    def follow(self, line: Line, threads: Iterable[int]) -> None:
        """The visitor's threads are these now."""
        for thread_id in line.threads:
            _leave(self._by_thread, thread_id, line)
        line.threads = tuple(threads)
        for thread_id in line.threads:
            self._by_thread[thread_id].add(line)

    def end(self) -> None:
        """The server stops: let everybody go, and come back elsewhere."""
        self._over = True
        self._wake([line for lines in self._by_visitor.values() for line in lines], over=True)

    def hear_facts(self, facts: list[Fact]) -> None:
        """Listener of the event feed."""
        for fact in facts:
            if fact.kind in ("channel.changed", "channel.removed"):
                of_channel = [lines for who, lines in self._by_visitor.items() if who[0] == fact.channel_id]
                self._wake([line for lines in of_channel for line in lines], over=True)
            elif fact.thread_id is not None:
                self._wake(self._by_thread.get(fact.thread_id, ()))

    def hear_signal(self, signal: Signal) -> None:
        """Listener of the bus: an agent types, or a visitor has got another thread."""
        if (typing := signal.get("typing")) and typing.get("agent_id"):
            for line in self._by_thread.get(typing.get("thread_id"), ()):
                line.typing = str(typing.get("name", ""))
                line.wake.set()
        if visitor := signal.get("visitor"):
            for line in self._by_visitor.get((visitor["channel_id"], visitor["address"]), ()):
                line.stale = True
                line.wake.set()

    def _wake(self, lines: Iterable[Line], *, over: bool = False) -> None:
        for line in lines:
            line.over = line.over or over
            line.wake.set()


def _leave(of: dict[K, set[Line]], key: K, line: Line) -> None:
    lines = of.get(key, set())
    lines.discard(line)
    if not lines:
        of.pop(key, None)

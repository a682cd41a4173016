"""The open lines to panels: each sleeps until the event log has something in its visitor's threads, then looks itself.

A line holds no queue: the log is the queue, so a panel that reads slowly costs nothing but its own delay.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any, Final

from core.bus import Signal
from core.events import Fact
from inbox.visitors import Visitor

MOST_PER_VISITOR: Final = 12
MOST_PER_ADDRESS: Final = 200
"""Each costs a connection and some memory, and anybody can make himself a visitor."""
HEARTBEAT: Final = 15.0
"""Seconds; proxies close what is silent for a minute."""

Who = tuple[int, str]
"""Channel id and address."""


class Line:
    """One panel that listens."""

    __slots__ = ("dialogs", "over", "sender", "stale", "threads", "typing", "wake", "who")

    def __init__(self, visitor: Visitor, sender: str) -> None:
        self.sender = sender
        self.who: Who = (visitor.channel_id, visitor.address)
        self.threads: tuple[int, ...] = tuple(visitor.threads)
        self.dialogs: frozenset[int] = frozenset(visitor.dialogs)
        self.wake = asyncio.Event()
        self.typing: str | None = None
        """The agent who has just typed."""
        self.stale = not self.threads
        """Which threads are the visitor's has to be looked up again; at once when there were none a moment ago."""
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
        self._by_thread: dict[int, set[Line]] = {}
        self._by_dialog: dict[int, set[Line]] = {}
        self._by_visitor: dict[Who, set[Line]] = {}
        self._by_sender: dict[str, set[Line]] = {}
        self._over = False

    def __len__(self) -> int:
        return sum(len(lines) for lines in self._by_visitor.values())

    def open(self, visitor: Visitor, *, sender: str) -> Line | None:
        """A new line, or None when this visitor, or the address that asks, has enough of them."""
        line = Line(visitor, sender)
        line.over = self._over
        if len(self._by_visitor.get(line.who, ())) >= MOST_PER_VISITOR:
            return None
        if len(self._by_sender.get(sender, ())) >= MOST_PER_ADDRESS:
            return None
        self._enter(line)
        return line

    def close(self, line: Line) -> None:
        for of, keys in self._places(line):
            for key in keys:
                lines = of.get(key, set())
                lines.discard(line)
                if not lines:
                    of.pop(key, None)

    def follow(self, line: Line, visitor: Visitor) -> None:
        """The visitor's threads and dialogs are these now."""
        self.close(line)
        line.threads, line.dialogs = tuple(visitor.threads), frozenset(visitor.dialogs)
        self._enter(line)

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
                self._wake(self._by_thread.get(fact.thread_id, ()), stale=fact.kind == "dialog.created")

    def hear_signal(self, signal: Signal) -> None:
        """Listener of the bus: an agent types, or a visitor has got another thread."""
        if (typing := signal.get("typing")) and typing.get("agent"):
            for line in self._by_dialog.get(typing.get("dialog"), ()):
                line.typing = str(typing.get("name", ""))
                line.wake.set()
        if visitor := signal.get("visitor"):
            self._wake(self._by_visitor.get((visitor["channel_id"], visitor["address"]), ()), stale=True)

    def _wake(self, lines: Iterable[Line], *, over: bool = False, stale: bool = False) -> None:
        for line in lines:
            line.over = line.over or over
            line.stale = line.stale or stale
            line.wake.set()

    def _enter(self, line: Line) -> None:
        for of, keys in self._places(line):
            for key in keys:
                of.setdefault(key, set()).add(line)

    def _places(self, line: Line) -> list[tuple[dict[Any, set[Line]], Iterable[Any]]]:
        return [
            (self._by_visitor, (line.who,)),
            (self._by_sender, (line.sender,)),
            (self._by_thread, line.threads),
            (self._by_dialog, line.dialogs),
        ]

"""Trouble to order: the next calls are refused, left without an answer, answered late, with rubbish or cut off."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["429", "500", "garbage", "silence", "cut_before", "lost", "cut", "slow"]
"""Not carried out: `429`, `500`, `garbage` (200 with something that is not JSON), `silence` (never answered),
`cut_before` (the connection is cut).

Carried out, and yet the caller does not learn of it: `lost` (never answered), `cut` (the connection is cut).
Carried out and answered, but only when `released` is set: `slow`.
"""

TAKEN = ("lost", "cut", "slow")


@dataclass(eq=False)
class Fault:
    """What befalls matching calls. `times` counts down as they come; `met` counts up. None matches everything."""

    kind: Kind
    times: int = 1
    method: str | None = None
    chat_id: int | None = None
    bot_id: int | None = None
    retry_after: int = 1
    met: int = 0
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def matches(self, bot_id: int, method: str, chat_id: int | None) -> bool:
        return (
            self.times > 0
            and (self.method is None or self.method.lower() == method.lower())
            and (self.chat_id is None or self.chat_id == chat_id)
            and (self.bot_id is None or self.bot_id == bot_id)
        )


@dataclass
class Faults:
    """The faults in force, the oldest first."""

    ordered: list[Fault] = field(default_factory=list)

    def add(self, fault: Fault) -> Fault:
        self.ordered.append(fault)
        return fault

    def clear(self) -> None:
        self.ordered.clear()

    def meet(self, bot_id: int, method: str, chat_id: int | None) -> Fault | None:
        """The fault that this call runs into, used up by one."""
        self.ordered = [fault for fault in self.ordered if fault.times > 0]
        for fault in self.ordered:
            if fault.matches(bot_id, method, chat_id):
                fault.times -= 1
                fault.met += 1
                return fault
        return None

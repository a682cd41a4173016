"""How much one visitor or one address may ask of the public endpoints: token buckets in this process's memory.

With several web processes each allows its own share; a limit is against floods, not a promise.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final, Literal

Act = Literal["session", "begin", "msg", "file", "bytes", "read", "seen", "typing"]
"""`begin`: somebody's first word. `bytes`: of files, counted in them."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, and then so many a minute."""

    burst: float
    per_minute: float


VISITOR: Final[dict[Act, Rate]] = {
    "msg": Rate(20, 20),
    "file": Rate(10, 5),
    "bytes": Rate(100_000_000, 10_000_000),
    "read": Rate(60, 120),
    "seen": Rate(60, 120),
    "typing": Rate(3, 30),
}
ADDRESS: Final[dict[Act, Rate]] = {
    "session": Rate(20, 10),
    "begin": Rate(20, 10),
    "msg": Rate(200, 200),
    "file": Rate(50, 30),
    "bytes": Rate(500_000_000, 50_000_000),
    "read": Rate(600, 1200),
    "seen": Rate(600, 1200),
    "typing": Rate(100, 600),
}
"""Many visitors share one address behind a company's or a carrier's gateway, so these are wider."""

REMEMBERED: Final = 50_000


class Buckets:
    """The buckets of everybody who asked lately; whoever is forgotten starts with a full one."""

    def __init__(self, rates: dict[Act, Rate], *, remembered: int = REMEMBERED) -> None:
        self._rates = rates
        self._remembered = remembered
        self._left: OrderedDict[tuple[Act, str], tuple[float, int]] = OrderedDict()

    def take(self, act: Act, who: str, *, now: int, amount: float = 1) -> float:
        """Count one (or so much); returns 0, or the seconds until it may be tried again (then it is not counted)."""
        rate = self._rates.get(act)
        if rate is None:
            return 0.0
        left, at = self._left.pop((act, who), (float(rate.burst), now))
        left = min(rate.burst, left + max(0, now - at) / 60_000 * rate.per_minute)
        allowed = left >= amount
        self._left[(act, who)] = (left - amount if allowed else left, now)
        if len(self._left) > self._remembered:
            self._left.popitem(last=False)
        return 0.0 if allowed else (amount - left) * 60 / rate.per_minute

"""How much one colleague's programs may ask of the API: a token bucket each, in this process's memory.

With several web processes each allows its own share; a limit is against a program that runs wild, not a promise.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from aiohttp import web

from core.errors import Refusal

BURST = 5.0
"""Seconds' worth of requests that may come at once."""
REMEMBERED = 10_000


class TooFast(Refusal):
    """Too many requests. Wait {seconds} seconds."""


class Rates:
    """The buckets of everybody who asked lately. `per_second` 0 means no limit."""

    def __init__(self, per_second: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_second
        self._most = max(1.0, per_second * BURST)
        self._clock = clock
        self._left: OrderedDict[int, tuple[float, float]] = OrderedDict()

    def check(self, who: int) -> None:
        """Count one request. Raises `TooFast` when the bucket is empty."""
        if not self._per_second:
            return
        now = self._clock()
        left, at = self._left.pop(who, (self._most, now))
        left = min(self._most, left + (now - at) * self._per_second)
        allowed = left >= 1
        self._left[who] = (left - 1 if allowed else left, now)
        if len(self._left) > REMEMBERED:
            self._left.popitem(last=False)
        if not allowed:
            raise TooFast(seconds=math.ceil((1 - left) / self._per_second))


RATES = web.AppKey("api_rates", Rates)

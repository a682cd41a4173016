"""How fast a channel may be spoken to: token buckets over all places, per place and per group. Kept in memory.

A request is given its instant a little ahead of time, so that requests leave evenly however seldom one looks.
Not a promise: the channel's own word (`retry_after`) overrides.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass

from connectors.base import Rates

AHEAD = 0.06
"""Seconds within which a request may be given its instant; twice that is given out at one look."""

REMEMBERED = 50_000
"""Places whose buckets are kept; one that is forgotten starts full again."""


@dataclass(slots=True)
class Bucket:
    """`size` tokens at the most, `rate` new ones a second; `rate` 0 means no limit. Times are in seconds."""

    rate: float
    size: float
    tokens: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until a token is there; those promised already are not."""
        if not self.rate:
            return 0.0
        self._fill(now)
        return 0.0 if self.tokens >= 1 else (1 - self.tokens) / self.rate

    def take(self, now: float) -> None:
        """Take a token, or promise one that is still to come."""
        if self.rate:
            self._fill(now)
            self.tokens -= 1

    def room(self, now: float) -> float:
        """How many tokens can be taken or promised at this look."""
        if not self.rate:
            return math.inf
        self._fill(now)
        return self.tokens + 2 * AHEAD * self.rate if self.wait(now) <= AHEAD else 0

    def _fill(self, now: float) -> None:
        self.tokens = min(self.size, self.tokens + max(0.0, now - self.at) * self.rate)
        self.at = now


def bucket(rate: float, size: float, now: float) -> Bucket:
    return Bucket(rate, max(1.0, size), max(1.0, size), now)


class Limiter:
    """The buckets of one channel. What a place's key has before the first `/` is what its limit counts."""

    def __init__(self, rates: Rates, now: float) -> None:
        self._rates = rates
        self._all = bucket(rates.per_second, 1, now)
        self._bulk = bucket(rates.bulk_per_second, 1, now)
        self._places: OrderedDict[str, Bucket] = OrderedDict()

    def room(self, *, bulk: bool, now: float) -> float:
        """How many requests may be given their instants at this look, whatever their places."""
        return min(self._all.room(now), self._bulk.room(now)) if bulk else self._all.room(now)

    def next_look(self, *, bulk: bool, now: float) -> float:
        """Seconds until there is room again."""
        return max(0.0, self.shared_wait(bulk=bulk, now=now) - AHEAD)

    def shared_wait(self, *, bulk: bool, now: float) -> float:
        """Seconds until a request may go as far as all places together are concerned."""
        return max(self._all.wait(now), self._bulk.wait(now)) if bulk else self._all.wait(now)

    def place_wait(self, place: str, *, group: bool, now: float) -> float:
        """Seconds until a request may go as far as its own place is concerned."""
        return self._place(place, group=group, now=now).wait(now)

    def take(self, place: str, *, group: bool, bulk: bool, now: float) -> None:
        """Count a request that goes now, or after the longer of its waits."""
        self._all.take(now)
        self._place(place, group=group, now=now).take(now)
        if bulk:
            self._bulk.take(now)

    def _place(self, key: str, *, group: bool, now: float) -> Bucket:
        key = key.partition("/")[0]
        found = self._places.get(key)
        if found is None:
            rates = self._rates
            if group:
                burst = rates.group_per_minute / 4  # with what is refilled meanwhile, no minute has more than the limit
                found = bucket((rates.group_per_minute - burst) / 60, burst, now)
            else:
                found = bucket(1 / rates.place_pause if rates.place_pause else 0.0, rates.place_burst, now)
            self._places[key] = found
            if len(self._places) > REMEMBERED:
                self._places.popitem(last=False)
        else:
            self._places.move_to_end(key)
        return found

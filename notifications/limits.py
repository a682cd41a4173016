"""How fast a channel may be spoken to: token buckets over all places, per place and per group. Kept in memory.

Not a promise: the channel's own word (`retry_after`) overrides, and pauses one place, never the channel.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from connectors.base import Rates

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
        """Seconds until a token is there."""
        if not self.rate:
            return 0.0
        self._fill(now)
        return 0.0 if self.tokens >= 1 else (1 - self.tokens) / self.rate

    def take(self, now: float) -> None:
        if self.rate:
            self._fill(now)
            self.tokens -= 1

    def _fill(self, now: float) -> None:
        self.tokens = min(self.size, self.tokens + max(0.0, now - self.at) * self.rate)
        self.at = now


def bucket(rate: float, size: float, now: float) -> Bucket:
    return Bucket(rate, max(1.0, size), max(1.0, size), now)


class Limiter:
    """The buckets of one channel."""

    def __init__(self, rates: Rates, now: float) -> None:
        self._rates = rates
        self._all = bucket(rates.per_second, 1, now)
        self._bulk = bucket(rates.bulk_per_second, 1, now)
        self._places: OrderedDict[int, Bucket] = OrderedDict()

    def wait(self, thread_id: int, *, group: bool, bulk: bool, now: float) -> float:
        """Seconds until a request to a thread may go; 0 when it may go now."""
        waits = [self._all.wait(now), self._place(thread_id, group=group, now=now).wait(now)]
        if bulk:
            waits.append(self._bulk.wait(now))
        return max(waits)

    def take(self, thread_id: int, *, group: bool, bulk: bool, now: float) -> None:
        """Count a request that goes now."""
        self._all.take(now)
        self._place(thread_id, group=group, now=now).take(now)
        if bulk:
            self._bulk.take(now)

    def _place(self, thread_id: int, *, group: bool, now: float) -> Bucket:
        found = self._places.get(thread_id)
        if found is None:
            rates = self._rates
            if group:
                burst = rates.group_per_minute / 4  # with what is refilled meanwhile, no minute has more than the limit
                found = bucket((rates.group_per_minute - burst) / 60, burst, now)
            else:
                found = bucket(1 / rates.place_pause if rates.place_pause else 0.0, rates.place_burst, now)
            self._places[thread_id] = found
            if len(self._places) > REMEMBERED:
                self._places.popitem(last=False)
        else:
            self._places.move_to_end(thread_id)
        return found

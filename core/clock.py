"""Instants as the house keeps them: whole milliseconds since the epoch, UTC.

Not for showing: `core.i18n` turns instants into words in somebody's zone.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], int]
"""Returns the present instant; tests hand in one that they turn themselves."""

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def now_ms() -> int:
    """The present instant by the machine's clock."""
    return time.time_ns() // 1_000_000


def from_datetime(moment: datetime) -> int:
    """The instant of an aware datetime. Raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a naive datetime has no instant")
    return round(moment.timestamp() * 1000)


def to_datetime(instant: int) -> datetime:
    """The aware UTC datetime of an instant."""
    return datetime.fromtimestamp(instant / 1000, UTC)


def to_iso(instant: int) -> str:
    """RFC 3339 with milliseconds and `Z`, as the API shows instants."""
    return to_datetime(instant).isoformat(timespec="milliseconds").replace("+00:00", "Z")

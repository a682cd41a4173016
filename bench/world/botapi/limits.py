"""The published limits: 30 messages a second over all, one a second in a private chat, 20 a minute in a group.

Telegram's own numbers are dynamic; these are the ones of the Bots FAQ, with a small burst in a private chat.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

COUNTED = (
    "sendmessage", "sendphoto", "senddocument", "sendvideo", "sendvoice", "sendaudio", "sendanimation", "sendsticker",
    "sendvideonote", "sendlocation", "sendvenue", "sendcontact", "sendpoll", "senddice", "sendmediagroup",
    "copymessage", "copymessages", "forwardmessage", "forwardmessages", "editmessagetext", "editmessagecaption",
    "editmessagemedia", "editmessagereplymarkup", "createforumtopic",
)  # fmt: skip
"""Methods that spend a chat's budget, in small letters; an album spends one for each of its items."""


@dataclass(slots=True)
class Bucket:
    """`capacity` tokens, refilled at `rate` a second."""

    capacity: float
    rate: float
    tokens: float
    at: float

    def take(self, now: float, count: int) -> float:
        """Take `count`, or say how many seconds are missing for them (then nothing is taken)."""
        self.tokens = min(self.capacity, self.tokens + (now - self.at) * self.rate)
        self.at = now
        missing = min(count, self.capacity) - self.tokens
        if missing > 1e-9:
            return missing / self.rate
        self.tokens -= count
        return 0.0


@dataclass(frozen=True, slots=True)
class Violation:
    """A call beyond a limit: `which` is `all`, `private` or `group`."""

    at: float
    bot_id: int
    chat_id: int
    which: str


@dataclass
class Limits:
    """Counts what goes beyond; with `enforce` also refuses it with 429."""

    enforce: bool = True
    all_per_second: float = 30
    private_per_second: float = 1
    private_burst: float = 3
    group_per_minute: float = 20
    violations: list[Violation] = field(default_factory=list)
    _buckets: dict[tuple[int, int], Bucket] = field(default_factory=dict)

    def take(self, bot_id: int, chat_id: int, now: float, *, count: int = 1) -> int | None:
        """Spend the budget for `count` messages; the seconds to wait when it must be refused."""
        if chat_id > 0:
            which, capacity, rate = "private", self.private_burst, self.private_per_second
        else:
            which, capacity, rate = "group", self.group_per_minute, self.group_per_minute / 60
        chat = self._buckets.setdefault((bot_id, chat_id), Bucket(capacity, rate, capacity, now))
        over = self.all_per_second
        whole = self._buckets.setdefault((bot_id, 0), Bucket(over, over, over, now))
        for bucket, name in ((chat, which), (whole, "all")):
            wait = bucket.take(now, count)
            if wait:
                self.violations.append(Violation(now, bot_id, chat_id, name))
                return math.ceil(wait) if self.enforce else None
        return None

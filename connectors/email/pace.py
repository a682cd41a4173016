"""How fast one domain may be written to, so that a broadcast to a thousand customers of one provider stays welcome."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping

DOMAINS: Mapping[str, float] = {
    "gmail.com": 10.0,
    "googlemail.com": 10.0,
    "yandex.ru": 10.0,
    "ya.ru": 10.0,
    "mail.ru": 10.0,
    "bk.ru": 10.0,
    "inbox.ru": 10.0,
    "list.ru": 10.0,
    "outlook.com": 5.0,
    "hotmail.com": 5.0,
    "live.com": 5.0,
    "yahoo.com": 5.0,
    "icloud.com": 5.0,
}
"""Mails a second. Providers do not publish theirs: these are what careful senders keep to."""
OTHERS = 20.0
BURST = 20
"""Mails that go at once after a rest."""


class Pace:
    """One bucket for each domain that was written to lately."""

    def __init__(self, rates: Mapping[str, float] = DOMAINS, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._rates = rates
        self._clock = clock
        self._free_at: dict[str, float] = {}

    def take(self, domains: Iterable[str]) -> float:
        """Room for one mail to each of these domains: 0 when it is taken, else the seconds until there is room."""
        now = self._clock()
        wanted = {domain.lower() for domain in domains}
        wait = max((self._wait(domain, now) for domain in wanted), default=0.0)
        if wait > 0:
            return wait
        for domain in wanted:
            self._free_at[domain] = max(self._free_at.get(domain, 0.0), now) + 1 / self._rate(domain)
        if len(self._free_at) > 10_000:
            self._free_at = {domain: at for domain, at in self._free_at.items() if at > now}
        return 0.0

    def _rate(self, domain: str) -> float:
        return self._rates.get(domain, OTHERS)

    def _wait(self, domain: str, now: float) -> float:
        return max(0.0, self._free_at.get(domain, 0.0) - now - BURST / self._rate(domain))

"""The buckets that pace a channel, turned by hand."""

from __future__ import annotations

from itertools import pairwise

from connectors.base import Rates
from notifications.limits import AHEAD, Limiter

TELEGRAM = Rates(per_second=30, bulk_per_second=29.9, place_pause=1.0, place_burst=3, group_per_minute=20)


def test_topics_of_one_group_share_its_limit() -> None:
    limiter = Limiter(TELEGRAM, 0.0)
    for topic in range(5):
        assert limiter.place_wait(f"-100/{topic}", group=True, now=0.0) == 0
        limiter.take(f"-100/{topic}", group=True, bulk=False, now=0.0)
    assert limiter.place_wait("-100/77", group=True, now=0.0) > 1
    assert limiter.place_wait("-200/77", group=True, now=0.0) == 0


def test_a_look_every_tenth_of_a_second_loses_nothing_of_the_rate() -> None:
    limiter, instants, now = Limiter(TELEGRAM, 0.0), [], 0.0
    while now < 10:
        while limiter.room(bulk=True, now=now) >= 1:
            for _ in range(int(limiter.room(bulk=True, now=now))):
                instants.append(now + limiter.shared_wait(bulk=True, now=now))
                limiter.take(str(len(instants)), group=False, bulk=True, now=now)
        now += AHEAD * 1.6
    assert len(instants) >= 299
    assert all(later - earlier > 0.0333 for earlier, later in pairwise(instants))


def test_a_reply_waits_behind_what_has_its_instant_and_not_behind_the_backlog() -> None:
    limiter = Limiter(TELEGRAM, 0.0)
    while (room := int(limiter.room(bulk=True, now=0.0))) >= 1:
        for number in range(room):
            limiter.take(str(number), group=False, bulk=True, now=0.0)
    assert limiter.shared_wait(bulk=False, now=0.0) < 3 * AHEAD


def test_a_channel_without_limits_has_room_for_all() -> None:
    limiter = Limiter(Rates(), 0.0)
    for number in range(1000):
        assert limiter.room(bulk=True, now=0.0) > 100
        limiter.take(str(number), group=False, bulk=True, now=0.0)
    assert limiter.shared_wait(bulk=True, now=0.0) == limiter.place_wait("1", group=False, now=0.0) == 0

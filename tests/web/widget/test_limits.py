"""The buckets of the public endpoints, with a clock turned by hand."""

from web.widget.limits import Buckets, Rate

SECOND = 1000


def test_a_burst_passes_and_then_one_at_a_time() -> None:
    buckets = Buckets({"msg": Rate(burst=3, per_minute=60)})
    assert [buckets.take("msg", "a", now=0) for _ in range(4)] == [0, 0, 0, 1.0]
    assert buckets.take("msg", "a", now=SECOND) == 0
    assert buckets.take("msg", "a", now=SECOND) > 0


def test_whoever_waits_as_told_is_let_through() -> None:
    buckets = Buckets({"file": Rate(burst=1, per_minute=5)})
    assert buckets.take("file", "a", now=0) == 0
    wait = buckets.take("file", "a", now=0)
    assert wait == 12
    assert buckets.take("file", "a", now=round(wait * SECOND)) == 0


def test_one_visitors_flood_does_not_hold_up_another() -> None:
    buckets = Buckets({"msg": Rate(1, 1)})
    assert buckets.take("msg", "a", now=0) == 0
    assert buckets.take("msg", "a", now=0) > 0
    assert buckets.take("msg", "b", now=0) == 0


def test_a_clock_that_steps_back_takes_nothing_away() -> None:
    buckets = Buckets({"msg": Rate(2, 60)})
    assert buckets.take("msg", "a", now=60 * SECOND) == 0
    assert buckets.take("msg", "a", now=0) == 0


def test_what_is_remembered_has_an_end() -> None:
    buckets = Buckets({"msg": Rate(1, 1)}, remembered=2)
    for who in ("a", "b", "c"):
        buckets.take("msg", who, now=0)
    assert buckets.take("msg", "a", now=0) == 0
    assert buckets.take("msg", "c", now=0) > 0


def test_what_is_weighed_takes_as_much_as_it_weighs() -> None:
    buckets = Buckets({"bytes": Rate(100, 60)})
    assert buckets.take("bytes", "a", now=0, amount=70) == 0
    assert buckets.take("bytes", "a", now=0, amount=70) == 40
    assert buckets.take("bytes", "a", now=0, amount=30) == 0

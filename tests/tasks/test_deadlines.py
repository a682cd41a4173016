"""Deadlines on a person's own calendar."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from core.clock import DAY, HOUR, from_datetime, to_datetime
from tasks import deadlines

ZONES = ("UTC", "Europe/Moscow", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Antarctica/Troll")


def at(text: str, zone: str) -> int:
    return from_datetime(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)))


def test_today_is_the_persons_own_day() -> None:
    now = at("2025-11-24T23:30", "Europe/Moscow")
    evening = at("2025-11-24T23:50", "Europe/Moscow")
    assert deadlines.column(evening, now=now, zone="Europe/Moscow") == "today"
    assert deadlines.column(evening + HOUR, now=now, zone="Europe/Moscow") == "later"
    assert deadlines.column(evening + HOUR, now=now, zone="America/New_York") == "today"
    assert deadlines.column(now - 1, now=now, zone="Europe/Moscow") == "overdue"
    assert deadlines.column(None, now=now, zone="Europe/Moscow") == "none"


def test_a_day_on_which_the_clock_is_turned_has_its_own_length() -> None:
    now = at("2025-03-30T00:00", "Europe/Berlin")
    assert deadlines.end_of_today(now, "Europe/Berlin") - now == 23 * HOUR


def test_offers_follow_the_hour_and_the_day_of_the_week() -> None:
    morning, late = at("2025-11-24T09:00", "Europe/Moscow"), at("2025-11-27T17:30", "Europe/Moscow")
    found = {offer.key: offer.at for offer in deadlines.offers(morning, "Europe/Moscow")}
    assert list(found) == ["hour", "today", "tomorrow", "friday"]
    assert found["today"] == at("2025-11-24T18:00", "Europe/Moscow")
    assert found["friday"] == at("2025-11-28T18:00", "Europe/Moscow")
    assert [offer.key for offer in deadlines.offers(late, "Europe/Moscow")] == ["hour", "tomorrow"]
    assert deadlines.usual(late, "Europe/Moscow").key == "tomorrow"


moments = st.integers(min_value=1_600_000_000_000, max_value=2_000_000_000_000)


@given(now=moments, zone=st.sampled_from(ZONES))
def test_every_offer_is_in_the_future_and_soonest_first(now: int, zone: str) -> None:
    found = [offer.at for offer in deadlines.offers(now, zone)]
    assert found[0] > now
    assert found[1:] == sorted(found[1:])
    assert all(now < offer <= now + 7 * DAY for offer in found)


@given(now=moments, zone=st.sampled_from(ZONES), wanted=st.sampled_from(["today", "later", "none"]))
def test_a_card_dragged_to_a_column_is_in_that_column(now: int, zone: str, wanted: str) -> None:
    assert deadlines.column(deadlines.for_column(wanted, now=now, zone=zone), now=now, zone=zone) == wanted or (
        wanted == "today" and deadlines.end_of_today(now, zone) - now < 60_000
    )


@given(now=moments, ahead=st.integers(min_value=0, max_value=3 * DAY), zone=st.sampled_from(ZONES))
def test_today_means_the_same_date_on_the_wall(now: int, ahead: int, zone: str) -> None:
    here, there = (to_datetime(one).astimezone(ZoneInfo(zone)).date() for one in (now, now + ahead))
    assert (deadlines.column(now + ahead, now=now, zone=zone) == "today") == (here == there)

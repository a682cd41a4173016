"""Deadlines on a person's own calendar: what to offer, what a board's column means. Pure; instants in, instants out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from typing import Literal

from core.clock import DAY, HOUR, from_datetime, to_datetime
from core.i18n import zone_named

END_OF_WORK = time(18)
FRIDAY = 4

Column = Literal["overdue", "today", "later", "none", "done"]
COLUMNS: tuple[Column, ...] = ("overdue", "today", "later", "none", "done")


@dataclass(frozen=True, slots=True)
class Offer:
    """A deadline to choose with one press: `hour`, `today`, `tomorrow`, `friday`."""

    key: str
    at: int


def end_of_today(now: int, zone: str) -> int:
    """The instant at which the person's present day ends."""
    local = _local(now, zone)
    return _at(local + timedelta(days=1), time(0))


def offers(now: int, zone: str) -> list[Offer]:
    """What is offered for a new task, soonest first; today's end of work only while it is an hour away."""
    local = _local(now, zone)
    found = [Offer("hour", _whole_minute(now + HOUR))]
    if (today := _at(local, END_OF_WORK)) >= now + HOUR:
        found.append(Offer("today", today))
    found.append(Offer("tomorrow", _at(local + timedelta(days=1), END_OF_WORK)))
    until_friday = (FRIDAY - local.weekday()) % 7
    if until_friday > 1:
        found.append(Offer("friday", _at(local + timedelta(days=until_friday), END_OF_WORK)))
    return found


def usual(now: int, zone: str) -> Offer:
    """The offer that is chosen unless somebody chooses another: today's end of work, or else tomorrow's."""
    return next(offer for offer in offers(now, zone) if offer.key in ("today", "tomorrow"))


def column(deadline_at: int | None, *, now: int, zone: str) -> Column:
    """The board's column of an unfinished task."""
    if deadline_at is None:
        return "none"
    if deadline_at < now:
        return "overdue"
    return "today" if deadline_at < end_of_today(now, zone) else "later"


def for_column(wanted: str, *, now: int, zone: str) -> int | None:
    """The deadline a task gets when it is dragged to `today`, `later` or `none`. Raises KeyError for other columns."""
    local = _local(now, zone)
    last_minute = end_of_today(now, zone) - 60_000
    return {
        "today": max(_at(local, END_OF_WORK), min(_whole_minute(now + HOUR), last_minute), now + 1),
        "later": _at(local + timedelta(days=1), END_OF_WORK),
        "none": None,
    }[wanted]


def done_since(now: int) -> int:
    """How far back finished work is shown: seven days."""
    return now - 7 * DAY


def _local(now: int, zone: str) -> datetime:
    return to_datetime(now).astimezone(_zone(zone))


def _zone(zone: str) -> tzinfo:
    return zone_named(zone or "UTC")


def _at(day: datetime, clock: time) -> int:
    """The instant of a wall clock time on a day; one that a change of the clock skips is the instant after the gap."""
    return from_datetime(datetime.combine(day.date(), clock, tzinfo=day.tzinfo))


def _whole_minute(instant: int) -> int:
    return -(-instant // 60_000) * 60_000

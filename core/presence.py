"""Who is here and what each has before him: told by signals on the bus, believed for seconds, never a row.

A screen says where it is at once and again every `RENEWAL` seconds; one that falls silent is gone after `LIFE`.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.bus import Bus, Signal
from core.clock import SECOND, Clock

LIFE = 15 * SECOND
RENEWAL = 5.0
"""Seconds between two words of one screen; also what `web.live` beats with."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One open screen of a person. `place` names what is on it (`d12`, `t5`), empty for anything else."""

    person: int
    place: str
    in_front: bool
    """Whether it can be seen; false for a tab in the background."""
    until: int


def tell(bus: Bus, person: int, *, screen: str, place: str = "", in_front: bool = True) -> None:
    """Say to every process what a screen shows now. `screen` is a name of its own for each connection."""
    bus.publish({"presence": {"person": person, "screen": screen, "place": place, "in_front": in_front}})


def leave(bus: Bus, person: int, *, screen: str) -> None:
    """Say that a screen was closed."""
    bus.publish({"presence": {"person": person, "screen": screen, "gone": True}})


class Presence:
    """What this process believes of the screens of all processes."""

    def __init__(self, bus: Bus, clock: Clock) -> None:
        self._clock = clock
        self._began = clock()
        self._screens: dict[str, Screen] = {}
        self._unsubscribe = bus.subscribe(self._hear)

    def close(self) -> None:
        self._unsubscribe()

    @property
    def is_settled(self) -> bool:
        """False shortly after the start, when screens may be open that have not yet said so."""
        return self._clock() - self._began >= LIFE

    def is_online(self, person: int) -> bool:
        """Whether he has a screen open at all."""
        return any(one.person == person for one in self._alive())

    def is_in_front(self, person: int) -> bool:
        """Whether a screen of his can be seen."""
        return any(one.person == person and one.in_front for one in self._alive())

    def looks_at(self, person: int, place: str) -> bool:
        """Whether he has this place before his eyes."""
        return any(one.person == person and one.place == place and one.in_front for one in self._alive())

    def at(self, place: str) -> set[int]:
        """Who has this place open, in front or not."""
        return {one.person for one in self._alive() if one.place == place}

    def online(self) -> set[int]:
        return {one.person for one in self._alive()}

    def _alive(self) -> list[Screen]:
        now = self._clock()
        gone = [name for name, one in self._screens.items() if one.until <= now]
        for name in gone:
            del self._screens[name]
        return list(self._screens.values())

    def _hear(self, signal: Signal) -> None:
        said = signal.get("presence")
        if not said:
            return
        if said.get("gone"):
            self._screens.pop(said["screen"], None)
            return
        self._screens[said["screen"]] = Screen(
            person=said["person"],
            place=said["place"],
            in_front=said["in_front"],
            until=self._clock() + LIFE,
        )

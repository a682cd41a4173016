"""A small company to test with: a clock turned by hand, agents, channels, customers who write.

Everything goes through the use cases; reading is plain SQL.
"""

from __future__ import annotations

import itertools
from typing import Any

from core.clock import MINUTE, SECOND
from core.database import Database
from core.events import Fact, after
from core.jobs import Timer, _fire, claim
from core.rich import Rich
from core.secrets import Vault
from core.work import Row
from inbox import channels, intake, messages, team
from inbox.access import Actor, actor
from inbox.inbound import Author, InboundMessage, Place
from inbox.intake import Arrival, Source
from inbox.models import Kind

MONDAY_NOON = 1_763_985_600_000
"""Monday, 24 November 2025, 12:00 UTC."""


class Desk:
    """The company; `now` is its clock."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.now = MONDAY_NOON
        self.seen = 0
        self._ids = itertools.count(1)
        db.clock = lambda: self.now

    def pass_time(self, milliseconds: int) -> None:
        self.now += milliseconds

    # -- people and channels

    async def agent(self, name: str, *, role: str = "agent", teams: tuple[int, ...] = (), timezone: str = "") -> Actor:
        agent_id = await self.db.write(
            team.add_agent,
            name,
            email=f"{name.lower()}@firma.test",
            password_hash="-",
            role=role,
            by=None,
            teams=teams,
            timezone=timezone,
        )
        found = await self.db.read(actor, agent_id)
        assert found
        return found

    async def team(self, name: str) -> int:
        return await self.db.write(team.add_team, name, by=None)

    async def channel(self, type_: str = "telegram", *, team_id: int | None = None) -> Source:
        number = next(self._ids)
        channel_id = await self.db.write(
            channels.add,
            type_,
            name=f"{type_} {number}",
            address=f"{type_}-{number}",
            config={},
            secrets={},
            vault=Vault("k" * 32),
            team_id=team_id,
        )
        return Source(id=channel_id, type=type_, team_id=team_id)

    # -- what customers do

    async def says(self, source: Source, who: str, text: str, *, group: str | None = None, **more: Any) -> int:
        """A customer's message; returns the id of its dialog."""
        return (await self.message(source, who, text, group=group, **more))["dialog_id"]

    async def message(
        self, source: Source, who: str, text: str, *, group: str | None = None, place: str | None = None, **more: Any
    ) -> Row:
        """A customer's message; returns its row. `place` tells one mail thread of a person from another."""
        self.now += SECOND
        number = next(self._ids)
        address = f"{who.lower()}@klient.test" if source.type == "email" else who
        kind = "group" if group else {"email": "mail", "widget": "visitor"}.get(source.type, "private")
        said = InboundMessage(
            place=Place(group or place or f"{kind}:{who}", kind, title=group or ""),
            author=Author(address, name=who),
            external_id=f"x{number}",
            at=self.now,
            body=Rich(text),
            **more,
        )
        taken = await self.db.write(intake.take, source, Arrival(key=f"k{number}", things=[said]))
        assert not taken.error, taken.error
        return await self.row("SELECT * FROM message WHERE id = $1", taken.messages[0])

    async def wave(self, source: Source, count: int, *, prefix: str = "c") -> list[int]:
        """So many customers, each with one dialog; returns their dialogs."""
        return [await self.says(source, f"{prefix}{n}", f"Не работает, пишу {n}") for n in range(count)]

    async def answers(self, dialog_id: int, by: Actor, text: str = "Смотрим") -> int:
        return await self.db.write(
            messages.say, dialog_id, by=by, kind=Kind.OUTBOUND, body=Rich(text), client_id=f"a{next(self._ids)}"
        )

    # -- what happened

    async def rows(self, sql: str, *args: Any) -> list[Row]:
        return await self.db.read(lambda view: view.rows(sql, *args))

    async def row(self, sql: str, *args: Any) -> Row:
        [row] = await self.rows(sql, *args)
        return row

    async def value(self, sql: str, *args: Any) -> Any:
        return await self.db.read(lambda view: view.value(sql, *args))

    async def dialog(self, dialog_id: int) -> Row:
        return await self.row("SELECT * FROM dialog WHERE id = $1", dialog_id)

    async def facts(self, *kinds: str) -> list[Fact]:
        """The events of these kinds since this was asked last."""
        found: list[Fact] = []
        while page := await self.db.read(after, self.seen):
            self.seen = page[-1].number
            found += page
        return [fact for fact in found if not kinds or fact.kind in kinds]

    async def fire(self, timers: dict[str, Timer], *, most: int = 10_000) -> int:
        """Carry out the jobs that are due, as the worker does; returns how many. At the most so many."""
        fired = 0
        while fired < most:
            jobs, _ = await self.db.write(claim, [*timers], limit=1)
            if not jobs:
                break
            await self.db.write(_fire, jobs[0], timers[jobs[0].kind])
            fired += 1
        return fired

    async def until(self, instant: int, timers: dict[str, Timer], *, step: int = MINUTE) -> None:
        """Let time pass up to an instant, with timers firing on the way."""
        while self.now < instant:
            self.now = min(instant, self.now + step)
            await self.fire(timers)

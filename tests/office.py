"""A Pult whose worker runs, two colleagues whose screens are told by hand, and customers: for tests of what is told."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from core import presence
from core.clock import now_ms
from core.rich import Rich
from core.settings import Settings
from core.work import Row
from inbox import channels, intake, messages, team
from inbox.access import Actor
from inbox.inbound import Author, InboundMessage, Place
from inbox.intake import Arrival, Source
from inbox.models import Kind, Role
from web.machine import Machine, machine, running


@dataclass
class TurnedClock:
    """The machine's clock, some milliseconds ahead of the world's."""

    ahead: int = 0

    def __call__(self) -> int:
        return now_ms() + self.ahead


@dataclass
class Office:
    """A running Pult without pages."""

    machine: Machine
    clock: TurnedClock
    anna: Actor
    boris: Actor
    channel_ids: dict[str, int] = field(default_factory=dict)
    _said: int = 0

    async def do(self, use_case: Callable[..., Awaitable[Any]], *args: Any, **values: Any) -> Any:
        """Run a use case, and wait until everything that follows from it now has happened."""
        result = await self.machine.db.write(use_case, *args, **values)
        await self.settle()
        return result

    async def turn(self, milliseconds: int) -> None:
        """Turn the clock, and wait until everything that came due has happened. Open screens stay open."""
        self.clock.ahead += milliseconds
        self.machine.bus.publish({"wake": ["jobs"]})
        await self.settle()

    async def settle(self) -> None:
        """Wait until the followers have followed and no job is due."""
        async with asyncio.timeout(20):
            while not await self.machine.db.read(_is_settled):  # noqa: ASYNC110 rows tell nobody
                await asyncio.sleep(0.01)

    async def rows(self, sql: str, *args: Any) -> list[Row]:
        return await self.machine.db.read(lambda view: view.rows(sql, *args))

    async def channel(self, type_: str, **config: Any) -> int:
        """A channel of this type, made when first asked for."""
        if type_ not in self.channel_ids:
            self.channel_ids[type_] = await self.machine.db.write(
                channels.add,
                type_,
                name=f"Our {type_}",
                address=type_,
                config=config,
                secrets={},
                vault=self.machine.vault,
            )
        return self.channel_ids[type_]

    async def customer(self, text: str, *, by: str = "Ivan", channel: str = "widget", **more: Any) -> int:
        """A customer says something; returns the dialog."""
        self._said += 1
        said = InboundMessage(
            place=Place(by, "visitor"),
            author=Author(by, by, **more),
            external_id=f"m{self._said}",
            at=self.clock(),
            body=Rich(text),
        )
        source = Source(await self.channel(channel), channel)
        taken = await self.do(intake.take, source, Arrival(key=f"k{self._said}", things=[said]))
        (row,) = await self.rows("SELECT dialog_id FROM message WHERE id = $1", taken.messages[0])
        return int(row["dialog_id"])

    async def note(self, dialog_id: int, text: str, *, by: Actor, mentions: list[int] | None = None) -> int:
        return int(await self._say(dialog_id, text, Kind.NOTE, by=by, mentions=mentions or []))

    async def reply(self, dialog_id: int, text: str, *, by: Actor) -> int:
        return int(await self._say(dialog_id, text, Kind.OUTBOUND, by=by))

    async def _say(self, dialog_id: int, text: str, kind: Kind, **how: Any) -> Any:
        self._said += 1
        return await self.do(messages.say, dialog_id, kind=kind, body=Rich(text), client_id=f"c{self._said}", **how)

    def open_screen(self, who: Actor, place: str = "", *, in_front: bool = True) -> None:
        presence.tell(self.machine.bus, who.id, screen=f"screen-{who.id}", place=place, in_front=in_front)

    def close_screen(self, who: Actor) -> None:
        presence.leave(self.machine.bus, who.id, screen=f"screen-{who.id}")

    async def choose(self, who: Actor, **choice: Any) -> None:
        await self.do(team.edit_profile, by=who, changes={"notify": choice})

    async def notices(self, who: Actor) -> list[Row]:
        rows = await self.rows("SELECT * FROM notice WHERE agent_id = $1 ORDER BY id", who.id)
        return [{**row, "data": loaded(row["data"])} for row in rows]

    async def told(self, who: Actor) -> list[tuple[str, int, bool]]:
        """His notices: kind, count, whether read."""
        return [(row["kind"], row["count"], row["read_at"] is not None) for row in await self.notices(who)]

    async def sendings(self, who: Actor) -> list[str]:
        """By which means notices were ordered to leave, in order."""
        rows = await self.rows("SELECT means FROM notice_sending WHERE agent_id = $1 ORDER BY id", who.id)
        return [row["means"] for row in rows]


def loaded(value: Any) -> Any:
    """A JSON column, whichever engine it came from."""
    return json.loads(value) if isinstance(value, str) else value


async def _is_settled(view: Any) -> bool:
    behind = await view.value(
        "SELECT 1 FROM cursor WHERE number < (SELECT coalesce(max(number), 0) FROM event) LIMIT 1"
    )
    due = await view.value(
        "SELECT 1 FROM job WHERE (state = 'queued' AND due_at <= $1) OR state = 'running' LIMIT 1", view.now
    )
    return behind is None and due is None


@asynccontextmanager
async def open_office(settings: Settings, clock: TurnedClock) -> AsyncIterator[Office]:
    """Run a worker long enough for absence to be believed, with Anna (an agent) and Boris (an administrator)."""
    async with machine(settings, clock=clock) as parts, running(parts, frozenset({"worker"})):
        clock.ahead += presence.LIFE
        office = Office(parts, clock, await _agent(parts, "Anna", Role.AGENT), await _agent(parts, "Boris", Role.ADMIN))
        async with asyncio.timeout(10):
            while not await office.rows("SELECT 1 FROM cursor"):  # noqa: ASYNC110 it begins at the log's end
                await asyncio.sleep(0.01)
        await office.settle()
        yield office


async def _agent(parts: Machine, name: str, role: Role) -> Actor:
    agent_id = await parts.db.write(
        team.add_agent, name, email=f"{name.lower()}@firma.example", password_hash="", role=role, by=None, locale="en"
    )
    return Actor(agent_id, name, role)

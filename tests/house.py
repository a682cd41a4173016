"""The whole product on a free port of this machine, and people who use its API, for tests of every folder."""

from __future__ import annotations

import json
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientTimeout

from core.clock import Clock, now_ms
from core.rich import Rich
from core.settings import Settings
from core.work import Tx, View
from inbox import access, channels, intake, team
from inbox.access import Actor
from inbox.inbound import Author, InboundMessage, Place
from inbox.intake import Arrival, Source
from web.machine import EVERYTHING, Machine, Role, machine, running
from web.serve import listening

SECRET = "a key for tests only"
LIMIT = ClientTimeout(total=30)

QUIET: frozenset[Role] = frozenset({"web"})
"""Nothing moves by itself: what is queued stays queued."""


@dataclass
class Person:
    """A colleague with a token. Calls answer with the JSON, and fail when the status is not the expected one."""

    actor: Actor
    token: str
    url: str
    http: ClientSession

    async def get(self, path: str, *, expect: int = 200, **params: Any) -> Any:
        return await self.call("GET", path, expect=expect, params=params)

    async def post(self, path: str, *, expect: int = 201, **body: Any) -> Any:
        return await self.call("POST", path, expect=expect, body=body)

    async def patch(self, path: str, *, expect: int = 200, **body: Any) -> Any:
        return await self.call("PATCH", path, expect=expect, body=body)

    async def call(
        self,
        method: str,
        path: str,
        *,
        expect: int,
        params: dict[str, Any] | None = None,
        body: Any = None,
        data: bytes | None = None,
    ) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"}
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body).encode()
        address = f"{self.url}/api/v1{path}"
        async with self.http.request(method, address, headers=headers, params=params or {}, data=data) as answer:
            text = await answer.text()
            assert answer.status == expect, f"{method} {path}: {answer.status} {text[:2000]}"
            return json.loads(text) if text else None


@dataclass
class House:
    """A running product."""

    parts: Machine
    url: str
    http: ClientSession
    _names: Any = field(default_factory=lambda: count(1))

    async def person(self, role: str = "agent", *, teams: Sequence[int] = (), name: str = "") -> Person:
        """A new colleague with a token of his own."""
        number = next(self._names)
        agent_id = await self.parts.db.write(
            team.add_agent,
            name or f"{role.capitalize()} {number}",
            email=f"{role}{number}@firma.example",
            password_hash="",
            role=role,
            by=None,
            teams=teams,
        )
        token = await self.parts.db.write(team.add_token, agent_id, name="tests")
        actor = await self.parts.db.read(access.actor, agent_id)
        assert actor is not None
        return Person(actor, token, self.url, self.http)

    async def team(self, name: str) -> int:
        return await self.parts.db.write(team.add_team, name, by=None)

    async def channel(
        self, type_: str = "telegram", *, address: str = "", team_id: int | None = None, **config: Any
    ) -> int:
        """A channel that nobody has checked: for tests in which nothing is sent for real."""
        return await self.parts.db.write(
            channels.add,
            type_,
            name=f"{type_} {address}".strip(),
            address=address or f"{type_}-{next(self._names)}",
            config=config,
            secrets={},
            vault=self.parts.vault,
            team_id=team_id,
        )

    async def hear(
        self,
        channel_id: int,
        text: str = "Не работает интернет",
        *,
        who: str = "1001",
        name: str = "Анна Петрова",
        kind: Any = "private",
        key: str = "",
    ) -> int:
        """A customer's word comes in by this channel; returns the id of its dialog."""
        number = next(self._names)
        said = InboundMessage(
            place=Place(key or who, kind),
            author=Author(who, name),
            external_id=f"m{number}",
            at=self.parts.db.clock(),
            body=Rich(text),
        )
        return await self.parts.db.write(_hear, channel_id, said)

    async def count(self, sql: str, *args: Any) -> Any:
        """One value from the database, for what no door shows."""
        return await self.parts.db.read(_value, sql, args)


async def _hear(tx: Tx, channel_id: int, said: InboundMessage) -> int:
    row = await channels.channel(tx, channel_id)
    taken = await intake.take(
        tx, Source(id=row["id"], type=row["type"], team_id=row["team_id"]), Arrival(said.external_id, things=[said])
    )
    assert not taken.error, taken.error
    return int(await tx.value("SELECT dialog_id FROM message WHERE id = $1", taken.messages[0]))


async def _value(view: View, sql: str, args: Sequence[Any]) -> Any:
    return await view.value(sql, *args)


def settings_for(data_dir: Path, database_url: str, redis_url: str = "", **more: Any) -> Settings:
    """Settings of this test's own; neither the environment nor a `.env` has a say."""
    values = {"secret_key": SECRET, "DATABASE_URL": database_url, "REDIS_URL": redis_url, "api_rate": 0, **more}
    return Settings(_env_file=None, data_dir=data_dir, **values)  # type: ignore[call-arg]


@asynccontextmanager
async def open_house(
    settings: Settings, *, roles: frozenset[Role] = EVERYTHING, clock: Clock = now_ms
) -> AsyncIterator[House]:
    """Run the product as `pult serve` does, over a migrated database, on a free port."""
    sock = socket.create_server(("127.0.0.1", settings.port))
    url = f"http://127.0.0.1:{sock.getsockname()[1]}"
    settings = settings.model_copy(update={"public_url": settings.public_url or url})
    async with (
        machine(settings, clock=clock) as parts,
        running(parts, roles),
        listening(parts, sock=sock),
        ClientSession(timeout=LIMIT) as http,
    ):
        yield House(parts, url, http)

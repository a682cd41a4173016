"""A whole Pult with the site chat on it, agents in real browsers, and visitors who are programs."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jwt
import pytest
from playwright.async_api import Browser, BrowserContext, Page, WebSocketRoute, expect

from bench.world.visitor import Visitor
from core.settings import Settings
from core.work import Row
from inbox import channels, team
from inbox.access import Actor
from inbox.models import Role
from web.machine import EVERYTHING, Machine, machine, running
from web.serve import listening

PASSWORD = "correct horse"
SECRET = "a secret that only the site and this channel know, long enough"


class Line:
    """The socket of one page, which can be cut and mended."""

    def __init__(self) -> None:
        self.is_cut = False
        self._open: list[WebSocketRoute] = []

    async def take(self, route: WebSocketRoute) -> None:
        if self.is_cut:
            await route.close(code=1001)
            return
        route.connect_to_server()
        self._open.append(route)

    async def cut(self) -> None:
        self.is_cut = True
        while self._open:
            await self._open.pop().close(code=1001)

    def mend(self) -> None:
        self.is_cut = False


@dataclass
class Office:
    """A running Pult and what happens around it."""

    machine: Machine
    url: str
    browser: Browser
    stack: AsyncExitStack
    channel_id: int = 0
    agents: dict[str, int] = field(default_factory=dict)

    async def agent(self, name: str, *, role: Role = Role.ADMIN, locale: str = "en", **more: Any) -> Page:
        """A colleague at his screen, signed in. The same name again is another window of the same person."""
        if name not in self.agents:
            self.agents[name] = await self.machine.db.write(
                team.add_agent,
                name,
                email=f"{name.lower()}@pult.example",
                password_hash=team.hash_password(PASSWORD),
                role=role,
                by=None,
                locale=locale,
                timezone="Europe/Moscow",
            )
        context = await self.context(**more)
        value = await self.machine.db.write(team.open_session, self.agents[name], browser="test", ip="127.0.0.1")
        await context.add_cookies([{"name": "pult", "value": value, "url": self.url, "httpOnly": True}])
        page = await context.new_page()
        page.problems = watch(page)  # type: ignore[attr-defined]
        page.line = Line()  # type: ignore[attr-defined]
        await page.route_web_socket("**/live?*", page.line.take)  # type: ignore[attr-defined]
        return page

    async def context(self, **more: Any) -> BrowserContext:
        more.setdefault("viewport", {"width": 1440, "height": 900})
        context = await self.browser.new_context(base_url=self.url, locale="en-GB", **more)
        context.set_default_timeout(20_000)
        expect.set_options(timeout=20_000)
        self.stack.push_async_callback(context.close)
        return context

    async def customer(self, name: str, *texts: str) -> Visitor:
        """A visitor whom the site has named, and who has written."""
        claims = {"sub": name, "name": name, "exp": self.machine.db.clock() // 1000 + 3600}
        signed = jwt.encode(claims, SECRET, algorithm="HS256")
        visitor = await self.stack.enter_async_context(Visitor(self.url, "TestWidget", identity=signed))
        for text in texts:
            await visitor.say(text)
        return visitor

    async def rows(self, sql: str, *args: Any) -> list[Row]:
        async def read(view: Any) -> list[Row]:
            found: list[Row] = await view.rows(sql, *args)
            return found

        return await self.machine.db.read(read)

    async def newest_dialog(self) -> int:
        return int((await self.rows("SELECT max(id) AS id FROM dialog"))[0]["id"])

    def actor(self, name: str) -> Actor:
        return Actor(self.agents[name], name, Role.ADMIN)


def watch(page: Page) -> list[str]:
    """What the browser complains of on a page: errors of scripts, and what the content policy refused."""
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console",
        lambda message: (
            problems.append(message.text)
            if message.type == "error"
            and "Failed to load resource" not in message.text
            and "WebSocket" not in message.text
            else None
        ),
    )
    return problems


@pytest.fixture
async def office(database_url: str, redis_url: str, tmp_path: Path, browser: Browser) -> AsyncIterator[Office]:
    sock = socket.create_server(("127.0.0.1", 0))
    settings = Settings(
        _env_file=None,
        DATABASE_URL=database_url,
        REDIS_URL=redis_url,
        data_dir=tmp_path,
        port=sock.getsockname()[1],
        secret_key="for the tests",
        development=True,
    )
    async with (
        machine(settings) as parts,
        running(parts, EVERYTHING),
        listening(parts, sock=sock),
        AsyncExitStack() as stack,
    ):
        channel_id = await parts.db.write(
            channels.add,
            "widget",
            name="Site",
            address="TestWidget",
            config={"origins": ["https://shop.example"]},
            secrets={"identity": SECRET},
            vault=parts.vault,
        )
        yield Office(parts, settings.base_url, browser, stack, channel_id)

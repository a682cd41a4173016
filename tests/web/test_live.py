"""The sockets of open screens: lists stay true, sessions end at once, and nobody waits for a slow client."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from typing import Any

import aiohttp
import pytest
import structlog

from core.rich import Rich
from inbox import messages, people, team
from inbox.access import Actor
from inbox.models import Kind
from tests.house import House
from web.live import MOST_WAITING


class Tab:
    """A signed-in browser of a colleague."""

    def __init__(self, house: House, who: Actor, cookie: str) -> None:
        self.house, self.who, self.cookie = house, who, cookie
        self.url = house.url.replace("http", "ws") + "/live"
        self.headers = {"Origin": house.url, "Cookie": f"pult={cookie}"}

    def live(self, **shown: str) -> Any:
        return self.house.http.ws_connect(self.url, headers=self.headers, params=shown, autoclose=False)


async def tab(house: House, role: str = "agent") -> Tab:
    who = (await house.person(role)).actor
    return Tab(house, who, await house.parts.db.write(team.open_session, who.id, browser="x", ip="127.0.0.1"))


@pytest.fixture
async def anna(quiet_house: House) -> Tab:
    return await tab(quiet_house)


async def until(line: aiohttp.ClientWebSocketResponse, word: str) -> str:
    async with asyncio.timeout(10):
        while word not in (heard := await line.receive_str()):
            pass
    return heard


async def test_a_list_of_mentions_keeps_what_belongs_there(quiet_house: House, anna: Tab) -> None:
    boris = await quiet_house.person("lead")
    channel_id = await quiet_house.channel()
    named, other = [await quiet_house.hear(channel_id, who=who) for who in ("1", "2")]
    async with anna.live(view="mentions") as line:
        await line.send_json({"ping": 1})
        await until(line, "pong")
        for dialog_id, mentions in ((named, [anna.who.id]), (other, [])):
            await quiet_house.parts.db.write(
                messages.say,
                dialog_id,
                by=boris.actor,
                kind=Kind.NOTE,
                body=Rich("Глянь"),
                client_id=f"n{dialog_id}",
                mentions=mentions,
            )
            frame = json.loads(await until(line, f"d-{dialog_id}"))
            [row] = [part for part in frame["parts"] if f"d-{dialog_id}" in part["target"] + part.get("html", "")]
            assert row["swap"] == ("put" if mentions else "remove")


async def test_a_list_calls_people_by_the_names_they_have_now(quiet_house: House, anna: Tab) -> None:
    house, db = quiet_house, quiet_house.parts.db
    channel_id = await house.channel()
    one, two = [await house.hear(channel_id, who=who, name=f"Visitor {who}") for who in ("1", "2")]
    people_of = [
        await house.count("SELECT contact_id FROM dialog WHERE id = $1", dialog_id) for dialog_id in (one, two)
    ]
    async with anna.live(view="all") as line:
        await line.send_json({"ping": 1})
        await until(line, "pong")
        await db.write(people.edit, people_of[0], by=anna.who, changes={"name": "Ivan Petrov"})
        assert "Ivan Petrov" in await until(line, f'"dialogs": [{one}]')
        await db.write(people.merge, people_of[1], into=people_of[0], by=anna.who)
        heard = await until(line, f'"dialogs": [{one}, {two}]')
        assert heard.count("Ivan Petrov") > 1
        assert "Visitor 2" not in heard


def narrow(address: Any) -> socket.socket:
    """A connection that takes next to nothing before it is read."""
    line = socket.socket(*address[:3])
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    return line


async def test_a_session_ends_at_once_though_its_client_reads_nothing(quiet_house: House, anna: Tab) -> None:
    channel_id, bus = await quiet_house.channel(), quiet_house.parts.bus
    seen = await quiet_house.hear(channel_id)
    connector = aiohttp.TCPConnector(socket_factory=narrow)
    async with (
        aiohttp.ClientSession(connector=connector) as http,
        http.ws_connect(anna.url, headers=anna.headers, params={"open": seen}),
        (await tab(quiet_house, "lead")).live(view="all") as boris,
    ):
        await until(boris, f'"dialog": {seen}')
        for _word in range(MOST_WAITING - 10):  # Ten megabytes: more than what lies between here and there can hold.
            bus.publish({"typing": {"dialog": seen, "agent": None, "name": "x" * 110_000}})
        for _turn in range(30):
            await boris.send_json({"ping": 1})
            await until(boris, "pong")
        await quiet_house.parts.db.write(team.edit_agent, anna.who.id, by=None, disabled=True)
        dialog_id = await quiet_house.hear(channel_id, who="later")
        async with asyncio.timeout(5):
            await until(boris, f"d-{dialog_id}")


async def test_who_comes_later_sees_who_looks_at_a_dialog_and_that_he_leaves(quiet_house: House, anna: Tab) -> None:
    dialog_id = await quiet_house.hear(await quiet_house.channel())
    boris = await tab(quiet_house, "lead")
    async with boris.live(view="all") as his:
        async with anna.live(view="all", open=str(dialog_id)) as hers:
            await hers.send_json({"ping": 1})
            await until(hers, "pong")
            async with boris.live(view="all") as later:
                here = json.loads(await until(later, '"here"'))["here"]
                assert (here["agent"], here["dialog"]) == (anna.who.id, dialog_id)
        assert json.loads(await until(his, '"here"'))["here"]["dialog"] == dialog_id
        assert json.loads(await until(his, '"here"'))["here"]["dialog"] == 0


async def test_a_browser_that_leaves_during_the_handshake_is_no_accident(quiet_house: House, anna: Tab) -> None:
    host, _, port = quiet_house.url.removeprefix("http://").partition(":")
    asked = [
        f"GET /live HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {quiet_house.url}\r\nCookie: pult={anna.cookie}",
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    ]
    with structlog.testing.capture_logs() as said:
        for _attempt in range(10):
            line = socket.create_connection((host, int(port)))
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            line.sendall("\r\n".join(asked).encode())
            await asyncio.sleep(0)
            line.close()
        await (await tab(quiet_house)).live().__aenter__()
    assert [one for one in said if one["log_level"] == "error"] == []

"""An administrator gives the chat its looks and words."""

from __future__ import annotations

import secrets
from typing import Any

import aiohttp
import pytest

from inbox import channels, team
from inbox.access import Actor
from inbox.models import Role

FORM = {
    "color": "#0F7B5F",
    "position": "left",
    "theme": "dark",
    "title-ru": "Северный брус",
    "greeting-ru": "Добрый день!",
    "hours-ru": " ",
    "hours-en": "9 to 6",
}


async def ask(desk: Any, method: str, path: str, *, role: Role = Role.ADMIN, **more: Any) -> tuple[int, str]:
    """A request in the name of somebody of that role."""
    agent_id = await desk.machine.db.write(
        team.add_agent, "Boss", email=f"{secrets.token_hex(4)}@pult.example", password_hash="", role=role, by=None
    )
    token = await desk.machine.db.write(team.add_token, agent_id, name="test")
    headers = {"Authorization": f"Bearer {token}"}
    async with aiohttp.ClientSession(headers=headers) as http, http.request(method, desk.url + path, **more) as answer:
        return answer.status, await answer.text()


async def config(desk: Any) -> dict[str, Any]:
    row = await desk.machine.db.read(channels.channel, desk.channel_id)
    found: dict[str, Any] = row["config"]
    return found


async def test_what_is_entered_is_what_visitors_see(desk: Any) -> None:
    await desk.configure(title={"*": "Shop"})
    status, page = await ask(desk, "POST", f"/settings/channels/{desk.channel_id}/look", data=FORM)
    assert status == 200
    assert 'value="#0f7b5f"' in page
    stored = await config(desk)
    assert stored["title"] == {"*": "Shop", "ru": "Северный брус"}
    assert stored["hours"] == {"en": "9 to 6"}
    assert stored["origins"] == ["https://shop.example"]
    async with aiohttp.ClientSession() as http:
        async with http.get(f"{desk.url}/w/{desk.key}?lang=ru") as answer:
            panel = await answer.text()
        async with http.get(f"{desk.url}/w/{desk.key}.js") as answer:
            loader = await answer.text()
    assert "<h1>Северный брус</h1>" in panel
    assert "<h2>Добрый день!</h2>" in panel
    assert 'data-theme="dark"' in panel
    assert "--accent:#0f7b5f" in loader
    assert '"position":"left"' in loader


async def test_what_is_no_colour_is_told_at_its_field_and_nothing_is_changed(desk: Any) -> None:
    before = await config(desk)
    status, page = await ask(desk, "POST", f"/settings/channels/{desk.channel_id}/look", data={**FORM, "color": "red"})
    assert status == 422
    assert "red is not a colour" in page
    assert await config(desk) == before


async def test_only_administrators_see_the_secret(desk: Any) -> None:
    path = f"/settings/channels/{desk.channel_id}/look"
    kept = "a secret that only the site and this channel know"
    assert kept in (await ask(desk, "GET", path))[1]
    for role in (Role.LEAD, Role.OBSERVER):
        status, page = await ask(desk, "GET", path, role=role)
        assert (status, kept in page) == (403, False)
    assert (await ask(desk, "POST", path, role=Role.LEAD, data=FORM))[0] == 403
    assert "position" not in await config(desk)


@pytest.mark.parametrize("path", ["/settings/channels/999/look", "/settings/channels/x/look"])
async def test_a_channel_that_is_no_chat_has_no_looks(desk: Any, path: str) -> None:
    assert (await ask(desk, "GET", path))[0] == 404


async def test_a_removed_channel_has_no_looks(desk: Any) -> None:
    await desk.machine.db.write(channels.remove, desk.channel_id, by=Actor(0, "Boss", Role.ADMIN))
    assert (await ask(desk, "GET", f"/settings/channels/{desk.channel_id}/look"))[0] == 404

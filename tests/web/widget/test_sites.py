"""On which sites a widget stands, and from where its endpoints may be asked."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from bench.world.visitor import NotTaken

SHOP = "https://shop.example"


async def get(url: str, **headers: str) -> tuple[int, Any, str]:
    async with aiohttp.ClientSession() as http, http.get(url, headers=headers) as response:
        return response.status, response.headers, await response.text()


async def test_the_panel_may_be_framed_by_the_asking_site_alone(desk: Any) -> None:
    await desk.configure(origins=[SHOP, "https://*.shop.example"])
    status, headers, html = await get(f"{desk.url}/w/{desk.key}?host=https://eu.shop.example&lang=ru")
    assert status == 200
    assert "frame-ancestors https://eu.shop.example;" in headers["Content-Security-Policy"]
    assert '<html lang="ru">' in html


async def test_the_panel_is_not_given_to_other_sites(desk: Any) -> None:
    for host in ("https://evil.example", "http://shop.example", "null", "https://shop.example/; x"):
        status, headers, _ = await get(f"{desk.url}/w/{desk.key}?host={host}")
        assert status == 403
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


async def test_the_panel_may_be_a_page_of_its_own(desk: Any) -> None:
    status, headers, html = await get(f"{desk.url}/w/{desk.key}")
    assert status == 200
    assert f"frame-ancestors {desk.url};" in headers["Content-Security-Policy"]
    assert "Shop" in html


async def test_the_loader_can_be_kept_and_asked_for_again(desk: Any) -> None:
    status, headers, script = await get(f"{desk.url}/w/{desk.key}.js")
    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert "pult-chat" in script
    assert (await get(f"{desk.url}/w/{desk.key}.js", **{"If-None-Match": headers["ETag"]}))[0] == 304


async def test_a_widget_that_does_not_exist_is_not_found(desk: Any) -> None:
    for path in ("nothing.js", "nothing", "no%20thing", "nothing/file/1"):
        assert (await get(f"{desk.url}/w/{path}"))[0] == 404


async def test_endpoints_refuse_a_panel_on_another_site(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    for host in ("https://evil.example", "", "null", "*"):
        visitor.host = host
        for method, path in (("POST", "session"), ("GET", "history"), ("GET", "events"), ("POST", "msg")):
            with pytest.raises(NotTaken) as refused:
                await visitor.call(method, path)
            assert (refused.value.status, refused.value.code) == (403, "wrong_site")


async def test_a_site_that_is_taken_off_the_list_is_refused_from_then_on(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    await desk.configure(origins=["https://other.example"])
    with pytest.raises(NotTaken) as refused:
        await visitor.say("Again")
    assert refused.value.code == "wrong_site"


async def test_a_request_that_another_pages_script_makes_is_refused(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    for headers in ({"Origin": SHOP}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        for path in ("session", "msg", "seen", "typing", "file"):
            with pytest.raises(NotTaken) as refused:
                await visitor.call("POST", path, headers=headers)
            assert refused.value.code == "wrong_site"


async def test_our_own_pages_may_show_every_widget(desk: Any) -> None:
    await desk.configure(origins=[])
    visitor = await desk.visitor(host=desk.url)
    await visitor.say("From the settings' preview")
    visitor.host = SHOP
    with pytest.raises(NotTaken):
        await visitor.say("From the shop")

"""Requests to addresses that others name reach the public internet only, by whatever road."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from core import outbound


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "172.16.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "not an address",
    ],
)
def test_a_private_address_is_never_public_however_it_is_written(address: str) -> None:
    assert not outbound.is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert outbound.is_public(address)


def test_networks_of_ones_own_may_be_allowed() -> None:
    own = outbound.networks("10.0.0.0/8, ::1")
    assert outbound.is_public("10.9.9.9", allowed=own)
    assert outbound.is_public("::1", allowed=own)
    assert not outbound.is_public("192.168.0.1", allowed=own)
    assert outbound.is_public("::ffff:10.9.9.9", allowed=own)


class Inner:
    """Something inside that must not be asked."""

    port = 0
    asked = 0


@pytest.fixture
async def inner() -> AsyncIterator[Inner]:
    inside = Inner()

    async def answer(_: web.Request) -> web.Response:
        inside.asked += 1
        return web.Response(text="secret")

    async def lead_inside(request: web.Request) -> web.Response:
        raise web.HTTPFound(f"http://127.0.0.1:{request.url.port}/")

    app = web.Application()
    app.router.add_get("/", answer)
    app.router.add_get("/redirect", lead_inside)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "0.0.0.0", 0).start()
    inside.port = runner.addresses[0][1]
    yield inside
    await runner.cleanup()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"])
async def test_no_spelling_of_this_machine_is_connected_to(inner: Inner, host: str) -> None:
    async with outbound.session() as client:
        with pytest.raises((aiohttp.ClientError, ValueError)):
            await client.get(f"http://{host}:{inner.port}/")
    assert inner.asked == 0


async def test_a_name_that_turns_to_a_private_address_between_two_looks_is_refused(
    inner: Inner, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.getaddrinfo

    def rebound(host: object, *args: object, **more: object) -> object:
        return real("127.0.0.1" if host == "rebound.example" else host, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    async with outbound.session() as client:
        with pytest.raises(aiohttp.ClientError) as caught:
            await client.get(f"http://rebound.example:{inner.port}/")
    assert outbound.is_refusal(caught.value)


async def test_what_is_allowed_is_reached_and_its_redirects_are_asked_too(inner: Inner) -> None:
    async with (
        outbound.session(outbound.networks("127.0.0.0/8")) as client,
        client.get(f"http://127.0.0.1:{inner.port}/") as answer,
    ):
        assert await answer.text() == "secret"
    async with outbound.session(outbound.networks("127.0.0.2")) as client:
        with pytest.raises(aiohttp.ClientError):
            await client.get(f"http://127.0.0.2:{inner.port}/redirect")
    assert inner.asked == 1

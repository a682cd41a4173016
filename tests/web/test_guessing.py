"""Guessing passwords: slow for who guesses, and no way to lock a colleague out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from http import HTTPStatus
from pathlib import Path

import aiohttp
import pytest

from inbox import team
from tests.house import QUIET, House, open_house, settings_for

EMAIL, PASSWORD = "anna@firma.example", "correct horse battery"
WRONG, WAIT = "Wrong e-mail address or password", "Too many tries"


@pytest.fixture
async def house(database_url: str, redis_url: str, tmp_path: Path) -> AsyncIterator[House]:
    """Behind a proxy that says who asks."""
    settings = settings_for(tmp_path, database_url, redis_url, port=0, trusted_proxies="127.0.0.1")
    async with open_house(settings, roles=QUIET) as house:
        await house.parts.db.write(
            team.set_up, "Anna", email=EMAIL, password_hash=team.hash_password(PASSWORD), locale="en", timezone="UTC"
        )
        yield house


async def sign_in(house: House, password: str, *, email: str = EMAIL, ip: str = "198.51.100.1") -> tuple[int, str]:
    headers = {"X-Forwarded-For": ip, "Accept-Language": "en"}
    form = {"email": email, "password": password}
    async with (
        aiohttp.ClientSession(headers=headers) as http,
        http.post(f"{house.url}/sign-in", data=form, allow_redirects=False) as answer,
    ):
        return answer.status, await answer.text()


async def test_the_right_password_lets_in_and_a_wrong_one_does_not(house: House) -> None:
    assert (await sign_in(house, PASSWORD))[0] == HTTPStatus.SEE_OTHER
    status, text = await sign_in(house, "guess")
    assert status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert WRONG in text


async def test_guesses_all_at_once_are_no_more_than_guesses_one_by_one(house: House) -> None:
    answers = await asyncio.gather(*(sign_in(house, f"guess {n}") for n in range(40)))
    assert sum(WRONG in text for _, text in answers) <= 6
    assert sum(WAIT in text for _, text in answers) >= 34


async def test_one_address_cannot_try_one_password_on_many_names(house: House) -> None:
    answers = [await sign_in(house, "guess", email=f"nobody{n}@firma.example") for n in range(40)]
    assert sum(WRONG in text for _, text in answers) <= 25


async def test_who_guesses_from_elsewhere_does_not_lock_the_colleague_out(house: House) -> None:
    assert (await sign_in(house, PASSWORD, ip="192.0.2.7"))[0] == HTTPStatus.SEE_OTHER
    for n in range(40):
        await sign_in(house, "guess", ip=f"198.51.100.{n}")
    assert (await sign_in(house, PASSWORD, ip="192.0.2.7"))[0] == HTTPStatus.SEE_OTHER


async def test_many_addresses_together_are_slowed_down_too(house: House) -> None:
    answers = [await sign_in(house, "guess", ip=f"198.51.100.{n}") for n in range(60)]
    assert sum(WRONG in text for _, text in answers) <= 40


async def test_one_network_of_ipv6_is_one_address(house: House) -> None:
    answers = [
        await sign_in(house, "guess", email=f"nobody{n}@firma.example", ip=f"2001:db8::{n:x}") for n in range(1, 41)
    ]
    assert sum(WRONG in text for _, text in answers) <= 25


async def test_a_name_that_nobody_has_is_answered_like_a_wrong_password(house: House) -> None:
    _, known = await sign_in(house, "guess")
    _, unknown = await sign_in(house, "guess", email="nobody@firma.example")
    assert known.replace(EMAIL, "") == unknown.replace("nobody@firma.example", "")


async def test_a_stolen_session_cannot_guess_the_password_it_needs(house: House) -> None:
    agent_id = await house.count("SELECT id FROM agent")
    value = await house.parts.db.write(team.open_session, agent_id, browser="x", ip="198.51.100.1")
    csrf = house.parts.vault.sign("csrf", team.digest(value), length=32)
    headers = {"X-CSRF-Token": csrf, "Cookie": f"pult={value}"}
    statuses = []
    async with aiohttp.ClientSession(headers=headers) as http:
        for n in range(12):
            form = {"old": f"guess {n}", "new": "something else entirely"}
            async with http.post(f"{house.url}/settings/password", data=form, allow_redirects=False) as answer:
                statuses.append(answer.status)
    assert statuses.count(HTTPStatus.TOO_MANY_REQUESTS) >= 6


async def test_a_new_house_is_not_taken_over_by_a_page_in_the_administrators_browser(
    database_url: str, redis_url: str, tmp_path: Path
) -> None:
    """A name of the attacker's that turns to this machine (DNS rebinding) makes his page one of our own."""
    settings = settings_for(tmp_path, database_url, redis_url, port=0)
    form = {"name": "Evil", "email": "evil@evil.example", "password": PASSWORD}
    async with open_house(settings, roles=QUIET) as house, aiohttp.ClientSession() as http:
        headers = {"Host": "rebound.evil.example", "Origin": "http://rebound.evil.example"}
        async with http.post(f"{house.url}/welcome", data=form, headers=headers, allow_redirects=False) as answer:
            assert answer.status == HTTPStatus.UNPROCESSABLE_ENTITY
        assert await house.count("SELECT count(*) FROM agent") == 0
        async with http.post(f"{house.url}/welcome", data=form, allow_redirects=False) as answer:
            assert answer.status == HTTPStatus.SEE_OTHER

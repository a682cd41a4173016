"""What the tests of the way out may ask for."""

from __future__ import annotations

import pytest

from bench.world.botapi import BotApi
from tests.house import House
from tests.way_out import WayOut, Weather


@pytest.fixture
async def way_out(quiet_house: House, bot_api: BotApi) -> WayOut:
    person = await quiet_house.person()
    return WayOut(quiet_house, bot_api, person.actor, Weather(quiet_house.parts.db))

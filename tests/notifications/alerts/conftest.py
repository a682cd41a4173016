"""An office with a worker, over a database of the test's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.settings import Settings
from tests.house import settings_for
from tests.office import Office, TurnedClock, open_office


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def settings(database_url: str, redis_url: str, tmp_path: Path) -> Settings:
    return settings_for(
        tmp_path, database_url, redis_url, own_networks="127.0.0.0/8", public_url="https://help.firma.example"
    )


@pytest.fixture
async def office(settings: Settings, clock: TurnedClock) -> AsyncIterator[Office]:
    async with open_office(settings, clock) as office:
        yield office

"""The house opened for a command: database migrated, nothing running."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from core.migrate import migrate, standing
from core.settings import Settings
from web.machine import Machine, machine


class NotMigrated(Exception):
    """The database belongs to an older release. Run `pult migrate` first (Pult itself does so when it starts)."""


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Machine]:
    """The machine over a database of this release; an empty database is made. Raises `NotMigrated`, `Unavailable`."""
    stands = await standing(settings.database)
    if stands.applied and stands.missing:
        raise NotMigrated(NotMigrated.__doc__)
    if stands.missing:
        await migrate(settings.database)
    async with machine(settings) as parts:
        yield parts

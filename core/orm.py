"""The base of all tables: a Tortoise model that can be saved inside a unit of work."""

from __future__ import annotations

from typing import Any

from tortoise import models
from tortoise.backends.base.executor import EXECUTOR_CACHE


def forget_statements() -> None:
    """Make the ORM write its statements anew: it keeps them by a connection's name, whichever engine is behind it."""
    EXECUTOR_CACHE.clear()


class Model(models.Model):
    """Tortoise gathers signal listeners on the event loop at every save; we have none, and a unit has no loop."""

    async def _wait_for_listeners(self, *_: Any) -> None:
        return None

    class Meta:
        abstract = True

"""Failed inputs read once more, after their cause was mended: usually by a newer release of Pult."""

from __future__ import annotations

from dataclasses import dataclass

import structlog

from connectors import registry
from connectors.base import Kit
from core.clock import SECOND
from core.secrets import WrongKey
from inbox import channels, failed, intake
from inbox.intake import Arrival, Taken

log = structlog.get_logger(__name__)

PATIENCE = 10 * SECOND
"""Milliseconds that somebody at a screen waits for all of them."""


@dataclass(slots=True)
class Outcome:
    """What became of several: how many are in the inbox now, how many failed again, how many were not tried yet."""

    taken: int = 0
    failed: int = 0
    left: int = 0


async def once(kit: Kit, raw_id: int) -> Taken:
    """Read one input again and apply it; what it makes is dated as it came. `error` says why it failed again.

    Raises `InputNotFound`.
    """
    raw = await kit.db.read(failed.one, raw_id)
    row = await kit.db.read(channels.channel, raw["channel_id"])
    try:
        return await registry.kind(row["type"]).repeat(kit, registry.account(kit, row), raw)
    except (OSError, WrongKey) as error:  # Its file is gone, or the channel's secrets cannot be read.
        log.warning("input.unreadable", channel=row["id"], raw=raw_id, error=str(error))
        refused = Arrival(raw["key"], error=f"{type(error).__name__}: {error}")
        return await kit.db.write(intake.repeat, channels.source(row), raw_id, refused)


async def all_of(kit: Kit, *, channel_id: int | None = None, patience: int | None = None) -> Outcome:
    """Read all failed inputs again, oldest first; after `patience` milliseconds the rest is left for another time."""
    outcome = Outcome()
    began = kit.db.clock()
    waiting = await kit.db.read(failed.waiting, channel_id=channel_id)
    for position, raw_id in enumerate(waiting):
        if patience is not None and kit.db.clock() - began > patience:
            outcome.left = len(waiting) - position
            break
        try:
            taken = await once(kit, raw_id)
        except failed.InputNotFound:  # Somebody else has just repeated it.
            continue
        if taken.error:
            outcome.failed += 1
        else:
            outcome.taken += 1
    return outcome

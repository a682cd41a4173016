"""What the worker does besides delivering: every timer, errand and follower of the house, by name.

One table, so that a newcomer sees the whole of the product's own initiative.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot import commands, presses
from core.events import Handler
from core.jobs import Due, Errand, Timer
from core.work import Tx
from inbox import dialogs
from notifications import posting
from notifications.alerts import facts, mail, notices, push, sendings, telegram
from tasks import reminders

if TYPE_CHECKING:
    from web.machine import Machine


async def _wake_dialog(tx: Tx, job: Due) -> None:
    await dialogs.wake(tx, job.payload["dialog_id"])


def timers(parts: Machine) -> Mapping[str, Timer]:
    """Jobs whose effects are rows: carried out exactly once."""
    return {
        "dialog.wake": _wake_dialog,
        notices.DUE: notices.due(parts.presence),
        notices.SWEEP: notices.sweep,
        **reminders.timers(),
        **posting.timers(),
        **commands.timers(),
    }


def errands(parts: Machine) -> Mapping[str, Errand]:
    """Jobs that talk to the outside; those of the connectors come from their registry."""
    doors = {
        "email": mail.door(parts.kit),
        "telegram": telegram.door(parts.db, parts.accounts, parts.settings),
        "push": push.door(parts.db, parts.vault, parts.settings),
    }
    return {sendings.SEND: sendings.errand(parts.db, doors), **presses.errands(parts.kit)}


def followers(parts: Machine) -> Mapping[str, Mapping[str, Handler]]:
    """Who follows the event log durably, and which facts each wants."""
    return {facts.FOLLOWER: facts.Telling(parts.presence).handlers()}

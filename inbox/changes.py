"""Several changes of one dialog in one unit of work, as a program or a form sends them; not new rules."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from core.text import safe_name
from core.work import Tx
from inbox import access, dialogs
from inbox.access import Actor


async def change(tx: Tx, dialog_id: int, *, by: Actor, wanted: Mapping[str, Any]) -> None:
    """Bring a dialog to what is wanted: any of `team_id`, `assignee_id`, `priority`, `subject`, `tags` (names, all of
    them), `snoozed_until` (an instant or None), `status`. What is not named stays.

    Raises what the single changes raise; then nothing is changed.
    """
    access.needs_write(by)
    await access.dialog(tx, dialog_id, to=by, lock=True)
    for name, step in STEPS.items():
        if name in wanted:
            await step(tx, dialog_id, by, wanted[name])
    await _hand_over(tx, dialog_id, by, wanted)


async def _hand_over(tx: Tx, dialog_id: int, by: Actor, wanted: Mapping[str, Any]) -> None:
    """Last of all, and team and person in one step: who gives a dialog away may not see it afterwards."""
    if wanted.get("team_id") is not None and "assignee_id" in wanted:
        await dialogs.transfer(tx, dialog_id, by=by, to=wanted["assignee_id"], team_id=wanted["team_id"])
        return
    if "team_id" in wanted:
        await dialogs.set_team(tx, dialog_id, by=by, team_id=wanted["team_id"])
    if "assignee_id" in wanted:
        await dialogs.assign(tx, dialog_id, by=by, to=wanted["assignee_id"])


async def _priority(tx: Tx, dialog_id: int, by: Actor, value: int) -> None:
    await dialogs.set_priority(tx, dialog_id, by=by, priority=value)


async def _subject(tx: Tx, dialog_id: int, by: Actor, value: str) -> None:
    await dialogs.set_subject(tx, dialog_id, by=by, subject=value)


async def _tags(tx: Tx, dialog_id: int, by: Actor, value: Sequence[str]) -> None:
    rows = await tx.rows(
        "SELECT t.id, t.name FROM dialog_tag dt JOIN tag t ON t.id = dt.tag_id WHERE dt.dialog_id = $1", dialog_id
    )
    kept = {safe_name(name).lstrip("#").strip()[:64] for name in value}
    for row in rows:
        if row["name"] not in kept:
            await dialogs.untag(tx, dialog_id, by=by, tag_id=row["id"])
    for name in value:
        await dialogs.tag(tx, dialog_id, by=by, name=name)


async def _snooze(tx: Tx, dialog_id: int, by: Actor, value: int | None) -> None:
    await dialogs.snooze(tx, dialog_id, by=by, until=value)


async def _status(tx: Tx, dialog_id: int, by: Actor, value: str) -> None:
    await dialogs.set_status(tx, dialog_id, by=by, status=value)


STEPS: Mapping[str, Callable[[Tx, int, Actor, Any], Awaitable[None]]] = {
    "priority": _priority,
    "subject": _subject,
    "tags": _tags,
    "status": _status,  # Before the snooze: what is opened again may be put off, what is closed may not.
    "snoozed_until": _snooze,
}

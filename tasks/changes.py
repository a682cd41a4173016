"""Several changes of one task in one unit of work, as a program or a form sends them; not new rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.work import Tx
from inbox.access import Actor
from tasks import fields, files, outages, status, tasks
from tasks.access import changeable

WORDS = ("title", "body", "priority", "promised")


async def change(tx: Tx, task_id: int, *, by: Actor, wanted: Mapping[str, Any]) -> None:
    """Bring a task to what is wanted: any of `title`, `body` (Rich), `priority`, `promised`, `deadline_at`,
    `remind_before`, `status` (with `result`), `type`, `fields`, `phase`, `files`, `owner_id`, `team_id`. What is not
    named stays.

    Raises what the single changes raise; then nothing is changed.
    """
    if words := {name: wanted[name] for name in WORDS if name in wanted}:
        await tasks.edit(tx, task_id, by=by, changes=words)
    if "deadline_at" in wanted or "remind_before" in wanted:
        row = await changeable(tx, task_id, by=by)
        await tasks.set_deadline(
            tx,
            task_id,
            by=by,
            deadline_at=wanted.get("deadline_at", row["deadline_at"]),
            remind_before=wanted.get("remind_before", tasks.KEPT),
        )
    if "status" in wanted:
        await status.set_status(tx, task_id, by=by, status=wanted["status"], result=wanted.get("result"))
    if "type" in wanted:
        await outages.set_type(tx, task_id, by=by, type_=wanted["type"])
    if "fields" in wanted:
        await fields.fill(tx, task_id, by=by, given=wanted["fields"])
    if "phase" in wanted:
        await outages.set_phase(tx, task_id, by=by, phase=wanted["phase"])
    if "files" in wanted:
        await files.bring(tx, task_id, by=by, wanted=wanted["files"])
    # Who hands it to another team may not see it afterwards, so that comes last.
    if "owner_id" in wanted:
        await tasks.assign(tx, task_id, by=by, to=wanted["owner_id"])
    if "team_id" in wanted:
        await tasks.edit(tx, task_id, by=by, changes={"team_id": wanted["team_id"]})

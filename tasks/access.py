"""Who may see a task: the one place where a task's id from outside becomes a row for somebody.

Reading rule: administrators and leads see every task; others see what belongs to no team, to a team of theirs, to
themselves (as owner, author or watcher), and what hangs on a dialog they may see. Who sees it may change it, unless he
is an observer.
"""

from __future__ import annotations

from core.errors import NotFound
from core.work import Row, View
from inbox import access
from inbox.access import Actor


class TaskNotFound(NotFound):
    """This task does not exist, or you may not see it."""


def visible(who: Actor, alias: str) -> str:
    """The reading rule as an SQL condition on the table `alias`."""
    if who.sees_everything:
        return "TRUE"
    teams = ", ".join(str(team) for team in sorted(who.teams)) or "NULL"
    return (
        f"({alias}.team_id IS NULL OR {alias}.team_id IN ({teams}) OR {alias}.owner_id = {who.id}"
        f" OR {alias}.author_id = {who.id}"
        f" OR EXISTS (SELECT 1 FROM task_watcher vw WHERE vw.task_id = {alias}.id AND vw.agent_id = {who.id})"
        f" OR EXISTS (SELECT 1 FROM task_link vl JOIN dialog vd ON vd.id = vl.dialog_id"
        f" WHERE vl.task_id = {alias}.id AND {access.visible(who, 'vd')}))"
    )


async def task(view: View, task_id: int, *, to: Actor, lock: bool = False) -> Row:
    """The task's row, if `to` may see it. Raises `TaskNotFound`. `lock` holds it until the transaction ends."""
    suffix = " FOR UPDATE OF t" if lock and view.dialect == "postgres" else ""
    row = await view.row(f"SELECT t.* FROM task t WHERE t.id = $1 AND {visible(to, 't')}{suffix}", task_id)
    if row is None:
        raise TaskNotFound
    return row


async def changeable(view: View, task_id: int, *, by: Actor) -> Row:
    """The task's row, locked, for somebody who wants to change it. Raises `TaskNotFound`, `ReadOnly`."""
    access.needs_write(by)
    return await task(view, task_id, to=by, lock=True)

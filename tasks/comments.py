"""Words between colleagues on a task, and who follows it. Nothing of this ever leaves to a customer.

Events: `task.commented` (`comment_id`, `mentions`: agents named), `task.changed` with `fields: ["watchers"]`.
Whoever is mentioned watches the task from then on, and so may see it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from core.rich import Rich
from core.work import Row, Tx
from inbox.access import Actor
from inbox.messages import TEXT_LIMIT, NothingToSay, TextTooLong
from inbox.team import AgentNotFound
from tasks import access, files, rows
from tasks.access import changeable


async def comment(
    tx: Tx,
    task_id: int,
    *,
    by: Actor,
    body: Rich,
    mentions: Sequence[int] = (),
    uploads: Sequence[int] = (),
    client_id: str | None = None,
) -> int:
    """Say something on a task; returns the comment's id. The same `client_id` again returns the first one's.
    Its `uploads` become files of the task.

    Raises `TaskNotFound`, `NothingToSay`, `TextTooLong`, `UnknownFile`, `TooManyFiles`, `ReadOnly`.
    """
    task = await changeable(tx, task_id, by=by)
    if not body.text.strip():
        raise NothingToSay(field="text")
    if len(body.text) > TEXT_LIMIT:
        raise TextTooLong(field="text", limit=TEXT_LIMIT)
    comment_id = await tx.value(
        "INSERT INTO task_comment (task_id, agent_id, text, entities, client_id, at) VALUES ($1, $2, $3, $4, $5, $6)"
        " ON CONFLICT (task_id, client_id) DO NOTHING RETURNING id",
        task_id,
        by.id,
        body.text,
        json.dumps(body.as_json(), ensure_ascii=False),
        client_id,
        tx.now,
    )
    if comment_id is None:
        known: int = await tx.value(
            "SELECT id FROM task_comment WHERE task_id = $1 AND client_id = $2", task_id, client_id
        )
        return known
    called = await add_watchers(tx, task, mentions)
    await files.add(tx, task_id, by=by, uploads=uploads)
    await rows.update(tx, task_id)
    tx.emit(
        "task.commented",
        agent_id=by.id,
        task_id=task_id,
        comment_id=comment_id,
        mentions=called,
        **rows.facts(task),
    )
    return int(comment_id)


async def watch(tx: Tx, task_id: int, *, by: Actor, agent_id: int | None = None) -> None:
    """Follow a task, as observers may, or let a colleague follow it.

    Raises `TaskNotFound`, `AgentNotFound`, `ReadOnly`.
    """
    other = agent_id is not None and agent_id != by.id
    task = await (changeable(tx, task_id, by=by) if other else access.task(tx, task_id, to=by))
    wanted = by.id if agent_id is None else agent_id
    if not await _known(tx, [wanted]):
        raise AgentNotFound(field="watcher")
    if await _add(tx, task_id, [wanted]):
        _changed(tx, task, by)


async def unwatch(tx: Tx, task_id: int, *, by: Actor, agent_id: int | None = None) -> None:
    """Follow it no more. Raises `TaskNotFound`, `ReadOnly`."""
    other = agent_id is not None and agent_id != by.id
    task = await (changeable(tx, task_id, by=by) if other else access.task(tx, task_id, to=by))
    gone = await tx.execute(
        "DELETE FROM task_watcher WHERE task_id = $1 AND agent_id = $2",
        task_id,
        by.id if agent_id is None else agent_id,
    )
    if gone:
        _changed(tx, task, by)


async def add_watchers(tx: Tx, task: Row, agents: Iterable[int]) -> list[int]:
    """Let colleagues follow a task; returns those that exist. No event: the caller makes one of its own."""
    present = await _known(tx, agents)
    await _add(tx, task["id"], present)
    return present


async def _known(tx: Tx, agents: Iterable[int]) -> list[int]:
    wanted = sorted({int(one) for one in agents})
    if not wanted:
        return []
    return await tx.column(
        f"SELECT id FROM agent WHERE {tx.among('id', 1)} AND disabled_at IS NULL ORDER BY id", tx.many(wanted)
    )


async def _add(tx: Tx, task_id: int, agents: Sequence[int]) -> bool:
    added = await tx.insert(
        "task_watcher",
        ("task_id", "agent_id"),
        [(task_id, agent_id) for agent_id in agents],
        tail="ON CONFLICT (task_id, agent_id) DO NOTHING RETURNING id",
    )
    return bool(added)


def _changed(tx: Tx, task: Row, by: Actor) -> None:
    tx.emit("task.changed", agent_id=by.id, task_id=task["id"], fields=["watchers"], **rows.facts(task))

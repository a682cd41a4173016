"""Files of a task: uploads that their uploader hangs on it, and those of the message it was made of.

Who may see the task may have its files; `web.files` asks `tasks.access`. Each change makes the event `task.changed`
with `fields: ["files"]` and the names that were `attached` and `removed`. The bytes stay: others may share them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.errors import Conflict
from core.work import Row, Tx, View
from inbox.access import Actor
from inbox.messages import UnknownFile
from tasks import rows
from tasks.access import changeable

MOST = 100

COPIED = "kind, name, media_type, size, blob, state, width, height, duration"
"""What a reference to a message's file shares with it."""
TAKEN = "blob IS NOT NULL AND kind NOT IN ('inline', 'sticker')"
"""Which files of a message its task takes over: no decoration, and nothing that has not arrived."""


class TooManyFiles(Conflict):
    """A task takes 100 files at the most. Put them into an archive, or make another task."""


async def of(view: View, task_id: int) -> list[Row]:
    """The files in their order, in the form of a message's files. Who asks has checked the task."""
    return await view.rows(
        "SELECT f.id, f.kind, f.name, f.media_type, f.size, f.blob, f.state, f.width, f.height, f.duration,"
        " b.thumbnail FROM attachment f LEFT JOIN blob b ON b.hash = f.blob WHERE f.task_id = $1"
        " ORDER BY f.position, f.id",
        task_id,
    )


async def coming_along(view: View, message_id: int) -> list[str]:
    """Names of the files that a task made of this message takes over. Who asks may see the message."""
    return await view.column(
        f"SELECT name FROM attachment WHERE message_id = $1 AND {TAKEN} ORDER BY position, id LIMIT {MOST}", message_id
    )


async def begin(tx: Tx, task_id: int, uploads: Sequence[int], *, by: Actor, message_id: int | None) -> None:
    """The files of a task that is being made: those of its message as far as they have come, then the uploads.

    Raises `UnknownFile`, `TooManyFiles`. Who calls has checked that `by` may see the message.
    """
    if message_id is not None:
        await tx.execute(
            f"INSERT INTO attachment (task_id, agent_id, position, created_at, {COPIED})"
            f" SELECT {int(task_id)}, {int(by.id)}, position, {int(tx.now)}, {COPIED} FROM attachment"
            f" WHERE message_id = $1 AND {TAKEN} ORDER BY position, id LIMIT {MOST}",
            message_id,
        )
    await _hang(tx, task_id, uploads, by=by)


async def add(tx: Tx, task_id: int, *, by: Actor, uploads: Iterable[int]) -> None:
    """Hang uploads of `by` on a task. Those that hang on it already change nothing.

    Raises `TaskNotFound`, `UnknownFile`, `TooManyFiles`, `ReadOnly`.
    """
    task = await changeable(tx, task_id, by=by)
    known = {row["id"] for row in await of(tx, task_id)}
    await _tell(tx, task, by, attached=await _hang(tx, task_id, [id_ for id_ in uploads if id_ not in known], by=by))


async def remove(tx: Tx, task_id: int, *, by: Actor, files: Iterable[int]) -> None:
    """Take files off a task; those that do not hang on it change nothing. Who does it holds them as uploads of his
    own, so that he can hang them on again. Raises `TaskNotFound`, `ReadOnly`.
    """
    task = await changeable(tx, task_id, by=by)
    await _tell(tx, task, by, removed=await _take_off(tx, task_id, files, by=by))


async def bring(tx: Tx, task_id: int, *, by: Actor, wanted: Sequence[int]) -> None:
    """Let a task have these files and no others: its own that are named stay, uploads are added.

    Raises `TaskNotFound`, `UnknownFile`, `TooManyFiles`, `ReadOnly`.
    """
    task = await changeable(tx, task_id, by=by)
    known = {row["id"] for row in await of(tx, task_id)}
    removed = await _take_off(tx, task_id, known.difference(wanted), by=by)
    attached = await _hang(tx, task_id, [id_ for id_ in wanted if id_ not in known], by=by)
    await _tell(tx, task, by, attached=attached, removed=removed)


async def _hang(tx: Tx, task_id: int, uploads: Iterable[int], *, by: Actor) -> list[str]:
    """Returns the names. An upload is its uploader's, and hangs on one thing only."""
    names: list[str] = []
    for attachment_id in dict.fromkeys(uploads):
        name: str | None = await tx.value(
            "UPDATE attachment SET task_id = $1, position ="
            " (SELECT coalesce(max(o.position), -1) + 1 FROM attachment o WHERE o.task_id = $1)"
            " WHERE id = $2 AND message_id IS NULL AND task_id IS NULL AND agent_id = $3 RETURNING name",
            task_id,
            attachment_id,
            by.id,
        )
        if name is None:
            raise UnknownFile
        names.append(name)
    if names and await tx.value("SELECT count(*) FROM attachment WHERE task_id = $1", task_id) > MOST:
        raise TooManyFiles
    return names


async def _take_off(tx: Tx, task_id: int, files: Iterable[int], *, by: Actor) -> list[str]:
    listed = ", ".join(str(int(id_)) for id_ in sorted(set(files)))
    if not listed:
        return []
    return await tx.column(
        "UPDATE attachment SET task_id = NULL, position = 0, agent_id = $2"
        f" WHERE task_id = $1 AND id IN ({listed}) RETURNING name",
        task_id,
        by.id,
    )


async def _tell(tx: Tx, task: Row, by: Actor, *, attached: Sequence[str] = (), removed: Sequence[str] = ()) -> None:
    if not attached and not removed:
        return
    task = await rows.update(tx, task["id"])
    tx.emit(
        "task.changed",
        agent_id=by.id,
        task_id=task["id"],
        fields=["files"],
        attached=list(attached),
        removed=list(removed),
        **rows.facts(task),
    )

"""Outages: tasks that hundreds of dialogs hang on. Who hangs on one, who else may, in which phase it is, how it ends.

Its words to customers go out through `notifications.broadcasts`; which dialogs are closed at the end is
`tasks.settling`. Phases: `investigating`, `identified`, `monitoring`, and at the end `resolved` or `false_alarm`; event
`outage.phase` (`task_id`, `old`, `new`). While it runs, its dialogs are on hold (`tasks.links`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from core.clock import DAY
from core.errors import Invalid
from core.text import clean, stems
from core.work import Row, Tx, View
from inbox import queries, search
from inbox.access import Actor
from inbox.queries import Listing
from tasks import links, rows, status
from tasks.access import changeable, task
from tasks.links import Linked
from tasks.models import UNFINISHED, TaskStatus, TaskType
from tasks.tasks import type_named

PHASES = ("investigating", "identified", "monitoring", "resolved", "false_alarm")
RUNNING = PHASES[:3]

MOST = 5_000
"""Dialogs that one action links at the most."""
LATELY = DAY
"""How far back similar dialogs are looked for."""
ALIKE = 0.3
"""The share of the outage's words from which on a dialog is suggested."""

SMALL_WORDS = (
    "в во на не ни и а но из к ко от до по за о об у с со для при над под без или что это как так же бы был есть нет да"
    " мы вы он она они оно его её их наш ваш все всё если то уже ещё"
    " the a an is are was to of in on at for with and or not no it this that we you they our your"
)


class PhaseUnknown(Invalid):
    """An outage is being investigated, identified, monitored, resolved, or was a false alarm."""


class NotAnOutage(Invalid):
    """Only an outage speaks to all its customers at once. Make this task an outage first."""


async def outage(tx: Tx, task_id: int, *, by: Actor) -> Row:
    """The outage's row, locked, for somebody who wants to change it.

    Raises `TaskNotFound`, `NotAnOutage`, `ReadOnly`.
    """
    row = await changeable(tx, task_id, by=by)
    if row["type"] != TaskType.OUTAGE:
        raise NotAnOutage
    return row


async def set_phase(tx: Tx, task_id: int, *, by: Actor, phase: str) -> None:
    """Say where the outage stands; `resolved` and `false_alarm` end it, a running phase revives one that had ended.

    Nobody is told: that is `notifications.broadcasts`.
    Raises `PhaseUnknown`, `NotAnOutage`, `TaskNotFound`, `ReadOnly`.
    """
    if phase not in PHASES:
        raise PhaseUnknown(field="phase")
    row = await outage(tx, task_id, by=by)
    runs = row["status"] in UNFINISHED
    if phase not in RUNNING and runs:
        await end(tx, row, phase=phase, agent_id=by.id)
        return
    if phase in RUNNING and not runs:
        row = await status.move(tx, row, wanted=TaskStatus.DOING, agent_id=by.id)
    if row["phase"] != phase:
        await _set_phase(tx, row, phase=phase, agent_id=by.id)


async def _set_phase(tx: Tx, row: Row, *, phase: str, agent_id: int | None) -> Row:
    changed = await rows.update(tx, row["id"], phase=phase)
    tx.emit("outage.phase", agent_id=agent_id, task_id=row["id"], old=row["phase"], new=phase, **rows.facts(changed))
    return changed


async def end(
    tx: Tx, row: Row, *, phase: str, agent_id: int | None, result: str | None = None, keep_hold: bool = False
) -> Row:
    """End a running outage as `resolved` or `false_alarm`; its dialogs ask for an agent, unless `keep_hold`."""
    wanted = TaskStatus.DONE if phase == "resolved" else TaskStatus.CANCELLED
    return await status.move(tx, row, wanted=wanted, agent_id=agent_id, result=result, keep_hold=keep_hold)


async def told(tx: Tx, row: Row, *, text: str) -> None:
    """Remember the present word to customers."""
    await rows.update(tx, row["id"], public_text=clean(text))


async def set_type(tx: Tx, task_id: int, *, by: Actor, type_: str) -> None:
    """Make an outage of a task, whose dialogs then are on hold, or a task of an outage, whose dialogs then are not.

    Raises `TaskTypeUnknown`, `TaskNotFound`, `ReadOnly`.
    """
    wanted = type_named(type_)
    row = await changeable(tx, task_id, by=by)
    if row["type"] == wanted:
        return
    dialogs = await links.linked_dialogs(tx, task_id)
    becomes_outage = wanted is TaskType.OUTAGE
    if not becomes_outage:
        await links.release(tx, row, [dialog["id"] for dialog in dialogs], agent_id=by.id)
    over = "resolved" if row["status"] == TaskStatus.DONE else "false_alarm"
    phase = "" if not becomes_outage else "investigating" if row["status"] in UNFINISHED else over
    changed = await rows.update(tx, task_id, type=wanted.value, phase=phase)
    await tx.execute(
        "UPDATE task_link SET role = $1 WHERE task_id = $2", "affected" if becomes_outage else "source", task_id
    )
    await links.hold(tx, changed, dialogs, agent_id=by.id)
    tx.emit("task.changed", agent_id=by.id, task_id=task_id, fields=["type"], **rows.facts(changed))


# ----------------------------------------------------------------------------------------------- who hangs on it


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be linked in one action: dialogs and customers by id, all of a list, all that a search finds."""

    dialog_ids: Collection[int] = ()
    contact_ids: Collection[int] = ()
    listing: Listing | None = None
    query: str = ""


async def link(tx: Tx, task_id: int, *, by: Actor, chosen: Chosen) -> Linked:
    """Hang all that was chosen on a task; `added` counts dialogs only.

    Raises `TaskNotFound`, `ReadOnly`, `DialogNotFound` or `ContactNotFound` when nothing of what was named exists.
    """
    ids = dict.fromkeys(chosen.dialog_ids)
    if chosen.listing is not None:
        ids |= dict.fromkeys(await queries.ids(tx, by, chosen.listing, limit=MOST))
    if chosen.query.strip():
        ids |= dict.fromkeys(await search.dialog_ids(tx, by, search.parse(chosen.query), limit=MOST))
    if chosen.contact_ids:
        await links.link_contacts(tx, task_id, by=by, contact_ids=chosen.contact_ids)
    return await links.link(tx, task_id, by=by, dialog_ids=list(ids)[:MOST])


@dataclass(frozen=True, slots=True)
class Found:
    """Who else may be hit: rows of dialogs as `inbox.queries.rows` gives them, and customers (`id, name, …`)."""

    dialogs: list[Row]
    contacts: list[Row]
    total: int
    """How many dialogs there are; not all of them are shown."""


async def find(view: View, task_id: int, *, to: Actor, text: str, limit: int = 50) -> Found:
    """Search dialogs and customers that do not hang on the task yet. Raises `TaskNotFound`."""
    await task(view, task_id, to=to)
    ids = await search.dialog_ids(view, to, search.parse(text), limit=MOST)
    fresh = await _unlinked(view, task_id, ids)
    people = await queries.people(view, text, limit=limit) if text.strip() else []
    linked = set(await view.column(f"{HIT_PEOPLE} WHERE x.task_id = $1", task_id))
    return Found(
        dialogs=await _in_order(view, to, fresh[:limit]),
        contacts=[row for row in people if row["id"] not in linked],
        total=len(fresh),
    )


async def suggest(view: View, task_id: int, *, to: Actor, limit: int = 50) -> list[Row]:
    """Open dialogs of the last day whose customers use the outage's words, the most alike first.

    Rows as `inbox.queries.rows` gives them, with `score` (0 to 1), `message_id` and `text` of what was said.
    Raises `TaskNotFound`.
    """
    row = await task(view, task_id, to=to)
    words = " ".join(_telling(f"{row['title']} {row['public_text']}"))
    alike = await search.similar(view, to, words, since=view.now - LATELY, limit=MOST)
    fresh = set(await _unlinked(view, task_id, [one["dialog_id"] for one in alike]))
    best = {one["dialog_id"]: one for one in alike if one["score"] >= ALIKE and one["dialog_id"] in fresh}
    shown = await _in_order(view, to, list(best)[:limit])
    return [{**row, **{key: best[row["id"]][key] for key in ("score", "message_id", "text")}} for row in shown]


HIT_PEOPLE = (
    "SELECT x.contact_id FROM (SELECT task_id, contact_id FROM task_contact UNION SELECT l.task_id, d.contact_id"
    " FROM task_link l JOIN dialog d ON d.id = l.dialog_id WHERE d.contact_id IS NOT NULL) x"
)


@cache
def _small() -> frozenset[str]:
    return frozenset(stems(SMALL_WORDS).split())


def _telling(text: str) -> list[str]:
    """The words of a text that tell it from others."""
    return [word for word in text.split() if not set(stems(word).split()) <= _small()]


async def _unlinked(view: View, task_id: int, ids: Sequence[int]) -> list[int]:
    linked = set(await view.column("SELECT dialog_id FROM task_link WHERE task_id = $1", task_id))
    return [dialog_id for dialog_id in ids if dialog_id not in linked]


async def _in_order(view: View, to: Actor, ids: Sequence[int]) -> list[Row]:
    found = {row["id"]: row for row in await queries.rows(view, to, ids)}
    return [found[dialog_id] for dialog_id in ids if dialog_id in found]


@dataclass(frozen=True, slots=True)
class Extent:
    """How far an outage reaches: dialogs by kind of channel and by status, and customers without a dialog."""

    channels: dict[str, int]
    statuses: dict[str, int]
    contacts: int


async def extent(view: View, task_id: int) -> Extent:
    """Who asks has checked the task."""
    counted = await view.rows(
        "SELECT ch.type, d.status, count(*) AS n FROM task_link l JOIN dialog d ON d.id = l.dialog_id"
        " JOIN channel ch ON ch.id = d.channel_id WHERE l.task_id = $1 GROUP BY ch.type, d.status"
        " UNION ALL SELECT '', '', count(*) FROM task_contact WHERE task_id = $1",
        task_id,
    )
    channels, statuses = Counter[str](), Counter[str]()
    for row in counted:
        channels[row["type"]] += row["n"]
        statuses[row["status"]] += row["n"]
    contacts = channels.pop("", 0)
    statuses.pop("", 0)
    return Extent(dict(channels), dict(statuses), contacts)

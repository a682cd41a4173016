"""Whom an outage's word reaches: every linked customer once, where he was last heard, or the reason why not.

Reading and deciding only. The rules, decided by `choose`, which is pure:

- a group or a topic gets one message, whoever of it is linked;
- a person gets one message however many of his dialogs are linked: in a linked thread that can be reached, or else in
  another thread of his that can; of several, where he himself wrote last;
- who cannot be reached is left out with a reason (`REASONS`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.i18n import lazy
from core.work import Row, View

REASONS: Mapping[str, lazy] = {
    "blocked": lazy("The customer blocked the bot"),
    "deactivated": lazy("The account does not exist any more"),
    "bounced": lazy("Mail to this address comes back"),
    "removed": lazy("The bot was removed from the group"),
    "left": lazy("The bot left the group"),
    "channel_off": lazy("The channel is disconnected"),
    "no_thread": lazy("There is no channel on which to write to this customer"),
    "contact_blocked": lazy("We have blocked this customer"),
    "opted_out": lazy("The customer does not want such messages"),
    "cancelled": lazy("The sending was stopped"),
}
"""Why somebody does not get it, by the code kept with him."""


@dataclass(frozen=True, slots=True)
class Place:
    """A thread in which the word could be said."""

    thread_id: int
    channel_id: int
    dialog_id: int | None
    """The live dialog, or else the last one; None in a thread where nobody ever spoke."""
    contact_id: int | None
    """None for a group: then the thread itself is the recipient."""
    name: str
    obstacle: str = ""
    """Why nothing arrives here; empty when it does."""
    linked: bool = True
    said_at: int = 0
    """When the customer wrote here last, if it matters."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody who does not get it. `thread_id` is where he would have, if there is such a place."""

    reason: str
    name: str
    contact_id: int | None = None
    thread_id: int | None = None


@dataclass(frozen=True, slots=True)
class Audience:
    """Who gets it, in the order in which they were linked, and who does not."""

    places: list[Place]
    left_out: list[LeftOut]
    spared: int
    """Linked threads that get nothing of their own, for their person is told elsewhere."""


def choose(places: Sequence[Place], *, people: Mapping[int, str], refused: Mapping[int, str]) -> Audience:
    """Decide who gets it where.

    `places`: linked ones in the order of linking, then others of the same people. `people`: names of the linked
    contacts by id. `refused`: contacts who must not get it, with the reason.
    """
    theirs: dict[int, list[Place]] = {contact_id: [] for contact_id in people}
    chosen: list[Place] = []
    left_out: list[LeftOut] = []
    seen: set[int] = set()
    for place in places:
        if place.contact_id is not None:
            theirs.setdefault(place.contact_id, []).append(place)
    for place in places:
        if place.contact_id is None:
            _decide([place], "", place.name, None, chosen, left_out)
        elif place.contact_id not in seen:
            seen.add(place.contact_id)
            own = theirs[place.contact_id]
            _decide(own, refused.get(place.contact_id, ""), place.name, place.contact_id, chosen, left_out)
    left_out += [
        LeftOut(refused.get(contact_id) or "no_thread", name, contact_id)
        for contact_id, name in people.items()
        if contact_id not in seen
    ]
    told = {place.contact_id for place in chosen} - {None}
    threads = {place.thread_id for place in chosen}
    spared = sum(1 for p in places if p.linked and p.contact_id in told and p.thread_id not in threads)
    return Audience(chosen, left_out, spared)


def _decide(
    own: Sequence[Place],
    refusal: str,
    name: str,
    contact_id: int | None,
    chosen: list[Place],
    left_out: list[LeftOut],
) -> None:
    best = max(own, key=lambda place: (not place.obstacle, place.linked, place.said_at, place.thread_id))
    reason = refusal or best.obstacle
    if reason:
        left_out.append(LeftOut(reason, name, contact_id, best.thread_id))
    else:
        chosen.append(best)


# -------------------------------------------------------------------------------------------------- reading

COLUMNS = """
    t.id AS thread_id, t.channel_id, t.kind, t.contact_id, coalesce(c.name, t.title) AS name, t.unreachable,
    ch.state, ch.deleted_at, c.blocked_at, c.attributes,
    (SELECT min(i.unreachable) FROM identity i WHERE i.contact_id = t.contact_id AND i.channel_id = t.channel_id)
      AS identity_unreachable,
    coalesce((SELECT x.id FROM dialog x WHERE x.thread_id = t.id AND x.closed_at IS NULL),
             (SELECT max(y.id) FROM dialog y WHERE y.thread_id = t.id)) AS dialog_id
"""
"""What must be known of a thread. Of a person's identities on a channel the least unreachable one counts."""

TABLES = "thread t JOIN channel ch ON ch.id = t.channel_id LEFT JOIN contact c ON c.id = t.contact_id"


async def audience(view: View, task_id: int) -> Audience:
    """Whom a word of this outage reaches now. Four statements, however many hang on it."""
    linked = await view.rows(
        f"SELECT {COLUMNS} FROM {TABLES} JOIN (SELECT d.thread_id, min(l.id) AS place"
        " FROM task_link l JOIN dialog d ON d.id = l.dialog_id"
        " WHERE l.task_id = $1 GROUP BY d.thread_id) k ON k.thread_id = t.id ORDER BY k.place",
        task_id,
    )
    contacts = await view.rows(
        "SELECT c.id AS contact_id, c.name, c.blocked_at, c.attributes FROM task_contact k"
        " JOIN contact c ON c.id = k.contact_id WHERE k.task_id = $1 ORDER BY k.id",
        task_id,
    )
    ids = dict.fromkeys(row["contact_id"] for row in (*linked, *contacts) if row["contact_id"] is not None)
    others = await view.rows(
        f"SELECT {COLUMNS} FROM {TABLES} WHERE {view.among('t.contact_id', 1)} AND t.id NOT IN"
        " (SELECT d.thread_id FROM task_link l JOIN dialog d ON d.id = l.dialog_id WHERE l.task_id = $2) ORDER BY t.id",
        view.many(ids),
        task_id,
    )
    places = [_place(row, linked=True) for row in linked] + [_place(row, linked=False) for row in others]
    people = {row["contact_id"]: row["name"] for row in (*linked, *contacts) if row["contact_id"] is not None}
    refused = {row["contact_id"]: reason for row in (*linked, *contacts) if (reason := refusal(row))}
    return choose(await _with_times(view, places), people=people, refused=refused)


def _place(row: Row, *, linked: bool) -> Place:
    return Place(
        thread_id=row["thread_id"],
        channel_id=row["channel_id"],
        dialog_id=row["dialog_id"],
        contact_id=row["contact_id"],
        name=row["name"],
        obstacle=obstacle(row),
        linked=linked,
    )


def obstacle(row: Row) -> str:
    """Why nothing arrives in a thread, by its `COLUMNS`; empty when it does."""
    if row["deleted_at"] is not None or row["state"] == "off":
        return "channel_off"
    if row["unreachable"]:
        return str(row["unreachable"])
    if row["kind"] not in ("group", "topic") and row["identity_unreachable"]:
        return str(row["identity_unreachable"])
    return "" if row["dialog_id"] is not None else "no_thread"


def refusal(row: Row) -> str:
    """Why a person must not get it wherever he is, by the columns `blocked_at, attributes` of the contact."""
    if row["contact_id"] is None:
        return ""
    if row["blocked_at"] is not None:
        return "contact_blocked"
    return "opted_out" if _attributes(row["attributes"]).get("no_updates") else ""


def _attributes(stored: Any) -> Mapping[str, Any]:
    found = json.loads(stored) if isinstance(stored, str) and stored != "{}" else stored
    return found if isinstance(found, dict) else {}


async def _with_times(view: View, places: Sequence[Place]) -> list[Place]:
    """The places, with the time of the customer's last word where there is a choice between several."""
    several = _repeated(place.contact_id for place in places if not place.obstacle)
    asked = [place.thread_id for place in places if place.contact_id in several]
    if not asked:
        return list(places)
    rows = await view.rows(
        "SELECT t.id, (SELECT m.at FROM message m WHERE m.thread_id = t.id AND m.kind = 'inbound'"
        " AND m.automatic IS NULL ORDER BY m.number DESC LIMIT 1) AS said_at FROM thread t"
        f" WHERE {view.among('t.id', 1)}",
        view.many(asked),
    )
    said = {row["id"]: row["said_at"] or 0 for row in rows}
    return [replace(place, said_at=said.get(place.thread_id, 0)) for place in places]


def _repeated(contacts: Iterable[int | None]) -> set[int]:
    once, twice = set[int](), set[int]()
    for contact_id in contacts:
        if contact_id is not None:
            (twice if contact_id in once else once).add(contact_id)
    return twice

"""What a colleague may be told of, and by which means: as he chose, or as is usual. Decides, sends nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from core.i18n import lazy

MEANS: Final = ("browser", "email", "telegram")
EVERY: Final = frozenset(MEANS)


@dataclass(frozen=True, slots=True)
class Kind:
    """One line of the table in which a colleague chooses."""

    said: lazy
    usual: frozenset[str]
    for_administrators: bool = False


KINDS: Final[Mapping[str, Kind]] = {
    "undelivered": Kind(lazy("A message of mine could not be delivered"), EVERY),
    "channel": Kind(lazy("A channel does not work"), EVERY, for_administrators=True),
    "mention": Kind(lazy("Somebody mentions me"), EVERY),
    "assigned": Kind(lazy("A dialog is given to me"), EVERY),
    "chat": Kind(lazy("A customer writes in the site's chat while I am away"), EVERY),
    "message": Kind(lazy("A customer writes in a dialog of mine"), frozenset({"browser", "telegram"})),
    "unassigned": Kind(lazy("A customer writes and nobody owns the dialog"), frozenset()),
    "task_assigned": Kind(lazy("A task is given to me"), EVERY),
    "task_overdue": Kind(lazy("A task of mine is overdue"), EVERY),
    "task_due": Kind(lazy("A task of mine is due soon"), EVERY),
    "task_done": Kind(lazy("A task is done and the customer may be told"), EVERY),
    "note": Kind(lazy("A colleague writes a note in a dialog or a comment on a task of mine"), frozenset({"browser"})),
}
"""Weightiest first: of several in one notice the first names it."""

SHOWN: Final = (
    *("assigned", "message", "chat", "unassigned", "mention", "note"),
    *("task_assigned", "task_due", "task_overdue", "task_done", "undelivered", "channel"),
)
"""In the order in which one chooses."""
WEIGHT: Final = {kind: weight for weight, kind in enumerate(KINDS)}


def weightiest(kinds: Iterable[str]) -> str:
    return min(kinds, key=WEIGHT.__getitem__)


def means(notify: Mapping[str, Any], kind: str) -> frozenset[str]:
    """By which means one wants to hear of a kind. `notify` is the agent's column, read."""
    chosen = notify.get(kind)
    return frozenset(chosen) & EVERY if isinstance(chosen, list) else KINDS[kind].usual


def wanted(notify: Mapping[str, Any], data: Mapping[str, Any]) -> frozenset[str]:
    """By which means a notice is to be told: what was chosen for anything that happened. `data` is the notice's."""
    return frozenset[str]().union(*(means(notify, kind) for kind in data["kinds"]))


def chosen(notify: Mapping[str, Any], *, is_admin: bool) -> dict[str, frozenset[str]]:
    """The whole table of one colleague."""
    return {name: means(notify, name) for name in SHOWN if is_admin or not KINDS[name].for_administrators}


def with_choice(notify: Mapping[str, Any], choice: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """The column with these lines set; what is no line of the table stays as it was."""
    lines = {kind: sorted(EVERY & frozenset(wanted)) for kind, wanted in choice.items() if kind in KINDS}
    return {**notify, **lines}


def opened(column: Any) -> dict[str, Any]:
    """A JSON column (`agent.notify`, `notice.data`) as raw rows hand it out: text, or read already."""
    read = json.loads(column) if isinstance(column, str) else column
    return read if isinstance(read, dict) else {}

"""Who may see and do what: the one place where an outside id becomes a row for somebody.

Reading rule: administrators and leads see everything; others see what belongs to no team, to a team of theirs, or is
assigned to themselves. Observers see but do not write.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from core.errors import NotAllowed, NotFound
from core.work import Row, View
from inbox.models import Role


class DialogNotFound(NotFound):
    """This dialog does not exist, or you may not see it."""


class ReadOnly(NotAllowed):
    """You may look but not change anything here."""


class NotForYourRole(NotAllowed):
    """Only an administrator may do this."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A colleague as the rules see him: made anew for every request from the session or the token."""

    id: int
    name: str
    role: Role
    teams: frozenset[int] = field(default=frozenset())
    locale: str = ""
    timezone: str = ""
    theme: str = ""
    email: str = ""

    @property
    def sees_everything(self) -> bool:
        return self.role in (Role.ADMIN, Role.LEAD)

    @property
    def may_write(self) -> bool:
        return self.role != Role.OBSERVER

    @property
    def is_admin(self) -> bool:
        return self.role == Role.ADMIN

    def sees(self, *, team_id: int | None, person_id: int | None) -> bool:
        """The reading rule for one row, given its team and its assignee or owner."""
        return self.sees_everything or team_id is None or team_id in self.teams or person_id == self.id


async def actor(view: View, agent_id: int) -> Actor | None:
    """The colleague behind a session or token; None when he is disabled or gone."""
    rows = await view.rows(
        "SELECT a.id, a.name, a.role, a.locale, a.timezone, a.theme, a.email, m.team_id FROM agent a"
        " LEFT JOIN team_member m ON m.agent_id = a.id WHERE a.id = $1 AND a.disabled_at IS NULL",
        agent_id,
    )
    if not rows:
        return None
    first = rows[0]
    return Actor(
        id=first["id"],
        name=first["name"],
        role=Role(first["role"]),
        teams=frozenset(row["team_id"] for row in rows if row["team_id"] is not None),
        locale=first["locale"],
        timezone=first["timezone"],
        theme=first["theme"],
        email=first["email"],
    )


def visible(who: Actor, alias: str, person: str = "assignee_id") -> str:
    """The reading rule as an SQL condition on the table `alias`; ids are our own integers, so they are written in."""
    if who.sees_everything:
        return "TRUE"
    teams = ", ".join(str(team) for team in sorted(who.teams)) or "NULL"
    return f"({alias}.team_id IS NULL OR {alias}.team_id IN ({teams}) OR {alias}.{person} = {who.id})"


def needs_write(who: Actor) -> None:
    """Raises `ReadOnly` for observers."""
    if not who.may_write:
        raise ReadOnly


def needs_admin(who: Actor) -> None:
    """Raises `NotForYourRole` for everybody but administrators."""
    if not who.is_admin:
        raise NotForYourRole


async def dialog(view: View, dialog_id: int, *, to: Actor, lock: bool = False) -> Row:
    """The dialog's row, if `to` may see it. Raises `DialogNotFound`. `lock` holds it until the transaction ends."""
    rows = await dialogs(view, [dialog_id], to=to, lock=lock)
    if not rows:
        raise DialogNotFound
    return rows[0]


async def dialogs(view: View, ids: Iterable[int], *, to: Actor, lock: bool = False) -> list[Row]:
    """Those of the dialogs that `to` may see, in the order of their ids. `lock` holds them, see `hold`."""
    wanted = sorted({int(one) for one in ids})
    if not wanted:
        return []
    if lock:
        await hold(view, wanted)
    return await view.rows(
        f"SELECT d.* FROM dialog d WHERE {view.among('d.id', 1)} AND {visible(to, 'd')} ORDER BY d.id",
        view.many(wanted),
    )


async def hold(view: View, ids: Iterable[int]) -> None:
    """Hold dialogs until the transaction ends: nobody else changes them or says anything in their threads.

    Everybody takes the threads, in the order of their ids and before anything else of the dialogs, so nobody waits for
    one who waits for him. What is read next is the newest; what came with the lock itself would be older than the wait.
    On SQLite a unit is alone anyway.
    """
    if view.dialect == "postgres":
        await view.rows(
            f"SELECT id FROM thread WHERE id IN (SELECT thread_id FROM dialog d WHERE {view.among('d.id', 1)})"
            " ORDER BY id FOR NO KEY UPDATE",
            view.many(ids),
        )

"""Tags themselves: making, renaming, colouring and removing them. `inbox.dialogs` puts them on dialogs."""

from __future__ import annotations

from core.errors import Conflict, Invalid, NotFound
from core.text import safe_name
from core.work import Row, Tx, View
from inbox.access import Actor, needs_admin


class TagMissing(NotFound):
    """There is no such tag."""


class TagNameNeeded(Invalid):
    """A tag needs a name."""


class TagNameTaken(Conflict):
    """There is already a tag of this name."""


LONGEST = 64


def hue_of(name: str) -> int:
    """A colour for a new tag: the same name always gets the same."""
    return sum(map(ord, name)) * 47 % 360


async def counted(view: View) -> list[Row]:
    """All tags with the number of their `dialogs`."""
    return await view.rows(
        "SELECT t.id, t.name, t.hue, count(d.id) AS dialogs FROM tag t LEFT JOIN dialog_tag d ON d.tag_id = t.id"
        " GROUP BY t.id, t.name, t.hue ORDER BY t.name"
    )


def _name(name: str) -> str:
    shown = safe_name(name).lstrip("#").strip()[:LONGEST]
    if not shown:
        raise TagNameNeeded(field="name")
    return shown


async def add(tx: Tx, name: str, *, by: Actor) -> int:
    """Make a tag. Raises `TagNameNeeded`, `TagNameTaken`, `NotForYourRole`."""
    needs_admin(by)
    shown = _name(name)
    tag_id = await tx.value(
        "INSERT INTO tag (name, hue) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING RETURNING id", shown, hue_of(shown)
    )
    if tag_id is None:
        raise TagNameTaken(field="name")
    tx.emit("tag.added", tag_id=tag_id)
    return int(tag_id)


async def edit(tx: Tx, tag_id: int, *, by: Actor, name: str, hue: int | None) -> None:
    """Rename or colour a tag. Raises `TagMissing`, `TagNameNeeded`, `TagNameTaken`, `NotForYourRole`."""
    needs_admin(by)
    shown = _name(name)
    if await tx.value("SELECT 1 FROM tag WHERE name = $1 AND id <> $2", shown, tag_id):
        raise TagNameTaken(field="name")
    if not await tx.execute("UPDATE tag SET name = $1, hue = coalesce($2, hue) WHERE id = $3", shown, hue, tag_id):
        raise TagMissing
    tx.emit("tag.changed", tag_id=tag_id)


async def delete(tx: Tx, tag_id: int, *, by: Actor) -> None:
    """Take a tag off all dialogs and away. Raises `TagMissing`, `NotForYourRole`."""
    needs_admin(by)
    if not await tx.execute("DELETE FROM tag WHERE id = $1", tag_id):
        raise TagMissing
    tx.emit("tag.deleted", tag_id=tag_id)

"""Fields that administrators give to tasks beside those that every task has: which there are, and what a task says
in them. Not forms: what is asked where is the business of those who ask.

A value stands in `task.fields` under its field's id: a text, a number, one of the choices, a day (`2026-03-01`), or
true and false; what is not filled in is not there. A field that is removed leaves the values where they are.

Events: `task_field.added`, `task_field.changed`, `task_field.removed` (`field_id`), and for a task's values
`task.changed` with `fields: ["fields"]` and `named`, the names of those that changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.errors import Conflict, Invalid, NotFound
from core.text import clean as clean_text
from core.text import safe_name
from core.work import Row, Tx, View
from inbox.access import Actor, needs_admin
from tasks import rows
from tasks.access import changeable
from tasks.models import FieldKind, TaskType


class FieldNotFound(NotFound):
    """This field is not there any more."""


class FieldWithoutName(Invalid):
    """A field needs a name."""


class FieldNameTaken(Conflict):
    """There is already a field of this name."""


class ChoicesMissing(Invalid):
    """Give at least two choices, each on a line of its own."""


class TooManyFields(Conflict):
    """There can be {limit} fields at the most. Remove one that nobody needs."""


class FieldUnknown(Invalid):
    """A task of this kind has no field “{name}”."""


class FieldMissing(Invalid):
    """Fill in “{name}”."""


class FieldNotText(Invalid):
    """“{name}” takes a text of {limit} characters at the most."""


class FieldNotNumber(Invalid):
    """“{name}” takes a number."""


class FieldNotChoice(Invalid):
    """“{name}” takes one of these: {choices}."""


class FieldNotDay(Invalid):
    """“{name}” takes a date like 2026-03-01."""


class FieldNotBool(Invalid):
    """“{name}” takes yes or no."""


MOST = 50
MOST_CHOICES = 100
NAME = 64
CHOICE = 128
TEXT = 2_000
"""Characters of a value that is a text."""
LARGEST = 10**15
"""Below this a number is kept as it was written by everything that reads JSON."""
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Field:
    """What can be filled in. `task_type` None: in tasks of every kind."""

    id: int
    name: str
    kind: FieldKind
    choices: tuple[str, ...]
    required: bool
    task_type: TaskType | None
    removed: bool = False

    def fits(self, type_: str) -> bool:
        """Whether a task of this kind is asked for it."""
        return not self.removed and self.task_type in (None, type_)


@dataclass(frozen=True, slots=True)
class Filled:
    """A field of one task with what it says there; None for nothing."""

    field: Field
    value: Any

    @property
    def missing(self) -> bool:
        return self.value is None and self.field.required and not self.field.removed


# ------------------------------------------------------------------------------------------------ which there are


async def fields(view: View) -> list[Field]:
    """All fields in their order."""
    return [field for field in await _ever(view) if not field.removed]


async def _ever(view: View) -> list[Field]:
    found = await view.rows(
        "SELECT id, name, kind, choices, required, task_type, deleted_at FROM task_field ORDER BY position, id"
    )
    return [
        Field(
            row["id"],
            row["name"],
            FieldKind(row["kind"]),
            tuple(_json(row["choices"])),
            bool(row["required"]),
            TaskType(row["task_type"]) if row["task_type"] else None,
            removed=row["deleted_at"] is not None,
        )
        for row in found
    ]


async def add(
    tx: Tx,
    name: str,
    *,
    by: Actor,
    kind: FieldKind,
    choices: Sequence[str] = (),
    required: bool = False,
    task_type: TaskType | None = None,
) -> int:
    """Make a field, after all others; returns its id. What it takes (`kind`) stays so.

    Raises `FieldWithoutName`, `FieldNameTaken`, `ChoicesMissing`, `TooManyFields`, `NotForYourRole`.
    """
    needs_admin(by)
    present = await fields(tx)
    if len(present) >= MOST:
        raise TooManyFields(limit=MOST)
    field_id = await tx.value(
        "INSERT INTO task_field (name, kind, choices, required, task_type, position, created_at)"
        " SELECT $1, $2, $3, $4, $5, coalesce(max(position), -1) + 1, $6 FROM task_field RETURNING id",
        _name(name, others=present),
        kind.value,
        _choices(kind, choices),
        required,
        task_type.value if task_type else None,
        tx.now,
    )
    tx.emit("task_field.added", field_id=field_id)
    return int(field_id)


async def edit(
    tx: Tx,
    field_id: int,
    *,
    by: Actor,
    name: str,
    choices: Sequence[str] = (),
    required: bool = False,
    task_type: TaskType | None = None,
) -> None:
    """Change what a field is called and of whom it is asked. A choice that is given up stays on the tasks that have it.

    Raises `FieldNotFound`, `FieldWithoutName`, `FieldNameTaken`, `ChoicesMissing`, `NotForYourRole`.
    """
    needs_admin(by)
    present = await fields(tx)
    field = _of(present, field_id)
    await tx.execute(
        "UPDATE task_field SET name = $1, choices = $2, required = $3, task_type = $4 WHERE id = $5",
        _name(name, others=[one for one in present if one.id != field_id]),
        _choices(field.kind, choices),
        required,
        task_type.value if task_type else None,
        field_id,
    )
    tx.emit("task_field.changed", field_id=field_id)


async def remove(tx: Tx, field_id: int, *, by: Actor) -> None:
    """Ask for it no more; what tasks say in it stays to be read. Raises `FieldNotFound`, `NotForYourRole`."""
    needs_admin(by)
    gone = await tx.execute(
        "UPDATE task_field SET deleted_at = $1 WHERE id = $2 AND deleted_at IS NULL", tx.now, field_id
    )
    if not gone:
        raise FieldNotFound
    tx.emit("task_field.removed", field_id=field_id)


async def move(tx: Tx, field_id: int, *, by: Actor, up: bool) -> None:
    """One place up or down; the first stays the first. Raises `FieldNotFound`, `NotForYourRole`."""
    needs_admin(by)
    present = await fields(tx)
    order = [field.id for field in present]
    here = order.index(_of(present, field_id).id)
    there = max(0, min(len(order) - 1, here - 1 if up else here + 1))
    order.insert(there, order.pop(here))
    await tx.execute_many("UPDATE task_field SET position = $1 WHERE id = $2", list(enumerate(order)))
    tx.emit("task_field.changed", field_id=field_id)


def _of(present: Iterable[Field], field_id: int) -> Field:
    for field in present:
        if field.id == field_id:
            return field
    raise FieldNotFound


def _name(name: str, *, others: Iterable[Field]) -> str:
    wanted = safe_name(name)[:NAME].strip()
    if not wanted:
        raise FieldWithoutName(field="name")
    if wanted.casefold() in {field.name.casefold() for field in others}:
        raise FieldNameTaken
    return wanted


def _choices(kind: FieldKind, choices: Sequence[str]) -> str:
    wanted = dict.fromkeys(found for text in choices if (found := safe_name(text)[:CHOICE].strip()))
    if kind is not FieldKind.CHOICE:
        return "[]"
    if len(wanted) < 2:
        raise ChoicesMissing(field="choices")
    return json.dumps(list(wanted)[:MOST_CHOICES], ensure_ascii=False)


# --------------------------------------------------------------------------------------------- what a task says


def filled(known: Sequence[Field], task: Row) -> list[Filled]:
    """What a task is asked for, and what it says beyond that: in fields removed since, or of another kind of task."""
    values = _values(task)
    return [
        Filled(field, values.get(str(field.id)))
        for field in known
        if field.fits(str(task["type"])) or str(field.id) in values
    ]


async def of(view: View, task: Row) -> list[Filled]:
    """`filled` for the row of a task."""
    return filled(await _ever(view), task)


async def asked(view: View, given: Mapping[str, Any], *, type_: str) -> str:
    """The values of a new task, as they are kept. Raises what `clean` raises."""
    return _kept(clean([field for field in await fields(view) if field.fits(type_)], given, before={}))


async def fill(tx: Tx, task_id: int, *, by: Actor, given: Mapping[str, Any]) -> None:
    """Change what a task says in these fields; the others stay.

    Raises `TaskNotFound`, `ReadOnly`, and what `clean` raises.
    """
    row = await changeable(tx, task_id, by=by)
    before = _values(row)
    known = [field for field in await fields(tx) if field.fits(str(row["type"]))]
    after = clean(known, given, before=before)
    if after == before:
        return
    named = [field.name for field in known if after.get(str(field.id)) != before.get(str(field.id))]
    row = await rows.update(tx, task_id, fields=_kept(after))
    tx.emit("task.changed", agent_id=by.id, task_id=task_id, fields=["fields"], named=named, **rows.facts(row))


def clean(known: Sequence[Field], given: Mapping[str, Any], *, before: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they are kept, `before` with what is `given` by ids or names; an empty one takes the value away.

    What stays as it was is not looked at: a choice may have been given up since. Raises `FieldMissing` for a required
    one without a value, `FieldUnknown`, `FieldNotText`, `FieldNotNumber`, `FieldNotChoice`, `FieldNotDay`,
    `FieldNotBool`.
    """
    after = dict(before)
    by_key = {field.name: field for field in known} | {str(field.id): field for field in known}
    for key, value in given.items():
        field = by_key.get(key)
        if field is None:
            raise FieldUnknown(field="fields", name=key[:NAME])
        if value is None or (isinstance(value, str) and not value.strip()):
            after.pop(str(field.id), None)
        elif value != before.get(str(field.id)):
            after[str(field.id)] = _value(field, value)
    for field in known:
        if field.required and str(field.id) not in after:
            raise _wrong(FieldMissing, field)
    return after


def _value(field: Field, value: Any) -> Any:
    match field.kind:
        case FieldKind.TEXT:
            text = clean_text(value).strip() if isinstance(value, str) else ""
            if not 0 < len(text) <= TEXT:
                raise _wrong(FieldNotText, field, limit=TEXT)
            return text
        case FieldKind.NUMBER:
            return _number(field, value)
        case FieldKind.CHOICE:
            if value not in field.choices:
                raise _wrong(FieldNotChoice, field, choices=", ".join(field.choices))
            return value
        case FieldKind.DATE:
            return _day(field, value)
        case FieldKind.BOOL:
            return _bool(field, value)


def _number(field: Field, value: Any) -> int | float:
    if isinstance(value, str):
        text = "".join(value.split()).replace(",", ".").replace("\N{MINUS SIGN}", "-")
        value = float(text) if _NUMBER.fullmatch(text) else None
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not abs(value) < LARGEST:
        raise _wrong(FieldNotNumber, field)
    return int(value) if value == int(value) else value


def _day(field: Field, value: Any) -> str:
    try:
        if isinstance(value, str) and _DAY.fullmatch(value.strip()):
            return date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        pass
    raise _wrong(FieldNotDay, field)


def _bool(field: Field, value: Any) -> bool:
    said = {"true": True, "false": False}.get(value) if isinstance(value, str) else value
    if not isinstance(said, bool):
        raise _wrong(FieldNotBool, field)
    return said


def _wrong(refusal: type[Invalid], field: Field, **facts: Any) -> Invalid:
    return refusal(field=f"fields.{field.name}", name=field.name, **facts)


def _values(task: Row) -> dict[str, Any]:
    return dict(_json(task["fields"]))


def _kept(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value

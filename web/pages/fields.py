"""Fields that administrators give to tasks: their settings, and filling them in on one task. The popover that makes a
task (`web.pages.new_task`) shows the same inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from aiohttp import web

from core.errors import Invalid, Refusal
from core.i18n import gettext as _
from tasks import card, fields
from tasks.fields import Field
from tasks.models import FieldKind, TaskType
from web import auth, present_tasks
from web.keys import MACHINE
from web.pages import frame
from web.problems import words
from web.shapes import FieldInput

KINDS: Final[Mapping[str, Callable[[], str]]] = {
    FieldKind.TEXT: lambda: _("Text"),
    FieldKind.NUMBER: lambda: _("Number"),
    FieldKind.CHOICE: lambda: _("One of several"),
    FieldKind.DATE: lambda: _("Date"),
    FieldKind.BOOL: lambda: _("Yes or no"),
}
TYPES: Final[Mapping[str, Callable[[], str]]] = {
    "": lambda: _("In all tasks"),
    TaskType.TASK: lambda: _("In tasks only"),
    TaskType.OUTAGE: lambda: _("In outages only"),
}
PREFIX: Final = "field-"

# ---- on a task


def inputs(
    known: Iterable[Field], values: Mapping[str, Any], *, given: Mapping[str, str] | None = None
) -> list[FieldInput]:
    """What a form asks for. `values` are those of the task, `given` what was typed and refused."""
    return [
        FieldInput(
            id=field.id,
            name=field.name,
            kind=field.kind.value,
            value=given.get(str(field.id), "") if given is not None else _typed(values.get(str(field.id))),
            choices=_offered(field, values.get(str(field.id))),
            required=field.required,
            task_type=field.task_type.value if field.task_type else "",
        )
        for field in known
    ]


def _typed(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _offered(field: Field, value: Any) -> list[str]:
    """The choices, and the present one, which may have been given up since."""
    return list(dict.fromkeys([*field.choices, *([value] if field.kind is FieldKind.CHOICE and value else [])]))


def given(form: Mapping[str, str]) -> dict[str, str]:
    """What a form says in fields, by their ids."""
    return {key.removeprefix(PREFIX): value for key, value in form.items() if key.startswith(PREFIX)}


async def sheet(request: web.Request) -> web.Response:
    """`GET /tasks/{id}/fields`: the inputs, in a dialog."""
    return await _sheet(request)


async def _sheet(request: web.Request, typed: Mapping[str, str] | None = None, wrong: str = "") -> web.Response:
    found = await request.app[MACHINE].db.read(card.card, frame.id_of(request), to=auth.actor(request))
    type_ = str(found.task["type"])
    asked = [one for one in found.fields if one.field.fits(type_)]
    shown = inputs([one.field for one in asked], {str(one.field.id): one.value for one in asked}, given=typed)
    return frame.html(
        request,
        "tasks/fields.html",
        status=422 if wrong else 200,
        task=present_tasks.task(found.task),
        fields=shown,
        wrong=wrong,
    )


async def fill(request: web.Request) -> web.Response:
    """`POST /tasks/{id}/fields`: `field-5=…`; what does not fit is said in the dialog."""
    form, db = await frame.form(request), request.app[MACHINE].db
    try:
        await db.write(fields.fill, frame.id_of(request), by=auth.actor(request), given=given(form))
    except Invalid as refusal:
        return await _sheet(request, given(form), words(refusal))
    return frame.done()


# ---- settings


async def page(request: web.Request, wrong: str = "", values: Mapping[str, str] | None = None) -> web.Response:
    """`GET /settings/fields`"""
    found = await request.app[MACHINE].db.read(fields.fields)
    return await frame.page(
        request,
        "settings/fields.html",
        status=422 if wrong else 200,
        here="fields",
        fields=[_listed(field) for field in found],
        kinds=[(key, name()) for key, name in KINDS.items()],
        types=_types(),
        values=values or {},
        wrong=wrong,
    )


def _listed(field: Field) -> dict[str, Any]:
    return {
        "id": field.id,
        "name": field.name,
        "kind": field.kind.value,
        "kind_name": KINDS[field.kind](),
        "choices": field.choices,
        "required": field.required,
        "task_type": field.task_type.value if field.task_type else "",
        "type_name": TYPES[field.task_type]() if field.task_type else "",
    }


def _types() -> list[tuple[str, str]]:
    return [(str(key), name()) for key, name in TYPES.items()]


async def one(request: web.Request) -> web.Response:
    """`GET /settings/fields/{id}`: the form in a dialog."""
    field_id = frame.id_of(request)
    found = next((one for one in await request.app[MACHINE].db.read(fields.fields) if one.id == field_id), None)
    if found is None:
        raise fields.FieldNotFound
    csrf = auth.csrf_token(request)
    return frame.html(request, "settings/field.html", field=_listed(found), types=_types(), csrf=csrf)


async def add(request: web.Request) -> web.Response:
    """`POST /settings/fields`"""
    form = await frame.form(request)
    if form.get("kind") not in KINDS:
        raise web.HTTPBadRequest
    kind = FieldKind(form["kind"])
    try:
        await request.app[MACHINE].db.write(
            fields.add, form.get("name", ""), by=auth.actor(request), kind=kind, **_wanted(form)
        )
    except Refusal as refusal:
        return await page(request, words(refusal), form)
    raise frame.see("/settings/fields")


def _wanted(form: Mapping[str, str]) -> dict[str, Any]:
    type_ = form.get("task_type", "")
    if type_ not in TYPES:
        raise web.HTTPBadRequest
    return {
        "choices": form.get("choices", "").splitlines(),
        "required": "required" in form,
        "task_type": TaskType(type_) if type_ else None,
    }


async def edit(request: web.Request) -> web.Response:
    """`POST /settings/fields/{id}`: another name and rules; `move=up` or `down`; or away with it (`delete`)."""
    form, who, field_id = await frame.form(request), auth.actor(request), frame.id_of(request)
    db = request.app[MACHINE].db
    try:
        if form.get("delete"):
            await db.write(fields.remove, field_id, by=who)
        elif form.get("move"):
            await db.write(fields.move, field_id, by=who, up=form["move"] == "up")
        else:
            await db.write(fields.edit, field_id, by=who, name=form.get("name", ""), **_wanted(form))
    except Refusal as refusal:
        return await page(request, words(refusal))
    raise frame.see("/settings/fields")

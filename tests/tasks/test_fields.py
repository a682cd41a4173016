"""Fields that administrators give to tasks: what is asked for, what is taken, and what outlives a change of mind."""

from __future__ import annotations

from typing import Any

import pytest

from core.rich import Rich
from inbox.access import Actor, NotForYourRole, ReadOnly
from tasks import card, changes, fields, tasks
from tasks.models import FieldKind, TaskType
from tasks.tasks import NewTask
from tests.desk import Desk


async def field(desk: Desk, name: str, kind: FieldKind = FieldKind.TEXT, **more: Any) -> int:
    boss = Actor(1, "Boss", "admin")  # type: ignore[arg-type]
    return await desk.db.write(fields.add, name, by=boss, kind=kind, **more)


async def make(desk: Desk, by: Actor, **more: Any) -> int:
    return await desk.db.write(tasks.create, NewTask(title="Позвонить", **more), by=by)


async def said(desk: Desk, task_id: int, to: Actor) -> dict[str, Any]:
    found = await desk.db.read(card.card, task_id, to=to)
    return {one.field.name: one.value for one in found.fields}


async def test_a_task_says_what_each_kind_of_field_takes(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    contract = await field(desk, "Договор")
    await field(desk, "Сумма", FieldKind.NUMBER)
    await field(desk, "Тариф", FieldKind.CHOICE, choices=["Дом", "Офис"])
    await field(desk, "Выезд", FieldKind.DATE)
    await field(desk, "Оплачен", FieldKind.BOOL)
    given = {str(contract): " А-12 ", "Сумма": "1 200,50", "Тариф": "Офис", "Выезд": "2026-03-01", "Оплачен": "false"}
    task_id = await make(desk, anna, fields=given)
    assert await said(desk, task_id, anna) == {
        "Договор": "А-12",
        "Сумма": 1200.5,
        "Тариф": "Офис",
        "Выезд": "2026-03-01",
        "Оплачен": False,
    }
    await desk.db.write(changes.change, task_id, by=anna, wanted={"fields": {"Сумма": 7, "Тариф": None, "Выезд": ""}})
    now = await said(desk, task_id, anna)
    assert (now["Договор"], now["Сумма"], now["Тариф"], now["Выезд"]) == ("А-12", 7, None, None)
    [change] = await desk.rows("SELECT data FROM event WHERE kind = 'task.changed'")
    assert "Сумма" in str(change["data"]) and "Договор" not in str(change["data"])


@pytest.mark.parametrize(
    ("kind", "value", "refusal"),
    [
        (FieldKind.TEXT, "x" * 2_001, fields.FieldNotText),
        (FieldKind.TEXT, 5, fields.FieldNotText),
        (FieldKind.NUMBER, "десять", fields.FieldNotNumber),
        (FieldKind.NUMBER, "1e5", fields.FieldNotNumber),
        (FieldKind.NUMBER, float("nan"), fields.FieldNotNumber),
        (FieldKind.NUMBER, 10**20, fields.FieldNotNumber),
        (FieldKind.NUMBER, True, fields.FieldNotNumber),
        (FieldKind.CHOICE, "Дача", fields.FieldNotChoice),
        (FieldKind.DATE, "2026-02-30", fields.FieldNotDay),
        (FieldKind.DATE, "20260201", fields.FieldNotDay),
        (FieldKind.BOOL, 1, fields.FieldNotBool),
        (FieldKind.BOOL, "да", fields.FieldNotBool),
    ],
)
async def test_what_a_field_does_not_take_is_refused_by_its_name(
    desk: Desk, kind: FieldKind, value: Any, refusal: type[Exception]
) -> None:
    anna = await desk.agent("Anna")
    await field(desk, "Особое", kind, choices=["Дом", "Офис"])
    with pytest.raises(refusal, match="Особое"):
        await make(desk, anna, fields={"Особое": value})
    assert await desk.value("SELECT count(*) FROM task") == 0


async def test_a_required_field_is_asked_for_where_somebody_can_be_asked(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    await field(desk, "Договор", required=True)
    await field(desk, "Причина", required=True, task_type=TaskType.OUTAGE)
    with pytest.raises(fields.FieldMissing, match="Договор"):
        await make(desk, anna, fields={"Договор": "  "})
    with pytest.raises(fields.FieldMissing, match="Причина"):
        await make(desk, anna, type="outage", fields={"Договор": "А-12"})
    await make(desk, anna, fields={"Договор": "А-12"})
    machine = await make(desk, anna)
    [missing] = (await desk.db.read(card.card, machine, to=anna)).fields
    assert missing.missing
    await desk.db.write(changes.change, machine, by=anna, wanted={"title": "Перезвонить"})
    await desk.db.write(changes.change, machine, by=anna, wanted={"status": "done"})
    with pytest.raises(fields.FieldMissing):
        await desk.db.write(changes.change, machine, by=anna, wanted={"fields": {}})


async def test_a_field_of_another_kind_of_task_is_unknown_there(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    await field(desk, "Причина", task_type=TaskType.OUTAGE)
    with pytest.raises(fields.FieldUnknown, match="Причина"):
        await make(desk, anna, fields={"Причина": "кабель"})
    task_id = await make(desk, anna)
    await desk.db.write(changes.change, task_id, by=anna, wanted={"type": "outage", "fields": {"Причина": "кабель"}})
    assert await said(desk, task_id, anna) == {"Причина": "кабель"}
    await desk.db.write(changes.change, task_id, by=anna, wanted={"type": "task"})
    assert await said(desk, task_id, anna) == {"Причина": "кабель"}


async def test_what_tasks_say_outlives_a_removed_field_and_a_removed_choice(desk: Desk) -> None:
    boss = await desk.agent("Boss", role="admin")
    contract = await field(desk, "Договор", required=True)
    plan = await field(desk, "Тариф", FieldKind.CHOICE, choices=["Дом", "Офис"])
    task_id = await make(desk, boss, fields={"Договор": "А-12", "Тариф": "Дом"})
    await desk.db.write(fields.remove, contract, by=boss)
    await desk.db.write(fields.edit, plan, by=boss, name="План", choices=["Офис", "Дача"])
    await desk.db.write(changes.change, task_id, by=boss, wanted={"fields": {"План": "Дом"}})
    assert await said(desk, task_id, boss) == {"Договор": "А-12", "План": "Дом"}
    assert await said(desk, await make(desk, boss, fields={}), boss) == {"План": None}
    await field(desk, "договор")


async def test_fields_stand_in_the_order_that_was_chosen(desk: Desk) -> None:
    boss = await desk.agent("Boss", role="admin")
    ids = {name: await field(desk, name) for name in "абв"}
    await desk.db.write(fields.move, ids["в"], by=boss, up=True)
    await desk.db.write(fields.move, ids["а"], by=boss, up=True)
    await desk.db.write(fields.move, ids["б"], by=boss, up=False)
    assert [one.name for one in await desk.db.read(fields.fields)] == ["а", "в", "б"]


async def test_a_field_that_makes_no_sense_is_refused(desk: Desk) -> None:
    boss, anna = await desk.agent("Boss", role="admin"), await desk.agent("Anna")
    contract = await field(desk, "Договор")
    for name, kind, choices, refusal in (
        (" \u200b ", FieldKind.TEXT, [], fields.FieldWithoutName),
        ("ДОГОВОР", FieldKind.TEXT, [], fields.FieldNameTaken),
        ("Тариф", FieldKind.CHOICE, ["Дом", " Дом "], fields.ChoicesMissing),
    ):
        with pytest.raises(refusal):
            await desk.db.write(fields.add, name, by=boss, kind=kind, choices=choices)
    with pytest.raises(NotForYourRole):
        await desk.db.write(fields.add, "Тариф", by=anna, kind=FieldKind.TEXT)
    await desk.db.write(fields.remove, contract, by=boss)
    for use, more in ((fields.remove, {}), (fields.move, {"up": True}), (fields.edit, {"name": "x"})):
        with pytest.raises(fields.FieldNotFound):
            await desk.db.write(use, contract, by=boss, **more)


async def test_who_only_looks_fills_in_nothing(desk: Desk) -> None:
    anna, eve = await desk.agent("Anna"), await desk.agent("Eve", role="observer")
    await field(desk, "Договор")
    task_id = await make(desk, anna, body=Rich("x"))
    with pytest.raises(ReadOnly):
        await desk.db.write(changes.change, task_id, by=eve, wanted={"fields": {"Договор": "А-12"}})

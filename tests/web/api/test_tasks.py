"""Tasks over the API: made of a message, followed, finished, and what hangs on them."""

from __future__ import annotations

from tasks import fields
from tasks.models import FieldKind
from tests.house import House

TOMORROW = "2999-01-02T09:00:00.000Z"


async def test_a_task_is_made_of_a_message_without_a_word_typed(quiet_house: House) -> None:
    anna = await quiet_house.person()
    dialog_id = await quiet_house.hear(await quiet_house.channel(), "Прошу перенести договор на другой адрес")
    message = (await anna.get(f"/dialogs/{dialog_id}/messages"))["items"][0]["id"]
    made = await anna.post("/tasks", dialogs=[dialog_id], message=message, owner_id=anna.actor.id, client_id="t1")
    assert "договор" in made["title"]
    assert (made["status"], made["owner"]["id"]) == ("todo", anna.actor.id)
    assert [(one["dialog_id"], one["message_id"]) for one in made["links"]] == [(dialog_id, message)]
    assert (await anna.post("/tasks", dialogs=[dialog_id], client_id="t1"))["id"] == made["id"]
    assert [one["id"] for one in (await anna.get("/tasks", scope="mine"))["items"]] == [made["id"]]
    assert [one["id"] for one in (await anna.get("/dialogs", task=made["id"]))["items"]] == [dialog_id]


async def test_a_task_is_changed_in_one_step_and_finished(quiet_house: House) -> None:
    anna = await quiet_house.person()
    task = await anna.post("/tasks", title="Проложить кабель", steps=["Купить", "Проложить"])
    changed = await anna.patch(
        f"/tasks/{task['id']}", title="Проложить кабель в 12", deadline_at=TOMORROW, priority=2, text="**срочно**"
    )
    assert (changed["deadline_at"], changed["priority"], changed["text"]) == (TOMORROW, 2, "срочно")
    assert (await anna.patch(f"/tasks/{task['id']}", deadline_at=None))["deadline_at"] is None
    past = await anna.patch(f"/tasks/{task['id']}", title="нет", deadline_at="2001-01-01T00:00:00Z", expect=422)
    assert past["code"] == "deadline_in_the_past"
    step = task["steps"][0]["id"]
    assert (await anna.patch(f"/tasks/{task['id']}/steps/{step}", done=True))["steps"][0]["done_at"]
    done = await anna.patch(f"/tasks/{task['id']}", status="done", result="Проложили")
    assert (done["title"], done["status"], done["result"]) == ("Проложить кабель в 12", "done", "Проложили")
    assert [one["id"] for one in (await anna.get("/tasks", section="done"))["items"]] == [task["id"]]
    assert (await anna.get("/tasks"))["items"] == []


async def test_many_dialogs_hang_on_a_task_and_are_taken_off(quiet_house: House) -> None:
    anna = await quiet_house.person()
    channel = await quiet_house.channel()
    dialogs = [await quiet_house.hear(channel, who=str(number)) for number in range(5)]
    contact = (await anna.get("/contacts"))["items"][0]["id"]
    task = (await anna.post("/tasks", title="Авария", type="outage"))["id"]
    linked = await anna.post(f"/tasks/{task}/links", dialogs=[*dialogs, 999], contacts=[contact], expect=200)
    assert linked == {
        "dialogs": {"added": dialogs, "already": 0, "hidden": 1},
        "contacts": {"added": [contact], "already": 0, "hidden": 0},
    }
    again = await anna.post(f"/tasks/{task}/links", dialogs=dialogs, expect=200)
    assert again["dialogs"] == {"added": [], "already": 5, "hidden": 0}
    first = await anna.get(f"/tasks/{task}/links", limit=3)
    rest = await anna.get(f"/tasks/{task}/links", limit=3, cursor=first["next"])
    assert [one["dialog_id"] for one in first["items"] + rest["items"]] == dialogs
    gone = await anna.post(f"/tasks/{task}/unlink", dialogs=dialogs[:2], contacts=[contact], expect=200)
    assert gone == {"dialogs": 2, "contacts": 1}
    assert (await anna.get(f"/tasks/{task}"))["dialogs"] == 3


async def test_colleagues_talk_on_a_task_and_follow_it(quiet_house: House) -> None:
    anna, boris = await quiet_house.person(), await quiet_house.person()
    task = (await anna.post("/tasks", title="Авария"))["id"]
    talked = await anna.post(f"/tasks/{task}/comments", text="Смотри", mentions=[boris.actor.id], client_id="c")
    assert [one["text"] for one in talked["comments"]] == ["Смотри"]
    assert len((await anna.post(f"/tasks/{task}/comments", text="Смотри", client_id="c"))["comments"]) == 1
    assert [one["id"] for one in talked["watchers"]] == [boris.actor.id]
    await boris.call("DELETE", f"/tasks/{task}/watchers/{boris.actor.id}", expect=204)
    assert (await boris.get(f"/tasks/{task}"))["watchers"] == []
    added = await anna.post(f"/tasks/{task}/steps", text="Позвонить")
    await anna.call("DELETE", f"/tasks/{task}/steps/{added['steps'][0]['id']}", expect=204)
    assert (await anna.get(f"/tasks/{task}"))["steps"] == []


async def test_a_task_of_another_team_does_not_exist(quiet_house: House) -> None:
    team = await quiet_house.team("Сети")
    boss, anna = await quiet_house.person("admin"), await quiet_house.person()
    task = (await boss.post("/tasks", title="Тайна", team_id=team))["id"]
    assert (await anna.get("/tasks"))["items"] == []
    for refused in (
        anna.get(f"/tasks/{task}", expect=404),
        anna.patch(f"/tasks/{task}", title="моё", expect=404),
        anna.get(f"/tasks/{task}/links", expect=404),
        anna.post(f"/tasks/{task}/comments", text="я", expect=404),
    ):
        assert (await refused)["code"] == "task_not_found"


async def test_a_task_that_cannot_be_made_says_why(quiet_house: House) -> None:
    anna = await quiet_house.person()
    for code, wish in (
        ("task_without_title", {}),
        ("task_without_title", {"title": "\u200b"}),
        ("deadline_in_the_past", {"title": "x", "deadline_at": "2001-01-01T00:00:00+03:00"}),
        ("agent_not_found", {"title": "x", "owner_id": 999}),
        ("team_not_found", {"title": "x", "team_id": 999}),
        ("dialog_not_found", {"title": "x", "dialogs": [999]}),
        ("contact_not_found", {"title": "x", "contacts": [999]}),
    ):
        status = 404 if code.endswith("not_found") else 422
        assert (await anna.post("/tasks", expect=status, **wish))["code"] == code
    assert (await anna.get("/tasks"))["items"] == []


async def test_programs_fill_in_what_administrators_want_to_know(quiet_house: House) -> None:
    boss, anna = await quiet_house.person("admin"), await quiet_house.person()
    db = quiet_house.parts.db
    contract = await db.write(fields.add, "Договор", by=boss.actor, kind=FieldKind.TEXT, required=True)
    await db.write(fields.add, "Сумма", by=boss.actor, kind=FieldKind.NUMBER)
    await db.write(fields.add, "Тариф", by=boss.actor, kind=FieldKind.CHOICE, choices=["Дом", "Офис"])
    listed = (await anna.get("/task-fields"))["items"]
    assert [(one["name"], one["kind"], one["required"], one["task_type"]) for one in listed] == [
        ("Договор", "text", True, None),
        ("Сумма", "number", False, None),
        ("Тариф", "choice", False, None),
    ]
    missing = await anna.post("/tasks", title="Счёт", expect=422)
    assert (missing["code"], missing["field"]) == ("field_missing", "fields.Договор")
    wrong = await anna.post("/tasks", title="Счёт", fields={"Договор": "А-12", "Сумма": "много"}, expect=422)
    assert "Сумма" in wrong["detail"]
    assert (await anna.post("/tasks", title="Счёт", fields={"Нет": []}, expect=422))["errors"]
    made = await anna.post("/tasks", title="Счёт", fields={str(contract): "А-12", "Сумма": 12.5})
    assert made["fields"] == {"Договор": "А-12", "Сумма": 12.5, "Тариф": None}
    changed = await anna.patch(f"/tasks/{made['id']}", fields={"Тариф": "Дом", "Сумма": None})
    assert changed["fields"] == {"Договор": "А-12", "Сумма": None, "Тариф": "Дом"}
    assert (await anna.patch(f"/tasks/{made['id']}", title="Новый счёт"))["fields"] == changed["fields"]
    unknown = await anna.patch(f"/tasks/{made['id']}", fields={"Дача": "да"}, expect=422)
    assert unknown["code"] == "field_unknown"

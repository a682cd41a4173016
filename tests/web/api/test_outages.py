"""An outage over the API, from the first linked dialog to the last word that everybody got once."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.house import House, Person


async def settled(who: Person, update: int) -> Any:
    """The update once it is over. Waits on the log, not on the clock."""
    last = 0
    async with asyncio.timeout(30):
        while True:
            found = await who.get(f"/updates/{update}")
            if found["state"] != "running":
                return found
            last = (await who.get("/events", after=last, wait=5, limit=500))["last"]


async def test_everybody_who_hangs_on_an_outage_is_told_once_and_the_dialogs_close(house: House) -> None:
    anna = await house.person()
    channel = await house.channel("widget", name="Сайт", origins=["*"])
    dialogs = [
        await house.hear(
            channel, f"Нет интернета {number}", who=f"visitor-{number}", name=f"Гость {number}", kind="visitor"
        )
        for number in range(4)
    ]
    task = (await anna.post("/tasks", title="Нет интернета", type="outage"))["id"]
    suggested = (await anna.get(f"/tasks/{task}/suggestions"))["items"]
    assert {one["dialog"]["id"] for one in suggested} == set(dialogs)
    linked = await anna.post(f"/tasks/{task}/links", filter={"channel": channel, "status": "open"}, expect=200)
    assert sorted(linked["dialogs"]["added"]) == dialogs

    preview = await anna.get(f"/tasks/{task}/updates/preview", resolve="true")
    assert (preview["total"], preview["left_out"], preview["closing"]["close"]) == (4, [], 4)
    assert [(one["channel"]["id"], one["count"]) for one in preview["channels"]] == [(channel, 4)]

    said = await anna.post(f"/tasks/{task}/updates", text="Знаем, **чиним**", phase="identified", client_id="u1")
    again = await anna.post(f"/tasks/{task}/updates", text="Знаем, **чиним**", phase="identified", client_id="u1")
    assert again["id"] == said["id"]
    done = await settled(anna, said["id"])
    assert (done["state"], done["progress"]["total"], done["progress"]["sent"]) == ("done", 4, 4)
    rows = (await anna.get(f"/tasks/{task}/deliveries"))["items"]
    assert {(one["dialog_id"], one["state"]) for one in rows} == {(dialog, "sent") for dialog in dialogs}
    assert (await anna.get(f"/tasks/{task}"))["phase"] == "identified"

    last = await anna.post(f"/tasks/{task}/updates", text="Починили", resolve=True)
    await settled(anna, last["id"])
    assert [one["resolves"] for one in (await anna.get(f"/tasks/{task}/updates"))["items"]] == [True, False]
    async with asyncio.timeout(30):
        number = 0
        while {(await anna.get(f"/dialogs/{one}"))["status"] for one in dialogs} != {"closed"}:
            number = (await anna.get("/events", after=number, wait=5, limit=500))["last"]
    finished = await anna.get(f"/tasks/{task}")
    assert (finished["status"], finished["phase"], finished["result"]) == ("done", "resolved", "Починили")
    over = await anna.post(f"/tasks/{task}/updates", text="Ещё раз", resolve=True, expect=409)
    assert over["code"] == "outage_is_over"


async def test_a_running_update_is_paused_resumed_and_stopped(quiet_house: House) -> None:
    anna = await quiet_house.person()
    channel = await quiet_house.channel()
    dialogs = [await quiet_house.hear(channel, who=str(number)) for number in range(3)]
    task = (await anna.post("/tasks", title="Авария", type="outage", dialogs=dialogs))["id"]
    update = (await anna.post(f"/tasks/{task}/updates", text="Чиним"))["id"]
    for act, state in (("pause", "paused"), ("resume", "running"), ("cancel", "cancelled")):
        assert (await anna.post(f"/updates/{update}/{act}", expect=200))["state"] == state
    assert (await anna.post(f"/updates/{update}/pause", expect=409))["code"] == "not_running"
    page = await anna.get(f"/tasks/{task}/deliveries", state="cancelled", limit=2)
    rest = await anna.get(f"/tasks/{task}/deliveries", state="cancelled", limit=2, cursor=page["next"])
    assert len(page["items"] + rest["items"]) == 3
    again = await anna.post(f"/updates/{update}/retry", states=["cancelled"], expect=200)
    assert (again["state"], again["progress"]["queued"]) == ("running", 3)


async def test_what_cannot_be_said_is_refused(quiet_house: House) -> None:
    team = await quiet_house.team("Сети")
    boss, anna = await quiet_house.person("admin"), await quiet_house.person()
    task = (await anna.post("/tasks", title="Задача"))["id"]
    assert (await anna.post(f"/tasks/{task}/updates", text="x", expect=422))["code"] == "not_an_outage"
    await anna.patch(f"/tasks/{task}", type="outage", phase="monitoring")
    assert (await anna.post(f"/tasks/{task}/updates", text="x", expect=409))["code"] == "nobody_to_tell"
    assert (await anna.post(f"/tasks/{task}/updates", text=" ", expect=422))["code"] == "nothing_to_say"
    hidden = (await boss.post("/tasks", title="Тайна", type="outage", team_id=team))["id"]
    dialog = await quiet_house.hear(await quiet_house.channel(team_id=team))
    await boss.post(f"/tasks/{hidden}/links", dialogs=[dialog], expect=200)
    update = (await boss.post(f"/tasks/{hidden}/updates", text="Чиним"))["id"]
    for refused in (
        anna.get(f"/updates/{update}", expect=404),
        anna.post(f"/updates/{update}/cancel", expect=404),
        anna.get(f"/tasks/{hidden}/updates/preview", expect=404),
        anna.get(f"/tasks/{hidden}/deliveries", expect=404),
        anna.get(f"/tasks/{hidden}/suggestions", expect=404),
        anna.post(f"/tasks/{hidden}/updates", text="x", expect=404),
    ):
        assert (await refused)["code"] == "task_not_found"

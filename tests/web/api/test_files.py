"""Files over the API: up, onto a message, down again, by who may."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

from PIL import Image

from tests.house import House, Person


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (900, 600), "red").save(out, "PNG")
    return out.getvalue()


async def upload(who: Person, content: Any, *, expect: int = 201, name: str = "фото.png") -> Any:
    return await who.call("POST", "/files", expect=expect, params={"name": name}, data=content)


async def download(who: Person, file_id: int, **params: str) -> tuple[int, bytes, Any]:
    headers = {"Authorization": f"Bearer {who.token}"}
    async with who.http.get(f"{who.url}/api/v1/files/{file_id}", headers=headers, params=params) as answer:
        return answer.status, await answer.read(), answer.headers


async def test_a_file_goes_onto_a_message_and_comes_back_the_same(quiet_house: House) -> None:
    anna = await quiet_house.person()
    dialog_id = await quiet_house.hear(await quiet_house.channel())
    content = picture()
    file = await upload(anna, content)
    assert (file["kind"], file["name"], file["media_type"]) == ("photo", "фото.png", "image/png")
    said = await anna.post(f"/dialogs/{dialog_id}/messages", kind="reply", files=[file["id"]])
    assert [(one["id"], one["state"], one["width"]) for one in said["files"]] == [(file["id"], "ready", 900)]
    status, back, headers = await download(anna, file["id"])
    assert (status, hashlib.sha256(back).digest()) == (200, hashlib.sha256(content).digest())
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]
    status, small, headers = await download(anna, file["id"], thumbnail="true")
    assert (status, headers["Content-Type"]) == (200, "image/jpeg")
    assert len(small) < len(back) or Image.open(BytesIO(small)).width == 480
    again = await anna.post(f"/dialogs/{dialog_id}/messages", kind="reply", files=[file["id"]], expect=404)
    assert again["code"] == "unknown_file"


async def test_what_calls_itself_a_page_is_never_served_as_one(quiet_house: House) -> None:
    anna = await quiet_house.person()
    file = await upload(anna, b"<html><script>alert(1)</script>", name="page.html")
    _, _, headers = await download(anna, file["id"])
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"].startswith("attachment")


async def test_a_strangers_upload_and_another_teams_file_do_not_exist(quiet_house: House) -> None:
    team = await quiet_house.team("Сети")
    boss, anna = await quiet_house.person("admin"), await quiet_house.person()
    file = await upload(boss, b"secret")
    assert (await download(anna, file["id"]))[0] == 404
    dialog_id = await quiet_house.hear(await quiet_house.channel(team_id=team))
    await boss.post(f"/dialogs/{dialog_id}/messages", kind="note", files=[file["id"]])
    assert (await download(anna, file["id"]))[0] == 404
    assert (await download(boss, file["id"]))[0] == 200
    own = await quiet_house.hear(await quiet_house.channel())
    stolen = await anna.post(f"/dialogs/{own}/messages", kind="note", files=[file["id"]], expect=404)
    assert stolen["code"] == "unknown_file"


async def test_a_tasks_file_is_for_those_who_may_see_the_task(quiet_house: House) -> None:
    team = await quiet_house.team("Сети")
    boss, anna, boris = await quiet_house.person("admin"), await quiet_house.person(), await quiet_house.person()
    file = await upload(boss, picture())
    task = await boss.post("/tasks", title="Кабель", text="**срочно**", team_id=team, files=[file["id"]])
    assert [(one["id"], one["name"], one["width"]) for one in task["files"]] == [(file["id"], "фото.png", 900)]
    for who, status in ((boss, 200), (anna, 404)):
        assert [(await download(who, file["id"], thumbnail=small))[0] for small in ("true", "false")] == [status] * 2
    await boss.post(f"/tasks/{task['id']}/watchers", agent_id=anna.actor.id, expect=200)
    assert [one["id"] for one in (await anna.get(f"/tasks/{task['id']}"))["files"]] == [file["id"]]
    assert [(await download(who, file["id"], thumbnail="true"))[0] for who in (anna, boris)] == [200, 404]
    own = await anna.post("/tasks", title="Своё")
    stolen = await anna.patch(f"/tasks/{own['id']}", files=[file["id"]], expect=404)
    assert stolen["code"] == "unknown_file"


async def test_who_loses_sight_of_a_task_loses_the_file_that_he_has_put_on_it(quiet_house: House) -> None:
    team = await quiet_house.team("Сети")
    boss, anna = await quiet_house.person("admin"), await quiet_house.person()
    task = (await boss.post("/tasks", title="Кабель"))["id"]
    file, other = (await upload(anna, b"secret"))["id"], (await upload(anna, b"other"))["id"]
    said = await anna.post(f"/tasks/{task}/comments", text="вот", files=[other])
    assert [one["id"] for one in said["files"]] == [other]
    changed = await anna.patch(f"/tasks/{task}", files=[file])
    assert [one["id"] for one in changed["files"]] == [file]
    assert (await download(anna, file))[0] == 200
    await boss.patch(f"/tasks/{task}", team_id=team)
    assert (await download(anna, file))[0] == 404
    assert (await boss.patch(f"/tasks/{task}", files=[]))["files"] == []
    assert ((await download(anna, file))[0], (await download(boss, file))[0]) == (404, 200)


async def test_a_file_beyond_the_limit_is_refused_announced_or_not(quiet_house: House) -> None:
    from web.files import MOST

    anna = await quiet_house.person()

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(MOST // 1_000_000 + 2):
            yield b"x" * 1_000_000

    headers = {"Authorization": f"Bearer {anna.token}"}
    address = f"{anna.url}/api/v1/files?name=x"
    async with anna.http.post(address, data=endless(), headers=headers) as answer:
        assert answer.status == 413
    assert (await upload(anna, b"", expect=422))["code"] == "file_empty"
    left = [path for path in (quiet_house.parts.files.root).rglob("*") if path.is_file() and path.stat().st_size > 1000]
    assert left == []


async def test_an_observer_uploads_nothing(quiet_house: House) -> None:
    watcher = await quiet_house.person("observer")
    assert (await upload(watcher, b"x", expect=403))["code"] == "read_only"

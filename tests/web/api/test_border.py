"""The API's border: what does not fit is refused with a reason, whatever it is, and never with a 500."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from openapi_spec_validator import validate

from core.work import Tx
from tests.house import House

BIGGEST = 2**63


ADDRESSES: list[tuple[str, dict[str, str]]] = [
    ("/dialogs/0", {}),
    ("/dialogs/-1", {}),
    (f"/dialogs/{BIGGEST}", {}),
    (f"/dialogs/{'9' * 4000}", {}),
    ("/dialogs/abc", {}),
    ("/dialogs/%00", {}),
    ("/dialogs/%ED%A0%80", {}),
    ("/dialogs", {"limit": "0"}),
    ("/dialogs", {"limit": "201"}),
    ("/dialogs", {"assignee": str(BIGGEST)}),
    ("/dialogs", {"status": "asleep"}),
    ("/dialogs", {"since": "yesterday"}),
    ("/dialogs", {"since": "2026-01-01T00:00:00"}),
    ("/dialogs", {"cursor": "\x00"}),
    ("/dialogs", {"stauts": "open"}),
    ("/dialogs/1", {"x": "1"}),
    ("/dialogs/1/messages", {"after": str(2**31)}),
]


async def test_an_address_that_does_not_fit_is_refused(quiet_house: House) -> None:
    anna = await quiet_house.person()
    for path, params in ADDRESSES:
        problem = await anna.get(path, expect=422, **params)
        assert problem["errors"]
        assert all(one["field"] and one["message"] for one in problem["errors"])


BODIES = [
    (b"", "body"),
    (b"{", "body"),
    (b"[]", "body"),
    (b"\xff\xfe", "body"),
    (b"[" * 10_000, "body"),
    (b'{"kind": "reply"', "body"),
    (b'{"kind": "reply", "text": "\\ud800"}', "body"),
    (b'{"kind": "reply", "text": "a\\u0000b"}', "body"),
    (b'{"kind": "shout", "text": "a"}', "kind"),
    (b'{"kind": "reply", "text": 5}', "text"),
    (b'{"kind": "reply", "text": "a", "files": [0]}', "files.0"),
    (b'{"kind": "reply", "text": "a", "colour": "red"}', "colour"),
    (b'{"kind": "reply", "text": "a", "client_id": "\xd1\x8f"}', "client_id"),
    (b'{"kind": "reply", "text": {"plain": "a", "entities": [{"style": "bold"}]}}', "text"),
]


async def test_a_body_that_does_not_fit_is_refused_with_the_place(quiet_house: House) -> None:
    anna = await quiet_house.person()
    dialog_id = await quiet_house.hear(await quiet_house.channel())
    for raw, place in BODIES:
        problem = await send(anna, dialog_id, raw, expect=422)
        assert any(one["field"].startswith(place) for one in problem["errors"]), (raw, problem)


async def send(anna: Any, dialog_id: int, raw: bytes, *, expect: int, kind: str = "application/json") -> Any:
    headers = {"Authorization": f"Bearer {anna.token}", "Content-Type": kind}
    address = f"{anna.url}/api/v1/dialogs/{dialog_id}/messages"
    async with anna.http.post(address, data=BytesIO(raw), headers=headers) as answer:
        assert answer.status == expect, await answer.text()
        assert answer.content_type == "application/problem+json"
        return await answer.json(content_type=None)


async def test_a_body_of_a_hundred_thousand_mistakes_is_answered_shortly(quiet_house: House) -> None:
    anna = await quiet_house.person()
    dialog_id = await quiet_house.hear(await quiet_house.channel())
    wrong = json.dumps({f"field{number}": number for number in range(100_000)}).encode()
    problem = await send(anna, dialog_id, wrong, expect=422)
    assert len(problem["errors"]) <= 20


async def test_a_body_that_is_too_large_is_refused_before_it_is_read(quiet_house: House) -> None:
    anna = await quiet_house.person()
    dialog_id = await quiet_house.hear(await quiet_house.channel())
    await send(anna, dialog_id, b"x" * (2 * 1024 * 1024 + 1), expect=413)


async def test_a_form_is_not_json(quiet_house: House) -> None:
    anna = await quiet_house.person()
    dialog_id = await quiet_house.hear(await quiet_house.channel())
    problem = await send(anna, dialog_id, b"kind=reply", expect=415, kind="text/plain")
    assert problem["code"] == "not_json"


async def test_without_a_right_token_nothing_is_answered(quiet_house: House) -> None:
    for headers in ({}, {"Authorization": "Bearer pult_wrong"}, {"Authorization": "Bearer "}, {"Cookie": "pult=x"}):
        async with quiet_house.http.get(f"{quiet_house.url}/api/v1/dialogs", headers=headers) as answer:
            assert answer.status == 401
            assert (await answer.json(content_type=None))["code"] == "sign_in_first"


async def test_what_is_not_there_and_what_cannot_be_done_are_told_as_problems(quiet_house: House) -> None:
    anna = await quiet_house.person()
    assert (await anna.get("/nothing", expect=404))["status"] == 404
    async with anna.http.delete(
        f"{anna.url}/api/v1/dialogs", headers={"Authorization": f"Bearer {anna.token}"}
    ) as answer:
        assert answer.status == 405
        assert answer.headers["Allow"] == "GET,POST"


async def test_the_description_is_valid_and_names_every_endpoint(quiet_house: House) -> None:
    async with quiet_house.http.get(f"{quiet_house.url}/api/v1/openapi.json") as answer:
        document = await answer.json()
    validate(document)
    assert document["openapi"].startswith("3.1")
    served = {
        (route.method.lower(), route.resource.canonical)
        for route in application_routes(quiet_house)
        if route.resource is not None and route.resource.canonical.startswith("/api/v1/")
    }
    described = {(method, path) for path, methods in document["paths"].items() for method in methods}
    assert served - described == {("get", "/api/v1/openapi.json")}
    for methods in document["paths"].values():
        for operation in methods.values():
            assert operation["summary"]
            assert "default" in operation["responses"]


def application_routes(house: House) -> Any:
    from web.app import application
    from web.routes import ROUTES

    return application(house.parts, ROUTES).router.routes()


async def test_health_needs_no_name(quiet_house: House) -> None:
    await quiet_house.channel()
    async with quiet_house.http.get(f"{quiet_house.url}/api/v1/health") as answer:
        health = await answer.json()
    assert health["alive"] and health["ready"]
    assert health["channels"][0]["state"] == "new"


async def test_a_program_that_runs_wild_is_slowed_down() -> None:
    from web.api.limits import Rates, TooFast

    now = 0.0
    rates = Rates(10, clock=lambda: now)
    for _ in range(50):
        rates.check(1)
    with pytest.raises(TooFast):
        rates.check(1)
    rates.check(2)
    now = 0.1
    rates.check(1)
    with pytest.raises(TooFast):
        rates.check(1)


RUSSIAN = [
    ("/tasks", {"title": "x", "deadline_at": "завтра"}, "deadline_at", "Нужен момент вида 2026-03-01T09:30:00Z."),
    ("/tasks", {"title": "x", "deadline_at": "2026-03-01T09:30:00"}, "deadline_at", "Укажите часовой пояс"),
    ("/tasks", {"title": "x" * 1000}, "title", "Не больше 256 знаков."),
    ("/tasks", {"title": 5}, "title", "Нужен текст."),
    ("/tasks", {"title": "x", "colour": "red"}, "colour", "Такого поля нет."),
    ("/tasks", {"title": "x", "priority": 99}, "priority", "Не больше"),
    ("/tasks", {"title": "a\0"}, "body", "В тексте не может быть NUL и половинок знаков."),
    ("/dialogs/1/messages", {"text": "x"}, "kind", "Этого поля не хватает."),
    ("/dialogs/1/messages", {"kind": "shout", "text": "x"}, "kind", "Одно из"),
]


async def test_what_is_wrong_with_a_value_is_told_in_the_askers_language(quiet_house: House) -> None:
    anna = await quiet_house.person()
    for path, body, field, told in RUSSIAN:
        url, headers = f"{quiet_house.url}/api/v1{path}", {"Authorization": f"Bearer {anna.token}"}
        async with quiet_house.http.post(url, json=body, headers={**headers, "Accept-Language": "ru"}) as answer:
            (wrong, *_) = (await answer.json())["errors"]
            assert wrong["field"] == field
            assert told in wrong["message"]


async def test_why_a_message_failed_is_told_in_the_askers_language(quiet_house: House) -> None:
    anna = await quiet_house.person()
    dialog_id = await quiet_house.hear(await quiet_house.channel())
    said = await anna.post(f"/dialogs/{dialog_id}/messages", kind="reply", text="Чиним")
    await quiet_house.parts.db.write(_refused, said["id"])
    url = f"{quiet_house.url}/api/v1/dialogs/{dialog_id}/messages"
    headers = {"Authorization": f"Bearer {anna.token}", "Accept-Language": "ru"}
    async with quiet_house.http.get(url, headers=headers) as answer:
        assert (await answer.json())["items"][-1]["problem"] == "Клиент заблокировал бота."


async def _refused(tx: Tx, message_id: int) -> None:
    problem = "The customer blocked the bot."
    await tx.execute("UPDATE message SET state = 'failed', problem = $1 WHERE id = $2", problem, message_id)

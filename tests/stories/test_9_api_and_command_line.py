"""An installation set up by commands alone, and a program that works with it over nothing but the documented API."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from aiohttp import ClientSession

from bench.world.botapi import BotApi
from tests.command import Pult
from tests.patience import until

EMAIL = "anna@firma.example"


@dataclass
class Program:
    """Somebody's script. It knows the address, a token, and the description that the server gives."""

    http: ClientSession
    last: int = 0

    async def call(self, method: str, path: str, expect: int = HTTPStatus.OK, **body: Any) -> Any:
        data = json.dumps(body) if body else None
        headers = {"Content-Type": "application/json"} if body else {}
        async with self.http.request(method, path, data=data, headers=headers) as answer:
            text = await answer.text()
            assert answer.status == expect, f"{method} {path}: {answer.status} {text}"
            problem = answer.status >= HTTPStatus.BAD_REQUEST
            assert answer.content_type == ("application/problem+json" if problem else "application/json")
            return json.loads(text)

    async def get(self, path: str, expect: int = HTTPStatus.OK) -> Any:
        return await self.call("GET", path, expect)

    async def post(self, path: str, expect: int = HTTPStatus.CREATED, **body: Any) -> Any:
        return await self.call("POST", path, expect, **body)

    async def follow(self, enough: Callable[[list[dict[str, Any]]], bool]) -> list[dict[str, Any]]:
        """Read the log from where this was called last, until it tells enough."""
        told: list[dict[str, Any]] = []
        async with asyncio.timeout(30):
            while not enough(told):
                page = await self.get(f"events?after={self.last}&wait=5")
                told += page["items"]
                self.last = page["last"]
        return told


def of_kind(kind: str, count: int = 1) -> Callable[[list[dict[str, Any]]], bool]:
    return lambda told: sum(one["kind"] == kind for one in told) >= count


async def test_what_commands_set_up_a_program_reads_answers_and_tells_everybody(
    pult: Pult, bot_api: BotApi, empty_url: str, redis_url: str
) -> None:
    pult.environment |= {"DATABASE_URL": empty_url, "REDIS_URL": redis_url}
    await pult.well("agent", "add", EMAIL, "--name", "Анна", "--role", "admin", stdin="geheim-12345\n")
    token = (await pult.well("token", "add", EMAIL, "--name", "Склад")).strip()
    bot = bot_api.bot("firma_bot")
    await pult.well("channel", "add", "telegram", "--api-url", bot_api.url, stdin=f"{bot.token}\n")
    chats = []
    for name, text in (("Иван", "Не открывается отчёт за март"), ("Ольга", "Отчёт не открывается")):
        person = bot_api.user(name, language_code="ru")
        chats.append(bot_api.private(person, bot))
        bot_api.say(person, chats[-1], text)

    headers = {"Authorization": f"Bearer {token}"}
    async with pult.serving() as address, ClientSession(f"{address}/api/v1/", headers=headers) as http:
        program = Program(http)
        await tells_about_itself(program, address)
        await program.follow(of_kind("message.created", 2))
        waiting = (await program.get("dialogs?view=needs&sort=waiting"))["items"]
        first, second = sorted(waiting, key=lambda one: one["contact"]["name"])

        # its answer is lost on the way, so it says the same again
        said = {"kind": "reply", "text": "Смотрим, **минуту**", "client_id": "order-17"}
        messages = f"dialogs/{first['id']}/messages"
        ids = {(await program.post(messages, **said))["id"] for _ in range(2)}
        assert len(ids) == 1
        assert [one.text for one in await bot_api.wait_sent(chats[0], 1, limit=20)] == ["Смотрим, минуту"]

        task = await program.post("tasks", dialogs=[first["id"]], client_id="task-17")
        assert task["title"] == "Не открывается отчёт за март"

        outage = (await program.post("tasks", title="Отчёты лежат", type="outage"))["id"]
        both = [first["id"], second["id"]]
        linked = await program.post(f"tasks/{outage}/links", HTTPStatus.OK, dialogs=both)
        assert sorted(linked["dialogs"]["added"]) == sorted(both)
        assert (await program.get(f"tasks/{outage}/updates/preview?resolve=true"))["total"] == 2
        await program.post(f"tasks/{outage}/updates", text="Починили", resolve=True, client_id="word-1")
        told = await program.follow(of_kind("dialog.closed"))
        assert [one["number"] for one in told] == sorted({one["number"] for one in told})
        assert [one["dialog_id"] for one in told if one["kind"] == "dialog.closed"] == [second["id"]]
        assert (await program.get(f"dialogs/{first['id']}"))["status"] == "open"  # something else was promised there
        for chat, words in zip(chats, (["Смотрим, минуту", "Починили"], ["Починили"]), strict=True):
            assert [one.text for one in await bot_api.wait_sent(chat, len(words), limit=20)] == words
        assert sorted(await until(lambda: all_sent(program, outage))) == sorted(both)


async def all_sent(program: Program, outage: int) -> list[int]:
    """The dialogs that were told, once the server knows so of each."""
    rows = (await program.get(f"tasks/{outage}/deliveries"))["items"]
    return [one["dialog_id"] for one in rows] if all(one["state"] == "sent" for one in rows) else []


async def tells_about_itself(program: Program, address: str) -> None:
    """Its description, its health, and what it says to who asks wrongly."""
    document = await program.get("openapi.json")
    assert document["openapi"].startswith("3.1")
    assert "/tasks/{task_id}/updates" in str(list(document["paths"]))
    assert (await program.get("me"))["name"] == "Анна"
    assert (await program.get("dialogs/4711", HTTPStatus.NOT_FOUND))["code"] == "dialog_not_found"
    wrong = await program.post("tasks", HTTPStatus.UNPROCESSABLE_ENTITY, title=" ", deadline_at="yesterday")
    assert "deadline_at" in json.dumps(wrong)
    async with ClientSession() as stranger, stranger.get(f"{address}/api/v1/dialogs") as answer:
        assert answer.status == HTTPStatus.UNAUTHORIZED
        assert answer.content_type == "application/problem+json"
    async with ClientSession() as stranger, stranger.get(f"{address}/api/v1/health") as answer:
        assert answer.status == HTTPStatus.OK

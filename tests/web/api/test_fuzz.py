"""Whatever is sent to whatever endpoint, nothing of it is a fault of ours, and nothing hidden comes out.

The requests are made from the API's own description, half of them as it says and half of them not; the seed is printed
when one goes wrong.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

from tests.house import House, Person

ROUNDS = 12
SECRET = "совершенно секретно"

TEXTS = (
    "",
    " ",
    "а",
    "оплата",
    "\u202e\u200b",
    "😀" * 50,
    "x" * 3000,
    "'; DROP TABLE dialog; --",
    "%",
    "\\",
    "[[[",
    "**",
)
JUNK = (
    None,
    True,
    False,
    0,
    1,
    -1,
    2**31,
    2**63,
    -(2**70),
    1.5,
    1e308,
    "",
    "x",
    [],
    [[]],
    {},
    {"a": None},
    "2026-01-01",
)
MOMENTS = ("2999-01-01T00:00:00Z", "1970-01-01T00:00:00+03:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z")


class Wild:
    """Makes values for the schemas of the document, right ones and wrong ones."""

    def __init__(self, document: dict[str, Any], chance: random.Random) -> None:
        self.schemas = document["components"]["schemas"]
        self.chance = chance

    def value(self, schema: dict[str, Any], wrong: float = 0.1) -> Any:
        chance = self.chance
        if chance.random() < wrong:
            return chance.choice(JUNK)
        if "$ref" in schema:
            schema = self.schemas[schema["$ref"].rpartition("/")[2]]
        if "enum" in schema or "const" in schema:
            return chance.choice(schema.get("enum") or [schema["const"]])
        for combined in ("anyOf", "oneOf"):
            if combined in schema:
                return self.value(chance.choice(schema[combined]), wrong)
        match schema.get("type"):
            case "object":
                required, fields = schema.get("required", ()), schema.get("properties", {})
                chosen = {name for name in fields if name in required or chance.random() < 0.4}
                return {name: self.value(fields[name], wrong) for name in chosen}
            case "array":
                return [self.value(schema.get("items", {}), wrong) for _ in range(chance.randrange(4))]
            case "integer":
                least, most = schema.get("minimum", -5), schema.get("maximum", 2**63 - 1)
                return chance.choice([least, most, least + 1, chance.randrange(least, min(most, least + 12) + 1)])
            case "string":
                return chance.choice(MOMENTS if schema.get("format") == "date-time" else TEXTS)
            case "boolean":
                return chance.random() < 0.5
            case "null":
                return None
        return chance.choice(JUNK)


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


async def send(who: Person, wild: Wild, method: str, path: str, operation: dict[str, Any]) -> tuple[int, str, str]:
    chance = wild.chance
    params = {}
    for parameter in operation["parameters"]:
        value = wild.value(parameter["schema"])
        if parameter["in"] == "path":
            path = path.replace(
                f"{{{parameter['name']}}}", "x" if value in ("", None, {}) else str(value).replace("/", "%2F")
            )
        elif parameter["required"] or chance.random() < 0.4:
            params[parameter["name"]] = "0" if parameter["name"] == "wait" else str(value)[:500]
    headers = {"Authorization": f"Bearer {who.token}"}
    content = operation.get("requestBody", {}).get("content", {})
    data = None
    if "application/json" in content:
        headers["Content-Type"] = "application/json"
        data = json.dumps(wild.value(content["application/json"]["schema"])).encode()
        if chance.random() < 0.05:
            data = data[: len(data) // 2] + bytes(chance.randrange(256) for _ in range(5))
    elif content:
        data = bytes(chance.randrange(256) for _ in range(chance.randrange(100)))
    async with who.http.request(method, who.url + path, params=params, headers=headers, data=data) as answer:
        return answer.status, answer.content_type, (await answer.read()).decode(errors="replace")


async def test_no_request_breaks_anything_or_shows_what_is_hidden(quiet_house: House) -> None:
    seed = random.randrange(10**9)
    mine, other = await quiet_house.team("Сети"), await quiet_house.team("Тайны")
    boss, anna = await quiet_house.person("admin"), await quiet_house.person(teams=[mine])
    watcher = await quiet_house.person("observer", teams=[mine])
    open_channel, hidden_channel = await quiet_house.channel(), await quiet_house.channel("email", team_id=other)
    for number in range(3):
        dialog = await quiet_house.hear(open_channel, who=str(number))
        hidden = await quiet_house.hear(hidden_channel, SECRET, who=f"x{number}@client.example", kind="mail")
        await boss.post("/tasks", title="Авария", type="outage", dialogs=[dialog])
        await boss.post("/tasks", title=SECRET, dialogs=[hidden], team_id=other)
    async with anna.http.get(f"{anna.url}/api/v1/openapi.json") as answer:
        document = await answer.json()
    wild = Wild(document, random.Random(seed))
    for round_ in range(ROUNDS):
        for method, path, operation in operations(document):
            who = (anna, anna, watcher, boss)[round_ % 4]
            if who is boss and method != "GET":  # He might show the others what is hidden from them.
                continue
            status, kind, text = await send(who, wild, method, path, operation)
            where = f"seed {seed}, {method} {path} by {who.actor.role}: {status} {text[:500]}"
            assert status < 500, where
            assert status < 400 or kind == "application/problem+json", where
            assert who is boss or SECRET not in text, where
            assert who is not watcher or method == "GET" or status >= 400 or path.endswith(WATCHING), where


WATCHING = ("/watchers", "/watchers/{agent_id}")
"""What an observer may change: what he follows himself."""

"""Durable intake of Telegram updates by webhook, beside an empty handler in the same process."""

from __future__ import annotations

import json
import random
from statistics import median

from bench.measure.plant import Plant
from bench.measure.server import NOTHING
from bench.measure.table import Row, at_least, at_most, row
from bench.measure.wire import post_all
from core.clock import now_ms
from core.work import View

CONNECTIONS = 64
ROUNDS = 3
MESSAGES = 3_000
ALONE = 300
CHATS = 2_000
WORDS = ("где", "мой", "заказ", "курьер", "опаздывает", "доставка", "when", "will", "the", "parcel", "come")


class Posts:
    """Telegram's posts: words of some thousand people, numbered on."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self._number = 0

    def take(self, count: int) -> list[bytes]:
        return [self._post() for _ in range(count)]

    def _post(self) -> bytes:
        self._number += 1
        person = self._random.randrange(CHATS) + 1_000
        names = {"id": person, "first_name": f"Клиент {person}", "username": f"client{person}"}
        message = {
            "message_id": self._number,
            "date": now_ms() // 1000,
            "chat": {"type": "private", **names},
            "from": {"is_bot": False, "language_code": "ru", **names},
            "text": " ".join(self._random.choices(WORDS, k=8)) + f" mark{self._number}",
        }
        return json.dumps({"update_id": self._number, "message": message}).encode()


async def measure(plant: Plant) -> list[Row]:
    """Rounds of both, one after the other; the ratio is of each round's two figures."""
    posts = Posts()
    path, headers = plant.hook
    rates, ratios, slowness, single = [], [], [], []
    async with plant.serving():
        idle = plant.memory()
        await post_all(plant.url, path, posts.take(200), connections=8, headers=headers)
        for _ in range(ROUNDS):
            bodies = posts.take(MESSAGES)
            empty, _ = await post_all(plant.url, NOTHING, bodies, connections=CONNECTIONS, headers=headers)
            before = plant.cpu()
            took, _ = await post_all(plant.url, path, bodies, connections=CONNECTIONS, headers=headers)
            spent = plant.cpu() - before
            rates.append(MESSAGES / took)
            ratios.append(empty / took)
            few = posts.take(ALONE)
            _, nothing = await post_all(plant.url, NOTHING, few, connections=1, headers=headers)
            _, something = await post_all(plant.url, path, few, connections=1, headers=headers)
            single.append(median(something) * 1000)
            slowness.append(median(something) / median(nothing))
        loaded = plant.memory()
    await _check(plant, 200 + ROUNDS * (MESSAGES + ALONE))
    engine = plant.engine
    return [
        row("intake by webhook, 64 connections", engine, median(rates), "/s", bar=at_least(1_000)),
        row(
            "  against an empty handler", engine, median(ratios), "of it", bar=at_least(1 / 5), further=at_least(1 / 3)
        ),
        row("  processor time of the process per message", engine, spent / MESSAGES * 1000, "ms"),
        row("intake by webhook, 1 connection, p50", engine, median(single), "ms"),
        row("  against an empty handler", engine, median(slowness), "times", bar=at_most(6), further=at_most(4)),
        row("memory, idle with a bot", engine, idle, "MB", bar=at_most(200), further=at_most(120)),
        row("memory after the intake", engine, loaded, "MB", bar=at_most(300), further=at_most(200)),
    ]


async def _check(plant: Plant, expected: int) -> None:
    """What was answered with 200 is in dialogs, searchable and numbered. Raises RuntimeError."""
    async with plant.opened() as parts:
        found = await parts.db.read(_counts)
    if set(found) != {expected}:
        raise RuntimeError(f"{expected} messages were taken, but messages, indexed and events are {found}")


async def _counts(view: View) -> list[int]:
    messages = await view.value("SELECT count(*) FROM message WHERE kind = 'inbound'")
    indexed = await view.value(
        "SELECT count(*) FROM message_search WHERE stems MATCH 'mark*'"
        if view.dialect == "sqlite"
        else "SELECT count(*) FROM message_search WHERE stems @@ to_tsquery('simple', 'mark:*')"
    )
    events = await view.value("SELECT count(*) FROM event WHERE kind = 'message.created'")
    return [int(messages), int(indexed), int(events)]

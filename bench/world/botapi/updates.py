"""A bot's queue of updates and its two ways out: long polling and webhook.

Webhook as in the server's source: one update of a lane at a time and in order, lanes beside each other, any 2xx is
success, a failure is repeated at once and then after 2, 4, 8… seconds; `Retry-After` is honoured.
"""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

import aiohttp

from bench.world.botapi.refusals import Json, Refusal, conflict

DEFAULT_EXCLUDED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
DELIVERY_LIMIT = 60.0


@dataclass(frozen=True, slots=True)
class Update:
    """`lane` names the queue in which order is kept: a chat's messages, a person's button presses."""

    id: int
    lane: str
    json: Json


@dataclass
class Webhook:
    """Where updates are posted, and how that goes."""

    url: str
    secret: str | None = None
    max_connections: int = 40
    last_error_at: int | None = None
    last_error: str = ""


@dataclass
class _Poll:
    """A getUpdates call that waits."""

    woken: asyncio.Event = field(default_factory=asyncio.Event)
    refused: Refusal | None = None


class Updates:
    """The queue. `changed` is called when something was confirmed.

    `pace` scales the pauses between tries of a webhook: 1 as the real one, less for a test.
    """

    def __init__(
        self, *, clock: Callable[[], float], changed: Callable[[], None], pace: float, first_id: int = 100_000_001
    ) -> None:
        self.clock = clock
        self.changed = changed
        self.pace = pace
        self.waiting: dict[int, Update] = {}
        self.next_id = first_id
        self.allowed: frozenset[str] | None = None
        self.webhook: Webhook | None = None
        self.answers: list[tuple[int, int]] = []
        """What the webhook answered: update id and HTTP status (0 when the connection failed)."""
        self._poll: _Poll | None = None
        self._lanes: dict[str, deque[Update]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(40)
        self._session: aiohttp.ClientSession | None = None

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed is not None else kind not in DEFAULT_EXCLUDED

    def put(self, kind: str, body: Json, lane: str) -> int | None:
        """Queue an update; its number, or None when the bot does not want this kind."""
        if not self.wants(kind):
            return None
        return self.put_raw({"update_id": self.next_id, kind: body}, lane)

    def put_raw(self, json: Json, lane: str) -> int:
        """Queue an update as it is; without an `update_id` it gets the next one."""
        json = json if "update_id" in json else {"update_id": self.next_id, **json}
        number = int(json["update_id"])
        self.next_id = max(self.next_id, number + 1)
        update = self.waiting[number] = Update(number, lane, json)
        if self.webhook:
            self._send_soon(update)
        elif self._poll:
            self._poll.woken.set()
        return number

    async def get(self, *, offset: int, limit: int, timeout: float) -> list[Json]:
        """One getUpdates: confirm what is below `offset`, then answer with what there is, or wait for something.

        Raises `Refusal` 409 with a webhook in force, or when another getUpdates takes over.
        """
        if self.webhook:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        self._interrupt("terminated by other getUpdates request; make sure that only one bot instance is running")
        self._confirm(offset)
        poll = self._poll = _Poll()
        try:
            if not self.waiting and timeout > 0:
                async with asyncio.timeout(timeout):
                    await poll.woken.wait()
        except TimeoutError:
            pass
        finally:
            if self._poll is poll:
                self._poll = None
        if poll.refused:
            raise poll.refused
        return [self.waiting[number].json for number in islice(sorted(self.waiting), limit)]

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            kept = sorted(self.waiting)[offset:]
            offset = kept[0] if kept else 0
        self.waiting = {number: update for number, update in self.waiting.items() if number >= offset}
        self.changed()

    def _interrupt(self, reason: str) -> None:
        if self._poll:
            self._poll.refused = conflict(reason)
            self._poll.woken.set()
            self._poll = None

    async def set_webhook(self, webhook: Webhook | None, *, drop_pending: bool = False) -> None:
        """Switch to this webhook, or with None back to polling; what waits stays unless it is dropped."""
        await self.close()
        if drop_pending:
            self.waiting.clear()
        self.webhook = webhook
        if webhook is None:
            return
        self._interrupt("terminated by setWebhook request")
        self._slots = asyncio.Semaphore(webhook.max_connections)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, ssl=False), timeout=aiohttp.ClientTimeout(DELIVERY_LIMIT)
        )
        for number in sorted(self.waiting):
            self._send_soon(self.waiting[number])

    def hang_up(self) -> None:
        """Let a getUpdates that waits answer now, with nothing."""
        if self._poll:
            self._poll.woken.set()

    async def close(self) -> None:
        """Stop delivering; nothing is forgotten."""
        tasks, self._tasks, self._lanes = list(self._tasks.values()), {}, {}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session:
            await self._session.close()
            self._session = None

    def _send_soon(self, update: Update) -> None:
        lane = self._lanes.setdefault(update.lane, deque())
        lane.append(update)
        if update.lane not in self._tasks:
            self._tasks[update.lane] = asyncio.create_task(self._work_off(update.lane, lane))

    async def _work_off(self, name: str, lane: deque[Update]) -> None:
        while lane:
            await self._deliver(lane[0])
            self.waiting.pop(lane.popleft().id, None)
            self.changed()
        del self._tasks[name], self._lanes[name]

    async def _deliver(self, update: Update) -> None:
        pause = 0.0
        while True:
            async with self._slots:
                status, asked_pause = await self._post(update)
            self.answers.append((update.id, status))
            if 200 <= status < 300:
                return
            await asyncio.sleep((asked_pause or pause) * self.pace)
            pause = min(max(2.0, pause * 2), random.uniform(60, 120))

    async def _post(self, update: Update) -> tuple[int, float]:
        """Post it once: the status (0 for a broken connection), and the pause the other side asks for."""
        assert self.webhook
        assert self._session
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.secret} if self.webhook.secret else {}
        try:
            async with self._session.post(self.webhook.url, json=update.json, headers=headers) as answer:
                await answer.read()
                status, asked = answer.status, answer.headers.get("Retry-After", "")
        except (aiohttp.ClientError, TimeoutError) as error:
            self._failed(f"Connection failed: {type(error).__name__}")
            return 0, 0.0
        if not 200 <= status < 300:
            self._failed(f"Wrong response from the webhook: {status} {answer.reason}")
        return status, min(float(asked), 3600.0) if asked.isdigit() else 0.0

    def _failed(self, reason: str) -> None:
        if self.webhook:
            self.webhook.last_error_at = int(self.clock())
            self.webhook.last_error = reason

    def info(self) -> Json:
        """getWebhookInfo."""
        answer: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(self.waiting)}
        if self.webhook:
            answer |= {"url": self.webhook.url, "max_connections": self.webhook.max_connections}
            if self.webhook.last_error_at:
                answer["last_error_date"] = self.webhook.last_error_at
                answer["last_error_message"] = self.webhook.last_error
        if self.allowed is not None:
            answer["allowed_updates"] = sorted(self.allowed)
        return answer

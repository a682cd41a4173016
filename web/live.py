"""The sockets of open screens: what happened since a number, as parts of the page, in order, to those who may see it.

Down go frames `{n, parts: [{target, swap, html}], touched: {dialogs, tasks}, notices}`, `{reload, n}`, `{typing}`,
`{here}`; up come `{view, open, page, front, since}`, `{typing}`, `{ping}`. Sending is plain HTTP, so a socket carries
nothing that could get lost.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import uuid
from collections import deque
from collections.abc import Iterable
from typing import Any

import structlog
from aiohttp import WSCloseCode, WSMsgType, web

from core import events, i18n, presence
from core.bus import Bus, Signal
from core.database import Database
from core.errors import Unavailable
from core.events import PAGE, Fact, Feed
from core.text import number
from core.work import Row, View
from inbox import access, queries
from inbox.access import Actor
from notifications.alerts import kinds, notices, words
from web import auth, present
from web.keys import HUB, MACHINE, PAGES
from web.render import Pages

log = structlog.get_logger(__name__)

MOST_WAITING = 100
"""Frames waiting for a slow client; past that it gets one word: reload."""
SIGNED_OUT = 4401
WRITE_LIMIT = 20.0
"""Seconds a client may take to swallow a frame."""

TASK_PAGE = re.compile(r"/tasks/(\d{1,18})(?:/|$)")

TOLD = ("notice.created", "notice.changed")
RENAMED = ("contact.changed", "contact.merged", "contact.blocked", "contact.unblocked")

Frame = dict[str, Any]


class Socket:
    """One open tab: who looks, at which list, at which dialog."""

    def __init__(self, ws: web.WebSocketResponse, who: Actor, session: str, at: int) -> None:
        self.ws = ws
        self.who = who
        self.session = session
        self.at = at
        """The number up to which this client has been served."""
        self.view = ""
        self.open_id = 0
        self.thread_id = 0
        self.name = uuid.uuid4().hex
        self.task_id = 0
        self.in_front = True
        speech = i18n.speech()
        self.language, self.zone = speech.language, speech.zone
        self._waiting: deque[Frame] = deque()
        self._ready = asyncio.Event()
        self._end = 0

    @property
    def place(self) -> str:
        """What is on the screen, as `core.presence` names it."""
        return f"d{self.open_id}" if self.open_id else f"t{self.task_id}" if self.task_id else ""

    def push(self, frame: Frame) -> None:
        if self._end:
            return
        if len(self._waiting) >= MOST_WAITING:
            self._waiting.clear()
            frame = {"reload": True, "n": self.at}
        self._waiting.append(frame)
        self._ready.set()

    def end(self, code: int) -> None:
        """Tell nothing more and close, in the connection's own time: who ends it does not wait for the client."""
        self._end = code
        self._waiting.clear()
        self._ready.set()

    async def write(self) -> None:
        """Send what waits, until the connection ends; a client that does not read is let go."""
        while not self.ws.closed:
            await self._ready.wait()
            self._ready.clear()
            while self._waiting:
                text = json.dumps(self._waiting.popleft(), ensure_ascii=False)
                try:
                    async with asyncio.timeout(WRITE_LIMIT):
                        await self.ws.send_str(text)
                except (TimeoutError, ConnectionError):
                    self._end = self._end or WSCloseCode.TRY_AGAIN_LATER
                    break
            if self._end:
                await self.ws.close(code=self._end)
                return


class Batch:
    """What some facts touched, read once for all sockets."""

    def __init__(self, facts: list[Fact]) -> None:
        self.facts = facts
        self.rows: dict[int, Row] = {}
        self.inbound: dict[int, list[int]] = {}
        """Numbers of the customer's last messages, per dialog."""
        self.read: dict[tuple[int, int], int] = {}
        """How far an agent has read a dialog."""
        self.mentioned: set[tuple[int, int]] = set()
        """Agents with the dialogs in which they are named."""
        self.messages: dict[int, tuple[Row, Row | None]] = {}
        """Messages of threads that somebody has open, each with the one before it."""
        self.notices: dict[int, Row] = {}
        """What agents at their screens are told, by the notice's id; with `notify`, what they chose."""

    @property
    def dialogs(self) -> list[int]:
        return sorted({fact.dialog_id for fact in self.facts if fact.dialog_id})

    @property
    def tasks(self) -> list[int]:
        return sorted({fact.task_id for fact in self.facts if fact.task_id})

    @property
    def contacts(self) -> list[int]:
        """Those who are called or are somebody else now."""
        return sorted({fact.contact_id for fact in self.facts if fact.contact_id and fact.kind in RENAMED})


async def read_batch(view: View, batch: Batch, *, threads: set[int], agents: set[int]) -> None:
    """Fill a batch: rows of the touched dialogs, and the messages that somebody is looking at."""
    dialogs = sorted({*batch.dialogs, *await _of_contacts(view, batch.contacts)})
    if dialogs:
        batch.rows = {row["id"]: row for row in await queries.rows_for_anybody(view, dialogs)}
        listed = ", ".join(map(str, dialogs))
        who = ", ".join(map(str, sorted(agents)))
        for row in await view.rows(
            f"SELECT agent_id, dialog_id, number FROM dialog_read WHERE dialog_id IN ({listed}) AND agent_id IN ({who})"
        ):
            batch.read[row["agent_id"], row["dialog_id"]] = row["number"]
        for row in await view.rows(
            f"SELECT agent_id, dialog_id FROM mention WHERE dialog_id IN ({listed}) AND agent_id IN ({who})"
        ):
            batch.mentioned.add((row["agent_id"], row["dialog_id"]))
        for dialog_id in dialogs:
            batch.inbound[dialog_id] = await view.column(
                "SELECT number FROM message WHERE dialog_id = $1 AND kind = 'inbound' AND NOT is_staff"
                " ORDER BY number DESC LIMIT 99",
                dialog_id,
            )
    wanted = [fact.message_id for fact in batch.facts if fact.message_id and fact.thread_id in threads]
    for row in await queries.messages_by_id(view, wanted):
        batch.messages[row["id"]] = (row, await queries.said_before(view, row))
    told = {fact.data["notice"] for fact in batch.facts if fact.kind in TOLD and fact.agent_id in agents}
    batch.notices = {notice_id: found for notice_id in told if (found := await words.of(view, notice_id))}


async def _of_contacts(view: View, contacts: list[int]) -> list[int]:
    """The newest dialogs of people: what a screen may show of them."""
    if not contacts:
        return []
    return await view.column(
        f"SELECT id FROM dialog WHERE {view.among('contact_id', 1)} ORDER BY id DESC LIMIT {PAGE}", view.many(contacts)
    )


class Hub:
    """All sockets of this process, fed by the event log."""

    def __init__(self, db: Database, bus: Bus, feed: Feed, pages: Pages) -> None:
        self.sockets: set[Socket] = set()
        self._db = db
        self._bus = bus
        self.feed = feed
        self._pages = pages
        self._facts: list[Fact] = []
        self._ready = asyncio.Event()

    async def run(self) -> None:
        """Run until cancelled."""
        unsubscribe = [self.feed.subscribe(self._hear), self._bus.subscribe(self._signal)]
        try:
            while True:
                await self._ready.wait()
                self._ready.clear()
                facts, self._facts = self._facts, []
                try:
                    await self._serve(facts)
                except Unavailable as error:
                    log.warning("live.unavailable", error=str(error))
                    self._facts = facts + self._facts
                    await asyncio.sleep(events.BEAT)
                    self._ready.set()
                except Exception:
                    log.exception("live.failed")
                    for socket in self.sockets:
                        socket.push({"reload": True, "n": facts[-1].number})
        finally:
            for end in unsubscribe:
                end()

    async def beat(self) -> None:
        """Go on saying what every screen shows, until cancelled."""
        while True:
            for socket in self.sockets:
                self.tell(socket)
            await asyncio.sleep(presence.RENEWAL)

    def tell(self, socket: Socket) -> None:
        presence.tell(self._bus, socket.who.id, screen=socket.name, place=socket.place, in_front=socket.in_front)

    def forget(self, socket: Socket) -> None:
        self.sockets.discard(socket)
        presence.leave(self._bus, socket.who.id, screen=socket.name)
        if socket.open_id:
            others = (one for one in self.sockets if one.who.id == socket.who.id and one.open_id)
            self._say_where(socket, dialog_id=next((one.open_id for one in others), 0))

    def _say_where(self, socket: Socket, *, dialog_id: int, to: str = "") -> None:
        """Tell all screens, or one that has just come, which dialog somebody looks at."""
        self._bus.publish(
            {
                "here": {
                    "agent": socket.who.id,
                    "name": socket.who.name,
                    "dialog": dialog_id,
                    **({"to": to} if to else {}),
                }
            }
        )

    def _hear(self, facts: list[Fact]) -> None:
        self._facts.extend(facts)
        self._ready.set()

    def _signal(self, signal: Signal) -> None:
        typing = signal.get("typing")
        if typing:
            for socket in self.sockets:
                if socket.open_id == typing["dialog"] and socket.who.id != typing.get("agent"):
                    socket.push({"typing": typing})
        if here := signal.get("here"):
            for socket in self.sockets:
                if socket.who.id != here["agent"] and here.get("to", socket.name) == socket.name:
                    socket.push({"here": here})
        if name := signal.get("whereabouts"):
            for socket in [one for one in self.sockets if one.open_id and one.name != name]:
                self._say_where(socket, dialog_id=socket.open_id, to=name)

    async def join(self, socket: Socket) -> None:
        """Bring a client that comes (back) to the present, then let it hear what comes; away too long, it reloads.

        It joins when it has nothing left to catch up with, in the same breath: nothing falls between.
        """
        if socket.at > self.feed.last + PAGE:
            self._reload(socket)
        while socket.at < self.feed.last:
            facts = await self._db.read(events.after, socket.at)
            if len(facts) >= PAGE:
                self._reload(socket)
            elif facts:
                await self._serve(facts, only=socket)
            else:
                break
        self.sockets.add(socket)
        self.tell(socket)
        self._bus.publish({"whereabouts": socket.name})

    def _reload(self, socket: Socket) -> None:
        socket.at = self.feed.last
        socket.push({"reload": True, "n": socket.at})

    async def again(self, socket: Socket, since: int) -> None:
        """Tell once more what happened since a number: the client shows another list or dialog since then.

        Also what is just being told to everybody: that was read before it was known what this client shows. Being told
        twice changes nothing on a screen.
        """
        facts = await self._db.read(events.after, since)
        if facts:
            frame = self._frame(socket, await self._read(facts, [socket]), {})
            if frame:
                socket.push({"n": socket.at, **frame})

    async def _serve(self, facts: list[Fact], only: Socket | None = None) -> None:
        sockets = [only] if only else list(self.sockets)
        if not sockets or not facts:
            return
        await self._end_sessions(facts, sockets)
        batch = await self._read(facts, sockets)
        drawn: dict[Any, str] = {}
        for socket in sockets:
            if facts[-1].number <= socket.at:
                continue
            frame = self._frame(socket, batch, drawn)
            told = _told(socket.who.id, batch)
            if told:
                frame["notices"] = [self._notice(socket, batch.notices[id_], fresh) for id_, fresh in told.items()]
            socket.at = facts[-1].number
            if frame:
                socket.push({"n": socket.at, **frame})

    async def _read(self, facts: list[Fact], sockets: list[Socket]) -> Batch:
        batch = Batch(facts)
        threads = {socket.thread_id for socket in sockets if socket.thread_id}
        await self._db.read(read_batch, batch, threads=threads, agents={socket.who.id for socket in sockets})
        return batch

    async def _end_sessions(self, facts: list[Fact], sockets: Iterable[Socket]) -> None:
        changed = {fact.agent_id for fact in facts if fact.kind in ("agent.changed", "agent.signed_out")}
        for socket in sockets:
            if socket.who.id not in changed:
                continue
            fresh = await self._db.read(access.actor, socket.who.id)
            if fresh is None or not await self._db.read(_is_signed_in, socket.session):
                socket.end(SIGNED_OUT)
            else:
                socket.who = fresh

    def _frame(self, socket: Socket, batch: Batch, drawn: dict[Any, str]) -> Frame:
        seen = {
            id_: row
            for id_, row in batch.rows.items()
            if socket.who.sees(team_id=row["team_id"], person_id=row["assignee_id"])
        }
        parts = [part for row in seen.values() if (part := self._row(socket, row, batch, drawn))]
        parts += [{"target": f"#d-{id_}", "swap": "remove"} for id_ in batch.rows.keys() - seen.keys() if socket.view]
        for fact in batch.facts:
            if fact.message_id in batch.messages and fact.dialog_id in seen and fact.thread_id == socket.thread_id:
                parts.append(self._message(socket, fact.message_id, batch, drawn))
        touched = {"dialogs": sorted(seen), "tasks": batch.tasks}
        return {"parts": parts, "touched": touched} if parts or seen or batch.tasks else {}

    def _notice(self, socket: Socket, found: Row, fresh: bool) -> dict[str, Any]:
        with i18n.speaking(socket.language, socket.zone):
            told = words.told(found, now=self._db.clock())
        return {
            "id": found["id"],
            "title": told.title,
            "detail": told.detail,
            "href": told.path,
            "action": told.action,
            "tag": found["subject"],
            "fresh": fresh,
            "private": told.is_private and not found["notify"].get("preview"),
            "silent": found["notify"].get("sound") is False,
        }

    def _row(self, socket: Socket, row: Row, batch: Batch, drawn: dict[Any, str]) -> dict[str, str] | None:
        if not socket.view:
            return None
        mentioned = (socket.who.id, row["id"]) in batch.mentioned
        if not queries.belongs(row, socket.who, socket.view, mentioned=mentioned):
            return {"target": f"#d-{row['id']}", "swap": "remove"}
        read = batch.read.get((socket.who.id, row["id"]), row["first_number"] - 1)
        unread = sum(1 for number in batch.inbound[row["id"]] if number > read)
        key = ("row", row["id"], socket.language, socket.zone, unread, socket.open_id == row["id"])
        if key not in drawn:
            with i18n.speaking(socket.language, socket.zone):
                shape = present.row({**row, "unread": unread})
                drawn[key] = self._pages("inbox/row.html", row=shape, open_id=socket.open_id)
        return {"target": "#rows", "swap": "put", "html": drawn[key]}

    def _message(self, socket: Socket, message_id: int, batch: Batch, drawn: dict[Any, str]) -> dict[str, str]:
        key = ("message", message_id, socket.language, socket.zone)
        if key not in drawn:
            row, before = batch.messages[message_id]
            with i18n.speaking(socket.language, socket.zone):
                around = [before, row] if before else [row]
                shape = present.log(around, borders=[], read_number=row["number"])[-1]
                drawn[key] = self._pages("inbox/message.html", m=shape, dialog_id=row["dialog_id"])
        return {"target": f"#log-{socket.thread_id}", "swap": "put", "html": drawn[key]}

    async def take(self, socket: Socket, word: dict[str, Any]) -> None:
        """What a client says: where it is, that somebody types, that it is alive."""
        if "ping" in word:
            socket.push({"pong": 1})
        if "view" in word or "open" in word:
            socket.view = word["view"] if word.get("view") in queries.VIEWS else ""
            socket.in_front = bool(word.get("front", True))
            page = TASK_PAGE.match(str(word.get("page", "")))
            await self._show_task(socket, int(page[1]) if page else 0)
            await self._open(socket, int(word.get("open") or 0))
            if socket in self.sockets:
                self.tell(socket)
            if "since" in word:
                await self.again(socket, int(word["since"]))
        if word.get("typing") and socket.open_id:
            self._bus.publish({"typing": {"dialog": socket.open_id, "agent": socket.who.id, "name": socket.who.name}})

    async def _show_task(self, socket: Socket, task_id: int) -> None:
        """Who opens a task has seen what he was told of it (a dialog is read message by message)."""
        if task_id and task_id != socket.task_id:
            await self._db.write(notices.seen, socket.who.id, notices.Subject(task_id=task_id))
        socket.task_id = task_id

    async def _open(self, socket: Socket, dialog_id: int) -> None:
        if dialog_id == socket.open_id:
            return
        socket.open_id = socket.thread_id = 0
        if dialog_id:
            with contextlib.suppress(access.DialogNotFound):
                row = await self._db.read(access.dialog, dialog_id, to=socket.who)
                socket.open_id, socket.thread_id = dialog_id, row["thread_id"]
        self._say_where(socket, dialog_id=socket.open_id)


def _told(agent_id: int, batch: Batch) -> dict[int, bool]:
    """The notices to show at one's screen, and whether each is new; only those wanted in the browser."""
    shown: dict[int, bool] = {}
    for fact in batch.facts:
        found = batch.notices.get(fact.data["notice"]) if fact.kind in TOLD and fact.agent_id == agent_id else None
        if found and found["read_at"] is None and "browser" in kinds.wanted(found["notify"], found["data"]):
            shown[found["id"]] = shown.get(found["id"], False) or fact.kind == "notice.created"
    return shown


async def _is_signed_in(view: View, session_hash: str) -> bool:
    return await view.value("SELECT 1 FROM session WHERE hash = $1", session_hash) is not None


async def socket(request: web.Request) -> web.WebSocketResponse:
    """`GET /live?since=n&view=…&open=…`: the socket of a signed-in tab, which shows this list and this dialog.

    Only from our own pages (the origin is checked).
    """
    origin = request.headers.get("Origin", "")
    if origin.split("://")[-1] != request.host:
        raise auth.Forged
    who = auth.actor(request)
    if auth.SESSION not in request:
        raise auth.SignInFirst
    hub, machine = request.app[HUB], request.app[MACHINE]
    start = number(request.query.get("since"))
    start = machine.feed.last if start is None else start
    ws = web.WebSocketResponse(heartbeat=25.0, max_msg_size=16 * 1024, compress=False)
    await ws.prepare(request)
    mine = Socket(ws, who, request[auth.SESSION], start)
    writer = asyncio.create_task(mine.write(), name="socket-writer")
    try:
        shown = {"view": request.query.get("view", ""), "open": number(request.query.get("open"))}
        await hub.take(mine, shown)
        await hub.join(mine)
        async for message in ws:
            if message.type is not WSMsgType.TEXT:
                continue
            try:
                word = json.loads(message.data)
                await hub.take(mine, word if isinstance(word, dict) else {})
            except (ValueError, TypeError, RecursionError):
                await ws.close(code=WSCloseCode.UNSUPPORTED_DATA)
    finally:
        hub.forget(mine)
        writer.cancel()
        await asyncio.gather(writer, return_exceptions=True)
    return ws


async def close_all(hub: Hub) -> None:
    """Tell every client that this process goes away; each comes back by itself."""
    await asyncio.gather(
        *(one.ws.close(code=WSCloseCode.SERVICE_RESTART) for one in list(hub.sockets)), return_exceptions=True
    )


def page_n(request: web.Request) -> int:
    """The number that a page being rendered now starts from. Take it before reading the data."""
    return request.app[HUB].feed.last


async def hub_context(app: web.Application) -> Any:
    """Clean-up context: the hub lives as long as the application."""
    machine = app[MACHINE]
    app[HUB] = Hub(machine.db, machine.bus, machine.feed, app[PAGES])
    tasks = [
        asyncio.create_task(app[HUB].run(), name="hub"),
        asyncio.create_task(app[HUB].beat(), name="hub-beat"),
    ]
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

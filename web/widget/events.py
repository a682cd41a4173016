"""`GET events`: numbered events to a panel, as a stream that stays open or as one long poll."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from typing import Any, Final

from aiohttp import web

from connectors.base import Kit
from connectors.widget.render import Link, event
from core import events
from core.errors import Unavailable
from core.work import View
from inbox import public, visitors
from inbox.visitors import Visitor
from web.auth import sender
from web.widget.answers import SessionOver, TooMany, number
from web.widget.gate import Guest
from web.widget.lines import HEARTBEAT, Line, Lines

LONGEST_POLL: Final = 25
PATIENCE: Final = 60.0
"""Seconds a panel may take to read what it was sent; then the line is cut."""
CROWDED: Final = 30.0

RESET: Final = {"kind": "reset"}
HEADERS: Final = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
    "X-Content-Type-Options": "nosniff",
}


async def answer(request: web.Request, kit: Kit, lines: Lines, guest: Guest, link: Link) -> web.StreamResponse:
    """Raises `TooMany` when the visitor has too many lines open, `SessionOver`."""
    since = number(request.query.get("since"))
    line = lines.open(guest.visitor, sender=sender(request))
    if line is None:
        raise TooMany(CROWDED)
    try:
        if "wait" in request.query:
            seconds = min(number(request.query["wait"]), LONGEST_POLL)
            return await _poll(kit, lines, guest, line, link, since=since, seconds=seconds)
        return await _stream(request, kit, lines, guest, line, link, since=since)
    finally:
        lines.close(line)


async def _poll(
    kit: Kit, lines: Lines, guest: Guest, line: Line, link: Link, *, since: int, seconds: int
) -> web.Response:
    until = time.monotonic() + seconds
    while True:
        told, since = await _news(kit, lines, guest.visitor, line, link, since=since)
        told += _typing(line)
        left = until - time.monotonic()
        if told or line.over or left <= 0 or not await line.wait(left):
            break
    return web.json_response({"events": told}, headers={"Cache-Control": "no-store"})


async def _stream(
    request: web.Request, kit: Kit, lines: Lines, guest: Guest, line: Line, link: Link, *, since: int
) -> web.StreamResponse:
    response = web.StreamResponse(headers=HEADERS)
    await response.prepare(request)
    try:
        await _write(response, b":\n\n")
        line.wake.set()
        while not line.over and not _expired(kit, guest):
            if not await line.wait(HEARTBEAT):
                await _write(response, b":\n\n")
                continue
            told, since = await _news(kit, lines, guest.visitor, line, link, since=since)
            if frames := told + _typing(line):
                await _write(response, _frames(frames))
    except (ConnectionError, TimeoutError, SessionOver, Unavailable):
        response.force_close()
    return response


def _expired(kit: Kit, guest: Guest) -> bool:
    return guest.person is not None and kit.db.clock() > guest.person.expires_at


async def _news(
    kit: Kit, lines: Lines, visitor: Visitor, line: Line, link: Link, *, since: int
) -> tuple[list[dict[str, Any]], int]:
    """What happened after event `since`, and the number to go on from. Raises `SessionOver`."""
    if line.stale:
        line.stale = False
        now = await kit.db.read(visitors.visitor, visitor.channel_id, visitor.address)
        if now.merged:
            raise SessionOver
        lines.follow(line, now)
    found = await kit.db.read(_after, line.threads, since)
    if found is None:
        return [RESET], since
    return [event(one, link) for one in found], max([since, *(one.number for one in found)])


async def _after(view: View, threads: Sequence[int], since: int) -> list[public.Happened] | None:
    if since > await events.last(view):
        return None
    return await public.happened(view, threads, after=since)


def _typing(line: Line) -> list[dict[str, Any]]:
    name, line.typing = line.typing, None
    return [{"kind": "typing", "author": name}] if name else []


def _frames(told: Sequence[dict[str, Any]]) -> bytes:
    lines = []
    for one in told:
        if "number" in one:
            lines.append(f"id: {one['number']}\n")
        lines.append(f"data: {json.dumps(one, ensure_ascii=False)}\n\n")
    return "".join(lines).encode()


async def _write(response: web.StreamResponse, data: bytes) -> None:
    async with asyncio.timeout(PATIENCE):
        await response.write(data)

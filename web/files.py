"""Files over HTTP for agents, whichever door they come by: taken in as streams, given out so that nothing runs."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

import structlog
from aiohttp import web

from core.errors import NotFound, Refusal
from core.files import FileStore, FileTooBig, Stored
from core.work import Row, View
from inbox import access
from inbox.access import Actor
from tasks.access import TaskNotFound, task

log = structlog.get_logger(__name__)

MOST: Final = 50_000_000
"""Octets of one file; a channel may bear less."""
CHUNK: Final = 65_536

SHOWN: Final = ("image/jpeg", "image/png", "image/gif", "image/webp", "audio/", "video/")
"""What the browser may show by itself; anything else is only handed over as a download."""
MEDIA_TYPE: Final = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)


class FileNotFound(NotFound):
    """This file is not here, or you may not see it."""


class CannotStore(Refusal):
    """The file could not be stored: the disk is full or cannot be written. Nothing else is lost; try again later."""


async def take(request: web.Request, files: FileStore, *, name: str) -> Stored:
    """Keep the request's body. Raises `FileTooBig`, by the announced length before a byte is read, or `CannotStore`."""
    if (request.content_length or 0) > MOST:
        raise FileTooBig(limit=MOST // 1_000_000)
    try:
        return await files.receive(request.content.iter_chunked(CHUNK), limit=MOST, name=name)
    except OSError as error:
        log.error("files.refused", error=str(error))
        raise CannotStore from error


async def find(view: View, attachment_id: int, *, to: Actor) -> Row:
    """The attachment with its `thumbnail`, if `to` may see its dialog or its task, or has just uploaded it himself.

    Raises `FileNotFound`, also while the channel has not given the bytes yet.
    """
    row = await view.row(
        "SELECT a.name, a.media_type, a.blob, a.agent_id, a.task_id, b.thumbnail, m.dialog_id FROM attachment a"
        " LEFT JOIN blob b ON b.hash = a.blob LEFT JOIN message m ON m.id = a.message_id WHERE a.id = $1",
        attachment_id,
    )
    if row is None or row["blob"] is None:
        raise FileNotFound
    if not await _seen(view, row, to=to):
        raise FileNotFound
    return row


async def _seen(view: View, row: Row, *, to: Actor) -> bool:
    if row["dialog_id"] is not None:
        return bool(await access.dialogs(view, [row["dialog_id"]], to=to))
    if row["task_id"] is None:
        return bool(row["agent_id"] == to.id)
    try:
        await task(view, row["task_id"], to=to)
    except TaskNotFound:
        return False
    return True


def give(row: Row, files: FileStore, *, small: bool) -> web.FileResponse:
    """The bytes of a row that `find` gave, or its thumbnail. Raises `FileNotFound` where there is none."""
    digest = row["thumbnail"] if small else row["blob"]
    if not digest or not files.path(digest).exists():
        raise FileNotFound
    media_type = "image/jpeg" if small else row["media_type"]
    shown = media_type.startswith(SHOWN) and MEDIA_TYPE.fullmatch(media_type) is not None
    how = "inline" if shown else "attachment"
    headers = {
        "Content-Type": media_type if shown else "application/octet-stream",
        "Content-Disposition": f"{how}; filename*=UTF-8''{quote(row['name'], safe='')}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=31536000, immutable",
    }
    return web.FileResponse(files.path(digest), headers=headers)

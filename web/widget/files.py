"""Files of the widget: taken in from visitors, and given out to whoever has a link that we have signed.

What is taken in is on disk before it is answered; its row is written with the message that carries it. Until then
the client holds a signed receipt. Links are good for a day or two and open one file of one channel.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any, Final
from urllib.parse import quote, unquote

import structlog
from aiohttp import hdrs, web

from connectors.base import Kit
from connectors.widget.parse import Upload, pack, unpack
from connectors.widget.render import Link
from core.clock import DAY
from core.errors import NotFound, Refusal
from core.files import FileTooBig
from core.text import safe_filename
from inbox import public
from inbox.messages import UnknownFile
from web.files import MEDIA_TYPE
from web.widget.answers import number
from web.widget.gate import Widget
from web.widget.page import FILE_LIMIT

log = structlog.get_logger(__name__)

CHUNK: Final = 65_536
RECEIPT: Final = "widget-upload"
LINK: Final = "widget-file"
SIGNATURE: Final = 32
"""Characters, six bits each."""


class CannotStore(Refusal):
    """We cannot take files right now. Try again later."""


class LinkExpired(NotFound):
    """This link does not work any more. Open the conversation again."""


async def take(request: web.Request, kit: Kit, widget: Widget) -> dict[str, Any]:
    """Store the request's body; returns the receipt and what was found. Raises `FileTooBig` before reading it."""
    if (request.content_length or 0) > FILE_LIMIT:
        raise FileTooBig(limit=FILE_LIMIT // 1_000_000)
    name = safe_filename(unquote(request.headers.get("X-File-Name", "")))
    try:
        stored = await kit.files.receive(request.content.iter_chunked(CHUNK), limit=FILE_LIMIT, name=name)
    except OSError as error:
        log.warning("widget.file", channel=widget.id, error=str(error))
        raise CannotStore from error
    upload = Upload(name, stored)
    told = {"name": name, "type": stored.media_type, "kind": upload.kind, "size": stored.size}
    if stored.width:
        told |= {"width": stored.width, "height": stored.height}
    return {"receipt": receipt(kit, widget, upload), **told}


def receipt(kit: Kit, widget: Widget, upload: Upload) -> str:
    packed = base64.urlsafe_b64encode(pack(upload).encode()).decode()
    return f"{packed}.{kit.vault.sign(RECEIPT, f'{widget.id} {packed}', length=SIGNATURE)}"


def redeem(kit: Kit, widget: Widget, given: str) -> str:
    """The packed upload of a receipt. Raises `UnknownFile` for one that is not ours, or whose bytes are gone."""
    packed, _, signature = given.rpartition(".")
    if not kit.vault.verify(RECEIPT, f"{widget.id} {packed}", signature, length=SIGNATURE):
        raise UnknownFile
    try:
        plain = base64.urlsafe_b64decode(packed).decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise UnknownFile from error
    if not kit.files.path(unpack(plain).stored.hash).exists():
        raise UnknownFile
    return plain


def linker(kit: Kit, widget: Widget) -> Link:
    """Makes links that stay the same for a day, so that browsers keep what they have loaded."""

    def link(attachment_id: int, small: bool) -> str:
        until = (kit.db.clock() // DAY + 2) * DAY
        signature = kit.vault.sign(LINK, f"{widget.id} {attachment_id} {until}", length=SIGNATURE)
        size = "&small=1" if small else ""
        return f"/w/{widget.key}/file/{attachment_id}?until={until}&sign={signature}{size}"

    return link


async def give(request: web.Request, kit: Kit, widget: Widget) -> web.StreamResponse:
    """A file by its link: never shown as a page of ours, whatever is in it. Raises `LinkExpired`, `UnknownFile`."""
    attachment_id = number(request.match_info["id"])
    until, signature = number(request.query.get("until")), request.query.get("sign", "")
    signed = kit.vault.verify(LINK, f"{widget.id} {attachment_id} {until}", signature, length=SIGNATURE)
    if not signed or until < kit.db.clock():
        raise LinkExpired
    row = await kit.db.read(public.file, attachment_id)
    if row is None:
        raise UnknownFile
    small = "small" in request.query and row["thumbnail"]
    name = quote(safe_filename(row["name"]), safe="")
    return web.FileResponse(
        kit.files.path(row["thumbnail"] if small else row["hash"]),
        headers={
            hdrs.CONTENT_TYPE: "image/jpeg" if small else _plain(row["media_type"]),
            hdrs.CONTENT_DISPOSITION: f"attachment; filename*=UTF-8''{name}",
            hdrs.CACHE_CONTROL: "private, max-age=86400, immutable",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
        },
    )


def _plain(media_type: str) -> str:
    """A media type as a header may carry it, whoever named it."""
    return media_type if MEDIA_TYPE.fullmatch(media_type) else "application/octet-stream"

"""Files: taken from agents before they send, given to those who may see dialog or task; never run in the browser."""

from __future__ import annotations

import secrets

from aiohttp import web

from core.work import Row, View
from inbox import access, attachments, queries
from web import auth, files
from web.keys import MACHINE
from web.pages import frame


async def upload(request: web.Request) -> web.Response:
    """`POST /files?name=…`: the bytes as the body; answers `{id, kind, name, size, media_type}`."""
    who, machine = auth.actor(request), request.app[MACHINE]
    access.needs_write(who)
    name = request.query.get("name", "")[:255]
    stored = await files.take(request, machine.files, name=name)
    row = await machine.db.write(attachments.uploaded, stored, name=name, by=who)
    return web.json_response(row, status=201)


async def download(request: web.Request) -> web.StreamResponse:
    """`GET /files/{id}` and `GET /files/{id}/thumbnail`"""
    machine = request.app[MACHINE]
    row = await machine.db.read(files.find, frame.id_of(request), to=auth.actor(request))
    return files.give(row, machine.files, small=request.path.endswith("/thumbnail"))


async def mail_source(request: web.Request) -> web.Response:
    """`GET /messages/{id}/source`: a mail as it came, to be opened by a mail program."""
    from connectors.email import letters

    machine, who, message_id = request.app[MACHINE], auth.actor(request), frame.id_of(request)

    async def read_raw(view: View) -> Row | None:
        found = await queries.messages_by_id(view, [message_id])
        if not found or not await access.dialogs(view, [found[0]["dialog_id"]], to=who):
            return None
        return await letters.raw_input(view, message_id)

    row = await machine.db.read(read_raw)
    if row is None:
        raise web.HTTPNotFound
    headers = {
        "Content-Disposition": f'attachment; filename="{message_id}.eml"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    source = await letters.source_of(row, machine.files)
    return web.Response(body=source, content_type="message/rfc822", headers=headers)


async def mail(request: web.Request) -> web.Response:
    """`GET /messages/{id}/html`: a mail as it was sent, in a sandbox; `?remote=1` loads its images from elsewhere."""
    from connectors.email import show

    machine, who, message_id = request.app[MACHINE], auth.actor(request), frame.id_of(request)
    remote = request.query.get("remote") == "1"

    async def read_mail(view: View) -> show.Page | None:
        found = await queries.messages_by_id(view, [message_id])
        if not found or not await access.dialogs(view, [found[0]["dialog_id"]], to=who):
            return None
        return await show.page(view, message_id, address="/files/{}".format, remote=str if remote else None)

    page = await machine.db.read(read_mail)
    if page is None:
        raise web.HTTPNotFound
    nonce = secrets.token_urlsafe(16)
    headers = {"Content-Security-Policy": show.policy(nonce, remote=remote), "Referrer-Policy": "no-referrer"}
    return web.Response(text=page.document(nonce), content_type="text/html", headers=headers)

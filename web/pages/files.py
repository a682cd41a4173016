"""Files: taken from agents before they send, given to those who may see the dialog; never run in the browser."""

from __future__ import annotations

from typing import Final

from aiohttp import web

from core.work import Row, View
from inbox import access, attachments, queries
from web import auth, files
from web.keys import MACHINE
from web.pages import frame

MAIL_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:{remote}; frame-ancestors 'self';"
    " sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
)
"""A mail's HTML is a stranger's: no scripts, no forms, nothing from outside unless asked for. Its inline styles,
already filtered, are all it keeps. Its own pictures come with the agent's cookie, hence `allow-same-origin`, which
gives nothing away where no script can run."""

MAIL_PAGE: Final = '<!doctype html><meta name="color-scheme" content="light"><base target="_blank"><body>{}'


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


async def mail(request: web.Request) -> web.Response:
    """`GET /messages/{id}/html`: a mail as it was sent, in a sandbox."""
    from connectors.email.html import show

    machine, who, message_id = request.app[MACHINE], auth.actor(request), frame.id_of(request)

    async def read_mail(view: View) -> Row | None:
        found = await queries.messages_by_id(view, [message_id])
        if not found or not await access.dialogs(view, [found[0]["dialog_id"]], to=who):
            return None
        return found[0]

    row = await machine.db.read(read_mail)
    if row is None or not row["extra"].get("html"):
        raise web.HTTPNotFound
    pictures = {one["content_id"]: f"/files/{one['id']}" for one in row["files"] if one["content_id"]}
    remote = request.query.get("remote") == "1"
    text = show(row["extra"]["html"], images=pictures, remote=str if remote else None)
    policy = MAIL_POLICY.format(remote=" https:" if remote else "")
    headers = {"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"}
    return web.Response(text=MAIL_PAGE.format(text), content_type="text/html", headers=headers)

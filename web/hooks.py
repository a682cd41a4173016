"""The public doors through which channels hand in what arrived; each proves itself to its own connector."""

from __future__ import annotations

from aiohttp import web

from connectors.telegram.webhook import MAX_BODY, SECRET_HEADER
from web.keys import TELEGRAM


async def telegram(request: web.Request) -> web.Response:
    """`POST /hooks/telegram/{channel}/{signature}`: an update, answered when it is durable, and with an empty body."""
    if (request.content_length or 0) > MAX_BODY:
        return web.Response(status=413)
    answer = await request.app[TELEGRAM].post(
        int(request.match_info["channel"]),
        signature=request.match_info["signature"],
        header=request.headers.get(SECRET_HEADER, ""),
        body=await request.read(),
    )
    headers = {"Retry-After": str(answer.retry_after)} if answer.retry_after else None
    return web.Response(status=answer.status, headers=headers)

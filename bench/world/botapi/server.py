"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`, as strict as the real one.

async with BotApi() as api:
    bot = api.bot("pult_bot")
    anna = api.user("Anna")
    api.say(anna, api.private(anna, bot), "Hello")      # a getUpdates of the bot now answers with it
    await api.wait_sent(api.private(anna, bot))         # what the bot sent to her
"""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import Callable
from typing import Any, Self

from aiohttp import web

from bench.world.botapi import managing, sending
from bench.world.botapi.calls import UPLOAD_LIMIT, Call, read_call
from bench.world.botapi.door import add_door
from bench.world.botapi.faults import TAKEN, Fault, Faults
from bench.world.botapi.limits import COUNTED, Limits
from bench.world.botapi.people import People
from bench.world.botapi.refusals import Refusal, too_many
from bench.world.botapi.scene import Bot, Called, Scene, for_bot

Method = Callable[[Scene, Bot, Call], Any]

METHODS: dict[str, Method] = {
    "getme": managing.get_me,
    "getupdates": managing.get_updates,
    "setwebhook": managing.set_webhook,
    "deletewebhook": managing.delete_webhook,
    "getwebhookinfo": managing.get_webhook_info,
    "sendmessage": sending.send_message,
    **{f"send{kind.replace('_', '')}": sending.file_sender(kind) for kind in sending.MEASURES},
    "sendmediagroup": sending.send_media_group,
    "sendlocation": sending.send_location,
    "sendvenue": sending.send_location,
    "sendcontact": sending.send_contact,
    "sendchataction": managing.send_chat_action,
    "copymessage": sending.copy_message,
    "forwardmessage": sending.copy_message,
    "editmessagetext": sending.edit_text,
    "editmessagecaption": sending.edit_caption,
    "editmessagereplymarkup": sending.edit_markup,
    "deletemessage": sending.delete_message,
    "setmessagereaction": managing.set_message_reaction,
    "answercallbackquery": sending.callback_answer,
    "setmycommands": managing.set_my_commands,
    "getmycommands": managing.get_my_commands,
    "deletemycommands": managing.delete_my_commands,
    "getchat": managing.get_chat,
    "getchatmember": managing.get_chat_member,
    "getchatmembercount": managing.get_chat_member_count,
    "getchatadministrators": managing.get_chat_administrators,
    "leavechat": managing.leave_chat,
    "createforumtopic": managing.create_forum_topic,
    "editforumtopic": managing.change_forum_topic,
    "closeforumtopic": managing.change_forum_topic,
    "reopenforumtopic": managing.change_forum_topic,
    "deleteforumtopic": managing.change_forum_topic,
    "pinchatmessage": managing.pin_chat_message,
    "unpinchatmessage": managing.pin_chat_message,
    "getfile": managing.get_file,
    "getuserprofilephotos": managing.get_user_profile_photos,
    "createchatinvitelink": managing.create_invite_link,
    **dict.fromkeys(("setmyname", "setmydescription", "setmyshortdescription", "setchatmenubutton"), managing.accept),
    **dict.fromkeys(("logout", "close"), managing.accept),
}


class BotApi(People):
    """A Telegram of its own on a loopback port.

    `limits` None: no limits; `Limits(enforce=False)` only counts what goes beyond them. `pace` scales the pauses
    between a webhook's retries. `faults` is trouble to order; `calls` and `sent` tell what bots did.
    """

    def __init__(
        self, *, limits: Limits | None = None, pace: float = 0.01, clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__(clock=clock)
        self.pace = pace
        self.limits = limits
        self.faults = Faults()
        self.url = ""
        self._stopping = asyncio.Event()
        self._runner: web.AppRunner | None = None

    async def start(self, *, host: str = "127.0.0.1", port: int = 0) -> Self:
        app = web.Application(client_max_size=UPLOAD_LIMIT + (1 << 20))
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        add_door(app, self, self.fault, self.violations)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        self.url = f"http://{host}:{self._runner.addresses[0][1]}"
        return self

    async def stop(self) -> None:
        self._stopping.set()
        for bot in self.bots.values():
            bot.updates.hang_up()
            await bot.updates.close()
        if self._runner:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def fault(self, fault: Fault) -> Fault:
        """Order trouble for the calls to come; the same object, which counts how often it was met."""
        return self.faults.add(fault)

    def violations(self) -> int:
        """Calls beyond the published limits so far."""
        return len(self.limits.violations) if self.limits else 0

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"].lower()
        bot = self.bots.get(request.match_info["token"])
        if bot is None:
            known_shape = request.match_info["token"].split(":")[0].isdigit()
            refusal = Refusal(401, "Unauthorized") if known_shape else Refusal(404, "Not Found")
            return web.json_response(refusal.json(), status=refusal.code)
        try:
            call = await read_call(request, method)
        except Refusal as refusal:
            return web.json_response(refusal.json(), status=refusal.code)
        named = call.text("chat_id")
        chat_id = int(named) if named.lstrip("-").isdigit() else None
        fault = self.faults.meet(bot.id, method, chat_id)
        if fault and fault.kind not in TAKEN:
            return await self._misbehave(request, fault)
        before = len(self.sent)
        status, body = await self._carry_out(bot, call, chat_id)
        if fault and fault.kind == "slow":
            await fault.released.wait()
        if fault is None or fault.kind == "slow":
            return web.json_response(body, status=status)
        for sent in self.sent[before:]:
            sent.answered = False
        if fault.kind == "lost":
            await self._stopping.wait()
        return self._cut(request)

    async def _carry_out(self, bot: Bot, call: Call, chat_id: int | None) -> tuple[int, dict[str, Any]]:
        error: str | None = None
        try:
            self._within_limits(bot, call, chat_id)
            method = METHODS.get(call.method)
            if method is None:
                raise Refusal(404, "Not Found: method not found")
            result = method(self, bot, call)
            if inspect.isawaitable(result):
                result = await result
            known = result if call.method == "getupdates" else for_bot(bot, result)
            status, body = 200, {"ok": True, "result": known}
        except Refusal as refusal:
            status, body, error = refusal.code, refusal.json(), refusal.description
        if call.method != "getupdates":
            self.calls.append(Called(self.clock(), bot, call.method, chat_id, call.values, error))
            self.changed()
        return status, body

    def _within_limits(self, bot: Bot, call: Call, chat_id: int | None) -> None:
        if self.limits is None or chat_id is None or call.method not in COUNTED:
            return
        items = call.structure("media") if call.method == "sendmediagroup" else None
        count = len(items) if isinstance(items, list) else 1
        wait = self.limits.take(bot.id, chat_id, self.clock(), count=count)
        if wait:
            raise too_many(wait)

    async def _misbehave(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        """The answers of a Telegram in trouble; nothing of the call was carried out."""
        if fault.kind == "429":
            refusal = too_many(fault.retry_after)
            return web.json_response(refusal.json(), status=429, headers={"Retry-After": str(fault.retry_after)})
        if fault.kind == "500":
            return web.json_response(Refusal(500, "Internal Server Error").json(), status=500)
        if fault.kind == "garbage":
            return web.Response(text="<html><h1>It works!</h1></html>", content_type="text/html")
        if fault.kind == "silence":
            await self._stopping.wait()
        return self._cut(request)

    def _cut(self, request: web.Request) -> web.StreamResponse:
        if request.transport:
            request.transport.abort()
        return web.Response()

    async def _download(self, request: web.Request) -> web.Response:
        bot = self.bots.get(request.match_info["token"])
        file = next((f for f in self.files.values() if f.path == request.match_info["path"]), None)
        if bot is None or file is None or file.size > managing.DOWNLOAD_LIMIT:
            return web.json_response(Refusal(404, "Not Found").json(), status=404)
        return web.Response(body=file.read(), content_type="application/octet-stream")

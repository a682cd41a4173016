"""The people by HTTP, for a Telegram that runs in a process of its own: `POST /world/<verb>` with a JSON object.

| verb | takes | answers |
|---|---|---|
| `bots` | `username`, `token`, `reads_all` | `id`, `token` |
| `users` | `first_name`, `last_name`, `username`, `language_code` | `id` |
| `groups` | `title`, `type` (`group`, `supergroup`, `forum`), `people` and `bots` (ids) | `id` |
| `say` | `author`, `text`, and `bot` (a private chat) or `chat` (a group) and `reply_to` | the message |
| `update` | `bot`, `update`: put into its queue as it is | `update_id` |
| `faults` | the fields of `Fault` | nothing |

`GET /world/sent?after=N` answers with what bots sent since the N-th message, with `number`, `method`, `message` and
`answered`; `GET /world/violations` with the count of calls beyond the limits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aiohttp import web

from bench.world.botapi.faults import Fault
from bench.world.botapi.people import People
from bench.world.botapi.refusals import Json
from bench.world.botapi.scene import Bot, Chat

Verb = Callable[[People, Json], Json]


def bot_of(api: People, number: int) -> Bot:
    return next(bot for bot in api.bots.values() if bot.id == number)


def make_bot(api: People, given: Json) -> Json:
    bot = api.bot(**given)
    return {"id": bot.id, "token": bot.token}


def make_user(api: People, given: Json) -> Json:
    return {"id": api.user(**given).id}


def make_group(api: People, given: Json) -> Json:
    people = [api.users[number] for number in given["people"]]
    bots = [bot_of(api, number) for number in given.get("bots", ())]
    gather: Callable[..., Chat] = getattr(
        api, {"supergroup": "supergroup", "forum": "forum"}.get(given["type"], "group")
    )
    return {"id": gather(given["title"], *people, bots=bots).id}


def say(api: People, given: Json) -> Json:
    author = api.users[given["author"]]
    chat = api.groups[given["chat"]] if "chat" in given else api.private(author, bot_of(api, given["bot"]))
    reply_to = api.message(chat, given["reply_to"]) if "reply_to" in given else None
    return api.say(author, chat, given["text"], reply_to=reply_to).json


def put_update(api: People, given: Json) -> Json:
    return {"update_id": api.raw(bot_of(api, given["bot"]), given["update"])}


VERBS: dict[str, Verb] = {
    "bots": make_bot,
    "users": make_user,
    "groups": make_group,
    "say": say,
    "update": put_update,
}


def add_door(app: web.Application, api: People, fault: Callable[[Fault], Any], violations: Callable[[], int]) -> None:
    """Add the routes to the server's application."""

    async def act(request: web.Request) -> web.Response:
        given = await request.json()
        verb = request.match_info["verb"]
        try:
            if verb == "faults":
                fault(Fault(**given))
                return web.json_response({})
            return web.json_response(VERBS[verb](api, given))
        except (KeyError, TypeError, StopIteration) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)

    async def sent(request: web.Request) -> web.Response:
        after = int(request.query.get("after", 0))
        rows = [
            {"number": s.number, "at": s.at, "method": s.method, "message": s.message, "answered": s.answered}
            for s in api.sent[after:]
        ]
        return web.json_response(rows)

    async def beyond(_: web.Request) -> web.Response:
        return web.json_response({"violations": violations()})

    app.router.add_post("/world/{verb}", act)
    app.router.add_get("/world/sent", sent)
    app.router.add_get("/world/violations", beyond)

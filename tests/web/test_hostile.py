"""Every address of the route table as somebody sees it who should not be there."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from core.files import record
from core.rich import Rich
from core.work import Tx
from inbox import attachments, channels, dialogs, messages, team
from inbox.access import Actor
from inbox.models import Kind
from notifications import broadcasts
from tasks import tasks
from tasks.tasks import NewTask
from tests.house import House
from web.app import Route
from web.routes import ROUTES

UNSAFE = [route for route in ROUTES if route.method not in ("GET", "HEAD")]
GUARDED = [route for route in ROUTES if route.needs != "anyone"]
MARK = "Совершенно секретно 4711"
WORDS = {"view": "mine", "name": "assign", "act": "close", "kind": "telegram", "key": "nokey", "signature": "x"}


def name(route: Route) -> str:
    return f"{route.method} {route.path}"


def filled(route: Route, ids: dict[str, int] | None = None) -> str:
    """The route's path with something in its places: ids by what they are of, else 1."""
    ids = ids or {}

    def one(found: re.Match[str]) -> str:
        place = found[1]
        if place in WORDS:
            return WORDS[place]
        before = route.path[: found.start()].rstrip("/").rpartition("/")[2]
        return str(ids.get(place, ids.get(before, 1)))

    path = re.sub(r"{(\w+)(?::[^{}]*(?:{[^{}]*}[^{}]*)*)?}", one, route.path)
    return f"{path}?before=9" if path.endswith("/log") else path


@dataclass
class Browser:
    """A signed-in browser that can be told to forget its manners."""

    house: House
    who: Actor
    http: aiohttp.ClientSession
    csrf: str

    async def ask(
        self, method: str, path: str, *, csrf: str | None = None, data: Any = None, **headers: str
    ) -> tuple[int, str, Any]:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if csrf is not None:
            sent["X-CSRF-Token"] = csrf
        url = self.house.url + path
        async with self.http.request(method, url, headers=sent, data=data, allow_redirects=False) as answer:
            return answer.status, await answer.text(errors="replace"), answer.headers

    async def close(self) -> None:
        await self.http.close()


async def browser(house: House, role: str, *, teams: tuple[int, ...] = ()) -> Browser:
    who = (await house.person(role, teams=teams)).actor
    value = await house.parts.db.write(team.open_session, who.id, browser="x", ip="127.0.0.1")
    jar = aiohttp.CookieJar(unsafe=True)
    jar.update_cookies({"pult": value})
    csrf = house.parts.vault.sign("csrf", team.digest(value), length=32)
    return Browser(house, who, aiohttp.ClientSession(cookie_jar=jar), csrf)


@pytest.fixture
async def admin(quiet_house: House) -> AsyncIterator[Browser]:
    one = await browser(quiet_house, "admin")
    yield one
    await one.close()


@pytest.fixture
async def agent(quiet_house: House, admin: Browser) -> AsyncIterator[Browser]:
    one = await browser(quiet_house, "agent")
    yield one
    await one.close()


@pytest.fixture
async def observer(quiet_house: House, admin: Browser) -> AsyncIterator[Browser]:
    one = await browser(quiet_house, "observer")
    yield one
    await one.close()


async def test_a_stranger_comes_in_nowhere(quiet_house: House, admin: Browser) -> None:
    async with aiohttp.ClientSession() as http:
        stranger = Browser(quiet_house, admin.who, http, "")
        for route in GUARDED:
            status, _, headers = await stranger.ask(route.method, filled(route))
            led = status == 303 and headers["Location"].startswith("/sign-in?")
            assert status == 401 or (led and route.method == "GET"), name(route)


async def test_a_stranger_learns_no_names_from_the_health(quiet_house: House, admin: Browser) -> None:
    channel_id = await quiet_house.channel("telegram", address="secret-bot")
    await quiet_house.parts.db.write(channels.note_failure, channel_id, "The secret server is down.")
    async with aiohttp.ClientSession() as http:
        stranger = Browser(quiet_house, admin.who, http, "")
        status, text, _ = await stranger.ask("GET", "/api/v1/health", X_Forwarded_For="203.0.113.9")
        assert status == 200
        assert "secret" not in text
        assert json.loads(text)["channels"][0]["state"] == "error"
    assert "secret-bot" in (await admin.ask("GET", "/api/v1/health", X_Forwarded_For="203.0.113.9"))[1]


async def test_a_wrong_token_is_a_stranger(quiet_house: House, admin: Browser) -> None:
    async with aiohttp.ClientSession() as http:
        stranger = Browser(quiet_house, admin.who, http, "")
        for token in ("", "x", "pult_" + "A" * 43, "' OR 1=1 --", "\u00ff" * 20):
            status, *_ = await stranger.ask("GET", "/api/v1/me", Authorization=f"Bearer {token}")
            assert status == 401, token


async def test_who_may_only_look_changes_nothing(observer: Browser) -> None:
    for route in GUARDED:
        if route.needs in ("writer", "admin"):
            status, *_ = await observer.ask(route.method, filled(route), csrf=observer.csrf)
            assert status == 403, name(route)


async def test_who_is_no_administrator_configures_nothing(agent: Browser) -> None:
    for route in GUARDED:
        if route.needs == "admin":
            status, *_ = await agent.ask(route.method, filled(route), csrf=agent.csrf)
            assert status == 403, name(route)


async def test_a_cookie_alone_changes_nothing(admin: Browser) -> None:
    for route in UNSAFE:
        if route.needs == "anyone":
            continue
        kind = {"Content_Type": "application/json"} if route.path.startswith("/api/") else {}
        for forged in (None, "", "x" * 32, admin.csrf[:-1], admin.csrf + "x"):
            status, *_ = await admin.ask(route.method, filled(route), csrf=forged, **kind)
            assert status == 403, f"{name(route)} with {forged!r}"


async def test_no_short_guess_passes_for_the_token_of_a_page(admin: Browser) -> None:
    for guess in range(1, 32):
        status, *_ = await admin.ask("POST", "/notices/read", csrf=admin.csrf[:guess])
        assert status == 403, guess


@pytest.mark.parametrize(
    "signs",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null", "Sec_Fetch_Site": "cross-site"},
    ],
)
async def test_a_page_of_another_origin_changes_nothing_even_with_the_token(
    admin: Browser, signs: dict[str, str]
) -> None:
    for route in UNSAFE:
        if route.needs != "anyone":
            status, *_ = await admin.ask(route.method, filled(route), csrf=admin.csrf, **signs)
            assert status == 403, name(route)


async def test_every_answer_tells_the_browser_to_be_careful(admin: Browser) -> None:
    seen = set()
    paths = [filled(route) for route in ROUTES if route.method == "GET" and route.path != "/live"]
    for path in [*paths, "/nothing/here", "/api/v1/nothing", "/static/x/css/app.css", "/static/x/no", "/w/none.js"]:
        status, _, headers = await admin.ask("GET", path)
        seen.add(status)
        assert headers.get("X-Content-Type-Options") == "nosniff", path
        assert "default-src 'none'" in headers.get("Content-Security-Policy", ""), path
        assert "unsafe" not in headers["Content-Security-Policy"], path
        assert headers.get("Referrer-Policy"), path
        assert headers.get("Cache-Control"), path
        assert headers["Server"] == "Pult", path
        assert path.startswith("/w/") or headers["Cross-Origin-Resource-Policy"] == "same-origin", path
    assert {200, 303, 404} <= seen


@dataclass
class Secret:
    """What belongs to a team that the agent is not in."""

    ids: dict[str, int]
    customer: int


@pytest.fixture
async def secret(quiet_house: House, admin: Browser) -> Secret:
    house, db = quiet_house, quiet_house.parts.db
    other = await house.team("Secret")
    channel_id = await house.channel("widget", team_id=other)
    dialog_id = await house.hear(channel_id, MARK, name=f"Клиент {MARK}")
    message_id = await db.write(
        messages.say, dialog_id, by=admin.who, kind=Kind.OUTBOUND, body=Rich(MARK), client_id="c1"
    )
    stored = await house.parts.files.store(MARK.encode(), name="secret.txt")

    async def attach(tx: Tx) -> int:
        await record(tx, stored)
        file_id = (await attachments.uploaded(tx, stored, name=MARK, by=admin.who))["id"]
        await tx.execute("UPDATE attachment SET message_id = $1 WHERE id = $2", message_id, file_id)
        return int(file_id)

    new = NewTask(title=MARK, team_id=other, dialog_ids=[dialog_id], type="outage")
    task_id = await db.write(tasks.create, new, by=admin.who)
    update_id = await db.write(broadcasts.publish, task_id, by=admin.who, body=Rich(MARK), client_id="u1")
    ids = {
        "d": dialog_id,
        "dialogs": dialog_id,
        "messages": message_id,
        "files": await db.write(attach),
        "tasks": task_id,
        "dialog_id": dialog_id,
        "message_id": message_id,
        "task_id": task_id,
        "update_id": update_id,
    }
    ids["file_id"] = ids["files"]
    return Secret(ids, await house.count("SELECT contact_id FROM dialog WHERE id = $1", dialog_id))


ABOUT = re.compile(r"^(?:/api/v1)?/(?:d|dialogs|messages|files|tasks|updates)/{")
"""Addresses of what a team may keep to itself."""
OF_EVERYBODY = re.compile(r"^(?:/api/v1)?/(?:contacts/{|inbox/{view}|bulk/{|settings/tokens/{)")
"""Customers are everybody's; lists and changes of many choose by themselves; one's own tokens are tried below."""


def test_every_address_with_a_place_is_known_to_these_tests() -> None:
    placed = [route for route in GUARDED if "{" in route.path and route.needs != "admin"]
    assert [name(route) for route in placed if not ABOUT.match(route.path) and not OF_EVERYBODY.match(route.path)] == []


async def test_a_token_of_another_cannot_be_taken_away(quiet_house: House, agent: Browser, admin: Browser) -> None:
    token_id = await quiet_house.count("SELECT id FROM token WHERE agent_id = $1", admin.who.id)
    await agent.ask("POST", f"/settings/tokens/{token_id}/delete", csrf=agent.csrf)
    assert await quiet_house.count("SELECT count(*) FROM token WHERE id = $1", token_id) == 1


async def test_what_belongs_to_another_team_is_neither_shown_nor_changed(
    quiet_house: House, agent: Browser, secret: Secret
) -> None:
    before = await state(quiet_house)
    tried = 0
    for route in ROUTES:
        if not ABOUT.match(route.path):
            continue
        tried += 1
        for act in ACTS if "{act}" in route.path else ("",):
            path = filled(route, secret.ids).replace("/close", f"/{act}") if act else filled(route, secret.ids)
            status, text, _ = await agent.ask(route.method, path, csrf=agent.csrf, **body(route, secret))
            assert status in (403, 404), f"{route.method} {path}: {status} {text}"
            assert MARK not in text, f"{route.method} {path}"
    assert tried > 30
    assert await state(quiet_house) == before


ACTS = (
    *("assign", "snooze", "priority", "status", "tags", "close", "reopen", "unread"),
    *("done", "state", "deadline", "owner", "move", "comments", "steps", "watch", "links", "unlink"),
)
FORM = {
    "text": "Pwned",
    "client_id": "evil",
    "lane": "done",
    "name": "evil",
    "status": "closed",
    "state": "done",
    "priority": "3",
    "agent": "1",
    "owner": "agent-1",
    "title": "Pwned",
    "result": "Pwned",
    "new": "Pwned",
    "until": "99999999999999",
}


JSON = {
    "PATCH /api/v1/dialogs/{dialog_id}": {"status": "closed"},
    "POST /api/v1/dialogs/{dialog_id}/messages": {"kind": "note", "text": "Pwned"},
    "PATCH /api/v1/tasks/{task_id}": {"title": "Pwned"},
    "POST /api/v1/tasks/{task_id}/links": {"dialogs": [1]},
    "POST /api/v1/tasks/{task_id}/unlink": {"dialogs": [1]},
    "POST /api/v1/tasks/{task_id}/comments": {"text": "Pwned"},
    "POST /api/v1/tasks/{task_id}/steps": {"text": "Pwned"},
    "PATCH /api/v1/tasks/{task_id}/steps/{step_id}": {"done": True},
    "POST /api/v1/tasks/{task_id}/watchers": {},
    "POST /api/v1/tasks/{task_id}/updates": {"text": "Pwned"},
    "POST /api/v1/updates/{update_id}/retry": {},
}
"""Bodies that fit, so that only the permission can refuse."""


def body(route: Route, secret: Secret) -> dict[str, Any]:
    """What goes with a request to a route, so that it would succeed for somebody who may."""
    if route.method in ("GET", "DELETE"):
        return {}
    if route.path.startswith("/api/"):
        sent = JSON.get(name(route), {})
        return {"data": json.dumps(sent), "Content_Type": "application/json"}
    kind = "task" if route.path.startswith("/tasks") else "reply"
    return {"data": {**FORM, "kind": kind, "link": f"d{secret.ids['d']}", "dialog": str(secret.ids["d"])}}


TABLES = (
    *("dialog", "message", "draft", "delivery", "dialog_tag"),
    *("task", "task_comment", "task_link", "task_watcher", "checklist_item", "broadcast", "broadcast_target"),
)


async def state(house: House) -> list[Any]:
    """What must not have changed."""
    counts = [await house.count(f"SELECT count(*) FROM {table}") for table in TABLES]
    versions = [await house.count(f"SELECT sum(version) FROM {table}") for table in ("dialog", "task")]
    return counts + versions


async def test_lists_and_searches_do_not_tell_of_another_teams_matters(agent: Browser, secret: Secret) -> None:
    paths = [
        *(f"/inbox/{view}" for view in ("mine", "unassigned", "team", "all", "closed", "needs", "waiting")),
        *("/tasks?scope=all", "/tasks?scope=all&board=1", "/outages", "/search?q=4711", "/search/results?q=секретно"),
        *("/api/v1/dialogs", "/api/v1/tasks", "/api/v1/search?q=4711", "/api/v1/events?after=0", "/notices", "/views"),
        *(f"/search?q=%23{secret.ids['d']}", f"/search?q={secret.ids['d']}"),
    ]
    for path in paths:
        status, text, _ = await agent.ask("GET", path)
        assert status == 200, path
        people = [line for line in text.splitlines() if MARK in line and "/contacts/" not in line]
        assert not [line for line in people if "Клиент" not in line], path


async def test_a_change_of_many_passes_over_what_one_may_not_see(
    quiet_house: House, agent: Browser, secret: Secret
) -> None:
    before = await state(quiet_house)
    for act in ("assign", "snooze", "tags", "close"):
        await agent.ask("POST", f"/bulk/{act}", csrf=agent.csrf, data={**FORM, "dialog": str(secret.ids["d"])})
    assert await state(quiet_house) == before


async def test_a_change_of_too_many_at_once_is_refused(agent: Browser) -> None:
    data = aiohttp.FormData([("dialog", str(number)) for number in range(1, 1002)])
    assert (await agent.ask("POST", "/bulk/close", csrf=agent.csrf, data=data))[0] == 413


async def test_a_media_type_made_for_mischief_becomes_no_header(
    quiet_house: House, admin: Browser, secret: Secret
) -> None:
    for media_type in ("audio/x\r\nSet-Cookie: a=b", "video/<script>", "image/png; x=y", "text/html", ""):

        async def spoil(tx: Tx, media_type: str = media_type) -> None:
            await tx.execute("UPDATE attachment SET media_type = $1", media_type)

        await quiet_house.parts.db.write(spoil)
        status, _, headers = await admin.ask("GET", f"/files/{secret.ids['files']}")
        assert (status, headers["Content-Type"]) == (200, "application/octet-stream")
        assert headers["Content-Disposition"].startswith("attachment")
        assert "Set-Cookie" not in headers


async def test_a_correspondence_of_two_teams_shows_each_only_its_own_dialogs(
    quiet_house: House, agent: Browser, admin: Browser
) -> None:
    """Two dialogs of one customer in one thread: the earlier one of another team, the later one of everybody."""
    house, db = quiet_house, quiet_house.parts.db
    theirs, channel_id = await house.team("Secret"), await house.channel()
    early = await house.hear(channel_id, MARK)
    for kind in (Kind.NOTE, Kind.OUTBOUND):
        hidden = await db.write(messages.say, early, by=admin.who, kind=kind, body=Rich(MARK), client_id=kind.value)
    await db.write(dialogs.set_subject, early, by=admin.who, subject=MARK)
    await db.write(dialogs.set_team, early, by=admin.who, team_id=theirs)
    await db.write(dialogs.close, early, by=admin.who)
    await db.write(lambda tx: tx.execute("UPDATE dialog SET closed_at = 1 WHERE id = $1", early))
    late = await house.hear(channel_id, "А теперь о другом")
    await db.write(dialogs.set_team, late, by=admin.who, team_id=None)
    task_id = await db.write(tasks.create, NewTask(title="Call", dialog_ids=[late]), by=agent.who)

    link = {"link": f"d{late}", "message": str(hidden), "dialog": str(late), "message_id": str(hidden)}
    asked = (
        *(("GET", path) for path in (f"/d/{late}", f"/d/{late}?at={hidden}", f"/d/{late}/log?before=99")),
        *(("GET", path) for path in (f"/d/{late}/around", f"/api/v1/dialogs/{late}/messages", "/search?q=секретно")),
        ("GET", f"/d/{late}/task?message={hidden}"),
        ("POST", f"/tasks/{task_id}/links"),
        ("GET", f"/tasks/{task_id}"),
        ("GET", "/api/v1/events?after=0"),
    )
    for method, path in asked:
        status, text, _ = await agent.ask(method, path, csrf=agent.csrf, data=link if method == "POST" else None)
        assert status < 500, (path, status)
        assert MARK not in text, path
    status, text, _ = await agent.ask("GET", f"/d/{late}")
    assert (status, "А теперь о другом" in text) == (200, True)
    _, text, _ = await admin.ask("GET", f"/d/{late}")
    assert MARK in text


async def test_the_socket_tells_nothing_of_another_teams_dialog(
    quiet_house: House, agent: Browser, admin: Browser, secret: Secret
) -> None:
    url = quiet_house.url.replace("http", "ws") + "/live"
    async with agent.http.ws_connect(url, headers={"Origin": quiet_house.url}) as socket:
        await socket.send_json({"view": "all", "open": secret.ids["d"], "page": f"/d/{secret.ids['d']}"})
        await quiet_house.parts.db.write(dialogs.set_subject, secret.ids["d"], by=admin.who, subject=MARK)
        await quiet_house.parts.db.write(dialogs.close, secret.ids["d"], by=admin.who)
        await socket.send_json({"ping": 1})
        heard = ""
        while '"pong"' not in heard:
            heard += (await socket.receive()).data
        assert MARK not in heard


NO_TEXT = (
    b"Authorization: Bearer \xff\xfe",
    b"Cookie: pult=\xff\xfe",
    b"Cookie: lang=\xff; likes=\xff",
    b"Accept-Language: \xff\xfe;q=\xff",
    b"Origin: \xff://\xff",
    b"Sec-Fetch-Site: \xff",
    b"X-Forwarded-For: \xff, 127.0.0.1",
    b"X-CSRF-Token: \xff",
    b"X-Telegram-Bot-Api-Secret-Token: \xff",
    b"Widget-Host: \xff",
    b"X-File-Name: %ff%00\xff",
    b"Range: bytes=\xff-",
    b"Content-Type: \xff/\xff; charset=\xff",
    b"User-Agent: \xff\xfe",
    b"HX-Target: \xff",
)


async def test_bytes_that_are_no_text_in_a_header_are_a_refusal_and_no_accident(
    quiet_house: House, admin: Browser
) -> None:
    session = "".join(f"Cookie: pult={one.value}" for one in admin.http.cookie_jar).encode()
    asked = (
        (b"GET", b"/inbox/mine"),
        (b"GET", b"/api/v1/me"),
        (b"POST", b"/sign-in"),
        (b"POST", b"/notices/read"),
        (b"POST", b"/w/nokey/session"),
        (b"POST", b"/hooks/telegram/1/x"),
        (b"GET", b"/sign-in?next=%ff&lang=%ff"),
        (b"GET", b"/search?q=%ff%00"),
        (b"GET", b"/d/99999999999999999999"),
    )
    for header in NO_TEXT:
        for method, path in asked:
            lines = [header] if b"Cookie" in header else [session, header]
            answer = await raw(quiet_house, method + b" " + path, *lines)
            assert re.match(rb"HTTP/1.1 [234]", answer), (header, path, answer[:200])


async def raw(house: House, asked: bytes, *headers: bytes) -> bytes:
    """A request of bytes as they are, and the whole answer."""
    host, _, port = house.url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    here = f"Host: {host}:{port}".encode()
    writer.write(
        b"\r\n".join([asked + b" HTTP/1.1", here, b"Connection: close", b"Content-Length: 0", *headers, b"", b""])
    )
    async with asyncio.timeout(10):
        answer = await reader.read()
    writer.close()
    return answer


@pytest.mark.parametrize("origin", [None, "", "https://evil.example", "null"])
async def test_another_sites_page_opens_no_socket(quiet_house: House, admin: Browser, origin: str | None) -> None:
    headers = {"Origin": origin} if origin is not None else {}
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await admin.http.ws_connect(quiet_house.url.replace("http", "ws") + "/live", headers=headers)
    assert refused.value.status == 403


NONSENSE = ("[" * 15_000, "1", '"x"', '{"open": "x"}', '{"open": {}}', '{"view": "", "since": []}', "\x00")


async def test_nonsense_on_the_socket_ends_that_socket_at_most(quiet_house: House, admin: Browser) -> None:
    url = quiet_house.url.replace("http", "ws") + "/live"
    for word in NONSENSE:
        async with admin.http.ws_connect(url, headers={"Origin": quiet_house.url}) as socket:
            await socket.send_str(word)
            await socket.send_json({"ping": 1})
            answer = await socket.receive(timeout=5)
            assert answer.type in (aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.CLOSE), answer
            if answer.type is aiohttp.WSMsgType.CLOSE:
                assert answer.data == aiohttp.WSCloseCode.UNSUPPORTED_DATA
    status, *_ = await admin.ask("GET", "/inbox/mine")
    assert status == 200


ELSEWHERE = (
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\r/evil.example",
    "\t//evil.example",
    "/%09/evil.example",
    "javascript:alert(1)",
    "/\x00/evil.example",
)


async def test_signing_in_never_leads_to_another_site(quiet_house: House, admin: Browser) -> None:
    password = "correct horse battery"
    hashed = team.hash_password(password)
    await quiet_house.parts.db.write(team.edit_agent, admin.who.id, by=admin.who, password_hash=hashed)
    for next_ in ELSEWHERE:
        form = {"email": admin.who.email, "password": password, "next": next_}
        url = f"{quiet_house.url}/sign-in"
        async with (
            aiohttp.ClientSession() as http,
            http.post(url, data=form, allow_redirects=False) as answer,
        ):
            assert answer.status == 303
            led = re.sub(r"[\x00-\x20]", "", answer.headers["Location"]).replace("\\", "/")
            assert re.match(r"/(?!/)", led), led

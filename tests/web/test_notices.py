"""One's notices over HTTP and the socket: the list, the choice of means, browsers, Telegram."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bench.world.push import PushService
from core.work import Tx
from inbox import dialogs, team
from inbox.access import Actor
from notifications.alerts import kinds, linking
from tasks import tasks
from tasks.tasks import NewTask
from tests.house import House, Person
from web import duties


class Browser:
    """A colleague's browser, signed in by cookie."""

    def __init__(self, house: House, who: Actor, value: str, http: aiohttp.ClientSession) -> None:
        self.house = house
        self.who = who
        self.http = http
        self.session = team.digest(value)
        self._csrf = house.parts.vault.sign("csrf", self.session, length=32)

    async def get(self, path: str, *, expect: int = 200) -> Any:
        async with self.http.get(f"{self.house.url}{path}", allow_redirects=False) as answer:
            assert answer.status == expect, await answer.text()
            if expect == 303:
                return answer.headers["Location"]
            return await (answer.json() if "json" in answer.content_type else answer.text())

    async def post(self, path: str, *, expect: int = 204, csrf: bool = True, **fields: Any) -> Any:
        headers = {"X-CSRF-Token": self._csrf} if csrf else {}
        data = aiohttp.FormData([(k, one) for k, v in fields.items() for one in (v if isinstance(v, list) else [v])])
        url = f"{self.house.url}{path}"
        async with self.http.post(url, data=data, headers=headers, allow_redirects=False) as answer:
            text = await answer.text()
            assert answer.status == expect, text
            return text

    async def notify(self) -> dict[str, Any]:
        return kinds.opened(await self.house.count("SELECT notify FROM agent WHERE id = $1", self.who.id))


async def browser_of(house: House, person: Person) -> Browser:
    value = await house.parts.db.write(team.open_session, person.actor.id, browser="Firefox", ip="127.0.0.1")
    jar = aiohttp.CookieJar(unsafe=True)
    jar.update_cookies({"pult": value})
    return Browser(house, person.actor, value, aiohttp.ClientSession(cookie_jar=jar))


@pytest.fixture
async def anna(house: House) -> AsyncIterator[Browser]:
    browser = await browser_of(house, await house.person())
    yield browser
    await browser.http.close()


@pytest.fixture
async def boss(house: House) -> AsyncIterator[Browser]:
    browser = await browser_of(house, await house.person("admin"))
    yield browser
    await browser.http.close()


async def give(house: House, to: Actor, by: Actor, text: str = "Where is it?", who: str = "1001") -> int:
    """A new dialog that `by` gives to somebody, and the notice of it."""
    dialog_id = await house.hear(await channel(house), text, who=who)
    before = await house.count("SELECT count(*) FROM notice")
    await house.parts.db.write(dialogs.assign, dialog_id, by=by, to=to.id)
    async with asyncio.timeout(10):
        while await house.count("SELECT count(*) FROM notice") == before:  # noqa: ASYNC110 rows tell nobody
            await asyncio.sleep(0.01)
    return dialog_id


async def channel(house: House) -> int:
    known = await house.count("SELECT id FROM channel LIMIT 1")
    return int(known) if known else await house.channel("email")


async def test_the_list_says_what_happened_and_forgets_what_was_read(
    house: House, anna: Browser, boss: Browser
) -> None:
    first = await give(house, anna.who, boss.who)
    second = await give(house, anna.who, boss.who, who="1002")
    found = await anna.get("/notices")
    assert found["unread"] == 2
    assert [item["href"] for item in found["items"]] == [f"/d/{second}", f"/d/{first}"]
    newest = found["items"][0]
    assert (newest["title"], newest["detail"], newest["read"]) == (
        "A dialog for you: Анна Петрова",
        "Where is it?",
        False,
    )
    assert (await anna.get(f"/notices?before={newest['id']}"))["items"] == found["items"][1:]

    await anna.post("/notices/read", id=str(newest["id"]))
    assert (await anna.get("/notices"))["unread"] == 1
    await anna.post("/notices/read", upto=str(newest["id"]))
    assert (await anna.get("/notices"))["unread"] == 0


async def test_nobody_reads_or_clears_anothers_notices(house: House, anna: Browser, boss: Browser) -> None:
    await give(house, anna.who, boss.who)
    (item,) = (await anna.get("/notices"))["items"]
    assert (await boss.get("/notices"))["items"] == []
    await boss.post("/notices/read", id=str(item["id"]))
    await boss.post("/notices/read", upto=str(item["id"]))
    assert (await anna.get("/notices"))["unread"] == 1


async def test_an_open_screen_is_told_by_the_socket_and_another_persons_is_not(
    house: House, anna: Browser, boss: Browser
) -> None:
    origin = {"Origin": house.url}
    live = house.url.replace("http", "ws") + "/live"
    async with (
        anna.http.ws_connect(live, headers=origin) as hers,
        boss.http.ws_connect(live, headers=origin) as his,
    ):
        for socket in (hers, his):
            await socket.send_json({"view": "", "open": 0, "page": "/inbox/mine", "front": True})
        dialog_id = await give(house, anna.who, boss.who)
        told = await until_told(hers)
        assert (told["title"], told["href"], told["fresh"]) == (
            "A dialog for you: Анна Петрова",
            f"/d/{dialog_id}",
            True,
        )
        await his.send_json({"ping": 1})
        async with asyncio.timeout(10):
            while "pong" not in (frame := await his.receive_json()):
                assert "notices" not in frame


async def test_who_opens_a_task_has_read_what_was_told_of_it(house: House, anna: Browser, boss: Browser) -> None:
    new = NewTask(title="Call back", owner_id=anna.who.id)
    task_id = await house.parts.db.write(tasks.create, new, by=boss.who)
    async with asyncio.timeout(10):
        while (await anna.get("/notices"))["unread"] == 0:  # noqa: ASYNC110 rows tell nobody
            await asyncio.sleep(0.01)
    live = house.url.replace("http", "ws") + "/live"
    async with anna.http.ws_connect(live, headers={"Origin": house.url}) as socket, asyncio.timeout(10):
        await socket.send_json({"view": "", "open": 0, "page": f"/tasks/{task_id}", "front": True})
        while (await anna.get("/notices"))["unread"]:  # noqa: ASYNC110 rows tell nobody
            await asyncio.sleep(0.01)


async def test_what_happens_in_the_first_moment_of_a_house_is_followed(house: House) -> None:
    begun = await house.parts.db.read(lambda view: view.column("SELECT name FROM cursor"))
    assert set(begun) >= set(duties.followers(house.parts))


async def until_told(socket: aiohttp.ClientWebSocketResponse) -> dict[str, Any]:
    async with asyncio.timeout(10):
        while not (notices := (await socket.receive_json()).get("notices")):
            pass
    (told,) = notices
    return dict(told)


async def test_the_choice_is_kept_and_shown(anna: Browser) -> None:
    page = await anna.get("/settings/notifications")
    assert 'name="assigned" value="email" checked' in page
    assert 'name="channel"' not in page
    await anna.post("/settings/notifications", assigned=["browser"], message=["email"], sound="on")
    chosen = await anna.notify()
    assert (chosen["assigned"], chosen["mention"], chosen["sound"], chosen["preview"]) == (
        ["browser", "telegram"],
        ["telegram"],
        True,
        False,
    )
    assert 'name="assigned" value="email" checked' not in await anna.get("/settings/notifications")


async def test_who_is_linked_may_do_without_telegram(house: House, anna: Browser) -> None:
    await house.parts.db.write(team.link_telegram, anna.who.id, telegram_id="777")
    await anna.post("/settings/notifications", assigned=["browser", "nonsense"])
    assert (await anna.notify())["assigned"] == ["browser"]


async def test_an_administrator_also_chooses_for_channels_and_sets_the_server(anna: Browser, boss: Browser) -> None:
    assert 'name="channel"' in await boss.get("/settings/notifications")
    await boss.post(
        "/settings/notifications/server", expect=303, url="smtp://u:secret@mail.example", address="p@b.example"
    )
    page = await boss.get("/settings/notifications")
    assert "smtp://mail.example:587" in page
    assert "secret" not in page
    assert "mail.example" not in await anna.get("/settings/notifications")
    await anna.post("/settings/notifications/server", expect=403, url="smtp://evil.example", address="e@b.example")
    wrong = await boss.post("/settings/notifications/server", expect=422, url="ftp://x", address="p@b.example")
    assert "is not the address of a mail server" in wrong


async def test_telegram_is_linked_by_a_bots_deep_link_and_unlinked_by_a_button(house: House, anna: Browser) -> None:
    assert "First a Telegram bot must be connected" in await anna.get("/settings/notifications")
    await anna.get("/settings/telegram/link", expect=422)
    await house.channel("telegram", username="firma_bot")
    link = await anna.get("/settings/telegram/link", expect=303)
    assert link.startswith("https://t.me/firma_bot?start=link_")
    code = link.rpartition(linking.PREFIX)[2]
    await house.parts.db.write(linking.redeem, code, telegram_id="777")
    assert "/settings/telegram/unlink" in await anna.get("/settings/notifications")
    await anna.post("/settings/telegram/unlink", expect=303)
    assert await house.count("SELECT telegram_id FROM agent WHERE id = $1", anna.who.id) is None


async def test_a_browser_subscribes_and_is_forgotten_when_its_session_ends(house: House, anna: Browser) -> None:
    assert len((await anna.get("/push/key"))["key"]) == 87
    async with PushService() as service:
        subscription = service.browser().subscription
    fields = {"endpoint": subscription["endpoint"], **subscription["keys"]}
    await anna.post("/push/subscriptions", **fields)
    assert await house.count("SELECT agent_id FROM push_subscription") == anna.who.id
    await anna.post("/push/subscriptions/delete", endpoint=subscription["endpoint"])
    assert await house.count("SELECT count(*) FROM push_subscription") == 0
    await anna.post("/push/subscriptions", **fields)
    await anna.post("/sign-out", expect=303)
    assert await house.count("SELECT count(*) FROM push_subscription") == 0


async def test_a_trouble_is_told_on_the_settings_page(house: House, anna: Browser) -> None:
    async def fail(tx: Tx) -> None:
        notice = await tx.value(
            "INSERT INTO notice (agent_id, subject, kind, count, data, created_at, changed_at)"
            " VALUES ($1, 'd1', 'message', 1, '{}', 1, 1) RETURNING id",
            anna.who.id,
        )
        await tx.execute(
            "INSERT INTO notice_sending (notice_id, agent_id, means, state, attempts, reason, created_at, finished_at)"
            " VALUES ($1, $2, 'telegram', 'failed', 1, 'You blocked the bot in Telegram.', 1, 1)",
            notice,
            anna.who.id,
        )

    await house.parts.db.write(fail)
    assert "We could not reach you (Telegram): You blocked the bot in Telegram." in await anna.get(
        "/settings/notifications"
    )


@pytest.mark.parametrize(
    "path", ["/notices/read", "/settings/notifications", "/push/subscriptions", "/settings/telegram/unlink"]
)
async def test_another_sites_page_changes_nothing(anna: Browser, path: str) -> None:
    await anna.post(path, expect=403, csrf=False)


async def test_a_token_of_the_api_is_no_browser(house: House) -> None:
    person = await house.person()
    url, headers = f"{house.url}/push/subscriptions", {"Authorization": f"Bearer {person.token}"}
    async with house.http.post(url, data={"endpoint": "https://push.example/1"}, headers=headers) as answer:
        assert answer.status in (401, 403)


async def test_the_service_worker_serves_the_whole_site_and_is_never_stale(house: House) -> None:
    async with house.http.get(f"{house.url}/sw.js") as answer:
        assert answer.content_type == "text/javascript"
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.headers["Service-Worker-Allowed"] == "/"
        assert "addEventListener('push'" in await answer.text()

"""The widget as its visitors use it: in a real browser, on somebody else's site, through good and bad weather."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Frame, Page, expect

from bench.world.site import Site
from bench.world.wire import Wire

PANEL = re.compile(r"/w/[^/]+\?")
IVAN = {"name": "Иван", "email": "ivan@example.com"}


@dataclass
class Visit:
    """A browser on the site; `frame` is the panel once it is open."""

    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)
    loaded: asyncio.Event = field(default_factory=asyncio.Event)
    """Set each time a frame has loaded something."""

    @property
    def frame(self) -> Frame:
        found = next((frame for frame in self.page.frames if PANEL.search(frame.url)), None)
        assert found, "the panel is not there"
        return found

    async def open(self) -> Frame:
        """Press the launcher, as a person does: it is where it always is, and belongs to a closed tree."""
        size = self.page.viewport_size or {"width": 0, "height": 0}
        await self.page.wait_for_function("Boolean(customElements.get('pult-chat'))")
        await self.page.mouse.click(size["width"] - 48, size["height"] - 48)
        return await self.panel()

    async def panel(self) -> Frame:
        """The panel, when it is there, whoever has opened it."""
        async with asyncio.timeout(10):
            while not any(PANEL.search(frame.url) for frame in self.page.frames):
                self.loaded.clear()
                await self.loaded.wait()
        await self.frame.wait_for_selector("#field", state="attached")
        return self.frame

    async def say(self, text: str) -> None:
        await self.frame.fill("#field", text)
        await self.frame.press("#field", "Enter")

    async def texts(self) -> list[str]:
        return await self.frame.locator(".message .text").all_inner_texts()


@dataclass
class Town:
    """A Pult behind a cable, a site that shows its widget, and a browser to visit it with."""

    desk: Any
    wire: Wire
    site: Site
    """Of another name than Pult: browsers that forbid foreign frames to remember forbid it here."""
    sister: Site
    """Of the same name as Pult, on another port: here the frame may remember."""
    browser: Browser
    stack: AsyncExitStack

    async def visit(self, url: str | None = None, *, context: BrowserContext | None = None, **options: Any) -> Visit:
        if context is None:
            options = {"locale": "ru-RU", "timezone_id": "Europe/Moscow", **options}
            context = await self.stack.enter_async_context(await self.browser.new_context(**options))
            context.set_default_timeout(10_000)
        visit = Visit(context, await context.new_page())
        visit.page.on("framenavigated", lambda _: visit.loaded.set())
        visit.page.on("console", lambda said: visit.complaints.append(said.text) if said.type == "error" else None)
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        await visit.page.goto(url or self.site.page())
        return visit


@pytest.fixture
async def town(desk: Any, browser: Browser) -> AsyncIterator[Town]:
    async with AsyncExitStack() as stack:
        wire = await stack.enter_async_context(Wire(desk.machine.settings.port))
        script = f"http://127.0.0.1:{wire.port}/w/{desk.key}.js"
        site = await stack.enter_async_context(Site(script))
        sister = await stack.enter_async_context(Site(script, name="127.0.0.1"))
        await desk.configure(origins=[site.url, sister.url])
        yield Town(desk, wire, site, sister, browser, stack)


async def test_a_visitor_and_an_agent_talk_and_the_history_is_there_after_a_reload(town: Town) -> None:
    visit = await town.visit()
    panel = await visit.open()
    await visit.say("Доска сохнет пять недель?")
    await expect(panel.locator(".me .state")).to_have_text("Отправлено")
    await town.desk.look()
    await expect(panel.locator(".me .state")).to_have_text("Прочитано")
    dialog_id = await town.desk.dialog()
    town.desk.machine.bus.publish({"typing": {"dialog": dialog_id, "agent": 1, "name": "Анна"}})
    await expect(panel.locator("#line")).to_have_text("Анна печатает…")
    answer = await town.desk.say("Пять, иногда шесть.")
    await expect(panel.locator(".them .text")).to_have_text("Пять, иногда шесть.")
    await expect(panel.locator("#line")).to_have_text("")
    await town.desk.until_state(answer, "read")
    await visit.page.reload()
    panel = await visit.open()
    await expect(panel.locator(".message .text")).to_have_text(["Доска сохнет пять недель?", "Пять, иногда шесть."])
    assert visit.complaints == []


async def test_an_edited_answer_changes_before_the_visitors_eyes_and_a_deleted_one_goes(town: Town) -> None:
    visit = await town.visit()
    panel = await visit.open()
    await visit.say("Когда?")
    await expect(panel.locator(".me.sent")).to_be_visible()
    answer = await town.desk.say("Завтро")
    await expect(panel.locator(".them .text")).to_have_text("Завтро")
    await town.desk.edit(answer, "Завтра")
    await expect(panel.locator(".them .text")).to_have_text("Завтра")
    await expect(panel.locator(".them .edited")).to_have_text("изменено")
    await town.desk.delete(answer)
    await expect(panel.locator(".them")).to_have_count(0)


async def test_unread_answers_are_counted_on_the_launcher_until_they_are_seen(town: Town) -> None:
    visit = await town.visit()
    panel = await visit.open()
    await visit.say("Есть брус?")
    await expect(panel.locator(".me.sent")).to_be_visible()
    await panel.click("#close")
    for text in ("Есть", "И доска есть"):
        message_id = await town.desk.say(text)
    await town.desk.until_state(message_id, "delivered")
    label = await visit.page.evaluate_handle("document.querySelector('pult-chat')")
    assert label
    await expect(panel.locator(".them .text")).to_have_count(2)
    assert "2" in await launcher(visit)
    await visit.page.reload()
    await visit.panel()
    await expect(visit.frame.locator(".them .text")).to_have_count(2)
    assert "непрочитанных сообщений: 2" in await launcher(visit)
    await visit.open()
    await town.desk.until_state(message_id, "read")
    assert await launcher(visit) == "Закрыть чат"


async def launcher(visit: Visit) -> str:
    """The launcher's name, as a screen reader is told: the tree is closed to scripts, not to people."""
    client = await visit.context.new_cdp_session(visit.page)
    tree = await client.send("Accessibility.getFullAXTree")
    names = [
        node["name"]["value"]
        for node in tree["nodes"]
        if node.get("role", {}).get("value") == "button" and "чат" in node.get("name", {}).get("value", "")
    ]
    await client.detach()
    return names[0]


async def test_words_written_without_a_connection_wait_and_arrive_once_and_in_order(town: Town) -> None:
    visit = await town.visit()
    panel = await visit.open()
    await visit.say("раз")
    await expect(panel.locator(".me.sent")).to_be_visible()
    town.wire.unplug()
    await visit.say("два")
    await visit.say("три")
    await expect(panel.locator("#pill")).to_contain_text("Нет связи")
    await town.wire.plug()
    await expect(panel.locator(".me.sent")).to_have_count(3, timeout=30_000)
    await expect(panel.locator("#pill")).to_be_hidden()
    assert await visit.texts() == ["раз", "два", "три"]
    assert await town.desk.inbound() == ["раз", "два", "три"]


@pytest.mark.parametrize("forbidden", [True, False])
async def test_waiting_words_survive_a_reload_of_the_page(town: Town, forbidden: bool) -> None:
    visit = await town.visit((town.site if forbidden else town.sister).page())
    panel = await visit.open()
    await visit.say("раз")
    await expect(panel.locator(".me.sent")).to_be_visible()
    await visit.context.route("**/w/*/msg", lambda route: route.abort())
    await visit.say("два")
    await visit.say("три")
    await expect(panel.locator(".me.sending")).to_have_count(2)
    await visit.page.reload()
    panel = await visit.open()
    await expect(panel.locator(".message .text")).to_have_text(["раз", "два", "три"])
    await visit.context.unroute("**/w/*/msg")
    await expect(panel.locator(".me.sent")).to_have_count(3, timeout=30_000)
    assert await town.desk.inbound() == ["раз", "два", "три"]


async def test_a_lost_answer_to_a_word_does_not_double_it(town: Town) -> None:
    visit = await town.visit()
    panel = await visit.open()
    await visit.say("раз")
    await expect(panel.locator(".me.sent")).to_be_visible()
    town.wire.deaf = True
    await visit.say("два")
    await town.desk.until_inbound(2)
    town.wire.deaf = False
    town.wire.cut()
    await expect(panel.locator(".me.sent")).to_have_count(2, timeout=30_000)
    assert await visit.texts() == ["раз", "два"]
    assert await town.desk.inbound() == ["раз", "два"]


async def test_after_cut_connections_every_answer_comes_once(town: Town) -> None:
    visit = await town.visit()
    panel = await visit.open()
    await visit.say("Слушаю")
    await expect(panel.locator(".me.sent")).to_be_visible()
    said = []
    for number in range(12):
        if number % 3 == 0:
            town.wire.cut()
        said.append(f"ответ {number}")
        await town.desk.say(said[-1])
    await expect(panel.locator(".them .text")).to_have_text(said, timeout=30_000)


async def test_where_streams_are_held_back_long_polling_takes_over(town: Town) -> None:
    visit = await town.visit()
    held: asyncio.Queue[Any] = asyncio.Queue()

    async def hold(route: Any) -> None:
        if "wait=" in route.request.url:
            await route.continue_()
        else:
            await held.put(route)

    await visit.context.route("**/events?*", hold)
    await visit.page.clock.install()
    panel = await visit.open()
    await visit.say("Слышите?")
    await expect(panel.locator(".me.sent")).to_be_visible()
    for _ in range(2):
        await held.get()
        await visit.page.clock.fast_forward(10_000)
        await visit.page.clock.run_for(2_000)
    await town.desk.say("Слышим")
    await expect(panel.locator(".them .text")).to_have_text("Слышим", timeout=30_000)


@pytest.mark.parametrize("forbidden", [True, False])
async def test_two_tabs_are_one_visitor(town: Town, forbidden: bool) -> None:
    first = await town.visit((town.site if forbidden else town.sister).page())
    second = await town.visit(first.page.url, context=first.context)
    await first.open()
    await second.open()
    await first.say("с первой вкладки")
    if forbidden:
        await expect(first.frame.locator(".me.sent")).to_be_visible()
    await expect(second.frame.locator(".message .text")).to_have_text(["с первой вкладки"])
    await second.say("со второй")
    await expect(first.frame.locator(".message .text")).to_have_text(["с первой вкладки", "со второй"])
    for visit in (first, second):
        await expect(visit.frame.locator(".me.sent")).to_have_count(2)
    assert len(await town.desk.rows("SELECT id FROM thread")) == 1
    answer = await town.desk.say("вижу обе")
    for visit in (first, second):
        await expect(visit.frame.locator(".them .text")).to_have_text("вижу обе")
    await town.desk.until_state(answer, "read")


@pytest.mark.parametrize("forbidden", [True, False])
async def test_a_visitor_is_known_again_even_where_the_browser_forbids_frames_to_remember(
    town: Town, forbidden: bool
) -> None:
    visit = await town.visit((town.site if forbidden else town.sister).page())
    panel = await visit.open()
    may_remember = "(() => { try { return Boolean(localStorage) } catch { return false } })()"
    assert await panel.evaluate(may_remember) is not forbidden
    await visit.say("запомните меня")
    await expect(panel.locator(".me.sent")).to_be_visible()
    await panel.fill("#field", "недописанное")
    assert ("token" in await visit.page.evaluate("JSON.stringify(localStorage)")) is forbidden
    assert "запомните меня" not in await visit.page.evaluate("JSON.stringify(localStorage)")
    await visit.page.reload()
    panel = await visit.open()
    await expect(panel.locator(".message .text")).to_have_text(["запомните меня"])
    await expect(panel.locator("#field")).to_have_value("недописанное")
    assert len(await town.desk.rows("SELECT id FROM contact")) == 1


async def test_a_site_whose_policy_names_only_our_script_and_frame_is_enough(town: Town) -> None:
    visit = await town.visit(town.site.page(policy=True))
    panel = await visit.open()
    await visit.say("Строго у вас")
    await expect(panel.locator(".me.sent")).to_be_visible()
    assert visit.complaints == []


async def test_a_sites_own_style_does_not_touch_the_widget(town: Town) -> None:
    visit = await town.visit(town.site.page(hostile=True))
    panel = await visit.open()
    await visit.say("Меня видно?")
    await expect(panel.locator(".me.sent")).to_be_visible()
    box = await (await panel.frame_element()).bounding_box()
    assert box
    assert (round(box["width"]), round(box["x"] + box["width"])) == (392, 1280 - 20)


async def test_a_visitor_who_signs_in_keeps_the_conversation_and_leaves_nothing_behind(town: Town) -> None:
    visit = await town.visit()
    panel = await visit.open()
    await visit.say("до входа")
    await expect(panel.locator(".me.sent")).to_be_visible()
    identity = town.desk.signed("42", **IVAN)
    await visit.page.evaluate("identity => pult('identify', identity)", identity)
    await expect(panel.locator(".message .text")).to_have_text(["до входа"])
    await visit.say("после входа")
    await expect(panel.locator(".me.sent")).to_have_count(2)
    [contact] = await town.desk.rows("SELECT name FROM contact WHERE merged_into_id IS NULL")
    assert contact["name"] == "Иван"

    elsewhere = await town.visit(town.site.page(attributes=f' data-identity="{identity}"'))
    await elsewhere.open()
    await expect(elsewhere.frame.locator(".message .text")).to_have_text(["до входа", "после входа"])

    await visit.page.evaluate("pult('logout')")
    await visit.page.reload()
    await visit.open()
    await expect(visit.frame.locator(".message")).to_have_count(0)
    assert await visit.page.evaluate("Object.keys(localStorage)") == []


async def test_a_channel_for_signed_people_says_so_to_the_others(town: Town) -> None:
    await town.desk.configure(strict=True)
    visit = await town.visit()
    await visit.page.wait_for_function("Boolean(customElements.get('pult-chat'))")
    await visit.page.evaluate("pult('open')")
    await visit.panel()
    await expect(visit.frame.locator("#pill")).to_have_text("Чтобы написать нам, войдите на сайт.")
    await expect(visit.frame.locator("#field")).to_be_disabled()
    await visit.page.evaluate("identity => pult('identify', identity)", town.desk.signed("42", **IVAN))
    await visit.panel()
    await visit.say("Это я")
    await expect(visit.frame.locator(".me.sent")).to_be_visible()
    await expect(visit.frame.locator("#pill")).to_be_hidden()


async def test_an_expired_identity_is_asked_for_and_what_waited_goes_out_with_the_new_one(town: Town) -> None:
    identity = town.desk.signed("42", **IVAN)
    visit = await town.visit(town.site.page(attributes=f' data-identity="{identity}"'))
    await visit.page.evaluate("addEventListener('pult:expired', () => { self.asked = true })")
    panel = await visit.open()
    await visit.say("раз")
    await expect(panel.locator(".me.sent")).to_be_visible()
    town.desk.clock.ahead = 2 * 3_600_000
    await visit.say("два")
    await visit.page.wait_for_function("self.asked")
    await expect(panel.locator("#pill")).to_contain_text("Вход на сайт устарел")
    await visit.page.evaluate("identity => pult('identify', identity)", town.desk.signed("42", **IVAN))
    await expect(panel.locator(".me.sent")).to_have_count(2)
    await expect(panel.locator("#pill")).to_be_hidden()
    assert await town.desk.inbound() == ["раз", "два"]


async def test_a_file_and_a_pasted_screenshot_arrive(town: Town) -> None:
    visit = await town.visit()
    panel = await visit.open()
    await panel.set_input_files(
        "#chooser", [{"name": "смета.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}]
    )
    await expect(panel.locator(".me.sent .file")).to_contain_text("смета.pdf")
    await panel.evaluate(
        """async () => {
            const canvas = new OffscreenCanvas(800, 500)
            canvas.getContext('2d').fillRect(0, 0, 800, 500)
            const data = new DataTransfer()
            data.items.add(new File([await canvas.convertToBlob()], 'image.png', {type: 'image/png'}))
            document.getElementById('field').dispatchEvent(
                new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))
        }"""
    )
    await expect(panel.locator(".me.sent img")).to_be_visible()
    files = await town.desk.rows("SELECT kind, name, width, state FROM attachment ORDER BY id")
    assert [(row["kind"], row["name"], row["state"]) for row in files] == [
        ("file", "смета.pdf", "ready"),
        ("photo", "image.png", "ready"),
    ]
    await visit.page.reload()
    panel = await visit.open()
    picture = panel.locator(".me img")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("async image => (await image.decode(), image.naturalWidth)") == 480
    await picture.click()
    await expect(panel.locator("dialog[open] img")).to_be_visible()
    await visit.page.keyboard.press("Escape")
    await expect(panel.locator("dialog")).to_be_hidden()
    await expect(panel.locator("#field")).to_be_visible()
    async with visit.page.expect_download() as download:
        await panel.click(".file")
    assert (await download.value).suggested_filename == "смета.pdf"


async def test_a_file_that_is_too_big_or_lost_on_the_way_says_so_and_can_be_sent_again(
    town: Town, tmp_path: Path
) -> None:
    visit = await town.visit()
    panel = await visit.open()
    big = tmp_path / "film.mp4"
    with big.open("wb") as film:
        film.truncate(20_000_001)
    await panel.set_input_files("#chooser", big)
    await expect(panel.locator(".failed .state")).to_have_text("Файл больше 20 МБ")
    await visit.context.route("**/w/*/file", lambda route: route.abort())
    await panel.set_input_files("#chooser", [{"name": "a.txt", "mimeType": "text/plain", "buffer": b"hello"}])
    await expect(panel.locator(".failed .state")).to_have_text(["Файл больше 20 МБ", "Не отправлено"])
    await visit.context.unroute("**/w/*/file")
    await panel.locator(".failed", has_text="a.txt").get_by_role("button", name="Повторить").click()
    await expect(panel.locator(".me.sent .file")).to_contain_text("a.txt")


async def test_a_word_that_is_refused_stays_with_its_reason(town: Town) -> None:
    visit = await town.visit()
    panel = await visit.open()
    await visit.say("я" * 20_001)
    await expect(panel.locator(".failed .state")).to_contain_text("20000")
    await visit.say("коротко")
    await expect(panel.locator(".me.sent")).to_have_count(1)


async def test_whoever_writes_too_fast_is_asked_to_wait_and_loses_nothing(town: Town) -> None:
    visit = await town.visit()
    panel = await visit.open()
    said = [f"слово {number}" for number in range(23)]
    for text in said:
        await visit.say(text)
    await expect(panel.locator("#pill")).to_contain_text("Слишком много сообщений сразу")
    town.desk.clock.ahead = 60_000
    await expect(panel.locator(".me.sent")).to_have_count(23, timeout=30_000)
    await expect(panel.locator("#pill")).to_be_hidden()
    assert await town.desk.inbound() == said


async def test_an_anonymous_visitor_is_asked_once_how_else_to_be_reached(town: Town) -> None:
    visit = await town.visit()
    panel = await visit.open()
    await expect(panel.locator("#reach")).to_be_hidden()
    await visit.say("Перезвоните")
    await expect(panel.locator("#reach")).to_be_visible()
    await panel.fill("#email", "ivan@example.com")
    await panel.press("#email", "Enter")
    await expect(panel.locator("#pill")).to_have_text("Спасибо, записали.")
    await expect(panel.locator("#reach")).to_be_hidden()
    await visit.page.reload()
    panel = await visit.open()
    await expect(panel.locator(".me.sent")).to_be_visible()
    await expect(panel.locator("#reach")).to_be_hidden()

    signed = await town.visit(town.site.page(attributes=f' data-identity="{town.desk.signed("42", **IVAN)}"'))
    await signed.open()
    await signed.say("Меня вы знаете")
    await expect(signed.frame.locator(".me.sent")).to_be_visible()
    await expect(signed.frame.locator("#reach")).to_be_hidden()


async def test_the_keyboard_is_enough(town: Town) -> None:
    visit = await town.visit()
    await visit.page.wait_for_function("Boolean(customElements.get('pult-chat'))")
    await visit.page.keyboard.press("Tab")
    await visit.page.keyboard.press("Enter")
    panel = await visit.panel()
    await expect(panel.locator("#field")).to_be_focused()
    await visit.page.keyboard.type("Без мыши")
    await visit.page.keyboard.press("Shift+Enter")
    await visit.page.keyboard.type("в две строки")
    await visit.page.keyboard.press("Enter")
    await expect(panel.locator(".me.sent .text")).to_have_text("Без мыши\nв две строки", use_inner_text=True)
    await visit.page.keyboard.press("Escape")
    assert await visit.page.evaluate("document.activeElement.localName") == "pult-chat"
    assert not await (await panel.frame_element()).is_visible()


async def test_on_a_phone_the_panel_fills_the_screen(town: Town) -> None:
    visit = await town.visit(viewport={"width": 390, "height": 780}, is_mobile=True, has_touch=True)
    panel = await visit.open()
    box = await (await panel.frame_element()).bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 780}
    field = await panel.locator("#field").evaluate("field => getComputedStyle(field).fontSize")
    assert field == "16px"
    await visit.say("С телефона")
    await panel.click("#send")
    await expect(panel.locator(".me.sent")).to_be_visible()
    await panel.click("#close")
    assert not await (await panel.frame_element()).is_visible()


async def test_after_a_long_absence_nothing_is_missing_in_between(town: Town) -> None:
    visit = await town.visit(town.sister.page())
    panel = await visit.open()
    await visit.say("начало")
    await expect(panel.locator(".me.sent")).to_be_visible()
    url = visit.page.url
    await visit.page.goto("about:blank")
    for number in range(45):
        message_id = await town.desk.say(f"ответ {number}")
    await town.desk.until_state(message_id, "sent")
    await visit.page.goto(url)
    panel = await visit.open()
    await expect(panel.locator(".message").last).to_contain_text("ответ 44")
    await expect(panel.locator(".message")).to_have_count(30)
    await panel.locator("#log").evaluate("log => { log.scrollTop = 0 }")
    await expect(panel.locator(".message")).to_have_count(46)
    assert await visit.texts() == ["начало", *(f"ответ {number}" for number in range(45))]


async def test_what_one_person_could_not_send_is_not_sent_by_the_next(town: Town) -> None:
    visit = await town.visit(town.sister.page(attributes=f' data-identity="{town.desk.signed("anna", name="Anna")}"'))
    panel = await visit.open()
    await visit.say("от Анны")
    await expect(panel.locator(".me.sent")).to_be_visible()
    await visit.context.route("**/w/*/msg", lambda route: route.abort())
    await visit.say("тоже от Анны")
    await expect(panel.locator(".me.sending")).to_be_visible()
    await visit.page.evaluate("identity => pult('identify', identity)", town.desk.signed("boris", name="Boris"))
    await expect(panel.locator(".message")).to_have_count(0)
    await visit.context.unroute("**/w/*/msg")
    await visit.say("от Бориса")
    await expect(panel.locator(".me.sent .text")).to_have_text(["от Бориса"])
    assert await town.desk.inbound() == ["от Анны", "от Бориса"]
    await visit.page.evaluate("identity => pult('identify', identity)", town.desk.signed("anna", name="Anna"))
    await expect(panel.locator(".me.sent .text")).to_have_text(["от Анны", "тоже от Анны"], timeout=30_000)


async def test_a_long_conversation_is_read_upwards_page_by_page(town: Town) -> None:
    visit = await town.visit()
    panel = await visit.open()
    await visit.say("начало")
    await expect(panel.locator(".me.sent")).to_be_visible()
    for number in range(70):
        message_id = await town.desk.say(f"ответ {number}")
    await town.desk.until_state(message_id, "read")
    await visit.page.reload()
    panel = await visit.open()
    await expect(panel.locator(".message").last).to_contain_text("ответ 69")
    await expect(panel.locator(".message")).to_have_count(30)
    for _ in range(3):
        await panel.locator("#log").evaluate("log => { log.scrollTop = 0 }")
        await panel.locator("#log").evaluate("() => new Promise(requestAnimationFrame)")
    await expect(panel.locator(".message").first).to_contain_text("начало")
    assert await visit.texts() == ["начало", *(f"ответ {number}" for number in range(70))]


@pytest.mark.parametrize(("language", "scheme"), [("ru", "light"), ("en", "dark")])
async def test_nothing_of_it_is_closed_to_anybody(town: Town, axe: Any, language: str, scheme: str) -> None:
    visit = await town.visit(town.site.page(lang=language), color_scheme=scheme)
    panel = await visit.open()
    assert await panel.evaluate("document.documentElement.lang") == language
    await visit.say("Hello")
    await expect(panel.locator(".me.sent")).to_be_visible()
    await town.desk.say("Good day: https://shop.example")
    await expect(panel.locator(".them .text")).to_be_visible()
    await visit.context.route("**/w/*/file", lambda route: route.abort())
    await panel.set_input_files("#chooser", [{"name": "a.txt", "mimeType": "text/plain", "buffer": b"hello"}])
    await expect(panel.locator(".failed")).to_be_visible()
    await panel.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished))")
    assert await axe(panel) == []
    background = await panel.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == {"light": "rgb(254, 253, 252)", "dark": "rgb(25, 24, 23)"}[scheme]

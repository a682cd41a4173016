"""Somebody who should not: guessing, writing where he may only look, looking where he may not, forging, smuggling."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from http import HTTPStatus
from pathlib import Path

from aiohttp import ClientSession, CookieJar
from playwright.async_api import Browser, Page, expect

from tests.house import open_house, settings_for
from tests.stories.conftest import PASSWORD, Story, open_dialog

PAGE = b"<!doctype html><script>document.title = 'ran'</script>"


async def tries(page: Page, password: str) -> int:
    """Send the form with this password; the status of the page that follows."""
    await page.locator("input[name=email]").fill("c0@firma.example")
    await page.locator("input[name=password]").fill(password)
    async with page.expect_navigation() as following:
        await page.keyboard.press("Enter")
    return (await following.value).status


async def test_who_guesses_is_told_to_wait_and_the_colleague_is_let_in_from_elsewhere(
    database_url: str, redis_url: str, tmp_path: Path, browser: Browser
) -> None:
    settings = settings_for(tmp_path / "data", database_url, redis_url, port=0, trusted_proxies="127.0.0.1")
    async with open_house(settings) as house, AsyncExitStack() as stack:
        story = Story(house, browser, stack)
        await story.colleague("Анна")
        guesser = await story.window(extra_http_headers={"X-Forwarded-For": "198.51.100.1"})
        await guesser.goto("/sign-in")
        # However slowly he tries, the waits double and become longer than one try.
        told = [status async for status in guesses(guesser)]
        assert set(told) == {HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.TOO_MANY_REQUESTS}
        assert told.index(HTTPStatus.TOO_MANY_REQUESTS) >= 5
        await expect(guesser.get_by_role("alert")).to_contain_text("Слишком много попыток. Подождите")

        anna = await story.window(extra_http_headers={"X-Forwarded-For": "192.0.2.7"})
        await anna.goto("/sign-in")
        assert await tries(anna, PASSWORD) == HTTPStatus.OK
        await expect(anna.locator("#rows")).to_be_attached()


async def guesses(page: Page, most: int = 12) -> AsyncIterator[int]:
    """What each guess is answered, until he is told to wait."""
    for number in range(most):
        status = await tries(page, f"guess {number}")
        yield status
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            return
        await expect(page.get_by_role("alert")).to_contain_text("Неверная почта или пароль")


async def test_an_observer_sees_and_cannot_write(story: Story) -> None:
    dialog_id = await story.house.hear(await story.house.channel("widget"), "Вопрос", name="Иван")
    await story.colleague("Анна")
    page = await story.at_work("Пётр", role="observer")
    log = await open_dialog(page, "Иван")
    await expect(log).to_contain_text("Вопрос")
    await expect(page.locator("chat-composer")).to_have_count(0)
    status = await page.evaluate(
        """async path => {
          const headers = {'X-CSRF-Token': document.querySelector('meta[name=csrf]').content}
          const body = new URLSearchParams({text: 'x', kind: 'note'})
          return (await fetch(path, {method: 'POST', headers, body})).status
        }""",
        f"/d/{dialog_id}/messages",
    )
    assert status == HTTPStatus.FORBIDDEN
    assert await story.value("SELECT count(*) FROM message WHERE kind IN ('note', 'outbound')") == 0


async def test_who_is_not_of_the_team_finds_no_dialog_and_is_told_nothing(story: Story) -> None:
    sales, money = await story.house.team("Продажи"), await story.house.team("Бухгалтерия")
    sold, paid = await story.house.channel("widget", team_id=sales), await story.house.channel("widget", team_id=money)
    secret = await story.house.hear(paid, "Тайна", who="1", name="Ольга")
    await story.colleague("Анна")
    page = await story.at_work("Борис", role="agent", teams=(sales,))
    frames: list[str] = []
    page.on("websocket", lambda ws: ws.on("framereceived", lambda frame: frames.append(str(frame))))
    await page.goto("/inbox/all")
    assert (await page.request.get(f"/d/{secret}")).status == HTTPStatus.NOT_FOUND

    await story.house.hear(paid, "Ещё тайна", who="1", name="Ольга")
    await story.house.hear(sold, "Не тайна", who="2", name="Иван")
    await expect(page.locator("#rows")).to_contain_text("Не тайна")
    assert frames
    assert not any("айна" in frame and "Не тайна" not in frame for frame in frames)
    await expect(page.locator("#rows .row")).to_have_count(1)


async def test_what_another_sites_page_sends_with_our_cookie_is_refused(story: Story) -> None:
    dialog_id = await story.house.hear(await story.house.channel("widget"), "Вопрос", name="Иван")
    page = await story.at_work("Анна")
    cookies = {one["name"]: one["value"] for one in await page.context.cookies()}
    async with ClientSession(story.url, cookies=cookies, cookie_jar=CookieJar(unsafe=True)) as http:
        for headers in ({}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            async with http.post(f"/d/{dialog_id}/close", headers=headers) as answer:
                assert answer.status == HTTPStatus.FORBIDDEN
    assert await story.value("SELECT status FROM dialog") == "open"
    (session,) = [one for one in await page.context.cookies() if one["name"] == "pult"]
    assert (session["httpOnly"], session["sameSite"]) == (True, "Lax")


async def test_a_page_that_was_uploaded_is_handed_out_as_a_file_only(story: Story) -> None:
    await story.house.hear(await story.house.channel("widget"), "Вопрос", name="Иван")
    page = await story.at_work("Анна")
    log = await open_dialog(page, "Иван")
    await page.locator("chat-composer label", has_text="Заметка").click()
    await page.locator("chat-composer [data-file]").set_input_files(
        {"name": "страница.html", "mimeType": "text/html", "buffer": PAGE}
    )
    await page.locator("chat-composer textarea").fill("смотри вложение")
    await page.locator("chat-composer textarea").press("Control+Enter")
    card = log.locator(".msg.note a.filecard")
    await expect(card).to_contain_text("страница.html")
    answer = await page.request.get(str(await card.get_attribute("href")))
    assert await answer.body() == PAGE
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "text/html" not in answer.headers["content-type"]


async def test_every_page_has_a_policy_without_unsafe(story: Story) -> None:
    page = await story.at_work("Анна")
    for path in ("/sign-in", "/inbox/all", "/tasks", "/settings/profile", "/no-such-page"):
        policy = (await page.request.get(path)).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy

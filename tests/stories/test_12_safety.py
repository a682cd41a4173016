"""Somebody who should not: guessing, writing where he may only look, looking where he may not, forging, smuggling."""

from __future__ import annotations

from http import HTTPStatus

from aiohttp import ClientSession, CookieJar
from playwright.async_api import expect

from tests.stories.conftest import Story, open_dialog

PAGE = b"<!doctype html><script>document.title = 'ran'</script>"


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

"""A mail's HTML as an agent sees it."""

from __future__ import annotations

import pytest
from playwright.async_api import Page as Browser

from bench.world.mail import letter
from connectors.email import show
from connectors.email.html_body import read
from core.work import View
from tests.connectors.email.conftest import Desk


async def shown(desk: Desk, message_id: int, **options: object) -> show.Page:
    async def ask(view: View) -> show.Page | None:
        return await show.page(view, message_id, address=lambda one: f"/files/{one}", **options)  # type: ignore[arg-type]

    found = await desk.kit.db.read(ask)
    assert found is not None
    return found


async def test_images_are_in_place_those_of_an_earlier_mail_too(desk: Desk) -> None:
    first = letter("anna@example.org", desk.address, "x", "text", html='<p>a<img src="cid:Logo@x"></p>')
    first.get_payload()[1].add_related(b"\x89PNG", maintype="image", subtype="png", cid="<logo@x>")  # type: ignore[union-attr, index]
    quoting = letter("anna@example.org", desk.address, "Re: x", "t", html='<img src="cid:logo@X">', reply_to=first)
    alone = letter("eva@example.org", desk.address, "y", "t", html='<img src="cid:logo@x">')
    await desk.feed(first, quoting)
    messages = await desk.feed(alone)
    logo = (await desk.rows("SELECT id FROM attachment"))[0]["id"]

    assert [f'src="/files/{logo}"' in (await shown(desk, row["id"])).body for row in messages] == [True, True, False]


async def test_remote_images_are_shown_when_asked_for(desk: Desk) -> None:
    mail = letter("a@b.ru", desk.address, "x", "t", html='<img src="https://x.example/a.png">')
    message = (await desk.feed(mail))[0]
    hidden, open_ = await shown(desk, message["id"]), await shown(desk, message["id"], remote=lambda address: address)

    assert (hidden.has_remote_images, message["extra"]["remote_images"]) == (True, True)
    assert ' src="https://x.example/a.png"' not in hidden.body.replace("data-src", "")
    assert ' src="https://x.example/a.png"' in open_.body


async def test_a_mail_without_html_has_no_page(desk: Desk) -> None:
    message = (await desk.feed(letter("a@b.ru", desk.address, "x", "t")))[0]

    async def ask(view: View) -> show.Page | None:
        return await show.page(view, message["id"], address=str)

    assert await desk.kit.db.read(ask) is None


def test_styles_become_a_sheet() -> None:
    safe = read('<p style="color:red">a</p><p style="color:red">b</p><b style="font-weight:bold">c</b>').safe or ""
    body, css = show.styles_apart(safe)

    assert "style=" not in body
    assert body.count('class="s0"') == 2
    assert css == ".s0{color:red}.s1{font-weight:bold}"


@pytest.mark.parametrize("value", ["font-family:'}body{color:red'", "color:red</style><script>", "color:\\72 ed"])
def test_no_style_breaks_out_of_the_sheet(value: str) -> None:
    safe = read(f'<p style="{value}">a</p><details class="quoted" style="color:red">x</details>').safe or ""
    body, css = show.styles_apart(safe)

    assert "style=" not in body
    assert css.count("{") == css.count("}") == len(css.split("}")) - 1
    assert "<" not in css
    assert "script" not in css


async def test_a_browser_shows_it_and_runs_nothing(page: Browser, desk: Desk) -> None:
    html = (
        '<p id="x" style="color:rgb(1,2,3)">visible</p><script>document.title="run"</script>'
        '<img src=x onerror="document.title=1"><details class="quoted"><summary>x</summary>hidden</details>'
        '<div class="gmail_quote"><blockquote class="gmail_quote">old words</blockquote></div>'
    )
    message = (await desk.feed(letter("a@b.ru", desk.address, "x", "t", html=html)))[0]
    document = (await shown(desk, message["id"])).document("n0nce")
    asked: list[str] = []
    await page.route(
        "**/*",
        lambda route: route.fulfill(
            body=document, content_type="text/html", headers={"Content-Security-Policy": show.policy("n0nce")}
        ),
    )
    page.on("request", lambda request: asked.append(request.url))
    errors: list[str] = []
    page.on("console", lambda line: errors.append(line.text) if "Refused" in line.text else None)
    await page.goto("http://mail.test/")

    assert await page.locator("p").evaluate("e => getComputedStyle(e).color") == "rgb(1, 2, 3)"
    assert await page.title() == ""
    assert asked == ["http://mail.test/"]
    assert await page.get_by_text("old words").is_visible() is False
    await page.locator("summary").last.click()
    assert await page.get_by_text("old words").is_visible()
    assert errors == []

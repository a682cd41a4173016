"""NUL, half a character and marks that turn the writing round, in every field of every form: refused or cleaned."""

from __future__ import annotations

import re
from urllib.parse import quote_from_bytes

import pytest

from tests.house import House
from tests.web.test_notices import Browser, browser_of

NASTY = "\u202e\x00x\ud83d\u200f"
USUAL = {
    "name": "Имя",
    "title": "Имя",
    "text": "слово",
    "kind": "reply",
    "role": "agent",
    "email": "x@firma.example",
    "password": "geheim-12345",
}

FORMS = {
    "/settings/profile": "name language timezone theme",
    "/settings/password": "old new",
    "/settings/tokens": "name",
    "/settings/channels/{channel}": "name origins team",
    "/settings/channels/{channel}/look": "color position theme title-ru greeting-en hours-ru intro-en",
    "/settings/channels/new/widget": "name origins team",
    "/settings/channels/new/telegram": "token api_url",
    "/settings/channels/new/email": "address name imap smtp password",
    "/settings/inputs/again": "channel",
    "/settings/agents": "name email password role team",
    "/settings/agents/{agent}": "name email role teams",
    "/settings/teams": "name",
    "/settings/tags": "name hue",
    "/settings/notifications": "assigned",
    "/settings/notifications/server": "url address",
    "/d/{dialog}/messages": "text kind client_id reply_to files mentions",
    "/d/{dialog}/draft": "text kind",
    "/d/{dialog}/tag": "tag name tags",
    "/d/{dialog}/assign": "to note agent team",
    "/d/{dialog}/snooze": "until at",
    "/d/{dialog}/priority": "priority",
    "/d/{dialog}/subject": "subject",
    "/contacts/{contact}": "name email phone notes company",
    "/contacts/{contact}/merge": "into",
    "/tasks": "title description owner deadline deadline_local dialog client_id other",
    "/tasks/{task}": "title description deadline owner priority",
    "/tasks/{task}/comments": "text client_id",
    "/tasks/{task}/steps": "text",
    "/tasks/{task}/done": "result",
    "/tasks/{outage}/preview": "text kind resolve",
    "/tasks/{outage}/updates": "text client_id resolve kind",
    "/bulk/tag": "ids tag",
    "/notices/read": "id",
    "/sign-in": "email password next",
}

QUESTIONS = (
    *("/search?q=", "/search/results?q=", "/contacts/{contact}/merge/find?q=", "/tasks/{outage}/find?q="),
    *("/inbox/mine?after=", "/inbox/mine?sort=", "/settings/inputs?channel=", "/settings/inputs?before="),
    *("/welcome/hello?channel=", "/sign-in?next=", "/w/Key?lang=", "/w/Key/history?before=", "/w/"),
)


def encoded(text: str) -> str:
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"))


async def ask(browser: Browser, method: str, path: str, fields: dict[str, str] | None = None) -> int:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRF-Token": browser._csrf, "HX-Request": "true"}
    body = "&".join(f"{name}={encoded(value)}" for name, value in (fields or {}).items()).encode()
    url = f"{browser.house.url}{path}"
    async with browser.http.request(method, url, data=body, headers=headers, allow_redirects=False) as answer:
        return answer.status


async def test_no_field_of_any_form_and_no_question_is_an_accident(quiet_house: House) -> None:
    person = await quiet_house.person("admin")
    channel = await quiet_house.channel("widget", address="Key")
    dialog = await quiet_house.hear(channel)
    task = (await person.post("/tasks", title="T", dialogs=[dialog]))["id"]
    outage = (await person.post("/tasks", title="O", type="outage", dialogs=[dialog]))["id"]
    contact = (await person.get(f"/dialogs/{dialog}"))["contact"]["id"]
    ids = {"channel": channel, "dialog": dialog, "task": task, "outage": outage, "contact": contact, "agent": 1}
    browser = await browser_of(quiet_house, person)
    asked = [
        ("POST", path, {**{one: USUAL[one] for one in names.split() if one in USUAL}, name: NASTY})
        for path, names in FORMS.items()
        for name in names.split()
    ]
    asked += [("GET", path + encoded(NASTY), {}) for path in QUESTIONS]
    async with browser.http:
        answers = [await ask(browser, method, path.format(**ids), fields) for method, path, fields in asked]
    broken = [one for one, status in zip(asked, answers, strict=True) if status >= 500]
    assert broken == []


@pytest.mark.parametrize("text", ["\u202ehttps://shop.example", "я" * 80 + ".example", "http://[", "\ud83d"])
async def test_what_is_no_site_is_told_at_its_field_and_what_was_entered_stays(quiet_house: House, text: str) -> None:
    channel = await quiet_house.channel("widget", origins=["https://shop.example"])
    browser = await browser_of(quiet_house, await quiet_house.person("admin"))
    async with browser.http:
        entered = text.encode("utf-8", "replace").decode()
        page = await browser.post(f"/settings/channels/{channel}", expect=422, name="Сайт", origins=entered)
        assert "is not the address of a site" in page
        assert re.search(r'id="f-origins"[^>]*aria-invalid="true"', page)
        assert "https://shop.example" in await browser.get(f"/settings/channels/{channel}")


@pytest.mark.parametrize("entered", ["", "soon", "0001-01-01T00:00", "2026-13-45T99:99", "\u202e"])
async def test_a_date_that_is_none_is_asked_for_again_instead_of_left_out(quiet_house: House, entered: str) -> None:
    browser = await browser_of(quiet_house, await quiet_house.person())
    async with browser.http:
        page = await browser.post("/tasks", expect=422, title="x", deadline="other", deadline_local=entered)
    assert "Choose a date and a time." in page or "The deadline must be in the future." in page
    assert await quiet_house.count("SELECT count(*) FROM task") == 0

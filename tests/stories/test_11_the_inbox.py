"""Every screen of the inbox, in both languages and both themes: open to everybody, whole, translated, alive.

The screens are not listed here: each address of the route table is asked for, and what answers a page is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Literal

import pytest
from playwright.async_api import Page, expect

from bench.world.botapi import BotApi
from core.clock import HOUR
from core.work import Tx
from inbox import access, team
from tasks import fields, tasks
from tasks.models import FieldKind
from tasks.tasks import NewTask
from tests.conftest import ENGINE, wear
from tests.stories.conftest import PASSWORD, Story, watch
from web.pages.routes import ID, PAGES

Axe = Callable[..., Awaitable[list[str]]]

NOT_OURS = {
    "/files/{id}": "what somebody uploaded",
    "/files/{id}/thumbnail": "what somebody uploaded",
    "/messages/{id}/html": "a customer's mail, in a frame of its own",
    "/messages/{id}/source": "a customer's mail",
    "/settings/inputs/{id}/source": "what a channel brought",
}
"""Addresses at which other people's words are handed out."""

NAMES = {"view": ["all", "closed"], "kind": ["telegram", "email", "widget"], "name": ["tags"]}
"""What stands for a named part of an address."""

SAID = """() => {
  const skipped = 'script, style, template, pre, code, kbd, textarea, select[name=timezone], [lang]:not(html)'
  const said = [document.title]
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest(skipped) || !element.checkVisibility()) continue
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) said.push(element.getAttribute(name) ?? '')
    for (const child of element.childNodes) if (child.nodeType === 3) said.push(child.textContent)
  }
  return said.join('\\n')
}"""
"""All that a page says to people: words that one sees, and those that are read out. No examples of code, no keys."""

ADDRESS = re.compile(r"\S*(?:://|@|\w\.\w|/\w)\S*")
"""Addresses, of people, pages and servers: the same in every language."""


@dataclass(frozen=True)
class Tongue:
    """A language, and what a company calls things in it: what stands on a page is then of one language only."""

    locale: str
    theme: Literal["light", "dark"]
    """In which the screens are looked at first."""
    foreign: str
    name: str
    customer: str
    asks: str
    team: str
    more: str
    known: frozenset[str]
    """Words of another language that belong there."""


RUSSIAN = Tongue(
    *("ru-RU", "light", "[A-Za-z]", "Анна", "Иван", "Не открывается отчёт", "Поддержка", "Ау, вы тут?"),
    known=frozenset({"Pult", "Telegram", "BotFather", "API", "IMAP", "SMTP", "AAF", "Enter", "Ctrl", "English"}),
)
ENGLISH = Tongue(
    *("en-GB", "dark", "[А-Яа-яЁё]", "Anna", "Ivan", "The report does not open", "Support", "Are you there?"),
    known=frozenset({"Русский"}),
)


@dataclass
class Look:
    """Somebody who goes from screen to screen and writes down what is wrong with each."""

    page: Page
    axe: Axe
    tongue: Tongue
    problems: list[str]
    found: dict[str, list[str]] = field(default_factory=dict)

    async def at(self, path: str) -> None:
        await wear(self.page, self.tongue.theme)
        answer = await self.page.goto(path)
        assert answer is not None
        wrong = await self.axe(self.page)
        if self.tongue.theme == "light":  # With the theme nothing changes but colours.
            await wear(self.page, "dark")
            wrong += [f"dark: {one}" for one in await self.axe(self.page, rules=["color-contrast"])]
        if await self.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append("wider than the window")
        said = ADDRESS.sub("", await self.page.evaluate(SAID))
        words = set(re.findall(rf"{self.tongue.foreign}[\w-]+", said)) - self.tongue.known
        wrong += [f"not translated: {word}" for word in sorted(words)]
        if wrong or self.problems:
            self.found[path] = [*wrong, *self.problems]
            self.problems.clear()


def complaints(page: Page) -> list[str]:
    """What the browser complains of, of whatever kind."""
    problems = watch(page)
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    return problems


async def company(story: Story, tongue: Tongue) -> dict[str, list[int]]:
    """Something on every screen; the ids of it, by addresses or by what they begin with."""
    db = story.house.parts.db
    me = await story.value("SELECT id FROM agent")
    by = await db.read(access.actor, me)
    assert by is not None
    await db.write(team.add_team, tongue.team, by=by)
    await db.write(rename_channels, tongue.team)
    dialog_id = await story.value("SELECT max(id) FROM dialog")
    wanted = NewTask(title=tongue.asks, dialog_ids=[dialog_id], owner_id=me, deadline_at=db.clock() + 5 * HOUR)
    task_id = await db.write(tasks.create, wanted, by=by)
    outage = await db.write(tasks.create, NewTask(title=tongue.asks, type="outage", dialog_ids=[dialog_id]), by=by)
    field_id = await db.write(fields.add, tongue.team, by=by, kind=FieldKind.CHOICE, choices=["1", "2"], required=True)
    site = await story.value("SELECT id FROM channel WHERE type = 'widget'")
    return {
        "/d/": [dialog_id],
        "/tasks/": [task_id, outage],
        "/contacts/": [await story.value("SELECT contact_id FROM dialog WHERE id = $1", dialog_id)],
        "/messages/": [await story.value("SELECT min(id) FROM message")],
        "/settings/agents/": [me],
        "/settings/fields/": [field_id],
        "/settings/channels/": [site, await story.value("SELECT id FROM channel WHERE type = 'telegram'")],
        "/settings/channels/{id}/look": [site],
        "/welcome/hello": [site],
    }


async def rename_channels(tx: Tx, name: str) -> None:
    await tx.execute("UPDATE channel SET name = $1", name)


def addresses(ids: dict[str, list[int]]) -> list[str]:
    """Every address of the route table that may be a page, with what stands for its parts."""
    found: list[str] = []
    for route in PAGES:
        path = route.path.replace(ID, "{id}")
        if route.method != "GET" or path in NOT_OURS:
            continue
        stem = path.partition("{id}")[0]
        path += "?channel={id}" if path == "/welcome/hello" else ""
        ways = [path.replace("{id}", str(id_)) for id_ in ids.get(path) or ids[stem]] if "{id}" in path else [path]
        for name, values in NAMES.items():
            ways = [way.replace(f"{{{name}}}", value) for way in ways for value in values]
        found += dict.fromkeys(ways)
    assert not [path for path in found if "{" in path]
    return [*found, "/tasks?board=1", "/search?q=1"]


async def is_page(page: Page, path: str) -> bool:
    """Whether it answers a document: not a part of one (which may ask for more), not data, not another address."""
    answer = await page.request.get(path, max_redirects=0)
    assert answer.status in (*range(200, 400), HTTPStatus.BAD_REQUEST), f"{path}: {answer.status}"
    is_html = answer.headers.get("content-type", "").startswith("text/html")
    return answer.status == HTTPStatus.OK and is_html and "<html" in (await answer.text())[:200]


if ENGINE == "sqlite":  # A page looks the same whatever keeps the data.

    @pytest.mark.parametrize("tongue", [RUSSIAN, ENGLISH], ids=["ru", "en"])
    async def test_every_screen_can_be_used_and_read_by_everybody(
        story: Story, bot_api: BotApi, axe: Axe, tongue: Tongue
    ) -> None:
        page = await story.window(locale=tongue.locale)
        look = Look(page, axe, tongue, complaints(page))
        await look.at("/welcome")
        await page.locator("input[name=name]").fill(tongue.name)
        await page.locator("input[name=email]").fill("c0@firma.example")
        await page.locator("input[name=password]").fill(PASSWORD)
        await page.keyboard.press("Enter")
        await expect(page.locator("[aria-current=step]")).to_contain_text("2")
        bot = await story.telegram(bot_api)
        await story.widget()
        customer = bot_api.user(tongue.customer)
        chat = bot_api.private(customer, bot)
        bot_api.say(customer, chat, tongue.asks)
        await bot_api.taken(bot)

        screens = [path for path in addresses(await company(story, tongue)) if await is_page(page, path)]
        for path in screens:
            await look.at(path)
        await page.goto("/inbox/all")
        await page.evaluate("window.here = true")
        bot_api.say(customer, chat, tongue.more)
        await expect(page.locator("#rows")).to_contain_text(tongue.more)
        assert await page.evaluate("window.here")
        await page.context.clear_cookies()
        await look.at("/sign-in")
        assert look.found == {}
        await look.at("/no-such-page")
        assert all("404" in one for one in look.found.get("/no-such-page", [])), look.found

"""Every part of every screen can be used by everybody: WCAG 2.2 AA as far as a machine can tell.

Made-up screens, with more on them than a company has at once; the real ones are looked at in `tests/stories`.
"""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

from tests.conftest import ENGINE, wear
from web.pages import samples

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS = {"runOnly": ["color-contrast"]}
"""With the theme nothing changes but colours."""


SQUEEZED = """() => [...document.querySelectorAll('.row .facts > .chip > span')]
    .filter(text => text.clientWidth < Math.min(text.scrollWidth, 24)).map(text => text.textContent)"""
"""What a row tells in a chip of which not three letters are left."""


async def complaints(page: Page, rules: dict[str, list[str]] = RULES) -> list[str]:
    """What axe finds wrong, a line each."""
    found = await Axe().run(page, options=rules)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary'][:200]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


if ENGINE == "sqlite":  # A page looks the same whatever keeps the data.

    async def test_axe_finds_nothing_on_any_screen_in_any_state(office: Any) -> None:
        context = await office.context(reduced_motion="reduce")
        page = await context.new_page()
        found: dict[str, list[str]] = {}
        for screen in ["", *(f"/{name}" for name in samples.SCREENS if name != "new-task")]:
            await page.goto(f"/styleguide{screen}?lang=ru")
            for theme, rules in (("light", RULES), ("dark", COLOURS)):
                await wear(page, theme)
                if wrong := await complaints(page, rules):
                    found[f"{screen} {theme}"] = wrong
        assert found == {}


async def test_axe_finds_nothing_in_what_opens_over_the_inbox(office: Any) -> None:
    await office.customer("Ivan", "Hello")
    anna = await office.agent("Anna", reduced_motion="reduce")
    await anna.goto(f"/d/{await office.newest_dialog()}")
    for name in ("New task", "Snooze", "More"):
        await anna.get_by_role("button", name=name).first.click()
        await anna.locator(":popover-open form").first.wait_for()
        assert await complaints(anna) == [], name
        await anna.keyboard.press("Escape")
    await anna.keyboard.press("Shift+Slash")
    await anna.get_by_role("dialog", name="Keys").wait_for()
    assert await complaints(anna) == []


@pytest.mark.parametrize("width", [390, 1100, 1440])
async def test_a_third_longer_text_breaks_no_screen(office: Any, width: int) -> None:
    context = await office.context(viewport={"width": width, "height": 900})
    page = await context.new_page()
    wide: dict[str, object] = {}
    for screen in samples.SCREENS:
        await page.goto(f"/styleguide/{screen}?lang=xa")
        beyond = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if beyond > 0:
            wide[screen] = beyond
        empty = await page.evaluate(SQUEEZED)
        if empty:
            wide[screen] = empty
    assert wide == {}

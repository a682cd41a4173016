"""What could not be taken in: an administrator finds it by the mark in the sidebar and brings it into the inbox."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from playwright.async_api import Frame, Page, expect

from tests.stories.conftest import Story
from tests.web.test_inputs import failed_one


async def test_an_administrator_tries_again_with_the_keyboard_alone(
    story: Story, axe: Callable[[Page | Frame], Awaitable[list[str]]]
) -> None:
    await failed_one(story.house, "Не открывается отчёт")
    page = await story.at_work("Анна")
    await page.get_by_role("link", name="Не принято 1").press("Enter")
    await expect(page.get_by_role("heading", name="Не принято")).to_be_visible()
    assert await axe(page) == []
    await page.locator("summary").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text('"Не открывается отчёт"')).to_be_visible()
    await page.get_by_role("button", name="Попробовать снова").press("Enter")
    await expect(page.get_by_role("status").filter(has_text="Принято: 1.")).to_be_visible()
    await expect(page.get_by_role("link", name="Не принято 1")).to_have_count(0)
    await page.get_by_role("link", name="Открыть диалог").press("Enter")
    await expect(page.get_by_role("log")).to_contain_text("Не открывается отчёт")
    assert story.problems == []

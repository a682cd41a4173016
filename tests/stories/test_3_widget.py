"""A visitor with the widget on a shop's page, and the agent who sees him live."""

from __future__ import annotations

import re

from playwright.async_api import Frame, Page, expect

from bench.world.site import Site
from tests.stories.conftest import Story, open_dialog, reply

PANEL = re.compile(r"/w/[A-Za-z0-9_-]+(\?|$)")


async def panel(page: Page) -> Frame:
    """Press the launcher, which stands in the corner in a closed tree; returns the chat's frame."""
    size = page.viewport_size or {"width": 0, "height": 0}
    await page.wait_for_function("Boolean(customElements.get('pult-chat'))")
    await page.mouse.click(size["width"] - 48, size["height"] - 48)
    while not (frames := [one for one in page.frames if PANEL.search(one.url)]):
        await page.wait_for_event("framenavigated")
    frame = frames[0]
    await frame.wait_for_selector("#field", state="attached")
    return frame


async def test_a_visitor_and_an_agent_talk_and_the_history_is_there_after_a_reload(story: Story) -> None:
    async with Site("") as site:
        key = await story.widget(site.url)
        site.script = f"{story.url}/w/{key}.js"
        visitor = await story.window()
        await visitor.goto(site.page(lang="ru", policy=True))
        chat = await panel(visitor)
        await chat.fill("#field", "Есть доска на складе?")
        await chat.press("#field", "Enter")

        page = await story.at_work("Анна")
        await page.goto("/inbox/all")
        await expect(page.locator("#rows")).to_contain_text("Есть доска на складе?")
        await open_dialog(page, "Посетитель")
        await reply(page, "Есть, сорок кубов")
        await expect(chat.locator(".them .text")).to_have_text("Есть, сорок кубов")

        await visitor.reload()
        again = await panel(visitor)
        await expect(again.locator(".message .text")).to_have_text(["Есть доска на складе?", "Есть, сорок кубов"])

"""An agent answers customers in the browser: live, kept, and never in the wrong place."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Page, expect


async def opened(page: Page, dialog_id: int) -> None:
    await page.goto(f"/d/{dialog_id}")
    await expect(page.get_by_role("log")).to_be_visible()


async def test_a_customers_word_appears_by_itself_and_the_answer_reaches_him(office: Any) -> None:
    anna = await office.agent("Anna")
    await anna.goto("/inbox/unassigned")
    visitor = await office.customer("Ivan", "The report does not open")
    await anna.get_by_role("link", name="Ivan").click()
    log = anna.get_by_role("log")
    await expect(log.get_by_text("The report does not open")).to_be_visible()
    await visitor.say("Error 500")
    await expect(log.get_by_text("Error 500")).to_be_visible()
    await anna.get_by_role("textbox", name="Message").fill("Looking into it")
    await anna.get_by_role("button", name="Send to the site chat").click()
    bubble = log.locator(".msg.out").filter(has_text="Looking into it")
    await expect(bubble).to_have_count(1)
    await expect(bubble.get_by_role("img", name="sent")).to_be_visible()
    assert [m["text"] for m in (await visitor.history())["messages"]][-1] == "Looking into it"
    assert anna.problems == []

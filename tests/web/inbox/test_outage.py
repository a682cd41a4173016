"""An outage from the first linked dialog to the last word: everybody is told once, and the screen shows how it goes."""

from __future__ import annotations

from typing import Any

from playwright.async_api import expect


async def test_everybody_who_is_linked_is_told_once_and_the_end_closes_their_dialogs(office: Any) -> None:
    visitors = [await office.customer(name, "Reports fail with error 500") for name in ("Ivan", "Olga")]
    anna = await office.agent("Anna")
    await anna.goto("/outages")
    await anna.get_by_role("button", name="Outage", exact=True).click()
    await anna.get_by_role("textbox", name="What is to be done").fill("Reports fail")
    await anna.get_by_role("button", name="Create").click()
    await anna.get_by_role("link", name="Reports fail").click()
    for name in ("Ivan", "Olga"):
        await expect(anna.locator("#found").get_by_role("checkbox", name=name)).to_be_checked()
    await anna.get_by_role("button", name="Link the chosen").click()
    await expect(anna.locator("#outage-linked").get_by_role("link", name="Olga")).to_be_visible()
    words = anna.get_by_role("textbox", name="What everybody is told")
    await words.fill("We know and are mending it.")
    await anna.get_by_role("button", name="Send to 2").click()
    await expect(anna.locator("#outage-progress").get_by_text("We know and are mending it.")).to_be_visible()
    await expect(anna.get_by_role("progressbar", name="Sent 2 of 2")).to_be_visible()
    await words.fill("It works again.")
    await anna.get_by_role("checkbox", name="It is solved").check()
    await expect(anna.get_by_text("2 dialogs will be closed")).to_be_visible()
    await anna.get_by_role("button", name="Solved: tell 2").click()
    await expect(anna.locator("#task-state")).to_have_text("done")
    for visitor in visitors:
        said = [m["text"] for m in (await visitor.history())["messages"]]
        assert said == ["Reports fail with error 500", "We know and are mending it.", "It works again."]
    await anna.goto("/inbox/closed")
    await expect(anna.get_by_role("link", name="Ivan")).to_be_visible()
    assert anna.problems == []

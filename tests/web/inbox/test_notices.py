"""What an agent is told while his window is open: in front, and behind."""

from __future__ import annotations

from typing import Any

from playwright.async_api import expect

from inbox import dialogs, team
from inbox.access import Actor
from inbox.models import Role


async def give(office: Any, name: str) -> int:
    """An administrator gives the newest dialog to somebody."""
    boss = await office.machine.db.write(
        team.add_agent, "Boss", email="boss@pult.example", password_hash="", role=Role.ADMIN, by=None
    )
    dialog_id: int = await office.newest_dialog()
    by = Actor(boss, "Boss", Role.ADMIN)
    await office.machine.db.write(dialogs.assign, dialog_id, by=by, to=office.agents[name])
    return dialog_id


async def test_a_toast_tells_of_another_dialog_and_leads_there(office: Any) -> None:
    anna = await office.agent("Anna")
    await anna.goto("/inbox/mine")
    visitor = await office.customer("Ivan", "Hello")
    dialog_id = await give(office, "Anna")
    toast = anna.locator(".toast")
    await expect(toast).to_contain_text("A dialog for you: Ivan")
    await visitor.say("Are you there?")
    await expect(toast).to_have_count(1)
    await toast.get_by_role("button", name="Open the dialog").click()
    await expect(anna.get_by_role("log")).to_contain_text("Are you there?")
    assert anna.url.endswith(f"/d/{dialog_id}")
    await visitor.say("Good")
    await expect(anna.get_by_role("log")).to_contain_text("Good")
    await expect(anna.locator(".toast")).to_have_count(0)
    await expect(anna.locator("#views")).to_have_count(1)
    await expect(anna.locator("#conv")).to_have_count(1)
    assert anna.problems == []


async def test_from_another_page_a_toast_leads_to_the_dialog_and_back_returns(office: Any) -> None:
    anna = await office.agent("Anna")
    await anna.goto("/inbox/mine")
    await anna.get_by_role("link", name="My tasks").click()
    await expect(anna.get_by_role("heading", name="Tasks")).to_be_visible()
    await office.customer("Ivan", "Hello")
    await give(office, "Anna")
    await anna.locator(".toast").get_by_role("button", name="Open the dialog").click()
    await expect(anna.get_by_role("log")).to_contain_text("Hello")
    await expect(anna.locator("#views")).to_have_count(1)
    await anna.go_back()
    await expect(anna.get_by_role("heading", name="Tasks")).to_be_visible()
    await anna.go_back()
    await expect(anna.locator("#rows")).to_contain_text("Ivan")
    await expect(anna.locator("#views")).to_have_count(1)
    assert anna.problems == []


async def test_a_window_behind_others_shows_the_systems_notice_without_the_customers_words(office: Any) -> None:
    anna = await office.agent("Anna", permissions=["notifications"])
    await anna.add_init_script("Object.defineProperty(document, 'hidden', {get: () => window.isBehind ?? false})")
    await anna.goto("/inbox/mine")
    await anna.evaluate("navigator.serviceWorker.ready.then(() => true)")
    await anna.evaluate("window.isBehind = true")
    await office.customer("Ivan", "My card is 4111")
    # Chromium takes every page of a test for visible; the worker is told so only where it must stay quiet
    await anna.evaluate(
        "navigator.serviceWorker.ready.then(r => { window.asked = []; r.active.postMessage = m => asked.push(m) })"
    )
    dialog_id = await give(office, "Anna")
    await anna.wait_for_function("() => window.asked.length > 0")
    (asked,) = await anna.evaluate("window.asked")
    assert asked["show"] == {
        "title": "A dialog for you: Ivan",
        "body": "",
        "path": f"/d/{dialog_id}",
        "tag": f"d{dialog_id}",
    }
    assert await anna.locator(".toast").count() == 0
    assert anna.problems == []


async def test_the_choice_is_made_by_clicking_and_saved_at_once(office: Any) -> None:
    anna = await office.agent("Anna")
    await anna.goto("/settings/notifications")
    box = anna.get_by_role("checkbox", name="A customer writes in a dialog of mine: E-mail")
    await expect(box).not_to_be_checked()
    await box.check()
    await expect(anna.locator(".toast")).to_contain_text("Saved")
    await anna.reload()
    await expect(box).to_be_checked()
    assert anna.problems == []

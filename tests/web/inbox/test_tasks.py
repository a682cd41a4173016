"""Work is spun off in two presses, found again on the feed and the board, and comes back as a draft answer."""

from __future__ import annotations

import asyncio
from typing import Any

from playwright.async_api import expect

from tasks import fields, tasks
from tasks.models import FieldKind, TaskType
from tasks.tasks import NewTask
from tests.web.inbox.test_access import complaints


async def test_a_task_is_made_of_a_dialog_in_two_presses_and_no_typing(office: Any) -> None:
    await office.customer("Ivan", "Hello!\nThe yearly report does not open")
    anna = await office.agent("Anna")
    await anna.goto(f"/d/{await office.newest_dialog()}")
    await anna.get_by_role("button", name="New task").click()
    await expect(anna.get_by_role("textbox", name="What is to be done")).to_have_value(
        "The yearly report does not open"
    )
    await anna.get_by_role("button", name="Create").click()
    side = anna.get_by_role("complementary", name="Customer and tasks")
    await expect(side.get_by_role("link", name="The yearly report does not open")).to_be_visible()
    await expect(anna.get_by_role("log")).to_contain_text("Anna made a task")
    assert anna.problems == []


async def test_a_task_is_made_of_one_message(office: Any) -> None:
    await office.customer("Ivan", "First question", "Second question")
    anna = await office.agent("Anna")
    await anna.goto(f"/d/{await office.newest_dialog()}")
    message = anna.get_by_role("log").locator(".msg").filter(has_text="First question")
    await message.hover()
    await message.get_by_role("button", name="Make a task of it").click()
    await anna.get_by_role("button", name="Create").click()
    await (
        anna.get_by_role("complementary", name="Customer and tasks").get_by_role("link", name="First question").click()
    )
    await expect(anna.get_by_role("textbox", name="Title")).to_have_value("First question")
    await anna.get_by_role("link", name="Ivan").click()
    await expect(anna.get_by_role("log")).to_contain_text("Second question")


async def test_a_finished_task_leaves_its_result_as_a_draft_for_the_one_who_answers(office: Any) -> None:
    visitor = await office.customer("Ivan", "The report does not open")
    dialog_id = await office.newest_dialog()
    anna, boris = await office.agent("Anna"), await office.agent("Boris")
    await anna.goto(f"/d/{dialog_id}")
    await anna.get_by_role("textbox", name="Message").fill("We look into it")
    await anna.get_by_role("button", name="Send to the site chat").click()
    await expect(anna.get_by_role("log").get_by_role("img", name="sent")).to_be_visible()
    await anna.get_by_role("button", name="New task").click()
    await anna.get_by_role("combobox", name="Somebody else").select_option("Boris")
    await anna.get_by_role("button", name="Create").click()
    await boris.goto("/tasks")
    await boris.get_by_role("button", name="Done: The report does not open").click()
    await boris.get_by_role("textbox", name="What came of it").fill("The cause is mended")
    await boris.get_by_role("dialog").get_by_role("button", name="Done").click()
    await expect(boris.get_by_role("region", name="Done in 7 days")).to_contain_text("The report does not open")
    await anna.reload()
    await expect(anna.get_by_role("textbox", name="Message")).to_have_value("The cause is mended")
    assert [m["text"] for m in (await visitor.history())["messages"]][-1] == "We look into it"


async def test_the_board_is_worked_by_dragging_and_by_its_menu(office: Any) -> None:
    anna = await office.agent("Anna")
    await anna.goto("/tasks?board=1")
    await anna.get_by_role("button", name="Task", exact=True).click()
    await anna.get_by_role("textbox", name="What is to be done").fill("Call the supplier")
    await anna.get_by_text("Tomorrow").click()
    await anna.get_by_role("button", name="Create").click()
    card = anna.locator(".boardcard").filter(has_text="Call the supplier")
    await expect(anna.get_by_role("region", name="Later").locator(card)).to_be_visible()
    await card.drag_to(anna.get_by_role("region", name="No deadline"))
    await expect(anna.get_by_role("region", name="No deadline").locator(card)).to_be_visible()
    await anna.get_by_role("button", name="Move, hand over, finish: Call the supplier").click()
    await anna.get_by_role("button", name="In a week").click()
    await expect(anna.get_by_role("region", name="Later").locator(card)).to_be_visible()
    assert anna.problems == []


async def test_steps_comments_and_watching_show_at_once_to_everybody_on_the_card(office: Any) -> None:
    anna, boris = await office.agent("Anna"), await office.agent("Boris")
    await anna.goto("/tasks")
    await anna.get_by_role("button", name="Task", exact=True).click()
    await anna.get_by_role("textbox", name="What is to be done").fill("Move the servers")
    await anna.get_by_role("button", name="Create").click()
    await anna.get_by_role("link", name="Move the servers").click()
    await expect(anna.get_by_role("textbox", name="Title")).to_have_value("Move the servers")
    await boris.goto(anna.url)
    await anna.get_by_role("textbox", name="One more step").fill("Make a copy")
    await anna.keyboard.press("Enter")
    await expect(boris.get_by_role("checkbox", name="Make a copy")).to_be_visible()
    await boris.get_by_role("checkbox", name="Make a copy").check()
    await expect(anna.get_by_role("checkbox", name="Make a copy")).to_be_checked()
    await boris.get_by_role("textbox", name="Comment").fill("Half way there")
    await boris.get_by_role("button", name="Add").click()
    await expect(anna.get_by_text("Half way there")).to_be_visible()
    await expect(boris.get_by_role("textbox", name="Comment")).to_have_value("")


async def test_dialogs_chosen_in_the_list_are_hung_on_a_new_outage(office: Any) -> None:
    for name in ("Ivan", "Olga", "Pyotr"):
        await office.customer(name, "Reports fail with error 500")
    anna = await office.agent("Anna")
    await anna.goto("/inbox/unassigned")
    for name in ("Ivan", "Olga"):
        await anna.get_by_role("checkbox", name=f"Select {name}").check(force=True)
    await expect(anna.get_by_text("2 dialogs")).to_be_visible()
    await anna.get_by_role("button", name="Link to a task").click()
    await anna.get_by_role("button", name="New outage from these").click()
    await anna.get_by_role("textbox", name="What is to be done").fill("Reports are down")
    await anna.get_by_role("button", name="Create").click()
    await anna.get_by_role("link", name="Outages").click()
    await anna.get_by_role("link", name="Reports are down").click()
    linked = anna.locator("#outage-linked")
    await expect(linked.get_by_role("link", name="Ivan")).to_be_visible()
    await expect(linked.get_by_role("link", name="Olga")).to_be_visible()
    await anna.get_by_role("searchbox", name="Search dialogs and customers").fill("error 500")
    await anna.get_by_role("checkbox", name="Pyotr").first.check()
    await anna.get_by_role("button", name="Link the chosen").click()
    await expect(linked.get_by_role("link", name="Pyotr")).to_be_visible()
    assert anna.problems == []


async def test_files_are_chosen_pasted_and_dropped_on_a_task_and_come_back_when_taken_off(
    office: Any, axe: Any
) -> None:
    anna = await office.agent("Anna")
    await anna.goto("/tasks")
    await anna.get_by_role("button", name="Task", exact=True).click()
    new = anna.locator("#new-task")
    await new.get_by_role("textbox", name="What is to be done").fill("Mend the report")
    await new.get_by_text("More").click()
    await new.get_by_role("textbox", name="Description").fill("It is **urgent**")
    await new.locator("input[type=file]").set_input_files(
        {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 plan"}
    )
    await new.get_by_role("button", name="Create").click()
    await anna.get_by_role("button", name="Open the task").click()
    files = anna.locator("#task-files")
    await expect(files.get_by_role("link", name="plan.pdf")).to_be_visible()
    await expect(anna.locator("#task-description strong, #task-description b")).to_have_text("urgent")

    await hand(anna, "paste", "body", "shot.png")
    await expect(files.locator("img")).to_have_js_property("naturalWidth", 480)
    await hand(anna, "drop", "#task-log", "log.txt")
    await expect(files.get_by_role("listitem")).to_have_count(3)
    await expect(files.locator(".attach")).to_have_count(0)
    await expect(anna.locator("#task-log")).to_contain_text("Anna attached shot.png")

    await files.get_by_role("button", name="Remove plan.pdf").press("Enter")
    await expect(files.get_by_role("listitem")).to_have_count(2)
    await anna.get_by_role("button", name="Undo").click()
    await expect(files.get_by_role("link", name="plan.pdf")).to_be_visible()
    assert await axe(anna) == []
    assert anna.problems == []


async def hand(page: Any, how: str, where: str, name: str) -> None:
    """Paste or drop a file there, as the browser tells of it."""
    await page.evaluate(
        """async ([how, where, name]) => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 900, height: 600 })
          canvas.getContext('2d').fillRect(0, 0, 900, 600)
          const picture = await new Promise(done => canvas.toBlob(done))
          const carried = new DataTransfer()
          const type = name.endsWith('.png') ? 'image/png' : 'text/plain'
          carried.items.add(new File([type === 'image/png' ? picture : 'words'], name, { type }))
          const about = { bubbles: true, cancelable: true }
          const event = how === 'paste' ? new ClipboardEvent('paste', { ...about, clipboardData: carried })
            : new DragEvent('drop', { ...about, dataTransfer: carried })
          document.querySelector(where).dispatchEvent(event)
        }""",
        [how, where, name],
    )


async def test_a_list_that_was_asked_for_late_does_not_cover_the_task_that_was_opened(office: Any) -> None:
    anna = await office.agent("Anna")
    await office.machine.db.write(tasks.create, NewTask(title="First", owner_id=1), by=office.actor("Anna"))
    await anna.goto("/tasks")
    asked, opened = asyncio.Event(), asyncio.Event()

    async def late(route: Any) -> None:
        if "json" in route.request.headers.get("accept", ""):
            asked.set()
            await opened.wait()
        await route.continue_()

    await anna.route("**/tasks", late)
    await office.machine.db.write(tasks.create, NewTask(title="Second", owner_id=1), by=office.actor("Anna"))
    await asked.wait()
    await anna.get_by_role("link", name="First").click()
    await expect(anna.get_by_role("textbox", name="Title")).to_have_value("First")
    async with anna.expect_response(lambda answer: answer.url.endswith("/tasks")):
        opened.set()
    await anna.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert await anna.locator("[data-page]").get_attribute("data-page") == "task-1"


async def test_what_an_administrator_wants_to_know_is_asked_for_and_stands_on_the_card(office: Any) -> None:
    anna = await office.agent("Anna")
    await anna.goto("/settings/fields")
    await anna.get_by_label("What it is called").fill("Contract")
    await anna.get_by_role("checkbox", name="Required").check()
    await anna.get_by_role("button", name="Add a field").click()
    await anna.get_by_label("What it is called").fill("Plan")
    await anna.get_by_label("What is written there").select_option("One of several")
    await anna.get_by_label("What can be chosen").fill("Home\nOffice")
    await anna.get_by_role("button", name="Add a field").click()
    await anna.get_by_role("button", name="Up: Plan").click()
    await expect(anna.locator(".linklist b")).to_have_text(["Plan", "Contract"])
    by = office.actor("Anna")
    await office.machine.db.write(fields.add, "Sum", by=by, kind=FieldKind.NUMBER, required=True)
    await office.machine.db.write(
        fields.add, "Cause", by=by, kind=FieldKind.TEXT, required=True, task_type=TaskType.OUTAGE
    )
    await anna.goto("/tasks")
    await anna.get_by_role("button", name="Task", exact=True).click()
    await anna.get_by_role("textbox", name="What is to be done").fill("Call the supplier")
    await anna.get_by_role("textbox", name="Contract").fill("A-12")
    await anna.get_by_role("textbox", name="Sum").fill("much")
    assert await complaints(anna) == []
    await anna.get_by_role("button", name="Create").click()
    await expect(anna.get_by_role("status").filter(has_text="“Sum” takes a number.")).to_be_visible()
    await anna.get_by_role("textbox", name="Sum").fill("1200,5")
    await anna.locator("#new-task").get_by_text("More").click()
    await anna.get_by_role("checkbox", name="It is an outage").check()
    await expect(anna.get_by_role("textbox", name="Cause")).to_be_visible()
    await anna.get_by_role("checkbox", name="It is an outage").uncheck()
    await anna.get_by_role("textbox", name="Sum").press("Enter")
    await anna.get_by_role("button", name="Open the task").click()
    facts = anna.locator("#task-facts")
    await expect(facts).to_contain_text("1,200.5")
    await facts.get_by_role("button", name="Change").click()
    sheet = anna.get_by_role("dialog")
    await sheet.get_by_label("Plan").select_option("Office")
    await sheet.get_by_label("Sum").fill("a lot")
    await sheet.get_by_label("Sum").press("Enter")
    await expect(sheet.get_by_role("alert")).to_contain_text("“Sum” takes a number.")
    assert await complaints(anna) == []
    await sheet.get_by_label("Sum").fill("7")
    await sheet.get_by_role("button", name="Save").click()
    await expect(facts).to_contain_text("Office")
    await expect(anna.locator("#task-log")).to_contain_text("Anna changed “Plan”, “Sum”")
    assert anna.problems == []

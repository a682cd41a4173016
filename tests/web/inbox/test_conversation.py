"""An agent answers customers in the browser: live, kept, and never in the wrong place."""

from __future__ import annotations

import asyncio
from typing import Any

from playwright.async_api import Page, expect

from inbox import dialogs


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


async def test_a_note_stays_inside_and_looks_like_a_note(office: Any) -> None:
    visitor = await office.customer("Ivan", "Hello")
    anna = await office.agent("Anna")
    await opened(anna, await office.newest_dialog())
    await anna.locator("label", has_text="Note").click()
    await expect(anna.get_by_role("button", name="Send to the site chat")).to_be_hidden()
    await anna.get_by_role("textbox", name="Message").fill("He is right, look at the logs")
    await anna.get_by_role("button", name="Add the note").click()
    note = anna.get_by_role("log").locator(".msg.note")
    await expect(note).to_contain_text("look at the logs")
    assert [m["text"] for m in (await visitor.history())["messages"]] == ["Hello"]


async def test_a_draft_stays_with_its_dialog_and_its_mode(office: Any) -> None:
    await office.customer("Ivan", "First")
    first = await office.newest_dialog()
    await office.customer("Olga", "Second")
    anna = await office.agent("Anna")
    await opened(anna, first)
    text = anna.get_by_role("textbox", name="Message")
    await text.fill("half an answer")
    await anna.locator("label", has_text="Note").click()
    await expect(text).to_have_value("")
    await text.fill("half a note")
    await anna.get_by_role("link", name="Olga").click()
    await expect(anna.get_by_role("log")).to_contain_text("Second")
    await expect(text).to_have_value("")
    await expect(anna.locator(f"#d-{first}")).to_contain_text("half an answer")
    await anna.go_back()
    await expect(anna.get_by_role("log")).to_contain_text("First")
    await expect(text).to_have_value("half an answer")
    await anna.reload()
    await expect(text).to_have_value("half an answer")
    await anna.locator("label", has_text="Note").click()
    await expect(text).to_have_value("half a note")


async def test_what_is_pushed_takes_neither_caret_nor_scroll(office: Any) -> None:
    visitor = await office.customer("Ivan", *["\n".join(f"line {n}" for n in range(12))] * 6)
    anna = await office.agent("Anna")
    await opened(anna, await office.newest_dialog())
    text, log = anna.get_by_role("textbox", name="Message"), anna.get_by_role("log")
    await text.fill("some words")
    await text.evaluate("t => t.setSelectionRange(2, 5)")
    await log.evaluate("l => l.scrollTop = 100")
    await visitor.say("one more")
    await expect(log).to_contain_text("one more")
    await expect(anna.get_by_role("button", name="1 new message")).to_be_visible()
    assert abs(await log.evaluate("l => l.scrollTop") - 100) < 2
    assert await text.evaluate("t => [t.selectionStart, t.selectionEnd, document.activeElement === t]") == [2, 5, True]
    await anna.get_by_role("button", name="1 new message").click()
    await expect(anna.get_by_role("log").get_by_text("one more")).to_be_in_viewport()


async def test_what_happened_without_a_connection_comes_once_and_in_order(office: Any) -> None:
    visitor = await office.customer("Ivan", "before")
    anna = await office.agent("Anna")
    await opened(anna, await office.newest_dialog())
    await anna.line.cut()
    await expect(anna.get_by_role("status").filter(has_text="Reconnecting")).to_be_visible()
    for n in range(3):
        await visitor.say(f"missed {n}")
    anna.line.mend()
    log = anna.get_by_role("log")
    await expect(log).to_contain_text("missed 2")
    shown = await log.locator(".msg .text").all_inner_texts()
    assert shown == ["before", "missed 0", "missed 1", "missed 2"]
    await expect(anna.get_by_role("status").filter(has_text="Reconnecting")).to_be_hidden()


async def test_an_answer_written_offline_survives_a_reload_and_is_sent_once(office: Any) -> None:
    visitor = await office.customer("Ivan", "Hello")
    anna = await office.agent("Anna")
    await opened(anna, await office.newest_dialog())
    await anna.route("**/messages", lambda route: route.abort())
    await anna.get_by_role("textbox", name="Message").fill("I am here")
    await anna.keyboard.press("Control+Enter")
    bubble = anna.get_by_role("log").locator(".msg.out")
    await expect(bubble).to_contain_text("Not sent yet")
    await anna.unroute("**/messages")
    await anna.reload()
    await expect(bubble.get_by_role("img", name="sent")).to_be_visible()
    await expect(bubble).to_have_count(1)
    assert [m["text"] for m in (await visitor.history())["messages"]] == ["Hello", "I am here"]


async def test_two_windows_of_one_agent_show_the_same_answer_once(office: Any) -> None:
    await office.customer("Ivan", "Hello")
    one, two = await office.agent("Anna"), await office.agent("Anna")
    for window in (one, two):
        await opened(window, await office.newest_dialog())
    await one.get_by_role("textbox", name="Message").fill("Good day")
    await one.get_by_role("button", name="Send to the site chat").click()
    for window in (one, two):
        await expect(window.get_by_role("log").locator(".msg.out")).to_have_count(1)
        await expect(window.get_by_role("log").get_by_role("img", name="sent")).to_be_visible()


async def test_a_pasted_picture_goes_up_while_one_types_and_is_sent_with_the_words(office: Any) -> None:
    await office.customer("Ivan", "Hello")
    anna = await office.agent("Anna")
    await opened(anna, await office.newest_dialog())
    await anna.locator("input[type=file]").set_input_files({"name": "how.png", "mimeType": "image/png", "buffer": PNG})
    await expect(anna.locator(".attach")).to_contain_text("how.png")
    await anna.get_by_role("textbox", name="Message").fill("Like this")
    await anna.get_by_role("button", name="Send to the site chat").click()
    bubble = anna.get_by_role("log").locator(".msg.out")
    picture = bubble.get_by_role("img", name="how.png")
    await expect(picture).to_be_visible()
    await expect(picture).to_have_js_property("naturalWidth", 2)
    assert anna.problems == []


async def test_a_dialog_is_closed_by_a_key_on_a_russian_keyboard_and_taken_back(office: Any) -> None:
    await office.customer("Ivan", "Hello")
    dialog_id = await office.newest_dialog()
    anna = await office.agent("Anna")
    await anna.goto("/inbox/unassigned")
    await anna.get_by_role("link", name="Ivan").click()
    await expect(anna.get_by_role("log")).to_be_visible()
    await anna.evaluate("document.activeElement.blur()")
    await anna.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {code: 'KeyE', key: 'у', bubbles: true}))"
    )
    await expect(anna.locator(f"#d-{dialog_id}")).to_have_count(0)
    await expect(anna.get_by_role("button", name="Reopen")).to_be_visible()
    await anna.get_by_role("button", name="Undo").click()
    await expect(anna.locator(f"#d-{dialog_id}")).to_be_visible()


async def test_a_dialog_is_given_to_a_colleague_who_sees_it_come(office: Any) -> None:
    await office.customer("Ivan", "Hello")
    boris = await office.agent("Boris")
    await boris.goto("/inbox/mine")
    await expect(boris.get_by_text("All done here")).to_be_visible()
    anna = await office.agent("Anna")
    await opened(anna, await office.newest_dialog())
    await anna.locator("[data-key=KeyA]").click()
    await anna.get_by_role("button", name="Boris").click()
    await expect(boris.get_by_role("link", name="Ivan")).to_be_visible()
    await expect(boris.locator("#views").get_by_role("link", name="Mine")).to_contain_text("1")
    await expect(anna.get_by_role("log")).to_contain_text("Anna gave the dialog to Boris")


async def test_a_customers_markup_stays_text(office: Any) -> None:
    evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>'
    await office.customer("Ivan", evil)
    anna = await office.agent("Anna")
    await opened(anna, await office.newest_dialog())
    await expect(anna.get_by_role("log").locator(".msg .text")).to_have_text(evil)
    assert await anna.evaluate("window.hit") is None


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a73"
    "0000001049444154789c63504828002206080500190e03c1f3d91ab70000000049454e44ae426082"
)


async def test_an_answer_is_stopped_when_a_colleagues_unseen_one_is_newer(office: Any) -> None:
    visitor = await office.customer("Ivan", "Hello")
    dialog_id = await office.newest_dialog()
    anna, boris = await office.agent("Anna"), await office.agent("Boris")
    await opened(anna, dialog_id)
    await opened(boris, dialog_id)
    await expect(anna.get_by_role("img", name="Boris looks at this dialog")).to_be_visible()
    await office.machine.db.write(dialogs.set_subject, dialog_id, by=office.actor("Boris"), subject="The report")
    await expect(anna.locator(f"#head-{dialog_id}").get_by_text("The report")).to_be_visible()
    await expect(anna.get_by_role("img", name="Boris looks at this dialog")).to_be_visible()
    await anna.line.cut()
    await boris.get_by_role("textbox", name="Message").fill("Boris answers")
    await boris.keyboard.press("Control+Enter")
    await expect(boris.get_by_role("log").get_by_role("img", name="sent")).to_be_visible()
    await anna.get_by_role("textbox", name="Message").fill("Anna answers")
    await anna.keyboard.press("Control+Enter")
    stopped = anna.get_by_role("log").locator(".msg.out").filter(has_text="Anna answers")
    await expect(stopped).to_contain_text("Boris has already answered")
    assert [m["text"] for m in (await visitor.history())["messages"]] == ["Hello", "Boris answers"]
    anna.line.mend()
    await stopped.get_by_role("button", name="Send again").click()
    await expect(stopped.get_by_role("img", name="sent")).to_be_visible()
    assert [m["text"] for m in (await visitor.history())["messages"]] == ["Hello", "Boris answers", "Anna answers"]


async def test_a_session_that_ends_while_one_writes_loses_nothing(office: Any) -> None:
    visitor = await office.customer("Ivan", "Hello")
    anna = await office.agent("Anna")
    await opened(anna, await office.newest_dialog())
    await anna.get_by_role("textbox", name="Message").fill("Written too late")
    await expect(anna.get_by_text("Draft saved")).to_be_visible()
    await anna.context.clear_cookies()
    await anna.keyboard.press("Control+Enter")
    await anna.get_by_role("dialog", name="Your session has ended").get_by_role("link", name="Sign in").click()
    await anna.get_by_role("textbox", name="E-mail").fill("anna@pult.example")
    await anna.get_by_role("textbox", name="Password").fill("correct horse")
    await anna.get_by_role("button", name="Sign in").click()
    bubble = anna.get_by_role("log").locator(".msg.out")
    await expect(bubble.get_by_role("img", name="sent")).to_be_visible()
    assert [m["text"] for m in (await visitor.history())["messages"]] == ["Hello", "Written too late"]


async def test_closing_waits_for_the_answer_that_was_just_sent(office: Any) -> None:
    """Whichever key closes it: first the customer has the answer, then the dialog is closed and stays so."""
    await office.customer("Ivan", "Hello")
    dialog_id = await office.newest_dialog()
    anna = await office.agent("Anna")
    await opened(anna, dialog_id)
    asked: list[str] = []
    arrived: asyncio.Event
    anna.on("request", lambda request: asked.append(request.url) if request.method == "POST" else None)

    async def slowly(route: Any) -> None:
        await arrived.wait()
        await route.continue_()

    await anna.route("**/messages", slowly)
    for keys in (("Control+Enter", "Escape", "KeyE"), ("Control+Shift+Enter",)):
        arrived = asyncio.Event()
        await anna.get_by_role("textbox", name="Message").fill("All done")
        for key in keys:
            await anna.keyboard.press(key)
        await expect(anna.get_by_role("log").locator(".msg.out").last).to_have_attribute("data-state", "sending")
        assert not [url for url in asked if url.endswith("/close")]
        arrived.set()
        await expect(anna.get_by_role("button", name="Reopen")).to_be_visible()
        [row] = await office.rows("SELECT status FROM dialog")
        assert row["status"] == "closed"
        await anna.get_by_role("button", name="Reopen").click()
        await expect(anna.get_by_role("button", name="Close", exact=True).first).to_be_visible()
        asked.clear()


async def test_a_dialog_stays_open_when_its_last_answer_cannot_be_sent(office: Any) -> None:
    await office.customer("Ivan", "Hello")
    anna = await office.agent("Anna")
    await opened(anna, await office.newest_dialog())
    await anna.route("**/messages", lambda route: route.abort())
    await anna.get_by_role("textbox", name="Message").fill("All done")
    await anna.keyboard.press("Control+Shift+Enter")
    await expect(anna.get_by_text("The dialog stays open: your answer has not been sent.")).to_be_visible()
    assert [row["status"] for row in await office.rows("SELECT status FROM dialog")] == ["open"]


async def test_a_draft_that_is_slow_to_be_kept_does_not_come_back_after_the_answer(office: Any) -> None:
    await office.customer("Ivan", "Hello")
    anna = await office.agent("Anna")
    await opened(anna, await office.newest_dialog())
    released = asyncio.Event()

    async def slowly(route: Any) -> None:
        await released.wait()
        await route.continue_()

    await anna.route("**/draft", slowly)
    async with anna.expect_request("**/draft"):
        await anna.get_by_role("textbox", name="Message").fill("All done")
    async with anna.expect_response("**/draft"), anna.expect_response("**/messages"):
        await anna.keyboard.press("Control+Enter")
        await expect(anna.get_by_role("log").locator(".msg.out")).to_be_visible()
        released.set()
    assert await office.rows("SELECT text FROM draft") == []

"""Files of visitors and agents: taken in, handed out, and harmless whatever is in them."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from PIL import Image

from bench.world.visitor import NotTaken
from core.clock import DAY

PAGE = b"<!doctype html><script>alert(document.domain)</script>"


def picture(width: int = 1200, height: int = 800) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), "#2b5fd9").save(made, "PNG")
    return made.getvalue()


async def fetch(url: str, **headers: str) -> tuple[int, Any, bytes]:
    async with aiohttp.ClientSession() as http, http.get(url, headers=headers) as response:
        return response.status, response.headers, await response.read()


async def test_a_screenshot_is_sent_shown_small_and_fetched_whole(desk: Any) -> None:
    visitor = await desk.visitor()
    content = picture()
    stored = await visitor.upload("снимок экрана.png", content)
    assert (stored["name"], stored["kind"], stored["type"]) == ("снимок экрана.png", "photo", "image/png")
    message = await visitor.say("", file=stored["receipt"])
    [file] = message["files"]
    assert (file["width"], file["height"], file["size"]) == (1200, 800, len(content))
    status, headers, body = await fetch(desk.url + file["url"])
    assert (status, body, headers["Content-Type"]) == (200, content, "image/png")
    _, headers, small = await fetch(desk.url + file["small"])
    assert headers["Content-Type"] == "image/jpeg"
    assert max(Image.open(io.BytesIO(small)).size) == 480
    [attachment] = await desk.rows("SELECT name, state FROM attachment")
    assert (attachment["name"], attachment["state"]) == ("снимок экрана.png", "ready")


async def test_a_page_in_disguise_is_never_shown_as_one(desk: Any) -> None:
    visitor = await desk.visitor()
    stored = await visitor.upload("invoice.png", PAGE)
    assert (stored["kind"], stored["type"]) == ("file", "application/octet-stream")
    [file] = (await visitor.say("", file=stored["receipt"]))["files"]
    _, headers, body = await fetch(desk.url + file["url"])
    assert body == PAGE
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Disposition"].startswith("attachment;")
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


async def test_a_part_of_a_recording_can_be_asked_for(desk: Any) -> None:
    visitor = await desk.visitor()
    stored = await visitor.upload("voice.ogg", b"OggS" + bytes(1000))
    [file] = (await visitor.say("", file=stored["receipt"]))["files"]
    assert file["kind"] == "audio"
    status, _, body = await fetch(desk.url + file["url"], Range="bytes=0-3")
    assert (status, body) == (206, b"OggS")


async def test_an_agents_file_reaches_the_visitor(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Send me the plan")
    await visitor.history()
    await desk.say("Here", files=[await desk.attach("plan.pdf", b"%PDF-1.7 ...")])
    [event] = await visitor.poll(wait=5)
    [file] = event["message"]["files"]
    assert (file["name"], file["type"]) == ("plan.pdf", "application/pdf")
    assert (await fetch(desk.url + file["url"]))[2] == b"%PDF-1.7 ..."


async def test_a_file_over_the_limit_is_refused_before_it_is_read(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.open()
    with pytest.raises(NotTaken) as refused:
        await visitor.call("POST", "file", data=b"x" * 64, headers={"Content-Length": "20000001"})
    assert (refused.value.status, refused.value.code) == (413, "file_too_big")


async def test_a_file_without_a_length_is_cut_off_at_the_limit(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.open()

    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(20_000_000 // 65_536 + 1):
            yield bytes(65_536)

    with pytest.raises(NotTaken) as refused:
        await visitor.call("POST", "file", data=chunks())
    assert (refused.value.status, refused.value.code) == (413, "file_too_big")
    assert [path for path in (desk.machine.settings.data_dir / "files").rglob("*") if path.is_file()] == []


async def test_a_receipt_that_is_not_ours_carries_nothing(desk: Any) -> None:
    visitor = await desk.visitor()
    receipt = (await visitor.upload("a.txt", b"hello"))["receipt"]
    packed, _, signature = receipt.rpartition(".")
    for forged in (f"{packed[:-4]}AAAA.{signature}", f"{packed}.{'A' * 32}", packed + ".", packed):
        with pytest.raises(NotTaken) as refused:
            await visitor.say("", file=forged)
        assert refused.value.code == "unknown_file"


async def test_a_receipt_of_another_widget_carries_nothing(desk: Any) -> None:
    visitor = await desk.visitor()
    receipt = (await visitor.upload("a.txt", b"hello"))["receipt"]
    visitor.base = visitor.base.replace(desk.key, await desk.another_widget())
    with pytest.raises(NotTaken) as refused:
        await visitor.say("", file=receipt)
    assert refused.value.code == "unknown_file"


async def test_links_open_only_what_they_were_signed_for_and_not_for_ever(desk: Any) -> None:
    visitor = await desk.visitor()
    stored = await visitor.upload("a.txt", b"hello")
    [file] = (await visitor.say("", file=stored["receipt"]))["files"]
    url = desk.url + file["url"]
    assert (await fetch(url))[0] == 200
    assert (await fetch(url.replace("file/1?", "file/2?")))[0] == 404
    assert (await fetch(url.replace("sign=", "sign=A")))[0] == 404
    assert (await fetch(url[: url.index("&sign")] + "&sign="))[0] == 404
    assert (await fetch(url.replace("until=", "until=9")))[0] == 404
    desk.clock.ahead = 3 * DAY
    assert (await fetch(url))[0] == 404


async def test_a_deleted_answers_file_is_gone(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.say("Send me the plan")
    await visitor.history()
    message_id = await desk.say("Here", files=[await desk.attach("plan.pdf", b"%PDF-1.7 ...")])
    [event] = await visitor.poll(wait=5)
    url = desk.url + event["message"]["files"][0]["url"]
    await desk.delete(message_id)
    assert (await fetch(url))[0] == 404


async def test_a_full_disk_is_said_and_nothing_is_taken(desk: Any) -> None:
    visitor = await desk.visitor()
    await visitor.open()
    folder = desk.machine.settings.data_dir / "files"
    folder.write_bytes(b"a file where the folder should be: nothing can be stored")
    with pytest.raises(NotTaken) as refused:
        await visitor.upload("a.txt", b"hello")
    assert refused.value.status == 503

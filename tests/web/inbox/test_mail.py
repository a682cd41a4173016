"""A mailbox connected in the settings, and a customer who writes to it: what the agent sees, what the customer gets."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image
from playwright.async_api import expect

from bench.world.mail import Mailbox, letter
from connectors.email import setup

ANNA = "Анна Кузнецова <anna@example.org>"


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "PNG")
    return out.getvalue()


async def test_a_mailbox_is_connected_read_and_answered_on_screens(office: Any, mailbox: Mailbox) -> None:
    oleg = await office.agent("Oleg")
    await oleg.goto("/settings/channels/new/email")
    await oleg.get_by_label("Address").fill(mailbox.address)
    await oleg.get_by_label("Password").fill("wrong")
    await oleg.get_by_label("IMAP server").fill(f"imap://127.0.0.1:{mailbox.post.store.port}")
    await oleg.get_by_label("SMTP server").fill(mailbox.smtp_url)
    await oleg.get_by_role("button", name="Check and connect").click()
    await expect(oleg.get_by_text("refuses the user name or the password")).to_be_visible()
    await oleg.get_by_label("Password").fill("secret")
    await oleg.get_by_role("button", name="Check and connect").click()
    await expect(oleg.get_by_text(mailbox.address).first).to_be_visible()

    html = '<p>The <b>report</b> is empty: <img src="cid:shot" alt="shot"></p><script>document.title="run"</script>'
    mail = letter(ANNA, mailbox.address, "Empty report", "The report is empty.", html=html)
    mail.get_payload()[1].add_related(picture(), maintype="image", subtype="png", cid="<shot>")  # type: ignore[union-attr, index]
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Отчёт за март.pdf")
    await oleg.goto("/inbox/unassigned")
    await mailbox.deliver(mail)
    await oleg.get_by_role("link", name="Анна Кузнецова").click()

    frame = oleg.frame_locator("iframe.mailframe")
    await expect(frame.get_by_text("report")).to_be_visible()
    shot = frame.get_by_role("img", name="shot")
    await expect(shot).to_be_visible()
    await expect(shot).to_have_js_property("naturalWidth", 40)
    await expect(oleg.get_by_role("log").get_by_text("Отчёт за март.pdf")).to_be_visible()

    await oleg.get_by_role("textbox", name="Message").fill("Looking into it")
    await oleg.keyboard.press("Control+Enter")
    sent = (await mailbox.wait_sent(limit=30))[0]
    assert (sent.recipients, sent.subject) == (["anna@example.org"], "Re: Empty report")
    assert sent.message["In-Reply-To"] == mail["Message-ID"]

    await mailbox.deliver(letter(ANNA, mailbox.address, "Re: Empty report", "Works now, thank you", reply_to=sent))
    await expect(oleg.get_by_role("log").get_by_text("Works now, thank you")).to_be_visible()
    assert len(await office.rows("SELECT id FROM dialog")) == 1


async def test_a_strangers_mail_is_marked_and_he_can_be_let_in(office: Any, mailbox: Mailbox) -> None:
    oleg = await office.agent("Oleg")
    await setup.connect(
        office.machine.kit, mailbox.address, imap_url=mailbox.imap_url, smtp_url=mailbox.smtp_url, by=None
    )
    question = letter(ANNA, mailbox.address, "Question", "Hello")
    await mailbox.deliver(question)
    await oleg.goto("/inbox/unassigned")
    await oleg.get_by_role("link", name="Анна Кузнецова").click()
    html = '<p>Me too <img src="https://pixel.example/x.gif"></p>'
    await mailbox.deliver(
        letter("Eva <eva@example.org>", mailbox.address, "Re: Question", "x", html=html, reply_to=question)
    )

    await expect(oleg.get_by_text("Written by somebody who is not part")).to_be_visible()
    await oleg.route("https://pixel.example/**", lambda route: route.abort())
    async with oleg.expect_request("https://pixel.example/x.gif"):
        await oleg.get_by_role("link", name="Show the images from other servers").click()
    await expect(oleg.frame_locator("iframe.mailframe").get_by_text("Me too")).to_be_visible()
    await oleg.get_by_role("button", name="Let them in").click()
    await expect(oleg.get_by_text("Written by somebody who is not part")).to_have_count(0)


async def test_a_mail_can_be_had_as_it_came(office: Any, mailbox: Mailbox) -> None:
    oleg = await office.agent("Oleg")
    await setup.connect(
        office.machine.kit, mailbox.address, imap_url=mailbox.imap_url, smtp_url=mailbox.smtp_url, by=None
    )
    raw = b"From: a@b.ru\r\nSubject: x\r\nMessage-ID: <1@b.ru>\r\n\r\n\xff\x01text\r\n"
    await mailbox.deliver(raw)
    await oleg.goto("/inbox/unassigned")
    await expect(oleg.get_by_role("link", name="a@b.ru").first).to_be_visible()
    found = await office.rows("SELECT id FROM message WHERE kind = 'inbound'")

    answer = await oleg.request.get(f"{office.url}/messages/{found[0]['id']}/source")
    assert (await answer.body()).endswith(raw)
    assert answer.headers["content-disposition"].startswith("attachment")
    assert (await oleg.request.get(f"{office.url}/messages/999999/source")).status == 404

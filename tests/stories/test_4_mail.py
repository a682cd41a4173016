"""A customer by e-mail: his mail is a dialog, the answer threads, and what nobody should answer is not answered."""

from __future__ import annotations

from playwright.async_api import expect

from bench.world.mail import Mailbox, letter
from tests.stories.conftest import Story, open_dialog, reply


async def test_a_mail_is_answered_in_its_thread_and_the_customers_reply_joins_it(
    story: Story, mailbox: Mailbox
) -> None:
    await story.mail(mailbox)
    page = await story.at_work("Анна")
    await page.goto("/inbox/all")
    first = letter("Лариса <larisa@les.example>", mailbox.address, "Счёт на ноябрь", "Пришлите, пожалуйста, счёт.")
    await mailbox.deliver(first)
    await expect(page.locator("#rows")).to_contain_text("Лариса", timeout=15_000)
    log = await open_dialog(page, "Лариса")
    await expect(log).to_contain_text("Пришлите, пожалуйста, счёт.")
    await reply(page, "Отправили, проверьте почту")

    sent = (await mailbox.wait_sent(1, limit=20))[0]
    assert sent.message["In-Reply-To"] == first["Message-ID"]
    assert first["Message-ID"] in sent.message["References"]
    assert sent.subject == "Re: Счёт на ноябрь"
    assert sent.recipients == ["larisa@les.example"]

    await mailbox.deliver(
        letter("Лариса <larisa@les.example>", mailbox.address, sent.subject, "Пришло, спасибо", reply_to=sent)
    )
    await expect(log).to_contain_text("Пришло, спасибо", timeout=15_000)
    assert await story.value("SELECT count(*) FROM thread") == 1


async def test_a_robots_answer_is_kept_and_wakes_nobody(story: Story, mailbox: Mailbox) -> None:
    await story.mail(mailbox)
    page = await story.at_work("Анна")
    await page.goto("/inbox/all")
    await mailbox.deliver(letter("Пётр <petr@firma.example>", mailbox.address, "Вопрос", "Как продлить?"))
    await expect(page.locator("#rows")).to_contain_text("Пётр", timeout=15_000)
    log = await open_dialog(page, "Пётр")
    await reply(page, "В кабинете, раздел «Оплата»")
    sent = (await mailbox.wait_sent(1, limit=20))[0]
    away = letter("Пётр <petr@firma.example>", mailbox.address, "Я в отпуске", "Вернусь в понедельник", reply_to=sent)
    away["Auto-Submitted"] = "auto-replied"
    await mailbox.deliver(away)
    await expect(log).to_contain_text("Вернусь в понедельник", timeout=15_000)
    assert await story.value("SELECT status FROM dialog ORDER BY id DESC LIMIT 1") == "waiting"
    assert len(mailbox.sent) == 1

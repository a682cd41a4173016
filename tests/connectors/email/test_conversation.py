"""A customer and an agent by mail, through every part that is real: Dovecot, the receiver, the courier, SMTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bench.world.mail import letter
from bench.world.smtp import MailFault
from connectors.email import strangers
from connectors.email.parse import parse
from connectors.email.strangers import NoStranger
from connectors.email.threading import key_of_addresses, message_of_id
from connectors.registry import Accounts
from core.rich import Rich
from core.work import Row, Tx, View
from inbox import messages
from inbox.access import Actor, actor
from inbox.models import Kind
from notifications.courier import Courier
from tests.connectors.email.conftest import Office, until

ANNA = "Анна <anna@example.org>"


@asynccontextmanager
async def working(office: Office) -> AsyncIterator[Actor]:
    """The receiver and the courier at work, and an agent."""

    async def hire(tx: Tx) -> int:
        found: int = await tx.value(
            "INSERT INTO agent (name, email, password_hash, role, locale, timezone, theme, presence, notify,"
            " created_at)"
            " VALUES ('Олег', 'oleg@firma.ru', '', 'admin', '', '', '', 'online', '{}', 1) RETURNING id"
        )
        return found

    agent_id = await office.kit.db.write(hire)

    async def person(view: View) -> Actor:
        found = await actor(view, agent_id)
        assert found is not None
        return found

    accounts = Accounts(office.kit)
    courier = Courier(office.kit.db, office.kit.bus, accounts, alone=True)
    office.kit.db.listeners.append(lambda _events, wakes: office.kit.bus.publish({"wake": sorted(wakes)}))
    task = asyncio.create_task(courier.run())
    try:
        async with office.reading():
            yield await office.kit.db.read(person)
    finally:
        courier.stop()
        await task
        await accounts.close()


async def answer(office: Office, by: Actor, message: Row, text: str, **options: object) -> int:
    return await office.kit.db.write(
        messages.say,
        message["dialog_id"],
        by=by,
        kind=Kind.OUTBOUND,
        body=Rich(text),
        client_id=text,
        reply_to_id=message["id"],
        options=options,
    )


async def test_question_answer_and_thanks_are_one_dialog(office: Office) -> None:
    async with working(office) as agent:
        question = letter(ANNA, office.box.address, "Нет сети", "С утра не работает.")
        await office.box.deliver(question)
        first = (await office.taken(1))[0]
        await answer(office, agent, first, "Чиним.")
        sent = (await office.box.wait_sent())[0]
        read = parse(sent.raw)

        assert (read.subject, read.body.text) == ("Re: Нет сети", "Чиним.")
        assert list(read.in_reply_to) == [question["Message-ID"].strip("<>")]
        assert "С утра не работает." in read.quoted
        seal = (await office.mailbox()).seal
        assert message_of_id(seal, read.message_id or "") is not None
        assert key_of_addresses(seal, [one.address for one in read.reply_to]) == first["key"]

        await office.box.deliver(letter(ANNA, office.box.address, "Re: Нет сети", "Заработало!", reply_to=sent))
        everything = await office.taken(3)

    assert len({row["dialog_id"] for row in everything}) == 1
    assert [(row["kind"], row["state"]) for row in everything] == [
        ("inbound", None),
        ("outbound", "sent"),
        ("inbound", None),
    ]
    assert everything[1]["external_id"] == read.message_id


async def test_a_refused_answer_is_failed_with_words(office: Office) -> None:
    async with working(office) as agent:
        await office.box.deliver(letter(ANNA, office.box.address, "x", "x"))
        first = (await office.taken(1))[0]
        office.box.post.smtp.fault(MailFault("rcpt", "550 5.1.1 No such user"))
        await answer(office, agent, first, "answer")

        async def failed() -> Row | None:
            row = (await office.messages())[-1]
            return row if row["state"] == "failed" else None

        assert "does not exist" in (await until(failed, "failed"))["problem"]


async def test_a_cut_after_the_content_is_left_to_the_agent(office: Office) -> None:
    async with working(office) as agent:
        await office.box.deliver(letter(ANNA, office.box.address, "x", "x"))
        first = (await office.taken(1))[0]
        office.box.post.smtp.fault(MailFault("cut"))
        await answer(office, agent, first, "answer")

        async def uncertain() -> bool:
            return (await office.messages())[-1]["state"] == "uncertain"

        await until(uncertain, "uncertain")
        assert len(office.box.sent) == 1


async def test_a_stranger_is_answered_only_when_he_was_let_in(office: Office) -> None:
    async with working(office) as agent:
        await office.box.deliver(letter(ANNA, office.box.address, "x", "x"))
        first = (await office.taken(1))[0]
        await answer(office, agent, first, "one")
        sent = (await office.box.wait_sent())[0]
        boris = letter("Борис <boris@example.org>", office.box.address, "Re: x", "я коллега", reply_to=sent)
        await office.box.deliver(boris)
        stranger = (await office.taken(3))[2]
        assert stranger["extra"]["stranger"] is True

        await answer(office, agent, first, "two")
        second = (await office.box.wait_sent(2))[1]
        assert second.recipients == ["anna@example.org"]
        assert "я коллега" not in second.text

        await office.kit.db.write(strangers.accept, stranger["id"], by=agent)
        with pytest.raises(NoStranger):
            await office.kit.db.write(strangers.accept, stranger["id"], by=agent)
        await answer(office, agent, stranger, "three")
        assert (await office.box.wait_sent(3))[2].recipients == ["boris@example.org"]
        await office.box.deliver(letter("boris@example.org", office.box.address, "Re: x", "спасибо", reply_to=sent))
        last = (await office.taken(6))[5]

    assert (last["role"], "stranger" in last["extra"], last["thread_id"]) == ("customer", False, first["thread_id"])

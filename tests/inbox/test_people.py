"""Who is who: people known by several channels become one contact, where somebody vouches for it, and nobody else."""

from __future__ import annotations

import json
from typing import Any

from core.rich import Rich
from inbox import intake, people, visitors
from inbox.inbound import Author, InboundMessage, Place
from inbox.intake import Arrival, Source
from tests.desk import Desk

MAIL = "ivan@klient.test"


def signed(subject: str = "42", *, email: str = MAIL) -> Author:
    return Author(f"user:{subject}", "Ivan", attributes={"email": email} if email else {})


async def writes(desk: Desk, site: Source, author: Author, text: str = "Привет с сайта") -> int:
    """Somebody writes on the site; returns the contact."""
    desk.now += 1000
    said = InboundMessage(Place(author.address, "visitor"), author, str(desk.now), desk.now, Rich(text))
    taken = await desk.db.write(intake.take, site, Arrival(str(desk.now), things=[said]))
    assert not taken.error
    return await contact_of(desk, site, author.address)


async def contact_of(desk: Desk, source: Source, address: str) -> int:
    found: int = await desk.value(
        "SELECT contact_id FROM identity WHERE channel_id = $1 AND address = $2", source.id, address
    )
    return found


async def signs_in(desk: Desk, site: Source, author: Author, *, was: str | None = None) -> None:
    await desk.db.write(visitors.identify, site, author, visitor_address=was)


async def test_whom_the_site_vouches_for_is_the_contact_known_by_mail(desk: Desk) -> None:
    mail, site = await desk.channel("email"), await desk.channel("widget")
    await desk.says(mail, "Ivan", "Пишу письмо")
    assert await writes(desk, site, signed()) == await contact_of(desk, mail, MAIL)
    assert await desk.value("SELECT count(*) FROM contact") == 1


async def test_whose_card_has_another_address_is_known_by_the_one_he_writes_from(desk: Desk) -> None:
    mail, site, anna = await desk.channel("email"), await desk.channel("widget"), await desk.agent("Anna")
    await desk.says(mail, "Ivan", "Пишу письмо")
    known = await contact_of(desk, mail, MAIL)
    await desk.db.write(people.edit, known, by=anna, changes={"email": "ivan@home.test"})
    assert await writes(desk, site, signed()) == known


async def test_who_wrote_before_the_site_named_his_address_becomes_one_with_the_contact_known_by_mail(
    desk: Desk,
) -> None:
    mail, site = await desk.channel("email"), await desk.channel("widget")
    first = await writes(desk, site, Author("visitor:1", "Visitor"))
    await desk.says(mail, "Ivan", "Пишу письмо")
    known = await contact_of(desk, mail, MAIL)
    assert known != first
    await signs_in(desk, site, signed(), was="visitor:1")
    for address in ("visitor:1", "user:42"):
        assert await contact_of(desk, site, address) == known
    assert await desk.value("SELECT count(*) FROM dialog WHERE contact_id = $1", known) == 2
    assert await desk.value("SELECT count(*) FROM contact WHERE merged_into_id IS NULL") == 1
    await signs_in(desk, site, signed(), was="visitor:1")


async def test_a_letter_finds_the_contact_whose_address_the_site_named_later(desk: Desk) -> None:
    mail, site = await desk.channel("email"), await desk.channel("widget")
    known = await writes(desk, site, signed(email=""))
    await signs_in(desk, site, signed())
    await desk.says(mail, "Ivan", "Пишу письмо")
    assert await contact_of(desk, mail, MAIL) == known


async def test_an_address_that_a_visitor_only_typed_joins_nothing(desk: Desk) -> None:
    mail, site = await desk.channel("email"), await desk.channel("widget")
    await desk.says(mail, "Ivan", "Пишу письмо")
    known = await contact_of(desk, mail, MAIL)
    stranger = await writes(desk, site, Author("visitor:1", "Visitor"))

    async def types(tx: Any) -> None:
        await visitors.leave_email(tx, await visitors.visitor(tx, site.id, "visitor:1"), MAIL)

    await desk.db.write(types)
    assert await writes(desk, site, Author("visitor:1", "Visitor"), "Ещё слово") == stranger != known
    await signs_in(desk, site, signed("7", email="pyotr@klient.test"), was="visitor:1")
    assert await contact_of(desk, site, "user:7") != known


async def test_who_has_an_address_of_his_own_is_not_made_somebody_else_by_naming_theirs(desk: Desk) -> None:
    mail, site = await desk.channel("email"), await desk.channel("widget")
    await desk.says(mail, "Ivan", "Пишу письмо")
    pyotr = await writes(desk, site, signed("7", email="pyotr@klient.test"))
    await signs_in(desk, site, signed("7"))
    assert await contact_of(desk, site, "user:7") == pyotr != await contact_of(desk, mail, MAIL)


async def test_two_accounts_of_a_site_with_one_address_stay_two_people(desk: Desk) -> None:
    site = await desk.channel("widget")
    assert await writes(desk, site, signed("1")) != await writes(desk, site, signed("2"))
    await signs_in(desk, site, signed("2"))
    assert await contact_of(desk, site, "user:1") != await contact_of(desk, site, "user:2")


async def test_one_contact_of_two_keeps_what_was_agreed_with_either(desk: Desk) -> None:
    source, anna = await desk.channel(), await desk.agent("Anna")
    await desk.wave(source, 2)
    one, two = [await contact_of(desk, source, who) for who in ("c0", "c1")]
    await desk.db.write(people.learn, one, {"plan": "pro", "city": "Omsk"})
    await desk.db.write(people.learn, two, {"plan": "free"})
    await desk.db.write(people.set_updates, one, by=anna, wanted=False)
    await desk.db.write(people.block, one, by=anna, blocked=True)
    await desk.db.write(people.merge, one, into=two, by=anna)
    row = await desk.row("SELECT blocked_at, attributes FROM contact WHERE id = $1", two)
    attributes = json.loads(row["attributes"]) if isinstance(row["attributes"], str) else row["attributes"]
    assert attributes == {"plan": "free", "city": "Omsk", "no_updates": True}
    assert row["blocked_at"] is not None

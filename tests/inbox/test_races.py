"""Many at once in one place: one thread, one dialog, one person, every word in its order, no deadlock, no lost word."""

from __future__ import annotations

import asyncio
from typing import Any

from core.clock import DAY, HOUR
from core.database import Database
from core.rich import Rich
from inbox import dialogs, intake, messages, people
from inbox.access import Actor
from inbox.inbound import Author, InboundMessage, Place
from inbox.intake import Arrival, Source, Taken
from inbox.models import Kind
from tests.desk import Desk


async def arrive(desk: Desk, source: Source, key: str, *, who: str = "Anna", place: str = "", **more: Any) -> Taken:
    said = InboundMessage(
        place=Place(place or f"private:{who}", more.pop("kind", "private"), title=more.pop("title", "")),
        author=Author(who, name=who),
        external_id=key,
        at=desk.now,
        body=Rich(more.pop("text", f"word {key}")),
        **more,
    )
    return await desk.db.write(intake.take, source, Arrival(key=key, things=[said]))


async def whole(desk: Desk) -> None:
    """What must hold of every inbox, whatever happened to it."""
    [bad] = await desk.rows(
        "SELECT (SELECT count(*) FROM raw_input WHERE state <> 'done') AS failed,"
        " (SELECT count(*) FROM (SELECT thread_id FROM dialog WHERE closed_at IS NULL GROUP BY thread_id"
        "   HAVING count(*) > 1) x) AS lives,"
        " (SELECT count(*) FROM (SELECT thread_id FROM message GROUP BY thread_id"
        "   HAVING count(*) <> max(number) OR min(number) <> 1) x) AS gaps,"
        " (SELECT count(*) FROM message m JOIN dialog d ON d.id = m.dialog_id"
        "   WHERE d.thread_id <> m.thread_id) AS astray,"
        " (SELECT count(*) FROM thread t WHERE t.last_number <>"
        "   coalesce((SELECT max(number) FROM message m WHERE m.thread_id = t.id), 0)) AS counters,"
        " (SELECT count(*) FROM contact c WHERE merged_into_id IS NULL AND NOT EXISTS"
        "   (SELECT 1 FROM identity i WHERE i.contact_id = c.id)) AS strangers,"
        " (SELECT count(*) FROM dialog d WHERE (d.status = 'closed') <> (d.closed_at IS NOT NULL)) AS torn,"
        " (SELECT count(*) FROM dialog d WHERE d.last_number <>"
        "   (SELECT max(number) FROM message m WHERE m.dialog_id = d.id AND m.kind <> 'event')"
        "   AND EXISTS (SELECT 1 FROM message m WHERE m.dialog_id = d.id AND m.kind <> 'event')) AS summaries"
    )
    assert {name: value for name, value in bad.items() if value} == {}


async def test_two_webhooks_with_the_first_words_of_a_new_place_make_one_dialog(desk: Desk) -> None:
    source = await desk.channel()
    for n in range(10):
        taken = await asyncio.gather(*(arrive(desk, source, f"{n}-{i}", who=f"Anna{n}") for i in range(4)))
        assert all(one.new and one.messages and not one.error for one in taken)
    assert await desk.value("SELECT count(*) FROM thread") == 10
    assert await desk.value("SELECT count(*) FROM dialog") == 10
    assert await desk.value("SELECT count(*) FROM contact") == 10
    assert await desk.value("SELECT count(*) FROM identity") == 10
    assert await desk.value("SELECT count(*) FROM message") == 40
    created = [one.contact_id for one in await desk.facts("contact.created")]
    assert sorted(set(created)) == sorted(created)
    assert len(created) == 10
    await whole(desk)


async def test_the_same_update_from_many_sides_is_one_message(desk: Desk) -> None:
    source = await desk.channel()
    taken = await asyncio.gather(*(arrive(desk, source, "same") for _ in range(12)))
    assert sum(one.new for one in taken) == 1
    taken = await asyncio.gather(*(arrive(desk, source, f"key{i}", text="same words") for i in range(4)))
    assert await desk.value("SELECT count(*) FROM message") == 5
    await whole(desk)


async def test_words_that_come_together_after_closing_reopen_the_dialog_once(desk: Desk) -> None:
    anna, source = await desk.agent("Anna"), await desk.channel()
    for n in range(8):
        dialog_id = await desk.says(source, f"c{n}", "Не работает")
        await desk.db.write(dialogs.close, dialog_id, by=anna)
        desk.pass_time(HOUR)
        await desk.facts()
        taken = await asyncio.gather(*(arrive(desk, source, f"{n}-{i}", who=f"c{n}") for i in range(4)))
        assert not any(one.error for one in taken)
        assert len(await desk.facts("dialog.reopened")) == 1
    assert await desk.value("SELECT count(*) FROM dialog") == 8
    await whole(desk)


async def test_words_that_come_together_long_after_make_one_follow_up(desk: Desk) -> None:
    anna, source = await desk.agent("Anna"), await desk.channel()
    for n in range(8):
        dialog_id = await desk.says(source, f"c{n}", "Не работает")
        await desk.db.write(dialogs.close, dialog_id, by=anna)
        desk.pass_time(3 * DAY)
        taken = await asyncio.gather(*(arrive(desk, source, f"{n}-{i}", who=f"c{n}") for i in range(4)))
        assert not any(one.error for one in taken)
        [follow_up] = await desk.rows("SELECT * FROM dialog WHERE follow_up_of_id = $1", dialog_id)
        assert follow_up["status"] == "open"
    await whole(desk)


async def test_customers_and_agents_in_the_same_dialogs_neither_deadlock_nor_lose_a_word(desk: Desk) -> None:
    """Whoever writes takes the thread first; with two orders PostgreSQL would choose a victim each second."""
    source, team = await desk.channel(), await desk.team("Net")
    anna, boris = await desk.agent("Anna", teams=(team,)), await desk.agent("Boris", role="lead")
    ids = await desk.wave(source, 6)

    async def customer(n: int) -> None:
        for i in range(12):
            taken = await arrive(desk, source, f"busy-{n}-{i}", who=f"c{n}")
            assert taken.messages, taken

    async def agent(who: Actor, n: int) -> None:
        dialog_id = ids[n]
        for i in range(6):
            await desk.answers(dialog_id, who, f"Ответ {i}")
            await desk.db.write(dialogs.assign, dialog_id, by=who, to=who.id)
            await desk.db.write(dialogs.read, dialog_id, by=who)
            await desk.db.write(dialogs.set_priority, dialog_id, by=who, priority=i % 4)
            await desk.db.write(dialogs.tag, dialog_id, by=who, name=f"tag{i % 3}")
            await desk.db.write(
                dialogs.transfer, dialog_id, by=who, to=anna.id if i % 2 else boris.id, team_id=None, note="Глянь"
            )
            await desk.db.write(dialogs.snooze, dialog_id, by=who, until=desk.now + HOUR)
            if who is boris:
                await desk.db.write(dialogs.set_team, dialog_id, by=who, team_id=team if i % 2 else None)

    before = await waits(desk.db)
    async with asyncio.timeout(60):
        await asyncio.gather(
            *(customer(n) for n in range(6)), *(agent(who, n) for n in range(6) for who in (anna, boris))
        )
    assert await waits(desk.db) == before
    assert await desk.value("SELECT count(*) FROM message WHERE kind = 'inbound'") == 6 + 6 * 12
    assert await desk.value("SELECT count(*) FROM message WHERE kind = 'outbound'") == 6 * 12
    await whole(desk)


async def waits(db: Database) -> int:
    """Deadlocks that PostgreSQL has seen; SQLite has one writer and none."""
    if db.dialect == "sqlite":
        return 0
    found: int = await db.read(
        lambda view: view.value("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
    )
    return found


async def test_answers_in_an_old_and_in_the_new_dialog_of_one_thread_with_one_client_id_are_one(desk: Desk) -> None:
    anna, source = await desk.agent("Anna"), await desk.channel()
    old = await desk.says(source, "c", "Раз")
    await desk.db.write(dialogs.close, old, by=anna)
    desk.pass_time(3 * DAY)
    new = await desk.says(source, "c", "Два")

    async def answer(dialog_id: int) -> int:
        return await desk.db.write(
            messages.say, dialog_id, by=anna, kind=Kind.OUTBOUND, body=Rich("Ответ"), client_id="same"
        )

    made = await asyncio.gather(*(answer(one) for one in (old, new) * 4))
    assert len(set(made)) == 1
    assert await desk.value("SELECT count(*) FROM message WHERE kind = 'outbound'") == 1
    await whole(desk)


async def test_two_merges_that_cross_leave_one_person(desk: Desk) -> None:
    anna, source = await desk.agent("Anna"), await desk.channel()
    for n in range(6):
        await desk.says(source, f"a{n}", "Это я")
        await desk.says(source, f"b{n}", "И это я")
        one = await desk.value("SELECT contact_id FROM identity WHERE address = $1", f"a{n}")
        two = await desk.value("SELECT contact_id FROM identity WHERE address = $1", f"b{n}")
        await asyncio.gather(
            desk.db.write(people.merge, one, into=two, by=anna),
            desk.db.write(people.merge, two, into=one, by=anna),
            return_exceptions=True,
        )
        rows = [await desk.db.read(people.contact, each) for each in (one, two)]
        assert rows[0]["id"] == rows[1]["id"]
        assert (
            await desk.value(
                "SELECT count(DISTINCT contact_id) FROM identity WHERE address IN ($1, $2)", f"a{n}", f"b{n}"
            )
            == 1
        )


async def test_a_dialog_closed_while_the_customer_writes_is_open_or_holds_his_word(desk: Desk) -> None:
    anna, source = await desk.agent("Anna"), await desk.channel()
    for n in range(15):
        dialog_id = await desk.says(source, f"c{n}", "Не работает")
        await asyncio.gather(
            desk.db.write(dialogs.close, dialog_id, by=anna), arrive(desk, source, f"late{n}", who=f"c{n}")
        )
        row = await desk.dialog(dialog_id)
        last = await desk.row(
            "SELECT kind, extra FROM message WHERE dialog_id = $1 ORDER BY number DESC LIMIT 1", dialog_id
        )
        if row["status"] == "closed":
            assert last["kind"] == "event"
            assert row["waiting_since"] is None
        else:
            assert last["kind"] == "inbound"
            assert row["waiting_since"] is not None
    await whole(desk)

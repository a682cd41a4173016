"""Lists and searches: as long as they are, whatever is asked."""

from __future__ import annotations

import pytest

from core.rich import Rich
from inbox import dialogs, messages, queries, search, team
from inbox.access import Actor
from inbox.models import Kind
from inbox.queries import Listing
from tests.desk import Desk


async def test_many_hundred_rows_are_dressed_at_once(desk: Desk) -> None:
    anna, source = await desk.agent("Anna"), await desk.channel()
    await desk.says(source, "Ivan", "Не работает")
    await desk.says(source, "Ivan", "Ау")
    [row] = (await desk.db.read(queries.dialogs, anna, Listing(view="all"))).rows
    dressed = await desk.db.read(queries.dressed, [row] * 1_001)
    assert [one["unread"] for one in dressed] == [2] * 1_001


@pytest.mark.parametrize("asked", ["from:a\0b", "tag:\0", 'от:"И\0ван"', "#1\0", "from:\ud800", "слово\0 tag:%"])
async def test_a_search_for_what_no_database_holds_finds_nothing_or_something(desk: Desk, asked: str) -> None:
    anna, source = await desk.agent("Anna"), await desk.channel()
    await desk.says(source, "Ivan", "Не работает")
    query = search.parse(asked)
    await desk.db.read(search.messages, anna, query)
    await desk.db.read(search.dialog_ids, anna, query, limit=10)
    await desk.db.read(queries.people, asked)


async def test_a_name_is_found_though_a_control_character_was_pasted_with_it(desk: Desk) -> None:
    anna, source = await desk.agent("Anna"), await desk.channel()
    await desk.says(source, "Ivan", "Не работает")
    assert len(await desk.db.read(search.messages, anna, search.parse("from:Iv\0an"))) == 1


# ---------------------------------------------------------------------------------------------- what is unread


async def unread(desk: Desk, who: Actor, dialog_id: int) -> int:
    [row] = await desk.db.read(queries.rows, who, [dialog_id])
    return int(row["unread"])


async def test_a_colleagues_words_in_a_group_are_not_a_customers_unread_ones(desk: Desk) -> None:
    anna, boris, source = await desk.agent("Anna"), await desk.agent("Boris"), await desk.channel()
    await desk.db.write(team.link_telegram, boris.id, telegram_id="Boris")
    dialog_id = await desk.says(source, "Ivan", "Не работает", group="g")
    await desk.says(source, "Boris", "Смотрю", group="g")
    assert [await unread(desk, who, dialog_id) for who in (anna, boris)] == [1, 1]


async def test_what_is_marked_unread_is_unread_though_we_spoke_last(desk: Desk) -> None:
    anna, source = await desk.agent("Anna"), await desk.channel()
    dialog_id = await desk.says(source, "Ivan", "Раз")
    await desk.says(source, "Ivan", "Два")
    await desk.answers(dialog_id, anna)
    assert await unread(desk, anna, dialog_id) == 0
    await desk.db.write(dialogs.unread, dialog_id, by=anna)
    assert await unread(desk, anna, dialog_id) == 1


async def test_mentions_are_counted_until_they_are_read(desk: Desk) -> None:
    anna, boris, source = await desk.agent("Anna"), await desk.agent("Boris"), await desk.channel()
    dialog_id = await desk.says(source, "Ivan", "Не работает")
    note = {"kind": Kind.NOTE, "body": Rich("Глянь"), "mentions": [anna.id]}
    await desk.db.write(messages.say, dialog_id, by=boris, client_id="n1", **note)
    assert (await desk.db.read(queries.counts, anna))["mentions"] == 1
    await desk.db.write(dialogs.read, dialog_id, by=anna)
    assert (await desk.db.read(queries.counts, anna))["mentions"] == 0
    listed = await desk.db.read(queries.dialogs, anna, Listing(view="mentions"))
    assert [row["id"] for row in listed.rows] == [dialog_id]
    await desk.db.write(messages.say, dialog_id, by=boris, client_id="n2", **note)
    assert (await desk.db.read(queries.counts, anna))["mentions"] == 1

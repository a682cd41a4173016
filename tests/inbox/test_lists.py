"""Lists and searches: as long as they are, whatever is asked."""

from __future__ import annotations

import pytest

from inbox import queries, search
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

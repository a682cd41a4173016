"""Groups of letters: none stops another, and what belongs together stays in order."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bench.world.mail import letter
from connectors.email.letters import Raw, prepare, source_of
from connectors.email.store import lanes, store
from tests.connectors.email.conftest import Desk

ANNA = "Анна <anna@example.org>"


async def test_a_letter_that_breaks_the_transaction_stays_behind_alone(desk: Desk) -> None:
    mailbox = await desk.mailbox()
    mails = [letter(ANNA, desk.address, str(number), str(number)).as_bytes() for number in range(3)]
    letters = await prepare(mailbox, desk.kit.files, [Raw(one, desk.kit.db.clock()) for one in mails])
    assert letters[1].mail is not None
    spoilt = replace(letters[1], mail=replace(letters[1].mail, references=(object(),)))  # type: ignore[arg-type]
    await store(desk.kit.db, mailbox, [letters[0], spoilt, letters[2]], cursor={"uid_validity": 1, "uid": 9})

    assert sorted(row["text"] for row in await desk.messages()) == ["0", "2"]
    failed = [row for row in await desk.rows("SELECT * FROM raw_input") if row["state"] == "failed"]
    assert [await source_of(row, desk.kit.files) for row in failed] == [mails[1]]
    assert "object" in failed[0]["error"]


async def test_a_conversation_that_arrives_at_once_stays_in_order(desk: Desk) -> None:
    first = letter(ANNA, desk.address, "x", "0")
    mails = [first]
    for number in range(1, 6):
        mails.append(letter(f"c{number}@example.org", desk.address, "y", f"other {number}"))
        mails.append(letter(ANNA, desk.address, "Re: x", str(number), reply_to=mails[-2]))
    messages = await desk.feed(*mails)

    ours = [row["text"] for row in messages if row["address"] == "anna@example.org"]
    assert ours == [str(number) for number in range(6)]
    assert len({row["thread_id"] for row in messages}) == 6


@given(st.lists(st.sets(st.sampled_from("abcdef"), min_size=1, max_size=2), max_size=12))
def test_lanes_part_what_has_nothing_in_common_and_keep_the_order(names: list[set[str]]) -> None:
    from connectors.email.admit import Letter
    from connectors.email.parse import parse
    from inbox.intake import Arrival

    letters = [
        Letter(
            Arrival(str(number)),
            parse("".join(f"References: {' '.join(f'<{one}@x>' for one in ids)}\n" for _ in "x").encode() + b"\n"),
        )
        for number, ids in enumerate(names)
    ]
    found = lanes(letters)

    assert sorted(int(one.arrival.key) for lane in found for one in lane) == list(range(len(names)))
    for lane in found:
        assert [int(one.arrival.key) for one in lane] == sorted(int(one.arrival.key) for one in lane)
    ids_of = [set().union(*(set(one.mail.references if one.mail else ()) for one in lane)) for lane in found]
    assert all(not (a & b) for i, a in enumerate(ids_of) for b in ids_of[i + 1 :])

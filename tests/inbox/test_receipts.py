"""What a channel says of our messages: they arrived, they were read; and what that does not say of others."""

from __future__ import annotations

from typing import Literal

from connectors.base import DeliveryFailed, Sent
from inbox import intake
from inbox.inbound import InboundReceipt, Place
from inbox.intake import Source
from notifications import outbox, outcomes
from notifications.outbox import Wanted
from tests.desk import Desk

LOST = DeliveryFailed("No answer came.", uncertain=True)
REFUSED = DeliveryFailed("No.", permanent=True)


async def goes(desk: Desk, source: Source, outcome: Sent | DeliveryFailed) -> None:
    """The courier carries the next delivery to the channel, with this outcome."""
    (one,) = await desk.db.write(outbox.due, [Wanted(source.id, False, 1)])
    await desk.db.write(outbox.start, [one], holder="test")
    await desk.db.write(outcomes.write_down, [(one, outcome)], holder="test")


async def says(
    desk: Desk, source: Source, external_id: str, state: Literal["delivered", "read"], *, upto: bool
) -> None:
    receipt = InboundReceipt(Place("visitor:anna", "visitor"), external_id, desk.now, state, upto=upto)
    await desk.db.write(intake.apply, source, receipt)


async def states(desk: Desk) -> list[str]:
    return [row["state"] for row in await desk.rows("SELECT state FROM message WHERE kind = 'outbound' ORDER BY id")]


async def test_read_up_to_here_says_nothing_of_what_failed_or_may_not_have_arrived(desk: Desk) -> None:
    source, olga = await desk.channel("widget"), await desk.agent("Olga")
    dialog_id = await desk.says(source, "anna", "Ау")
    for text, outcome in (("1", LOST), ("2", REFUSED), ("3", Sent(["e3"])), ("4", Sent(["e4"]))):
        await desk.answers(dialog_id, olga, text)
        await goes(desk, source, outcome)
    await desk.answers(dialog_id, olga, "5")
    await says(desk, source, "e4", "read", upto=True)
    assert await states(desk) == ["uncertain", "failed", "read", "read", "queued"]


async def test_an_uncertain_message_that_was_read_arrived_and_need_not_be_sent_again(desk: Desk) -> None:
    source, olga = await desk.channel("widget"), await desk.agent("Olga")
    message_id = await desk.answers(await desk.says(source, "anna", "Ау"), olga)
    await goes(desk, source, LOST)
    await desk.db.write(name, message_id)
    await says(desk, source, "e1", "delivered", upto=False)
    assert await states(desk) == ["delivered"]
    assert await desk.value("SELECT state FROM delivery") == "sent"


async def name(tx, message_id: int) -> None:
    await tx.execute("UPDATE message SET external_id = 'e1' WHERE id = $1", message_id)

"""A note never leaves, not even as the words that an answer quotes."""

from __future__ import annotations

import pytest

from core.database import Database
from core.rich import Rich
from inbox import messages
from inbox.messages import MessageNotFound
from inbox.models import Kind
from tests.desk import Desk


async def test_an_answer_cannot_quote_a_note(db: Database) -> None:
    desk = Desk(db)
    source = await desk.channel()
    anna = await desk.agent("Anna")
    dialog_id = await desk.says(source, "Ivan", "Hello")
    note = await db.write(
        messages.say, dialog_id, by=anna, kind=Kind.NOTE, body=Rich("He owes us money"), client_id="n"
    )
    with pytest.raises(MessageNotFound):
        await db.write(
            messages.say,
            dialog_id,
            by=anna,
            kind=Kind.OUTBOUND,
            body=Rich("Hello"),
            client_id="r",
            reply_to_id=note,
        )

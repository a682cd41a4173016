"""A colleague who answers in the group itself: his word is staff's, and the customer no longer waits."""

from __future__ import annotations

from core.database import Database
from inbox import team
from tests.desk import Desk


async def test_a_colleagues_answer_in_the_group_ends_the_customers_wait(db: Database) -> None:
    desk = Desk(db)
    source = await desk.channel()
    anna = await desk.agent("Anna")
    await db.write(team.link_telegram, anna.id, telegram_id="Anna")
    dialog_id = await desk.says(source, "Olga", "Касса не печатает", group="Кафе")
    assert (await desk.dialog(dialog_id))["waiting_since"] is not None

    await desk.says(source, "Anna", "Сейчас приедем", group="Кафе")

    dialog = await desk.dialog(dialog_id)
    assert dialog["waiting_since"] is None
    assert dialog["status"] == "waiting"
    assert dialog["first_reply_at"] is not None


async def test_a_colleague_who_speaks_first_opens_nothing(db: Database) -> None:
    desk = Desk(db)
    source = await desk.channel()
    anna = await desk.agent("Anna")
    await db.write(team.link_telegram, anna.id, telegram_id="Anna")
    dialog_id = await desk.says(source, "Anna", "Всем привет", group="Кафе")
    dialog = await desk.dialog(dialog_id)
    assert dialog["closed_at"] is not None
    assert dialog["waiting_since"] is None

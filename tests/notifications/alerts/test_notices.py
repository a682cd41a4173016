"""Who is told of what, once, and never of what he did, read or looks at."""

from __future__ import annotations

from typing import Any

from core.clock import MINUTE, SECOND
from inbox import channels, dialogs, team
from inbox.models import Role
from notifications.alerts import kinds, sendings
from tests.office import Office


async def test_who_is_given_a_dialog_is_told_and_who_takes_one_is_not(office: Office) -> None:
    dialog_id = await office.customer("My order is late", channel="telegram")
    await office.do(dialogs.assign, dialog_id, by=office.boris, to=office.anna.id)
    assert await office.told(office.anna) == [("assigned", 1, False)]
    assert await office.told(office.boris) == []
    other = await office.customer("Hello", by="Olga", channel="telegram")
    await office.do(dialogs.assign, other, by=office.boris, to=office.boris.id)
    assert await office.told(office.boris) == []


async def test_a_customers_word_is_told_to_whose_dialog_it_is(office: Office) -> None:
    dialog_id = await mine(office)
    await office.customer("And another thing", channel="telegram")
    (notice,) = await office.notices(office.anna)
    assert (notice["kind"], notice["dialog_id"], notice["subject"]) == ("message", dialog_id, f"d{dialog_id}")
    assert await office.told(office.boris) == []


async def test_what_befalls_a_dialog_within_a_minute_is_one_notice_and_one_sending(office: Office) -> None:
    dialog_id = await mine(office)
    for text in ("One", "Two", "Three"):
        await office.customer(text, channel="telegram")
    await office.note(dialog_id, "Look at this", by=office.boris, mentions=[office.anna.id])
    (notice,) = await office.notices(office.anna)
    assert (notice["kind"], notice["count"]) == ("mention", 4)
    assert notice["data"]["kinds"] == {"message": 3, "mention": 1}
    await office.turn(2 * MINUTE)
    assert await office.sendings(office.anna) == ["email"]
    await office.customer("Four", channel="telegram")
    await office.turn(2 * MINUTE)
    assert [count for _, count, _ in await office.told(office.anna)] == [4, 1]


async def test_two_dialogs_are_two_notices(office: Office) -> None:
    first, second = await mine(office), await mine(office, by="Olga")
    assert first != second
    await office.customer("One", channel="telegram")
    await office.customer("Two", channel="telegram", by="Olga")
    assert await office.told(office.anna) == [("message", 1, False), ("message", 1, False)]


async def test_nobody_is_told_of_a_dialog_he_has_before_his_eyes(office: Office) -> None:
    dialog_id = await mine(office)
    office.open_screen(office.anna, f"d{dialog_id}")
    await office.customer("One", channel="telegram")
    assert await office.told(office.anna) == []
    office.open_screen(office.anna, f"d{dialog_id}", in_front=False)
    await office.customer("Two", channel="telegram")
    assert await office.told(office.anna) == [("message", 1, False)]


async def test_who_reads_a_dialog_has_read_its_notices_and_no_mail_follows(office: Office) -> None:
    dialog_id = await mine(office)
    await office.choose(office.anna, message=["email"])
    await office.customer("One", channel="telegram")
    await office.do(dialogs.read, dialog_id, by=office.anna)
    assert await office.told(office.anna) == [("message", 1, True)]
    await office.turn(2 * MINUTE)
    assert await office.sendings(office.anna) == []


async def test_who_answers_has_read_it(office: Office) -> None:
    dialog_id = await mine(office)
    await office.customer("One", channel="telegram")
    await office.reply(dialog_id, "Here you are", by=office.anna)
    assert await office.told(office.anna) == [("message", 1, True)]


async def test_what_was_read_before_the_follower_came_to_it_is_not_told(office: Office) -> None:
    dialog_id = await mine(office)

    async def say_and_read(tx: Any) -> None:
        await dialogs.read(tx, dialog_id, by=office.anna, number=None)
        await tx.execute("UPDATE dialog_read SET number = 99 WHERE agent_id = $1", office.anna.id)

    await office.do(say_and_read)
    await office.customer("One", channel="telegram")
    assert await office.told(office.anna) == []


async def test_a_dialog_given_away_takes_its_notices_along(office: Office) -> None:
    dialog_id = await mine(office)
    await office.customer("One", channel="telegram")
    await office.do(dialogs.assign, dialog_id, by=office.boris, to=office.boris.id)
    assert await office.told(office.anna) == [("message", 1, True)]


async def test_who_is_mentioned_is_told_and_the_dialog_stays_whose_it_was(office: Office) -> None:
    dialog_id = await mine(office)
    await office.note(dialog_id, "What do you say?", by=office.anna, mentions=[office.boris.id, office.anna.id])
    assert await office.told(office.boris) == [("mention", 1, False)]
    assert await office.told(office.anna) == []
    (row,) = await office.rows("SELECT assignee_id FROM dialog WHERE id = $1", dialog_id)
    assert row["assignee_id"] == office.anna.id


async def test_a_colleagues_note_in_my_dialog_is_told_and_a_colleagues_answer_is_not(office: Office) -> None:
    dialog_id = await mine(office)
    await office.note(dialog_id, "They paid yesterday", by=office.boris)
    assert await office.told(office.anna) == [("note", 1, False)]
    await office.reply(dialog_id, "Hello", by=office.boris)
    assert await office.told(office.anna) == [("note", 1, False)]


async def test_a_transfer_with_a_word_is_one_notice(office: Office) -> None:
    dialog_id = await office.customer("Help", channel="telegram")
    await office.do(
        dialogs.transfer, dialog_id, by=office.boris, to=office.anna.id, team_id=None, note="Yours, I think"
    )
    (notice,) = await office.notices(office.anna)
    assert notice["data"]["kinds"] == {"mention": 1, "assigned": 1}


async def test_nobody_is_told_of_what_he_may_not_see(office: Office) -> None:
    team_id = await office.do(team.add_team, "Secret", by=office.boris)
    dialog_id = await office.customer("Help", channel="telegram")
    await office.do(dialogs.set_team, dialog_id, by=office.boris, team_id=team_id)
    await office.note(dialog_id, "Look", by=office.boris, mentions=[office.anna.id])
    assert await office.told(office.anna) == []


async def test_a_disabled_colleague_is_told_nothing(office: Office) -> None:
    dialog_id = await mine(office)
    await office.do(team.edit_agent, office.anna.id, by=office.boris, disabled=True)
    await office.note(dialog_id, "Look", by=office.boris, mentions=[office.anna.id])
    assert await office.told(office.anna) == []


async def test_an_unowned_dialog_is_nobodys_news_unless_one_asked_for_it(office: Office) -> None:
    await office.customer("Hello", channel="telegram")
    assert await office.told(office.anna) == await office.told(office.boris) == []
    await office.choose(office.anna, unassigned=["browser"])
    await office.customer("Anybody?", channel="telegram")
    assert await office.told(office.anna) == [("unassigned", 1, False)]
    assert await office.told(office.boris) == []


async def test_a_chat_with_nobody_there_calls_everybody_who_could_take_it(office: Office) -> None:
    shop = await office.do(team.add_team, "Shop", by=office.boris)
    await office.do(team.edit_agent, office.anna.id, by=office.boris, teams=[shop])
    await office.do(team.add_agent, "Carl", email="carl@firma.example", password_hash="", role="agent", by=office.boris)
    channel_id = await office.channel("widget")
    await office.do(channels.edit, channel_id, by=None, vault=office.machine.vault, team_id=shop)
    source_team = await office.rows("SELECT team_id FROM channel WHERE id = $1", channel_id)
    assert source_team[0]["team_id"] == shop
    dialog_id = await office.customer("Hello?")
    await office.do(dialogs.set_team, dialog_id, by=office.boris, team_id=shop)
    await office.customer("Anybody?")
    rows = await office.rows("SELECT a.name, n.kind FROM notice n JOIN agent a ON a.id = n.agent_id ORDER BY a.name")
    called = {(row["name"], row["kind"]) for row in rows}
    assert {("Anna", "chat"), ("Boris", "chat")} <= called


async def test_a_chat_that_somebody_takes_calls_the_others_no_more(office: Office) -> None:
    dialog_id = await office.customer("Hello?")
    await office.do(dialogs.assign, dialog_id, by=office.anna, to=office.anna.id)
    assert await office.told(office.boris) == [("chat", 1, True)]
    await office.turn(2 * MINUTE)
    assert await office.sendings(office.boris) == []


async def test_a_chat_calls_nobody_while_somebody_is_there(office: Office) -> None:
    office.open_screen(office.boris)
    await office.customer("Hello?")
    assert await office.told(office.anna) == await office.told(office.boris) == []


async def test_the_word_of_a_robot_is_nobodys_news(office: Office) -> None:
    await mine(office)
    await office.customer("I am a bot", channel="telegram", is_bot=True)
    assert await office.told(office.anna) == []


async def test_a_broken_channel_is_told_to_administrators_until_it_works_again(office: Office) -> None:
    channel_id = await office.channel("telegram")
    await office.do(channels.note_failure, channel_id, "Telegram refuses the bot's token.")
    assert await office.told(office.boris) == [("channel", 1, False)]
    assert await office.told(office.anna) == []
    await office.do(channels.note_success, channel_id)
    assert await office.told(office.boris) == [("channel", 1, True)]
    await office.turn(2 * MINUTE)
    assert await office.sendings(office.boris) == []


async def test_a_reply_that_cannot_be_delivered_is_told_to_its_author(office: Office) -> None:
    dialog_id = await mine(office)
    message_id = await office.reply(dialog_id, "Hello", by=office.anna)

    async def fail(tx: Any) -> None:
        await tx.execute("UPDATE message SET state = 'failed', problem = 'No.' WHERE id = $1", message_id)
        tx.emit("message.changed", dialog_id=dialog_id, message_id=message_id, state="failed", number=2)

    await office.do(fail)
    assert await office.told(office.anna) == [("undelivered", 1, False)]


async def test_who_is_away_hears_at_once_and_who_is_here_after_a_minute(office: Office) -> None:
    await mine(office)
    await office.choose(office.anna, message=["email"])
    await office.customer("One", channel="telegram")
    await office.turn(5 * SECOND)
    assert await office.sendings(office.anna) == ["email"]

    await office.turn(2 * MINUTE)
    office.open_screen(office.anna)
    await office.customer("Two", channel="telegram")
    await office.turn(7 * SECOND)
    office.open_screen(office.anna)
    await office.turn(7 * SECOND)
    assert await office.sendings(office.anna) == ["email"]
    await office.turn(MINUTE)
    assert await office.sendings(office.anna) == ["email", "email"]


async def test_a_burst_does_not_put_the_mail_off_beyond_ten_seconds(office: Office) -> None:
    await mine(office)
    await office.choose(office.anna, message=["email"])
    for _ in range(4):
        await office.customer("Again", channel="telegram")
        await office.turn(2 * SECOND)
    assert await office.sendings(office.anna) == ["email"]


async def test_a_kind_that_one_does_not_want_leaves_no_trace(office: Office) -> None:
    await mine(office)
    await office.choose(office.anna, message=[], assigned=["browser"])
    await office.customer("One", channel="telegram")
    assert await office.told(office.anna) == []


async def test_old_notices_are_forgotten(office: Office) -> None:
    await mine(office)
    await office.customer("One", channel="telegram")
    await office.turn(61 * 24 * 60 * MINUTE)
    assert await office.notices(office.anna) == []


async def mine(office: Office, *, by: str = "Ivan") -> int:
    """A dialog of Anna's that she knows of."""
    dialog_id: int = await office.customer("Hello", channel="telegram", by=by)
    await office.do(dialogs.assign, dialog_id, by=office.anna, to=office.anna.id)
    await office.do(dialogs.read, dialog_id, by=office.anna)
    assert office.anna.role is Role.AGENT
    return dialog_id


def test_every_kind_can_be_chosen_once() -> None:
    assert sorted(kinds.SHOWN) == sorted(kinds.KINDS)


async def test_a_flood_of_dialogs_is_not_a_flood_of_mails(office: Office) -> None:
    await office.choose(office.anna, unassigned=["email", "browser"])
    for number in range(sendings.MOST + 10):
        await office.customer("Buy now", by=f"Robot {number}", channel="telegram")
    await office.turn(2 * MINUTE)
    assert len(await office.notices(office.anna)) == sendings.MOST + 10
    assert len(await office.sendings(office.anna)) == sendings.MOST
    await office.turn(sendings.MOST_WITHIN)
    await office.customer("Hello", channel="telegram")
    await office.turn(2 * MINUTE)
    assert len(await office.sendings(office.anna)) == sendings.MOST + 1

"""Where nothing arrives any more, the agent is shown how else the customer can be reached."""

from __future__ import annotations

from core.work import Tx
from inbox import people
from inbox.access import Actor
from tests.house import House
from tests.web.test_notices import browser_of


async def _unreachable(tx: Tx, dialog_id: int) -> None:
    await tx.execute(
        "UPDATE thread SET unreachable = 'blocked' WHERE id = (SELECT thread_id FROM dialog WHERE id = $1)", dialog_id
    )


async def _contact(house: House, dialog_id: int) -> int:
    return int(await house.count("SELECT contact_id FROM dialog WHERE id = $1", dialog_id))


async def _known_in_both(house: House, by: Actor, *, mail_team: int | None = None) -> tuple[int, int]:
    """The dialogs of one customer in Telegram, where the bot is blocked, and by mail."""
    telegram = await house.hear(await house.channel("telegram"), who="1001")
    mail = await house.hear(
        await house.channel("email", team_id=mail_team), who="anna@example.org", kind="mail", key="mail-1"
    )
    await house.parts.db.write(people.merge, await _contact(house, telegram), into=await _contact(house, mail), by=by)
    await house.parts.db.write(_unreachable, telegram)
    return telegram, mail


async def test_a_customer_who_blocked_the_bot_is_offered_by_mail(quiet_house: House) -> None:
    boss = await quiet_house.person("admin")
    telegram, mail = await _known_in_both(quiet_house, boss.actor)
    browser = await browser_of(quiet_house, boss)
    async with browser.http:
        page = await browser.get(f"/d/{telegram}")
        assert "The customer blocked the bot: what you send will not arrive." in page
        assert "The customer also writes by e-mail." in page
        assert f'href="/d/{mail}"' in page.partition("The customer also writes by e-mail.")[2][:200]
        assert "also writes" not in await browser.get(f"/d/{mail}")


async def test_what_one_may_not_see_is_not_offered(quiet_house: House) -> None:
    boss = await quiet_house.person("admin")
    telegram, _ = await _known_in_both(quiet_house, boss.actor, mail_team=await quiet_house.team("Счета"))
    browser = await browser_of(quiet_house, await quiet_house.person())
    async with browser.http:
        assert "also writes" not in await browser.get(f"/d/{telegram}")


async def test_who_writes_nowhere_else_is_known_by_what_was_noted(quiet_house: House) -> None:
    anna = await quiet_house.person()
    dialog_id = await quiet_house.hear(await quiet_house.channel("telegram"))
    await anna.patch(f"/contacts/{await _contact(quiet_house, dialog_id)}", phone="+7 900 000-00-00")
    await quiet_house.parts.db.write(_unreachable, dialog_id)
    browser = await browser_of(quiet_house, anna)
    async with browser.http:
        assert "Also known: +7 900 000-00-00" in await browser.get(f"/d/{dialog_id}")

"""Web Push, from the fact to the browser that opens the message with its own key."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from bench.world.push import PushService
from core.clock import MINUTE, SECOND
from inbox import dialogs, team
from inbox.access import Actor
from notifications.alerts import push, sendings
from tests.office import Office, TurnedClock


@pytest.fixture
async def service(clock: TurnedClock) -> AsyncIterator[PushService]:
    async with PushService(clock=lambda: clock() / 1000) as service:
        yield service


async def mine(office: Office) -> int:
    dialog_id: int = await office.customer("Hello", channel="telegram")
    await office.do(dialogs.assign, dialog_id, by=office.anna, to=office.anna.id)
    await office.do(dialogs.read, dialog_id, by=office.anna)
    return dialog_id


async def subscribe(office: Office, service: PushService) -> Any:
    browser = service.browser()
    await office.do(
        push.subscribe,
        office.anna.id,
        session=await session(office, office.anna),
        subscription=browser.subscription,
        browser="Firefox",
    )
    return browser


async def session(office: Office, who: Actor) -> str:
    return team.digest(await office.do(team.open_session, who.id, browser="Firefox", ip="127.0.0.1"))


async def test_who_is_away_is_told_in_his_browser_but_not_the_customers_words(
    office: Office, service: PushService
) -> None:
    dialog_id, browser = await mine(office), await subscribe(office, service)
    await office.customer("My card number is 4111", channel="telegram")
    await office.turn(5 * SECOND)
    (message,) = await browser.wait(1)
    assert service.refusals == []
    assert message.content["title"] == "A new message: Ivan"
    assert message.content["path"] == f"/d/{dialog_id}"
    assert "4111" not in json.dumps(message.content)
    assert message.headers["Topic"] == f"d{dialog_id}"


async def test_who_asked_for_it_is_shown_the_words(office: Office, service: PushService) -> None:
    await mine(office)
    browser = await subscribe(office, service)
    await office.choose(office.anna, preview=True)
    await office.customer("Where is my order?", channel="telegram")
    await office.turn(5 * SECOND)
    (message,) = await browser.wait(1)
    assert message.content["body"] == "Where is my order?"


async def test_a_screen_in_front_needs_no_push_but_one_in_the_background_does(
    office: Office, service: PushService
) -> None:
    await mine(office)
    browser = await subscribe(office, service)
    office.open_screen(office.anna)
    await office.customer("One", channel="telegram")
    for _ in range(6):
        await office.turn(10 * SECOND)
        office.open_screen(office.anna)
    await office.turn(10 * SECOND)
    assert browser.got == []
    office.open_screen(office.anna, in_front=False)
    await office.customer("Two", channel="telegram")
    for _ in range(7):
        await office.turn(10 * SECOND)
        office.open_screen(office.anna, in_front=False)
    assert len(await browser.wait(1)) == 1


async def test_a_browser_that_unsubscribed_is_forgotten(office: Office, service: PushService) -> None:
    await mine(office)
    browser = await subscribe(office, service)
    browser.is_gone = True
    await office.customer("One", channel="telegram")
    await office.turn(5 * SECOND)
    assert await office.rows("SELECT 1 FROM push_subscription") == []
    assert await office.machine.db.read(sendings.troubles, office.anna.id) == []


async def test_who_signed_out_is_not_told_in_that_browser_any_more(office: Office, service: PushService) -> None:
    await mine(office)
    browser = await subscribe(office, service)
    await office.do(team.change_password, by=office.anna, password_hash="new")
    await office.customer("One", channel="telegram")
    await office.turn(5 * SECOND)
    assert browser.got == []
    assert await office.rows("SELECT 1 FROM push_subscription") == []


async def test_a_service_that_asks_for_patience_gets_it(office: Office, service: PushService) -> None:
    await mine(office)
    browser = await subscribe(office, service)
    service.answers = [503, 429]
    await office.customer("One", channel="telegram")
    await office.turn(5 * SECOND)
    assert browser.got == []
    await office.turn(2 * SECOND)
    await office.turn(2 * SECOND)
    assert len(await browser.wait(1)) == 1


async def test_a_refusal_is_told_in_the_colleagues_settings_until_it_works_again(
    office: Office, service: PushService
) -> None:
    await mine(office)
    await subscribe(office, service)
    service.answers = [403]
    await office.customer("One", channel="telegram")
    await office.turn(5 * SECOND)
    (trouble,) = await office.machine.db.read(sendings.troubles, office.anna.id)
    assert (trouble["means"], trouble["reason"][:34]) == ("push", "The browser's push service refuses")
    await office.turn(2 * MINUTE)
    await office.customer("Two", channel="telegram")
    await office.turn(5 * SECOND)
    assert await office.machine.db.read(sendings.troubles, office.anna.id) == []


async def test_a_subscription_that_points_inside_is_never_asked(office: Office, service: PushService) -> None:
    await mine(office)
    inside = {**service.browser().subscription, "endpoint": "http://10.0.0.1:80/admin"}
    await office.do(
        push.subscribe, office.anna.id, session=await session(office, office.anna), subscription=inside, browser=""
    )
    await office.customer("One", channel="telegram")
    await office.turn(5 * SECOND)
    (trouble,) = await office.machine.db.read(sendings.troubles, office.anna.id)
    assert trouble["reason"] == "The browser's push service is not on the public internet."


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"endpoint": "https://push.example/1"},
        {"endpoint": "javascript:alert(1)", "keys": {"p256dh": "x", "auth": "y"}},
        {"endpoint": "https://push.example/1", "keys": {"p256dh": "AAAA", "auth": "AAAAAAAAAAAAAAAAAAAAAA"}},
        {"endpoint": "https://push.example/1", "keys": "nonsense"},
        {"endpoint": "https://" + "x" * 2000, "keys": {}},
        {"endpoint": 5, "keys": {"p256dh": 1, "auth": 2}},
    ],
)
async def test_a_broken_subscription_is_refused(office: Office, broken: dict[str, Any]) -> None:
    with pytest.raises(push.BadSubscription):
        await office.do(push.subscribe, office.anna.id, session="", subscription=broken, browser="")


async def test_a_browser_belongs_to_whoever_signed_in_last(office: Office, service: PushService) -> None:
    browser = await subscribe(office, service)
    mine = await session(office, office.boris)
    await office.do(push.subscribe, office.boris.id, session=mine, subscription=browser.subscription, browser="Firefox")
    (row,) = await office.rows("SELECT agent_id FROM push_subscription")
    assert row["agent_id"] == office.boris.id


async def test_the_key_is_made_once_and_kept_sealed(office: Office) -> None:
    first = await office.machine.db.write(push.key, office.machine.vault)
    again = await office.machine.db.write(push.key, office.machine.vault)
    assert first.public == again.public
    (row,) = await office.rows("SELECT value FROM setting")
    private = f"{first.private.private_numbers().private_value:x}"
    assert private not in str(row["value"])


def test_the_sealing_is_that_of_the_rfc() -> None:
    """RFC 8291 appendix A."""

    def octets(text: str) -> bytes:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))

    private = int.from_bytes(octets("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big")
    keys = {
        "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "auth": "BTBZMqHH6r4Tts7J_aSIgg",
    }
    made = push.sealed(
        b"When I grow up, I want to be a watermelon",
        keys,
        salt=octets("DGv6ra1nlYgDCS1FRnbzlw"),
        ours=ec.derive_private_key(private, ec.SECP256R1()),
    )
    assert base64.urlsafe_b64encode(made).rstrip(b"=").decode() == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
        "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )

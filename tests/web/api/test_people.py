"""Contacts, search, the log and the lists of what there is, over the API."""

from __future__ import annotations

import asyncio

from core.clock import SECOND
from tests.house import House


async def test_contacts_are_found_by_any_part_of_what_is_known_of_them(quiet_house: House) -> None:
    anna = await quiet_house.person()
    channel = await quiet_house.channel()
    for who, name in (("1", "Анна Петрова"), ("2", "Борис Юрьев"), ("3", "John_Smith")):
        await quiet_house.hear(channel, who=who, name=name)
    assert [one["name"] for one in (await anna.get("/contacts"))["items"]] == [
        "John_Smith",
        "Борис Юрьев",
        "Анна Петрова",
    ]
    for asked, found in (("петр", "Анна Петрова"), ("БОРИС", "Борис Юрьев"), ("n_smi", "John_Smith")):
        assert [one["name"] for one in (await anna.get("/contacts", q=asked))["items"]] == [found]
    assert (await anna.get("/contacts", q="%"))["items"] == []
    first = await anna.get("/contacts", limit=2)
    rest = await anna.get("/contacts", limit=2, cursor=first["next"])
    assert [one["name"] for one in rest["items"]] == ["Анна Петрова"]
    assert rest["next"] is None


async def test_a_contacts_card_is_changed_and_blocked(quiet_house: House) -> None:
    anna = await quiet_house.person()
    dialog = await anna.get(f"/dialogs/{await quiet_house.hear(await quiet_house.channel())}")
    card = await anna.patch(
        f"/contacts/{dialog['contact']['id']}", name="Анна П.", email="Anna@Client.example", notes="VIP", blocked=True
    )
    assert (card["name"], card["email"], card["notes"]) == ("Анна П.", "anna@client.example", "VIP")
    assert card["blocked_at"]
    assert card["identities"][0]["address"] == "1001"
    assert (await anna.patch(f"/contacts/{card['id']}", email=""))["email"] is None
    assert (await anna.patch(f"/contacts/{card['id']}", email="x", expect=422))["code"] == "email_needed"
    assert (await anna.patch(f"/contacts/{card['id']}", name="\u202e", expect=422))["code"] == "name_missing"
    assert (await anna.patch("/contacts/999", name="x", expect=404))["code"] == "contact_not_found"


async def test_two_contacts_become_one_and_both_ids_lead_there(quiet_house: House) -> None:
    anna = await quiet_house.person()
    channel = await quiet_house.channel()
    one, two = [
        (await anna.get(f"/dialogs/{await quiet_house.hear(channel, who=who)}"))["contact"]["id"] for who in "12"
    ]
    merged = await anna.post(f"/contacts/{one}/merge", into=two, expect=200)
    assert (merged["id"], len(merged["identities"])) == (two, 2)
    assert (await anna.get(f"/contacts/{one}"))["id"] == two
    assert (await anna.post(f"/contacts/{one}/merge", into=two, expect=409))["code"] == "same_person"
    assert len((await anna.get("/dialogs", contact=two))["items"]) == 2


async def test_words_are_found_in_every_form_and_only_where_one_may_look(quiet_house: House) -> None:
    mine, other = await quiet_house.team("Сети"), await quiet_house.team("Счета")
    anna = await quiet_house.person(teams=[mine])
    seen = await quiet_house.hear(await quiet_house.channel(team_id=mine), "Оплатила счёт вчера")
    await quiet_house.hear(await quiet_house.channel(team_id=other), "Не вижу оплаты счёта", who="2")
    found = await anna.get("/search", q="счета")
    assert [one["dialog"]["id"] for one in found["items"]] == [seen]
    assert found["items"][0]["message"]["text"] == "Оплатила счёт вчера"
    assert [one["id"] for one in (await anna.get("/search", q=f"#{seen}"))["dialogs"]] == [seen]
    assert (await anna.get("/search", q="#999999999999"))["dialogs"] == []
    assert [one["name"] for one in (await anna.get("/search", q="анна"))["contacts"]]
    for odd in (
        '"',
        "' OR 1=1 --",
        "NEAR(",
        "*",
        "from:",
        "tag:x is:closed",
        "%",
        "😀",
        "a" * 500,
    ):
        await anna.get("/search", q=odd)


async def test_what_is_found_comes_in_pages(quiet_house: House) -> None:
    anna = await quiet_house.person()
    channel = await quiet_house.channel()
    for number in range(5):
        await quiet_house.hear(channel, f"авария номер {number}")
    first = await anna.get("/search", q="авария", limit=3)
    rest = await anna.get("/search", q="авария", limit=3, cursor=first["next"])
    said = [one["message"]["text"][-1] for one in first["items"] + rest["items"]]
    assert said == ["4", "3", "2", "1", "0"]
    assert rest["next"] is None


async def test_the_log_tells_everything_after_a_number_to_who_may_know_it(quiet_house: House) -> None:
    team = await quiet_house.team("Сети")
    boss, anna = await quiet_house.person("admin"), await quiet_house.person()
    dialog_id = await quiet_house.hear(await quiet_house.channel(team_id=team))
    hers, whole = await anna.get("/events"), await boss.get("/events")
    assert hers["last"] == whole["last"]
    kinds = {one["kind"] for one in whole["items"]}
    assert {"message.created", "dialog.created", "token.added", "contact.created"} <= kinds
    assert [one["number"] for one in whole["items"]] == list(range(1, whole["last"] + 1))
    assert all(one["dialog_id"] != dialog_id for one in hers["items"])
    assert [one["agent_id"] for one in hers["items"] if one["kind"] == "token.added"] == [anna.actor.id]
    assert (await boss.get("/events", after=whole["last"]))["items"] == []
    first = await boss.get("/events", limit=2)
    assert (first["last"], first["more"]) == (2, True)


async def test_the_log_waits_for_what_comes(quiet_house: House) -> None:
    boss = await quiet_house.person("admin")
    channel = await quiet_house.channel()
    last = (await boss.get("/events"))["last"]
    waiting = asyncio.create_task(boss.get("/events", after=last, wait=20))
    await quiet_house.hear(channel)
    page = await asyncio.wait_for(waiting, 10)
    assert page["items"]
    before = quiet_house.parts.db.clock()
    assert (await boss.get("/events", after=page["last"] + 1_000, wait=1))["items"] == []
    assert quiet_house.parts.db.clock() - before >= 0.9 * SECOND


async def test_everything_the_inbox_consists_of_is_listed(quiet_house: House) -> None:
    team = await quiet_house.team("Сети")
    anna = await quiet_house.person(teams=[team])
    await anna.patch(f"/dialogs/{await quiet_house.hear(await quiet_house.channel())}", tags=["сеть"])
    me = await anna.get("/me")
    assert (me["id"], me["role"], me["teams"]) == (anna.actor.id, "agent", [team])
    assert [one["id"] for one in (await anna.get("/agents"))["items"]] == [anna.actor.id]
    assert (await anna.get("/teams"))["items"] == [{"id": team, "name": "Сети", "members": 1}]
    assert [one["state"] for one in (await anna.get("/channels"))["items"]] == ["new"]
    assert [one["name"] for one in (await anna.get("/tags"))["items"]] == ["сеть"]

"""Dialogs and messages over the API, as a program of an agent uses them."""

from __future__ import annotations

from tests.house import House


async def test_a_customers_word_is_listed_read_answered_and_closed(quiet_house: House) -> None:
    anna = await quiet_house.person()
    channel = await quiet_house.channel()
    dialog_id = await quiet_house.hear(channel, "Не работает интернет")

    page = await anna.get("/dialogs")
    assert [one["id"] for one in page["items"]] == [dialog_id]
    assert page["items"][0]["contact"]["name"] == "Анна Петрова"
    assert page["items"][0]["unread"] == 1
    assert page["next"] is None

    answer = await anna.post(
        f"/dialogs/{dialog_id}/messages", kind="reply", text="**Чиним**, час", client_id="one", seen_number=1
    )
    assert (answer["text"], answer["state"]) == ("Чиним, час", "queued")
    assert answer["entities"] == [{"style": "bold", "offset": 0, "length": 5, "value": None}]
    again = await anna.post(f"/dialogs/{dialog_id}/messages", kind="reply", text="другое", client_id="one")
    assert again["id"] == answer["id"]

    heard = await anna.get(f"/dialogs/{dialog_id}/messages")
    assert [one["text"] for one in heard["items"] if one["kind"] != "event"] == ["Не работает интернет", "Чиним, час"]
    assert (await anna.get(f"/dialogs/{dialog_id}"))["status"] == "waiting"
    assert (await anna.patch(f"/dialogs/{dialog_id}", status="closed"))["closed_at"]


async def test_one_change_brings_everything_at_once_or_nothing(quiet_house: House) -> None:
    anna = await quiet_house.person()
    team = await quiet_house.team("Сети")
    dialog_id = await quiet_house.hear(await quiet_house.channel())
    changed = await anna.patch(
        f"/dialogs/{dialog_id}",
        subject="Авария",
        priority=3,
        tags=["сеть", "срочно"],
        team_id=team,
        assignee_id=anna.actor.id,
    )
    assert (changed["subject"], changed["priority"]) == ("Авария", 3)
    assert [tag["name"] for tag in changed["tags"]] == ["сеть", "срочно"]
    assert (changed["team"]["id"], changed["assignee"]["id"]) == (team, anna.actor.id)

    refused = await anna.patch(f"/dialogs/{dialog_id}", expect=422, subject="Другое", snoozed_until="2020-01-01T00:00Z")
    assert refused["code"] == "snooze_in_the_past"
    assert (await anna.get(f"/dialogs/{dialog_id}"))["subject"] == "Авария"
    assert (await anna.patch(f"/dialogs/{dialog_id}", tags=["сеть"]))["tags"][0]["name"] == "сеть"


async def test_pages_follow_each_other_without_a_gap_or_a_repetition(quiet_house: House) -> None:
    anna = await quiet_house.person()
    channel = await quiet_house.channel()
    made = [await quiet_house.hear(channel, who=str(number)) for number in range(7)]
    for sort in ("newest", "oldest", "waiting"):
        seen: list[int] = []
        cursor = None
        while True:
            page = await anna.get("/dialogs", sort=sort, limit=3, **({"cursor": cursor} if cursor else {}))
            seen += [one["id"] for one in page["items"]]
            cursor = page["next"]
            if cursor is None:
                break
        assert sorted(seen) == sorted(made)
        assert len(seen) == 7

    talk = made[0]
    for number in range(5):
        await anna.post(f"/dialogs/{talk}/messages", kind="note", text=f"заметка {number}")
    for order in ("oldest", "newest"):
        first = await anna.get(f"/dialogs/{talk}/messages", limit=4, order=order)
        rest = await anna.get(f"/dialogs/{talk}/messages", limit=4, order=order, cursor=first["next"])
        numbers = [one["number"] for one in first["items"] + rest["items"]]
        assert numbers == sorted(range(1, 7), reverse=order == "newest")


async def test_a_cursor_of_another_list_is_refused(quiet_house: House) -> None:
    anna = await quiet_house.person()
    channel = await quiet_house.channel()
    for number in range(2):
        await quiet_house.hear(channel, who=str(number))
    cursor = (await anna.get("/dialogs", limit=1))["next"]
    for wrong in (cursor, "x", "W10", cursor + "A"):
        assert (await anna.get("/dialogs", sort="oldest", cursor=wrong, expect=422))["code"] == "bad_cursor"


async def test_a_dialog_of_another_team_does_not_exist(quiet_house: House) -> None:
    mine, other = await quiet_house.team("Сети"), await quiet_house.team("Счета")
    anna = await quiet_house.person(teams=[mine])
    dialog_id = await quiet_house.hear(await quiet_house.channel(team_id=other))
    assert (await anna.get("/dialogs"))["items"] == []
    for attempt in (
        anna.get(f"/dialogs/{dialog_id}", expect=404),
        anna.get(f"/dialogs/{dialog_id}/messages", expect=404),
        anna.patch(f"/dialogs/{dialog_id}", subject="моё", expect=404),
        anna.post(f"/dialogs/{dialog_id}/messages", kind="note", text="моё", expect=404),
    ):
        assert (await attempt)["code"] == "dialog_not_found"


async def test_an_observer_looks_and_changes_nothing(quiet_house: House) -> None:
    watcher = await quiet_house.person("observer")
    dialog_id = await quiet_house.hear(await quiet_house.channel())
    assert (await watcher.get(f"/dialogs/{dialog_id}"))["id"] == dialog_id
    refused = await watcher.post(f"/dialogs/{dialog_id}/messages", kind="note", text="я тут", expect=403)
    assert refused["code"] == "read_only"


async def test_a_reply_written_beside_a_faster_colleague_is_held_back(quiet_house: House) -> None:
    anna, boris = await quiet_house.person(), await quiet_house.person(name="Борис")
    dialog_id = await quiet_house.hear(await quiet_house.channel())
    await boris.post(f"/dialogs/{dialog_id}/messages", kind="reply", text="Смотрим")
    refused = await anna.post(f"/dialogs/{dialog_id}/messages", kind="reply", text="Что?", seen_number=1, expect=409)
    assert refused["code"] == "colleague_was_faster"
    assert "Борис" in refused["detail"]


async def test_a_dialog_begun_by_mail_is_begun_once(quiet_house: House) -> None:
    anna = await quiet_house.person()
    channel = await quiet_house.channel("email", address="help@firma.example")
    wish = {"to": "Ivan@Client.example", "name": "Иван", "subject": "Ваш договор", "text": "Здравствуйте!"}
    begun = await anna.post("/dialogs", channel_id=channel, client_id="a1", **wish)
    assert (begun["subject"], begun["contact"]["name"]) == ("Ваш договор", "Иван")
    assert begun["assignee"]["id"] == anna.actor.id
    assert (await anna.post("/dialogs", channel_id=channel, client_id="a1", **wish))["id"] == begun["id"]
    other = await anna.post("/dialogs", channel_id=channel, client_id="a2", **wish)
    assert other["id"] != begun["id"]
    assert other["contact"]["id"] == begun["contact"]["id"]
    refused = await anna.post("/dialogs", channel_id=channel, text="Кому?", expect=422)
    assert refused["code"] == "recipient_needed"


async def test_only_who_has_written_to_a_bot_can_be_written_to_there(quiet_house: House) -> None:
    anna = await quiet_house.person()
    bot, widget = await quiet_house.channel("telegram"), await quiet_house.channel("widget")
    old = await quiet_house.hear(bot)
    contact = (await anna.get(f"/dialogs/{old}"))["contact"]["id"]
    talking = await anna.post("/dialogs", channel_id=bot, contact_id=contact, text="Ещё одно", expect=409)
    assert talking["code"] == "already_talking"
    await anna.patch(f"/dialogs/{old}", status="closed")
    new = await anna.post("/dialogs", channel_id=bot, contact_id=contact, text="Ещё одно")
    assert new["follow_up_of"] == old
    refused = await anna.post("/dialogs", channel_id=widget, contact_id=contact, text="Ещё одно", expect=409)
    assert refused["code"] == "cannot_start_there"

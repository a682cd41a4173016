"""A full disk while everything runs: every door says so in words, nothing is lost, and it goes by."""

from __future__ import annotations

from core.work import Tx
from tests.house import House

LONG = "слово " * 5_000
"""More than the pages of a small database have left."""


async def fill(tx: Tx) -> None:
    """Leave no room for another message, as the disk would."""
    if tx.dialect == "sqlite":
        pages = await tx.value("PRAGMA page_count")
        await tx.rows(f"PRAGMA max_page_count = {pages}")
        return
    await tx.execute(
        "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END $$"
    )
    await tx.execute("CREATE TRIGGER full_disk BEFORE INSERT ON message EXECUTE FUNCTION full_disk()")


async def make_room(tx: Tx) -> None:
    if tx.dialect == "sqlite":
        await tx.rows("PRAGMA max_page_count = 1000000")
        return
    await tx.execute("DROP FUNCTION full_disk CASCADE")


async def test_an_answer_is_refused_in_words_and_the_same_one_goes_when_there_is_room(quiet_house: House) -> None:
    anna = await quiet_house.person()
    dialog_id = await quiet_house.hear(await quiet_house.channel())
    said = {"kind": "reply", "text": LONG, "client_id": "mine"}
    await quiet_house.parts.db.write(fill)

    url, headers = f"{quiet_house.url}/api/v1", {"Authorization": f"Bearer {anna.token}", "Accept-Language": "ru"}
    path = f"{url}/dialogs/{dialog_id}/messages"
    async with quiet_house.http.post(path, json=said, headers=headers) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (503, "2")
        refused = await answer.json()
    assert refused["code"] == "no_room"
    assert refused["detail"].startswith("На диске сервера нет места. Ничего не потеряно")
    assert len((await anna.get(f"/dialogs/{dialog_id}/messages"))["items"]) == 1
    assert (await anna.get("/health", expect=503))["code"] == "not_ready"

    await quiet_house.parts.db.write(make_room)
    assert (await anna.get("/health"))["ready"]
    first = await anna.post(f"/dialogs/{dialog_id}/messages", **said)
    assert (await anna.post(f"/dialogs/{dialog_id}/messages", **said))["id"] == first["id"]
    assert len((await anna.get(f"/dialogs/{dialog_id}/messages"))["items"]) == 2

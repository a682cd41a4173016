"""Updates in the shapes Telegram sends (`updates.json`), and in shapes it never sent yet."""

from __future__ import annotations

import contextlib
import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.telegram.parse import Bot, Unreadable, parse
from core.rich import Entity
from inbox.inbound import (
    Inbound,
    InboundEdit,
    InboundMessage,
    InboundMove,
    InboundNotice,
    InboundPress,
    InboundReach,
    Place,
)

BOT = Bot(7100100, "firma_help_bot")
NOW = 1_795_400_000_000
UPDATES: dict[str, Any] = json.loads(Path(__file__).with_name("updates.json").read_text("utf-8"))
PRIVATE = Place("410001", "private")
SUPERGROUP = Place("-1002000300400", "group", "Ромашка и Фирма")


def happened(name: str) -> list[Inbound]:
    return parse(UPDATES[name], BOT, received_at=NOW)


def message(name: str) -> InboundMessage:
    (found,) = happened(name)
    assert isinstance(found, InboundMessage)
    return found


# -- messages ----------------------------------------------------------------------------------------------------


def test_a_text_keeps_its_formatting_beside_emoji() -> None:
    found = message("text")
    text = found.body.text
    styled = [(e.style, text[e.offset : e.end], e.value) for e in found.body.entities]
    assert styled == [
        ("bold", "Не работает", None),
        ("italic", "работает", None),
        ("link", "example.com/pay", "http://example.com/pay"),
        ("link", "отчёт", "https://ex.ru/?a=1&b=2"),
        ("link", "+7 912 345-67-89", "tel:+79123456789"),
        ("link", "@firma_help_bot", "https://t.me/firma_help_bot"),
        ("link", "Борис", "tg://user?id=410002"),
    ]
    assert found.place == PRIVATE
    assert (found.author.address, found.author.name, found.author.username) == ("410001", "Анна Котова", "anna_k")
    assert found.author.language == "ru"
    assert (found.external_id, found.at) == ("410001:100", 1_795_305_600_000)
    assert found.mentions_bot
    assert found.automatic is None


def test_code_and_quotes_are_kept_and_what_has_no_style_is_plain() -> None:
    assert message("code").body.entities == (Entity("pre", 0, 10, "python"), Entity("quote", 11, 6))


@pytest.mark.parametrize(
    ("name", "kind", "file_name", "media_type", "facts"),
    [
        ("photo", "photo", "photo.jpg", "image/jpeg", (1280, 960, None)),
        ("document", "file", "Счёт №5.pdf", "application/pdf", (None, None, None)),
        ("voice", "voice", "voice.ogg", "audio/ogg", (None, None, 7)),
        ("video", "video", "IMG_0042.MP4", "video/mp4", (848, 480, 12)),
        ("video_note", "video_note", "video_note.mp4", "video/mp4", (384, 384, 5)),
        ("audio", "audio", "Земфира – Искала.mp3", "audio/mpeg", (None, None, 190)),
        ("animation", "animation", "cat.mp4", "video/mp4", (320, 240, 3)),
        ("sticker", "sticker", "sticker.tgs", "application/x-tgsticker", (512, 512, None)),
    ],
)
def test_a_file_comes_with_what_is_known_of_it(
    name: str, kind: str, file_name: str, media_type: str, facts: tuple[int | None, ...]
) -> None:
    found = message(name)
    (file,) = found.files
    assert (file.kind, file.name, file.media_type) == (kind, file_name, media_type)
    assert (file.width, file.height, file.duration) == facts
    assert file.remote is not None
    assert file.remote["file_id"]
    assert not file.too_big
    assert "unknown" not in found.extra


def test_of_a_photo_the_biggest_size_is_taken_and_its_caption_is_the_text() -> None:
    found = message("photo")
    assert found.files[0].remote == {"file_id": "AgACx", "unique_id": "AQADx"}
    assert found.body.text == "Вот **ошибка** 🧾"
    assert found.body.entities == (Entity("underline", 0, 3),)


def test_items_of_an_album_share_their_key_and_no_other_album_has_it() -> None:
    first, second = message("album_first"), message("album_second")
    assert first.group_key == second.group_key == "410001:13871234567890123"
    assert first.external_id != second.external_id


def test_a_document_of_25_mb_is_shown_with_what_is_known_and_a_local_server_gives_it() -> None:
    (file,) = message("document_of_25_mb").files
    assert (file.name, file.size, file.too_big) == ("лог.zip", 26_214_400, True)
    local = Bot(BOT.id, BOT.username, max_download=2_000_000_000)
    (found,) = parse(UPDATES["document_of_25_mb"], local, received_at=NOW)
    assert isinstance(found, InboundMessage)
    assert not found.files[0].too_big


@pytest.mark.parametrize(
    ("name", "extra"),
    [
        ("location", {"location": {"latitude": 55.751244, "longitude": 37.618423, "horizontal_accuracy": 12.5}}),
        ("venue", {"venue": {"latitude": 55.75, "longitude": 37.61, "title": "Склад", "address": "ул. Ленина, 1"}}),
        ("contact", {"contact": {"name": "Анна Котова", "phone": "+79123456789", "address": "410001"}}),
        ("dice", {"dice": {"emoji": "🎲", "value": 4}}),
        ("sticker", {"sticker": {"emoji": "👍", "set": "Cats"}}),
        (
            "poll",
            {
                "poll": {
                    "question": "Когда удобно?",
                    "options": [{"text": "Утром", "votes": 2}, {"text": "Вечером", "votes": 0}],
                    "closed": False,
                }
            },
        ),
        (
            "checklist",
            {
                "checklist": {
                    "title": "Переезд",
                    "tasks": [{"text": "Собрать", "done": True}, {"text": "Увезти", "done": False}],
                }
            },
        ),
    ],
)
def test_what_has_no_column_is_kept_as_extra(name: str, extra: dict[str, Any]) -> None:
    assert {key: value for key, value in message(name).extra.items() if key != "link"} == extra


def test_ones_own_shared_contact_tells_the_phone() -> None:
    assert message("contact").author.attributes == {"phone": "+79123456789"}


@pytest.mark.parametrize(
    ("name", "forward"),
    [
        ("forwarded_from_user", {"kind": "user", "name": "Boris", "address": "410002", "at": 1_795_200_000_000}),
        (
            "forwarded_from_hidden_user",
            {"kind": "hidden_user", "name": "Скрытный", "address": None, "at": 1_795_200_001_000},
        ),
        (
            "forwarded_from_channel",
            {"kind": "channel", "name": "Новости", "address": "-1001111", "at": 1_795_200_002_000},
        ),
    ],
)
def test_a_forwarded_message_says_whose_words_it_carries(name: str, forward: dict[str, Any]) -> None:
    assert message(name).extra["forward"] == forward


def test_a_reply_knows_its_message_and_the_quoted_words() -> None:
    found = message("reply_with_quote")
    assert (found.reply_to, found.quote) == ("410001:90", "выберите карту")
    assert found.extra["reply"] == {"name": "Поддержка Фирмы", "text": "Нажмите «Оплатить», затем выберите карту"}
    assert message("reply_to_another_chat").extra["external_reply"]["name"] == "Новости"


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("start_with_payload", "start t_1a2b3c"),
        ("task_command", "task Проверить счёт\nдо пятницы"),
        ("command_for_another_bot", None),
        ("command_we_do_not_know", None),
        ("text", None),
    ],
)
def test_a_command_is_read_when_it_is_for_us(name: str, command: str | None) -> None:
    assert message(name).command == command


@pytest.mark.parametrize(("name", "text"), [("edited", "Не работает оплата картой"), ("edited_caption", "Вот новая")])
def test_an_edit_names_the_message_it_changes(name: str, text: str) -> None:
    (found,) = happened(name)
    assert isinstance(found, InboundEdit)
    assert text in found.body.text
    assert found.at == UPDATES[name]["edited_message"]["edit_date"] * 1000
    original = message({"edited": "text", "edited_caption": "photo"}[name])
    assert found.place == original.place
    assert len(found.files) == len(original.files)


# -- groups ------------------------------------------------------------------------------------------------------


def test_a_group_is_one_place_with_its_title() -> None:
    assert message("group_text").place == Place("-400500", "group", "Клиент Ромашка")
    assert message("group_text").mentions_bot
    assert message("group_reply_to_bot").mentions_bot
    assert message("group_reply_to_bot").author.name == "Boris"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("topic_text", Place("-1002000300500/12", "topic", "Форум Ромашки › Оплата")),
        ("topic_reply", Place("-1002000300500/12", "topic", "Форум Ромашки")),
        ("general_topic_text", Place("-1002000300500", "group", "Форум Ромашки")),
        ("supergroup_reply_chain", SUPERGROUP),
        ("private_topic_text", Place("410001/31", "private", "Оплата")),
    ],
)
def test_a_topic_is_a_place_of_its_own_and_a_chain_of_replies_is_not(name: str, place: Place) -> None:
    assert message(name).place == place


def test_the_line_that_opened_a_topic_is_not_answered() -> None:
    assert message("topic_text").reply_to is None
    assert message("topic_reply").reply_to == "-1002000300500:13"


@pytest.mark.parametrize(
    ("name", "address", "author", "writes_as"),
    [
        ("anonymous_admin", "-1002000300400", "Ромашка и Фирма", "group"),
        ("written_as_channel", "-1003333", "Мой канал", "channel"),
        ("linked_channel_post", "-1001111", "Новости", "channel"),
    ],
)
def test_who_writes_in_a_chats_name_is_not_the_fake_user(name: str, address: str, author: str, writes_as: str) -> None:
    found = message(name).author
    assert (found.address, found.name, found.is_bot) == (address, author, False)
    assert found.attributes["writes_as"] == writes_as


def test_posts_of_a_channel_and_of_other_bots_are_never_answered() -> None:
    assert message("linked_channel_post").automatic == "bulk"
    assert message("another_bot").automatic == "bulk"
    assert message("another_bot").author.is_bot
    assert message("anonymous_admin").automatic is None


@pytest.mark.parametrize("name", ["migrated_from_group", "migrated_to_supergroup"])
def test_either_half_of_a_migration_moves_the_place(name: str) -> None:
    (found,) = happened(name)
    assert isinstance(found, InboundMove)
    assert (found.old_key, found.new_place.key) == ("-400500", "-1002000300400")


@pytest.mark.parametrize(
    ("name", "kind", "facts"),
    [
        ("members_joined", "joined", {"people": ["Boris", "Поддержка Фирмы"]}),
        ("member_left", "left", {"people": ["Boris"]}),
        ("group_renamed", "renamed", {"title": "Ромашка ООО"}),
        ("topic_created", "topic_created", {"title": "Оплата"}),
        ("topic_renamed", "renamed", {"title": "Оплата и счета"}),
        ("topic_closed", "topic_closed", {"title": "Оплата"}),
        ("topic_icon_changed", "service", {"title": "Оплата"}),
        ("pinned", "pinned", {"text": "Где счёт?"}),
        ("video_chat_started", "service", {"what": "video_chat_started"}),
    ],
)
def test_a_service_message_is_a_line_in_the_thread(name: str, kind: str, facts: dict[str, Any]) -> None:
    (found,) = happened(name)
    assert isinstance(found, InboundNotice)
    assert (found.kind, found.extra) == (kind, facts)


def test_a_rename_brings_the_places_new_title() -> None:
    assert happened("group_renamed")[0].place.title == "Ромашка ООО"  # type: ignore[union-attr]
    assert happened("topic_renamed")[0].place.title == "Форум Ромашки › Оплата и счета"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "reachable", "reason"),
    [
        ("bot_blocked", False, "blocked"),
        ("bot_unblocked", True, "unblocked"),
        ("bot_added", True, "added"),
        ("bot_removed", False, "removed"),
    ],
)
def test_whether_we_can_reach_the_place_is_told(name: str, reachable: bool, reason: str) -> None:
    (found,) = happened(name)
    assert isinstance(found, InboundReach)
    assert (found.reachable, found.reason) == (reachable, reason)


@pytest.mark.parametrize("name", ["bot_promoted", "inline_query", "channel_post"])
def test_what_is_none_of_our_business_makes_nothing(name: str) -> None:
    assert happened(name) == []


def test_a_pressed_button_names_its_message_and_can_be_answered() -> None:
    (found,) = happened("button_pressed")
    assert isinstance(found, InboundPress)
    assert (found.external_id, found.data, found.press_id) == ("410001:120", "rate:5", "1760941243")
    assert (found.author.address, found.at) == ("410001", NOW)
    (old,) = happened("button_of_an_old_message")
    assert isinstance(old, InboundPress)
    assert old.external_id == "410001:20"


# -- what we cannot read -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["story", "web_app_data", "something_of_next_year"])
def test_a_kind_we_do_not_know_is_shown_with_its_raw_text(name: str) -> None:
    found = message(name)
    raw = found.extra["unknown"]
    assert "\0" not in raw
    assert '"date"' not in raw
    assert found.body.text == ""
    if name == "something_of_next_year":
        assert "привет" in raw


def test_a_rich_message_gives_its_words() -> None:
    assert message("rich_message").body.text == "Отчёт\nВсё хорошо.\na\nb"


def test_a_name_of_invisible_marks_and_a_nul_byte_do_no_harm() -> None:
    found = message("nasty_name")
    assert found.author.name == "Telegram 410003"
    assert found.body.text == "NUL  здесь"


def test_half_an_emoji_in_a_text_does_no_harm() -> None:
    update = copy.deepcopy(UPDATES["text"])
    update["message"]["text"] = json.loads(r'"до \ud83d после 👋"')
    update["message"]["entities"] = [{"offset": 5, "length": 5, "type": "bold"}]
    (found,) = parse(update, BOT, received_at=NOW)
    assert isinstance(found, InboundMessage)
    assert found.body.text == "до  после 👋"
    (bold,) = found.body.entities
    assert found.body.text[bold.offset : bold.end] == "после"


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(st.characters(codec=None), max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def paths(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(path for key, item in inner for path in paths(item, (*at, key)))]


@given(st.sampled_from(sorted(UPDATES)), st.data())
def test_no_shape_of_any_field_makes_the_parser_fail(name: str, data: st.DataObject) -> None:
    update = copy.deepcopy(UPDATES[name])
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(paths(update)[1:]))
        parent = update
        for key in path[:-1]:
            parent = parent[key]
        if data.draw(st.booleans()):
            parent[path[-1]] = data.draw(json_values)
        elif isinstance(parent, dict):
            del parent[path[-1]]
        if not isinstance(update, dict) or len(paths(update)) < 2:
            break
    with contextlib.suppress(Unreadable):
        for found in parse(update, BOT, received_at=NOW):
            assert isinstance(found.at, int)
            assert_storable(found)


def assert_storable(found: Inbound) -> None:
    written = repr(found)
    assert "\\x00" not in written
    assert "\\ud8" not in written.replace("\\\\", "")


def test_a_message_without_a_readable_field_is_still_somebodys_message() -> None:
    update = {"update_id": 1, "message": {"message_id": 5, "chat": {"id": 7, "type": "private"}, "photo": "oops"}}
    (found,) = parse(update, BOT, received_at=NOW)
    assert isinstance(found, InboundMessage)
    assert "oops" in found.extra["unknown"]
    assert (found.at, found.external_id) == (NOW, "7:5")


@pytest.mark.parametrize(
    "update",
    [
        {"message": {"message_id": 10**30, "chat": {"id": 7, "type": "private"}, "text": "?"}},
        {"message": {"message_id": 5, "text": "?"}},
        {"message": {"message_id": 5, "chat": {"id": "seven"}, "text": "?"}},
        {"edited_message": {"chat": {"id": 7, "type": "private"}, "text": "?"}},
        {"message": ["?"]},
        {"my_chat_member": {"new_chat_member": {"status": "kicked"}}},
    ],
)
def test_a_word_without_a_place_or_a_number_is_never_taken_for_nothing(update: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        parse({"update_id": 1, **update}, BOT, received_at=NOW)


def test_a_moment_before_there_were_bots_is_the_moment_it_came() -> None:
    update = copy.deepcopy(UPDATES["text"])
    update["message"]["date"] = 1
    assert parse(update, BOT, received_at=NOW)[0].at == NOW

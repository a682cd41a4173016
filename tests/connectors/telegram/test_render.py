"""Messages of ours as requests to the Bot API: within its limits, in its units, and accepted by aiogram's models."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram import methods
from hypothesis import given
from hypothesis import strategies as st

from connectors.base import Outbound, OutboundFile, Part
from connectors.telegram.places import Address, address, message_key, message_number, place_key
from connectors.telegram.render import (
    CLOUD_MAX_UPLOAD,
    MAX_CAPTION,
    MAX_TEXT,
    Limits,
    render,
    render_delete,
    render_edit,
    without_formatting,
)
from core import markdown
from core.rich import Rich
from core.text import utf16_len


def outbound(markdown_text: str = "", *files: OutboundFile, **options: Any) -> Outbound:
    reply_to = options.pop("reply_to", None)
    return Outbound(1, "410001", "private", markdown.parse(markdown_text), files, reply_to, options=options)


def file(number: int, media_type: str = "image/jpeg", *, size: int = 1000, kind: str = "file") -> OutboundFile:
    return OutboundFile(number, f"файл{number}", media_type, size, f"/nowhere/{number}", kind)


def only(parts: list[Part]) -> Part:
    (part,) = parts
    return part


# -- texts -------------------------------------------------------------------------------------------------------


def test_formatting_goes_as_entities_counted_in_utf16_units() -> None:
    part = only(render(outbound("👋🏽 **Жирный _и курсив_** `код` [сюда](https://ex.ru/?a=1) https://y.ru")))
    assert part.payload == {
        "text": "👋🏽 Жирный и курсив код сюда https://y.ru",
        "entities": [
            {"type": "bold", "offset": 5, "length": 15},
            {"type": "italic", "offset": 12, "length": 8},
            {"type": "code", "offset": 21, "length": 3},
            {"type": "text_link", "offset": 25, "length": 4, "url": "https://ex.ru/?a=1"},
        ],
    }


def test_what_telegram_cannot_style_is_said_in_the_text() -> None:
    part = only(render(outbound("Имя\tТариф\nАнна\t1\n[почта](mailto:a@ex.ru)")))
    assert part.payload["text"] == "Имя   Тариф\nАнна  1\nпочта (a@ex.ru)"
    assert part.payload["entities"] == [{"type": "pre", "offset": 0, "length": 19}]


def test_a_text_of_4097_units_goes_as_two_messages() -> None:
    parts = render(outbound("👍" * 2048 + "!"))
    assert [part.payload["text"] for part in parts] == ["👍" * 2048, "!"]
    assert len(render(outbound("👍" * 2048))) == 1


@given(st.text(st.sampled_from("аb 👋🏽\n*_`"), min_size=1, max_size=80), st.integers(1, 120))
def test_every_text_fits_and_every_entity_lies_within_it(text: str, times: int) -> None:
    for part in render(outbound(text * times)):
        if part.kind == "refused":
            assert not markdown.parse(text * times).text.strip()
            continue
        said = part.payload["text"]
        assert 0 < utf16_len(said) <= MAX_TEXT
        assert said == said.strip()
        for entity in part.payload.get("entities", ()):
            assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= utf16_len(said)


def test_only_the_first_part_answers_and_only_the_last_has_the_buttons() -> None:
    buttons = [[{"text": "Да", "data": "y"}, {"text": "Сайт", "url": "https://ex.ru"}]]
    first, second = render(outbound("слово " * 800, reply_to="410001:7", buttons=buttons, silent=True))
    assert first.payload["reply_to"] == "410001:7"
    assert "reply_markup" not in first.payload
    assert "reply_to" not in second.payload
    assert second.payload["reply_markup"] == {
        "inline_keyboard": [[{"text": "Да", "callback_data": "y"}, {"text": "Сайт", "url": "https://ex.ru"}]]
    }
    assert first.payload["disable_notification"]


def test_an_automatic_message_shows_no_preview_of_its_links() -> None:
    assert only(render(outbound("https://status.ex.ru", automatic=True))).payload["link_preview_options"] == {
        "is_disabled": True
    }
    assert "link_preview_options" not in only(render(outbound("https://status.ex.ru"))).payload


def test_a_message_of_nothing_is_refused_with_a_reason() -> None:
    part = only(render(outbound(" \n ")))
    assert (part.kind, part.payload["code"]) == ("refused", "empty")


# -- files -------------------------------------------------------------------------------------------------------


def test_a_short_text_is_the_caption_and_a_long_one_goes_before() -> None:
    short = only(render(outbound("**Вот** счёт", file(1, "application/pdf"))))
    assert (short.kind, short.files) == ("document", [1])
    assert short.payload == {
        "caption": "Вот счёт",
        "caption_entities": [{"type": "bold", "offset": 0, "length": 3}],
    }
    parts = render(outbound("х" * (MAX_CAPTION + 1), file(1)))
    assert [part.kind for part in parts] == ["text", "photo"]


@pytest.mark.parametrize(
    ("sent", "kinds"),
    [
        ([file(1)], ["photo"]),
        ([file(1, size=11_000_000)], ["document"]),
        ([file(1, "video/mp4")], ["video"]),
        ([file(1, "image/gif")], ["animation"]),
        ([file(1, "audio/ogg", kind="voice")], ["voice"]),
        ([file(1, "image/svg+xml")], ["document"]),
        ([file(1), file(2, "video/mp4"), file(3, "image/png")], ["album"]),
        ([file(1), file(2, "application/pdf"), file(3)], ["photo", "document", "photo"]),
        ([file(n, "audio/mpeg") for n in range(3)], ["album"]),
        ([file(n) for n in range(21)], ["album", "album", "photo"]),
    ],
)
def test_files_go_as_what_they_are_and_albums_hold_two_to_ten_of_their_own_kind(
    sent: list[OutboundFile], kinds: list[str]
) -> None:
    parts = render(outbound("", *sent))
    assert [part.kind for part in parts] == kinds
    assert [number for part in parts for number in part.files] == [one.attachment_id for one in sent]
    for part in parts:
        if part.kind == "album":
            assert len(part.payload["items"]) == len(part.files)
            assert 2 <= len(part.files) <= 10


def test_the_caption_of_an_album_stands_where_telegram_shows_it() -> None:
    photos = only(render(outbound("Смотрите", file(1), file(2))))
    assert photos.payload["items"] == [{"type": "photo", "caption": "Смотрите"}, {"type": "photo"}]
    papers = only(render(outbound("Счета", file(1, "application/pdf"), file(2, "application/pdf"))))
    assert papers.payload["items"] == [{"type": "document"}, {"type": "document", "caption": "Счета"}]


def test_buttons_come_under_the_text_since_an_album_has_none() -> None:
    album, text = render(outbound("Помогло?", file(1), file(2), buttons=[[{"text": "Да", "data": "y"}]]))
    assert (album.kind, text.kind) == ("album", "text")
    assert "reply_markup" in text.payload
    single = only(render(outbound("Помогло?", file(1), buttons=[[{"text": "Да", "data": "y"}]])))
    assert {"caption", "reply_markup"} <= single.payload.keys()


def test_a_file_over_the_limit_is_refused_with_a_reason_and_the_rest_goes() -> None:
    big = file(1, "application/zip", size=CLOUD_MAX_UPLOAD + 1)
    text, refused, paper = render(outbound("Вот", big, file(2, "application/pdf")))
    assert (text.kind, refused.kind, paper.kind) == ("text", "refused", "document")
    assert refused.payload["code"] == "too_big"
    assert "link" in refused.payload["reason"]
    assert only(render(outbound("", big), Limits(max_upload=2_000_000_000))).kind == "document"


# -- edits, deletions, keys --------------------------------------------------------------------------------------


def test_an_edit_changes_the_text_or_the_caption() -> None:
    assert only(render_edit(outbound("**Новое**"), ["410001:5"])) == Part(
        "edit_text",
        {"text": "Новое", "entities": [{"type": "bold", "offset": 0, "length": 5}], "message": "410001:5"},
    )
    assert only(render_edit(outbound("Новое", file(1)), ["410001:5"])).kind == "edit_caption"
    assert only(render_edit(outbound("х" * 5000), ["410001:5"])).payload["code"] == "too_long"


def test_every_message_of_an_album_is_deleted() -> None:
    assert [part.payload for part in render_delete(["1:5", "1:6"])] == [{"message": "1:5"}, {"message": "1:6"}]


def test_keys_name_chat_topic_and_message_and_come_back() -> None:
    assert address(place_key(-100123, 7)) == Address(-100123, 7)
    assert address(place_key(42)) == Address(42, None)
    assert message_number(message_key(-100123, 7), -100123) == 7
    assert message_number(message_key(-400, 7), -100123) is None
    assert message_number(None, 1) is None


def test_words_without_formatting_are_the_same_words() -> None:
    part = only(render(outbound("**Вот**", file(1), file(2))))
    plain = without_formatting(part)
    assert plain.payload["items"][0] == {"type": "photo", "caption": "Вот"}
    assert without_formatting(plain) == plain


@pytest.mark.parametrize(
    "text", ["**b** _i_ ~~s~~ ||h|| ++u++ `c`", "```py\nx\n```", "> q", "[l](https://x.ru)", "a\tb\nc\td"]
)
def test_aiogram_accepts_what_we_write(text: str) -> None:
    part = only(render(outbound(text, buttons=[[{"text": "Да", "data": "y"}]], automatic=True)))
    made = methods.SendMessage.model_validate({"chat_id": 1, **part.payload}, strict=False)
    assert made.text == Rich(part.payload["text"]).text
    assert len(made.entities or ()) == len(part.payload.get("entities", ()))

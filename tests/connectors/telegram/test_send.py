"""Parts sent to a strict Bot API over HTTP, and what each kind of trouble means for a delivery."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bench.world.botapi import Bot, Chat, Fault, User
from bench.world.botapi import BotApi as Telegram
from bench.world.botapi.media import picture
from connectors.base import DeliveryFailed, Outbound, OutboundFile, Part, Sent
from connectors.telegram.api import BotApi, NotAnswered, NotSent, Refused
from connectors.telegram.places import place_key
from connectors.telegram.render import render, render_delete, render_edit
from connectors.telegram.send import send
from core import markdown


@pytest.fixture
def account(bot_api: Telegram) -> Bot:
    return bot_api.bot("pult_bot")


@pytest.fixture
async def api(bot_api: Telegram, account: Bot) -> AsyncIterator[BotApi]:
    async with BotApi(account.token, bot_api.url) as api:
        yield api


@pytest.fixture
def anna(bot_api: Telegram) -> User:
    return bot_api.user("Анна", username="anna_iv")


@pytest.fixture
def chat(bot_api: Telegram, anna: User, account: Bot) -> Chat:
    return bot_api.private(anna, account)


def message(text: str, *files: OutboundFile, **options: Any) -> Outbound:
    reply_to = options.pop("reply_to", None)
    return Outbound(1, "", "", markdown.parse(text), files, reply_to, options=options)


async def say(api: BotApi, place: str, outbound: Outbound) -> list[Sent]:
    files = {file.attachment_id: file for file in outbound.files}
    return [await send(api, place, part, files) for part in render(outbound)]


async def refusal(api: BotApi, place: str, part: Part | None = None) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as caught:
        await send(api, place, part or Part("text", {"text": "Привет"}), {})
    return caught.value


# -- what arrives ------------------------------------------------------------------------------------------------


async def test_a_formatted_text_arrives_as_an_answer(api: BotApi, bot_api: Telegram, anna: User, chat: Chat) -> None:
    asked = bot_api.say(anna, chat, "Как войти?")
    (sent,) = await say(api, place_key(chat.id), message("👋 **Вот** так", reply_to=f"{chat.id}:{asked.id}"))
    (arrived,) = bot_api.sent_to(chat)
    assert arrived.text == "👋 Вот так"
    assert arrived.message["entities"] == [{"type": "bold", "offset": 3, "length": 3}]
    assert arrived.message["reply_to_message"]["message_id"] == asked.id
    assert sent.external_ids == [f"{chat.id}:{arrived.id}"]


async def test_an_answer_to_what_is_gone_still_arrives(api: BotApi, bot_api: Telegram, chat: Chat) -> None:
    await say(api, place_key(chat.id), message("Да", reply_to=f"{chat.id}:999"))
    await say(api, place_key(chat.id), message("Да", reply_to="-400500:1"))
    assert len(bot_api.sent_to(chat)) == 2


async def test_files_and_albums_arrive_with_their_bytes_and_names(
    api: BotApi, bot_api: Telegram, chat: Chat, tmp_path: Path
) -> None:
    paper = tmp_path / "paper"
    paper.write_bytes(b"%PDF-1.4 x")
    photo = tmp_path / "photo"
    photo.write_bytes(picture())
    files = [
        OutboundFile(7, 'Счёт "№5".pdf', "application/pdf", 10, str(paper)),
        OutboundFile(8, "a.png", "image/png", 10, str(photo)),
        OutboundFile(9, "b.png", "image/png", 10, str(photo)),
    ]
    document, album = await say(api, place_key(chat.id), message("Вот", *files))
    first, *pictures = bot_api.sent_to(chat)
    assert first.message["document"]["file_name"] == 'Счёт "№5".pdf'
    assert first.message["document"]["file_size"] == 10
    assert first.text == "Вот"
    assert all("photo" in one.message for one in pictures)
    assert document.external_ids == [f"{chat.id}:{first.id}"]
    assert album.external_ids == [f"{chat.id}:{one.id}" for one in pictures]


async def test_a_topic_gets_its_message_and_a_missing_one_says_so(
    api: BotApi, bot_api: Telegram, anna: User, account: Bot
) -> None:
    forum = bot_api.forum("Форум", anna, bots=[account])
    topic = bot_api.topic(forum, "Оплата", by=anna)
    await say(api, place_key(forum.id, topic.id), message("В теме"))
    await say(api, place_key(forum.id), message("В общей"))
    inside, general = bot_api.sent_to(forum)
    assert inside.message["message_thread_id"] == topic.id
    assert "message_thread_id" not in general.message
    failed = await refusal(api, place_key(forum.id, 999))
    assert (failed.code, failed.permanent) == ("no_topic", True)


async def test_a_message_can_be_changed_and_taken_back_and_both_may_be_repeated(
    api: BotApi, bot_api: Telegram, chat: Chat
) -> None:
    (sent,) = await say(api, place_key(chat.id), message("Было"))
    (edit,) = render_edit(message("**Стало**"), sent.external_ids)
    (removal,) = render_delete(sent.external_ids)
    for part in (edit, edit):
        assert (await send(api, place_key(chat.id), part, {})).external_ids == sent.external_ids
    number = bot_api.sent_to(chat)[0].id
    assert chat.messages[number]["text"] == "Стало"
    for part in (removal, removal):
        await send(api, place_key(chat.id), part, {})
    assert number not in chat.messages
    assert (await refusal(api, place_key(chat.id), edit)).code == "gone"


async def test_a_message_that_stayed_in_the_group_that_moved_cannot_be_changed(
    api: BotApi, bot_api: Telegram, anna: User, account: Bot
) -> None:
    group = bot_api.group("Ромашка", anna, bots=[account])
    (sent,) = await say(api, place_key(group.id), message("Было"))
    new = bot_api.migrate(group)
    (edit,) = render_edit(message("Стало"), sent.external_ids)
    failed = await refusal(api, place_key(new.id), edit)
    assert (failed.code, failed.permanent) == ("gone", True)


async def test_entities_that_telegram_does_not_take_are_left_out(api: BotApi, bot_api: Telegram, chat: Chat) -> None:
    broken = Part("text", {"text": "Привет", "entities": [{"type": "bold", "offset": 3, "length": 99}]})
    await send(api, place_key(chat.id), broken, {})
    assert bot_api.sent_to(chat)[0].text == "Привет"


# -- what does not -----------------------------------------------------------------------------------------------


async def test_a_customer_who_blocked_the_bot_is_told_as_such(
    api: BotApi, bot_api: Telegram, anna: User, chat: Chat, account: Bot
) -> None:
    bot_api.block(anna, account)
    failed = await refusal(api, place_key(chat.id))
    assert (failed.code, failed.permanent, failed.reason) == ("blocked", True, "The customer blocked the bot.")


async def test_who_never_started_the_bot_cannot_be_written_to(api: BotApi, bot_api: Telegram) -> None:
    assert (await refusal(api, "123")).code == "not_started"
    stranger = bot_api.user("Кто-то")
    assert (await refusal(api, str(stranger.id))).code == "not_started"


async def test_a_group_without_the_bot_says_so(api: BotApi, bot_api: Telegram, anna: User, account: Bot) -> None:
    group = bot_api.group("Ромашка", anna, bots=[account])
    bot_api.remove_bot(account, group, by=anna)
    failed = await refusal(api, place_key(group.id))
    assert (failed.code, failed.permanent) == ("removed", True)


async def test_a_group_that_became_a_supergroup_tells_its_new_place(
    api: BotApi, bot_api: Telegram, anna: User, account: Bot
) -> None:
    group = bot_api.group("Ромашка", anna, bots=[account])
    new = bot_api.migrate(group)
    failed = await refusal(api, place_key(group.id))
    assert (failed.moved_to, failed.permanent, failed.uncertain) == (place_key(new.id), False, False)


@pytest.mark.parametrize("kind", ["500", "garbage", "cut_before", "lost", "cut"])
async def test_without_a_clear_answer_a_message_is_uncertain_and_an_edit_is_repeated(
    bot_api: Telegram, account: Bot, chat: Chat, kind: Any
) -> None:
    async with BotApi(account.token, bot_api.url, timeout=0.3) as api:
        bot_api.fault(Fault(kind))
        failed = await refusal(api, place_key(chat.id))
        assert (failed.uncertain, failed.permanent) == (True, False)
        (sent,) = await say(api, place_key(chat.id), message("Было"))
        (edit,) = render_edit(message("Стало"), sent.external_ids)
        bot_api.fault(Fault(kind))
        failed = await refusal(api, place_key(chat.id), edit)
        assert (failed.uncertain, failed.permanent, failed.code) == (False, False, "network")


async def test_a_connection_that_never_came_about_may_be_repeated(account: Bot, unused_tcp_port: int) -> None:
    async with BotApi(account.token, f"http://127.0.0.1:{unused_tcp_port}") as api:
        failed = await refusal(api, "1")
    assert (failed.uncertain, failed.permanent, failed.code) == (False, False, "network")
    assert failed.retry_after


async def test_telegrams_pause_is_honoured_and_nothing_was_sent(api: BotApi, bot_api: Telegram, chat: Chat) -> None:
    bot_api.fault(Fault("429", retry_after=17))
    failed = await refusal(api, place_key(chat.id))
    assert (failed.code, failed.retry_after, failed.permanent, failed.uncertain) == ("limit", 17, False, False)


async def test_a_wrong_token_waits_for_the_administrator(bot_api: Telegram) -> None:
    for token in ("12345:wrong", "no token at all"):
        async with BotApi(token, bot_api.url) as api:
            failed = await refusal(api, "1")
        assert (failed.code, failed.permanent) == ("auth", False)


async def test_a_refused_part_fails_at_once_with_its_reason(api: BotApi, chat: Chat) -> None:
    (part,) = render(message(""))
    failed = await refusal(api, place_key(chat.id), part)
    assert (failed.code, failed.permanent) == ("empty", True)


@pytest.mark.parametrize("base_url", ["http://127.0.0.1:1", "http://bad host", "ftp://x", ""])
async def test_no_error_of_the_api_names_the_token(base_url: str) -> None:
    async with BotApi("110201543:SECRETSECRET", base_url) as api:
        for ask in (api.call("getMe"), api.updates(offset=0, timeout=0, allowed=[])):
            with pytest.raises((NotSent, NotAnswered, Refused)) as caught:
                await ask
            error: BaseException | None = caught.value
            while error is not None:
                assert "SECRET" not in f"{error!r}"
                error = error.__cause__

"""The Bot API fake as aiogram sees it: what aiogram cannot read or send, the fake has wrong."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot as AiogramBot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    MessageEntity,
    ReactionTypeEmoji,
    ReplyParameters,
    Update,
)

from bench.world.botapi import Bot, BotApi, Chat, Fault, User
from bench.world.botapi.media import picture


def client(api: BotApi, token: str) -> AiogramBot:
    return AiogramBot(token, AiohttpSession(api=TelegramAPIServer.from_base(api.url), timeout=3))


@pytest.fixture
def account(bot_api: BotApi) -> Bot:
    return bot_api.bot("pult_bot")


@pytest.fixture
async def bot(bot_api: BotApi, account: Bot) -> AsyncIterator[AiogramBot]:
    async with client(bot_api, account.token) as bot:
        yield bot


@pytest.fixture
def anna(bot_api: BotApi) -> User:
    return bot_api.user("Анна", last_name="Иванова", username="anna_iv")


@pytest.fixture
def chat(bot_api: BotApi, anna: User, account: Bot) -> Chat:
    return bot_api.private(anna, account)


async def updates(bot: AiogramBot, offset: int = 0) -> list[Update]:
    return await bot.get_updates(offset=offset, timeout=0)


async def test_a_bot_learns_its_name_and_a_stranger_nothing(bot_api: BotApi, bot: AiogramBot) -> None:
    assert (await bot.get_me()).username == "pult_bot"
    async with client(bot_api, "12345:unknown") as stranger:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()


async def test_every_kind_of_message_is_read_by_aiogram(
    bot_api: BotApi, bot: AiogramBot, anna: User, chat: Chat
) -> None:
    first = bot_api.say(anna, chat, "/start Привет, https://example.org")
    bot_api.say(anna, chat, "А это ответ", reply_to=first, quote="Привет")
    bot_api.photo(anna, chat, caption="Вот что вижу")
    bot_api.album(anna, chat, None, None, None, caption="Все три")
    for kind in ("document", "video", "voice", "audio", "animation", "sticker", "video_note"):
        bot_api.file(anna, chat, kind, name="file.bin")
    bot_api.location(anna, chat, 55.75, 37.61)
    bot_api.contact(anna, chat, "+79990000000", "Анна", own=True)
    bot_api.poll(anna, chat, "Когда?", "Сейчас", "Потом")
    bot_api.forward(anna, chat, first, hidden=True)
    bot_api.edit(first, "/start Здравствуйте")
    await bot.send_message(chat.id, "Решено?")
    bot_api.press(anna, bot_api.sent_to(chat)[0].message, "ok")

    got = await updates(bot)

    kinds = [u.message.content_type if u.message else u.event_type for u in got]
    assert kinds == [
        "text", "text", "photo", "photo", "photo", "photo", "document", "video", "voice", "audio", "animation",
        "sticker", "video_note", "location", "contact", "poll", "text", "edited_message", "callback_query",
    ]  # fmt: skip
    assert got[1].message and got[1].message.reply_to_message and got[1].message.quote
    assert got[1].message.reply_to_message.message_id == first.id
    albums = {u.message.media_group_id for u in got[3:6] if u.message}
    assert len(albums) == 1


async def test_what_is_confirmed_does_not_come_again(bot_api: BotApi, bot: AiogramBot, anna: User, chat: Chat) -> None:
    bot_api.say(anna, chat, "one")
    bot_api.say(anna, chat, "two")
    first = (await updates(bot))[0]
    assert len(await updates(bot)) == 2
    rest = await updates(bot, offset=first.update_id + 1)
    assert [u.message.text for u in rest if u.message] == ["two"]
    assert len(await updates(bot)) == 1


async def test_a_long_poll_ends_when_somebody_writes(bot_api: BotApi, bot: AiogramBot, anna: User, chat: Chat) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30, request_timeout=40))
    await bot.get_me()
    bot_api.say(anna, chat, "hello")
    assert len(await asyncio.wait_for(poll, 5)) == 1


async def test_the_second_poller_ends_the_first(bot: AiogramBot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30, request_timeout=40))
    await bot.get_me()
    await updates(bot)
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates"):
        await first


async def test_polling_is_refused_while_a_webhook_is_set(bot: AiogramBot) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(TelegramConflictError, match="webhook is active"):
        await updates(bot)
    await bot.delete_webhook()
    assert await updates(bot) == []


async def test_only_the_kinds_that_are_asked_for_are_queued(
    bot_api: BotApi, bot: AiogramBot, anna: User, chat: Chat
) -> None:
    await bot.get_updates(timeout=0, allowed_updates=["message", "message_reaction"])
    word = bot_api.say(anna, chat, "hello")
    bot_api.edit(word, "hello again")
    bot_api.react(anna, word, "👍")
    assert [u.event_type for u in await updates(bot)] == ["message", "message_reaction"]


async def test_a_message_is_sent_with_its_formatting_and_as_a_reply(
    bot_api: BotApi, bot: AiogramBot, anna: User, chat: Chat
) -> None:
    asked = bot_api.say(anna, chat, "Когда?")
    sent = await bot.send_message(
        chat.id,
        "  😀 Завтра",
        entities=[MessageEntity(type="bold", offset=5, length=6)],
        reply_parameters=ReplyParameters(message_id=asked.id),
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="yes")]]),
    )
    assert sent.text == "😀 Завтра"
    assert sent.entities and sent.entities[0].extract_from(sent.text) == "Завтра"
    assert sent.reply_to_message and sent.reply_to_message.text == "Когда?"
    assert [s.text for s in bot_api.sent_to(chat)] == ["😀 Завтра"]


async def test_html_becomes_entities_and_a_wrong_tag_is_refused(bot: AiogramBot, chat: Chat) -> None:
    sent = await bot.send_message(chat.id, "<b>Важно</b> &amp; <a href='https://a.example'>тут</a>", parse_mode="HTML")
    assert sent.text == "Важно & тут"
    assert [e.type for e in sent.entities or ()] == ["bold", "text_link"]
    with pytest.raises(TelegramBadRequest, match='Unsupported start tag "p"'):
        await bot.send_message(chat.id, "<p>x</p>", parse_mode="HTML")
    with pytest.raises(TelegramBadRequest, match="end tag corresponding"):
        await bot.send_message(chat.id, "<b>x", parse_mode="HTML")


@pytest.mark.parametrize(
    ("text", "entities", "words"),
    [
        ("x" * 4097, [], "message is too long"),
        ("😀" * 2049, [], "message is too long"),
        (" \n ", [], "message text is empty"),
        ("hello", [MessageEntity(type="bold", offset=2, length=4)], "ends after the end of the text"),
        ("hello", [MessageEntity(type="bold", offset=9, length=1)], "begins after the end of the text"),
        ("😀", [MessageEntity(type="bold", offset=1, length=1)], "in a middle of a UTF-16 symbol"),
        ("hi", [MessageEntity(type="text_link", offset=0, length=2, url="nonsense")], "is invalid"),
    ],
)
async def test_a_text_beyond_the_rules_is_refused(
    bot: AiogramBot, chat: Chat, text: str, entities: list[MessageEntity], words: str
) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.send_message(chat.id, text, entities=entities)


async def test_a_text_of_the_full_length_passes_without_the_space_around_it(bot: AiogramBot, chat: Chat) -> None:
    assert (await bot.send_message(chat.id, "x" * 4096 + "  \n")).text == "x" * 4096


async def test_a_reply_to_a_message_that_is_gone_is_refused_unless_allowed(bot: AiogramBot, chat: Chat) -> None:
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(chat.id, "x", reply_parameters=ReplyParameters(message_id=999))
    allowed = ReplyParameters(message_id=999, allow_sending_without_reply=True)
    assert (await bot.send_message(chat.id, "x", reply_parameters=allowed)).reply_to_message is None


async def test_files_go_out_and_come_in_whole(bot_api: BotApi, bot: AiogramBot, anna: User, chat: Chat) -> None:
    sent = await bot.send_document(chat.id, BufferedInputFile(b"contents", "Счёт №1.pdf"), caption="Счёт")
    assert sent.document and sent.document.file_name == "Счёт №1.pdf"
    again = await bot.send_document(chat.id, sent.document.file_id)
    assert again.document and again.document.file_unique_id == sent.document.file_unique_id
    photo = await bot.send_photo(chat.id, BufferedInputFile(picture(width=300, height=200), "p.jpg"))
    assert photo.photo and (photo.photo[-1].width, photo.photo[-1].height) == (300, 200)

    bot_api.file(anna, chat, "document", b"from anna", name="note.txt")
    update = (await updates(bot))[0]
    assert update.message and update.message.document
    content = await bot.download(update.message.document)
    assert content and content.read() == b"from anna"


async def test_files_beyond_the_limits_are_refused(bot_api: BotApi, bot: AiogramBot, anna: User, chat: Chat) -> None:
    with pytest.raises(TelegramBadRequest, match="IMAGE_PROCESS_FAILED"):
        await bot.send_photo(chat.id, BufferedInputFile(b"not a picture", "p.jpg"))
    with pytest.raises(TelegramBadRequest, match="PHOTO_INVALID_DIMENSIONS"):
        await bot.send_photo(chat.id, BufferedInputFile(picture(width=2100, height=100), "p.jpg"))
    with pytest.raises(TelegramBadRequest, match="message caption is too long"):
        await bot.send_document(chat.id, BufferedInputFile(b"x", "x.txt"), caption="x" * 1025)
    bot_api.file(anna, chat, "document", size=25_000_000, name="big.zip")
    update = (await updates(bot))[0]
    assert update.message and update.message.document
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(update.message.document.file_id)


async def test_a_file_id_of_another_bot_is_worth_nothing(
    bot_api: BotApi, bot: AiogramBot, anna: User, chat: Chat
) -> None:
    sent = await bot.send_document(chat.id, BufferedInputFile(b"x", "x.txt"))
    assert sent.document
    other = bot_api.bot("other_bot")
    bot_api.private(anna, other)
    async with client(bot_api, other.token) as second:
        with pytest.raises(TelegramBadRequest, match="wrong file identifier"):
            await second.send_document(chat.id, sent.document.file_id)


async def test_an_album_keeps_together_and_does_not_mix(bot: AiogramBot, chat: Chat) -> None:
    one, two = (BufferedInputFile(picture(), f"{n}.jpg") for n in (1, 2))
    sent = await bot.send_media_group(chat.id, [InputMediaPhoto(media=one, caption="Оба"), InputMediaPhoto(media=two)])
    assert len({m.media_group_id for m in sent}) == 1
    assert [m.caption for m in sent] == ["Оба", None]
    document = InputMediaDocument(media=BufferedInputFile(b"x", "x.txt"))
    with pytest.raises(TelegramBadRequest, match="can't be mixed"):
        await bot.send_media_group(chat.id, [InputMediaPhoto(media=one), document])
    with pytest.raises(TelegramBadRequest, match="wrong number"):
        await bot.send_media_group(chat.id, [document])


async def test_an_own_message_can_be_changed_and_deleted(
    bot_api: BotApi, bot: AiogramBot, anna: User, chat: Chat
) -> None:
    sent = await bot.send_message(chat.id, "one")
    edited = await bot.edit_message_text("two", chat_id=chat.id, message_id=sent.message_id)
    assert not isinstance(edited, bool)
    assert edited.text == "two"
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text("two", chat_id=chat.id, message_id=sent.message_id)
    hers = bot_api.say(anna, chat, "mine")
    with pytest.raises(TelegramBadRequest, match="can't be edited"):
        await bot.edit_message_text("yours", chat_id=chat.id, message_id=hers.id)
    await bot.delete_message(chat.id, sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(chat.id, sent.message_id)


async def test_small_gestures(bot_api: BotApi, bot: AiogramBot, anna: User, chat: Chat) -> None:
    word = bot_api.say(anna, chat, "hello")
    await bot.set_message_reaction(chat.id, word.id, reaction=[ReactionTypeEmoji(emoji="👍")])
    await bot.send_chat_action(chat.id, "typing")
    await bot.set_my_commands([BotCommand(command="help", description="Помощь")])
    assert [c.command for c in await bot.get_my_commands()] == ["help"]
    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_INVALID"):
        await bot.set_my_commands([BotCommand(command="Help", description="x")])
    copied = await bot.copy_message(chat.id, chat.id, word.id)
    assert bot_api.sent_to(chat)[-1].id == copied.message_id


async def test_a_button_press_is_answered_once(bot_api: BotApi, bot: AiogramBot, anna: User, chat: Chat) -> None:
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="yes")]])
    await bot.send_message(chat.id, "Решено?", reply_markup=keyboard)
    bot_api.press(anna, bot_api.sent_to(chat)[0].message, "yes")
    query = (await updates(bot))[0].callback_query
    assert query
    assert query.data == "yes"
    await bot.answer_callback_query(query.id, "Спасибо")
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(query.id)


async def test_who_blocked_the_bot_or_never_knew_it_gets_nothing(
    bot_api: BotApi, bot: AiogramBot, account: Bot, anna: User, chat: Chat
) -> None:
    bot_api.block(anna, account)
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(chat.id, "hello?")
    change = (await updates(bot))[0].my_chat_member
    assert change
    assert (change.old_chat_member.status, change.new_chat_member.status) == ("member", "kicked")
    bot_api.unblock(anna, account)
    await bot.send_message(chat.id, "hello!")
    with pytest.raises(TelegramForbiddenError, match="can't initiate"):
        await bot.send_message(bot_api.user("Boris").id, "hello?")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(42, "hello?")


async def test_privacy_mode_hides_ordinary_talk_in_groups(
    bot_api: BotApi, bot: AiogramBot, account: Bot, anna: User
) -> None:
    boris = bot_api.user("Борис")
    group = bot_api.group("Закупки", anna, boris, bots=[account])
    mine = await bot.send_message(group.id, "Здравствуйте")
    bot_api.say(boris, group, "между нами")
    bot_api.say(boris, group, "/help")
    bot_api.say(boris, group, "/help@other_bot")
    bot_api.say(boris, group, "это вам", reply_to=bot_api.message(group, mine.message_id))
    texts = [u.message.text for u in await updates(bot) if u.message and u.message.text]
    assert texts == ["/help", "это вам"]

    bot_api.promote(account, group, by=anna)
    bot_api.say(boris, group, "теперь слышно")
    last = (await updates(bot))[-1].message
    assert last and last.text == "теперь слышно"


async def test_a_group_tells_who_is_in_it(bot_api: BotApi, bot: AiogramBot, account: Bot, anna: User) -> None:
    group = bot_api.supergroup("Поддержка", anna, bots=[account])
    assert (await bot.get_chat(group.id)).title == "Поддержка"
    assert (await bot.get_chat_member(group.id, account.id)).status == "member"
    assert (await bot.get_chat_member(group.id, anna.id)).status == "creator"
    bot_api.promote(account, group, by=anna, rights=["can_delete_messages"])
    admins = await bot.get_chat_administrators(group.id)
    assert {a.user.id for a in admins} == {anna.id, account.id}
    bot_api.remove_bot(account, group, by=anna)
    with pytest.raises(TelegramForbiddenError, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "?")


async def test_a_group_that_became_a_supergroup_says_where_it_went(
    bot_api: BotApi, bot: AiogramBot, account: Bot, anna: User
) -> None:
    group = bot_api.group("Закупки", anna, bots=[account])
    new = bot_api.migrate(group)
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(group.id, "?")
    assert moved.value.migrate_to_chat_id == new.id
    words = [u.message for u in await updates(bot) if u.message]
    assert words[-2].migrate_to_chat_id == new.id
    assert words[-1].migrate_from_chat_id == group.id
    await bot.send_message(new.id, "!")


async def test_topics_of_a_forum(bot_api: BotApi, bot: AiogramBot, account: Bot, anna: User) -> None:
    forum = bot_api.forum("Клиент", anna, bots=[account])
    with pytest.raises(TelegramBadRequest, match="not enough rights"):
        await bot.create_forum_topic(forum.id, "Счета")
    bot_api.promote(account, forum, by=anna)
    made = await bot.create_forum_topic(forum.id, "Счета")
    topic = forum.topics[made.message_thread_id]
    bot_api.say(anna, forum, "про счёт", topic=topic)
    bot_api.say(anna, forum, "общее")
    got = [u.message for u in (await updates(bot))[-2:] if u.message]
    assert [m.is_topic_message for m in got] == [True, None]
    assert got[0].message_thread_id == topic.id
    assert got[0].reply_to_message and got[0].reply_to_message.forum_topic_created
    sent = await bot.send_message(forum.id, "ответ", message_thread_id=topic.id)
    assert sent.message_thread_id == topic.id
    await bot.delete_forum_topic(forum.id, topic.id)
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(forum.id, "ответ", message_thread_id=topic.id)
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(forum.id, "ответ", message_thread_id=1)


async def test_faults_befall_the_calls_they_are_ordered_for(
    bot_api: BotApi, bot: AiogramBot, anna: User, chat: Chat
) -> None:
    other = bot_api.private(bot_api.user("Борис"), next(iter(bot_api.bots.values())))
    bot_api.fault(Fault("429", chat_id=chat.id, retry_after=7))
    with pytest.raises(TelegramRetryAfter) as waits:
        await bot.send_message(chat.id, "one")
    assert waits.value.retry_after == 7
    bot_api.fault(Fault("429", chat_id=chat.id))
    await bot.send_message(other.id, "unharmed")
    bot_api.faults.clear()
    bot_api.fault(Fault("500", method="sendMessage"))
    with pytest.raises(TelegramServerError):
        await bot.send_message(chat.id, "two")
    for kind in ("garbage", "cut_before", "cut"):
        bot_api.fault(Fault(kind))
        with pytest.raises(Exception):  # noqa: B017, PT011 -- aiogram has a different one for each
            await bot.send_message(chat.id, kind)
    assert [(s.text, s.answered) for s in bot_api.sent_to(chat)] == [("cut", False)]
    bot_api.fault(Fault("lost"))
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(chat.id, "lost", request_timeout=1)
    assert bot_api.sent_to(chat)[-1].text == "lost"

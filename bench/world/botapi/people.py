"""The outside side: what people do in Telegram, as tests and the demo play them.

Every verb acts at once, queues what bots learn of it, and returns the message or chat it made.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from bench.world.botapi.media import FOLDERS, described, photo_sizes, picture
from bench.world.botapi.refusals import Json
from bench.world.botapi.scene import (
    ADMIN_RIGHTS,
    ANONYMOUS_ADMIN,
    Bot,
    Chat,
    Member,
    Message,
    Scene,
    Status,
    Topic,
    User,
    for_bot,
)
from bench.world.botapi.sending import without_reply
from bench.world.botapi.text import found_entities
from bench.world.botapi.updates import Updates

FIRST_USER = 7_100_000_001
FIRST_BOT = 6_200_000_001
FIRST_GROUP = 4_300_000_001
FIRST_SUPERGROUP = 1_002_400_000_001

FileKind = Literal["document", "video", "voice", "audio", "animation", "sticker", "video_note"]


class People(Scene):
    """Verbs of the people. `pace` scales the pauses between a webhook's retries."""

    pace: float = 1.0

    # Who and where

    def bot(self, username: str = "pult_bot", *, name: str = "Pult", token: str = "", reads_all: bool = False) -> Bot:
        """A bot account; `reads_all` switches privacy mode off."""
        number = int(token.partition(":")[0]) if token else self.number("bot", FIRST_BOT)
        token = token or f"{number}:AAE{number:032d}"
        user = User(number, name, username=username, language_code=None, is_bot=True)
        bot = Bot(user, token, Updates(clock=self.clock, changed=self.changed, pace=self.pace), reads_all=reads_all)
        self.bots[token] = bot
        self.users[user.id] = user
        return bot

    def user(self, first_name: str, **about: Any) -> User:
        """A person; `last_name`, `username`, `language_code` as they are in Telegram."""
        user = User(self.number("user", FIRST_USER), first_name, **about)
        self.users[user.id] = user
        return user

    def private(self, person: User, bot: Bot, *, started: bool = True) -> Chat:
        """The private chat of a person and a bot; `started` False: the person never pressed Start."""
        chat = self.privates.get((bot.id, person.id))
        if chat is None:
            chat = Chat(person.id, "private", person=person, bot=bot)
            self.privates[(bot.id, person.id)] = chat
        if started:
            bot.started_by.add(person.id)
        return chat

    def group(self, title: str, *people: User, bots: Iterable[Bot] = ()) -> Chat:
        """A basic group; the first person owns it. Bots are added to it as people add them."""
        return self._gather(Chat(-self.number("group", FIRST_GROUP), "group", title), people, bots)

    def supergroup(self, title: str, *people: User, bots: Iterable[Bot] = (), username: str | None = None) -> Chat:
        chat = Chat(-self.number("supergroup", FIRST_SUPERGROUP), "supergroup", title, username)
        return self._gather(chat, people, bots)

    def forum(self, title: str, *people: User, bots: Iterable[Bot] = ()) -> Chat:
        """A supergroup with topics."""
        chat = Chat(-self.number("supergroup", FIRST_SUPERGROUP), "supergroup", title, is_forum=True)
        return self._gather(chat, people, bots)

    def _gather(self, chat: Chat, people: Sequence[User], bots: Iterable[Bot]) -> Chat:
        self.groups[chat.id] = chat
        for position, person in enumerate(people):
            chat.members[person.id] = Member(person, "member" if position else "creator")
        for bot in bots:
            self.add_bot(bot, chat, by=people[0])
        return chat

    def topic(self, forum: Chat, name: str, *, by: User) -> Topic:
        """A person opens a topic."""
        topic = Topic(forum.last_message_id + 1, name)
        forum.topics[topic.id] = topic
        created = {"name": name, "icon_color": topic.icon_color}
        place = {"message_thread_id": topic.id, "is_topic_message": True}
        self._tell(self._write(by, forum, {**place, "forum_topic_created": created}))
        return topic

    # Writing

    def say(self, author: User, chat: Chat, text: str, **how: Any) -> Message:
        """A text message. `how`: as in `write`, and `entities`."""
        entities = how.pop("entities", None)
        found = found_entities(text) if entities is None else entities
        return self.write(author, chat, {"text": text} | ({"entities": found} if found else {}), **how)

    def write(
        self,
        author: User,
        chat: Chat,
        content: Json,
        *,
        reply_to: Message | None = None,
        quote: str | None = None,
        topic: Topic | None = None,
        anonymous: bool = False,
    ) -> Message:
        """Any message. `anonymous`: as an administrator who hides behind the group."""
        placed = dict(content)
        if reply_to:
            placed["reply_to_message"] = without_reply(reply_to.json)
            root = reply_to.json.get("message_thread_id", reply_to.id)
            if chat.type == "supergroup" and not chat.is_forum:
                placed["message_thread_id"] = root
        if quote:
            placed["quote"] = {"text": quote, "position": 0, "is_manual": True}
        if topic:
            placed |= {"message_thread_id": topic.id, "is_topic_message": True}
            placed.setdefault("reply_to_message", chat.messages[topic.id])
        if anonymous:
            placed |= {"sender_chat": chat.json(), "from": ANONYMOUS_ADMIN}
        return self._tell(self._write(author, chat, placed))

    def _write(self, author: User, chat: Chat, content: Json) -> Message:
        if chat.person and chat.bot:
            chat.bot.started_by.add(chat.person.id)
        return Message(chat, self.add_message(chat, {"from": author.json(), **content}))

    def message(self, chat: Chat, number: int) -> Message:
        """The message of this number, a bot's or a person's. Raises KeyError when it is not there."""
        return Message(chat, chat.messages[number])

    def press_start(self, person: User, bot: Bot, payload: str = "") -> Message:
        """Press Start, perhaps through a deep link."""
        return self.say(person, self.private(person, bot), f"/start {payload}".strip())

    def photo(
        self, author: User, chat: Chat, content: bytes | None = None, *, caption: str = "", **how: Any
    ) -> Message:
        return self.write(author, chat, self._photo(content) | self._caption(caption), **how)

    def _photo(self, content: bytes | None) -> Json:
        return {"photo": photo_sizes(self, content or picture())}

    def _caption(self, caption: str) -> Json:
        found = found_entities(caption)
        return ({"caption": caption} if caption else {}) | ({"caption_entities": found} if found else {})

    def file(
        self,
        author: User,
        chat: Chat,
        kind: FileKind = "document",
        content: bytes | None = b"%PDF-1.4\n",
        *,
        name: str = "",
        size: int | None = None,
        media_type: str | None = None,
        caption: str = "",
        about: Json | None = None,
        **how: Any,
    ) -> Message:
        """A file of a kind. `size` without content (None): a file of so many zero bytes, that costs no memory.

        `about`: further fields of its description, `duration` and the like.
        """
        data = self._file(kind, None if size is not None else content, name, size, media_type, about)
        return self.write(author, chat, data | self._caption(caption), **how)

    def _file(
        self, kind: FileKind, content: bytes | None, name: str, size: int | None, media_type: str | None, about: Any
    ) -> Json:
        stored = self.store(FOLDERS[kind], content, size=size, name=name)
        body: Json = {kind: described(kind, stored, name, media_type, about or {})}
        return body | {"document": body[kind]} if kind == "animation" else body

    def album(self, author: User, chat: Chat, *pictures: bytes | None, caption: str = "", **how: Any) -> list[Message]:
        """Photos sent together: one message each, the caption at the first."""
        group = {"media_group_id": str(13_000_000_000_000_000 + self.number("album"))}
        captions = [self._caption(caption)] + [{}] * (len(pictures) - 1)
        return [
            self.write(author, chat, self._photo(content) | group | own, **how)
            for content, own in zip(pictures, captions, strict=True)
        ]

    def location(self, author: User, chat: Chat, latitude: float, longitude: float, **how: Any) -> Message:
        return self.write(author, chat, {"location": {"latitude": latitude, "longitude": longitude}}, **how)

    def contact(self, author: User, chat: Chat, phone: str, name: str, *, own: bool = False, **how: Any) -> Message:
        """A contact card; `own`: the author's own, as a phone shares it."""
        card: Json = {"phone_number": phone, "first_name": name} | ({"user_id": author.id} if own else {})
        return self.write(author, chat, {"contact": card}, **how)

    def poll(self, author: User, chat: Chat, question: str, *options: str, **how: Any) -> Message:
        answers = [{"persistent_id": str(n), "text": text, "voter_count": 0} for n, text in enumerate(options)]
        closed = ("is_closed", "is_anonymous", "allows_multiple_answers", "allows_revoting", "members_only")
        about = dict.fromkeys(closed, False) | {"type": "regular", "total_voter_count": 0}
        number = str(self.number("poll", 5_400_000_000_000_000))
        return self.write(
            author, chat, {"poll": {"id": number, "question": question, "options": answers, **about}}, **how
        )

    def forward(self, author: User, chat: Chat, message: Message, *, hidden: bool = False, **how: Any) -> Message:
        """Pass a message on; `hidden`: its author hides the account, only the name is known."""
        source = message.json["from"]
        origin: Json = {"type": "user", "date": message.json["date"], "sender_user": source}
        if hidden:
            origin = {"type": "hidden_user", "date": message.json["date"], "sender_user_name": source["first_name"]}
        kept = ("text", "entities", "caption", "caption_entities", "photo", *FOLDERS)
        content = {key: value for key, value in message.json.items() if key in kept}
        return self.write(author, chat, {"forward_origin": origin, **content}, **how)

    def edit(self, message: Message, text: str) -> Message:
        """The author changes text or caption."""
        field = "text" if "text" in message.json else "caption"
        message.json[field] = text
        message.json["edit_date"] = int(self.clock())
        entities = "entities" if field == "text" else "caption_entities"
        message.json.pop(entities, None)
        if found := found_entities(text):
            message.json[entities] = found
        return self._tell(message, "edited_message")

    def react(self, person: User, message: Message, emoji: str | None, *, before: str | None = None) -> None:
        """Put a reaction, or with None take it away; bots learn of it where they are administrators and ask for it."""

        def shown(one: str | None) -> list[Json]:
            return [{"type": "emoji", "emoji": one}] if one else []

        body = {"chat": message.chat.json(), "message_id": message.id, "user": person.json()}
        body |= {"date": int(self.clock()), "old_reaction": shown(before), "new_reaction": shown(emoji)}
        for bot in self._bots_in(message.chat):
            member = message.chat.members.get(bot.id)
            if message.chat.person or (member and member.admin):
                self._put(bot, "message_reaction", body, f"reaction:{message.chat.id}")

    def press(self, person: User, message: Json | Message, data: str) -> str:
        """Press an inline button of a bot's message; the id of the query."""
        shown = message.json if isinstance(message, Message) else message
        number = str(self.number("callback", 4_800_000_000_000_000))
        query = {"id": number, "from": person.json(), "message": shown, "chat_instance": "-1", "data": data}
        bot = next(bot for bot in self.bots.values() if bot.id == shown["from"]["id"])
        self.callbacks[number] = query
        self._put(bot, "callback_query", query, f"callback:{person.id}")
        return number

    async def taken(self, bot: Bot, *, limit: float = 10) -> None:
        """Wait until the bot has confirmed every update there was for it. Raises TimeoutError after `limit` seconds."""
        await self.until(lambda: not bot.updates.waiting, limit=limit)

    def raw(self, bot: Bot, update: Json, *, lane: str = "raw") -> int:
        """An update exactly as given, however strange; an `update_id` is added if there is none. Its number."""
        return bot.updates.put_raw(update, lane)

    # Coming and going

    def block(self, person: User, bot: Bot) -> None:
        bot.blocked_by.add(person.id)
        self._standing(bot, self.private(person, bot), person, "member", "kicked")

    def unblock(self, person: User, bot: Bot) -> None:
        bot.blocked_by.discard(person.id)
        self._standing(bot, self.private(person, bot), person, "kicked", "member")

    def add_bot(self, bot: Bot, chat: Chat, *, by: User) -> None:
        before = chat.members.get(bot.id)
        chat.members[bot.id] = Member(bot.user)
        self._standing(bot, chat, by, before.status if before else "left", "member")
        self._tell(self._write(by, chat, {"new_chat_members": [bot.user.json()]}))

    def remove_bot(self, bot: Bot, chat: Chat, *, by: User) -> None:
        before = chat.members[bot.id].status
        chat.members[bot.id] = Member(bot.user, "kicked")
        self._standing(bot, chat, by, before, "kicked")

    def promote(self, bot: Bot, chat: Chat, *, by: User, rights: Iterable[str] = ADMIN_RIGHTS) -> None:
        """Make the bot an administrator: it reads everything then."""
        before = chat.members[bot.id].status
        chat.members[bot.id] = Member(bot.user, "administrator", frozenset(rights))
        self._standing(bot, chat, by, before, "administrator")

    def join(self, person: User, chat: Chat) -> Message:
        chat.members[person.id] = Member(person)
        return self._tell(self._write(person, chat, {"new_chat_members": [person.json()]}))

    def leave(self, person: User, chat: Chat) -> Message:
        message = self._tell(self._write(person, chat, {"left_chat_member": person.json()}))
        chat.members[person.id] = Member(person, "left")
        return message

    def rename(self, chat: Chat, title: str, *, by: User) -> Message:
        chat.title = title
        return self._tell(self._write(by, chat, {"new_chat_title": title}))

    def migrate(self, group: Chat) -> Chat:
        """The group becomes a supergroup with another number; message numbers begin again."""
        new = Chat(-self.number("supergroup", FIRST_SUPERGROUP), "supergroup", group.title)
        new.members = dict(group.members)
        self.groups[new.id] = new
        owner = next(member.user for member in group.members.values() if member.status == "creator")
        old_word = self._write(owner, group, {"migrate_to_chat_id": new.id})
        group.migrated_to = new.id
        self._tell(old_word)
        self._tell(self._write(owner, new, {"migrate_from_chat_id": group.id}))
        return new

    def _standing(self, bot: Bot, chat: Chat, by: User, before: Status, after: Status) -> None:
        """Tell a bot that its own standing in a chat has changed."""
        rights = chat.members[bot.id].rights if bot.id in chat.members else frozenset()
        body = {"chat": chat.json(), "from": by.json(), "date": int(self.clock())}
        body["old_chat_member"] = Member(bot.user, before).json()
        body["new_chat_member"] = Member(bot.user, after, rights).json()
        self._put(bot, "my_chat_member", body, f"standing:{chat.id}")

    # What bots learn

    def _bots_in(self, chat: Chat) -> list[Bot]:
        if chat.bot:
            return [chat.bot]
        return [bot for bot in self.bots.values() if chat.member(bot.id)]

    def _tell(self, message: Message, kind: str = "message") -> Message:
        for bot in self._bots_in(message.chat):
            if sees(bot, message):
                self._put(bot, kind, message.json, f"chat:{message.chat.id}")
        self.changed()
        return message

    def _put(self, bot: Bot, kind: str, body: Json, lane: str) -> None:
        bot.updates.put(kind, copy.deepcopy(seen_by(bot, body)), lane)


def seen_by(bot: Bot, body: Json) -> Json:
    seen = for_bot(bot, body)
    assert isinstance(seen, dict)
    return seen


SERVICE = (
    "new_chat_members", "left_chat_member", "new_chat_title", "migrate_to_chat_id", "migrate_from_chat_id",
    "forum_topic_created", "group_chat_created",
)  # fmt: skip


def sees(bot: Bot, message: Message) -> bool:
    """Does privacy mode let the bot see it? Commands for it, replies to it, and what is no ordinary message.

    Plain mentions are described differently in different places; here they do not pass, the stricter reading.
    """
    member = message.chat.members.get(bot.id)
    if message.chat.person or bot.reads_all or (member and member.admin):
        return True
    if any(key in message.json for key in SERVICE):
        return True
    if message.json.get("reply_to_message", {}).get("from", {}).get("id") == bot.id:
        return True
    commands = [e for e in message.json.get("entities", ()) if e["type"] == "bot_command"]
    if not commands:
        return False
    named = message.text.split()[0].partition("@")[2]
    return not named or named.lower() == (bot.user.username or "").lower()

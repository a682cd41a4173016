"""Who and what there is in this Telegram: people, bots, chats, messages, files; no behaviour of the API itself."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from bench.world.botapi.refusals import Json
from bench.world.botapi.updates import Updates

ANONYMOUS_ADMIN: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
ADMIN_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_send_welcome_messages", "can_pin_messages", "can_manage_topics", "can_manage_tags",
)  # fmt: skip

ChatType = Literal["private", "group", "supergroup"]
Status = Literal["creator", "administrator", "member", "left", "kicked"]


@dataclass(eq=False)
class User:
    """A person, or the person-like side of a bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "ru"
    is_bot: bool = False
    deactivated: bool = False

    def json(self) -> Json:
        optional = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        known = {key: value for key, value in optional.items() if value is not None}
        return {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name, **known}


@dataclass(eq=False)
class Bot:
    """A bot account. `reads_all` is privacy mode switched off at BotFather."""

    user: User
    token: str
    updates: Updates
    reads_all: bool = False
    started_by: set[int] = field(default_factory=set)
    blocked_by: set[int] = field(default_factory=set)
    commands: dict[str, list[Json]] = field(default_factory=dict)

    @property
    def id(self) -> int:
        return self.user.id

    def json(self) -> Json:
        return self.user.json() | {
            "can_join_groups": True,
            "can_read_all_group_messages": self.reads_all,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
        }


@dataclass
class Member:
    """Somebody's standing in a group; `rights` are those of an administrator."""

    user: User
    status: Status = "member"
    rights: frozenset[str] = frozenset()

    @property
    def present(self) -> bool:
        return self.status not in ("left", "kicked")

    @property
    def admin(self) -> bool:
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        return self.status == "creator" or right in self.rights

    def json(self) -> Json:
        answer: Json = {"user": self.user.json(), "status": self.status}
        if self.status == "creator":
            answer["is_anonymous"] = False
        elif self.status == "administrator":
            answer |= {"can_be_edited": False, "is_anonymous": False}
            answer |= {right: right in self.rights for right in ADMIN_RIGHTS}
        elif self.status == "kicked":
            answer["until_date"] = 0
        return answer


@dataclass(eq=False)
class Topic:
    """A forum topic; its id is that of the service message that opened it."""

    id: int
    name: str
    icon_color: int = 7322096
    closed: bool = False


@dataclass(eq=False, repr=False)
class Chat:
    """A place. A private chat belongs to one person and one bot; a group to its members."""

    id: int
    type: ChatType
    title: str = ""
    username: str | None = None
    is_forum: bool = False
    person: User | None = None
    bot: Bot | None = None
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Json] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    migrated_to: int | None = None
    last_message_id: int = 0
    sent: list[Sent] = field(default_factory=list)
    """What bots sent here, in the order it was taken."""

    def json(self) -> Json:
        if self.person:
            keys = ("first_name", "last_name", "username")
            own = {key: value for key, value in self.person.json().items() if key in keys}
            return {"id": self.id, **own, "type": "private"}
        answer: Json = {"id": self.id, "title": self.title, "type": self.type}
        if self.type == "group":
            answer["all_members_are_administrators"] = True
        if self.username:
            answer["username"] = self.username
        if self.is_forum:
            answer["is_forum"] = True
        return answer

    def member(self, user_id: int) -> Member | None:
        found = self.members.get(user_id)
        return found if found and found.present else None


@dataclass(frozen=True, eq=False)
class Message:
    """A message as the outside holds it; `json` is the live one, as bots see it."""

    chat: Chat
    json: Json

    @property
    def id(self) -> int:
        return int(self.json["message_id"])

    @property
    def text(self) -> str:
        return str(self.json.get("text") or self.json.get("caption") or "")


@dataclass(frozen=True, eq=False)
class File:
    """A stored file. `content` None stands for `size` zero bytes, so that big files cost nothing."""

    unique_id: str
    size: int
    content: bytes | None
    path: str

    def read(self) -> bytes:
        return bytes(self.size) if self.content is None else self.content


@dataclass(eq=False)
class Sent:
    """A message that a bot sent and Telegram took. `number` is unique over all chats and bots, in order of taking.

    `answered` is False where the bot never learnt of it (a fault cut the connection).
    """

    number: int
    at: float
    bot: Bot
    chat: Chat
    method: str
    message: Json
    answered: bool = True

    @property
    def id(self) -> int:
        return int(self.message["message_id"])

    @property
    def text(self) -> str:
        return str(self.message.get("text") or self.message.get("caption") or "")


@dataclass(frozen=True, eq=False)
class Called:
    """One call of a method and how it ended; `error` is None when it went well."""

    at: float
    bot: Bot
    method: str
    chat_id: int | None
    values: Json
    error: str | None = None


class Scene:
    """All there is, and the record of all that bots did."""

    def __init__(self, *, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self.bots: dict[str, Bot] = {}
        self.users: dict[int, User] = {}
        self.groups: dict[int, Chat] = {}
        self.privates: dict[tuple[int, int], Chat] = {}
        self.files: dict[str, File] = {}
        self.sent: list[Sent] = []
        self.calls: list[Called] = []
        self.callbacks: dict[str, Json] = {}
        self._numbers: dict[str, int] = {}
        self._changed = asyncio.Event()

    def number(self, kind: str, first: int = 1) -> int:
        """The next number of its kind."""
        self._numbers[kind] = self._numbers.get(kind, first - 1) + 1
        return self._numbers[kind]

    def chat_of(self, bot: Bot, chat_id: int) -> Chat | None:
        """The chat a bot means by this number: the same number is another private chat for another bot."""
        return self.groups.get(chat_id) or self.privates.get((bot.id, chat_id))

    def store(self, kind: str, content: bytes | None, *, size: int | None = None, name: str = "") -> File:
        """Keep a file; `kind` is the folder it is found in."""
        number = self.number("file")
        unique = f"AQAD{number:08d}"
        extension = "." + name.rsplit(".", 1)[1] if "." in name else ""
        length = len(content) if content is not None else size or 0
        file = File(unique, length, content, f"{kind}/file_{number}{extension}")
        self.files[unique] = file
        return file

    def add_message(self, chat: Chat, content: Json) -> Json:
        """Number a message, date it and keep it in its chat."""
        chat.last_message_id += 1
        message = {"message_id": chat.last_message_id, "date": int(self.clock()), "chat": chat.json(), **content}
        chat.messages[chat.last_message_id] = message
        return message

    def changed(self) -> None:
        """Wake everybody in `until`."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, check: Callable[[], bool], *, limit: float = 10) -> None:
        """Wait until it is true of this scene. Raises TimeoutError after `limit` seconds."""
        async with asyncio.timeout(limit):
            while not check():
                await self._changed.wait()

    def sent_to(self, chat: Chat, *, bot: Bot | None = None) -> list[Sent]:
        """What bots sent to a chat, in the order it was taken."""
        return [sent for sent in chat.sent if bot is None or sent.bot is bot]

    async def wait_sent(self, chat: Chat, count: int = 1, *, limit: float = 10) -> list[Sent]:
        """Wait until `count` messages were sent to the chat (in all, from the beginning); all of them.

        Raises TimeoutError after `limit` seconds, saying what did come.
        """
        try:
            await self.until(lambda: len(chat.sent) >= count, limit=limit)
        except TimeoutError:
            got = [sent.text for sent in chat.sent]
            raise TimeoutError(f"{count} messages awaited in chat {chat.id}, {len(got)} came: {got}") from None
        return list(chat.sent)


def for_bot(bot: Bot, value: object) -> object:
    """The same JSON with the file ids this bot knows the files by."""
    if isinstance(value, dict):
        return {
            key: f"{item}-{bot.id}" if key in ("file_id", "big_file_id", "small_file_id") else for_bot(bot, item)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [for_bot(bot, item) for item in value]
    return value

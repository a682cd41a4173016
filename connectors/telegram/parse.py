"""One raw update of the Bot API into what happened; pure. What we cannot read of a message is shown raw.

We read the dict ourselves instead of through aiogram's models: those refuse a whole update for one field of an
unknown shape, and Telegram adds shapes every month.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from connectors.telegram import content
from connectors.telegram.fields import Fields, flag, integer, natural, obj, objects, raw_string, string
from connectors.telegram.places import message_key, open_url, place_key
from core.rich import Rich
from core.text import safe_name, snippet
from inbox.inbound import (
    Author,
    Inbound,
    InboundEdit,
    InboundFile,
    InboundMessage,
    InboundMove,
    InboundNotice,
    InboundPress,
    InboundReach,
    Place,
)

CLOUD_MAX_DOWNLOAD = 20_000_000
"""Bytes the public Bot API server gives out of one file (core.telegram.org/bots/api#getfile); a local one has 2 GB."""

UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates we ask for; all others are left out by Telegram."""

COMMANDS = frozenset({"start", "help", "status", "task"})
"""What our bot understands; any other word with a slash is a customer's word, and somebody should read it."""

FIRST_BOT = 1_433_000_000
"""Seconds since the epoch: May 2015, before Telegram had bots."""

_COMMAND = re.compile(r"/([a-z0-9_]{1,32})(?:@(\w{3,40}))?(?:\s+(.*))?$", re.IGNORECASE | re.DOTALL | re.ASCII)
_OUTSIDE = {"left", "kicked"}


class Unreadable(ValueError):
    """A message that tells neither where it was said nor its number: it can only be kept for somebody to look at."""


@dataclass(frozen=True, slots=True)
class Bot:
    """What the parser must know of the bot whose update it is."""

    id: int
    username: str
    max_download: int = CLOUD_MAX_DOWNLOAD


def parse(update: Fields, bot: Bot, *, received_at: int) -> list[Inbound]:
    """What happened, in order; nothing for kinds of updates that are none of our business.

    `received_at` is used where Telegram gives no time (a pressed button) or an absurd one. Raises `Unreadable`.
    """
    if odd := next((key for key in UPDATES if key in update and not isinstance(update[key], dict)), None):
        raise Unreadable(f"{odd} is no object")
    if message := obj(update, "message"):
        return _message(message, bot, received_at)
    if message := obj(update, "edited_message"):
        return _edit(message, bot, received_at)
    if query := obj(update, "callback_query"):
        return _press(query, received_at)
    if change := obj(update, "my_chat_member"):
        return _membership(change, received_at)
    return []


# -- messages ----------------------------------------------------------------------------------------------------


def _message(message: Fields, bot: Bot, received_at: int) -> list[Inbound]:
    place, number = _place(message), _number(message)
    if place is None:
        return []
    at = _instant(message, "date", received_at)
    if moves := _moves(message, place, at):
        return moves
    chat_id = obj(message, "chat")["id"]
    if (notice := _notice(message)) is not None:
        kind, facts = notice
        return [InboundNotice(place, message_key(chat_id, number), at, kind, _author(message), facts)]
    body, files, extra = content.read(message, bot.max_download)
    group = raw_string(message, "media_group_id")
    author = _author(message)
    return [
        InboundMessage(
            place=place,
            author=author,
            external_id=message_key(chat_id, number),
            at=at,
            body=body,
            files=files,
            reply_to=_reply_to(message, chat_id),
            quote=_quote(message),
            group_key=f"{chat_id}:{group}" if group else None,
            from_us=author.address == str(bot.id),
            automatic="bulk" if author.is_bot or flag(message, "is_automatic_forward") else None,
            command=_command(body, bot),
            extra=extra | _replied(message) | _where(files, message_key(chat_id, number), author),
            mentions_bot=_mentions(message, bot),
        )
    ]


def _edit(message: Fields, bot: Bot, received_at: int) -> list[Inbound]:
    place, number = _place(message), _number(message)
    if place is None:
        return []
    body, files, extra = content.read(message, bot.max_download)
    at = _instant(message, "edit_date", received_at)
    key = message_key(obj(message, "chat")["id"], number)
    return [InboundEdit(place, _author(message), key, at, body, files, extra | _replied(message))]


def _number(message: Fields) -> int:
    number = natural(message, "message_id")
    if number is None:
        raise Unreadable("message_id is no number of a message")
    return number


def _where(files: Sequence[InboundFile], key: str, author: Author) -> dict[str, Any]:
    """Where a colleague finds the message in Telegram, should its files never come."""
    found = open_url(key, author.username) if files else ""
    return {"link": found} if found else {}


def _instant(value: Fields, key: str, received_at: int) -> int:
    seconds = natural(value, key)
    return seconds * 1000 if seconds and FIRST_BOT <= seconds < 2**40 else received_at


def _place(message: Fields) -> Place | None:
    """Where it was said; None for channels, where nobody can be answered. Raises `Unreadable` without a chat.

    Only `is_topic_message` makes a topic: in a plain supergroup a chain of replies has a thread number too.
    """
    chat = obj(message, "chat")
    chat_id, kind = integer(chat, "id"), raw_string(chat, "type")
    if chat_id is None:
        raise Unreadable("there is no chat")
    if kind == "channel":
        return None
    topic = natural(message, "message_thread_id") if flag(message, "is_topic_message") else None
    if kind == "private":
        return Place(place_key(chat_id, topic), "private", _topic_title(message) if topic is not None else "")
    title = safe_name(raw_string(chat, "title"), f"Telegram {chat_id}")
    if topic is None:
        return Place(place_key(chat_id), "group", title)
    name = _topic_title(message)
    return Place(place_key(chat_id, topic), "topic", f"{title} › {name}" if name else title)


def _topic_title(message: Fields) -> str:
    """The topic's name, if this message tells it: the first-level ones answer the line that opened the topic."""
    opening = obj(message, "forum_topic_created") or obj(obj(message, "reply_to_message"), "forum_topic_created")
    edited = obj(message, "forum_topic_edited")
    return safe_name(raw_string(edited, "name") or raw_string(opening, "name"))


def _author(message: Fields) -> Author:
    """The user; or the chat in whose name an anonymous administrator or a channel writes (`from` is fake then)."""
    user, chat = obj(message, "from"), obj(message, "sender_chat")
    tag = safe_name(raw_string(message, "sender_tag") or raw_string(message, "author_signature"))
    attributes: dict[str, Any] = {"tag": tag} if tag else {}
    if (chat_id := integer(chat, "id")) is not None:
        name = safe_name(raw_string(chat, "title"), f"Telegram {chat_id}")
        anonymous = chat_id == integer(obj(message, "chat"), "id")
        attributes["writes_as"] = "group" if anonymous else "channel"
        return Author(str(chat_id), name, string(chat, "username", 64) or None, attributes=attributes)
    user_id, contact = integer(user, "id"), obj(message, "contact")
    if user_id is None:
        return Author(str(integer(obj(message, "chat"), "id")), attributes=attributes)
    if integer(contact, "user_id") == user_id:
        attributes["phone"] = string(contact, "phone_number", 40)
    return _person(user, attributes)


def _person(user: Fields, attributes: dict[str, Any] | None = None) -> Author:
    user_id = integer(user, "id") or 0
    username = string(user, "username", 64) or None
    return Author(
        address=str(user_id),
        name=content.person_name(user, f"@{username}" if username else f"Telegram {user_id}"),
        username=username,
        language=string(user, "language_code", 16) or None,
        is_bot=flag(user, "is_bot"),
        attributes=attributes or {},
    )


def _reply_to(message: Fields, chat_id: int) -> str | None:
    """The message it answers. In a topic every message formally answers the line that opened the topic."""
    replied = obj(message, "reply_to_message")
    number = natural(replied, "message_id")
    if number is None or "forum_topic_created" in replied:
        return None
    return message_key(chat_id, number)


def _replied(message: Fields) -> dict[str, Any]:
    """The beginning of the message it answers, for answers to what was said before the bot came."""
    replied = obj(message, "reply_to_message")
    if not replied or "forum_topic_created" in replied:
        return {}
    words = string(replied, "text") or string(replied, "caption")
    return {"reply": {"name": _author(replied).name, "text": snippet(words)}}


def _quote(message: Fields) -> str | None:
    quote = obj(message, "quote")
    return string(quote, "text", 1024) or None if flag(quote, "is_manual") else None


def _command(body: Rich, bot: Bot) -> str | None:
    """`start abc` of `/start@our_bot abc`; a command for another bot is none, and so is one we do not know."""
    match = _COMMAND.match(body.text)
    if match is None or match[1].lower() not in COMMANDS:
        return None
    if match[2] and match[2].lower() != bot.username.lower():
        return None
    return f"{match[1].lower()} {match[3] or ''}".strip()


def _mentions(message: Fields, bot: Bot) -> bool:
    """Whether the bot is called: by its name, or by an answer to its message."""
    if integer(obj(obj(message, "reply_to_message"), "from"), "id") == bot.id:
        return True
    words = (raw_string(message, "text") or raw_string(message, "caption")).lower()
    if bot.username and re.search(rf"@{re.escape(bot.username.lower())}\b", words):
        return True
    called = objects(message, "entities") + objects(message, "caption_entities")
    return any(integer(obj(entity, "user"), "id") == bot.id for entity in called)


# -- service messages --------------------------------------------------------------------------------------------


def _moves(message: Fields, place: Place, at: int) -> list[Inbound]:
    """A group became a supergroup. Both chats say so, and either may be all that we get."""
    chat_id = obj(message, "chat")["id"]
    if (to := integer(message, "migrate_to_chat_id")) is not None:
        return [InboundMove(place_key(chat_id), Place(place_key(to), "group", place.title), at)]
    if (source := integer(message, "migrate_from_chat_id")) is not None:
        return [InboundMove(place_key(source), Place(place_key(chat_id), "group", place.title), at)]
    return []


_NOTICES = {
    "new_chat_members": "joined",
    "left_chat_member": "left",
    "new_chat_title": "renamed",
    "forum_topic_edited": "renamed",
    "forum_topic_created": "topic_created",
    "forum_topic_closed": "topic_closed",
    "forum_topic_reopened": "topic_reopened",
    "pinned_message": "pinned",
}
_UNTOLD = {
    *("new_chat_photo", "delete_chat_photo", "group_chat_created", "supergroup_chat_created", "channel_chat_created"),
    *("message_auto_delete_timer_changed", "general_forum_topic_hidden", "general_forum_topic_unhidden"),
    *("video_chat_scheduled", "video_chat_started", "video_chat_ended", "video_chat_participants_invited"),
    *("chat_background_set", "boost_added", "proximity_alert_triggered", "write_access_allowed", "connected_website"),
    *("chat_owner_left", "chat_owner_changed", "direct_message_price_changed", "paid_message_price_changed"),
    *("checklist_tasks_done", "checklist_tasks_added", "poll_option_added", "poll_option_deleted"),
    *("community_chat_added", "community_chat_removed", "community_chat_joined"),
    *("giveaway_created", "giveaway_completed", "giveaway_winners", "giveaway"),
}
"""Service messages that tell an agent nothing: kept as lines of kind `service`."""


def _notice(message: Fields) -> tuple[str, dict[str, Any]] | None:
    for key, kind in _NOTICES.items():
        if key in message:
            return ("service" if _is_icon_only(message) else kind), _notice_facts(message)
    untold = next((key for key in message if key in _UNTOLD), None)
    return None if untold is None else ("service", {"what": untold})


def _is_icon_only(message: Fields) -> bool:
    return "forum_topic_edited" in message and not raw_string(obj(message, "forum_topic_edited"), "name")


def _notice_facts(message: Fields) -> dict[str, Any]:
    people = [*objects(message, "new_chat_members"), *filter(None, [obj(message, "left_chat_member")])]
    facts: dict[str, Any] = {"people": [_person(user).name for user in people]} if people else {}
    title = safe_name(raw_string(message, "new_chat_title")) or _topic_title(message)
    if title:
        facts["title"] = title
    if pinned := obj(message, "pinned_message"):
        facts["text"] = snippet(string(pinned, "text") or string(pinned, "caption"))
    return facts


# -- other updates -----------------------------------------------------------------------------------------------


def _press(query: Fields, received_at: int) -> list[Inbound]:
    message = obj(query, "message")
    number = natural(message, "message_id")
    if integer(obj(message, "chat"), "id") is None or number is None:
        return []  # a button of a message sent through the bot into a chat of others
    if (place := _place(message)) is None:
        return []
    key = message_key(obj(message, "chat")["id"], number)
    data, press_id = string(query, "data", 64), string(query, "id", 64)
    return [InboundPress(place, _person(obj(query, "from")), key, received_at, data, press_id)]


def _membership(change: Fields, received_at: int) -> list[Inbound]:
    """The customer blocked the bot or let it in again; or somebody put it into a group or took it out."""
    place = _place(change)
    if place is None:
        return []
    was, now = (_is_inside(obj(change, key)) for key in ("old_chat_member", "new_chat_member"))
    private = place.kind == "private"
    if was == now:
        return []
    reason = ("unblocked" if private else "added") if now else ("blocked" if private else "removed")
    at = _instant(change, "date", received_at)
    return [InboundReach(place, _person(obj(change, "from")), at, reachable=now, reason=reason)]


def _is_inside(member: Fields) -> bool:
    status = raw_string(member, "status")
    return flag(member, "is_member") if status == "restricted" else status not in _OUTSIDE

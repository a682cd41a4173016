"""How Telegram's numbers become keys of ours, and back.

A place is `chat_id`, or `chat_id/topic_id` for a forum's topic; the General topic has no number of its own and is
`chat_id`, so that a group that becomes a forum goes on in its thread. A message is `chat_id:message_id`: message
numbers start anew when a group becomes a supergroup, and the thread stays one.
"""

from __future__ import annotations

from typing import NamedTuple


class Address(NamedTuple):
    """Where a request goes: the chat, and the topic in it."""

    chat_id: int
    topic_id: int | None


def place_key(chat_id: int, topic_id: int | None = None) -> str:
    return str(chat_id) if topic_id is None else f"{chat_id}/{topic_id}"


def address(key: str) -> Address:
    """Raises ValueError on a key that is not ours."""
    chat, _, topic = key.partition("/")
    return Address(int(chat), int(topic) if topic else None)


def message_key(chat_id: int, message_id: int) -> str:
    return f"{chat_id}:{message_id}"


def message_number(key: str | None, chat_id: int) -> int | None:
    """The message's number in this chat; None for a message of another chat (a group before it moved)."""
    chat, _, message = (key or "").partition(":")
    return int(message) if chat == str(chat_id) and message.isdigit() else None


def open_url(external_id: str, username: str | None = None) -> str:
    """Where a colleague finds a message in Telegram: the message of a supergroup, else the person; empty if nowhere."""
    chat, _, number = external_id.partition(":")
    if chat.startswith("-100"):
        return f"https://t.me/c/{chat.removeprefix('-100')}/{number}"
    if username:
        return f"https://t.me/{username}"
    return "" if chat.startswith("-") or not chat else f"tg://user?id={chat}"

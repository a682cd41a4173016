"""A Telegram Bot API of our own over HTTP, strict as the real one, with people who act in it; for tests and demo."""

from bench.world.botapi.faults import Fault
from bench.world.botapi.limits import Limits
from bench.world.botapi.scene import Bot, Chat, Message, Sent, User
from bench.world.botapi.server import BotApi

__all__ = ["Bot", "BotApi", "Chat", "Fault", "Limits", "Message", "Sent", "User"]

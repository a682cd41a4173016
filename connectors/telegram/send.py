"""One rendered part, one request to the Bot API; every failure becomes a `DeliveryFailed` that says what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from connectors.base import DeliveryFailed, OutboundFile, Part, Sent
from connectors.telegram.api import BotApi, FileMissing, NotAnswered, NotSent, Refused, Upload
from connectors.telegram.fields import natural
from connectors.telegram.places import Address, address, message_key, message_number, place_key
from connectors.telegram.render import as_document, without_formatting
from core.i18n import msgid

_METHODS = {
    "text": "sendMessage",
    "photo": "sendPhoto",
    "document": "sendDocument",
    "video": "sendVideo",
    "animation": "sendAnimation",
    "voice": "sendVoice",
    "audio": "sendAudio",
    "album": "sendMediaGroup",
    "edit_text": "editMessageText",
    "edit_caption": "editMessageCaption",
    "delete": "deleteMessage",
}
_REPEATABLE = {"edit_text", "edit_caption", "delete"}
"""Doing these twice is the same as doing them once."""
_NETWORK_PAUSE = 5.0
_AUTH_PAUSE = 300.0

REASONS = {
    "network": msgid("Telegram cannot be reached."),
    "uncertain": msgid("Telegram did not answer: the message may have arrived or not. Look before you send it again."),
    "limit": msgid("Telegram asks us to wait before the next message to this chat."),
    "auth": msgid("Telegram refuses the bot's token. Enter a valid one in the channel's settings."),
    "blocked": msgid("The customer blocked the bot."),
    "deactivated": msgid("The customer's Telegram account was deleted."),
    "removed": msgid("The bot was removed from the group."),
    "no_rights": msgid("The bot may not write in this group."),
    "not_started": msgid("The customer never wrote to this bot, or the chat does not exist any more."),
    "no_topic": msgid("The topic was deleted, or Telegram does not let bots write there any more."),
    "too_big": msgid("The file is too big for Telegram."),
    "too_long": msgid("The text is too long for Telegram."),
    "moved": msgid("The group became a supergroup."),
    "bot": msgid("A bot cannot write to another bot."),
    "gone": msgid("The message does not exist any more, or is too old to be changed."),
    "file_gone": msgid("An attached file is not there any more."),
    "refused": msgid("Telegram refused the message."),
}

_REFUSALS = (
    ("bot was blocked by the user", "blocked"),
    ("user is deactivated", "deactivated"),
    ("bot was kicked", "removed"),
    ("bot is not a member", "removed"),
    ("group chat was deleted", "removed"),
    ("group chat was deactivated", "removed"),
    ("bot can't initiate conversation", "not_started"),
    ("bots can't send messages to bots", "bot"),
    ("can't send messages to bots", "bot"),
    ("not enough rights", "no_rights"),
    ("chat_write_forbidden", "no_rights"),
    ("chat_restricted", "no_rights"),
    ("topic_closed", "no_rights"),
    ("message thread not found", "no_topic"),
    ("topic_deleted", "no_topic"),
    ("chat not found", "not_started"),
    ("user not found", "not_started"),
    ("peer_id_invalid", "not_started"),
    ("message is too long", "too_long"),
    ("message caption is too long", "too_long"),
    ("message_too_long", "too_long"),
    ("file is too big", "too_big"),
    ("request entity too large", "too_big"),
    ("message to edit not found", "gone"),
    ("message can't be edited", "gone"),
    ("message can't be deleted", "gone"),
)
"""Telegram's words, in small letters, and what they mean (tdlib's Client.cpp; the fake in `bench/world` says them)."""

_DONE_ALREADY = ("message is not modified", "message to delete not found")
_ENTITIES = ("can't parse entities", "can't parse messageentity", "entity beginning at", "entity begins", "entity url")
_NOT_A_PICTURE = (
    "photo_invalid_dimensions",
    "photo_save_file_invalid",
    "image_process_failed",
    "wrong type of the web",
)


async def send(api: BotApi, place: str, part: Part, files: Mapping[int, OutboundFile]) -> Sent:
    """Send one part to a place. Raises `DeliveryFailed`, and nothing else.

    A part whose entities Telegram cannot read is sent plain; a photo that is none to Telegram is sent as a file.
    """
    if part.kind == "refused":
        raise DeliveryFailed(part.payload["reason"], code=part.payload["code"], permanent=True)
    to = address(place)
    if part.kind in _REPEATABLE and message_number(part.payload["message"], to.chat_id) is None:
        raise DeliveryFailed(REASONS["gone"], code="gone", permanent=True)  # it stayed in the group that moved
    try:
        result = await api.call(_METHODS[part.kind], _params(part, to), uploads=_uploads(part, files))
    except FileMissing:
        raise DeliveryFailed(REASONS["file_gone"], code="file_gone", permanent=True) from None
    except NotSent:
        raise DeliveryFailed(REASONS["network"], code="network", retry_after=_NETWORK_PAUSE) from None
    except NotAnswered:
        raise _unanswered(part) from None
    except Refused as refusal:
        words = refusal.description.lower()
        if any(said in words for said in _DONE_ALREADY):
            return Sent([part.payload["message"]])
        if (other := _another_way(part, words)) is not None:
            return await send(api, place, other, files)
        raise failure(refusal, part) from None
    return Sent(_message_keys(result, to, part))


def _another_way(part: Part, words: str) -> Part | None:
    if any(said in words for said in _ENTITIES) and part != without_formatting(part):
        return without_formatting(part)
    if part.kind == "photo" and any(said in words for said in _NOT_A_PICTURE):
        return as_document(part)
    return None


def _message_keys(result: Any, to: Address, part: Part) -> list[str]:
    """The keys of what was sent. Raises `DeliveryFailed` as uncertain for an answer that names no message."""
    if part.kind in _REPEATABLE:
        return [part.payload["message"]]
    sent = [message for message in (result if isinstance(result, list) else [result]) if isinstance(message, dict)]
    numbers = [number for message in sent if (number := natural(message, "message_id")) is not None]
    if not numbers:
        raise _unanswered(part)
    return [message_key(to.chat_id, number) for number in numbers]


def _unanswered(part: Part) -> DeliveryFailed:
    if part.kind in _REPEATABLE:
        return DeliveryFailed(REASONS["network"], code="network", retry_after=_NETWORK_PAUSE)
    return DeliveryFailed(REASONS["uncertain"], code="network", uncertain=True)


def failure(refusal: Refused, part: Part) -> DeliveryFailed:
    """What Telegram's refusal means for the delivery."""
    if refusal.migrated_to is not None:
        return DeliveryFailed(REASONS["moved"], code="moved", moved_to=place_key(refusal.migrated_to))
    if refusal.code == 429:
        return DeliveryFailed(REASONS["limit"], code="limit", retry_after=refusal.retry_after or 1.0)
    if refusal.code >= 500:
        return _unanswered(part)
    if refusal.code in (401, 404):  # 404 is what a token that was never given out gets
        return DeliveryFailed(REASONS["auth"], code="auth", retry_after=_AUTH_PAUSE)
    words = refusal.description.lower()
    code = next((code for said, code in _REFUSALS if said in words), None)
    if code is None and refusal.code == 413:
        code = "too_big"
    if code is None and refusal.code == 403:
        code = "blocked"
    return DeliveryFailed(REASONS[code or "refused"], code=code or "refused", permanent=True)


# -- the request -------------------------------------------------------------------------------------------------


def _params(part: Part, to: Address) -> dict[str, Any]:
    params = {key: value for key, value in part.payload.items() if key not in ("reply_to", "message", "items")}
    params["chat_id"] = to.chat_id
    if part.kind in _REPEATABLE:
        params["message_id"] = message_number(part.payload["message"], to.chat_id)
        return params
    if to.topic_id is not None:
        params["message_thread_id"] = to.topic_id
    answered = message_number(part.payload.get("reply_to"), to.chat_id)
    if answered is not None:
        params["reply_parameters"] = {"message_id": answered, "allow_sending_without_reply": True}
    if part.kind == "album":
        items = enumerate(part.payload["items"])
        params["media"] = [{**item, "media": f"attach://{_name(number)}"} for number, item in items]
    elif part.kind != "text":
        params[part.kind] = f"attach://{_name(0)}"
    return params


def _uploads(part: Part, files: Mapping[int, OutboundFile]) -> dict[str, Upload]:
    found = {}
    for number, attachment_id in enumerate(part.files):
        file = files[attachment_id]
        found[_name(number)] = Upload(file.path, file.name, file.media_type)
    return found


def _name(number: int) -> str:
    return f"file{number}"

"""The methods with which a bot puts messages into chats and changes them."""

from __future__ import annotations

import math
from collections.abc import Callable

from bench.world.botapi.calls import Call
from bench.world.botapi.media import given_file
from bench.world.botapi.refusals import Json, bad_request, forbidden
from bench.world.botapi.scene import Bot, Chat, Scene, Sent
from bench.world.botapi.text import CAPTION_LIMIT, TEXT_LIMIT, formatted, units

MEASURES = {
    "photo": (), "document": (), "sticker": (), "voice": ("duration",), "video_note": ("duration", "length"),
    "audio": ("duration", "performer", "title"), "video": ("duration", "width", "height"),
    "animation": ("duration", "width", "height"),
}  # fmt: skip
KEPT_ALONE = {"document", "audio"}
"""Kinds that an album does not mix with others."""

DAY = 86_400


def chat_for(scene: Scene, bot: Bot, call: Call) -> Chat:
    """The chat a call names. Raises `Refusal` 400 for one the bot cannot know."""
    named = call.text("chat_id")
    if not named:
        raise bad_request("chat_id is empty")
    if named.startswith("@"):
        chat = next((c for c in scene.groups.values() if c.username == named[1:]), None)
    else:
        chat = scene.chat_of(bot, call.integer("chat_id"))
    if chat is None:
        if named.lstrip("-").isdigit() and int(named) in scene.users:
            raise forbidden("bot can't initiate conversation with a user")
        raise bad_request("chat not found")
    return chat


def writable_chat(scene: Scene, bot: Bot, call: Call) -> Chat:
    """The chat, if the bot may write into it now."""
    chat = chat_for(scene, bot, call)
    if chat.migrated_to:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    if chat.person:
        if chat.person.deactivated:
            raise forbidden("user is deactivated")
        if chat.person.id in bot.blocked_by:
            raise forbidden("bot was blocked by the user")
        if chat.person.id not in bot.started_by:
            raise forbidden("bot can't initiate conversation with a user")
        return chat
    member = chat.members.get(bot.id)
    if member is None or member.status == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    if member.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    return chat


def placed(chat: Chat, call: Call, content: Json) -> Json:
    """Add the topic and the replied-to message. Raises `Refusal` when either is not there."""
    thread = call.integer("message_thread_id")
    if thread:
        topic = chat.topics.get(thread)
        if topic is None:
            raise bad_request("message thread not found")
        if topic.closed:
            raise bad_request("TOPIC_CLOSED")
        content = {"message_thread_id": thread, "is_topic_message": True, **content}
    reply = call.structure("reply_parameters") or {}
    target = reply.get("message_id") or call.integer("reply_to_message_id")
    if not target:
        return content
    original = chat.messages.get(int(target)) if str(reply.get("chat_id", chat.id)) == str(chat.id) else None
    if original is None:
        if reply.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply"):
            return content
        raise bad_request("message to be replied not found")
    quote = reply.get("quote")
    if quote and quote not in (original.get("text") or original.get("caption") or ""):
        raise bad_request("QUOTE_TEXT_INVALID")
    content = content | {"reply_to_message": without_reply(original)}
    return content | {"quote": {"text": quote, "position": 0, "is_manual": True}} if quote else content


def without_reply(message: Json) -> Json:
    return {key: value for key, value in message.items() if key != "reply_to_message"}


def checked_keyboard(call: Call) -> Json:
    """The inline keyboard as a part of the message; other markups leave no trace in it."""
    markup = call.structure("reply_markup")
    if not isinstance(markup, dict) or "inline_keyboard" not in markup:
        return {}
    for button in (button for row in markup["inline_keyboard"] for button in row):
        if not button.get("text") or len(button) < 2:
            raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
        data = button.get("callback_data")
        if data is not None and not 1 <= len(data.encode()) <= 64:
            raise bad_request("BUTTON_DATA_INVALID")
    return {"reply_markup": markup}


def take(scene: Scene, bot: Bot, chat: Chat, call: Call, content: Json) -> Json:
    """Put the message into the chat and into the record."""
    message = scene.add_message(chat, {"from": bot.user.json(), **placed(chat, call, content)})
    sent = Sent(scene.number("sent"), scene.clock(), bot, chat, call.method, message)
    scene.sent.append(sent)
    chat.sent.append(sent)
    scene.changed()
    return message


def send_message(scene: Scene, bot: Bot, call: Call) -> Json:
    chat = writable_chat(scene, bot, call)
    text, entities = formatted(
        call.text("text"),
        call.entities("entities"),
        call.text("parse_mode"),
        limit=TEXT_LIMIT,
        what="message text",
    )
    if not text:
        raise bad_request("message text is empty")
    content: Json = {"text": text} | ({"entities": entities} if entities else {})
    return take(scene, bot, chat, call, content | checked_keyboard(call))


def captioned(call: Call, values: Json | None = None) -> Json:
    """Caption and its entities, from the call or from one item of an album."""
    item = Call(call.method, values) if values is not None else call
    text, entities = formatted(
        item.text("caption"),
        item.entities("caption_entities"),
        item.text("parse_mode"),
        limit=CAPTION_LIMIT,
        what="message caption",
    )
    answer: Json = {"caption": text} if text else {}
    return answer | ({"caption_entities": entities} if entities else {})


def file_sender(kind: str) -> Callable[[Scene, Bot, Call], Json]:
    """The method that sends one file of a kind."""

    def send(scene: Scene, bot: Bot, call: Call) -> Json:
        chat = writable_chat(scene, bot, call)
        extra = measures(kind, call)
        caption = {} if kind in ("sticker", "video_note") else captioned(call)
        content = given_file(scene, bot, call, kind, call.text(kind), extra)
        return take(scene, bot, chat, call, content | caption | checked_keyboard(call))

    return send


def measures(kind: str, call: Call) -> Json:
    return {
        name: call.text(name) if name in ("performer", "title") else call.integer(name)
        for name in MEASURES[kind]
        if call.has(name)
    }


def send_media_group(scene: Scene, bot: Bot, call: Call) -> list[Json]:
    chat = writable_chat(scene, bot, call)
    items = call.structure("media")
    if not isinstance(items, list) or len(items) < 2:
        raise bad_request("wrong number of messages to send as an album: 2-10 are allowed")
    if len(items) > 10:
        raise bad_request("there are too much messages to send as an album")
    kinds = {str(item.get("type")) for item in items}
    if not kinds <= {"photo", "video", "document", "audio"}:
        raise bad_request("can't use the media of the specified type in the album")
    if len(kinds) > 1 and kinds & KEPT_ALONE:
        alone = min(kinds & KEPT_ALONE)
        raise bad_request(f"{alone} can't be mixed with other media types")
    group = str(13_000_000_000_000_000 + scene.number("album"))
    contents = []
    for item in items:
        single = Call(call.method, item)
        extra = measures(item["type"], single)
        file = given_file(scene, bot, call, item["type"], str(item.get("media", "")), extra)
        contents.append({"media_group_id": group, **file, **captioned(call, item)})
    return [take(scene, bot, chat, call, content) for content in contents]


def send_location(scene: Scene, bot: Bot, call: Call) -> Json:
    chat = writable_chat(scene, bot, call)
    latitude, longitude = call.number("latitude"), call.number("longitude")
    if not (math.fabs(latitude) <= 90 and math.fabs(longitude) <= 180):
        raise bad_request("wrong latitude or longitude specified")
    location = {"latitude": latitude, "longitude": longitude}
    if call.method == "sendvenue":
        venue = {"location": location, "title": call.text("title"), "address": call.text("address")}
        return take(scene, bot, chat, call, {"venue": venue, "location": location})
    return take(scene, bot, chat, call, {"location": location})


def send_contact(scene: Scene, bot: Bot, call: Call) -> Json:
    chat = writable_chat(scene, bot, call)
    if not call.has("phone_number") or not call.has("first_name"):
        raise bad_request("phone number or first name is empty")
    contact = {"phone_number": call.text("phone_number"), "first_name": call.text("first_name")}
    return take(scene, bot, chat, call, {"contact": contact})


def own_message(scene: Scene, bot: Bot, call: Call, verb: str) -> tuple[Chat, Json]:
    """A message of the bot's own, to be changed. Raises `Refusal` for any other."""
    chat = writable_chat(scene, bot, call)
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {verb} not found")
    if message.get("from", {}).get("id") != bot.id:
        raise bad_request(f"message can't be {verb}{'ed' if verb == 'edit' else 'd'}")
    return chat, message


def changed(scene: Scene, message: Json, fields: Json, keyboard: Json) -> Json:
    """Write new content into a message. Raises `Refusal` when it is what stands there already."""
    new = fields | {"reply_markup": keyboard.get("reply_markup")}
    if all(message.get(key) == value for key, value in new.items()):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same"
            " as a current content and reply markup of the message"
        )
    for key, value in new.items():
        message.pop(key, None)
        if value:
            message[key] = value
    message["edit_date"] = int(scene.clock())
    scene.changed()
    return message


def edit_text(scene: Scene, bot: Bot, call: Call) -> Json:
    _, message = own_message(scene, bot, call, "edit")
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    text, entities = formatted(
        call.text("text"), call.entities("entities"), call.text("parse_mode"), limit=TEXT_LIMIT, what="message text"
    )
    if not text:
        raise bad_request("message text is empty")
    return changed(scene, message, {"text": text, "entities": entities or None}, checked_keyboard(call))


def edit_caption(scene: Scene, bot: Bot, call: Call) -> Json:
    _, message = own_message(scene, bot, call, "edit")
    if not any(kind in message for kind in ("photo", "document", "video", "audio", "voice", "animation")):
        raise bad_request("there is no caption in the message to edit")
    new = captioned(call)
    fields = {"caption": new.get("caption"), "caption_entities": new.get("caption_entities")}
    return changed(scene, message, fields, checked_keyboard(call))


def edit_markup(scene: Scene, bot: Bot, call: Call) -> Json:
    _, message = own_message(scene, bot, call, "edit")
    return changed(scene, message, {}, checked_keyboard(call))


def delete_message(scene: Scene, bot: Bot, call: Call) -> bool:
    chat = writable_chat(scene, bot, call)
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    own = message.get("from", {}).get("id") == bot.id
    member = chat.members.get(bot.id)
    moderates = bool(member and member.admin and member.may("can_delete_messages"))
    recent = scene.clock() - message["date"] < 2 * DAY
    if not (moderates or (recent and (own or chat.person))):
        raise bad_request("message can't be deleted")
    del chat.messages[message["message_id"]]
    scene.changed()
    return True


def copy_message(scene: Scene, bot: Bot, call: Call) -> Json:
    """copyMessage and forwardMessage."""
    verb = "copy" if call.method.startswith("copy") else "forward"
    source = chat_for(scene, bot, Call(call.method, {"chat_id": call.values.get("from_chat_id")}))
    chat = writable_chat(scene, bot, call)
    original = source.messages.get(call.integer("message_id"))
    if original is None:
        raise bad_request(f"message to {verb} not found")
    left_out = {"message_id", "date", "chat", "from", "reply_to_message", "edit_date", "media_group_id", "sender_chat"}
    content = {key: value for key, value in original.items() if key not in left_out}
    if verb == "copy" and call.has("caption"):
        content |= captioned(call)
    if verb == "forward":
        origin = {"type": "user", "date": original["date"], "sender_user": original["from"]}
        content["forward_origin"] = origin
        return take(scene, bot, chat, call, content)
    return {"message_id": take(scene, bot, chat, call, content)["message_id"]}


def callback_answer(scene: Scene, bot: Bot, call: Call) -> bool:
    query = scene.callbacks.pop(call.text("callback_query_id"), None)
    if query is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if units(call.text("text")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    scene.changed()
    return True

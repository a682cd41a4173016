"""The methods about everything but messages: the bot itself, updates, chats, members, topics, files."""

from __future__ import annotations

import re

from bench.world.botapi.calls import Call
from bench.world.botapi.refusals import Json, bad_request
from bench.world.botapi.scene import ADMIN_RIGHTS, Bot, Chat, Member, Scene, Topic
from bench.world.botapi.sending import chat_for, writable_chat
from bench.world.botapi.text import units
from bench.world.botapi.updates import Webhook

DOWNLOAD_LIMIT = 20 * 1024 * 1024
ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
REACTIONS = set(
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾😡"
)


def get_me(scene: Scene, bot: Bot, call: Call) -> Json:
    return bot.json()


def accept(scene: Scene, bot: Bot, call: Call) -> bool:
    """Methods that change nothing here that anybody could see."""
    return True


async def get_updates(scene: Scene, bot: Bot, call: Call) -> list[Json]:
    allowed(bot, call)
    limit = min(max(call.integer("limit", 100), 1), 100)
    wait = min(max(call.integer("timeout"), 0), 50)
    return await bot.updates.get(offset=call.integer("offset"), limit=limit, timeout=wait)


def allowed(bot: Bot, call: Call) -> None:
    kinds = call.structure("allowed_updates")
    if isinstance(kinds, list):
        bot.updates.allowed = frozenset(kinds) or None
    elif "allowed_updates" in call.values:
        bot.updates.allowed = None


async def set_webhook(scene: Scene, bot: Bot, call: Call) -> bool:
    url = call.text("url")
    if not url:
        return await delete_webhook(scene, bot, call)
    if not re.match(r"https?://[\w.-]", url):
        raise bad_request("bad webhook: invalid URL specified")
    secret = call.text("secret_token")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    allowed(bot, call)
    webhook = Webhook(url, secret or None, min(max(call.integer("max_connections", 40), 1), 100))
    await bot.updates.set_webhook(webhook, drop_pending=call.flag("drop_pending_updates"))
    return True


async def delete_webhook(scene: Scene, bot: Bot, call: Call) -> bool:
    await bot.updates.set_webhook(None, drop_pending=call.flag("drop_pending_updates"))
    return True


def get_webhook_info(scene: Scene, bot: Bot, call: Call) -> Json:
    return bot.updates.info()


def set_my_commands(scene: Scene, bot: Bot, call: Call) -> bool:
    commands = call.structure("commands") or []
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command.get("command", "")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= units(command.get("description", "")) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    bot.commands[commands_key(call)] = commands
    return True


def commands_key(call: Call) -> str:
    """Commands are kept per scope and language."""
    scope = call.structure("scope") or {"type": "default"}
    return f"{scope.get('type')}:{scope.get('chat_id', '')}:{call.text('language_code')}"


def get_my_commands(scene: Scene, bot: Bot, call: Call) -> list[Json]:
    return bot.commands.get(commands_key(call), [])


def delete_my_commands(scene: Scene, bot: Bot, call: Call) -> bool:
    bot.commands.pop(commands_key(call), None)
    return True


def send_chat_action(scene: Scene, bot: Bot, call: Call) -> bool:
    writable_chat(scene, bot, call)
    if call.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def get_chat(scene: Scene, bot: Bot, call: Call) -> Json:
    chat = chat_for(scene, bot, call)
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    about: Json = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(gifts, False)}
    if not chat.person:
        kinds = ("messages", "audios", "documents", "photos", "videos", "video_notes", "voice_notes", "polls")
        about["permissions"] = {f"can_send_{kind}": True for kind in kinds}
    return chat.json() | about


def group_for(scene: Scene, bot: Bot, call: Call) -> Chat:
    """The group, if the bot is in it. Raises `Refusal` otherwise."""
    chat = writable_chat(scene, bot, call)
    if chat.person:
        raise bad_request("there are no administrators in the private chat")
    return chat


def get_chat_administrators(scene: Scene, bot: Bot, call: Call) -> list[Json]:
    return [member.json() for member in group_for(scene, bot, call).members.values() if member.admin]


def get_chat_member_count(scene: Scene, bot: Bot, call: Call) -> int:
    chat = writable_chat(scene, bot, call)
    return 2 if chat.person else sum(member.present for member in chat.members.values())


def get_chat_member(scene: Scene, bot: Bot, call: Call) -> Json:
    chat, user_id = writable_chat(scene, bot, call), call.integer("user_id")
    if chat.person:
        user = {chat.person.id: chat.person, bot.id: bot.user}.get(user_id)
        if user is None:
            raise bad_request("member not found")
        return Member(user).json()
    member = chat.members.get(user_id)
    if member is None:
        user = scene.users.get(user_id)
        if user is None:
            raise bad_request("invalid user_id specified")
        return Member(user, "left").json()
    return member.json()


def leave_chat(scene: Scene, bot: Bot, call: Call) -> bool:
    chat = group_for(scene, bot, call)
    chat.members[bot.id] = Member(bot.user, "left")
    scene.changed()
    return True


def forum_for(scene: Scene, bot: Bot, call: Call) -> Chat:
    chat = group_for(scene, bot, call)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    member = chat.members[bot.id]
    if not (member.admin and member.may("can_manage_topics")):
        raise bad_request("not enough rights to create a topic")
    return chat


def create_forum_topic(scene: Scene, bot: Bot, call: Call) -> Json:
    chat = forum_for(scene, bot, call)
    name = call.text("name")
    if not 1 <= units(name) <= 128:
        raise bad_request("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")
    topic = open_topic(scene, chat, name, bot.user.json())
    return {"message_thread_id": topic.id, "name": name, "icon_color": topic.icon_color}


def open_topic(scene: Scene, chat: Chat, name: str, by: Json) -> Topic:
    """A new topic with the service message that opens it."""
    topic = Topic(chat.last_message_id + 1, name)
    created = {"name": name, "icon_color": topic.icon_color}
    place = {"message_thread_id": topic.id, "is_topic_message": True}
    scene.add_message(chat, {"from": by, **place, "forum_topic_created": created})
    chat.topics[topic.id] = topic
    return topic


def change_forum_topic(scene: Scene, bot: Bot, call: Call) -> bool:
    """editForumTopic, closeForumTopic, reopenForumTopic, deleteForumTopic."""
    chat = forum_for(scene, bot, call)
    topic = chat.topics.get(call.integer("message_thread_id"))
    if topic is None:
        raise bad_request("message thread not found")
    if call.method == "deleteforumtopic":
        del chat.topics[topic.id]
    elif call.method == "editforumtopic":
        if call.text("name") == topic.name:
            raise bad_request("TOPIC_NOT_MODIFIED")
        topic.name = call.text("name") or topic.name
    else:
        closed = call.method == "closeforumtopic"
        if topic.closed == closed:
            raise bad_request("TOPIC_NOT_MODIFIED")
        topic.closed = closed
    scene.changed()
    return True


def set_message_reaction(scene: Scene, bot: Bot, call: Call) -> bool:
    chat = writable_chat(scene, bot, call)
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    reactions = call.structure("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(r.get("type") == "emoji" and r.get("emoji", "").rstrip("\ufe0f") not in REACTIONS for r in reactions):
        raise bad_request("REACTION_INVALID")
    scene.changed()
    return True


def pin_chat_message(scene: Scene, bot: Bot, call: Call) -> bool:
    chat = writable_chat(scene, bot, call)
    if call.method == "pinchatmessage" and call.integer("message_id") not in chat.messages:
        raise bad_request("message to pin not found")
    member = chat.members.get(bot.id)
    if member and not (member.admin and member.may("can_pin_messages")):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return True


def get_file(scene: Scene, bot: Bot, call: Call) -> Json:
    unique, _, owner = call.text("file_id").rpartition("-")
    file = scene.files.get(unique)
    if file is None or owner != str(bot.id):
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": file.unique_id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }


def get_user_profile_photos(scene: Scene, bot: Bot, call: Call) -> Json:
    if call.integer("user_id") not in scene.users:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


def create_invite_link(scene: Scene, bot: Bot, call: Call) -> Json:
    chat = group_for(scene, bot, call)
    member = chat.members[bot.id]
    if not (member.admin and member.may("can_invite_users")):
        raise bad_request("not enough rights to manage chat invite link")
    link = f"https://t.me/+{scene.number('invite'):016d}"
    return {
        "invite_link": link,
        "creator": bot.user.json(),
        "creates_join_request": False,
        "is_primary": False,
        "is_revoked": False,
    }


ALL_RIGHTS = frozenset(ADMIN_RIGHTS)

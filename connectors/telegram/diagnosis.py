"""How a connected bot stands: token, way in, privacy mode and rights in its groups, and what to change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from connectors.base import Kit
from connectors.registry import account
from connectors.telegram.account import BotAccount, bot_account, receives_by_webhook
from connectors.telegram.api import ApiError, BotApi, Refused
from connectors.telegram.fields import Fields, flag, integer, raw_string, string
from connectors.telegram.places import address
from connectors.telegram.setup import CHECK_TIMEOUT, why
from connectors.telegram.webhook import path
from core.i18n import gettext, msgid
from core.work import Row, View
from inbox import channels

MOST_GROUPS = 30
"""Groups that one diagnosis asks Telegram about."""

Level = Literal["good", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `text` is a msgid with `{placeholders}` for `facts`."""

    level: Level
    text: str
    facts: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return gettext(self.text).format(**self.facts)


SETPRIVACY = msgid(
    "In groups the bot sees only commands and answers to itself. To let it see everything, open @BotFather, send"
    " /setprivacy, choose @{username} and Disable; then take the bot out of its groups and add it again."
    " Or make it an administrator of the group."
)


async def diagnose(kit: Kit, channel_id: int) -> list[Finding]:
    """Ask Telegram how the channel stands: token, way in, privacy mode, and each group. Raises `ChannelNotFound`."""
    bot = bot_account(account(kit, await kit.db.read(channels.channel, channel_id)))
    async with BotApi(bot.token, bot.api_url, timeout=CHECK_TIMEOUT) as api:
        try:
            me, hook = await api.call("getMe"), await api.call("getWebhookInfo")
        except ApiError as error:
            return [Finding("bad", why(error, bot.api_url).msgid(), {"address": bot.api_url})]
        me, hook = (value if isinstance(value, dict) else {} for value in (me, hook))
        findings = [Finding("good", msgid("Telegram answers for @{username}."), {"username": bot.bot.username})]
        findings.append(_way_in(kit, bot, hook))
        groups = await kit.db.read(_groups, channel_id)
        findings += _privacy(bot, me, groups)
        for group in groups:
            findings.append(await _group(api, bot, group, reads_all=flag(me, "can_read_all_group_messages")))
    return findings


def _way_in(kit: Kit, bot: BotAccount, hook: Fields) -> Finding:
    there, host = raw_string(hook, "url"), urlsplit(raw_string(hook, "url")).hostname or ""
    ours = kit.settings.public_url.rstrip("/") + path(bot.source.id, kit.vault)
    if there and there != ours:
        return Finding(
            "bad",
            msgid(
                "Another program has Telegram send this bot's messages to {host}. Stop it there, then disconnect and"
                " connect the bot here."
            ),
            {"host": host},
        )
    waiting, reason = integer(hook, "pending_update_count") or 0, string(hook, "last_error_message", 300)
    if there and waiting and reason:
        return Finding("bad", msgid("Telegram cannot deliver to {host}: {reason}"), {"host": host, "reason": reason})
    if there:
        return Finding("good", msgid("Messages come by webhook to {host}."), {"host": host})
    if receives_by_webhook(bot, kit.settings.public_url):
        return Finding("warn", msgid("The webhook is not registered yet; messages come by polling meanwhile."))
    return Finding("good", msgid("Messages come by polling; no public address is needed."))


def _privacy(bot: BotAccount, me: Fields, groups: list[Row]) -> list[Finding]:
    found = []
    if not flag(me, "can_join_groups"):
        advice = msgid(
            "The bot cannot be added to groups. To allow it, send /setjoingroups to @BotFather and choose Enable."
        )
        found.append(Finding("warn", advice))
    elif not flag(me, "can_read_all_group_messages") and not groups:
        found.append(Finding("warn", SETPRIVACY, {"username": bot.bot.username}))
    return found


async def _groups(view: View, channel_id: int) -> list[Row]:
    """The channel's groups, those with the newest words first; a forum counts once."""
    rows = await view.rows(
        "SELECT t.key, t.title FROM thread t WHERE t.channel_id = $1 AND t.kind IN ('group', 'topic')"
        " AND t.key NOT LIKE '%~moved' ORDER BY t.id DESC",
        channel_id,
    )
    chats = {address(row["key"]).chat_id: row["title"].partition(" › ")[0] for row in reversed(rows)}
    return [{"chat_id": chat_id, "title": title} for chat_id, title in reversed(chats.items())][:MOST_GROUPS]


async def _group(api: BotApi, bot: BotAccount, group: Row, *, reads_all: bool) -> Finding:
    facts = {"title": group["title"], "username": bot.bot.username}
    try:
        member = await api.call("getChatMember", {"chat_id": group["chat_id"], "user_id": bot.bot.id})
    except ApiError as error:
        if isinstance(error, Refused) and error.code in (400, 403):
            return Finding("bad", msgid("The bot is not in “{title}” any more. Add it again."), facts)
        return Finding("warn", msgid("“{title}” could not be checked now."), facts)
    status = raw_string(member, "status") if isinstance(member, dict) else ""
    if status in ("left", "kicked"):
        return Finding("bad", msgid("The bot is not in “{title}” any more. Add it again."), facts)
    if status == "restricted" and not flag(member, "can_send_messages"):
        return Finding("bad", msgid("The bot may not write in “{title}”. Lift its restriction there."), facts)
    if status in ("administrator", "creator"):
        return Finding("good", msgid("“{title}”: the bot is an administrator and sees everything."), facts)
    if reads_all:
        advice = msgid(
            "“{title}”: the bot sees everything, if it was added after privacy mode was switched off."
            " If it stays deaf there, take it out and add it again."
        )
        return Finding("good", advice, facts)
    deaf = msgid(
        "“{title}”: the bot sees only commands and answers to itself. Make it an administrator there, or switch privacy"
        " mode off for @{username} (@BotFather, /setprivacy, Disable) and add the bot again."
    )
    return Finding("warn", deaf, facts)

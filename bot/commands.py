"""What the bot does when it is told to: `/start`, `/help`, `/status`, and `/task` for a colleague in a group.

Carried out as timers, in the transaction that removes the job: each command is answered exactly once.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot import asking, status
from bot.asking import Asker
from core import markdown
from core.errors import Refusal
from core.i18n import gettext as _
from core.i18n import speaking
from core.jobs import Due, Timer
from core.rich import Rich
from core.work import Row, Tx
from inbox import access, automatic, people
from notifications.alerts import linking
from tasks import tasks
from tasks.tasks import NewTask

STATUS = "status"
"""Data of the button that asks for one's requests."""

Handler = Callable[[Tx, Asker, Row, str], Awaitable[None]]


async def carry_out(tx: Tx, job: Due) -> None:
    """`telegram.command`: answer the command that a message is."""
    found = await asking.of_message(tx, job.payload["message_id"])
    if found is None:
        return
    asker, message = found
    name, _sep, argument = str(message["extra"].get("command", "")).partition(" ")
    handler = HANDLERS.get(name)
    if handler is not None:
        with speaking(asker.language, asker.zone):
            await handler(tx, asker, message, argument.strip())


async def start(tx: Tx, asker: Asker, message: Row, argument: str) -> None:
    """Greet; the payload of a deep link tells a colleague's code, or something about a customer."""
    if asker.is_private and argument.startswith(linking.PREFIX):
        await _link(tx, asker, message, argument.removeprefix(linking.PREFIX))
    elif asker.is_private and asker.agent_id is not None:
        text = _("Hello, %(name)s. I know you as a colleague: what you asked to hear of comes here.")
        await _answer(tx, asker, message, Rich(text % {"name": asker.name}))
    else:
        await _greet(tx, asker, message, argument)


async def _link(tx: Tx, asker: Asker, message: Row, code: str) -> None:
    try:
        colleague = await linking.redeem(tx, code, telegram_id=asker.address)
    except linking.CodeNotGood as refusal:
        await _answer(tx, asker, message, Rich(_(refusal.msgid())))
        return
    with speaking(colleague["locale"] or asker.language):
        text = _("Done, %(name)s: this Telegram is yours now. What you asked to hear of comes here.")
        await _answer(tx, asker, message, Rich(text % {"name": colleague["name"]}))


async def _greet(tx: Tx, asker: Asker, message: Row, argument: str) -> None:
    if argument and asker.agent_id is None:
        await people.learn(tx, asker.contact_id, {"start": _facts(argument)})
    greeting = asker.config.get("greeting") or _("Hello! Write your question here, and we will answer.")
    button = {"text": _("My open requests"), "data": STATUS}
    await _answer(tx, asker, message, markdown.parse(greeting), {"buttons": [[button]]} if asker.is_private else None)


async def help_(tx: Tx, asker: Asker, message: Row, _argument: str) -> None:
    """Say what the bot is for and what it understands."""
    lines = [
        _("What you write here is read and answered by people. Photos, files and voice messages are welcome."),
        "",
        "/status — " + _("your open requests and what was promised"),
    ]
    if asker.agent_id is not None:
        lines.append("/task — " + _("for colleagues: in answer to a message in a group, makes a task of it"))
    await _answer(tx, asker, message, Rich("\n".join(lines)))


async def tell_status(tx: Tx, asker: Asker, message: Row, _argument: str) -> None:
    """Say what is open and what was promised."""
    await _answer(tx, asker, message, await status.requests(tx, asker))


async def make_task(tx: Tx, asker: Asker, message: Row, argument: str) -> None:
    """A task of the message that the command answers, or of the dialog's last words; seen to be done by a reaction."""
    actor = await access.actor(tx, asker.agent_id) if asker.agent_id is not None else None
    if actor is None:
        return
    about, dialog_id = await _about(tx, message)
    new = NewTask(title=argument, dialog_ids=[dialog_id], message_id=about, client_id=f"telegram-{message['id']}")
    try:
        async with tx.savepoint():
            await tasks.create(tx, new, by=actor)
    except Refusal as refusal:
        await _answer(tx, asker, message, Rich(_(refusal.msgid()).format(**refusal.facts)))
        return
    await react(tx, asker, message, "👌")


async def _about(tx: Tx, message: Row) -> tuple[int | None, int]:
    """The message that is meant and its dialog."""
    if message["reply_to_id"] is None:
        return None, message["dialog_id"]
    return message["reply_to_id"], await tx.value("SELECT dialog_id FROM message WHERE id = $1", message["reply_to_id"])


async def react(tx: Tx, asker: Asker, message: Row, emoji: str) -> None:
    """Mark a message with a reaction: seen by those who look at it, and no noise for the others."""
    payload = {"channel_id": asker.channel_id, "message": message["external_id"], "emoji": emoji}
    await tx.enqueue("telegram.react", payload, key=str(message["id"]))


async def _answer(tx: Tx, asker: Asker, message: Row, body: Rich, options: Mapping[str, Any] | None = None) -> None:
    await automatic.say(
        tx,
        asker.thread_id,
        body=body,
        automatic="command",
        client_id=f"command-{message['id']}",
        reply_to_id=None if asker.is_private else message["id"],
        options=options,
    )


def _facts(payload: str) -> Any:
    """What a deep link says of the customer: `contract-1045__source-site` is two facts, anything else is one word.

    Anybody can write such a link: these are claims, not proofs.
    """
    pairs = [pair.partition("-") for pair in payload[:64].split("__")]
    return {name: value for name, _sep, value in pairs} if all(value for _name, _sep, value in pairs) else payload[:64]


HANDLERS: Mapping[str, Handler] = {"start": start, "help": help_, "status": tell_status, "task": make_task}


def timers() -> Mapping[str, Timer]:
    return {"telegram.command": carry_out}

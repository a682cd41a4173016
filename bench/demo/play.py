"""The customers of the demo: they write now and then, thank for answers, and on a word all complain of one outage."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.demo import cast
from bench.world.botapi import BotApi
from bench.world.botapi.scene import Bot, Chat, User
from bench.world.mail import Mailbox, letter
from bench.world.visitor import Visitor

BETWEEN = (6.0, 22.0)
"""Seconds between two words of ordinary customers."""
WAVE_PAUSE = (0.6, 3.0)
ANSWER_AFTER = (3.0, 8.0)


@dataclass
class Stage:
    """Where the demo's people are."""

    api: BotApi
    bot: Bot
    mailbox: Mailbox
    chats: Sequence[Chat]
    group: Chat
    group_people: Sequence[User]
    rnd: random.Random = field(default_factory=lambda: random.Random(11))
    wave: asyncio.Event = field(default_factory=asyncio.Event)
    pult: str = ""
    """The product's address."""
    site: str = ""
    """The origin of the company's site."""
    widget_key: str = ""
    told: int = 0
    """Messages of the outage's wave so far."""


def set_up(api: BotApi, mailbox: Mailbox) -> Stage:
    """Make the people, their private chats with the bot, and a group in which a client's staff writes."""
    bot = api.bot("kassa_help_bot", name=cast.COMPANY, reads_all=True)
    people = [_person(api, name) for name in cast.PEOPLE]
    chats = [api.private(person, bot) for person in people]
    staff = people[8:12]
    group = api.supergroup("Кафе «Лесное» и Касса-Онлайн", *staff, bots=[bot])
    return Stage(api=api, bot=bot, mailbox=mailbox, chats=chats, group=group, group_people=staff)


def _person(api: BotApi, name: str) -> User:
    first, _, last = name.partition(" ")
    language = "en" if name.isascii() else "ru"
    return api.user(name if "«" in name else first, last_name="" if "«" in name else last, language_code=language)


async def live(stage: Stage) -> None:
    """Play until cancelled."""
    async with asyncio.TaskGroup() as group:
        group.create_task(_small_talk(stage))
        group.create_task(_mails(stage))
        group.create_task(_thanks(stage))
        group.create_task(_waves(stage))
        group.create_task(_visitors(stage))


async def _small_talk(stage: Stage) -> None:
    lines = itertools.cycle(cast.SMALL_TALK)
    while True:
        await asyncio.sleep(stage.rnd.uniform(*BETWEEN))
        if stage.rnd.random() < 0.25:
            stage.api.say(stage.rnd.choice(stage.group_people), stage.group, next(lines))
            continue
        chat = stage.rnd.choice(stage.chats)
        assert chat.person is not None
        stage.api.say(chat.person, chat, next(lines))


async def _mails(stage: Stage) -> None:
    for subject, text in itertools.cycle(cast.MAILS):
        name = "Jonas Weber" if subject.isascii() else "Лариса Миронова"
        address = "jonas@weber.example" if subject.isascii() else "larisa@les.example"
        await stage.mailbox.deliver(letter(f"{name} <{address}>", stage.mailbox.address, subject, text))
        await asyncio.sleep(stage.rnd.uniform(40, 90))


async def _visitors(stage: Stage) -> None:
    """People on the site: each asks in the widget, waits for an answer and thanks for it."""
    for name in itertools.cycle(cast.SMALL_TALK[3:8]):
        await asyncio.sleep(stage.rnd.uniform(25, 60))
        async with Visitor(stage.pult, stage.widget_key, host=stage.site) as visitor:
            await visitor.open()
            await visitor.say(name)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(120):
                    async for event in visitor.listen():
                        if event.get("message", {}).get("side") == "them":
                            await asyncio.sleep(stage.rnd.uniform(*ANSWER_AFTER))
                            await visitor.say(stage.rnd.choice(cast.THANKS))
                            break


async def _thanks(stage: Stage) -> None:
    """Whoever is answered says thanks after a while; every third asks on."""
    answered = 0
    while True:
        before = answered
        await stage.api.until(lambda: len(stage.api.sent) > before, limit=86_400)  # noqa: B023 called at once
        for sent in stage.api.sent[answered:]:
            answered += 1
            chat = sent.chat
            if chat.person is None or stage.rnd.random() < 0.4:
                continue
            await asyncio.sleep(stage.rnd.uniform(*ANSWER_AFTER))
            stage.api.say(chat.person, chat, stage.rnd.choice(cast.THANKS))


async def _waves(stage: Stage) -> None:
    """Each time the word is given, many customers complain of the same thing within two minutes."""
    while True:
        await stage.wave.wait()
        stage.wave.clear()
        for chat, words in zip(stage.chats, itertools.cycle(cast.OUTAGE), strict=False):
            assert chat.person is not None
            stage.api.say(chat.person, chat, words)
            stage.told += 1
            await asyncio.sleep(stage.rnd.uniform(*WAVE_PAUSE))
        subject, text = cast.MAILS[3]
        await stage.mailbox.deliver(
            letter("Лариса Миронова <larisa@les.example>", stage.mailbox.address, subject, text)
        )

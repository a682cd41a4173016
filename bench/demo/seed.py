"""The past of the demo's company, lived through the product's own use cases with a clock turned by hand."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bench.demo import cast
from bench.world.botapi.scene import Chat
from connectors.telegram.places import message_key, place_key
from core.clock import DAY, HOUR, MINUTE, now_ms
from core.database import Database
from core.rich import Rich
from core.work import Tx, View
from inbox import access, dialogs, intake, messages, team
from inbox.access import Actor
from inbox.inbound import Author, InboundMessage, Place
from inbox.intake import Arrival, Source
from inbox.models import Kind
from tasks import tasks
from tasks.tasks import NewTask

DAYS = 12
OLD_NUMBERS = 900_000
"""Message numbers of the past lie where the played Telegram will never come."""


@dataclass(slots=True)
class Past:
    """A clock that is turned by hand, from some days ago to now."""

    at: int

    def __call__(self) -> int:
        return self.at


async def people(db: Database) -> list[Actor]:
    """The team: its groups, its colleagues, their prepared texts; returns them as actors, the administrator first."""
    hashed = team.hash_password(cast.PASSWORD)
    teams = {name: await db.write(team.add_team, name, by=None) for name in cast.TEAMS}
    ids = [
        await db.write(
            team.add_agent,
            one.name,
            email=one.email,
            password_hash=hashed,
            role=one.role,
            by=None,
            teams=[teams[name] for name in one.teams],
            locale="",
        )
        for one in cast.COLLEAGUES
    ]
    await db.write(_canned)
    found = [await db.read(access.actor, agent_id) for agent_id in ids]
    return [one for one in found if one is not None]


async def _canned(tx: Tx) -> None:
    for shortcut, title, text in cast.CANNED:
        await tx.execute(
            "INSERT INTO canned (shortcut, title, text, uses, created_at) VALUES ($1, $2, $3, 0, $4)",
            shortcut,
            title,
            text,
            tx.now,
        )


async def past(
    db: Database, clock: Past, colleagues: Sequence[Actor], *, channel_id: int, chats: Sequence[Chat]
) -> None:
    """Let the customers of `chats` have written during the last days."""
    rnd = random.Random(7)
    source = Source(channel_id, "telegram")
    present = now_ms()
    clock.at = present - DAYS * DAY
    step = (DAYS * DAY - HOUR) // max(1, len(chats))
    for number, chat in enumerate(chats):
        clock.at = present - DAYS * DAY + number * step
        talk = cast.TALKS[number % len(cast.TALKS)]
        await _talk(
            db, clock, talk, source=source, chat=chat, by=rnd.choice(colleagues[:3]), worker=rnd.choice(colleagues)
        )
    clock.at = present
    await db.write(_all_arrived)


async def _talk(
    db: Database, clock: Past, talk: Sequence[str], *, source: Source, chat: Chat, by: Actor, worker: Actor
) -> None:
    for number, line in enumerate(talk):
        clock.at += 3 * MINUTE
        dialog_id = await db.read(_newest, chat)
        if line == "/close":
            await db.write(dialogs.close, dialog_id, by=by)
        elif line.startswith("/task "):
            deadline = max(clock.at + HOUR, now_ms() + random.Random(dialog_id).choice((-3, 2, 6, 26, 50)) * HOUR)
            new = NewTask(
                title=line.removeprefix("/task "),
                dialog_ids=[dialog_id],
                owner_id=worker.id,
                deadline_at=deadline,
            )
            await db.write(tasks.create, new, by=by)
        elif line.startswith("> "):
            await db.write(
                messages.say,
                dialog_id,
                by=by,
                kind=Kind.OUTBOUND,
                body=Rich(line.removeprefix("> ")),
                client_id=f"past-{chat.id}-{number}",
            )
        else:
            await db.write(intake.take, source, _said(chat, line, number, clock.at))


def _said(chat: Chat, text: str, number: int, at: int) -> Arrival:
    person = chat.person
    assert person is not None
    key = message_key(chat.id, OLD_NUMBERS + number)
    said = InboundMessage(
        place=Place(place_key(chat.id), "private"),
        author=Author(
            str(person.id),
            name=f"{person.first_name} {person.last_name or ''}".strip(),
            username=person.username,
            language="ru",
        ),
        external_id=key,
        at=at,
        body=Rich(text),
    )
    return Arrival(key=f"past:{key}", things=[said])


async def _newest(view: View, chat: Chat) -> int:
    found: int = await view.value(
        "SELECT max(d.id) FROM dialog d JOIN thread t ON t.id = d.thread_id WHERE t.key = $1", place_key(chat.id)
    )
    return found or 0


async def _all_arrived(tx: Tx) -> None:
    """What was said in the past was delivered in the past."""
    await tx.execute(
        "UPDATE delivery SET state = 'sent', finished_at = created_at, attempts = 1 WHERE state = 'queued'"
    )
    await tx.execute("UPDATE message SET state = 'sent' WHERE state = 'queued'")

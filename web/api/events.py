"""The numbered log over the API: what happened since a number, as far as the asker may see it."""

from __future__ import annotations

import asyncio
from typing import Annotated

from pydantic import Field

from core import events
from core.events import Fact
from core.work import View
from inbox import access
from inbox.access import Actor
from tasks import access as task_access
from web.api import answers, shapes
from web.api.router import Call
from web.api.shapes import Asked
from web.api.values import LARGEST_ID

LONGEST_WAIT = 30

PRIVATE = ("agent.signed_", "token.", "session.", "notice.", "input.", "job.")
"""Facts that only administrators see, and of which everybody sees his own."""


class EventQuery(Asked):
    """From where on."""

    after: Annotated[int, Field(ge=0, le=LARGEST_ID)] = Field(0, description="The last number you have seen.")
    limit: int = Field(200, ge=1, le=500)
    wait: Annotated[int, Field(ge=0, le=LONGEST_WAIT)] = Field(
        0, description="Seconds to wait for something new when there is nothing."
    )


async def list_(call: Call, query: EventQuery) -> shapes.Events:
    """What happened, in order

    Numbers grow in the order of commits: whoever has seen one has everything up to it behind him. What you may not
    see leaves gaps. `data` is for screens and may grow; the ids beside it stay.
    """
    new = asyncio.Event()
    unsubscribe = call.machine.feed.subscribe(lambda _: new.set())
    try:
        page = await call.db.read(after, query.after, to=call.who, limit=query.limit)
        if query.wait and page.last == query.after:
            try:
                await asyncio.wait_for(new.wait(), query.wait)
            except TimeoutError:
                return page
            page = await call.db.read(after, query.after, to=call.who, limit=query.limit)
    finally:
        unsubscribe()
    return page


async def after(view: View, number: int, *, to: Actor, limit: int) -> shapes.Events:
    """The facts of the next `limit` numbers that `to` may see."""
    facts = await events.after(view, number, limit=limit)
    shown = await seen(view, facts, to=to)
    last = facts[-1].number if facts else number
    return shapes.Events(items=[answers.event(fact) for fact in shown], last=last, more=len(facts) == limit)


async def seen(view: View, facts: list[Fact], *, to: Actor) -> list[Fact]:
    """Those of the facts that `to` may see: of dialogs and tasks he may see, and of what concerns everybody."""
    if to.is_admin:
        return facts
    dialogs = {row["id"] for row in await access.dialogs(view, _ids(facts, "dialog_id"), to=to)}
    tasks = await _tasks(view, _ids(facts, "task_id"), to=to)
    return [fact for fact in facts if _may_see(fact, to, dialogs, tasks)]


def _may_see(fact: Fact, to: Actor, dialogs: set[int], tasks: set[int]) -> bool:
    if fact.kind.startswith(PRIVATE):
        return fact.agent_id == to.id and not fact.kind.startswith(("input.", "job."))
    if fact.dialog_id is not None:
        return fact.dialog_id in dialogs
    if fact.task_id is not None:
        return fact.task_id in tasks
    return fact.thread_id is None or to.sees_everything


def _ids(facts: list[Fact], name: str) -> set[int]:
    return {getattr(fact, name) for fact in facts if getattr(fact, name) is not None}


async def _tasks(view: View, ids: set[int], *, to: Actor) -> set[int]:
    if not ids:
        return set()
    found = await view.column(
        f"SELECT t.id FROM task t WHERE {view.among('t.id', 1)} AND {task_access.visible(to, 't')}", view.many(ids)
    )
    return set(found)

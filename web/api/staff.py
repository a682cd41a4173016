"""Who and what the inbox consists of, over the API: oneself, colleagues, teams, channels, tags."""

from __future__ import annotations

from inbox import channels, queries
from web.api import shapes
from web.api.answers import told
from web.api.router import Call
from web.api.shapes import Said


class Agents(Said):
    """All colleagues that may sign in."""

    items: list[shapes.Agent]


class Teams(Said):
    """All teams."""

    items: list[shapes.Team]


class Channels(Said):
    """All connected channels."""

    items: list[shapes.Channel]


class Tags(Said):
    """All tags."""

    items: list[shapes.Tag]


async def me(call: Call) -> shapes.Me:
    """Who you are and what you may do"""
    who = call.who
    return shapes.Me(
        id=who.id,
        name=who.name,
        email=who.email,
        role=who.role,
        teams=sorted(who.teams),
        locale=who.locale,
        timezone=who.timezone,
        may_write=who.may_write,
        sees_everything=who.sees_everything,
    )


async def agents(call: Call) -> Agents:
    """Colleagues"""
    return Agents(items=[shapes.Agent.model_validate(row) for row in await call.db.read(queries.agents)])


async def teams(call: Call) -> Teams:
    """Teams"""
    return Teams(items=[shapes.Team.model_validate(row) for row in await call.db.read(queries.teams)])


async def channels_(call: Call) -> Channels:
    """Channels and how they fare"""
    rows = await call.db.read(channels.channels)
    return Channels(items=[shapes.Channel.model_validate({**row, "problem": told(row["problem"])}) for row in rows])


async def tags(call: Call) -> Tags:
    """Tags"""
    return Tags(items=[shapes.Tag.model_validate(row) for row in await call.db.read(queries.tags)])

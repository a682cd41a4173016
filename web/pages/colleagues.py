"""The team's settings: colleagues with their roles, teams, tags. For administrators."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from core.errors import Refusal
from core.i18n import gettext as _
from core.text import number
from core.work import Row, View
from inbox import queries, tags, team
from web import auth
from web.keys import MACHINE
from web.pages import frame
from web.problems import words
from web.shapes import Person, Tag

# ---- colleagues


def roles() -> list[tuple[str, str, str]]:
    """Key, name and what it means."""
    told = {
        "admin": _("everything, also channels, colleagues and settings"),
        "lead": _("sees and answers all teams' dialogs"),
        "agent": _("sees and answers the dialogs of the own teams"),
        "observer": _("looks and changes nothing"),
    }
    return [(key, name(), told[str(key)]) for key, name in frame.ROLES.items()]


async def _colleagues(view: View) -> list[Row]:
    rows = await view.rows(
        "SELECT id, name, email, role, disabled_at FROM agent ORDER BY disabled_at IS NOT NULL, name"
    )
    member = await view.rows(
        "SELECT m.agent_id, t.id, t.name FROM team_member m JOIN team t ON t.id = m.team_id ORDER BY t.name"
    )
    return [{**row, "teams": [one for one in member if one["agent_id"] == row["id"]]} for row in rows]


def _colleague(row: Row) -> dict[str, Any]:
    return {
        "person": Person(row["id"], row["name"]),
        "email": row["email"],
        "role": row["role"],
        "role_name": frame.ROLES[row["role"]](),
        "disabled": row["disabled_at"] is not None,
        "teams": [team_["name"] for team_ in row["teams"]],
        "team_ids": {team_["id"] for team_ in row["teams"]},
    }


async def agents(request: web.Request) -> web.Response:
    """`GET /settings/agents`"""
    return await _agents(request, {}, {})


async def _agents(
    request: web.Request, values: Mapping[str, str], wrong: Mapping[str, str], *, status: int = 200
) -> web.Response:
    found = [_colleague(row) for row in await request.app[MACHINE].db.read(_colleagues)]
    return await frame.page(
        request,
        "settings/agents.html",
        status=status,
        here="agents",
        agents=found,
        roles=roles(),
        values=values,
        wrong=wrong,
    )


async def add_agent(request: web.Request) -> web.Response:
    """`POST /settings/agents`"""
    fields, db = await frame.form(request), request.app[MACHINE].db
    try:
        hashed = await asyncio.to_thread(team.hash_password, fields.get("password", ""))
        await db.write(
            team.add_agent,
            fields.get("name", ""),
            email=fields.get("email", ""),
            password_hash=hashed,
            role=fields.get("role", "agent"),
            by=auth.actor(request),
        )
    except Refusal as refusal:
        return await _agents(request, fields, {getattr(refusal, "field", None) or "name": words(refusal)}, status=422)
    raise frame.see("/settings/agents")


async def agent(request: web.Request) -> web.Response:
    """`GET /settings/agents/{id}`: the form in a dialog."""
    db, agent_id = request.app[MACHINE].db, frame.id_of(request)
    row = next((one for one in await db.read(_colleagues) if one["id"] == agent_id), None)
    if row is None:
        raise team.AgentNotFound
    found = _colleague(row)
    all_teams = [{**one, "member": one["id"] in found["team_ids"]} for one in await db.read(queries.teams)]
    csrf = auth.csrf_token(request)
    return frame.html(request, "settings/agent.html", agent=found, roles=roles(), all_teams=all_teams, csrf=csrf)


async def edit_agent(request: web.Request) -> web.Response:
    """`POST /settings/agents/{id}`"""
    fields, db = await frame.form(request), request.app[MACHINE].db
    password = fields.get("password", "")
    hashed = await asyncio.to_thread(team.hash_password, password) if password else None
    await db.write(
        team.edit_agent,
        frame.id_of(request),
        by=auth.actor(request),
        name=fields.get("name"),
        role=fields.get("role"),
        teams=[n for text in await frame.many(request, "team") if (n := number(text)) is not None],
        password_hash=hashed,
        disabled="enabled" not in fields,
    )
    raise frame.see("/settings/agents")


# ---- teams and tags


async def teams(request: web.Request, wrong: str = "") -> web.Response:
    """`GET /settings/teams`"""
    found = await request.app[MACHINE].db.read(_teams)
    return await frame.page(
        request, "settings/teams.html", status=422 if wrong else 200, here="teams", teams=found, wrong=wrong
    )


async def _teams(view: View) -> list[dict[str, Any]]:
    rows = await view.rows("SELECT id, name FROM team ORDER BY name")
    members = await view.rows(
        "SELECT m.team_id, a.id, a.name FROM team_member m JOIN agent a ON a.id = m.agent_id"
        " WHERE a.disabled_at IS NULL"
    )
    return [
        {
            "id": row["id"],
            "person": Person(row["id"], row["name"], "team"),
            "members": [Person(one["id"], one["name"]) for one in members if one["team_id"] == row["id"]],
        }
        for row in rows
    ]


async def add_team(request: web.Request) -> web.Response:
    """`POST /settings/teams`"""
    fields = await frame.form(request)
    try:
        await request.app[MACHINE].db.write(team.add_team, fields.get("name", ""), by=auth.actor(request))
    except Refusal as refusal:
        return await teams(request, words(refusal))
    raise frame.see("/settings/teams")


async def edit_team(request: web.Request) -> web.Response:
    """`POST /settings/teams/{id}`: a new name, or away with it."""
    fields, who, db, team_id = (
        await frame.form(request),
        auth.actor(request),
        request.app[MACHINE].db,
        frame.id_of(request),
    )
    try:
        if fields.get("delete"):
            await db.write(team.delete_team, team_id, by=who)
        else:
            await db.write(team.rename_team, team_id, by=who, name=fields.get("name", ""))
    except Refusal as refusal:
        return await teams(request, words(refusal))
    raise frame.see("/settings/teams")


async def all_tags(request: web.Request, wrong: str = "") -> web.Response:
    """`GET /settings/tags`"""
    rows = await request.app[MACHINE].db.read(tags.counted)
    found = [{"tag": Tag(row["id"], row["name"], row["hue"]), "count": row["dialogs"]} for row in rows]
    return await frame.page(
        request, "settings/tags.html", status=422 if wrong else 200, here="tags", tags=found, wrong=wrong
    )


async def add_tag(request: web.Request) -> web.Response:
    """`POST /settings/tags`"""
    fields = await frame.form(request)
    try:
        await request.app[MACHINE].db.write(tags.add, fields.get("name", ""), by=auth.actor(request))
    except Refusal as refusal:
        return await all_tags(request, words(refusal))
    raise frame.see("/settings/tags")


async def edit_tag(request: web.Request) -> web.Response:
    """`POST /settings/tags/{id}`: another name or colour, or away with it."""
    fields, who, db, tag_id = (
        await frame.form(request),
        auth.actor(request),
        request.app[MACHINE].db,
        frame.id_of(request),
    )
    try:
        if fields.get("delete"):
            await db.write(tags.delete, tag_id, by=who)
        else:
            await db.write(tags.edit, tag_id, by=who, name=fields.get("name", ""), hue=number(fields.get("hue")))
    except Refusal as refusal:
        return await all_tags(request, words(refusal))
    raise frame.see("/settings/tags")

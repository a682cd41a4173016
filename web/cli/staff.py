"""Commands about people: colleagues, their passwords, their tokens."""

from __future__ import annotations

import argparse
import asyncio

from core.settings import Settings
from core.work import Tx, View
from inbox import team
from inbox.models import Role
from web.cli.asking import secret
from web.cli.opened import opened

VARIABLE = "PULT_PASSWORD"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", help="what they sign in with")
    parser.add_argument("--name", default="", help="how others see them (default: the address)")
    parser.add_argument("--role", default=Role.AGENT.value, choices=[role.value for role in Role])
    parser.add_argument("--team", action="append", default=[], help="a team's name; may be given several times")


def add(settings: Settings, arguments: argparse.Namespace) -> int:
    """`agent add`"""
    email = team.clean_email(arguments.email)
    hashed = team.hash_password(secret(VARIABLE, "Password"))
    agent_id = asyncio.run(_add(settings, arguments, email, hashed))
    print(f"Added {email} as {arguments.role}, number {agent_id}.")
    return 0


async def _add(settings: Settings, arguments: argparse.Namespace, email: str, hashed: str) -> int:
    async with opened(settings) as parts:
        return await parts.db.write(
            _new_agent, email, name=arguments.name or email, hashed=hashed, role=arguments.role, teams=arguments.team
        )


async def _new_agent(tx: Tx, email: str, *, name: str, hashed: str, role: str, teams: list[str]) -> int:
    ids = [await _team(tx, one) for one in teams]
    return await team.add_agent(tx, name, email=email, password_hash=hashed, role=role, by=None, teams=ids)


async def _team(tx: Tx, name: str) -> int:
    found: int | None = await tx.value("SELECT id FROM team WHERE name = $1", name)
    return await team.add_team(tx, name, by=None) if found is None else found


def password_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", help="whose")


def password(settings: Settings, arguments: argparse.Namespace) -> int:
    """`agent password`: also ends the colleague's sessions."""
    email = team.clean_email(arguments.email)
    asyncio.run(_set_password(settings, email, team.hash_password(secret(VARIABLE, "New password"))))
    print(f"{email} has a new password; whoever was signed in is signed out.")
    return 0


async def _set_password(settings: Settings, email: str, hashed: str) -> None:
    async with opened(settings) as parts:
        agent_id = await parts.db.read(_agent, email)
        await parts.db.write(team.edit_agent, agent_id, by=None, password_hash=hashed)


async def _agent(view: View, email: str) -> int:
    found: int | None = await view.value("SELECT id FROM agent WHERE email = $1 AND disabled_at IS NULL", email)
    if found is None:
        raise team.AgentNotFound
    return found


def token_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", help="whose: the token may do what they may do")
    parser.add_argument("--name", default="API", help="what it is for")


def token(settings: Settings, arguments: argparse.Namespace) -> int:
    """`token add`: the token alone on standard output, so that it can be piped."""
    print(asyncio.run(_new_token(settings, team.clean_email(arguments.email), arguments.name)))
    return 0


async def _new_token(settings: Settings, email: str, name: str) -> str:
    async with opened(settings) as parts:
        agent_id = await parts.db.read(_agent, email)
        return await parts.db.write(team.add_token, agent_id, name=name)

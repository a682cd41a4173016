"""The team: agents, their passwords, sessions and tokens, and the groups they work in."""

from __future__ import annotations

import hashlib
import json
import secrets as random
from collections.abc import Sequence
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from core.clock import DAY
from core.errors import Conflict, Invalid, NotAllowed, NotFound
from core.text import clean, safe_name
from core.work import Row, Tx, View
from inbox.access import Actor, needs_admin
from inbox.models import Role


class AgentNotFound(NotFound):
    """There is no such colleague."""


class TeamNotFound(NotFound):
    """There is no such team."""


class EmailTaken(Conflict):
    """Somebody already signs in with this e-mail address."""


class TeamNameTaken(Conflict):
    """There is already a team of this name."""


class EmailNeeded(Invalid):
    """Enter an e-mail address, like anna@example.com."""


class NameNeeded(Invalid):
    """Enter a name."""


class PasswordTooShort(Invalid):
    """A password needs at least 8 characters."""


class RoleUnknown(Invalid):
    """A role is one of administrator, lead, agent, observer."""


class AlreadySetUp(Conflict):
    """This installation has its first administrator already. Sign in."""


class LastAdministrator(NotAllowed):
    """Somebody must stay administrator."""


PASSWORD_LEAST = 8
PASSWORD_MOST = 1024
SESSION_LIFE = 30 * DAY
SEEN_STEP = 5 * 60 * 1000
"""A session's and a token's last use is written at the most this often, milliseconds."""

hasher = PasswordHasher()
DUMMY_HASH = hasher.hash("nobody has this password")
"""Verified when the address is unknown, so that both answers take as long."""


def hash_password(password: str) -> str:
    """argon2id; takes about a tenth of a second, so call it in a thread. Raises `PasswordTooShort`."""
    if not PASSWORD_LEAST <= len(password) <= PASSWORD_MOST:
        raise PasswordTooShort(field="password")
    return hasher.hash(password)


def check_password(stored: str, password: str) -> bool:
    """Takes as long whether or not there is such an agent; call it in a thread."""
    try:
        hasher.verify(stored or DUMMY_HASH, password[:PASSWORD_MOST])
    except (VerificationError, InvalidHashError):
        return False
    return bool(stored)


def digest(secret: str) -> str:
    """What is kept of a random secret."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def clean_email(email: str) -> str:
    """Lower case, without blanks. Raises `EmailNeeded`."""
    wanted = email.strip().lower()
    name, at, domain = wanted.rpartition("@")
    if not at or not name or "." not in domain.strip(".") or any(c.isspace() for c in wanted) or len(wanted) > 254:
        raise EmailNeeded(field="email")
    return wanted


async def is_set_up(view: View) -> bool:
    """Whether there is an administrator."""
    return bool(await view.value("SELECT 1 FROM agent WHERE role = 'admin' AND disabled_at IS NULL LIMIT 1"))


async def set_up(tx: Tx, name: str, *, email: str, password_hash: str, locale: str, timezone: str) -> int:
    """Make the first administrator. Raises `AlreadySetUp`."""
    if await is_set_up(tx):
        raise AlreadySetUp
    return await _add(tx, name, email=email, password_hash=password_hash, role=Role.ADMIN, locale=locale, zone=timezone)


async def add_agent(
    tx: Tx,
    name: str,
    *,
    email: str,
    password_hash: str,
    role: str,
    by: Actor | None,
    teams: Sequence[int] = (),
    locale: str = "",
    timezone: str = "",
) -> int:
    """Add a colleague; `by` is None from the command line. Raises `EmailTaken`, `RoleUnknown`, `NotForYourRole`."""
    if by:
        needs_admin(by)
    agent_id = await _add(
        tx, name, email=email, password_hash=password_hash, role=_role(role), locale=locale, zone=timezone
    )
    await _set_teams(tx, agent_id, teams)
    return agent_id


async def _add(tx: Tx, name: str, *, email: str, password_hash: str, role: Role, locale: str, zone: str) -> int:
    shown = safe_name(name)[:128]
    if not shown:
        raise NameNeeded(field="name")
    address = clean_email(email)
    if await tx.value("SELECT 1 FROM agent WHERE email = $1", address):
        raise EmailTaken(field="email")
    agent_id: int = await tx.value(
        "INSERT INTO agent (name, email, password_hash, role, locale, timezone, theme, presence, notify, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, '', 'online', '{}', $7) RETURNING id",
        shown,
        address,
        password_hash,
        role.value,
        locale,
        zone,
        tx.now,
    )
    tx.emit("agent.added", agent_id=agent_id)
    return agent_id


def _role(role: str) -> Role:
    try:
        return Role(role)
    except ValueError as error:
        raise RoleUnknown(field="role") from error


async def edit_agent(
    tx: Tx,
    agent_id: int,
    *,
    by: Actor | None,
    name: str | None = None,
    role: str | None = None,
    teams: Sequence[int] | None = None,
    disabled: bool | None = None,
    password_hash: str | None = None,
) -> None:
    """Change a colleague's place; `by` is None from the command line. Disabling ends his sessions and tokens; his
    dialogs go back to nobody.

    Raises `AgentNotFound`, `LastAdministrator`, `NotForYourRole`, `RoleUnknown`, `NameNeeded`.
    """
    if by:
        needs_admin(by)
    row = await _agent(tx, agent_id)
    if name is not None:
        shown = safe_name(name)[:128]
        if not shown:
            raise NameNeeded(field="name")
        await tx.execute("UPDATE agent SET name = $1 WHERE id = $2", shown, agent_id)
    if role is not None:
        wanted = _role(role)
        if row["role"] == Role.ADMIN and wanted is not Role.ADMIN:
            await _another_admin(tx, agent_id)
        await tx.execute("UPDATE agent SET role = $1 WHERE id = $2", wanted.value, agent_id)
    if teams is not None:
        await _set_teams(tx, agent_id, teams)
    if password_hash is not None:
        await tx.execute("UPDATE agent SET password_hash = $1 WHERE id = $2", password_hash, agent_id)
        await tx.execute("DELETE FROM session WHERE agent_id = $1", agent_id)
    if disabled is not None and disabled != (row["disabled_at"] is not None):
        if disabled:
            await _disable(tx, row)
        else:
            await tx.execute("UPDATE agent SET disabled_at = NULL WHERE id = $1", agent_id)
    tx.emit("agent.changed", agent_id=agent_id, by=by.id if by else None)


async def _disable(tx: Tx, row: Row) -> None:
    if row["role"] == Role.ADMIN:
        await _another_admin(tx, row["id"])
    await tx.execute("UPDATE agent SET disabled_at = $1 WHERE id = $2", tx.now, row["id"])
    await tx.execute("DELETE FROM session WHERE agent_id = $1", row["id"])
    await tx.execute("DELETE FROM token WHERE agent_id = $1", row["id"])
    left = await tx.column(
        "UPDATE dialog SET assignee_id = NULL, version = version + 1 WHERE assignee_id = $1 AND closed_at IS NULL"
        " RETURNING id",
        row["id"],
    )
    for dialog_id in left:
        tx.emit("dialog.assigned", dialog_id=dialog_id, old=row["id"], new=None)


async def _another_admin(tx: Tx, agent_id: int) -> None:
    others = await tx.value(
        "SELECT count(*) FROM agent WHERE role = 'admin' AND disabled_at IS NULL AND id <> $1", agent_id
    )
    if not others:
        raise LastAdministrator


async def _agent(view: View, agent_id: int) -> Row:
    row = await view.row("SELECT * FROM agent WHERE id = $1", agent_id)
    if row is None:
        raise AgentNotFound
    return row


async def _set_teams(tx: Tx, agent_id: int, teams: Sequence[int]) -> None:
    await tx.execute("DELETE FROM team_member WHERE agent_id = $1", agent_id)
    for team_id in dict.fromkeys(teams):
        if await tx.value("SELECT 1 FROM team WHERE id = $1", team_id) is None:
            raise TeamNotFound(field="teams")
        await tx.execute("INSERT INTO team_member (team_id, agent_id) VALUES ($1, $2)", team_id, agent_id)


PROFILE = frozenset({"name", "locale", "timezone", "theme", "presence", "notify"})


async def edit_profile(tx: Tx, *, by: Actor, changes: dict[str, Any]) -> None:
    """A colleague's own settings: name, language, zone, theme, presence, notices. Raises `NameNeeded`."""
    wanted = {key: value for key, value in changes.items() if key in PROFILE}
    if "name" in wanted:
        wanted["name"] = safe_name(str(wanted["name"]))[:128]
        if not wanted["name"]:
            raise NameNeeded(field="name")
    if "notify" in wanted:
        wanted["notify"] = json.dumps(wanted["notify"])
    for key, value in wanted.items():
        await tx.execute(f"UPDATE agent SET {key} = $1 WHERE id = $2", value, by.id)
    tx.emit("agent.changed", agent_id=by.id, by=by.id)


async def change_password(tx: Tx, *, by: Actor, password_hash: str) -> None:
    """One's own new password; every browser must sign in anew. The old one was checked by the caller."""
    await tx.execute("UPDATE agent SET password_hash = $1 WHERE id = $2", password_hash, by.id)
    await tx.execute("DELETE FROM session WHERE agent_id = $1", by.id)
    tx.emit("agent.changed", agent_id=by.id, by=by.id)


async def link_telegram(tx: Tx, agent_id: int, *, telegram_id: str | None) -> None:
    """Remember a colleague's Telegram user id (None forgets it); his words in groups are staff's from then on."""
    if telegram_id is not None:
        await tx.execute("UPDATE agent SET telegram_id = NULL WHERE telegram_id = $1", telegram_id)
    await tx.execute("UPDATE identity SET agent_id = NULL WHERE agent_id = $1", agent_id)
    await tx.execute("UPDATE agent SET telegram_id = $1 WHERE id = $2", telegram_id, agent_id)
    if telegram_id is not None:
        await tx.execute(
            "UPDATE identity SET agent_id = $1 WHERE address = $2 AND channel_id IN"
            " (SELECT id FROM channel WHERE type = 'telegram')",
            agent_id,
            telegram_id,
        )
    tx.emit("agent.changed", agent_id=agent_id, by=agent_id)


# ---------------------------------------------------------------------------------------------------- teams


async def add_team(tx: Tx, name: str, *, by: Actor | None) -> int:
    """Raises `TeamNameTaken`, `NameNeeded`, `NotForYourRole`."""
    if by:
        needs_admin(by)
    shown = safe_name(name)[:64]
    if not shown:
        raise NameNeeded(field="name")
    team_id = await tx.value(
        "INSERT INTO team (name, created_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING RETURNING id",
        shown,
        tx.now,
    )
    if team_id is None:
        raise TeamNameTaken(field="name")
    tx.emit("team.added", team_id=team_id)
    return int(team_id)


async def rename_team(tx: Tx, team_id: int, *, by: Actor, name: str) -> None:
    """Raises `TeamNotFound`, `TeamNameTaken`, `NameNeeded`, `NotForYourRole`."""
    needs_admin(by)
    shown = safe_name(name)[:64]
    if not shown:
        raise NameNeeded(field="name")
    if await tx.value("SELECT 1 FROM team WHERE name = $1 AND id <> $2", shown, team_id):
        raise TeamNameTaken(field="name")
    if not await tx.execute("UPDATE team SET name = $1 WHERE id = $2", shown, team_id):
        raise TeamNotFound
    tx.emit("team.changed", team_id=team_id)


async def delete_team(tx: Tx, team_id: int, *, by: Actor) -> None:
    """Its dialogs, tasks and channels then belong to no team. Raises `TeamNotFound`, `NotForYourRole`."""
    needs_admin(by)
    if not await tx.execute("DELETE FROM team WHERE id = $1", team_id):
        raise TeamNotFound
    tx.emit("team.deleted", team_id=team_id)


# ----------------------------------------------------------------------------------------- sessions and tokens


async def credentials(view: View, email: str, *, ip: str) -> tuple[int | None, str, bool]:
    """The id and password hash behind an address, and whether a browser at `ip` is signed in as that colleague.

    `(None, "", False)` when nobody may sign in with it.
    """
    row = await view.row(
        "SELECT id, password_hash FROM agent WHERE email = $1 AND disabled_at IS NULL", email.strip().lower()
    )
    if row is None:
        return None, "", False
    known = await view.value("SELECT 1 FROM session WHERE agent_id = $1 AND ip = $2 LIMIT 1", row["id"], ip[:45])
    return row["id"], row["password_hash"], known is not None


async def open_session(tx: Tx, agent_id: int, *, browser: str, ip: str) -> str:
    """Sign a browser in; returns the cookie's value, which is kept nowhere."""
    value = random.token_urlsafe(32)
    await tx.execute(
        "INSERT INTO session (hash, agent_id, created_at, seen_at, browser, ip) VALUES ($1, $2, $3, $3, $4, $5)",
        digest(value),
        agent_id,
        tx.now,
        clean(browser)[:256],
        ip[:45],
    )
    tx.emit("agent.signed_in", agent_id=agent_id)
    return value


async def session(view: View, value: str) -> Row | None:
    """The live session behind a cookie: `hash, agent_id, seen_at`."""
    return await view.row(
        "SELECT hash, agent_id, seen_at FROM session WHERE hash = $1 AND seen_at > $2",
        digest(value),
        view.now - SESSION_LIFE,
    )


async def touch_session(tx: Tx, session_hash: str) -> None:
    await tx.execute("UPDATE session SET seen_at = $1 WHERE hash = $2", tx.now, session_hash)


async def close_session(tx: Tx, value: str) -> None:
    """Sign a browser out."""
    agent_id = await tx.value("DELETE FROM session WHERE hash = $1 RETURNING agent_id", digest(value))
    if agent_id is not None:
        tx.emit("agent.signed_out", agent_id=agent_id)


async def add_token(tx: Tx, agent_id: int, *, name: str) -> str:
    """Make a bearer token; returns its text, which is shown once and kept nowhere. Raises `AgentNotFound`."""
    await _agent(tx, agent_id)
    value = "pult_" + random.token_urlsafe(32)
    await tx.execute(
        "INSERT INTO token (agent_id, name, hash, created_at) VALUES ($1, $2, $3, $4)",
        agent_id,
        safe_name(name, "API")[:64],
        digest(value),
        tx.now,
    )
    tx.emit("token.added", agent_id=agent_id)
    return value


async def token(view: View, value: str) -> Row | None:
    """The token's row: `id, agent_id, used_at`."""
    return await view.row("SELECT id, agent_id, used_at FROM token WHERE hash = $1", digest(value))


async def touch_token(tx: Tx, token_id: int) -> None:
    await tx.execute("UPDATE token SET used_at = $1 WHERE id = $2", tx.now, token_id)


async def delete_token(tx: Tx, token_id: int, *, by: Actor) -> None:
    """One's own, or an administrator anybody's."""
    own = "" if by.is_admin else f" AND agent_id = {by.id}"
    await tx.execute(f"DELETE FROM token WHERE id = $1{own}", token_id)

"""Linking a colleague's Telegram: he opens the bot by a link with a code, and the bot learns who he is.

The code is good once and for a quarter of an hour; only its hash is kept.
"""

from __future__ import annotations

import hashlib
import secrets

from core.clock import MINUTE
from core.errors import NotFound
from core.work import Row, Tx, View
from inbox import team
from inbox.channels import opened

LIFE = 15 * MINUTE
PREFIX = "link_"
"""What the bot's `/start` begins with: `/start link_CODE`."""


class CodeNotGood(NotFound):
    """This link has been used or is too old. Open your notification settings in Pult and ask for a new one."""


async def new_code(tx: Tx, agent_id: int) -> str:
    """A fresh code for the bot's deep link; older ones of the same colleague are void."""
    code = secrets.token_urlsafe(16)
    await tx.execute("DELETE FROM telegram_link WHERE agent_id = $1 OR created_at < $2", agent_id, tx.now - LIFE)
    await tx.execute(
        "INSERT INTO telegram_link (hash, agent_id, created_at) VALUES ($1, $2, $3)", _hash(code), agent_id, tx.now
    )
    return code


async def redeem(tx: Tx, code: str, *, telegram_id: str) -> Row:
    """Link the Telegram user who brought a code (without `PREFIX`); returns the colleague: `id, name, locale`.

    Raises `CodeNotGood`.
    """
    agent_id = await tx.value(
        "DELETE FROM telegram_link WHERE hash = $1 AND created_at >= $2 RETURNING agent_id", _hash(code), tx.now - LIFE
    )
    agent = await tx.row("SELECT id, name, locale FROM agent WHERE id = $1 AND disabled_at IS NULL", agent_id)
    if agent_id is None or agent is None:
        raise CodeNotGood
    await team.link_telegram(tx, agent_id, telegram_id=telegram_id)
    return agent


async def bots(view: View) -> list[str]:
    """User names of the connected bots, the one that worked last first."""
    rows = await view.rows(
        "SELECT config FROM channel WHERE type = 'telegram' AND deleted_at IS NULL"
        " ORDER BY CASE WHEN state = 'ok' THEN 0 ELSE 1 END, id"
    )
    return [name for row in rows if (name := opened(row)["config"].get("username"))]


def deep_link(bot: str, code: str) -> str:
    """What the colleague opens (core.telegram.org/api/links#bot-links)."""
    return f"https://t.me/{bot}?start={PREFIX}{code}"


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()

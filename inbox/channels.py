"""Channels: connecting, changing and removing them, and what is known of their health."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from core.errors import Conflict, NotFound
from core.i18n import msgid
from core.secrets import Vault
from core.text import safe_name
from core.work import Row, Tx, View
from inbox.access import Actor, needs_admin
from inbox.intake import Source

DISCONNECTED = msgid("The channel was disconnected.")


class ChannelNotFound(NotFound):
    """There is no such channel."""


class AlreadyConnected(Conflict):
    """This account is connected already."""


async def add(
    tx: Tx,
    type_: str,
    *,
    name: str,
    address: str,
    config: Mapping[str, Any],
    secrets: Mapping[str, Any],
    vault: Vault,
    team_id: int | None = None,
    by: Actor | None = None,
) -> int:
    """Connect an account that its connector has checked; `by` is None from the command line.

    One that was removed comes back with its threads. Raises `AlreadyConnected`, `NotForYourRole`.
    """
    if by:
        needs_admin(by)
    known = await tx.row("SELECT id, deleted_at FROM channel WHERE type = $1 AND address = $2", type_, address)
    if known and known["deleted_at"] is None:
        raise AlreadyConnected
    values = (safe_name(name, address)[:128], json.dumps(dict(config)), vault.seal(dict(secrets)), team_id, tx.now)
    if known:
        await tx.execute(
            "UPDATE channel SET name = $1, config = $2, secrets = $3, team_id = $4, state = 'new', problem = '',"
            " deleted_at = NULL, created_at = $5 WHERE id = $6",
            *values,
            known["id"],
        )
        channel_id = int(known["id"])
    else:
        channel_id = await tx.value(
            "INSERT INTO channel (name, config, secrets, team_id, created_at, type, address, state, problem, cursor)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, 'new', '', '{}') RETURNING id",
            *values,
            type_,
            address,
        )
    tx.emit("channel.added", channel_id=channel_id, agent_id=by.id if by else None, type=type_)
    return channel_id


async def edit(
    tx: Tx,
    channel_id: int,
    *,
    by: Actor | None,
    vault: Vault,
    name: str | None = None,
    config: Mapping[str, Any] | None = None,
    secrets: Mapping[str, Any] | None = None,
    team_id: int | None = None,
) -> None:
    """Change a channel: `config` is merged over what is there, `secrets` replace theirs. Raises `ChannelNotFound`."""
    if by:
        needs_admin(by)
    row = await channel(tx, channel_id)
    await tx.execute(
        "UPDATE channel SET name = $1, config = $2, secrets = $3, team_id = $4, state = 'new', problem = ''"
        " WHERE id = $5",
        safe_name(name, row["name"])[:128] if name else row["name"],
        json.dumps({**row["config"], **(config or {})}),
        vault.seal(dict(secrets)) if secrets else row["secrets"],
        team_id,
        channel_id,
    )
    tx.emit("channel.changed", channel_id=channel_id, agent_id=by.id if by else None)


async def remove(tx: Tx, channel_id: int, *, by: Actor) -> None:
    """Disconnect: nothing is received or sent any more, what was said stays. Raises `ChannelNotFound`."""
    needs_admin(by)
    await channel(tx, channel_id)
    await tx.execute(
        "UPDATE channel SET deleted_at = $1, state = 'off', secrets = '' WHERE id = $2", tx.now, channel_id
    )
    failed = await tx.rows(
        "UPDATE message SET state = 'failed', problem = $1 WHERE state = 'queued' AND id IN (SELECT message_id"
        " FROM delivery WHERE channel_id = $2 AND action = 'send' AND state IN ('queued', 'paused'))"
        " RETURNING id, thread_id, dialog_id, number, kind",
        DISCONNECTED,
        channel_id,
    )
    await tx.execute(
        "UPDATE delivery SET state = 'failed', code = 'removed', reason = $1, finished_at = $2"
        " WHERE channel_id = $3 AND state IN ('queued', 'paused')",
        DISCONNECTED,
        tx.now,
        channel_id,
    )
    for row in failed:
        tx.emit(
            "message.changed",
            channel_id=channel_id,
            thread_id=row["thread_id"],
            dialog_id=row["dialog_id"],
            message_id=row["id"],
            message_kind=row["kind"],
            number=row["number"],
            state="failed",
        )
    tx.emit("channel.removed", channel_id=channel_id, agent_id=by.id)


async def channel(view: View, channel_id: int) -> Row:
    """The channel's row with `config` and `cursor` as dictionaries. Raises `ChannelNotFound`."""
    row = await view.row("SELECT * FROM channel WHERE id = $1 AND deleted_at IS NULL", channel_id)
    if row is None:
        raise ChannelNotFound
    return opened(row)


async def channels(view: View, type_: str | None = None) -> list[Row]:
    """All connected channels, oldest first."""
    rows = await view.rows("SELECT * FROM channel WHERE deleted_at IS NULL ORDER BY id")
    return [opened(row) for row in rows if type_ is None or row["type"] == type_]


def opened(row: Row) -> Row:
    """The row with its JSON columns read; both engines hand raw rows out as text."""
    return {
        **row,
        **{
            key: json.loads(row[key]) if isinstance(row[key], str) else row[key]
            for key in ("config", "cursor")
            if key in row
        },
    }


def source(row: Row, **hooks: Any) -> Source:
    """The channel as the intake sees it."""
    return Source(
        id=row["id"],
        type=row["type"],
        team_id=row["team_id"],
        reopen_window=row["config"].get("reopen_window"),
        **hooks,
    )


async def note_success(tx: Tx, channel_id: int) -> None:
    """The channel works: remembered at the most every half minute, so that health costs no writes."""
    changed = await tx.execute(
        "UPDATE channel SET succeeded_at = $1, state = 'ok', problem = '' WHERE id = $2 AND deleted_at IS NULL"
        " AND (state <> 'ok' OR succeeded_at IS NULL OR succeeded_at < $3)",
        tx.now,
        channel_id,
        tx.now - 30_000,
    )
    if changed:
        tx.emit("channel.health", channel_id=channel_id, state="ok")


async def note_failure(tx: Tx, channel_id: int, problem: str) -> None:
    """The channel does not work, and why in words. Told once per problem."""
    changed = await tx.execute(
        "UPDATE channel SET failed_at = $1, state = 'error', problem = $2 WHERE id = $3 AND deleted_at IS NULL"
        " AND (state <> 'error' OR problem <> $2)",
        tx.now,
        problem,
        channel_id,
    )
    if changed:
        tx.emit("channel.health", channel_id=channel_id, state="error", problem=problem)


async def set_cursor(tx: Tx, channel_id: int, cursor: Mapping[str, Any]) -> None:
    """How far the receiver has come; written in the transaction that took what came before."""
    await tx.execute("UPDATE channel SET cursor = $1 WHERE id = $2", json.dumps(dict(cursor)), channel_id)

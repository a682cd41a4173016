"""People: contacts with their identities on channels, companies, and merging two contacts that are one person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from core.errors import Conflict, Invalid, NotFound
from core.text import safe_name
from core.work import Row, Tx, View
from inbox.access import Actor, needs_write
from inbox.inbound import Author


class ContactNotFound(NotFound):
    """There is no such contact."""


class SamePerson(Conflict):
    """These are already one contact."""


class NameMissing(Invalid):
    """A contact needs a name."""


async def identity(tx: Tx, author: Author, *, channel_id: int, channel_type: str, contact_id: int | None = None) -> Row:
    """The identity of an author, made when he writes for the first time; its name follows what the channel says.

    A new one belongs to `contact_id`, where the caller knows whose address it is. Returns the columns `id, contact_id,
    agent_id, is_bot, blocked_at, name, unreachable`.
    """
    found = await _known(tx, author.address, channel_id=channel_id)
    if found is None and tx.dialect == "postgres":  # His first two words may come at once: one of them makes him.
        scope = "mail" if channel_type == "email" else channel_id
        await tx.rows("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"{scope}:{author.address}")
        found = await _known(tx, author.address, channel_id=channel_id)
    if found is None:
        return await _meet(tx, author, channel_id=channel_id, channel_type=channel_type, contact_id=contact_id)
    if (author.name and author.name != found["name"]) or author.username != found["username"]:
        await tx.execute(
            "UPDATE identity SET name = $1, username = $2, seen_at = $3 WHERE id = $4",
            author.name or found["name"],
            author.username,
            tx.now,
            found["id"],
        )
    return found


async def _known(tx: Tx, address: str, *, channel_id: int) -> Row | None:
    return await tx.row(
        "SELECT i.id, i.contact_id, i.agent_id, i.is_bot, i.name, i.username, i.unreachable, c.blocked_at"
        " FROM identity i JOIN contact c ON c.id = i.contact_id WHERE i.channel_id = $1 AND i.address = $2",
        channel_id,
        address,
    )


async def _meet(tx: Tx, author: Author, *, channel_id: int, channel_type: str, contact_id: int | None) -> Row:
    name = safe_name(author.name, author.username or author.address)[:256]
    email = author.address.lower() if channel_type == "email" else author.attributes.get("email")
    agent_id = await _colleague(tx, author, channel_type=channel_type)
    if contact_id is None and email:
        contact_id = await _known_by_email(tx, email, elsewhere=None if channel_type == "email" else channel_id)
    if contact_id is None:
        contact_id = await tx.value(
            "INSERT INTO contact (name, email, phone, locale, timezone, attributes, notes, created_at)"
            " VALUES ($1, $2, $3, $4, '', $5, '', $6) RETURNING id",
            name,
            email,
            author.attributes.get("phone"),
            author.language or "",
            "{}",
            tx.now,
        )
        tx.emit("contact.created", contact_id=contact_id)
    return await _remember(tx, author, name=name, channel_id=channel_id, contact_id=contact_id, agent_id=agent_id)


async def _remember(
    tx: Tx, author: Author, *, name: str, channel_id: int, contact_id: int, agent_id: int | None
) -> Row:
    made = await tx.row(
        "INSERT INTO identity (channel_id, address, contact_id, agent_id, name, username, is_bot, attributes,"
        " unreachable, seen_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9)"
        " ON CONFLICT (channel_id, address) DO UPDATE SET seen_at = excluded.seen_at"
        " RETURNING id, contact_id, agent_id, is_bot, name, unreachable",
        channel_id,
        author.address,
        contact_id,
        agent_id,
        name,
        author.username,
        author.is_bot,
        json.dumps(dict(author.attributes), ensure_ascii=False),
        tx.now,
    )
    assert made is not None
    blocked_at = await tx.value("SELECT blocked_at FROM contact WHERE id = $1", made["contact_id"])
    return {**made, "blocked_at": blocked_at}


async def _colleague(tx: Tx, author: Author, *, channel_type: str) -> int | None:
    """The agent who writes under this address; a mail's sender may be forged, so mail never makes a colleague."""
    if channel_type != "telegram":
        return None
    found: int | None = await tx.value(
        "SELECT id FROM agent WHERE telegram_id = $1 AND disabled_at IS NULL", author.address
    )
    return found


async def _known_by_email(tx: Tx, email: str, *, elsewhere: int | None = None) -> int | None:
    """The contact with this address on his card, or who writes from it.

    `elsewhere`: a channel on which he must not be known yet, for there he is somebody else.
    """
    if tx.dialect == "postgres":  # A letter and a word on the site may come at once: one of them makes the contact.
        await tx.rows("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"mail:{email}")
    found: int | None = await tx.value(
        "SELECT id FROM contact WHERE email = $1 AND merged_into_id IS NULL ORDER BY id LIMIT 1", email
    )
    if found is None:
        found = await tx.value(
            "SELECT contact_id FROM identity WHERE channel_id IN (SELECT id FROM channel WHERE type = 'email')"
            " AND address = $1 ORDER BY id LIMIT 1",
            email,
        )
    if found is None or elsewhere is None:
        return found
    here = await tx.value("SELECT 1 FROM identity WHERE contact_id = $1 AND channel_id = $2", found, elsewhere)
    return None if here else found


async def vouched(tx: Tx, who: Row, email: str, *, channel_id: int) -> int:
    """A channel vouches that an address is this person's, who becomes one with the contact known by it.

    `who` is an identity on the channel. Nobody becomes another who has an address of his own, nor one who is known on
    the same channel as somebody else. Returns the person's contact.
    """
    mine = await contact(tx, who["contact_id"])
    if mine["email"] not in (None, "", email):
        return int(mine["id"])
    known = await _known_by_email(tx, email, elsewhere=channel_id)
    if known is not None and known != mine["id"]:
        return await merge(tx, mine["id"], into=known, by=None)
    if not mine["email"]:
        await tx.execute("UPDATE contact SET email = $1 WHERE id = $2", email, mine["id"])
        tx.emit("contact.changed", contact_id=mine["id"], fields=["email"])
    return int(mine["id"])


async def contact(view: View, contact_id: int) -> Row:
    """The contact's row, following merges. Raises `ContactNotFound`."""
    row = await view.row("SELECT * FROM contact WHERE id = $1", contact_id)
    if row is None:
        raise ContactNotFound
    if row["merged_into_id"] is not None:
        return await contact(view, row["merged_into_id"])
    return row


EDITABLE = frozenset({"name", "email", "phone", "locale", "timezone", "notes", "company_id"})


async def edit(tx: Tx, contact_id: int, *, by: Actor, changes: Mapping[str, Any]) -> None:
    """Change a contact's card. Raises `ContactNotFound`, `NameMissing`, `ReadOnly`."""
    needs_write(by)
    row = await contact(tx, contact_id)
    wanted = {key: value for key, value in changes.items() if key in EDITABLE}
    if "name" in wanted:
        wanted["name"] = safe_name(str(wanted["name"]))
        if not wanted["name"]:
            raise NameMissing(field="name")
    if not wanted:
        return
    columns = ", ".join(f"{key} = ${i}" for i, key in enumerate(wanted, start=2))
    await tx.execute(f"UPDATE contact SET {columns} WHERE id = $1", row["id"], *wanted.values())
    tx.emit("contact.changed", contact_id=row["id"], agent_id=by.id, fields=sorted(wanted))


async def learn(tx: Tx, contact_id: int, attributes: Mapping[str, Any]) -> None:
    """Remember what a channel or a link said of a person; a claim of the same name is replaced."""
    row = await contact(tx, contact_id)
    known = json.loads(row["attributes"]) if isinstance(row["attributes"], str) else row["attributes"]
    if known | dict(attributes) == known:
        return
    merged = json.dumps(known | dict(attributes), ensure_ascii=False)
    await tx.execute("UPDATE contact SET attributes = $1 WHERE id = $2", merged, row["id"])
    tx.emit("contact.changed", contact_id=row["id"], fields=["attributes"])


async def company(tx: Tx, name: str, *, by: Actor) -> int | None:
    """The id of the company of this name, made if it is new; None for an empty name."""
    needs_write(by)
    shown = safe_name(name)
    if not shown:
        return None
    found: int | None = await tx.value(
        "SELECT id FROM company WHERE lower(name) = lower($1) ORDER BY id LIMIT 1", shown
    )
    if found is None:
        found = await tx.value(
            "INSERT INTO company (name, tier, domains, notes, created_at) VALUES ($1, '', '[]', '', $2) RETURNING id",
            shown,
            tx.now,
        )
        tx.emit("company.created", company_id=found, agent_id=by.id)
    return found


async def block(tx: Tx, contact_id: int, *, by: Actor, blocked: bool) -> None:
    """Stop or start hearing from a person: a blocked one's words are kept but wake nobody."""
    needs_write(by)
    row = await contact(tx, contact_id)
    await tx.execute("UPDATE contact SET blocked_at = $1 WHERE id = $2", tx.now if blocked else None, row["id"])
    tx.emit("contact.blocked" if blocked else "contact.unblocked", contact_id=row["id"], agent_id=by.id)


async def set_updates(tx: Tx, contact_id: int, *, by: Actor | None, wanted: bool) -> None:
    """Whether a person gets an outage's words to everybody; answers to himself he always gets.

    `by` is None when he said so himself. Raises `ContactNotFound`, `ReadOnly`.
    """
    if by:
        needs_write(by)
    row = await contact(tx, contact_id)
    stored = row["attributes"]
    attributes = json.loads(stored) if isinstance(stored, str) else dict(stored)
    if wanted is ("no_updates" not in attributes):
        return
    if wanted:
        del attributes["no_updates"]
    else:
        attributes["no_updates"] = True
    await tx.execute(
        "UPDATE contact SET attributes = $1 WHERE id = $2", json.dumps(attributes, ensure_ascii=False), row["id"]
    )
    tx.emit("contact.changed", contact_id=row["id"], agent_id=by.id if by else None, fields=["updates"])


async def merge(tx: Tx, contact_id: int, *, into: int, by: Actor | None) -> int:
    """Make two contacts one: everything of the first goes to `into`, which fills its gaps from it; returns its id.

    The first stays as a redirect. `by` is None when the product itself learnt that they are one person.
    Raises `ContactNotFound`, `SamePerson`.
    """
    if by:
        needs_write(by)
    await _hold(tx, contact_id, into)
    source, target = await contact(tx, contact_id), await contact(tx, into)
    if source["id"] == target["id"]:
        raise SamePerson
    moved = {
        "identities": await tx.column("SELECT id FROM identity WHERE contact_id = $1", source["id"]),
        "threads": await tx.column("SELECT id FROM thread WHERE contact_id = $1", source["id"]),
        "dialogs": await tx.column("SELECT id FROM dialog WHERE contact_id = $1", source["id"]),
    }
    for table in ("identity", "thread", "dialog"):
        await tx.execute(f"UPDATE {table} SET contact_id = $1 WHERE contact_id = $2", target["id"], source["id"])
    await tx.execute(
        "DELETE FROM task_contact WHERE contact_id = $1 AND task_id IN"
        " (SELECT task_id FROM task_contact WHERE contact_id = $2)",
        source["id"],
        target["id"],
    )
    await tx.execute("UPDATE task_contact SET contact_id = $1 WHERE contact_id = $2", target["id"], source["id"])
    await _fill(tx, target, source, by=by)
    await tx.execute("UPDATE contact SET merged_into_id = $1 WHERE id = $2", target["id"], source["id"])
    tx.emit(
        "contact.merged",
        contact_id=target["id"],
        agent_id=by.id if by else None,
        source_id=source["id"],
        moved=moved,
    )
    return int(target["id"])


async def _fill(tx: Tx, target: Row, source: Row, *, by: Actor | None) -> None:
    """What a contact lacks it takes from the other; that nothing more is wanted holds for both.

    Whom we do not hear stays unheard only if a colleague said that they are one: else a blocked one could block others.
    """
    attributes = [
        json.loads(one) if isinstance(one, str) else one for one in (source["attributes"], target["attributes"])
    ]
    changes = {
        **{
            name: target[name] or source[name]
            for name in ("email", "phone", "company_id", "locale", "timezone", "notes")
        },
        "attributes": json.dumps(attributes[0] | attributes[1], ensure_ascii=False),
        "blocked_at": target["blocked_at"] or (source["blocked_at"] if by else None),
    }
    columns = ", ".join(f"{name} = ${i}" for i, name in enumerate(changes, start=2))
    await tx.execute(f"UPDATE contact SET {columns} WHERE id = $1", target["id"], *changes.values())


async def _hold(tx: Tx, *ids: int) -> None:
    """Hold contacts, and those they were merged into, so that no two merges cross."""
    held: set[int] = set()
    wanted = set(ids)
    while tx.dialect == "postgres" and wanted != held:
        held = wanted
        rows = await tx.rows(
            f"SELECT id, merged_into_id FROM contact WHERE {tx.among('id', 1)} ORDER BY id FOR NO KEY UPDATE",
            tx.many(sorted(held)),
        )
        wanted = held | {row["merged_into_id"] for row in rows if row["merged_into_id"] is not None}


async def set_reach(tx: Tx, *, channel_id: int, address: str, state: str) -> None:
    """Note whether messages to an address arrive: `blocked`, `deactivated`, `bounced`, or empty when they do."""
    await tx.execute(
        "UPDATE identity SET unreachable = $1 WHERE channel_id = $2 AND address = $3", state, channel_id, address
    )

"""People who write to us, over the API: finding, reading, changing, merging."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from core.work import Row, Tx, View
from inbox import people, queries
from inbox.access import Actor
from inbox.team import clean_email
from web.api import answers, shapes
from web.api.router import Call
from web.api.shapes import Asked, Listed, Page
from web.api.values import Id, cursor, position


class ContactQuery(Listed):
    """Which contacts; the newest first."""

    q: Annotated[str, Field(max_length=200)] = Field(
        "", description="A part of a name, an address, a telephone number, a user name."
    )


class ContactPage(Page[shapes.ContactLine]):
    """A piece of a list of contacts."""


class ContactChange(Asked):
    """What is to be changed; what is not named stays. An empty address or number takes it away."""

    name: Annotated[str, Field(min_length=1, max_length=128)] | None = None
    email: Annotated[str, Field(max_length=254)] | None = None
    phone: Annotated[str, Field(max_length=32)] | None = None
    locale: Annotated[str, Field(max_length=16)] | None = None
    timezone: Annotated[str, Field(max_length=64)] | None = None
    notes: Annotated[str, Field(max_length=20_000)] | None = None
    blocked: bool | None = Field(None, description="A blocked person's words are kept and wake nobody.")


class ContactMerge(Asked):
    """Into whom."""

    into: Id


async def list_(call: Call, query: ContactQuery) -> ContactPage:
    """Contacts"""
    start = position("contacts", query.cursor, length=1)
    rows = await call.db.read(queries.people, query.q, before=start[0] if start else None, limit=query.limit + 1)
    more = len(rows) > query.limit
    rows = rows[: query.limit]
    return ContactPage(
        items=[answers.contact_line(row) for row in rows],
        next=cursor("contacts", (rows[-1]["id"],) if more else None),
    )


async def get(call: Call, contact_id: Id) -> shapes.Contact:
    """One contact

    A contact that was merged into another answers with that other one.
    """
    return answers.contact(await call.db.read(card, contact_id))


async def card(view: View, contact_id: int) -> Row:
    """The contact with its addresses, following merges. Raises `ContactNotFound`."""
    known = await people.contact(view, contact_id)
    row = await queries.contact_card(view, known["id"])
    assert row is not None
    return row


async def change(call: Call, contact_id: Id, body: ContactChange) -> shapes.Contact:
    """Change a contact's card"""
    return answers.contact(await call.db.write(_change, contact_id, by=call.who, body=body))


async def _change(tx: Tx, contact_id: int, *, by: Actor, body: ContactChange) -> Row:
    wanted = {
        name: getattr(body, name)
        for name in body.model_fields_set - {"blocked"}
        if getattr(body, name) is not None or name in ("email", "phone")
    }
    if wanted.get("email"):
        wanted["email"] = clean_email(wanted["email"])
    for name in ("email", "phone"):
        if name in wanted:
            wanted[name] = wanted[name] or None
    await people.edit(tx, contact_id, by=by, changes=wanted)
    if body.blocked is not None:
        await people.block(tx, contact_id, by=by, blocked=body.blocked)
    return await card(tx, contact_id)


async def merge(call: Call, contact_id: Id, body: ContactMerge) -> shapes.Contact:
    """Make two contacts one

    Everything of this contact goes to the other one; its own id answers with the other from now on.
    """
    kept = await call.db.write(people.merge, contact_id, into=body.into, by=call.who)
    return answers.contact(await call.db.read(card, kept))

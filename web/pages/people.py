"""Customers: the card, changing it, merging two of one person."""

from __future__ import annotations

from dataclasses import dataclass, field

from aiohttp import web

from core.i18n import gettext as _
from core.text import number
from core.work import Row, Tx, View
from inbox import people, queries
from inbox.access import Actor
from tasks import board
from tasks.board import Line
from web import auth, present, present_tasks
from web.keys import MACHINE
from web.pages import frame
from web.pages.card import address
from web.shapes import Address, ContactPage, Fact, FoundPerson, Person


@dataclass(slots=True)
class Read:
    card: Row
    dialogs: list[Row] = field(default_factory=list)
    companies: list[str] = field(default_factory=list)
    tasks: list[Line] = field(default_factory=list)


async def read_card(view: View, contact_id: int, *, to: Actor) -> Read:
    """A customer with what `to` may see of him, following merges. Raises `ContactNotFound`."""
    row = await people.contact(view, contact_id)
    card = await queries.contact_card(view, row["id"])
    assert card is not None
    return Read(
        card=card,
        dialogs=await queries.past(view, to, row["id"], limit=50),
        tasks=await board.of_contact(view, row["id"], to=to),
        companies=[str(name) for name in await view.column("SELECT name FROM company ORDER BY name LIMIT 200")],
    )


TROUBLE = {
    "blocked": lambda: _("blocked us"),
    "deactivated": lambda: _("account deleted"),
    "bounced": lambda: _("letters come back"),
}


async def card(request: web.Request) -> web.Response:
    """`GET /contacts/{id}`"""
    who = auth.actor(request)
    found = await request.app[MACHINE].db.read(read_card, frame.id_of(request), to=who)
    if found.card["id"] != frame.id_of(request):
        raise frame.see(f"/contacts/{found.card['id']}")
    return await frame.page(request, "contacts/page.html", page=shape(found, who))


def shape(found: Read, who: Actor) -> ContactPage:
    row = found.card
    return ContactPage(
        contact=Person(row["id"], row["name"], "contact"),
        company=row["company_name"] or "",
        email=row["email"] or "",
        phone=row["phone"] or "",
        notes=row["notes"],
        dialogs=[present.row(one) for one in found.dialogs],
        tasks=[present_tasks.line(one) for one in found.tasks],
        addresses=[_address(one) for one in row["identities"]],
        facts=[Fact(str(key), str(value)) for key, value in row["attributes"].items()],
        companies=found.companies,
        may_edit=who.may_write,
    )


def _address(identity: Row) -> Address:
    fact, state = address(identity), identity["unreachable"]
    return Address(identity["channel_type"], fact.value, fact.href, TROUBLE[state]() if state in TROUBLE else state)


async def edit(request: web.Request) -> web.Response:
    """`POST /contacts/{id}`: the card's fields; a company that is new is made."""
    fields, who, contact_id = await frame.form(request), auth.actor(request), frame.id_of(request)
    changes: dict[str, object] = {key: fields[key].strip() for key in ("name", "notes") if key in fields}
    changes |= {key: fields[key].strip() or None for key in ("email", "phone") if key in fields}

    async def save(tx: Tx) -> None:
        if "company" in fields:
            changes["company_id"] = await people.company(tx, fields["company"], by=who)
        await people.edit(tx, contact_id, by=who, changes=changes)

    await request.app[MACHINE].db.write(save)
    return frame.done(_("Saved"))


async def merge_form(request: web.Request) -> web.Response:
    """`GET /contacts/{id}/merge`: whom to merge with, in a dialog."""
    row = await request.app[MACHINE].db.read(people.contact, frame.id_of(request))
    contact = Person(row["id"], row["name"], "contact")
    return frame.html(request, "contacts/merge.html", contact=contact, q="", found=None)


async def merge_find(request: web.Request) -> web.Response:
    """`GET /contacts/{id}/merge/find?q=…`"""
    db, q = request.app[MACHINE].db, request.query.get("q", "").strip()
    row = await db.read(people.contact, frame.id_of(request))
    found = [one for one in await db.read(queries.people, q) if one["id"] != row["id"]] if len(q) > 1 else None
    shown = None if found is None else [found_person(one) for one in found]
    contact = Person(row["id"], row["name"], "contact")
    return frame.html(request, "contacts/merge_found.html", contact=contact, found=shown)


def found_person(row: Row) -> FoundPerson:
    told = " · ".join(filter(None, (row["company_name"], row["email"], row["phone"])))
    return FoundPerson(Person(row["id"], row["name"], "contact"), told)


async def merge(request: web.Request) -> web.Response:
    """`POST /contacts/{id}/merge`: the other's things come to this card."""
    fields, who, into = await frame.form(request), auth.actor(request), frame.id_of(request)
    other = number(fields.get("other"))
    if other is None:
        raise web.HTTPBadRequest
    await request.app[MACHINE].db.write(people.merge, other, into=into, by=who)
    return frame.done(_("Merged"), href=f"/contacts/{into}", action=_("Show"))

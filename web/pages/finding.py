"""The search page: messages by words, customers by name or address, and whatever bears a number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from aiohttp import web
from markupsafe import Markup, escape

from core.i18n import gettext as _
from core.text import number, stems
from core.work import Row, View
from inbox import queries, search
from inbox.access import Actor
from tasks import board
from tasks.board import Filter
from web import auth, present, present_tasks
from web.keys import MACHINE
from web.pages import frame
from web.pages.people import found_person
from web.shapes import Found
from web.shapes import Row as Line

AROUND: Final = 70
"""Characters shown before and after the first word that was found."""


async def page(request: web.Request) -> web.Response:
    """`GET /search?q=…`"""
    q = request.query.get("q", "").strip()[: search.LONGEST]
    return await frame.page(request, "search.html", q=q, groups=await groups(request, q))


async def results(request: web.Request) -> web.Response:
    """`GET /search/results?q=…`: what changes while one types."""
    q = request.query.get("q", "").strip()[: search.LONGEST]
    return frame.html(request, "search_results.html", q=q, groups=await groups(request, q))


@dataclass(slots=True)
class Hits:
    """What was read. It is put into words afterwards: a reader's thread does not know whose language it is."""

    number: Row | None = None
    people: list[Row] = field(default_factory=list)
    tasks: list[board.Line] = field(default_factory=list)
    messages: list[Row] = field(default_factory=list)


async def groups(request: web.Request, q: str) -> list[Found]:
    if not q:
        return []
    query = search.parse(q)
    hits = await request.app[MACHINE].db.read(_find, auth.actor(request), q, query)
    found = []
    if hits.number:
        name = _("Dialog #%(id)s") % {"id": hits.number["id"]}
        found.append(Found(name, 1, dialogs=[present.row(hits.number)]))
    if hits.people:
        found.append(Found(_("Customers"), len(hits.people), people=[found_person(row) for row in hits.people]))
    if hits.tasks:
        found.append(Found(_("Tasks"), len(hits.tasks), tasks=[present_tasks.line(one) for one in hits.tasks]))
    if hits.messages:
        found.append(Found(_("Messages"), len(hits.messages), dialogs=[_line(row, query) for row in hits.messages]))
    return found


async def _find(view: View, who: Actor, q: str, query: search.Query) -> Hits:
    wanted = query.number or number(q)
    rows = await queries.rows(view, who, [wanted]) if wanted is not None else []
    return Hits(
        number=rows[0] if rows else None,
        people=await queries.people(view, query.people or q, limit=6) if len(q) > 1 else [],
        tasks=(await board.listing(view, who, Filter(scope="all", text=q), limit=6)).lines,
        messages=await search.messages(view, who, query, limit=40),
    )


def _line(row: Row, query: search.Query) -> Line:
    shown = present.row(row["dialog"])
    return replace(shown, message_id=row["id"], at=row["at"], marked=marked(row["text"], query))


def marked(text: str, query: search.Query) -> Markup:
    """The words that were found in their surroundings, whatever their form."""
    wanted = {word for words in (query.words, *query.phrases) for word in words}
    hits = [m for m in re.finditer(r"\w+", text) if stems(m[0]) in wanted]
    start = max(0, hits[0].start() - AROUND) if hits else 0
    end = min(len(text), (hits[0].end() if hits else 0) + 2 * AROUND)
    out, at = Markup("…" if start else ""), start
    for hit in (m for m in hits if m.end() <= end):
        out += escape(text[at : hit.start()]) + Markup("<mark>{}</mark>").format(hit[0])
        at = hit.end()
    return out + escape(text[at:end]) + ("…" if end < len(text) else "")

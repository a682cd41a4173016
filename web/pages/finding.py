"""The search page: messages by words, customers by name or address, and whatever bears a number."""

from __future__ import annotations

import re
from dataclasses import replace
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


async def groups(request: web.Request, q: str) -> list[Found]:
    if not q:
        return []
    query = search.parse(q)
    found = await request.app[MACHINE].db.read(_find, auth.actor(request), q, query)
    names = {"people": _("Customers"), "tasks": _("Tasks"), "messages": _("Messages")}
    # the reading thread speaks nobody's language, so the names are said here
    return [replace(one, name=names.get(one.name) or _("Dialog #%(id)s") % {"id": one.name}) for one in found]


async def _find(view: View, who: Actor, q: str, query: search.Query) -> list[Found]:
    found = []
    wanted = query.number or number(q)
    if wanted is not None:
        rows = await queries.rows(view, who, [wanted])
        if rows:
            found.append(Found(str(wanted), 1, dialogs=[present.row(rows[0])]))
    people = await queries.people(view, query.people or q, limit=6) if len(q) > 1 else []
    if people:
        found.append(Found("people", len(people), people=[found_person(row) for row in people]))
    tasks = await board.listing(view, who, Filter(scope="all", text=q), limit=6)
    if tasks.lines:
        found.append(Found("tasks", len(tasks.lines), tasks=[present_tasks.line(one) for one in tasks.lines]))
    messages = await search.messages(view, who, query, limit=40)
    if messages:
        found.append(Found("messages", len(messages), dialogs=[_line(row, query) for row in messages]))
    return found


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

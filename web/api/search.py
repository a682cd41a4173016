"""Finding things by words over the API."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from inbox import queries, search
from web.api import answers, shapes
from web.api.router import Call
from web.api.shapes import Asked, Page, Said
from web.api.values import cursor, position


class SearchQuery(Asked):
    """The words. `"a phrase"`, `#123`, `from:`, `channel:`, `tag:` and `is:` narrow, as in the window."""

    q: Annotated[str, Field(min_length=1, max_length=500)]
    cursor: str | None = Field(None, max_length=256, description="`next` of the page before.")
    limit: int = Field(20, ge=1, le=100)


class Found(Said):
    """A message with the words, and its dialog."""

    message: shapes.Message
    dialog: shapes.Dialog


class FoundPage(Page[Found]):
    """A piece of what was found, the newest first. Contacts and a dialog's number come with the first page only."""

    dialogs: list[shapes.Dialog] = Field(description="The dialog whose number was asked for.")
    contacts: list[shapes.ContactLine]


async def find(call: Call, query: SearchQuery) -> FoundPage:
    """Find messages, dialogs and contacts

    Word forms of Russian and English count as one word.
    """
    start = position("search", query.cursor, length=1)
    asked = search.parse(query.q)
    rows = await call.db.read(
        search.messages, call.who, asked, before=start[0] if start else None, limit=query.limit + 1
    )
    more = len(rows) > query.limit
    rows = rows[: query.limit]
    numbered = [asked.number] if asked.number and not start else []
    dialogs = await call.db.read(queries.rows, call.who, numbered)
    contacts = [] if start else await call.db.read(queries.people, query.q, limit=10)
    return FoundPage(
        items=[Found(message=answers.message(row), dialog=answers.dialog(row["dialog"])) for row in rows],
        next=cursor("search", (rows[-1]["id"],) if more else None),
        dialogs=[answers.dialog(row) for row in dialogs],
        contacts=[answers.contact_line(row) for row in contacts],
    )

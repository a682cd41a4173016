"""The text of a message as a program sends it: small Markdown, or plain text with its entities."""

from __future__ import annotations

import asyncio
from typing import Annotated

from pydantic import Field

from core import markdown
from core.rich import MAX_ENTITIES, Entity, Rich, Style, tidy
from inbox.messages import TEXT_LIMIT
from web.api.shapes import Asked

LONG = 4_000
"""Characters from which on a text is read in a thread, so that nobody else waits for it."""

Markdown = Annotated[str, Field(max_length=TEXT_LIMIT)]


class Span(Asked):
    """A styled span of a plain text; `offset` and `length` count Unicode code points."""

    style: Style
    offset: Annotated[int, Field(ge=0, le=TEXT_LIMIT)]
    length: Annotated[int, Field(ge=1, le=TEXT_LIMIT)]
    value: Annotated[str, Field(max_length=2_048)] | None = None


class Plain(Asked):
    """A text that is meant as it stands, with its styles beside it."""

    plain: Markdown
    entities: Annotated[list[Span], Field(max_length=MAX_ENTITIES)] = Field([])


Text = Annotated[
    Markdown | Plain,
    Field(
        description="Markdown (**bold**, _italic_, `code`, [link](https://…), > quote), or plain text with entities."
    ),
]


async def read_text(text: str | Plain) -> Rich:
    """The text as the house keeps it."""
    length = len(text if isinstance(text, str) else text.plain)
    return await asyncio.to_thread(_read, text) if length > LONG else _read(text)


def _read(text: str | Plain) -> Rich:
    if isinstance(text, str):
        return markdown.parse(text)
    return tidy(text.plain, [Entity(one.style, one.offset, one.length, one.value) for one in text.entities])

"""Rich text in its one canonical form: plain text plus entities counted in Unicode code points.

Channels translate from and to this form in their own `parse.py` and `render.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Style = Literal[
    "bold",
    "italic",
    "underline",
    "strike",
    "code",
    "pre",
    "quote",
    "spoiler",
    "link",
    "mention",
    "table",
]


@dataclass(frozen=True, slots=True)
class Entity:
    """One styled span: `length` code points from `offset`; `value` is a link's address or a mention's id."""

    style: Style
    offset: int
    length: int
    value: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length


@dataclass(frozen=True, slots=True)
class Rich:
    """A text and its entities, sorted by offset, longer ones first; spans may nest but never cross."""

    text: str
    entities: Sequence[Entity] = field(default=())

    def as_json(self) -> list[list[Any]]:
        """The entities as stored: `[style, offset, length]` or `[style, offset, length, value]`."""
        return [
            [e.style, e.offset, e.length] if e.value is None else [e.style, e.offset, e.length, e.value]
            for e in self.entities
        ]

    @classmethod
    def from_json(cls, text: str, entities: Sequence[Sequence[Any]]) -> Rich:
        return cls(text, tuple(Entity(*e) for e in entities))

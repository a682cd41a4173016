"""The four kinds of refusal. A use case raises a subclass; `web`, `bot` and the command line map each kind once.

A subclass's docstring is the sentence shown to the person (an English msgid of the catalogue), so it says what
is the case in their words. `facts` fill its `{placeholders}`.
"""

from __future__ import annotations

import inspect
from typing import Any


class Refusal(Exception):
    """Something went against a rule."""

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        super().__init__(self.message())

    @classmethod
    def msgid(cls) -> str:
        return inspect.cleandoc(cls.__doc__ or cls.__name__)

    @classmethod
    def name(cls) -> str:
        """The name for machines: `dialog_not_found` of `DialogNotFound`."""
        return "".join("_" + c.lower() if c.isupper() else c for c in cls.__name__).lstrip("_")

    @property
    def code(self) -> str:
        return self.name()

    def message(self) -> str:
        return self.msgid().format(**self.facts) if self.facts else self.msgid()


class NotFound(Refusal):
    """There is no such thing, or you may not see it."""


class NotAllowed(Refusal):
    """You may not do this."""


class Conflict(Refusal):
    """Somebody was faster, or it is no longer so."""


class Invalid(Refusal):
    """This value does not fit."""

    def __init__(self, *, field: str | None = None, **facts: Any) -> None:
        self.field = field
        super().__init__(**facts)


class Unavailable(Exception):
    """The database cannot be reached now; nothing was changed, trying again later is right."""


class DiskFull(Unavailable):
    """The database has no room to write: somebody must make some; then trying again is right."""

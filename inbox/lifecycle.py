"""The rules by which a customer's word finds its dialog: pure decisions, no database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from core.clock import DAY, HOUR

Fate = Literal["continue", "reopen", "attach", "open", "open_closed"]
"""`continue` the live dialog; `reopen` the last one; `attach` to it without waking it; `open` a new one;
`open_closed`: keep the word in a new dialog that is closed at once, for it asks for nothing."""

REOPEN_WINDOWS = {"telegram": 12 * HOUR, "widget": 12 * HOUR, "email": 7 * DAY}
"""How long after closing a customer's word reopens, per kind of channel, unless the channel says otherwise."""

POLITE_WORDS = """
    спасибо благодарю спс пасиб спасибки ок окей хорошо понял поняла понятно ясно супер отлично класс большое огромное
    вам ага угу да добро принято
    thanks thank you thx ok okay great perfect cool got it understood
"""
COURTESY = frozenset(POLITE_WORDS.split())
WORDS = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class LastDialog:
    """What must be known of the newest dialog of a thread."""

    id: int
    closed_at: int | None


def is_courtesy(text: str) -> bool:
    """A closing "thanks": at most three words, all of them polite, or nothing but signs and pictures."""
    words = [word.lower().replace("ё", "е") for word in WORDS.findall(text)]
    if not words:
        return bool(text.strip()) and "?" not in text
    return len(words) <= 3 and "?" not in text and all(word in COURTESY for word in words)


def decide(last: LastDialog | None, *, quiet: bool, courtesy: bool, now: int, window: int) -> Fate:
    """Where a message belongs.

    `quiet`: it wakes nobody (a colleague's, a robot's, a blocked person's, a command). `window`: milliseconds after
    closing within which a customer's word reopens.
    """
    if last is None:
        return "open_closed" if quiet else "open"
    if last.closed_at is None:
        return "continue"
    if quiet:
        return "attach"
    inside = now - last.closed_at <= window
    if inside:
        return "attach" if courtesy else "reopen"
    return "open"

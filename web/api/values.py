"""The types of single values that cross the API's border: ids, instants, texts, opaque cursors."""

from __future__ import annotations

import base64
import binascii
import json
import re
from datetime import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from core.clock import from_datetime, to_iso
from core.errors import Invalid
from core.i18n import msgid

LARGEST_ID = 2**63 - 1
LARGEST_NUMBER = 2**31 - 1

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""What no database takes: NUL and lone surrogates."""

Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Number = Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]
"""A message's place in its thread."""

_INSTANT = {"type": "string", "format": "date-time", "examples": ["2026-03-01T09:30:00.000Z"]}

Instant = Annotated[int, PlainSerializer(to_iso, return_type=str), WithJsonSchema(_INSTANT)]
"""Milliseconds inside, RFC 3339 in UTC outside."""


def _moment(value: Any) -> int:
    if not isinstance(value, str):
        raise ValueError(msgid("This must be a moment like 2026-03-01T09:30:00Z."))
    try:
        moment = datetime.fromisoformat(value.upper())
    except ValueError:
        raise ValueError(msgid("This must be a moment like 2026-03-01T09:30:00Z.")) from None
    if moment.tzinfo is None:
        raise ValueError(msgid("This must say its zone: a Z or an offset like +03:00 at the end."))
    return from_datetime(moment)


Moment = Annotated[int, BeforeValidator(_moment), WithJsonSchema(_INSTANT)]
"""An instant as a program sends it: RFC 3339 with its zone; milliseconds inside."""

ClientId = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[\x21-\x7e]+$")]
"""Made by the sender; the same one again answers with what the first one made."""


class BadCursor(Invalid):
    """This cursor is not one of ours. Take it from `next` of the page before."""


def cursor(name: str, key: tuple[int, ...] | None) -> str | None:
    """An opaque cursor for the list `name`; None where the list ends."""
    if key is None:
        return None
    return base64.urlsafe_b64encode(json.dumps([name, *key], separators=(",", ":")).encode()).decode().rstrip("=")


def position(name: str, text: str | None, *, length: int = 2) -> tuple[int, ...] | None:
    """What a cursor of that list stands for. Raises `BadCursor`."""
    if text is None:
        return None
    try:
        said, *key = json.loads(base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4)))
    except (ValueError, TypeError, binascii.Error, RecursionError) as error:
        raise BadCursor(field="cursor") from error
    fits = all(type(one) is int and abs(one) <= LARGEST_ID for one in key)
    if said != name or len(key) != length or not fits:
        raise BadCursor(field="cursor")
    return tuple(key)

"""Reading a foreign dict without trusting it: a field of another shape than expected is a field that is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.text import clean

Fields = Mapping[str, Any]

_NOTHING: Fields = {}
_MAX_INT = 2**63


def obj(value: Fields, key: str) -> Fields:
    """The object under `key`; an empty one if there is none."""
    found = value.get(key)
    return found if isinstance(found, dict) else _NOTHING


def objects(value: Fields, key: str) -> list[Fields]:
    found = value.get(key)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def integer(value: Fields, key: str) -> int | None:
    """A whole number that fits into a database's column; True is no number."""
    found = value.get(key)
    if isinstance(found, bool) or not isinstance(found, int) or not -_MAX_INT <= found < _MAX_INT:
        return None
    return found


def natural(value: Fields, key: str) -> int | None:
    found = integer(value, key)
    return found if found is not None and found >= 0 else None


def number(value: Fields, key: str) -> float | None:
    found = value.get(key)
    return float(found) if isinstance(found, float) else integer(value, key)


def raw_string(value: Fields, key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""


def string(value: Fields, key: str, limit: int = 4096) -> str:
    """A cleaned string; empty if there is none."""
    return clean(raw_string(value, key), limit)


def flag(value: Fields, key: str) -> bool:
    return value.get(key) is True

"""What an attached file is called: never empty, never a path, never two alike in one mail; pure."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable

from core.text import safe_filename

_EXTENSIONS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/calendar": ".ics",
    "text/vcard": ".vcf",
    "text/x-vcard": ".vcf",
    "message/rfc822": ".eml",
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "application/pdf": ".pdf",
    "application/ics": ".ics",
}


def extension_of(media_type: str) -> str:
    return _EXTENSIONS.get(media_type) or mimetypes.guess_extension(media_type) or ".bin"


def name_of(candidates: Iterable[str], media_type: str, *, default: str = "file") -> str:
    """The first candidate that is a name, with an ending if it has none; else one made of the type."""
    extension = extension_of(media_type)
    for candidate in candidates:
        name = safe_filename(candidate.rpartition("\\")[2], "")
        if not name:
            continue
        if media_type == "text/calendar" and not name.lower().endswith((".ics", ".vcs")):
            return f"{name}.ics"
        return name if "." in name else f"{name}{extension}"
    return f"{default}{extension}"


def distinct(names: Iterable[str]) -> list[str]:
    """The names, with a number added to those that were there before: `a.pdf`, `a (2).pdf`."""
    taken: set[str] = set()
    result: list[str] = []
    for name in names:
        stem, dot, extension = name.rpartition(".")
        free, count = name, 1
        while free.lower() in taken:
            count += 1
            free = f"{stem} ({count}).{extension}" if dot else f"{name} ({count})"
        taken.add(free.lower())
        result.append(free)
    return result

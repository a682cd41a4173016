"""The language and the time zone a person is spoken to in: catalogues, plurals, dates, numbers.

Catalogues are gettext `.po` files read once at start; the English text is the key. Who is spoken to is a
context variable, so that one process serves everybody. Not for text that customers and agents wrote.
"""

from __future__ import annotations

import gettext as stdlib_gettext
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, dates, numbers
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES: Final = ("en", "ru")
PSEUDO: Final = "xa"
"""English with accents and a third longer: what stays plain on the screen was never given to a translator."""

NAMES: Final = {"en": "English", "ru": "Русский"}

_DAY: Final = 86_400_000
_HOUR: Final = 3_600_000
_MINUTE: Final = 60_000


class _Pseudo(stdlib_gettext.NullTranslations):
    _PLAIN = "aeiouycdlnrstzAEIOUYCDLNRSTZ"
    _TURNED = str.maketrans(_PLAIN, "áéíóúýçđłñřšťžÁÉÍÓÚÝÇĐŁÑŘŠŤŽ")

    def gettext(self, message: str) -> str:
        parts = message.replace("%%", "\0").split("%(")
        turned = [parts[0].translate(self._TURNED)]
        for part in parts[1:]:
            name, _, rest = part.partition(")")
            turned.append(f"{name}){rest[:1]}{rest[1:].translate(self._TURNED)}")
        return "[" + "%(".join(turned).replace("\0", "%%") + "·" * (len(message) // 3) + "]"

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)


_catalogues: dict[str, stdlib_gettext.NullTranslations] = {}
_in_scripts: set[str | tuple[str, str]] = set()
"""What the browser's scripts say: the catalogue tells where each message was found."""


def load(folder: Path) -> None:
    """Reads `folder/<language>/*.po`; several files of one language are one catalogue."""
    for language in LANGUAGES:
        catalogue = Catalog(locale=language)
        for path in sorted((folder / language).glob("*.po")):
            with path.open("rb") as file:
                for message in read_po(file, locale=language):
                    if message.id and message.string and not message.fuzzy:
                        catalogue.add(message.id, message.string)
                    if any(place.endswith(".js") for place, _ in message.locations):
                        _in_scripts.add(message.id if isinstance(message.id, str) else tuple(message.id))  # type: ignore[arg-type]
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        _catalogues[language] = stdlib_gettext.GNUTranslations(compiled)
    _catalogues[PSEUDO] = _Pseudo()


@dataclass(frozen=True, slots=True)
class Speech:
    """How somebody is spoken to."""

    language: str = "en"
    zone: tzinfo = UTC


_speech: ContextVar[Speech] = ContextVar("speech", default=Speech())  # noqa: B039 - Speech is frozen


def speech() -> Speech:
    return _speech.get()


def speak(language: str | None = None, zone: str | tzinfo | None = None) -> None:
    """From here on in this task: what is not given stays as it was."""
    now = _speech.get()
    if language is not None:
        now = replace(now, language=language)
    if zone is not None:
        now = replace(now, zone=zone_named(zone) if isinstance(zone, str) else zone)
    _speech.set(now)


@contextmanager
def speaking(language: str, zone: str | tzinfo | None = None) -> Iterator[None]:
    """For a notice or a message to somebody who is not the one at the screen."""
    before = _speech.set(_speech.get())
    try:
        speak(language, zone)
        yield
    finally:
        _speech.reset(before)


@lru_cache(maxsize=256)
def zone_named(name: str) -> tzinfo:
    """The zone, or UTC if there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def choose(accept_language: str, offered: Iterable[str] = LANGUAGES) -> str:
    """The best of `offered` for an Accept-Language header (RFC 9110 §12.5.4); the first one if none fits."""
    offered = tuple(offered)
    wanted: list[tuple[float, int, str]] = []
    for place, item in enumerate(accept_language.split(",")[:20]):
        tag, _, parameter = item.strip().partition(";")
        try:
            weight = float(parameter.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        wanted.append((-weight, place, tag.partition("-")[0].lower()))
    return next((tag for weight, _, tag in sorted(wanted) if weight and tag in offered), offered[0])


def gettext(message: str) -> str:
    catalogue = _catalogues.get(_speech.get().language)
    return catalogue.gettext(message) if catalogue else message


def ngettext(singular: str, plural: str, n: int) -> str:
    catalogue = _catalogues.get(_speech.get().language)
    if catalogue:
        return catalogue.ngettext(singular, plural, n)
    return singular if n == 1 else plural


_ = gettext


def spoken(message: str) -> str:
    """A msgid that was stored earlier (a delivery's reason, a channel's problem), in the language of now."""
    return gettext(message)


def for_browser() -> dict[str, str | list[str]]:
    """What the scripts say, by English text: a text, or its plural forms in the order of CLDR's categories used."""
    catalogue = _catalogues.get(_speech.get().language)
    if catalogue is None:
        return {}
    said: dict[str, str | list[str]] = {}
    for message in sorted(_in_scripts, key=str):
        if isinstance(message, tuple):
            said[message[0]] = [catalogue.ngettext(*message, n) for n in (1, 2, 5)]
        else:
            said[message] = catalogue.gettext(message)
    return said


def msgid(message: str) -> str:
    """Names a sentence for the translators where it is stored or handed on in English; who shows it, speaks it."""
    return message


class lazy:  # noqa: N801 - reads as a function where it is used
    """A msgid named at import and spoken when it is shown."""

    __slots__ = ("message",)

    def __init__(self, message: str) -> None:
        self.message = message

    def __str__(self) -> str:
        return gettext(self.message)

    def __mod__(self, values: Any) -> str:
        return str(gettext(self.message) % values)


# ---- dates and numbers, as the person at the other end writes them


@lru_cache(maxsize=8)
def _locale(language: str) -> Locale:
    return Locale.parse("en_GB" if language in ("en", PSEUDO) else language)


def locale() -> Locale:
    return _locale(_speech.get().language)


def local(at: int) -> datetime:
    """The instant on the person's own wall clock."""
    return datetime.fromtimestamp(at / 1000, _speech.get().zone)


def clock(at: int) -> str:
    """`14:02`"""
    return f"{local(at):%H:%M}"


def day(at: int, now: int) -> str:
    """`today`, `yesterday`, `tomorrow`, `Friday` within a week, else `21 November`, with the year if another."""
    then, today = local(at), local(now)
    distance = (then.date() - today.date()).days
    if distance == 0:
        return _("today")
    if distance == -1:
        return _("yesterday")
    if distance == 1:
        return _("tomorrow")
    if 1 < distance < 7:
        return dates.format_date(then, "EEEE", locale=locale())
    if then.year == today.year:
        return dates.format_skeleton("MMMMd", then, tzinfo=then.tzinfo, locale=locale())
    return dates.format_date(then, "long", locale=locale())


def brief(at: int, now: int) -> str:
    """For a narrow column: `14:02` today, `Fri` within a week, `21 Nov`, `21.11.24`."""
    then, today = local(at), local(now)
    distance = (today.date() - then.date()).days
    if distance == 0:
        return clock(at)
    if 0 < distance < 6:
        return dates.format_date(then, "EEE", locale=locale())
    if then.year == today.year:
        return dates.format_skeleton("MMMd", then, tzinfo=then.tzinfo, locale=locale())
    return dates.format_date(then, "dd.MM.yy", locale=locale())


def moment(at: int, now: int) -> str:
    """A day and a time: `today 18:00`, `Friday 09:30`, `21 November 12:00`."""
    return f"{day(at, now)} {clock(at)}"


def full(at: int) -> str:
    """Everything, for a tooltip: `Friday, 21 November 2025, 18:00`."""
    then = local(at)
    return f"{dates.format_date(then, 'full', locale=locale())}, {clock(at)}"


def span(length: int) -> str:
    """Milliseconds as one rounded unit: `2 h`, `5 min`, `3 days`."""
    length = abs(length)
    if length < _HOUR:
        return _("%(n)s min") % {"n": max(1, length // _MINUTE)}
    if length < _DAY:
        return _("%(n)s h") % {"n": length // _HOUR}
    days = length // _DAY
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


def ago(at: int, now: int) -> str:
    """`5 minutes ago`, `in 2 hours`."""
    if abs(now - at) < _MINUTE:
        return _("just now")
    return dates.format_timedelta(timedelta(milliseconds=at - now), add_direction=True, locale=locale())


def due(at: int, now: int) -> str:
    """A deadline in a chip: `2 h late`, `18:00`, `tomorrow 10:00`, `21 Nov`."""
    if at < now:
        return _("%(span)s late") % {"span": span(now - at)}
    distance = (local(at).date() - local(now).date()).days
    if distance == 0:
        return clock(at)
    if distance < 7:
        short = _("tomorrow") if distance == 1 else dates.format_date(local(at), "EEE", locale=locale())
        return f"{short} {clock(at)}"
    return brief(at, now)


def number(value: float) -> str:
    return numbers.format_decimal(value, locale=locale())


def size(octets: int) -> str:
    """`12 KB`, `3.4 MB`."""
    if octets < 1_000_000:
        return _("%(n)s KB") % {"n": max(1, round(octets / 1000))}
    if octets < 1_000_000_000:
        return _("%(n)s MB") % {"n": number(round(octets / 1e6, 1))}
    return _("%(n)s GB") % {"n": number(round(octets / 1e9, 1))}

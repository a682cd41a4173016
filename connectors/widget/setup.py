"""What an administrator sets on a widget channel, checked and typed; how it is entered and shown is the web's affair.

Stored in `channel.config`; the secret that signs identities is in `channel.secrets`; the public key in the site's
script line is `channel.address`.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, cast
from urllib.parse import urlsplit

from connectors.base import Kit
from core.errors import Invalid
from core.text import safe_name
from inbox import channels
from inbox.access import Actor

Position = Literal["right", "left"]
Theme = Literal["auto", "light", "dark"]
Wording = Mapping[str, str]
"""A text by language code; the key `*` (ANY_LANGUAGE) serves every other one."""

ACCENT = "#2b5fd9"
MAX_WORDING = 500
SECRET_BYTES = 32
KEY_BYTES = 9
ANYWHERE = "*"
ANY_LANGUAGE = "*"
WORDS = ("title", "greeting", "intro", "hours")
"""The texts of a `Look`, by their names in it."""

_COLOR = re.compile(r"#[0-9a-f]{6}")
_PLACE = r"(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:]+\])"
_HOST = re.compile(rf"(?:\*\.)?{_PLACE}")
_ORIGIN = re.compile(rf"https?://{_PLACE}(?::[0-9]{{1,5}})?")


class WrongOrigin(Invalid):
    """{value} is not the address of a site. Enter it like https://example.com or https://*.example.com."""


class WrongColor(Invalid):
    """{value} is not a colour. Enter it like #2b5fd9."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a widget looks and what it says by itself, and on which sites it may stand."""

    origins: Sequence[str] = ()
    """Origins of the sites; `https://*.example.com` for all below a domain, `*` for any. Our own pages always may."""
    color: str = ACCENT
    position: Position = "right"
    theme: Theme = "auto"
    title: Wording = field(default_factory=dict)
    greeting: Wording = field(default_factory=dict)
    intro: Wording = field(default_factory=dict)
    hours: Wording = field(default_factory=dict)
    strict: bool = False
    """Only people whose identity the site has signed may talk."""

    def allows(self, origin: str, *, own: str) -> bool:
        """Whether a page of this origin may show the widget. `own` is our origin."""
        if origin == own:
            return True
        return bool(_ORIGIN.fullmatch(origin)) and any(_matches(pattern, origin) for pattern in self.origins)


def _matches(pattern: str, origin: str) -> bool:
    if pattern == ANYWHERE:
        return True
    scheme, _, place = pattern.partition("://")
    if not place.startswith("*."):
        return pattern == origin
    return origin.startswith(f"{scheme}://") and origin.endswith(place[1:])


def look(config: Mapping[str, Any]) -> Look:
    """A channel's stored configuration. Raises `WrongOrigin`, `WrongColor`; unknown keys are ignored."""
    position, theme = config.get("position"), config.get("theme")
    return Look(
        origins=tuple(dict.fromkeys(origin(text) for text in config.get("origins", ()))),
        color=color(config.get("color") or ACCENT),
        position=cast(Position, position) if position in ("right", "left") else "right",
        theme=cast(Theme, theme) if theme in ("auto", "light", "dark") else "auto",
        title=wording(config.get("title")),
        greeting=wording(config.get("greeting")),
        intro=wording(config.get("intro")),
        hours=wording(config.get("hours")),
        strict=bool(config.get("strict")),
    )


def appearance(fields: Mapping[str, str], before: Look, *, languages: Sequence[str]) -> dict[str, Any]:
    """What an administrator entered about looks and words, as it is stored. Raises `WrongColor`.

    A text is entered per language in a field like `greeting-ru`; one that serves every language stays as it was.
    """
    entered: dict[str, Any] = {
        "color": color(fields.get("color", before.color)),
        "position": fields.get("position", before.position),
        "theme": fields.get("theme", before.theme),
    }
    for name in WORDS:
        texts = {language: fields.get(f"{name}-{language}", "").strip() for language in languages}
        general = {ANY_LANGUAGE: words[ANY_LANGUAGE]} if ANY_LANGUAGE in (words := getattr(before, name)) else {}
        entered[name] = {**general, **wording(texts)}
    return entered


def origin(text: str) -> str:
    """The origin that a person meant: `Example.com/shop` is `https://example.com`. Raises `WrongOrigin`."""
    text = text.strip().lower()
    if text == ANYWHERE:
        return text
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = parts.hostname or "", parts.port
        host = f"[{host}]" if ":" in host else host.encode("idna").decode() if not host.isascii() else host
    except ValueError as error:
        raise WrongOrigin(field="origins", value=safe_name(text)) from error
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        raise WrongOrigin(field="origins", value=text)
    default = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port not in (None, default) else "")


def color(text: str) -> str:
    """A `#rrggbb` colour. Raises `WrongColor`."""
    lower = text.strip().lower()
    if not _COLOR.fullmatch(lower):
        raise WrongColor(field="color", value=text)
    return lower


def wording(value: Any) -> Wording:
    """One text for all languages, or one per language."""
    if isinstance(value, str):
        return {ANY_LANGUAGE: value[:MAX_WORDING]} if value.strip() else {}
    if isinstance(value, Mapping):
        return {str(lang): str(text)[:MAX_WORDING] for lang, text in value.items() if str(text).strip()}
    return {}


def said(words: Wording, language: str, default: str = "") -> str:
    """The text in a language, or the one for every language, or the default."""
    return words.get(language) or words.get(ANY_LANGUAGE) or default


def ink(background: str) -> str:
    """Black or white, whichever reads better on a colour (relative luminance, WCAG 2.2)."""
    channels = [int(background[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#ffffff" if 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 else "#000000"


def new_key() -> str:
    """The public name of a widget, for `channel.address`."""
    return secrets.token_urlsafe(KEY_BYTES).replace("-", "x").replace("_", "y")


def new_secret() -> str:
    """The secret with which a site signs its users' identities."""
    return secrets.token_urlsafe(SECRET_BYTES)


def snippet(base_url: str, key: str) -> str:
    """The one line for the site's pages."""
    return f'<script async src="{base_url}/w/{key}.js"></script>'


async def connect(
    kit: Kit, *, name: str, origins: Sequence[str] = (), team_id: int | None = None, by: Actor | None = None
) -> int:
    """Make a widget for these sites; returns the channel's id. `by` is None from the command line.

    Raises `WrongOrigin`, `NotForYourRole`.
    """
    return await kit.db.write(
        channels.add,
        "widget",
        name=name,
        address=new_key(),
        config={"origins": [origin(one) for one in origins], "title": {ANY_LANGUAGE: name}},
        secrets={"identity": new_secret()},
        vault=kit.vault,
        team_id=team_id,
        by=by,
    )

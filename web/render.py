"""Turns templates into pages: the Jinja environment with our filters, icons and the person's language.

It formats; it never reads the database and never decides who may see what. Data is fetched before.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import Markup

from core import i18n, rich
from core.rich import Rich
from web.assets import Assets

TEMPLATES: Final = Path(__file__).parent / "templates"
LOCALES: Final = Path(__file__).parent / "locales"

CHANNEL_ICONS: Final = {
    "telegram": "send",
    "widget": "message-circle",
    "email": "mail",
    "phone": "phone",
    "form": "file-text",
    "portal": "globe",
    "api": "plug",
}


class Pages:
    """`pages("inbox.html", row=…)` is the text of a page or of a part of one."""

    def __init__(self, assets: Assets, *, now: Callable[[], int], development: bool = False) -> None:
        self.assets = assets
        self._now = now
        self.env = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
            auto_reload=development,
            cache_size=-1,
        )
        self.env.install_gettext_callables(i18n.gettext, i18n.ngettext, newstyle=True)  # type: ignore[attr-defined]
        self.env.globals.update(
            icon=self.icon,
            asset=assets.url,
            scripts=assets.scripts(),
            speech=i18n.speech,
            language_names=i18n.NAMES,
            stage_link=Markup('hx-boost="true" hx-target="#stage"'),
            words=words,
            development=development,
        )
        self.env.filters.update(
            ago=lambda at: i18n.ago(at, self._now()),
            brief=lambda at: i18n.brief(at, self._now()),
            clock=i18n.clock,
            day=lambda at: i18n.day(at, self._now()),
            due=lambda at: i18n.due(at, self._now()),
            full=i18n.full,
            moment=lambda at: i18n.moment(at, self._now()),
            iso=lambda at: i18n.local(at).isoformat(timespec="seconds"),
            local_input=lambda at: i18n.local(at).strftime("%Y-%m-%dT%H:%M"),
            span=i18n.span,
            num=i18n.number,
            size=i18n.size,
            initials=initials,
            hue=lambda number: int(number or 0) % 8,
            dot=lambda degrees: round(int(degrees or 0) / 45) % 8,
            html=html,
            json=to_json,
            channel_icon=lambda kind: CHANNEL_ICONS.get(kind, "plug"),
            lateness=lambda at: lateness(at, self._now()),
        )
        self._sprite = assets.url("vendor/icons.svg")

    def __call__(self, template: str, **values: Any) -> str:
        return self.env.get_template(template).render(**values)

    def block(self, template: str, name: str, **values: Any) -> str:
        """One `{% block %}` of a template, for an answer that replaces only it."""
        found = self.env.get_template(template)
        return "".join(found.blocks[name](found.new_context(values)))

    def icon(self, name: str, size: str = "") -> Markup:
        return Markup('<svg class="i {}" aria-hidden="true"><use href="{}#{}"/></svg>').format(size, self._sprite, name)


def words() -> dict[str, Any]:
    """What scripts say, in the person's language, and how they count and tell the time."""
    now = i18n.speech()
    return {"language": str(i18n.locale()).replace("_", "-"), "zone": str(now.zone), "strings": i18n.for_browser()}


def initials(name: str) -> str:
    """Two letters for a face: first of the first and of the last word that have any."""
    words: list[str] = re.findall(r"[^\W_]+", name)
    if not words:
        return name.strip()[:1] or "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def html(text: Rich) -> Markup:
    """The only road from somebody's words to markup: `core.rich.to_html` escapes every character of them."""
    return Markup(rich.to_html(text))


def to_json(value: Any) -> Markup:
    """For `<script type="application/json">`, where only `<` could do harm."""
    return Markup(json.dumps(value, ensure_ascii=False).replace("<", "\\u003c"))


def lateness(at: int | None, now: int) -> str:
    """The colour of a deadline: late, soon (within two hours), or nothing."""
    if at is None:
        return ""
    return "late" if at < now else "soon" if at - now < 7_200_000 else ""

"""The two documents a site and its visitor load: the loader's script and the panel, each complete in one answer.

Made from the bundled sources and a channel's look; the panel's policy names the hashes of its own script and style,
so that nothing else can ever run in it. Knows neither requests nor the database.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from dataclasses import dataclass
from typing import Any, Final

import jinja2
from markupsafe import Markup

from connectors.widget.setup import Look, ink, said
from core.i18n import LANGUAGES, speaking
from web.widget import bundle, words

FILE_LIMIT: Final = 20_000_000
"""Bytes of one file."""
TEXT_LIMIT: Final = 20_000
"""Characters of one message."""

_SCHEMES: Final = {"auto": "light dark", "light": "light", "dark": "dark"}


@dataclass(frozen=True, slots=True)
class Document:
    """A body ready to be sent, also packed, with the headers that belong to it."""

    body: bytes
    packed: bytes
    headers: dict[str, str]


class Documents:
    """The widget's sources, read once; `loader` and `panel` make documents of them."""

    def __init__(self) -> None:
        self._loader = bundle.loader_script()
        self._loader_style = bundle.loader_style()
        self._script = bundle.panel_script()
        self._style = bundle.panel_style()
        environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
        self._panel = environment.from_string((bundle.CLIENT / "panel.html").read_text("utf-8"))

    def loader(self, key: str, look: Look) -> Document:
        """`/w/{key}.js`: what a site includes. The same for every visitor, so it may be kept by caches."""
        settings = {
            "key": key,
            "css": f"{self._loader_style}div{{{_colors(look)}}}",
            "position": look.position,
            "scheme": _SCHEMES[look.theme],
            "texts": {language: _spoken(language, words.LOADER) for language in LANGUAGES},
        }
        script = f"(()=>{{const SETTINGS={_json(settings)};\n{self._loader}\n}})()"
        return _document(
            script,
            {
                "Content-Type": "text/javascript; charset=utf-8",
                "Cache-Control": "public, max-age=300",
                "Cross-Origin-Resource-Policy": "cross-origin",
                "ETag": f'"{_digest(script)[:22]}"',
            },
        )

    def panel(self, key: str, look: Look, *, name: str, host: str, language: str) -> Document:
        """`/w/{key}`: the chat for a page of origin `host`, the only one that may frame it."""
        texts = _spoken(language, words.MARKUP)
        title = said(look.title, language, name)
        settings = {
            "key": key,
            "host": host,
            "lang": language,
            "strict": look.strict,
            "limit": FILE_LIMIT,
            "texts": _spoken(language, words.SCRIPT),
        }
        style = f"{self._style}:root{{{_colors(look)}}}"
        html = self._panel.render(
            lang=language,
            theme=look.theme,
            title=title,
            hours=said(look.hours, language),
            greeting=said(look.greeting, language, texts["greeting"]),
            intro=said(look.intro, language, texts["intro"]),
            texts=texts,
            settings=Markup(_json(settings)),
            style=Markup(style),
            script=Markup(self._script),
        )
        policy = (
            f"default-src 'none'; script-src 'sha256-{_digest(self._script)}'; style-src 'sha256-{_digest(style)}';"
            " connect-src 'self'; img-src 'self' blob:; media-src 'self'; base-uri 'none'; form-action 'none';"
            f" frame-ancestors {host}; require-trusted-types-for 'script'; trusted-types 'none'"
        )
        return _document(
            html,
            {
                "Content-Type": "text/html; charset=utf-8",
                "Content-Security-Policy": policy,
                "Cache-Control": "no-store",
                "Cross-Origin-Embedder-Policy": "require-corp",
                "Cross-Origin-Resource-Policy": "cross-origin",
                "Referrer-Policy": "no-referrer",
                "X-Robots-Tag": "noindex",
            },
        )


def _colors(look: Look) -> str:
    return f"--accent:{look.color};--ink:{ink(look.color)}"


def _spoken(language: str, texts: dict[str, Any]) -> dict[str, str]:
    with speaking(language):
        return {name: str(text) for name, text in texts.items()}


def _json(value: Any) -> str:
    """For a script element or a script: `<` could end the one, U+2028 is no line end in the other since 2019."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _document(text: str, headers: dict[str, str]) -> Document:
    body = text.encode()
    shared = {"X-Content-Type-Options": "nosniff", "Vary": "Accept-Encoding"}
    return Document(body, gzip.compress(body, 9, mtime=0), {**shared, **headers})

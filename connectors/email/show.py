"""A mail's HTML for an agent's eyes: its images in place, its styles in one sheet, nothing loaded unless asked.

Made for a frame of its own: sandboxed, and with the policy that `policy` gives, which needs no `unsafe` word because
the style attributes of the mail become classes of a sheet with a nonce.
"""

from __future__ import annotations

import html as escaping
import re
from collections.abc import Callable
from dataclasses import dataclass

from connectors.email.html import has_remote_images, images_of, show
from core.work import View

_TAG = re.compile(r'<[a-z][a-z0-9]*(?: [a-z-]+="[^"]*")*>')
_STYLE = re.compile(r' style="([^"]*)"')
_CLASS = re.compile(r' class="([^"]*)"')
_OURS = (
    "html{color-scheme:light;background:#fff;color:#1b1b1f}"
    "body{margin:0;padding:8px;font:14px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}"
    "img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}"
    "blockquote{margin:4px 0 4px 2px;padding-left:10px;border-left:2px solid #c5c6d0}"
    "details.quoted>summary{width:max-content;padding:0 8px;margin:6px 0;border-radius:8px;background:#ececf1;"
    "color:#55565f;cursor:pointer;list-style:none}"
)


@dataclass(frozen=True, slots=True)
class Page:
    """The body of a mail and the sheet for its styles."""

    body: str
    css: str
    has_remote_images: bool
    """Some of its images lie on other servers and are not shown; their senders would learn that it was read."""

    def document(self, nonce: str) -> str:
        """The whole document; `nonce` is the one in its policy."""
        return (
            '<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
            f'<style nonce="{escaping.escape(nonce)}">{_OURS}{self.css}</style></head><body>{self.body}</body></html>'
        )


def policy(nonce: str, *, remote: bool = False) -> str:
    """The Content-Security-Policy of that document; `remote`: its images may be loaded from other servers.

    Its own images come with the reader's cookie, hence `allow-same-origin`, which gives nothing away where no script
    can run.
    """
    images = "'self' data: https: http:" if remote else "'self' data:"
    return (
        f"default-src 'none'; img-src {images}; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
    )


async def page(
    view: View, message_id: int, *, address: Callable[[int], str], remote: Callable[[str], str] | None = None
) -> Page | None:
    """The HTML of a mail, or None if it has none. Whether the reader may see the message is the caller's to ask.

    `address` gives the URL of an attachment by its id; `remote`, that of an image on another server, once the reader
    wants them.
    """
    stored: str | None = await view.value("SELECT html FROM mail_page WHERE message_id = $1", message_id)
    if stored is None:
        return None
    images = {name: address(found) for name, found in (await _images(view, message_id, stored)).items()}
    body, css = styles_apart(show(stored, images=images, remote=remote))
    return Page(body, css, has_remote_images(stored))


async def _images(view: View, message_id: int, html: str) -> dict[str, int]:
    """Attachments by Content-ID: those of this mail, or of an earlier one of the thread whose picture it quotes."""
    names = images_of(html)[:200]
    if not names:
        return {}
    places = ", ".join(f"${number}" for number in range(2, len(names) + 2))
    rows = await view.rows(
        "SELECT a.id, a.content_id, a.message_id FROM attachment a JOIN message m ON m.id = a.message_id"
        " WHERE m.thread_id = (SELECT thread_id FROM message WHERE id = $1) AND a.message_id <= $1"
        f" AND a.blob IS NOT NULL AND lower(a.content_id) IN ({places}) ORDER BY a.message_id, a.id",
        message_id,
        *(name.lower() for name in names),
    )
    return {row["content_id"]: row["id"] for row in rows}


def styles_apart(html: str) -> tuple[str, str]:
    """Sanitised HTML with each style attribute made a class, and the sheet of these classes."""
    classes: dict[str, str] = {}

    def rewritten(tag: re.Match[str]) -> str:
        found = _STYLE.search(tag[0])
        if found is None:
            return tag[0]
        style = escaping.unescape(found[1])
        bare = tag[0].replace(found[0], "", 1)
        if re.search(r"[{}<>@\\]", style):
            return bare
        name = classes.setdefault(style, f"s{len(classes)}")
        if other := _CLASS.search(bare):
            return bare.replace(other[0], f' class="{other[1]} {name}"', 1)
        return re.sub(r"^(<[a-z0-9]+)", rf'\1 class="{name}"', bare, count=1)

    body = _TAG.sub(rewritten, html)
    return body, "".join(f".{name}{{{style}}}" for style, name in classes.items())

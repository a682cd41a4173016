"""What the browser is given besides pages: style, scripts, icons, fonts, all under one address made of their content.

Read once at start and kept in memory, packed, so that a request costs a look-up and a browser asks once per release.
Not for uploads, and not for the customer's widget, whose address may not change.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aiohttp import web

STATIC: Final = Path(__file__).parent / "static"

STYLES: Final = ("tokens", "reset", "controls", "talk", "work", "over", "layout")
"""In the order of their layers; sent as one file, `css/app.css`."""

TYPES: Final = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
    ".mp3": "audio/mpeg",
}
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE: Final = re.compile(r"\s*([{};,])\s*|(?<=:)\s+")


@dataclass(frozen=True, slots=True)
class Asset:
    body: bytes
    packed: bytes | None
    """gzip, where it is worth it."""
    media_type: str


class Assets:
    """`url("js/inbox.js")` is the address of a file; `handle` answers it. One digest covers all of them, so
    that scripts may import each other and styles name their fonts by relative addresses."""

    def __init__(self, folder: Path = STATIC) -> None:
        self._files = {str(path.relative_to(folder)): path.read_bytes() for path in _served(folder)}
        self._files["css/app.css"] = _one_style(folder / "css")
        whole = hashlib.sha256()
        for name in sorted(self._files):
            whole.update(name.encode() + b"\0" + self._files[name])
        self.digest = whole.hexdigest()[:12]
        self._assets = {name: _asset(name, body) for name, body in self._files.items()}

    def url(self, name: str) -> str:
        if name not in self._assets:
            raise KeyError(f"no such asset: {name}")
        return f"/static/{self.digest}/{name}"

    def body(self, name: str) -> bytes:
        """A file that must be served under another address (the service worker). Raises KeyError."""
        return self._assets[name].body

    def scripts(self) -> list[str]:
        """Addresses of our modules, to be preloaded: they are few and small, and import each other."""
        return [self.url(name) for name in sorted(self._assets) if name.startswith("js/")]

    def weight(self, ending: str) -> int:
        """Packed bytes of all the files with this ending: what the budgets are measured in."""
        return sum(len(a.packed or a.body) for name, a in self._assets.items() if name.endswith(ending))

    async def handle(self, request: web.Request) -> web.Response:
        """`GET /static/{digest}/{name}`. An old digest gets the present file, without the promise to stay."""
        asset = self._assets.get(request.match_info["name"])
        if asset is None:
            raise web.HTTPNotFound
        headers = {"Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"}
        present = request.match_info["digest"] == self.digest
        headers["Cache-Control"] = "public, max-age=31536000, immutable" if present else "no-cache"
        body = asset.body
        if asset.packed is not None and "gzip" in request.headers.get("Accept-Encoding", ""):
            body, headers["Content-Encoding"] = asset.packed, "gzip"
        charset = "utf-8" if asset.media_type.startswith("text/") else None
        return web.Response(body=body, headers=headers, content_type=asset.media_type, charset=charset)


def _served(folder: Path) -> list[Path]:
    return [p for p in sorted(folder.rglob("*")) if p.suffix in TYPES and p.parent != folder / "css"]


def _one_style(folder: Path) -> bytes:
    text = "".join((folder / f"{name}.css").read_text() for name in STYLES)
    return _SPACE.sub(r"\1", _COMMENT.sub("", text)).replace(";}", "}").encode()


def _asset(name: str, body: bytes) -> Asset:
    media_type = TYPES[Path(name).suffix]
    packed = None
    if media_type.startswith("text/") or media_type.endswith(("xml", "json")):
        packed = gzip.compress(body, 9, mtime=0)
    return Asset(body, packed, media_type)

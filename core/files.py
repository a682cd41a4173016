"""Files by content: bytes are kept once under their SHA-256 in the data directory; the `blob` row follows them.

The bytes reach the disk before the row is written, so a row never points at nothing.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import struct
import tempfile
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from core.errors import Invalid
from core.work import Tx

MOST_PIXELS = 50_000_000
THUMBNAIL = 480
"""Longest side of a thumbnail, pixels."""

ORIENTATION, SIDEWAYS = 0x0112, (5, 6, 7, 8)
"""The Exif tag that tells how the camera was held, and its values that swap width and height."""

UNREADABLE = (
    *(OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, ArithmeticError, MemoryError, RuntimeError),
    *(struct.error, zlib.error, Image.DecompressionBombError, Image.DecompressionBombWarning),
)
"""What decoders raise on broken pictures."""

IMAGES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP"}

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"PK\x03\x04", "application/zip"),
)
OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
}


class FileTooBig(Invalid):
    """The file is larger than {limit} MB."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file on disk that has no row yet; hand it to `record` in the transaction that refers to it."""

    hash: str
    size: int
    media_type: str
    width: int | None = None
    height: int | None = None
    thumbnail: Stored | None = None


def sniff(head: bytes, name: str = "") -> str:
    """The media type by the first bytes; what claims to be text or markup is never served as such."""
    for magic, media_type in MAGIC:
        if head.startswith(magic):
            if media_type == "application/zip":
                return OFFICE.get(Path(name).suffix.lower(), media_type)
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "audio/wav"
    if head[4:8] == b"ftyp":
        return "audio/mp4" if head[8:11] == b"M4A" else "video/mp4"
    if head[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"):
        return "audio/mpeg"
    return "application/octet-stream"


class FileStore:
    """The folder of blobs."""

    def __init__(self, data_dir: Path) -> None:
        self.root = data_dir / "files"

    def path(self, digest: str) -> Path:
        """Where a blob lies. `digest` must come from a row, never from outside."""
        return self.root / digest[:2] / digest[2:]

    async def store(self, content: bytes, *, name: str = "") -> Stored:
        """Keep bytes; for images also a thumbnail. Raises OSError when the disk is full."""
        return await asyncio.to_thread(self._store, content, name)

    async def receive(self, chunks: AsyncIterator[bytes], *, limit: int, name: str = "") -> Stored:
        """Keep a stream of at most `limit` bytes. Raises `FileTooBig`, keeping nothing."""
        handle, temporary = await asyncio.to_thread(self._temporary)
        size = 0
        digest = hashlib.sha256()
        try:
            with os.fdopen(handle, "wb") as file:
                async for chunk in chunks:
                    size += len(chunk)
                    if size > limit:
                        raise FileTooBig(limit=limit // 1_000_000)
                    digest.update(chunk)
                    await asyncio.to_thread(file.write, chunk)
                file.flush()
                await asyncio.to_thread(os.fsync, file.fileno())
            return await asyncio.to_thread(self._settle, Path(temporary), digest.hexdigest(), size, name)
        finally:
            await asyncio.to_thread(Path(temporary).unlink, missing_ok=True)

    def _temporary(self) -> tuple[int, str]:
        self.root.mkdir(parents=True, exist_ok=True)
        return tempfile.mkstemp(dir=self.root)

    def _store(self, content: bytes, name: str) -> Stored:
        handle, temporary = self._temporary()
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            return self._settle(Path(temporary), hashlib.sha256(content).hexdigest(), len(content), name)
        finally:
            Path(temporary).unlink(missing_ok=True)

    def _settle(self, temporary: Path, digest: str, size: int, name: str) -> Stored:
        with temporary.open("rb") as file:
            media_type = sniff(file.read(64), name)
        target = self.path(digest)
        if not target.exists():
            is_new = not target.parent.exists()
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary.rename(target)
            _sync(target.parent)
            if is_new:
                _sync(self.root)
        if media_type not in IMAGES:
            return Stored(digest, size, media_type)
        return self._picture(target, Stored(digest, size, media_type))

    def _picture(self, path: Path, stored: Stored) -> Stored:
        """Measure an image and make its thumbnail; one that cannot be read is kept as a plain file."""
        try:
            with Image.open(path, formats=tuple(IMAGES.values())) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    return replace(stored, media_type="application/octet-stream")
                if image.getexif().get(ORIENTATION) in SIDEWAYS:
                    width, height = height, width
                if max(width, height) <= THUMBNAIL:
                    return replace(stored, width=width, height=height)
                small = _small(image)
        except UNREADABLE:
            return replace(stored, media_type="application/octet-stream")
        return replace(stored, width=width, height=height, thumbnail=self._store(small, "thumbnail.jpg"))


def _small(image: Image.Image) -> bytes:
    """A JPEG of the picture, upright, on white where it is transparent."""
    image.draft("RGB", (THUMBNAIL, THUMBNAIL))  # A JPEG is read at an eighth of its size: less memory, less time.
    upright = ImageOps.exif_transpose(image) or image
    upright.thumbnail((THUMBNAIL, THUMBNAIL))
    if upright.has_transparency_data:
        layers = upright.convert("RGBA")
        upright = Image.new("RGB", layers.size, "white")
        upright.paste(layers, mask=layers.getchannel("A"))
    out = BytesIO()
    upright.convert("RGB").save(out, "JPEG", quality=82)
    return out.getvalue()


def _sync(directory: Path) -> None:
    """Bring a folder's list of names to the disk."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


async def record(tx: Tx, stored: Stored) -> str:
    """Write the row of a stored file; returns its hash. The same file again changes nothing."""
    if stored.thumbnail:
        await record(tx, stored.thumbnail)
    await tx.execute(
        "INSERT INTO blob (hash, size, media_type, width, height, thumbnail, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (hash) DO NOTHING",
        stored.hash,
        stored.size,
        stored.media_type,
        stored.width,
        stored.height,
        stored.thumbnail.hash if stored.thumbnail else None,
        tx.now,
    )
    return stored.hash

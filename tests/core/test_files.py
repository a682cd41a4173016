"""Files by content: kept once, never half, sniffed by their bytes, pictures never bigger than memory."""

from __future__ import annotations

import asyncio
import hashlib
import os
import random
import struct
import zlib
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from core.database import Database
from core.files import THUMBNAIL, FileStore, FileTooBig, Stored, record, sniff


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path)


def on_disk(store: FileStore) -> list[Path]:
    return sorted(path for path in store.root.rglob("*") if path.is_file())


def picture(width: int, height: int, kind: str = "PNG", mode: str = "RGB", **more: object) -> bytes:
    out = BytesIO()
    Image.new(mode, (width, height), "#c06040").save(out, kind, **more)
    return out.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A tiny file whose header tells of a huge picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


async def chunks(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


# ------------------------------------------------------------------------------------------------------ keeping


async def test_bytes_lie_under_their_hash_and_once_only(store: FileStore) -> None:
    content = b"hello" * 1000
    one = await store.store(content)
    two = await store.store(content, name="again.txt")
    three = await store.receive(chunks(content[:7], content[7:]), limit=10_000)
    digest = hashlib.sha256(content).hexdigest()
    assert one.hash == two.hash == three.hash == digest
    assert one.size == len(content)
    assert on_disk(store) == [store.path(digest)]
    assert store.path(digest).read_bytes() == content


async def test_the_same_bytes_from_many_at_once_are_kept_once(store: FileStore) -> None:
    content = picture(900, 600)
    kept = await asyncio.gather(*(store.store(content) for _ in range(12)))
    assert len(set(kept)) == 1
    assert len(on_disk(store)) == 2
    assert kept[0].thumbnail is not None


async def test_an_empty_file_is_a_file(store: FileStore) -> None:
    kept = await store.store(b"", name="empty.txt")
    assert (kept.size, kept.media_type) == (0, "application/octet-stream")
    assert store.path(kept.hash).read_bytes() == b""


async def test_a_stream_beyond_the_limit_is_refused_and_leaves_nothing(store: FileStore) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 1
            yield b"x" * 1000

    with pytest.raises(FileTooBig):
        await store.receive(endless(), limit=5000)
    assert read == 6
    assert on_disk(store) == []


async def test_a_stream_that_breaks_off_leaves_nothing(store: FileStore) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"x" * 1000
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await store.receive(broken(), limit=5000)
    assert on_disk(store) == []


async def test_a_receiver_that_is_cancelled_leaves_nothing(store: FileStore) -> None:
    begun = asyncio.Event()

    async def slow() -> AsyncIterator[bytes]:
        yield b"x"
        begun.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(store.receive(slow(), limit=5000))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert on_disk(store) == []


async def test_a_disk_that_does_not_take_it_says_so_and_keeps_nothing_half(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """/dev/full is the kernel's own full disk: what is kept there fails as on a real one."""
    store.root.mkdir(parents=True)
    content = b"y" * 100_000
    full = os.open("/dev/full", os.O_WRONLY)
    monkeypatch.setattr("tempfile.mkstemp", lambda **_: (os.dup(full), str(store.root / "tmp-full")))
    with pytest.raises(OSError, match="No space left"):
        await store.store(content)
    with pytest.raises(OSError, match="No space left"):
        await store.receive(chunks(content, content), limit=1_000_000)
    monkeypatch.undo()
    os.close(full)
    assert on_disk(store) == []
    kept = await store.store(content)
    assert store.path(kept.hash).read_bytes() == content


async def test_a_row_is_written_once_with_its_thumbnails_row(store: FileStore, db: Database) -> None:
    kept = await store.store(picture(1000, 500))
    assert kept.thumbnail
    assert await db.write(record, kept) == kept.hash
    await db.write(record, kept)
    rows = await db.read(lambda view: view.rows("SELECT hash, size, width, height, thumbnail FROM blob ORDER BY size"))
    assert {row["hash"] for row in rows} == {kept.hash, kept.thumbnail.hash}
    [row] = [row for row in rows if row["hash"] == kept.hash]
    assert (row["width"], row["height"], row["thumbnail"]) == (1000, 500, kept.thumbnail.hash)


# -------------------------------------------------------------------------------------------------- what it is


@pytest.mark.parametrize(
    ("head", "name", "media_type"),
    [
        (picture(3, 3), "x.txt", "image/png"),
        (picture(3, 3, "JPEG"), "x.html", "image/jpeg"),
        (picture(3, 3, "GIF"), "", "image/gif"),
        (picture(3, 3, "WEBP"), "", "image/webp"),
        (b"%PDF-1.7\n", "a.exe", "application/pdf"),
        (b"PK\x03\x04....", "Отчёт.DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"PK\x03\x04....", "a.docm", "application/zip"),
        (b"OggS\0\0", "", "audio/ogg"),
        (b"RIFF\0\0\0\0WAVEfmt ", "", "audio/wav"),
        (b"\0\0\0\x20ftypM4A ", "", "audio/mp4"),
        (b"\0\0\0\x20ftypisom", "", "video/mp4"),
        (b"<!doctype html><script>alert(1)</script>", "a.png", "application/octet-stream"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "a.svg", "application/octet-stream"),
        (b"MZ\x90\0", "photo.jpg", "application/octet-stream"),
        (b"just words", "a.txt", "application/octet-stream"),
        (b"", "a.png", "application/octet-stream"),
        (b"\x89PN", "", "application/octet-stream"),
    ],
)
def test_the_first_bytes_say_what_a_file_is_and_never_its_name(head: bytes, name: str, media_type: str) -> None:
    assert sniff(head[:64], name) == media_type


# ----------------------------------------------------------------------------------------------------- pictures


async def test_a_big_picture_gets_a_small_one_that_keeps_its_shape(store: FileStore) -> None:
    kept = await store.store(picture(1600, 800, "JPEG"))
    assert (kept.width, kept.height) == (1600, 800)
    assert kept.thumbnail is not None
    with Image.open(store.path(kept.thumbnail.hash)) as small:
        assert (small.format, small.size) == ("JPEG", (THUMBNAIL, THUMBNAIL // 2))


async def test_a_small_picture_needs_no_smaller_one(store: FileStore) -> None:
    kept = await store.store(picture(THUMBNAIL, 10))
    assert kept == Stored(kept.hash, kept.size, "image/png", THUMBNAIL, 10)


async def test_a_photo_taken_sideways_is_measured_and_shown_upright(store: FileStore) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    kept = await store.store(picture(1200, 600, "JPEG", exif=exif))
    assert (kept.width, kept.height) == (600, 1200)
    assert kept.thumbnail is not None
    with Image.open(store.path(kept.thumbnail.hash)) as small:
        assert small.size == (THUMBNAIL // 2, THUMBNAIL)
        assert not small.getexif()


async def test_a_transparent_picture_is_not_shown_on_black(store: FileStore) -> None:
    out = BytesIO()
    Image.new("RGBA", (900, 900), (0, 0, 0, 0)).save(out, "PNG")
    kept = await store.store(out.getvalue())
    assert kept.thumbnail is not None
    with Image.open(store.path(kept.thumbnail.hash)) as small:
        pixel = small.getpixel((10, 10))
        assert isinstance(pixel, tuple)
        assert min(pixel) > 240


@pytest.mark.parametrize("side", [8_000, 12_000, 30_000, 2**31 - 1])
async def test_a_picture_that_would_fill_the_memory_is_kept_as_a_plain_file(store: FileStore, side: int) -> None:
    content = png_that_claims(side, side)
    kept = await store.store(content)
    assert kept == Stored(kept.hash, len(content), "application/octet-stream")
    assert store.path(kept.hash).read_bytes() == content


async def test_pictures_broken_in_every_way_are_kept_as_they_came(store: FileStore) -> None:
    chance = random.Random(11)
    whole = [
        picture(700, 600, "PNG"),
        picture(700, 600, "JPEG"),
        picture(700, 600, "GIF"),
        picture(700, 600, "WEBP"),
        picture(700, 600, "PNG", mode="P"),
        picture(700, 600, "JPEG", mode="CMYK"),
        picture(700, 600, "PNG", mode="I;16"),
    ]
    for content in whole:
        assert (await store.store(content)).thumbnail is not None
    for content in whole:
        for _ in range(12):
            broken = bytearray(content[: chance.randrange(12, len(content))] if chance.random() < 0.3 else content)
            for _ in range(chance.randrange(1, 6)):
                broken[chance.randrange(8, len(broken))] = chance.randrange(256)
            kept = await store.store(bytes(broken))
            assert store.path(kept.hash).read_bytes() == broken
            assert kept.media_type.startswith("image/") or kept.thumbnail is None

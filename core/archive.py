"""The file of a backup: a gzipped tar of a manifest, the tables as lines of JSON, and the blobs. Not what is in them.

One format for both engines, so that a backup made of SQLite comes back on PostgreSQL. Tables stand in an order in
which every row follows those it refers to; a table may be in several pieces. Everything is read and written as a
stream: nothing but one piece is ever in memory.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

FORMAT = 1
MANIFEST = "manifest.json"
KEY = "secret.key"
LARGEST_PIECE = 512 * 1024 * 1024


class ArchiveProblem(Exception):
    """An archive cannot be used; the text says why."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is carried: its columns in order, and which of them are booleans."""

    name: str
    columns: list[str]
    booleans: list[str]
    rows: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself, first of all."""

    release: str
    made_at: str
    engine: str
    migrations: list[str]
    tables: list[Table]
    sequences: dict[str, int]
    """The last number each table has given, which may be above its largest."""
    fingerprint: str
    """Of the secret key that sealed the channels' secrets."""
    has_key: bool
    format: int = field(default=FORMAT)

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1, ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, raw: bytes) -> Manifest:
        """Raises `ArchiveProblem` for a format this release does not know."""
        try:
            read = json.loads(raw)
            if read["format"] != FORMAT:
                raise ArchiveProblem(f"This archive has format {read['format']}; this release reads format {FORMAT}.")
            return cls(**{**read, "tables": [Table(**table) for table in read["tables"]]})
        except (ValueError, KeyError, TypeError) as error:
            raise ArchiveProblem("This archive's manifest cannot be read.") from error


class Writer:
    """Adds members to an archive that is being made."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self._pieces: dict[str, int] = {}

    def add(self, name: str, content: bytes) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = len(content), 0o600
        self._tar.addfile(entry, io.BytesIO(content))

    def add_rows(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        """A piece of a table: one row a line."""
        number = self._pieces[table] = self._pieces.get(table, 0) + 1
        lines = "\n".join(json.dumps(list(row), ensure_ascii=False, separators=(",", ":")) for row in rows)
        self.add(f"tables/{table}/{number:06}.jsonl", lines.encode())

    def add_file(self, name: str, path: Path) -> None:
        """Raises FileNotFoundError."""
        with path.open("rb") as file:
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = os.fstat(file.fileno()).st_size, 0o600
            self._tar.addfile(entry, file)


@contextmanager
def written(path: Path) -> Iterator[Writer]:
    """Make an archive: readable by its owner only, and there under its name only when it is whole."""
    part = path.with_name(f"{path.name}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            with (
                gzip.GzipFile(fileobj=file, mode="wb", compresslevel=3) as packed,
                tarfile.open(fileobj=packed, mode="w|") as tar,
            ):
                yield Writer(tar)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


class Reader:
    """An archive from its beginning to its end, once."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.manifest = self._manifest()

    def _manifest(self) -> Manifest:
        first = self._tar.next()
        if first is None or first.name != MANIFEST:
            raise ArchiveProblem("This is not an archive made by `pult backup`.")
        return Manifest.from_json(self._content(first))

    def members(self) -> Iterator[tuple[str, IO[bytes]]]:
        """Names and contents of what follows the manifest; each content must be read before the next is asked for."""
        while (member := self._tar.next()) is not None:
            content = self._tar.extractfile(member)
            if content is not None:
                yield member.name, content

    def _content(self, member: tarfile.TarInfo) -> bytes:
        content = self._tar.extractfile(member)
        if content is None or member.size > LARGEST_PIECE:
            raise ArchiveProblem(f"The member {member.name} of this archive cannot be read.")
        return content.read()


def rows(content: IO[bytes]) -> list[list[Any]]:
    """The rows of a piece of a table."""
    return [json.loads(line) for line in content.read(LARGEST_PIECE).splitlines() if line]


@contextmanager
def opened(path: Path) -> Iterator[Reader]:
    """Read an archive. Raises `ArchiveProblem` when it is none, or was cut off."""
    try:
        with path.open("rb") as file, tarfile.open(fileobj=file, mode="r|gz") as tar:
            yield Reader(tar)
    except (tarfile.TarError, EOFError, zlib.error) as error:
        raise ArchiveProblem(f"{path} is no archive of ours, or it was cut off: {error}.") from error

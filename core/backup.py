"""A backup and its way back: database and files together in one archive, made while everything runs.

The database is read as of one instant; the files are named by their content and never change, so those that its rows
name can be copied afterwards. What the archive leaves out is made again: the full-text index (by the caller).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from core.archive import KEY, ArchiveProblem, Manifest, Reader, Table, opened, rows, written
from core.clock import now_ms, to_iso
from core.files import FileStore
from core.migrate import standing
from core.release import VERSION
from core.restore import Loader, check, is_empty, loading
from core.secrets import Vault
from core.settings import Settings
from core.snapshot import snapshot

FINGERPRINT = "fingerprint"


class NotEmpty(ArchiveProblem):
    """There is something here already."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was done."""

    rows: int
    files: int
    missing_files: int = 0
    """Blobs that rows name and the disk does not have."""
    same_key: bool = True
    """The channels' secrets can be opened with the present key."""


def fingerprint(key: str) -> str:
    """By which two keys are told apart without showing either."""
    return Vault(key).sign(FINGERPRINT, FINGERPRINT)


async def backup(settings: Settings, target: Path, *, with_key: bool = True) -> Report:
    """Write an archive of everything. `with_key`: the key file of the data directory goes along, if there is one.

    Raises `NewerDatabase`, `Unavailable`, OSError.
    """
    await standing(settings.database)
    key = settings.key
    include = with_key and not settings.secret_key
    async with snapshot(settings.database) as view:
        tables = await view.tables()
        manifest = Manifest(
            release=VERSION,
            made_at=to_iso(now_ms()),
            engine=view.engine,
            migrations=await view.migrations(),
            tables=tables,
            sequences=await view.sequences(),
            fingerprint=fingerprint(key),
            has_key=include,
        )
        with written(target) as archive:
            archive.add("manifest.json", manifest.as_json())
            if include:
                archive.add(KEY, key.encode())
            blobs: list[str] = []
            for table in tables:
                async for piece in view.pieces(table):
                    archive.add_rows(table.name, piece)
                    if table.name == "blob":
                        place = table.columns.index("hash")
                        blobs += [str(row[place]) for row in piece]
            store, missing = FileStore(settings.data_dir), 0
            for digest in blobs:
                try:
                    archive.add_file(f"files/{digest}", store.path(digest))
                except FileNotFoundError:
                    missing += 1
    return Report(sum(table.rows for table in tables), len(blobs) - missing, missing)


async def restore(settings: Settings, source: Path, *, replace: bool = False) -> Report:
    """Bring an archive back; `replace` gives up what is there. The full-text index is for the caller to rebuild.

    Raises `NotEmpty`, `ArchiveProblem`, `Unavailable`, OSError.
    """
    with opened(source) as archive:
        manifest = archive.manifest
        check(manifest)
        if not replace and not await is_empty(settings.database):
            raise NotEmpty("There are data here already. Restore into an empty installation, or say --replace.")
        async with loading(settings.database, manifest) as loader:
            report = await _load(settings, archive, loader)
            await loader.finish(manifest)
    return report


async def _load(settings: Settings, archive: Reader, loader: Loader) -> Report:
    manifest = archive.manifest
    tables = {table.name: table for table in manifest.tables}
    store, files, key_given = FileStore(settings.data_dir), 0, False
    for name, content in archive.members():
        kind, _, rest = name.partition("/")
        if kind == "tables":
            await loader.load(_table(tables, rest), rows(content))
        elif kind == "files":
            _put(store, rest, content)
            files += 1
        elif name == KEY and not settings.secret_key:
            _put_key(settings, content.read().decode())
            key_given = True
    same = key_given or fingerprint(settings.key) == manifest.fingerprint
    return Report(sum(table.rows for table in manifest.tables), files, same_key=same)


def _table(tables: dict[str, Table], name: str) -> Table:
    try:
        return tables[name.partition("/")[0]]
    except KeyError as error:
        raise ArchiveProblem(f"The archive has a table {name} that its manifest does not name.") from error


def _put(store: FileStore, digest: str, content: IO[bytes]) -> None:
    """A blob in its place. Names that are no digests are refused: they could lead out of the folder."""
    if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
        raise ArchiveProblem(f"The archive has a file of the strange name {digest}.")
    target = store.path(digest)
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    with part.open("wb") as out:
        found = _copy(content, out.write)
        out.flush()
        os.fsync(out.fileno())
    if found != digest:
        part.unlink()
        raise ArchiveProblem(f"The file {digest} of the archive is damaged.")
    part.replace(target)


def _copy(content: IO[bytes], write: Callable[[bytes], object]) -> str:
    """Copy all of it; returns its SHA-256."""
    digest = hashlib.sha256()
    while chunk := content.read(1 << 20):
        digest.update(chunk)
        write(chunk)
    return digest.hexdigest()


def _put_key(settings: Settings, key: str) -> None:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    part = settings.key_file.with_name("secret.key.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(key)
    part.replace(settings.key_file)

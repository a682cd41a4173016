"""Backup and restore: everything comes back, on the same engine and on the other, and nothing is destroyed unasked."""

from __future__ import annotations

import json
import tarfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from core import archive
from core.archive import ArchiveProblem
from core.backup import NotEmpty, backup, restore
from core.database import Database
from core.settings import Settings
from core.snapshot import snapshot
from core.work import View
from inbox.reindex import rebuild
from notifications import outbox
from tests.conftest import ENGINE
from tests.house import House, settings_for


async def company(house: House) -> dict[str, Any]:
    """Something of everything; returns what is looked at afterwards."""
    team = await house.team("Сети")
    anna = await house.person("admin", teams=[team])
    dialogs = [
        await house.hear(await house.channel(), f"Не работает интернет {number}", who=str(number))
        for number in range(3)
    ]
    out = BytesIO()
    Image.new("RGB", (900, 600), "red").save(out, "PNG")
    file = await anna.call("POST", "/files", expect=201, params={"name": "схема.png"}, data=out.getvalue())
    await anna.post(f"/dialogs/{dialogs[0]}/messages", kind="reply", text="**Чиним** 🔧", files=[file["id"]])
    await anna.post(f"/dialogs/{dialogs[1]}/messages", kind="note", text="оплата", mentions=[anna.actor.id])
    await anna.patch(f"/dialogs/{dialogs[2]}", status="closed", tags=["сеть"])
    plan = await anna.call("POST", "/files", expect=201, params={"name": "план.pdf"}, data=b"%PDF-1.7 plan")
    await anna.post("/tasks", title="Кабель", dialogs=dialogs[:2], steps=["Купить"], promised=True, files=[plan["id"]])
    return {"file": file["id"], "token": anna.token, "dialog": dialogs[0]}


async def content(url: str) -> dict[str, list[Any]]:
    """Every row of every table, in a form that both engines share."""
    async with snapshot(url) as view:
        found: dict[str, list[Any]] = {"sequences": sorted((await view.sequences()).items())}
        for table in await view.tables():
            rows: list[Any] = []
            async for piece in view.pieces(table):
                rows += [dict(zip(table.columns, map(plain, row), strict=True)) for row in piece]
            found[table.name] = sorted(rows, key=str)
            assert len(rows) == table.rows
    return found


def plain(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value[:1] in ("{", "[") else value


def settings(tmp_path: Path, url: str, **more: Any) -> Settings:
    return settings_for(tmp_path / "restored", url, **more)


async def test_a_backup_of_a_running_house_comes_back_the_same(
    quiet_house: House, empty_url: str, tmp_path: Path
) -> None:
    known = await company(quiet_house)
    before = await content(quiet_house.parts.settings.database)
    target = tmp_path / "backup.tgz"
    made = await backup(quiet_house.parts.settings, target)
    assert (made.files, made.missing_files) == (3, 0)
    assert target.stat().st_mode & 0o077 == 0
    assert not target.with_name("backup.tgz.part").exists()

    there = settings(tmp_path, empty_url)
    done = await restore(there, target)
    assert (done.rows, done.files, done.same_key) == (made.rows, 3, True)
    assert await content(empty_url) == before

    db = Database(empty_url)
    await db.open()
    assert await rebuild(db) == 5
    found = await db.read(lambda view: view.value(search(view.dialect), "оплат"))
    assert found == 1
    await db.close()
    digest = await quiet_house.count("SELECT blob FROM attachment WHERE id = $1", known["file"])
    here, back = (one.data_dir / "files" / digest[:2] / digest[2:] for one in (quiet_house.parts.settings, there))
    assert here.read_bytes() == back.read_bytes()


def search(dialect: str) -> str:
    if dialect == "sqlite":
        return "SELECT count(*) FROM message_search WHERE stems MATCH $1"
    return "SELECT count(*) FROM message_search WHERE stems @@ to_tsquery('simple', $1)"


if ENGINE == "postgres":  # The run that has both engines.

    async def test_what_was_kept_in_postgresql_comes_back_in_sqlite_and_the_other_way(
        quiet_house: House, empty_url: str, tmp_path: Path
    ) -> None:
        await company(quiet_house)
        before = await content(quiet_house.parts.settings.database)
        await backup(quiet_house.parts.settings, tmp_path / "one.tgz")
        file = settings(tmp_path, f"sqlite:///{tmp_path / 'small.sqlite3'}")
        await restore(file, tmp_path / "one.tgz")
        assert await content(file.database) == before
        await backup(file, tmp_path / "two.tgz")
        await restore(settings(tmp_path, empty_url), tmp_path / "two.tgz")
        assert await content(empty_url) == before
        db = Database(empty_url)
        await db.open()
        number = await db.write(lambda tx: tx.value("INSERT INTO tag (name, hue) VALUES ('новая', 1) RETURNING id"))
        assert number == dict(before["sequences"])["tag"] + 1
        await db.close()


async def test_a_restore_destroys_nothing_unless_told(quiet_house: House, empty_url: str, tmp_path: Path) -> None:
    await company(quiet_house)
    target = tmp_path / "backup.tgz"
    await backup(quiet_house.parts.settings, target)
    there = settings(tmp_path, empty_url)
    await restore(there, target)
    before = await content(empty_url)
    with pytest.raises(NotEmpty):
        await restore(there, target)
    assert await content(empty_url) == before
    await quiet_house.hear(await quiet_house.channel(), "Позже")
    await backup(quiet_house.parts.settings, target)
    await restore(there, target, replace=True)
    assert await content(empty_url) == await content(quiet_house.parts.settings.database)


async def test_what_waited_to_be_sent_can_be_left_to_a_person(
    quiet_house: House, empty_url: str, tmp_path: Path
) -> None:
    await company(quiet_house)
    await backup(quiet_house.parts.settings, tmp_path / "b.tgz")
    await restore(settings(tmp_path, empty_url), tmp_path / "b.tgz")
    db = Database(empty_url)
    await db.open()
    assert await db.write(outbox.hold) == 1
    assert await db.read(states) == (["uncertain"], ["uncertain"])
    await db.close()


async def states(view: View) -> tuple[list[str], list[str]]:
    return (
        await view.column("SELECT state FROM delivery"),
        await view.column("SELECT state FROM message WHERE kind = 'outbound'"),
    )


async def test_the_key_goes_along_only_where_it_is_a_file_and_a_wrong_one_is_noticed(
    quiet_house: House, empty_url: str, tmp_path: Path
) -> None:
    target = tmp_path / "b.tgz"
    await backup(quiet_house.parts.settings, target)
    with tarfile.open(target) as tar:
        assert "secret.key" not in tar.getnames()
    assert not (await restore(settings(tmp_path, empty_url, secret_key="another"), target)).same_key

    own = quiet_house.parts.settings.model_copy(update={"secret_key": ""})
    own.__dict__.pop("key", None)
    await backup(own, target)
    there = settings(tmp_path, empty_url, secret_key="")
    assert (await restore(there, target, replace=True)).same_key
    assert there.key == own.key
    assert there.key_file.stat().st_mode & 0o077 == 0


async def test_an_archive_that_is_damaged_or_foreign_is_refused(
    quiet_house: House, empty_url: str, tmp_path: Path
) -> None:
    await company(quiet_house)
    target = tmp_path / "b.tgz"
    await backup(quiet_house.parts.settings, target)
    whole = target.read_bytes()
    there = settings(tmp_path, empty_url)
    for broken in (b"", b"not an archive", whole[: len(whole) // 2], whole[:-4000] + b"\0" * 4000):
        target.write_bytes(broken)
        with pytest.raises(ArchiveProblem):
            await restore(there, target, replace=True)
    foreign = tmp_path / "foreign.tgz"
    with tarfile.open(foreign, "w:gz") as tar:
        tar.add(target, "hello")
    with pytest.raises(ArchiveProblem, match="not an archive made by"):
        await restore(there, foreign)
    target.write_bytes(whole)
    await restore(there, target, replace=True)
    assert await content(empty_url) == await content(quiet_house.parts.settings.database)


async def test_an_archive_of_a_newer_release_or_with_a_way_out_of_the_folder_is_refused(
    quiet_house: House, empty_url: str, tmp_path: Path
) -> None:
    target = tmp_path / "b.tgz"
    await backup(quiet_house.parts.settings, target)
    with archive.opened(target) as read:
        manifest = read.manifest
    there = settings(tmp_path, empty_url)
    newer = archive.Manifest(**{**vars_of(manifest), "migrations": [*manifest.migrations, "9_later.py"]})
    with archive.written(target) as made:
        made.add(archive.MANIFEST, newer.as_json())
    with pytest.raises(ArchiveProblem, match="newer release"):
        await restore(there, target)
    with archive.written(target) as made:
        made.add(archive.MANIFEST, manifest.as_json())
        made.add("files/../../../etc/cron.d/evil", b"* * * * * root evil")
    with pytest.raises(ArchiveProblem, match="strange name"):
        await restore(there, target)


def vars_of(manifest: archive.Manifest) -> dict[str, Any]:
    return {name: getattr(manifest, name) for name in manifest.__dataclass_fields__}

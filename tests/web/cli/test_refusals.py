"""A command that cannot do its work says one sentence, ends with a status that is not zero, and shows no traceback."""

from __future__ import annotations

import asyncio
import random
import resource
import socket
import sqlite3
import string
from pathlib import Path

import pytest

from core.migrate import migrate
from tests.command import Pult


async def test_what_is_wrong_in_the_settings_is_named(pult: Pult) -> None:
    (pult.folder / "broken").mkdir()
    (pult.folder / "broken" / ".env").write_text("PULT_PORT=8080\nthis is not a setting\n")
    (pult.folder / "binary").mkdir()
    (pult.folder / "binary" / ".env").write_bytes(b"PULT_HOST=\xff\xfe\x00")
    broken, binary = Pult(pult.folder / "broken"), Pult(pult.folder / "binary")
    said = await asyncio.gather(
        pult("migrate", PULT_PORT="eighty"),
        pult("migrate", DATABASE_URL="mysql://localhost/pult"),
        pult("migrate", PULT_PUBLIC_URL="ftp://x", PULT_LOG="loud"),
        broken("migrate"),
        binary("migrate"),
    )
    sentences = [one.sentence for one in said]
    assert "PULT_PORT" in sentences[0]
    assert sentences[1] == "DATABASE_URL must begin with sqlite:/// or postgres://."
    assert "PULT_PUBLIC_URL must begin with http://" in sentences[2]
    assert "PULT_LOG" in sentences[2]
    assert sentences[3] == "Line 2 of .env is not NAME=value."
    assert sentences[4].startswith("The file .env cannot be read")


async def test_a_server_that_cannot_start_says_what_to_change(pult: Pult) -> None:
    (pult.folder / "file").write_text("no folder")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = await asyncio.gather(
            pult("serve", PULT_PORT=port, PULT_DATA_DIR="one"),
            pult("serve", PULT_HOST="no.such.host.invalid", PULT_DATA_DIR="two"),
            pult("serve", PULT_HOST="192.0.2.1", PULT_DATA_DIR="three"),
            pult("web", PULT_DATA_DIR="four"),
            pult("serve", PULT_DATA_DIR="file/data"),
            pult("serve", DATABASE_URL="postgres://pult@127.0.0.1:1/pult", PULT_DATA_DIR="six"),
        )
    sentences = [one.sentence for one in said]
    assert f"Port {port} on 127.0.0.1 is taken" in sentences[0]
    assert "Set PULT_PORT to a free one." in sentences[0]
    assert "is no address of this machine" in sentences[1]
    assert "is no address of this machine" in sentences[2]
    assert sentences[3].startswith("SQLite serves one process only")
    assert "file/data: Not a directory." in sentences[4]
    assert sentences[5].startswith("PostgreSQL does not let us in")


async def test_a_second_process_on_one_folder_is_refused(pult: Pult) -> None:
    async with pult.serving():
        said = await asyncio.gather(
            pult("serve", PULT_PORT="0"), pult("migrate"), pult("restore", "x.tgz", "--replace")
        )
        for one in said:
            assert one.sentence.startswith("Another Pult is already running on data.")


@pytest.fixture
async def migrated_here(pult: Pult) -> Path:
    path = pult.folder / "data" / "pult.sqlite3"
    await migrate(f"sqlite:///{path}")
    return path


async def test_a_database_of_another_release_is_refused_or_asked_to_be_migrated(
    pult: Pult, migrated_here: Path
) -> None:
    change(migrated_here, "INSERT INTO aerich (version, app, content) VALUES ('9_later.py', 'pult', '{}')")
    said = [await pult(*words) for words in (["serve"], ["migrate"], ["channel", "list"], ["backup", "b.tgz"])]
    assert all("belongs to a newer release of Pult (9_later.py)" in one.sentence for one in said)
    told = await pult("doctor", "--offline")
    assert "bad:  The database belongs to a newer release" in told.out
    assert told.status == 1


def change(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    connection.close()


async def test_a_full_disk_ends_a_command_with_a_sentence_and_leaves_no_half_file(
    pult: Pult, migrated_here: Path
) -> None:
    noise = "".join(random.choices(string.ascii_letters, k=400_000))
    change(migrated_here, f"INSERT INTO setting (key, value) VALUES ('x', '\"{noise}\"')")

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))

    def some_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    said = await asyncio.gather(
        pult("backup", "backup.tgz", limit=some_room),
        pult("migrate", limit=little_room, PULT_DATA_DIR="fresh"),
        pult("agent", "add", "a@b.example", stdin="geheim-12345\n", limit=little_room),
    )
    assert "File too large" in said[0].sentence
    assert not list(pult.folder.glob("backup.tgz*"))
    assert "could not be brought to this release" in said[1].sentence
    assert "The database file data/pult.sqlite3 cannot be" in said[2].sentence


async def test_files_that_are_no_archive_or_no_database_are_refused(pult: Pult) -> None:
    (pult.folder / "x.tgz").write_bytes(b"hello")
    (pult.folder / "letter.txt").write_text("Dear Anna, " * 200)
    said = await asyncio.gather(
        pult("restore", "x.tgz", PULT_DATA_DIR="one"),
        pult("restore", "nothing.tgz", PULT_DATA_DIR="two"),
        pult("serve", DATABASE_URL="sqlite:///letter.txt"),
        pult("backup", "no/such/folder/b.tgz", PULT_DATA_DIR="four"),
    )
    sentences = [one.sentence for one in said]
    assert sentences[0].startswith("x.tgz is no archive of ours")
    assert sentences[1].startswith("nothing.tgz: No such file or directory.")
    assert "file is not a database" in sentences[2]
    assert sentences[3] == "There is no database at data/pult.sqlite3." or "four" in sentences[3]


async def test_a_command_that_does_not_exist_lists_those_that_do(pult: Pult) -> None:
    said, asked = await asyncio.gather(pult("serv"), pult("--help"))
    assert (said.status, asked.status) == (2, 0)
    assert "channel add telegram" in said.error
    assert "channel add telegram" in asked.out

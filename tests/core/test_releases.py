"""What an earlier release has stored is all there after the upgrade, on either engine.

Each release leaves an archive of a played company in `tests/fixtures/releases/`, made by its own `pult backup`. To
restore one is to build that release's tables, load them, and migrate.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.backup import restore
from core.database import Database
from core.snapshot import snapshot
from core.work import View
from inbox import search
from inbox.access import actor
from inbox.reindex import rebuild
from tests.house import settings_for

ROOT = Path(__file__).parents[2]
ARCHIVES = sorted((ROOT / "tests" / "fixtures" / "releases").glob("*.tgz"))


def test_every_release_has_left_its_archive() -> None:
    released = re.findall(r"^## (\d+\.\d+\.\d+)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert sorted(released) == [path.name.removesuffix(".tgz") for path in ARCHIVES]


@pytest.mark.parametrize("path", ARCHIVES, ids=lambda path: path.stem)
async def test_everything_an_earlier_release_has_stored_outlives_the_upgrade(
    path: Path, empty_url: str, tmp_path: Path
) -> None:
    report = await restore(settings_for(tmp_path, empty_url), path)
    async with snapshot(empty_url) as view:
        assert sum(table.rows for table in await view.tables()) == report.rows
    db = Database(empty_url)
    await db.open()
    try:
        await rebuild(db)
        found = await db.read(_by_words, "отчёты")
        assert {row["dialog"]["channel_type"] for row in found} >= {"telegram", "email"}
        told = await db.read(_told)
        assert told
    finally:
        await db.close()


async def _by_words(view: View, words: str) -> list[dict[str, object]]:
    admin = await actor(view, 1)
    assert admin
    return await search.messages(view, admin, search.parse(words), limit=500)


async def _told(view: View) -> list[int]:
    """Messages that told people of an outage and arrived."""
    return await view.column("SELECT id FROM message WHERE automatic = 'outage' AND state = 'sent'")

"""The servers and the browser that tests may ask for: real ones, started when first asked for, stopped at the end.

A component that cannot be had makes its tests fail; nothing is skipped. `PULT_TEST_ENGINE` chooses the engine for the
whole run: `sqlite`, or `postgres` together with Valkey in Redis's place.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from typing import Literal
from uuid import uuid4

import axe_playwright_python
import pytest
import redis.asyncio as redis
from hypothesis import HealthCheck, settings
from playwright.async_api import Browser, Frame, Page, async_playwright

from bench.world.botapi import BotApi
from bench.world.certificate import self_signed
from bench.world.mail import Mailbox, Post
from bench.world.servers import Dovecot, Postgres, Valkey
from bench.world.smtp import SmtpServer
from core.database import Database
from core.migrate import migrate
from tests.command import Pult
from tests.desk import Desk
from tests.ground import Ground
from tests.house import QUIET, House, open_house, settings_for

ENGINE = os.environ.get("PULT_TEST_ENGINE", "sqlite")
if ENGINE not in ("sqlite", "postgres"):
    raise pytest.UsageError(f"PULT_TEST_ENGINE must be sqlite or postgres, not {ENGINE}")

HEAVY = {"postgres", "valkey", "dovecot", "dovecot_tls", "browser"}
"""Fixtures that start a real server or a browser: what asks for one is left out of `make check`."""

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


if ENGINE == "postgres":
    HEAVY |= {"database_url", "empty_url", "redis_url"}


# A busy machine is slow, not wrong: only what a property finds may fail a test. The same examples for everybody, each
# time; `pytest --hypothesis-profile=search` looks for others.
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("house", settings.get_profile("search"), derandomize=True)
settings.load_profile("house")


STORES = {"database_url", "empty_url", "redis_url", "postgres", "valkey"}
"""Fixtures that differ from engine to engine."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what is heavy.

    What asks for no store is the same on both engines, and left to the run on SQLite.
    """
    asked = {item: set(getattr(item, "fixturenames", ())) for item in items}
    if ENGINE == "postgres":
        config.hook.pytest_deselected(items=[item for item in items if not STORES & asked[item]])
        items[:] = [item for item in items if STORES & asked[item]]
    for item in items:
        if HEAVY & asked[item]:
            item.add_marker(pytest.mark.heavy)


@pytest.fixture(scope="session")
async def postgres() -> AsyncIterator[Postgres]:
    async with Postgres() as server:
        yield server


@pytest.fixture(scope="session")
async def valkey() -> AsyncIterator[Valkey]:
    async with Valkey() as server:
        yield server


if ENGINE == "sqlite":

    @pytest.fixture(scope="session")
    async def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
        """A migrated database without a row, to be copied."""
        path = tmp_path_factory.mktemp("migrated") / "pult.sqlite3"
        await migrate(f"sqlite:///{path}")
        return path

    @pytest.fixture
    def database_url(migrated: Path, tmp_path: Path) -> str:
        """A migrated, empty database of this test's own."""
        return f"sqlite:///{shutil.copy(migrated, tmp_path / 'pult.sqlite3')}"

    @pytest.fixture
    def empty_url(tmp_path: Path) -> str:
        """Where there is no database yet."""
        return f"sqlite:///{tmp_path / 'empty' / 'pult.sqlite3'}"

    @pytest.fixture
    def redis_url() -> str:
        """Where the bus is: nowhere, it is in memory."""
        return ""

else:

    @pytest.fixture(scope="session")
    async def ground(postgres: Postgres) -> Ground:
        await migrate(await postgres.create("migrated"))
        return Ground(postgres, "migrated")

    @pytest.fixture
    async def database_url(ground: Ground) -> AsyncIterator[str]:
        """A migrated, empty database; nobody else has it meanwhile."""
        yield await ground.lend()
        await ground.take_back()

    @pytest.fixture
    async def empty_url(postgres: Postgres) -> AsyncIterator[str]:
        """A database without a table."""
        name = f"empty_{uuid4().hex}"
        yield await postgres.create(name)
        await postgres.drop(name)

    @pytest.fixture
    async def redis_url(valkey: Valkey) -> AsyncIterator[str]:
        """Where the bus is, with nothing in it."""
        yield valkey.url
        async with redis.from_url(valkey.url) as client:
            await client.flushall()


@pytest.fixture
async def db(database_url: str) -> AsyncIterator[Database]:
    """An open, migrated, empty database."""
    database = Database(database_url)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
def pult(tmp_path: Path) -> Pult:
    """The command line of an installation that does not exist yet, on SQLite."""
    return Pult(tmp_path)


@pytest.fixture
def desk(db: Database) -> Desk:
    """A small company on this test's database, its clock turned by hand."""
    return Desk(db)


@pytest.fixture
async def house(database_url: str, redis_url: str, tmp_path: Path) -> AsyncIterator[House]:
    """The whole product, running on a free port."""
    async with open_house(settings_for(tmp_path / "data", database_url, redis_url, port=0)) as house:
        yield house


@pytest.fixture
async def quiet_house(database_url: str, redis_url: str, tmp_path: Path) -> AsyncIterator[House]:
    """Its web alone: nothing is received, nothing leaves."""
    async with open_house(settings_for(tmp_path / "data", database_url, redis_url, port=0), roles=QUIET) as house:
        yield house


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for localhost and 127.0.0.1 that nobody trusts, and its key."""
    return self_signed(tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="session")
async def dovecot() -> AsyncIterator[Dovecot]:
    async with Dovecot() as server:
        yield server


@pytest.fixture(scope="session")
async def dovecot_tls(certificate: tuple[Path, Path]) -> AsyncIterator[Dovecot]:
    async with Dovecot(certificate=certificate) as server:
        yield server


@pytest.fixture
async def smtp() -> AsyncIterator[SmtpServer]:
    """The mail server that the product sends through: no password, no encryption, no faults yet."""
    async with SmtpServer() as server:
        yield server


@pytest.fixture
async def post(dovecot: Dovecot, smtp: SmtpServer) -> AsyncIterator[Post]:
    """Dovecot and SMTP together; `post.mailbox(address)` is a mailbox of the product."""
    office = Post(dovecot, smtp)
    yield office
    await office.close()


@pytest.fixture
def mailbox(post: Post) -> Mailbox:
    """A mailbox of the product that nobody wrote to yet."""
    return post.mailbox(f"support-{uuid4().hex[:12]}@test.local")


def chromium_path() -> str:
    named = os.environ.get("PULT_TEST_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        pytest.fail("Chromium is missing: apt-get install chromium, or name one in PULT_TEST_CHROMIUM")
    return found


@pytest.fixture
async def bot_api() -> AsyncIterator[BotApi]:
    """A Telegram of this test's own, without limits."""
    async with BotApi() as api:
        yield api


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=list(CHROMIUM_FLAGS))
        yield browser
        await browser.close()


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page in a browser profile of its own, Russian, 1280×800; ten seconds for whatever it waits for."""
    context = await browser.new_context(locale="ru-RU", timezone_id="Europe/Moscow")
    context.set_default_timeout(10_000)
    yield await context.new_page()
    await context.close()


@pytest.fixture(scope="session")
def axe() -> Callable[..., Awaitable[list[str]]]:
    """What axe-core objects to on a page or in a frame, by the rules of WCAG 2.2 AA: a line for each element.

    `rules`: these alone, by their names.
    """
    source = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

    async def violations(where: Page | Frame, *, rules: Sequence[str] = ()) -> list[str]:
        if not await where.evaluate("'axe' in window"):
            await where.evaluate(f"{source}; undefined")
        result = await where.evaluate("rules => axe.run({runOnly: rules})", list(rules or tags))
        return [
            f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
            for rule in result["violations"]
            for node in rule["nodes"]
        ]

    return violations


async def wear(page: Page, theme: Literal["light", "dark"]) -> None:
    """Let a page that follows the system's theme wear this one; returns when the colours have changed."""
    await page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    await page.evaluate(
        """async () => {
          for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
          await Promise.allSettled(document.getAnimations().map(one => one.finished))
        }"""
    )

"""Settings: what is wrong is said in one sentence that names the setting; the key is made once and kept."""

from __future__ import annotations

import multiprocessing
import os
import stat
from pathlib import Path

import pytest

from core.settings import BadSettings, Settings, load


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder and an environment without a word about us."""
    for name in list(os.environ):
        if name.startswith("PULT_") or name in ("DATABASE_URL", "REDIS_URL"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_need_be_set() -> None:
    settings = load()
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert settings.database == "sqlite:///data/pult.sqlite3"
    assert settings.is_sqlite
    assert settings.base_url == "http://127.0.0.1:8080"


def test_the_environment_stands_above_the_file(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / ".env").write_text("PULT_PORT=9000\nPULT_HOST=0.0.0.0\nDATABASE_URL=postgres://a@b/c\nOTHER=1\n")
    monkeypatch.setenv("PULT_PORT", "9001")
    settings = load()
    assert (settings.port, settings.host, settings.is_sqlite) == (9001, "0.0.0.0", False)


def test_an_empty_value_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PULT_PORT", "PULT_DATA_DIR", "DATABASE_URL", "PULT_SECRET_KEY"):
        monkeypatch.setenv(name, "")
    settings = load()
    assert (settings.port, str(settings.data_dir), settings.is_sqlite) == (8080, "data", True)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("PULT_PORT", "eighty", "PULT_PORT must be a valid integer."),
        ("PULT_PORT", "65536", "PULT_PORT must be less than or equal to 65535."),
        ("PULT_PORT", "-1", "PULT_PORT"),
        ("PULT_LOG", "loud", "PULT_LOG"),
        ("PULT_PUBLIC_URL", "support.firma.ru", "PULT_PUBLIC_URL must begin with http:// or https://"),
        ("PULT_PUBLIC_URL", "https://", "PULT_PUBLIC_URL"),
        ("DATABASE_URL", "mysql://root@localhost/pult", "DATABASE_URL must begin with sqlite:/// or postgres://"),
        ("DATABASE_URL", "pult.sqlite3", "DATABASE_URL must begin with sqlite:/// or postgres://"),
        ("DATABASE_URL", "sqlite://pult.sqlite3", "DATABASE_URL must begin with sqlite:///"),
        ("DATABASE_URL", "postgres://user:pass@host:port/name", "DATABASE_URL"),
        ("REDIS_URL", "localhost:6379", "REDIS_URL must begin with redis://, rediss:// or unix://"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_wrong(
    name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as told:
        load()
    assert says in str(told.value)
    assert "\n" not in str(told.value)


def test_all_wrong_values_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULT_PORT", "x")
    monkeypatch.setenv("REDIS_URL", "y")
    with pytest.raises(BadSettings, match=r"PULT_PORT.*REDIS_URL"):
        load()


@pytest.mark.parametrize("content", [b"PULT_HOST=\xff\xfe\xfa", b"PULT_PORT=8080\nthis is no setting\n", b"=\n=\n"])
def test_a_file_that_cannot_be_read_is_named(elsewhere: Path, content: bytes) -> None:
    (elsewhere / ".env").write_bytes(content)
    with pytest.raises(BadSettings, match=r"\.env"):
        load()


def test_comments_quotes_and_blank_lines_belong_into_the_file(elsewhere: Path) -> None:
    (elsewhere / ".env").write_text("# Пульт\n\nexport PULT_PORT=8081 # here\nPULT_HOST='127.0.0.2'\nEMPTY=\n")
    settings = load()
    assert (settings.port, settings.host) == (8081, "127.0.0.2")


def test_the_key_is_made_once_and_only_we_can_read_it(elsewhere: Path) -> None:
    key = load().key
    assert len(key) >= 48
    assert load().key == key
    assert stat.S_IMODE((elsewhere / "data" / "secret.key").stat().st_mode) == 0o600


def test_a_key_from_the_environment_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch, elsewhere: Path) -> None:
    monkeypatch.setenv("PULT_SECRET_KEY", "from elsewhere")
    assert load().key == "from elsewhere"
    assert not (elsewhere / "data").exists()


def test_an_empty_key_file_is_never_a_key(elsewhere: Path) -> None:
    """A crash between making the file and writing it must not leave an installation with an empty key."""
    (elsewhere / "data").mkdir()
    (elsewhere / "data" / "secret.key").touch()
    with pytest.raises(BadSettings, match=r"secret\.key"):
        _ = load().key


def _key_of(folder: str) -> str:
    return Settings(_env_file=None, data_dir=Path(folder)).key  # type: ignore[call-arg]


def test_processes_that_start_together_agree_on_the_key(elsewhere: Path) -> None:
    with multiprocessing.get_context("fork").Pool(8) as pool:
        keys = pool.map(_key_of, [str(elsewhere / "shared")] * 16, chunksize=1)
    assert len(set(keys)) == 1
    assert [path.name for path in (elsewhere / "shared").iterdir()] == ["secret.key"]

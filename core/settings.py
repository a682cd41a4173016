"""Settings from the environment and a `.env` file; everything else is set in the product itself."""

from __future__ import annotations

import contextlib
import os
import secrets as random
import tempfile
from functools import cached_property
from io import StringIO
from ipaddress import ip_network
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from dotenv.parser import parse_stream
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class BadSettings(Exception):
    """The environment or `.env` holds a value that cannot be used; the text says which and why."""


class Settings(BaseSettings):
    """What the process must know before it has a database. `docs/operations.md` lists them."""

    model_config = SettingsConfigDict(env_file=".env", env_prefix="PULT_", env_ignore_empty=True, extra="ignore")

    host: str = "127.0.0.1"
    port: int = Field(8080, ge=0, le=65535)
    data_dir: Path = Path("data")
    public_url: str = ""
    secret_key: str = ""
    log: Literal["text", "json"] = "text"
    trusted_proxies: str = ""
    """Addresses whose `X-Forwarded-For` is believed, comma-separated."""
    api_rate: float = Field(100.0, ge=0)
    """Requests a second that one colleague's programs may send to the API; 0 means no limit."""
    metrics_token: str = ""
    """Who shows it may read `/metrics` from elsewhere than this machine."""
    own_networks: str = ""
    """Networks of one's own, comma-separated, that requests to addresses named by others may reach: `10.0.0.0/8`."""
    development: bool = False
    """For those who build Pult: the style guide is served, templates are read anew."""
    database_url: str = Field("", validation_alias="DATABASE_URL")
    redis_url: str = Field("", validation_alias="REDIS_URL")

    @field_validator("public_url")
    @classmethod
    def _public_url(cls, value: str) -> str:
        if value and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname):
            raise ValueError("must begin with http:// or https:// and name a host")
        return value.rstrip("/")

    @field_validator("own_networks")
    @classmethod
    def _own_networks(cls, value: str) -> str:
        for one in filter(None, (part.strip() for part in value.split(","))):
            try:
                ip_network(one)
            except ValueError as error:
                raise ValueError(f"must list networks like 10.0.0.0/8; {one} is none") from error
        return value

    @field_validator("database_url")
    @classmethod
    def _database_url(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:///", "postgres://", "postgresql://")):
            raise ValueError("must begin with sqlite:/// or postgres://")
        try:
            _ = urlsplit(value).port
        except ValueError as error:
            raise ValueError(
                "must be like postgres://user:password@host:5432/name, with %2F and %40 for / and @ in the password"
            ) from error
        return value

    @field_validator("redis_url")
    @classmethod
    def _redis_url(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in ("redis", "rediss", "unix"):
            raise ValueError("must begin with redis://, rediss:// or unix://")
        return value

    @property
    def database(self) -> str:
        """The database's URL: `DATABASE_URL`, or an SQLite file in the data directory."""
        return self.database_url or f"sqlite:///{self.data_dir / 'pult.sqlite3'}"

    @property
    def is_sqlite(self) -> bool:
        return self.database.startswith("sqlite:")

    @property
    def base_url(self) -> str:
        """Where people reach the product: the public URL, or the local one."""
        return self.public_url or f"http://{self.host}:{self.port}"

    @cached_property
    def key(self) -> str:
        """The installation's secret: from the environment, or made once and kept in the data directory.

        Raises `BadSettings` when the file is there and holds no key.
        """
        if self.secret_key:
            return self.secret_key
        if not self.key_file.exists():
            self.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write_once(self.key_file, random.token_urlsafe(48))
        key = self.key_file.read_text().strip()
        if not key:
            raise BadSettings(
                f"{self.key_file} is empty. Put the key back from a backup, or delete the file to get a new one."
            )
        return key

    @property
    def key_file(self) -> Path:
        """Where the secret is kept when the environment has none."""
        return self.data_dir / "secret.key"


def _write_once(file: Path, text: str) -> None:
    """Make a file whole or not at all; of several processes that start at once one wins, and all read the same."""
    handle, mine = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "w") as out:
            out.write(text)
        with contextlib.suppress(FileExistsError):
            os.link(mine, file)
    finally:
        Path(mine).unlink()


ENV_FILE = Path(".env")


def load() -> Settings:
    """Read the settings. Raises `BadSettings` with one sentence per wrong value."""
    _check_file(ENV_FILE)
    try:
        return Settings()  # type: ignore[call-arg]  # every field has a default; the plugin does not see the aliases
    except ValidationError as error:
        names = [".".join(str(part) for part in problem["loc"]) for problem in error.errors()]
        told = [
            f"{name if name.isupper() else 'PULT_' + name.upper()} {_said(problem['msg'])}"
            for name, problem in zip(names, error.errors(), strict=True)
        ]
        raise BadSettings("; ".join(told) + ".") from error


def _said(message: str) -> str:
    """Pydantic's words about a value as the end of a sentence that begins with its name."""
    return message.removeprefix("Value error, ").replace("Input should be", "must be").partition(", unable")[0]


def _check_file(file: Path) -> None:
    """A line that cannot be read would be passed over in silence. Raises `BadSettings`."""
    try:
        text = file.read_text() if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(f"The file {file} cannot be read: {error}") from error
    for line in parse_stream(StringIO(text)):
        if line.error:
            raise BadSettings(f"Line {line.original.line} of {file} is not NAME=value.")


def unknown() -> list[str]:
    """Names in the environment or `.env` that begin with PULT_ and mean nothing: most likely misspelt."""
    text = ENV_FILE.read_text() if ENV_FILE.exists() else ""
    given = {*os.environ, *(line.key for line in parse_stream(StringIO(text)) if line.key)}
    return sorted(name for name in given if name.startswith("PULT_") and name not in OTHERS | _named())


OTHERS = frozenset({"PULT_PASSWORD", "PULT_TELEGRAM_TOKEN", "PULT_MAIL_PASSWORD", "PULT_IMAP_URL", "PULT_SMTP_URL"})
"""What the commands read besides the settings."""


def _named() -> set[str]:
    return {f"PULT_{name.upper()}" for name in Settings.model_fields}

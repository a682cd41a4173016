"""The release's number."""

from __future__ import annotations

import tomllib
from pathlib import Path

from core.release import VERSION

ROOT = Path(__file__).parents[2]


def test_the_package_and_the_program_name_the_same_release() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == VERSION

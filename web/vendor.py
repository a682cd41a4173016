"""Brings other people's browser files into the repository: what `web/vendor.lock` names, bit for bit.

A developer's command (`python -m web.vendor`), never imported by the server. It needs npm; nothing else does.
"""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TARGET = HERE / "static" / "vendor"
INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


def fetch(package: dict[str, Any], folder: Path) -> tarfile.TarFile:
    """The package's tarball, or an exit if it is not the one that was locked."""
    spec = f"{package['name']}@{package['version']}"
    done = subprocess.run(["npm", "pack", "--silent", spec], cwd=folder, check=True, capture_output=True, text=True)
    tarball = folder / done.stdout.split()[-1]
    digest = base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
    if package["integrity"] != f"sha512-{digest}":
        sys.exit(f"{spec}: integrity is sha512-{digest}, the lock says {package['integrity']}")
    return tarfile.open(tarball)


def member(tar: tarfile.TarFile, name: str) -> bytes:
    found = tar.extractfile(f"package/{name}")
    if found is None:
        sys.exit(f"{name} is not in the package")
    return found.read()


def sprite(tar: tarfile.TarFile, names: list[str]) -> bytes:
    """One file of <symbol>s. Stroke and size come from the style sheet, so the symbols carry none."""
    symbols = []
    for name in sorted(names):
        drawn = INNER.search(member(tar, f"icons/{name}.svg").decode())
        assert drawn, name
        paths = re.sub(r"\s*\n\s*", "", drawn[1].strip())
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{paths}</symbol>')
    return ('<svg xmlns="http://www.w3.org/2000/svg">' + "\n".join(symbols) + "</svg>\n").encode()


def main() -> None:
    lock = tomllib.loads((HERE / "vendor.lock").read_text())
    TARGET.mkdir(exist_ok=True)
    for package in lock["package"]:
        with tempfile.TemporaryDirectory() as folder, fetch(package, Path(folder)) as tar:
            for source, target in package["files"].items():
                (TARGET / target).write_bytes(member(tar, source))
            if "sprite" in package:
                (TARGET / package["sprite"]).write_bytes(sprite(tar, package["icons"].split()))


if __name__ == "__main__":
    main()

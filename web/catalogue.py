"""Finds every sentence that a person may see and keeps the translators' files in step with them.

A developer's command (`python -m web.catalogue`): what is new appears in `web/locales/<language>/*.po` with an empty
translation, what nobody says any more disappears. The server never imports it; it reads the `.po` files themselves.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_javascript, extract_python
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

ROOT: Final = Path(__file__).parent.parent
LOCALES: Final = ROOT / "web" / "locales"
PACKAGES: Final = ("core", "inbox", "tasks", "connectors", "notifications", "bot", "web")

PYTHON: Final[dict[str, Any]] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "lazy": None,
    "msgid": None,
}
SCRIPT: Final[dict[str, Any]] = {"_": None, "n_": (1, 2)}
TEMPLATE: Final = {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true", "silent": "false"}

NOT_SAID: Final = ("samples.py", "styleguide.py", "styleguide.html")
"""Only developers see these."""

AREAS: Final = (
    "bot/",
    "connectors/",
    "notifications/",
    "tasks/",
    "web/api/",
    "web/templates/settings/",
    "web/templates/tasks/",
    "web/widget/",
)
"""A sentence found under one of these begins in the file of that name; all others in `inbox.po`."""

Message = str | tuple[str, str]


def found(root: Path = ROOT) -> dict[Message, list[str]]:
    """Every message with the files it stands in."""
    messages: defaultdict[Message, list[str]] = defaultdict(list)
    for path in _sources(root):
        place = path.relative_to(root).as_posix()
        for message in _messages(path):
            if place not in messages[message]:
                messages[message].append(place)
    return dict(messages)


def _sources(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*")):
            foreign = {"vendor", "dev"} & set(path.relative_to(root).parts) or path.name in NOT_SAID
            if path.suffix in (".py", ".html", ".txt", ".js") and not foreign:
                yield path


def _messages(path: Path) -> Iterator[Message]:
    source = path.read_bytes()
    if path.suffix == ".py":
        module = ast.parse(source)
        yield from _picked(extract_python(BytesIO(source), PYTHON, [], {}), PYTHON)
        yield from _refusals(module)
        yield from _failures(module)
    elif path.suffix == ".js":
        yield from _picked(extract_javascript(BytesIO(source), SCRIPT, [], {"parse_template_string": True}), SCRIPT)
    else:
        yield from _picked(babel_extract(BytesIO(source), list(PYTHON), [], TEMPLATE), PYTHON)


def _picked(calls: Iterable[Any], keywords: Mapping[str, tuple[int, ...] | None]) -> Iterator[Message]:
    """From an extractor's `(line, function, arguments, comments)`."""
    for _, name, said, _ in calls:
        arguments = said if isinstance(said, (tuple, list)) else (said,)
        first, second = arguments[0], arguments[1] if len(arguments) > 1 else None
        if not isinstance(first, str) or not first:
            continue
        if not keywords.get(name):
            yield first
        elif isinstance(second, str):
            yield first, second


def _refusals(module: ast.Module) -> Iterator[str]:
    """The docstrings of refusals are what is shown (`core.errors`)."""
    known = {"Refusal", "NotFound", "NotAllowed", "Conflict", "Invalid", "Unavailable"}
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            bases = {ast.unparse(base).rsplit(".", 1)[-1] for base in node.bases}
            if bases & known or node.name in known - {"Refusal"}:
                known.add(node.name)
                text = ast.get_docstring(node, clean=True)
                if text:
                    yield text


def _failures(module: ast.Module) -> Iterator[str]:
    """`DeliveryFailed("…")`: the reason an agent is shown."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("DeliveryFailed") and node.args:
            reason = node.args[0]
            if isinstance(reason, ast.Constant) and isinstance(reason.value, str):
                yield reason.value


def area(places: list[str]) -> str:
    for place in places:
        for prefix in AREAS:
            if place.startswith(prefix):
                return prefix.rstrip("/").rsplit("/", 1)[-1]
    return "inbox"


def read(language: str, root: Path = LOCALES) -> dict[str, Catalog]:
    """The translators' files by name."""
    files = {}
    for path in sorted((root / language).glob("*.po")):
        with path.open("rb") as file:
            files[path.stem] = read_po(file, locale=language)
    return files


def update(language: str) -> list[Message]:
    """Writes the files anew and returns what still wants a translation."""
    said, old = found(), read(language)
    translations = {_key(m.id): (m.string, name) for name, c in old.items() for m in c if m.id}
    new: defaultdict[str, Catalog] = defaultdict(lambda: Catalog(locale=language, fuzzy=False))
    missing: list[Message] = []
    for message in sorted(said, key=str):
        string, name = translations.get(message, ("", area(said[message])))
        new[name].add(message, string or None, locations=[(place, 0) for place in said[message]])
        if not string or not all(string):
            missing.append(message)
    for name in old.keys() - new.keys():
        (LOCALES / language / f"{name}.po").unlink()
    for name, catalogue in new.items():
        body = BytesIO()
        write_po(body, catalogue, width=110, sort_output=True, include_lineno=False, omit_header=True)
        (LOCALES / language / f"{name}.po").write_bytes(_header(catalogue) + body.getvalue())
    return missing


def _key(id_: object) -> Message:
    return (str(id_[0]), str(id_[1])) if isinstance(id_, (tuple, list)) else str(id_)


def _header(catalogue: Catalog) -> bytes:
    """Without dates and names, so that two people's files differ only in what they translated."""
    lines = (
        f"Language: {catalogue.locale}",
        f"Plural-Forms: {catalogue.plural_forms}",
        "Content-Type: text/plain; charset=utf-8",
    )
    return ('msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n").encode()


def main() -> None:
    for folder in sorted(p for p in LOCALES.iterdir() if p.is_dir()):
        missing = update(folder.name)
        sys.stdout.write(f"{folder.name}: {len(missing)} without a translation\n")
        for message in missing:
            sys.stdout.write(f"  {message}\n")


if __name__ == "__main__":
    main()

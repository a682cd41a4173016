"""Puts the widget's plain sources into one piece when the server starts; no build, nothing written to disk.

It understands just what our own modules use: `import { a, b } from "./x.js"` at the top, `export` before a
declaration, comments that are JSDoc or begin a line, no template inside a template. Since the modules become one
scope, a name is declared at the top of only one of them; `bundle` insists on it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

CLIENT: Final = Path(__file__).parent / "client"

_IMPORT: Final = re.compile(r'^import \{[^}]+\} from "\./(\w+)\.js";\n', re.MULTILINE)
_DECLARED: Final = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)
_JSDOC: Final = re.compile(r"/\*\*.*?\*/ ?", re.DOTALL)
_REMARK: Final = re.compile(r"^\s*//.*$", re.MULTILINE)
_TEXT: Final = re.compile(r'("(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)')
_AROUND: Final = re.compile(r" ?([=<>!&|?:,;(){}\[\]*]+) ?")
_LINE_END: Final = re.compile(r"\n\s*")


class BadSource(ValueError):
    """The sources use something that this module does not understand."""


def squeeze_script(source: str) -> str:
    """The script without comments, indentation, empty lines and the blanks around signs; strings stay whole."""
    pieces = _TEXT.split(_LINE_END.sub("\n", _REMARK.sub("", _JSDOC.sub("", source))))
    pieces[::2] = [_AROUND.sub(r"\1", code) for code in pieces[::2]]
    return "".join(pieces).strip()


def squeeze_style(source: str) -> str:
    """The style sheet without comments, line ends and indentation."""
    plain = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", plain).replace(": ", ":").replace(";}", "}").strip()


def bundle(folder: Path, entry: str) -> str:
    """One script of a module and all that it imports, each before those that need it. Raises `BadSource`."""
    sources: dict[str, str] = {}
    _collect(folder, entry, sources, ())
    owners: dict[str, str] = {}
    for name, source in sources.items():
        for declared in _DECLARED.findall(source):
            if owners.setdefault(declared, name) != name:
                raise BadSource(f"{declared} is declared in {owners[declared]}.js and in {name}.js")
    plain = (re.sub(r"^export ", "", _IMPORT.sub("", source), flags=re.MULTILINE) for source in sources.values())
    return squeeze_script("\n".join(plain))


def _collect(folder: Path, name: str, sources: dict[str, str], above: tuple[str, ...]) -> None:
    if name in above:
        raise BadSource(f"modules import each other in a ring: {' → '.join((*above, name))}")
    if name in sources:
        return
    source = (folder / f"{name}.js").read_text("utf-8")
    for module in _IMPORT.findall(source):
        _collect(folder, module, sources, (*above, name))
    sources[name] = source


def loader_script() -> str:
    """The loader without its settings; see `page.Documents.loader`."""
    return squeeze_script((CLIENT / "loader.js").read_text("utf-8"))


def loader_style() -> str:
    return squeeze_style((CLIENT / "loader.css").read_text("utf-8"))


def panel_script() -> str:
    return bundle(CLIENT / "panel", "main")


def panel_style() -> str:
    return squeeze_style((CLIENT / "panel.css").read_text("utf-8"))

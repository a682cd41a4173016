"""The widget's sources become one script each, and stay small."""

from pathlib import Path

import pytest

from connectors.widget.setup import look
from web.widget import bundle
from web.widget.page import Documents

KB = 1024
LOADER_BUDGET = 3 * KB
WHOLE_BUDGET = 15 * KB


def write(folder: Path, **modules: str) -> Path:
    for name, source in modules.items():
        (folder / f"{name}.js").write_text(source)
    return folder


def test_modules_come_before_those_that_need_them(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        main='import { a } from "./a.js";\nimport { b } from "./b.js";\na(b);\n',
        a='import { b } from "./b.js";\nexport function a() {}\n',
        b="export const b = 1;\n",
    )
    assert bundle.bundle(folder, "main") == "const b=1;\nfunction a(){}\na(b);"


def test_a_name_declared_in_two_modules_is_refused(tmp_path: Path) -> None:
    folder = write(
        tmp_path, main='import { a } from "./a.js";\nconst busy = a;\n', a="export const a = 1;\nlet busy = 2;\n"
    )
    with pytest.raises(bundle.BadSource, match=r"busy is declared in a\.js and in main\.js"):
        bundle.bundle(folder, "main")


def test_modules_that_import_each_other_are_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, main='import { a } from "./a.js";\n', a='import { b } from "./main.js";\nexport let a;\n')
    with pytest.raises(bundle.BadSource, match="main → a → main"):
        bundle.bundle(folder, "main")


def test_squeezing_leaves_strings_as_they_are() -> None:
    source = '/** Doc. */\nconst a = "x = { y } // z";\n  // A remark.\n  f(/** @type {X} */ (a), `${a} , b`, 1);\n'
    assert bundle.squeeze_script(source) == 'const a="x = { y } // z";\nf((a),`${a} , b`,1);'


def test_squeezing_a_style_sheet_keeps_its_meaning() -> None:
    assert bundle.squeeze_style("/* a */\nb,\ni > p {\n  margin: 0 auto;\n  inset: calc(1px + 2px);\n}\n") == (
        "b,i > p{margin:0 auto;inset:calc(1px + 2px)}"
    )


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_widget_keeps_within_its_budget(language: str) -> None:
    documents = Documents()
    loader = documents.loader("Ab3dEf6hIj9k", look({}))
    panel = documents.panel("Ab3dEf6hIj9k", look({}), name="Support", host="https://shop.example", language=language)
    assert len(loader.packed) <= LOADER_BUDGET
    assert len(loader.packed) + len(panel.packed) <= WHOLE_BUDGET

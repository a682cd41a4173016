"""The look keeps its promises: its weight, its strictness, and that every part of it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from core import i18n, rich
from web.assets import STATIC, STYLES, Assets
from web.pages import samples
from web.render import LOCALES, TEMPLATES, Pages, initials

NOW = 1_763_730_120_000
TEMPLATE_FILES = sorted(TEMPLATES.rglob("*.html"))


@pytest.fixture(scope="module")
def assets() -> Assets:
    return Assets()


@pytest.fixture(scope="module")
def pages(assets: Assets) -> Pages:
    i18n.load(LOCALES)
    return Pages(assets, now=lambda: NOW)


@pytest.fixture
def russian() -> Iterator[None]:
    with i18n.speaking("ru", "Europe/Moscow"):
        yield


def test_scripts_weigh_at_most_45_kb_packed(assets: Assets) -> None:
    assert assets.weight(".js") <= 45_000


def test_styles_weigh_at_most_14_kb_packed(assets: Assets) -> None:
    assert assets.weight("css/app.css") <= 14_000


@pytest.mark.parametrize("path", TEMPLATE_FILES, ids=lambda p: p.relative_to(TEMPLATES).as_posix())
def test_a_template_holds_nothing_that_the_content_policy_forbids(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"<[^>]*\s(style|on[a-z]+|hx-on[:\w-]*)\s*=", text), "no inline styles, no inline handlers"
    assert "|safe" not in text
    assert not re.search(r"<script(?![^>]*(\ssrc=|application/json))", text)
    assert not re.search(r'hx-(vals|headers)=["\']js:', text)


def test_every_icon_that_is_named_is_in_the_sprite(pages: Pages) -> None:
    sprite = (STATIC / "vendor" / "icons.svg").read_text()
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', sprite))
    named = {name for path in TEMPLATE_FILES for name in re.findall(r'icon\("([\w-]+)"', path.read_text())}
    assert named <= drawn


def test_every_class_in_the_styles_is_worn_by_something() -> None:
    styles = "".join((STATIC / "css" / f"{name}.css").read_text() for name in STYLES)
    classes = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"/\*.*?\*/|url\([^)]*\)", "", styles, flags=re.DOTALL)))
    worn = "".join(p.read_text() for p in TEMPLATE_FILES) + "".join(p.read_text() for p in (STATIC / "js").glob("*.js"))
    words = set(re.findall(r"[\w-]+", worn + Path(rich.__file__).read_text()))
    assert not classes - words


@pytest.mark.parametrize("language", ["en", "ru", i18n.PSEUDO])
@pytest.mark.parametrize("screen", samples.SCREENS)
def test_every_screen_can_be_drawn(pages: Pages, screen: str, language: str) -> None:
    template, values = samples.SCREENS[screen]
    with i18n.speaking(language, "Europe/Moscow"):
        drawn = pages(template, shell=samples.shell("dark"), part=False, theme="dark", **values(NOW))
    assert "<html" in drawn or screen == "new-task"


@pytest.mark.usefixtures("russian")
def test_what_people_wrote_is_never_markup(pages: Pages) -> None:
    evil = '<img src=x onerror="alert(1)">'
    row = samples.parts.Row(1, samples.parts.Person(1, evil, "contact"), "telegram", NOW, 1, evil, title=evil)
    drawn = pages("inbox/row.html", row=row, open_id=0)
    assert "<img" not in drawn
    assert "&lt;img" in drawn


def test_an_asset_is_kept_for_ever_under_its_digest(assets: Assets) -> None:
    assert assets.url("js/app.js") == f"/static/{assets.digest}/js/app.js"
    with pytest.raises(KeyError):
        assets.url("js/missing.js")


async def test_an_asset_is_sent_packed_and_an_old_address_is_not_promised(assets: Assets) -> None:
    def ask(digest: str, name: str) -> web.Request:
        request = make_mocked_request("GET", f"/static/{digest}/{name}", headers={"Accept-Encoding": "gzip, br"})
        request.match_info.update(digest=digest, name=name)
        return request

    answer = await assets.handle(ask(assets.digest, "css/app.css"))
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]
    stale = await assets.handle(ask("0" * 12, "css/app.css"))
    assert stale.headers["Cache-Control"] == "no-cache"
    with pytest.raises(web.HTTPNotFound):
        await assets.handle(ask(assets.digest, "../settings.py"))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Иван Петров", "ИП"),
        ("ООО «Лес»", "ОЛ"),
        ("olga", "O"),
        ("Anna Maria van Dyck", "AD"),
        ("🙂", "🙂"),
        ("", "?"),
        ("  ", "?"),
    ],
)
def test_a_face_has_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_whatever_a_message_brings_can_be_shown(pages: Pages) -> None:
    extra = {
        "subject": "Re: bill",
        "forward": {"kind": "hidden_user", "name": ""},
        "location": {"latitude": 55.75, "longitude": 37.61},
        "venue": {"title": "Office", "address": "Main street 1"},
        "contact": {"name": "Olga", "phone": "+7"},
        "poll": {"question": "When?", "options": [{"text": "Now", "votes": 1}], "closed": False},
        "dice": {"emoji": "🎲", "value": None},
        "checklist": {"title": "Pack", "tasks": [{"text": "Keys", "done": True}]},
        "sticker": {"emoji": "🙂", "set": ""},
        "unknown": "{}",
        "stranger": True,
        "quote": "a part",
    }
    for chosen in [extra, *({name: value} for name, value in extra.items())]:
        line = samples.parts.Message(1, "a", "in", NOW, 1, samples.IVAN, extra=chosen)
        assert 'class="bubble"' in pages("inbox/message.html", m=line, dialog_id=1)

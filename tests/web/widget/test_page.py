"""The loader and the panel as documents: what they say, and that nothing else may run in them."""

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

from connectors.widget.setup import Look, look
from core import i18n
from web.widget.page import Document, Documents

LOCALES = Path(__file__).parents[3] / "web" / "locales"


@pytest.fixture(scope="module")
def documents() -> Documents:
    i18n.load(LOCALES)
    return Documents()


def panel(documents: Documents, given: Look, *, language: str = "ru") -> Document:
    return documents.panel("KEY", given, name="Лесной", host="https://shop.example", language=language)


def hashes(html: str, tag: str) -> list[str]:
    bodies = re.findall(rf"<{tag}(?: type=\"module\")?>(.*?)</{tag}>", html, re.DOTALL)
    return ["'sha256-" + base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() + "'" for body in bodies]


def test_the_panels_policy_names_exactly_its_own_script_and_style(documents: Documents) -> None:
    document = panel(documents, look({"color": "#884400"}))
    html = document.body.decode()
    policy = dict(part.strip().split(" ", 1) for part in document.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert [policy["script-src"]] == hashes(html, "script")
    assert [policy["style-src"]] == hashes(html, "style")
    assert policy["frame-ancestors"] == "https://shop.example"
    assert "unsafe" not in document.headers["Content-Security-Policy"]
    assert not re.search(r"\son\w+=|\sstyle=", re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL))


def test_the_packed_body_is_the_body(documents: Documents) -> None:
    document = panel(documents, look({}))
    assert gzip.decompress(document.packed) == document.body


def test_the_panel_speaks_the_visitors_language_and_says_the_companys_words(documents: Documents) -> None:
    given = look({"title": {"ru": "Поддержка", "en": "Support"}, "hours": "9–18", "intro": {"en": "Ask!"}})
    russian, english = (panel(documents, given, language=lang).body.decode() for lang in ("ru", "en"))
    assert '<html lang="ru">' in russian
    assert "<h1>Поддержка</h1>" in russian
    assert "<h2>Здравствуйте!</h2>" in russian
    assert "<h1>Support</h1>" in english
    assert "<p>Ask!</p>" in english
    assert "9–18" in russian
    assert "9–18" in english


def test_every_word_of_the_panel_is_translated(documents: Documents) -> None:
    def words(language: str) -> dict[str, str]:
        html = panel(documents, look({}), language=language).body.decode()
        found = re.search(r'id="settings">(.*?)</script>', html)
        assert found
        texts: dict[str, str] = json.loads(found[1])["texts"]
        return texts

    english, russian = words("en"), words("ru")
    assert english.keys() == russian.keys()
    assert [name for name in english if english[name] == russian[name]] == []


def test_a_companys_words_cannot_become_markup(documents: Documents) -> None:
    html = panel(documents, look({"title": "</script><script>alert(1)</script>", "greeting": '"><img src=x>'})).body
    assert b"<img src=x>" not in html
    assert html.count(b"<script") == 2


def test_the_loader_carries_the_channels_look(documents: Documents) -> None:
    script = documents.loader("KEY", look({"color": "#FFD500", "position": "left", "theme": "dark"})).body.decode()
    found = re.search(r"const SETTINGS=(\{.*?\});\n", script)
    assert found
    settings = json.loads(found[1])
    assert settings["position"] == "left"
    assert settings["scheme"] == "dark"
    assert "--accent:#ffd500;--ink:#000000" in settings["css"]
    assert set(settings["texts"]) == {"en", "ru"}

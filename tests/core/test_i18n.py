"""People are spoken to in their language and their zone, and no sentence is left in English by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from core import i18n
from core.clock import DAY, HOUR, MINUTE
from core.database import Database
from core.work import View
from web import catalogue
from web.render import LOCALES

NOW = 1_763_730_120_000
"""Friday, 21 November 2025, 13:02 UTC."""


@pytest.fixture(autouse=True)
def catalogues() -> Iterator[None]:
    i18n.load(LOCALES)
    with i18n.speaking("en", "UTC"):
        yield


def test_every_sentence_is_translated() -> None:
    translations = {
        catalogue._key(m.id): m.string for file in catalogue.read("ru").values() for m in file if m.id and not m.fuzzy
    }
    missing = [said for said in catalogue.found() if not translations.get(said) or not all(translations[said])]
    assert not missing, "run `python -m web.catalogue` and translate what it names"


def test_no_translation_is_kept_for_what_nobody_says() -> None:
    said = set(catalogue.found())
    kept = {catalogue._key(m.id) for file in catalogue.read("ru").values() for m in file if m.id}
    assert kept <= said


def test_a_translation_fills_the_same_blanks_as_the_sentence() -> None:
    blank = re.compile(r"%\(\w+\)s|\{\w+\}")
    for file in catalogue.read("ru").values():
        for message in file:
            if message.id:
                forms = [message.string] if isinstance(message.string, str) else list(message.string)
                ids = [message.id] if isinstance(message.id, str) else list(message.id)
                for form in forms:
                    assert set(blank.findall(form)) <= set(blank.findall(" ".join(ids))), message.id
                    if isinstance(message.id, str):
                        assert sorted(blank.findall(form)) == sorted(blank.findall(message.id)), message.id


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "1 диалог"),
        (21, "21 диалог"),
        (22, "22 диалога"),
        (5, "5 диалогов"),
        (11, "11 диалогов"),
        (112, "112 диалогов"),
    ],
)
def test_russian_counts_as_russians_do(n: int, words: str) -> None:
    with i18n.speaking("ru"):
        assert i18n.ngettext("%(n)s dialog", "%(n)s dialogs", n) % {"n": n} == words


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("de, en;q=0.5, ru;q=0.4", "en"),
        ("*", "en"),
        ("", "en"),
        ("ru;q=0, en;q=0.1", "en"),
        ("en;q=broken, ru", "ru"),
    ],
)
def test_the_browsers_wish_chooses_the_language(header: str, language: str) -> None:
    assert i18n.choose(header) == language


def test_times_are_told_in_the_persons_zone() -> None:
    assert i18n.clock(NOW) == "13:02"
    with i18n.speaking("ru", "Asia/Vladivostok"):
        assert i18n.clock(NOW) == "23:02"
        assert i18n.moment(NOW + 2 * HOUR, NOW) == "завтра 01:02"
        assert i18n.brief(NOW - 40 * DAY, NOW) == "12 окт."


def test_a_zone_that_does_not_exist_is_utc() -> None:
    with i18n.speaking("en", "Mars/Olympus"):
        assert i18n.clock(NOW) == "13:02"


def test_a_deadline_says_how_late_it_is() -> None:
    assert i18n.due(NOW - 2 * HOUR - MINUTE, NOW) == "2 h late"
    assert i18n.due(NOW + 5 * HOUR, NOW) == "18:02"
    assert i18n.due(NOW + DAY, NOW) == "tomorrow 13:02"
    with i18n.speaking("ru"):
        assert i18n.due(NOW - 3 * DAY, NOW) == "просрочено на 3 дня"


def test_speaking_to_another_person_ends_with_the_sentence() -> None:
    with i18n.speaking("ru"):
        assert i18n.gettext("today") == "сегодня"
    assert i18n.gettext("today") == "today"


def test_the_pseudo_language_shows_what_translators_were_given() -> None:
    with i18n.speaking(i18n.PSEUDO):
        turned = i18n.gettext("Waiting for %(name)s") % {"name": "Anna"}
    assert "Anna" in turned
    assert "Waiting" not in turned
    assert len(turned) > 1.25 * len("Waiting for Anna")


def test_scripts_are_given_their_sentences_with_plural_forms() -> None:
    with i18n.speaking("ru"):
        said = i18n.for_browser()
    assert said["%(n)s new message"] == ["%(n)s новое сообщение", "%(n)s новых сообщения", "%(n)s новых сообщений"]
    assert said["Draft saved"] == "Черновик сохранён"
    assert "Connect Telegram" not in said


async def test_a_unit_of_work_speaks_the_language_of_the_one_who_asked(db: Database) -> None:
    async def word(_: View) -> str:
        return i18n.gettext("Closed")

    with i18n.speaking("ru"):
        here = i18n.gettext("Closed")
        assert here != "Closed"
        assert await db.read(word) == here
        assert await db.write(word) == here

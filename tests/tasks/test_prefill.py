"""A title out of what a customer wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.prefill import TITLE, headline


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Не открывается отчёт", "Не открывается отчёт"),
        ("Здравствуйте!\n\nне открывается отчёт", "Не открывается отчёт"),
        ("Добрый день, коллеги! Где наш заказ № 15?", "Где наш заказ № 15?"),
        ("Добрый день", ""),
        ("Hello team, the export is empty", "The export is empty"),
        ("Hi", ""),
        ("Привет всем", ""),
        ("High load on the server", "High load on the server"),
        ("Приветственное письмо не пришло", "Приветственное письмо не пришло"),
        ("🔥🔥\n500 на выгрузке", "500 на выгрузке"),
        ("", ""),
    ],
)
def test_the_first_line_that_says_something_is_the_title(text: str, title: str) -> None:
    assert headline(text) == title


@given(st.text())
def test_a_title_is_one_line_of_bearable_length(text: str) -> None:
    title = headline(text)
    assert len(title) <= TITLE
    assert "\n" not in title

"""Rich text: whatever comes in, spans stay valid, nothing of the text is lost, HTML stays ours."""

import re
import time
from html.parser import HTMLParser
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core import markdown
from core.rich import Entity, Rich, cut, join, linkify, split, tidy, to_html, to_plain
from core.text import clean, utf16_len

styles = st.sampled_from(
    ["bold", "italic", "underline", "strike", "spoiler", "code", "pre", "quote", "link", "mention", "table"]
)
texts = st.text(st.sampled_from("аб x\n\t_*`~|+[]()>\\👋🏽\u0301.<&\"'") | st.characters(codec="utf-8"), max_size=60)
_MARKS = ["**", "_", "~~", "||", "++", "`", "```", "[", "](https://x.ru/a_b)", "](javascript:x)", "> ", "\\", "*"]
_WORDS = ["https://y.ru/(q)_", "\n", "\t", "| a | b |\n", "|---|---|\n", "слово", " ", "👋🏽", "1"]
pieces = st.lists(st.sampled_from(_MARKS + _WORDS), max_size=25).map("".join)


@st.composite
def riches(draw: st.DrawFn) -> Rich:
    text = draw(texts)
    place = st.integers(-2, len(text) + 2)
    spans = draw(st.lists(st.tuples(styles, place, place), max_size=6))
    return tidy(text, [Entity(style, a, b - a, "https://x.ru" if style == "link" else None) for style, a, b in spans])


def assert_valid(rich: Rich) -> None:
    assert list(rich.entities) == sorted(rich.entities, key=lambda e: (e.offset, -e.length))
    for entity in rich.entities:
        assert 0 <= entity.offset < entity.end <= len(rich.text)
    for one, two in combinations(rich.entities, 2):
        assert two.offset >= one.end or two.end <= one.end, "spans cross"


@given(riches())
def test_tidy_spans_are_in_bounds_and_never_cross(rich: Rich) -> None:
    assert_valid(rich)
    assert Rich.from_json(rich.text, rich.as_json()) == rich
    assert tidy(rich.text, rich.entities) == rich


def test_spans_move_with_the_text_when_it_is_cleaned() -> None:
    rich = tidy("a\0\0b\ud800c", [Entity("bold", 3, 1)])
    assert (rich.text, rich.entities) == ("abc", (Entity("bold", 1, 1),))


def test_crossing_spans_are_cut_at_the_border() -> None:
    rich = tidy("abcdef", [Entity("bold", 0, 4), Entity("italic", 2, 4)])
    assert rich.entities == (Entity("bold", 0, 4), Entity("italic", 2, 2), Entity("italic", 4, 2))


def test_a_link_to_a_script_is_no_link() -> None:
    assert tidy("click", [Entity("link", 0, 5, "javascript:alert(1)")]).entities == ()


# -- HTML --------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.hrefs: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.hrefs += [value or "" for name, value in attrs if name == "href"]
        assert {name for name, _ in attrs} <= {"href", "rel", "target", "class"}
        if tag == "br":
            self.text += "\n"
        else:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@given(riches())
def test_html_has_our_tags_only_and_the_whole_text(rich: Rich) -> None:
    page = Page(to_html(rich))
    assert page.open == []
    assert page.tags <= {
        *("a", "span", "strong", "em", "u", "s", "code", "pre", "blockquote", "br", "table", "tbody", "tr", "td", "th")
    }
    assert re.sub(r"\s", "", page.text) == re.sub(r"\s", "", rich.text)


def test_html_of_what_an_agent_typed() -> None:
    rich = markdown.parse("Здравствуйте, **Анна _и_ ко**!\n<b> [сюда](https://ex.ru/?a=1&b=(2)) `a<b`")
    assert to_html(rich) == (
        "Здравствуйте, <strong>Анна <em>и</em> ко</strong>!<br>&lt;b&gt; "
        '<a href="https://ex.ru/?a=1&amp;b=(2)" rel="noopener noreferrer nofollow" target="_blank">сюда</a> '
        "<code>a&lt;b</code>"
    )


@pytest.mark.parametrize(
    "source", ["[x](javascript:alert(1))", "[x](data:text/html,1)", "<img src=x onerror=alert(1)>"]
)
def test_nothing_typed_becomes_a_script(source: str) -> None:
    page = Page(to_html(markdown.parse(source)))
    assert page.tags == set()
    assert page.text == source


# -- Markdown ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("**b** _i_ ~~s~~ ||h|| ++u++", "b i s h u", "bold italic strike spoiler underline"),
        ("**жирный _и курсив_**", "жирный и курсив", "bold italic"),
        ("2**3**4, snake_case_name, C++/C++, a||b||c", "2**3**4, snake_case_name, C++/C++, a||b||c", ""),
        ("**не закрыт", "**не закрыт", ""),
        ("****", "****", ""),
        (r"\*\*нет\*\* \\server\share", r"**нет** \\server\share", ""),
        ("`**x**`", "**x**", "code"),
        ("```python\nprint(1)\n```", "print(1)", "pre"),
        ("> раз\n> два\nтри", "раз\nдва\nтри", "quote"),
        ("[слово](https://x.ru/a_(b))", "слово", "link"),
        ("[](https://x.ru)", "[](https://x.ru)", ""),
        ("См. https://x.ru/a_b_c.", "См. https://x.ru/a_b_c.", "link"),
        ("**https://x.ru**", "https://x.ru", "link bold"),
        ("[@Анна](mention:7)", "@Анна", "mention"),
        ("Имя\tТариф\nАнна\t**100**", "Имя\tТариф\nАнна\t100", "table bold"),
        ("| Имя | Тариф |\n|---|:-:|\n| Анна | 1\\|2 |", "Имя\tТариф\nАнна\t1|2", "table"),
    ],
)
def test_markdown_is_read(source: str, text: str, entities: str) -> None:
    rich = markdown.parse(source)
    assert rich.text == text
    assert " ".join(e.style for e in rich.entities) == entities
    assert_valid(rich)


@example("\\\\> ")
@given(pieces)
def test_reading_markdown_never_fails_and_writing_it_back_keeps_it(source: str) -> None:
    rich = markdown.parse(source)
    assert_valid(rich)
    again = markdown.parse(markdown.write(rich))
    assert again.text == rich.text


@given(riches())
def test_any_text_survives_being_written_as_markdown(rich: Rich) -> None:
    assert markdown.parse(markdown.write(rich)).text == rich.text


@pytest.mark.parametrize(
    "source",
    [
        "Здравствуйте, **Анна _и_ ко**!\n> цитата\n> вторая\n\n`код` ||тайна|| ++под++ ~~нет~~",
        "```sh\nls -l\n```\nпосле [сюда](https://x.ru/?a=1&b=2) и https://y.ru/z.",
        "| a | b |\n| --- | --- |\n| 1 | **2** |",
        "a\tb\nc\td",
        "[@Анна](mention:7), посмотри",
    ],
)
def test_markdown_written_back_is_read_the_same(source: str) -> None:
    rich = markdown.parse(source)
    assert rich.entities
    assert markdown.parse(markdown.write(rich)) == rich


@pytest.mark.parametrize(
    "piece",
    ["**", "_a ", "[", "](http://a", "`", "```", "https://a ", "https://a)", "||a ", "> ", "a\tb\n", "\\*", "[**"],
)
def test_reading_takes_time_in_proportion_to_the_length(piece: str) -> None:
    started = time.perf_counter()
    markdown.parse(piece * (100_000 // len(piece)))
    assert time.perf_counter() - started < 5


# -- plain text and cutting --------------------------------------------------------------------------------------


def test_plain_text_writes_out_addresses_marks_quotes_and_aligns_tables() -> None:
    rich = markdown.parse("[сюда](https://x.ru) https://y.ru\n> **цитата**\nИмя\tТариф\nАнна\t1")
    assert to_plain(rich) == "сюда (https://x.ru) https://y.ru\n> цитата\nИмя   Тариф\nАнна  1"


@given(riches(), st.integers(0, 60), st.integers(0, 60))
@example(Rich("00", (Entity("bold", 0, 2),)), 1, 1)
def test_a_piece_is_valid_and_pieces_join_to_the_whole(rich: Rich, a: int, b: int) -> None:
    piece = cut(rich, a, b)
    assert_valid(piece)
    middle = min(a, len(rich.text))
    assert join([cut(rich, 0, middle), cut(rich, middle, len(rich.text))]).text == rich.text


@given(riches(), st.integers(4, 20))
def test_split_pieces_are_short_enough_and_lose_nothing(rich: Rich, limit: int) -> None:
    parts = split(rich, limit)
    assert "".join(part.text for part in parts) == rich.text
    for part in parts:
        assert utf16_len(part.text) <= limit
        assert_valid(part)


def test_a_text_of_4097_units_of_emoji_is_split_between_characters() -> None:
    text = "👍🏽" * 1024 + "!"
    first, second = split(Rich(text, (Entity("bold", 0, len(text)),)), 4096)
    assert (first.text, second.text) == ("👍🏽" * 1024, "!")
    assert second.entities == (Entity("bold", 0, 1),)
    assert [len(p.text) % 2 for p in split(Rich("👍🏽" * 1500), 4095)] == [0, 0]


def test_split_prefers_the_end_of_a_line_then_of_a_word() -> None:
    parts = split(Rich("слово " * 1000), 4096)
    assert all(part.text.endswith("слово ") for part in parts)
    assert split(Rich("a" * 60 + "\n" + "b " * 30), 100)[0].text == "a" * 60 + "\n"


@given(texts)
def test_a_plain_text_gets_its_links_and_stays_as_it_is(text: str) -> None:
    rich = linkify(text + " https://x.ru/a, и")
    assert rich.text == clean(text + " https://x.ru/a, и")
    assert "https://x.ru/a" in [e.value for e in rich.entities]

"""What an administrator may set on a widget, and on which sites it then stands."""

import pytest

from connectors.widget.setup import Look, WrongColor, WrongOrigin, ink, look, origin, said, snippet

OWN = "https://desk.example"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("example.com", "https://example.com"),
        (" HTTPS://Example.com/shop?x=1 ", "https://example.com"),
        ("http://localhost:3000", "http://localhost:3000"),
        ("https://example.com:443/", "https://example.com"),
        ("https://*.example.com", "https://*.example.com"),
        ("магазин.рф", "https://xn--80aaarff7clq.xn--p1ai"),
        ("http://[::1]:80", "http://[::1]"),
        ("*", "*"),
    ],
)
def test_an_origin_is_what_the_person_meant(typed: str, meant: str) -> None:
    if "xn--" in meant:
        meant = "https://" + typed.encode("idna").decode()
    assert origin(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "two words", "ftp://example.com", "javascript:alert(1)", "https://a:99999", "a;b"]
)
def test_what_is_no_site_is_refused(typed: str) -> None:
    with pytest.raises(WrongOrigin):
        origin(typed)


@pytest.mark.parametrize(
    ("patterns", "host", "allowed"),
    [
        (["https://shop.example"], "https://shop.example", True),
        (["https://shop.example"], "http://shop.example", False),
        (["https://shop.example"], "https://shop.example:8443", False),
        (["https://shop.example"], "https://shop.example.evil.example", False),
        (["https://*.shop.example"], "https://eu.shop.example", True),
        (["https://*.shop.example"], "https://evil-shop.example", False),
        (["https://*.shop.example"], "https://shop.example", False),
        (["*"], "https://anywhere.example", True),
        (["*"], "null", False),
        (["*"], "https://a.example; script-src *", False),
        (["*"], "https://user@a.example/path", False),
        ([], "https://shop.example", False),
        ([], OWN, True),
    ],
)
def test_a_widget_stands_only_on_the_sites_it_was_given(patterns: list[str], host: str, allowed: bool) -> None:
    assert look({"origins": patterns}).allows(host, own=OWN) is allowed


def test_a_configuration_becomes_a_look() -> None:
    assert look({}) == Look()
    assert look({"position": "left", "theme": "dark", "strict": True, "color": " #ABCDEF "}) == Look(
        position="left", theme="dark", strict=True, color="#abcdef"
    )
    assert look({"position": "middle", "theme": "pink", "title": 5}) == Look()


def test_a_wrong_colour_is_refused() -> None:
    with pytest.raises(WrongColor, match="red is not a colour"):
        look({"color": "red"})


def test_a_text_is_said_in_the_language_or_in_the_only_one_there_is() -> None:
    words = look({"greeting": {"ru": "Привет", "*": "Hi"}, "intro": "Ask"})
    assert said(words.greeting, "ru") == "Привет"
    assert said(words.greeting, "de") == "Hi"
    assert said(words.intro, "ru") == "Ask"
    assert said(words.hours, "ru", "default") == "default"


@pytest.mark.parametrize(
    ("accent", "readable"), [("#000000", "#ffffff"), ("#ffd500", "#000000"), ("#2b5fd9", "#ffffff")]
)
def test_letters_on_the_accent_can_be_read(accent: str, readable: str) -> None:
    assert ink(accent) == readable


def test_the_line_for_the_site_names_the_server_and_the_key() -> None:
    assert snippet("https://desk.example", "KEY") == '<script async src="https://desk.example/w/KEY.js"></script>'

"""What of a mail's HTML gets through, and how it is folded."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.email.html import fits, has_remote_images, images_of, show
from connectors.email.html_body import read

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext></mtext><mglyph><style><img src onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='\u2028javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='/settings'>x</a>",
    "<a href='//evil.example'>x</a>",
    "<form action=https://evil.example><input name=a></form>",
    "<base href=https://evil.example>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import url(https://evil.example)</style>",
    "<div style='background:url(https://evil.example/x.png)'>x</div>",
    "<div style='background-image:u\\72l(https://evil.example)'>x</div>",
    "<div style='width:expression(alert(1))'>x</div>",
    "<div style='position:fixed;top:0;left:0;width:100%;height:100%'>x</div>",
    "<div style='list-style-image:url(https://evil.example)'>x</div>",
    "<div style='color:red;/*'>x</div>",
    "<img src='https://evil.example/pixel.gif'>",
    "<img src='//evil.example/pixel.gif'>",
    "<img src='http://evil.example/pixel.gif' srcset='https://evil.example/2x.gif 2x'>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "<table background='https://evil.example/x.png'><tr><td>x</table>",
    "<body background='https://evil.example/x.png' onload=alert(1)>x",
    "<video src=https://evil.example poster=https://evil.example></video>",
    "<object data=https://evil.example></object><embed src=https://evil.example>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<xmp><script>alert(1)</script></xmp>",
    "<textarea><script>alert(1)</script></textarea>",
    "<!--[if mso]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<div id=x class=y data-action=z onclick=alert(1)>x</div>",
    "<details open ontoggle=alert(1)>x</details>",
    "<p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<input type=image src=https://evil.example onfocus=alert(1) autofocus>",
    "<a href='https://ok.example' target=_self ping=https://evil.example>x</a>",
]

ALLOWED = {
    "style", "dir", "lang", "title", "align", "href", "src", "data-src", "alt", "width", "height", "color", "face",
    "size", "valign", "bgcolor", "border", "cellpadding", "cellspacing", "colspan", "rowspan", "span", "start", "type",
    "class", "rel", "target",
}  # fmt: skip


class Checker(HTMLParser):
    """Reads what came out as a browser would and collects what must not be there."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in (
            "script",
            "style",
            "iframe",
            "svg",
            "math",
            "object",
            "embed",
            "form",
            "input",
            "base",
            "meta",
            "link",
        ):
            self.wrong.append(tag)
        for name, value in attrs:
            value = value or ""
            if name not in ALLOWED or name.startswith("on"):
                self.wrong.append(f"{tag} {name}")
            if name == "href" and not re.match(r"(https?://|mailto:|tel:)", value, re.IGNORECASE):
                self.wrong.append(f"href {value}")
            if name == "src" and not re.match(
                r"(cid:|data:image/(png|jpe?g|gif|webp|bmp);base64,)", value, re.IGNORECASE
            ):
                self.wrong.append(f"src {value}")
            if name == "style" and re.search(r"url|position|expression|@|\\", value, re.IGNORECASE):
                self.wrong.append(f"style {value}")
            if name == "target" and value != "_blank":
                self.wrong.append(f"target {value}")


def wrong_in(html: str) -> list[str]:
    checker = Checker()
    checker.feed(html)
    return checker.wrong


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_runs_or_loads_gets_through(attack: str) -> None:
    safe = read(attack).safe or ""

    assert wrong_in(safe) == []
    assert wrong_in(show(safe, images={}, remote=None)) == []
    assert "alert(1)" not in re.sub(r">[^<]*<", "><", f">{safe}<")


FRAGMENTS = st.sampled_from(
    [*ATTACKS, "<b>", "</b>", "<p", ">", '"', "'", "<!--", "-->", "<table>", "<td>", "x", "&lt;", "&#x6a;"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS | st.text(max_size=10), max_size=15))
def test_no_mixture_of_attacks_gets_through(pieces: list[str]) -> None:
    safe = read("".join(pieces)).safe or ""

    assert wrong_in(safe) == []


def test_formatting_tables_and_links_stay() -> None:
    html = (
        '<table border="1"><tbody><tr><td style="color:red" colspan="2"><b>x</b></td></tr></tbody></table>'
        '<a href="https://ok.example/?a=1&amp;b=2">link</a><font color="blue">y</font>'
    )
    safe = read(html).safe or ""

    for piece in ("<table border=", "color:red", "<b>x</b>", "https://ok.example/?a=1&amp;b=2", '<font color="blue">'):
        assert piece in safe
    assert 'rel="noopener noreferrer nofollow"' in safe
    assert 'target="_blank"' in safe


def test_remote_images_wait_until_somebody_asks() -> None:
    safe = read('<img src="https://x.example/a.png?b=1&amp;c=2" alt="logo">').safe or ""

    assert has_remote_images(safe)
    assert ' src="' not in show(safe, images={}).replace("data-src", "")
    shown = show(safe, images={}, remote=lambda address: f"/image?u={address}")
    assert 'src="/image?u=https://x.example/a.png?b=1&amp;c=2"' in shown


def test_images_of_the_mail_find_their_place_even_in_another_case() -> None:
    safe = read('<p><img src="cid:Logo@x" width="10"><img src="cid:missing"></p>').safe or ""

    assert images_of(safe) == ["Logo@x", "missing"]
    shown = show(safe, images={"logo@X": "/files/7"})
    assert 'src="/files/7"' in shown
    assert "cid:" not in shown


def test_text_that_looks_like_a_tag_is_not_rewritten() -> None:
    safe = read('<p>write &lt;img src="cid:a"&gt; here</p>').safe or ""

    assert 'src="cid:a"' in show(safe, images={"a": "/files/7"})


@pytest.mark.parametrize("html", ["<div>" * 25_000, "x" * 3_000_000, "&" * 1_000_000, "<div>" * 5_000 + "deep"])
def test_what_is_too_big_or_too_deep_is_text_only(html: str) -> None:
    body = read(html)

    assert body.safe is None
    assert fits(html) == ("deep" in html)
    assert "deep" not in html or body.text.text == "deep"


REPLIES = {
    "Gmail": '<div dir="ltr">new</div><br><div class="gmail_quote gmail_quote_container"><div class="gmail_attr">'
    'On 3 Mar 2025 12:00 a@b.ru wrote:<br></div><blockquote class="gmail_quote">old</blockquote></div>',
    "Outlook web": '<div>new</div><div id="appendonsend"></div><hr>'
    '<div id="divRplyFwdMsg"><b>From:</b> x</div><div>old</div>',
    "Outlook": '<div class="WordSection1"><p>new</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;'
    'padding:3.0pt 0cm 0cm 0cm"><p><b>От:</b> x</p></div></div><p>old</p></div>',
    "Outlook in a table": '<table><tr><td>new<div style="border:none;border-top:solid #E1E1E1 1.0pt">'
    "<b>From:</b> x</div></td></tr><tr><td>old</td></tr></table>",
    "Thunderbird": 'new<br><div class="moz-cite-prefix">On 3/3/25 12:00, x wrote:<br></div>'
    '<blockquote type="cite" cite="mid:1@x">old</blockquote>',
    "Apple Mail": '<div>new</div><div><br><blockquote type="cite">'
    "<div>On 3 Mar 2025, x wrote:</div>old</blockquote></div>",
    "Mail.ru": "<div>new</div><div>Понедельник, 3 марта 2025, 12:00 +03:00 от x &lt;a@b.ru&gt;:<br></div>"
    '<blockquote style="border-left:1px solid #0857A6">old</blockquote>',
    "Yandex": '<div>new</div><div>03.03.2025, 12:00, "x" &lt;a@b.ru&gt;:</div><blockquote><p>old</p></blockquote>',
    "Yahoo": '<div>new</div><div class="yahoo_quoted"><div>On Monday, x wrote:</div><div>old</div></div>',
    "Proton": '<div>new</div><div class="protonmail_quote">On Monday, x wrote:<br><blockquote>old</blockquote></div>',
    "plain words": "<p>new</p><p>-----Original Message-----</p><p>From: x</p><p>old</p>",
}


@pytest.mark.parametrize("name", REPLIES)
def test_the_history_of_a_reply_is_folded_and_kept(name: str) -> None:
    body = read(REPLIES[name])

    assert body.text.text.strip() == "new"
    assert "old" in body.quoted
    assert body.safe is not None
    assert "old" in body.safe
    if name != "plain words":
        assert '<details class="quoted">' in body.safe
        before, _, inside = body.safe.partition('<details class="quoted">')
        assert "new" in before
        assert "old" in inside.partition("</details>")[0]


def test_an_answer_below_the_quotation_is_what_is_seen() -> None:
    body = read(
        '<div class="moz-cite-prefix">On 3/3/25 x wrote:</div><blockquote type="cite">old</blockquote>new<br>words'
    )

    assert body.text.text == "new\nwords"
    assert (body.safe or "").endswith("</details>new<br>words")


@pytest.mark.parametrize(
    "html",
    [
        '<p>one</p><blockquote type="cite">q1</blockquote>two<blockquote type="cite">q2</blockquote>three',
        '<blockquote type="cite">only a quotation</blockquote>',
        '<div class="gmail_quote"><blockquote class="gmail_quote">q</blockquote>answer<blockquote>q</blockquote></div>',
        "<blockquote>a wise man's words</blockquote><p>is what I like</p>",
    ],
)
def test_nothing_is_folded_when_it_is_the_message(html: str) -> None:
    body = read(html)

    assert "<details" not in (body.safe or "")
    assert body.quoted == ""


def test_a_forward_is_shown_whole() -> None:
    assert "<details" not in (read(REPLIES["Outlook web"], forwarded=True).safe or "")


def test_text_keeps_paragraphs_lists_and_links_but_not_what_is_hidden() -> None:
    body = read(
        '<div style="display:none">preheader</div><h1>Head</h1><p>One<br>two</p><ul><li>a</li><li>b</li></ul>'
        '<ol><li>x</li><li>y</li></ol><table><tr><td>1</td><td>2</td></tr></table><a href="https://x.ru/p">link</a>'
    )

    assert body.text.text == "Head\n\nOne\ntwo\n\n• a\n• b\n\n1. x\n2. y\n\n1\t2\nlink"
    assert [(e.style, e.value) for e in body.text.entities] == [("link", "https://x.ru/p")]

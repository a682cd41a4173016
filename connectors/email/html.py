"""What of a mail's HTML is allowed on a screen: nh3 with a policy for mail, and nothing loaded from outside.

This is the first wall; the second is the sandboxed frame it is shown in. Remote images lie in `data-src` until an
agent asks for them; a mail's own images keep their `cid:` address until `show` is told where they are.
"""

from __future__ import annotations

import html as escaping
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

import nh3

MAX_SIZE = 2 * 1024 * 1024
MAX_TAGS = 20_000
MAX_REFERENCES = 100_000
"""nh3's time grows with the square of the nesting, and of `&` in a row (a megabyte took it ten seconds): beyond these
the mail is shown as text, the original can be had."""

_TAGS = {
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center",
    "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure",
    "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main",
    "mark", "nav", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strike", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr",
}  # fmt: skip
_DROPPED_WITH_CONTENT = {
    "script", "style", "title", "head", "iframe", "object", "embed", "applet", "noscript", "noembed", "noframes",
    "svg", "math", "template", "textarea", "select", "option", "xmp", "audio", "video", "canvas",
}  # fmt: skip
_TABLE = {"align", "valign", "width", "height", "bgcolor"}
_ATTRIBUTES = {
    "*": {"style", "dir", "lang", "title", "align"},
    "a": {"href"},
    "img": {"src", "data-src", "alt", "width", "height"},
    "font": {"color", "face", "size"},
    "table": _TABLE | {"border", "cellpadding", "cellspacing"},
    "td": _TABLE | {"colspan", "rowspan"},
    "th": _TABLE | {"colspan", "rowspan"},
    "tr": _TABLE,
    "col": {"span", "width"},
    "colgroup": {"span", "width"},
    "ol": {"start", "type"},
    "ul": {"type"},
    "blockquote": {"cite"},
}
_BOX = {f"{box}{side}" for box in ("margin", "padding") for side in ("", "-top", "-right", "-bottom", "-left")}
_BORDER = {
    f"border{side}{what}"
    for side in ("", "-top", "-right", "-bottom", "-left")
    for what in ("", "-color", "-style", "-width")
}
_STYLES = (
    _BOX
    | _BORDER
    | {"border-collapse", "border-spacing", "border-radius"}
    | {"color", "background-color", "direction", "display", "float", "clear", "vertical-align"}
    | {"font", "font-family", "font-size", "font-style", "font-variant", "font-weight"}
    | {"letter-spacing", "line-height", "list-style-type", "text-align", "text-decoration", "text-indent"}
    | {"text-transform", "white-space", "word-break", "word-wrap", "overflow-wrap"}
    | {"width", "max-width", "min-width", "height", "max-height", "min-height", "table-layout"}
)
_ABSOLUTE = re.compile(r"(?:https?://[^\s/]|mailto:[^\s]|tel:[+\d])", re.IGNORECASE)
_REMOTE = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_PICTURE = re.compile(r"cid:\S|data:image/(?:png|jpe?g|gif|webp|bmp);base64,[a-z0-9+/=\s]*$", re.IGNORECASE)
_UNSAFE_STYLE = re.compile(r"[\\@]|url\s*\(|image(?:-set)?\s*\(|expression|javascript|/\*", re.IGNORECASE)


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return value.strip() if _ABSOLUTE.match(value.strip()) else None
    if name == "src":
        return value.strip() if tag == "img" and _PICTURE.match(value.strip()) else None
    if name == "data-src":
        return value.strip() if _REMOTE.match(value.strip()) else None
    if name == "cite":
        return None
    if name == "style":
        return None if len(value) > 4_000 or _UNSAFE_STYLE.search(value) else value
    return value


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags=_DROPPED_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        strip_comments=True,
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
        allowed_classes={"details": {"quoted"}},
        url_schemes={"http", "https", "mailto", "tel", "cid", "data"},
        filter_style_properties=_STYLES,
    )


def fits(html: str) -> bool:
    """Whether this HTML is small enough to be read at all."""
    return len(html) <= MAX_SIZE and html.count("<") <= MAX_TAGS and html.count("&") <= MAX_REFERENCES


def sanitise(html: str) -> str:
    """Safe HTML of a mail that `fits`; remote images must have been moved to `data-src` before, others are dropped."""
    return _cleaner().clean(html)


def of_plain(text: str) -> str:
    """Plain text as HTML, where one piece of a mail is plain and another is not."""
    return "<p>" + escaping.escape(text, quote=False).replace("\n", "<br>") + "</p>"


# What nh3 writes is regular: attributes in double quotes, `<` in texts escaped. So a tag can be found by pattern.
_IMAGE = re.compile(r'<img((?: [a-z-]+="[^"]*")*)>')
_SOURCE = re.compile(r' (data-)?src="([^"]*)"')


def images_of(html: str) -> list[str]:
    """The Content-IDs that sanitised HTML shows images from, without `cid:`."""
    found = [escaping.unescape(match[2]) for tag in _IMAGE.findall(html) for match in _SOURCE.finditer(tag)]
    return list(dict.fromkeys(one[4:] for one in found if one[:4].lower() == "cid:"))


def has_remote_images(html: str) -> bool:
    return any("data-src=" in tag for tag in _IMAGE.findall(html))


def show(html: str, *, images: Mapping[str, str], remote: Callable[[str], str] | None = None) -> str:
    """Sanitised HTML for a screen: `images` maps Content-IDs to addresses of ours (they may lie in an earlier mail).

    Remote images stay away unless `remote` gives an address for each: the same one, or a proxy's.
    """
    known = {key.lower(): address for key, address in images.items()}

    def source(match: re.Match[str]) -> str:
        address = escaping.unescape(match[2])
        if match[1]:
            return f' src="{escaping.escape(remote(address))}"' if remote else match[0]
        if address[:4].lower() != "cid:":
            return match[0]
        ours = known.get(address[4:].lower())
        return f' src="{escaping.escape(ours)}"' if ours else ""

    return _IMAGE.sub(lambda tag: f"<img{_SOURCE.sub(source, tag[1])}>", html)

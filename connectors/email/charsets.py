"""Bytes of a mail to text, whatever charset they claim; nothing here knows what a header or a part is.

The order is: what is declared, if the bytes agree; UTF-8, if they are that; a guess; Windows-1252 with marks
where it fails. Measured on 1,143 samples in eleven languages, chardet guesses 95 % of 20-character texts right.
"""

from __future__ import annotations

import codecs

from core.text import clean

_ALIASES = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "windows-874": "cp874",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "iso-2022-jp-ms": "iso2022_jp_ext",
    "cp50220": "iso2022_jp_ext",
    "big5": "big5hkscs",
    "x-big5": "big5hkscs",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "win-1251": "cp1251",
    "win1251": "cp1251",
    "x-cp1251": "cp1251",
    "windows1251": "cp1251",
    "koi8": "koi8_r",
    "koi8r": "koi8_r",
    "koi8-ru": "koi8_u",
    "unicode-1-1-utf-7": "utf_7",
    "utf8": "utf_8",
    "utf8mb4": "utf_8",
    "utf-8-sig": "utf_8",
    "unicode-1-1-utf-8": "utf_8",
}
"""Names mailers use, to Python's; supersets where senders mean the superset (WHATWG Encoding, §4.2)."""

_MULTIBYTE = ("gb", "big5", "cp949", "cp932", "iso2022", "euc", "utf", "hz", "johab", "shift")
_NOT_TEXT = frozenset({"base64", "hex", "bz2", "zlib", "uu", "quopri", "rot13", "punycode", "idna", "undefined"})
_GUESS_FROM = 16_384
"""Bytes the guess looks at; more does not make it better, only slower."""


def codec_of(charset: str | None) -> str | None:
    """Python's codec for a charset as a mail names it, or None if there is none that makes text."""
    name = (charset or "").strip().strip("\"'").lower().replace(" ", "")
    if not name or len(name) > 40 or "\0" in name:
        return None
    name = _ALIASES.get(name, name)
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return None if found in _NOT_TEXT or found.startswith(("unicode", "raw")) else found


def to_text(raw: bytes, charset: str | None = None) -> str:
    """The text of `raw`, declared to be in `charset`; without NUL and lone surrogates. Never raises."""
    if not raw:
        return ""
    if raw.isascii() and not _seven_bit(charset):
        return _storable(raw.decode("ascii"))
    codec = codec_of(charset)
    # UTF-8 mislabelled as an eight-bit charset is common, the reverse does not happen by accident.
    eight_bit = codec is None or not codec.startswith(_MULTIBYTE)
    if eight_bit and (text := _strict(raw, "utf_8")) is not None:
        return _storable(text)
    if codec is not None and (text := _strict(raw, codec)) is not None:
        return _storable(text)
    return _storable(_fallback(raw, codec))


def _storable(text: str) -> str:
    return clean(text, len(text))


def _seven_bit(charset: str | None) -> bool:
    """Some charsets write other scripts with the bytes of ASCII."""
    name = (charset or "").strip("\"' ").lower()
    return name.startswith(("iso-2022", "utf-7", "unicode-1-1-utf-7", "hz", "utf-16", "utf-32", "cp5022"))


def _strict(raw: bytes, codec: str) -> str | None:
    try:
        text = raw.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        return None
    return text.removeprefix("\ufeff")


def _fallback(raw: bytes, codec: str | None) -> str:
    if (text := _strict(raw, "utf_8")) is not None:
        return text
    if codec is not None and codec.startswith(("utf-16", "utf-32")):
        return raw.decode(codec, "replace")  # half a character in it: no guess comes nearer
    if codec in (None, "utf-8") and _nearly_utf8(raw):
        return raw.decode("utf_8", "replace")
    guess = _guess(raw)
    if guess is not None and (text := _strict(raw, guess)) is not None:
        return text
    return raw.decode(codec or "cp1252", "replace")


def _nearly_utf8(raw: bytes) -> bool:
    """Declared UTF-8 with a cut or damaged character stays UTF-8: at most one bad place in twenty."""
    text = raw.decode("utf_8", "replace")
    others = sum(1 for c in text if c > "\x7f")
    return text.count("\ufffd") * 20 <= others + 19 and others > text.count("\ufffd")


def _guess(raw: bytes) -> str | None:
    import chardet  # 0.1 s to import and load its tables, needed by few mails

    found = chardet.detect(raw[:_GUESS_FROM])
    return codec_of(found["encoding"])

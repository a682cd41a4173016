"""What every text from outside goes through: cleaning, word stems for search, lengths, safe names; no markup."""

from __future__ import annotations

import re
import threading
import unicodedata

import Stemmer

MAX_TEXT = 100_000
"""Characters of one message we keep in the database; the raw input keeps the rest."""
MAX_NAME = 128
_MAX_WORD = 64

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?")
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2028\u2029"
    "\u2060-\u2064\u2800\u3164\ufeff\uffa0\ufff9-\uffff"
)
_NOT_IN_NAMES = re.compile(f"[{_DIRECTION}{_UNSEEN}]")
_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|]+')
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")
_STRESS = re.compile("[\u0300\u0301]")


class _Stemmers(threading.local):
    """One pair for each thread: a PyStemmer object keeps its state in C and must not be shared."""

    def __init__(self) -> None:
        self.russian = Stemmer.Stemmer("russian")
        self.english = Stemmer.Stemmer("english")


_stemmers = _Stemmers()


def clean(text: str, limit: int = MAX_TEXT) -> str:
    """The text without what databases and screens cannot hold: NUL, controls, lone surrogates; line ends are `\\n`.

    At most `limit` characters are kept.
    """
    return _UNSTORABLE.sub("", _LINE_ENDS.sub("\n", text[: limit * 2]))[:limit]


def storable(text: str) -> str:
    """The text without NUL and lone surrogates, and otherwise as it is: for what a person typed, passwords too."""
    return _NO_CHARACTER.sub("", text)


def utf16_len(text: str) -> int:
    """Length in UTF-16 code units, the unit of Telegram's limits and offsets."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def stems(text: str) -> str:
    """The stems of all words and numbers in their order, joined by blanks: what search indexes and compares."""
    return " ".join(_stem_list(text))


def query_stems(query: str) -> list[str]:
    """The distinct stems of a query, made exactly as the index is made."""
    return list(dict.fromkeys(_stem_list(query)))


def _stem_list(text: str) -> list[str]:
    text = text.lower()
    if not text.isascii():
        text = _fold(text)
    russian, english = _stemmers.russian.stemWord, _stemmers.english.stemWord
    found = []
    for word in _WORD.findall(text):
        word = word[:_MAX_WORD]
        if "а" <= word[0] <= "я" or "а" <= word[-1] <= "я":
            found.append(russian(word))
        elif word.isascii() and not word.isdigit():
            found.append(english(word))
        else:
            found.append(word)
    return found


def _fold(text: str) -> str:
    """One spelling for letters typed on different keyboards: macOS sends й as two characters, ё is optional."""
    return _STRESS.sub("", unicodedata.normalize("NFC", text)).replace("ё", "е")


def safe_name(name: str, fallback: str = "") -> str:
    """A name that is seen and stays in its place on the screen, or `fallback` when nothing visible is left."""
    shown = _one_line(name)[:MAX_NAME].rstrip()
    return shown if any(_is_visible(char) for char in shown) else fallback


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", _NOT_IN_NAMES.sub("", clean(text, MAX_NAME * 8))).strip()


def _is_visible(char: str) -> bool:
    return unicodedata.category(char)[0] not in "CMZ"


def safe_filename(name: str, fallback: str = "file") -> str:
    """A file's name without folders, reserved characters and direction tricks (`exe.gpj` shown as `jpg.exe`)."""
    shown = _NOT_IN_FILE_NAMES.sub("_", _one_line(name)).strip(" .")
    if not any(_is_visible(char) for char in shown):
        return fallback
    stem, dot, ending = shown.rpartition(".")
    if not dot or not ending.isalnum() or len(ending) > 16:
        return shown[:MAX_NAME].rstrip(" .")
    return f"{stem[: MAX_NAME - 1 - len(ending)].rstrip(' .')}.{ending}"


def snippet(text: str, limit: int = 140) -> str:
    """The beginning of a text on one line, cut between words."""
    line = _BLANKS.sub(" ", text[: limit * 4]).strip()
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    at = head.rfind(" ", limit // 2)
    return (head[:at] if at > 0 else head).rstrip() + "…"


def number(text: str | None) -> int | None:
    """A whole number that a database column can hold, or None."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 19 else None

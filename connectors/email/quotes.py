"""Where a mail's new words end and its history begins: plain text, line by line; pure, linear, keeps everything.

Nothing is thrown away: what is not visible is folded, and nothing is folded when nothing would be left,
nor in a forward, whose history is the message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_LINES = 5_000
"""A body with more lines than this is shown whole."""
_LONG = 400
"""A longer line is no marker."""
_MAX_SIGNATURE = 20
"""Lines; what is longer after `-- ` is content."""

_VERBS = (
    r"wrote|writes|said|"
    r"пишет|писал|писала|писал\(а\)|написал|написала|написал\(а\)|пише|написав|"
    r"schrieb|schrieb am|a écrit|écrit|escribió|ha scritto|scrisse|escreveu|schreef|napisał|napisał\(a\)|napsal|"
    r"skrev|kirjoitti"
)
_ATTRIBUTION = re.compile(rf"(?=.*\d).*\b(?:{_VERBS})\b[^.!?]{{0,120}}:\s*$", re.IGNORECASE)
_ATTRIBUTION_START = re.compile(
    r"^\W{0,3}(?:on|am|le|el|il|op|em|den|dnia|w dniu|на|вторник|среда|четверг|пятница|суббота|воскресенье|понедельник|"
    r"пн|вт|ср|чт|пт|сб|вс|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}\s+\w{3,9}\.?\s+\d{4})\b",
    re.IGNORECASE,
)
_BARE_ATTRIBUTION = re.compile(r"(?=.*\d{1,2}[:.]\d\d).*<?[^\s@<>]{1,80}@[^\s@<>]{1,120}>?\s*\)?:\s*$")
"""Gmail and Mail.ru in Russian: a date, a time, a name, an address and a colon, without a verb."""

_ORIGINAL = re.compile(
    r"^\W{0,4}[-_=]{2,}\s*(?:original (?:message|appointment)|исходное сообщение|оригинальное сообщение|"
    r"первоначальное сообщение|ursprüngliche (?:nachricht|e-mail)|originalnachricht|message d'origine|"
    r"mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|oryginalna wiadomość|"
    r"вихідне повідомлення)\s*[-_=]*\W*$",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"^\W{0,4}[-_=]{2,}\s*(?:(?:begin )?forwarded message|forwarded by|пересылаемое (?:сообщение|письмо)|"
    r"переадресованное сообщение|пересланное (?:сообщение|письмо)|начало переадресованного сообщения|"
    r"weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato)\b"
    r"|^(?:begin forwarded message|начало переадресованного (?:сообщения|письма)|"
    r"anfang der weitergeleiteten nachricht|début du message réexpédié)\s*:\s*$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*_{20,}\s*$")
_FROM = re.compile(r"^\W{0,3}(?:from|от|от кого|von|de|da|van|від)\s*:\W{0,2}\s*\S", re.IGNORECASE)
_FIELDS = re.compile(
    r"^\W{0,3}(?:sent|date|to|cc|subject|отправлено|дата|кому|копия|тема|"
    r"gesendet|datum|an|betreff|envoyé|à|objet|enviado|para|asunto|надіслано|кому)\s*:",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"^\W{0,3}(?:sent from (?:my|mail|outlook|yahoo|proton|samsung|windows)|get outlook for|"
    r"отправлено (?:с|из|от)\b|послано с\b|von meinem .{2,40} gesendet|gesendet mit|gesendet von|"
    r"envoyé de(?:puis)? mon|enviado desde mi|inviato da|надіслано з)\b.{0,120}$",
    re.IGNORECASE,
)
_FORWARD_SUBJECT = re.compile(
    r"^\s*(?:\[[^\]]{1,40}\]\s*)?(?:fwd?|wg|tr|пересл|переслано|пер|rv|i|enc|вс)\s*:", re.IGNORECASE
)


_TIME_OR_ADDRESS = re.compile(r"\d{1,2}[:.]\d\d|[^\s@<>]@[^\s@<>]")
_NO_WORDS = " \t\r\f\v\u00a0\u200b\u200c\u200d\u2060\ufeff>-_*=|~—–"


@dataclass(frozen=True, slots=True)
class Folded:
    """`visible` is what the person wrote now; `quoted` is all the rest, history and signature, or empty."""

    visible: str
    quoted: str = ""


def is_forward(subject: str, text: str = "") -> bool:
    """The history of this mail is its message."""
    if _FORWARD_SUBJECT.match(subject):
        return True
    return any(_FORWARDED.match(line) for line in text[:20_000].split("\n")[:200] if len(line) < _LONG)


def fold(text: str, *, forwarded: bool = False) -> Folded:
    """`text` (newlines are `\\n`) cut into new words and history. Every line is in one of the two."""
    lines = text.split("\n")
    if forwarded or len(lines) > MAX_LINES:
        return Folded(text.strip("\n"))
    head, tail = _split_history(lines)
    head, signature = _split_signature(head)
    if not _has_words(head):
        return Folded(text.strip("\n"))
    return Folded(_joined(head), _joined([*signature, *tail]))


def _split_history(lines: list[str]) -> tuple[list[str], list[str]]:
    cut = _history_start(lines)
    if cut is not None and _has_words(lines[:cut]):
        return _without_leading_quote(lines[:cut], lines[cut:])
    return _without_leading_quote(lines, [])


def _history_start(lines: list[str]) -> int | None:
    """The first line of the history that runs to the end, or None."""
    for i, line in enumerate(lines):
        if not line.strip() or len(line) > _LONG:
            continue
        if _ORIGINAL.match(line) or _is_header_block(lines, i):
            return i - 1 if i and _RULE.match(lines[i - 1]) else i
        span = _attribution_lines(lines, i)
        if span and _runs_to_end(lines, i + span, " ".join(lines[i : i + span])):
            return i
    return _trailing_quote(lines)


def _is_header_block(lines: list[str], i: int) -> bool:
    """Outlook writes the fields of the mail it answers: From, then at least two of Sent, To, Subject."""
    if not _FROM.match(lines[i]):
        return False
    near = [line for line in lines[i + 1 : i + 8] if line.strip()][:5]
    return sum(1 for line in near if len(line) < 4_000 and _FIELDS.match(line)) >= 2


def _attribution_lines(lines: list[str], i: int) -> int:
    """How many lines from `i` are "on this day that person wrote:"; mailers wrap it up to four."""
    line = lines[i]
    if line.startswith(">"):
        return 0
    if is_attribution(line):
        return 1
    if not _ATTRIBUTION_START.match(line):
        return 0
    joined = line
    for count in (2, 3, 4):
        if i + count > len(lines) or len(joined) > _LONG or not lines[i + count - 1].strip():
            return 0
        joined = f"{joined} {lines[i + count - 1].strip()}"
        if is_attribution(joined):
            return count
    return 0


def is_attribution(line: str) -> bool:
    line = line.rstrip()
    if len(line) > _LONG or not line.endswith(":"):
        return False
    return bool(_ATTRIBUTION.match(line) or _BARE_ATTRIBUTION.match(line))


def _runs_to_end(lines: list[str], start: int, attribution: str) -> bool:
    """History follows: quoted lines and no new words below them, or unquoted text (HTML made plain)."""
    rest = [line for line in lines[start:] if line.strip()]
    if not rest:
        return True
    if not rest[0].lstrip().startswith(">"):
        # "As I wrote on 5 May:" is a sentence of the customer; an attribution names a time or an address.
        return _TIME_OR_ADDRESS.search(attribution) is not None
    below = _after_last_quote(rest)
    head, _ = _split_signature(below)
    return not _has_words(head)


def _after_last_quote(lines: list[str]) -> list[str]:
    last = max((i for i, line in enumerate(lines) if line.lstrip().startswith(">")), default=-1)
    return lines[last + 1 :]


def _trailing_quote(lines: list[str]) -> int | None:
    """Quoted lines at the very end, with the line before them if that is a date and a name we do not know to read."""
    i = len(lines)
    while i and (not lines[i - 1].strip() or lines[i - 1].lstrip().startswith(">")):
        i -= 1
    if not any(line.lstrip().startswith(">") for line in lines[i:]):
        return None
    last = lines[i - 1].rstrip() if i else ""
    return i - 1 if last.endswith(":") and len(last) < _LONG and _TIME_OR_ADDRESS.search(last) else i


def _without_leading_quote(lines: list[str], tail: list[str]) -> tuple[list[str], list[str]]:
    """Answers below the quotation: one quoted block on top, then only new words."""
    i = 0
    while i < len(lines) and not lines[i].strip():
        i += 1
    start = i
    while i < len(lines) and i < start + 4 and not lines[i].startswith(">") and lines[i].strip():
        span = _attribution_lines(lines, i)
        if span:
            i += span
            break
        i += 1
    else:
        i = start
    quote_start = i
    while i < len(lines) and (not lines[i].strip() or lines[i].startswith(">")):
        i += 1
    quoted = any(line.startswith(">") for line in lines[quote_start:i])
    rest = lines[i:]
    if not quoted or not _has_words(rest) or any(line.startswith(">") for line in rest):
        return lines, tail
    return rest, [*lines[:i], *tail]


def _split_signature(lines: list[str]) -> tuple[list[str], list[str]]:
    for i in range(len(lines) - 1, max(-1, len(lines) - _MAX_SIGNATURE - 10), -1):
        if lines[i] in ("-- ", "--", "—") and len([x for x in lines[i:] if x.strip()]) <= _MAX_SIGNATURE:
            return lines[:i], lines[i:]
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    if end and len(lines[end - 1]) < _LONG and _DEVICE.match(lines[end - 1]):
        return lines[: end - 1], lines[end - 1 :]
    return lines, []


def _has_words(lines: list[str]) -> bool:
    return any(not line.isspace() and line.strip(_NO_WORDS) for line in lines)


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip("\n")

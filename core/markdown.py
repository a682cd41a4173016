"""The small Markdown that people type in the composer, read into Rich and written back; not CommonMark.

`**bold**`, `_italic_`, `++underline++`, `~~strike~~`, `||spoiler||`, `` `code` ``, fences of three backticks,
`[words](https://…)`, bare addresses, `> quote` lines, and tables: rows of cells between bars, or lines divided by
tabs as they are pasted from a spreadsheet. A backslash before one of ``* _ + ~ | ` [ ] >`` makes it a plain
character. Reading takes time in proportion to the length, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.rich import URL, Entity, Rich, Style, cut, is_safe_link, join, tidy, trim_url, urls
from core.text import clean

_STYLES: dict[str, Style] = {"**": "bold", "++": "underline", "~~": "strike", "||": "spoiler", "_": "italic"}
_MARKS: dict[Style, str] = {style: mark for mark, style in _STYLES.items()}
_FENCE = re.compile(r"```(?:(\w{1,20})\n|\n)?(.+?)\n?```", re.DOTALL)
_BAR_ROW = re.compile(r"\|.*\|\s*")
_BAR_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\s*")
_BAR = re.compile(r"(?<!\\)\|")
_TOKEN = re.compile(
    r"\\(?P<escaped>[*_+~|`\[\]>])"
    r"|`(?P<code>[^`\n]+)`"
    r"|(?P<mark>\*\*|\+\+|~~|\|\||_)"
    r"|(?P<open>\[)"
    r"|\]\((?P<link>(?:https?://|mailto:|tel:|tg://|mention:)(?:[^\s()<>\[\]]|\([^\s()<>\[\]]{0,200}\)){1,2000})\)"
    rf"|(?P<url>{URL})",
    re.IGNORECASE,
)
_SPECIAL = re.compile(r"[*_+~|`\[\]]|^>|(?<=\\)>", re.MULTILINE)


def parse(source: str) -> Rich:
    """What was typed, as Rich. Marks without a partner stay as they were typed."""
    source = clean(source)
    pieces: list[Rich] = []
    at = 0
    for fence in _FENCE.finditer(source):
        pieces.append(_parse_lines(source[at : fence.start()], at_start=_starts_line(source, at)))
        pieces.append(Rich(fence[2], (Entity("pre", 0, len(fence[2]), fence[1]),)))
        at = fence.end()
    pieces.append(_parse_lines(source[at:], at_start=_starts_line(source, at)))
    whole = join(pieces)
    return tidy(whole.text, whole.entities)


def _starts_line(source: str, at: int) -> bool:
    return at == 0 or source[at - 1] == "\n"


# -- lines -------------------------------------------------------------------------------------------------------


def _parse_lines(source: str, *, at_start: bool) -> Rich:
    lines = source.split("\n")
    kinds = [_kind(line) for line in lines]
    if not at_start:
        kinds[0] = ""
    return join(
        (_parse_block(kind, lines[first:last]) for kind, first, last in _runs(kinds)),
        separator="\n",
    )


def _kind(line: str) -> str:
    """Lines of the same kind that follow each other belong together; tables differ by their number of tabs."""
    if line.startswith(">"):
        return "quote"
    if _BAR_ROW.fullmatch(line) and len(line) > 2 and not line.startswith("||"):
        return "bars"
    return "\t" * line.count("\t")


def _runs(kinds: list[str]) -> Iterator[tuple[str, int, int]]:
    first = 0
    for at in range(1, len(kinds) + 1):
        if at == len(kinds) or kinds[at] != kinds[first]:
            yield kinds[first], first, at
            first = at


def _parse_block(kind: str, lines: list[str]) -> Rich:
    if kind == "quote":
        inner = _parse_inline("\n".join(line[1:].removeprefix(" ") for line in lines))
        return Rich(inner.text, (Entity("quote", 0, len(inner.text)), *inner.entities))
    if kind == "bars" and len(lines) > 1:
        return _parse_bars(lines)
    if kind.startswith("\t") and len(lines) > 1:
        return _table([line.split("\t") for line in lines], head=False)
    return _parse_inline("\n".join(lines))


def _parse_bars(lines: list[str]) -> Rich:
    head = bool(_BAR_RULE.fullmatch(lines[1]))
    rows = [lines[0], *lines[2:]] if head else lines
    return _table([[cell.strip() for cell in _BAR.split(row.strip()[1:-1])] for row in rows], head=head)


def _table(rows: list[list[str]], *, head: bool) -> Rich:
    inner = join((join(map(_parse_inline, row), separator="\t") for row in rows), separator="\n")
    return Rich(inner.text, (Entity("table", 0, len(inner.text), "head" if head else None), *inner.entities))


# -- within a line -----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Token:
    text: str
    """What stands in the result if the token turns out to be no mark."""
    key: str = ""
    can_open: bool = False
    can_close: bool = False
    style: Style | None = None
    value: str | None = None
    partner: int = -1


def _parse_inline(source: str) -> Rich:
    tokens = _tokens(source)
    _pair(tokens)
    out: list[str] = []
    entities: list[Entity] = []
    starts: dict[int, int] = {}
    at = 0
    for number, token in enumerate(tokens):
        if token.partner > number:
            starts[number] = at
        elif token.partner >= 0:
            style = token.style or _STYLES[token.key]
            start = starts[token.partner]
            entities.append(Entity(style, start, at - start, token.value))
        else:
            if token.style and not token.key:  # a code span or a bare address, complete in itself
                entities.append(Entity(token.style, at, len(token.text), token.value))
            out.append(token.text)
            at += len(token.text)
    return Rich("".join(out), tuple(entities))


def _tokens(source: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    while match := _TOKEN.search(source, at):
        if match.start() > at:
            tokens.append(_Token(source[at : match.start()]))
        token, at = _token(source, match)
        tokens.append(token)
    if at < len(source):
        tokens.append(_Token(source[at:]))
    return tokens


def _token(source: str, match: re.Match[str]) -> tuple[_Token, int]:
    """The token and where it ends."""
    kind, found, end = match.lastgroup, match.group(), match.end()
    if kind == "mark":
        return _mark(source, match), end
    if kind == "open":
        return _Token(found, key="[", can_open=True), end
    if kind == "link":
        return _link(found, match["link"]), end
    if kind == "url":
        url = trim_url(found)
        token = _Token(url, style="link", value=url) if is_safe_link(url) else _Token(url or found[: len("http")])
        return token, match.start() + len(token.text)
    return _Token(match[kind or 0], style="code" if kind == "code" else None), end


def _link(found: str, address: str) -> _Token:
    if address.startswith("mention:"):
        return _Token(found, key="[", can_close=True, style="mention", value=address.removeprefix("mention:"))
    if is_safe_link(address):
        return _Token(found, key="[", can_close=True, style="link", value=address)
    return _Token(found)


def _mark(source: str, match: re.Match[str]) -> _Token:
    """A mark stands at a word's border: `2**3`, `snake_case` and `C++` are no marks."""
    before = source[match.start() - 1 : match.start()] if match.start() else ""
    after = source[match.end() : match.end() + 1]
    return _Token(
        match.group(),
        key=match.group(),
        can_open=bool(after) and not after.isspace() and not before.isalnum(),
        can_close=bool(before) and not before.isspace() and not after.isalnum(),
    )


def _pair(tokens: list[_Token]) -> None:
    """Match closing marks to the nearest opening ones; those left open between them stay plain text."""
    stack: list[int] = []
    waiting: dict[str, int] = {}
    for number, token in enumerate(tokens):
        if token.can_close and waiting.get(token.key):
            opener = _unwind(tokens, stack, waiting, token.key)
            if opener < number - 1:  # two marks with nothing between them are no pair
                tokens[opener].partner, token.partner = number, opener
                continue
        if token.can_open:
            stack.append(number)
            waiting[token.key] = waiting.get(token.key, 0) + 1


def _unwind(tokens: list[_Token], stack: list[int], waiting: dict[str, int], key: str) -> int:
    while True:
        opener = stack.pop()
        waiting[tokens[opener].key] -= 1
        if tokens[opener].key == key:
            return opener


# -- writing -----------------------------------------------------------------------------------------------------


def write(rich: Rich) -> str:
    """Markdown that `parse` reads back as the same text, with every style that Markdown can say there."""
    written = "".join(_write(rich))
    read = parse(written)
    if read.text == rich.text and set(rich.entities) <= set(read.entities):
        return written
    return _escape(rich.text)


def _write(rich: Rich) -> Iterator[str]:
    at = 0
    for block in rich.entities:
        if block.style in ("table", "quote", "pre") and block.offset >= at:
            yield _write_inline(cut(rich, at, block.offset))
            yield _write_block(block, cut(rich, block.offset, block.end))
            at = block.end
    yield _write_inline(cut(rich, at, len(rich.text)))


def _write_block(block: Entity, content: Rich) -> str:
    inner = Rich(content.text, tuple(e for e in content.entities if e.style != block.style))
    if block.style == "pre":
        return f"```{block.value or ''}\n{content.text}\n```"
    lines = _write_inline(inner).split("\n")
    if block.style == "quote":
        return "\n".join(f"> {line}" for line in lines)
    if block.value != "head":
        return "\n".join(lines)
    rows = ["| " + " | ".join(line.split("\t")) + " |" for line in lines]
    return "\n".join([rows[0], "|" + " --- |" * (lines[0].count("\t") + 1), *rows[1:]])


def _write_inline(rich: Rich) -> str:
    out: list[str] = []
    closing: list[tuple[int, str]] = []
    at = 0
    for entity in rich.entities:
        while closing and closing[-1][0] <= entity.offset:
            end, mark = closing.pop()
            out += [_escape(rich.text[at:end]), mark]
            at = end
        if entity.offset < at:
            continue
        out.append(_escape(rich.text[at : entity.offset]))
        at = entity.offset
        literal = rich.text[entity.offset : entity.end]
        if entity.style == "code" or entity.value == literal:
            out.append(f"`{literal}`" if entity.style == "code" else literal)
            at = entity.end
        else:
            opening, mark = _marks(entity)
            out.append(opening)
            closing.append((entity.end, mark))
    for end, mark in reversed(closing):
        out += [_escape(rich.text[at:end]), mark]
        at = end
    return "".join([*out, _escape(rich.text[at:])])


def _marks(entity: Entity) -> tuple[str, str]:
    if entity.style in ("link", "mention"):
        return "[", f"]({'mention:' if entity.style == 'mention' else ''}{entity.value})"
    mark = _MARKS.get(entity.style, "")
    return mark, mark


def _escape(text: str) -> str:
    """The text with its accidental marks made plain; addresses are left alone, `parse` does not look into them."""
    out: list[str] = []
    at = 0
    for start, end in urls(text):
        out += [_SPECIAL.sub(r"\\\g<0>", text[at:start]), text[start:end]]
        at = end
    return "".join([*out, _SPECIAL.sub(r"\\\g<0>", text[at:])])

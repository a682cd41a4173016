"""Finding messages, dialogs and people by words: Russian and English word forms, phrases, operators.

A query is words; `"a phrase"` keeps their order; `#123` is a number; `from:`, `channel:`, `tag:`, `is:` narrow
(`от:`, `канал:`, `метка:` as well). Newest first: agents look for what happened lately.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from core.text import clean, query_stems, stems
from core.work import Row, View
from inbox import queries
from inbox.access import Actor, visible

OPERATOR = re.compile(r"(?<!\S)(\w+):(\"[^\"]*\"|\S+)")
PHRASE = re.compile(r"\"([^\"]+)\"")
NUMBER = re.compile(r"(?<!\S)#(\d{1,18})(?!\S)")
LONGEST = 500
MOST_WORDS = 16

NAMES = {
    "from": "from",
    "от": "from",
    "channel": "channel",
    "канал": "channel",
    "tag": "tag",
    "метка": "tag",
    "is": "is",
    "статус": "is",
}
STATUSES = {
    "open": "open",
    "открыт": "open",
    "waiting": "waiting",
    "ждём": "waiting",
    "hold": "on_hold",
    "closed": "closed",
    "закрыт": "closed",
}
CHANNELS = {"telegram": "telegram", "тг": "telegram", "widget": "widget", "виджет": "widget", "чат": "widget"}
CHANNELS |= {"email": "email", "mail": "email", "почта": "email"}


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart."""

    words: list[str] = field(default_factory=list)
    """Stems, all of which must occur."""
    phrases: list[list[str]] = field(default_factory=list)
    """Stems that must follow each other."""
    number: int | None = None
    people: str = ""
    channel: str = ""
    tag: str = ""
    status: str = ""

    @property
    def has_words(self) -> bool:
        return bool(self.words or self.phrases)


def parse(text: str) -> Query:
    """Take a query apart; what is not understood is searched for as words. Never raises."""
    rest = clean(text, LONGEST)
    found: dict[str, str] = {}

    def operator(match: re.Match[str]) -> str:
        name = NAMES.get(match[1].lower())
        if name is None:
            return match[0].replace(":", " ")
        found[name] = match[2].strip('"')
        return " "

    rest = OPERATOR.sub(operator, rest)
    number = NUMBER.search(rest)
    rest = NUMBER.sub(" ", rest)
    phrases = [words for phrase in PHRASE.findall(rest) if (words := stems(phrase).split())]
    words = query_stems(PHRASE.sub(" ", rest))[:MOST_WORDS]
    return Query(
        words=words,
        phrases=phrases,
        number=int(number[1]) if number else None,
        people=found.get("from", ""),
        channel=CHANNELS.get(found.get("channel", "").lower(), ""),
        tag=found.get("tag", ""),
        status=STATUSES.get(found.get("is", "").lower(), ""),
    )


async def messages(view: View, who: Actor, query: Query, *, before: int | None = None, limit: int = 30) -> list[Row]:
    """Messages that match, newest first, each with the row of its dialog under `dialog`; notes are found as well.

    `before`: the id of the last one already shown.
    """
    if not query.has_words and not (query.people or query.tag or query.channel or query.status):
        return []
    where, args, key = _where(view, who, query)
    if before is not None:
        where += f" AND {key} < {int(before)}"
    ids = await view.column(f"SELECT m.id FROM {where} ORDER BY {key} DESC LIMIT {int(limit)}", *args)
    found = await queries.messages_by_id(view, ids)
    rows = {row["id"]: row for row in await queries.rows(view, who, {one["dialog_id"] for one in found})}
    return [{**one, "dialog": rows[one["dialog_id"]]} for one in reversed(found) if one["dialog_id"] in rows]


async def dialog_ids(view: View, who: Actor, query: Query, *, limit: int) -> list[int]:
    """The dialogs in which something matches, those that spoke last first."""
    if not query.has_words and not (query.people or query.tag or query.channel or query.status):
        return []
    where, args, key = _where(view, who, query)
    return await view.column(
        f"SELECT m.dialog_id FROM {where} GROUP BY m.dialog_id ORDER BY max({key}) DESC LIMIT {int(limit)}", *args
    )


def _where(view: View, who: Actor, query: Query) -> tuple[str, list[object], str]:
    """Everything behind FROM, its parameters, and the column by which newer messages are told from older ones."""
    conditions = [visible(who, "d"), *_narrowing(query), "m.kind <> 'event'"]
    args: list[object] = []
    source = "message m"
    if query.has_words:
        args.append(_expression(view, query))
        source = (
            "message_search s JOIN message m ON m.id = s.rowid"
            if view.dialect == "sqlite"
            else "message_search s JOIN message m ON m.id = s.message_id"
        )
        conditions.append("s.stems MATCH $1" if view.dialect == "sqlite" else "s.stems @@ to_tsquery('simple', $1)")
    if query.people:
        args.append(f"%{query.people.lower()}%")
    if query.tag:
        args.append(query.tag.lower())
    key = "s.rowid" if query.has_words and view.dialect == "sqlite" else "m.id"
    tables = (
        f"{source} JOIN dialog d ON d.id = m.dialog_id LEFT JOIN contact c ON c.id = d.contact_id"
        " JOIN channel ch ON ch.id = d.channel_id"
    )
    return f"{tables} WHERE {' AND '.join(conditions)}", args, key


def _narrowing(query: Query) -> list[str]:
    place = 2 if query.has_words else 1
    found = []
    if query.people:
        found.append(f"(lower(c.name) LIKE ${place} OR c.email LIKE ${place})")
        place += 1
    if query.tag:
        found.append(
            "d.id IN (SELECT dt.dialog_id FROM dialog_tag dt JOIN tag t ON t.id = dt.tag_id"
            f" WHERE lower(t.name) = ${place})"
        )
    if query.channel:
        found.append(f"ch.type = '{query.channel}'")
    if query.status:
        found.append(f"d.status = '{query.status}'")
    return found


def _expression(view: View, query: Query) -> str:
    """The full-text expression: stems are letters and digits only, quoted all the same."""
    if view.dialect == "sqlite":
        return " ".join([f'"{word}"' for word in query.words] + [f'"{" ".join(p)}"' for p in query.phrases])
    quoted = [f"'{word}'" for word in query.words]
    quoted += ["(" + " <-> ".join(f"'{word}'" for word in phrase) + ")" for phrase in query.phrases]
    return " & ".join(quoted)


async def similar(view: View, who: Actor, text: str, *, since: int, limit: int = 50) -> list[Row]:
    """Open dialogs in which customers lately used the same words, the most alike first, with `score` 0 to 1.

    Rows have `dialog_id`, `message_id`, `text` and `score`: the share of the asked words that occur.
    """
    words = list(dict.fromkeys(query_stems(text)))[:MOST_WORDS]
    if not words:
        return []
    if view.dialect == "sqlite":
        match, source, join = "s.stems MATCH $1", "message_search s", "m.id = s.rowid"
        expression = " OR ".join(f'"{word}"' for word in words)
    else:
        match, source, join = "s.stems @@ to_tsquery('simple', $1)", "message_search s", "m.id = s.message_id"
        expression = " | ".join(f"'{word}'" for word in words)
    found = await view.rows(
        f"SELECT m.id AS message_id, m.dialog_id, m.text FROM {source} JOIN message m ON {join}"
        f" JOIN dialog d ON d.id = m.dialog_id WHERE {match} AND m.kind = 'inbound' AND m.at >= $2"
        f" AND d.closed_at IS NULL AND {visible(who, 'd')} ORDER BY m.id DESC LIMIT 1000",
        expression,
        since,
    )
    best: dict[int, Row] = {}
    for row in found:
        have = set(stems(row["text"]).split())
        score = sum(1 for word in words if word in have) / len(words)
        if score > best.get(row["dialog_id"], {"score": 0.0})["score"]:
            best[row["dialog_id"]] = {**row, "score": score}
    return sorted(best.values(), key=lambda row: -row["score"])[:limit]

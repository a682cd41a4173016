"""Reading the inbox for screens: lists, threads, side panels, counters. Only reads; everything in plain SQL.

Rows come back as dictionaries with the columns that a screen shows. What an agent may not see is never selected.
The ORM would cost ten times the query on these paths, so it is not used here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from core.text import clean
from core.work import Row, View
from inbox import failed
from inbox.access import Actor, visible

Sort = Literal["newest", "waiting", "oldest", "due"]

ROW = """
SELECT d.id, d.thread_id, d.channel_id, d.contact_id, d.status, d.assignee_id, d.team_id, d.subject, d.priority,
       d.first_number, d.last_number, d.last_at, d.snippet, d.snippet_kind, d.waiting_since, d.first_reply_at,
       d.snoozed_until, d.due_at, d.opened_at, d.looked_at, d.closed_at, d.follow_up_of_id, d.version,
       c.name AS contact_name, ch.type AS channel_type, ch.name AS channel_name, t.kind AS thread_kind,
       t.title AS thread_title, t.unreachable, a.name AS assignee_name, te.name AS team_name,
       coalesce(r.number, d.first_number - 1) AS read_number,
       (SELECT tk.id FROM task_link l JOIN task tk ON tk.id = l.task_id WHERE l.dialog_id = d.id
          AND tk.type = 'outage' AND tk.status NOT IN ('done', 'cancelled') LIMIT 1) AS outage_id
FROM dialog d
JOIN channel ch ON ch.id = d.channel_id
JOIN thread t ON t.id = d.thread_id
LEFT JOIN contact c ON c.id = d.contact_id
LEFT JOIN agent a ON a.id = d.assignee_id
LEFT JOIN team te ON te.id = d.team_id
"""

READ = "LEFT JOIN dialog_read r ON r.dialog_id = d.id AND r.agent_id = {me}\n"


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list shows: a view, narrowed by filters. `team_id`, `tag_id`, `channel_id` narrow any view."""

    view: str = "mine"
    sort: Sort = "newest"
    channel_id: int | None = None
    channel_type: str | None = None
    team_id: int | None = None
    assignee_id: int | None = None
    tag_id: int | None = None
    contact_id: int | None = None
    status: str | None = None
    task_id: int | None = None
    unopened: bool = False
    since: int | None = None


VIEWS = ("mine", "unassigned", "team", "needs", "waiting", "snoozed", "closed", "all", "mentions")
LIVE = "d.closed_at IS NULL"
AWAKE = "d.snoozed_until IS NULL"


def condition(who: Actor, view: str) -> str:
    """The SQL condition of a built-in view. Raises KeyError for a view that does not exist."""
    teams = ", ".join(map(str, sorted(who.teams))) or "NULL"
    return {
        "mine": f"{LIVE} AND {AWAKE} AND d.assignee_id = {who.id} AND d.status <> 'waiting'",
        "unassigned": f"{LIVE} AND {AWAKE} AND d.assignee_id IS NULL AND d.status <> 'waiting'",
        "team": f"{LIVE} AND {AWAKE} AND d.team_id IN ({teams})",
        "needs": f"{LIVE} AND {AWAKE} AND d.waiting_since IS NOT NULL",
        "waiting": f"{LIVE} AND {AWAKE} AND d.status = 'waiting'",
        "snoozed": f"{LIVE} AND d.snoozed_until IS NOT NULL",
        "closed": "d.closed_at IS NOT NULL",
        "all": "TRUE",
        "mentions": (f"EXISTS (SELECT 1 FROM mention mn WHERE mn.dialog_id = d.id AND mn.agent_id = {who.id})"),
    }[view]


def belongs(row: Row, who: Actor, view: str, *, mentioned: bool = False) -> bool:
    """The same question as `condition`, asked of one row that is already read. `mentioned`: `who` is named in it."""
    live, awake = row["closed_at"] is None, row["snoozed_until"] is None
    match view:
        case "mine":
            return live and awake and row["assignee_id"] == who.id and row["status"] != "waiting"
        case "unassigned":
            return live and awake and row["assignee_id"] is None and row["status"] != "waiting"
        case "team":
            return live and awake and row["team_id"] in who.teams
        case "needs":
            return live and awake and row["waiting_since"] is not None
        case "waiting":
            return live and awake and row["status"] == "waiting"
        case "snoozed":
            return live and not awake
        case "closed":
            return not live
        case "mentions":
            return mentioned
        case "all":
            return True
    return False


SORTS: dict[str, tuple[str, bool]] = {
    "newest": ("d.last_at", True),
    "oldest": ("d.last_at", False),
    "waiting": ("d.waiting_since", False),
    "due": ("d.due_at", False),
}
"""Column and whether the larger comes first."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of rows; `next` continues it, None at the end."""

    rows: list[Row]
    next: tuple[int, int] | None


async def dialogs(
    view: View, who: Actor, listing: Listing, *, after: tuple[int, int] | None = None, limit: int = 50
) -> Page:
    """A page of a list, keyset-paged by the sort column and id: as fast on the last page as on the first."""
    column, down = SORTS[listing.sort]
    conditions = [condition(who, listing.view), visible(who, "d"), *_filters(listing)]
    args: list[Any] = []
    if column != "d.last_at":
        conditions.append(f"{column} IS NOT NULL")
    if after:
        conditions.append(f"({column}, d.id) {'<' if down else '>'} ($1, $2)")
        args = list(after)
    order = "DESC" if down else "ASC"
    rows = await view.rows(
        f"{ROW}{READ.format(me=who.id)}WHERE {' AND '.join(conditions)}"
        f" ORDER BY {column} {order}, d.id {order} LIMIT {int(limit) + 1}",
        *args,
    )
    more = len(rows) > limit
    rows = await dressed(view, rows[:limit])
    sorted_by = column.removeprefix("d.")
    return Page(rows, (rows[-1][sorted_by], rows[-1]["id"]) if more else None)


async def ids(view: View, who: Actor, listing: Listing, *, limit: int) -> list[int]:
    """The dialogs of a whole list, newest first: what "all of them" means in a bulk action."""
    conditions = [condition(who, listing.view), visible(who, "d"), *_filters(listing)]
    return await view.column(
        "SELECT d.id FROM dialog d JOIN channel ch ON ch.id = d.channel_id"
        f" WHERE {' AND '.join(conditions)} ORDER BY d.last_at DESC, d.id DESC LIMIT {int(limit)}"
    )


def _filters(listing: Listing) -> list[str]:
    found = []
    for name in ("channel_id", "team_id", "assignee_id", "contact_id"):
        value = getattr(listing, name)
        if value is not None:
            found.append(f"d.{name} = {int(value)}")
    if listing.channel_type in ("telegram", "widget", "email"):
        found.append(f"ch.type = '{listing.channel_type}'")
    if listing.status in ("open", "waiting", "on_hold", "closed"):
        found.append(f"d.status = '{listing.status}'")
    if listing.tag_id is not None:
        found.append(f"d.id IN (SELECT dialog_id FROM dialog_tag WHERE tag_id = {int(listing.tag_id)})")
    if listing.task_id is not None:
        found.append(f"d.id IN (SELECT dialog_id FROM task_link WHERE task_id = {int(listing.task_id)})")
    if listing.unopened:
        found.append("d.looked_at IS NULL")
    if listing.since is not None:
        found.append(f"d.last_at >= {int(listing.since)}")
    return found


async def rows(view: View, who: Actor, ids: Iterable[int]) -> list[Row]:
    """The rows of certain dialogs, those that `who` may see."""
    listed = ", ".join(str(int(one)) for one in sorted(set(ids)))
    if not listed:
        return []
    found = await view.rows(f"{ROW}{READ.format(me=who.id)}WHERE d.id IN ({listed}) AND {visible(who, 'd')}")
    return await dressed(view, found)


async def rows_for_anybody(view: View, ids: Iterable[int]) -> list[Row]:
    """The rows of certain dialogs for the live hub, which asks the reading rule itself for every socket."""
    listed = ", ".join(str(int(one)) for one in sorted(set(ids)))
    if not listed:
        return []
    found = await view.rows(f"{ROW}{READ.format(me='NULL')}WHERE d.id IN ({listed})")
    return await dressed(view, found)


COUNTED_AT_ONCE = 100
"""Rows whose words are counted in one statement; SQLite takes 500 parts of one at the most."""


async def dressed(view: View, found: list[Row]) -> list[Row]:
    """Rows with their `tags`, the number of `unread` customer's messages (99 at the most) and the last `author`."""
    if not found:
        return found
    listed = ", ".join(str(row["id"]) for row in found)
    tags = await view.rows(
        "SELECT dt.dialog_id, t.id, t.name, t.hue FROM dialog_tag dt JOIN tag t ON t.id = dt.tag_id"
        f" WHERE dt.dialog_id IN ({listed}) ORDER BY t.name"
    )
    counted = [
        row
        for start in range(0, len(found), COUNTED_AT_ONCE)
        for row in await view.rows(" UNION ALL ".join(_counting(row) for row in found[start : start + COUNTED_AT_ONCE]))
    ]
    by_id = {row["id"]: row for row in counted}
    tagged: dict[int, list[Row]] = {}
    for tag in tags:
        tagged.setdefault(tag["dialog_id"], []).append(tag)
    return [
        {
            **row,
            "tags": tagged.get(row["id"], []),
            "unread": by_id[row["id"]]["unread"],
            "author": by_id[row["id"]]["author"] or "",
        }
        for row in found
    ]


def _counting(row: Row) -> str:
    return (
        f"SELECT {row['id']} AS id, (SELECT count(*) FROM (SELECT 1 FROM message WHERE dialog_id = {row['id']}"
        f" AND number > {row['read_number']} AND kind = 'inbound' AND NOT is_staff LIMIT 99) x) AS unread,"
        f" (SELECT coalesce(a.name, '') FROM message m LEFT JOIN agent a ON a.id = m.agent_id"
        f" WHERE m.thread_id = {row['thread_id']} AND m.number = {row['last_number']}) AS author"
    )


COUNTED = ("mine", "unassigned", "mentions")


def _asks(who: Actor, view: str) -> str:
    """What of a view is counted: all of it, but of the mentions only those that have not been read."""
    if view != "mentions":
        return condition(who, view)
    return (
        f"EXISTS (SELECT 1 FROM mention mn JOIN message m ON m.id = mn.message_id LEFT JOIN dialog_read r"
        f" ON r.dialog_id = mn.dialog_id AND r.agent_id = {who.id} WHERE mn.dialog_id = d.id AND mn.agent_id = {who.id}"
        " AND m.number > coalesce(r.number, 0))"
    )


async def counts(view: View, who: Actor) -> dict[str, int]:
    """Numbers for the sidebar: only those that ask for something. Each stops counting at 1,000."""
    parts = [
        f"(SELECT count(*) FROM (SELECT 1 FROM dialog d WHERE {_asks(who, name)} AND {visible(who, 'd')}"
        f" LIMIT 1000) x) AS {name}"
        for name in COUNTED
    ]
    inputs = "0 AS inputs"
    if who.is_admin:
        inputs = f"(SELECT count(*) FROM (SELECT 1 {failed.FAILED} LIMIT 1000) x) AS inputs"
    row = await view.row(f"SELECT {', '.join([*parts, inputs])}")
    return dict(row or {})


# ------------------------------------------------------------------------------------------------- a dialog


MESSAGE = """
SELECT m.id, m.thread_id, m.dialog_id, m.number, m.kind, m.identity_id, m.agent_id, m.is_staff, m.automatic, m.text,
       m.entities, m.extra, m.at, m.external_id, m.client_id, m.reply_to_id, m.group_key, m.state, m.problem,
       m.edited_at, m.deleted_at, i.name AS identity_name, i.contact_id, a.name AS agent_name,
       q.text AS reply_text, q.kind AS reply_kind, coalesce(qa.name, qi.name) AS reply_author,
       (SELECT min(dv.due_at) FROM delivery dv WHERE dv.message_id = m.id AND dv.state = 'queued' AND dv.attempts = 0)
         AS held_until
FROM message m
LEFT JOIN identity i ON i.id = m.identity_id
LEFT JOIN agent a ON a.id = m.agent_id
LEFT JOIN message q ON q.id = m.reply_to_id
LEFT JOIN identity qi ON qi.id = q.identity_id
LEFT JOIN agent qa ON qa.id = q.agent_id
"""


async def messages(
    view: View, thread_id: int, *, to: Actor, before: int | None = None, after: int | None = None, limit: int = 60
) -> list[Row]:
    """A stretch of a thread in its order: the newest, or those before or after a number, with their `files`.

    What was said in dialogs that `to` may not see is left out.
    """
    where = f"WHERE m.thread_id = $1 AND {_of_visible(to)} AND m.number"
    if after is not None:
        found = await view.rows(f"{MESSAGE}{where} > $2 ORDER BY m.number LIMIT {int(limit)}", thread_id, after)
    else:
        found = await view.rows(
            f"{MESSAGE}{where} < $2 ORDER BY m.number DESC LIMIT {int(limit)}",
            thread_id,
            2**31 - 1 if before is None else before,
        )
        found.reverse()
    return await with_files(view, found)


def _of_visible(to: Actor) -> str:
    if to.sees_everything:
        return "TRUE"
    return f"m.dialog_id IN (SELECT d.id FROM dialog d WHERE d.thread_id = m.thread_id AND {visible(to, 'd')})"


async def said_before(view: View, row: Row) -> Row | None:
    """The message before one in its thread: it tells whether the author goes on; its words are not to be shown."""
    found = await view.rows(
        f"{MESSAGE}WHERE m.thread_id = $1 AND m.number < $2 ORDER BY m.number DESC LIMIT 1",
        row["thread_id"],
        row["number"],
    )
    return next(iter(await with_files(view, found)), None)


async def messages_by_id(view: View, ids: Iterable[int]) -> list[Row]:
    """Certain messages, with their files. For callers that have checked who may see them."""
    listed = ", ".join(str(int(one)) for one in sorted(set(ids)))
    if not listed:
        return []
    return await with_files(view, await view.rows(f"{MESSAGE}WHERE m.id IN ({listed}) ORDER BY m.id"))


async def with_files(view: View, found: list[Row]) -> list[Row]:
    """Messages with JSON columns read and their attachments under `files`."""
    if not found:
        return found
    listed = ", ".join(str(row["id"]) for row in found)
    files = await view.rows(
        "SELECT f.id, f.message_id, f.kind, f.name, f.media_type, f.size, f.blob, f.state, f.remote, f.content_id,"
        " f.width, f.height, f.duration, b.thumbnail FROM attachment f LEFT JOIN blob b ON b.hash = f.blob"
        f" WHERE f.message_id IN ({listed}) ORDER BY f.message_id, f.position, f.id"
    )
    of_message: dict[int, list[Row]] = {}
    for file in files:
        of_message.setdefault(file["message_id"], []).append(file)
    return [
        {
            **row,
            "entities": read_json(row["entities"]),
            "extra": read_json(row["extra"]),
            "files": of_message.get(row["id"], []),
        }
        for row in found
    ]


def read_json(value: Any) -> Any:
    """A JSON column as both engines hand it out."""
    return json.loads(value) if isinstance(value, str) else value


async def borders(view: View, thread_id: int, *, to: Actor) -> list[Row]:
    """The dialogs of a thread that `to` may see, oldest first: where in the scroll each begins and how it ended."""
    return await view.rows(
        "SELECT d.id, d.first_number, d.opened_at, d.closed_at, d.subject, d.status FROM dialog d"
        f" WHERE d.thread_id = $1 AND {visible(to, 'd')} ORDER BY d.id",
        thread_id,
    )


async def drafts(view: View, dialog_id: int, who: Actor) -> dict[str, str]:
    """What `who` has begun to write here, by kind (`reply`, `note`)."""
    found = await view.rows("SELECT kind, text FROM draft WHERE agent_id = $1 AND dialog_id = $2", who.id, dialog_id)
    return {row["kind"]: row["text"] for row in found}


async def participants(view: View, thread_id: int) -> list[Row]:
    """Who has written in a thread of many: `identity_id, contact_id, name, username, role`."""
    return await view.rows(
        "SELECT p.identity_id, i.contact_id, i.name, i.username, i.address, p.role FROM participant p"
        " JOIN identity i ON i.id = p.identity_id WHERE p.thread_id = $1 ORDER BY p.id",
        thread_id,
    )


# ------------------------------------------------------------------------------------------------ a contact


async def contact_card(view: View, contact_id: int) -> Row | None:
    """A contact with the company's name and the addresses on all channels (`identities`)."""
    row = await view.row(
        "SELECT c.*, co.name AS company_name, co.tier FROM contact c LEFT JOIN company co ON co.id = c.company_id"
        " WHERE c.id = $1",
        contact_id,
    )
    if row is None:
        return None
    identities = await view.rows(
        "SELECT i.id, i.address, i.name, i.username, i.unreachable, i.seen_at, ch.id AS channel_id,"
        " ch.type AS channel_type, ch.name AS channel_name FROM identity i JOIN channel ch ON ch.id = i.channel_id"
        " WHERE i.contact_id = $1 ORDER BY i.seen_at DESC",
        contact_id,
    )
    return {**row, "attributes": read_json(row["attributes"]), "identities": identities}


async def past(view: View, who: Actor, contact_id: int, *, besides: int = 0, limit: int = 20) -> list[Row]:
    """The contact's other dialogs that `who` may see, newest first."""
    found = await view.rows(
        f"{ROW}{READ.format(me=who.id)}WHERE d.contact_id = $1 AND d.id <> $2 AND {visible(who, 'd')}"
        f" ORDER BY d.last_at DESC LIMIT {int(limit)}",
        contact_id,
        besides,
    )
    return await dressed(view, found)


async def elsewhere(view: View, who: Actor, contact_id: int, *, besides: int) -> list[Row]:
    """Where a contact can be written to apart from the thread `besides`: per kind of channel the newest dialog (`id`,
    `channel_type`) that `who` may see, the last heard first."""
    return await view.rows(
        "SELECT max(d.id) AS id, ch.type AS channel_type FROM dialog d JOIN thread t ON t.id = d.thread_id"
        " JOIN channel ch ON ch.id = d.channel_id WHERE d.contact_id = $1 AND t.id <> $2 AND t.unreachable = ''"
        f" AND t.kind IN ('private', 'visitor', 'mail') AND ch.deleted_at IS NULL AND {visible(who, 'd')}"
        " GROUP BY ch.type ORDER BY max(d.last_at) DESC",
        contact_id,
        besides,
    )


def _literal(text: str) -> str:
    """A text as a part of a LIKE pattern whose escape is `!`."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


async def people(view: View, text: str, *, before: int | None = None, limit: int = 20) -> list[Row]:
    """Contacts by a part of their name, address, user name or domain (none means all); the most recent first.

    `before`: the id of the last one already shown.
    """
    conditions = ["c.merged_into_id IS NULL"]
    args: list[Any] = []
    if before is not None:
        conditions.append(f"c.id < {int(before)}")
    if wanted := clean(text).strip().lower():
        args.append(f"%{_literal(wanted)}%")
        like = "LIKE $1 ESCAPE '!'"
        conditions.append(
            f"(lower(c.name) {like} OR c.email {like} OR c.phone {like} OR c.id IN (SELECT contact_id FROM identity"
            f" WHERE lower(name) {like} OR lower(username) {like} OR address {like}))"
        )
    return await view.rows(
        "SELECT c.id, c.name, c.email, c.phone, c.company_id, c.created_at, co.name AS company_name FROM contact c"
        f" LEFT JOIN company co ON co.id = c.company_id WHERE {' AND '.join(conditions)}"
        f" ORDER BY c.id DESC LIMIT {int(limit)}",
        *args,
    )


async def agents(view: View) -> list[Row]:
    """All colleagues that may sign in: `id, name, role, presence, email`."""
    return await view.rows("SELECT id, name, role, presence, email FROM agent WHERE disabled_at IS NULL ORDER BY name")


async def teams(view: View) -> list[Row]:
    """All teams with the number of their members."""
    return await view.rows(
        "SELECT t.id, t.name, count(m.id) AS members FROM team t LEFT JOIN team_member m ON m.team_id = t.id"
        " GROUP BY t.id, t.name ORDER BY t.name"
    )


async def tags(view: View) -> list[Row]:
    return await view.rows("SELECT id, name, hue FROM tag ORDER BY name")

"""The same thing done to many dialogs at once, in a handful of statements: lines, words to customers, statuses.

Not for one dialog: `inbox.messages` and `inbox.dialogs` say there what they do, and these do the same to each. The
dialogs are given as rows with at least `id, thread_id, channel_id`; who may see them the caller has asked.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from core.rich import Rich
from core.text import snippet
from core.work import Row, Tx
from inbox.messages import Post, searchable
from inbox.models import Kind, Status

MESSAGE = (
    *("thread_id", "dialog_id", "number", "kind", "agent_id", "is_staff", "automatic"),
    *("text", "entities", "extra", "at", "client_id", "state"),
)
DELIVERY = (
    *("message_id", "thread_id", "channel_id", "created_at", "due_at", "action", "part", "parts", "bulk", "state"),
    *("attempts", "external_ids", "code", "reason"),
)
QUEUED = ("send", 0, 0, True, "queued", 0, "[]", "", "")
"""What a delivery in the bulk lane begins with, from `action` on."""


async def append(tx: Tx, dialogs: Sequence[Row], posts: Sequence[Post]) -> list[tuple[int, int]]:
    """Append one post to each dialog and index it; returns ids and numbers in the order given.

    The dialogs' summaries are not touched, as with `inbox.messages.append`.
    """
    await lock(tx, dialogs)
    numbers = await _numbers(tx, [row["thread_id"] for row in dialogs])
    made = await tx.insert(
        "message",
        MESSAGE,
        [
            (
                row["thread_id"],
                row["id"],
                number,
                post.kind.value,
                post.agent_id,
                post.is_staff,
                post.automatic,
                post.body.text,
                json.dumps(post.body.as_json(), ensure_ascii=False),
                json.dumps(dict(post.extra or {}), ensure_ascii=False),
                post.at or tx.now,
                post.client_id,
                post.state,
            )
            for row, post, number in zip(dialogs, posts, numbers, strict=True)
        ],
        tail="RETURNING id, thread_id, number",
    )
    ids = {(row["thread_id"], row["number"]): int(row["id"]) for row in made}
    found = [(ids[row["thread_id"], number], number) for row, number in zip(dialogs, numbers, strict=True)]
    await _index(tx, [message_id for message_id, _ in found], posts)
    return found


async def _numbers(tx: Tx, threads: Sequence[int]) -> list[int]:
    """The next number of each thread; a thread that is named twice gives two."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, thread_id in enumerate(threads):
        places[thread_id].append(place)
    numbers = [0] * len(threads)
    while places:
        rows = await tx.rows(
            f"UPDATE thread SET last_number = last_number + 1 WHERE {tx.among('id', 1)} RETURNING id, last_number",
            tx.many(places),
        )
        for row in rows:
            numbers[places[row["id"]].pop(0)] = row["last_number"]
        places = {thread_id: rest for thread_id, rest in places.items() if rest}
    return numbers


async def _index(tx: Tx, ids: Sequence[int], posts: Sequence[Post]) -> None:
    by_words: dict[str, list[int]] = defaultdict(list)
    for message_id, post in zip(ids, posts, strict=True):
        if post.kind is not Kind.EVENT:
            by_words[searchable(post.body.text, post.extra or {})].append(message_id)
    by_words.pop("", None)
    for words, found in by_words.items():
        if tx.dialect == "sqlite":
            sql = "INSERT INTO message_search (rowid, stems) SELECT value, $2 FROM json_each($1)"
        else:
            sql = (
                "INSERT INTO message_search (message_id, stems)"
                " SELECT id, to_tsvector('simple', $2) FROM unnest($1::bigint[]) AS id"
            )
        await tx.execute(sql, tx.many(found), words)


async def event_lines(
    tx: Tx,
    dialogs: Sequence[Row],
    *,
    kind: str,
    facts: Mapping[str, Any] | Sequence[Mapping[str, Any]],
    agent_id: int | None = None,
) -> None:
    """Write a line that tells what happened into each correspondence; `facts` are the same for all, or each its own."""
    each = [facts] * len(dialogs) if isinstance(facts, Mapping) else facts
    posts = [Post(kind=Kind.EVENT, body=Rich(""), agent_id=agent_id, extra={"event": kind, **own}) for own in each]
    _created(tx, dialogs, await append(tx, dialogs, posts), posts)


async def say(
    tx: Tx,
    dialogs: Sequence[Row],
    *,
    body: Rich,
    agent_id: int | None,
    automatic: str,
    extra: Mapping[str, Any],
    client_ids: Sequence[str],
) -> list[int]:
    """The product's word to the customer of each dialog, in the bulk lane; returns the messages' ids in that order.

    Whom it reaches, `notifications` decides. It reopens nothing and is nobody's answer, but a dialog on hold waits
    for us no more.
    """
    posts = [
        Post(
            kind=Kind.OUTBOUND,
            body=body,
            agent_id=agent_id,
            automatic=automatic,
            extra=extra,
            client_id=client_id,
            state="queued",
        )
        for client_id in client_ids
    ]
    made = await append(tx, dialogs, posts)
    await _summarise(tx, dialogs, body)
    await tx.insert(
        "delivery",
        DELIVERY,
        [
            (message_id, row["thread_id"], row["channel_id"], tx.now, tx.now, *QUEUED)
            for row, (message_id, _) in zip(dialogs, made, strict=True)
        ],
    )
    tx.wakes.add("deliveries")
    _created(tx, dialogs, made, posts)
    return [message_id for message_id, _ in made]


async def _summarise(tx: Tx, dialogs: Sequence[Row], body: Rich) -> None:
    await tx.execute(
        "UPDATE dialog SET last_number = (SELECT t.last_number FROM thread t WHERE t.id = dialog.thread_id),"
        " last_at = $2, snippet = $3, snippet_kind = $4, version = version + 1,"
        " waiting_since = CASE WHEN status = 'on_hold' THEN NULL ELSE waiting_since END"
        f" WHERE {tx.among('id', 1)}",
        tx.many(row["id"] for row in dialogs),
        tx.now,
        snippet(body.text, 160),
        Kind.OUTBOUND.value,
    )


def _created(tx: Tx, dialogs: Sequence[Row], made: Sequence[tuple[int, int]], posts: Sequence[Post]) -> None:
    for row, (message_id, number), post in zip(dialogs, made, posts, strict=True):
        tx.emit(
            "message.created",
            agent_id=post.agent_id,
            channel_id=row["channel_id"],
            thread_id=row["thread_id"],
            dialog_id=row["id"],
            message_id=message_id,
            message_kind=post.kind.value,
            number=number,
            automatic=post.automatic,
        )


async def set_status(tx: Tx, dialogs: Sequence[Row], *, wanted: Status, agent_id: int | None, cause: str) -> list[int]:
    """Give live dialogs another status; rows need `status` too. Returns the ids of those that were changed.

    `cause` tells in the events why: `outage`. A line into the correspondence tells of a closing only.
    """
    closing = wanted is Status.CLOSED
    await lock(tx, dialogs)
    changed = await tx.column(
        f"UPDATE dialog SET status = '{wanted.value}', version = version + 1"
        + (", closed_at = $2, closed_by_id = $3, waiting_since = NULL, snoozed_until = NULL" if closing else "")
        + f" WHERE {tx.among('id', 1)} AND status <> '{wanted.value}' AND closed_at IS NULL RETURNING id",
        tx.many(row["id"] for row in dialogs),
        *((tx.now, agent_id) if closing else ()),
    )
    touched = set(changed)
    rows = [row for row in dialogs if row["id"] in touched]
    for row in rows:
        where = {"channel_id": row["channel_id"], "thread_id": row["thread_id"], "dialog_id": row["id"]}
        tx.emit("dialog.status", agent_id=agent_id, **where, old=str(row["status"]), new=wanted.value, by=cause)
        if closing:
            tx.emit("dialog.closed", agent_id=agent_id, **where, by=cause)
    if closing and rows:
        facts = [{"old": str(row["status"]), "new": wanted.value, "cause": cause} for row in rows]
        await event_lines(tx, rows, kind="status", facts=facts, agent_id=agent_id)
        await _cancel_wakes(tx, changed)
    return changed


async def lock(tx: Tx, dialogs: Sequence[Row]) -> None:
    """Hold the dialogs' threads until the transaction ends, in the order that everybody takes them in."""
    if tx.dialect == "postgres" and dialogs:
        threads = sorted({row["thread_id"] for row in dialogs})
        await tx.rows(f"SELECT id FROM thread WHERE {tx.among('id', 1)} ORDER BY id FOR UPDATE", tx.many(threads))


async def _cancel_wakes(tx: Tx, ids: Sequence[int]) -> None:
    keys = ", ".join(f"'{int(one)}'" for one in ids)
    await tx.execute(f"DELETE FROM job WHERE kind = 'dialog.wake' AND key IN ({keys})")

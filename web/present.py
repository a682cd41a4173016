"""From rows to shapes: what `inbox.queries` read, as the templates want it, in the words of the one who looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, Literal, cast

from core import i18n
from core.i18n import gettext as _
from core.rich import Rich
from core.work import Row
from web import happenings, shapes
from web.shapes import DeliveryState, File, Message, Person, Quoted, Status

WORDLESS = {
    "photo": lambda: _("Photo"),
    "video": lambda: _("Video"),
    "voice": lambda: _("Voice message"),
    "audio": lambda: _("Audio"),
    "video_note": lambda: _("Video message"),
    "sticker": lambda: _("Sticker"),
    "animation": lambda: _("Animation"),
    "file": lambda: _("File"),
    "inline": lambda: _("Picture"),
    "location": lambda: _("Location"),
    "venue": lambda: _("Place"),
    "contact": lambda: _("Contact"),
    "poll": lambda: _("Poll"),
    "dice": lambda: _("Dice"),
}
"""How a message without text is named in a list."""

CONTINUES_WITHIN = 5 * 60_000


def person(id_: int | None, name: str | None, kind: str = "agent") -> Person | None:
    return Person(id_, name or "", kind) if id_ is not None else None


def contact(row: Row) -> Person:
    """The customer of a list's row, or the group in whose name it stands."""
    if row["contact_id"] is None:
        return Person(row["thread_id"], row["thread_title"] or _("Group"), "contact")
    return Person(row["contact_id"], row["contact_name"] or "", "contact")


def row(found: Row) -> shapes.Row:
    """A dialog in a list."""
    snippet = found["snippet"]
    if not snippet and found["snippet_kind"] in WORDLESS:
        snippet = WORDLESS[found["snippet_kind"]]()
    return shapes.Row(
        id=found["id"],
        contact=contact(found),
        channel=found["channel_type"],
        at=found["last_at"],
        sort=found["last_at"],
        snippet=snippet,
        snippet_by=found["author"],
        unread=found["unread"],
        status=cast(Status, found["status"]),
        assignee=person(found["assignee_id"], found["assignee_name"]),
        team=person(found["team_id"], found["team_name"], "team"),
        tags=[shapes.Tag(tag["id"], tag["name"], tag["hue"]) for tag in found["tags"]],
        deadline_at=found["due_at"],
        snoozed_until=found["snoozed_until"],
        priority=found["priority"],
        title=found["subject"] or (found["thread_title"] if found["contact_id"] is not None else ""),
        is_group=found["thread_kind"] in ("group", "topic"),
        unopened=found["looked_at"] is None,
        outage_id=found["outage_id"],
    )


def file(found: Row, *, link: str = "") -> File:
    """An attachment; its bytes come from `/files/{id}`."""
    ready = found["blob"] is not None
    note = {
        "too_big": _("The file is too big to be fetched."),
        "pending": _("The file is being fetched."),
        "failed": _("The file could not be fetched."),
    }.get(found["state"], "")
    return File(
        id=found["id"],
        kind=found["kind"],
        name=found["name"],
        media_type=found["media_type"],
        size=found["size"],
        url=f"/files/{found['id']}" if ready else "",
        thumb_url=f"/files/{found['id']}/thumbnail" if found["thumbnail"] else "",
        width=found["width"],
        height=found["height"],
        duration=found["duration"],
        note=note,
        open_url=link if not ready else "",
    )


KINDS: dict[str, Literal["in", "out", "note", "event"]] = {
    "inbound": "in",
    "outbound": "out",
    "note": "note",
    "event": "event",
}


def message(found: Row, *, channel: str = "") -> Message:
    """One message, without its surroundings (see `log`)."""
    extra: Mapping[str, Any] = found["extra"]
    kind = KINDS[found["kind"]]
    sentence, symbol = happenings.sentence(found) if kind == "event" else ("", "")
    return Message(
        id=found["id"],
        key=found["client_id"] or str(found["id"]),
        kind=kind,
        at=found["at"],
        sort=found["number"] * 10,
        author=author(found),
        body=Rich.from_json(found["text"], found["entities"]),
        files=[file(one, link=extra.get("link", "")) for one in found["files"] if one["kind"] != "inline"],
        state=cast(DeliveryState, found["state"] or ""),
        reason=i18n.spoken(found["problem"]) if found["problem"] else "",
        channel=channel,
        reply_to=quoted(found),
        edited_at=found["edited_at"],
        deleted=found["deleted_at"] is not None,
        automatic=found["automatic"] or "",
        quoted=extra.get("quoted", ""),
        html_url=f"/messages/{found['id']}/html" if extra.get("html") else "",
        event=sentence,
        event_icon=symbol,
        extra={key: value for key, value in extra.items() if key in SHOWN_EXTRA},
        from_staff=bool(found["is_staff"]),
        cancel_until=found["held_until"],
    )


SHOWN_EXTRA = frozenset({
    "location", "venue", "contact", "poll", "checklist", "forward", "external_reply", "dice", "unknown",
    "stranger", "too_big", "cut", "unsafe_html", "encrypted", "remote_images",
})  # fmt: skip


def author(found: Row) -> Person | None:
    if found["agent_id"] is not None:
        return Person(found["agent_id"], found["agent_name"] or "")
    if found["identity_id"] is not None:
        return Person(found["contact_id"], found["identity_name"] or "", "contact")
    return None


def quoted(found: Row) -> Quoted | None:
    fragment = found["extra"].get("quote", "")
    if found["reply_to_id"] is None:
        return Quoted(None, "", fragment) if fragment else None
    return Quoted(found["reply_to_id"], found["reply_author"] or "", fragment or (found["reply_text"] or "")[:200])


def log(found: Sequence[Row], *, borders: Sequence[Row], read_number: int, channel: str = "") -> list[Message]:
    """A stretch of a thread with what must stand between: days, dialogs' borders, where the unread begins."""
    starts = {border["first_number"]: border for border in borders[1:]}
    lines: list[Message] = []
    before: Row | None = None
    unseen_shown = False
    for one in found:
        line = message(one, channel=channel)
        changes: dict[str, Any] = {"continues": _continues(before, one)}
        if before is None or _day(before["at"]) != _day(one["at"]):
            changes["day"] = one["at"]
        if one["number"] in starts:
            changes["border"] = _("Dialog #%(id)s") % {"id": starts[one["number"]]["id"]}
        if not unseen_shown and one["number"] > read_number and one["kind"] == "inbound":
            changes["first_unseen"] = unseen_shown = True
        lines.append(replace(line, **changes))
        before = one
    return lines


def _continues(before: Row | None, one: Row) -> bool:
    return (
        before is not None
        and before["kind"] == one["kind"] != "event"
        and (before["identity_id"], before["agent_id"]) == (one["identity_id"], one["agent_id"])
        and one["at"] - before["at"] < CONTINUES_WITHIN
    )


def _day(at: int) -> Any:
    return i18n.local(at).date()


def tomorrow_at(now: int, hour: int, *, days: int = 1) -> int:
    """The instant of an hour some days ahead in the zone of the one who looks."""
    moment = i18n.local(now).replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=days)
    return int(moment.timestamp() * 1000)

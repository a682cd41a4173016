"""What came and could not be taken into the inbox: seen as it came, tried again or set aside by an administrator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from aiohttp import web

from connectors import again, registry
from connectors.base import Kit
from core.i18n import lazy, ngettext
from core.text import clean, number
from core.work import Row, View
from inbox import channels, failed
from inbox.intake import Taken
from web import auth
from web.keys import MACHINE
from web.pages import frame
from web.shapes import Fact, FailedInput, InputsPage

SHOWN: Final = 4_000
"""Characters of what came that stand on the page; the whole is one press away."""

DATABASE: Final = frozenset({"IntegrityError", "OperationalError", "DataError", "DatabaseError", "PostgresError"})
NO_UPDATE: Final = lazy("This is not in the form that Telegram describes.")
WORDS: Final[Mapping[str, lazy]] = {
    "This is no update": NO_UPDATE,
    "Unreadable": NO_UPDATE,
    "WrongKey": lazy("The channel's secrets were encrypted with another PULT_SECRET_KEY."),
    "database": lazy("The database refused it."),
    "file": lazy("A file of it cannot be read or kept. Look at the disk."),
    "other": lazy("Pult stumbled over it, most likely by a mistake of ours. A newer release may understand it."),
}


def why(error: str) -> str:
    """The stored reason in words: `Kind of error: its own text`."""
    kind = error.partition(":")[0]
    if kind in WORDS:
        return str(WORDS[kind])
    if kind in DATABASE or kind.endswith("ViolationError"):
        return str(WORDS["database"])
    return str(WORDS["file" if kind.endswith(("FileNotFoundError", "PermissionError", "OSError")) else "other"])


async def page(request: web.Request) -> web.Response:
    """`GET /settings/inputs?channel=…&state=aside&before=…`; `taken`, `again` and `left` tell what was just done."""
    machine, asked = request.app[MACHINE], request.query
    state: failed.State = "aside" if asked.get("state") == "aside" else "failed"
    row = await machine.db.read(channels.channel, wanted) if (wanted := number(asked.get("channel"))) else None
    channel_id = row["id"] if row else None
    rows = await machine.db.read(failed.listing, state=state, channel_id=channel_id, before=number(asked.get("before")))
    shown = InputsPage(
        items=[await _shown(machine.kit, one) for one in rows],
        count=await machine.db.read(failed.count, state=state, channel_id=channel_id),
        aside=await machine.db.read(failed.count, state="aside", channel_id=channel_id),
        shows_aside=state == "aside",
        channel=Fact(row["name"], str(channel_id), f"/settings/channels/{channel_id}") if row else None,
        earlier=_address(channel_id, state=state, before=rows[-1]["id"]) if len(rows) == failed.PAGE else "",
        told=_told(asked),
        dialog_id=number(asked.get("dialog")) or 0,
    )
    return await frame.page(request, "settings/inputs.html", here="inputs", page=shown)


async def _shown(kit: Kit, row: Row) -> FailedInput:
    try:
        whole = await registry.kind(row["channel_type"]).source(kit, row)
    except OSError:
        whole = b""
    text = clean(whole[: SHOWN * 4].decode("utf-8", "replace"), SHOWN)
    return FailedInput(
        id=row["id"],
        channel_id=row["channel_id"],
        channel=row["channel_name"],
        kind=row["channel_type"],
        at=row["received_at"],
        why=why(row["error"]),
        error=row["error"],
        attempts=row["attempts"],
        size=len(whole),
        beginning=text,
        is_cut=len(text.encode()) < len(whole) - 3,
    )


def _address(channel_id: int | None, **more: object) -> str:
    asked = {"channel": channel_id, **more}
    kept = {name: value for name, value in asked.items() if value not in (None, "", 0, "failed")}
    return "/settings/inputs" + (f"?{urlencode(kept)}" if kept else "")


def _told(asked: Mapping[str, str]) -> list[str]:
    taken, refused, left = (number(asked.get(name)) or 0 for name in ("taken", "again", "left"))
    told = []
    if taken:
        told.append(ngettext("%(n)s is in the inbox now.", "%(n)s are in the inbox now.", taken) % {"n": taken})
    if refused:
        told.append(ngettext("%(n)s failed again.", "%(n)s failed again.", refused) % {"n": refused})
    if left:
        told.append(ngettext("%(n)s was not tried yet.", "%(n)s were not tried yet.", left) % {"n": left})
    return told


# ---- what can be done


async def repeat_all(request: web.Request) -> web.Response:
    """`POST /settings/inputs/again`: all of them, or one channel's; what takes too long waits for another press."""
    channel_id = number((await frame.form(request)).get("channel"))
    done = await again.all_of(request.app[MACHINE].kit, channel_id=channel_id, patience=again.PATIENCE)
    raise frame.see(_address(channel_id, taken=done.taken, again=done.failed, left=done.left))


async def repeat(request: web.Request) -> web.Response:
    """`POST /settings/inputs/{id}/again`"""
    machine = request.app[MACHINE]
    fields = await frame.form(request)
    taken = await again.once(machine.kit, frame.id_of(request))
    raise frame.see(
        _address(
            number(fields.get("channel")),
            state=fields.get("state"),
            taken=int(not taken.error),
            again=int(bool(taken.error)),
            dialog=await machine.db.read(_dialog, taken),
        )
    )


async def _dialog(view: View, taken: Taken) -> int | None:
    if not taken.messages:
        return None
    found: int | None = await view.value("SELECT dialog_id FROM message WHERE id = $1", taken.messages[0])
    return found


async def set_aside(request: web.Request) -> web.Response:
    """`POST /settings/inputs/{id}/aside`"""
    fields = await frame.form(request)
    await request.app[MACHINE].db.write(failed.set_aside, frame.id_of(request), by=auth.actor(request))
    raise frame.see(_address(number(fields.get("channel"))))


async def source(request: web.Request) -> web.Response:
    """`GET /settings/inputs/{id}/source`: what came, byte by byte, as a file to keep."""
    machine = request.app[MACHINE]
    row = await machine.db.read(failed.one, frame.id_of(request))
    try:
        whole = await registry.kind(row["channel_type"]).source(machine.kit, row)
    except OSError as error:
        raise web.HTTPNotFound from error
    ending = "eml" if row["channel_type"] == "email" else "json"
    headers = {
        "Content-Disposition": f'attachment; filename="input-{row["id"]}.{ending}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return web.Response(body=whole, content_type="application/octet-stream", headers=headers)

"""A visitor's letter as it was stored into what the inbox takes; pure.

The letter is the JSON that `letter` makes of a request the gate has let in: who, where, which `cid`, what.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from core.files import IMAGES, Stored
from core.rich import linkify
from core.text import clean, safe_filename, safe_name
from inbox.inbound import AttachmentKind, Author, Inbound, InboundFile, InboundMessage, Place

MAX_URL: Final = 2_000
MAX_TITLE: Final = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that lies on our disk and waits for its message; the client carries it signed, as its receipt."""

    name: str
    stored: Stored

    @property
    def kind(self) -> AttachmentKind:
        return attachment_kind(self.stored.media_type)


def attachment_kind(media_type: str) -> AttachmentKind:
    if media_type in IMAGES:
        return "photo"
    top = media_type.partition("/")[0]
    return "audio" if top == "audio" else "video" if top == "video" else "file"


def pack(upload: Upload) -> str:
    """The upload as one line of JSON, to be signed."""
    return json.dumps([upload.name, asdict(upload.stored)], ensure_ascii=False, separators=(",", ":"))


def unpack(packed: str) -> Upload:
    """What `pack` made. The caller has verified the signature."""
    name, facts = json.loads(packed)
    return Upload(name, _stored(facts))


def _stored(facts: Mapping[str, Any]) -> Stored:
    thumbnail = facts.get("thumbnail")
    return Stored(**{**facts, "thumbnail": _stored(thumbnail) if thumbnail else None})


def external_id(cid: str) -> str:
    """What a visitor's message is known by in its thread; ours have ids of another form (`send.py`)."""
    return f"cid:{cid}"


def letter(*, place: str, author: Author, cid: str, text: str, file: str | None, page: Any) -> str:
    """The raw input to be kept: everything `parse` needs, now or when an administrator repeats it."""
    who = {
        "address": author.address,
        "name": author.name,
        "language": author.language,
        "attributes": dict(author.attributes),
    }
    body = {"place": place, "author": who, "cid": cid, "text": text, "file": file, "page": page}
    return json.dumps(body, ensure_ascii=False)


def parse(raw: str, *, received_at: int) -> list[Inbound]:
    """The one message of a letter."""
    body = json.loads(raw)
    who = body["author"]
    page = _page(body.get("page"))
    return [
        InboundMessage(
            place=Place(body["place"], "visitor"),
            author=Author(
                address=who["address"],
                name=safe_name(who["name"]),
                language=who["language"],
                attributes=who["attributes"],
            ),
            external_id=external_id(body["cid"]),
            at=received_at,
            body=linkify(body["text"]),
            files=[_file(unpack(body["file"]))] if body.get("file") else [],
            extra={"page": page} if page else {},
        )
    ]


def _file(upload: Upload) -> InboundFile:
    stored = upload.stored
    return InboundFile(
        kind=upload.kind,
        name=safe_filename(upload.name),
        media_type=stored.media_type,
        size=stored.size,
        stored=stored,
        width=stored.width,
        height=stored.height,
    )


def _page(value: Any) -> dict[str, str]:
    """The site's page the visitor wrote from: what the browser says, so only shown, never fetched."""
    if not isinstance(value, Mapping):
        return {}
    url, title = value.get("url"), value.get("title")
    if not isinstance(url, str) or len(url) > MAX_URL or clean(url) != url:
        return {}
    try:
        if urlsplit(url).scheme not in ("http", "https"):
            return {}
    except ValueError:
        return {}
    return {"url": url, "title": safe_name(title)[:MAX_TITLE] if isinstance(title, str) else ""}

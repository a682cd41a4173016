"""Customers on our own ground (the widget, later the portal): which threads are theirs, and what they do there.

How they prove who they are is the connector's affair; what they may see of their threads is `inbox.public`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from core.work import Row, Tx, View
from inbox import intake, messages, people
from inbox.inbound import Author, InboundReceipt, Place
from inbox.intake import Arrival, Source, Taken
from inbox.public import loaded

MERGED: Final = "merged_into"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody on one channel and the threads that are theirs, the one spoken in last first."""

    channel_id: int
    address: str
    identity_id: int | None = None
    merged: bool = False
    """This visitor has become a signed-in person: the old token opens nothing any more."""
    threads: Mapping[int, str] = field(default_factory=dict)
    """Keys by thread id."""
    dialogs: Mapping[int, int] = field(default_factory=dict)
    """Thread ids by the id of each thread's newest dialog."""
    name: str = ""

    @property
    def place(self) -> str:
        """The key of the thread in which the conversation goes on."""
        return next(iter(self.threads.values()), self.address)


async def visitor(view: View, channel_id: int, address: str) -> Visitor:
    """The visitor at an address, whether or not they have said anything yet."""
    me = await view.row(
        "SELECT i.id, i.contact_id, i.attributes, c.name FROM identity i JOIN contact c ON c.id = i.contact_id"
        " WHERE i.channel_id = $1 AND i.address = $2",
        channel_id,
        address,
    )
    if me is None:
        return Visitor(channel_id, address)
    if MERGED in loaded(me["attributes"]):
        return Visitor(channel_id, address, me["id"], merged=True)
    former = await view.rows(
        "SELECT address, attributes FROM identity WHERE contact_id = $1 AND channel_id = $2 AND id <> $3",
        me["contact_id"],
        channel_id,
        me["id"],
    )
    addresses = [address, *(row["address"] for row in former if loaded(row["attributes"]).get(MERGED) == me["id"])]
    threads = await _threads(view, channel_id, addresses)
    return Visitor(
        channel_id,
        address,
        me["id"],
        threads={row["id"]: row["key"] for row in threads},
        dialogs={row["dialog_id"]: row["id"] for row in threads if row["dialog_id"]},
        name=me["name"],
    )


async def _threads(view: View, channel_id: int, addresses: Sequence[str]) -> list[Row]:
    """The threads of these addresses, the one spoken in last first."""
    marks = ", ".join(f"${i}" for i in range(2, len(addresses) + 2))
    rows = await view.rows(
        "SELECT t.id, t.key, m.id AS newest, m.dialog_id FROM thread t"
        " LEFT JOIN message m ON m.thread_id = t.id AND m.number = t.last_number"
        f" WHERE t.channel_id = $1 AND t.key IN ({marks})",
        channel_id,
        *addresses,
    )
    return sorted(rows, key=lambda row: -(row["newest"] or 0))


async def receive(tx: Tx, source: Source, arrival: Arrival, *, address: str, external_id: str) -> Taken:
    """A customer's word. An external id known in any of the customer's threads is the same word: nothing changes."""
    who = await visitor(tx, source.id, address)
    for thread_id in who.threads:
        known = await tx.value(
            "SELECT id FROM message WHERE thread_id = $1 AND external_id = $2", thread_id, external_id
        )
        if known is not None:
            return Taken(new=False, messages=[known])
    return await intake.take(tx, source, arrival)


async def acknowledge(tx: Tx, source: Source, who: Visitor, *, delivered: int, read: int) -> None:
    """Our messages have reached the customer's screen up to one id, and the customer's eyes up to another."""
    for thread_id, key in who.threads.items():
        for state, upto in (("delivered", delivered), ("read", read)):
            newest = await tx.value(
                "SELECT external_id FROM message WHERE thread_id = $1 AND id <= $2 AND kind = 'outbound'"
                " AND external_id IS NOT NULL ORDER BY number DESC LIMIT 1",
                thread_id,
                upto,
            )
            if newest is None:
                continue
            receipt = InboundReceipt(
                place=Place(key, "visitor"),
                external_id=newest,
                at=tx.now,
                state="read" if state == "read" else "delivered",
                upto=True,
            )
            await intake.apply(tx, source, receipt)


async def leave_email(tx: Tx, who: Visitor, email: str) -> None:
    """Note the address that an anonymous visitor gave, with a line for the agents.

    Nobody has proved that it is theirs, so it becomes neither the contact's address nor a way to another contact.
    """
    row = await tx.row("SELECT attributes FROM identity WHERE id = $1", who.identity_id)
    if row is None or loaded(row["attributes"]).get("email") == email:
        return
    await tx.execute(
        "UPDATE identity SET attributes = $1 WHERE id = $2",
        json.dumps({**loaded(row["attributes"]), "email": email}, ensure_ascii=False),
        who.identity_id,
    )
    for dialog_id, thread_id in list(who.dialogs.items())[:1]:
        await messages.event_line(
            tx, thread_id=thread_id, dialog_id=dialog_id, kind="visitor.email", facts={"email": email}
        )


async def identify(tx: Tx, source: Source, author: Author, *, visitor_address: str | None) -> None:
    """The site says who somebody is. What the anonymous visitor had said becomes that person's, with a line about it,
    and who is known by the e-mail address that the site vouches for is the same contact.

    Somebody who has never said anything leaves no trace.
    """
    former = visitor_address and await tx.row(
        "SELECT id, contact_id, attributes FROM identity WHERE channel_id = $1 AND address = $2",
        source.id,
        visitor_address,
    )
    known = await tx.value("SELECT id FROM identity WHERE channel_id = $1 AND address = $2", source.id, author.address)
    if known is None and not former:
        return
    me = await people.identity(tx, author, channel_id=source.id, channel_type=source.type)
    await tx.execute(
        "UPDATE identity SET attributes = $1 WHERE id = $2",
        json.dumps(dict(author.attributes), ensure_ascii=False),
        me["id"],
    )
    if email := author.attributes.get("email"):
        me = {**me, "contact_id": await people.vouched(tx, me, str(email), channel_id=source.id)}
    if former and MERGED not in loaded(former["attributes"]):
        await _join(tx, former, me, author, channel_id=source.id)


async def _join(tx: Tx, former: Row, me: Row, author: Author, *, channel_id: int) -> None:
    if former["contact_id"] != me["contact_id"]:
        await people.merge(tx, former["contact_id"], into=me["contact_id"], by=None)
    await tx.execute(
        "UPDATE identity SET attributes = $1 WHERE id = $2",
        json.dumps({**loaded(former["attributes"]), MERGED: me["id"]}, ensure_ascii=False),
        former["id"],
    )
    facts = {"name": author.name, "email": author.attributes.get("email", "")}
    tx.emit("visitor.identified", channel_id=channel_id, contact_id=me["contact_id"], identity_id=former["id"], **facts)
    last = await tx.row(
        "SELECT d.id, d.thread_id FROM dialog d JOIN thread t ON t.id = d.thread_id JOIN identity i ON i.id = $1"
        " WHERE t.channel_id = $2 AND t.key = i.address ORDER BY d.id DESC LIMIT 1",
        former["id"],
        channel_id,
    )
    if last:
        await messages.event_line(
            tx, thread_id=last["thread_id"], dialog_id=last["id"], kind="visitor.identified", facts=facts
        )

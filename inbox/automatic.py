"""Words that the product says itself in a thread: answers to commands. They change nothing of the dialog's state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.rich import Rich
from core.work import Tx
from inbox import messages
from inbox.messages import Post
from inbox.models import Kind


async def say(
    tx: Tx,
    thread_id: int,
    *,
    body: Rich,
    automatic: str,
    client_id: str,
    reply_to_id: int | None = None,
    options: Mapping[str, Any] | None = None,
) -> int | None:
    """Say something in a thread and order its delivery; returns the message's id.

    `automatic` names the reason (`command`); `options` are those of `connectors.base.Outbound`. The same `client_id`
    again changes nothing. None when there is nobody to say it to: no dialog yet, or the thread cannot be reached.
    """
    thread = await tx.row(
        "SELECT t.channel_id, t.unreachable, max(d.id) AS dialog_id FROM thread t JOIN dialog d ON d.thread_id = t.id"
        " WHERE t.id = $1 GROUP BY t.id, t.channel_id, t.unreachable",
        thread_id,
    )
    if thread is None or thread["unreachable"]:
        return None
    known = await tx.value("SELECT id FROM message WHERE thread_id = $1 AND client_id = $2", thread_id, client_id)
    if known is not None:
        return int(known)
    post = Post(
        kind=Kind.OUTBOUND,
        body=body,
        automatic=automatic,
        client_id=client_id,
        reply_to_id=reply_to_id,
        state="queued",
        extra=dict(options or {}),
    )
    message_id, number = await messages.append(tx, post, thread_id=thread_id, dialog_id=thread["dialog_id"])
    await tx.execute(
        "UPDATE dialog SET last_number = $1, version = version + 1 WHERE id = $2", number, thread["dialog_id"]
    )
    await messages.queue(tx, message_id, thread_id=thread_id, channel_id=thread["channel_id"], due_at=tx.now)
    tx.emit(
        "message.created",
        channel_id=thread["channel_id"],
        thread_id=thread_id,
        dialog_id=thread["dialog_id"],
        message_id=message_id,
        message_kind=Kind.OUTBOUND.value,
        number=number,
        quiet=True,
    )
    return message_id

"""From committed facts to notices: who should know of what. A follower of the event log; it sends nothing.

Nobody is told of his own doings, of what he has read or has before his eyes, or of what he may not see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from core.events import Fact, Handler
from core.presence import Presence
from core.work import Row, Tx
from inbox import access
from inbox.models import Kind
from notifications.alerts import kinds, notices
from notifications.alerts.notices import News, Subject

FOLLOWER = "alerts"
NOT_MINE_ALONE = frozenset({"mention", "undelivered", "task_done"})
"""What still concerns a colleague when the dialog has gone to somebody else."""


class Telling:
    """The handlers, by kind of fact. `presence` says who looks at what already."""

    def __init__(self, presence: Presence) -> None:
        self._presence = presence

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "dialog.assigned": self._assigned,
            "dialog.read": self._read,
            "message.created": self._said,
            "message.changed": self._undelivered,
            "channel.health": self._channel,
            "task.assigned": self._task_assigned,
            "task.due": self._to_owner("task_due"),
            "task.overdue": self._to_owner("task_overdue"),
            "task.done": self._task_done,
            "task.ready": self._task_ready,
            "task.commented": self._task_commented,
            "task.status": self._task_touched,
        }

    # -------------------------------------------------------------------------------------------- dialogs

    async def _assigned(self, tx: Tx, fact: Fact) -> None:
        subject = Subject(dialog_id=fact.dialog_id)
        if fact.data["old"] is not None:
            await notices.moot(tx, fact.data["old"], subject, but=NOT_MINE_ALONE)
        if fact.data["new"] is not None:
            await notices.taken(tx, subject, by=fact.data["new"])
        if fact.data["new"] not in (None, fact.agent_id):
            await self._tell(tx, fact.data["new"], News("assigned", subject, facts={"by": fact.agent_id}))

    async def _read(self, tx: Tx, fact: Fact) -> None:
        if fact.agent_id is not None:
            await notices.seen(tx, fact.agent_id, Subject(dialog_id=fact.dialog_id), number=fact.data["number"])

    async def _said(self, tx: Tx, fact: Fact) -> None:
        kind, number = fact.data["message_kind"], fact.data["number"]
        subject = Subject(dialog_id=fact.dialog_id)
        if fact.agent_id is not None and kind in (Kind.OUTBOUND, Kind.NOTE):
            await notices.seen(tx, fact.agent_id, subject, number=number)
        dialog = await tx.row(
            "SELECT d.assignee_id, d.team_id, c.type FROM dialog d JOIN channel c ON c.id = d.channel_id"
            " WHERE d.id = $1",
            fact.dialog_id,
        )
        if dialog is None:
            return
        if kind == Kind.NOTE:
            await self._noted(tx, fact, dialog)
        elif kind == Kind.INBOUND and not fact.data.get("quiet"):
            await self._written(tx, fact, dialog)

    async def _noted(self, tx: Tx, fact: Fact, dialog: Row) -> None:
        subject, number = Subject(dialog_id=fact.dialog_id), fact.data["number"]
        mentioned = {int(one) for one in fact.data.get("mentions", ())} - {fact.agent_id}
        for agent_id in sorted(mentioned):
            await self._tell(tx, agent_id, News("mention", subject, number, {"by": fact.agent_id}))
        owner = dialog["assignee_id"]
        if owner is not None and owner != fact.agent_id and owner not in mentioned:
            await self._tell(tx, owner, News("note", subject, number, {"by": fact.agent_id}))

    async def _written(self, tx: Tx, fact: Fact, dialog: Row) -> None:
        is_chat = dialog["type"] == "widget"
        news = News("message", Subject(dialog_id=fact.dialog_id), fact.data["number"], {"chat": is_chat})
        if dialog["assignee_id"] is not None:
            await self._tell(tx, dialog["assignee_id"], news)
            return
        colleagues = await _writers(tx, dialog["team_id"])
        deserted = is_chat and not any(self._presence.is_online(one["id"]) for one in colleagues)
        for colleague in colleagues:
            kind = "chat" if deserted and kinds.means(colleague["notify"], "chat") else "unassigned"
            await self._tell(tx, colleague["id"], News(kind, news.subject, news.number, news.facts))

    async def _undelivered(self, tx: Tx, fact: Fact) -> None:
        if fact.data.get("state") not in ("failed", "uncertain"):
            return
        message = await tx.row(
            "SELECT m.agent_id, m.number, m.problem FROM message m WHERE m.id = $1 AND m.automatic IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.message_id = m.id AND d.bulk)",
            fact.message_id,
        )
        if message and message["agent_id"] is not None:
            facts = {"problem": message["problem"] or "", "state": fact.data["state"]}
            news = News("undelivered", Subject(dialog_id=fact.dialog_id), message["number"], facts)
            await self._tell(tx, message["agent_id"], news, even_if_read=True)

    # -------------------------------------------------------------------------------------------- channels

    async def _channel(self, tx: Tx, fact: Fact) -> None:
        subject = Subject(channel_id=fact.channel_id)
        for agent_id in await tx.column("SELECT id FROM agent WHERE role = 'admin' AND disabled_at IS NULL"):
            if fact.data["state"] == "error":
                facts = {"problem": fact.data.get("problem", "")}
                await self._tell(tx, agent_id, News("channel", subject, facts=facts))
            else:
                await notices.seen(tx, agent_id, subject)

    # ----------------------------------------------------------------------------------------------- tasks

    async def _task_assigned(self, tx: Tx, fact: Fact) -> None:
        subject, old, new = Subject(task_id=fact.task_id), fact.data.get("old"), fact.data.get("new")
        if old is not None:
            await notices.moot(tx, old, subject, but=NOT_MINE_ALONE)
        if new not in (None, fact.agent_id):
            await self._tell(tx, new, News("task_assigned", subject, facts={"by": fact.agent_id}))

    def _to_owner(self, kind: str) -> Handler:
        async def tell(tx: Tx, fact: Fact) -> None:
            task = await _task(tx, fact.task_id)
            if task:
                whom = task["owner_id"] if task["owner_id"] is not None else task["author_id"]
                news = News(kind, Subject(task_id=fact.task_id), facts={"deadline_at": task["deadline_at"]})
                await self._tell(tx, whom, news)

        return tell

    async def _task_done(self, tx: Tx, fact: Fact) -> None:
        """Those who asked for it and those who watch; who answers the customer hears by `task.ready`."""
        task = await _task(tx, fact.task_id)
        if task is None:
            return
        if task["owner_id"] is not None:
            await notices.moot(tx, task["owner_id"], Subject(task_id=fact.task_id), but=NOT_MINE_ALONE)
        watchers = await _watchers(tx, fact.task_id)
        answering = await tx.column(
            "SELECT d.assignee_id FROM task_link l JOIN dialog d ON d.id = l.dialog_id"
            " WHERE l.task_id = $1 AND l.role = 'source' AND d.assignee_id IS NOT NULL",
            fact.task_id,
        )
        for agent_id in _others({task["author_id"], *watchers} - set(answering), fact.agent_id):
            await self._tell(tx, agent_id, News("task_done", Subject(task_id=fact.task_id)))

    async def _task_ready(self, tx: Tx, fact: Fact) -> None:
        """The solver and the one who answers are often two people: the second learns that he may answer now."""
        if fact.data["to"] not in (None, fact.agent_id):
            facts = {"task_id": fact.task_id, "drafted": fact.data.get("drafted", False)}
            news = News("task_done", Subject(dialog_id=fact.dialog_id), facts=facts)
            await self._tell(tx, fact.data["to"], news)

    async def _task_commented(self, tx: Tx, fact: Fact) -> None:
        await self._task_touched(tx, fact)
        task = await _task(tx, fact.task_id)
        if task is None:
            return
        subject, mentioned = Subject(task_id=fact.task_id), _others(fact.data.get("mentions", ()), fact.agent_id)
        for agent_id in mentioned:
            await self._tell(tx, agent_id, News("mention", subject, facts={"by": fact.agent_id}))
        for agent_id in _others(
            {task["owner_id"], task["author_id"], *await _watchers(tx, fact.task_id)}, fact.agent_id
        ):
            if agent_id not in mentioned:
                await self._tell(tx, agent_id, News("note", subject, facts={"by": fact.agent_id}))

    async def _task_touched(self, tx: Tx, fact: Fact) -> None:
        """Who did something with a task has seen it."""
        if fact.agent_id is not None:
            await notices.seen(tx, fact.agent_id, Subject(task_id=fact.task_id))

    # ------------------------------------------------------------------------------------------------------

    async def _tell(self, tx: Tx, agent_id: int | None, news: News, *, even_if_read: bool = False) -> None:
        """Note it for him, if he may see it, has not seen it and does not look at it now."""
        if agent_id is None or self._presence.looks_at(agent_id, news.subject.key):
            return
        who = await access.actor(tx, agent_id)
        if who is None or not await _may_see(tx, who, news.subject):
            return
        if news.number and not even_if_read and await _has_read(tx, agent_id, news):
            return
        notify = kinds.opened(await tx.value("SELECT notify FROM agent WHERE id = $1", agent_id))
        await notices.note(tx, {"id": agent_id, "notify": notify}, news)


def _others(agents: Iterable[int | None], doer: int | None) -> list[int]:
    return sorted({one for one in agents if one is not None and one != doer})


async def _may_see(tx: Tx, who: access.Actor, subject: Subject) -> bool:
    if subject.dialog_id is not None:
        return bool(await access.dialogs(tx, [subject.dialog_id], to=who))
    return True


async def _has_read(tx: Tx, agent_id: int, news: News) -> bool:
    read = await tx.value(
        "SELECT number FROM dialog_read WHERE agent_id = $1 AND dialog_id = $2", agent_id, news.subject.dialog_id
    )
    return read is not None and read >= news.number


async def _task(tx: Tx, task_id: int | None) -> Row | None:
    return await tx.row("SELECT owner_id, author_id, team_id, deadline_at FROM task WHERE id = $1", task_id)


async def _watchers(tx: Tx, task_id: int | None) -> list[int]:
    return await tx.column("SELECT agent_id FROM task_watcher WHERE task_id = $1", task_id)


async def _writers(tx: Tx, team_id: int | None) -> list[dict[str, Any]]:
    """Who could take a dialog of a team (of no team: everybody), with their choices."""
    seeing = (
        "(a.role IN ('admin', 'lead') OR EXISTS"
        " (SELECT 1 FROM team_member m WHERE m.agent_id = a.id AND m.team_id = $1))"
    )
    rows = await tx.rows(
        "SELECT a.id, a.notify FROM agent a WHERE a.disabled_at IS NULL AND a.role <> 'observer'"
        f" AND {'TRUE' if team_id is None else seeing} ORDER BY a.id",
        *(() if team_id is None else (team_id,)),
    )
    return [{"id": row["id"], "notify": kinds.opened(row["notify"])} for row in rows]

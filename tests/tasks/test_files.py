"""Files on tasks: hung by who uploaded them, taken over from the message, seen by who may see the task."""

from __future__ import annotations

import pytest

from core.files import Stored
from core.rich import Rich
from inbox import attachments, messages
from inbox.access import Actor, ReadOnly
from inbox.messages import UnknownFile
from inbox.models import Kind
from tasks import changes, comments, files, tasks
from tasks.access import TaskNotFound
from tasks.card import card
from tasks.files import TooManyFiles
from tasks.tasks import NewTask
from tests.desk import Desk


async def upload(desk: Desk, by: Actor, name: str = "схема.pdf") -> int:
    stored = Stored("ab" * 32, 5, "application/pdf")
    return (await desk.db.write(attachments.uploaded, stored, name=name, by=by))["id"]


async def names(desk: Desk, task_id: int, who: Actor) -> list[str]:
    return [one["name"] for one in (await desk.db.read(card, task_id, to=who)).files]


async def note(desk: Desk, dialog_id: int, by: Actor, uploads: list[int]) -> int:
    return await desk.db.write(
        messages.say, dialog_id, by=by, kind=Kind.NOTE, body=Rich("Снимок"), client_id="n", files=uploads
    )


async def test_uploads_hang_on_a_task_when_it_is_made_changed_and_spoken_of(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    first, second, third, fourth = [await upload(desk, anna, f"{n}.pdf") for n in range(4)]
    task_id = await desk.db.write(tasks.create, NewTask(title="Отчёт", files=[first]), by=anna)
    await desk.db.write(files.add, task_id, by=anna, uploads=[second, first])
    await desk.db.write(comments.comment, task_id, by=anna, body=Rich("вот"), uploads=[third])
    assert await names(desk, task_id, anna) == ["0.pdf", "1.pdf", "2.pdf"]
    await desk.db.write(changes.change, task_id, by=anna, wanted={"files": [third, fourth]})
    assert await names(desk, task_id, anna) == ["2.pdf", "3.pdf"]
    told = [fact.data for fact in await desk.facts("task.changed")]
    assert [(one["attached"], one["removed"]) for one in told] == [
        (["1.pdf"], []),
        (["2.pdf"], []),
        (["3.pdf"], ["0.pdf", "1.pdf"]),
    ]


async def test_what_hangs_already_or_hangs_no_more_changes_nothing(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    file = await upload(desk, anna)
    task_id = await desk.db.write(tasks.create, NewTask(title="Отчёт", files=[file, file]), by=anna)
    await desk.db.write(files.add, task_id, by=anna, uploads=[file])
    await desk.db.write(files.remove, task_id, by=anna, files=[999])
    assert await desk.facts("task.changed") == []
    await desk.db.write(files.remove, task_id, by=anna, files=[file])
    assert await names(desk, task_id, anna) == []
    await desk.db.write(files.add, task_id, by=anna, uploads=[file])
    assert await names(desk, task_id, anna) == ["схема.pdf"]


async def test_only_the_uploader_hangs_a_file_and_on_one_thing_only(desk: Desk) -> None:
    anna, boris, eve = await desk.agent("Anna"), await desk.agent("Boris"), await desk.agent("Eve", role="observer")
    file = await upload(desk, anna)
    dialog_id = await desk.says(await desk.channel(), "Ivan", "Не открывается отчёт")
    task_id = await desk.db.write(tasks.create, NewTask(title="Отчёт"), by=anna)
    for uploads, by, refusal in (([file], boris, UnknownFile), ([999], anna, UnknownFile), ([file], eve, ReadOnly)):
        with pytest.raises(refusal):
            await desk.db.write(files.add, task_id, by=by, uploads=uploads)
    await desk.db.write(files.add, task_id, by=anna, uploads=[file])
    other = await desk.db.write(tasks.create, NewTask(title="Другое"), by=anna)
    with pytest.raises(UnknownFile):
        await desk.db.write(files.add, other, by=anna, uploads=[file])
    with pytest.raises(UnknownFile):
        await note(desk, dialog_id, anna, [file])
    with pytest.raises(ReadOnly):
        await desk.db.write(files.remove, task_id, by=eve, files=[file])
    assert await names(desk, task_id, eve) == ["схема.pdf"]


async def test_a_task_made_of_a_message_takes_over_its_files_and_leaves_them_there(desk: Desk) -> None:
    anna = await desk.agent("Anna")
    dialog_id = await desk.says(await desk.channel(), "Ivan", "Не открывается отчёт")
    said = await note(desk, dialog_id, anna, [await upload(desk, anna, "снимок.pdf")])
    new = NewTask(dialog_ids=[dialog_id], message_id=said, files=[await upload(desk, anna, "ещё.pdf")])
    task_id = await desk.db.write(tasks.create, new, by=anna)
    assert await names(desk, task_id, anna) == ["снимок.pdf", "ещё.pdf"]
    [copy, _] = (await desk.db.read(card, task_id, to=anna)).files
    await desk.db.write(files.remove, task_id, by=anna, files=[copy["id"]])
    assert await desk.value("SELECT count(*) FROM attachment WHERE message_id = $1", said) == 1


async def test_a_task_that_may_not_be_seen_takes_no_files(desk: Desk) -> None:
    boss, boris = await desk.agent("Boss", role="admin"), await desk.agent("Boris")
    task_id = await desk.db.write(tasks.create, NewTask(title="Тайна", team_id=await desk.team("Сети")), by=boss)
    with pytest.raises(TaskNotFound):
        await desk.db.write(files.add, task_id, by=boris, uploads=[await upload(desk, boris)])


async def test_a_task_takes_a_hundred_files(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST", 2)
    anna = await desk.agent("Anna")
    uploads = [await upload(desk, anna) for _ in range(3)]
    with pytest.raises(TooManyFiles):
        await desk.db.write(tasks.create, NewTask(title="Отчёт", files=uploads), by=anna)
    assert await desk.value("SELECT count(*) FROM task") == 0

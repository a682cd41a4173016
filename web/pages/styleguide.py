"""Every part of the look in every state on one page, for those who build it; served in development only."""

from __future__ import annotations

from typing import Any

from core.rich import Entity, Rich
from web.shapes import File, Message, Person, Quoted, Row, Tag, Task, View

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR

ANNA = Person(3, "Анна Лебедева", presence="here")
BORIS = Person(5, "Борис Ким", presence="away")
SUPPORT = Person(1, "Поддержка", "team")
IVAN = Person(11, "Иван Петров", "contact")
LES = Person(14, "ООО «Лес»", "contact")
OLGA = Person(20, "Olga Kuznetsova", "contact")


def rows(now: int) -> list[Row]:
    paid, bug = Tag(1, "оплата", 150), Tag(2, "отчёты", 240)
    return [
        Row(
            1,
            IVAN,
            "telegram",
            now - 2 * MINUTE,
            9,
            "Не открывается отчёт, ошибка 500. Что делать?",
            unread=3,
            tags=(bug,),
            deadline_at=now + HOUR,
            priority=3,
            unopened=True,
        ),
        Row(
            2,
            LES,
            "email",
            now - 24 * MINUTE,
            8,
            "Добрый день! Счёт за ноябрь прислали дважды",
            "Анна",
            title="Счёт № 1184",
            assignee=ANNA,
            tags=(paid,),
            deadline_at=now - 2 * HOUR,
        ),
        Row(3, OLGA, "widget", now - 50 * MINUTE, 7, "Thanks, that works now!", assignee=BORIS, status="waiting"),
        Row(
            4,
            Person(21, "Клиника «Север»", "contact"),
            "telegram",
            now - 3 * HOUR,
            6,
            "Коллеги, у нас опять не грузится",
            unread=1,
            title="Север × Поддержка",
            is_group=True,
            outage_id=41,
        ),
        Row(
            5,
            Person(22, "Мария", "contact"),
            "telegram",
            now - 26 * HOUR,
            5,
            "📷 Фото",
            "Борис",
            snoozed_until=now + 20 * HOUR,
            assignee=BORIS,
        ),
        Row(
            6,
            Person(23, "Константин Константинопольский-Преображенский", "contact"),
            "email",
            now - 9 * DAY,
            4,
            "Re: Re: Доступ для новых сотрудников отдела продаж",
            tags=(paid, bug, Tag(3, "vip", 290)),
        ),
    ]


def messages(now: int) -> list[Message]:
    text = "Смотрю, минуту. Проверьте пока https://status.firma.ru — там видно, что чиним."
    link = Entity("link", text.index("https"), len("https://status.firma.ru"), "https://status.firma.ru")
    photo = File(1, "photo", "screen.png", "image/png", 245_000, note="ещё едет")
    return [
        Message(
            1,
            "a1",
            "in",
            now - 27 * HOUR,
            10,
            IVAN,
            Rich("Здравствуйте! Как выгрузить отчёт за прошлый год?"),
            day=now - DAY,
        ),
        Message(
            2,
            "a2",
            "out",
            now - 26 * HOUR,
            20,
            ANNA,
            Rich("Здравствуйте, Иван! Раздел «Отчёты» → «Архив»."),
            state="read",
        ),
        Message(3, "a3", "event", now - 26 * HOUR, 30, event="Анна закрыла диалог", event_icon="check"),
        Message(
            4,
            "a4",
            "in",
            now - 40 * MINUTE,
            40,
            IVAN,
            Rich("Не открывается отчёт, ошибка 500"),
            day=now,
            first_unseen=True,
            border="Новое обращение · 22 ноября",
        ),
        Message(5, "a5", "in", now - 39 * MINUTE, 50, IVAN, Rich("Вот так выглядит"), (photo,), continues=True),
        Message(
            6,
            "a6",
            "out",
            now - 30 * MINUTE,
            60,
            ANNA,
            Rich(text, (link,)),
            state="delivered",
            reply_to=Quoted(4, "Иван Петров", "Не открывается отчёт, ошибка 500"),
        ),
        Message(
            7,
            "a7",
            "note",
            now - 25 * MINUTE,
            70,
            ANNA,
            Rich("@Борис глянь логи, похоже на вчерашнее", (Entity("mention", 0, 6, "5"),)),
        ),
        Message(
            8,
            "a8",
            "out",
            now - 3 * MINUTE,
            80,
            BORIS,
            Rich("Нашли причину, через час починим."),
            state="failed",
            reason="Клиент заблокировал бота",
        ),
        Message(
            9,
            "a9",
            "out",
            now - 2 * MINUTE,
            90,
            BORIS,
            Rich("Пришлём письмо, как только всё заработает."),
            state="uncertain",
        ),
        Message(10, "b1", "out", now, 100, ANNA, Rich("Отправляю…"), state="sending"),
    ]


def tasks(now: int) -> list[Task]:
    return [
        Task(
            1,
            "Исправить выгрузку отчёта за год",
            "doing",
            now - 2 * HOUR,
            ANNA,
            linked=3,
            contact=IVAN,
            channel="telegram",
            steps=4,
            steps_done=1,
        ),
        Task(
            2,
            "Перезвонить и рассказать о новом тарифе",
            "todo",
            now + HOUR,
            BORIS,
            linked=1,
            contact=LES,
            channel="email",
        ),
        Task(41, "Отчёты: ошибка 500", "doing", now + 4 * HOUR, ANNA, kind="outage", linked=37),
        Task(3, "Выставить счёт", "todo", now + 3 * DAY, None, SUPPORT, linked=2, contact=LES),
        Task(4, "Сбросить пароль", "done", now - DAY, ANNA, done_at=now - 22 * HOUR, linked=1, contact=OLGA),
    ]


def views() -> list[View]:
    return [
        View("mine", "Мои", "inbox", "#", 12, on_phone=True),
        View("unassigned", "Без владельца", "user-round-x", "#", 4, on_phone=True),
        View("team", "Команда", "users-round", "#"),
        View("waiting", "Ждём клиента", "hourglass", "#"),
        View("snoozed", "Отложенные", "alarm-clock", "#"),
        View("closed", "Закрытые", "circle-check", "#"),
    ]


def sample(now: int) -> dict[str, Any]:
    return {
        "rows": rows(now),
        "messages": messages(now),
        "tasks": tasks(now),
        "views": views(),
        "anna": ANNA,
        "boris": BORIS,
        "ivan": IVAN,
        "support": SUPPORT,
        "olga": OLGA,
        "now": now,
    }

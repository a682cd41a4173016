"""A made-up company on every screen, for looking at the screens without a server behind them (development only)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.clock import DAY, HOUR, MINUTE
from core.rich import Rich
from notifications.alerts import kinds as alerts
from web.pages import styleguide as parts
from web.pages.styleguide import ANNA, BORIS, IVAN, LES, OLGA, SUPPORT
from web.shapes import (
    Address,
    Card,
    ChannelCard,
    ChannelKind,
    Check,
    ContactPage,
    Dialog,
    Fact,
    FailedInput,
    File,
    Found,
    FoundPerson,
    InputsPage,
    Lane,
    LeftOut,
    Link,
    List,
    LogLine,
    Notice,
    OutagePage,
    Past,
    Person,
    Problem,
    Reach,
    Section,
    Shell,
    Step,
    Tab,
    Task,
    TaskForm,
    TaskPage,
    TasksPage,
    Tell,
    Update,
    View,
    When,
)


def shell(theme: str) -> Shell:
    tasks = [
        View("tasks", "Мои задачи", "list-todo", "/tasks", 3, late=True, on_phone=True),
        View("outages", "Сбои", "flame", "/outages", 1),
    ]
    sections = [Section("Диалоги", parts.views(), titled=False), Section("Работа", tasks)]
    return Shell(ANNA, "Администратор", sections, "token", 0, theme, may_configure=True)


def dialog(now: int) -> Dialog:
    facts = (
        Fact("Telegram", "@ivan_petrov", "https://t.me/ivan_petrov"),
        Fact("Почта", "ivan@firma.ru", "mailto:ivan@firma.ru"),
        Fact("У клиента", "16:03"),
    )
    return Dialog(
        1,
        IVAN,
        "telegram",
        "Telegram · @firma_help_bot",
        "open",
        "открыт",
        ANNA,
        parts.messages(now),
        earlier=7,
        assignee=ANNA,
        team=SUPPORT,
        tags=parts.rows(now)[0].tags,
        send_name="Отправить в Telegram",
        notices=(Notice("Похоже на сбой № 41 «Отчёты: ошибка 500»", "mine", "flame", post="/x", action="Связать"),),
        card=Card("ООО «Ромашка» · Про", facts),
        tasks=parts.tasks(now)[:2],
        outages=parts.tasks(now)[2:3],
        history=(
            Past(1, "Не открывается отчёт", "telegram", now, "Анна"),
            Past(90, "Как добавить сотрудника", "email", now - 40 * DAY, "Борис"),
        ),
        view="mine",
        thread_id=1,
    )


def inbox(now: int) -> dict[str, Any]:
    return {"list": List("mine", "Мои", parts.rows(now) * 2, "x"), "dialog": dialog(now), "open_id": 1}


def nothing(_now: int) -> dict[str, Any]:
    return {"list": List("mine", "Мои", (), unassigned=4), "dialog": None, "open_id": 0}


def lanes(now: int) -> list[Lane]:
    late, soon, outage, later, done = parts.tasks(now)
    return [
        Lane("overdue", "Просрочены", 1, [late], "Нет просроченных"),
        Lane("today", "Сегодня", 2, [soon, outage], "На сегодня ничего"),
        Lane("later", "Позже", 1, [later], ""),
        Lane("none", "Без срока", 0, [], "Таких нет"),
        Lane("done", "Готово", 31, [done], "", "/tasks?done=1"),
    ]


def tasks(now: int, *, is_board: bool) -> dict[str, Any]:
    scopes = [Tab("Мои", "/tasks", here=True), Tab("Команды", "#"), Tab("Все", "#")]
    return {"page": TasksPage("Задачи", scopes, lanes(now), is_board, "?list", "?board")}


def links(now: int) -> list[Link]:
    return [
        Link("d1", "/d/1", IVAN, "telegram", "Не открывается отчёт, ошибка 500", now - 40 * MINUTE),
        Link("d2", "/d/2", LES, "email", "Отчёты не выгружаются второй день", now - 3 * HOUR),
        Link("c9", "/contacts/9", OLGA, "", "клиент без диалога", None),
    ]


def timeline(now: int) -> list[LogLine]:
    return [
        LogLine(1, 1, now - 3 * HOUR, "Анна создала задачу из диалога Ивана Петрова"),
        LogLine(2, 2, now - 2 * HOUR, "Анна связала 36 диалогов"),
        LogLine(3, 3, now - HOUR, "Борис", Rich("Причина в очереди выгрузки, перезапускаю.")),
    ]


def task(now: int) -> dict[str, Any]:
    steps = (
        Step(1, "Повторить у себя", done=True),
        Step(2, "Найти причину", done=False),
        Step(3, "Проверить на копии", done=False),
    )
    page = TaskPage(
        parts.tasks(now)[0],
        "Выгрузка за год падает на 500-й строке.",
        steps,
        links(now)[:2],
        timeline(now),
        [ANNA, BORIS, SUPPORT],
        [BORIS],
        False,
        "Анна Лебедева",
        now - 3 * HOUR,
        body=Rich("Выгрузка за год падает на 500-й строке."),
        files=(
            File(1, "file", "отчёт за прошлый год, не открывается.pdf", "application/pdf", 245_000, url="/favicon.ico"),
            File(2, "file", "журнал.txt", size=1_200, url="/favicon.ico"),
        ),
    )
    return {"page": page}


def outage(now: int) -> dict[str, Any]:
    body = "Знаем о сбое в отчётах и чиним. Напишем, как только заработает, не позже 15:00."
    update = Update(
        1, body, now - 20 * MINUTE, 37, 7, 28, 24, 2, 0, 0, problems=(Problem("Мария", "Клиент заблокировал бота"),)
    )
    page = OutagePage(
        parts.tasks(now)[2],
        links(now),
        37,
        "21 Telegram · 9 почта · 7 чат",
        timeline(now),
        (update,),
        now - 70 * MINUTE,
    )
    tell = Tell(
        "c",
        "Починили! Отчёты снова выгружаются.",
        Rich("Починили! Отчёты снова выгружаются."),
        True,
        (Reach("telegram", 21), Reach("email", 9), Reach("widget", 6)),
        36,
        (LeftOut("Бот заблокирован", "Мария, Олег"),),
        2,
        34,
        3,
    )
    return {"page": page, "tell": tell, "task_id": 41, "found": links(now)[:2], "q": "ошибка"}


def contact(now: int) -> dict[str, Any]:
    addresses = (
        Address("telegram", "@ivan_petrov", "https://t.me/ivan_petrov"),
        Address("email", "ivan@firma.ru", trouble="ящик переполнен"),
    )
    page = ContactPage(
        IVAN,
        "ООО «Ромашка»",
        "ivan@firma.ru",
        "+7 900 000-00-00",
        "Любит, когда коротко.",
        parts.rows(now)[:2],
        parts.tasks(now)[:1],
        addresses,
        (Fact("Тариф", "Про"),),
    )
    return {"page": page}


def search(now: int) -> dict[str, Any]:
    groups = [
        Found("Сообщения", 2, dialogs=parts.rows(now)[:2]),
        Found("Клиенты", 1, people=(FoundPerson(IVAN, "ООО «Ромашка» · ivan@firma.ru"),)),
        Found("Задачи", 1, tasks=parts.tasks(now)[:1]),
    ]
    return {"q": "отчёт", "groups": groups}


KINDS = (
    ChannelKind(
        "telegram",
        "Telegram",
        "send",
        "Бот для личных сообщений и групп. Минута, нужен только токен.",
        "/settings/channels/new/telegram",
    ),
    ChannelKind(
        "widget", "Чат на сайте", "message-circle", "Одна строка на страницах сайта.", "/settings/channels/new/widget"
    ),
    ChannelKind("email", "Почта", "mail", "Любой ящик с IMAP и SMTP.", "/settings/channels/new/email"),
)


CHECKS = (Check("В группах бот видит только команды: отключите режим приватности у @BotFather.", "soon"),)


def channel(_now: int) -> dict[str, Any]:
    card = ChannelCard(
        1,
        "telegram",
        "@firma_help_bot",
        "Поддержка Фирмы",
        "работает, последнее сообщение 2 минуты назад",
        "good",
        facts=(
            Fact("Приём", "опрос: сервер не виден снаружи, работает и так"),
            Fact("Ссылка", "t.me/firma_help_bot", "https://t.me/firma_help_bot"),
        ),
    )
    return {
        "here": "channels",
        "channel": card,
        "teams": [SUPPORT],
        "snippet": "",
        "checks": CHECKS,
        "inputs": 2,
        "values": {},
        "wrong": {"token": "Telegram не знает этого токена."},
    }


def channels(now: int) -> dict[str, Any]:
    mail = ChannelCard(2, "email", "Почта поддержки", "help@firma.ru", "не входит с 11:40: неверный пароль", "late")
    return {"here": "channels", "channels": [channel(now)["channel"], mail], "kinds": KINDS, "inputs": 2}


def inputs(now: int) -> dict[str, Any]:
    update = '{"update_id": 7, "message": {"message_id": 1, "chat": {"id": 5}, "text": "Здравствуйте"}}'
    items = (
        FailedInput(
            1,
            1,
            "@firma_help_bot",
            "telegram",
            now - HOUR,
            "Это не похоже на то, что описывает Telegram.",
            "KeyError: 'type'",
            2,
            94,
            update,
        ),
        FailedInput(
            2,
            2,
            "Почта",
            "email",
            now - DAY,
            "База данных отказалась это сохранить.",
            "DataError",
            1,
            9,
            "",
        ),
    )
    shown = InputsPage(items, 2, aside=1, told=("Принято: 1.",), dialog_id=1, earlier="#")
    return {"here": "inputs", "page": shown}


def new_task(now: int) -> dict[str, Any]:
    deadlines = (
        When("Через час", now + HOUR),
        When("Сегодня 18:00", now + 4 * HOUR, chosen=True),
        When("Завтра", now + DAY),
        When("Без срока", None),
    )
    return {
        "form": TaskForm(
            "/d/1/tasks",
            "Не открывается отчёт, ошибка 500",
            (ANNA, BORIS, SUPPORT),
            deadlines,
            ANNA.id,
            (Person(9, "Вера"),),
        )
    }


def profile(_now: int) -> dict[str, Any]:
    mine = {
        "name": "Анна Лебедева",
        "email": "anna@firma.ru",
        "language": "ru",
        "timezone": "Europe/Moscow",
        "theme": "",
        "single_keys": True,
        "enter_sends": False,
    }
    return {"here": "profile", "profile": mine, "zones": ["Europe/Moscow", "UTC"], "wrong": {}}


def outages(now: int) -> dict[str, Any]:
    found: list[Task] = [parts.tasks(now)[2]]
    return {"outages": found, "may_create": True}


def notifications(now: int) -> dict[str, Any]:
    table = alerts.chosen({}, is_admin=True)
    return {
        "here": "notifications",
        "kinds": [(name, str(alerts.KINDS[name].said)) for name in table],
        "chosen": table,
        "switches": {"preview": False, "sound": True},
        "telegram": {"linked": False, "bots": ["firma_help_bot"]},
        "troubles": [("Telegram", "Вы заблокировали бота в Telegram.", now - HOUR)],
        "server": {"url": "smtps://smtp.firma.ru:465", "address": "pult@firma.ru"},
        "email": "anna@firma.ru",
        "wrong": {"url": "Это не адрес почтового сервера."},
    }


SCREENS: dict[str, tuple[str, Callable[[int], dict[str, Any]]]] = {
    "inbox": ("inbox/page.html", inbox),
    "empty": ("inbox/page.html", nothing),
    "tasks": ("tasks/page.html", lambda now: tasks(now, is_board=False)),
    "board": ("tasks/page.html", lambda now: tasks(now, is_board=True)),
    "task": ("tasks/task.html", task),
    "outage": ("tasks/outage.html", outage),
    "outages": ("tasks/outages.html", outages),
    "new-task": ("tasks/new.html", new_task),
    "contact": ("contacts/page.html", contact),
    "search": ("search.html", search),
    "channels": ("settings/channels.html", channels),
    "channel": ("settings/channel.html", channel),
    "inputs": ("settings/inputs.html", inputs),
    "telegram": (
        "settings/channel_telegram.html",
        lambda _now: {
            "here": "channels",
            "bare": False,
            "values": {},
            "wrong": {},
            "teams": [SUPPORT],
            "csrf": "",
            "action": "#",
        },
    ),
    "email": (
        "settings/channel_email.html",
        lambda _now: {
            "here": "channels",
            "bare": False,
            "values": {},
            "wrong": {},
            "teams": [SUPPORT],
            "csrf": "",
            "action": "#",
        },
    ),
    "notifications": ("settings/notifications.html", notifications),
    "profile": ("settings/profile.html", profile),
    "signin": (
        "signin.html",
        lambda _now: {"email": "anna@firma.ru", "wrong": "Неверная почта или пароль", "next": "/", "csrf": ""},
    ),
    "welcome": ("welcome.html", lambda _now: {"step": 1, "values": {}, "wrong": {}, "csrf": ""}),
    "welcome2": ("welcome.html", lambda _now: {"step": 2, "kinds": KINDS}),
    "error": (
        "error.html",
        lambda _now: {
            "status": 404,
            "heading": "Здесь ничего нет",
            "text": "Возможно, ссылка устарела.",
            "signed_in": True,
        },
    ),
}

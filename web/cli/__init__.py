"""The `pult` command: starting processes and looking after an installation. It speaks English, like the logs.

Every command's module is imported when it is called, so that `pult --help` costs nothing.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.settings import Settings

Prepare = Callable[[argparse.ArgumentParser], None]


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name (of one word or two), what it does, and the module whose `run` and `arguments` it has."""

    name: str
    help: str
    module: str
    function: str = "run"


COMMANDS = (
    Command("serve", "run everything in this one process", "processes"),
    Command("web", "serve pages, the API and sockets only", "processes"),
    Command("worker", "deliver, carry out jobs and timers only", "processes"),
    Command("bot", "receive from Telegram and mailboxes only", "processes"),
    Command("migrate", "bring the database to this release", "processes", "bring_up"),
    Command("doctor", "say what is wrong, in words", "doctor"),
    Command("agent add", "add a colleague (the password comes from the terminal or PULT_PASSWORD)", "staff", "add"),
    Command("agent password", "set a colleague's password anew", "staff", "password"),
    Command("token add", "make a token for the API; it is printed once", "staff", "token"),
    Command("channel add telegram", "connect a bot (the token comes from the terminal)", "channels", "telegram"),
    Command("channel add email", "connect a mailbox", "channels", "email"),
    Command("channel add widget", "make a chat for your site", "channels", "widget"),
    Command("channel list", "list the connected channels", "channels", "listing"),
    Command("repeat", "try again what came and could not be taken in, after an upgrade for example", "inputs"),
    Command("backup", "put the database and all files into one archive", "archives", "backup"),
    Command("restore", "bring an archive back", "archives", "restore"),
    Command("demo", "play a company with simulated customers", "processes", "demo"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status. A problem ends in one sentence, not in a traceback."""
    words = list(sys.argv[1:] if argv is None else argv)
    command, rest = chosen(words)
    if command is None:
        print(overview(), file=sys.stdout if words[:1] in ([], ["-h"], ["--help"]) else sys.stderr)
        return 0 if words[:1] in ([], ["-h"], ["--help"]) else 2
    module = importlib.import_module(f"web.cli.{command.module}")
    parser = argparse.ArgumentParser(prog=f"pult {command.name}", description=f"{command.help}.")
    parser.set_defaults(command=command.name)
    getattr(module, f"{command.function}_arguments", lambda _: None)(parser)
    arguments = parser.parse_args(rest)
    try:
        status: int = getattr(module, command.function)(prepared(), arguments)
        return status
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 the edge of the program: `sentence` logs what nobody foresaw
        from web.cli.sentences import sentence

        print(f"pult: {sentence(error)}", file=sys.stderr)
        return 1


def prepared() -> Settings:
    """The settings, with the logs begun. Raises `BadSettings`."""
    from core.logs import set_up
    from core.settings import load

    settings = load()
    set_up(settings.log)
    return settings


def chosen(words: Sequence[str]) -> tuple[Command | None, Sequence[str]]:
    """The command that the words begin with, and the rest of them."""
    for command in COMMANDS:
        name = command.name.split()
        if list(words[: len(name)]) == name:
            return command, words[len(name) :]
    return None, words


def overview() -> str:
    """All commands, one a line."""
    width = max(len(command.name) for command in COMMANDS)
    lines = [f"  {command.name:{width}}  {command.help}" for command in COMMANDS]
    return "\n".join(
        [
            "usage: pult <command> [options]",
            "",
            "A self-hosted, chat-first support inbox. `pult <command> --help` tells a command's options.",
            "",
            *lines,
        ]
    )

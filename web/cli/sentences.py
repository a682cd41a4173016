"""What a failed command says: one sentence with what to do, for every failure that can be foreseen."""

from __future__ import annotations

import errno

import structlog

log = structlog.get_logger(__name__)

ADVICE = {
    errno.ENOSPC: "The disk is full. Make room and try again.",
    errno.EDQUOT: "The quota of this user is used up. Make room and try again.",
    errno.EROFS: "The file system is mounted read-only.",
    errno.EACCES: "This user may not do that. Give it to the user that runs Pult, or run Pult as its owner.",
    errno.EPERM: "This user may not do that. Give it to the user that runs Pult, or run Pult as its owner.",
    errno.ENOENT: "There is no such file or folder.",
    errno.EISDIR: "That is a folder.",
    errno.ENOTDIR: "A part of this path is not a folder.",
    errno.EEXIST: "There is something of this name already.",
}


def sentence(error: Exception) -> str:
    """The sentence of an error. One that nobody foresaw is a mistake of ours, and its traceback is logged."""
    import asyncpg
    from tortoise.exceptions import BaseORMException

    from core.archive import ArchiveProblem
    from core.errors import Refusal, Unavailable
    from core.migrate import MigrationFailed, MigrationLostRows, NewerDatabase
    from core.secrets import WrongKey
    from core.settings import BadSettings
    from web.cli.opened import NotMigrated
    from web.serve import CannotStart

    ours = (BadSettings, CannotStart, Refusal, Unavailable, NewerDatabase, NotMigrated, MigrationFailed)
    if isinstance(error, (*ours, MigrationLostRows, WrongKey, ArchiveProblem)):
        return _one_line(str(error))
    if isinstance(error, OSError):
        return of_system(error)
    if isinstance(error, (BaseORMException, asyncpg.PostgresError)):
        return _one_line(f"The database refuses: {error}")
    log.error("cli.failed", exc_info=error)
    return f"This is a mistake in Pult, please report it: {type(error).__name__}: {_one_line(str(error))}"


def of_system(error: OSError) -> str:
    """What the operating system refused, where, and what to do about it."""
    what = f"{error.filename}: " if error.filename else ""
    said = f"{error.strerror or error}."
    return _one_line(f"{what}{said} {ADVICE.get(error.errno or 0, '')}")


def _one_line(text: str) -> str:
    return " ".join(text.split())

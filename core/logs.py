"""Structured logs: lines for people or JSON for machines, with everything that looks like a secret struck out."""

from __future__ import annotations

import logging
import re
import sys
from typing import Any

import structlog

SECRETS = re.compile(
    r"(?<!\d)\d{6,}:[A-Za-z0-9_-]{30,}"
    r"|pult_[A-Za-z0-9_-]{20,}"
    r"|(?<=://)[^/\s:@]*:[^/\s@]+(?=@)"
    r"|eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+"
)
"""A bot's token, a bearer token, a user with a password in an address, a signed identity (JWT)."""


def strike(text: str) -> str:
    """The text with secrets replaced by dots."""
    return SECRETS.sub("•••", text)


def _strike_line(_logger: Any, _name: str, line: Any) -> str:
    """Last of all, so that what stands in a traceback or deep in a value is struck as well."""
    return strike(line)


class _Struck(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return strike(super().format(record))


def set_up(style: str) -> None:
    """Begin logging to standard error, `text` or `json`."""
    shown: list[Any] = [
        structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback, pad_event_to=24
        )
    ]
    if style == "json":
        shown = [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *shown,
            _strike_line,
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(_Struck("%(asctime)s [%(levelname)s] %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)

"""Structured logs: lines for people or JSON for machines, with everything that looks like a secret struck out."""

from __future__ import annotations

import logging
import re
from collections.abc import MutableMapping
from typing import Any

import structlog

SECRETS = re.compile(r"\b\d{6,}:[A-Za-z0-9_-]{30,}|pult_[A-Za-z0-9_-]{20,}|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)")
"""A bot's token, a bearer token, a user with a password in an address."""


def strike(text: str) -> str:
    """The text with secrets replaced by dots."""
    return SECRETS.sub("•••", text)


def _strike_all(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = strike(value)
    return event


class _Struck(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return strike(super().format(record))


def set_up(style: str) -> None:
    """Begin logging to standard error, `text` or `json`."""
    shown: list[Any] = [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
    if style == "json":
        shown = [structlog.processors.format_exc_info, _strike_all, structlog.processors.JSONRenderer()]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _strike_all,
            *shown,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(_Struck("%(asctime)s [%(levelname)s] %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)

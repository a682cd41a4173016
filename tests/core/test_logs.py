"""Logs: no secret stands in them, wherever it hides in an event."""

from __future__ import annotations

import json
import logging

import pytest
import structlog

from core.logs import set_up

BOT = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_012345"
TOKEN = "pult_NZxrCaA2F-hEAcgqk94ppXl9I7tqHMAXfuFKyrpmgQY"
PASSWORD = "geheim-12345"
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abcDEF-123_xyz"
SECRETS = (BOT, TOKEN, PASSWORD, JWT)


@pytest.mark.parametrize("style", ["text", "json"])
def test_no_secret_is_ever_written(style: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(style)
    try:
        log = structlog.get_logger("test")
        log.info("called", url=f"https://api.telegram.org/bot{BOT}/getMe", header=f"Bearer {TOKEN}")
        log.warning("nested", config={"imap": f"imaps://anna%40firma.ru:{PASSWORD}@mail.firma.ru/INBOX"}, list=[BOT])
        named = f"in the name {TOKEN}"
        log.info(named, redis=f"redis://:{PASSWORD}@localhost", who=JWT)
        try:
            raise ValueError(f"cannot connect to https://api.telegram.org/bot{BOT}/getUpdates")
        except ValueError:
            log.exception("failed", token=TOKEN)
            logging.getLogger("foreign").exception("failed as well: %s", JWT)
        logging.getLogger("foreign").error("POST postgres://pult:%s@db/pult", PASSWORD)
    finally:
        structlog.reset_defaults()
        logging.basicConfig(force=True, handlers=[logging.NullHandler()])
    out, error = capsys.readouterr()
    assert out == ""
    for secret in SECRETS:
        assert secret not in error
    for kept in ("getUpdates", "mail.firma.ru", "ValueError", "foreign", "/pult"):
        assert kept in error
    if style == "json":
        lines = [json.loads(line) for line in error.splitlines() if line.startswith("{")]
        assert [line["event"] for line in lines][:2] == ["called", "nested"]
        assert all({"level", "timestamp"} <= line.keys() for line in lines)

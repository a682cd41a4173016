"""Why a mail server cannot be used, in one word for machines: told apart for the person who set it up; pure."""

from __future__ import annotations

import ssl
from typing import Literal

Reason = Literal["host", "refused", "tls", "certificate", "no_tls", "password", "folder", "timeout", "lost", "protocol"]


def reason_of(error: BaseException) -> tuple[Reason, str]:
    """The reason behind a failed connection, however deep a library has wrapped it, and the system's words."""
    seen: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in seen:
        seen.append(at)
        at = at.__cause__ or at.__context__
    for one in seen:
        if isinstance(one, ssl.SSLCertVerificationError):
            return "certificate", one.verify_message
    for one in seen:
        if isinstance(one, ssl.SSLError):
            return "tls", str(one.reason or one)
        if isinstance(one, ConnectionRefusedError):
            return "refused", ""
    if any(isinstance(one, TimeoutError) for one in seen):
        return "timeout", ""
    if any(isinstance(one, ConnectionResetError | BrokenPipeError | EOFError) for one in seen):
        return "lost", str(error)
    return "host", str(error)

"""Secrets for commands: from the environment, typed at a terminal, or piped in; never from the arguments alone."""

from __future__ import annotations

import getpass
import os
import sys


def secret(variable: str, prompt: str) -> str:
    """The value of an environment variable; without one, a line from the terminal (unseen) or standard input."""
    if given := os.environ.get(variable):
        return given
    if sys.stdin.isatty():
        return getpass.getpass(f"{prompt}: ")
    return sys.stdin.readline().rstrip("\r\n")

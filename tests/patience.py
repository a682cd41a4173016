"""Waiting for what becomes true by itself, without guessing how long it takes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def until(check: Callable[[], Awaitable[T]], *, limit: float = 20.0) -> T:
    """Ask every 10 ms until the answer is true; returns it. Fails with the last answer after `limit` seconds."""
    answer: T | None = None
    try:
        async with asyncio.timeout(limit):
            while not (answer := await check()):  # noqa: ASYNC110 a row in a database sets no event
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"not within {limit} s; the last answer was {answer!r}") from None
    return answer

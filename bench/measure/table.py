"""The table of the bench: one row per figure, printed and written as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import quantiles


@dataclass(frozen=True, slots=True)
class Bound:
    """What a figure should reach: at least (`>=`) or at most (`<=`) so much."""

    sign: str
    limit: float

    def holds(self, value: float) -> bool:
        return value >= self.limit if self.sign == ">=" else value <= self.limit

    def __str__(self) -> str:
        return f"{self.sign} {_short(self.limit)}"


def at_least(limit: float) -> Bound:
    return Bound(">=", limit)


def at_most(limit: float) -> Bound:
    return Bound("<=", limit)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `ok` is None where there is no bar."""

    what: str
    engine: str
    value: float
    unit: str
    bar: str = ""
    further: str = ""
    ok: bool | None = None


def row(
    what: str, engine: str, value: float, unit: str, *, bar: Bound | None = None, further: Bound | None = None
) -> Row:
    """A figure held against its bar."""
    return Row(
        what, engine, round(value, 4), unit, str(bar or ""), str(further or ""), bar.holds(value) if bar else None
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0…1) of the values lie. Raises ValueError without values."""
    if not values:
        raise ValueError("nothing was measured")
    if len(values) == 1:
        return values[0]
    return quantiles(values, n=1000, method="inclusive")[min(998, max(0, round(share * 1000) - 1))]


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def line(one: Row) -> str:
    """A row as it is printed."""
    verdict = {True: "ok", False: "MISSED", None: ""}[one.ok]
    return (
        f"{one.what:<62} {one.engine:<9} {_short(one.value):>9} {one.unit:<6}"
        f" {one.bar:>10} {one.further:>10}  {verdict}"
    )


HEAD = f"{'what':<62} {'engine':<9} {'value':>9} {'unit':<6} {'bar':>10} {'further':>10}"


def write(rows: Sequence[Row], path: Path) -> None:
    """All rows as a JSON list of `what, engine, value, unit, bar, further, ok`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(one) for one in rows], ensure_ascii=False, indent=1) + "\n")

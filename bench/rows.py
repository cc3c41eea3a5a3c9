# SPDX-License-Identifier: GPL-3.0-or-later
"""What an item hands back, and how it is shown."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass


class NotMeasured(Exception):
    """The neighbour or the tool is not on this machine; the sentence says which."""


@dataclass(frozen=True)
class Row:
    """One measured thing; `beside` names the neighbour measured in the same run, if there is one."""

    what: str
    ours: float
    unit: str
    beside: str = ""
    theirs: float | None = None

    @property
    def ratio(self) -> str:
        """Ours to theirs: below 1 is less than the neighbour."""
        return f"{self.ours / self.theirs:.2f}" if self.theirs else ""


@dataclass(frozen=True)
class Item:
    """One module of bench/items."""

    name: str
    title: str
    measure: Callable[[int], Sequence[Row]]


def median(values: Sequence[float]) -> float:
    """The middle value; of an even number, the lower of the two, which really occurred."""
    return percentile(values, 50)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share / 100) - 1)]


def table(rows: Sequence[Row]) -> str:
    """The rows in columns that line up."""
    head = ("what", "ours", "beside", "theirs", "ratio")
    cells = [head, *((r.what, _amount(r.ours, r.unit), r.beside, _theirs(r), r.ratio) for r in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    numbers = {1, 3, 4}
    lines = [
        "  ".join(
            cell.rjust(width) if column in numbers else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]
    return "\n".join(lines)


def _theirs(row: Row) -> str:
    return "" if row.theirs is None else _amount(row.theirs, row.unit)


def _amount(value: float, unit: str) -> str:
    return f"{value:.3g} {unit}" if value < 10 else f"{value:.0f} {unit}"

# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up what many offices sent: by office, by row of each table, by period. Reads file by file, with csv alone.

What lies over from the period before is not added up over the weeks: it is that of the first one; what is open is that
of the last one. So an office's year is made of its weeks (see ``STOCKS``).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

from counter_app.domain.errors import BadInput
from counter_app.exchange.arrived import Sent
from counter_app.exchange.facts import COLUMNS, LONGEST_TITLE

Adding = Literal["first", "last"]
STOCKS: Mapping[tuple[str, str], Adding] = MappingProxyType(
    {
        ("official", "carried"): "first",
        ("official", "open_in_time"): "last",
        ("official", "open_late"): "last",
    }
)
"""Columns, by table, that are a state and not a flow; what is the sum of them follows from them."""


class ByUnit(NamedTuple):
    """A column of an office's table, all its rows."""

    table: str
    unit: str
    column: str


class ByRow(NamedTuple):
    """A column of one row, all offices."""

    table: str
    row: str
    column: str


class ByPeriod(NamedTuple):
    """A column of a table in one period, all offices and rows."""

    table: str
    period: str
    column: str


@dataclass(frozen=True)
class Sums:
    """Whole numbers; what is not in them is zero. ``titles``: of the rows, by table and row."""

    by_unit: Mapping[ByUnit, int]
    by_row: Mapping[ByRow, int]
    by_period: Mapping[ByPeriod, int]
    titles: Mapping[tuple[str, str], str]


class Fact(NamedTuple):
    """One line of a facts file."""

    table: str
    row: str
    title: str
    column: str
    value: int


class _States:
    """Columns of ``STOCKS``: of each office and row the number of one period only."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str, str], tuple[str, int]] = {}

    def note(self, fact: Fact, sent: Sent, how: Adding) -> None:
        """Keep it where its period is the first or the last so far."""
        key = (fact.table, fact.row, sent.unit, fact.column)
        kept = self._kept.get(key)
        if kept is None or (sent.period < kept[0] if how == "first" else sent.period > kept[0]):
            self._kept[key] = (sent.period, fact.value)

    def lines(self, ends: Mapping[str, tuple[str, str]]) -> Iterator[tuple[Fact, str]]:
        """What was kept, with its office; zeros are not sent, so only what stood in the first or last period counts."""
        for (table, row, unit, column), (period, value) in self._kept.items():
            if period == ends[unit][0 if STOCKS[table, column] == "first" else 1]:
                yield Fact(table, row, "", column, value), unit


def add_up(sent: Iterable[Sent]) -> Sums:
    """All of it, one file in memory at a time.

    Raises:
        BadInput: a file that its manifest vouches for is not in the form of facts.
    """
    by_unit: dict[ByUnit, int] = {}
    by_row: dict[ByRow, int] = {}
    by_period: dict[ByPeriod, int] = {}
    titles: dict[tuple[str, str], str] = {}
    states, ends = _States(), dict[str, tuple[str, str]]()

    def add(fact: Fact, unit: str) -> None:
        if fact.row:
            row_key = ByRow(fact.table, fact.row, fact.column)
            by_row[row_key] = by_row.get(row_key, 0) + fact.value
        else:
            unit_key = ByUnit(fact.table, unit, fact.column)
            by_unit[unit_key] = by_unit.get(unit_key, 0) + fact.value

    for each in sent:
        first, last = ends.get(each.unit, (each.period, each.period))
        ends[each.unit] = (min(first, each.period), max(last, each.period))
        for fact in read_facts(each.path):
            if fact.row:
                _keep_title(titles, fact)
            else:
                period_key = ByPeriod(fact.table, each.period, fact.column)
                by_period[period_key] = by_period.get(period_key, 0) + fact.value
            how = STOCKS.get((fact.table, fact.column))
            if how:
                states.note(fact, each, how)
            else:
                add(fact, each.unit)
    for fact, unit in states.lines(ends):
        add(fact, unit)
    return Sums(by_unit, by_row, by_period, titles)


def read_facts(path: Path) -> Iterator[Fact]:
    """The numbers of a facts file.

    Raises:
        BadInput: they are not such lines.
    """
    with path.open(encoding="utf-8", newline="") as handle:
        rows = csv.reader(handle)
        try:
            if tuple(next(rows)) != COLUMNS:
                raise ValueError("another head")
            for table, row, title, column, value in rows:
                if not table.startswith("#"):
                    yield Fact(table, row, title[:LONGEST_TITLE], column, int(value))
        except (ValueError, StopIteration, csv.Error) as error:
            raise BadInput(
                f"Tệp số liệu {path.name} không đúng quy cách. Chưa gộp gì; xin nơi gửi xuất lại."
            ) from error


def _keep_title(titles: dict[tuple[str, str], str], fact: Fact) -> None:
    """The smallest of several, so that the order of files does not matter."""
    key = (fact.table, fact.row)
    titles[key] = min(titles.get(key, fact.title), fact.title)

# SPDX-License-Identifier: GPL-3.0-or-later
"""A tally: tables of numbers without persons, each column with its definition, as screen and files alike show them.

Who counts fills these tables; who writes a file or draws a chart knows only these tables. A cell that cannot be said
(a share of nothing) is None and is written as a dash, never as a zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from counter_app.domain.periods import Period

Number = int | float | None
ColumnKind = Literal["count", "share", "minutes", "text"]
"""count: a whole number; share: 0 to 1, shown in per cent; minutes: a decimal number; text: words of the catalogue."""


@dataclass(frozen=True)
class Column:
    """One column. ``definition``: how it is counted, one Vietnamese sentence, for the sheet «Cách đếm».

    ``sum_of``: the columns of the same row it is the sum of (written as a formula where a file can hold one).
    ``share_of``: (part, whole) columns of the same row it is the share of. ``adds_up``: whether the last row may
    add it (a median may not). ``group``: the heading above neighbouring columns.
    """

    id: str
    title: str
    definition: str
    kind: ColumnKind = "count"
    group: str = ""
    sum_of: tuple[str, ...] = ()
    share_of: tuple[str, str] | None = None
    adds_up: bool = True


@dataclass(frozen=True)
class Row:
    """One row: ``key`` is stable (a procedure code, a trait, a clerk), ``title`` is what is shown."""

    key: str
    title: str
    cells: Mapping[str, Number | str]


@dataclass(frozen=True)
class Identity:
    """An equation every row must keep: the left columns' sum is the right columns' sum (3 = 4+5+6 of II.06a)."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class CountTable:
    """One table. ``total``: the last row as counted (not merely added up); None where there is none to be had."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    row_title: str = "Nội dung"
    note: str = ""
    identities: tuple[Identity, ...] = ()

    def column(self, column_id: str) -> Column:
        """The column with this id.

        Raises:
            KeyError: there is none.
        """
        for column in self.columns:
            if column.id == column_id:
                return column
        raise KeyError(column_id)

    def every_row(self) -> Iterator[Row]:
        """The rows, the total last."""
        yield from self.rows
        if self.total is not None:
            yield self.total

    def broken_identities(self) -> list[tuple[Row, Identity]]:
        """The rows in which an equation does not hold; none in a sound table. What is not said is not checked."""
        return [
            (row, identity)
            for row in self.every_row()
            for identity in self.identities
            if all(row.cells.get(name) is not None for name in (*identity.left, *identity.right))
            if _sum(row, identity.left) != _sum(row, identity.right)
        ]


@dataclass(frozen=True)
class Correction:
    """A number of an issued tally that was corrected afterwards."""

    at: datetime
    table_id: str
    row_key: str
    column_id: str
    was: Number
    now: Number
    reason: str


@dataclass(frozen=True)
class Tally:
    """All tables of one period of one office.

    ``unit``: the office as files name it; ``unit_code``: its code of the national list, empty when not known.
    ``issued_at``: when it was issued; None while it still counts on. ``made_at``: when it was counted.
    ``small_cells_merged``: whether counts of 1 and 2 were merged away.
    """

    period: Period
    unit: str
    made_at: datetime
    tables: tuple[CountTable, ...]
    unit_code: str = ""
    issued_at: datetime | None = None
    corrections: tuple[Correction, ...] = field(default_factory=tuple)
    small_cells_merged: bool = False

    def table(self, table_id: str) -> CountTable:
        """The table with this id.

        Raises:
            KeyError: there is none.
        """
        for table in self.tables:
            if table.id == table_id:
                return table
        raise KeyError(table_id)


def _sum(row: Row, columns: tuple[str, ...]) -> float:
    values = (row.cells.get(column) for column in columns)
    return sum(value for value in values if isinstance(value, int | float))

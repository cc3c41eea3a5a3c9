# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pictures a tally is worth: weeks (or days) as bars, the share of one day as a line, who was written for.

Screen, PDF and workbook draw the same ones, each in its own way; all must be read in black and white.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from counter_app.domain.tally import Column, CountTable, Tally

ChartKind = Literal["bars", "line", "groups"]
"""bars: one upright bar a row; line: one point a row; groups: one lying bar a row, each with its own pattern."""


@dataclass(frozen=True)
class ChartPlan:
    """What is drawn when a table of this name has rows: one column of it, row by row."""

    kind: ChartKind
    title: str
    table_id: str
    column_id: str


PLANS = (
    ChartPlan("bars", "Hồ sơ tiếp nhận theo tuần", "weeks", "received"),
    ChartPlan("line", "Tỷ lệ trả kết quả trong ngày theo tuần", "weeks", "same_day_share"),
    ChartPlan("bars", "Hồ sơ tiếp nhận theo ngày", "days", "received"),
    ChartPlan("line", "Tỷ lệ trả kết quả trong ngày theo ngày", "days", "same_day_share"),
    ChartPlan("groups", "Người được viết hộ theo nhóm", "beneficiaries", "written"),
)


@dataclass(frozen=True)
class Chart:
    """A plan with the table it draws."""

    plan: ChartPlan
    table: CountTable
    column: Column

    def points(self) -> Iterator[tuple[str, float | None]]:
        """Each row's title and number; None where there is nothing to say."""
        for row in self.table.rows:
            value = row.cells.get(self.column.id)
            yield row.title, value if isinstance(value, int | float) else None


def charts_of(tally: Tally) -> tuple[Chart, ...]:
    """The pictures this tally has numbers for."""
    return charts_in(tally.tables)


def charts_in(some: Iterable[CountTable]) -> tuple[Chart, ...]:
    """The pictures these tables have numbers for."""
    tables = {table.id: table for table in some}
    return tuple(chart for plan in PLANS for chart in _drawn(plan, tables.get(plan.table_id)))


def _drawn(plan: ChartPlan, table: CountTable | None) -> Iterator[Chart]:
    columns = {column.id: column for column in table.columns} if table else {}
    if table is None or plan.column_id not in columns:
        return
    chart = Chart(plan, table, columns[plan.column_id])
    # A week alone has no course.
    enough = plan.kind == "groups" or len(table.rows) > 1
    if enough and any(value for _title, value in chart.points()):
        yield chart

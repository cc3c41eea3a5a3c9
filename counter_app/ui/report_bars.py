# SPDX-License-Identifier: GPL-3.0-or-later
"""What is drawn beside a table: the number under the cursor over the periods, and its column group by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import nlargest
from typing import TYPE_CHECKING

from counter_app.domain.tally_words import NOTHING, cell_words
from counter_app.ui.report_words import short_title
from counter_app.ui.widgets.group_chart import GroupBar
from counter_app.ui.widgets.period_chart import PeriodBar

if TYPE_CHECKING:
    from counter_app.domain.periods import Period, PeriodKind
    from counter_app.domain.tally import Column, CountTable, Number, Tally

PERIODS: dict[PeriodKind, int] = {"week": 12, "month": 12, "quarter": 8, "year": 5, "range": 6}
"""How many periods are drawn, the one on screen the last."""
MOST_GROUPS = 30
NOT_COUNTED = "…"
"""Stands over a period that is not counted yet, or would take too long; «–» is one of which nothing can be said."""


def periods_up_to(period: Period) -> tuple[Period, ...]:
    """The periods of the same kind up to this one, the oldest first."""
    found = [period]
    while len(found) < PERIODS[period.kind]:
        found.append(found[-1].before())
    return tuple(reversed(found))


def share_column(table: CountTable) -> Column | None:
    """The share drawn as the line: that of one day where the table has it, else its first one."""
    shares = [column for column in table.columns if column.kind == "share"]
    return next((column for column in shares if column.id == "same_day_share"), shares[0] if shares else None)


def period_bars(
    shown: Tally, counted: Mapping[str, Tally], table_id: str, row_key: str, column: Column, share: Column | None
) -> list[PeriodBar]:
    """One number over the periods; those not counted yet (by code in ``counted``) are gaps."""
    bars = []
    for period in periods_up_to(shown.period):
        tally = shown if period == shown.period else counted.get(period.code)
        value = _number(tally, table_id, row_key, column.id)
        part = _number(tally, table_id, row_key, share.id) if share else None
        bars.append(
            PeriodBar(
                short_title(period),
                value,
                cell_words(value, column.kind) if tally else NOT_COUNTED,
                part,
                cell_words(part, "share") if part is not None else "",
                is_shown=period == shown.period,
            )
        )
    return bars


def group_bars(table: CountTable, column: Column) -> list[GroupBar]:
    """The rows by this column, the largest first; of many rows as many as can be drawn."""
    rows = nlargest(MOST_GROUPS, table.rows, key=lambda row: _value(row.cells.get(column.id)) or 0)
    return [_bar(row.title, _value(row.cells.get(column.id)), column) for row in rows]


def _bar(title: str, number: float | None, column: Column) -> GroupBar:
    return GroupBar(_short(title), number, NOTHING if number is None else cell_words(number, column.kind))


def _value(cell: Number | str) -> float | None:
    return cell if isinstance(cell, int | float) else None


def _short(title: str) -> str:
    """Without the words every procedure begins with: there is little room before a bar."""
    bare = title.removeprefix("Thủ tục ")
    return bare[:1].upper() + bare[1:]


def pictured_column(columns: Sequence[Column], wanted: Column | None) -> Column | None:
    """The column under the cursor where it holds numbers, else the first that does."""
    if wanted is not None and wanted.kind != "text":
        return wanted
    return next((column for column in columns if column.kind != "text"), None)


def _number(tally: Tally | None, table_id: str, row_key: str, column_id: str) -> Number:
    table = next((one for one in tally.tables if one.id == table_id), None) if tally else None
    row = next((one for one in table.every_row() if one.key == row_key), None) if table else None
    return _value(row.cells.get(column_id)) if row else None

# SPDX-License-Identifier: GPL-3.0-or-later
"""A tally is drawn only where it has numbers; what cannot be said is a gap, not a zero."""

from __future__ import annotations

from datetime import UTC, date, datetime

from counter_app.domain.periods import period_of
from counter_app.domain.tally import Column, CountTable, Row, Tally
from counter_app.domain.tally_charts import charts_of

_COLUMNS = (
    Column("received", "Tiếp nhận", "Số hồ sơ tiếp nhận trong tuần."),
    Column("same_day_share", "Trong ngày", "Phần trả kết quả trong ngày.", kind="share"),
)


def test_weeks_are_drawn_as_bars_and_as_a_line() -> None:
    tally = _tally(Row("2026-W46", "46", {"received": 12, "same_day_share": None}), _week(47, 30, 0.5))
    bars, line = charts_of(tally)
    assert (bars.plan.kind, line.plan.kind) == ("bars", "line")
    assert list(bars.points()) == [("46", 12), ("47", 30)]
    assert list(line.points()) == [("46", None), ("47", 0.5)]


def test_a_picture_of_nothing_is_not_drawn() -> None:
    assert charts_of(_tally(_week(46, 0, None), _week(47, 0, None))) == ()
    assert charts_of(_tally()) == ()


def test_one_week_has_no_course() -> None:
    assert charts_of(_tally(_week(47, 30, 0.5))) == ()


def _week(number: int, received: int, share: float | None) -> Row:
    return Row(f"2026-W{number}", str(number), {"received": received, "same_day_share": share})


def _tally(*rows: Row) -> Tally:
    table = CountTable("weeks", "Theo tuần", _COLUMNS, rows)
    return Tally(period_of("month", date(2026, 11, 20)), "xã Bùi La Nhân", datetime(2026, 12, 1, tzinfo=UTC), (table,))

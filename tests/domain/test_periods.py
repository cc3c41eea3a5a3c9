# SPDX-License-Identifier: GPL-3.0-or-later
"""Weeks, months, quarters and years: where they begin and end, how they are written and read back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import BadInput
from counter_app.domain.periods import Period, PeriodKind, period_of, read_period

KINDS: tuple[PeriodKind, ...] = ("week", "month", "quarter", "year", "range")
days = st.dates(date(2001, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("code", "first", "last", "title"),
    [
        ("2026-W47", date(2026, 11, 16), date(2026, 11, 22), "Tuần 47 năm 2026"),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3), "Tuần 53 năm 2026"),
        ("2027-W01", date(2027, 1, 4), date(2027, 1, 10), "Tuần 1 năm 2027"),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29), "Tháng 2 năm 2028"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "Quý IV năm 2026"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "Năm 2026"),
        ("2026-11-02..2026-11-20", date(2026, 11, 2), date(2026, 11, 20), "Từ 02/11/2026 đến 20/11/2026"),
    ],
)
def test_a_code_names_its_days(code: str, first: date, last: date, title: str) -> None:
    period = read_period(code)
    assert (period.first, period.last, period.title, period.code) == (first, last, title, code)


@pytest.mark.parametrize("code", ["", "2027-W53", "2026-W00", "2026-13", "2026-Q5", "26-11", "2026-11-20..2026-11-02"])
def test_what_names_no_days_is_refused_with_a_way_to_write_it(code: str) -> None:
    with pytest.raises(BadInput, match="2026-W47"):
        read_period(code)


@given(days, st.sampled_from(KINDS))
def test_a_period_holds_its_day_and_is_read_back(day: date, kind: PeriodKind) -> None:
    period = period_of(kind, day)
    assert day in period
    assert read_period(period.code) == period
    assert list(period.days())[-1] == period.last


@given(days, st.sampled_from(KINDS), st.integers(0, 40))
def test_periods_follow_each_other_without_a_gap(day: date, kind: PeriodKind, length: int) -> None:
    period = Period("range", day, day + timedelta(days=length)) if kind == "range" else period_of(kind, day)
    assert period.after().first == period.last + timedelta(days=1)
    assert period.before().last == period.first - timedelta(days=1)
    assert period.after().before() == period

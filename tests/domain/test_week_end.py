# SPDX-License-Identifier: GPL-3.0-or-later
"""The last working day of a week: Friday, a Saturday worked instead, the day before a holiday, none in Tết."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.catalog.reference import read_holidays
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.periods import Period, period_of
from counter_app.domain.reference import OfficeDay
from counter_app.domain.week_end import is_due, last_working_day, week_at_hand

WEEK = period_of("week", date(2026, 11, 25))
FRIDAY = date(2026, 11, 27)
PLAIN = OfficeCalendar()


def special(day: date, *, working: bool) -> OfficeDay:
    return OfficeDay(day, "swap_work" if working else "holiday", "ngày thử", "official", "thử")


def test_it_is_friday_in_an_ordinary_week() -> None:
    assert last_working_day(WEEK, PLAIN) == FRIDAY
    assert not is_due(WEEK, FRIDAY - timedelta(days=1), PLAIN)
    assert is_due(WEEK, FRIDAY, PLAIN)
    assert is_due(WEEK, FRIDAY + timedelta(days=30), PLAIN)


def test_a_holiday_brings_it_forward_and_a_saturday_worked_instead_puts_it_off() -> None:
    assert last_working_day(WEEK, OfficeCalendar.of([special(FRIDAY, working=False)])) == date(2026, 11, 26)
    swapped = OfficeCalendar.of([special(date(2026, 11, 28), working=True)])
    assert last_working_day(WEEK, swapped) == date(2026, 11, 28)
    assert not is_due(WEEK, FRIDAY, swapped)


def test_a_week_of_holidays_is_due_when_it_is_over() -> None:
    closed = OfficeCalendar.of([special(day, working=False) for day in WEEK.days()])
    assert last_working_day(WEEK, closed) is None
    assert not is_due(WEEK, FRIDAY, closed)
    assert is_due(WEEK, WEEK.last, closed)


@pytest.mark.parametrize(
    ("today", "unissued", "week"),
    [
        (date(2026, 11, 23), [WEEK.before()], WEEK.before()),
        (date(2026, 11, 23), [], WEEK),
        (date(2026, 11, 24), [WEEK.before()], WEEK),
        (FRIDAY, [WEEK.before(), WEEK], WEEK),
        (date(2026, 11, 29), [WEEK], WEEK),
    ],
)
def test_on_monday_the_week_before_is_meant_if_it_is_not_issued(
    today: date, unissued: list[Period], week: Period
) -> None:
    assert week_at_hand(today, PLAIN, unissued) == week


def test_after_a_holiday_on_monday_tuesday_is_the_first_day() -> None:
    office = OfficeCalendar.of([special(date(2026, 11, 23), working=False)])
    assert week_at_hand(date(2026, 11, 24), office, [WEEK.before()]) == WEEK.before()
    assert week_at_hand(date(2026, 11, 25), office, [WEEK.before()]) == WEEK


@given(st.dates(date(2023, 1, 1), date(2030, 12, 31)))
def test_every_week_of_the_years_we_know_becomes_due_within_it_and_stays_due(day: date) -> None:
    office = OfficeCalendar.of(read_holidays())
    week = period_of("week", day)
    due = [each for each in week.days() if is_due(week, each, office)]
    last = last_working_day(week, office)
    assert due == [each for each in week.days() if each >= (last or week.last)]
    assert is_due(week, week.last + timedelta(days=1), office)

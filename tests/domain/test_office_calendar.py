# SPDX-License-Identifier: GPL-3.0-or-later
"""Working days, hours and due dates, over years with holidays, swap days and clocks that stop."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.channels import Channel
from counter_app.domain.due import Awaited, add_months, due_after_waiting, due_at, is_early_enough, limit_of
from counter_app.domain.office_calendar import OfficeCalendar, WorkingHours
from counter_app.domain.procedure import TimeLimit
from tests.domain.counter_procedures import CALENDAR, PROCEDURES, procedure, working_days

on = datetime.fromisoformat
"""A moment of office time."""
PLAIN = OfficeCalendar()
SATURDAYS = OfficeCalendar(hours=WorkingHours(saturday_morning=True))
MONDAY = on("2026-11-16T09:00")


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 11, 23), True),
        (date(2026, 11, 24), False),
        (date(2026, 11, 21), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
        (date(2026, 2, 20), False),
    ],
)
def test_a_day_is_worked_unless_it_is_a_weekend_or_a_day_off(day: date, worked: bool) -> None:
    assert CALENDAR.is_working_day(day) is worked
    assert bool(CALENDAR.why_closed(day)) is not worked


@pytest.mark.parametrize(
    ("at", "open_"),
    [
        ("06:59", False),
        ("07:00", True),
        ("11:30", True),
        ("11:31", False),
        ("13:29", False),
        ("17:00", True),
        ("17:01", False),
    ],
)
def test_the_last_minute_of_a_spell_still_counts(at: str, open_: bool) -> None:
    assert PLAIN.is_open(on(f"2026-11-16T{at}:59")) is open_


def test_a_saturday_morning_takes_papers_in_and_counts_for_no_limit() -> None:
    saturday = on("2026-11-14T09:00")
    assert SATURDAYS.is_open(saturday)
    assert not SATURDAYS.is_open(saturday.replace(hour=14))
    assert due_at(working_days(1), saturday, SATURDAYS) == on("2026-11-16T17:00")


@pytest.mark.parametrize(
    ("limit", "received", "due"),
    [
        (working_days(1), "2026-11-20T16:00", "2026-11-23T17:00"),
        (working_days(1), "2026-11-23T09:00", "2026-11-25T17:00"),
        (working_days(3), "2026-01-08T09:00", "2026-01-12T17:00"),
        (working_days(3), "2026-02-12T09:00", "2026-02-24T17:00"),
        (TimeLimit(quantity=15, unit="day"), "2026-11-09T09:00", "2026-11-25T17:00"),
        (TimeLimit(quantity=1, unit="day"), "2026-11-20T09:00", "2026-11-23T17:00"),
        (TimeLimit(quantity=1, unit="month"), "2026-01-31T09:00", "2026-03-02T17:00"),
        (TimeLimit(quantity=2, unit="hour"), "2026-11-23T10:30", "2026-11-23T14:30"),
        (TimeLimit(quantity=8, unit="hour"), "2026-11-23T16:00", "2026-11-25T16:00"),
        (TimeLimit(quantity=1, unit="hour"), "2026-11-21T08:00", "2026-11-23T08:00"),
        (TimeLimit(unit="same_day"), "2026-11-23T15:00", "2026-11-23T17:00"),
        (TimeLimit(unit="same_day"), "2026-11-23T15:01", "2026-11-25T17:00"),
        (TimeLimit(unit="same_day"), "2026-11-22T10:00", "2026-11-23T17:00"),
    ],
)
def test_the_day_of_receipt_is_not_counted_and_days_off_move_the_end(limit: TimeLimit, received: str, due: str) -> None:
    assert due_at(limit, on(received), CALENDAR) == on(due)


def test_a_limit_by_the_channel_of_filing_goes_before_the_general_one() -> None:
    by_channel = procedure(
        "1.012784",
        "Tách thửa",
        "Đất đai",
        TimeLimit(quantity=12, unit="working_day", channel="online"),
        TimeLimit(quantity=22, unit="working_day", channel="direct"),
        TimeLimit(unit="unknown", channel="post"),
    )
    found = [limit_of(by_channel, channel) for channel in (Channel.ONLINE, Channel.DIRECT, Channel.POST)]
    assert [limit.quantity if limit else None for limit in found] == [12, 22, None]
    assert limit_of(PROCEDURES["tinh-trang"], Channel.POST) == working_days(3)


def test_the_limit_starts_anew_when_the_papers_are_complete() -> None:
    waits = [Awaited(MONDAY + timedelta(hours=2), MONDAY + timedelta(days=2))]
    assert due_after_waiting(working_days(3), MONDAY, waits, CALENDAR) == on("2026-11-23T17:00")
    only_stood = due_after_waiting(working_days(3), MONDAY, waits, CALENDAR, starts_anew=False)
    assert only_stood == on("2026-11-23T17:00")
    assert due_after_waiting(working_days(3), MONDAY, [], CALENDAR) == on("2026-11-19T17:00")


def test_there_is_no_due_date_while_papers_are_awaited() -> None:
    assert due_after_waiting(working_days(3), MONDAY, [Awaited(MONDAY)], CALENDAR) is None


@given(st.datetimes(on("2023-01-01T00:00"), on("2030-12-01T00:00")), st.integers(0, 60))
def test_working_days_are_counted_one_by_one(at: datetime, number: int) -> None:
    day = at.date()
    end = CALENDAR.add_working_days(day, number)
    assert CALENDAR.working_days_between(day, end) == number
    assert number == 0 or CALENDAR.is_working_day(end)


@given(st.datetimes(on("2023-01-01T00:00"), on("2030-12-01T00:00")), st.integers(1, 40), st.integers(1, 40))
def test_more_hours_never_end_earlier_and_end_while_open(at: datetime, few: int, more: int) -> None:
    ends = CALENDAR.add_working_hours(at, few)
    assert CALENDAR.is_open(ends)
    assert CALENDAR.add_working_hours(at, few + more) > ends


@given(st.datetimes(on("2023-01-01T00:00"), on("2030-12-01T00:00")))
def test_the_next_opening_is_open_and_not_before(at: datetime) -> None:
    opening = CALENDAR.next_open(at)
    assert CALENDAR.is_open(opening)
    assert opening >= at.replace(second=0, microsecond=0)


@given(st.dates(date(2023, 1, 1), date(2030, 1, 1)), st.integers(0, 24))
def test_months_end_on_the_same_day_or_the_last_one(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


def test_the_minute_of_the_cut_off_is_still_in_time() -> None:
    assert is_early_enough(on("2026-11-25T15:00:59"))
    assert not is_early_enough(on("2026-11-25T15:01"))

# SPDX-License-Identifier: GPL-3.0-or-later
"""Due dates over 2023–2030 with the days off that are shipped: every Tết, every swap, counted by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.catalog.reference import lists_folder, read_holidays
from counter_app.domain.due import due_at
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.procedure import TimeLimit
from tests.domain.counter_procedures import working_days

DAYS_OFF = read_holidays(lists_folder() / "holidays.toml")
OFFICE = OfficeCalendar.of(DAYS_OFF)

NEXT_WORKING_DAY = """
2023-01-19 2023-01-27  Tết 20-26/01
2023-04-28 2023-05-04  Giỗ Tổ, 30/4, 01/5 and two days in lieu
2023-08-31 2023-09-05  02/9 on a Saturday
2024-02-07 2024-02-15  Tết 08-14/02
2024-04-17 2024-04-19  Giỗ Tổ
2024-04-26 2024-05-02  29/4 swapped
2024-05-03 2024-05-04  the Saturday worked for it
2024-08-30 2024-09-04  02/9 and 03/9
2025-01-24 2025-02-03  Tết 25/01-02/02
2025-04-04 2025-04-08  Giỗ Tổ on a Monday
2025-04-25 2025-04-26  the Saturday worked for 02/5
2025-04-29 2025-05-05  30/4 to 02/5
2025-08-29 2025-09-03  01/9 and 02/9
2025-12-31 2026-01-05  01/01, 02/01 swapped
2026-01-09 2026-01-10  the Saturday worked for it
2026-02-13 2026-02-23  Tết 14-22/02
2026-04-24 2026-04-28  Giỗ Tổ on a Sunday
2026-04-29 2026-05-04  30/4 and 01/5
2026-08-21 2026-08-22  the Saturday worked for 31/8
2026-08-28 2026-09-03  29/8-02/9
2026-11-23 2026-11-25  24/11, for the first time
2026-12-31 2027-01-04  01/01 on a Friday
2027-04-15 2027-04-19  Giỗ Tổ on a Friday
2027-04-29 2027-05-04  01/5 on a Saturday
2027-11-23 2027-11-25  24/11
2027-12-31 2028-01-04  01/01 on a Saturday
2028-01-25 2028-01-31  the first three days of Tết
2028-09-01 2028-09-05  02/9 on a Saturday
2029-02-12 2029-02-16  the first three days of Tết
2029-11-23 2029-11-27  24/11 on a Saturday
2030-02-01 2030-02-07  Tết on a Saturday
2030-04-11 2030-04-15  Giỗ Tổ on a Friday
"""


@pytest.mark.parametrize("line", NEXT_WORKING_DAY.strip().splitlines(), ids=lambda line: line[:10])
def test_one_working_day_after_receipt(line: str) -> None:
    received, due = line.split()[:2]
    at = datetime.fromisoformat(f"{received}T09:00")
    assert due_at(working_days(1), at, OFFICE) == datetime.fromisoformat(f"{due}T17:00"), line


@given(st.dates(date(2023, 1, 1), date(2030, 6, 30)), st.integers(1, 45))
def test_working_days_are_those_that_are_left_when_all_days_off_are_struck_out(day: date, number: int) -> None:
    struck = {off.on for off in DAYS_OFF if off.kind != "swap_work"}
    added = {off.on for off in DAYS_OFF if off.kind == "swap_work"}

    def is_left(other: date) -> bool:
        return other in added or (other.weekday() < 5 and other not in struck)

    begins = day
    while not is_left(begins):
        begins += timedelta(days=1)
    left = [begins + timedelta(days=step) for step in range(1, 200) if is_left(begins + timedelta(days=step))]
    found = due_at(working_days(number), datetime.combine(day, datetime.min.time()), OFFICE)
    assert found.date() == left[number - 1]


@given(st.dates(date(2023, 1, 1), date(2030, 6, 30)), st.integers(1, 90))
def test_a_limit_in_calendar_days_never_ends_on_a_day_off(day: date, number: int) -> None:
    due = due_at(TimeLimit(quantity=number, unit="day"), datetime.combine(day, datetime.min.time()), OFFICE)
    assert OFFICE.is_working_day(due.date())
    assert due.date() >= day + timedelta(days=number)

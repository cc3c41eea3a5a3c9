# SPDX-License-Identifier: GPL-3.0-or-later
"""When a week's numbers are due: on its last working day, so that they leave with the office's week."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.periods import Period, period_of


def last_working_day(week: Period, office: OfficeCalendar) -> date | None:
    """The last day of the week on which the office works; None in a week of holidays."""
    return next((day for day in reversed(list(week.days())) if office.is_working_day(day)), None)


def is_due(week: Period, today: date, office: OfficeCalendar) -> bool:
    """Whether the week's numbers can be issued: its last working day has come, or its end where there is none."""
    return today >= (last_working_day(week, office) or week.last)


def week_at_hand(today: date, office: OfficeCalendar, unissued: Collection[Period]) -> Period:
    """The week a clerk means today: this one; up to its first working day the one before, if that is not issued."""
    week = period_of("week", today)
    first = next((day for day in week.days() if office.is_working_day(day)), week.last)
    return week.before() if today <= first and week.before() in unissued else week

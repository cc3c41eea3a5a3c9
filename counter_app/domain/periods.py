# SPDX-License-Identifier: GPL-3.0-or-later
"""Spans of days that are counted: a week (ISO 8601, Monday to Sunday), a month, a quarter, a year, or any days.

Written «2026-W47», «2026-11», «2026-Q4», «2026», «2026-11-02..2026-11-20».
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from counter_app.domain.errors import BadInput

PeriodKind = Literal["week", "month", "quarter", "year", "range"]
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_YEAR = re.compile(r"(\d{4})")
_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True)
class Period:
    """Days from ``first`` to ``last``, both included."""

    kind: PeriodKind
    first: date
    last: date

    @property
    def code(self) -> str:
        """How files and the register name it; ``read_period`` reads it back."""
        year, week, _ = self.first.isocalendar()
        match self.kind:
            case "week":
                return f"{year}-W{week:02}"
            case "month":
                return f"{self.first:%Y-%m}"
            case "quarter":
                return f"{self.first.year}-Q{(self.first.month + 2) // 3}"
            case "year":
                return f"{self.first.year}"
        return f"{self.first.isoformat()}..{self.last.isoformat()}"

    @property
    def title(self) -> str:
        """«Tuần 47 năm 2026», «Tháng 11 năm 2026», «Quý IV năm 2026»."""
        year, week, _ = self.first.isocalendar()
        match self.kind:
            case "week":
                return f"Tuần {week} năm {year}"
            case "month":
                return f"Tháng {self.first.month} năm {self.first.year}"
            case "quarter":
                return f"Quý {('I', 'II', 'III', 'IV')[(self.first.month - 1) // 3]} năm {self.first.year}"
            case "year":
                return f"Năm {self.first.year}"
        return f"Từ {self.first:%d/%m/%Y} đến {self.last:%d/%m/%Y}"

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def days(self) -> Iterator[date]:
        """Every day, in order."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=number)

    def before(self) -> Period:
        """The period of the same kind just before; of a range, as many days."""
        end = self.first - timedelta(days=1)
        return self._of_length(end) if self.kind == "range" else period_of(self.kind, end)

    def after(self) -> Period:
        """The period of the same kind just after; of a range, as many days."""
        begin = self.last + timedelta(days=1)
        if self.kind == "range":
            return Period("range", begin, begin + (self.last - self.first))
        return period_of(self.kind, begin)

    def _of_length(self, end: date) -> Period:
        return Period("range", end - (self.last - self.first), end)


def period_of(kind: PeriodKind, day: date) -> Period:
    """The week, month, quarter or year in which a day lies; a range of that one day."""
    match kind:
        case "week":
            monday = day - timedelta(days=day.weekday())
            return Period("week", monday, monday + timedelta(days=6))
        case "month":
            return Period("month", day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
        case "quarter":
            month = 3 * ((day.month - 1) // 3) + 1
            last = date(day.year, month + 2, monthrange(day.year, month + 2)[1])
            return Period("quarter", date(day.year, month, 1), last)
        case "year":
            return Period("year", date(day.year, 1, 1), date(day.year, 12, 31))
    return Period("range", day, day)


def read_period(text: str) -> Period:
    """The period a code names.

    Raises:
        BadInput: it names none.
    """
    try:
        return _read(text.strip())
    except ValueError as error:
        raise BadInput(
            f"Không hiểu kỳ «{text}». Ghi tuần như 2026-W47, tháng 2026-11, quý 2026-Q4, năm 2026, hoặc khoảng ngày "
            "2026-11-02..2026-11-20."
        ) from error


def _read(text: str) -> Period:
    if found := _WEEK.fullmatch(text):
        return period_of("week", date.fromisocalendar(int(found[1]), int(found[2]), 1))
    if found := _QUARTER.fullmatch(text):
        return period_of("quarter", date(int(found[1]), 3 * int(found[2]), 1))
    if found := _MONTH.fullmatch(text):
        return period_of("month", date(int(found[1]), int(found[2]), 1))
    if found := _YEAR.fullmatch(text):
        return period_of("year", date(int(found[1]), 1, 1))
    if found := _RANGE.fullmatch(text):
        first, last = date.fromisoformat(found[1]), date.fromisoformat(found[2])
        if first <= last:
            return Period("range", first, last)
    raise ValueError(text)

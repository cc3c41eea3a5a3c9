# SPDX-License-Identifier: GPL-3.0-or-later
"""When the office works: weekdays, hours, holidays, Saturdays worked instead of another day.

A holiday that nobody announced yet is «expected»: it counts, and whoever shows a date built on it says so.
All moments are the counter's own (``clock.VIET_NAM``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count

from counter_app.domain.errors import BadInput
from counter_app.domain.reference import OfficeDay

SATURDAY = 6
_MOMENT = r"(\d{1,2})(?:[:hg](\d{2})?)?"
_HOURS = re.compile(rf"\D*{_MOMENT}\s*[-–]\s*{_MOMENT}[\s,;]+{_MOMENT}\s*[-–]\s*{_MOMENT}\s*")
WEEKDAY_NAMES = ("", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True)
class WorkingHours:
    """The counter's hours of one day; ``saturday_morning``: the counter is also open on Saturday mornings."""

    morning_from: time = time(7, 0)
    morning_to: time = time(11, 30)
    afternoon_from: time = time(13, 30)
    afternoon_to: time = time(17, 0)
    saturday_morning: bool = False

    @classmethod
    def from_text(cls, text: str, *, saturday_morning: bool = False) -> WorkingHours:
        """Hours as a clerk writes them: «07:00-11:30 13:30-17:00», «7h-11h30, 13h30-17h».

        Raises:
            BadInput: they cannot be read, or do not follow each other.
        """
        found = _HOURS.fullmatch(text)
        try:
            if found is None:
                raise ValueError("not two spells")
            numbers = [int(number or 0) for number in found.groups()]
            moments = [time(hour, minute) for hour, minute in zip(numbers[::2], numbers[1::2], strict=True)]
            morning_from, morning_to, afternoon_from, afternoon_to = moments
            return cls(morning_from, morning_to, afternoon_from, afternoon_to, saturday_morning)
        except ValueError as error:
            raise BadInput(
                f"Giờ làm việc «{text}» chưa đọc được. Chưa có gì thay đổi; xin ghi giờ sáng rồi giờ chiều, "
                "theo thứ tự, ví dụ 07:00-11:30 13:30-17:00."
            ) from error

    def as_text(self) -> str:
        """«07:00-11:30 13:30-17:00»."""
        morning = f"{self.morning_from:%H:%M}-{self.morning_to:%H:%M}"
        return f"{morning} {self.afternoon_from:%H:%M}-{self.afternoon_to:%H:%M}"

    def __post_init__(self) -> None:
        if not self.morning_from < self.morning_to <= self.afternoon_from < self.afternoon_to:
            raise ValueError("the hours of a day must follow each other")

    def spells(self, *, morning_only: bool = False) -> tuple[tuple[time, time], ...]:
        """The spells of work in order."""
        morning = (self.morning_from, self.morning_to)
        return (morning,) if morning_only else (morning, (self.afternoon_from, self.afternoon_to))


@dataclass(frozen=True)
class OfficeCalendar:
    """The days and hours of one office.

    Saturday mornings are hours in which papers are taken in; they are no working days that a time limit counts
    (Bộ luật Dân sự Đ.147–148 with Bộ luật Lao động Đ.112: days off are the weekly ones and the holidays).
    """

    days: dict[date, OfficeDay] = field(default_factory=dict)
    hours: WorkingHours = field(default_factory=WorkingHours)

    @classmethod
    def of(cls, days: Iterable[OfficeDay], hours: WorkingHours | None = None) -> OfficeCalendar:
        """A calendar of these special days; of two for one day the later one counts (the office's own list)."""
        return cls({day.on: day for day in days}, hours or WorkingHours())

    def is_working_day(self, day: date) -> bool:
        """Whether a time limit counts this day."""
        special = self.days.get(day)
        if special is not None:
            return special.is_working
        return day.isoweekday() < SATURDAY

    def why_closed(self, day: date) -> str:
        """«Ngày Văn hóa Việt Nam», «thứ Bảy»; empty on a working day."""
        if self.is_working_day(day):
            return ""
        special = self.days.get(day)
        return special.name if special else WEEKDAY_NAMES[day.isoweekday()]

    def is_expected_only(self, day: date) -> bool:
        """Whether what we know of this day is not announced officially yet."""
        special = self.days.get(day)
        return special is not None and special.status == "expected"

    def spells_of(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """The spells in which the counter is open, empty when it is closed (naive, office time)."""
        if self.is_working_day(day):
            spells = self.hours.spells()
        elif self.hours.saturday_morning and day.isoweekday() == SATURDAY and day not in self.days:
            spells = self.hours.spells(morning_only=True)
        else:
            return ()
        return tuple((datetime.combine(day, begins), datetime.combine(day, ends)) for begins, ends in spells)

    def is_open(self, at: datetime) -> bool:
        """Whether the counter takes papers at this moment; the last minute of a spell still counts."""
        at = _minute(at)
        return any(begins <= at <= ends for begins, ends in self.spells_of(at.date()))

    def next_open(self, at: datetime) -> datetime:
        """The moment itself while the counter is open, else the next opening."""
        if self.is_open(at):
            return _minute(at)
        for day in _days_from(at.date()):
            for begins, _ends in self.spells_of(day):
                if begins >= _minute(at):
                    return begins
        raise AssertionError("a calendar always has a next working day")

    def closing(self, day: date) -> datetime:
        """The end of work on a working day."""
        return datetime.combine(day, self.hours.afternoon_to)

    def next_working_day(self, day: date) -> date:
        """The first working day after this one."""
        return next(other for other in _days_from(day + timedelta(days=1)) if self.is_working_day(other))

    def working_day_from(self, day: date) -> date:
        """This day if it is worked, else the first working day after it."""
        return next(other for other in _days_from(day) if self.is_working_day(other))

    def add_working_days(self, day: date, number: int) -> date:
        """The n-th working day after this one; the day itself is not counted."""
        for _ in range(number):
            day = self.next_working_day(day)
        return day

    def add_working_hours(self, at: datetime, hours: float) -> datetime:
        """The moment after so many hours in which the counter worked; Saturday mornings do not count."""
        left = timedelta(hours=hours)
        at = _minute(at)
        for day in _days_from(at.date()):
            if not self.is_working_day(day):
                continue
            for begins, ends in self.spells_of(day):
                starts = max(begins, at)
                if starts >= ends:
                    continue
                if left <= ends - starts:
                    return starts + left
                left -= ends - starts
        raise AssertionError("a calendar always has a next working day")

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days lie after ``first`` up to and including ``last``."""
        span = (last - first).days
        return sum(self.is_working_day(first + timedelta(days=step)) for step in range(1, span + 1))


def _days_from(day: date) -> Iterator[date]:
    # A year without one working day is no calendar: the loop must end even for nonsense data.
    return (day + timedelta(days=step) for step in count() if step <= _FARTHEST_DAYS)


_FARTHEST_DAYS = 3660


def _minute(at: datetime) -> datetime:
    """To the minute, without a zone: «đến 15 giờ» includes the whole minute of 15:00."""
    return at.replace(second=0, microsecond=0, tzinfo=None)

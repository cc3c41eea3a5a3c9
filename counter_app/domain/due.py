# SPDX-License-Identifier: GPL-3.0-or-later
"""When a dossier is due: working days, calendar days moved off holidays, working hours, «on the day».

The day of receipt is not counted (Bộ luật Dân sự 2015, Điều 147); a limit in calendar days or months that ends on a
day off ends on the next working day (Điều 148). The due moment is the close of work of the last day.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from counter_app.domain.channels import Channel
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.procedure import Procedure, TimeLimit

AT_ONCE_UNTIL = time(15, 0)
"""Received later than this, what is given «on the day» may be given on the next working day (QĐ 163/QĐ-BTP,
858/QĐ-BTP 2026; Nghị định 99/2022/NĐ-CP)."""


@dataclass(frozen=True)
class Awaited:
    """A spell in which the office waited for the citizen's papers. ``until`` is None while it still waits."""

    since: datetime
    until: datetime | None = None


def limit_of(procedure: Procedure, channel: Channel, case: str = "") -> TimeLimit | None:
    """The time limit that counts: that of the case, by this channel; the first one where nothing is said.

    None when the national data names no usable limit.
    """
    usable = [limit for limit in procedure.time_limits if limit.unit != "unknown"]
    of_case = [limit for limit in usable if limit.case == case] if case else usable
    by_channel = [limit for limit in of_case if limit.channel == channel.value]
    by_any = [limit for limit in of_case if limit.channel == "any"]
    fitting = by_channel or by_any or (of_case if channel is Channel.DIRECT else [])
    return fitting[0] if fitting else None


def due_at(limit: TimeLimit, received_at: datetime, office: OfficeCalendar) -> datetime:
    """The moment by which the result must be there.

    ``received_at``: when the complete dossier was taken in; outside hours it counts from the next opening.
    """
    received_at = office.next_open(received_at)
    received_on = received_at.date()
    match limit.unit:
        case "same_day":
            return _on_the_day(received_at, office)
        case "hour":
            return office.add_working_hours(received_at, limit.quantity)
        case "working_day":
            last = office.add_working_days(received_on, limit.quantity)
        case "day":
            last = office.working_day_from(received_on + timedelta(days=limit.quantity))
        case "month":
            last = office.working_day_from(add_months(received_on, limit.quantity))
        case "unknown":
            raise ValueError("a limit without a number gives no due date")
    return office.closing(last)


def due_after_waiting(
    limit: TimeLimit,
    received_at: datetime,
    waits: Sequence[Awaited],
    office: OfficeCalendar,
    *,
    starts_anew: bool = True,
) -> datetime | None:
    """The due moment of a dossier whose papers were awaited; None while they still are.

    Args:
        starts_anew: the limit runs from its beginning when the papers are complete (Nghị định 61/2018/NĐ-CP Đ.19 k.4,
            kept by practice under Nghị định 118/2025/NĐ-CP); otherwise the clock only stood still meanwhile.
    """
    if any(wait.until is None for wait in waits):
        return None
    ended = [wait.until for wait in waits if wait.until is not None]
    if not ended:
        return due_at(limit, received_at, office)
    if starts_anew:
        return due_at(limit, max(ended), office)
    due = due_at(limit, received_at, office)
    stood = sum(
        office.working_days_between(wait.since.date(), wait.until.date()) for wait in waits if wait.until is not None
    )
    return office.closing(office.add_working_days(office.working_day_from(due.date()), stood))


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def is_early_enough(received_at: datetime, until: time = AT_ONCE_UNTIL) -> bool:
    """Whether the moment is not later than the minute of the cut-off: 15:00 still is, 15:01 is not."""
    return received_at.time().replace(second=0, microsecond=0, tzinfo=None) <= until


def _on_the_day(received_at: datetime, office: OfficeCalendar) -> datetime:
    day = received_at.date()
    if is_early_enough(received_at) and office.is_working_day(day):
        return office.closing(day)
    return office.closing(office.next_working_day(day))

# SPDX-License-Identifier: GPL-3.0-or-later
"""«Ngày thứ 7 lắng nghe dân nói»: a meeting of a village in a quarter, the opinions heard, and who answers by when.

Kế hoạch 32/KH-UBND xã An Dũng 2023, mục II.3: on the evening of the Saturday of the last week of the quarter, in the
culture house of every village.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal

from counter_app.domain.periods import Period, period_of
from counter_app.domain.scheme import Listening

EVENING = time(19, 0)
"""The plan says «tối» and no hour: a proposal the clerk changes."""


def evenings_of(quarter: Period, rule: Listening) -> tuple[date, ...]:
    """The days a plan proposes for a quarter: its last such weekdays, as many as it wants, all inside the quarter.

    «Tuần cuối cùng trong quý» is read as the last week whose Saturday still lies in the quarter: a meeting in the first
    days of the next quarter would be counted there.
    """
    last = quarter.last - timedelta(days=(quarter.last.isoweekday() - rule.weekday) % 7)
    days = (last - timedelta(weeks=back) for back in reversed(range(rule.per_quarter)))
    return tuple(day for day in days if day >= quarter.first)


def quarter_of(day: date) -> Period:
    """The quarter of a day."""
    return period_of("quarter", day)


@dataclass(frozen=True)
class OpinionWords:
    """Who spoke, what was said and answered: erased apart from the facts."""

    text: str
    speaker: str = ""
    answer: str = ""


OpinionState = Literal["open", "overdue", "answered"]


@dataclass(frozen=True)
class Opinion:
    """One opinion. ``due_on`` None: nobody said yet by when. ``words`` is None once they were erased."""

    id: int
    meeting_id: int
    position: int
    sector: str = ""
    responsible: str = ""
    due_on: date | None = None
    answered_on: date | None = None
    words: OpinionWords | None = field(default=None, repr=False)

    def state(self, today: date) -> OpinionState:
        """How it stands."""
        if self.answered_on is not None:
            return "answered"
        return "overdue" if self.due_on is not None and today > self.due_on else "open"


MeetingState = Literal["planned", "missed", "held"]


@dataclass(frozen=True)
class Meeting:
    """One meeting; ``quarter`` as «2026-Q4». ``officials``: names and offices, one a line."""

    id: int
    quarter: str
    village: str
    planned_for: datetime
    running: int = 1
    place: str = ""
    held_at: datetime | None = None
    ended_at: datetime | None = None
    chair: str = ""
    secretary: str = ""
    officials: str = ""
    attendance: int | None = None
    opinions: tuple[Opinion, ...] = ()

    def state(self, now: datetime) -> MeetingState:
        """Held, still to come, or past its evening without having been held."""
        if self.held_at is not None:
            return "held"
        return "missed" if now.date() > self.planned_for.date() else "planned"


@dataclass(frozen=True)
class Held:
    """What is said of a meeting once it is held."""

    held_at: datetime
    ended_at: datetime | None
    chair: str
    secretary: str
    officials: str = ""
    attendance: int | None = None
    place: str = ""


@dataclass(frozen=True)
class OpinionFacts:
    """Whose matter an opinion is, and by when it is answered; ``answered_on``: None while it is not."""

    sector: str = ""
    responsible: str = ""
    due_on: date | None = None
    answered_on: date | None = None


def overdue(meetings: Iterable[Meeting], today: date) -> list[tuple[Meeting, Opinion]]:
    """Every opinion whose answer is late, the longest waiting first."""
    late = ((one, each) for one in meetings for each in one.opinions if each.state(today) == "overdue")
    return sorted(late, key=lambda pair: (pair[1].due_on or today, pair[0].id, pair[1].position))

# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's day: its calendar, the schemes it runs, and the decision for one request.

The domain thinks in plain office time; everything handed out here is aware (+07:00), as the register keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from counter_app.catalog.layers import Layer
from counter_app.catalog.reference import read_holidays
from counter_app.catalog.schemes import Schemes, load_schemes
from counter_app.clock import VIET_NAM
from counter_app.domain.decision import Asked, Decision, decide
from counter_app.domain.granting import shown_day
from counter_app.domain.office_calendar import OfficeCalendar, WorkingHours
from counter_app.domain.reference import OfficeDay
from counter_app.domain.scheme import Scheme
from counter_app.settings import Settings

BUILT_ON = date(2026, 11, 20)
"""No clock can rightly be before the program was made."""
FARTHEST_BEHIND = timedelta(hours=12)
"""Farther behind the last record than a corrected clock ever is."""


class ClockState(StrEnum):
    """sound: believed; before_build: earlier than the program; behind_records: far behind what was last written."""

    SOUND = "sound"
    BEFORE_BUILD = "before_build"
    BEHIND_RECORDS = "behind_records"


@dataclass(frozen=True)
class DayBanner:
    """What day it is under the schemes. ``title`` is empty on an ordinary day; ``until``: the cut-off still ahead."""

    day: str
    title: str = ""
    until: datetime | None = None
    closed: str = ""
    ended: bool = False


@dataclass(frozen=True)
class ServiceDay:
    """The calendar and the schemes an office runs."""

    office: OfficeCalendar
    schemes: tuple[Scheme, ...] = ()

    @classmethod
    def of(
        cls, days: Iterable[OfficeDay], schemes: tuple[Scheme, ...] = (), hours: WorkingHours | None = None
    ) -> ServiceDay:
        """The day of an office with these days off, schemes and hours."""
        return cls(OfficeCalendar.of(days, hours), schemes)

    def decide(self, asked: Asked) -> Decision:
        """The decision; the due moment is aware."""
        bare = replace(asked, at=_bare(asked.at), begun_at=None if asked.begun_at is None else _bare(asked.begun_at))
        found = decide(bare, self.schemes, self.office)
        return replace(found, due=None if found.due is None else found.due.replace(tzinfo=VIET_NAM))

    def banner(self, now: datetime) -> DayBanner:
        """What to say above the work: the schemes of the day, until when, or why the office is closed."""
        at = _bare(now)
        day = at.date()
        closed = self.office.why_closed(day)
        todays = [scheme for scheme in self.schemes if scheme.weekdays and scheme.is_model_day(day)]
        if closed or not todays:
            return DayBanner(shown_day(day), closed=closed)
        cut_offs = [scheme.cut_off for scheme in todays if scheme.cut_off is not None]
        last = min(cut_offs) if len(cut_offs) == len(todays) else self.office.hours.afternoon_to
        until = datetime.combine(day, last)
        title = " · ".join(scheme.title for scheme in todays)
        return DayBanner(shown_day(day), title, until.replace(tzinfo=VIET_NAM), ended=at > until)


def service_day_of(settings: Settings, schemes: Schemes, holidays: Iterable[OfficeDay]) -> ServiceDay:
    """The day of an office as it is set up; a scheme it runs whose file is gone is left out."""
    return ServiceDay.of(holidays, schemes.still_there(settings.scheme_ids), settings.hours)


class OfficeDays:
    """The service day of the settings of the moment. Blocking at its first use, and after ``forget``."""

    def __init__(self, layers: Callable[[], Sequence[Layer]]) -> None:
        self._layers = layers
        self._read: tuple[Schemes, tuple[OfficeDay, ...]] | None = None
        self._made: tuple[Settings, ServiceDay] | None = None

    @property
    def schemes(self) -> Schemes:
        """Every scheme there is."""
        return self._files()[0]

    def of(self, settings: Settings) -> ServiceDay:
        """The day of an office with these settings."""
        if self._made is None or self._made[0] != settings:
            self._made = (settings, service_day_of(settings, *self._files()))
        return self._made[1]

    def forget(self) -> None:
        """A scheme was changed: read the files again when they are next needed."""
        self._read = self._made = None

    def _files(self) -> tuple[Schemes, tuple[OfficeDay, ...]]:
        if self._read is None:
            self._read = (load_schemes(self._layers()), read_holidays())
        return self._read


def clock_state(now: datetime, last_record: datetime | None) -> ClockState:
    """Whether the day's rules may rest on this clock.

    Args:
        last_record: when something was last written into the register; None for a new one.
    """
    if now.date() < BUILT_ON:
        return ClockState.BEFORE_BUILD
    if last_record is not None and now < last_record - FARTHEST_BEHIND:
        return ClockState.BEHIND_RECORDS
    return ClockState.SOUND


def _bare(at: datetime) -> datetime:
    return at.astimezone(VIET_NAM).replace(tzinfo=None) if at.tzinfo else at

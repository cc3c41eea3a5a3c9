# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the board's reminder of weeks that have not left: looks at the start, on every new day, and after an export."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.domain.roles import Right
from counter_app.ui.background import Lane
from counter_app.ui.report_words import reminder_words

if TYPE_CHECKING:
    from counter_app.domain.periods import Period
    from counter_app.ui.flow import Backroom
    from counter_app.ui.widgets.week_strip import WeekStrip


class WeekWatch(QObject):
    """``waiting``: asks the register which weeks wait (blocking)."""

    def __init__(self, room: Backroom, waiting: Callable[[], tuple[Period, ...]], strip: WeekStrip) -> None:
        super().__init__(strip)
        self._room, self._ask, self._strip = room, waiting, strip
        self._looked_on: date | None = None
        self.weeks: tuple[Period, ...] = ()
        """The weeks that wait, the oldest first, as they were at the last look."""

    def look(self) -> None:
        """Ask anew."""
        self._looked_on = self._room.today
        self._room.background.run_latest(Lane.REGISTER, "weeks that wait", self._ask, self._take)

    def pass_minute(self) -> None:
        """Another minute: only a new day can make another week due."""
        if self._room.today != self._looked_on:
            self.look()

    def _take(self, weeks: tuple[Period, ...]) -> None:
        self.weeks = weeks
        room = self._room
        shown = weeks if room.who().may(Right.EXPORT) else ()
        self._strip.remind(reminder_words(shown, room.today))

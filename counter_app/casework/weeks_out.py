# SPDX-License-Identifier: GPL-3.0-or-later
"""Which weeks still have to leave: due, with dossiers in them, and not yet arrived on a stick or in a folder.

An office that makes its numbers whole with one key issues the week and takes it out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from counter_app.casework.service_day import ServiceDay
from counter_app.casework.tally_desk import TallyDesk
from counter_app.domain.periods import Period, period_of, read_period
from counter_app.domain.tally import Tally
from counter_app.domain.week_end import is_due
from counter_app.storage.register import Register

FARTHEST_BACK = 26
"""Weeks: what is older is asked for by the year's report."""


class WeeksOut:
    """Blocking; runs on the register's worker."""

    def __init__(
        self, register: Register, tallies: TallyDesk, day: Callable[[], ServiceDay], clock: Callable[[], datetime]
    ) -> None:
        self._register, self._tallies, self._day, self._clock = register, tallies, day, clock

    def waiting(self) -> tuple[Period, ...]:
        """The weeks that wait, the oldest first.

        They are looked for from the first week that ever left; in an office where none has, from last week on. A week
        taken out before its last working day waits on: its numbers were not whole.
        """
        today, office = self._clock().date(), self._day().office
        arrived = self._register.exports.arrived("tally")
        left = {read_period(code): at for code, at in arrived.items() if "-W" in code}
        this = period_of("week", today)
        first = min(left, key=lambda week: week.first, default=this.before())
        week, waiting = this, []
        for _ in range(FARTHEST_BACK):
            if week.first < first.first:
                break
            out = week in left and is_due(week, left[week].date(), office)
            if not out and is_due(week, today, office) and self._holds_any(week):
                waiting.append(week)
            week = week.before()
        return tuple(reversed(waiting))

    def take_out(self, week: Period, clerk: str) -> Tally:
        """The week as it leaves: issued now if it is due and was not yet.

        Raises:
            EquationBroken: a table does not add up; nothing was changed.
        """
        if self._tallies.issued(week) is None and is_due(week, self._clock().date(), self._day().office):
            self._tallies.issue(week, clerk)
        return self._tallies.leaving(week)

    def _holds_any(self, week: Period) -> bool:
        return bool(self._register.board.received_between(week.first, week.last, 1))

# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the office's work of a week, a month, any days: from the facts of the dossiers, never retyped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from counter_app.casework.issuing import (
    AlreadyIssued,
    IssuedTally,
    NotBegun,
    NotIssued,
    ReasonMissing,
    changes_between,
    read_issued,
    refuse_broken,
)
from counter_app.casework.service_day import OfficeDays
from counter_app.casework.tally_counting import Counting
from counter_app.catalog.catalog import Catalog
from counter_app.catalog.table_words import TableWordsBook
from counter_app.domain.dossier import DossierLine
from counter_app.domain.periods import Period, period_of, read_period
from counter_app.domain.small_cells import without_small_cells
from counter_app.domain.tally import Correction, Tally
from counter_app.domain.tally_text import tally_as_text
from counter_app.domain.week_end import is_due
from counter_app.settings import Settings
from counter_app.storage.register import Register


class TallyDesk:
    """Counts periods. Blocking, for seconds where a year is large; a save waits only while the facts are gathered."""

    def __init__(
        self,
        register: Register,
        catalog: Catalog,
        days: OfficeDays,
        settings: Callable[[], Settings],
        clock: Callable[[], datetime],
        words: Callable[[], TableWordsBook] = TableWordsBook,
    ) -> None:
        """Count over this register. ``words``: how the office heads its tables."""
        self._counting = Counting(register, catalog, days, settings, words)
        self._register, self._days, self._settings, self._clock = register, days, settings, clock

    def count(self, period: Period) -> Tally:
        """All tables of a period, as of its end; of one that still runs, as of now."""
        return self._counting.tally(period, self._clock())

    def dossiers_behind(
        self, period: Period, table_id: str, row_key: str, column_id: str, limit: int = 200
    ) -> list[DossierLine]:
        """The dossiers that a number counts, the first received first; of a share, those of its part.

        Raises:
            KeyError: no such table, row or column, or its numbers do not count dossiers.
        """
        return self._counting.behind(period, self._clock(), table_id, row_key, column_id, limit)

    def leaving(self, period: Period) -> Tally:
        """What leaves the office of this period: as issued, else as counted now; small cells merged if so set."""
        issued = self.issued(period)
        tally = issued.tally if issued else self.count(period)
        return without_small_cells(tally) if self._settings().small_cells_merged else tally

    def issued(self, period: Period) -> IssuedTally | None:
        """The tally as it was issued, with its corrections; None while the period counts on."""
        kept = self._register.issued.of(period.code)
        return read_issued(kept) if kept else None

    def issue(self, period: Period, clerk: str) -> Tally:
        """Keep the numbers of now as those of the period.

        Raises:
            AlreadyIssued, NotBegun: nothing was changed.
            EquationBroken: a table does not add up; nothing was changed.
        """
        if period.first > self._clock().date():
            raise NotBegun(period.title)
        tally = self.count(period)
        refuse_broken(tally)
        if not self._register.issued.issue(period.code, tally_as_text(tally), clerk):
            raise AlreadyIssued(period.title)
        return self._told(period).tally

    def changes_since_issue(self, period: Period) -> list[Correction]:
        """The counts that are now others than what was issued and adjusted, each without its reason yet.

        Raises:
            NotIssued: the period counts on.
        """
        return list(changes_between(self._told(period).tally, self.count(period), self._clock()))

    def adjust(self, period: Period, reason: str, clerk: str) -> Tally:
        """Write every change since the issue beside the issued numbers, with its reason.

        Raises:
            NotIssued, ReasonMissing: nothing was changed.
        """
        if not reason.strip():
            raise ReasonMissing
        changes = [replace(change, reason=reason.strip()) for change in self.changes_since_issue(period)]
        kept = self._register.issued.of(period.code)
        if kept is not None and changes:
            self._register.issued.adjust(kept.id, changes, clerk)
        return self._told(period).tally

    def unissued_weeks(self, now: datetime) -> list[Period]:
        """The weeks that are due, hold dossiers and are not issued, the oldest first.

        Looked for from the first week that was issued on; in an office that never issued one, from last week on.
        """
        today, office = now.date(), self._days.of(self._settings()).office
        issued = {read_period(code) for code in self._register.issued.periods() if "-W" in code}
        week = min(issued, key=lambda one: one.first, default=period_of("week", today).before())
        found = []
        while week.first <= today:
            if week not in issued and is_due(week, today, office) and self._holds_any(week):
                found.append(week)
            week = week.after()
        return found

    def _told(self, period: Period) -> IssuedTally:
        found = self.issued(period)
        if found is None:
            raise NotIssued(period.title)
        return found

    def _holds_any(self, week: Period) -> bool:
        return bool(self._register.board.received_between(week.first, week.last, 1))

# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the office's work of a week, a month, any days: from the facts of the dossiers, never retyped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

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
from counter_app.casework.service_day import OfficeDays, ServiceDay
from counter_app.casework.tally_titles import Titles
from counter_app.catalog.catalog import Catalog
from counter_app.clock import VIET_NAM
from counter_app.domain.dossier import DossierLine
from counter_app.domain.periods import Period, period_of, read_period
from counter_app.domain.scheme import Scheme
from counter_app.domain.tally import Correction, CountTable, Number, Row, Tally
from counter_app.domain.tally_official import OFFICIAL
from counter_app.domain.tally_tables import DAYS, DOSSIER_TABLES, WEEKS
from counter_app.domain.tally_text import tally_as_text
from counter_app.domain.week_end import is_due
from counter_app.settings import Settings
from counter_app.storage.counting import TOTAL, Counted, Span
from counter_app.storage.register import Register

_TOTAL_TITLE, _WHOLE_TITLE = "Cộng", "Cả kỳ"
_AS_COUNTED = frozenset({"beneficiaries", "channels_in", "channels_out", "days", "model_days", "schemes", "weeks"})
"""Tables whose rows keep the order of the days, the ways, the plans; the others begin with the most."""
_DAYS_TOLD_BY_WEEK = 14


class TallyDesk:
    """Counts periods. Blocking; runs on the register's worker."""

    def __init__(
        self,
        register: Register,
        catalog: Catalog,
        days: OfficeDays,
        settings: Callable[[], Settings],
        clock: Callable[[], datetime],
    ) -> None:
        self._register, self._catalog, self._days = register, catalog, days
        self._settings, self._clock = settings, clock

    def count(self, period: Period) -> Tally:
        """All tables of a period, as of its end; of one that still runs, as of now."""
        now = self._clock()
        span = self._span(period, now)
        titles = self._titles()
        wanted = _tables_for(period)
        counted = self._register.counts.dossiers(span, wanted)
        tables = [_filled(table, counted[table.id], titles) for table in wanted]
        official = _filled(OFFICIAL, self._register.counts.official(span, OFFICIAL), titles)
        return Tally(
            period=period,
            unit=self._settings().office.authority,
            made_at=now,
            tables=(official, *tables),
        )

    def dossiers_behind(
        self, period: Period, table_id: str, row_key: str, column_id: str, limit: int = 200
    ) -> list[DossierLine]:
        """The dossiers that a number counts, the first received first; of a share, those of its part.

        Raises:
            KeyError: no such table, row or column, or its numbers do not count dossiers.
        """
        span = self._span(period, self._clock())
        column = _shape(table_id).column(column_id)
        counted = column.share_of[0] if column.share_of else column.id
        return self._register.counts.behind(span, table_id, row_key, counted, limit)

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

    def _span(self, period: Period, now: datetime) -> Span:
        begins, ends = _midnight(period.first), _midnight(period.last + timedelta(days=1))
        day = self._days.of(self._settings())
        days_of = {scheme.id: model_days(scheme, day, period) for scheme in day.schemes}
        fixed = {scheme.id for scheme in day.schemes if scheme.weekdays}
        served = self._register.counts.schemes_between(begins, ends)
        return Span(
            begins=begins,
            ends=ends,
            cut=max(begins, min(ends, now)),
            schemes=tuple(dict.fromkeys((*days_of, *served))),
            model_days=tuple(sorted({one for scheme in fixed for one in days_of[scheme]})),
            days_of=days_of,
        )

    def _titles(self) -> Titles:
        return Titles(
            procedures={offer.code: offer.name for offer in self._catalog.offers},
            sectors={offer.code: offer.sector for offer in self._catalog.offers},
            schemes={scheme_id: known.scheme.title for scheme_id, known in self._days.schemes.known.items()},
            scribes=self._register.counts.names_of_clerks(),
        )


def model_days(scheme: Scheme, day: ServiceDay, period: Period) -> tuple[date, ...]:
    """The days of a period on which a scheme held its day: in force, its weekday (or moved), the office open."""
    return tuple(
        one
        for one in period.days()
        if scheme.has_begun(one) and scheme.is_model_day(one) and day.office.is_working_day(one)
    )


def _tables_for(period: Period) -> tuple[CountTable, ...]:
    unfit = DAYS if (period.last - period.first).days >= _DAYS_TOLD_BY_WEEK else WEEKS
    return tuple(table for table in DOSSIER_TABLES if table is not unfit)


def _shape(table_id: str) -> CountTable:
    return {table.id: table for table in (OFFICIAL, *DOSSIER_TABLES)}[table_id]


def _filled(table: CountTable, counted: Counted, titles: Titles) -> CountTable:
    rows = [
        Row(key, titles.of(table.id, key), _with_shares(table, cells) | _words(table, key, titles))
        for key, cells in counted.rows.items()
    ]
    if table.id not in _AS_COUNTED:
        rows.sort(key=lambda row: (-_number(row.cells["received"]), row.key))
    title = _TOTAL_TITLE if table.column("received").adds_up else _WHOLE_TITLE
    return replace(table, rows=tuple(rows), total=Row(TOTAL, title, _with_shares(table, counted.total)))


def _with_shares(table: CountTable, cells: Mapping[str, Number]) -> dict[str, Number | str]:
    told: dict[str, Number | str] = {}
    for column in table.columns:
        if column.share_of is not None:
            part, whole = (_number(cells[name]) for name in column.share_of)
            told[column.id] = part / whole if whole else None
        else:
            told[column.id] = "" if column.kind == "text" else cells[column.id]
    return told


def _words(table: CountTable, key: str, titles: Titles) -> dict[str, Number | str]:
    return {column.id: titles.word(column.id, key) for column in table.columns if column.kind == "text"}


def _number(cell: Number | str) -> float:
    return cell if isinstance(cell, int | float) else 0


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=VIET_NAM)

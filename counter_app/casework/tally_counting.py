# SPDX-License-Identifier: GPL-3.0-or-later
"""One count: the tables of a period filled with the register's numbers, each row with its title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from counter_app.casework.service_day import OfficeDays, ServiceDay
from counter_app.casework.tally_titles import Titles
from counter_app.casework.target_counting import TargetCounting, classed_by_sector, counted_in
from counter_app.catalog.catalog import Catalog
from counter_app.catalog.table_words import TableWordsBook
from counter_app.clock import VIET_NAM
from counter_app.domain.dossier import DossierLine
from counter_app.domain.periods import Period
from counter_app.domain.scheme import Scheme
from counter_app.domain.tally import CountTable, Number, Row, Tally
from counter_app.domain.tally_official import OFFICIAL
from counter_app.domain.tally_tables import CLERKS, DAYS, DOSSIER_TABLES, SECTORS, WEEKS
from counter_app.domain.tally_targets import ON_THE_SPOT, TARGETS
from counter_app.domain.tally_voices import VOICE_TABLES
from counter_app.settings import Settings
from counter_app.storage.counting_pass import TOTAL, Counted, Span
from counter_app.storage.register import Register

_TOTAL_TITLE, _WHOLE_TITLE = "Cộng", "Cả kỳ"
_IN_THEIR_ORDER = frozenset({"beneficiaries", "channels_in", "channels_out", "days", "model_days", "schemes", "weeks"})
"""Tables whose rows keep the order of the days, the ways, the plans; the others begin with the most."""
_DAYS_TOLD_BY_WEEK = 14


class Counting:
    """Fills the tables of any period. Blocking; the register is held only while the facts are gathered."""

    def __init__(
        self,
        register: Register,
        catalog: Catalog,
        days: OfficeDays,
        settings: Callable[[], Settings],
        words: Callable[[], TableWordsBook],
    ) -> None:
        self._register, self._catalog, self._days = register, catalog, days
        self._settings, self._words = settings, words

    def tally(self, period: Period, now: datetime) -> Tally:
        """All tables, as of the period's end, or as of now while it runs.

        What is counted is of one moment; the names of people, the targets and the classes the office set are read
        right after it.
        """
        span, shapes = self._span(period, now), (OFFICIAL, *_tables_for(period), ON_THE_SPOT, *VOICE_TABLES)
        with self._register.counts.gathered(span) as facts:
            span = _with_served(span, facts.schemes())
            counted = {table.id: facts.numbers(span, table) for table in shapes}
        counted[ON_THE_SPOT.id] = self._with_classes(counted[ON_THE_SPOT.id])
        titles = self._titles()
        tables = [_filled(table, counted[table.id], titles) for table in shapes]
        words = self._words()
        return Tally(
            period=period,
            unit=self._settings().office.authority,
            made_at=now,
            tables=tuple(words.on(table) for table in (*tables, self._targets(period, counted))),
        )

    def behind(
        self, period: Period, now: datetime, table_id: str, row_key: str, column_id: str, limit: int
    ) -> list[DossierLine]:
        """The dossiers that a number counts.

        Raises:
            KeyError: no such table, row or column, or its numbers do not count dossiers.
        """
        if table_id == TARGETS.id:
            schemes = self._days.of(self._settings()).schemes
            table_id, row_key, column_id = counted_in(schemes, row_key, column_id)
        shapes = {table.id: table for table in (OFFICIAL, *DOSSIER_TABLES, ON_THE_SPOT)}
        column = shapes[table_id].column(column_id)
        counted = column.share_of[0] if column.share_of else column.id
        span = self._span(period, now)
        span = _with_served(span, self._register.counts.schemes_between(span.begins, span.ends))
        return self._register.counts.behind(span, table_id, row_key, counted, limit)

    def _with_classes(self, counted: Counted) -> Counted:
        schemes = self._days.of(self._settings()).schemes
        classed = classed_by_sector(self._catalog, schemes, self._register.spot.classes())
        nothing = dict.fromkeys(counted.total, 0)
        rows = {
            sector: {**counted.rows.get(sector, nothing), "classed": classed.get(sector, 0)}
            for sector in dict.fromkeys((*counted.rows, *sorted(classed)))
        }
        return Counted(rows, {**counted.total, "classed": sum(classed.values())})

    def _targets(self, period: Period, counted: Mapping[str, Counted]) -> CountTable:
        schemes = self._days.of(self._settings()).schemes
        told = TargetCounting(
            period=period,
            schemes=schemes,
            set_by_office=self._register.targets.all(),
            sectors=counted[SECTORS.id],
            clerks=counted[CLERKS.id],
            spot=counted[ON_THE_SPOT.id],
        )
        return replace(TARGETS, rows=tuple(told.rows()))

    def _span(self, period: Period, now: datetime) -> Span:
        begins, ends = _midnight(period.first), _midnight(period.last + timedelta(days=1))
        day = self._days.of(self._settings())
        days_of = {scheme.id: model_days(scheme, day, period) for scheme in day.schemes}
        fixed = {scheme.id for scheme in day.schemes if scheme.weekdays}
        return Span(
            begins=begins,
            ends=ends,
            cut=max(begins, min(ends, now)),
            schemes=tuple(days_of),
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


def _with_served(span: Span, served: Iterable[str]) -> Span:
    """The schemes the office runs, and after them those under which anything was served."""
    return replace(span, schemes=tuple(dict.fromkeys((*span.schemes, *served))))


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


def _filled(table: CountTable, counted: Counted, titles: Titles) -> CountTable:
    most = next(column.id for column in table.columns if column.kind == "count")
    rows = [
        Row(key, titles.of(table.id, key), _with_shares(table, cells) | _words(table, key, titles))
        for key, cells in counted.rows.items()
    ]
    if table.id not in _IN_THEIR_ORDER:
        rows.sort(key=lambda row: (-_number(row.cells[most]), row.key))
    title = _TOTAL_TITLE if table.column(most).adds_up else _WHOLE_TITLE
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

# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting dossiers: the facts of a period are gathered once, then every table is one pass over them, in the database.

A million dossiers are never loaded; what comes back is as large as the tables of the tally.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.engine import Connection
from sqlmodel import col, select

from counter_app.domain.dossier import DossierLine
from counter_app.domain.tally import CountTable, Number
from counter_app.domain.tally_columns import MINUTES
from counter_app.storage.counted import (
    BENEFICIARIES,
    FACTS,
    KEYS,
    MEASURES,
    OFFICIAL_FACTS,
    OFFICIAL_MEASURES,
    granted_by,
    on_days,
)
from counter_app.storage.dossier_reading import lines_for
from counter_app.storage.moments import office_moment
from counter_app.storage.people_tables import ClerkRow
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.tables import DossierRow

TOTAL = "total"
"""The key of the last row."""
Cells = dict[str, Number]
_EVERY = "TRUE"


@dataclass(frozen=True)
class Span:
    """What is counted: received from ``begins`` until before ``ends``, as it stood at ``cut``.

    ``model_days``: the days of schemes that have days of their own; ``days_of``: the days of each scheme.
    """

    begins: datetime
    ends: datetime
    cut: datetime
    schemes: tuple[str, ...] = ()
    model_days: tuple[date, ...] = ()
    days_of: Mapping[str, tuple[date, ...]] = field(default_factory=dict)

    def parameters(self) -> dict[str, Any]:
        """As the conditions of ``counted`` name them."""
        return {
            "begins": _stored(self.begins),
            "ends": _stored(self.ends),
            "cut": _stored(self.cut),
            "model_days": _days(self.model_days),
            **{f"scheme{place}": scheme for place, scheme in enumerate(self.schemes)},
            **{f"days{place}": _days(days) for place, days in enumerate(self.days_of.values())},
        }

    def rows_of(self, table_id: str) -> Mapping[str, str] | None:
        """The condition of each row of a table whose rows may overlap; None for the others."""
        match table_id:
            case "schemes":
                return {scheme: granted_by(place) for place, scheme in enumerate(self.schemes)}
            case "model_days":
                return {scheme: on_days(place) for place, scheme in enumerate(self.days_of)}
            case "beneficiaries":
                return BENEFICIARIES
        return None


@dataclass(frozen=True)
class Counted:
    """The numbers of one table by row, and of the whole."""

    rows: Mapping[str, Cells]
    total: Cells


class CountStore:
    """Counts over the register. Blocking; runs on the register's worker."""

    def __init__(self, file: RegisterFile) -> None:
        self._file = file

    def schemes_between(self, begins: datetime, ends: datetime) -> tuple[str, ...]:
        """The schemes under which anything received in between was served, in the order of their ids."""
        asked = "SELECT DISTINCT granted FROM handling WHERE received_at >= :begins AND received_at < :ends"
        with self._file.transaction() as session:
            told = {"begins": _stored(begins), "ends": _stored(ends)}
            found = session.connection().exec_driver_sql(asked, told).scalars().all()
        return tuple(sorted({grant.partition(":")[0] for granted in found for grant in granted.split()}))

    def names_of_clerks(self) -> dict[int, str]:
        """Who works or worked at the counter, by the number the register gave."""
        with self._file.transaction() as session:
            return {clerk_id or 0: name for clerk_id, name in session.exec(select(ClerkRow.id, ClerkRow.name))}

    def dossiers(self, span: Span, tables: Iterable[CountTable]) -> dict[str, Counted]:
        """The numbers of these tables."""
        with self._file.transaction() as session:
            connection = session.connection()
            connection.exec_driver_sql(f"CREATE TEMP TABLE counted AS {FACTS}", span.parameters())
            counting = _Counting(connection, "counted", MEASURES, span)
            found = {table.id: counting.of(table) for table in tables}
            connection.exec_driver_sql("DROP TABLE temp.counted")
        return found

    def official(self, span: Span, table: CountTable) -> Counted:
        """The numbers of the official table."""
        with self._file.transaction() as session:
            return _Counting(session.connection(), f"({OFFICIAL_FACTS})", OFFICIAL_MEASURES, span).of(table)

    def behind(self, span: Span, table_id: str, row_key: str, column_id: str, limit: int) -> list[DossierLine]:
        """The dossiers a number of these tables counts, the first received first.

        Raises:
            KeyError: no such table, row or column.
        """
        official = table_id == "official"
        measures, facts = (OFFICIAL_MEASURES, OFFICIAL_FACTS) if official else (MEASURES, FACTS)
        condition = f"{MINUTES[column_id][0]} IS NOT NULL" if column_id in MINUTES else measures[column_id]
        where = f"{_row_condition(span, table_id, row_key)} AND ({condition})"
        asked = f"SELECT dossier_id FROM ({facts}) WHERE {where} ORDER BY received_at, dossier_id LIMIT :limit"
        told = span.parameters() | {"row": row_key, "limit": limit}
        with self._file.transaction() as session:
            ids = session.connection().exec_driver_sql(asked, told).scalars().all()
            rows = {row.id: row for row in session.exec(select(DossierRow).where(col(DossierRow.id).in_(ids)))}
            return lines_for(session, [rows[dossier_id] for dossier_id in ids])


@dataclass(frozen=True)
class _Counting:
    """Passes over gathered facts."""

    connection: Connection
    facts: str
    measures: Mapping[str, str]
    span: Span

    def of(self, table: CountTable) -> Counted:
        counted = [column.id for column in table.columns if column.id in self.measures]
        timed = [column.id for column in table.columns if column.id in MINUTES]
        overlapping = self.span.rows_of(table.id)
        if overlapping is None:
            key = KEYS[table.id]
            rows = self._grouped(key, counted, timed)
            return Counted(rows, self._whole(f"({key}) IS NOT NULL", counted, timed))
        every = {key: self._whole(condition, counted, timed) for key, condition in overlapping.items()}
        served = " OR ".join(overlapping.values()) or "FALSE"
        whole = served if table.id == "schemes" else _EVERY
        return Counted(every, self._whole(whole, counted, timed))

    def _whole(self, condition: str, counted: Sequence[str], timed: Sequence[str]) -> Cells:
        return self._grouped(f"CASE WHEN {condition} THEN '{TOTAL}' END", counted, timed).get(TOTAL) or {
            **dict.fromkeys(counted, 0),
            **dict.fromkeys(timed),
        }

    def _grouped(self, key: str, counted: Sequence[str], timed: Sequence[str]) -> dict[str, Cells]:
        sums = ", ".join(f"count(*) FILTER (WHERE {self.measures[name]})" for name in counted)
        asked = f"SELECT {key} AS row_key, {sums} FROM {self.facts} WHERE row_key IS NOT NULL GROUP BY 1 ORDER BY 1"
        found: dict[str, Cells] = {
            row[0]: {**dict(zip(counted, row[1:], strict=True)), **dict.fromkeys(timed)} for row in self._ask(asked)
        }
        for value in sorted({MINUTES[name][0] for name in timed}):
            shown = {MINUTES[name][1]: name for name in timed if MINUTES[name][0] == value}
            for row_key, *seconds in self._ask(self._percentiles(key, value, shown)):
                for name, measured in zip(shown.values(), seconds, strict=True):
                    found[row_key][name] = round(measured / 60, 1)
        return found

    def _percentiles(self, key: str, value: str, percents: Iterable[int]) -> str:
        """By the nearest rank, as ``tally_columns.rank_of`` says."""
        picked = ", ".join(f"max(CASE WHEN place = (n * {percent} + 99) / 100 THEN value END)" for percent in percents)
        return f"""
            SELECT row_key, {picked} FROM (
                SELECT row_key, value, row_number() OVER (PARTITION BY row_key ORDER BY value) AS place,
                    count(*) OVER (PARTITION BY row_key) AS n
                FROM (SELECT {key} AS row_key, {value} AS value FROM {self.facts})
                WHERE row_key IS NOT NULL AND value IS NOT NULL)
            GROUP BY row_key
        """

    def _ask(self, asked: str) -> Sequence[Any]:
        return self.connection.exec_driver_sql(asked, self.span.parameters()).all()


def _row_condition(span: Span, table_id: str, row_key: str) -> str:
    overlapping = span.rows_of(table_id)
    if overlapping is None:
        key = KEYS[table_id]
        return f"({key}) IS NOT NULL" if row_key == TOTAL else f"({key}) = :row"
    if row_key != TOTAL:
        return f"({overlapping[row_key]})"
    return f"({' OR '.join(overlapping.values()) or 'FALSE'})" if table_id == "schemes" else _EVERY


def _stored(moment: datetime) -> str:
    return office_moment(moment).isoformat(timespec="microseconds")


def _days(days: Iterable[date]) -> str:
    return json.dumps([day.isoformat() for day in days])

# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting in the register: the facts of a period are gathered once, apart; what stands behind a number is looked up.

A million dossiers are never loaded; what comes back is as large as the tables of the tally.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime

from sqlmodel import col, select

from counter_app.domain.dossier import DossierLine
from counter_app.domain.tally_columns import MINUTES
from counter_app.storage.counted import FACTS, KEYS, MEASURES, OFFICIAL_FACTS, OFFICIAL_MEASURES
from counter_app.storage.counted_voices import SOURCES, SPOT_CONDITIONS, SPOT_FACTS
from counter_app.storage.counting_pass import Span, row_condition, stored
from counter_app.storage.dossier_reading import lines_for
from counter_app.storage.gathered import Gathered, gathered_from, scheme_ids
from counter_app.storage.people_tables import ClerkRow
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.tables import DossierRow

_BEHIND = {"official": (OFFICIAL_FACTS, OFFICIAL_MEASURES), "on_the_spot": (SPOT_FACTS, SPOT_CONDITIONS)}
"""The tables that count other dossiers than those received in the period."""


class CountStore:
    """Counts over the register. Blocking."""

    def __init__(self, file: RegisterFile) -> None:
        self._file = file

    def gathered(self, span: Span) -> AbstractContextManager[Gathered]:
        """The facts of a span as they are at this moment; see ``gathered_from``."""
        return gathered_from(self._file, span)

    def schemes_between(self, begins: datetime, ends: datetime) -> tuple[str, ...]:
        """The schemes under which anything received in between was served, in the order of their ids."""
        asked = "SELECT DISTINCT granted FROM handling WHERE received_at >= :begins AND received_at < :ends"
        with self._file.transaction() as session:
            told = {"begins": stored(begins), "ends": stored(ends)}
            return scheme_ids(iter(session.connection().exec_driver_sql(asked, told).scalars().all()))

    def names_of_clerks(self) -> dict[int, str]:
        """Who works or worked at the counter, by the number the register gave."""
        with self._file.transaction() as session:
            return {clerk_id or 0: name for clerk_id, name in session.exec(select(ClerkRow.id, ClerkRow.name))}

    def behind(self, span: Span, table_id: str, row_key: str, column_id: str, limit: int) -> list[DossierLine]:
        """The dossiers a number of these tables counts, the first received first.

        Raises:
            KeyError: no such table, row or column.
        """
        facts, measures = _BEHIND.get(table_id, (FACTS, MEASURES))
        condition = f"{MINUTES[column_id][0]} IS NOT NULL" if column_id in MINUTES else measures[column_id]
        key = SOURCES[table_id].key if table_id in SOURCES else KEYS.get(table_id, "")
        where = f"{row_condition(span, table_id, row_key, key)} AND ({condition})"
        asked = f"SELECT dossier_id FROM ({facts}) WHERE {where} ORDER BY received_at, dossier_id LIMIT :limit"
        told = span.parameters() | {"row": row_key, "limit": limit}
        with self._file.transaction() as session:
            ids = session.connection().exec_driver_sql(asked, told).scalars().all()
            rows = {row.id: row for row in session.exec(select(DossierRow).where(col(DossierRow.id).in_(ids)))}
            return lines_for(session, [rows[dossier_id] for dossier_id in ids])

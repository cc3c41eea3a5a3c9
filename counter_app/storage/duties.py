# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is on duty on which day, and whose hand wrote which dossier. Every method is one durable transaction."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

from sqlmodel import col, select

from counter_app.domain.dossier import DossierId
from counter_app.domain.roles import OnDuty
from counter_app.storage.people import colleague_of
from counter_app.storage.people_tables import ClerkRow, DutyRow
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.rows import put
from counter_app.storage.service_tables import HelpRow


class DutyStore:
    """The roster, and the scribes."""

    def __init__(self, file: RegisterFile) -> None:
        self._file = file

    def between(self, first: date, last: date) -> list[OnDuty]:
        """Everybody on duty on these days (both included), by day, then in the order they were named."""
        asked = (
            select(DutyRow, ClerkRow)
            .join(ClerkRow, col(ClerkRow.id) == col(DutyRow.clerk_id))
            .where(col(DutyRow.day) >= first, col(DutyRow.day) <= last)
            .order_by(col(DutyRow.day), col(DutyRow.id))
        )
        with self._file.transaction() as session:
            return [OnDuty(duty.id or 0, duty.day, duty.duty, colleague_of(row)) for duty, row in session.exec(asked)]

    def name(self, days: Sequence[date], clerk_id: int, duty: str) -> None:
        """Somebody is on duty on each of these days; named twice is named once."""
        asked = select(col(DutyRow.day)).where(DutyRow.clerk_id == clerk_id, DutyRow.duty == duty)
        with self._file.transaction() as session:
            known = set(session.exec(asked))
            session.add_all(DutyRow(day=day, clerk_id=clerk_id, duty=duty) for day in days if day not in known)

    def strike(self, duty_id: int) -> None:
        """One line of the roster is taken out; one that is gone already stays so."""
        with self._file.transaction() as session:
            row = session.get(DutyRow, duty_id)
            if row is not None:
                session.delete(row)

    def note_scribe(self, dossier_id: DossierId, name: str) -> None:
        """Whose hand wrote a dossier, where the name is in the office's list; anybody else is counted as nobody's."""
        composed = unicodedata.normalize("NFC", name.strip())
        with self._file.transaction() as session:
            found = session.exec(select(ClerkRow.id).where(ClerkRow.name == composed)).first()
            put(session, HelpRow, ("dossier_id",), {"dossier_id": dossier_id, "scribe_id": found})

    def written_by(self, clerk_id: int) -> set[DossierId]:
        """The dossiers somebody wrote."""
        asked = select(HelpRow.dossier_id).where(HelpRow.scribe_id == clerk_id)
        with self._file.transaction() as session:
            return {DossierId(dossier_id) for dossier_id in session.exec(asked)}

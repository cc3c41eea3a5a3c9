# SPDX-License-Identifier: GPL-3.0-or-later
"""Which finished dossiers wait for the office's archive, and which have left for it, when and in which set."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select

from counter_app.domain.archiving import ArchiveLine
from counter_app.domain.dossier import DossierId
from counter_app.storage.events import record
from counter_app.storage.life_tables import HandlingRow
from counter_app.storage.moments import office_moment
from counter_app.storage.person_index import shown_names
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.rows import put
from counter_app.storage.service_tables import ArchivedRow
from counter_app.storage.tables import DossierRow

_MOST = 500


class ArchiveStore:
    """What leaves for the archive."""

    def __init__(self, file: RegisterFile, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock

    def waiting(self, limit: int = _MOST) -> list[ArchiveLine]:
        """Finished dossiers with their details, not yet in the archive, the first finished first."""
        asked = (
            select(DossierRow, col(HandlingRow.closed_at))
            .join(HandlingRow, col(HandlingRow.dossier_id) == col(DossierRow.id))
            .outerjoin(ArchivedRow, col(ArchivedRow.dossier_id) == col(DossierRow.id))
            .where(
                col(HandlingRow.closed_at).is_not(None),
                col(DossierRow.erased_at).is_(None),
                col(ArchivedRow.dossier_id).is_(None),
            )
            .order_by(col(HandlingRow.closed_at), col(DossierRow.id))
            .limit(limit)
        )
        with self._file.transaction() as session:
            rows = session.exec(asked).all()
            names = shown_names(session, [row.id or 0 for row, _ in rows])
            return [_line(row, closed, names) for row, closed in rows if closed is not None]

    def archived(self, limit: int = _MOST) -> list[ArchiveLine]:
        """Those that have left, the last first."""
        asked = (
            select(DossierRow, col(HandlingRow.closed_at), ArchivedRow)
            .join(HandlingRow, col(HandlingRow.dossier_id) == col(DossierRow.id))
            .join(ArchivedRow, col(ArchivedRow.dossier_id) == col(DossierRow.id))
            .order_by(col(ArchivedRow.at).desc(), col(DossierRow.id).desc())
            .limit(limit)
        )
        with self._file.transaction() as session:
            rows = session.exec(asked).all()
            names = shown_names(session, [row.id or 0 for row, _, _ in rows])
            return [_line(row, closed, names, left) for row, closed, left in rows if closed is not None]

    def count_waiting(self) -> int:
        """How many wait."""
        asked = (
            select(func.count())
            .select_from(HandlingRow)
            .join(DossierRow, col(HandlingRow.dossier_id) == col(DossierRow.id))
            .outerjoin(ArchivedRow, col(ArchivedRow.dossier_id) == col(DossierRow.id))
            .where(
                col(HandlingRow.closed_at).is_not(None),
                col(DossierRow.erased_at).is_(None),
                col(ArchivedRow.dossier_id).is_(None),
            )
        )
        with self._file.transaction() as session:
            return session.exec(asked).one()

    def mark(self, dossier_ids: Iterable[DossierId], name: str, clerk: str) -> None:
        """They arrived, in this set; one that left before keeps only its last set."""
        now = office_moment(self._clock())
        with self._file.transaction() as session:
            for dossier_id in dossier_ids:
                told = {"dossier_id": dossier_id, "at": now, "name": name, "clerk": clerk}
                put(session, ArchivedRow, ("dossier_id",), told)
                record(session, now, "archived", dossier_id, what=name)


def _line(row: DossierRow, closed: datetime, names: dict[int, str], left: ArchivedRow | None = None) -> ArchiveLine:
    return ArchiveLine(
        id=DossierId(row.id or 0),
        number=row.number,
        procedure_code=row.procedure_code,
        person=names.get(row.id or 0, ""),
        closed_at=closed,
        at=left.at if left else None,
        name=left.name if left else "",
    )

# SPDX-License-Identifier: GPL-3.0-or-later
"""Which dossiers were taken up in one visit, in what order. Facts: nothing here tells who came."""

from __future__ import annotations

from sqlmodel import Session, col, select

from counter_app.domain.dossier import DossierId, DossierState
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.rows import next_number
from counter_app.storage.service_tables import VisitRow
from counter_app.storage.tables import DossierRow


class VisitStore:
    """The visits of this register."""

    def __init__(self, file: RegisterFile) -> None:
        self._file = file

    def together_with(self, dossier_id: DossierId) -> tuple[DossierId, ...]:
        """Every dossier of the visit in the order it was taken up, this one among them; dropped and erased left out."""
        with self._file.transaction() as session:
            row = session.get(VisitRow, dossier_id)
            if row is None:
                return (dossier_id,)
            asked = (
                select(VisitRow.dossier_id)
                .join(DossierRow, col(DossierRow.id) == col(VisitRow.dossier_id))
                .where(VisitRow.visit_id == row.visit_id)
                .where(DossierRow.state != DossierState.DISCARDED.value, col(DossierRow.erased_at).is_(None))
                .order_by(col(VisitRow.position))
            )
            found = tuple(DossierId(one) for one in session.exec(asked))
            return found if dossier_id in found else (dossier_id,)


def join_visit(session: Session, first: int, added: int) -> None:
    """A dossier begun in the visit of another, inside the transaction that begins it."""
    known = session.get(VisitRow, first)
    visit_id = known.visit_id if known is not None else first
    if known is None:
        session.add(VisitRow(dossier_id=first, visit_id=first, position=1))
        session.flush()
    place = next_number(session, col(VisitRow.position), VisitRow.visit_id == visit_id)
    session.add(VisitRow(dossier_id=added, visit_id=visit_id, position=place))

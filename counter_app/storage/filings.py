# SPDX-License-Identifier: GPL-3.0-or-later
"""Online filings as the register knows them: how far each has come, and which fields were pasted into the portal.

Facts only: the packet itself lies in a folder of its own and never in the register.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from counter_app.domain.dossier import DossierId
from counter_app.domain.filing import FilingState
from counter_app.storage.events import record
from counter_app.storage.moments import office_moment
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.rows import dossier_row, drop, put
from counter_app.storage.service_tables import FilingRow, PortalTickRow


@dataclass(frozen=True)
class Filing:
    """One online filing. ``size``: bytes of the packet when it was packed last."""

    dossier_id: DossierId
    state: FilingState
    begun_at: datetime
    uploaded_at: datetime | None = None
    files: int = 0
    size: int = 0


class FilingStore:
    """The register's memory of what was filed online at the counter."""

    def __init__(self, file: RegisterFile, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock

    def of(self, dossier_id: DossierId) -> Filing | None:
        """How far a dossier's filing has come; None when none was begun."""
        with self._file.transaction() as session:
            row = session.get(FilingRow, dossier_id)
            return _filing(row) if row else None

    def unfinished(self) -> list[Filing]:
        """Filings whose packet was not wiped yet, oldest first."""
        asked = select(FilingRow).where(FilingRow.state != FilingState.WIPED.value).order_by(col(FilingRow.begun_at))
        with self._file.transaction() as session:
            return [_filing(row) for row in session.exec(asked)]

    def begin(self, dossier_id: DossierId) -> Filing:
        """Begin, or gather anew: what was packed before no longer counts.

        Raises:
            LookupError: no such dossier.
            DetailsErased: the dossier's details are gone.
        """
        now = office_moment(self._clock())
        with self._file.transaction() as session:
            dossier_row(session, dossier_id, to_write=True)
            row = session.get(FilingRow, dossier_id)
            if row is None:
                row = FilingRow(dossier_id=dossier_id, begun_at=now)
                session.add(row)
            row.state, row.packed_at, row.files, row.bytes = FilingState.GATHERING.value, None, 0, 0
            self._tell(session, row)
            return _filing(row)

    def note_packed(self, dossier_id: DossierId, files: int, size: int) -> Filing:
        """The packet's files were made."""
        with self._file.transaction() as session:
            row = session.get_one(FilingRow, dossier_id)
            row.state, row.packed_at = FilingState.PACKED.value, office_moment(self._clock())
            row.files, row.bytes = files, size
            self._tell(session, row)
            return _filing(row)

    def note_uploaded(self, dossier_id: DossierId) -> Filing:
        """The portal has it: the official number was given."""
        with self._file.transaction() as session:
            row = session.get_one(FilingRow, dossier_id)
            row.state, row.uploaded_at = FilingState.UPLOADED.value, office_moment(self._clock())
            self._tell(session, row)
            return _filing(row)

    def note_wiped(self, dossier_id: DossierId) -> None:
        """The packet is gone from the disk; of one never begun there is nothing to note."""
        with self._file.transaction() as session:
            row = session.get(FilingRow, dossier_id)
            if row is None:
                return
            row.state, row.wiped_at = FilingState.WIPED.value, office_moment(self._clock())
            self._tell(session, row)

    def tick(self, dossier_id: DossierId, field_id: str) -> None:
        """A field was pasted into the portal."""
        at = office_moment(self._clock())
        with self._file.transaction() as session:
            dossier_row(session, dossier_id)
            put(
                session,
                PortalTickRow,
                ("dossier_id", "field_id"),
                {"dossier_id": dossier_id, "field_id": field_id, "at": at},
            )

    def untick(self, dossier_id: DossierId) -> None:
        """Nothing is pasted yet: the clerk begins anew."""
        with self._file.transaction() as session:
            drop(session, PortalTickRow, dossier_id)

    def ticks(self, dossier_id: DossierId) -> frozenset[str]:
        """The fields that were pasted."""
        asked = select(PortalTickRow.field_id).where(PortalTickRow.dossier_id == dossier_id)
        with self._file.transaction() as session:
            return frozenset(session.exec(asked))

    def _tell(self, session: Session, row: FilingRow) -> None:
        record(session, self._clock(), "filing", row.dossier_id, state=row.state)


def _filing(row: FilingRow) -> Filing:
    return Filing(
        DossierId(row.dossier_id), FilingState(row.state), row.begun_at, row.uploaded_at, row.files, row.bytes
    )

# SPDX-License-Identifier: GPL-3.0-or-later
"""Tallies as they were issued, never changed afterwards, and the adjustments written beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from counter_app.domain.tally import Correction
from counter_app.storage.events import record
from counter_app.storage.moments import office_moment
from counter_app.storage.refusals import RegisterDamaged
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.service_tables import AdjustmentRow, IssuedTallyRow


@dataclass(frozen=True)
class IssuedText:
    """One issued tally: its text, when and by whom, what was adjusted since."""

    id: int
    period: str
    text: str
    issued_at: datetime
    clerk: str
    adjustments: tuple[Correction, ...]


class IssuedStore:
    """What was issued."""

    def __init__(self, file: RegisterFile, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock

    def of(self, period: str) -> IssuedText | None:
        """What was issued for this period; None while nothing was.

        Raises:
            RegisterDamaged: the text is no longer what was issued.
        """
        with self._file.transaction() as session:
            row = _row(session, period)
            if row is None:
                return None
            if hashlib.sha256(row.cells.encode()).hexdigest() != row.sha256:
                raise RegisterDamaged
            asked = select(AdjustmentRow).where(AdjustmentRow.issued_id == row.id).order_by(col(AdjustmentRow.id))
            adjusted = tuple(_correction(one) for one in session.exec(asked))
            return IssuedText(row.id or 0, row.period, row.cells, row.issued_at, row.clerk, adjusted)

    def issue(self, period: str, text: str, clerk: str) -> bool:
        """Keep a tally as issued now; False, and nothing is changed, when this period was issued before."""
        now = office_moment(self._clock())
        with self._file.transaction() as session:
            if _row(session, period) is not None:
                return False
            digest = hashlib.sha256(text.encode()).hexdigest()
            session.add(IssuedTallyRow(period=period, issued_at=now, clerk=clerk, cells=text, sha256=digest))
            record(session, now, "tally_issued", None, what=period)
            return True

    def adjust(self, issued_id: int, changes: Iterable[Correction], clerk: str) -> None:
        """Write down numbers that are now others, each with its reason."""
        now = office_moment(self._clock())
        with self._file.transaction() as session:
            for change in changes:
                told = {name: getattr(change, name) for name in ("table_id", "row_key", "column_id", "was", "now")}
                session.add(AdjustmentRow(issued_id=issued_id, at=now, clerk=clerk, reason=change.reason, **told))
            record(session, now, "tally_adjusted", None, what=session.get_one(IssuedTallyRow, issued_id).period)

    def periods(self) -> frozenset[str]:
        """The codes of everything issued."""
        with self._file.transaction() as session:
            return frozenset(session.exec(select(IssuedTallyRow.period)))


def _row(session: Session, period: str) -> IssuedTallyRow | None:
    return session.exec(select(IssuedTallyRow).where(IssuedTallyRow.period == period)).first()


def _correction(row: AdjustmentRow) -> Correction:
    return Correction(row.at, row.table_id, row.row_key, row.column_id, _number(row.was), _number(row.now), row.reason)


def _number(stored: float | None) -> int | float | None:
    return int(stored) if stored is not None and stored.is_integer() else stored

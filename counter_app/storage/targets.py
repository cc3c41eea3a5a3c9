# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers to be reached that the office set itself."""

from __future__ import annotations

from sqlmodel import col, select

from counter_app.domain.tally_targets import SetTarget
from counter_app.storage.people_tables import ClerkRow, TargetRow
from counter_app.storage.register_file import RegisterFile


class TargetStore:
    """What stands in the table of targets."""

    def __init__(self, file: RegisterFile) -> None:
        self._file = file

    def all(self) -> tuple[SetTarget, ...]:
        """Every number, the oldest first."""
        asked = (
            select(TargetRow, ClerkRow.name)
            .outerjoin(ClerkRow, col(ClerkRow.id) == col(TargetRow.clerk_id))
            .order_by(col(TargetRow.from_day), col(TargetRow.id))
        )
        with self._file.transaction() as session:
            return tuple(
                SetTarget(row.scheme_id, row.target_id, row.sector, name or "", row.from_day, row.quantity)
                for row, name in session.exec(asked)
            )

    def put(self, told: SetTarget) -> None:
        """Set a number from a day on; one set for the same from the same day is replaced.

        Raises:
            LookupError: nobody of this name is in the office's list.
        """
        with self._file.transaction() as session:
            clerk_id = None
            if told.clerk:
                clerk_id = session.exec(select(ClerkRow.id).where(ClerkRow.name == told.clerk)).first()
                if clerk_id is None:
                    raise LookupError("nobody of this name")
            same = (
                TargetRow.scheme_id == told.scheme_id,
                TargetRow.target_id == told.target_id,
                TargetRow.sector == told.sector,
                col(TargetRow.clerk_id).is_(clerk_id) if clerk_id is None else TargetRow.clerk_id == clerk_id,
                TargetRow.from_day == told.from_day,
            )
            row = session.exec(select(TargetRow).where(*same)).first()
            if row is None:
                row = TargetRow(
                    scheme_id=told.scheme_id,
                    target_id=told.target_id,
                    sector=told.sector,
                    clerk_id=clerk_id,
                    from_day=told.from_day,
                    quantity=told.quantity,
                )
            row.quantity = told.quantity
            session.add(row)

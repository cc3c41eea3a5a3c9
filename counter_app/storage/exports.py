# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of what left this PC by a named export.

An export is entered as failed before its first byte is written and told its real outcome at the end: what a power cut
broke off stands there as what it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlmodel import Session, col, select

from counter_app.storage.events import record
from counter_app.storage.moments import office_moment
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.service_tables import ExportRow

ExportOutcome = Literal["done", "failed", "cancelled", "left_traces"]
_ARRIVED: tuple[ExportOutcome, ...] = ("done", "left_traces")


@dataclass(frozen=True)
class Export:
    """One line of the log. ``target``: the stick's label and serial; ``sha256``: of the manifest, which covers all."""

    id: int
    at: datetime
    kind: str
    period: str
    name: str
    size: int
    sha256: str
    target: str
    outcome: str
    clerk: str


class ExportStore:
    """What was taken out, when, to which stick, and what came of it. Nothing here names a citizen."""

    def __init__(self, file: RegisterFile, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock

    def begin(self, kind: str, period: str, name: str, target: str = "", clerk: str = "") -> int:
        """Enter an export that is about to be written; returns its id."""
        now = office_moment(self._clock())
        with self._file.transaction() as session:
            row = ExportRow(
                at=now,
                kind=kind,
                period=period,
                name=name,
                size=0,
                sha256="",
                target=target,
                outcome="failed",
                clerk=clerk,
            )
            session.add(row)
            session.flush()
            record(session, now, "export", None, what=kind, state="begun")
            assert row.id is not None
            return row.id

    def end(self, export_id: int, outcome: ExportOutcome, name: str = "", size: int = 0, sha256: str = "") -> None:
        """Tell what came of it. ``name``: the manifest as it was written; ``size``: bytes of all files.

        Raises:
            LookupError: no such export.
        """
        now = office_moment(self._clock())
        with self._file.transaction() as session:
            row = session.get(ExportRow, export_id)
            if row is None:
                raise LookupError(f"no export {export_id}")
            row.outcome, row.name, row.size, row.sha256 = outcome, name or row.name, size, sha256
            session.add(row)
            record(session, now, "export", None, what=row.kind, outcome=outcome)

    def recent(self, limit: int = 50) -> list[Export]:
        """The last exports, newest first."""
        with self._file.transaction() as session:
            return _read(session, limit)

    def arrived(self, kind: str) -> dict[str, datetime]:
        """The periods of a kind that have reached a stick or a folder, each with the last time."""
        asked = select(ExportRow.period, ExportRow.at).where(
            ExportRow.kind == kind, col(ExportRow.outcome).in_(_ARRIVED)
        )
        with self._file.transaction() as session:
            return dict(session.exec(asked.order_by(col(ExportRow.at))).all())


def _read(session: Session, limit: int) -> list[Export]:
    rows = session.exec(select(ExportRow).order_by(col(ExportRow.id).desc()).limit(limit))
    return [Export(**{**row.model_dump(), "id": row.id or 0}) for row in rows]

# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-over lists between the counter and the post office or a village head: numbered, printed, signed by both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from counter_app.domain.dossier import DossierId
from counter_app.storage.events import record
from counter_app.storage.moments import office_moment
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.rows import next_number
from counter_app.storage.service_tables import HandoverItemRow, HandoverRow


class HandoverWay(StrEnum):
    """post_in: the post brings files; post_out: it takes results; village_out: a village head takes results."""

    POST_IN = "post_in"
    POST_OUT = "post_out"
    VILLAGE_OUT = "village_out"


@dataclass(frozen=True)
class Handover:
    """One list. ``running``: its number among those of its way in its year."""

    id: int
    way: HandoverWay
    day: date
    running: int
    dossiers: tuple[DossierId, ...]
    signed_at: datetime | None = None


class HandoverStore:
    """The lists that were printed, and whether both sides have signed."""

    def __init__(self, file: RegisterFile, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock

    def running_of(self, way: HandoverWay, day: date, dossiers: Sequence[DossierId]) -> int:
        """The number a list of these dossiers bears: that of the same list not signed yet, else the next one."""
        with self._file.transaction() as session:
            same = _same_unsigned(session, way, day, dossiers)
            return same.running if same is not None else _next_running(session, way, day)

    def make(self, way: HandoverWay, day: date, clerk: str, dossiers: Sequence[DossierId]) -> Handover:
        """Keep a list that goes to the printer; one of the same dossiers that nobody signed keeps its number."""
        if not dossiers:
            raise ValueError("a hand-over list of nothing")
        with self._file.transaction() as session:
            same = _same_unsigned(session, way, day, dossiers)
            if same is not None:
                return same
            row = HandoverRow(
                way=way.value,
                day=day,
                running=_next_running(session, way, day),
                made_at=office_moment(self._clock()),
                clerk=clerk,
            )
            session.add(row)
            session.flush()
            for position, dossier_id in enumerate(dossiers, start=1):
                session.add(HandoverItemRow(handover_id=row.id or 0, dossier_id=dossier_id, position=position))
            record(session, self._clock(), "handover", None, what=way.value, state="printed")
            session.flush()
            return _handover(session, row)

    def unsigned(self) -> list[Handover]:
        """The lists that wait for their signatures, oldest first."""
        with self._file.transaction() as session:
            return [_handover(session, row) for row in _unsigned(session)]

    def sign(self, handover_id: int) -> Handover:
        """Both sides have signed the printed list.

        Raises:
            LookupError: no such list.
        """
        with self._file.transaction() as session:
            row = session.get(HandoverRow, handover_id)
            if row is None:
                raise LookupError(f"no hand-over {handover_id}")
            if row.signed_at is None:
                row.signed_at = office_moment(self._clock())
                record(session, self._clock(), "handover", None, what=row.way, state="signed")
            return _handover(session, row)

    def signed_dossiers(self, way: HandoverWay) -> frozenset[DossierId]:
        """The dossiers that left, or came, by a list both sides have signed."""
        asked = select(HandoverItemRow.dossier_id).join(
            HandoverRow, col(HandoverRow.id) == col(HandoverItemRow.handover_id)
        )
        with self._file.transaction() as session:
            found = session.exec(asked.where(HandoverRow.way == way.value, col(HandoverRow.signed_at).is_not(None)))
            return frozenset(DossierId(dossier_id) for dossier_id in found)


def _next_running(session: Session, way: HandoverWay, day: date) -> int:
    first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    within = col(HandoverRow.day).between(first, last)
    return next_number(session, HandoverRow.running, HandoverRow.way == way.value, within)


def _unsigned(session: Session) -> Sequence[HandoverRow]:
    return session.exec(
        select(HandoverRow).where(col(HandoverRow.signed_at).is_(None)).order_by(col(HandoverRow.id))
    ).all()


def _same_unsigned(session: Session, way: HandoverWay, day: date, dossiers: Sequence[DossierId]) -> Handover | None:
    waiting = (_handover(session, row) for row in _unsigned(session) if row.way == way.value and row.day == day)
    return next((found for found in waiting if set(found.dossiers) == set(dossiers)), None)


def _handover(session: Session, row: HandoverRow) -> Handover:
    asked = select(HandoverItemRow.dossier_id).where(HandoverItemRow.handover_id == row.id)
    dossiers = session.exec(asked.order_by(col(HandoverItemRow.position))).all()
    return Handover(
        row.id or 0,
        HandoverWay(row.way),
        row.day,
        row.running,
        tuple(DossierId(dossier_id) for dossier_id in dossiers),
        row.signed_at,
    )

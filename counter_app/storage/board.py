# SPDX-License-Identifier: GPL-3.0-or-later
"""The board's questions to the register; every one is answered from an index, however many dossiers there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, case, func, true
from sqlmodel import Session, col, select

from counter_app.domain.board import BoardCounts, BoardFilter, BoardLine
from counter_app.domain.dossier import DossierId, DossierState
from counter_app.domain.stages import AT_WORK, UNDER_WAY, Stage
from counter_app.storage.life_tables import DeliveryRow, HandlingRow
from counter_app.storage.moments import office_moment
from counter_app.storage.person_index import shown_names
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.tables import DossierRow

_TO_SIGN = frozenset({Stage.READY_TO_SIGN, Stage.SIGNED, Stage.PAPERS_MISSING})
_TO_RETURN = frozenset({Stage.SEALED, Stage.SENT_OUT, Stage.NOT_COLLECTED})


class BoardStore:
    """How all dossiers stand."""

    def __init__(self, file: RegisterFile, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock

    def lines(self, shown: BoardFilter, limit: int = 200) -> list[BoardLine]:
        """The dossiers of a filter by the minute they are due; those without a promise follow, newest first."""
        with self._file.transaction() as session:
            return board_lines(session, self._condition(shown), limit)

    def line(self, dossier_id: DossierId) -> BoardLine:
        """One dossier as the board shows it.

        Raises:
            LookupError: no such dossier.
        """
        with self._file.transaction() as session:
            found = board_lines(session, HandlingRow.dossier_id == dossier_id, 1)
        if not found:
            raise LookupError(f"no dossier {dossier_id}")
        return found[0]

    def lines_of(self, dossier_ids: Sequence[DossierId]) -> list[BoardLine]:
        """These dossiers in this order, dropped ones too; those that do not exist are left out."""
        with self._file.transaction() as session:
            found = board_lines(session, col(HandlingRow.dossier_id).in_(dossier_ids), len(dossier_ids), dropped=True)
        by_id = {line.id: line for line in found}
        return [by_id[dossier_id] for dossier_id in dossier_ids if dossier_id in by_id]

    def in_state(self, state: DossierState, limit: int = 200) -> list[BoardLine]:
        """The dossiers whose paper is in this state, last worked on first."""
        asked = select(DossierRow.id).where(DossierRow.state == state.value)
        with self._file.transaction() as session:
            ids = session.exec(asked.order_by(col(DossierRow.touched).desc()).limit(limit)).all()
        return self.lines_of([DossierId(dossier_id) for dossier_id in ids if dossier_id is not None])

    def due_between(self, first: date, last: date, limit: int = 500) -> list[BoardLine]:
        """Dossiers under way that are due on these days (both included): tomorrow's, this week's."""
        begins, ends = _day_bounds(first)[0], _day_bounds(last)[1]
        due = (HandlingRow.due_at >= begins) & (HandlingRow.due_at < ends)  # type: ignore[operator]
        with self._file.transaction() as session:
            return board_lines(session, _in_stages(UNDER_WAY) & due, limit)

    def received_between(self, first: date, last: date, limit: int = 20_000) -> list[BoardLine]:
        """Everything taken in on these days (both included), in the order of receipt: the register of dossiers."""
        begins, ends = _day_bounds(first)[0], _day_bounds(last)[1]
        received = (col(HandlingRow.received_at) >= begins) & (col(HandlingRow.received_at) < ends)
        with self._file.transaction() as session:
            found = board_lines(session, received, limit)
        return sorted(found, key=lambda line: (line.received_at or begins, line.id))

    def holds_any(self) -> bool:
        """Whether there is any dossier at all."""
        with self._file.transaction() as session:
            return session.exec(select(HandlingRow.dossier_id).limit(1)).first() is not None

    def counts(self) -> BoardCounts:
        """The counters of today."""
        begins, ends = _day_bounds(office_moment(self._clock()).date())
        with self._file.transaction() as session:
            return BoardCounts(
                received_today=_count(
                    session, col(HandlingRow.received_at) >= begins, col(HandlingRow.received_at) < ends
                ),
                returned_today=_count(
                    session, col(HandlingRow.returned_at) >= begins, col(HandlingRow.returned_at) < ends
                ),
                to_sign=_count(session, _in_stages(_TO_SIGN)),
                overdue=_count(session, self._condition(BoardFilter.OVERDUE)),
                without_official_number=_count(session, self._condition(BoardFilter.NO_OFFICIAL_NUMBER)),
            )

    def _condition(self, shown: BoardFilter) -> ColumnElement[bool]:
        now = office_moment(self._clock())
        begins, ends = _day_bounds(now.date())
        match shown:
            case BoardFilter.OPEN:
                return _in_stages(_TO_SIGN | UNDER_WAY)
            case BoardFilter.TO_SIGN:
                return _in_stages(_TO_SIGN)
            case BoardFilter.AT_WORK:
                return _in_stages(AT_WORK)
            case BoardFilter.TO_RETURN:
                return _in_stages(_TO_RETURN)
            case BoardFilter.AWAITED:
                return _in_stages({Stage.SUPPLEMENT_REQUESTED})
            case BoardFilter.OVERDUE:
                return _in_stages(AT_WORK | {Stage.SEALED}) & (col(HandlingRow.due_at) < now)
            case BoardFilter.NO_OFFICIAL_NUMBER:
                # The empty number's own place in the index; erased dossiers can no longer be entered anywhere.
                received = col(HandlingRow.received_at).is_not(None)
                return (col(HandlingRow.official_number) == "") & received
            case BoardFilter.DONE_TODAY:
                return (col(HandlingRow.closed_at) >= begins) & (col(HandlingRow.closed_at) < ends)


def board_lines(
    session: Session, condition: ColumnElement[bool] | bool, limit: int, *, dropped: bool = False
) -> list[BoardLine]:
    """The dossiers of a condition by the minute they are due; those without a promise follow, newest first."""
    # «Not dropped», never «in one of the other states»: an index by state would lead through every dossier there is.
    kept = true() if dropped else DossierRow.state != DossierState.DISCARDED.value
    asked = (
        select(HandlingRow, DossierRow, DeliveryRow)
        .join(DossierRow, col(DossierRow.id) == col(HandlingRow.dossier_id))
        .outerjoin(DeliveryRow, col(DeliveryRow.dossier_id) == col(HandlingRow.dossier_id))
        .where(condition, kept)
        .order_by(col(HandlingRow.due_at).is_(None), col(HandlingRow.due_at), _who_came_first())
        .limit(limit)
    )
    rows = session.exec(asked).all()
    names = shown_names(session, [row.dossier_id for row, *_ in rows])
    return [
        BoardLine(
            id=DossierId(row.dossier_id),
            number=dossier.number,
            official_number=row.official_number,
            procedure_code=dossier.procedure_code,
            stage=Stage(row.stage),
            person=names.get(row.dossier_id, ""),
            village=delivery.village if delivery else "",
            due=row.due_at,
            received_at=row.received_at,
            same_day=row.same_day,
            extended=row.extended,
            ordinary=row.ordinary,
            phone=delivery.phone if delivery else "",
            returned_at=row.returned_at,
            channel_in=row.channel_in,
            channel_out=row.channel_out,
            state=DossierState(dossier.state),
        )
        for row, dossier, delivery in rows
    ]


def _who_came_first() -> ColumnElement[int]:
    """Of those due at one moment the one that came first; of those without a promise the newest."""
    number = col(HandlingRow.dossier_id)
    return case((col(HandlingRow.due_at).is_(None), -number), else_=number)


def _in_stages(stages: Iterable[Stage]) -> ColumnElement[bool]:
    return col(HandlingRow.stage).in_(sorted(stage.value for stage in stages))


def _count(session: Session, *where: ColumnElement[bool]) -> int:
    return session.exec(select(func.count()).select_from(HandlingRow).where(*where)).one()


def _day_bounds(day: date) -> tuple[datetime, datetime]:
    begins = office_moment(datetime.combine(day, time()))
    return begins, begins + timedelta(days=1)

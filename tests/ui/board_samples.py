# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented lines of the board: overdue, due today, tomorrow, being written, put aside, dropped."""

from __future__ import annotations

from datetime import datetime, timedelta

from counter_app.casework.board_desk import BoardPage
from counter_app.clock import VIET_NAM
from counter_app.domain.board import BoardCounts, BoardLine
from counter_app.domain.dossier import DossierId, DossierState
from counter_app.domain.stages import Stage

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=VIET_NAM)
COUNTS = BoardCounts(received_today=12, returned_today=9, to_sign=3, overdue=1, without_official_number=4)
TITLES = {"1.004873": "Xác nhận tình trạng hôn nhân"}


def board_line(
    number: int,
    stage: Stage,
    person: str = "ĐẶNG THỊ QUỲNH Ỷ",
    minutes: int | None = None,
    state: DossierState = DossierState.PRINTED,
    returned_at: datetime | None = None,
) -> BoardLine:
    """A dossier that is due so many minutes from now."""
    return BoardLine(
        id=DossierId(number),
        number=f"26-{number:04}",
        official_number="",
        procedure_code="1.004873",
        stage=stage,
        person=person,
        village="",
        due=None if minutes is None else NOW + timedelta(minutes=minutes),
        received_at=NOW if minutes is not None else None,
        state=state,
        returned_at=returned_at,
    )


LATE = board_line(1, Stage.RECEIVED, minutes=-20)
PRESSING = board_line(2, Stage.APPRAISED, "NGUYỄN <B>AN</B> & EM", minutes=45)
TODAY = board_line(3, Stage.SEALED, minutes=65)
TOMORROW = board_line(4, Stage.RECEIVED, minutes=24 * 60)
SIGNED = board_line(5, Stage.SIGNED)
WRITING = board_line(6, Stage.WRITING, "", state=DossierState.DRAFT)
ASIDE = board_line(7, Stage.READY_TO_SIGN, state=DossierState.SET_ASIDE)
DROPPED = board_line(8, Stage.WRITING, state=DossierState.DISCARDED)
RETURNED = board_line(9, Stage.RETURNED, minutes=65, returned_at=NOW)
LINES = (LATE, PRESSING, TODAY, TOMORROW, SIGNED, WRITING, ASIDE, DROPPED, RETURNED)


def page(*lines: BoardLine) -> BoardPage:
    """A page with these lines."""
    return BoardPage(lines, COUNTS, NOW)

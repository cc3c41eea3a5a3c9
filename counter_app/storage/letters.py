# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters in the register: what each says stands apart from the fact that it was offered, written, printed.

Whoever has a letter, printed or declined, for an event of a dossier is never offered another for the same event.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists
from sqlmodel import Session, col, select

from counter_app.domain.board import BoardLine
from counter_app.domain.dossier import DossierId
from counter_app.domain.letters import Letter, LetterId, LetterState
from counter_app.domain.scheme import LetterEvent
from counter_app.domain.stages import AT_WORK, Stage
from counter_app.storage.board import board_lines
from counter_app.storage.events import record
from counter_app.storage.life_tables import HandlingRow
from counter_app.storage.moments import office_moment
from counter_app.storage.refusals import DetailsErased
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.rows import dossier_row, put
from counter_app.storage.service_tables import LetterContentRow, LetterRow
from counter_app.storage.tables import DossierRow

RESULT_THERE = frozenset({Stage.SEALED, Stage.SENT_OUT, Stage.NOT_COLLECTED})
"""The result is made and not yet in the citizen's hand: a letter can still go with it."""
LATE = frozenset(AT_WORK | {Stage.SEALED})
"""The office has not done its part: once the due moment is past it is late."""


@dataclass(frozen=True)
class NewLetter:
    """What a letter begins with; ``dossier_id``: None when the clerk heard of the event."""

    event: LetterEvent
    form_id: str
    form_version: str
    dossier_id: DossierId | None = None
    clerk: str = ""


class LetterStore:
    """All letters of this register."""

    def __init__(self, file: RegisterFile, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock

    def begin(self, new: NewLetter, answers: Mapping[str, str]) -> Letter:
        """A draft; of the same event and dossier the one there is already.

        Raises:
            DetailsErased: the dossier's details are gone, and with them what the letter could say.
        """
        with self._file.transaction() as session:
            row = self._row_for(session, new, LetterState.DRAFT)
            if session.get(LetterContentRow, row.id) is None:
                _write(session, row.id or 0, answers)
            return _letter(session, row)

    def decline(self, new: NewLetter) -> None:
        """Offered, and the clerk said no: it is not offered again."""
        with self._file.transaction() as session:
            self._put_away(session, self._row_for(session, new, LetterState.DECLINED))

    def put_away(self, letter_id: LetterId) -> None:
        """A letter begun and not to be sent: its words go, and it is not offered again."""
        with self._file.transaction() as session:
            self._put_away(session, _row(session, letter_id))

    def save(self, letter_id: LetterId, answers: Mapping[str, str]) -> datetime:
        """Keep what it says now; returns when.

        Raises:
            LookupError: no such letter. DetailsErased: what it said was erased.
        """
        with self._file.transaction() as session:
            row = _row(session, letter_id)
            if row.erased_at is not None:
                raise DetailsErased
            _write(session, letter_id, answers)
            return office_moment(self._clock())

    def load(self, letter_id: LetterId) -> Letter:
        """One letter.

        Raises:
            LookupError: no such letter.
        """
        with self._file.transaction() as session:
            return _letter(session, _row(session, letter_id))

    def note_printed(self, letter_id: LetterId, docx: bytes, copies: int) -> Letter:
        """It went to the printer; each further time adds its copies."""
        now = office_moment(self._clock())
        with self._file.transaction() as session:
            row = _row(session, letter_id)
            row.state, row.printed_at = LetterState.PRINTED.value, row.printed_at or now
            row.copies += copies
            content = session.get_one(LetterContentRow, letter_id)
            content.docx = docx
            record(session, now, "letter", row.dossier_id, form_id=row.form_id, state=row.state, copies=copies)
            return _letter(session, row)

    def in_state(self, state: LetterState, since: datetime | None = None, limit: int = 200) -> list[Letter]:
        """Letters of one state, the newest first; ``since``: made at that moment or later."""
        asked = select(LetterRow).where(LetterRow.state == state.value)
        if since is not None:
            asked = asked.where(col(LetterRow.made_at) >= office_moment(since))
        with self._file.transaction() as session:
            rows = session.exec(asked.order_by(col(LetterRow.id).desc()).limit(limit)).all()
            return [_letter(session, row) for row in rows]

    def of_dossier(self, dossier_id: DossierId) -> list[Letter]:
        """Every letter of one dossier, oldest first."""
        asked = select(LetterRow).where(LetterRow.dossier_id == dossier_id).order_by(col(LetterRow.id))
        with self._file.transaction() as session:
            return [_letter(session, row) for row in session.exec(asked)]

    def unwritten(self, event: LetterEvent, codes: Collection[str], since: datetime) -> list[BoardLine]:
        """Dossiers of these procedures whose result is there or was returned since, without a letter of this event."""
        announced = col(HandlingRow.stage).in_(_values(RESULT_THERE)) | _returned(since)
        return self._lines(event, announced & col(DossierRow.procedure_code).in_(sorted(codes)))

    def unwritten_late(self, event: LetterEvent, since: datetime) -> list[BoardLine]:
        """Dossiers of any procedure past their due moment, or done after it and not returned before ``since``."""
        stage, due = col(HandlingRow.stage), col(HandlingRow.due_at)
        waiting = stage.in_(_values(LATE)) & (due < office_moment(self._clock()))
        out = stage.in_(_values(RESULT_THERE - LATE)) | _returned(since)
        return self._lines(event, waiting | (out & (due < col(HandlingRow.done_at))))

    def _lines(self, event: LetterEvent, announced: ColumnElement[bool]) -> list[BoardLine]:
        written = exists().where(
            col(LetterRow.dossier_id) == col(HandlingRow.dossier_id), col(LetterRow.event) == event
        )
        with self._file.transaction() as session:
            return board_lines(session, announced & col(DossierRow.erased_at).is_(None) & ~written, 200)

    def _put_away(self, session: Session, row: LetterRow) -> None:
        row.state = LetterState.DECLINED.value
        content = session.get(LetterContentRow, row.id)
        if content is not None:
            session.delete(content)
        record(session, self._clock(), "letter", row.dossier_id, form_id=row.form_id, state=row.state)

    def _row_for(self, session: Session, new: NewLetter, state: LetterState) -> LetterRow:
        if new.dossier_id is not None:
            dossier_row(session, new.dossier_id, to_write=True)
            asked = select(LetterRow).where(LetterRow.dossier_id == new.dossier_id, LetterRow.event == new.event)
            known = session.exec(asked).first()
            if known is not None:
                return known
        now = office_moment(self._clock())
        row = LetterRow(
            dossier_id=new.dossier_id,
            event=new.event,
            form_id=new.form_id,
            form_version=new.form_version,
            clerk=new.clerk,
            state=state.value,
            made_at=now,
        )
        session.add(row)
        session.flush()
        record(session, now, "letter", new.dossier_id, form_id=new.form_id, state=LetterState.DRAFT.value)
        return row


def _row(session: Session, letter_id: int) -> LetterRow:
    row = session.get(LetterRow, letter_id)
    if row is None:
        raise LookupError(f"no letter {letter_id}")
    return row


def _write(session: Session, letter_id: int, answers: Mapping[str, str]) -> None:
    told = json.dumps(dict(answers), sort_keys=True, ensure_ascii=False)
    put(session, LetterContentRow, ("letter_id",), {"letter_id": letter_id, "answers": told})


def _returned(since: datetime) -> ColumnElement[bool]:
    """In the citizen's hand since then."""
    return (col(HandlingRow.stage) == Stage.RETURNED.value) & (col(HandlingRow.returned_at) >= office_moment(since))


def _values(stages: Iterable[Stage]) -> list[str]:
    return sorted(stage.value for stage in stages)


def _letter(session: Session, row: LetterRow) -> Letter:
    content = session.get(LetterContentRow, row.id)
    return Letter(
        id=LetterId(row.id or 0),
        event=row.event,  # type: ignore[arg-type]
        form_id=row.form_id,
        form_version=row.form_version,
        state=LetterState(row.state),
        made_at=row.made_at,
        dossier_id=None if row.dossier_id is None else DossierId(row.dossier_id),
        clerk=row.clerk,
        printed_at=row.printed_at,
        copies=row.copies,
        answers=json.loads(content.answers) if content else {},
        erased=row.erased_at is not None,
    )

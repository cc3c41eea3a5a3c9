# SPDX-License-Identifier: GPL-3.0-or-later
"""The listening days in the register: meetings planned and held, opinions with who answers, words erasable apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from counter_app.domain.errors import BadInput
from counter_app.domain.listening import Held, Meeting, Opinion, OpinionFacts, OpinionWords
from counter_app.storage.events import record
from counter_app.storage.moments import office_moment
from counter_app.storage.refusals import DetailsErased
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.rows import next_number, the_register
from counter_app.storage.voice_tables import MeetingRow, OpinionRow, OpinionWordsRow

_MOST = 400


class MeetingStore:
    """Meetings and the opinions heard there."""

    def __init__(self, file: RegisterFile, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock

    def plan(self, quarter: str, meetings: Sequence[tuple[str, datetime, str]]) -> list[Meeting]:
        """Plan meetings (village, moment, place) of a quarter, all or none."""
        with self._file.transaction() as session:
            rows = [self._planned(session, quarter, *told) for told in meetings]
            return [_meeting(session, row) for row in rows]

    def _planned(self, session: Session, quarter: str, village: str, at: datetime, place: str) -> MeetingRow:
        same = (MeetingRow.quarter == quarter, MeetingRow.village == village)
        running = next_number(session, col(MeetingRow.running), *same)
        row = MeetingRow(quarter=quarter, village=village, running=running, planned_for=office_moment(at), place=place)
        session.add(row)
        session.flush()
        record(session, self._clock(), "meeting", None, action="planned", what=str(row.id))
        return row

    def listed(self, quarter: str = "") -> list[Meeting]:
        """The meetings of a quarter in the order of their evenings; of all quarters, the newest first."""
        asked = select(MeetingRow).limit(_MOST)
        if quarter:
            asked = asked.where(MeetingRow.quarter == quarter).order_by(col(MeetingRow.planned_for), col(MeetingRow.id))
        else:
            asked = asked.order_by(col(MeetingRow.planned_for).desc(), col(MeetingRow.id))
        with self._file.transaction() as session:
            return [_meeting(session, row) for row in session.exec(asked)]

    def get(self, meeting_id: int) -> Meeting:
        """One meeting with its opinions.

        Raises:
            LookupError: there is none.
        """
        with self._file.transaction() as session:
            return _meeting(session, _row(session, meeting_id))

    def count_late(self, today: date) -> int:
        """How many opinions should have been answered before this day and are not."""
        late = (col(OpinionRow.answered_on).is_(None), col(OpinionRow.due_on) < today)
        asked = select(func.count()).select_from(OpinionRow).where(*late)
        with self._file.transaction() as session:
            return session.exec(asked).one()

    def move(self, meeting_id: int, at: datetime, place: str) -> Meeting:
        """Another evening or another place."""
        with self._file.transaction() as session:
            row = _row(session, meeting_id)
            row.planned_for, row.place = office_moment(at), place
            record(session, self._clock(), "meeting", None, action="moved", what=str(meeting_id))
            session.flush()
            return _meeting(session, row)

    def drop(self, meeting_id: int) -> None:
        """Take a planned meeting away.

        Raises:
            BadInput: it was held, so it stays.
        """
        with self._file.transaction() as session:
            row = _row(session, meeting_id)
            if row.held_at is not None:
                raise BadInput("Buổi này đã họp nên không bỏ được. Ý kiến đã ghi còn nguyên.")
            record(session, self._clock(), "meeting", None, action="dropped", what=str(meeting_id))
            session.delete(row)

    def hold(self, meeting_id: int, held: Held) -> Meeting:
        """Keep that it was held, and who was there."""
        with self._file.transaction() as session:
            row = _row(session, meeting_id)
            row.held_at = office_moment(held.held_at)
            row.ended_at = None if held.ended_at is None else office_moment(held.ended_at)
            row.chair, row.secretary, row.officials = held.chair, held.secretary, held.officials
            row.attendance, row.place = held.attendance, held.place or row.place
            record(session, self._clock(), "meeting", None, action="held", what=str(meeting_id))
            session.flush()
            return _meeting(session, row)

    def hear(self, meeting_id: int, words: OpinionWords, facts: OpinionFacts) -> Meeting:
        """One more opinion."""
        with self._file.transaction() as session:
            row = _row(session, meeting_id)
            position = next_number(session, col(OpinionRow.position), OpinionRow.meeting_id == meeting_id)
            opinion = OpinionRow(meeting_id=meeting_id, position=position, **vars(facts))
            session.add(opinion)
            session.flush()
            session.add(OpinionWordsRow(opinion_id=opinion.id or 0, **vars(words)))
            record(session, self._clock(), "opinion", None, action="heard", what=str(opinion.id))
            session.flush()
            return _meeting(session, row)

    def change(self, opinion_id: int, words: OpinionWords, facts: OpinionFacts) -> Meeting:
        """An opinion as it stands now: its words, who answers, the answer.

        Raises:
            DetailsErased: its words are gone.
        """
        with self._file.transaction() as session:
            opinion, kept = _opinion_to_write(session, opinion_id)
            kept.speaker, kept.text, kept.answer = words.speaker, words.text, words.answer
            opinion.sector, opinion.responsible = facts.sector, facts.responsible
            opinion.due_on, opinion.answered_on = facts.due_on, facts.answered_on
            action = "answered" if facts.answered_on else "assigned"
            record(session, self._clock(), "opinion", None, action=action, what=str(opinion_id))
            session.flush()
            return _meeting(session, _row(session, opinion.meeting_id))

    def erase_words(self, meeting_id: int) -> None:
        """Take away who spoke and what was said at a meeting; the facts go on being counted."""
        now = office_moment(self._clock())
        with self._file.transaction() as session:
            _row(session, meeting_id)
            for opinion in session.exec(select(OpinionRow).where(OpinionRow.meeting_id == meeting_id)):
                words = session.get(OpinionWordsRow, opinion.id)
                if words is not None:
                    session.delete(words)
                    opinion.erased_at = now
            the_register(session).scrub_due = True
            record(session, now, "meeting", None, action="erased", what=str(meeting_id))


def _row(session: Session, meeting_id: int) -> MeetingRow:
    row = session.get(MeetingRow, meeting_id)
    if row is None:
        raise LookupError(f"no meeting {meeting_id}")
    return row


def _opinion_to_write(session: Session, opinion_id: int) -> tuple[OpinionRow, OpinionWordsRow]:
    opinion = session.get(OpinionRow, opinion_id)
    if opinion is None:
        raise LookupError(f"no opinion {opinion_id}")
    words = session.get(OpinionWordsRow, opinion_id)
    if words is None:
        raise DetailsErased
    return opinion, words


def _meeting(session: Session, row: MeetingRow) -> Meeting:
    asked = (
        select(OpinionRow, OpinionWordsRow)
        .outerjoin(OpinionWordsRow, col(OpinionWordsRow.opinion_id) == col(OpinionRow.id))
        .where(OpinionRow.meeting_id == row.id)
        .order_by(col(OpinionRow.position))
    )
    return Meeting(
        id=row.id or 0,
        quarter=row.quarter,
        village=row.village,
        planned_for=row.planned_for,
        running=row.running,
        place=row.place,
        held_at=row.held_at,
        ended_at=row.ended_at,
        chair=row.chair,
        secretary=row.secretary,
        officials=row.officials,
        attendance=row.attendance,
        opinions=tuple(_opinion(opinion, words) for opinion, words in session.exec(asked)),
    )


def _opinion(row: OpinionRow, words: OpinionWordsRow | None) -> Opinion:
    return Opinion(
        id=row.id or 0,
        meeting_id=row.meeting_id,
        position=row.position,
        sector=row.sector,
        responsible=row.responsible,
        due_on=row.due_on,
        answered_on=row.answered_on,
        words=OpinionWords(words.text, words.speaker, words.answer) if words else None,
    )

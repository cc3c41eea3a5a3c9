# SPDX-License-Identifier: GPL-3.0-or-later
"""Feedback in the register: facts that are counted, words that can be erased, every step in the chain of events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import func
from sqlmodel import Session, col, select

from counter_app.domain.feedback import Feedback, FeedbackChannel, FeedbackKind, FeedbackWords
from counter_app.storage.events import record
from counter_app.storage.moments import office_moment
from counter_app.storage.refusals import DetailsErased
from counter_app.storage.register_file import RegisterFile
from counter_app.storage.rows import next_number, the_register
from counter_app.storage.voice_tables import FeedbackRow, FeedbackWordsRow

_MOST = 500
Shown = Literal["open", "done"]


@dataclass(frozen=True)
class NewFeedback:
    """What is entered."""

    kind: FeedbackKind
    channel: FeedbackChannel
    due_on: date
    words: FeedbackWords
    sector: str = ""
    about_scheme: str = ""
    responsible: str = ""
    clerk: str = ""


class FeedbackStore:
    """What citizens told the office."""

    def __init__(self, file: RegisterFile, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock

    def enter(self, told: NewFeedback) -> Feedback:
        """Keep one; it gets the next number of its year."""
        now = office_moment(self._clock())
        with self._file.transaction() as session:
            row = FeedbackRow(
                year=now.year,
                running=next_number(session, col(FeedbackRow.running), FeedbackRow.year == now.year),
                received_at=now,
                kind=told.kind.value,
                channel=told.channel.value,
                sector=told.sector,
                about_scheme=told.about_scheme,
                due_on=told.due_on,
                responsible=told.responsible,
                clerk=told.clerk,
            )
            session.add(row)
            session.flush()
            words = told.words
            session.add(
                FeedbackWordsRow(
                    feedback_id=row.id or 0,
                    person=words.person,
                    contact=words.contact,
                    text=words.text,
                    answer=words.answer,
                )
            )
            record(session, now, "feedback", None, action="entered", what=_number(row))
            session.flush()
            return _feedback(session, row)

    def get(self, feedback_id: int) -> Feedback:
        """One entry.

        Raises:
            LookupError: there is none.
        """
        with self._file.transaction() as session:
            return _feedback(session, _row(session, feedback_id))

    def listed(self, shown: Shown) -> list[Feedback]:
        """Those still to be answered by the day they are due; or the others, newest first."""
        waits = col(FeedbackRow.answered_at).is_(None) & (col(FeedbackRow.passed_on_to) == "")
        asked = select(FeedbackRow).where(waits if shown == "open" else ~waits)
        order = (col(FeedbackRow.due_on), col(FeedbackRow.id)) if shown == "open" else (col(FeedbackRow.id).desc(),)
        with self._file.transaction() as session:
            return [_feedback(session, row) for row in session.exec(asked.order_by(*order).limit(_MOST))]

    def count_late(self, today: date) -> int:
        """How many should have been answered before this day and are neither answered nor passed on."""
        waits = col(FeedbackRow.answered_at).is_(None) & (col(FeedbackRow.passed_on_to) == "")
        asked = select(func.count()).select_from(FeedbackRow).where(waits, FeedbackRow.due_on < today)
        with self._file.transaction() as session:
            return session.exec(asked).one()

    def answer(self, feedback_id: int, answer: str, clerk: str) -> Feedback:
        """Keep what was answered; answering again replaces the words and keeps the first moment."""
        now = office_moment(self._clock())
        with self._file.transaction() as session:
            row, words = _to_write(session, feedback_id)
            words.answer = answer
            row.answered_at = row.answered_at or now
            row.clerk = clerk or row.clerk
            record(session, now, "feedback", None, action="answered", what=_number(row))
            return _feedback(session, row)

    def assign(self, feedback_id: int, responsible: str, due_on: date) -> Feedback:
        """Say who answers, and by when."""
        with self._file.transaction() as session:
            row, _words = _to_write(session, feedback_id)
            row.responsible, row.due_on = responsible, due_on
            record(session, office_moment(self._clock()), "feedback", None, action="assigned", what=_number(row))
            return _feedback(session, row)

    def pass_on(self, feedback_id: int, to_whom: str) -> Feedback:
        """It was sent on to whom it concerns; an empty name takes that back."""
        with self._file.transaction() as session:
            row, _words = _to_write(session, feedback_id)
            row.passed_on_to = to_whom
            record(session, office_moment(self._clock()), "feedback", None, action="passed_on", what=_number(row))
            return _feedback(session, row)

    def erase_words(self, feedback_id: int) -> None:
        """Take away who said it and the words; its facts go on being counted. ``Register.scrub`` clears the file."""
        now = office_moment(self._clock())
        with self._file.transaction() as session:
            row, words = _to_write(session, feedback_id)
            session.delete(words)
            row.erased_at = now
            the_register(session).scrub_due = True
            record(session, now, "feedback", None, action="erased", what=_number(row))


def _row(session: Session, feedback_id: int) -> FeedbackRow:
    row = session.get(FeedbackRow, feedback_id)
    if row is None:
        raise LookupError(f"no feedback {feedback_id}")
    return row


def _to_write(session: Session, feedback_id: int) -> tuple[FeedbackRow, FeedbackWordsRow]:
    row = _row(session, feedback_id)
    words = session.get(FeedbackWordsRow, feedback_id)
    if words is None:
        raise DetailsErased
    return row, words


def _number(row: FeedbackRow) -> str:
    return f"PA{row.year % 100:02}-{row.running:04}"


def _feedback(session: Session, row: FeedbackRow) -> Feedback:
    words = session.get(FeedbackWordsRow, row.id)
    return Feedback(
        id=row.id or 0,
        number=_number(row),
        received_at=row.received_at,
        kind=FeedbackKind(row.kind),
        channel=FeedbackChannel(row.channel),
        due_on=row.due_on,
        sector=row.sector,
        about_scheme=row.about_scheme,
        responsible=row.responsible,
        answered_at=row.answered_at,
        passed_on_to=row.passed_on_to,
        clerk=row.clerk,
        words=FeedbackWords(words.text, words.person, words.contact, words.answer) if words else None,
    )

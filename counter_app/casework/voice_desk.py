# SPDX-License-Identifier: GPL-3.0-or-later
"""What citizens say at the counter: how satisfied they are, what they point out, and by when the office answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from counter_app.casework.service_day import ServiceDay
from counter_app.catalog.feedback_terms import read_terms
from counter_app.domain.errors import BadInput
from counter_app.domain.feedback import Feedback, FeedbackChannel, FeedbackKind, FeedbackWords, Term
from counter_app.domain.periods import Period, period_of
from counter_app.domain.ratings import SATISFIED_FROM, Rating
from counter_app.storage.feedback import NewFeedback, Shown
from counter_app.storage.register import Register


@dataclass(frozen=True)
class RatingDay:
    """How one day was rated on the screen or on paper: score -> how often."""

    day: date
    source: str
    scores: Mapping[int, int]


@dataclass(frozen=True)
class Ratings:
    """The ratings of a quarter, newest day first."""

    quarter: Period
    days: tuple[RatingDay, ...]

    def total(self) -> dict[int, int]:
        """Score -> how often in all."""
        total: dict[int, int] = {}
        for one in self.days:
            for score, number in one.scores.items():
                total[score] = total.get(score, 0) + number
        return total

    def satisfied(self) -> float | None:
        """The share of «hài lòng» and better, 0 to 1; None when nobody rated."""
        total = self.total()
        everybody = sum(total.values())
        pleased = sum(number for score, number in total.items() if score >= SATISFIED_FROM)
        return pleased / everybody if everybody else None


@dataclass(frozen=True)
class Told:
    """What the clerk notes of a feedback. ``due_on`` None: as the term of its kind says."""

    kind: FeedbackKind
    channel: FeedbackChannel
    text: str
    person: str = ""
    contact: str = ""
    responsible: str = ""
    due_on: date | None = None


class VoiceDesk:
    """Ratings and feedback. Blocking; runs on the register's worker."""

    def __init__(
        self,
        register: Register,
        day: Callable[[], ServiceDay],
        clock: Callable[[], datetime],
        office_folder: Path | None = None,
    ) -> None:
        self._register, self._day, self._clock, self._folder = register, day, clock, office_folder

    def rate(self, score: int, sector: str = "") -> None:
        """A citizen pressed a button."""
        self._register.ratings.add([Rating(self._today(), score, "screen", sector)])

    def rate_sheets(self, day: date, scores: Sequence[int]) -> tuple[int, ...]:
        """A pile of paper sheets, all or none; their ids, to take the pile back.

        Raises:
            BadInput: the day is still to come.
        """
        if day > self._today():
            raise BadInput("Ngày của phiếu chưa tới. Chưa ghi phiếu nào; xin xem lại ngày.")
        return self._register.ratings.add([Rating(day, score, "paper") for score in scores])

    def take_back(self, ids: Sequence[int]) -> int:
        """Remove a pile that was mistyped; returns how many."""
        return self._register.ratings.take_back(ids)

    def ratings(self) -> Ratings:
        """How this quarter was rated."""
        quarter = period_of("quarter", self._today())
        found = self._register.ratings.counts(quarter.first, quarter.last)
        return Ratings(quarter, tuple(RatingDay(day, source, scores) for (day, source), scores in found.items()))

    def term(self, kind: FeedbackKind) -> Term:
        """How long the office has to answer.

        Raises:
            CounterError: the office's own list of terms cannot be read.
        """
        return read_terms(self._folder)[kind]

    def enter(self, told: Told, clerk: str) -> Feedback:
        """Keep a feedback, with its due day by the office's calendar.

        Raises:
            CounterError: the office's own list of terms cannot be read.
        """
        words = FeedbackWords(told.text, told.person, told.contact)
        due = told.due_on or self.term(told.kind).due_on(self._today(), self._day().office)
        new = NewFeedback(told.kind, told.channel, due, words, responsible=told.responsible, clerk=clerk)
        return self._register.feedback.enter(new)

    def feedback(self, shown: Shown) -> list[Feedback]:
        """Those still to be answered by their due day, or the others."""
        return self._register.feedback.listed(shown)

    def get(self, feedback_id: int) -> Feedback:
        """One of them."""
        return self._register.feedback.get(feedback_id)

    def late(self) -> int:
        """How many answers are late: to feedback, and to opinions of the listening days."""
        today = self._today()
        return self._register.feedback.count_late(today) + self._register.meetings.count_late(today)

    def answer(self, feedback_id: int, answer: str, clerk: str) -> Feedback:
        """Keep what was answered."""
        return self._register.feedback.answer(feedback_id, answer, clerk)

    def assign(self, feedback_id: int, responsible: str, due_on: date) -> Feedback:
        """Say who answers, and by when."""
        return self._register.feedback.assign(feedback_id, responsible, due_on)

    def pass_on(self, feedback_id: int, to_whom: str) -> Feedback:
        """It goes to whom it concerns."""
        return self._register.feedback.pass_on(feedback_id, to_whom)

    def erase_words(self, feedback_id: int) -> None:
        """Erase who said it and the words, beyond recovery from the file; it goes on being counted."""
        self._register.feedback.erase_words(feedback_id)
        self._register.scrub()

    def _today(self) -> date:
        return self._clock().date()

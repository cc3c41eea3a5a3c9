# SPDX-License-Identifier: GPL-3.0-or-later
"""«Ngày thứ 7 lắng nghe dân nói»: the evenings a plan proposes, what was heard there, and whose answer is late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from counter_app.casework.service_day import ServiceDay
from counter_app.catalog.reference import read_villages
from counter_app.clock import VIET_NAM
from counter_app.domain.errors import BadInput, CounterError
from counter_app.domain.listening import (
    EVENING,
    Held,
    Meeting,
    Opinion,
    OpinionFacts,
    OpinionWords,
    evenings_of,
    overdue,
    quarter_of,
)
from counter_app.domain.periods import Period
from counter_app.domain.scheme import Listening
from counter_app.storage.register import Register


@dataclass(frozen=True)
class Proposal:
    """A meeting the plan asks for that is not planned yet."""

    village: str
    at: datetime
    place: str


@dataclass(frozen=True)
class Quarter:
    """How a quarter stands. ``rule`` is None when no running plan has listening days; they can still be held.

    ``trouble``: why nothing can be proposed, where the office's list of villages cannot be read.
    """

    period: Period
    meetings: tuple[Meeting, ...]
    proposals: tuple[Proposal, ...]
    rule: Listening | None
    trouble: str = ""

    def late(self, today: date) -> list[tuple[Meeting, Opinion]]:
        """The opinions whose answers are late."""
        return overdue(self.meetings, today)


class ListeningDesk:
    """Meetings and opinions. Blocking; runs on the register's worker."""

    def __init__(
        self,
        register: Register,
        day: Callable[[], ServiceDay],
        clock: Callable[[], datetime],
        office_folder: Path | None = None,
    ) -> None:
        self._register, self._day, self._clock, self._folder = register, day, clock, office_folder

    def quarter(self, period: Period | None = None) -> Quarter:
        """A quarter with its meetings and what the plan still asks for; the present one unless told."""
        period = period or quarter_of(self._clock().date())
        rule = next((scheme.listening for scheme in self._day().schemes if scheme.listening is not None), None)
        meetings = tuple(self._register.meetings.listed(period.code))
        try:
            return Quarter(period, meetings, self._proposals(period, rule, meetings), rule)
        except CounterError as error:  # what was planned and heard is shown all the same
            return Quarter(period, meetings, (), rule, str(error))

    def get(self, meeting_id: int) -> Meeting:
        """One meeting."""
        return self._register.meetings.get(meeting_id)

    def plan_all(self, period: Period) -> list[Meeting]:
        """Plan every meeting that is proposed.

        Raises:
            BadInput: nothing is proposed.
        """
        proposals = self.quarter(period).proposals
        if not proposals:
            raise BadInput(
                "Không còn buổi nào để đề nghị: mọi thôn đã có buổi, hoặc cơ quan chưa có danh sách thôn "
                "(lists/villages.toml). Vẫn thêm được từng buổi bằng tay."
            )
        return self._register.meetings.plan(period.code, [(one.village, one.at, one.place) for one in proposals])

    def plan(self, village: str, at: datetime, place: str) -> Meeting:
        """Plan one meeting; the day says the quarter."""
        return self._register.meetings.plan(quarter_of(at.date()).code, [(village, at, place)])[0]

    def move(self, meeting_id: int, at: datetime, place: str) -> Meeting:
        """Another evening of the same quarter, or another place.

        Raises:
            BadInput: the day lies in another quarter.
        """
        meeting = self.get(meeting_id)
        if quarter_of(at.date()).code != meeting.quarter:
            raise BadInput("Ngày ấy thuộc quý khác. Buổi họp chưa đổi; xin chọn ngày trong quý, hoặc thêm buổi mới.")
        return self._register.meetings.move(meeting_id, at, place)

    def drop(self, meeting_id: int) -> None:
        """Take a planned meeting away."""
        self._register.meetings.drop(meeting_id)

    def hold(self, meeting_id: int, held: Held) -> Meeting:
        """It was held.

        Raises:
            BadInput: it would begin in the future, or end before it begins.
        """
        if held.held_at > self._clock():
            raise BadInput("Giờ bắt đầu chưa tới. Buổi họp chưa đổi; xin xem lại ngày, giờ.")
        if held.ended_at is not None and held.ended_at < held.held_at:
            raise BadInput("Giờ kết thúc trước giờ bắt đầu. Buổi họp chưa đổi; xin xem lại giờ.")
        return self._register.meetings.hold(meeting_id, held)

    def hear(self, meeting_id: int, words: OpinionWords, responsible: str, due_on: date | None) -> Meeting:
        """One more opinion; answered on the spot when an answer stands beside it.

        Raises:
            BadInput: the meeting was not held yet.
        """
        if self.get(meeting_id).held_at is None:
            raise BadInput("Buổi này chưa ghi là đã họp. Chưa ghi ý kiến; xin ghi buổi họp trước.")
        answered = self._clock().date() if words.answer else None
        facts = OpinionFacts(responsible=responsible, due_on=None if answered else due_on, answered_on=answered)
        return self._register.meetings.hear(meeting_id, words, facts)

    def answer(self, opinion: Opinion, answer: str) -> Meeting:
        """The answer came later."""
        today = self._clock().date()
        return self._change(opinion, answer=answer, answered_on=opinion.answered_on or today)

    def assign(self, opinion: Opinion, responsible: str, due_on: date | None) -> Meeting:
        """Say who answers, and by when."""
        return self._change(replace(opinion, responsible=responsible, due_on=due_on))

    def erase_words(self, meeting_id: int) -> None:
        """Erase who spoke and what was said, beyond recovery from the file; opinions go on being counted."""
        self._register.meetings.erase_words(meeting_id)
        self._register.scrub()

    def _change(self, opinion: Opinion, answer: str = "", answered_on: date | None = None) -> Meeting:
        words = opinion.words or OpinionWords("")
        facts = OpinionFacts(opinion.sector, opinion.responsible, opinion.due_on, answered_on or opinion.answered_on)
        return self._register.meetings.change(opinion.id, replace(words, answer=answer or words.answer), facts)

    def _proposals(self, period: Period, rule: Listening | None, meetings: tuple[Meeting, ...]) -> tuple[Proposal, ...]:
        """One a village for every evening of the plan that no meeting of that village stands for yet."""
        if rule is None or self._folder is None:
            return ()
        evenings = evenings_of(period, rule)
        found = []
        for village in read_villages(self._folder):
            have = sum(meeting.village == village for meeting in meetings)
            for day in evenings[have:]:
                at = datetime.combine(day, EVENING, VIET_NAM)
                found.append(Proposal(village, at, f"Nhà văn hóa {village[:1].lower()}{village[1:]}"))
        return tuple(found)

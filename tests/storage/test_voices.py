# SPDX-License-Identifier: GPL-3.0-or-later
"""Ratings without a name, feedback and opinions whose words can be erased while every count stays true."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from counter_app.clock import VIET_NAM
from counter_app.domain.errors import BadInput
from counter_app.domain.feedback import FeedbackChannel, FeedbackKind, FeedbackWords
from counter_app.domain.listening import Held, OpinionFacts, OpinionWords
from counter_app.domain.ratings import Rating
from counter_app.storage.feedback import NewFeedback
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.refusals import DetailsErased
from counter_app.storage.register import Register
from tests.storage.conftest import TurnableClock
from tests.storage.page_reader import plain_pages

NAME = "H'Bluê Niê Kdăm Quỳnh Ỷ"
DAY = date(2026, 11, 24)
EVENING = datetime(2026, 9, 26, 19, 0, tzinfo=VIET_NAM)


def told(due: date = date(2026, 12, 15), text: str = "Bảng niêm yết chữ nhỏ") -> NewFeedback:
    words = FeedbackWords(text, NAME, "0912 345 678")
    return NewFeedback(FeedbackKind.REFLECTION, FeedbackChannel.DIRECT, due, words, "Hộ tịch", "", "Văn phòng", "Bê")


def test_a_batch_of_ratings_is_counted_by_day_and_taken_back_whole(register: Register) -> None:
    screen = register.ratings.add([Rating(DAY, 4, "screen", "Hộ tịch")])
    batch = register.ratings.add([Rating(DAY, score, "paper") for score in (4, 4, 3, 1)])
    assert register.ratings.counts(DAY, DAY) == {(DAY, "screen"): {4: 1}, (DAY, "paper"): {1: 1, 3: 1, 4: 2}}
    assert register.ratings.take_back(batch) == 4
    assert register.ratings.take_back(batch) == 0
    assert register.ratings.counts(DAY, DAY) == {(DAY, "screen"): {4: 1}}
    assert len(screen) == 1
    assert register.ratings.counts(DAY + timedelta(days=1), DAY + timedelta(days=9)) == {}


def test_numbers_of_feedback_begin_anew_each_year(register: Register, clock: TurnableClock) -> None:
    assert [register.feedback.enter(told()).number for _ in range(2)] == ["PA26-0001", "PA26-0002"]
    clock.now = datetime(2027, 1, 4, 8, 0, tzinfo=VIET_NAM)
    assert register.feedback.enter(told()).number == "PA27-0001"


def test_feedback_waits_by_due_day_until_it_is_answered_or_passed_on(register: Register, clock: TurnableClock) -> None:
    later, first, away = (register.feedback.enter(told(date(2026, 12, day))) for day in (20, 1, 2))
    assert [one.id for one in register.feedback.listed("open")] == [first.id, away.id, later.id]
    register.feedback.pass_on(away.id, "Công an xã")
    answered = register.feedback.answer(first.id, "Đã hạ bảng xuống", "Bê")
    assert answered.answered_at == clock.now
    clock.turn(days=3)
    again = register.feedback.answer(first.id, "Đã hạ bảng, in chữ lớn", "Bê")
    assert again.answered_at == answered.answered_at
    assert again.words is not None
    assert again.words.answer == "Đã hạ bảng, in chữ lớn"
    assert [one.id for one in register.feedback.listed("open")] == [later.id]
    assert [one.id for one in register.feedback.listed("done")] == [away.id, first.id]
    assert register.feedback.pass_on(away.id, "").state(DAY) == "open"
    moved = register.feedback.assign(later.id, "Bộ phận Địa chính", date(2026, 12, 30))
    assert (moved.responsible, moved.due_on) == ("Bộ phận Địa chính", date(2026, 12, 30))
    with pytest.raises(LookupError):
        register.feedback.get(999)


def test_erased_words_are_gone_from_the_file_and_the_facts_stay(register: Register) -> None:
    one = register.feedback.enter(told(text="Đèn đường xóm Tân Quỳnh hỏng"))
    (meeting,) = register.meetings.plan("2026-Q3", [("Thôn Đông", EVENING, "Nhà văn hóa")])
    heard = register.meetings.hear(meeting.id, OpinionWords("Nước sạch xóm Tân Quỳnh", NAME), OpinionFacts())
    register.feedback.erase_words(one.id)
    register.meetings.erase_words(meeting.id)
    assert register.scrub()
    assert register.feedback.get(one.id).words is None
    assert register.meetings.get(meeting.id).opinions[0].words is None
    assert len(register.meetings.get(meeting.id).opinions) == 1
    with pytest.raises(DetailsErased):
        register.feedback.answer(one.id, "…", "Bê")
    with pytest.raises(DetailsErased):
        register.meetings.change(heard.opinions[0].id, OpinionWords("…"), OpinionFacts())
    key = AccountUnlock().key_from(register.place.keys())
    pages = b"".join(plain_pages(register.place.register, key))
    assert "Hộ tịch".encode() in pages
    assert "Tân Quỳnh".encode() not in pages
    assert NAME.encode() not in pages


def test_a_meeting_is_planned_moved_held_and_its_opinions_followed_up(register: Register) -> None:
    east, west = register.meetings.plan("2026-Q3", [("Thôn Đông", EVENING, ""), ("Thôn Tây", EVENING, "Trường học")])
    (again,) = register.meetings.plan("2026-Q3", [("Thôn Đông", EVENING + timedelta(days=1), "")])
    assert (east.running, again.running) == (1, 2)
    register.meetings.drop(again.id)
    moved = register.meetings.move(east.id, EVENING + timedelta(hours=1), "Nhà văn hóa thôn Đông")
    assert (moved.planned_for.hour, moved.place) == (20, "Nhà văn hóa thôn Đông")
    register.meetings.hold(east.id, Held(EVENING, None, "Nguyễn Văn Bính", "Trần Thị Bê", "A; B", 46))
    kept = register.meetings.hear(east.id, OpinionWords("Đèn hỏng", NAME), OpinionFacts("Đất đai", "Địa chính", DAY))
    register.meetings.hear(east.id, OpinionWords("Trợ cấp", "Y"), OpinionFacts(answered_on=DAY))
    changed = register.meetings.change(
        kept.opinions[0].id, OpinionWords("Đèn hỏng", NAME, "Đã thay"), OpinionFacts("", "Địa chính", DAY, DAY)
    )
    assert [one.position for one in changed.opinions] == [1, 2]
    assert changed.opinions[0].state(date(2027, 1, 1)) == "answered"
    assert [one.village for one in register.meetings.listed("2026-Q3")] == ["Thôn Tây", "Thôn Đông"]
    assert register.meetings.listed("2026-Q4") == []
    assert {one.id for one in register.meetings.listed()} == {east.id, west.id}
    with pytest.raises(BadInput, match="đã họp"):
        register.meetings.drop(east.id)


def test_no_event_of_a_voice_names_anybody(register: Register) -> None:
    one = register.feedback.enter(told())
    register.feedback.pass_on(one.id, NAME)
    facts = " ".join(str(event.facts) for event in register.events.recent())
    assert "PA26-0001" in facts
    assert NAME not in facts
    assert register.events.first_altered() is None

# SPDX-License-Identifier: GPL-3.0-or-later
"""A quarter's listening days without a window: planned by the plan, held, answered late or not, on paper in the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from counter_app.casework.listening_desk import ListeningDesk
from counter_app.casework.voice_desk import Told, VoiceDesk
from counter_app.casework.voice_papers import VoicePaperLacks, VoicePapers
from counter_app.clock import VIET_NAM
from counter_app.documents import read_back
from counter_app.domain.errors import BadInput, CounterError
from counter_app.domain.feedback import FeedbackChannel, FeedbackKind
from counter_app.domain.listening import Held, OpinionWords
from counter_app.domain.office import Office
from counter_app.domain.periods import read_period
from counter_app.paper.pdf import read_pdf_text
from counter_app.storage.refusals import DetailsErased
from tests.casework.living_counter import Counter, open_counter
from tests.casework.sample_orders import catalog, filler

NAMES = ("Đặng Thị Quỳnh Ỷ", "H'Bluê Niê Kdăm", "Y", "Nguye\u0302\u0303n Văn U\u031bng")
OFFICE = Office("xã An Dũng", "thành phố Hải Phòng", "An Dũng", "Trần Thị Bê", "0225 123456", "Nguyễn Văn Bính")
QUARTER = read_period("2026-Q4")

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass
class Room:
    """What the office works with."""

    counter: Counter
    listening: ListeningDesk
    voices: VoiceDesk
    papers: VoicePapers


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    (tmp_path / "lists").mkdir()
    villages = '["Thôn Đông", "Thôn Tây", "Tổ dân phố số 3"]'
    (tmp_path / "lists" / "villages.toml").write_text(f"schema_version = 1\nvillages = {villages}\n", "utf-8")
    with open_counter(tmp_path) as counter:
        counter.schemes = ("an-dung",)
        told = (counter.register, counter.day, counter.watch, tmp_path)
        papers = VoicePapers(filler(), counter.register, catalog(), counter.watch)
        yield Room(counter, ListeningDesk(*told), VoiceDesk(*told), papers)


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=VIET_NAM)


def held(moment: str) -> Held:
    return Held(at(moment), at(f"{moment[:11]}21:15"), "Nguyễn Văn Bính", "Trần Thị Bê", "Bà A, Phó Chủ tịch", 46)


def test_a_quarter_with_answers_overdue(room: Room) -> None:
    listening, counter = room.listening, room.counter
    proposed = listening.quarter(QUARTER).proposals
    assert (proposed[0].village, proposed[0].at) == ("Thôn Đông", at("2026-12-26T19:00"))
    east, west, third = listening.plan_all(QUARTER)
    assert third.place == "Nhà văn hóa tổ dân phố số 3"
    assert listening.quarter(QUARTER).proposals == ()
    with pytest.raises(BadInput, match="Không còn buổi"):
        listening.plan_all(QUARTER)
    with pytest.raises(BadInput, match="quý khác"):
        listening.move(east.id, at("2027-01-02T19:00"), "")
    with pytest.raises(BadInput, match="chưa tới"):
        listening.hold(east.id, held("2026-12-26T19:00"))
    counter.at("2026-12-26T21:30")
    for meeting in (east, west):
        listening.hold(meeting.id, held("2026-12-26T19:00"))
    due = date(2027, 1, 18)
    for number, name in enumerate(NAMES):
        words = OpinionWords(f"Đường thôn số {number} hỏng", name, "Đã sửa" if number == 1 else "")
        listening.hear(east.id, words, "Địa chính", due)
    with pytest.raises(BadInput, match="chưa ghi là đã họp"):
        listening.hear(third.id, OpinionWords("Sớm"), "", None)
    counter.at("2027-01-20T09:00")
    assert room.voices.late() == 3
    quarter = listening.quarter(QUARTER)
    late = quarter.late(date(2027, 1, 20))
    assert [one.position for _, one in late] == [1, 3, 4]
    assert quarter.meetings[2].state(counter.now) == "missed"
    listening.answer(late[0][1], "Đã đổ đá dăm ngày 19/01.")
    assert len(listening.quarter(QUARTER).late(date(2027, 1, 20))) == 2
    assert listening.answer(late[1][1], "Đã sửa").opinions[2].answered_on == date(2027, 1, 20)


def test_the_minutes_and_the_list_say_what_was_heard(room: Room) -> None:
    listening, counter, papers = room.listening, room.counter, room.papers
    (meeting, *_others) = listening.plan_all(QUARTER)
    with pytest.raises(VoicePaperLacks, match="Thời gian bắt đầu"):
        papers.minutes(meeting, OFFICE)
    with pytest.raises(CounterError, match="Chưa có ý kiến"):
        papers.follow_up(listening.quarter(QUARTER), OFFICE)
    counter.at("2026-12-26T21:30")
    listening.hold(meeting.id, held("2026-12-26T19:00"))
    for name in NAMES:
        meeting = listening.hear(meeting.id, OpinionWords(f"{name} xin sửa đường."), "Địa chính", date(2027, 1, 18))
    made = papers.minutes(meeting, OFFICE)
    told = read_back(made.docx)
    assert all(words in told for words in ("BIÊN BẢN", "Quý IV năm 2026", "Thôn Đông", "46 người", "21 giờ 15 phút"))
    assert "Nguyễn Văn Ưng xin sửa đường." in told
    counter.at("2027-02-01T09:00")
    listed = read_pdf_text(papers.follow_up(listening.quarter(QUARTER), OFFICE))
    assert listed.count("QUÁ HẠN") == len(NAMES)
    for _ in range(40):
        meeting = listening.hear(meeting.id, OpinionWords("Thêm"), "", None)
    with pytest.raises(CounterError, match="có 40 dòng"):
        papers.minutes(meeting, OFFICE)


def test_a_feedback_on_paper_from_receipt_to_answer(room: Room) -> None:
    room.counter.at("2026-11-25T09:00")
    told = Told(FeedbackKind.REFLECTION, FeedbackChannel.DIRECT, "Bảng niêm yết chữ nhỏ.", NAMES[1], "thôn Hạ")
    kept = room.voices.enter(told, "Trần Thị Bê")
    receipt = read_back(room.papers.receipt(kept, OFFICE).docx)
    assert all(words in receipt for words in ("PA26-0001", NAMES[1], "ngày 16 tháng 12 năm 2026", "Trần Thị Bê"))
    with pytest.raises(VoicePaperLacks, match="Nội dung trả lời"):
        room.papers.answer(kept, OFFICE)
    answered = room.voices.answer(kept.id, "Đã in lại khổ lớn.", "Trần Thị Bê")
    letter = read_back(room.papers.answer(answered, OFFICE).docx)
    assert "với nội dung: Bảng niêm yết chữ nhỏ." in letter
    assert "Đã in lại khổ lớn." in letter
    assert "lớn.." not in letter
    nameless = room.voices.enter(Told(FeedbackKind.PRAISE, FeedbackChannel.BOX, "Tận tình"), "Bê")
    nameless = room.voices.answer(nameless.id, "Xin cảm ơn", "Bê")
    assert "Kính gửi: Ông/Bà" in read_back(room.papers.answer(nameless, OFFICE).docx)
    waiting = room.voices.enter(told, "Bê")
    assert room.voices.late() == 0
    room.counter.at("2026-12-17T08:00")
    assert room.voices.late() == 1
    assert waiting.number in read_pdf_text(room.papers.waiting_list(room.voices.feedback("open"), OFFICE))
    room.voices.erase_words(kept.id)
    with pytest.raises(DetailsErased):
        room.papers.receipt(room.voices.get(kept.id), OFFICE)


def test_a_faulty_list_of_villages_hides_nothing_that_was_planned(room: Room, tmp_path: Path) -> None:
    planned = room.listening.plan("Thôn Lẻ", at("2026-12-27T19:00"), "Đình làng")
    (tmp_path / "lists" / "villages.toml").write_text("villages = 3", "utf-8")
    quarter = room.listening.quarter(QUARTER)
    assert [one.id for one in quarter.meetings] == [planned.id]
    assert quarter.proposals == ()
    assert "villages.toml" in quarter.trouble


def test_ratings_are_shared_over_the_quarter(room: Room) -> None:
    assert room.voices.ratings().satisfied() is None
    room.voices.rate(4, "Hộ tịch")
    room.voices.rate_sheets(room.counter.now.date(), (3, 3, 1))
    assert room.voices.ratings().satisfied() == pytest.approx(0.75)
    with pytest.raises(BadInput, match="chưa tới"):
        room.voices.rate_sheets(date(2027, 1, 1), (4,))

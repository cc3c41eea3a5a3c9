# SPDX-License-Identifier: GPL-3.0-or-later
"""What the reports ask for and when: newer wishes replace older ones, a long count is not repeated, rights are kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.domain.errors import CounterError
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.periods import Period, read_period
from counter_app.domain.roles import Role, Who
from counter_app.domain.tally import Tally
from counter_app.ui import reports_flow, theme
from counter_app.ui.background import BackgroundDesk, Lane
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.report_bars import PERIODS
from counter_app.ui.reports_flow import ReportDoors, ReportsFlow
from counter_app.ui.screens.reports import ReportsScreen
from tests.ui.report_samples import MADE, WEEK, tally

if TYPE_CHECKING:
    from counter_app.ui.flow import Backroom

WAIT_S = 5


@dataclass
class Desk:
    """Counts whatever is asked for, and remembers it. ``trouble``: what it says instead; ``meanwhile``: how long."""

    counted: list[str] = field(default_factory=list)
    trouble: CounterError | None = None
    meanwhile: Callable[[], object] = lambda: None

    def issued(self, _period: Period) -> None:
        return None

    def count(self, period: Period) -> Tally:
        if self.trouble is not None:
            raise self.trouble
        self.meanwhile()
        self.counted.append(period.code)
        return tally(period)

    def unissued_weeks(self, _now: object) -> list[Period]:
        return []

    def dossiers_behind(self, _period: Period, _table: str, _row: str, column: str, _limit: int) -> list[object]:
        raise KeyError(column)


@dataclass
class Hall:
    """The screen with its flow, a desk that counts, and what was said."""

    screen: ReportsScreen
    flow: ReportsFlow
    desk: Desk
    background: BackgroundDesk
    said: list[str]
    out: list[str]
    people: list[Who]


@pytest.fixture
def hall(qtbot: QtBot, qapp: QApplication) -> Iterator[Hall]:
    theme.apply(qapp, "light", 10.5)
    notices, desk, said, out, people = NoticeBoard(), Desk(), [], [], [Who("Lê Thị Thử")]
    notices.notice.connect(lambda _level, sentence: said.append(sentence))
    background = BackgroundDesk(notices)
    screen = ReportsScreen()
    qtbot.addWidget(screen)
    screen.resize(1270, 640)
    screen.show()
    room: Any = SimpleNamespace(
        tallies=desk,
        background=background,
        notices=notices,
        who=lambda: people[0],
        clerk=lambda: people[0].name,
        today=MADE.date(),
        clock=lambda: MADE,
        day=SimpleNamespace(office=OfficeCalendar()),
    )
    doors = ReportDoors(
        lambda period: out.append(f"stick {period.code}"),
        lambda period: out.append(f"folder {period.code}"),
        lambda period: out.append(f"paper {period.code}"),
        lambda: (WEEK,),
    )
    yield Hall(screen, ReportsFlow(screen, cast("Backroom", room), doors), desk, background, said, out, people)
    background.close()


def settle(qtbot: QtBot, hall: Hall) -> None:
    qtbot.waitUntil(lambda: hall.background.idle, timeout=5000)


def test_the_week_comes_first_and_the_others_of_the_picture_follow_the_latest_first(qtbot: QtBot, hall: Hall) -> None:
    hall.flow.show()
    settle(qtbot, hall)
    assert hall.desk.counted[:3] == ["2026-W48", "2026-W47", "2026-W46"]
    assert len(hall.desk.counted) == PERIODS["week"]
    hall.screen.moved.emit(-1)
    settle(qtbot, hall)
    assert hall.desk.counted[PERIODS["week"] :] == ["2026-W47", "2026-W36"], "what is known is not counted again"


def test_where_counting_takes_long_nothing_more_is_counted(
    qtbot: QtBot, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports_flow, "LONGEST_COUNT_S", -1.0)
    hall.flow.show()
    settle(qtbot, hall)
    assert hall.desk.counted == ["2026-W48"]


def test_a_save_is_acknowledged_while_a_period_is_being_counted(qtbot: QtBot, hall: Hall) -> None:
    begun, saved = threading.Event(), threading.Event()

    def meanwhile() -> None:
        begun.set()
        hall.desk.counted.append("saved" if saved.wait(WAIT_S) else "the save waited")

    hall.desk.meanwhile = meanwhile
    hall.flow.turn_to(read_period("2026"))
    qtbot.waitUntil(begun.is_set, timeout=5000)
    hall.background.run(Lane.REGISTER, saved.set)
    settle(qtbot, hall)
    assert hall.desk.counted[:2] == ["saved", "2026"]


def test_a_count_begins_after_what_was_saved_before_it(qtbot: QtBot, hall: Hall) -> None:
    gate = threading.Event()

    def save() -> None:
        gate.wait(WAIT_S)
        hall.desk.counted.append("saved")

    hall.background.run(Lane.REGISTER, save)
    hall.flow.turn_to(read_period("2026"))
    gate.set()
    settle(qtbot, hall)
    assert hall.desk.counted[:2] == ["saved", "2026"]


def test_only_the_last_of_several_wishes_is_shown(qtbot: QtBot, hall: Hall) -> None:
    hall.flow.show()
    settle(qtbot, hall)
    for _ in range(5):
        hall.screen.moved.emit(-1)
    settle(qtbot, hall)
    assert hall.screen.parts.period.accessibleName() == "Kỳ: Tuần 43 năm 2026"


def test_why_a_period_cannot_be_counted_is_said_in_its_place(qtbot: QtBot, hall: Hall) -> None:
    hall.desk.trouble = CounterError("Ổ đĩa đầy. Hồ sơ còn nguyên.")
    hall.flow.show()
    settle(qtbot, hall)
    assert hall.screen.parts.pages.currentWidget() is hall.screen.parts.page_counting
    assert hall.screen.parts.counting.text() == "Ổ đĩa đầy. Hồ sơ còn nguyên."
    assert hall.said == []


def test_a_number_that_counts_no_dossiers_says_so(qtbot: QtBot, hall: Hall) -> None:
    hall.flow.show()
    settle(qtbot, hall)
    hall.screen.behind_wanted.emit("procedures", "1.004873", "print_median")
    settle(qtbot, hall)
    assert hall.said[-1].startswith("Con số này không đếm hồ sơ")


def test_a_week_that_is_not_due_leaves_as_it_counts_now(qtbot: QtBot, hall: Hall) -> None:
    hall.flow.turn_to(read_period("2026-11"))
    settle(qtbot, hall)
    for ask in (hall.screen.next_requested, hall.screen.save_requested, hall.screen.print_requested):
        ask.emit()
    assert hall.out == ["stick 2026-11", "folder 2026-11", "paper 2026-11"]


def test_a_volunteer_opens_no_number_and_takes_nothing_out(qtbot: QtBot, hall: Hall) -> None:
    hall.flow.turn_to(read_period("2026-11"))
    settle(qtbot, hall)
    hall.people[0] = Who("Trần Văn Giúp", Role.VOLUNTEER)
    hall.screen.behind_wanted.emit("procedures", "1.004873", "received")
    hall.screen.next_requested.emit()
    hall.screen.save_requested.emit()
    settle(qtbot, hall)
    assert hall.out == []
    assert len(hall.said) == 3
    assert all("bấm F12" in sentence for sentence in hall.said)


def test_the_week_says_that_it_has_not_left(qtbot: QtBot, hall: Hall) -> None:
    hall.flow.show()
    settle(qtbot, hall)
    assert "▲ chưa xuất ra USB" in hall.screen.parts.state.text()
    hall.screen.moved.emit(-1)
    settle(qtbot, hall)
    assert hall.screen.parts.state.text().endswith("còn chờ xuất: tuần 48 năm 2026")


def test_longer_and_shorter_periods_lie_around_the_same_day(qtbot: QtBot, hall: Hall) -> None:
    hall.flow.turn_to(read_period("2026-W40"))
    for kinds, name in ((["longer"], "Tháng 10 năm 2026"), (["longer", "longer"], "Năm 2026")):
        for kind in kinds:
            hall.screen.kind_wanted.emit(kind)
        settle(qtbot, hall)
        assert hall.screen.parts.period.accessibleName() == f"Kỳ: {name}"
    hall.screen.kind_wanted.emit("week")
    settle(qtbot, hall)
    assert hall.screen.parts.period.accessibleName() == "Kỳ: Tuần 40 năm 2026"

# SPDX-License-Identifier: GPL-3.0-or-later
"""The board's reminder: asked for once a day and after every export, in nobody's way, for those who may export."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from counter_app.domain.periods import Period, read_period
from counter_app.domain.roles import Role, Who
from counter_app.ui.background import BackgroundDesk
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.report_words import reminder_words
from counter_app.ui.week_watch import WeekWatch
from counter_app.ui.widgets.week_strip import WeekStrip

W46, W47, W48 = (read_period(code) for code in ("2026-W46", "2026-W47", "2026-W48"))
FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)


class Board:
    """A strip, its watch, the day, who sits there, and which weeks wait."""

    def __init__(self, background: BackgroundDesk) -> None:
        self.who = Who("Lê Thị Thử")
        room: Any = SimpleNamespace(background=background, today=FRIDAY, who=lambda: self.who)
        self.room: Any = room
        self.waiting: tuple[Period, ...] = (W48,)
        self.asked = 0
        self.strip = WeekStrip()
        self.watch = WeekWatch(room, self._ask, self.strip)

    def _ask(self) -> tuple[Period, ...]:
        self.asked += 1
        return self.waiting


@pytest.fixture
def board(qtbot: QtBot) -> Iterator[Board]:
    background = BackgroundDesk(NoticeBoard())
    made = Board(background)
    qtbot.addWidget(made.strip)
    yield made
    background.close()


def settle(qtbot: QtBot, board: Board) -> None:
    qtbot.waitUntil(lambda: board.room.background.idle, timeout=5000)


def test_it_is_asked_once_a_day_and_whenever_something_left(qtbot: QtBot, board: Board) -> None:
    for _minute in range(3):
        board.watch.pass_minute()
    settle(qtbot, board)
    assert board.asked == 1
    assert "tuần 48" in board.strip.sentence
    board.room.today = MONDAY
    board.watch.pass_minute()
    settle(qtbot, board)
    assert board.asked == 2
    board.waiting = ()
    board.watch.look()
    settle(qtbot, board)
    assert board.strip.sentence == ""
    assert board.strip.isHidden()


def test_a_volunteer_is_not_reminded_and_whoever_relieves_her_is(qtbot: QtBot, board: Board) -> None:
    board.who = Who("Trần Văn Giúp", Role.VOLUNTEER)
    board.watch.look()
    settle(qtbot, board)
    assert board.strip.sentence == ""
    board.who = Who("Lê Thị Thử")
    board.watch.look()
    settle(qtbot, board)
    assert "tuần 48" in board.strip.sentence


@pytest.mark.parametrize(
    ("waiting", "today", "words"),
    [
        ((), FRIDAY, ""),
        ((W48,), FRIDAY, "Hôm nay là ngày làm việc cuối tuần 48 năm 2026: xuất số liệu ra USB cho cơ quan."),
        ((W48,), MONDAY, "Chưa xuất số liệu tuần 48 năm 2026."),
        ((W46, W47), MONDAY, "Chưa xuất số liệu tuần 46 năm 2026, tuần 47 năm 2026."),
    ],
)
def test_the_reminder_in_words(waiting: tuple[Period, ...], today: date, words: str) -> None:
    assert reminder_words(waiting, today) == words

# SPDX-License-Identifier: GPL-3.0-or-later
"""The window announces where the clerk wants to go, speaks and falls silent, and stands on a screen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain.errors import CounterError
from counter_app.ui import theme
from counter_app.ui.day_words import plain_day
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.notice_bar import NoticeBar
from counter_app.ui.widgets.plain_label import PlainLabel
from counter_app.ui.widgets.step_bar import StepState
from counter_app.ui.window import MainWindow
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import ALT, CTRL, focused, press

STEPS = [
    StepState("components", "Thành phần", "open_issue", "thiếu 1"),
    StepState("typing", "Khai", "current"),
    StepState("check", "Kiểm tra, in", "todo"),
]


class OneLine(QWidget):
    """A screen with a single input."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName("Họ tên")
        QVBoxLayout(self).addWidget(self.line)
        self.setFocusProxy(self.line)


@pytest.fixture
def notices(qapp: QApplication) -> NoticeBoard:
    theme.apply(qapp, "light", 10.5)
    return NoticeBoard()


@pytest.fixture
def window(qtbot: QtBot, notices: NoticeBoard) -> MainWindow:
    window = MainWindow(notices)
    qtbot.addWidget(window)
    for name in ("choose", "typing", "dossiers"):
        window.add_screen(name, OneLine())
    window.show_screen("choose")
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_F1, "help"),
        (Qt.Key.Key_F2, "choose"),
        (Qt.Key.Key_F3, "dossiers"),
        (Qt.Key.Key_F6, "reports"),
        (Qt.Key.Key_F7, "catalogue"),
        (Qt.Key.Key_F11, "settings"),
    ],
)
def test_the_f_keys_ask_for_their_room_from_inside_a_field(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, place: str
) -> None:
    with qtbot.waitSignal(window.rail_chosen) as seen:
        press(focused(), key)
    assert seen.args == [place]


def test_showing_a_screen_puts_the_cursor_into_it(window: MainWindow) -> None:
    window.show_screen("dossiers")
    assert window.current_screen() == "dossiers"
    assert isinstance(focused().parent(), OneLine)
    assert focused().isVisible()


def test_ctrl_enter_and_esc_go_on_and_back_only_when_the_bottom_line_offers_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.assertNotEmitted(window.next_requested), qtbot.assertNotEmitted(window.back_requested):
        press(focused(), Qt.Key.Key_Return, CTRL)
        press(focused(), Qt.Key.Key_Escape)
    window.set_action("Kiểm tra →", "Lùi")
    with qtbot.waitSignal(window.next_requested):
        press(focused(), Qt.Key.Key_Return, CTRL)
    with qtbot.waitSignal(window.back_requested):
        press(focused(), Qt.Key.Key_Escape)


def test_a_screen_that_takes_a_key_itself_is_not_overtaken(qtbot: QtBot, window: MainWindow) -> None:
    window.set_action("Kiểm tra →", "Lùi")
    pressed: list[str] = []
    screen = OneLine()
    bind(Key.NEXT_STEP, screen, lambda: pressed.append("screen"))
    window.add_screen("own", screen)
    window.show_screen("own")
    with qtbot.assertNotEmitted(window.next_requested):
        press(focused(), Qt.Key.Key_Return, CTRL)
    assert pressed == ["screen"]


def test_any_step_can_be_jumped_to(qtbot: QtBot, window: MainWindow) -> None:
    window.set_steps(STEPS)
    with qtbot.waitSignal(window.step_chosen) as seen:
        press(focused(), Qt.Key.Key_3, ALT)
    assert seen.args == ["check"]
    with qtbot.assertNotEmitted(window.step_chosen):
        press(focused(), Qt.Key.Key_5, ALT)
    window.set_steps([])
    with qtbot.assertNotEmitted(window.step_chosen):
        press(focused(), Qt.Key.Key_1, ALT)


def test_a_sentence_from_the_board_stands_above_the_bottom_line_until_put_away(
    window: MainWindow, notices: NoticeBoard
) -> None:
    bar = window.findChild(NoticeBar)
    assert bar is not None
    notices.report(CounterError("Không lưu được: ổ đĩa đầy."))
    assert bar.sentence == "Không lưu được: ổ đĩa đầy."
    assert "ổ đĩa đầy" in bar.accessibleName()
    press(focused(), Qt.Key.Key_Period, CTRL)
    assert bar.sentence == ""


def test_good_news_goes_away_by_itself_and_a_trouble_stays(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.ui.widgets.notice_bar.STAYS_MS", 1)
    bar = window.findChild(NoticeBar)
    assert bar is not None
    window.say("good", "Đã in.")
    qtbot.waitUntil(lambda: bar.sentence == "")
    window.say("good", "Đã in.")
    window.say("bad", "Máy in hết giấy.")
    assert not bar._timer.isActive()


def test_what_went_wrong_covers_the_window_and_gives_the_field_back(window: MainWindow) -> None:
    before = focused()
    window.show_crash("Chương trình gặp lỗi.", "/tmp/bao-loi.txt")
    assert window._crash.size() == window.size()
    window.resize(900, 600)
    assert window._crash.size() == window.size()
    press(focused(), Qt.Key.Key_Return)
    assert window._crash.isHidden()
    assert focused() is before


def test_the_window_tells_its_place_once_it_has_settled(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.geometry_changed) as seen:
        window.resize(880, 640)
    kept = seen.args[0]
    window.resize(880, 600)
    window.restore_geometry(kept)
    assert (window.width(), window.height()) == (880, 640)


@pytest.mark.parametrize("kept", [b"", b"not a geometry", b"\x01\xd9\xd0\xcb\x00"])
def test_without_a_known_place_the_window_stands_on_a_screen(window: MainWindow, kept: bytes) -> None:
    window.restore_geometry(kept)
    room = QApplication.primaryScreen().availableGeometry()
    assert room.intersects(window.geometry())


def test_a_window_left_on_a_screen_that_is_gone_comes_back(window: MainWindow) -> None:
    window.setGeometry(QRect(5000, 5000, 900, 600))
    kept = bytes(window.saveGeometry().data())
    window.restore_geometry(kept)
    room = QApplication.primaryScreen().availableGeometry()
    assert room.intersects(window.frameGeometry())


def test_closing_is_said_before_the_window_is_gone(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.closing):
        window.close()


@pytest.mark.parametrize("points", [10.5, 15.75, 21.0])
def test_no_word_is_cut_at_any_size_of_type(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, points: float
) -> None:
    theme.apply(qapp, "light", points)
    window.resize(1366, 728)
    window.set_steps(STEPS)
    window.set_action("Kiểm tra →", "Lùi")
    window.set_saved("đã lưu 10:42:07")
    window.set_number("hồ sơ 26-0312")
    window.set_day_banner(plain_day(date(2026, 11, 21)), lively=False)
    window.say("bad", "Không lưu được vì ổ đĩa đầy. Những gì đã gõ vẫn còn trên màn hình.")
    qtbot.waitUntil(lambda: not clipped_words(window), timeout=2000)
    assert unnamed_inputs(window) == []


def test_a_screen_that_would_like_to_be_high_does_not_squeeze_the_bottom_line(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    theme.apply(qapp, "light", 15.75)
    tall = QWidget()
    column = QVBoxLayout(tall)
    column.addWidget(PlainLabel("Lời dài " * 400).wrapped())
    window.add_screen("tall", tall)
    window.show_screen("tall")
    window.set_action("Kiểm tra →", "Lùi")
    window.resize(900, 560)
    bottom = window._parts.bottom
    qtbot.waitUntil(lambda: bottom.height() >= bottom.minimumSizeHint().height(), timeout=2000)


def test_a_plain_day_is_said_in_full() -> None:
    assert plain_day(date(2026, 11, 21)) == "Thứ Bảy 21/11/2026"
    assert plain_day(date(2026, 11, 22)).startswith("Chủ nhật")

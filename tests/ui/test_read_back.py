# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading back: one fact after the other, large, and «đúng» only at the end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from counter_app.domain.review import review_rows
from counter_app.ui import theme
from counter_app.ui.screens.read_back import ReadBackView
from tests.ui.clipping import clipped_words
from tests.ui.hands import focused, press, type_keys
from tests.ui.sample_papers import form

ANSWERS = {
    "nguoi_yeu_cau.ho_ten": "ĐẶNG THỊ QUỲNH Ỷ",
    "nguoi_yeu_cau.ngay_sinh": "1951-04-12",
    "nguoi_yeu_cau.so_dinh_danh": "042151001234",
    "muc_dich": "vay vốn & <b>sửa nhà</b>",
}


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> ReadBackView:
    theme.apply(qapp, "light", 10.5)
    view = ReadBackView()
    qtbot.addWidget(view)
    view.resize(1280, 600)
    view.show()
    qtbot.waitActive(view)
    view.show_rows(review_rows(form(), ANSWERS))
    return view


def words_of(view: ReadBackView, place: int) -> list[str]:
    return [label.text() for label in view.facts[place].findChildren(QLabel) if label.text()]


def current(view: ReadBackView) -> list[int]:
    return [place for place, fact in enumerate(view.facts) if fact.is_current]


def test_dates_are_in_words_numbers_in_groups_and_signs_as_they_are(view: ReadBackView) -> None:
    assert "ngày mười hai tháng tư năm một nghìn chín trăm năm mươi mốt" in words_of(view, 1)
    assert "042 151 001 234" in words_of(view, 2)
    assert "vay vốn & <b>sửa nhà</b>" in words_of(view, 3)


def test_it_says_whose_facts_begin(view: ReadBackView) -> None:
    assert words_of(view, 0)[0] == "NGƯỜI YÊU CẦU"
    assert words_of(view, 1)[0] != "NGƯỜI YÊU CẦU"
    assert words_of(view, 3)[0] == "NỘI DUNG"


def test_space_goes_on_and_backspace_back(view: ReadBackView) -> None:
    assert current(view) == [0]
    press(focused(), Qt.Key.Key_Space)
    press(focused(), Qt.Key.Key_Space)
    assert current(view) == [2]
    press(focused(), Qt.Key.Key_Backspace)
    assert current(view) == [1]


def test_the_answer_can_be_given_only_at_the_end(qtbot: QtBot, view: ReadBackView) -> None:
    assert not view.hearing.right.isEnabled()
    for _ in view.facts:
        press(focused(), Qt.Key.Key_Space)
    assert current(view) == []
    with qtbot.waitSignal(view.confirmed) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == ["citizen"]


def test_a_key_held_down_confirms_nothing(qtbot: QtBot, view: ReadBackView) -> None:
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True, count=1)
    with qtbot.assertNotEmitted(view.confirmed):
        for _ in range(len(view.facts) + 3):
            QApplication.sendEvent(focused(), held)
    assert current(view) == [0]


def test_somebody_else_who_listened_is_named(qtbot: QtBot, view: ReadBackView) -> None:
    view.go_to(len(view.facts))
    view.hearing.listener.setFocus()
    type_keys(focused(), "  Le Van Ba ")
    with qtbot.waitSignal(view.confirmed) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == ["Le Van Ba"]


def test_escape_leaves_without_noting_anything(qtbot: QtBot, view: ReadBackView) -> None:
    with qtbot.assertNotEmitted(view.confirmed), qtbot.waitSignal(view.closed):
        press(focused(), Qt.Key.Key_Escape)


@pytest.mark.parametrize(("wished", "points"), [(32, 32), (10, 28), (99, 40)])
def test_the_type_is_between_28_and_40_points(view: ReadBackView, wished: float, points: float) -> None:
    view.show_rows(review_rows(form(), ANSWERS), wished)
    labels = view.facts[0].findChildren(QLabel)
    assert max(label.font().pointSizeF() for label in labels) == points


def test_the_current_fact_is_in_sight_and_nothing_is_cut(qtbot: QtBot, view: ReadBackView) -> None:
    view.go_to(len(view.facts))
    qtbot.waitUntil(lambda: clipped_words(view) == [], timeout=2000)
    assert not view.hearing.right.visibleRegion().isEmpty()

# SPDX-License-Identifier: GPL-3.0-or-later
"""A list that is followed up: no word of it is cut, whatever the size; the faces are large and named."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.ui import theme
from counter_app.ui.ledger import LedgerPage, LedgerRow
from counter_app.ui.questions import choice, told
from counter_app.ui.screens.ledger import LedgerScreen
from counter_app.ui.screens.rating_board import RatingBoard
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import focused, press, type_keys

LONG = (
    "Đường bê tông từ nhà văn hóa thôn ra đê hữu sông La hỏng nặng sau hai mùa lũ, trẻ em đi học buổi tối rất nguy hiểm"
)
ROWS = (
    LedgerRow("a", LONG, "▲ QUÁ HẠN · hạn 02/11/2026", "bad", ((LONG, "body"),), (("go", "Ghi trả lời"), ("no", "Bỏ"))),
    LedgerRow("b", "Ngắn", "", "body"),
)


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> LedgerScreen:
    theme.apply(qapp, "light", 10.5)
    made = LedgerScreen("Ý kiến dân", (("one", "Một"), ("two", "Phản ánh, kiến nghị")))
    qtbot.addWidget(made)
    made.resize(1230, 560)
    made.show()
    qtbot.waitActive(made)
    made.show_page(LedgerPage(ROWS, (("2 dòng", "strong"),)), "a")
    made.setFocus()
    return made


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_is_cut(qtbot: QtBot, qapp: QApplication, screen: LedgerScreen, points: float) -> None:
    theme.apply(qapp, "light", points)
    screen.show_page(LedgerPage(ROWS), "a")
    qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []
    rows = screen.parts.list
    lines = rows.item(0).text().count("\n") + 1
    assert rows.visualItemRect(rows.item(0)).height() >= (lines + 1) * rows.fontMetrics().height()


def test_enter_does_the_first_and_a_digit_another(qtbot: QtBot, screen: LedgerScreen) -> None:
    with qtbot.waitSignal(screen.wished) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args[1] == "go"
    with qtbot.waitSignal(screen.wished) as seen:
        press(focused(), Qt.Key.Key_2)
    assert seen.args[1] == "no"
    press(focused(), Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(screen.wished):
        press(focused(), Qt.Key.Key_Return)


def test_a_digit_that_means_nothing_moves_nothing(qtbot: QtBot, screen: LedgerScreen) -> None:
    numbered = LedgerRow("c", "3 lượt", "", "body")
    screen.show_page(LedgerPage((*ROWS[1:], numbered)), "b")
    with qtbot.assertNotEmitted(screen.part_picked):
        press(focused(), Qt.Key.Key_3)
    assert screen.parts.list.currentRow() == 0
    assert not any(button.text().startswith("1") for button in screen.parts.which.findChildren(QPushButton))


def test_long_answers_are_asked_in_place_and_left_without_a_trace(qtbot: QtBot, screen: LedgerScreen) -> None:
    questions = (told("text", "Nội dung", "Xin ghi nội dung."), choice("kind", "Loại", (("a", "A"), ("b", "B"))))
    screen.ask("Ghi mới", questions)
    press(focused(), Qt.Key.Key_Return)
    assert screen.is_asking
    type_keys(focused(), "chu nho")
    press(focused(), Qt.Key.Key_Return)
    press(focused(), Qt.Key.Key_2)
    with qtbot.waitSignal(screen.answered) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == [{"text": "chu nho", "kind": "b"}]
    screen.ask("Ghi mới", questions)
    with qtbot.waitSignal(screen.cancelled):
        press(focused(), Qt.Key.Key_Escape)
    assert focused() is screen.parts.list


def test_the_lists_are_walked_by_key(qtbot: QtBot, screen: LedgerScreen) -> None:
    with qtbot.waitSignal(screen.part_picked) as seen:
        press(focused(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert seen.args == ["two"]


@pytest.mark.parametrize("buttons", [2, 3, 4])
def test_every_face_is_large_named_and_answers_its_digit(qtbot: QtBot, qapp: QApplication, buttons: int) -> None:
    theme.apply(qapp, "dark", 15.75)
    board = RatingBoard()
    qtbot.addWidget(board)
    board.resize(1230, 560)
    board.show()
    board.ask(buttons)
    assert len(board.faces) == buttons
    qtbot.waitUntil(lambda: min(min(face.width(), face.height()) for face in board.faces) >= 150)
    assert all(str(face.score) in face.accessibleName() for face in board.faces)
    chosen: list[int] = []
    board.chosen.connect(chosen.append)
    for digit in (Qt.Key.Key_9, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_3):
        press(board, digit)
    assert chosen == [1]
    assert sum(face.isVisible() for face in board.faces) == 1

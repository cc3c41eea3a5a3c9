# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery code is put away before work begins, or the reminder stays; asking for it threatens nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from counter_app.ui import theme
from counter_app.ui.screens.recovery import RecoveryCodeScreen, UnlockScreen
from tests.ui.clipping import clipped_words
from tests.ui.hands import CTRL, focused, press, type_keys

CODE = "7KQF-2M9X-RRTA-88PC-HJ4W-0EDN"


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> RecoveryCodeScreen:
    theme.apply(qapp, "light", 10.5)
    screen = RecoveryCodeScreen()
    qtbot.addWidget(screen)
    screen.resize(1270, 640)
    screen.show()
    qtbot.waitExposed(screen)
    screen.show_code(CODE)
    screen.setFocus()
    return screen


@pytest.fixture
def unlock(qtbot: QtBot, qapp: QApplication) -> UnlockScreen:
    theme.apply(qapp, "light", 10.5)
    screen = UnlockScreen()
    qtbot.addWidget(screen)
    screen.resize(1270, 640)
    screen.show()
    qtbot.waitExposed(screen)
    screen.setFocus()
    return screen


def test_every_group_of_the_code_is_shown(shown: RecoveryCodeScreen) -> None:
    words = " ".join(label.text() for label in shown.findChildren(QLabel))
    assert all(group in words for group in CODE.split("-"))


def test_going_on_waits_until_it_is_printed(qtbot: QtBot, shown: RecoveryCodeScreen) -> None:
    with qtbot.assertNotEmitted(shown.stored):
        press(focused(), Qt.Key.Key_Return, CTRL)
    with qtbot.waitSignal(shown.print_requested):
        press(focused(), Qt.Key.Key_F10)
    with qtbot.assertNotEmitted(shown.stored):
        press(focused(), Qt.Key.Key_Return, CTRL)
    shown.note_printed()
    with qtbot.waitSignal(shown.stored) as seen:
        press(focused(), Qt.Key.Key_Return, CTRL)
    assert seen.args == [True]


def test_going_on_is_allowed_when_the_clerk_says_it_is_put_away(qtbot: QtBot, shown: RecoveryCodeScreen) -> None:
    press(shown.put_away, Qt.Key.Key_Space)
    with qtbot.waitSignal(shown.stored) as seen:
        press(focused(), Qt.Key.Key_Return, CTRL)
    assert seen.args == [True]


def test_later_goes_on_with_the_reminder(qtbot: QtBot, shown: RecoveryCodeScreen) -> None:
    with qtbot.waitSignal(shown.stored) as seen:
        press(shown.later, Qt.Key.Key_Return)
    assert seen.args == [False]


def test_a_new_code_has_to_be_put_away_anew(shown: RecoveryCodeScreen) -> None:
    press(focused(), Qt.Key.Key_F10)
    shown.show_code("AAAA-BBBB")
    assert not shown.go_on.isEnabled()


def test_the_code_is_submitted_as_typed(qtbot: QtBot, unlock: UnlockScreen) -> None:
    type_keys(focused(), " 7kqf-2m9x ")
    with qtbot.waitSignal(unlock.submitted) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == ["7kqf-2m9x"]


def test_a_wrong_code_is_said_under_the_line_until_the_next_key(unlock: UnlockScreen) -> None:
    unlock.show_problem("Nhóm thứ 2 gõ sai.")
    assert any("Nhóm thứ 2" in label.text() for label in unlock.findChildren(QLabel) if label.isVisible())
    type_keys(focused(), "7")
    assert not any("Nhóm thứ 2" in label.text() for label in unlock.findChildren(QLabel) if label.isVisible())


def test_an_empty_line_is_not_submitted(qtbot: QtBot, unlock: UnlockScreen) -> None:
    with qtbot.assertNotEmitted(unlock.submitted):
        press(focused(), Qt.Key.Key_Return)


def test_no_button_here_can_do_away_with_the_register(unlock: UnlockScreen) -> None:
    words = [button.text().lower() for button in unlock.findChildren(QAbstractButton)]
    assert not [word for word in words if "xóa" in word or "mới" in word]
    assert any("không có gì bị xóa" in label.text() for label in unlock.findChildren(QLabel))


@pytest.mark.parametrize("points", [10.5, 15.75, 21.0])
def test_no_word_of_the_code_page_is_cut(
    qtbot: QtBot, qapp: QApplication, shown: RecoveryCodeScreen, points: float
) -> None:
    theme.apply(qapp, "light", points)
    shown.resize(1366, 700)
    qtbot.waitUntil(lambda: clipped_words(shown) == [], timeout=2000)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Lock, people and roster at every size of type: nothing clipped, every input named, digits do what they say."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counter_app.casework.roster_desk import RosterDay
from counter_app.domain.roles import Colleague, OnDuty, Role
from counter_app.ui import theme
from counter_app.ui.screens.lock import LockScreen
from counter_app.ui.screens.people import PeopleScreen
from counter_app.ui.screens.roster import RosterScreen
from tests.people import HBLUE, LONG_NAME
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import press, type_keys

PEOPLE = (
    Colleague(1, "Lê Thị Thử", Role.CLERK, has_pin=True),
    Colleague(2, LONG_NAME.name, Role.LEADER, has_pin=True),
    Colleague(3, HBLUE.name, Role.VOLUNTEER, organisation="Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Bùi La Nhân"),
)
DAY = date(2026, 12, 1)


def shown(qtbot: QtBot, qapp: QApplication, screen: QWidget, points: float) -> None:
    theme.apply(qapp, "light", points)
    qtbot.addWidget(screen)
    screen.resize(1230, 600)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()


def lock() -> LockScreen:
    screen = LockScreen()
    screen.show_people(PEOPLE, 1, "Lê Thị Thử")
    return screen


def people() -> PeopleScreen:
    screen = PeopleScreen()
    screen.show_people(PEOPLE, 3)
    return screen


def roster() -> RosterScreen:
    screen = RosterScreen()
    lines = tuple(OnDuty(one.id, DAY, "Viết hộ hồ sơ, đọc lại cho dân nghe", one) for one in PEOPLE)
    screen.show_days([RosterDay(DAY, ("Thứ Ba: Ngày không viết, không hẹn",), lines), RosterDay(DAY, ("Thứ Ba",), ())])
    return screen


@pytest.mark.parametrize("points", [10.5, 15.75])
@pytest.mark.parametrize("made", [lock, people, roster])
def test_nothing_is_clipped_and_every_input_has_a_name(
    qtbot: QtBot, qapp: QApplication, made: type[QWidget], points: float
) -> None:
    screen = made()
    shown(qtbot, qapp, screen, points)
    assert clipped_words(screen) == []
    assert unnamed_inputs(screen) == []


def test_a_digit_asks_for_the_pin_and_escape_goes_back_to_the_names(qtbot: QtBot, qapp: QApplication) -> None:
    screen = lock()
    shown(qtbot, qapp, screen, 10.5)
    type_keys(screen.parts.people, "2")
    qtbot.waitUntil(screen.parts.pin.hasFocus)
    press(screen.parts.pin, Qt.Key.Key_Escape)
    qtbot.waitUntil(screen.parts.people.hasFocus)
    with qtbot.waitSignal(screen.entered) as entered:
        type_keys(screen.parts.people, "3")
    assert entered.args == [3, ""]


def test_a_pin_is_never_shown_as_it_is_typed(qtbot: QtBot, qapp: QApplication) -> None:
    screen = lock()
    shown(qtbot, qapp, screen, 10.5)
    type_keys(screen.parts.people, "1")
    type_keys(screen.parts.pin, "4071")
    assert "4071" not in screen.parts.pin.displayText()
    with qtbot.waitSignal(screen.entered) as entered:
        press(screen.parts.pin, Qt.Key.Key_Return)
    assert entered.args == [1, "4071"]
    screen.refuse("PIN không đúng.")
    assert screen.parts.pin.text() == ""
    qtbot.waitUntil(screen.parts.pin.hasFocus)

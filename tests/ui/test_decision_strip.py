# SPDX-License-Identifier: GPL-3.0-or-later
"""The decision stands above the papers; who the visitor is takes few keys; why is one key away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from counter_app.casework.decision_words import Verdict
from counter_app.domain.checklist import Checklist
from counter_app.domain.decision import Reason
from counter_app.domain.visitor import Trait
from counter_app.ui import theme
from counter_app.ui.screens.components import ComponentsScreen
from counter_app.ui.widgets.decision_strip import DecisionView
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import CTRL, focused, press, type_keys
from tests.ui.sample_procedures import DEATH, MARITAL

WHY = Reason("writes", "Thứ Tư, đến 15 giờ: cán bộ viết thay.", "Kế hoạch tháng 9/2023, mục IV.6")
VERDICTS = (
    Verdict("Viết hộ", "Được, theo mô hình", "good", (WHY,)),
    Verdict("Hạn trả", "17:00 thứ Tư 25/11/2026", "plain", ()),
)
COUPLE = {"co_mat.1": "Bên nữ", "co_mat.2": "Bên nam"}


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> ComponentsScreen:
    theme.apply(qapp, "light", 10.5)
    screen = ComponentsScreen()
    qtbot.addWidget(screen)
    screen.resize(1270, 600)
    screen.show()
    qtbot.waitExposed(screen)
    married = MARITAL.model_copy(update={"must_be_present": ("Bên nữ", "Bên nam")})
    screen.show_case(Checklist(married, {}, frozenset()))
    screen.decision.show_decision(DecisionView(VERDICTS, present=COUPLE))
    return screen


def test_two_keys_say_that_the_visitor_cannot_read(qtbot: QtBot, screen: ComponentsScreen) -> None:
    press(focused(), Qt.Key.Key_J, CTRL)
    with qtbot.waitSignal(screen.traits_changed) as seen:
        press(focused(), Qt.Key.Key_2)
    assert seen.args == [frozenset({Trait.ILLITERATE})]


def test_ethnic_origin_is_asked_only_where_the_office_counts_it(qtbot: QtBot, screen: ComponentsScreen) -> None:
    press(focused(), Qt.Key.Key_J, CTRL)
    with qtbot.assertNotEmitted(screen.traits_changed):
        press(focused(), Qt.Key.Key_8)
    for _ in range(9):
        press(focused(), Qt.Key.Key_Right)
    assert focused().isVisible()
    screen.decision.show_decision(DecisionView(VERDICTS, present=COUPLE, asks_minority=True))
    with qtbot.waitSignal(screen.traits_changed) as seen:
        press(focused(), Qt.Key.Key_8)
    assert seen.args == [frozenset({Trait.ETHNIC_MINORITY})]


def test_another_reason_asks_for_words_at_once(qtbot: QtBot, screen: ComponentsScreen) -> None:
    press(focused(), Qt.Key.Key_J, CTRL)
    press(focused(), Qt.Key.Key_5)
    type_keys(focused(), "gay tay")
    with qtbot.waitSignal(screen.reason_settled) as seen:
        press(focused(), Qt.Key.Key_Down)
    assert seen.args == ["gay tay"]


def test_the_reasons_come_and_go_by_one_key_and_the_focus_stays(screen: ComponentsScreen) -> None:
    before = focused()
    press(before, Qt.Key.Key_F5)
    assert screen.decision.shows_why
    assert focused() is before
    press(focused(), Qt.Key.Key_F5)
    assert not screen.decision.shows_why


def test_another_procedure_begins_without_the_reasons_of_the_last(screen: ComponentsScreen) -> None:
    press(focused(), Qt.Key.Key_F5)
    screen.show_case(Checklist(DEATH, {}, frozenset()))
    assert not screen.decision.shows_why


def test_long_reasons_are_scrolled_by_the_keyboard(qtbot: QtBot, screen: ComponentsScreen) -> None:
    reasons = tuple(Reason("writes", f"Lý do thứ {number}.", "mục I") for number in range(40))
    screen.decision.show_decision(DecisionView((Verdict("Viết hộ", "Được", "good", reasons),)))
    press(focused(), Qt.Key.Key_F5)
    bar = screen.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=2000)
    press(focused(), Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_each_person_who_must_come_is_asked_for_and_ticked(qtbot: QtBot, screen: ComponentsScreen) -> None:
    press(focused(), Qt.Key.Key_J, CTRL)
    press(focused(), Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.ticks_changed) as seen:
        press(focused(), Qt.Key.Key_2)
    assert seen.args == [frozenset({"co_mat.2"})]


def test_the_answer_is_printed_by_one_key(qtbot: QtBot, screen: ComponentsScreen) -> None:
    with qtbot.waitSignal(screen.answer_requested):
        press(focused(), Qt.Key.Key_F10, CTRL)


def test_enter_on_a_trait_turns_it_and_does_not_go_on(qtbot: QtBot, screen: ComponentsScreen) -> None:
    press(focused(), Qt.Key.Key_J, CTRL)
    press(focused(), Qt.Key.Key_Right)
    with qtbot.waitSignal(screen.traits_changed) as seen, qtbot.assertNotEmitted(screen.next_requested):
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == [frozenset({Trait.ILLITERATE})]


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_of_the_decision_is_cut(
    qtbot: QtBot, qapp: QApplication, screen: ComponentsScreen, points: float
) -> None:
    theme.apply(qapp, "light", points)
    press(focused(), Qt.Key.Key_F5)
    ban = "Không viết hộ: người lập di chúc tự viết (Điều 633 Bộ luật Dân sự 2015)."
    screen.decision.show_decision(DecisionView(VERDICTS, assumed=True, years=75, present=COUPLE, ban=ban))
    qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []

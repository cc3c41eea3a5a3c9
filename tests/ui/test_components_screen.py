# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers are ticked by keyboard; what is missing is named; the two lists stay apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from counter_app.domain.channels import Channel, filed_by
from counter_app.domain.checklist import Checklist
from counter_app.domain.procedure import Component
from counter_app.ui import theme
from counter_app.ui.screens.components import ComponentsScreen
from counter_app.ui.widgets.tick_row import TickRow
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import CTRL, focused, press
from tests.ui.sample_procedures import DEATH, MARITAL


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> ComponentsScreen:
    theme.apply(qapp, "light", 10.5)
    screen = ComponentsScreen()
    qtbot.addWidget(screen)
    screen.resize(1270, 600)
    screen.show()
    qtbot.waitExposed(screen)
    screen.show_case(Checklist(MARITAL, {}, frozenset()))
    return screen


def row_in_focus() -> str:
    row = focused().parent()
    assert isinstance(row, TickRow)
    return row.component.id


def to_the_papers() -> None:
    for _ in range(10):
        if isinstance(focused().parent(), TickRow):
            return
        press(focused(), Qt.Key.Key_Down)
    raise AssertionError("the papers cannot be reached by the arrow")


def shown_ids(screen: ComponentsScreen) -> list[str]:
    return [row.component.id for row in screen._parts.ticks() if row.isVisible()]


@pytest.mark.usefixtures("screen")
def test_the_first_question_has_the_focus() -> None:
    assert focused().accessibleName() == "Người khác đi nộp thay?: Không"


def test_a_digit_answers_and_the_paper_that_follows_appears(qtbot: QtBot, screen: ComponentsScreen) -> None:
    assert "uy_quyen" not in shown_ids(screen)
    with qtbot.waitSignal(screen.choices_changed) as seen:
        press(focused(), Qt.Key.Key_1)
    assert seen.args == [{"nop_thay": "co", "tung_ket_hon": "chua"}]
    assert "uy_quyen" in shown_ids(screen)
    assert focused().accessibleName() == "Người khác đi nộp thay?: Có"


def test_a_follow_up_question_appears_only_when_it_applies(screen: ComponentsScreen) -> None:
    later = screen._parts.questions["ghi_chu_ly_hon"]
    assert not later.isVisible()
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Right)
    assert later.isVisible()
    assert focused().accessibleName() == "Người được cấp đã từng kết hôn?: Đã ly hôn"


def test_showing_the_same_case_again_leaves_the_focus_where_it_is(
    screen: ComponentsScreen,
) -> None:
    to_the_papers()
    before = focused()
    screen.show_case(Checklist(MARITAL, {"nop_thay": "co"}, frozenset({"giay_cu"})))
    assert focused() is before


def test_space_ticks_and_the_tick_is_announced(qtbot: QtBot, screen: ComponentsScreen) -> None:
    to_the_papers()
    assert row_in_focus() == "giay_cu"
    with qtbot.waitSignal(screen.ticks_changed) as seen:
        press(focused(), Qt.Key.Key_Space)
    assert seen.args == [frozenset({"giay_cu"})]
    assert "Thẻ căn cước" in screen._parts.missing.text()
    assert "hôn nhân cũ" not in screen._parts.missing.text()


@pytest.mark.usefixtures("screen")
def test_right_goes_over_to_the_papers_that_are_only_shown() -> None:
    to_the_papers()
    press(focused(), Qt.Key.Key_Right)
    assert row_in_focus() == "can_cuoc"
    press(focused(), Qt.Key.Key_Left)
    assert row_in_focus() == "giay_cu"


def test_the_declaration_written_here_and_data_looked_up_are_never_asked_for(
    screen: ComponentsScreen,
) -> None:
    screen.show_case(Checklist(MARITAL, {"tung_ket_hon": "ly_hon"}, frozenset()))
    ids = [row.component.id for row in screen._parts.ticks()]
    assert "to_khai" not in ids
    assert "ban_an" not in ids
    assert "ly hôn" not in screen._parts.missing.text()


def test_one_key_ticks_everything_and_the_verdict_turns(qtbot: QtBot, screen: ComponentsScreen) -> None:
    assert screen._parts.verdict.text() == "THIẾU 3"
    with qtbot.waitSignal(screen.ticks_changed) as seen:
        press(focused(), Qt.Key.Key_A, CTRL)
    assert seen.args == [frozenset({"giay_cu", "can_cuoc", "cu_tru"})]
    assert screen._parts.verdict.text() == "ĐỦ ✓"
    assert screen._parts.verdict.property("role") == "good"


def test_ticking_all_keeps_the_ticks_of_papers_another_answer_would_need(
    qtbot: QtBot, screen: ComponentsScreen
) -> None:
    screen.show_case(Checklist(MARITAL, {}, frozenset({"uy_quyen"})))
    with qtbot.waitSignal(screen.ticks_changed) as seen:
        press(focused(), Qt.Key.Key_A, CTRL)
    assert "uy_quyen" in seen.args[0]


def test_the_slip_is_asked_for_only_while_something_is_missing(qtbot: QtBot, screen: ComponentsScreen) -> None:
    with qtbot.waitSignal(screen.slip_requested):
        press(focused(), Qt.Key.Key_F10)
    screen.show_case(Checklist(DEATH, {}, frozenset({"bao_tu"})))
    with qtbot.assertNotEmitted(screen.slip_requested):
        press(focused(), Qt.Key.Key_F10)


def test_enter_goes_on_and_esc_back(qtbot: QtBot, screen: ComponentsScreen) -> None:
    with qtbot.waitSignal(screen.next_requested):
        press(focused(), Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.back_requested):
        press(focused(), Qt.Key.Key_Escape)


def test_enter_on_the_slip_button_prints_the_slip(qtbot: QtBot, screen: ComponentsScreen) -> None:
    screen._parts.slip.setFocus()
    with qtbot.waitSignal(screen.slip_requested), qtbot.assertNotEmitted(screen.next_requested):
        press(focused(), Qt.Key.Key_Return)


def test_a_procedure_without_questions_begins_at_its_papers(screen: ComponentsScreen) -> None:
    screen.show_case(Checklist(DEATH, {}, frozenset()))
    assert row_in_focus() == "bao_tu"


def test_a_paper_reached_by_the_arrow_is_scrolled_into_sight(screen: ComponentsScreen) -> None:
    screen.resize(900, 260)
    for _ in range(8):
        press(focused(), Qt.Key.Key_Down)
    row = focused().parentWidget()
    scroll = screen.findChild(QScrollArea)
    assert row is not None
    assert scroll is not None
    top = row.mapTo(scroll.viewport(), QPoint(0, 0)).y()
    assert top >= 0
    assert top + row.height() <= scroll.viewport().height()


def test_a_case_with_nothing_to_show_says_so(screen: ComponentsScreen) -> None:
    assert not screen._parts.nothing_to_show.isVisible()
    screen.show_case(Checklist(DEATH, {}, frozenset()))
    assert screen._parts.nothing_to_show.isVisible()


def test_long_choices_go_to_the_next_line_instead_of_out_of_sight(screen: ComponentsScreen) -> None:
    asked = screen._parts.questions["tung_ket_hon"]
    in_one_line = asked.height()
    screen.resize(560, 600)
    buttons = asked.findChildren(QPushButton)
    assert asked.heightForWidth(200) > in_one_line
    assert all(button.mapTo(screen, QPoint(button.width(), 0)).x() <= screen.width() for button in buttons)


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_of_the_components_screen_is_cut(
    qtbot: QtBot, qapp: QApplication, screen: ComponentsScreen, points: float
) -> None:
    theme.apply(qapp, "light", points)
    screen.show_case(Checklist(MARITAL, {"nop_thay": "co", "tung_ket_hon": "ly_hon"}, frozenset()))
    screen.resize(1240, 560)
    qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []


def test_a_listed_procedure_is_neither_complete_nor_incomplete_and_every_key_still_works(
    qtbot: QtBot, screen: ComponentsScreen
) -> None:
    listed = MARITAL.model_copy(update={"code": "9.000009", "components": (), "questions": ()})
    screen.show_case(Checklist(listed, {}, frozenset()))
    assert [window for window in QApplication.topLevelWidgets() if window.isVisible()] == [screen]
    assert (screen._parts.verdict.text(), screen._parts.missing.text()) == ("", "")
    assert not screen._parts.slip.isVisible()
    with qtbot.waitSignal(screen.next_requested):
        press(focused(), Qt.Key.Key_Return)
    screen.show_case(Checklist(MARITAL, {}, frozenset()))
    assert screen._parts.slip.isVisible()


def test_by_post_the_paper_that_is_shown_becomes_a_copy_and_the_clerk_stays_where_they_were(
    qtbot: QtBot, screen: ComponentsScreen
) -> None:
    shown = Component(
        id="can_cuoc",
        name="Căn cước",
        plain="Căn cước",
        way="show",
        originals=1,
        by_post="Bản sao chứng thực: Căn cước",
        source="s",
        certainty="verified",
    )
    procedure = MARITAL.model_copy(update={"components": (shown,)})
    checklist = Checklist(procedure, {}, frozenset({"can_cuoc"}))
    screen.show_case(checklist)
    press(focused(), Qt.Key.Key_Y, CTRL)
    with qtbot.waitSignal(screen.channel_changed) as seen:
        press(focused(), Qt.Key.Key_3)
    assert seen.args == ["post"]
    screen.show_case(replace(checklist, procedure=filed_by(procedure, Channel.POST)), "post")
    (row,) = screen._parts.columns()[0]
    assert row.component.name == "Bản sao chứng thực: Căn cước"
    assert row.box.isChecked(), "what was ticked stays ticked"
    assert "bưu chính" in focused().accessibleName()

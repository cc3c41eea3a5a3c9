# SPDX-License-Identifier: GPL-3.0-or-later
"""Typing a form by keyboard alone: what is read, refused, asked and moved to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.ui.screens.typing import TypingScreen
from tests.people import TODAY
from tests.ui.form_hands import BORN, HOME, NAME, NUMBER, SEX, enter, fact_of, here, remarks_of, text_of
from tests.ui.hands import CTRL, SHIFT, focused, press, type_keys
from tests.ui.sample_papers import form


@pytest.fixture
def screen(typing_screen: TypingScreen) -> TypingScreen:
    return typing_screen


@pytest.mark.usefixtures("screen")
def test_the_first_required_field_has_the_keys() -> None:
    assert here() == NAME


def test_enter_reads_the_field_and_goes_on(qtbot: QtBot, screen: TypingScreen) -> None:
    with qtbot.waitSignals([screen.answers_replaced, screen.answered], order="strict"):
        enter("dang thi quynh")
    assert screen.current_answers()[NAME] == "DANG THI QUYNH"
    assert text_of(screen, NAME) == "DANG THI QUYNH"
    assert here() == BORN


def test_a_name_is_not_touched_while_it_is_typed(screen: TypingScreen) -> None:
    type_keys(focused(), "dang thi")
    assert text_of(screen, NAME) == "dang thi"


def test_every_key_is_told_as_it_is_typed(screen: TypingScreen) -> None:
    seen: list[tuple[str, str]] = []
    screen.typing.connect(lambda field_id, raw: seen.append((field_id, raw)))
    type_keys(focused(), "ab")
    assert seen == [(NAME, "a"), (NAME, "ab")]


def test_shift_enter_goes_back_and_on_the_first_field_leaves(qtbot: QtBot, screen: TypingScreen) -> None:
    enter("a b")
    press(focused(), Qt.Key.Key_Return, SHIFT)
    assert here() == NAME
    with qtbot.waitSignal(screen.back_requested):
        press(focused(), Qt.Key.Key_Return, SHIFT)


def test_enter_on_the_last_field_goes_to_the_next_step(qtbot: QtBot, screen: TypingScreen) -> None:
    screen.focus_field("muc_dich")
    with qtbot.waitSignal(screen.next_requested):
        enter("di lam")
    assert screen.current_answers()["muc_dich"] == "di lam"


def test_ctrl_enter_reads_the_field_before_it_goes_to_the_next_step(screen: TypingScreen) -> None:
    order: list[str] = []
    screen.answered.connect(lambda field_id, _value: order.append(field_id))
    screen.next_requested.connect(lambda: order.append("next"))
    type_keys(focused(), "an")
    press(focused(), Qt.Key.Key_Return, CTRL)
    assert order == [NAME, "next"]


def test_leaving_the_screen_reads_what_is_in_the_fingers(screen: TypingScreen) -> None:
    type_keys(focused(), "an")
    screen.hide()
    assert screen.current_answers()[NAME] == "AN"


@pytest.mark.parametrize("typed", ["12/4/1951", "12041951", "12-4-1951"])
def test_dates_are_understood_as_typed_and_shown_alike(screen: TypingScreen, typed: str) -> None:
    screen.focus_field(BORN)
    enter(typed)
    assert screen.current_answers()[BORN] == "1951-04-12"
    assert text_of(screen, BORN) == "12/04/1951"
    assert fact_of(screen, BORN) == "75 tuổi"


def test_an_impossible_date_keeps_the_keys_and_says_why(screen: TypingScreen) -> None:
    screen.focus_field(BORN)
    enter("31/2/1951")
    assert here() == BORN
    assert "Tháng 2 không có ngày 31" in remarks_of(screen, BORN)
    assert BORN not in screen.current_answers()
    assert text_of(screen, BORN) == "31/2/1951"


def test_an_unreadable_field_can_still_be_left_backwards(screen: TypingScreen) -> None:
    screen.focus_field(BORN)
    enter("31/2/1951")
    press(focused(), Qt.Key.Key_Return, SHIFT)
    assert here() == NAME
    assert text_of(screen, BORN) == "31/2/1951"
    assert not screen.settle()


def test_an_unreadable_text_takes_the_place_of_an_older_answer(screen: TypingScreen) -> None:
    screen.show_form(form(), {BORN: "1951-04-12"}, {}, BORN, (), TODAY)
    told: list[tuple[str, str]] = []
    screen.answered.connect(lambda *said: told.append(said))
    screen.typing.connect(lambda *said: told.append(said))
    enter("31/2/1951")
    assert told[-2:] == [(BORN, ""), (BORN, "31/2/1951")]
    assert BORN not in screen.current_answers()


def test_an_unclear_century_is_asked_and_one_digit_answers(screen: TypingScreen) -> None:
    screen.focus_field(BORN)
    enter("1/2/25")
    assert "1925" in focused().accessibleName()
    press(focused(), Qt.Key.Key_2)
    assert screen.current_answers()[BORN] == "2025-02-01"
    assert here() == HOME


def test_going_back_from_the_question_returns_to_the_field(screen: TypingScreen) -> None:
    screen.focus_field(BORN)
    enter("1/2/25")
    press(focused(), Qt.Key.Key_Return, SHIFT)
    assert here() == BORN


def test_a_number_is_counted_while_typed_and_told_when_left(screen: TypingScreen) -> None:
    screen.focus_field(NUMBER)
    type_keys(focused(), "04215")
    assert fact_of(screen, NUMBER) == "5/12 số"
    enter("1001234")
    assert fact_of(screen, NUMBER) == "✓ nữ, sinh 1951"


def test_a_disagreement_does_not_hold_up_the_keys(screen: TypingScreen) -> None:
    screen.focus_field(BORN)
    enter("12/4/1950")
    screen.focus_field(NUMBER)
    enter("042151001234")
    assert here() == SEX
    assert "1951" in remarks_of(screen, NUMBER)


def test_a_disagreement_is_overruled_with_a_reason(qtbot: QtBot, screen: TypingScreen) -> None:
    screen.focus_field(BORN)
    enter("12/4/1950")
    screen.focus_field(NUMBER)
    enter("042151001234")
    press(focused(), Qt.Key.Key_Return, SHIFT)
    enter()
    assert focused().accessibleName() == "Giữ nguyên vì"
    with qtbot.waitSignal(screen.overruled) as seen:
        enter("giay khai sinh ghi the")
    assert seen.args == [NUMBER, "id_year", "giay khai sinh ghi the"]
    assert here() == SEX


def test_a_reason_left_empty_overrules_nothing(qtbot: QtBot, screen: TypingScreen) -> None:
    screen.show_form(form(), {BORN: "1950-04-12", NUMBER: "042151001234"}, {}, NUMBER, (), TODAY)
    enter()
    assert focused().accessibleName() == "Giữ nguyên vì"
    with qtbot.assertNotEmitted(screen.overruled):
        enter()
    assert here() == SEX


def test_a_field_that_is_no_longer_asked_greys_in_its_place(screen: TypingScreen) -> None:
    home = screen._parts.sheet.rows[HOME]
    screen.focus_field(NUMBER)
    top_before = focused().mapTo(screen, focused().rect().topLeft()).y()
    enter("042151001234")
    assert home.isVisible()
    assert not home.isEnabled()
    assert fact_of(screen, HOME) == "không phải khai"
    number = screen._parts.sheet.rows[NUMBER].input
    assert number.mapTo(screen, number.rect().topLeft()).y() == top_before


def test_keys_pass_over_a_field_that_is_not_asked(screen: TypingScreen) -> None:
    screen.show_form(form(), {NUMBER: "042151001234"}, {}, BORN, (), TODAY)
    enter()
    assert here() == NUMBER


def test_two_long_ways_do_not_widen_the_form(qtbot: QtBot, screen: TypingScreen) -> None:
    screen.resize(860, 600)
    enter("NguyÔn ThÞ Hång Th¾m NguyÔn ThÞ Hång Th¾m")
    row = screen._parts.sheet.rows[NAME]
    assert len(row.boxes[0].ways) == 2
    qtbot.waitUntil(lambda: screen._parts.sheet.horizontalScrollBar().maximum() == 0, timeout=2000)
    assert row.width() <= screen._parts.sheet.viewport().width()


def test_a_number_that_disagrees_is_not_ticked(screen: TypingScreen) -> None:
    enter("a b")
    enter("12/4/1951")
    screen.focus_field(NUMBER)
    enter("042151001234")
    assert fact_of(screen, NUMBER).startswith("✓")
    screen.focus_field(BORN)
    enter("12/4/1950")
    assert fact_of(screen, NUMBER) == "nữ, sinh 1951"

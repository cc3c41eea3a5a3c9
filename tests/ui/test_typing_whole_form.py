# SPDX-License-Identifier: GPL-3.0-or-later
"""The typing screen beyond one field: twins, undo, defaults, the page beside, larger type."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.ui import theme
from counter_app.ui.screens.typing import TypingScreen
from tests.people import TODAY
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.form_hands import BORN, HOME, NAME, NUMBER, SEX, enter, here, paste, remarks_of, text_of
from tests.ui.hands import CTRL, SHIFT, focused, press, type_keys
from tests.ui.sample_papers import BlankPreview, Box, Place, form


@pytest.fixture
def screen(typing_screen: TypingScreen) -> TypingScreen:
    return typing_screen


def test_same_person_fills_the_twin_and_one_key_takes_it_back(qtbot: QtBot, screen: TypingScreen) -> None:
    screen.show_form(form(), {NAME: "AN", BORN: "1951-04-12", NUMBER: "042151001234"}, {}, NAME, (), TODAY)
    with qtbot.waitSignal(screen.answers_replaced) as seen:
        press(focused(), Qt.Key.Key_D, CTRL)
    assert seen.args is not None
    assert seen.args[0]["nguoi_duoc_cap.ho_ten"] == "AN"
    assert seen.args[0]["quan_he"] == "ban_than"
    assert here() == "muc_dich"
    with qtbot.waitSignal(screen.answers_replaced) as undone:
        press(focused(), Qt.Key.Key_Z, CTRL)
    assert undone.args is not None
    assert set(undone.args[0].values()) == {""}
    assert "nguoi_duoc_cap.ho_ten" not in screen.current_answers()


def test_clearing_the_form_can_be_undone_with_texts_not_yet_readable(screen: TypingScreen) -> None:
    screen.show_form(form(), {NAME: "AN"}, {BORN: "31/2/1951"}, NAME, (), TODAY)
    press(focused(), Qt.Key.Key_Delete, CTRL)
    assert screen.current_answers() == {"quoc_tich": "Việt Nam"}
    assert text_of(screen, BORN) == ""
    assert here() == NAME
    press(focused(), Qt.Key.Key_Z, CTRL)
    assert screen.current_answers()[NAME] == "AN"
    assert text_of(screen, BORN) == "31/2/1951"


def test_undo_in_a_field_brings_back_what_was_typed_before_it_was_tidied(screen: TypingScreen) -> None:
    enter("an")
    press(focused(), Qt.Key.Key_Return, SHIFT)
    press(focused(), Qt.Key.Key_Z, CTRL)
    assert text_of(screen, NAME) == "an"


def test_a_pick_by_digit_is_settled_at_once(qtbot: QtBot, screen: TypingScreen) -> None:
    screen.focus_field(SEX)
    with qtbot.waitSignal(screen.answered) as seen:
        press(focused(), Qt.Key.Key_2)
    assert seen.args == [SEX, "nu"]
    press(focused(), Qt.Key.Key_Z, CTRL)
    assert SEX not in screen.current_answers()


def test_the_defaults_of_a_form_are_told_with_the_first_key_and_never_before(
    qtbot: QtBot, screen: TypingScreen
) -> None:
    assert text_of(screen, "quoc_tich") == "Việt Nam"
    with qtbot.waitSignal(screen.answers_replaced) as seen:
        type_keys(focused(), "a")
    assert seen.args == [{"quoc_tich": "Việt Nam"}]
    with qtbot.assertNotEmitted(screen.answers_replaced):
        type_keys(focused(), "n")


def test_a_hidden_character_is_removed_with_a_note(screen: TypingScreen) -> None:
    paste("A\u200bn")
    enter()
    assert screen.current_answers()[NAME] == "AN"
    assert "ký tự ẩn" in remarks_of(screen, NAME)


def test_an_old_encoding_is_offered_converted(screen: TypingScreen) -> None:
    paste("NguyÔn ThÞ §µo")
    enter()
    press(focused(), Qt.Key.Key_Return)
    assert screen.current_answers()[NAME] == "NGUYỄN THỊ ĐÀO"


def test_what_was_being_typed_when_the_power_went_stands_there_again(screen: TypingScreen) -> None:
    screen.show_form(form(), {NAME: "AN"}, {BORN: "12/4/19"}, BORN, (), TODAY)
    assert here() == BORN
    assert text_of(screen, BORN) == "12/4/19"


def test_the_page_marks_the_field_and_a_click_goes_to_it(screen: TypingScreen) -> None:
    preview = BlankPreview(places={BORN: Place(0, Box(100, 100, 80, 14))})
    screen.show_preview(preview)
    screen._parts.page.view.place_clicked.emit(0, 110.0, 105.0)
    assert here() == BORN
    assert screen._parts.page.view.marked == preview.spots_of(BORN)


def test_a_forecast_stands_beside_its_field(screen: TypingScreen) -> None:
    screen.show_forecast({NAME: "Dài quá chỗ của mẫu."})
    assert "Dài quá" in remarks_of(screen, NAME)
    screen.show_forecast({})
    assert remarks_of(screen, NAME) == ""


@pytest.mark.usefixtures("screen")
def test_groups_are_jumped_to() -> None:
    press(focused(), Qt.Key.Key_Down, CTRL)
    assert here() == "nguoi_duoc_cap.ho_ten"
    press(focused(), Qt.Key.Key_Up, CTRL)
    assert here() == NAME


def test_in_a_narrow_window_one_key_changes_between_fields_and_page(screen: TypingScreen) -> None:
    screen.resize(900, 600)
    assert not screen._parts.page.isVisible()
    press(focused(), Qt.Key.Key_F8)
    assert screen._parts.page.isVisible()
    assert not screen._parts.sheet.isVisible()
    press(focused(), Qt.Key.Key_F8)
    assert here() == NAME


def test_every_input_has_its_label_as_name_and_buddy(screen: TypingScreen) -> None:
    for row in screen._parts.sheet.rows.values():
        assert row.input.accessibleName() == row.spec.label
        assert row.label.buddy() is row.input
    assert unnamed_inputs(screen) == []


@pytest.mark.parametrize("points", [10.5, 15.75, 21.0])
def test_nothing_is_clipped_in_larger_type(
    qtbot: QtBot, qapp: QApplication, screen: TypingScreen, points: float
) -> None:
    theme.apply(qapp, "light", points)
    screen.show_form(form(), {}, {BORN: "1/2/25", NUMBER: "04215"}, NAME, (), TODAY)
    qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)


def test_a_field_that_appears_above_does_not_move_the_one_under_the_eyes(qtbot: QtBot, screen: TypingScreen) -> None:
    screen.show_form(form(), {NUMBER: "042151001234"}, {}, NUMBER, (), TODAY)
    screen.resize(1280, 300)
    screen.focus_field("muc_dich")
    screen.focus_field(NUMBER)
    qtbot.waitUntil(lambda: not screen._parts.sheet.rows[NUMBER].input.visibleRegion().isEmpty())
    number = screen._parts.sheet.rows[NUMBER].input
    before = number.mapTo(screen, number.rect().topLeft()).y()
    press(focused(), Qt.Key.Key_Delete)
    screen.settle()
    assert screen._parts.sheet.rows[HOME].isVisible()
    assert number.mapTo(screen, number.rect().topLeft()).y() == before


def test_what_is_wrong_with_the_last_field_is_in_sight(qtbot: QtBot, screen: TypingScreen) -> None:
    screen.resize(1280, 260)
    screen.focus_field("nguoi_duoc_cap.so_dinh_danh")
    enter("123")
    box = screen._parts.sheet.rows["nguoi_duoc_cap.so_dinh_danh"].boxes[0]
    qtbot.waitUntil(lambda: box.visibleRegion().boundingRect() == box.rect())

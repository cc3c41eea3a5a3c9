# SPDX-License-Identifier: GPL-3.0-or-later
"""Typing a form by keyboard alone: what is read, refused, asked, moved to and announced."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from counter_app.ui import theme
from counter_app.ui.background import BackgroundDesk
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.screens.typing import TypingScreen
from tests.people import TODAY
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import CTRL, SHIFT, focused, press, type_keys
from tests.ui.sample_papers import BlankPreview, Box, Place, form

NAME, BORN, HOME, NUMBER, SEX = (
    f"nguoi_yeu_cau.{name}" for name in ("ho_ten", "ngay_sinh", "noi_cu_tru", "so_dinh_danh", "gioi_tinh")
)


@pytest.fixture
def background() -> Iterator[BackgroundDesk]:
    desk = BackgroundDesk(NoticeBoard())
    yield desk
    desk.close()


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication, background: BackgroundDesk) -> TypingScreen:
    theme.apply(qapp, "light", 10.5)
    screen = TypingScreen(background)
    qtbot.addWidget(screen)
    screen.resize(1280, 600)
    screen.show()
    qtbot.waitActive(screen)
    screen.show_form(form(), {}, {}, None, (), TODAY)
    return screen


def here() -> str:
    return focused().objectName()


def text_of(screen: TypingScreen, field_id: str) -> str:
    return screen._parts.sheet.rows[field_id].input.raw()


def remarks_of(screen: TypingScreen, field_id: str) -> str:
    return " ".join(remark.sentence for remark in screen._parts.sheet.rows[field_id].remarks)


def fact_of(screen: TypingScreen, field_id: str) -> str:
    return screen._parts.sheet.rows[field_id].fact.text()


def enter(text: str = "") -> None:
    type_keys(focused(), text)
    press(focused(), Qt.Key.Key_Return)


def paste(text: str) -> None:
    """As an input method commits: letters with marks arrive at once."""
    field = focused()
    assert isinstance(field, QLineEdit)
    field.insert(text)


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


def test_every_key_is_told_as_it_is_typed(qtbot: QtBot, screen: TypingScreen) -> None:
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


def test_the_page_marks_the_field_and_a_click_goes_to_it(qtbot: QtBot, screen: TypingScreen) -> None:
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


def test_groups_are_jumped_to(screen: TypingScreen) -> None:
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

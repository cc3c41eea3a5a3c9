# SPDX-License-Identifier: GPL-3.0-or-later
"""Places offered under an address: only what the clerk takes is ever put in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain.address_suggestions import AddressBook
from counter_app.ui import theme
from counter_app.ui.fields.address_input import AddressInput
from counter_app.ui.fields.choice_list import ChoiceList
from counter_app.ui.fields.line_input import LineInput
from counter_app.ui.fields.remark import Weight
from counter_app.ui.screens.typing import TypingScreen
from tests.domain.small_units import OFFICE, UNITS
from tests.ui.form_hands import HOME, text_of
from tests.ui.hands import focused, press, type_keys

BOOK = AddressBook(UNITS, OFFICE, ("Thôn Đông",))
HERE = "xã Đức Quang, tỉnh Hà Tĩnh"
OLD = "Thôn 3, xã Bùi La Nhân, huyện Đức Thọ, tỉnh Hà Tĩnh"


@pytest.fixture
def board(qtbot: QtBot, qapp: QApplication) -> QWidget:
    theme.apply(qapp, "light", 10.5)
    board = QWidget()
    board.setLayout(QVBoxLayout())
    qtbot.addWidget(board)
    board.resize(500, 400)
    board.show()
    qtbot.waitActive(board)
    return board


@pytest.fixture
def field(board: QWidget) -> AddressInput:
    field = AddressInput()
    field.offer(BOOK)
    layout = board.layout()
    assert layout is not None
    layout.addWidget(field)
    field.show()
    field.setFocus()
    return field


def offered(field: AddressInput) -> list[str]:
    lines = field.window().findChild(ChoiceList)
    return [] if lines is None or not lines.isVisible() else [lines.item(row).text() for row in range(lines.count())]


def test_what_is_typed_stays_as_typed_while_places_are_offered(field: AddressInput) -> None:
    type_keys(field, "thon 3, duc q")
    assert offered(field) == [HERE]
    assert field.raw() == "thon 3, duc q"


def test_leaving_without_an_arrow_keeps_what_was_typed(field: AddressInput) -> None:
    type_keys(field, "duc q")
    field.finish()
    assert field.raw() == "duc q"
    assert not field.is_open


def test_an_arrow_lights_a_line_and_leaving_takes_it(qtbot: QtBot, field: AddressInput) -> None:
    type_keys(field, "thon 3, duc q")
    press(field, Qt.Key.Key_Down)
    assert field.raw() == "thon 3, duc q"
    with qtbot.waitSignal(field.edited) as told:
        field.finish()
    assert told.args == [f"thon 3, {HERE}"]
    assert field.raw() == f"thon 3, {HERE}"
    assert not field.is_open


def test_a_taken_line_can_be_undone(field: AddressInput) -> None:
    type_keys(field, "duc q")
    press(field, Qt.Key.Key_Down)
    field.finish()
    field.undo()
    assert field.raw() == "duc q"


def test_digits_are_typed_never_picked(field: AddressInput) -> None:
    type_keys(field, "duc q")
    type_keys(field, "1")
    assert field.raw() == "duc q1"


def test_a_click_takes_a_line_and_the_keys_stay_in_the_field(field: AddressInput) -> None:
    type_keys(field, "duc q")
    lines = field.window().findChild(ChoiceList)
    assert lines is not None
    middle = lines.visualItemRect(lines.item(0)).center()
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert field.raw() == HERE
    assert field.hasFocus()
    type_keys(field, " x")
    assert field.raw() == f"{HERE} x"


def test_escape_puts_the_list_away_and_the_arrow_brings_it_back(field: AddressInput) -> None:
    type_keys(field, "duc q")
    press(field, Qt.Key.Key_Escape)
    assert (field.is_open, field.raw()) == (False, "duc q")
    press(field, Qt.Key.Key_Down)
    assert field.is_open


def test_the_arrow_in_an_empty_field_offers_the_villages(field: AddressInput) -> None:
    press(field, Qt.Key.Key_Down)
    assert offered(field) == [f"Thôn Đông, {HERE}"]


def test_a_change_in_the_middle_offers_nothing(field: AddressInput) -> None:
    type_keys(field, "duc q")
    press(field, Qt.Key.Key_Home)
    type_keys(field, "3")
    assert offered(field) == []


def test_letters_being_composed_are_looked_up_but_not_in_the_text(field: AddressInput) -> None:
    QApplication.sendEvent(field, QInputMethodEvent("đức q", []))
    assert offered(field) == [HERE]
    assert field.raw() == ""
    committed = QInputMethodEvent()
    committed.setCommitString("đức qu")
    QApplication.sendEvent(field, committed)
    assert (field.raw(), offered(field)) == ("đức qu", [HERE])


def test_the_list_goes_when_the_field_is_left(board: QWidget, field: AddressInput) -> None:
    other = LineInput()
    layout = board.layout()
    assert layout is not None
    layout.addWidget(other)
    other.show()
    type_keys(field, "duc q")
    other.setFocus()
    assert not field.is_open


def test_long_titles_are_shown_in_full(field: AddressInput) -> None:
    field.window().resize(260, 400)
    type_keys(field, "bui la nhan")
    lines = field.window().findChild(ChoiceList)
    assert lines is not None
    row = lines.fontMetrics().lineSpacing()
    assert max(lines.sizeHintForRow(at) for at in range(lines.count())) > 2 * row


def test_without_places_it_is_plain_text(board: QWidget) -> None:
    plain = AddressInput()
    layout = board.layout()
    assert layout is not None
    layout.addWidget(plain)
    plain.show()
    plain.setFocus()
    type_keys(plain, "duc q")
    press(plain, Qt.Key.Key_Down)
    assert (offered(plain), plain.raw(), plain.today(OLD)) == ([], "duc q", ())


def type_address(screen: TypingScreen, address: str) -> None:
    screen.focus_field(HOME)
    field = focused()
    assert isinstance(field, AddressInput)
    field.insertPlainText(address)


def test_enter_takes_the_lit_place_and_goes_on(typing_screen: TypingScreen) -> None:
    typing_screen.offer_places(BOOK)
    type_address(typing_screen, "duc q")
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Return)
    assert typing_screen.current_answers()[HOME] == HERE
    assert focused().objectName() != HOME


def test_plain_enter_keeps_free_text(typing_screen: TypingScreen) -> None:
    typing_screen.offer_places(BOOK)
    type_address(typing_screen, "duc q")
    press(focused(), Qt.Key.Key_Return)
    assert typing_screen.current_answers()[HOME] == "duc q"


def test_an_old_address_stays_and_its_new_name_is_one_click_away(typing_screen: TypingScreen) -> None:
    typing_screen.offer_places(BOOK)
    type_address(typing_screen, OLD)
    press(focused(), Qt.Key.Key_Return)
    assert typing_screen.current_answers()[HOME] == OLD
    row = typing_screen._parts.sheet.rows[HOME]
    assert [remark.weight for remark in row.remarks] == [Weight.NOTE]
    row.boxes[0].ways[0].click()
    assert text_of(typing_screen, HOME) == typing_screen.current_answers()[HOME] == f"Thôn 3, {HERE}"
    assert row.remarks == ()


def test_places_that_come_late_speak_of_what_was_typed_before(typing_screen: TypingScreen) -> None:
    type_address(typing_screen, OLD)
    press(focused(), Qt.Key.Key_Return)
    row = typing_screen._parts.sheet.rows[HOME]
    assert row.remarks == ()
    typing_screen.offer_places(BOOK)
    assert len(row.remarks) == 1

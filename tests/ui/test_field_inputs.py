# SPDX-License-Identifier: GPL-3.0-or-later
"""The inputs themselves: what their keys do, and that nothing is rewritten under the fingers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain.form import FieldChoice, FieldSpec
from counter_app.domain.kinds import KINDS
from counter_app.ui import theme
from counter_app.ui.fields.growing_input import GrowingInput
from counter_app.ui.fields.inputs import INPUTS, input_for
from counter_app.ui.fields.line_input import LineInput
from counter_app.ui.fields.listed_choice import ListedChoice
from counter_app.ui.fields.segmented_choice import SegmentedChoice
from counter_app.ui.fields.side_facts import fact_of
from tests.people import TODAY
from tests.ui.hands import press, type_keys

PEOPLES = tuple(
    FieldChoice(code=code, label=label)
    for code, label in (("kinh", "Kinh"), ("tay", "Tày"), ("thai", "Thái"), ("ba_na", "Ba-na"), ("e_de", "Ê-đê"))
)


@pytest.fixture
def board(qtbot: QtBot, qapp: QApplication) -> QWidget:
    theme.apply(qapp, "light", 10.5)
    board = QWidget()
    board.setLayout(QVBoxLayout())
    qtbot.addWidget(board)
    board.resize(400, 400)
    board.show()
    qtbot.waitActive(board)
    return board


def put(board: QWidget, field: QWidget) -> None:
    layout = board.layout()
    assert layout is not None
    layout.addWidget(field)
    field.show()
    field.setFocus()


def listed(board: QWidget, *, open_ended: bool = False) -> ListedChoice:
    field = ListedChoice(PEOPLES, open_ended=open_ended)
    put(board, field)
    return field


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_field_has_an_input_that_keeps_its_text(qtbot: QtBot, kind: str) -> None:
    choices = PEOPLES[:2] if kind == "choice" else ()
    spec = FieldSpec(id="muc", label="Mục", kind=kind, choices=choices)
    field = input_for(spec)
    qtbot.addWidget(field)
    text = "kinh" if kind == "choice" else "x  y"
    field.show_raw(text)
    assert field.raw() == text
    assert not field.can_undo()
    assert field.accessibleName() == "Mục"


def test_there_is_no_input_for_a_kind_that_does_not_exist() -> None:
    assert set(INPUTS) == set(KINDS)


@pytest.mark.parametrize("make", [LineInput, GrowingInput])
def test_tidying_is_silent_and_can_be_undone(
    qtbot: QtBot, board: QWidget, make: type[LineInput] | type[GrowingInput]
) -> None:
    field = make()
    put(board, field)
    type_keys(field, "an")
    with qtbot.assertNotEmitted(field.edited):
        field.normalise("AN")
    assert field.raw() == "AN"
    field.undo()
    assert field.raw() == "an"


def test_a_growing_text_grows_and_pastes_as_one_paragraph(board: QWidget) -> None:
    field = GrowingInput(lines=1, most_lines=4)
    put(board, field)
    lower = field.height()
    source = QMimeData()
    source.setText("thôn 3\nxã X")
    field.insertFromMimeData(source)
    assert field.raw() == "thôn 3 xã X"
    field.insertPlainText(" rất dài" * 30)
    assert field.height() > lower


def test_a_segment_is_picked_by_letter_digit_and_arrow_and_emptied(board: QWidget) -> None:
    field = SegmentedChoice(PEOPLES[:3])
    put(board, field)
    press(field, Qt.Key.Key_K)
    assert field.raw() == "kinh"
    press(field, Qt.Key.Key_2)
    assert field.raw() == "tay"
    press(field, Qt.Key.Key_Right)
    assert field.raw() == "thai"
    press(field, Qt.Key.Key_T)
    assert field.raw() == "tay"
    press(field, Qt.Key.Key_Delete)
    assert field.raw() == ""
    field.undo()
    assert field.raw() == "tay"


def test_typing_never_completes_the_text(board: QWidget) -> None:
    field = listed(board)
    type_keys(field, "th")
    assert field.is_open
    assert field.text() == "th"
    field.finish()
    assert field.text() == "Thái"
    assert not field.is_open


def test_where_free_text_is_allowed_a_beginning_stays_a_beginning(board: QWidget) -> None:
    field = listed(board, open_ended=True)
    type_keys(field, "th")
    field.finish()
    assert field.text() == "th"


def test_an_arrow_lights_a_line_also_where_free_text_is_allowed(board: QWidget) -> None:
    field = listed(board, open_ended=True)
    type_keys(field, "t")
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Down)
    field.finish()
    assert field.text() == "Thái"


def test_a_digit_picks_at_once_while_nothing_is_typed(qtbot: QtBot, board: QWidget) -> None:
    field = listed(board)
    with qtbot.waitSignals([field.edited, field.finished]):
        press(field, Qt.Key.Key_4)
    assert field.text() == "Ba-na"


def test_a_digit_picks_from_the_narrowed_list(board: QWidget) -> None:
    field = listed(board)
    type_keys(field, "t")
    press(field, Qt.Key.Key_2)
    assert field.text() == "Thái"


def test_escape_puts_the_list_away_and_leaves_the_text(board: QWidget) -> None:
    field = listed(board)
    type_keys(field, "th")
    press(field, Qt.Key.Key_Escape)
    assert not field.is_open
    field.finish()
    assert field.text() == "th"


def test_the_list_goes_when_the_field_is_left(board: QWidget) -> None:
    field = listed(board)
    other = LineInput()
    put(board, other)
    field.setFocus()
    type_keys(field, "th")
    other.setFocus()
    assert not field.is_open


@pytest.mark.parametrize(
    ("field_id", "kind", "value", "told"),
    [
        ("nguoi_chet.ngay_sinh", "date", "1938-05-01", "88 tuổi"),
        ("nguoi_chet.ngay_sinh", "date", "1938", "khoảng 88 tuổi"),
        ("nguoi_chet.ngay_chet", "date", "2026-11-20", "4 ngày trước"),
        ("ngay_cap", "date", "2021-06-01", "thứ Ba"),
        ("ngay_cap", "date", "2021", ""),
        ("so", "personal_id", "042151001234", "✓ nữ, sinh 1951"),
        ("so", "personal_id", "123456789", "CMND cũ 9 số"),
        ("ten", "name", "AN", ""),
    ],
)
def test_facts_beside_the_field(field_id: str, kind: str, value: str, told: str) -> None:
    assert fact_of(FieldSpec(id=field_id, label="x", kind=kind), value, {}, TODAY).text == told


def test_the_dead_are_as_old_as_on_the_day_they_died() -> None:
    spec = FieldSpec(id="nguoi_chet.ngay_sinh", label="x", kind="date")
    answers = {"nguoi_chet.ngay_chet": "2001-01-01"}
    assert fact_of(spec, "1938-05-01", answers, TODAY).text == "62 tuổi"

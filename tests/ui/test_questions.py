# SPDX-License-Identifier: GPL-3.0-or-later
"""What the board asks before an action: read by the kinds of a form, wrong answers said in words."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.ui import theme
from counter_app.ui.questions import coming_day, of_kind, official_number, typed
from counter_app.ui.widgets.asking_panel import AskingPanel
from tests.ui.hands import CTRL, focused, press, type_keys

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("scanned", "kept"),
    [
        ("H56.34.21-251120-0001", "H56.34.21-251120-0001"),
        (" h56.34.21-251120-0001 ", "H56.34.21-251120-0001"),
        ("000.21.34.H56-190305-0007", "000.21.34.H56-190305-0007"),
    ],
)
def test_the_provinces_number_is_taken_as_typed_or_scanned(scanned: str, kept: str) -> None:
    assert official_number("n", "Mã").read(scanned).value == kept


@pytest.mark.parametrize("scanned", ["", "26-0312", "8934567890123", "H56.34.21"])
def test_anything_else_is_not_taken_for_a_number_of_the_province(scanned: str) -> None:
    reading = official_number("n", "Mã").read(scanned)
    assert reading.value is None
    assert reading.problem


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("4/12/2026", "2026-12-04"),
        ("4/12", "2026-12-04"),
        ("5.1", "2027-01-05"),
        ("04122026", "2026-12-04"),
    ],
)
def test_a_new_due_day_may_lack_its_year(written: str, kept: str) -> None:
    assert coming_day("due", "Hạn", TODAY, "Xin ghi.").read(written).value == kept


@pytest.mark.parametrize("written", ["", "25/11/2026", "24/11/2026", "31/2/2027", "tuần sau"])
def test_a_due_day_must_be_a_day_to_come(written: str) -> None:
    reading = coming_day("due", "Hạn", TODAY, "Xin ghi.").read(written)
    assert not reading.value
    assert reading.problem or reading.choices


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> AskingPanel:
    theme.apply(qapp, "light", 10.5)
    made = AskingPanel()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    return made


def test_a_scanner_that_ends_with_enter_answers_at_once(qtbot: QtBot, panel: AskingPanel) -> None:
    panel.ask("Ghi mã", [official_number("number", "Mã")])
    panel.focus_first()
    with qtbot.waitSignal(panel.answered) as seen:
        type_keys(focused(), "H56.34.21-261125-0007")
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == [{"number": "H56.34.21-261125-0007"}]


def test_a_warning_is_shown_once_and_passes_at_the_second_enter(qtbot: QtBot, panel: AskingPanel) -> None:
    panel.ask("Trả", [of_kind("id", "Số định danh", "personal_id", TODAY, "Xin ghi số.")])
    panel.focus_first()
    type_keys(focused(), "042299001234")
    with qtbot.assertNotEmitted(panel.answered, wait=0):
        press(focused(), Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.answered) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == [{"id": "042299001234"}]


def test_ctrl_enter_records_all_and_goes_to_the_first_that_is_wrong(qtbot: QtBot, panel: AskingPanel) -> None:
    panel.ask("Ghi", [typed("village", "Thôn"), typed("note", "Lý do", "Xin ghi rõ."), typed("more", "Thêm")])
    panel.focus_first()
    panel.finish()
    assert focused().accessibleName() == "Lý do"
    type_keys(focused(), "x")
    with qtbot.waitSignal(panel.answered) as seen:
        panel.finish()
    assert seen.args == [{"village": "", "note": "x", "more": ""}]


def test_shift_enter_goes_back(panel: AskingPanel) -> None:
    panel.ask("Ghi", [typed("village", "Thôn"), typed("note", "Lý do")])
    panel.focus_first()
    press(focused(), Qt.Key.Key_Return)
    assert focused().accessibleName() == "Lý do"
    press(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert focused().accessibleName() == "Thôn"


def test_ctrl_is_left_to_the_screen_around(qtbot: QtBot, panel: AskingPanel) -> None:
    panel.ask("Ghi", [typed("village", "Thôn")])
    panel.focus_first()
    with qtbot.assertNotEmitted(panel.answered, wait=0):
        press(focused(), Qt.Key.Key_Return, CTRL)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The check page: what stands open comes first, printing waits with a reason, every way out has its key."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from counter_app.casework.paper_desk import PrintOrder
from counter_app.domain.dossier import DossierId, Heard, Override, PaperId, PrintEntry, PrintId, PrintOutcome
from counter_app.domain.review import concerns_of, review_rows
from counter_app.domain.signing import Finger, Signing, SigningMode
from counter_app.ui import theme
from counter_app.ui.background import BackgroundDesk
from counter_app.ui.screens.check import CITIZEN, CheckScreen, CheckView
from counter_app.ui.widgets.pdf_place import pdf_dialog
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import CTRL, SHIFT, focused, press, type_keys
from tests.ui.sample_papers import BlankPreview, form

FORM = form()
NUMBER = "nguoi_yeu_cau.so_dinh_danh"
FULL = {
    "nguoi_yeu_cau.ho_ten": "ĐẶNG THỊ QUỲNH Ỷ",
    "nguoi_yeu_cau.ngay_sinh": "1951-04-12",
    NUMBER: "042151001234",
    "nguoi_duoc_cap.ho_ten": "ĐẶNG THỊ QUỲNH Ỷ",
    "nguoi_duoc_cap.so_dinh_danh": "042151001234",
    "quan_he": "ban_than",
    "muc_dich": "vay vốn",
}
HEARD = Heard(CITIZEN, datetime(2026, 11, 24, 9, 3, tzinfo=UTC))


def view_of(answers: dict[str, str], overrides: tuple[Override, ...] = (), heard: Heard | None = None) -> CheckView:
    return CheckView(
        review_rows(FORM, answers),
        concerns_of(FORM, answers, overrides),
        heard=heard,
        printers=("Máy in quầy", "Máy in tầng 2"),
        printer="Máy in tầng 2",
        preview=BlankPreview(),
    )


def sent(version: int = 1) -> PrintEntry:
    return PrintEntry(
        PrintId(1), DossierId(1), PaperId(1), "form", version, 2, "Máy in quầy", PrintOutcome.SENT,
        datetime(2026, 11, 24, 9, 5, tzinfo=UTC),
    )  # fmt: skip


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication, background: BackgroundDesk) -> CheckScreen:
    theme.apply(qapp, "light", 10.5)
    screen = CheckScreen(background)
    qtbot.addWidget(screen)
    screen.resize(1280, 640)
    screen.show()
    qtbot.waitActive(screen)
    return screen


def print_words(screen: CheckScreen) -> str:
    return screen._parts.printing.why.text()


def test_an_open_concern_has_the_keys_and_enter_goes_to_its_field(qtbot: QtBot, screen: CheckScreen) -> None:
    screen.show_check(view_of(FULL | {"muc_dich": ""}))
    with qtbot.waitSignal(screen.edit_requested) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == ["muc_dich"]


def test_printing_waits_and_names_the_field(qtbot: QtBot, screen: CheckScreen) -> None:
    screen.show_check(view_of(FULL | {"muc_dich": ""}))
    assert "«Mục đích»" in print_words(screen)
    with qtbot.assertNotEmitted(screen.print_requested), qtbot.assertNotEmitted(screen.pdf_requested):
        press(focused(), Qt.Key.Key_F10)
        press(focused(), Qt.Key.Key_P, CTRL)


def test_a_reason_lets_a_concern_stand_and_the_keys_go_on(qtbot: QtBot, screen: CheckScreen) -> None:
    answers = FULL | {"nguoi_yeu_cau.ngay_sinh": "1950"}
    screen.show_check(view_of(answers))
    press(focused(), Qt.Key.Key_Tab)
    type_keys(focused(), "khai sinh ghi the")
    with qtbot.waitSignal(screen.overruled) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == [NUMBER, "id_year", "khai sinh ghi the"]
    screen.show_check(view_of(answers, (Override(NUMBER, "id_year", "khai sinh ghi the"),)))
    assert focused() is screen._parts.read_back
    assert print_words(screen) == ""


def test_reading_back_comes_before_printing(qtbot: QtBot, screen: CheckScreen) -> None:
    screen.show_check(view_of(FULL))
    assert focused() is screen._parts.read_back
    with qtbot.waitSignal(screen.read_back_requested):
        press(focused(), Qt.Key.Key_F9)


def test_once_heard_enter_prints_on_the_remembered_printer(qtbot: QtBot, screen: CheckScreen) -> None:
    screen.show_check(view_of(FULL, heard=HEARD))
    with qtbot.waitSignal(screen.print_requested) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == [PrintOrder("Máy in tầng 2", 1, "")]


def test_one_space_too_many_while_reading_back_prints_nothing(qtbot: QtBot, screen: CheckScreen) -> None:
    screen.show_check(view_of(FULL, heard=HEARD))
    assert focused() is screen._parts.printing.print_button
    with qtbot.assertNotEmitted(screen.print_requested):
        press(focused(), Qt.Key.Key_Space)


def test_the_place_of_a_pdf_is_asked_in_vietnamese(screen: CheckScreen) -> None:
    dialog = pdf_dialog(screen, Path("26-0001_1.000656.pdf"))
    assert dialog.labelText(QFileDialog.DialogLabel.Accept) == "Lưu"
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave


def test_printing_again_asks_for_a_reason_first(qtbot: QtBot, screen: CheckScreen) -> None:
    screen.show_check(replace(view_of(FULL, heard=HEARD), prints=[sent()], reprint=True))
    with qtbot.assertNotEmitted(screen.print_requested):
        press(focused(), Qt.Key.Key_F10)
    assert focused().accessibleName() == "Lý do in lại"
    type_keys(focused(), "to truoc mo")
    with qtbot.waitSignal(screen.print_requested) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == [PrintOrder("Máy in tầng 2", 1, "to truoc mo")]


def test_without_a_printer_only_files_can_leave(qtbot: QtBot, screen: CheckScreen) -> None:
    screen.show_check(replace(view_of(FULL, heard=HEARD), printers=(), printer=""))
    assert "Chưa thấy máy in" in print_words(screen)
    with qtbot.waitSignal(screen.pdf_requested):
        press(screen, Qt.Key.Key_P, CTRL)
    with qtbot.waitSignal(screen.docx_requested):
        press(screen, Qt.Key.Key_O, CTRL)


@pytest.mark.parametrize(
    ("key", "mode"),
    [
        (Qt.Key.Key_D, SigningMode.THUMBPRINT),
        (Qt.Key.Key_2, SigningMode.THUMBPRINT),
        (Qt.Key.Key_N, SigningMode.THUMBPRINT_WITNESSED),
        (Qt.Key.Key_3, SigningMode.THUMBPRINT_WITNESSED),
    ],
)
def test_one_key_picks_how_the_citizen_signs(qtbot: QtBot, screen: CheckScreen, key: Qt.Key, mode: SigningMode) -> None:
    screen.show_check(view_of(FULL))
    with qtbot.waitSignal(screen.signing_changed) as seen:
        press(focused(), key)
    assert seen.args == [Signing(mode=mode)]


def test_letters_typed_as_a_name_pick_nothing(screen: CheckScreen) -> None:
    screen.show_check(view_of(FULL))
    scribe = screen._parts.signing.scribe
    scribe.setFocus()
    type_keys(scribe, "nd")
    press(scribe, Qt.Key.Key_Return)
    assert screen._parts.signing.signing == Signing(scribe="nd")


def test_finger_and_witnesses_are_asked_only_where_they_are_needed(screen: CheckScreen) -> None:
    picker = screen._parts.signing
    screen.show_check(view_of(FULL))
    assert not picker.finger.isVisible()
    screen.show_check(replace(view_of(FULL), signing=Signing(SigningMode.THUMBPRINT, Finger.LEFT_INDEX)))
    assert picker.finger.currentText() == "ngón trỏ bàn tay trái"
    assert not picker.witnesses[0].isVisible()
    screen.show_check(replace(view_of(FULL), signing=Signing(SigningMode.THUMBPRINT_WITNESSED)))
    assert picker.witnesses[0].isVisible()


def test_arrows_walk_through_the_answers_and_enter_mends_one(qtbot: QtBot, screen: CheckScreen) -> None:
    screen.show_check(view_of(FULL))
    lines = screen._parts.answers.lines
    lines[0].setFocus()
    press(focused(), Qt.Key.Key_Down)
    assert focused() is lines[1]
    with qtbot.waitSignal(screen.edit_requested) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == [lines[1].answered.field_id]


def test_showing_the_same_again_leaves_keys_and_place_alone(screen: CheckScreen) -> None:
    screen.show_check(view_of(FULL))
    line = screen._parts.answers.lines[3]
    line.setFocus()
    screen.show_check(view_of(FULL))
    assert focused() is line


def unsure() -> PrintEntry:
    return replace(sent(), id=PrintId(7), outcome=PrintOutcome.UNKNOWN)


@pytest.mark.parametrize(("key", "came_out"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_1, True), (Qt.Key.Key_2, False)])
def test_a_print_nobody_knows_about_is_asked_about_first(
    qtbot: QtBot, screen: CheckScreen, key: Qt.Key, came_out: bool
) -> None:
    screen.show_check(view_of(FULL | {"muc_dich": ""}))
    screen.show_check(replace(view_of(FULL | {"muc_dich": ""}), prints=[unsure()]))
    with qtbot.waitSignal(screen.settled) as seen:
        press(focused(), key)
    assert seen.args == [unsure(), came_out]


def test_nothing_is_printed_before_the_question_is_answered(qtbot: QtBot, screen: CheckScreen) -> None:
    screen.show_check(replace(view_of(FULL, heard=HEARD), prints=[unsure()]))
    screen._parts.read_back.setFocus()
    with qtbot.assertNotEmitted(screen.print_requested):
        press(focused(), Qt.Key.Key_F10)
    assert focused() is screen._parts.printing.uncertain.came_out
    assert not screen._parts.printing.reason.isVisible()
    screen.show_check(replace(view_of(FULL, heard=HEARD), prints=[replace(unsure(), outcome=PrintOutcome.FAILED)]))
    assert not screen._parts.printing.uncertain.isVisible()
    assert focused() is screen._parts.printing.print_button
    with qtbot.waitSignal(screen.print_requested):
        press(screen, Qt.Key.Key_F10)


def test_the_clerk_is_offered_as_the_scribe_of_a_thumbprint(screen: CheckScreen) -> None:
    screen.show_check(replace(view_of(FULL), clerk="Lê Thị Thử"))
    press(focused(), Qt.Key.Key_D)
    assert screen._parts.signing.signing == Signing(SigningMode.THUMBPRINT, scribe="Lê Thị Thử")
    press(focused(), Qt.Key.Key_K)
    assert screen._parts.signing.signing == Signing()


def test_a_scribe_named_by_hand_stays(screen: CheckScreen) -> None:
    screen.show_check(replace(view_of(FULL), clerk="Lê Thị Thử", signing=Signing(scribe="Y Moan")))
    press(focused(), Qt.Key.Key_D)
    press(focused(), Qt.Key.Key_K)
    assert screen._parts.signing.signing.scribe == "Y Moan"


def test_the_printer_can_be_chosen_without_scrolling_however_the_citizen_signs(
    qtbot: QtBot, screen: CheckScreen
) -> None:
    screen.resize(1270, 560)
    screen.show_check(replace(view_of(FULL), signing=Signing(SigningMode.THUMBPRINT_WITNESSED), prints=[sent()]))
    parts = (screen._parts.printing.printer, screen._parts.printing.copies)
    qtbot.waitUntil(lambda: all(part.visibleRegion().boundingRect() == part.rect() for part in parts), timeout=2000)


def test_shift_enter_goes_back(qtbot: QtBot, screen: CheckScreen) -> None:
    screen.show_check(view_of(FULL))
    with qtbot.waitSignal(screen.back_requested):
        press(focused(), Qt.Key.Key_Return, SHIFT)


def test_the_ledger_tells_what_left_the_program(screen: CheckScreen) -> None:
    screen.show_check(replace(view_of(FULL), prints=[sent(2)]))
    assert screen._parts.printing.ledger_text() == "24/11 09:05 · tờ khai bản 2 · 2 tờ · Máy in quầy · đã gửi máy in"


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_nothing_is_clipped_and_everything_is_named(
    qtbot: QtBot, qapp: QApplication, screen: CheckScreen, points: float
) -> None:
    theme.apply(qapp, "light", points)
    witnessed = Signing(SigningMode.THUMBPRINT_WITNESSED, scribe="Lê Thị Hạnh")
    answers = FULL | {"muc_dich": "", "nguoi_yeu_cau.ngay_sinh": "1950"}
    screen.show_check(replace(view_of(answers), signing=witnessed, prints=[sent()], reprint=True))
    qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []


def test_a_field_typed_half_way_can_only_be_mended(qtbot: QtBot, screen: CheckScreen) -> None:
    screen.show_check(replace(view_of(FULL | {"muc_dich": ""}), unreadable={"muc_dich": "Mục đích"}))
    assert "đang gõ dở" in print_words(screen)
    assert len(screen._parts.answers.cards) == 1
    assert screen._parts.answers.cards[0].box.reason is None
    with qtbot.waitSignal(screen.edit_requested) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == ["muc_dich"]


def test_a_reason_can_be_given_once_something_was_printed(qtbot: QtBot, screen: CheckScreen) -> None:
    screen.show_check(replace(view_of(FULL, heard=HEARD), prints=[sent()]))
    assert screen._parts.printing.reason.isVisible()
    with qtbot.waitSignal(screen.print_requested) as seen:
        press(focused(), Qt.Key.Key_F10)
    assert seen.args == [PrintOrder("Máy in tầng 2", 1, "")]

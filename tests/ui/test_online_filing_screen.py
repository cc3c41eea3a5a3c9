# SPDX-License-Identifier: GPL-3.0-or-later
"""The filing screen and the window over the portal: every word has its room, every key its place, crops are exact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.casework.case import Case
from counter_app.casework.filing_desk import FilingView, PaperOfPacket, components_to_file
from counter_app.clock import VIET_NAM
from counter_app.devices.picture_folder import FoundPicture
from counter_app.domain.dossier import Dossier
from counter_app.domain.filing import Crop, FilingState, Look, PacketFile, Scan, ScanEdit
from counter_app.domain.portal_copy import PortalField, PortalSheet
from counter_app.ui import theme
from counter_app.ui.portal_clipboard import PortalClipboard
from counter_app.ui.portal_window import PortalWindow
from counter_app.ui.screens.online_filing import OnlineFilingScreen
from counter_app.ui.widgets.scan_view import STEP, ScanView
from tests.casework.living_counter import Counter, open_counter
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import CTRL, press, type_keys

AT = datetime(2026, 11, 25, 9, 0, tzinfo=VIET_NAM)
FIELDS = (
    PortalField("a", "Họ, chữ đệm, tên", "Người yêu cầu", "Đặng Thị Quỳnh Ỷ"),
    PortalField("b", "Số định danh", "Người yêu cầu", "042151001234", sensitive=True),
    PortalField("c", "Nơi cư trú", "Người yêu cầu", "Buôn H'Bluê, xã Ea Kao, tỉnh Đắk Lắk " * 3),
)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as opened:
        yield opened


@pytest.fixture
def dossier(counter: Counter) -> Dossier:
    case, pen = counter.desk.take_up("1.000656")
    kept = pen.tick(case.checklist)
    return counter.register.dossiers.load(kept.dossier_id)


def view(counter: Counter, dossier: Dossier, state: FilingState = FilingState.GATHERING, **scans: int) -> FilingView:
    case: Case = counter.desk.reload(dossier.id)
    papers = []
    for component in components_to_file(case):
        taken = tuple(Scan(f"{component.id}{place}") for place in range(scans.get(component.id, 0)))
        file = PacketFile(component.id, "02-giay-bao-tu.pdf", 1_234_567, 2, 120) if taken else None
        papers.append(PaperOfPacket(component, taken, file if state is FilingState.PACKED else None))
    return FilingView(case, dossier.number, state, tuple(papers), Path(), sheet=PortalSheet(FIELDS))


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> OnlineFilingScreen:
    theme.apply(qapp, "light", 10.5)
    made = OnlineFilingScreen()
    qtbot.addWidget(made)
    made.resize(1266, 660)
    made.show()
    qtbot.waitExposed(made)
    return made


FOUND = [FoundPicture(Path("/quet/Scan 2026-11-25 (1).jpg"), 640_000, AT)]


@pytest.mark.parametrize("points", [10.5, 15.75])
@pytest.mark.parametrize("state", list(FilingState))
def test_no_word_is_cut(
    qtbot: QtBot,
    qapp: QApplication,
    screen: OnlineFilingScreen,
    counter: Counter,
    dossier: Dossier,
    points: float,
    state: FilingState,
) -> None:
    theme.apply(qapp, "light", points)
    screen.show_filing(view(counter, dossier, state, giay_bao_tu=2))
    screen.show_inbox(FOUND, {}, "Đang xem /quet.")
    qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []
    if state is FilingState.PACKED:
        screen.ask_number()
        qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)


def test_the_one_next_action_follows_the_state(screen: OnlineFilingScreen, counter: Counter, dossier: Dossier) -> None:
    screen.show_filing(view(counter, dossier, giay_bao_tu=1))
    assert screen.step_words() == "pack"
    packed = view(counter, dossier, FilingState.PACKED, giay_bao_tu=1)
    screen.show_filing(packed)
    assert screen.step_words() == "copy"
    screen.show_filing(FilingView(**{**packed.__dict__, "ticks": frozenset("abc")}))
    assert screen.step_words() == "number"
    screen.show_filing(view(counter, dossier, FilingState.WIPED))
    assert screen.step_words() == ""
    assert screen.parts.action.isHidden()


def test_keys_turn_and_order_the_picture_in_sight(
    qtbot: QtBot, screen: OnlineFilingScreen, counter: Counter, dossier: Dossier
) -> None:
    screen.show_filing(view(counter, dossier, giay_bao_tu=2))
    screen.parts.papers.setCurrentRow(1)
    screen.setFocus()
    component = screen.component_id
    with qtbot.waitSignals([screen.edited, screen.edited]):
        press(screen.parts.papers, Qt.Key.Key_R, CTRL)
        press(screen.parts.papers, Qt.Key.Key_R, CTRL)
    assert screen._view is not None
    assert screen._view.paper(component).scans[0].edit.turned == 180, "the second turn turns what the first has turned"
    with qtbot.waitSignal(screen.edited) as seen:
        press(screen.parts.papers, Qt.Key.Key_G, CTRL)
    assert seen.args[2] == ScanEdit(180, Crop(), Look.GREY)
    with qtbot.waitSignal(screen.moved) as moved:
        press(screen.parts.papers, Qt.Key.Key_Down, CTRL)
    assert moved.args == [component, f"{component}0", 1]
    with qtbot.waitSignal(screen.take_out_requested):
        press(screen.parts.papers, Qt.Key.Key_Delete)


def test_what_has_just_come_is_marked_and_ins_takes_it(
    qtbot: QtBot, screen: OnlineFilingScreen, counter: Counter, dossier: Dossier
) -> None:
    screen.show_filing(view(counter, dossier))
    screen.show_inbox(FOUND, {}, "x")
    newer = FoundPicture(Path("/quet/Scan 2026-11-25 (2).jpg"), 1, AT)
    screen.show_inbox([newer, *FOUND], {}, "x")
    screen.setFocus()
    with qtbot.waitSignal(screen.take_in_requested) as seen:
        press(screen.parts.papers, Qt.Key.Key_Insert)
    assert seen.args == [screen.component_id, str(newer.path)]
    assert screen.knows([newer, *FOUND], "x")
    assert not screen.knows(FOUND, "x")


@pytest.fixture
def scan_view(qtbot: QtBot) -> ScanView:
    made = ScanView()
    qtbot.addWidget(made)
    made.resize(208, 308)
    made.show()
    qtbot.waitActive(made)
    image = QImage(200, 300, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    made.show_picture(image, Crop())
    made.setFocus()
    return made


def test_arrows_push_the_side_they_point_along(qtbot: QtBot, scan_view: ScanView) -> None:
    with qtbot.waitSignal(scan_view.cropped) as seen:
        press(scan_view, Qt.Key.Key_Right)
        press(scan_view, Qt.Key.Key_Right)
        press(scan_view, Qt.Key.Key_Up)
        press(scan_view, Qt.Key.Key_Down)
    assert seen.args == [Crop(left=2 * STEP, top=STEP)]
    press(scan_view, Qt.Key.Key_Space)
    assert scan_view.side == "mép phải"


def test_the_mouse_draws_the_frame_and_a_click_takes_it_away(qtbot: QtBot, scan_view: ScanView) -> None:
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(scan_view.cropped) as seen:
        QTest.mousePress(scan_view, left, pos=QPoint(54, 79))
        QTest.mouseMove(scan_view, QPoint(154, 229))
        QTest.mouseRelease(scan_view, left, pos=QPoint(154, 229))
    crop = seen.args[0]
    assert (crop.left, crop.top, crop.right, crop.bottom) == pytest.approx((0.25, 0.25, 0.25, 0.25), abs=0.02)
    with qtbot.waitSignal(scan_view.cropped) as gone:
        QTest.mouseClick(scan_view, left, pos=QPoint(100, 100))
    assert gone.args == [Crop()]


@pytest.fixture
def portal(qtbot: QtBot, qapp: QApplication) -> PortalWindow:
    theme.apply(qapp, "light", 10.5)
    made = PortalWindow()
    qtbot.addWidget(made)
    made.show_sheet("hồ sơ 26-0001", PortalSheet(FIELDS), ("a",))
    made.show()
    qtbot.waitActive(made)
    return made


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_of_the_narrow_window_is_cut(
    qtbot: QtBot, qapp: QApplication, portal: PortalWindow, points: float
) -> None:
    theme.apply(qapp, "light", points)
    portal.stand_aside()
    qtbot.waitUntil(lambda: clipped_words(portal) == [], timeout=2000)
    assert unnamed_inputs(portal) == []
    assert portal.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_it_begins_at_the_first_field_not_pasted_yet_and_goes_both_ways(portal: PortalWindow) -> None:
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == FIELDS[1].value
    press(portal.search, Qt.Key.Key_Return)
    assert clipboard.text() == FIELDS[2].value
    press(portal, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert clipboard.text() == FIELDS[1].value
    press(portal.search, Qt.Key.Key_Up)
    assert clipboard.text() == FIELDS[0].value


def test_a_field_is_found_by_its_words_and_copied(portal: PortalWindow) -> None:
    type_keys(portal.search, "cu tru")
    assert [portal.fields.item(row).isHidden() for row in range(3)] == [True, True, False]
    press(portal.search, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == FIELDS[2].value
    assert portal.search.text() == ""


def test_ticks_can_be_taken_back_and_closing_empties_the_clipboard(qtbot: QtBot, portal: PortalWindow) -> None:
    with qtbot.waitSignal(portal.anew_requested):
        portal.anew.click()
    assert QGuiApplication.clipboard().text() == FIELDS[0].value
    with qtbot.waitSignal(portal.closed) as seen:
        press(portal, Qt.Key.Key_Escape)
    assert seen.args == [False]
    assert QGuiApplication.clipboard().text() == ""
    assert (portal._value.text(), portal.fields.count()) == ("", 0), "whoever unlocks the counter finds no answer in it"


def test_while_the_counter_is_locked_the_clipboard_is_empty(portal: PortalWindow) -> None:
    portal.hide()
    assert QGuiApplication.clipboard().text() == ""
    portal.show()
    assert QGuiApplication.clipboard().text() == FIELDS[1].value


def test_the_clipboard_asks_its_keepers_to_look_away() -> None:
    clipboard = PortalClipboard()
    clipboard.offer(FIELDS[1])
    offered = QGuiApplication.clipboard().mimeData()
    assert bytes(offered.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert 'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"' in offered.formats()
    clipboard.clear()


def test_a_sheet_of_nothing_says_so(qtbot: QtBot) -> None:
    empty = PortalWindow()
    qtbot.addWidget(empty)
    empty.show_sheet("hồ sơ 26-0001", PortalSheet(()), ())
    assert "không có gì để chép" in empty._value.text()

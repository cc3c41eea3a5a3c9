# SPDX-License-Identifier: GPL-3.0-or-later
"""The reports by keyboard: tables, numbers, sorting, copying, the way into a number and back, at every size of type."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.domain.periods import period_of
from counter_app.domain.tally import Column, Correction, CountTable, Row
from counter_app.ui import theme
from counter_app.ui.questions import typed
from counter_app.ui.report_words import MOST_TOLD, Standing, change_words
from counter_app.ui.screens.reports import ReportsScreen
from counter_app.ui.widgets.grouped_header import PAD_PX
from tests.ui.board_samples import NOW, TITLES, TODAY, TOMORROW
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import ALT, CTRL, SHIFT, focused, press, type_keys
from tests.ui.report_samples import MADE, WEEK, tally

DUE = Standing(is_due=True)


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> ReportsScreen:
    theme.apply(qapp, "light", 10.5)
    made = ReportsScreen()
    qtbot.addWidget(made)
    made.resize(1270, 640)
    made.show()
    qtbot.waitActive(made)
    made.show_tally(tally(), DUE)
    made.setFocus()
    return made


def titles(screen: ReportsScreen) -> list[str]:
    rows = screen._rows
    return [str(rows.headerData(row, Qt.Orientation.Vertical)) for row in range(rows.rowCount())]


def test_the_cursor_begins_on_the_whole_and_tells_what_each_number_counts(screen: ReportsScreen) -> None:
    assert focused() is screen.parts.table
    assert screen.parts.cell.text() == "Cộng · Mã: –"
    press(focused(), Qt.Key.Key_Right)
    assert screen.parts.cell.text() == "Cộng · Tiếp nhận: 1.286"
    assert screen.parts.definition.text() == "Cách đếm: Hồ sơ nhận trong kỳ."
    press(focused(), Qt.Key.Key_Up)
    press(focused(), Qt.Key.Key_Right)
    assert screen.parts.cell.text() == "Đăng ký khai sinh · Trả trong ngày: –"


def test_enter_opens_the_number_under_the_cursor(qtbot: QtBot, screen: ReportsScreen) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
        press(focused(), key)
    with qtbot.waitSignal(screen.behind_wanted) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == ["procedures", "1.001193", "received"]
    screen.show_behind("Đăng ký khai sinh", [TODAY, TOMORROW], TITLES, NOW)
    assert focused() is screen.parts.behind
    press(focused(), Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.dossier_wanted) as opened:
        press(focused(), Qt.Key.Key_Return)
    assert opened.args == [TOMORROW.number]
    press(focused(), Qt.Key.Key_Escape)
    assert focused() is screen.parts.table
    assert screen.parts.cell.text().startswith("Đăng ký khai sinh · Tiếp nhận")


def test_one_key_sorts_and_the_cursor_stays_on_its_number(screen: ReportsScreen) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
        press(focused(), key)
    press(focused(), Qt.Key.Key_S, ALT)
    assert titles(screen) == ["Đăng ký khai tử", "Đăng ký khai sinh", "Xác nhận tình trạng hôn nhân", "Cộng"]
    assert screen.parts.order.text() == "Sắp theo «Tiếp nhận», số lớn trước"
    assert screen.parts.cell.text() == "Đăng ký khai sinh · Tiếp nhận: 40"
    for _ in range(3):
        press(focused(), Qt.Key.Key_S, ALT)
    assert screen.parts.order.text() == "Thứ tự của bảng"
    assert titles(screen)[0] == "Xác nhận tình trạng hôn nhân"


def test_the_whole_table_or_the_marked_cells_are_copied_with_their_heads(qtbot: QtBot, screen: ReportsScreen) -> None:
    with qtbot.waitSignal(screen.copied) as seen:
        press(focused(), Qt.Key.Key_C, CTRL)
    assert seen.args == [4]
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Thủ tục\tMã\tTiếp nhận\tTrả trong ngày\tPhút đến lúc in"
    assert lines[2] == "Đăng ký khai tử\t1.000656\t1.234\t100 %\t4"
    assert lines[4] == "Cộng\t–\t1.286\t90 %\t–"
    press(focused(), Qt.Key.Key_Right)
    press(focused(), Qt.Key.Key_Up, SHIFT)
    press(focused(), Qt.Key.Key_Right, SHIFT)
    press(focused(), Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == (
        "Thủ tục\tTiếp nhận\tTrả trong ngày\nĐăng ký khai sinh\t40\t–\nCộng\t1.286\t90 %"
    )


def test_tables_are_walked_by_key_and_from_the_list(screen: ReportsScreen) -> None:
    press(focused(), Qt.Key.Key_PageDown, CTRL)
    assert screen.parts.title.text() == "Theo kênh. Đếm thử."
    assert focused() is screen.parts.table
    press(focused(), Qt.Key.Key_PageDown, CTRL)
    assert screen.parts.definition.text() == "Bảng này không có dòng nào trong kỳ."
    press(focused(), Qt.Key.Key_PageDown, CTRL)
    assert screen.parts.title.text() == "Theo thủ tục"
    screen.parts.tables.setFocus()
    press(focused(), Qt.Key.Key_Down)
    assert screen.parts.title.text().startswith("Theo kênh")
    press(focused(), Qt.Key.Key_Return)
    assert focused() is screen.parts.table


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1)])
def test_the_period_is_moved_by_two_keys(qtbot: QtBot, screen: ReportsScreen, key: Qt.Key, step: int) -> None:
    with qtbot.waitSignal(screen.moved) as seen:
        press(focused(), key, ALT)
    assert seen.args == [step]


@pytest.mark.parametrize(
    ("key", "held", "kind"),
    [(Qt.Key.Key_Up, ALT, "longer"), (Qt.Key.Key_Down, ALT, "shorter"), (Qt.Key.Key_Y, CTRL, "range")],
)
def test_the_kind_of_period_is_changed_by_two_keys(
    qtbot: QtBot, screen: ReportsScreen, key: Qt.Key, held: Qt.KeyboardModifier, kind: str
) -> None:
    with qtbot.waitSignal(screen.kind_wanted) as seen:
        press(focused(), key, held)
    assert seen.args == [kind]


def test_another_period_keeps_table_and_cursor(screen: ReportsScreen) -> None:
    press(focused(), Qt.Key.Key_Right)
    press(focused(), Qt.Key.Key_PageDown, CTRL)
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Right)
    before = screen.parts.cell.text()
    screen.show_tally(tally(WEEK.before(), received=7), DUE)
    assert screen.parts.cell.text() == before
    assert focused() is screen.parts.table


def test_a_long_count_says_so_and_a_short_one_does_not_flicker(qtbot: QtBot, screen: ReportsScreen) -> None:
    screen.begin_counting(period_of("month", WEEK.first))
    screen.show_tally(tally(), DUE)
    assert screen.parts.pages.currentWidget() is screen.parts.page_table
    screen._patience.setInterval(0)
    screen.begin_counting(period_of("year", WEEK.first))
    qtbot.waitUntil(lambda: screen.parts.pages.currentWidget() is screen.parts.page_counting)
    assert screen.parts.counting.text().startswith("Đang đếm năm 2026…")
    screen.show_tally(tally(period_of("year", WEEK.first)), Standing())
    assert screen.parts.pages.currentWidget() is screen.parts.page_table


def test_an_issued_week_says_when_by_whom_and_what_has_changed(qtbot: QtBot, screen: ReportsScreen) -> None:
    assert screen.parts.adjust.isHidden()
    change = Correction(MADE, "procedures", "1.004873", "received", 12, 13, "")
    screen.show_tally(tally(), Standing(MADE, "Lê Thị Thử", (change,), is_due=True))
    assert screen.parts.state.text() == "✓ Đã chốt 16:05 27/11/2026, Lê Thị Thử · ▲ 1 số nay khác lúc chốt"
    with qtbot.waitSignal(screen.adjust_requested):
        press(focused(), Qt.Key.Key_F6, CTRL)
    screen.parts.table.setCurrentIndex(screen._rows.index(0, 1))
    assert screen.parts.cell.text().endswith("Tiếp nhận: 12 khi chốt, nay là 13 (chưa ghi lý do)")
    screen.ask("Số đã chốt giữ nguyên.", "Ghi điều chỉnh", [typed("reason", "Lý do", "Xin ghi lý do.")])
    press(focused(), Qt.Key.Key_Return, CTRL)
    assert screen.parts.pages.currentWidget() is screen.parts.page_asking, "a reason is needed"
    type_keys(focused(), "ghi nham kenh")
    with qtbot.waitSignal(screen.answered) as seen:
        press(focused(), Qt.Key.Key_Return, CTRL)
    assert seen.args == [{"reason": "ghi nham kenh"}]
    press(focused(), Qt.Key.Key_Escape)
    assert focused() is screen.parts.table


@pytest.mark.parametrize(
    ("key", "held", "signal"),
    [
        (Qt.Key.Key_Return, CTRL, "next_requested"),
        (Qt.Key.Key_S, CTRL, "save_requested"),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.NoModifier, "print_requested"),
    ],
)
def test_every_way_out_has_its_key(
    qtbot: QtBot, screen: ReportsScreen, key: Qt.Key, held: Qt.KeyboardModifier, signal: str
) -> None:
    with qtbot.waitSignal(getattr(screen, signal)):
        press(focused(), key, held)


def test_pictures_stand_above_the_table_where_there_is_room_and_in_its_place_where_not(
    qtbot: QtBot, screen: ReportsScreen
) -> None:
    parts = screen.parts
    qtbot.waitUntil(lambda: parts.pictures.isVisible() and parts.table.isVisible())
    screen.resize(1270, 400)
    qtbot.waitUntil(lambda: not parts.pictures.isVisible() and parts.table.isVisible())
    press(focused(), Qt.Key.Key_F8, SHIFT)
    assert parts.pictures.isVisible()
    assert not parts.table.isVisible()
    press(focused(), Qt.Key.Key_F8, SHIFT)
    assert parts.table.isVisible()


@pytest.mark.parametrize(("width", "height"), [(1230, 600), (1790, 900)])
@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_of_the_reports_is_cut(
    qtbot: QtBot, qapp: QApplication, screen: ReportsScreen, points: float, width: int, height: int
) -> None:
    theme.apply(qapp, "light", points)
    screen.resize(width, height)
    qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []
    table = screen.parts.table
    for column in range(4):
        wide = table.fontMetrics().horizontalAdvance(str(screen._rows.index(1, column).data()))
        assert table.columnWidth(column) > wide


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_a_heading_over_one_narrow_column_is_read_whole(
    qapp: QApplication, screen: ReportsScreen, points: float
) -> None:
    theme.apply(qapp, "light", points)
    narrow = Column("n", "Số", "Đếm thử.", group="Chuyển sang quy trình thường")
    table = CountTable("one", "Một cột", (narrow,), (Row("a", "Hộ tịch", {"n": 1}),))
    screen.show_tally(replace(tally(), tables=(table,)), DUE)
    heads = screen.parts.table.horizontalHeader()
    bold = QFont(heads.font())
    bold.setWeight(QFont.Weight.DemiBold)
    room = QRect(0, 0, heads.sectionSize(0) - 2 * PAD_PX, heads.height())
    needed = QFontMetrics(bold).boundingRect(room, Qt.TextFlag.TextWordWrap, narrow.group)
    assert needed.width() <= room.width()
    assert needed.height() + QFontMetrics(bold).height() <= heads.height()


def test_what_changed_is_told_by_table_and_of_many_tables_only_the_first() -> None:
    late = [Correction(MADE, "procedures", key, "received", 12, 13, "") for key in ("1.004873", "1.000656", "")]
    new = Correction(MADE, "ways", "Đầu tư", "late", 0, 1, "")
    assert change_words(late[:1], tally()) == "Theo thủ tục: Xác nhận tình trạng hôn nhân · Tiếp nhận: 12 → 13"
    assert change_words([*late, new], tally()).split("\n") == [
        "Theo thủ tục: Cộng · Tiếp nhận: 12 → 13 và 2 số khác",
        "Theo kênh: Đầu tư · Quá hạn: 0 → 1",
    ]
    tables = tuple(replace(tally().table("ways"), id=f"ways_{n}") for n in range(MOST_TOLD + 2))
    many = [replace(new, table_id=table.id) for table in tables for _ in range(3)]
    lines = change_words(many, replace(tally(), tables=tables)).split("\n")
    assert len(lines) == MOST_TOLD + 1
    assert lines[-1] == "và 6 số ở 2 bảng nữa, có dấu ▲ trong các bảng"

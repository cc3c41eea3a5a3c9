# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of a report: sorted by any column, the total last whatever the order, numbers in the Vietnamese way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from counter_app.domain.tally import Correction
from counter_app.ui.models.report_rows import AS_COUNTED, GROUP_ROLE, ReportRows
from counter_app.ui.report_words import Order, next_order
from tests.ui.report_samples import MADE, tally

PROCEDURES, WAYS, NOTHING = tally().tables
HEAD = Qt.Orientation.Horizontal


def shown(rows: ReportRows) -> list[str]:
    return [str(rows.headerData(row, Qt.Orientation.Vertical)) for row in range(rows.rowCount())]


@pytest.mark.usefixtures("qapp")
def test_the_model_keeps_qts_rules() -> None:
    rows = ReportRows()
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for table in (PROCEDURES, WAYS, NOTHING, None):
        rows.show(table, {})
    assert tester.model() is rows
    assert rows.rowCount() == 0


def test_the_total_stays_last_and_what_cannot_be_said_stands_before_it() -> None:
    rows = ReportRows()
    rows.show(PROCEDURES, {})
    assert shown(rows)[-1] == "Cộng"
    rows.sort_by(("same_day_share", "falling"))
    assert shown(rows) == ["Đăng ký khai tử", "Xác nhận tình trạng hôn nhân", "Đăng ký khai sinh", "Cộng"]
    rows.sort_by(("same_day_share", "rising"))
    assert shown(rows) == ["Xác nhận tình trạng hôn nhân", "Đăng ký khai tử", "Đăng ký khai sinh", "Cộng"]
    rows.sort_by(("received", "by_name"))
    assert shown(rows) == ["Đăng ký khai sinh", "Đăng ký khai tử", "Xác nhận tình trạng hôn nhân", "Cộng"]
    rows.sort_by(("code", "falling"))
    assert shown(rows)[0] == "Xác nhận tình trạng hôn nhân"
    rows.sort_by(AS_COUNTED)
    assert shown(rows) == [*(row.title for row in PROCEDURES.rows), "Cộng"]


def test_one_key_goes_through_every_order_and_comes_back() -> None:
    order: Order = AS_COUNTED
    seen = []
    for _ in range(4):
        order = next_order(order, "received")
        seen.append(order[1])
    assert seen == ["falling", "rising", "by_name", "as_counted"]
    assert next_order(("late", "rising"), "received") == ("received", "falling")


def test_cells_are_written_as_on_paper_and_numbers_stand_at_the_right() -> None:
    rows = ReportRows()
    rows.show(PROCEDURES, {})
    words = [[rows.index(row, column).data() for column in range(4)] for row in range(4)]
    assert words == [
        ["1.004873", "12", "12,5 %", "7,5"],
        ["1.000656", "1.234", "100 %", "4"],
        ["1.001193", "40", "–", "–"],
        ["–", "1.286", "90 %", "–"],
    ]
    aligned = [rows.index(0, column).data(Qt.ItemDataRole.TextAlignmentRole) for column in (0, 1)]
    assert aligned[0] & Qt.AlignmentFlag.AlignLeft
    assert aligned[1] & Qt.AlignmentFlag.AlignRight
    assert rows.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Đăng ký khai tử, Tiếp nhận: 1.234"


def test_heads_tell_their_group_their_order_and_how_they_count() -> None:
    rows = ReportRows()
    rows.show(WAYS, {})
    rows.sort_by(("late", "falling"))
    assert [rows.headerData(column, HEAD, GROUP_ROLE) for column in range(3)] == ["Nộp", "Nộp", "Trả"]
    assert rows.headerData(2, HEAD) == "Quá hạn ↓"
    assert rows.headerData(0, HEAD, Qt.ItemDataRole.ToolTipRole) == "Nộp trực tuyến."
    assert rows.headerData(0, HEAD, Qt.ItemDataRole.AccessibleTextRole) == "Nộp: Trực tuyến"


def test_a_number_that_changed_since_it_was_issued_is_marked_and_keeps_the_issued_one() -> None:
    rows = ReportRows()
    change = Correction(MADE, "procedures", "1.004873", "received", 12, 13, "ghi nhầm")
    rows.show(PROCEDURES, {("1.004873", "received"): change})
    assert rows.index(0, 1).data() == "▲ 12"
    assert rows.words(0, 1) == "12"
    assert rows.change(0, 1) is change
    assert rows.change(1, 1) is None


def test_another_table_is_shown_in_its_own_order() -> None:
    rows = ReportRows()
    rows.show(PROCEDURES, {})
    rows.sort_by(("received", "falling"))
    rows.show(tally(received=1).tables[0], {})
    assert rows.order == ("received", "falling"), "the same table of another period keeps its order"
    rows.show(WAYS, {})
    assert rows.order == AS_COUNTED
    assert shown(rows) == ["Hộ tịch", "Đất đai"]

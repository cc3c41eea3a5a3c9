# SPDX-License-Identifier: GPL-3.0-or-later
"""A Friday afternoon by keyboard: the reminder, the week, a number and its dossiers, issued, printed, and on Monday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.casework.demo import DemoOrder, invented
from counter_app.casework.service_day import ServiceDay
from counter_app.clock import VIET_NAM
from counter_app.domain.periods import read_period
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from counter_app.ui.screens.reports import ReportsScreen
from counter_app.ui.widgets.week_strip import WeekStrip
from tests.casework.living_counter import DAYS_OFF, SCHEMES, Watch
from tests.casework.sample_orders import catalog
from tests.journeys.clerk import Clerk

FRIDAY = datetime(2026, 11, 27, 16, 5, tzinfo=VIET_NAM)
WEEK = read_period("2026-W48")
DAY = ServiceDay.of(DAYS_OFF, SCHEMES.chosen(("dak-nong",)))


@pytest.fixture
def watch() -> Watch:
    return Watch(FRIDAY)


@pytest.fixture
def clerk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, watch: Watch) -> Iterator[Clerk]:
    """A clerk at an office whose first week is this one."""
    data = tmp_path / "data"
    register = Register.open(data / "register", AccountUnlock(), watch)
    settings = Settings().changed(
        commune="xã Bùi La Nhân",
        province="tỉnh Hà Tĩnh",
        clerk="Lê Thị Thử",
        recovery_code_stored=True,
        schemes="dak-nong",
    )
    register.settings.save(settings.to_store())
    register.enter_many(invented(DemoOrder(40, 5, date(2026, 11, 23), watch.now.date(), watch.now), catalog(), DAY))
    register.close()
    seated = Clerk(qtbot, qapp, data, watch)
    seated.wait()
    yield seated
    seated.close()


def reminder(clerk: Clerk) -> str:
    (strip,) = clerk.program.window.findChildren(WeekStrip)
    return strip.sentence


def reports(clerk: Clerk) -> ReportsScreen:
    (screen,) = clerk.program.window.findChildren(ReportsScreen)
    return screen


def test_the_week_is_looked_through_issued_and_printed(clerk: Clerk) -> None:
    clerk.press("<F3>")
    assert reminder(clerk).startswith("Hôm nay là ngày làm việc cuối tuần 48")
    clerk.press("<F6>")
    assert clerk.screen == "reports"
    parts = reports(clerk).parts
    assert parts.state.text().startswith("○ Chưa chốt")
    assert clerk.program.workshop is not None
    counted = clerk.program.workshop.tallies.count(WEEK)
    received = counted.table("sectors").total
    assert received is not None

    while parts.title.text().split(".")[0] != "Theo lĩnh vực":
        clerk.press("<Ctrl+PgDown>")
    assert parts.cell.text() == f"Cộng · Nhận: {received.cells['received']}"
    clerk.press("<Alt+S>", "<Ctrl+C>")
    copied = QGuiApplication.clipboard().text().split("\n")
    numbers = [int(line.split("\t")[1]) for line in copied[1:]]
    assert numbers[:-1] == sorted(numbers[:-1], reverse=True)
    assert numbers[-1] == sum(numbers[:-1]) == received.cells["received"]

    clerk.press("<Return>")
    behind = parts.behind.model()
    assert behind.rowCount() == received.cells["received"]
    number = str(behind.index(1, 4).data())
    clerk.press("<Down>", "<Return>")
    assert clerk.screen == "dossiers"
    assert clerk.program.counter is not None
    assert clerk.program.counter.board_flow._screen._rows.line(0).number == number  # type: ignore[union-attr]

    clerk.press("<F6>", "<Ctrl+Return>")
    issued = clerk.program.workshop.tallies.issued(WEEK)
    assert issued is not None
    assert issued.clerk == "Lê Thị Thử"
    assert parts.state.text() == "✓ Đã chốt 16:05 27/11/2026, Lê Thị Thử"
    clerk.press("<F10>")
    clerk.wait(lambda: clerk.printer.jobs)
    assert "bản tổng hợp" in clerk.sentences[-1]


def test_on_monday_the_forgotten_week_is_in_front_and_any_other_period_a_key_away(clerk: Clerk, watch: Watch) -> None:
    watch.now = FRIDAY + timedelta(days=3)
    clerk.program.day_watch.minute_passed.emit()
    clerk.wait()
    assert reminder(clerk) == "Chưa xuất số liệu tuần 48 năm 2026."
    clerk.press("<F6>")
    assert reports(clerk).parts.state.text().startswith("○ Chưa chốt")
    assert reports(clerk).parts.period.accessibleName() == "Kỳ: Tuần 48 năm 2026"
    clerk.press("<Alt+Right>")
    assert reports(clerk).parts.period.accessibleName() == "Kỳ: Tuần 49 năm 2026"
    clerk.press("<Alt+Right>")
    assert clerk.sentences[-1] == "Tuần 50 năm 2026 chưa đến nên chưa có số liệu."
    clerk.press("<Alt+Left>", "<Alt+Up>")
    name = reports(clerk).parts.period.accessibleName
    assert name() == "Kỳ: Tháng 11 năm 2026"
    clerk.press("<Alt+Up>", "<Alt+Up>", "<Alt+Up>")
    assert name() == "Kỳ: Năm 2026"
    clerk.press("<Ctrl+Y>")
    clerk.type("24/11/2026", "<Return>")
    clerk.type("25/11/2026", "<Return>")
    assert name() == "Kỳ: Từ 24/11/2026 đến 25/11/2026"


def test_what_changed_after_the_issue_is_written_beside_it_with_a_reason(clerk: Clerk) -> None:
    clerk.press("<F6>", "<Ctrl+Return>")
    assert clerk.program.workshop is not None
    register = clerk.program.workshop.register
    more = DemoOrder(3, 8, date(2026, 11, 24), FRIDAY.date(), FRIDAY)
    register.enter_many(invented(more, catalog(), DAY))
    clerk.press("<F3>", "<F6>")
    parts = reports(clerk).parts
    assert "số nay khác lúc chốt" in parts.state.text()
    clerk.press("<Ctrl+F6>", "<Ctrl+Return>")
    assert clerk.program.workshop.tallies.changes_since_issue(WEEK), "not without a reason"
    clerk.type("nhap muon ba ho so", "<Return>")
    assert clerk.program.workshop.tallies.changes_since_issue(WEEK) == []
    assert "số đã điều chỉnh" in parts.state.text()
    issued = clerk.program.workshop.tallies.issued(WEEK)
    assert issued is not None
    assert {one.reason for one in issued.tally.corrections} == {"nhap muon ba ho so"}

# SPDX-License-Identifier: GPL-3.0-or-later
"""A Friday afternoon by keyboard: the reminder, the week, a number and its dossiers, issued, on a stick."""

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
from counter_app.casework.stick_steps import StickState
from counter_app.clock import VIET_NAM
from counter_app.domain.drive import Drive
from counter_app.domain.periods import read_period
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from counter_app.ui.export_flow import ExportFlow
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


def plug_in(clerk: Clerk, root: Path) -> list[str]:
    """Put a stick in while one is awaited; the names of the files that arrived."""
    (flow,) = clerk.program.window.findChildren(ExportFlow)
    clerk.wait(lambda: flow.state is StickState.NO_STICK)
    root.mkdir()
    clerk.drives.append(Drive("E:", str(root), root.name, "1A2B-3C4D", "FAT32", free=10**9, total=10**9))
    flow.watch.changed.emit()
    clerk.wait(lambda: flow.state is StickState.DONE)
    return sorted(path.name for path in root.rglob("*") if path.is_file())


def look_through(clerk: Clerk) -> None:
    """Sort a table, copy it, open a number and one of its dossiers."""
    assert clerk.program.workshop is not None
    assert clerk.program.counter is not None
    parts = reports(clerk).parts
    received = clerk.program.workshop.tallies.count(WEEK).table("sectors").total
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
    assert clerk.program.counter.board_flow._screen._rows.line(0).number == number  # type: ignore[union-attr]


def test_the_week_is_looked_through_issued_printed_and_taken_out(clerk: Clerk, tmp_path: Path) -> None:
    clerk.press("<F3>")
    assert reminder(clerk).startswith("Hôm nay là ngày làm việc cuối tuần 48")
    clerk.press("<F6>")
    assert clerk.screen == "reports"
    assert reports(clerk).parts.state.text().startswith("○ Chưa chốt")
    clerk.press("<F1>", "<Escape>")
    assert clerk.screen == "reports", "the help leads back to where it was asked for"
    look_through(clerk)

    clerk.press("<F6>", "<Ctrl+Return>")
    state = reports(clerk).parts.state
    assert state.text() == "✓ Đã chốt 16:05 27/11/2026, Lê Thị Thử · ▲ chưa xuất ra USB"
    clerk.press("<F10>")
    clerk.wait(lambda: clerk.printer.jobs)
    assert "bản tổng hợp" in clerk.sentences[-1]

    clerk.press("<Ctrl+Return>")
    names = plug_in(clerk, tmp_path / "KINGSTON")
    assert {Path(name).suffix for name in names} >= {".xlsx", ".pdf", ".csv", ".json"}
    clerk.press("<Return>")
    assert clerk.screen == "reports"
    assert state.text() == "✓ Đã chốt 16:05 27/11/2026, Lê Thị Thử"
    clerk.press("<F3>")
    assert reminder(clerk) == ""


def test_on_monday_the_forgotten_week_is_in_front_and_leaves_with_one_key(
    clerk: Clerk, watch: Watch, tmp_path: Path
) -> None:
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
    clerk.press("<F2>", "<Shift+F6>")
    names = plug_in(clerk, tmp_path / "TRANSCEND")
    assert any("2026-W48" in name for name in names)
    assert clerk.program.workshop is not None
    assert clerk.program.workshop.tallies.issued(WEEK) is not None
    clerk.press("<Return>", "<F3>")
    assert reminder(clerk) == ""


def test_what_changed_after_the_issue_is_written_beside_it_and_saved_with_it(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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

    folder = tmp_path / "Báo cáo tuần"
    folder.mkdir()
    monkeypatch.setattr("counter_app.reports_rooms.ask_folder", lambda _window: folder)
    clerk.press("<Ctrl+S>")
    assert clerk.sentences[-1].startswith("Đã lưu và đọc lại")
    assert {path.suffix for path in folder.rglob("*.*")} >= {".xlsx", ".pdf", ".csv", ".json"}
    assert reminder(clerk) == ""

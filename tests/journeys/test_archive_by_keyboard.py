# SPDX-License-Identifier: GPL-3.0-or-later
"""A dossier «4 tại chỗ» through the real window by keyboard: approved by a delegate, returned, and into the archive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.casework.desk import Desk
from counter_app.casework.handling import Asking
from counter_app.casework.stick_steps import StickState
from counter_app.clock import VIET_NAM
from counter_app.domain.dossier import DossierId, DossierState
from counter_app.domain.drive import Drive
from counter_app.domain.roles import Role
from counter_app.domain.spot import STEPS
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from counter_app.ui.export_flow import ExportFlow
from counter_app.ui.screens import rating_board
from counter_app.ui.screens.settings_screen import SettingsScreen
from counter_app.ui.widgets.step_bar import StepBar
from tests.casework.living_counter import Counter, Watch
from tests.casework.sample_orders import catalog
from tests.journeys.clerk import Clerk

DELEGATE = "H'Bluê Niê Kdăm"


@pytest.fixture
def clerk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    """A clerk of Nghi Đồng; one dossier is received, one colleague may approve."""
    monkeypatch.setattr(rating_board, "THANKS_MS", 1)
    watch = Watch(datetime(2026, 11, 25, 9, 0, tzinfo=VIET_NAM))
    data = tmp_path / "data"
    register = Register.open(data / "register", AccountUnlock(), watch)
    told = {"commune": "xã Nghi Đồng", "province": "tỉnh Nghệ An", "clerk": "Trần Thị Bê", "schemes": "nghi-dong"}
    register.settings.save(Settings().changed(**told, recovery_code_stored=True).to_store())
    counter = Counter(register, Desk(catalog(), register, watch), watch, ("nghi-dong",))
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), "Trần Thị Bê")
    counter.register.dossiers.set_state(dossier_id, DossierState.PRINTED)
    counter.desk.close_case()
    register.people.add("Trần Thị Bê", Role.CLERK)
    colleague = register.people.add(DELEGATE, Role.CLERK)
    register.spot.delegate(colleague.id, ["1.004873"], watch.now.date(), None, "QĐ 15/QĐ-UBND")
    register.close()
    seated = Clerk(qtbot, qapp, data, watch)
    yield seated
    seated.close()


def test_the_citizen_rates_at_the_last_step_and_the_clerk_is_back_there(clerk: Clerk) -> None:
    assert clerk.program.workshop is not None
    clerk.press("<F3>", "<Down>", "<Ctrl+E>", "<Alt+5>")
    assert clerk.screen == "receive"
    clerk.press("<Ctrl+F9>")
    assert clerk.screen == "rating"
    assert not any(bar.isVisible() for bar in clerk.program.window.findChildren(StepBar))
    clerk.press("3")
    clerk.wait(lambda: clerk.screen == "receive")
    assert all(bar.isVisible() for bar in clerk.program.window.findChildren(StepBar))
    day = clerk.program.clock().date()
    assert clerk.program.workshop.register.ratings.counts(day, day) == {(day, "screen"): {3: 1}}


def test_from_the_approval_to_the_archive(clerk: Clerk, tmp_path: Path) -> None:
    assert clerk.program.workshop is not None
    register = clerk.program.workshop.register
    clerk.press("<F3>", "<Down>", "<Return>", "<Return>", "<Return>")
    helped = register.spot.help_of(DossierId(1))
    assert helped.steps_here == ("appraise", "approve")
    assert helped.delegation_id == 1
    clerk.press("<Return>", "<Return>", "<Return>", "<Return>")
    clerk.type("042151001234", "<Return>", "<Return>")
    assert register.spot.help_of(DossierId(1)).steps_here == STEPS
    root = tmp_path / "LUU_TRU"
    root.mkdir()
    clerk.press("<F11>")
    (settings,) = clerk.program.window.findChildren(SettingsScreen)
    settings.archive.setFocus()
    clerk.press("<Return>", "<Down>", "<Return>")
    (flow,) = clerk.program.window.findChildren(ExportFlow)
    clerk.wait(lambda: flow.state is StickState.NO_STICK)
    assert register.archive.count_waiting() == 1
    assert clerk.printer.jobs[-1][0].title == "Mật khẩu tệp lưu trữ"
    clerk.drives.append(Drive("E:", str(root), "KINGSTON", "1A2B-3C4D", "FAT32", free=10**9, total=10**9))
    flow.watch.changed.emit()
    clerk.wait(lambda: flow.state is StickState.DONE)
    clerk.wait(lambda: register.archive.count_waiting() == 0)
    assert len(list(root.rglob("*.zip"))) == 1
    (line,) = register.archive.archived()
    assert line.name.startswith("luu-tru-20261125-1-ho-so-")

# SPDX-License-Identifier: GPL-3.0-or-later
"""From the settings to a stick and back with the keyboard alone, and what the log then knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from counter_app.casework.stick_steps import StickState
from counter_app.domain.drive import Drive
from counter_app.ui.export_flow import ExportFlow
from counter_app.ui.screens.settings_screen import SettingsScreen
from counter_app.ui.widgets.rail import Rail
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import NewClerk


def export_of(clerk: Clerk) -> ExportFlow:
    (flow,) = clerk.program.window.findChildren(ExportFlow)
    return flow


def rail_marks(clerk: Clerk) -> list[str]:
    (rail,) = clerk.program.window.findChildren(Rail)
    return [button.accessibleName() for button in rail.findChildren(QPushButton) if button.isChecked()]


@pytest.mark.usefixtures("named_office")
def test_the_backup_goes_to_a_stick_that_is_put_in(sit_down: NewClerk, tmp_path: Path) -> None:
    root = tmp_path / "KINGSTON"
    root.mkdir()
    clerk = sit_down()
    clerk.press("<F11>")
    (settings,) = clerk.program.window.findChildren(SettingsScreen)
    settings.backup_out.setFocus()
    clerk.press("<Return>")
    flow = export_of(clerk)
    clerk.wait(lambda: flow.state is StickState.NO_STICK)
    assert clerk.screen == "export_stick"
    assert rail_marks(clerk) == ["Cài đặt"], "the room it began in"
    clerk.drives.append(Drive("E:", str(root), "KINGSTON", "1A2B-3C4D", "FAT32", free=10**9, total=10**9))
    flow.watch.changed.emit()
    clerk.wait(lambda: flow.state is StickState.DONE)
    assert len(list((root / "sao-luu").glob("register-*.sqlite"))) == 1
    assert clerk.program.workshop is not None
    (told,) = clerk.program.workshop.register.exports.recent()
    assert (told.kind, told.outcome, told.target, told.clerk) == ("backup", "done", "KINGSTON 1A2B-3C4D", "Lê Thị Thử")
    clerk.press("<Return>")
    assert clerk.screen == "settings"


@pytest.mark.usefixtures("named_office")
def test_esc_leads_back_and_nothing_has_left(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.press("<F11>")
    (settings,) = clerk.program.window.findChildren(SettingsScreen)
    settings.key_out.setFocus()
    clerk.press("<Return>")
    clerk.wait(lambda: export_of(clerk).state is StickState.NO_STICK)
    clerk.press("<F1>")
    assert clerk.screen == "help"
    clerk.press("<Esc>")
    clerk.wait(lambda: export_of(clerk).state is StickState.NO_STICK)
    assert clerk.screen == "export_stick"
    clerk.press("<Esc>")
    assert clerk.screen == "settings"
    assert clerk.program.workshop is not None
    assert clerk.program.workshop.register.exports.recent() == []

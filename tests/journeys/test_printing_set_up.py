# SPDX-License-Identifier: GPL-3.0-or-later
"""Setting up a printer through the real window: the test page comes out moved as the forms will be."""

from __future__ import annotations

import pytest

from counter_app.ui.screens.settings_screen import SettingsScreen
from tests.journeys.conftest import NewClerk


@pytest.mark.usefixtures("named_office")
def test_an_offset_typed_in_the_settings_moves_the_test_page_and_the_recovery_code(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.press("<F11>")
    assert clerk.screen == "settings"
    settings = clerk.program.window.findChild(SettingsScreen)
    assert isinstance(settings, SettingsScreen)
    settings.rows["offset_down_mm"].focus_input()
    clerk.press("<Ctrl+A>", "-", "2", "<Return>")
    settings.test_page.setFocus()
    clerk.press("<Return>")
    clerk.wait(lambda: clerk.printer.jobs)
    job, pages = clerk.printer.jobs[0]
    assert (job.title, job.printer_name, job.down_mm, pages) == ("Trang thử máy in", "Quầy 1", -2.0, 1)
    settings.new_code.setFocus()
    clerk.press("<Return>")
    clerk.wait(lambda: clerk.screen == "recovery")
    clerk.press("<F10>")
    clerk.wait(lambda: len(clerk.printer.jobs) == 2)
    assert (clerk.printer.jobs[1][0].title, clerk.printer.jobs[1][0].down_mm) == ("Mã khôi phục", -2.0)
    assert any("Đã gửi trang thử" in sentence for sentence in clerk.sentences)

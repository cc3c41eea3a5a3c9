# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at the shipped templates through the real window: from the settings and back, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from counter_app.ui.screens.doctor import DoctorScreen
from counter_app.ui.screens.help_screen import HelpScreen
from counter_app.ui.screens.settings_screen import SettingsScreen
from tests.journeys.conftest import NewClerk


@pytest.mark.usefixtures("named_office")
def test_the_templates_are_looked_at_from_the_settings_and_esc_leads_back(sit_down: NewClerk) -> None:
    clerk = sit_down()
    window = clerk.program.window
    clerk.press("<F11>")
    settings = window.findChild(SettingsScreen)
    doctor = window.findChild(DoctorScreen)
    guide = window.findChild(HelpScreen)
    assert isinstance(settings, SettingsScreen)
    assert isinstance(doctor, DoctorScreen)
    assert isinstance(guide, HelpScreen)
    settings.doctor.setFocus()
    clerk.press("<Return>")
    assert clerk.screen == "doctor"
    clerk.wait(lambda: doctor.progress.text().startswith("Đã khám xong"))
    clerk.press("<F1>")
    assert guide.page.toPlainText().startswith("Khám mẫu")
    clerk.press("<F11>")
    settings.doctor.setFocus()
    clerk.press("<Return>", "<Esc>")
    assert clerk.screen == "settings"
    settings.doctor.setFocus()
    clerk.press("<Return>")
    assert clerk.screen == "doctor"
    back = next(button for button in window.findChildren(QAbstractButton) if "Quay lại" in button.text())
    back.click()
    assert clerk.screen == "settings"
    clerk.press("<Esc>")
    assert clerk.screen == "choose"

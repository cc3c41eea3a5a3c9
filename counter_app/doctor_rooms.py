# SPDX-License-Identifier: GPL-3.0-or-later
"""«Khám các mẫu tờ khai», reached through the settings: wired when the register is open, read only when asked for."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.casework.template_care import examine_templates
from counter_app.catalog.layers import layers_of
from counter_app.ui.doctor_flow import DoctorFlow
from counter_app.ui.screens.doctor import DoctorScreen

if TYPE_CHECKING:
    from counter_app.app import Program
    from counter_app.ui.screens.settings_screen import SettingsScreen
    from counter_app.workshop import Workshop

DOCTOR = "doctor"


class DoctorRooms(QObject):
    """Puts the screen on the window and lets the settings lead to it."""

    def __init__(self, program: Program, workshop: Workshop, settings: SettingsScreen) -> None:
        super().__init__(program.window)
        self._program, self._workshop = program, workshop
        self._screen = DoctorScreen()
        self._flow: DoctorFlow | None = None
        program.window.add_screen(DOCTOR, self._screen)
        settings.doctor_requested.connect(self._see)

    def _see(self) -> None:
        if self._flow is None:
            self._flow = self._call()
        self._program.window.show_screen(DOCTOR)
        self._program.window.set_action(None, "Quay lại")
        self._flow.begin()

    def _call(self) -> DoctorFlow:
        # Only when asked for: it reads every form of the catalogue.
        program = self._program
        forms = [form for versions in self._workshop.catalog.form_versions.values() for form in versions]
        folders = [layer.templates for layer in layers_of(program.folders)]
        return DoctorFlow(
            self._screen,
            program.background,
            program.notices,
            forms,
            lambda known: chain.from_iterable(examine_templates(known, folder) for folder in folders),
        )

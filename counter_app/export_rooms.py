# SPDX-License-Identifier: GPL-3.0-or-later
"""«Chép ra USB», wired when the register is open: one screen, reached from wherever something is to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.casework.export_door import ExportDoor
from counter_app.casework.taken_along import backup_to_take, key_to_take
from counter_app.devices.drives import DriveRoom, known_drives
from counter_app.ui.export_flow import ExportFlow
from counter_app.ui.screens.export_stick import ExportStickScreen
from counter_app.ui.widgets.rail import PLACES

if TYPE_CHECKING:
    from counter_app.app import Program
    from counter_app.ui.screens.settings_screen import SettingsScreen
    from counter_app.workshop import Workshop

EXPORT_STICK = "export_stick"
HELP = "help"


def open_export_room(program: Program, workshop: Workshop) -> ExportFlow:
    """Put the screen on the window; leaving it leads back to the room the export began in."""
    window, register = program.window, workshop.register
    screen = ExportStickScreen()
    window.add_screen(EXPORT_STICK, screen)
    door = ExportDoor(program.clock, register)
    drives = program.drive_room or DriveRoom(lambda: known_drives(program.folders.register))
    flow = ExportFlow(screen, program.background, program.notices, door, drives, program.at_counter.who)
    began_in = ""

    def show() -> None:
        nonlocal began_in
        if window.current_screen() not in {EXPORT_STICK, HELP}:
            began_in = window.current_screen()
        window.show_screen(EXPORT_STICK, reached_from=began_in)
        window.set_action(None, None)

    def go_back() -> None:
        if began_in in PLACES:
            window.rail_chosen.emit(began_in)
        else:
            window.show_screen(began_in)
            window.set_action(None, "Quay lại")

    flow.wanted.connect(show)
    flow.left.connect(go_back)
    return flow


def offer_backups(screen: SettingsScreen, export: ExportFlow, workshop: Workshop) -> None:
    """Let the settings take the backup out, and the key file by itself."""
    register = workshop.register
    screen.backup_out_requested.connect(lambda: export.begin(lambda: backup_to_take(register)))
    screen.key_out_requested.connect(lambda: export.begin(lambda: key_to_take(register)))

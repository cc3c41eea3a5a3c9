# SPDX-License-Identifier: GPL-3.0-or-later
"""Practising: the way into the register of invented people, the bar that says so, the way back to the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from counter_app.paths import Opening
from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.tour import Tour

if TYPE_CHECKING:
    from counter_app.app import Program
    from counter_app.ui.screens.settings_screen import SettingsScreen

BEGUN = "Đang ở sổ tập dượt: người bịa đặt, làm gì cũng không vào sổ thật. Ctrl+F1 tập sáu bước; Ctrl+F12 về sổ thật."


class PracticeRooms(QObject):
    """Shows the bar where the register is one for practising; opens the other register by closing this window."""

    def __init__(self, program: Program, settings_screen: SettingsScreen) -> None:
        super().__init__(program.window)
        self._program = program
        settings_screen.practice_requested.connect(self._enter)
        settings_screen.practice_anew_requested.connect(self._begin_anew)
        if not program.settings.practice:
            return
        window = program.window
        window.practice.show_for(has_home=program.home is not None)
        settings_screen.show_practice(in_it=True, has_home=program.home is not None)
        if program.counter is not None:
            self._tour = Tour(window, program.counter.visit)
            self._tour.told.connect(window.practice.show_step)
            window.practice.tour_requested.connect(self._tour.begin)
            bind(Key.TOUR, window, self._tour.begin, Qt.ShortcutContext.WindowShortcut)
        if program.home is not None:
            window.practice.leave_requested.connect(self._leave)
            bind(Key.LEAVE_PRACTICE, window, self._leave, Qt.ShortcutContext.WindowShortcut)

    def begin(self) -> None:
        """Say once where we are."""
        if self._program.settings.practice and self._program.home is not None:
            self._program.notices.say("info", BEGUN)

    def _enter(self) -> None:
        self._open(Opening(practice=True))

    def _begin_anew(self) -> None:
        self._open(Opening(practice=True, anew=True))

    def _leave(self) -> None:
        self._open(Opening())

    def _open(self, opening: Opening) -> None:
        # After the key that asked for it is done with: the window goes away under it.
        QTimer.singleShot(0, lambda: self._program.open_again(opening))

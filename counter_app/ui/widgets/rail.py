# SPDX-License-Identifier: GPL-3.0-or-later
"""The rail at the left: the rooms of the window, each with its word and its F-key, never an icon alone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.plain_label import button_text

PLACES: dict[str, tuple[Key, str]] = {
    "choose": (Key.CHOOSE, "Tiếp nhận"),
    "dossiers": (Key.DOSSIERS, "Hồ sơ"),
    "letters": (Key.LETTERS, "Thư"),
    "voices": (Key.VOICES, "Ý kiến dân"),
    "reports": (Key.REPORTS, "Báo cáo"),
    "catalogue": (Key.CATALOGUE, "Danh mục"),
    "settings": (Key.SETTINGS, "Cài đặt"),
    "help": (Key.HELP, "Trợ giúp"),
}

WITHIN = {
    "doctor": "settings",
    "schemes": "settings",
    "people": "settings",
    "roster": "people",
    "press": "catalogue",
    "packs": "catalogue",
    "rating": "voices",
    "letter": "letters",
    "on_the_spot": "settings",
    "archive": "settings",
}
"""Rooms reached through another room; every other screen belongs to a visit."""


def place_of(screen: str) -> str:
    """The room the rail marks while a screen is in front."""
    while screen not in PLACES:
        screen = WITHIN.get(screen, "choose")
    return screen


class Rail(QFrame):
    """Announces which room the clerk wants; the F-keys themselves are bound by the window."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self._buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        # Nine places, two lines each, must stand above each other on 768 px even where the type is half as large again.
        column.setContentsMargins(3, 4, 4, 4)
        column.setSpacing(2)
        for name in PLACES:
            if name == "help":
                column.addStretch(1)
            column.addWidget(self._button(name))

    def set_current(self, name: str | None) -> None:
        """Mark the room the clerk is in."""
        for place, button in self._buttons.items():
            button.setChecked(place == name)

    def _button(self, name: str) -> QPushButton:
        key, title = PLACES[name]
        button = QPushButton(button_text(f"{key.shown}\n{title}"))
        button.setProperty("role", "rail")
        button.setCheckable(True)
        button.setAccessibleName(title)
        # Reached by Tab, but a click must not take the focus out of the field being typed.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._announce(name))
        self._buttons[name] = button
        return button

    def _announce(self, name: str) -> None:
        # A click toggles a checkable button; the window decides what is current.
        self._buttons[name].setChecked(not self._buttons[name].isChecked())
        self.chosen.emit(name)

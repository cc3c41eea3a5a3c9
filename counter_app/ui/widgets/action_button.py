# SPDX-License-Identifier: GPL-3.0-or-later
"""A button that Enter presses, with its key written on it.

Outside a dialog Qt lets only the space bar press a button; a clerk expects Enter.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.plain_label import button_text

ButtonRole = Literal["plain", "primary", "quiet", "chip", "segment", "draft", "wish"]


class ActionButton(QPushButton):
    """A push button whose text may hold ``&`` and names its key: «F10  In phiếu nhắc»."""

    def __init__(
        self, text: str, role: ButtonRole = "plain", key: Key | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key = key
        self.pressed_by_space = True
        """False where the space bar belongs to the screen that was in front a moment ago."""
        self.setProperty("role", role)
        self.say(text)

    def say(self, text: str, key: Key | None = None) -> None:
        """Change the words, and the key when one is given."""
        self._key = key or self._key
        self.setText(button_text(f"{self._key.shown}  {text}" if self._key else text))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Room for the bold words of a picked button, so that picking moves nothing."""
        hint = super().sizeHint()
        if self.isCheckable():
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.DemiBold)
            wider = QFontMetrics(bold).horizontalAdvance(self.text())
            now = QFontMetrics(self.font()).horizontalAdvance(self.text())
            hint.setWidth(hint.width() + max(0, wider - now))
        return hint

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, like the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _HELD:
            self.click()
            return
        if event.key() == Qt.Key.Key_Space and not self.pressed_by_space:
            return
        super().keyPressEvent(event)


_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier

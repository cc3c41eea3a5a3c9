# SPDX-License-Identifier: GPL-3.0-or-later
"""A frame around a control somewhere in the window: it shows where to look and takes neither key nor click."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QWidget

_AROUND_PX = 5


class Pointer(QFrame):
    """Lies over the window, seen and not felt."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "pointer")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def point_at(self, target: QWidget | None) -> None:
        """Around this one; None: nowhere."""
        window = self.parentWidget()
        if target is None or window is None or not target.isVisible() or target.window() is not window:
            self.hide()
            return
        place = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        self.setGeometry(place.adjusted(-_AROUND_PX, -_AROUND_PX, _AROUND_PX, _AROUND_PX))
        self.show()
        self.raise_()

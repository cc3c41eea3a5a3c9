# SPDX-License-Identifier: GPL-3.0-or-later
"""The line at the top: what day it is, in words; grey on ordinary days, coloured on special ones.

Where it is narrow the office goes first, then the clerk's name, then the middle of the plan's name; the time left
always stands.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.plain_label import PlainLabel

GAP = " · "
_SIDE_PX, _BETWEEN_PX = 16, 16
_DAY_AND_TITLE = 3
"""Parts of the line that hold a plan's name: the day, the name, and at least one more."""


class DayBanner(QFrame):
    """The day at the left, who sits at the counter at the right.

    Signals:
        clerk_clicked: somebody wants to change places.
    """

    clerk_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._words, self._clerk_words = "", ""
        self._day = PlainLabel("", "secondary")
        self._day.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._clerk = _ClerkLabel("", "secondary")
        self._clerk.clicked.connect(self.clerk_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE_PX, 5, _SIDE_PX, 5)
        row.setSpacing(_BETWEEN_PX)
        row.addWidget(self._day, 1)
        row.addWidget(self._clerk)

    def set_day(self, text: str, lively: bool) -> None:
        """What the day is; ``lively`` when the clerk writes, or decides at once, today."""
        self._words = text
        self._day.set_role("accent" if lively else "secondary")
        self._day.setAccessibleName(text)
        self._fit()

    def set_clerk(self, text: str) -> None:
        """Office and clerk, at the right."""
        self._clerk_words = text
        self._clerk.setToolTip(f"{text} (đổi người: {Key.LOCK.shown})" if text else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: another choice of words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * _SIDE_PX
        needed = self._day.fontMetrics().horizontalAdvance(self._words)
        left = room - needed - _BETWEEN_PX
        metrics, name = self._clerk.fontMetrics(), self._clerk_words.rpartition(GAP)[2]
        shown = next((words for words in (self._clerk_words, name) if metrics.horizontalAdvance(words) <= left), "")
        self._clerk.setText(shown)
        self._clerk.setVisible(bool(shown))
        self._day.setText(self._words if needed <= room else self._shortened(needed - room))
        self._day.setToolTip(self._words if needed > room else "")

    def _shortened(self, too_much_px: int) -> str:
        metrics = self._day.fontMetrics()
        parts = self._words.split(GAP)
        if len(parts) >= _DAY_AND_TITLE:
            width = max(0, metrics.horizontalAdvance(parts[1]) - too_much_px)
            parts[1] = metrics.elidedText(parts[1], Qt.TextElideMode.ElideMiddle, width)
        return GAP.join(parts)


class _ClerkLabel(PlainLabel):
    """A name that can be clicked."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        self.clicked.emit()
        event.accept()

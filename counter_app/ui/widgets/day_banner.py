# SPDX-License-Identifier: GPL-3.0-or-later
"""The line at the top: what day it is, in words; grey on ordinary days, coloured on special ones.

Where it is narrow the clerk's name goes first, then the middle of the plan's name; the time left always stands.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from counter_app.ui.widgets.plain_label import PlainLabel

GAP = " · "
_SIDE_PX, _BETWEEN_PX = 16, 16
_DAY_AND_TITLE = 3
"""Parts of the line that hold a plan's name: the day, the name, and at least one more."""


class DayBanner(QFrame):
    """The day at the left, who sits at the counter at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._words, self._clerk_words = "", ""
        self._day = PlainLabel("", "secondary")
        self._day.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._clerk = PlainLabel("", "secondary")
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
        self._clerk.setToolTip(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: another choice of words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * _SIDE_PX
        needed = self._day.fontMetrics().horizontalAdvance(self._words)
        clerk = self._clerk.fontMetrics().horizontalAdvance(self._clerk_words)
        shown = bool(self._clerk_words) and needed + _BETWEEN_PX + clerk <= room
        self._clerk.setText(self._clerk_words if shown else "")
        self._clerk.setVisible(shown)
        self._day.setText(self._words if needed <= room else self._shortened(needed - room))
        self._day.setToolTip(self._words if needed > room else "")

    def _shortened(self, too_much_px: int) -> str:
        metrics = self._day.fontMetrics()
        parts = self._words.split(GAP)
        if len(parts) >= _DAY_AND_TITLE:
            width = max(0, metrics.horizontalAdvance(parts[1]) - too_much_px)
            parts[1] = metrics.elidedText(parts[1], Qt.TextElideMode.ElideMiddle, width)
        return GAP.join(parts)

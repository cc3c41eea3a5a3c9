# SPDX-License-Identifier: GPL-3.0-or-later
"""The line at the top: what day it is, in words; grey on ordinary days, coloured on special ones."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from counter_app.ui.widgets.plain_label import PlainLabel


class DayBanner(QFrame):
    """The day at the left, who sits at the counter at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._day = PlainLabel("", "secondary")
        self._clerk = PlainLabel("", "secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 16, 5)
        row.addWidget(self._day, 1)
        row.addWidget(self._clerk)

    def set_day(self, text: str, lively: bool) -> None:
        """What the day is; ``lively`` when the clerk writes, or decides at once, today."""
        self._day.setText(text)
        self._day.set_role("accent" if lively else "secondary")

    def set_clerk(self, text: str) -> None:
        """Office and clerk, at the right."""
        self._clerk.setText(text)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar over the whole window while people practise: what is done here is not real, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel

WORDS = "▲ TẬP DƯỢT · người bịa đặt, giấy in ra có chữ TẬP DƯỢT, không có gì vào sổ thật"


class PracticeBar(QFrame):
    """Signals: ``leave_requested``, back to the real register; ``tour_requested``, the six steps from the first."""

    leave_requested = Signal()
    tour_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "practice")
        self.setAccessibleName(WORDS)
        self.leave = ActionButton("Về sổ thật", "plain", Key.LEAVE_PRACTICE)
        self.tour = ActionButton("Tập sáu bước", "plain", Key.TOUR)
        self.step = PlainLabel("", "strong").wrapped()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(PlainLabel(WORDS, "strong").wrapped(), 1)
        for button, signal in ((self.tour, self.tour_requested), (self.leave, self.leave_requested)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(signal)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 8, 4)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.step)
        self.step.hide()
        self.hide()

    def show_for(self, *, has_home: bool) -> None:
        """From now on to the end of this window; ``has_home``: there is a real register to go back to."""
        self.leave.setVisible(has_home)
        self.show()

    def show_step(self, words: str) -> None:
        """What the tour asks for now; empty takes the line away."""
        self.step.setText(words)
        self.step.setVisible(bool(words))
        self.step.setAccessibleName(words)

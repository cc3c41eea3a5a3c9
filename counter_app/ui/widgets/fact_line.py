# SPDX-License-Identifier: GPL-3.0-or-later
"""One fact in large type: whose it is, the question, and the answer as it is spoken."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.domain.review import ReviewRow
from counter_app.ui.widgets.plain_label import PlainLabel, restyle

_QUESTION_SHARE = 0.55
_HEADING_SHARE = 0.45


class FactLine(QFrame):
    """A fact; the current one lies on a card, the others stand back.

    Signals:
        clicked: the citizen or the clerk pointed at it.
    """

    clicked = Signal()

    def __init__(self, fact: ReviewRow, points: float, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = fact
        written = f"   {fact.answer}" if fact.answer and fact.answer != fact.spoken else ""
        self._question = PlainLabel(f"{fact.question}{written}", "secondary").wrapped()
        self._answer = PlainLabel(fact.spoken, "secondary").wrapped()
        self._heading = PlainLabel(heading.upper(), "accent").wrapped()
        if not heading:
            self._heading.hide()
        sizes = ((self._heading, _HEADING_SHARE), (self._question, _QUESTION_SHARE), (self._answer, 1.0))
        for label, share in sizes:
            font = label.font()
            font.setPointSizeF(points * share)
            label.setFont(font)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(2)
        column.addWidget(self._heading)
        column.addWidget(self._question)
        column.addWidget(self._answer)
        self.set_current(False)

    @property
    def is_current(self) -> bool:
        """Whether this fact is being read now."""
        return bool(self.property("focused") == "true")

    def set_current(self, current: bool) -> None:
        """Step forward or back."""
        self.setProperty("role", "tick")
        self.setProperty("focused", "true" if current else "false")
        restyle(self)
        self._answer.set_role("body" if current else "secondary")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pointing at a fact reads it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

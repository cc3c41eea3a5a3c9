# SPDX-License-Identifier: GPL-3.0-or-later
"""The small lock beside a sensitive field; drawn here because not every system font has one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

SENSITIVE = "Dữ liệu nhạy cảm (Luật 91/2025/QH15): chỉ hỏi vì tờ khai bắt buộc."


class LockMark(QWidget):
    """A lock with the reason as its tool tip."""

    def __init__(self, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(14, 16)
        self.setToolTip(why or SENSITIVE)
        self.setAccessibleName(SENSITIVE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A shackle and a body, in the secondary colour."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().placeholderText().color()
        painter.setPen(QPen(colour, 1.5))
        painter.drawArc(QRectF(4, 2, 6, 9), 0, 180 * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(2.5, 7, 9, 7), 1.5, 1.5)
        painter.end()

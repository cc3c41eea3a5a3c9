# SPDX-License-Identifier: GPL-3.0-or-later
"""A check box that grows with the type and can be seen from a chair: the style's own stays 13 px and pale."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget


class TickBox(QCheckBox):
    """Without text of its own; whoever uses it names it for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """A little higher than a line of text."""
        side = side_px(self)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setFixedSize(self.sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A square; filled and ticked when checked."""
        palette = QApplication.palette()
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = palette.color(QPalette.ColorRole.Accent)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(accent if self.isChecked() else quiet, 1.5))
        painter.setBrush(accent if self.isChecked() else palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            pen = QPen(palette.color(QPalette.ColorRole.HighlightedText), max(2.0, box.width() / 7))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline([_at(box, 0.22, 0.54), _at(box, 0.42, 0.73), _at(box, 0.78, 0.3)])
        painter.end()

    def hitButton(self, pos: object) -> bool:
        """Anywhere in the square."""
        return True


def side_px(widget: QWidget) -> int:
    """The side of a tick box beside this widget's text."""
    return round(widget.fontMetrics().height() * 1.25)


def _at(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + across * box.width(), box.top() + down * box.height())

# SPDX-License-Identifier: GPL-3.0-or-later
"""A check box that grows with the type and can be seen from a chair: the style's own stays 13 px and pale."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QCheckBox, QSizePolicy, QWidget

from counter_app.ui.widgets.plain_label import button_text

GAP_PX = 8
RING_PX = 4


class TickBox(QCheckBox):
    """A square to tick, with its words in one line, or without any when the row around it has them."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setText(button_text(words))
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A little higher than a line of text, as wide as the words."""
        side = side_px(self)
        if not self._words:
            return QSize(side, side)
        words = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(side + GAP_PX + words + 2 * RING_PX, side + 2 * RING_PX)

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A square, filled and ticked when checked; then the words; a ring round both with the focus."""
        palette = QApplication.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = side_px(self)
        left = RING_PX if self._words else 0
        self._paint_box(painter, palette, QRectF(left, (self.height() - side) / 2, side, side))
        if self._words:
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            place = self.rect().adjusted(left + side + GAP_PX, 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def hitButton(self, pos: object) -> bool:
        """Anywhere on it."""
        return True

    def _paint_box(self, painter: QPainter, palette: QPalette, place: QRectF) -> None:
        box = place.adjusted(2, 2, -2, -2)
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


def side_px(widget: QWidget) -> int:
    """The side of a tick box beside this widget's text."""
    return round(widget.fontMetrics().height() * 1.25)


def _at(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + across * box.width(), box.top() + down * box.height())

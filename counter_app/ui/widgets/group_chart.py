# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of a table as lying bars, each with its own pattern, its name before it and its value behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui import theme

_LINES_HIGH, _LEAST_LINES = 9, 5
_GAP_PX = 6.0
_NAME_SHARE = 0.42
_PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense6Pattern,
    Qt.BrushStyle.CrossPattern,
    Qt.BrushStyle.FDiagPattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.VerPattern,
)


@dataclass(frozen=True)
class GroupBar:
    """One group; ``value`` is None where nothing can be said."""

    title: str
    value: float | None
    words: str


class GroupChart(QWidget):
    """Shows as many bars as there is room for, the largest first, and says how many rows more there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._bars: Sequence[GroupBar] = ()
        self._rows = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_bars(self, title: str, bars: Sequence[GroupBar], rows: int) -> None:
        """Show these, in this order; ``rows``: how many the table has, of which these are the first."""
        self._title, self._bars, self._rows = title, bars, rows
        self.setAccessibleName(f"Biểu đồ: {title}")
        self.setAccessibleDescription("; ".join(f"{bar.title}: {bar.words}" for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as some lines of text, as wide as it gets."""
        line = self.fontMetrics().height()
        return QSize(line * 14, line * _LINES_HIGH)

    def minimumSizeHint(self) -> QSize:
        """Room for the title and a few bars."""
        return QSize(120, self.fontMetrics().height() * _LEAST_LINES)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, then one line a group."""
        painter = QPainter(self)
        tokens, metrics = theme.look().tokens, QFontMetricsF(self.font())
        line = metrics.height()
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        title = QFontMetricsF(bold).elidedText(self._title, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(self.font())
        pitch = line + _GAP_PX / 2
        places = int((self.height() - line - _GAP_PX) // pitch)
        shown = self._bars[: places if self._rows <= places else places - 1]
        names = max((metrics.horizontalAdvance(bar.title) for bar in shown), default=0) + _GAP_PX
        values = max((metrics.horizontalAdvance(bar.words) for bar in shown), default=0) + _GAP_PX
        names = min(names, self.width() * _NAME_SHARE)
        for place, bar in enumerate(shown):
            row = QRectF(0, line + _GAP_PX + place * pitch, self.width(), line)
            self._paint_bar(painter, bar, place, row, (names, values))
        more = self._rows - len(shown)
        if more > 0:
            under = QRectF(0, line + _GAP_PX + len(shown) * pitch, self.width(), line)
            painter.setPen(QColor(tokens.secondary))
            painter.drawText(under, Qt.AlignmentFlag.AlignVCenter, f"và {more} dòng nữa trong bảng")

    def _paint_bar(self, painter: QPainter, bar: GroupBar, place: int, row: QRectF, rooms: tuple[float, float]) -> None:
        tokens, metrics = theme.look().tokens, QFontMetricsF(self.font())
        most, (names, values) = self._bars[0].value or 1, rooms
        painter.setPen(QColor(tokens.text))
        name = metrics.elidedText(bar.title, Qt.TextElideMode.ElideRight, names - _GAP_PX)
        painter.drawText(QRectF(row.left(), row.top(), names, row.height()), Qt.AlignmentFlag.AlignVCenter, name)
        wide = max(0.0, (bar.value or 0) / most * (row.width() - names - values))
        body = QRectF(row.left() + names, row.top() + 2, wide, row.height() - 4)
        if wide:
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(QBrush(QColor(tokens.accent), _PATTERNS[place % len(_PATTERNS)]))
            painter.drawRect(body)
        painter.setPen(QColor(tokens.text))
        behind = QRectF(body.right() + _GAP_PX, row.top(), values, row.height())
        painter.drawText(behind, Qt.AlignmentFlag.AlignVCenter, bar.words)

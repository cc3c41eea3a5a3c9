# SPDX-License-Identifier: GPL-3.0-or-later
"""One number over several periods as bars, and a share of theirs as a line in a band of its own above them.

Read without colour: the period on screen is filled, the others hatched, every value is written, the line has marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui import theme

_LINES_HIGH, _LEAST_LINES = 9, 5
_SHARE_BAND = 0.36
_BAR_OF_SLOT = 0.62
_GAP_PX = 4.0
_MARK_PX = 3.5


@dataclass(frozen=True)
class PeriodBar:
    """One period. ``value`` and ``share`` (0 to 1) are None where nothing can be said, or nothing is counted yet."""

    title: str
    value: float | None
    words: str
    share: float | None = None
    share_words: str = ""
    is_shown: bool = False


class PeriodChart(QWidget):
    """Shows bars in the order they are given, the oldest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._share_title = ""
        self._bars: Sequence[PeriodBar] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_bars(self, title: str, bars: Sequence[PeriodBar], share_title: str = "") -> None:
        """Show these; ``share_title``: what the line is, empty where there is none."""
        self._title, self._bars, self._share_title = title, bars, share_title
        self.setAccessibleName(f"Biểu đồ: {title}")
        self.setAccessibleDescription(spoken(bars, share_title))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as some lines of text, as wide as it gets."""
        line = self.fontMetrics().height()
        return QSize(line * 20, line * _LINES_HIGH)

    def minimumSizeHint(self) -> QSize:
        """Room for the title and a few bars."""
        return QSize(120, self.fontMetrics().height() * _LEAST_LINES)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, line, bars, periods."""
        painter = QPainter(self)
        tokens = theme.look().tokens
        line = QFontMetricsF(self.font()).height()
        painter.setFont(_bold(self.font()))
        painter.setPen(QColor(tokens.text))
        whole = QRectF(self.rect())
        title = QFontMetricsF(painter.font()).elidedText(self._title, Qt.TextElideMode.ElideRight, whole.width())
        painter.drawText(QRectF(0, 0, whole.width(), line), Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(self.font())
        plot = whole.adjusted(0, line + _GAP_PX, 0, -line - _GAP_PX)
        if not self._bars:
            return
        if self._share_title:
            band = QRectF(plot.left(), plot.top(), plot.width(), plot.height() * _SHARE_BAND)
            self._paint_shares(painter, band)
            plot.setTop(band.bottom() + _GAP_PX)
        self._paint_bars(painter, plot)

    def _paint_bars(self, painter: QPainter, plot: QRectF) -> None:
        tokens, metrics = theme.look().tokens, QFontMetricsF(self.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # smoothing a hatched ground takes long
        room = plot.height() - metrics.height()
        most = max((bar.value or 0 for bar in self._bars), default=0) or 1
        for place, bar in enumerate(self._bars):
            slot = self._slot(plot, place)
            high = max(0.0, (bar.value or 0) / most * room)
            body = QRectF(0, 0, slot.width() * _BAR_OF_SLOT, high)
            body.moveCenter(QPointF(slot.center().x(), 0))
            body.moveBottom(plot.bottom())
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(QColor(tokens.accent) if bar.is_shown else _hatched(tokens.accent))
            if high:
                painter.drawRect(body)
            painter.setPen(QColor(tokens.text))
            above = QRectF(slot.left(), body.top() - metrics.height(), slot.width(), metrics.height())
            self._write(painter, above, bar.words, needed=bar.is_shown)
            painter.setPen(QColor(tokens.text if bar.is_shown else tokens.secondary))
            under = QRectF(slot.left(), plot.bottom() + _GAP_PX / 2, slot.width(), metrics.height())
            self._write(painter, under, bar.title, needed=bar.is_shown)
        painter.setPen(QPen(QColor(tokens.secondary), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())

    def _paint_shares(self, painter: QPainter, band: QRectF) -> None:
        tokens, metrics = theme.look().tokens, QFontMetricsF(self.font())
        low, high = band.bottom() - _MARK_PX, band.top() + metrics.height() + _MARK_PX
        points = [
            None if bar.share is None else QPointF(self._slot(band, place).center().x(), low + (high - low) * bar.share)
            for place, bar in enumerate(self._bars)
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.wait), 1.6, Qt.PenStyle.DashLine))
        for one, next_one in pairwise(points):
            if one is not None and next_one is not None:
                painter.drawLine(one, next_one)
        for place, (bar, point) in enumerate(zip(self._bars, points, strict=True)):
            if point is None:
                continue
            painter.setPen(QPen(QColor(tokens.wait), 1.6))
            painter.setBrush(QColor(tokens.wait if bar.is_shown else tokens.card))
            painter.drawEllipse(point, _MARK_PX, _MARK_PX)
            slot = self._slot(band, place)
            above = QRectF(slot.left(), point.y() - _MARK_PX - metrics.height(), slot.width(), metrics.height())
            painter.setPen(QColor(tokens.text))
            self._write(painter, above, bar.share_words, needed=bar.is_shown)

    def _write(self, painter: QPainter, place: QRectF, words: str, *, needed: bool) -> None:
        """Write words into a slot; where they are wider, only those that are needed, over the edges."""
        wide = QFontMetricsF(painter.font()).horizontalAdvance(words)
        if wide > place.width():
            if not needed:
                return
            left = min(max(0.0, place.center().x() - wide / 2), self.width() - wide)
            place = QRectF(left, place.top(), wide, place.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _slot(self, plot: QRectF, place: int) -> QRectF:
        wide = plot.width() / len(self._bars)
        return QRectF(plot.left() + place * wide, plot.top(), wide, plot.height())


def spoken(bars: Sequence[PeriodBar], share_title: str) -> str:
    """The picture read aloud."""
    return "; ".join(
        f"{bar.title}: {bar.words}" + (f", {share_title} {bar.share_words}" if share_title else "") for bar in bars
    )


def _hatched(colour: str) -> QBrush:
    return QBrush(QColor(colour), Qt.BrushStyle.BDiagPattern)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold

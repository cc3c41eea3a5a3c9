# SPDX-License-Identifier: GPL-3.0-or-later
"""Column titles in as many lines as they need, under the heading that neighbouring columns share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from counter_app.ui import theme
from counter_app.ui.models.report_rows import GROUP_ROLE

PAD_PX = 8
_MOST_LINES, _GROUP_LINES = 3, 2
_LINES = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)


class GroupedHeader(QHeaderView):
    """Heads of one table; ``fit`` gives them their room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._group_lines = 0

    def fit(self, cell_widths: Sequence[int], room: int) -> None:
        """Set the widths (px) of the columns and the height of the head.

        Args:
            cell_widths: what the cells of each column need.
            room: what all columns may take together; titles stand in as few lines as it allows, never cut in a word.
        """
        metrics = QFontMetrics(self._bold())
        titles = [self._title(column) for column in range(len(cell_widths))]
        for lines in range(1, _MOST_LINES + 1):
            widths = [
                max(cells, _width_in_lines(metrics, title, lines)) + 2 * PAD_PX + 2
                for cells, title in zip(cell_widths, titles, strict=True)
            ]
            if sum(widths) <= room:
                break
        for column, width in enumerate(self._widened(widths, metrics) if cell_widths else ()):
            self.resizeSection(column, width)
        self._group_lines = max(
            (_lines_of(metrics, self._group(first), self._span(first, last)) for first, last in self._runs()), default=0
        )
        heights = [
            metrics.boundingRect(QRect(0, 0, self._room(column), 1000), _LINES, title).height()
            for column, title in enumerate(titles)
        ]
        self.setFixedHeight(max(heights, default=metrics.height()) + self._group_height() + PAD_PX)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """The title at the bottom, the shared heading above it; each column paints its own part of that."""
        tokens = theme.look().tokens
        painter.save()
        painter.fillRect(rect, QColor(tokens.ground))
        painter.setFont(self._bold())
        painter.setPen(QColor(tokens.secondary))
        above = self._group_height()
        inner = rect.adjusted(PAD_PX, above + PAD_PX // 2, -PAD_PX, -PAD_PX // 2)
        painter.drawText(inner, _LINES, self._title(section))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._group(section):
            self._paint_group(painter, rect, section)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, column: int) -> None:
        tokens = theme.look().tokens
        first, last = next(run for run in self._runs() if run[0] <= column <= run[1])
        left = self.sectionViewportPosition(first)
        right = left + self._span(first, last)
        whole = QRect(left, rect.top(), right - left, self._group_height())
        painter.setClipRect(rect)
        painter.setPen(QColor(tokens.text))
        painter.drawText(whole.adjusted(PAD_PX, 0, -PAD_PX, 0), _LINES, self._group(column))
        painter.setPen(QPen(QColor(tokens.secondary), 1))
        painter.drawLine(left + PAD_PX // 2, whole.bottom(), right - PAD_PX // 2, whole.bottom())

    def _widened(self, widths: list[int], metrics: QFontMetrics) -> list[int]:
        """Room for every shared heading in two lines at the most."""
        for first, last in self._runs():
            needed = _width_in_lines(metrics, self._group(first), _GROUP_LINES) + 2 * PAD_PX + 2
            lacking = needed - sum(widths[first : last + 1])
            for column in range(first, last + 1) if lacking > 0 else ():
                widths[column] += -(-lacking // (last - first + 1))
        return widths

    def _runs(self) -> list[tuple[int, int]]:
        """The first and last columns of every shared heading."""
        runs: list[tuple[int, int]] = []
        for column in range(self.count()):
            if self._group(column) and self._group(column) == self._group(column - 1):
                runs[-1] = (runs[-1][0], column)
            elif self._group(column):
                runs.append((column, column))
        return runs

    def _span(self, first: int, last: int) -> int:
        return sum(self.sectionSize(column) for column in range(first, last + 1))

    def _group_height(self) -> int:
        return self._group_lines * QFontMetrics(self._bold()).height() + PAD_PX if self._group_lines else 0

    def _room(self, column: int) -> int:
        return self.sectionSize(column) - 2 * PAD_PX

    def _title(self, column: int) -> str:
        model = self.model()
        return str(model.headerData(column, Qt.Orientation.Horizontal) or "") if model else ""

    def _group(self, column: int) -> str:
        model = self.model()
        if model is None or not 0 <= column < self.count():
            return ""
        return str(model.headerData(column, Qt.Orientation.Horizontal, GROUP_ROLE) or "")

    def _bold(self) -> QFont:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        return bold


def _width_in_lines(metrics: QFontMetrics, title: str, lines: int) -> int:
    """The least width at which a title needs no more lines than these; at least its longest word."""
    words = [metrics.horizontalAdvance(word) for word in title.split()]
    space = metrics.horizontalAdvance(" ")
    width = max(max(words, default=0), (sum(words) + space * (len(words) - 1)) // lines)
    while _lines_at(words, space, width) > lines:
        width += space
    return width


def _lines_of(metrics: QFontMetrics, title: str, width: int) -> int:
    words = [metrics.horizontalAdvance(word) for word in title.split()]
    return _lines_at(words, metrics.horizontalAdvance(" "), width - 2 * PAD_PX)


def _lines_at(words: Sequence[int], space: int, width: int) -> int:
    lines, used = 1, 0
    for word in words:
        if used and used + space + word > width:
            lines, used = lines + 1, word
        else:
            used += (space if used else 0) + word
    return lines

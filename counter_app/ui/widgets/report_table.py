# SPDX-License-Identifier: GPL-3.0-or-later
"""The view of one table of a tally: titles of rows stay in sight, the cursor is a frame, text can be copied.

Only what is seen is painted, so a table of five hundred rows is as quick as one of five.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from counter_app.ui import theme
from counter_app.ui.models.report_rows import ReportRows
from counter_app.ui.tokens import FOCUS_PX
from counter_app.ui.widgets.grouped_header import GroupedHeader
from counter_app.ui.widgets.plain_label import PlainLabel

Index = QModelIndex | QPersistentModelIndex
_TITLE_LETTERS, _WORD_LETTERS = 24, 16
"""In average letters: the least the titles of the rows take, and the most a column of words does."""
_ROW_ROOM_PX = 12
_PAD_PX = 10
_CELL_PAD_PX = 12
"""What the style sheet leaves free around the words of a cell, both sides together, above the head's own."""


class CellFrame(QStyledItemDelegate):
    """Draws the cursor as a frame: a tinted ground alone is hard to see."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, and the frame where the cursor stands."""
        super().paint(painter, option, index)
        view = self.parent()
        if isinstance(view, QTableView) and view.currentIndex() == index:
            rect: QRect = option.rect
            tokens = theme.look().tokens
            painter.save()
            painter.setPen(QPen(QColor(tokens.accent if view.hasFocus() else tokens.secondary), FOCUS_PX))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
            painter.restore()


class RowTitles(QHeaderView):
    """The titles of the rows, at the left edge of the line, cut with «…» where they are too long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One title."""
        model = self.model()
        if model is None:
            return
        tokens = theme.look().tokens
        painter.save()
        painter.fillRect(rect, QColor(tokens.card))
        own = model.headerData(section, Qt.Orientation.Vertical, int(Qt.ItemDataRole.FontRole))
        font = QFont(self.font())
        if isinstance(own, QFont):
            font.setWeight(own.weight())
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        inner = rect.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        title = str(model.headerData(section, Qt.Orientation.Vertical) or "")
        shown = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setPen(QPen(QColor(tokens.ground), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class ReportTable(QTableView):
    """Shows ``ReportRows``."""

    def __init__(self, rows: ReportRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._heads = GroupedHeader(self)
        self._titles = RowTitles(self)
        self._corner = PlainLabel("", "secondary", self).wrapped()
        self._titles.setProperty("role", "titles")
        self.setModel(rows)
        self.setHorizontalHeader(self._heads)
        self.setVerticalHeader(self._titles)
        self.setItemDelegate(CellFrame(self))
        self.setAccessibleName("Bảng số liệu")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)

    def fit(self) -> None:
        """Give columns, heads and titles their room; after other rows, other letters or another width."""
        metrics = QFontMetrics(self.font())
        self._titles.setDefaultSectionSize(metrics.height() + _ROW_ROOM_PX)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        measure = QFontMetrics(bold)
        letter = metrics.averageCharWidth()
        widths = [_CELL_PAD_PX + self._widest(column, measure, letter) for column in range(self._rows.columnCount())]
        longest = max(map(measure.horizontalAdvance, self._rows.longest_titles())) + 2 * _PAD_PX + 4
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 6
        self._heads.fit(widths, room - min(longest, room // 2))
        self._titles.setFixedWidth(max(_TITLE_LETTERS * letter, min(longest, room - self._heads.length())))
        self.updateGeometries()
        self._corner.setText(self._rows.table.row_title if self._rows.table else "")
        self._corner.setGeometry(_PAD_PX, 2, self._titles.width() - _PAD_PX, self._heads.height() - 4)

    def copied_text(self) -> str:
        """The marked cells with their heads, tab-separated; the whole table where only the cursor stands."""
        rows, columns = self._copied()
        table = self._rows.table
        specs = [spec for spec in map(self._rows.column, columns) if spec]
        titles = [": ".join(filter(None, (spec.group, spec.title))) for spec in specs]
        lines = [[table.row_title if table else "", *titles]]
        for row in rows:
            title = str(self._rows.headerData(row, Qt.Orientation.Vertical) or "")
            lines.append([" ".join(title.split()), *(self._rows.words(row, column) for column in columns)])
        return "\n".join("\t".join(line) for line in lines)

    def copied_rows(self) -> int:
        """How many rows ``copied_text`` has, the heads not counted."""
        return len(self._copied()[0])

    def _widest(self, column: int, measure: QFontMetrics, letter: int) -> int:
        widest = max(map(measure.horizontalAdvance, self._rows.longest_words(column)), default=0)
        spec = self._rows.column(column)
        return min(widest, _WORD_LETTERS * letter) if spec and spec.kind == "text" else widest

    def _copied(self) -> tuple[range, range]:
        marked = self.selectionModel().selectedIndexes()
        if len(marked) <= 1:
            return range(self._rows.rowCount()), range(self._rows.columnCount())
        rows, columns = {one.row() for one in marked}, {one.column() for one in marked}
        return range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)

# SPDX-License-Identifier: GPL-3.0-or-later
"""One table of a tally as rows of a view: sorted by any column, the total always last, words made when painted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from counter_app.domain.tally_words import cell_words
from counter_app.domain.text import fold
from counter_app.ui import theme

if TYPE_CHECKING:
    from counter_app.domain.tally import Column, ColumnKind, Correction, CountTable, Number, Row
    from counter_app.ui.report_words import Order

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[str, str]
"""The key of a row and the id of a column."""

GROUP_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The heading above neighbouring columns."""
CHANGED = "▲"
"""Stands beside a number that is another one now than when it was issued."""
_MEASURED = 12
_TENTH: dict[ColumnKind, str] = {"count": "", "text": "", "share": ",8 %", "minutes": ",8"}
AS_COUNTED: Order = ("", "as_counted")


class ReportRows(QAbstractTableModel):
    """The rows of one table; what stands in the head of a row is its title."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: CountTable | None = None
        self._rows: list[Row] = []
        self._order: Order = AS_COUNTED
        self._changed: Mapping[Cell, Correction] = {}

    @property
    def table(self) -> CountTable | None:
        """What is shown."""
        return self._table

    @property
    def order(self) -> Order:
        """The column it is sorted by, and how."""
        return self._order

    def show(self, table: CountTable | None, changed: Mapping[Cell, Correction]) -> None:
        """Replace the rows; ``changed``: the numbers that are others now than when they were issued."""
        if table is None or self._table is None or table.id != self._table.id:
            self._order = AS_COUNTED
        self.beginResetModel()
        self._table, self._changed = table, changed
        self._arrange()
        self.endResetModel()

    def sort_by(self, order: Order) -> None:
        """Put the rows into another order; the total stays last, and what cannot be said comes before it."""
        self.beginResetModel()
        self._order = order
        self._arrange()
        self.endResetModel()

    def row(self, place: int) -> Row | None:
        """The row at a place; None when there is none."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def column(self, place: int) -> Column | None:
        """The column at a place; None when there is none."""
        return self._table.columns[place] if self._table and 0 <= place < len(self._table.columns) else None

    def place_of(self, row_key: str, column_id: str) -> QModelIndex:
        """Where a number stands; the first cell when it is not there."""
        rows = [row.key for row in self._rows]
        columns = [column.id for column in self._table.columns] if self._table else []
        row = rows.index(row_key) if row_key in rows else 0
        column = columns.index(column_id) if column_id in columns else 0
        return self.index(row, column)

    def words(self, row: int, column: int) -> str:
        """What a cell says, as it is copied."""
        shown, spec = self.row(row), self.column(column)
        return cell_words(shown.cells.get(spec.id), spec.kind) if shown and spec else ""

    def longest_words(self, column: int) -> list[str]:
        """What may be widest in a column, without writing every cell of a long table."""
        spec = self.column(column)
        if spec is None:
            return []
        values = [row.cells.get(spec.id) for row in self._rows]
        texts = sorted({value for value in values if isinstance(value, str)}, key=len)[-_MEASURED:]
        numbers = [value for value in values if isinstance(value, int | float)]
        extremes = [cell_words(value, spec.kind) for value in (min(numbers), max(numbers))] if numbers else []
        mark = f"{CHANGED} " if self._changed else ""
        # Of two numbers as long before the comma the smaller may have more behind it.
        return [
            mark + words for words in (*texts, *extremes, *(f"{_whole(one)}{_TENTH[spec.kind]}" for one in extremes))
        ]

    def longest_titles(self) -> list[str]:
        """The titles of the rows that may be widest."""
        titles = sorted((row.title for row in self._rows), key=len)
        return [self._table.row_title if self._table else "", *titles[-_MEASURED:]]

    def change(self, row: int, column: int) -> Correction | None:
        """What became of a cell since it was issued; None where nothing did."""
        shown, spec = self.row(row), self.column(column)
        return self._changed.get((shown.key, spec.id)) if shown and spec else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """How many rows, the total included."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """How many columns of numbers."""
        return 0 if parent.isValid() or self._table is None else len(self._table.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Column titles with their groups; the titles of the rows."""
        if orientation == Qt.Orientation.Vertical:
            return self._row_head(section, role)
        column = self.column(section)
        if column is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = {"falling": " ↓", "rising": " ↑"}.get(self._order[1] if self._order[0] == column.id else "", "")
            return column.title + arrow
        if role == GROUP_ROLE:
            return column.group
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ": ".join(filter(None, (column.group, column.title)))
        return column.definition if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """What one cell says and how it looks."""
        row, column = self.row(index.row()), self.column(index.column())
        if row is None or column is None:
            return None
        changed = (row.key, column.id) in self._changed
        match role:
            case Qt.ItemDataRole.DisplayRole:
                words = self.words(index.row(), index.column())
                return f"{CHANGED} {words}" if changed else words
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.title}, {column.title}: {self.words(index.row(), index.column())}"
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignLeft if column.kind == "text" else Qt.AlignmentFlag.AlignRight
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole:
                return self._font(row)
            case Qt.ItemDataRole.ForegroundRole if changed:
                return QColor(theme.look().tokens.wait)
        return None

    def _row_head(self, section: int, role: int) -> object:
        row = self.row(section)
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.title
        return self._font(row) if role == Qt.ItemDataRole.FontRole else None

    def _font(self, row: Row) -> QFont | None:
        if self._table is None or row is not self._table.total:
            return None
        bold = QFont()
        bold.setWeight(QFont.Weight.DemiBold)
        return bold

    def _arrange(self) -> None:
        table = self._table
        rows = list(table.rows) if table else []
        column_id, way = self._order
        if way == "by_name":
            rows.sort(key=lambda row: fold(row.title))
        elif way != "as_counted":
            rows.sort(key=lambda row: _rank(row.cells.get(column_id)), reverse=way == "falling")
            rows.sort(key=lambda row: row.cells.get(column_id) is None)
        self._rows = [*rows, table.total] if table and table.total else rows


def _whole(words: str) -> str:
    return words.removesuffix(" %").partition(",")[0]


def _rank(value: Number | str) -> tuple[float, str]:
    return (0, fold(value)) if isinstance(value, str) else (value or 0, "")
